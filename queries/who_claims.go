package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "who-claims",
		Summary: "on whose word it rests: events by claimant and stance, with each one's share",
		Example: "who-claims --on 2024-05-15",
		Params:  filterParams,
		answer:  whoClaims,
	})
}

var whoClaimsColumns = []Column{
	{Name: "claimant", Title: "Claimant"},
	{Name: "country", Title: "Country"},
	{Name: "type", Title: "Type"},
	{Name: "says", Title: "Says", Number: true},
	{Name: "confirms", Title: "Confirms", Number: true},
	{Name: "denies", Title: "Denies", Number: true},
	{Name: "blames", Title: "Blames", Number: true},
	{Name: "doubts", Title: "Doubts", Number: true},
	{Name: "events", Title: "Events", Number: true},
	{Name: "share", Title: "Share", Number: true},
	{Name: "sources", Title: "Sources", Number: true},
	{Name: "sentence", Title: "Sentence"},
}

// whoClaims counts the asked events by claimant, most first, then by name. The
// share is that of all asked events, in percent; shares add up to more than 100
// where several vouch for one event. What an outlet reports in its own voice has
// the outlet, in brackets. Events of any status count, as in claims.
func whoClaims(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := orderedAny(ctx, v, args)
	if err != nil {
		return nil, err
	}
	claimsOf := func(r *Report) []event.Ref {
		if len(r.Event.Claims) == 0 {
			return []event.Ref{{Name: cmp.Or(claimantsCell(r), "[no source]"), Stance: event.Says}}
		}
		return r.Event.Claims
	}
	wanted := func(c *event.Ref) bool {
		return sel.scope.claimants == nil || sel.scope.claimants[graph.EntityIRI(c, event.KindActor)]
	}
	g := groupBy(reports, func(r *Report) (names []string) {
		for _, c := range claimsOf(r) {
			if wanted(&c) {
				names = append(names, nameOf(&c))
			}
		}
		return names
	})
	slices.SortFunc(g.order, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(g.of[b]), len(g.of[a])), cmp.Compare(a, b))
	})
	var rows []Row
	for _, name := range g.order {
		stances := map[event.Stance]int{}
		var country, kind string
		var sources []string
		row := Row{}
		for _, r := range g.of[name] {
			sources = appendNew(sources, r.Article.Source)
			for i, c := range claimsOf(r) {
				if nameOf(&c) == name {
					stances[cmp.Or(c.Stance, event.Says)]++
					country, kind = cmp.Or(country, c.Country), cmp.Or(kind, c.Type)
					row.Evidence = append(row.Evidence, evidence(r)[i])
				}
			}
		}
		row.Cells = []string{name, country, kind}
		for _, s := range []event.Stance{event.Says, event.Confirms, event.Denies, event.Blames, event.Doubts} {
			row.Cells = append(row.Cells, someCell(stances[s]))
		}
		row.Cells = append(row.Cells, strconv.Itoa(len(g.of[name])), fmt.Sprintf("%.1f", 100*float64(len(g.of[name]))/float64(len(reports))),
			strconv.Itoa(len(sources)), g.of[name][0].Event.Evidence.Text)
		rows = append(rows, row)
	}
	return sel.answer(ctx, v, whoClaimsColumns, rows, reports)
}

// someCell writes a number, "" for none.
func someCell(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
