package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/annals-kg/annals/text"
)

// A Case is a document with the events that a careful reader found in it.
type Case struct {
	Document text.Document
	Events   []Gold // in the order of the text
}

// ReadCases reads the articles of one file tree (NAME/article.json) with the
// gold of another (NAME.jsonl), in the order of their names. It fails where an
// article has no gold, or gold no article.
func ReadCases(articles, gold fs.FS) ([]Case, error) {
	files, err := fs.Glob(articles, "*/article.json")
	if err != nil {
		return nil, err
	}
	var cases []Case
	known := map[string]bool{}
	for _, file := range files {
		doc, err := readArticle(articles, file)
		if err != nil {
			return nil, err
		}
		name := path.Dir(file) + ".jsonl"
		known[name] = true
		events, err := ReadGold(gold, name, doc.Text)
		if err != nil {
			return nil, err
		}
		cases = append(cases, Case{*doc, events})
	}
	names, err := fs.Glob(gold, "*.jsonl")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if !known[name] {
			return nil, fmt.Errorf("eval: %s: gold without an article; there is no %s/article.json", name, strings.TrimSuffix(name, ".jsonl"))
		}
	}
	return cases, nil
}

func readArticle(fsys fs.FS, file string) (*text.Document, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	var a struct{ ID, Title, Published, Source, Text string }
	if err := json.Unmarshal(b, &a); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", file, err)
	}
	day, err := time.Parse(time.DateOnly, a.Published)
	if err != nil {
		return nil, fmt.Errorf("eval: %s: published: %w", file, err)
	}
	return &text.Document{ID: a.ID, Title: a.Title, Source: a.Source, Text: a.Text, Published: day}, nil
}

// ReadGold reads the gold events of one article and finds their words in its
// text; the offsets that the file gives are not trusted. An error names the
// line, and wraps errQuote where words are not in the text just once.
func ReadGold(fsys fs.FS, name, text string) ([]Gold, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	var events []Gold
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		dec := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		dec.DisallowUnknownFields()
		var g Gold
		if err := dec.Decode(&g); err != nil {
			return nil, fmt.Errorf("eval: %s:%d: %w", name, n, err)
		}
		if err := g.locate(text); err != nil {
			return nil, fmt.Errorf("eval: %s:%d: %w", name, n, err)
		}
		events = append(events, g)
	}
	return events, lines.Err()
}

var errQuote = errors.New("want words that occur once")

// locate sets the spans of the gold's quotes from their words.
func (g *Gold) locate(s string) error {
	near, err := once(s, g.Trigger.Near)
	if err != nil {
		return err
	}
	in, err := once(g.Trigger.Near, g.Trigger.Text)
	if err != nil {
		return err
	}
	g.Trigger.Span = text.Span{Start: near.Start + in.Start, End: near.Start + in.End}
	for i := range g.Also {
		if g.Also[i].Span, err = once(s, g.Also[i].Text); err != nil {
			return err
		}
	}
	return nil
}

// once returns the span of words in s, which must hold them exactly once.
func once(s, words string) (text.Span, error) {
	if n := strings.Count(s, words); words == "" || n != 1 {
		return text.Span{}, fmt.Errorf("%q is there %d times: %w", words, n, errQuote)
	}
	at := strings.Index(s, words)
	return text.Span{Start: at, End: at + len(words)}, nil
}

// spans are the pieces of the document that tell the event.
func (g *Gold) spans() []text.Span {
	if g.Trigger.Text == "" {
		return nil
	}
	at := g.Trigger.Start - strings.Index(g.Trigger.Near, g.Trigger.Text)
	out := []text.Span{{Start: at, End: at + len(g.Trigger.Near)}}
	for _, q := range g.Also {
		out = append(out, q.Span)
	}
	return out
}
