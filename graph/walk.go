package graph

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Hop is one step over a quad: where it leads and who says so.
type Hop struct {
	Node  quad.Value
	Label quad.IRI
}

// In walks from an object against a predicate: it returns the subjects of the
// quads (?, predicate, object). Out of the raw index, in no order; a node comes
// once for each article that says so. Articles that a later reading replaced
// are left out. Nothing known of object is no error.
func (s *Store) In(ctx context.Context, object quad.Value, predicate quad.IRI) ([]Hop, error) {
	return s.hop(ctx, quad.Object, object, predicate, quad.Subject)
}

// Out walks from a subject along a predicate: it returns the objects of the
// quads (subject, predicate, ?), as In does.
func (s *Store) Out(ctx context.Context, subject quad.Value, predicate quad.IRI) ([]Hop, error) {
	return s.hop(ctx, quad.Subject, subject, predicate, quad.Object)
}

// Has reports whether anything is said of a node.
func (s *Store) Has(node quad.Value) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.qs != nil && s.qs.ValueOf(node) != nil
}

func (s *Store) hop(ctx context.Context, from quad.Direction, node quad.Value, predicate quad.IRI, to quad.Direction) ([]Hop, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.qs == nil {
		return nil, ErrClosed
	}
	start, along := s.qs.ValueOf(node), s.qs.ValueOf(predicate)
	if start == nil || along == nil {
		return nil, ctx.Err()
	}
	var refs []cayley.Ref // of nodes and labels, by turns
	it := s.qs.QuadIterator(from, start)
	defer it.Close()
	for it.Next(ctx) {
		q := it.Result()
		if s.qs.QuadDirection(q, quad.Predicate) == along {
			refs = append(refs, s.qs.QuadDirection(q, to), s.qs.QuadDirection(q, quad.Label))
		}
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	// A cancelled iteration ends early and says nothing of it.
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.named(ctx, refs)
}

// named resolves pairs of references. The caller holds mu.
func (s *Store) named(ctx context.Context, refs []cayley.Ref) ([]Hop, error) {
	values, err := cayley.ValuesOf(ctx, s.qs, refs)
	if err != nil {
		return nil, err
	}
	hops := make([]Hop, 0, len(refs)/2)
	for i := 0; i+1 < len(values); i += 2 {
		label, _ := values[i+1].(quad.IRI)
		if values[i] == nil || s.superseded[label] {
			continue
		}
		hops = append(hops, Hop{values[i], label})
	}
	return hops, nil
}

// Facts returns the quads of a subject, sorted, without those of articles that
// a later reading replaced.
func (s *Store) Facts(ctx context.Context, subject quad.Value) ([]quad.Quad, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.qs == nil {
		return nil, ErrClosed
	}
	start := s.qs.ValueOf(subject)
	if start == nil {
		return nil, ctx.Err()
	}
	var quads []quad.Quad
	it := s.qs.QuadIterator(quad.Subject, start)
	defer it.Close()
	for it.Next(ctx) {
		q := s.qs.Quad(it.Result())
		if label, _ := q.Label.(quad.IRI); q.IsValid() && !s.superseded[label] {
			quads = append(quads, q)
		}
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sortQuads(quads)
	return quads, nil
}

// Cayley returns the quad store underneath, for paths and query languages. It
// is valid until the next failed Add or Close, and must not be written to.
func (s *Store) Cayley() cayley.QuadStore {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.qs
}
