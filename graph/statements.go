package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
)

// AllStatements returns everything that an article says, sorted: all quads that
// have its label.
func (v *View) AllStatements(ctx context.Context, article quad.IRI) ([]quad.Quad, error) {
	label, err := v.Node(article)
	if err != nil || label == 0 {
		return nil, err
	}
	var found []Quad
	if err := v.Scan(ctx, Quad{0, 0, 0, label}, func(q Quad) bool { found = append(found, q); return true }); err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(found))
	for i, q := range found {
		for j, part := range [...]*quad.Value{&quads[i].Subject, &quads[i].Predicate, &quads[i].Object, &quads[i].Label} {
			if *part, err = v.Value(q[j]); err != nil {
				return nil, err
			}
		}
	}
	sortQuads(quads)
	return quads, nil
}

// Statements returns what an article says of itself and of some of its events,
// sorted: the quads that Add stored, without those of its other events. The
// events must be as Event reads them.
func (v *View) Statements(ctx context.Context, article quad.IRI, events []event.Event) ([]quad.Quad, error) {
	info, err := v.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	a := Article{Document: info.Document(), Events: events}
	quads := articleQuads(a, article)
	// What needs more than the events: the stamps of the article, and the
	// words of further sentences.
	of := []quad.IRI{article}
	for i := range events {
		for _, span := range events[i].Evidences {
			of = append(of, vocab.EvidenceIRI(article, span.Start, span.End))
		}
	}
	for _, subject := range of {
		facts, err := v.Facts(ctx, subject)
		if err != nil {
			return nil, err
		}
		for _, q := range facts {
			if q.Label == article {
				quads = append(quads, q)
			}
		}
	}
	sortQuads(quads)
	return slices.Compact(quads), nil
}
