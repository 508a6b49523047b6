package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

var (
	mentionKinds  = []string{"actor", "place", "weapon", "target", "any"}
	mentionWithin = []string{"event", "sentence", "article"}
)

func init() {
	register(Query{
		Name:    "co-mentions",
		Summary: "which actors, places, weapons and targets are told of together, and how often",
		Example: "co-mentions --with Russia --kind weapon",
		Params: append(slices.Clone(filterParams),
			Param{Name: "with", Value: "NAME", Summary: "only what is told of together with this one"},
			Param{Name: "kind", Value: "KIND", Summary: "of these kinds: " + strings.Join(mentionKinds, ", ") + " (default actor)", Values: mentionKinds},
			Param{Name: "within", Value: "SPAN", Summary: "together in one event (default), sentence or article", Values: mentionWithin},
		),
		answer: coMentions,
	})
}

var coMentionColumns = []Column{
	{Name: "one", Title: "One"},
	{Name: "other", Title: "Other"},
	{Name: "times", Title: "Times", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "first", Title: "First"},
	{Name: "last", Title: "Last"},
	{Name: "sentence", Title: "Sentence"},
}

// A mention is a thing that an event names.
type mention struct {
	iri  quad.IRI
	name string
}

// coMentions counts the pairs of things that stand together, most frequent first
// and then by name; times is in how many events, sentences or articles. Where
// one thing is asked for, it is always the one.
func coMentions(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	kind, within := cmp.Or(args["kind"], "actor"), cmp.Or(args["within"], "event")
	if err := oneOf("kind", kind, mentionKinds); err != nil {
		return nil, err
	}
	if err := oneOf("within", within, mentionWithin); err != nil {
		return nil, err
	}
	var with nodes
	if args["with"] != "" {
		found, err := anything(ctx, v, "with", args["with"])
		if err != nil {
			return nil, err
		}
		with = setOf(found)
	}
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	// Reports that stand together are one bag of things.
	bags := groupBy(reports, func(r *Report) []string {
		switch within {
		case "article":
			return []string{r.Article.IRI}
		case "sentence":
			return []string{fmt.Sprint(r.Article.IRI, " ", r.Event.Evidence.Start)}
		}
		return []string{r.IRI}
	})
	type pair struct{ one, other mention }
	pairs := map[pair][]string{} // the bags
	for _, bag := range bags.order {
		var ones, others []mention
		for _, r := range bags.of[bag] {
			for _, m := range mentionsOf(r, "any") {
				if with[m.iri] && !slices.Contains(ones, m) {
					ones = append(ones, m)
				}
			}
			for _, m := range mentionsOf(r, kind) {
				if !with[m.iri] && !slices.Contains(others, m) {
					others = append(others, m)
				}
			}
		}
		for i, m := range others {
			for _, one := range ones {
				pairs[pair{one, m}] = append(pairs[pair{one, m}], bag)
			}
			for _, other := range others[i+1:] {
				if with != nil {
					break
				}
				p := pair{m, other}
				if other.name < m.name || other.name == m.name && other.iri < m.iri {
					p = pair{other, m}
				}
				pairs[p] = append(pairs[p], bag)
			}
		}
	}
	order := make([]pair, 0, len(pairs))
	for p := range pairs {
		order = append(order, p)
	}
	slices.SortFunc(order, func(a, b pair) int {
		return cmp.Or(cmp.Compare(len(pairs[b]), len(pairs[a])), cmp.Compare(a.one.name, b.one.name), cmp.Compare(a.other.name, b.other.name),
			cmp.Compare(a.one.iri, b.one.iri), cmp.Compare(a.other.iri, b.other.iri))
	})
	sel.walk.step("%s in %s", plural(len(order), "pair"), plural(len(bags.order), within))
	var rows []Row
	var rest []*Report
	for _, p := range order {
		var together []*Report
		for _, bag := range pairs[p] {
			for _, r := range bags.of[bag] {
				if within != "event" && !names(r, p.one.iri) && !names(r, p.other.iri) {
					continue
				}
				together = append(together, r)
			}
		}
		sortByTime(together)
		rest = append(rest, together...)
		rows = append(rows, Row{Cells: []string{
			p.one.name, p.other.name, strconv.Itoa(len(pairs[p])), strconv.Itoa(articlesOf(together)), whenCell(together[0]),
			whenCell(together[len(together)-1]), together[0].Event.Evidence.Text,
		}, Evidence: rests(together)})
	}
	return sel.answer(ctx, v, coMentionColumns, rows, once(rest))
}

// mentionsOf lists the things of a kind that a report's event names, each once.
func mentionsOf(r *Report, kind string) (all []mention) {
	e := &r.Event
	for _, role := range []struct {
		kind event.Kind
		refs []event.Ref
	}{
		{event.KindActor, e.Actors}, {event.KindActor, e.Recipients}, {event.KindActor, e.Claims},
		{event.KindPlace, e.Places}, {event.KindWeapon, e.Weapons}, {event.KindTarget, e.Targets},
	} {
		if kind != "any" && kind != string(role.kind) {
			continue
		}
		for i := range role.refs {
			m := mention{graph.EntityIRI(&role.refs[i], role.kind), nameOf(&role.refs[i])}
			if !slices.ContainsFunc(all, func(o mention) bool { return o.iri == m.iri }) {
				all = append(all, m)
			}
		}
	}
	return all
}

func names(r *Report, iri quad.IRI) bool {
	return slices.ContainsFunc(mentionsOf(r, "any"), func(m mention) bool { return m.iri == iri })
}

// once drops reports that came before, in the order of articles and of the text.
func once(reports []*Report) []*Report {
	slices.SortStableFunc(reports, func(a, b *Report) int {
		return cmp.Or(cmp.Compare(a.Article.IRI, b.Article.IRI), cmp.Compare(a.Event.Trigger.Start, b.Event.Trigger.Start), cmp.Compare(a.IRI, b.IRI))
	})
	return slices.Compact(reports)
}

// anything finds the things of a name, of whatever kind.
func anything(ctx context.Context, v *graph.View, param, name string) ([]quad.IRI, error) {
	var all []quad.IRI
	var known []string
	for _, shelf := range []graph.Shelf{graph.ShelfActor, graph.ShelfPlace, graph.ShelfWeapon, graph.ShelfTarget} {
		found, err := v.Named(ctx, shelf, name)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		if len(all) == 0 {
			names, err := v.Names(ctx, shelf)
			if err != nil {
				return nil, err
			}
			known = append(known, names...)
		}
	}
	if len(all) > 0 {
		return all, nil
	}
	return nil, fmt.Errorf("%w: --%s: no report names an actor, place, weapon or target %q%s", ErrArgument, param, name, suggest(name, known))
}
