package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// A Case is a document with the events that a careful reader found in it.
type Case struct {
	Document text.Document
	Events   []Gold // in the order of the text
}

// A Gold is one event as coded by hand. Its JSON is a line of
// testdata/gold/NAME.jsonl, which testdata/README.md describes.
type Gold struct {
	Category Choice `json:"category"`
	Mode     Choice `json:"mode,omitempty"`
	Status   Choice `json:"status"`
	// Optional events excuse a prediction and never demand one.
	Optional bool    `json:"optional,omitempty"`
	Trigger  Trigger `json:"trigger"`
	// Also quotes parts of further sentences that tell the same event.
	Also []event.Quote `json:"also,omitempty"`

	Actors     []Name   `json:"actors,omitempty"`
	Recipients []Name   `json:"recipients,omitempty"`
	Targets    []Name   `json:"targets,omitempty"`
	Weapons    []Weapon `json:"weapons,omitempty"`
	Places     []Place  `json:"places,omitempty"`
	Time       *When    `json:"time,omitempty"`
	// Killed and Injured are nil where nothing is said.
	Killed  *Count  `json:"killed,omitempty"`
	Injured *Count  `json:"injured,omitempty"`
	Claims  []Claim `json:"claims,omitempty"`

	// open holds the names of slots about which the coder says nothing.
	open map[string]bool
}

// A Choice is one word or several of which any is right: "assault|clash".
type Choice string

// all returns the words of the choice, none for an empty one.
func (c Choice) all() []string {
	if c == "" {
		return nil
	}
	return strings.Split(string(c), "|")
}

// First returns the word that the coder prefers.
func (c Choice) First() string {
	first, _, _ := strings.Cut(string(c), "|")
	return first
}

// Has reports whether word is one of the choice; an empty choice has only "".
func (c Choice) Has(word string) bool {
	return slices.Contains(strings.Split(string(c), "|"), word)
}

// A Trigger is the word that names an event. Near is a longer piece of the
// document that holds it and occurs there once, so that a person can say
// which one is meant; the span follows from it.
type Trigger struct {
	event.Quote
	Near string `json:"near"`
}

// A Weapon is a weapon of an event.
type Weapon struct {
	Name  Name   `json:"name"`
	Class Choice `json:"class"`
	Count *Count `json:"count,omitempty"`
	Fate  Choice `json:"fate"`
	// Owner and Supplier are asked for where the coder gave them.
	Owner    Name `json:"owner,omitempty"`
	Supplier Name `json:"supplier,omitempty"`
}

// A Place is where an event happened. Within and Country (ISO 3166-1 alpha-2)
// place it in the world; both are empty for the high seas.
type Place struct {
	Name    Name   `json:"name"`
	Within  string `json:"within,omitempty"`
	Country string `json:"country,omitempty"`
}

// A When is the time of an event as the days [From, To), written 2006-01-02;
// an empty end is open. Or is a second reading that is also right. Where From
// and To are both empty the time is not known to the day.
type When struct {
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Or    *When  `json:"or,omitempty"`
	Basis Choice `json:"basis,omitempty"`

	// fits, where set, decides instead: for a time that a coder described.
	fits func(from, to string) bool
}

// A Claim is one on whose word the article reports an event.
type Claim struct {
	Name   Name   `json:"name"`
	Stance Choice `json:"stance"`
}

// A Count is a number as [min, max]; nil is an open end.
type Count [2]*float64

// Equal reports whether the count is the same as r. Nothing is said by a nil
// Count and by a nil Range alike.
func (c *Count) Equal(r *event.Range) bool {
	if c == nil || r == nil {
		return c == nil && r == nil
	}
	return sameEnd(c[0], r.Min, -1) && sameEnd(c[1], r.Max, +1)
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

// sameEnd compares one end of a count with that of a range, whose open end is
// infinite in the direction of sign.
func sameEnd(end *float64, r float64, sign int) bool {
	if end == nil {
		return math.IsInf(r, sign)
	}
	return *end == r
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
