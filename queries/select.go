package queries

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A selection is the reports that a filter lets through, not yet read.
type selection struct {
	store *graph.Store
	scope *scope
	walk  *walk
	// events are the candidates by article: a superset of what the filter
	// lets through, found over the narrowest index that it names.
	events map[quad.IRI][]quad.IRI
	// anchor are the predicates that the candidates were found by.
	anchor []quad.IRI
	// read counts records; answers of one selection may be read side by side.
	read atomic.Int64
}

// find looks up a filter's names and gathers candidates.
func find(ctx context.Context, s *graph.Store, f Filter) (*selection, error) {
	sel := &selection{store: s, walk: &walk{}, events: map[quad.IRI][]quad.IRI{}}
	var err error
	if sel.scope, err = lookUp(ctx, s, f, sel.walk); err != nil {
		return nil, err
	}
	return sel, sel.gather(ctx)
}

// gather picks the index to start from: an event, a time, a place, a weapon, an
// actor, or else every article.
func (sel *selection) gather(ctx context.Context) error {
	sc := sel.scope
	switch {
	case sc.Event != "":
		return sel.through(ctx, "event", []quad.IRI{vocab.EventIRI(string(sc.Event))}, nil)
	case sc.bounded():
		return sel.byTime(ctx)
	case sc.places != nil:
		return sel.through(ctx, "places", slices.Sorted(maps.Keys(sc.places)), []quad.IRI{vocab.HasPlace})
	case sc.weapons != nil:
		return sel.byWeapon(ctx)
	case sc.actors != nil:
		return sel.through(ctx, "actors", slices.Sorted(maps.Keys(sc.actors)), []quad.IRI{vocab.Actor, vocab.Recipient})
	case sc.claimants != nil:
		return sel.through(ctx, "claimants", slices.Sorted(maps.Keys(sc.claimants)), claimPredicates)
	case sc.Category != "":
		return sel.through(ctx, "category", []quad.IRI{vocab.CategoryIRI(string(sc.Category))}, []quad.IRI{vocab.Type})
	}
	articles, err := sel.store.Articles(ctx)
	if err != nil {
		return err
	}
	return sel.through(ctx, "articles", articles, []quad.IRI{vocab.DerivedFrom})
}

// maxDays is the longest time that is walked day by day.
const maxDays = 3660

// bounded reports whether the filter asks for a time that can be walked day by
// day.
func (f *Filter) bounded() bool {
	return !f.From.IsZero() && !f.To.IsZero() && f.To.Sub(f.From) <= maxDays*24*time.Hour
}

// through gathers the events that point to the nodes by one of the predicates;
// without predicates the nodes are events themselves.
func (sel *selection) through(ctx context.Context, what string, from []quad.IRI, predicates []quad.IRI) error {
	sel.anchor = predicates
	for _, node := range from {
		if predicates == nil {
			hops, err := sel.store.Out(ctx, node, vocab.DerivedFrom)
			if err != nil {
				return err
			}
			for _, h := range hops {
				sel.add(graph.Hop{Node: node, Label: h.Label})
			}
		}
		for _, p := range predicates {
			hops, err := sel.store.In(ctx, node, p)
			if err != nil {
				return err
			}
			for _, h := range hops {
				sel.add(h)
			}
		}
	}
	sel.counted("%s <-%s- ", plural(len(from), "node")+" ("+what+")", shorts(predicates))
	return nil
}

// byWeapon gathers the events that used one of the weapons, and those that were
// done in a mode of that name.
func (sel *selection) byWeapon(ctx context.Context) error {
	for _, weapon := range slices.Sorted(maps.Keys(sel.scope.weapons)) {
		uses, err := sel.store.In(ctx, weapon, vocab.Weapon)
		if err != nil {
			return err
		}
		for _, use := range graph.Nodes(uses) {
			hops, err := sel.store.In(ctx, use, vocab.Uses)
			if err != nil {
				return err
			}
			for _, h := range hops {
				sel.add(h)
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(sel.scope.classes)) {
		hops, err := sel.store.In(ctx, vocab.ModeIRI(class), vocab.Mode)
		if err != nil {
			return err
		}
		for _, h := range hops {
			sel.add(h)
		}
	}
	sel.counted("%s <-an:weapon- uses <-an:uses- ", plural(len(sel.scope.weapons), "weapon"))
	return nil
}

// byTime gathers the events of each day of the asked time, of the intervals
// within or across those days, and of the months and years around them.
func (sel *selection) byTime(ctx context.Context) error {
	times := map[quad.IRI]bool{}
	days := 0
	look := func(node quad.IRI, across ...quad.IRI) error {
		times[node] = true
		for _, p := range across {
			inside, err := sel.store.Subjects(ctx, node, p)
			if err != nil {
				return err
			}
			for _, iri := range inside {
				times[iri] = true
			}
		}
		return nil
	}
	from, to := sel.scope.From, sel.scope.To
	for day := from; day.Before(to); day = day.AddDate(0, 0, 1) {
		days++
		if err := look(vocab.DayIRI(day.Format(time.DateOnly)), vocab.During, vocab.Overlaps); err != nil {
			return err
		}
		// The months and years around, once each: for longer intervals. What
		// they add and was not asked for is dropped when it is read.
		if day.Equal(from) || day.Day() == 1 {
			if err := look(vocab.TimeIRI(day.Format("2006-01")), vocab.Overlaps); err != nil {
				return err
			}
		}
		if day.Equal(from) || day.YearDay() == 1 {
			if err := look(vocab.TimeIRI(day.Format("2006")), vocab.Overlaps); err != nil {
				return err
			}
		}
	}
	for _, t := range slices.Sorted(maps.Keys(times)) {
		for _, p := range []quad.IRI{vocab.HasTime, vocab.PresumedTime} {
			hops, err := sel.store.In(ctx, t, p)
			if err != nil {
				return err
			}
			for _, h := range hops {
				sel.add(h)
			}
		}
	}
	sel.counted("%s from %s <-sem:hasTime|an:presumedTime- ", plural(days, "day"), from.Format(time.DateOnly))
	return nil
}

func (sel *selection) add(h graph.Hop) {
	if iri, ok := h.Node.(quad.IRI); ok {
		sel.events[h.Label] = append(sel.events[h.Label], iri)
	}
}

// counted notes a step with the number of candidates that it led to.
func (sel *selection) counted(format string, args ...any) {
	n := 0
	for article, events := range sel.events {
		slices.Sort(events)
		sel.events[article] = slices.Compact(events)
		n += len(sel.events[article])
	}
	sel.walk.step(format+"%s in %s", append(args, plural(n, "event"), plural(len(sel.events), "article"))...)
}

// reports reads the candidates and yields those that the filter lets through,
// sorted by article and then by place in the text.
func (sel *selection) reports(ctx context.Context) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		for _, iri := range slices.Sorted(maps.Keys(sel.events)) {
			batch, err := sel.ofArticle(ctx, iri)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, r := range batch {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// ofArticle reads the candidates of one article.
func (sel *selection) ofArticle(ctx context.Context, iri quad.IRI) ([]*Report, error) {
	info, err := sel.store.Article(ctx, iri)
	if err != nil {
		return nil, err
	}
	if sel.scope.sources != nil && !sel.scope.sources[vocab.SourceIRI(info.Source)] {
		return nil, nil
	}
	article := Article{IRI: string(iri), ID: info.ID, Title: info.Title, Source: info.Source, URL: info.URL, Published: info.Published}
	var batch []*Report
	for _, node := range sel.events[iri] {
		if worth, err := sel.worthReading(ctx, node); err != nil {
			return nil, err
		} else if !worth {
			continue
		}
		sel.read.Add(1)
		e, err := sel.store.EventOf(ctx, node, &info)
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r := &Report{IRI: string(node), Event: *e, Article: article}
		if sel.scope.lets(r) {
			batch = append(batch, r)
		}
	}
	slices.SortFunc(batch, func(a, b *Report) int {
		return cmp.Or(
			cmp.Compare(a.Event.Trigger.Start, b.Event.Trigger.Start),
			cmp.Compare(firstPlace(a), firstPlace(b)),
			cmp.Compare(a.Event.ID, b.Event.ID),
		)
	})
	return batch, nil
}

// worthReading asks the graph whether an event has one of the asked places,
// actors and claimants: a hop is several times cheaper than a record.
func (sel *selection) worthReading(ctx context.Context, node quad.IRI) (bool, error) {
	for _, c := range []struct {
		set        nodes
		predicates []quad.IRI
	}{
		{sel.scope.places, []quad.IRI{vocab.HasPlace}},
		{sel.scope.actors, []quad.IRI{vocab.Actor, vocab.Recipient}},
		{sel.scope.claimants, claimPredicates},
	} {
		if c.set == nil || slices.Equal(c.predicates, sel.anchor) {
			continue
		}
		found := false
		for _, p := range c.predicates {
			hops, err := sel.store.Out(ctx, node, p)
			if err != nil {
				return false, err
			}
			found = found || slices.ContainsFunc(hops, func(h graph.Hop) bool {
				iri, _ := h.Node.(quad.IRI)
				return c.set[iri]
			})
		}
		if !found {
			return false, nil
		}
	}
	return true, nil
}

// claimPredicates link an event to those who take a stance to it.
var claimPredicates = []quad.IRI{vocab.SaidBy, vocab.ConfirmedBy, vocab.DeniedBy, vocab.BlamedBy, vocab.DoubtedBy}

// firstPlace orders events of one trigger as the text lists their places.
func firstPlace(r *Report) int {
	if len(r.Event.Places) == 0 {
		return 0
	}
	return r.Event.Places[0].Start
}

// lets reports whether a report is asked for.
func (sc *scope) lets(r *Report) bool {
	e := &r.Event
	if !sc.wantsStatus(e.Status) || sc.Category != "" && e.Category != sc.Category || sc.Event != "" && e.ID != sc.Event {
		return false
	}
	if sc.timed() {
		i, ok := happened(r)
		if !ok || !sc.during(i, e.Time.Granularity) {
			return false
		}
	}
	if sc.places != nil && !has(sc.places, e.Places, event.KindPlace) {
		return false
	}
	if sc.actors != nil && !has(sc.actors, e.Actors, event.KindActor) && !has(sc.actors, e.Recipients, event.KindActor) {
		return false
	}
	if sc.claimants != nil && !has(sc.claimants, e.Claims, event.KindActor) {
		return false
	}
	return sc.weapons == nil || has(sc.weapons, e.Weapons, event.KindWeapon) || len(e.Weapons) == 0 && sc.classes[string(e.Mode)]
}

// has reports whether one of the refs is in the set.
func has(set nodes, refs []event.Ref, kind event.Kind) bool {
	for i := range refs {
		if set[graph.EntityIRI(&refs[i], kind)] {
			return true
		}
	}
	return false
}

// wantsWeapon reports whether a weapon is among those asked for.
func (sc *scope) wantsWeapon(w *event.Ref) bool {
	return sc.weapons == nil || sc.weapons[graph.EntityIRI(w, event.KindWeapon)]
}
