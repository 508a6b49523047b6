package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

var silenceBy = []string{"region", "place", "country"}

func init() {
	register(Query{
		Name:    "silence",
		Summary: "places usually reported of which nothing is told in the asked time",
		Example: "silence --on 2024-05-16",
		Params: append(required("on", without(filterParams, "from", "to", "event")),
			Param{Name: "before", Value: "N", Summary: "what is usual is told by the N days before (default 30)"},
			Param{Name: "least", Value: "N", Summary: "usual is to be told of on at least N of them (default 1)"},
			Param{Name: "by", Value: "KIND", Summary: "regions (default), places or countries: region, place, country", Values: silenceBy},
		),
		answer: silence,
	})
}

var silenceColumns = []Column{
	{Name: "place", Title: "Place"},
	{Name: "country", Title: "Country"},
	{Name: "usual_days", Title: "Usual days", Number: true},
	{Name: "of_days", Title: "Of", Number: true},
	{Name: "usual_events", Title: "Events then", Number: true},
	{Name: "last", Title: "Last"},
	{Name: "silent_days", Title: "Days since", Number: true},
	{Name: "covered", Title: "Articles that could tell", Number: true},
	{Name: "sentence", Title: "Sentence"},
}

// silence lists the places that reports told of on some of the days before and
// on none of the asked ones, the most usual first, then by name. Silence says
// something only where articles were loaded that could have told: covered counts
// those published from the asked time on until a few days after it. The sentence
// is that of the last event told.
func silence(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	before, err := countArg(args, "before", 30, 3660)
	if err != nil {
		return nil, err
	}
	least, err := countArg(args, "least", 1, before)
	if err != nil {
		return nil, err
	}
	by := cmp.Or(args["by"], "region")
	if err := oneOf("by", by, silenceBy); err != nil {
		return nil, err
	}
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	asked := f
	f.From = f.From.AddDate(0, 0, -before)
	sel, reports, err := orderedBy(ctx, v, f)
	if err != nil {
		return nil, err
	}
	type spot struct {
		iri           quad.IRI
		name, country string
	}
	g := groupBy(reports, func(r *Report) (spots []spot) {
		for i := range r.Event.Places {
			p := &r.Event.Places[i]
			iri := graph.EntityIRI(p, event.KindPlace)
			if sel.scope.places != nil && !sel.scope.places[iri] {
				continue
			}
			switch region, name, ok := graph.RegionOf(p); {
			case by == "place" && p.Feature != "country" && p.Feature != "admin1":
				spots = append(spots, spot{iri, nameOf(p), p.Country})
			case by == "region" && ok:
				spots = append(spots, spot{region, name, p.Country})
			case by == "country" && p.Country != "":
				spots = append(spots, spot{"", p.Country, p.Country})
			}
		}
		return spots
	})
	covered, err := publishedIn(ctx, v, asked.From, asked.To.AddDate(0, 0, reportDelay-1))
	if err != nil {
		return nil, err
	}
	type quiet struct {
		spot
		days int
		last time.Time
	}
	var quiets []quiet
	for _, s := range g.order {
		days := map[time.Time]bool{}
		q := quiet{spot: s}
		told := false
		for _, r := range g.of[s] {
			for _, day := range daysOf(r, longestDays) {
				if told = told || !day.Before(asked.From) && day.Before(asked.To); !told {
					days[day] = true
					q.last = latestOf(q.last, day)
				}
			}
		}
		if q.days = len(days); !told && q.days >= least {
			quiets = append(quiets, q)
		}
	}
	slices.SortFunc(quiets, func(a, b quiet) int {
		return cmp.Or(cmp.Compare(b.days, a.days), cmp.Compare(a.name, b.name), cmp.Compare(a.country, b.country), cmp.Compare(a.iri, b.iri))
	})
	sel.walk.step("%s told of in %d days, %d of them silent then", plural(len(g.order), by), before, len(quiets))
	var rows []Row
	var rest []*Report
	for _, q := range quiets {
		events := g.of[q.spot]
		final := events[len(events)-1]
		rest = append(rest, events...)
		rows = append(rows, Row{Cells: []string{
			q.name, q.country, strconv.Itoa(q.days), strconv.Itoa(before), strconv.Itoa(len(events)), q.last.Format(time.DateOnly),
			strconv.Itoa(int(asked.From.Sub(q.last).Hours() / 24)), strconv.Itoa(covered), final.Event.Evidence.Text,
		}, Evidence: evidence(final)})
	}
	a, err := sel.answer(ctx, v, silenceColumns, rows, once(rest))
	if err == nil && len(rows) == 0 && len(g.order) > 0 {
		a.Empty = fmt.Sprintf("of %s told of in the %d days before, none was silent then", plural(len(g.order), by), before)
	}
	return a, err
}

func latestOf(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// countArg reads a whole number from 1 to most.
func countArg(args Args, param string, usual, most int) (int, error) {
	if args[param] == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(args[param])
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%w: --%s: %q is no number from 1 to %d", ErrArgument, param, args[param], most)
	}
	return n, nil
}
