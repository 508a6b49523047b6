package graph

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// encodeRecord writes the long tail of an event: its record without its names
// and without the words that the evidence holds already.
func encodeRecord(e *event.Event) (string, error) {
	tail := *e
	tail.ID, tail.Document = "", ""
	tail.Evidence.Text = ""
	evidence := e.Evidence
	if tail.Trigger.Text == quoted(evidence, tail.Trigger.Span) {
		tail.Trigger.Text = ""
	}
	for _, refs := range roles(&tail) {
		*refs = slices.Clone(*refs)
		for i := range *refs {
			if r := &(*refs)[i]; r.Text == quoted(evidence, r.Span) {
				r.Text = ""
			}
		}
	}
	b, err := json.Marshal(&tail)
	return string(b), err
}

// decodeRecord reads what encodeRecord wrote. sentence is the text of the
// event's evidence.
func decodeRecord(tail string, id event.ID, document string, sentence func(text.Span) (string, error)) (*event.Event, error) {
	var e event.Event
	if err := unmarshalRecord(tail, &e); err != nil {
		return nil, fmt.Errorf("graph: event %s: record: %w", id, err)
	}
	e.ID, e.Document = id, document
	words, err := sentence(e.Evidence.Span)
	if err != nil {
		return nil, err
	}
	e.Evidence.Text = words
	if e.Trigger.Text == "" {
		e.Trigger.Text = quoted(e.Evidence, e.Trigger.Span)
	}
	for _, refs := range roles(&e) {
		for i := range *refs {
			if r := &(*refs)[i]; r.Text == "" {
				r.Text = quoted(e.Evidence, r.Span)
			}
		}
	}
	return &e, nil
}

// roles are the lists of refs of an event.
func roles(e *event.Event) [6]*[]event.Ref {
	return [6]*[]event.Ref{&e.Actors, &e.Recipients, &e.Targets, &e.Places, &e.Weapons, &e.Claims}
}

// quoted returns the words of span as the quote holds them, "" where they do
// not lie within it.
func quoted(q event.Quote, span text.Span) string {
	if span.IsZero() || !q.Contains(span) || span.End-q.Start > len(q.Text) || span.End < span.Start {
		return ""
	}
	return q.Text[span.Start-q.Start : span.End-q.Start]
}
