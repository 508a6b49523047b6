package queries

import (
	"context"
	"fmt"
	"iter"

	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "events",
		Summary: "every report that a filter lets through, in the order of the articles",
		Example: "events --on 2024-05-15 --category interception",
		Params:  filterParams,
		answer:  events,
	})
}

// events is Select with its rows in hand.
func events(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	a, err := selectReports(ctx, v, f)
	if err != nil {
		return nil, err
	}
	return a, a.hold()
}

var eventColumns = []Column{
	{Name: "event", Title: "Event"},
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "kind", Title: "Kind"},
	{Name: "status", Title: "Status"},
	{Name: "actors", Title: "Actors"},
	{Name: "recipients", Title: "Recipients"},
	{Name: "weapons", Title: "Weapons"},
	{Name: "targets", Title: "Targets"},
	{Name: "places", Title: "Places"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

func eventRow(r *Report) Row {
	e := &r.Event
	return Row{
		Cells: []string{
			string(e.ID), whenCell(r), basisCell(r), kindCell(r), string(e.Status), namesOf(e.Actors), namesOf(e.Recipients),
			weaponsCell(e.Weapons), namesOf(e.Targets), namesOf(e.Places), claimantsCell(r), e.Evidence.Text,
		},
		Evidence: evidence(r),
	}
}

// Select answers with the reports that a filter lets through, sorted by article
// and then by place in the text: one row a report. Nothing of it is held in
// memory: All, Reports and Statements read the store as they are ranged over.
func Select(ctx context.Context, s *graph.Store, f Filter) (*Answer, error) {
	v, err := s.At(ctx, f.AsOf)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	return selectReports(ctx, v, f)
}

func selectReports(ctx context.Context, v *graph.View, f Filter) (*Answer, error) {
	sel, err := find(ctx, v, f)
	if err != nil {
		return nil, err
	}
	reports := first(f.Limit, sel.reports(ctx))
	a := &Answer{
		Query: "events", Args: f.Args().words(), Columns: eventColumns, Steps: sel.walk.steps,
		Reports: reports, Statements: statements(ctx, v, reports), row: eventRow,
		Copies: func() int { return int(sel.copies.Load()) }, LeftOut: sel.leftOut,
	}
	if f == (Filter{Status: anyStatus, AsOf: f.AsOf}) { // the whole store: articles without events too
		a.Statements = allStatements(ctx, v)
	}
	if f.Limit > 0 {
		a.Steps = append(a.Steps, fmt.Sprintf("read them, until %s are found", plural(f.Limit, "report")))
	} else {
		a.Steps = append(a.Steps, "read them, article by article")
	}
	for _, err := range reports {
		return a, err // one is enough to know that the answer is not empty
	}
	a.Empty, err = sel.empty(ctx, v)
	return a, err
}

// allStatements yields all that the store says, article by article, sorted within
// each: also of articles without events, and of copies.
func allStatements(ctx context.Context, of *graph.View) iter.Seq2[Statement, error] {
	s, moment := of.Store(), of.Moment()
	return func(yield func(Statement, error) bool) {
		fail := func(err error) { yield(Statement{}, err) }
		v, err := s.At(ctx, moment)
		if err != nil {
			fail(err)
			return
		}
		defer v.Close()
		articles, err := v.Articles(ctx)
		if err != nil {
			fail(err)
			return
		}
		for _, article := range articles {
			quads, err := v.AllStatements(ctx, article)
			if err != nil {
				fail(err)
				return
			}
			for _, q := range quads {
				if !yield(statement(q), nil) {
					return
				}
			}
		}
	}
}

// first yields the first n reports, all where n is zero.
func first(n int, reports iter.Seq2[*Report, error]) iter.Seq2[*Report, error] {
	if n == 0 {
		return reports
	}
	return func(yield func(*Report, error) bool) {
		left := n
		for r, err := range reports {
			if !yield(r, err) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}
