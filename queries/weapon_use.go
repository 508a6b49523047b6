package queries

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "weapon-use",
		Summary: "how often each weapon was used, month by month",
		Example: "weapon-use --from 2024-05 --to 2024-06",
		Params:  filterParams,
		answer:  weaponUse,
	})
}

var weaponUseColumns = []Column{
	{Name: "weapon", Title: "Weapon"},
	{Name: "class", Title: "Class"},
	{Name: "month", Title: "Month"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "most", Title: "Most at once", Number: true},
	{Name: "sides", Title: "Sides"},
	{Name: "sentence", Title: "Sentence"},
}

// weaponUse counts events by weapon and month, in the order of weapons' names.
// An event told more coarsely than in months stands under no month, after the
// months. The most is the greatest number that one report gives.
func weaponUse(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	type use struct{ weapon, class, month string }
	g := groupBy(reports, func(r *Report) (uses []use) {
		for i := range r.Event.Weapons {
			if w := &r.Event.Weapons[i]; sel.scope.wantsWeapon(w) {
				uses = append(uses, use{nameOf(w), w.Class, monthCell(r)})
			}
		}
		return uses
	})
	slices.SortFunc(g.order, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.weapon, b.weapon), cmp.Compare(a.class, b.class), byKnown(a.month, b.month))
	})
	var rows []Row
	for _, u := range g.order {
		var sides []string
		most := event.Range{Min: math.Inf(-1), Max: math.Inf(-1)}
		for _, r := range g.of[u] {
			for _, side := range Sides(r) {
				sides = appendNew(sides, side)
			}
			for i := range r.Event.Weapons {
				if w := &r.Event.Weapons[i]; nameOf(w) == u.weapon && w.Count != nil && w.Count.Max > most.Max {
					most = *w.Count
				}
			}
		}
		count := ""
		if !math.IsInf(most.Max, -1) {
			count = most.String()
		}
		rows = append(rows, Row{Cells: []string{
			u.weapon, u.class, u.month, strconv.Itoa(len(g.of[u])), strconv.Itoa(articlesOf(g.of[u])), count,
			joined(sides), g.of[u][0].Event.Evidence.Text,
		}, Evidence: rests(g.of[u])})
	}
	return sel.answer(ctx, v, weaponUseColumns, rows, reports)
}

// monthCell is the month that an event lies in, "" where it lies in none.
func monthCell(r *Report) string {
	i, ok := happened(r)
	if !ok || i.From.IsZero() || i.To.IsZero() {
		return ""
	}
	month := i.From.Format("2006-01")
	if i.To.Add(-time.Nanosecond).Format("2006-01") != month {
		return ""
	}
	return month
}

// byKnown orders words, "" last.
func byKnown(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}
