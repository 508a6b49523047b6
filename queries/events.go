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
		Run: func(ctx context.Context, s *graph.Store, args Args) (*Answer, error) {
			f, err := FilterOf(args)
			if err != nil {
				return nil, err
			}
			return Select(ctx, s, f)
		},
	})
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
// and then by place in the text: one row a report. Its Reports and Statements
// are read from the store as they are ranged over, so that a large answer need
// not fit in memory more than once.
func Select(ctx context.Context, s *graph.Store, f Filter) (*Answer, error) {
	sel, err := find(ctx, s, f)
	if err != nil {
		return nil, err
	}
	reports := first(f.Limit, sel.reports(ctx))
	var rows []Row
	for r, err := range reports {
		if err != nil {
			return nil, err
		}
		rows = append(rows, eventRow(r))
	}
	sel.walk.step("read %s, %d of them asked for", plural(int(sel.read.Load()), "record"), len(rows))
	a, err := sel.answer(ctx, eventColumns, rows, nil)
	if err != nil {
		return nil, err
	}
	a.Query = "events"
	a.Reports = reports
	a.Statements = statements(ctx, s, reports)
	if f.Limit > 0 && len(rows) == f.Limit {
		a.Steps = append(a.Steps, fmt.Sprintf("stopped at %s", plural(f.Limit, "report")))
	}
	return a, nil
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
