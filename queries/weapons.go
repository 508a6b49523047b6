package queries

import (
	"context"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "weapons",
		Summary: "what was used where: each use of a weapon with its number and fate",
		Example: "weapons --on 2024-05-15 --region Belgorod",
		Params:  filterParams,
		answer:  weapons,
	})
}

var weaponColumns = []Column{
	{Name: "weapon", Title: "Weapon"},
	{Name: "class", Title: "Class"},
	{Name: "count", Title: "Count", Number: true},
	{Name: "fate", Title: "Fate"},
	{Name: "owner", Title: "Owner"},
	{Name: "supplier", Title: "Supplier"},
	{Name: "places", Title: "Places"},
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// weapons lists each use of an asked weapon, in the order of time and then of
// the text.
func weapons(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, r := range reports {
		for i := range r.Event.Weapons {
			if w := &r.Event.Weapons[i]; sel.scope.wantsWeapon(w) {
				rows = append(rows, weaponRow(r, w))
			}
		}
	}
	return sel.answer(ctx, v, weaponColumns, rows, reports)
}

func weaponRow(r *Report, w *event.Ref) Row {
	return Row{
		Cells: []string{
			nameOf(w), w.Class, rangeCell(w.Count), string(w.Fate), w.Owner, w.Supplier, namesOf(r.Event.Places),
			whenCell(r), basisCell(r), claimantsCell(r), r.Event.Evidence.Text,
		},
		Evidence: evidence(r),
	}
}
