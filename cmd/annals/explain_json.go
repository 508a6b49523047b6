package main

import (
	"encoding/json"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/text"
)

// The JSON views print one record a line, like annals extract. Each record
// names its document; offsets are bytes of the document's text.

// encoder returns an encoder of records that writes "<" as it is.
func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

func documentJSON(w io.Writer, r *extract.Reading) error {
	d := r.Document
	published := ""
	if !d.Published.IsZero() {
		published = d.Published.Format("2006-01-02T15:04:05Z07:00")
	}
	return encoder(w).Encode(struct {
		Record    string `json:"record"`
		ID        string `json:"id"`
		Title     string `json:"title,omitempty"`
		Source    string `json:"source,omitempty"`
		URL       string `json:"url,omitempty"`
		Published string `json:"published,omitempty"`
		Text      string `json:"text"`
	}{"document", d.ID, d.Title, d.Source, d.URL, published, d.Text})
}

func sentencesJSON(w io.Writer, r *extract.Reading) error {
	enc := encoder(w)
	for i := range r.Sentences {
		s := &r.Sentences[i]
		tokens := make([]event.Quote, len(s.Tokens))
		for i, t := range s.Tokens {
			tokens[i] = event.QuoteOf(r.Document.Text, t.Span)
		}
		err := enc.Encode(struct {
			Record   string `json:"record"`
			Document string `json:"document"`
			Index    int    `json:"index"`
			text.Span
			Text      string        `json:"text"`
			Paragraph int           `json:"paragraph"`
			Zone      string        `json:"zone"`
			Tokens    []event.Quote `json:"tokens"`
		}{"sentence", r.Document.ID, s.Index, s.Span, s.Of(r.Document.Text), s.Paragraph, s.Zone.String(), tokens})
		if err != nil {
			return err
		}
	}
	return nil
}

func mentionsJSON(w io.Writer, r *extract.Reading) error {
	records := event.NewWriter(w)
	for i := range r.Mentions {
		if err := records.Mention(&r.Mentions[i]); err != nil {
			return err
		}
	}
	return nil
}

func eventsJSON(w io.Writer, r *extract.Reading) error {
	records := event.NewWriter(w)
	for i := range r.Events {
		if err := records.Event(&r.Events[i]); err != nil {
			return err
		}
	}
	return nil
}

// jsonWord is a word of a tree; head is the index of its head in words, -1 for
// the root.
type jsonWord struct {
	text.Span
	Text  string `json:"text"`
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"`
	XPOS  string `json:"xpos"`
	Head  int    `json:"head"`
	Rel   string `json:"rel"`
}

func syntaxJSON(w io.Writer, r *extract.Reading) error {
	enc := encoder(w)
	for i, tree := range r.Trees {
		if tree == nil {
			continue
		}
		words := make([]jsonWord, len(tree.Words))
		for j := range tree.Words {
			t := &tree.Words[j]
			words[j] = jsonWord{t.Span, t.Form, t.Lemma, t.UPOS.String(), t.XPOS.String(), t.Head, t.Rel.String()}
		}
		err := enc.Encode(struct {
			Record   string `json:"record"`
			Document string `json:"document"`
			Index    int    `json:"index"`
			text.Span
			Text  string     `json:"text"`
			Words []jsonWord `json:"words"`
		}{"tree", r.Document.ID, i, r.Sentences[i].Span, r.Sentences[i].Of(r.Document.Text), words})
		if err != nil {
			return err
		}
	}
	return nil
}
