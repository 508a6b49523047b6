package queries

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

var firstByNames = []string{"weapon", "target", "target-class", "place", "region", "country", "actor"}

func init() {
	register(Query{
		Name:    "first-use",
		Summary: "when each weapon, target, place or actor is first told of",
		Example: "first-use --weapon missile",
		Params: append(slices.Clone(filterParams), Param{
			Name: "by", Value: "KIND", Summary: "first of each " + strings.Join(firstByNames, ", ") + " (default: what the filter names, else weapon)", Values: firstByNames,
		}),
		answer: firstUse,
	})
}

var firstUseColumns = []Column{
	{Name: "thing", Title: "Thing"},
	{Name: "first", Title: "First"},
	{Name: "basis", Title: "Basis"},
	{Name: "kind", Title: "Kind"},
	{Name: "weapons", Title: "Weapons"},
	{Name: "targets", Title: "Targets"},
	{Name: "places", Title: "Places"},
	{Name: "actors", Title: "Actors"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "last", Title: "Last"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// firstUse gives the first event of each thing, in the order of time, with the
// number of all its events and when the last was. An event without a time is no
// first one; a thing that has no other is left out.
func firstUse(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	by, err := firstBy(args)
	if err != nil {
		return nil, err
	}
	sel, all, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	reports := slices.DeleteFunc(all, func(r *Report) bool { _, ok := happened(r); return !ok })
	g := groupBy(reports, func(r *Report) []string { return thingsBy(r, by, sel.scope) })
	sel.walk.step("first of %s (%s)", plural(len(g.order), "thing"), by)
	var rows []Row
	for _, thing := range g.order {
		first, e := g.of[thing][0], &g.of[thing][0].Event
		rows = append(rows, Row{Cells: []string{
			thing, whenCell(first), basisCell(first), kindCell(first), weaponsCell(e.Weapons), namesOf(e.Targets), namesOf(e.Places),
			namesOf(e.Actors), strconv.Itoa(len(g.of[thing])), whenCell(g.of[thing][len(g.of[thing])-1]), claimantsCell(first), e.Evidence.Text,
		}, Evidence: evidence(first)})
	}
	return sel.answer(ctx, v, firstUseColumns, rows, reports)
}

// firstBy reads what first-use goes by.
func firstBy(args Args) (string, error) {
	by := args["by"]
	if err := oneOf("by", by, firstByNames); err != nil {
		return "", err
	}
	for _, name := range []string{"weapon", "target", "place", "actor"} {
		if by == "" && args[name] != "" {
			by = name
		}
	}
	if by == "" {
		by = "weapon"
	}
	return by, nil
}

// thingsBy names the things of a kind in a report; of kinds that a filter names,
// those that it asks for.
func thingsBy(r *Report, by string, sc *scope) (names []string) {
	e := &r.Event
	list := func(refs []event.Ref, kind event.Kind, asked nodes, name func(*event.Ref) string) {
		for i := range refs {
			if asked == nil || asked[graph.EntityIRI(&refs[i], kind)] {
				names = appendNew(names, name(&refs[i]))
			}
		}
	}
	switch by {
	case "weapon":
		list(e.Weapons, event.KindWeapon, sc.weapons, nameOf)
	case "target":
		list(e.Targets, event.KindTarget, sc.targets, nameOf)
	case "target-class":
		list(e.Targets, event.KindTarget, sc.targets, func(t *event.Ref) string { return t.Class })
	case "place":
		list(e.Places, event.KindPlace, sc.places, nameOf)
	case "region":
		list(e.Places, event.KindPlace, sc.places, func(p *event.Ref) string { _, name, _ := graph.RegionOf(p); return name })
	case "country":
		list(e.Places, event.KindPlace, sc.places, func(p *event.Ref) string { return p.Country })
	case "actor":
		list(e.Actors, event.KindActor, sc.actors, nameOf)
	}
	return names
}
