package queries

import (
	"context"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A gatherer finds the candidates of a selection over one index.
type gatherer struct {
	v   *graph.View
	sel *selection
	// budget is how many candidates are worth finding; less than zero is any
	// number. Beyond it spent is set and the rest is left.
	budget int
	spent  bool
}

// manyDays is the longest time that is walked without asking whether something
// else that the filter names leads to fewer events.
const manyDays = 7

// eventsADay is how many candidates a day is taken to have, in that question.
const eventsADay = 40

// maxDays is the longest time that is walked day by day.
const maxDays = 3660

// gather picks the index to start from: an event, a short time, else a place, a
// weapon, an actor or the like where it leads to few events, else a long time,
// and at last every article.
func (g *gatherer) gather(ctx context.Context) error {
	sc := g.sel.scope
	g.budget = -1
	if sc.Event != "" {
		return g.through(ctx, "event", []quad.IRI{vocab.EventIRI(string(sc.Event))}, nil)
	}
	from, to, err := g.days(ctx)
	if err != nil {
		return err
	}
	days := int(to.Sub(from).Hours() / 24)
	timed := sc.timed() && days <= maxDays
	if timed && days <= manyDays {
		return g.byTime(ctx, from, to)
	}
	if timed {
		g.budget = days * eventsADay
	}
	if found, err := g.byName(ctx); err != nil || found && !g.spent {
		return err
	}
	clear(g.sel.events)
	g.budget, g.spent = -1, false
	if timed {
		return g.byTime(ctx, from, to)
	}
	articles, err := g.v.Articles(ctx)
	if err != nil {
		return err
	}
	return g.through(ctx, "articles", articles, []quad.IRI{vocab.DerivedFrom})
}

// byName starts from what the filter names besides a time; found is false where
// it names nothing.
func (g *gatherer) byName(ctx context.Context) (found bool, err error) {
	sc := g.sel.scope
	switch {
	case sc.places != nil:
		err = g.through(ctx, "places", sc.places.sorted(), placePredicates)
	case sc.weapons != nil:
		err = g.byWeapon(ctx)
	case sc.targets != nil:
		err = g.through(ctx, "targets", sc.targets.sorted(), targetPredicates)
	case sc.actors != nil:
		err = g.through(ctx, "actors", sc.actors.sorted(), actorPredicates)
	case sc.claimants != nil:
		err = g.through(ctx, "claimants", sc.claimants.sorted(), claimPredicates)
	case sc.Category != "":
		err = g.through(ctx, "category", []quad.IRI{vocab.CategoryIRI(string(sc.Category))}, typePredicates)
	default:
		return false, nil
	}
	return true, err
}

// days are the bounds of the asked time; an open end is that of what is stored.
func (g *gatherer) days(ctx context.Context) (from, to time.Time, err error) {
	from, to = g.sel.scope.From, g.sel.scope.To
	if !g.sel.scope.timed() || !from.IsZero() && !to.IsZero() {
		return from, to, nil
	}
	all, err := g.v.Members(ctx, vocab.ClassDay)
	if err != nil || len(all) == 0 {
		return time.Unix(0, 0), time.Unix(0, 0), err
	}
	first, last := dayOf(all[0]), dayOf(all[len(all)-1]).AddDate(0, 0, 1)
	if from.IsZero() {
		from = first
	}
	if to.IsZero() {
		to = last
	}
	if to.Before(from) {
		to = from
	}
	return from, to, nil
}

// dayOf is the day that the node of a day stands for.
func dayOf(iri quad.IRI) time.Time {
	day, _ := time.Parse(time.DateOnly, string(iri[len(vocab.TimeIRI("")):]))
	return day
}

// through gathers the events that point to the nodes by one of the predicates;
// without predicates the nodes are events themselves.
func (g *gatherer) through(ctx context.Context, what string, from []quad.IRI, predicates []quad.IRI) error {
	if predicates == nil {
		for _, iri := range from {
			if err := g.scan(ctx, 0, vocab.DerivedFrom, iri, func(q graph.Quad) { g.add(q[0], q[3]) }); err != nil {
				return err
			}
		}
	}
	for _, p := range predicates {
		for _, iri := range from {
			if err := g.against(ctx, iri, p); err != nil || g.spent {
				return err
			}
		}
	}
	g.sel.counted("%s <-%s- ", plural(len(from), "node")+" ("+what+")", shorts(predicates))
	return nil
}

// against adds the events that point to a thing by a predicate.
func (g *gatherer) against(ctx context.Context, thing, predicate quad.IRI) error {
	n, err := g.v.Node(thing)
	if err != nil || n == 0 {
		return err
	}
	return g.scan(ctx, n, predicate, "", func(q graph.Quad) { g.add(q[0], q[3]) })
}

// scan calls f for the quads with a predicate and that object, or, where it is
// zero, that subject, while the budget lasts.
func (g *gatherer) scan(ctx context.Context, object graph.Node, predicate, subject quad.IRI, f func(graph.Quad)) error {
	p, err := g.v.Node(predicate)
	if err != nil || p == 0 {
		return err
	}
	pattern := graph.Quad{1: p, 2: object}
	if object == 0 {
		if pattern[0], err = g.v.Node(subject); err != nil || pattern[0] == 0 {
			return err
		}
	}
	return g.v.Scan(ctx, pattern, func(q graph.Quad) bool { f(q); return !g.spent })
}

// naming gathers the events that name one of the things, in whatever part.
func (g *gatherer) naming(ctx context.Context, things []quad.IRI) error {
	named := search{v: g.v}
	for _, thing := range things {
		n, err := g.v.Node(thing)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		events, err := named.events(ctx, n)
		if err != nil {
			return err
		}
		for _, e := range events {
			g.add(e[0], e[1])
		}
	}
	g.sel.counted("%s <-a role- ", shorts(things))
	return nil
}

func (g *gatherer) add(event, article graph.Node) {
	g.sel.events[article] = append(g.sel.events[article], event)
	if g.budget >= 0 {
		g.spent = g.budget == 0
		g.budget--
	}
}

// byWeapon gathers the events that used one of the weapons, and those that were
// done in a mode of that name.
func (g *gatherer) byWeapon(ctx context.Context) error {
	sc := g.sel.scope
	var uses []graph.Node
	for _, weapon := range sc.weapons.sorted() {
		n, err := g.v.Node(weapon)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := g.scan(ctx, n, vocab.Weapon, "", func(q graph.Quad) {
			uses = append(uses, q[0])
			g.spent = g.budget >= 0 && len(uses) > g.budget
		}); err != nil || g.spent {
			return err
		}
	}
	slices.Sort(uses)
	for _, use := range slices.Compact(uses) {
		if err := g.scan(ctx, use, vocab.Uses, "", func(q graph.Quad) { g.add(q[0], q[3]) }); err != nil || g.spent {
			return err
		}
	}
	for _, class := range sc.sortedClasses() {
		if err := g.against(ctx, vocab.ModeIRI(class), vocab.Mode); err != nil || g.spent {
			return err
		}
	}
	g.sel.counted("%s <-an:weapon- uses <-an:uses- ", plural(len(sc.weapons), "weapon"))
	return nil
}

// byTime gathers the events of each day of a time, of the intervals within or
// across those days, and of the months and years around them.
func (g *gatherer) byTime(ctx context.Context, from, to time.Time) error {
	times := map[graph.Node]bool{}
	days := 0
	look := func(node quad.IRI, across ...quad.IRI) error {
		n, err := g.v.Node(node)
		if err != nil || n == 0 {
			return err
		}
		times[n] = true
		for _, p := range across {
			if err := g.scan(ctx, n, p, "", func(q graph.Quad) { times[q[0]] = true }); err != nil {
				return err
			}
		}
		return nil
	}
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
	order := make([]graph.Node, 0, len(times))
	for n := range times {
		order = append(order, n)
	}
	slices.Sort(order)
	for _, p := range []quad.IRI{vocab.HasTime, vocab.PresumedTime} {
		for _, n := range order {
			if err := g.scan(ctx, n, p, "", func(q graph.Quad) { g.add(q[0], q[3]) }); err != nil {
				return err
			}
		}
	}
	g.sel.counted("%s from %s <-sem:hasTime|an:presumedTime- ", plural(days, "day"), from.Format(time.DateOnly))
	return nil
}
