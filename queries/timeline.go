package queries

import (
	"cmp"
	"context"
	"slices"

	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "timeline",
		Summary: "what happened, in the order of time; what has no time comes last",
		Example: "timeline --from 2024-05-13 --to 2024-05-20",
		Params:  filterParams,
		answer:  timeline,
	})
}

var timelineColumns = []Column{
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "kind", Title: "Kind"},
	{Name: "actors", Title: "Actors"},
	{Name: "recipients", Title: "Recipients"},
	{Name: "weapons", Title: "Weapons"},
	{Name: "places", Title: "Places"},
	{Name: "status", Title: "Status"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// timeline sorts reports by when the event began, then by when it ended, then
// by article and place in the text. The basis column marks those whose time is
// only the day of the article ("publication") and those without one ("none").
func timeline(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, r := range reports {
		e := &r.Event
		rows = append(rows, Row{
			Cells: []string{
				whenCell(r), basisCell(r), kindCell(r), namesOf(e.Actors), namesOf(e.Recipients), weaponsCell(e.Weapons),
				namesOf(e.Places), string(e.Status), claimantsCell(r), e.Evidence.Text,
			},
			Evidence: evidence(r),
		})
	}
	return sel.answer(ctx, v, timelineColumns, rows, reports)
}

// ordered reads the reports that parameters ask for, in the order of time.
func ordered(ctx context.Context, v *graph.View, args Args) (*selection, []*Report, error) {
	f, err := FilterOf(args)
	if err != nil {
		return nil, nil, err
	}
	return orderedBy(ctx, v, f)
}

// orderedAny is ordered for questions about events of any status, where none is
// asked for.
func orderedAny(ctx context.Context, v *graph.View, args Args) (*selection, []*Report, error) {
	f, err := FilterOf(args)
	if err != nil {
		return nil, nil, err
	}
	if f.Status == "" {
		f.Status = anyStatus
	}
	return orderedBy(ctx, v, f)
}

func orderedBy(ctx context.Context, v *graph.View, f Filter) (*selection, []*Report, error) {
	sel, err := find(ctx, v, f)
	if err != nil {
		return nil, nil, err
	}
	reports, err := sel.collect(ctx, v)
	if err != nil {
		return nil, nil, err
	}
	sortByTime(reports)
	return sel, reports, nil
}

// sortByTime orders reports by the begin and end of their events; those that are
// equal stay as they were. One that is open at its begin stands at its end; one
// without a time comes last.
func sortByTime(reports []*Report) {
	type timed struct {
		*Report
		graph.Interval
		ok bool
	}
	all := make([]timed, len(reports))
	for i, r := range reports {
		when, ok := happened(r) // once each: it is read from words
		if when.From.IsZero() {
			when.From = when.To
		}
		all[i] = timed{r, when, ok}
	}
	slices.SortStableFunc(all, func(a, b timed) int {
		switch {
		case !a.ok && !b.ok:
			return 0
		case !a.ok:
			return 1
		case !b.ok:
			return -1
		}
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To))
	})
	for i, t := range all {
		reports[i] = t.Report
	}
}
