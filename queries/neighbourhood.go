package queries

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

func init() {
	register(Query{
		Name:    "neighbourhood",
		Summary: "what a thing is linked to: over events, with the part that each plays, and by itself",
		Example: "neighbourhood --of \"Russian Defence Ministry\"",
		Params: append([]Param{
			{Name: "of", Value: "NAME", Summary: "the actor, place, weapon or target", Needed: true},
		}, filterParams...),
		answer: neighbourhood,
	})
}

var neighbourhoodColumns = []Column{
	{Name: "thing", Title: "Thing"},
	{Name: "link", Title: "Link"},
	{Name: "part", Title: "Part"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first", Title: "First"},
	{Name: "last", Title: "Last"},
	{Name: "id", Title: "ID"},
	{Name: "sentence", Title: "Sentence"},
}

// itself are the links of a thing that hold without an event.
var itself = []struct {
	predicate quad.IRI
	link      string
}{
	{vocab.Within, "lies in"}, {vocab.Nationality, "is of"}, {vocab.WeaponClass, "is a"}, {vocab.TargetClass, "is a"},
	{vocab.ActorType, "is a"}, {vocab.Feature, "is a"}, {vocab.Broader, "is a kind of"},
}

// neighbourhood lists first what the thing is and lies in, then what events join
// it to: link is the part that the other plays in them, part the thing's own.
// Most events first, then by name.
func neighbourhood(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	found, err := anything(ctx, v, "of", args["of"])
	if err != nil {
		return nil, err
	}
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	sel := newSelection(v)
	if sel.scope, err = lookUp(ctx, v, f, sel.walk); err != nil {
		return nil, err
	}
	g := gatherer{v: v, sel: sel, budget: -1}
	if err := g.naming(ctx, found); err != nil {
		return nil, err
	}
	reports, err := sel.collect(ctx, v)
	if err != nil {
		return nil, err
	}
	sortByTime(reports)
	var rows []Row
	for _, iri := range found {
		for _, link := range itself {
			hops, err := v.Out(ctx, iri, link.predicate)
			if err != nil {
				return nil, err
			}
			for _, other := range graph.Nodes(hops) {
				name, err := linkName(ctx, v, other)
				if err != nil {
					return nil, err
				}
				rows = append(rows, Row{Cells: []string{name, link.link, "", "", strconv.Itoa(articlesSaying(hops, other)), "", "", vocab.Short(other), ""}})
			}
		}
	}
	type link struct {
		mention
		part, own string
	}
	set := setOf(found)
	linked := groupBy(reports, func(r *Report) (links []link) {
		parts := partsOf(r)
		for _, own := range parts {
			for _, other := range parts {
				if set[own.iri] && !set[other.iri] {
					links = append(links, link{other.mention, other.part, own.part})
				}
			}
		}
		return links
	})
	slices.SortFunc(linked.order, func(a, b link) int {
		return cmp.Or(cmp.Compare(len(linked.of[b]), len(linked.of[a])), cmp.Compare(a.name, b.name), cmp.Compare(a.part, b.part),
			cmp.Compare(a.own, b.own), cmp.Compare(a.iri, b.iri))
	})
	for _, l := range linked.order {
		events := linked.of[l]
		rows = append(rows, Row{Cells: []string{
			l.name, l.part, l.own, strconv.Itoa(len(events)), strconv.Itoa(articlesOf(events)), whenCell(events[0]), whenCell(events[len(events)-1]),
			vocab.Short(l.iri), events[0].Event.Evidence.Text,
		}, Evidence: rests(events)})
	}
	return sel.answer(ctx, v, neighbourhoodColumns, rows, reports)
}

// A part is what a thing does in an event.
type part struct {
	mention
	part string
}

// partsOf lists the things of an event with their parts.
func partsOf(r *Report) (all []part) {
	e := &r.Event
	for _, role := range []struct {
		part string
		kind event.Kind
		refs []event.Ref
	}{
		{"actor", event.KindActor, e.Actors}, {"recipient", event.KindActor, e.Recipients}, {"target", event.KindTarget, e.Targets},
		{"place", event.KindPlace, e.Places}, {"weapon", event.KindWeapon, e.Weapons}, {"claimant", event.KindActor, e.Claims},
	} {
		for i := range role.refs {
			p := part{mention{graph.EntityIRI(&role.refs[i], role.kind), nameOf(&role.refs[i])}, role.part}
			if !slices.ContainsFunc(all, func(o part) bool { return o.iri == p.iri && o.part == p.part }) {
				all = append(all, p)
			}
		}
	}
	return all
}

// linkName names what a thing is linked to: a term by its word, a thing by its
// label.
func linkName(ctx context.Context, v *graph.View, iri quad.IRI) (string, error) {
	name, err := v.Label(ctx, iri)
	if err == nil && name == vocab.Short(iri) {
		name = termName(iri)
	}
	return name, err
}

// articlesSaying counts the articles that say a link.
func articlesSaying(hops []graph.Hop, other quad.IRI) int {
	n := 0
	for _, h := range hops {
		if h.Node == other {
			n++
		}
	}
	return n
}
