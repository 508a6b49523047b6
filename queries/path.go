package queries

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

func init() {
	register(Query{
		Name:    "path",
		Summary: "the shortest way between two things over the events that join them",
		Example: "path --between \"Vyacheslav Gladkov\" --and Crimea",
		Params: []Param{
			{Name: "between", Value: "NAME", Summary: "an actor, place, weapon or target", Needed: true},
			{Name: "and", Value: "NAME", Summary: "another one", Needed: true},
			{Name: "hops", Value: "N", Summary: "at most so many events (default 4)"},
			paramStatus,
		},
		answer: path,
	})
}

var pathColumns = []Column{
	{Name: "step", Title: "Step", Number: true},
	{Name: "from", Title: "From"},
	{Name: "part", Title: "As"},
	{Name: "to", Title: "To"},
	{Name: "as", Title: "As"},
	{Name: "when", Title: "When"},
	{Name: "kind", Title: "Kind"},
	{Name: "event", Title: "Event"},
	{Name: "claimants", Title: "According to"},
	{Name: "sentence", Title: "Sentence"},
}

const (
	defaultHops = 4
	mostHops    = 12
	// mostVisited is how many events a search looks at before it gives up.
	mostVisited = 500_000
)

// path finds one shortest chain of events from one thing to another, each event
// sharing a thing with the next. Of several shortest ones it takes that whose
// events were stored first, so the answer is always the same.
func path(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	hops := defaultHops
	if h := args["hops"]; h != "" {
		n, err := strconv.Atoi(h)
		if err != nil || n < 1 || n > mostHops {
			return nil, fmt.Errorf("%w: --hops: %q is no number of events from 1 to %d", ErrArgument, h, mostHops)
		}
		hops = n
	}
	from, err := anything(ctx, v, "between", args["between"])
	if err != nil {
		return nil, err
	}
	to, err := anything(ctx, v, "and", args["and"])
	if err != nil {
		return nil, err
	}
	f, err := FilterOf(Args{"status": args["status"], paramSure.Name: args[paramSure.Name]})
	if err != nil {
		return nil, err
	}
	sel := newSelection(v)
	sel.scope = &scope{Filter: f}
	m, err := compile(v, sel.scope)
	if err != nil {
		return nil, err
	}
	s := search{v: v, m: m, came: map[graph.Node]step{}}
	chain, err := s.run(ctx, from, to, hops)
	if err != nil {
		return nil, err
	}
	sel.walk.step("%s: %s seen, %s looked at", shorts(from), plural(len(s.came), "thing"), plural(s.visited, "event"))
	var rows []Row
	var reports []*Report
	for i, st := range chain {
		r, err := s.read(ctx, st)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
		parts := partsOf(r)
		a, b := endOf(parts, v, st.from), endOf(parts, v, st.to)
		rows = append(rows, Row{Cells: []string{
			strconv.Itoa(i + 1), a.name, a.part, b.name, b.part, whenCell(r), kindCell(r), string(r.Event.ID), claimantsCell(r), r.Event.Evidence.Text,
		}, Evidence: evidence(r)})
	}
	a := &Answer{Columns: pathColumns, Rows: rows, Steps: sel.walk.steps, Reports: each(reports)}
	a.Statements = statements(ctx, v, a.Reports)
	if len(rows) == 0 {
		a.Empty = fmt.Sprintf("no chain of up to %s joins them; --hops %d looks farther, --status any at what is no fact, --min-confidence 0 at what is doubtful", plural(hops, "event"), min(hops+2, mostHops))
		if !disjoint(from, to) {
			a.Empty = "the two names are of one thing"
		}
	}
	return a, nil
}

func disjoint(a, b []quad.IRI) bool {
	return !slices.ContainsFunc(a, func(iri quad.IRI) bool { return slices.Contains(b, iri) })
}

// A step leads from one thing to another over an event of an article.
type step struct{ from, event, article, to graph.Node }

// A search walks breadth first from one thing to another.
type search struct {
	v       *graph.View
	m       *matcher
	came    map[graph.Node]step // how each thing was reached
	visited int
	g       graph.Glance
}

// run returns the steps of a shortest way, nil where there is none.
func (s *search) run(ctx context.Context, from, to []quad.IRI, hops int) ([]step, error) {
	goal := map[graph.Node]bool{}
	for _, iri := range to {
		n, err := s.v.Node(iri)
		if err != nil {
			return nil, err
		}
		goal[n] = n != 0
	}
	var level []graph.Node
	for _, iri := range from {
		n, err := s.v.Node(iri)
		if err != nil {
			return nil, err
		}
		if goal[n] {
			return nil, nil
		}
		if n != 0 {
			s.came[n] = step{}
			level = append(level, n)
		}
	}
	slices.Sort(level)
	seen := map[[2]graph.Node]bool{}
	for range hops {
		var next []graph.Node
		for _, thing := range level {
			events, err := s.events(ctx, thing)
			if err != nil {
				return nil, err
			}
			for _, e := range events {
				if seen[e] {
					continue
				}
				seen[e] = true
				if s.visited++; s.visited > mostVisited {
					return nil, fmt.Errorf("queries: path: gave up after %d events; ask for fewer --hops", mostVisited)
				}
				things, err := s.things(ctx, e)
				if err != nil {
					return nil, err
				}
				for _, other := range things {
					if _, reached := s.came[other]; reached {
						continue
					}
					s.came[other] = step{thing, e[0], e[1], other}
					if goal[other] {
						return s.chain(other), nil
					}
					next = append(next, other)
				}
			}
		}
		level = next
	}
	return nil, nil
}

// chain follows the steps back.
func (s *search) chain(to graph.Node) (steps []step) {
	for at := s.came[to]; at.event != 0; at = s.came[at.from] {
		steps = append(steps, at)
	}
	slices.Reverse(steps)
	return steps
}

// partPredicates link an event to the things in it.
var partPredicates = slices.Concat(actorPredicates, targetPredicates, placePredicates, claimPredicates)

// events lists the events that name a thing, each with its article.
func (s *search) events(ctx context.Context, thing graph.Node) (all [][2]graph.Node, err error) {
	for _, predicate := range append([]quad.IRI{vocab.Weapon}, partPredicates...) {
		p, err := s.v.Node(predicate)
		if err != nil {
			return nil, err
		}
		if p == 0 {
			continue
		}
		var found []graph.Quad
		if err := s.v.Scan(ctx, graph.Quad{1: p, 2: thing}, func(q graph.Quad) bool { found = append(found, q); return true }); err != nil {
			return nil, err
		}
		for _, q := range found {
			event := q[0]
			if predicate == vocab.Weapon { // from a use to its event
				uses, err := s.v.Node(vocab.Uses)
				if err != nil {
					return nil, err
				}
				if err := s.v.Scan(ctx, graph.Quad{1: uses, 2: q[0]}, func(q graph.Quad) bool { event = q[0]; return false }); err != nil {
					return nil, err
				}
			}
			all = append(all, [2]graph.Node{event, q[3]})
		}
	}
	slices.SortFunc(all, func(a, b [2]graph.Node) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(all), nil
}

// things lists what an event names, nil where it is not asked for.
func (s *search) things(ctx context.Context, e [2]graph.Node) (all []graph.Node, err error) {
	if err := s.v.Glance(ctx, e[0], e[1], &s.g); err != nil {
		return nil, err
	}
	if ok, err := s.m.shows(ctx, &s.g); err != nil || !ok {
		return nil, err
	}
	for _, predicate := range append([]quad.IRI{vocab.Uses}, partPredicates...) {
		p, err := s.v.Node(predicate)
		if err != nil {
			return nil, err
		}
		for n := range s.g.Objects(p) {
			if predicate != vocab.Uses {
				all = append(all, n)
				continue
			}
			weapon, err := s.v.Node(vocab.Weapon)
			if err != nil {
				return nil, err
			}
			if err := s.v.Scan(ctx, graph.Quad{n, weapon}, func(q graph.Quad) bool { all = append(all, q[2]); return true }); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// read reads the event of a step.
func (s *search) read(ctx context.Context, st step) (*Report, error) {
	if err := s.v.Glance(ctx, st.event, st.article, &s.g); err != nil {
		return nil, err
	}
	value, err := s.v.Value(st.article)
	if err != nil {
		return nil, err
	}
	iri, _ := value.(quad.IRI)
	info, err := s.v.Article(ctx, iri)
	if err != nil {
		return nil, err
	}
	return report(ctx, s.v, &s.g, &info)
}

// endOf is the part that a thing plays in an event.
func endOf(parts []part, v *graph.View, thing graph.Node) part {
	value, err := v.Value(thing)
	if iri, ok := value.(quad.IRI); err == nil && ok {
		if i := slices.IndexFunc(parts, func(p part) bool { return p.iri == iri }); i >= 0 {
			return parts[i]
		}
		return part{mention{iri, vocab.Short(iri)}, ""}
	}
	return part{}
}
