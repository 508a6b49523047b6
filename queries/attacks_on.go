package queries

import (
	"context"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "attacks-on",
		Summary: "attacks on a kind of target, such as housing or airfield, or on one of that name",
		Example: "attacks-on --target housing",
		Params:  required("target", filterParams),
		answer:  attacksOn,
	})
}

var attackColumns = []Column{
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "target", Title: "Target"},
	{Name: "class", Title: "Class"},
	{Name: "places", Title: "Places"},
	{Name: "kind", Title: "Kind"},
	{Name: "weapons", Title: "Weapons"},
	{Name: "actors", Title: "Actors"},
	{Name: "damage", Title: "Damage"},
	{Name: "killed", Title: "Killed", Number: true},
	{Name: "injured", Title: "Injured", Number: true},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// attacksOn lists the reports of harm to an asked target, in the order of time;
// one row a target.
func attacksOn(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, all, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(r *Report) bool { return !isAttack(&r.Event) })
	sel.walk.step("%s of harm", plural(len(all), "report"))
	var rows []Row
	for _, r := range all {
		e := &r.Event
		for i := range e.Targets {
			t := &e.Targets[i]
			if !sel.scope.targets[graph.EntityIRI(t, event.KindTarget)] {
				continue
			}
			rows = append(rows, Row{Cells: []string{
				whenCell(r), basisCell(r), nameOf(t), t.Class, namesOf(e.Places), kindCell(r), weaponsCell(e.Weapons), namesOf(e.Actors),
				e.Damage, rangeCell(e.Killed), rangeCell(e.Injured), claimantsCell(r), e.Evidence.Text,
			}, Evidence: evidence(r)})
		}
	}
	return sel.answer(ctx, v, attackColumns, rows, all)
}
