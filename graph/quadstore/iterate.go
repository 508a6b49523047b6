package quadstore

import (
	"context"
	"fmt"

	"github.com/annals-kg/annals/graph/plan"
	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// QuadIterator lists the quads that have a value in a direction.
func (s *Store) QuadIterator(d quad.Direction, r cayley.Ref) cayley.Iterator {
	n, ok := r.(Node)
	if !ok {
		// What is no reference of this store has no quads in it. Cayley's
		// planner asks so for an estimate, with a reference that it made up.
		return iterator.NewNull()
	}
	var p Quad
	p[slot(d)] = n
	return s.pattern(p).AsLegacy()
}

// QuadsAllIterator lists all quads.
func (s *Store) QuadsAllIterator() cayley.Iterator { return s.pattern(Quad{}).AsLegacy() }

// NodesAllIterator lists all values.
func (s *Store) NodesAllIterator() cayley.Iterator { return (&shape{s: s, nodes: true}).AsLegacy() }

// QuadIteratorSize estimates how many quads have a value in a direction: exact
// for a predicate, and for the rest up to a few hundred.
func (s *Store) QuadIteratorSize(ctx context.Context, d quad.Direction, r cayley.Ref) (cayley.Size, error) {
	n, ok := r.(Node)
	if !ok {
		return cayley.Size{Exact: true}, nil
	}
	var p Quad
	p[slot(d)] = n
	return s.pattern(p).size(ctx)
}

// A shape is a set of quads with some parts bound, or all nodes. It is Cayley's
// IteratorShape.
type shape struct {
	s     *Store
	nodes bool
	bound Quad // 0 is any
	order *order
	// prefix is how many parts of the order are bound at its beginning.
	prefix int
	exact  bool // whether those are all bound parts
	// backward lists the last key first; see pattern.
	backward bool
	hides    hider // of quads that are passed over; nil is none
}

var _ cayley.IteratorShapeCompat = (*shape)(nil)

// pattern chooses the order in which most bound parts come first.
func (s *Store) pattern(bound Quad) *shape {
	sh := &shape{s: s, bound: bound, order: &orders[0]}
	for i := range orders {
		n := 0
		for n < 4 && bound[orders[i].dirs[n]] != 0 {
			n++
		}
		if n > sh.prefix {
			sh.order, sh.prefix = &orders[i], n
		}
	}
	sh.exact = sh.prefix == boundParts(bound)
	// Any order will do for Cayley, except that its recursive iterator (v0.7.7)
	// reports the tags of an earlier result when it is asked for one that it has
	// met and then for one that it has not. Its own suite sees that where the
	// quads of a predicate come in the order of their subjects' ids.
	sh.backward = bound != Quad{} && bound == Quad{1: bound[plan.Predicate]}
	return sh
}

// boundParts is how many parts of a quad are bound.
func boundParts(q Quad) (n int) {
	for _, part := range q {
		if part != 0 {
			n++
		}
	}
	return n
}

type legacyIterator struct {
	sh *shape
	cayley.Iterator
}

// AsShape returns the shape again and ends the iterator.
func (it *legacyIterator) AsShape() cayley.IteratorShape {
	it.Close()
	return it.sh
}

// AsLegacy wraps the shape as Cayley's older kind of iterator.
func (sh *shape) AsLegacy() cayley.Iterator {
	it := &legacyIterator{sh: sh}
	it.Iterator = cayley.NewLegacy(sh, it)
	return it
}

func (sh *shape) String() string {
	if sh.nodes {
		return "QuadstoreNodes"
	}
	return fmt.Sprintf("QuadstoreQuads(%c %v)", sh.order.kind, sh.bound)
}

func (sh *shape) SubIterators() []cayley.IteratorShape { return nil }

func (sh *shape) Optimize(context.Context) (cayley.IteratorShape, bool) { return sh, false }

func (sh *shape) Iterate() cayley.Scanner { return &scan{sh: sh} }

func (sh *shape) Lookup() cayley.Index { return &lookup{sh: sh} }

// Stats gives the costs of the iterator to Cayley's planner.
func (sh *shape) Stats(ctx context.Context) (cayley.IteratorCosts, error) {
	size, err := sh.size(ctx)
	return cayley.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: size}, err
}

// countLimit is how many quads are counted before a size is only estimated.
const countLimit = 256

func (sh *shape) size(ctx context.Context) (cayley.Size, error) {
	s := sh.s
	s.mu.RLock()
	all := s.counts
	predicate := sh.bound[plan.Predicate]
	ofPredicate := s.byPred[predicate].quads
	s.mu.RUnlock()
	switch {
	case sh.nodes:
		return cayley.Size{Size: all.values, Exact: true}, nil
	case sh.bound == Quad{}:
		return cayley.Size{Size: all.quads, Exact: true}, nil
	case sh.bound == Quad{1: predicate}:
		return cayley.Size{Size: ofPredicate, Exact: true}, nil
	}
	sc := &scan{sh: sh}
	defer sc.Close()
	n := int64(0)
	for n < countLimit && sc.Next(ctx) {
		n++
	}
	if n < countLimit {
		return cayley.Size{Size: n, Exact: true}, sc.Err()
	}
	// Of a value with many quads no more is known than that they are many.
	most := all.quads
	if predicate != 0 {
		most = ofPredicate
	}
	return cayley.Size{Size: max(n, most/8), Exact: false}, sc.Err()
}

// A lookup tells whether a reference is of a shape.
type lookup struct {
	sh  *shape
	ref cayley.Ref
	err error
}

func (l *lookup) String() string                   { return l.sh.String() }
func (l *lookup) TagResults(map[string]cayley.Ref) {}
func (l *lookup) NextPath(context.Context) bool    { return false }
func (l *lookup) Result() cayley.Ref               { return l.ref }
func (l *lookup) Err() error                       { return l.err }
func (l *lookup) Close() error                     { return l.err }

// Contains reports whether a reference is of the shape. References come from the
// store and are taken to be there.
func (l *lookup) Contains(ctx context.Context, r cayley.Ref) bool {
	l.ref = nil
	if l.err = ctx.Err(); l.err != nil {
		return false
	}
	switch r := r.(type) {
	case Node:
		if !l.sh.nodes || r == 0 {
			return false
		}
	case Quad:
		if l.sh.nodes || !l.sh.holds(r) {
			return false
		}
		if hidden, err := l.sh.hides.hidden(r); err != nil || hidden {
			l.err = err
			return false
		}
	default:
		return false
	}
	l.ref = r
	return true
}
