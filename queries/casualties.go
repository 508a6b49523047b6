package queries

import (
	"context"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "casualties",
		Summary: "the killed, injured, missing, captured and displaced, report by report",
		Example: "casualties --from 2024-05-15 --to 2024-05-20",
		Params:  filterParams,
		answer:  casualties,
	})
}

var casualtyColumns = []Column{
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "places", Title: "Places"},
	{Name: "kind", Title: "Kind"},
	{Name: "killed", Title: "Killed", Number: true},
	{Name: "injured", Title: "Injured", Number: true},
	{Name: "missing", Title: "Missing", Number: true},
	{Name: "captured", Title: "Captured", Number: true},
	{Name: "displaced", Title: "Displaced", Number: true},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// casualties lists the reports that give a number of people, in the order of
// time; 0 is a report of none. Nothing is added up: two reports may tell of the
// same people.
func casualties(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, all, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	var rows []Row
	var reports []*Report
	for _, r := range all {
		e := &r.Event
		cells := []string{whenCell(r), basisCell(r), namesOf(e.Places), kindCell(r)}
		counted := false
		for _, n := range []*event.Range{e.Killed, e.Injured, e.Missing, e.Captured, e.Displaced} {
			cells = append(cells, rangeCell(n))
			counted = counted || n != nil
		}
		if !counted {
			continue
		}
		reports = append(reports, r)
		rows = append(rows, Row{Cells: append(cells, claimantsCell(r), e.Evidence.Text), Evidence: evidence(r)})
	}
	sel.walk.step("%s with a number of people", plural(len(reports), "record"))
	return sel.answer(ctx, v, casualtyColumns, rows, reports)
}
