package graph

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Hop is one step over a quad: where it leads and who says so.
type Hop struct {
	Node  quad.Value
	Label quad.IRI
}

// In walks from an object against a predicate: it returns the subjects of the
// quads (?, predicate, object), a node once for each article that says so, in
// the order in which things were first stored. Articles that a later reading
// replaced are left out, and those that the view hides. Nothing known of object is no error.
func (v *View) In(ctx context.Context, object quad.Value, predicate quad.IRI) ([]Hop, error) {
	return v.hop(ctx, quad.Object, object, predicate, quad.Subject)
}

// Out walks from a subject along a predicate: it returns the objects of the
// quads (subject, predicate, ?), as In does.
func (v *View) Out(ctx context.Context, subject quad.Value, predicate quad.IRI) ([]Hop, error) {
	return v.hop(ctx, quad.Subject, subject, predicate, quad.Object)
}

func (v *View) hop(ctx context.Context, from quad.Direction, node quad.Value, predicate quad.IRI, to quad.Direction) ([]Hop, error) {
	pattern, ok, err := v.pattern(from, node, predicate)
	if err != nil || !ok {
		return nil, err
	}
	var found []Quad
	if err := v.Scan(ctx, pattern, func(q Quad) bool { found = append(found, q); return true }); err != nil {
		return nil, err
	}
	hops := make([]Hop, 0, len(found))
	for _, q := range found {
		value, label, err := v.named(q, to)
		if err != nil {
			return nil, err
		}
		hops = append(hops, Hop{value, label})
	}
	return hops, nil
}

// Subjects is In for callers who ask for the nodes and not for who says so: each
// comes once, sorted, however many articles speak of it.
func (v *View) Subjects(ctx context.Context, object quad.Value, predicate quad.IRI) ([]quad.IRI, error) {
	values, err := v.distinct(ctx, quad.Object, object, predicate, quad.Subject)
	iris := make([]quad.IRI, 0, len(values))
	for _, value := range values {
		if iri, ok := value.(quad.IRI); ok {
			iris = append(iris, iri)
		}
	}
	slices.Sort(iris)
	return iris, err
}

// distinct is hop for callers who ask for the nodes and not for who says so: a
// node comes once, however many articles speak of it. Only a view that hides
// articles has to look at all labels.
func (v *View) distinct(ctx context.Context, from quad.Direction, node quad.Value, predicate quad.IRI, to quad.Direction) ([]quad.Value, error) {
	var values []quad.Value
	if !v.everything() {
		hops, err := v.hop(ctx, from, node, predicate, to)
		seen := map[quad.Value]bool{}
		for _, h := range hops {
			if !seen[h.Node] {
				seen[h.Node] = true
				values = append(values, h.Node)
			}
		}
		return values, err
	}
	pattern, ok, err := v.pattern(from, node, predicate)
	if err != nil || !ok {
		return nil, err
	}
	var found []Quad
	if err := v.src.ScanDistinct(ctx, pattern, func(q Quad) bool { found = append(found, q); return true }); err != nil {
		return nil, err
	}
	for _, q := range found {
		value, _, err := v.named(q, to)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

// pattern binds a node and a predicate; ok is false where no quad has one.
func (v *View) pattern(from quad.Direction, node quad.Value, predicate quad.IRI) (p Quad, ok bool, err error) {
	start, err := v.src.Lookup(node)
	if err != nil || start == 0 {
		return p, false, err
	}
	along, err := v.src.Lookup(predicate)
	if err != nil || along == 0 {
		return p, false, err
	}
	p[1] = along
	if from == quad.Object {
		p[2] = start
	} else {
		p[0] = start
	}
	return p, true, nil
}

// named returns the value at one end of a quad, and its label.
func (v *View) named(q Quad, to quad.Direction) (quad.Value, quad.IRI, error) {
	end := q[0]
	if to == quad.Object {
		end = q[2]
	}
	value, err := v.src.Value(end)
	if err != nil {
		return nil, "", err
	}
	label, err := v.src.Value(q[3])
	if err != nil {
		return nil, "", err
	}
	iri, _ := label.(quad.IRI)
	return value, iri, nil
}

// Facts returns the quads of a subject, sorted, without those of articles that
// a later reading replaced.
func (v *View) Facts(ctx context.Context, subject quad.Value) ([]quad.Quad, error) {
	return v.quads(ctx, quad.Subject, subject)
}

// Said returns the quads of an article, sorted: all that bear its label, whether
// a later reading replaced it or not.
func (v *View) Said(ctx context.Context, article quad.IRI) ([]quad.Quad, error) {
	return v.quads(ctx, quad.Label, article)
}

func (v *View) quads(ctx context.Context, from quad.Direction, node quad.Value) ([]quad.Quad, error) {
	start, err := v.src.Lookup(node)
	if err != nil || start == 0 {
		return nil, err
	}
	pattern := Quad{start}
	if from == quad.Label {
		pattern = Quad{3: start}
	}
	scan := v.Scan
	if from == quad.Label {
		scan = v.src.Scan
	}
	var found []Quad
	if err := scan(ctx, pattern, func(q Quad) bool { found = append(found, q); return true }); err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, 0, len(found))
	for _, q := range found {
		var parts [4]quad.Value
		for i, n := range q {
			if parts[i], err = v.src.Value(n); err != nil {
				return nil, err
			}
		}
		quads = append(quads, quad.Quad{Subject: parts[0], Predicate: parts[1], Object: parts[2], Label: parts[3]})
	}
	sortQuads(quads)
	return quads, nil
}

// Cayley returns the quad store underneath, for paths and query languages. It is
// valid until Close and must not be written to.
func (s *Store) Cayley() cayley.QuadStore { return s.qs }
