package queries

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// answer makes an Answer of rows that rest on reports. Rows beyond the filter's
// limit are cut off.
func (sel *selection) answer(ctx context.Context, v *graph.View, columns []Column, rows []Row, reports []*Report) (*Answer, error) {
	a := &Answer{Columns: columns, Rows: rows, Steps: sel.walk.steps, LeftOut: sel.leftOut}
	if n := int(sel.copies.Load()); n > 0 {
		a.Steps = append(a.Steps, "without "+plural(n, "article")+" that repeat another")
	}
	if limit := sel.scope.Limit; limit > 0 && len(rows) > limit {
		a.Rows = rows[:limit]
		a.Steps = append(a.Steps, fmt.Sprintf("first %d of %s", limit, plural(len(rows), "row")))
	}
	a.Reports = each(reports)
	a.Statements = statements(ctx, v, a.Reports)
	if len(a.Rows) == 0 {
		why, err := sel.empty(ctx, v)
		if err != nil {
			return nil, err
		}
		a.Empty = why
	}
	return a, nil
}

// each yields reports from a slice.
func each(reports []*Report) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		for _, r := range reports {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// statements yields what the graph of a view says of reports, article by article,
// sorted within each. It may be ranged over after the view is closed.
func statements(ctx context.Context, of *graph.View, reports iter.Seq2[*Report, error]) iter.Seq2[Statement, error] {
	s, moment := of.Store(), of.Moment()
	return func(yield func(Statement, error) bool) {
		v, err := s.At(ctx, moment)
		if err != nil {
			yield(Statement{}, err)
			return
		}
		defer v.Close()
		var article string
		var events []event.Event
		flush := func() bool {
			if len(events) == 0 {
				return true
			}
			quads, err := v.Statements(ctx, quad.IRI(article), events)
			if err != nil {
				yield(Statement{}, err)
				return false
			}
			for _, q := range quads {
				if !yield(statement(q), nil) {
					return false
				}
			}
			return true
		}
		for r, err := range reports {
			if err != nil {
				yield(Statement{}, err)
				return
			}
			if r.Article.IRI != article {
				if !flush() {
					return
				}
				article, events = r.Article.IRI, nil
			}
			events = append(events, r.Event)
		}
		flush()
	}
}

// statement puts a quad in plain terms.
func statement(q quad.Quad) Statement {
	plain := func(v quad.Value) string { iri, _ := v.(quad.IRI); return string(iri) }
	return Statement{Subject: plain(q.Subject), Predicate: plain(q.Predicate), Object: term(q.Object), Label: plain(q.Label)}
}

func term(v quad.Value) Term {
	switch v := v.(type) {
	case quad.IRI:
		return Term{IRI: string(v)}
	case quad.String:
		return Term{Value: string(v)}
	case quad.TypedString:
		return Term{Value: string(v.Value), Datatype: string(v.Type)}
	case quad.LangString:
		return Term{Value: string(v.Value), Lang: v.Lang}
	case quad.Int:
		return Term{Value: fmt.Sprint(int64(v)), Datatype: string(vocab.XSDInteger)}
	case quad.Float:
		return Term{Value: fmt.Sprint(float64(v)), Datatype: string(vocab.XSDDouble)}
	case quad.Bool:
		return Term{Value: fmt.Sprint(bool(v)), Datatype: string(vocab.XSDBoolean)}
	case quad.Time:
		return Term{Value: time.Time(v).UTC().Format(time.RFC3339Nano), Datatype: string(vocab.XSDDateTime)}
	}
	return Term{Value: quad.ToString(v)}
}

// evidence is the sentence that a report rests on, once for each claimant.
func evidence(r *Report) []Evidence {
	e := Evidence{
		Event: r.Event.ID, Article: r.Article.ID, Source: r.Article.Source, URL: r.Article.URL,
		Start: r.Event.Evidence.Start, End: r.Event.Evidence.End, Sentence: r.Event.Evidence.Text,
	}
	if len(r.Event.Claims) == 0 {
		return []Evidence{e}
	}
	var all []Evidence
	for i := range r.Event.Claims {
		e.Claimant = nameOf(&r.Event.Claims[i])
		all = append(all, e)
	}
	return all
}

// The cells that several tables share.

func nameOf(r *event.Ref) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Text
}

func namesOf(refs []event.Ref) string {
	var names []string
	for i := range refs {
		names = appendNew(names, nameOf(&refs[i]))
	}
	return strings.Join(names, ", ")
}

// weaponsCell lists weapons with their counts: "9 drone, 3 or more missile".
func weaponsCell(refs []event.Ref) string {
	var cells []string
	for i := range refs {
		cell := nameOf(&refs[i])
		if c := refs[i].Count; c != nil {
			cell = c.String() + " " + cell
		}
		cells = appendNew(cells, cell)
	}
	return strings.Join(cells, ", ")
}

func rangeCell(r *event.Range) string {
	if r == nil {
		return ""
	}
	return r.String()
}

// claimantsCell lists who vouches for a report, with the stance where it is
// more than saying so; in brackets the outlet, where it speaks for itself.
func claimantsCell(r *Report) string {
	var names []string
	for i := range r.Event.Claims {
		names = appendNew(names, claimantCell(&r.Event.Claims[i]))
	}
	if len(names) == 0 && r.Article.Source != "" {
		return "[" + r.Article.Source + "]"
	}
	return strings.Join(names, ", ")
}

func claimantCell(c *event.Ref) string {
	if c.Stance == "" || c.Stance == event.Says {
		return nameOf(c)
	}
	return nameOf(c) + " (" + string(c.Stance) + ")"
}

// joined lists words in the cell of a table.
func joined(words []string) string { return strings.Join(words, ", ") }

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func kindCell(r *Report) string {
	if r.Event.Mode == "" {
		return string(r.Event.Category)
	}
	return string(r.Event.Category) + " (" + string(r.Event.Mode) + ")"
}
