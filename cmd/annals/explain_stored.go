package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// A storedEvent is an event of the database with the article that tells it.
type storedEvent struct {
	Event     event.Event `json:"event"`
	Document  string      `json:"document"`
	Title     string      `json:"title,omitempty"`
	Source    string      `json:"source,omitempty"`
	URL       string      `json:"url,omitempty"`
	Published string      `json:"published,omitempty"`
	// Sentences is how many sentences of the article are stored.
	Sentences int `json:"sentences"`
	// Note says what the sentences alone do not show; empty where they do.
	Note string `json:"note,omitempty"`
}

// explainStored explains an event of the database. Of its article's text only the
// sentences are stored that events rest on. They are put where they stood and
// read anew, which gives the same event nearly always: what another sentence
// adds, the record says.
func (a *app) explainStored(ctx context.Context, s *Settings, id, format string) error {
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	var stored *storedEvent
	var doc *text.Document
	err = withStore(ctx, s, false, func(store *graph.Store) error {
		stored, doc, err = storedArticle(ctx, store, id)
		return err
	})
	if errors.Is(err, graph.ErrNoEvent) {
		return fmt.Errorf("explain: no event %s in %s; annals query events lists them, annals explain %s FILE looks for it in articles", id, s.DB, id)
	} else if err != nil {
		return err
	}
	r, err := x.Extract(ctx, doc)
	if err != nil {
		return err
	}
	again, note := alike(r.All, &stored.Event)
	if again == nil {
		stored.Note = note + fmt.Sprintf("; with the article itself: annals explain %s FILE", id)
		return a.printExplanation(&extract.Explanation{}, stored, format)
	}
	stored.Note = note
	found, err := x.Explain(ctx, doc, again.ID)
	if err != nil {
		return err
	}
	return a.printExplanation(found, stored, format)
}

// storedArticle reads an event and what is stored of its article's text; the rest
// of the text is line feeds, so that offsets are what they were.
func storedArticle(ctx context.Context, store *graph.Store, id string) (*storedEvent, *text.Document, error) {
	e, article, err := store.Event(ctx, vocab.EventIRI(id))
	if err != nil {
		return nil, nil, err
	}
	info, err := store.Article(ctx, article)
	if err != nil {
		return nil, nil, err
	}
	sentences, err := store.Sentences(ctx, article)
	if err != nil {
		return nil, nil, err
	}
	doc := info.Document()
	var b strings.Builder
	for _, q := range sentences {
		if q.Start < b.Len() {
			continue // within the one before
		}
		if q.Start == b.Len()+1 {
			b.WriteByte(' ') // of one paragraph, likely
		} else {
			b.WriteString(strings.Repeat("\n", q.Start-b.Len()))
		}
		b.WriteString(q.Text)
	}
	doc.Text = b.String()
	stored := &storedEvent{Event: *e, Document: info.ID, Title: info.Title, Source: info.Source, URL: info.URL, Sentences: len(sentences)}
	if !info.Published.IsZero() {
		stored.Published = info.Published.Format("2006-01-02")
	}
	return stored, doc, nil
}

// alike finds an event among those that were read anew: itself, else the one of
// the same word. note says what differs.
func alike(all []event.Event, stored *event.Event) (e *event.Event, note string) {
	if i := slices.IndexFunc(all, func(e event.Event) bool { return e.ID == stored.ID }); i >= 0 {
		return &all[i], ""
	}
	if i := slices.IndexFunc(all, func(e event.Event) bool { return e.Trigger.Span == stored.Trigger.Span }); i >= 0 {
		return &all[i], fmt.Sprintf("read anew from the stored sentences alone, the word tells %s: what follows is of that", all[i].Category)
	}
	return nil, "the stored sentences alone do not tell it again"
}

// text prints where the event is from.
func (s *storedEvent) text(w io.Writer) error {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "    %-10s  %s\n", name, value)
		}
	}
	line("article", s.Document)
	line("title", oneLine(s.Title))
	line("source", s.Source)
	line("url", s.URL)
	line("published", s.Published)
	line("note", s.Note)
	_, err := fmt.Fprintln(w, b.String())
	return err
}
