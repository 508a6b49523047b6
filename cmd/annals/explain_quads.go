package main

import (
	"fmt"
	"io"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
)

// quadsText prints what the graph is told of an article, as N-Quads.
func quadsText(w io.Writer, r *extract.Reading) error {
	for _, q := range graph.Quads(graph.Article{Document: r.Document, Events: r.All}) {
		if _, err := fmt.Fprintln(w, q.NQuad()); err != nil {
			return err
		}
	}
	return nil
}

// quadsJSON prints the same as JSON, each part as N-Quads write it.
func quadsJSON(w io.Writer, r *extract.Reading) error {
	enc := encoder(w)
	for _, q := range graph.Quads(graph.Article{Document: r.Document, Events: r.All}) {
		err := enc.Encode(struct {
			Record    string `json:"record"`
			Subject   string `json:"subject"`
			Predicate string `json:"predicate"`
			Object    string `json:"object"`
			Label     string `json:"label"`
		}{"quad", q.Subject.String(), q.Predicate.String(), q.Object.String(), q.Label.String()})
		if err != nil {
			return err
		}
	}
	return nil
}
