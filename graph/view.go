package graph

import (
	"context"
	"errors"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
	"github.com/annals-kg/annals/graph/vocab"
)

// A Node is the store's own number for a value, and a Quad four of them:
// subject, predicate, object and label. Zero is none. Numbers are for callers
// who follow many quads and want the words of few.
type (
	Node = quadstore.Node
	Quad = quadstore.Quad
)

// A Clock is what an article's age is told by.
type Clock string

// The clocks of an article. An event has a third one, when it happened.
const (
	ByPublished Clock = "published"
	ByLoaded    Clock = "loaded"
)

// A Moment is a time to look back to: what counts is what was published, or
// loaded, before Until. An article that gives only the day of its publication
// counts once that day is over; one that gives none counts from when it was
// loaded. The zero value is now.
type Moment struct {
	Until time.Time
	Clock Clock // empty is ByPublished
}

// counts reports whether an article was there at the moment.
func (m Moment) counts(published, loaded time.Time, dayOnly bool) bool {
	switch {
	case m.Until.IsZero():
		return true
	case m.Clock == ByLoaded, published.IsZero():
		return loaded.Before(m.Until)
	case dayOnly:
		return !published.AddDate(0, 0, 1).After(m.Until)
	}
	return published.Before(m.Until)
}

// A View is what can be read of a store. That which a Store embeds is the store
// as it is whenever it is asked, and safe for concurrent use. One that At
// returns stays as the store was when it was opened, knows only what had been
// said by its moment, and reads faster; it is for one caller at a time, and is
// to be closed.
type View struct {
	s      *Store
	src    source
	moment Moment
	// all is set where no article is hidden; hidden remembers which are, in a
	// view of At.
	all    bool
	hidden map[Node]bool
	// version is the store's when a view of At was opened.
	version uint64
}

// A source is what a View reads: the quad store, or a reader of it.
type source interface {
	Scan(context.Context, Quad, func(Quad) bool) error
	ScanDistinct(context.Context, Quad, func(Quad) bool) error
	Value(Node) (quad.Value, error)
	Lookup(quad.Value) (Node, error)
}

// At opens a view of the store as it was at a moment.
func (s *Store) At(ctx context.Context, m Moment) (*View, error) {
	s.mu.RLock()
	version := s.version
	s.mu.RUnlock()
	r, err := s.qs.NewReader()
	if err != nil {
		return nil, err
	}
	v := &View{s: s, src: r, moment: m, hidden: map[Node]bool{}, version: version}
	if !m.Until.IsZero() {
		return v, nil
	}
	// Where nothing was ever superseded there is nothing to hide.
	v.all = true
	pattern, ok, err := v.pattern(quad.Object, vocab.Superseded, vocab.Type)
	if err == nil && ok {
		err = r.Scan(ctx, pattern, func(Quad) bool { v.all = false; return false })
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return v, nil
}

// Clone opens another view of what a view that At opened sees, for another
// goroutine. It is to be closed too.
func (v *View) Clone() (*View, error) {
	r, ok := v.src.(*quadstore.Reader)
	if !ok {
		return nil, errors.New("graph: only a view of At can be cloned")
	}
	clone, err := r.Clone()
	if err != nil {
		return nil, err
	}
	return &View{s: v.s, src: clone, moment: v.moment, all: v.all, hidden: map[Node]bool{}, version: v.version}, nil
}

// Cayley returns the quads of the view for paths and query languages: without
// those of articles that it hides. It is valid until the view is closed, must not
// be written to, and is safe for concurrent use where the view is not. A thing
// that only hidden articles tell of is a node of which nothing is said.
func (v *View) Cayley() cayley.QuadStore {
	if v.everything() {
		return v.s.qs
	}
	var mu sync.Mutex // a view remembers what it hides
	return v.s.qs.Hiding(func(article Node) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		return v.hides(context.Background(), article)
	})
}

// Close ends a view that At opened; closing twice does nothing.
func (v *View) Close() error {
	if r, ok := v.src.(*quadstore.Reader); ok {
		return r.Close()
	}
	return nil
}

// Store is the store that is viewed, and Moment when.
func (v *View) Store() *Store  { return v.s }
func (v *View) Moment() Moment { return v.moment }

// Node returns the number of a value, zero where no quad has it.
func (v *View) Node(value quad.Value) (Node, error) { return v.src.Lookup(value) }

// Value returns the value of a number, nil where there is none.
func (v *View) Value(n Node) (quad.Value, error) { return v.src.Value(n) }

// Scan calls f for each quad with the bound parts of p, zero standing for any,
// until f returns false. Quads of articles that the view hides are passed over.
func (v *View) Scan(ctx context.Context, p Quad, f func(Quad) bool) error {
	if v.everything() {
		return v.src.Scan(ctx, p, f)
	}
	var failed error
	err := v.src.Scan(ctx, p, func(q Quad) bool {
		hidden, err := v.hides(ctx, q[3])
		if failed = err; err != nil {
			return false
		}
		return hidden || f(q)
	})
	if failed != nil {
		return failed
	}
	return err
}

// everything reports whether nothing is hidden.
func (v *View) everything() bool {
	if v.hidden != nil {
		return v.all
	}
	v.s.mu.RLock()
	defer v.s.mu.RUnlock()
	return len(v.s.superseded) == 0
}

// hides reports whether an article is hidden: a later reading replaces it, or it
// was not yet there at the moment.
func (v *View) hides(ctx context.Context, article Node) (bool, error) {
	if v.hidden == nil {
		iri, err := v.src.Value(article)
		if err != nil {
			return false, err
		}
		label, _ := iri.(quad.IRI)
		return v.s.isSuperseded(label), nil
	}
	if hidden, known := v.hidden[article]; known {
		return hidden, nil
	}
	hidden, err := v.tooLate(ctx, article)
	if err == nil && !hidden {
		hidden, err = v.replaced(ctx, article)
	}
	if err == nil {
		v.hidden[article] = hidden
	}
	return hidden, err
}

// tooLate reports whether an article was not yet there at the moment.
func (v *View) tooLate(ctx context.Context, article Node) (bool, error) {
	if v.moment.Until.IsZero() {
		return false, nil
	}
	var stamps [2]quad.Value
	for i, p := range [...]quad.IRI{vocab.Published, vocab.Loaded} {
		predicate, err := v.src.Lookup(p)
		if err != nil || predicate == 0 {
			continue
		}
		var object Node
		if err := v.src.Scan(ctx, Quad{article, predicate}, func(q Quad) bool { object = q[2]; return q[3] != article }); err != nil {
			return false, err
		}
		if stamps[i], err = v.src.Value(object); err != nil {
			return false, err
		}
	}
	published, loaded := literal(stamps[0]), literal(stamps[1])
	return !v.moment.counts(readTime(published), readTime(loaded), len(published) == len(time.DateOnly)), nil
}

// replaced reports whether a later reading that counts replaces an article.
func (v *View) replaced(ctx context.Context, article Node) (replaced bool, err error) {
	class, err := v.src.Lookup(vocab.Superseded)
	if err != nil || class == 0 {
		return false, err
	}
	predicate, err := v.src.Lookup(vocab.Type)
	if err != nil {
		return false, err
	}
	var later []Node
	if err := v.src.Scan(ctx, Quad{article, predicate, class}, func(q Quad) bool { later = append(later, q[3]); return true }); err != nil {
		return false, err
	}
	for _, l := range later {
		late, err := v.tooLate(ctx, l)
		if err != nil || !late {
			return !late, err
		}
	}
	return false, nil
}
