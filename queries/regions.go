package queries

import (
	"context"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "regions",
		Summary: "which regions reported it: events by first-order administrative division",
		Example: "regions --weapon drone --on 2024-05-15",
		Params:  filterParams,
		answer:  regions,
	})
}

var regionColumns = []Column{
	{Name: "region", Title: "Region"},
	{Name: "country", Title: "Country"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "weapons", Title: "Weapons", Number: true},
	{Name: "basis", Title: "Basis"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

// A region gathers the reports of one division.
type region struct {
	name, country string
	reports       []*Report
	// weapons are how many of the asked weapons each article counts there.
	weapons map[string]event.Range
}

// regions groups reports by the divisions that their places lie in or are. They
// come in the order in which they are first reported: by day of publication,
// then article, then place in the text. Places without a division, such as seas
// and whole countries, are left out.
//
// The weapons of several events of one article add up; where articles differ,
// the range holds them all. A count that an event gives for several regions
// together is only a limit for each.
func regions(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	sel, err := find(ctx, v, f)
	if err != nil {
		return nil, err
	}
	reports, err := sel.collect(ctx, v)
	if err != nil {
		return nil, err
	}
	// Stable: within an article the order of the text stays.
	slices.SortStableFunc(reports, func(a, b *Report) int { return a.Article.Published.Compare(b.Article.Published) })
	byIRI := map[quad.IRI]*region{}
	var order []*region
	for _, r := range reports {
		here := regionsOf(r, sel.scope)
		for _, place := range here {
			iri, name, _ := graph.RegionOf(place)
			g := byIRI[iri]
			if g == nil {
				g = &region{name: name, country: place.Country, weapons: map[string]event.Range{}}
				byIRI[iri] = g
				order = append(order, g)
			}
			g.reports = append(g.reports, r)
			if n, ok := weaponCount(r, sel.scope); ok {
				if len(here) > 1 {
					n.Min = math.Inf(-1)
				}
				if sum, counted := g.weapons[r.Article.IRI]; counted {
					n = sum.Add(n)
				}
				g.weapons[r.Article.IRI] = n
			}
		}
	}
	sel.walk.step("-sem:hasPlace-> places -schema:containedInPlace-> %s", plural(len(order), "region"))
	var rows []Row
	for _, g := range order {
		rows = append(rows, g.row())
	}
	return sel.answer(ctx, v, regionColumns, rows, reports)
}

// regionsOf returns a place of each region that a report tells of, in the order
// of the text. Where places are asked for, only those count.
func regionsOf(r *Report, sc *scope) []*event.Ref {
	var places []*event.Ref
	var seen []quad.IRI
	for i := range r.Event.Places {
		p := &r.Event.Places[i]
		iri, _, ok := graph.RegionOf(p)
		if !ok || slices.Contains(seen, iri) || sc.places != nil && !sc.places[graph.EntityIRI(p, event.KindPlace)] {
			continue
		}
		seen = append(seen, iri)
		places = append(places, p)
	}
	return places
}

// weaponCount adds up how many of the asked weapons an event tells of.
func weaponCount(r *Report, sc *scope) (sum event.Range, ok bool) {
	for i := range r.Event.Weapons {
		w := &r.Event.Weapons[i]
		if w.Count != nil && sc.wantsWeapon(w) {
			sum, ok = sum.Add(*w.Count), true
		}
	}
	return sum, ok
}

func (g *region) row() Row {
	row := Row{}
	var claimants, bases []string
	articles := map[string]bool{}
	for _, r := range g.reports {
		claimants = appendNew(claimants, claimantsCell(r))
		bases = appendNew(bases, basisCell(r))
		articles[r.Article.IRI] = true
		row.Evidence = append(row.Evidence, evidence(r)...)
	}
	row.Cells = []string{
		g.name, g.country, strconv.Itoa(len(g.reports)), strconv.Itoa(len(articles)), g.count(),
		strings.Join(bases, ", "), strings.Join(claimants, ", "), g.reports[0].Event.Evidence.Text,
	}
	return row
}

// count is the range that holds what each article counts.
func (g *region) count() string {
	if len(g.weapons) == 0 {
		return ""
	}
	hull := event.Range{Min: math.Inf(1), Max: math.Inf(-1)}
	for _, article := range slices.Sorted(maps.Keys(g.weapons)) {
		n := g.weapons[article]
		hull.Min, hull.Max = min(hull.Min, n.Min), max(hull.Max, n.Max)
	}
	return hull.String()
}
