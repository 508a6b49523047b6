package queries

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "actors",
		Summary: "who did what to whom, and how often",
		Example: "actors --from 2024-05-14 --to 2024-05-20",
		Params:  filterParams,
		answer:  actors,
	})
}

var actorColumns = []Column{
	{Name: "actor", Title: "Actor"},
	{Name: "category", Title: "Category"},
	{Name: "recipient", Title: "Recipient"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first", Title: "First"},
	{Name: "last", Title: "Last"},
	{Name: "sentence", Title: "Sentence"},
}

// actors counts events by actor, category and recipient, most frequent first,
// then by name. An event of several actors or recipients counts for each pair;
// where no recipient is told, a target stands for it, or nothing. first and
// last are those reports in the order of time; the sentence is the first's.
func actors(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	type deed struct{ actor, category, recipient string }
	groups := map[deed][]*Report{}
	var order []deed
	for _, r := range reports {
		e := &r.Event
		var whom []string
		for i := range e.Recipients {
			whom = appendNew(whom, nameOf(&e.Recipients[i]))
		}
		for i := 0; i < len(e.Targets) && len(e.Recipients) == 0; i++ {
			whom = appendNew(whom, nameOf(&e.Targets[i]))
		}
		if len(whom) == 0 {
			whom = []string{""}
		}
		var who []string
		for i := range e.Actors {
			who = appendNew(who, nameOf(&e.Actors[i]))
		}
		for _, actor := range who {
			for _, recipient := range whom {
				d := deed{actor, string(e.Category), recipient}
				if groups[d] == nil {
					order = append(order, d)
				}
				groups[d] = append(groups[d], r)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b deed) int {
		return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a.actor, b.actor),
			cmp.Compare(a.category, b.category), cmp.Compare(a.recipient, b.recipient))
	})
	var rows []Row
	for _, d := range order {
		g := groups[d]
		row := Row{Cells: []string{
			d.actor, d.category, d.recipient, strconv.Itoa(len(g)), strconv.Itoa(articlesOf(g)),
			whenCell(g[0]), whenCell(g[len(g)-1]), g[0].Event.Evidence.Text,
		}}
		for _, r := range g {
			row.Evidence = append(row.Evidence, evidence(r)...)
		}
		rows = append(rows, row)
	}
	return sel.answer(ctx, v, actorColumns, rows, reports)
}

// articlesOf counts the articles of reports.
func articlesOf(reports []*Report) int {
	seen := map[string]bool{}
	for _, r := range reports {
		seen[r.Article.IRI] = true
	}
	return len(seen)
}
