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
		Name:    "places-within",
		Summary: "the places that lie in a place, region or country, with how many events each has",
		Example: "places-within --place Russia",
		Params:  required("place", filterParams),
		answer:  placesWithin,
	})
}

var placesWithinColumns = []Column{
	{Name: "place", Title: "Place"},
	{Name: "feature", Title: "Feature"},
	{Name: "within", Title: "Within"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first", Title: "First"},
	{Name: "last", Title: "Last"},
	{Name: "id", Title: "ID"},
}

// placesWithin lists the place itself and all that any article puts in it, those
// without asked events too; most events first, then by name. The events of a
// place are its own, without those of the places in it.
func placesWithin(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	g := groupBy(reports, func(r *Report) (places []quad.IRI) {
		for i := range r.Event.Places {
			if iri := graph.EntityIRI(&r.Event.Places[i], event.KindPlace); sel.scope.places[iri] {
				places = append(places, iri)
			}
		}
		return places
	})
	type spot struct {
		iri  quad.IRI
		name string
	}
	var spots []spot
	for iri := range sel.scope.places {
		name, err := v.Label(ctx, iri)
		if err != nil {
			return nil, err
		}
		spots = append(spots, spot{iri, name})
	}
	slices.SortFunc(spots, func(a, b spot) int {
		return cmp.Or(cmp.Compare(len(g.of[b.iri]), len(g.of[a.iri])), cmp.Compare(a.name, b.name), cmp.Compare(a.iri, b.iri))
	})
	var rows []Row
	for _, s := range spots {
		feature, err := featureOf(ctx, v, s.iri)
		if err != nil {
			return nil, err
		}
		hops, err := v.Out(ctx, s.iri, vocab.Within)
		if err != nil {
			return nil, err
		}
		within := ""
		if up := graph.Nodes(hops); len(up) > 0 {
			if within, err = v.Label(ctx, up[0]); err != nil {
				return nil, err
			}
		}
		events := g.of[s.iri]
		row := Row{Cells: []string{s.name, feature, within, strconv.Itoa(len(events)), strconv.Itoa(articlesOf(events)), "", "", vocab.Short(s.iri)}, Evidence: rests(events)}
		if len(events) > 0 {
			row.Cells[5], row.Cells[6] = whenCell(events[0]), whenCell(events[len(events)-1])
		}
		rows = append(rows, row)
	}
	return sel.answer(ctx, v, placesWithinColumns, rows, reports)
}

// featureOf says what a place is: its feature, or region or country by its class.
func featureOf(ctx context.Context, v *graph.View, iri quad.IRI) (string, error) {
	hops, err := v.Out(ctx, iri, vocab.Feature)
	if err != nil {
		return "", err
	}
	if features := graph.Nodes(hops); len(features) > 0 {
		return termName(features[0]), nil
	}
	if hops, err = v.Out(ctx, iri, vocab.Type); err != nil {
		return "", err
	}
	for _, class := range graph.Nodes(hops) {
		switch class {
		case vocab.ClassRegion:
			return "region", nil
		case vocab.ClassCountry:
			return "country", nil
		}
	}
	return "", nil
}
