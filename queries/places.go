package queries

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "places",
		Summary: "where it happened: places with their region, country, position and number of events",
		Example: "places --on 2024-05-15 --country RU",
		Params:  filterParams,
		answer:  places,
	})
}

var placeColumns = []Column{
	{Name: "place", Title: "Place"},
	{Name: "feature", Title: "Feature"},
	{Name: "region", Title: "Region"},
	{Name: "country", Title: "Country"},
	{Name: "lat", Title: "Lat", Number: true},
	{Name: "lon", Title: "Lon", Number: true},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first", Title: "First"},
	{Name: "last", Title: "Last"},
	{Name: "sentence", Title: "Sentence"},
}

// places counts the asked reports by place, most first, then by name. lat and
// lon are WGS 84 degrees.
func places(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	type spot struct {
		ref     *event.Ref
		iri     quad.IRI
		reports []*Report
	}
	byIRI := map[quad.IRI]*spot{}
	var order []*spot
	for _, r := range reports {
		var here []quad.IRI
		for i := range r.Event.Places {
			p := &r.Event.Places[i]
			iri := graph.EntityIRI(p, event.KindPlace)
			if slices.Contains(here, iri) || sel.scope.places != nil && !sel.scope.places[iri] {
				continue
			}
			here = append(here, iri)
			if byIRI[iri] == nil {
				byIRI[iri] = &spot{ref: p, iri: iri}
				order = append(order, byIRI[iri])
			}
			byIRI[iri].reports = append(byIRI[iri].reports, r)
		}
	}
	slices.SortFunc(order, func(a, b *spot) int {
		return cmp.Or(cmp.Compare(len(b.reports), len(a.reports)), cmp.Compare(nameOf(a.ref), nameOf(b.ref)), cmp.Compare(a.iri, b.iri))
	})
	var rows []Row
	for _, p := range order {
		_, region, _ := graph.RegionOf(p.ref)
		g := p.reports
		row := Row{Cells: []string{
			nameOf(p.ref), p.ref.Feature, region, p.ref.Country, degreesCell(p.ref.Lat), degreesCell(p.ref.Lon),
			strconv.Itoa(len(g)), strconv.Itoa(articlesOf(g)), whenCell(g[0]), whenCell(g[len(g)-1]), g[0].Event.Evidence.Text,
		}}
		for _, r := range g {
			row.Evidence = append(row.Evidence, evidence(r)...)
		}
		rows = append(rows, row)
	}
	return sel.answer(ctx, v, placeColumns, rows, reports)
}

func degreesCell(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', 4, 64)
}
