package plan

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
)

// A Viewer is a store that plans run on.
type Viewer interface {
	// View returns the store as it is now. Whoever asks closes it.
	View() (View, error)
}

var errForeign = errors.New("plan: made for another store")

// A Shape is a Query as a shape of Cayley's.
type Shape struct{ Query }

// Optimize leaves the query as it is.
func (s Shape) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }

// BuildIterator makes the iterator of the answers; the store is a Viewer.
func (s Shape) BuildIterator(qs cayley.QuadStore) cayley.Iterator {
	v, ok := cayley.Unwrap(qs).(Viewer)
	if !ok {
		return iterator.NewError(errForeign)
	}
	return (&answers{store: v, query: &s.Query}).AsLegacy()
}

// answers is a query as Cayley's IteratorShape.
type answers struct {
	store Viewer
	query *Query

	counted sync.Once
	costs   cayley.IteratorCosts
	err     error
}

var _ cayley.IteratorShapeCompat = (*answers)(nil)

type legacyIterator struct {
	a *answers
	cayley.Iterator
}

// AsShape returns the shape again and ends the iterator.
func (it *legacyIterator) AsShape() cayley.IteratorShape {
	it.Close()
	return it.a
}

// AsLegacy wraps the answers as Cayley's older kind of iterator.
func (a *answers) AsLegacy() cayley.Iterator {
	it := &legacyIterator{a: a}
	it.Iterator = cayley.NewLegacy(a, it)
	return it
}

func (a *answers) String() string                                        { return fmt.Sprintf("Plan(%d ways)", len(a.query.Ways)) }
func (a *answers) SubIterators() []cayley.IteratorShape                  { return nil }
func (a *answers) Optimize(context.Context) (cayley.IteratorShape, bool) { return a, false }
func (a *answers) Iterate() cayley.Scanner                               { return &scanner{answers: a} }
func (a *answers) Lookup() cayley.Index                                  { return &index{answers: a} }

// Stats gives Cayley's planner an idea of what the answers cost, for the paths
// that it has to join by itself.
func (a *answers) Stats(ctx context.Context) (cayley.IteratorCosts, error) {
	a.counted.Do(func() { a.costs, a.err = a.count(ctx) })
	return a.costs, a.err
}

// count counts the first answers.
func (a *answers) count(ctx context.Context) (cayley.IteratorCosts, error) {
	const limit = 256
	costs := cayley.IteratorCosts{ContainsCost: 4, NextCost: 4}
	s := &scanner{answers: a}
	defer s.Close()
	for costs.Size.Size < limit && s.Next(ctx) {
		costs.Size.Size++
	}
	if costs.Size.Size == limit {
		costs.Size.Size *= 16
	}
	return costs, s.err
}

// A scanner lists the answers of a query.
type scanner struct {
	*answers
	lister *lister // made at the first Next
	done   bool
	err    error
}

// NextPath has nothing more: each choice of quads is a result of its own.
func (s *scanner) NextPath(context.Context) bool { return false }

func (s *scanner) Err() error { return s.err }

func (s *scanner) Result() cayley.Ref {
	if s.lister == nil || s.lister.result == 0 {
		return nil
	}
	return s.lister.result
}

func (s *scanner) TagResults(dst map[string]cayley.Ref) {
	if s.lister != nil && s.lister.run != nil {
		s.lister.run.tag(func(name string, n Node) { dst[name] = n })
	}
}

// Close ends the scan; closing twice does nothing.
func (s *scanner) Close() error {
	if !s.done && s.lister != nil {
		s.err = errors.Join(s.err, s.lister.view.Close())
	}
	s.done = true
	return s.err
}

// Next goes to the next answer. A cancelled context is an error.
func (s *scanner) Next(ctx context.Context) bool {
	if s.done || s.err != nil {
		return false
	}
	if s.lister == nil {
		view, err := s.store.View()
		if err != nil {
			s.err = err
			return false
		}
		s.lister = &lister{view: view, query: s.query}
	}
	found, err := s.lister.next(ctx)
	if err != nil {
		s.err = err
	}
	if !found {
		s.lister.result = 0
		s.Close()
	}
	return found
}

// An index tells whether nodes are answers of a query.
type index struct {
	*answers
	view   View
	finder *finder
	result Node
	// tags are those of the last answer: they outlive the search for another.
	tags map[string]cayley.Ref
	err  error
}

func (x *index) Err() error { return x.err }

func (x *index) Result() cayley.Ref {
	if x.result == 0 {
		return nil
	}
	return x.result
}

// Contains reports whether a node is an answer.
func (x *index) Contains(ctx context.Context, r cayley.Ref) bool {
	n, ok := r.(Node)
	x.result, x.tags = 0, nil
	if !ok || x.err != nil {
		return false
	}
	if x.finder == nil {
		if x.view, x.err = x.store.View(); x.err != nil {
			return false
		}
		x.finder = newFinder(x.view, x.query)
	}
	return x.found(n)(x.finder.find(ctx, n))
}

// NextPath goes to the next choice of quads by which the node is an answer.
func (x *index) NextPath(ctx context.Context) bool {
	if x.finder == nil || x.err != nil || x.result == 0 {
		return false
	}
	return x.found(x.result)(x.finder.more(ctx))
}

// found notes the outcome of a search for a node.
func (x *index) found(n Node) func(bool, error) bool {
	return func(found bool, err error) bool {
		x.err = err
		if !found || err != nil {
			return false
		}
		x.result = n
		r := x.finder.runs[x.finder.way]
		x.tags = map[string]cayley.Ref{}
		r.tag(func(name string, n Node) { x.tags[name] = n })
		return true
	}
}

func (x *index) TagResults(dst map[string]cayley.Ref) { maps.Copy(dst, x.tags) }

// Close ends the index; closing twice does nothing.
func (x *index) Close() error {
	if x.view != nil {
		x.err = errors.Join(x.err, x.view.Close())
		x.view = nil
	}
	return x.err
}
