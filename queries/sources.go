package queries

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "sources",
		Summary: "which newspapers and feeds report it, with how many articles and events",
		Example: "sources --on 2024-05-15",
		Params:  filterParams,
		answer:  sources,
	})
}

var sourceColumns = []Column{
	{Name: "source", Title: "Source"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first_published", Title: "First published"},
	{Name: "last_published", Title: "Last published"},
}

// sources counts the asked reports by source, most reports first, then by name.
// Articles without a source stand together under an empty name.
func sources(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	groups := map[string][]*Report{}
	var order []string
	for _, r := range reports {
		name := r.Article.Source
		if groups[name] == nil {
			order = append(order, name)
		}
		groups[name] = append(groups[name], r)
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a, b))
	})
	var rows []Row
	for _, name := range order {
		g := groups[name]
		var first, last time.Time
		row := Row{}
		for _, r := range g {
			if p := r.Article.Published; !p.IsZero() {
				if first.IsZero() || p.Before(first) {
					first = p
				}
				if p.After(last) {
					last = p
				}
			}
			row.Evidence = append(row.Evidence, evidence(r)...)
		}
		row.Cells = []string{name, strconv.Itoa(len(g)), strconv.Itoa(articlesOf(g)), dayCell(first), dayCell(last)}
		rows = append(rows, row)
	}
	return sel.answer(ctx, v, sourceColumns, rows, reports)
}

// dayCell writes the day of a time in its own zone, "" where it is unknown.
func dayCell(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
