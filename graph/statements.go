package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
)

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
