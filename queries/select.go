package queries

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A selection is the reports that a filter lets through, not yet read.
type selection struct {
	store  *graph.Store
	moment graph.Moment
	scope  *scope
	walk   *walk
	// events are the candidates by article: a superset of what the filter
	// lets through, found over the narrowest index that it names.
	events map[graph.Node][]graph.Node
	// read counts records; answers of one selection may be read side by side.
	read atomic.Int64
	// copies counts articles passed over since they repeat another, each once
	// however often the reports are ranged over; copied are those.
	copies atomic.Int64
	copied sync.Map
}

func newSelection(v *graph.View) *selection {
	return &selection{store: v.Store(), moment: v.Moment(), walk: &walk{}, events: map[graph.Node][]graph.Node{}}
}

// find looks up a filter's names and gathers candidates.
func find(ctx context.Context, v *graph.View, f Filter) (*selection, error) {
	sel := newSelection(v)
	var err error
	if sel.scope, err = lookUp(ctx, v, f, sel.walk); err != nil {
		return nil, err
	}
	g := gatherer{v: v, sel: sel}
	return sel, g.gather(ctx)
}

// reports reads the candidates and yields those that the filter lets through,
// sorted by article and then by place in the text. It may be ranged over again,
// after the view of find is closed.
func (sel *selection) reports(ctx context.Context) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		v, err := sel.store.At(ctx, sel.moment)
		if err != nil {
			yield(nil, err)
			return
		}
		defer v.Close()
		sel.each(ctx, v, yield)
	}
}

// each is reports over a view that is open.
func (sel *selection) each(ctx context.Context, v *graph.View, yield func(*Report, error) bool) {
	type named struct {
		node graph.Node
		iri  quad.IRI
	}
	articles := make([]named, 0, len(sel.events))
	for node := range sel.events {
		value, err := v.Value(node)
		if err != nil {
			yield(nil, err)
			return
		}
		iri, _ := value.(quad.IRI)
		articles = append(articles, named{node, iri})
	}
	slices.SortFunc(articles, func(a, b named) int { return cmp.Compare(a.iri, b.iri) })
	m, err := compile(v, sel.scope)
	if err != nil {
		yield(nil, err)
		return
	}
	for _, a := range articles {
		batch, err := sel.ofArticle(ctx, v, m, a.node, a.iri)
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

// ofArticle reads the candidates of one article.
func (sel *selection) ofArticle(ctx context.Context, v *graph.View, m *matcher, node graph.Node, iri quad.IRI) ([]*Report, error) {
	var info graph.ArticleInfo
	var batch []*Report
	var g graph.Glance
	for _, e := range sel.events[node] {
		if err := v.Glance(ctx, e, node, &g); err != nil {
			return nil, err
		}
		if ok, err := m.lets(ctx, &g); err != nil {
			return nil, err
		} else if !ok {
			continue
		}
		if info.IRI == "" { // most articles of a day have nothing that is asked for
			var err error
			if info, err = v.Article(ctx, iri); err != nil {
				return nil, err
			}
			if sel.scope.sources != nil && !sel.scope.sources[vocab.SourceIRI(info.Source)] {
				return nil, nil
			}
			// A copy bears no witness of its own: it counts only for those who
			// ask for its source or for one event of it.
			if info.CopyOf != "" && sel.scope.sources == nil && sel.scope.Event == "" {
				if _, known := sel.copied.LoadOrStore(iri, true); !known {
					sel.copies.Add(1)
				}
				return nil, nil
			}
		}
		sel.read.Add(1)
		r, err := report(ctx, v, &g, &info)
		if err != nil {
			return nil, err
		}
		if sel.scope.during(r) {
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

// report reads the event of a glance.
func report(ctx context.Context, v *graph.View, g *graph.Glance, info *graph.ArticleInfo) (*Report, error) {
	e, err := v.Read(ctx, g, info)
	if err != nil {
		return nil, err
	}
	return &Report{
		IRI: string(vocab.EventIRI(string(e.ID))), Event: *e,
		Article: Article{IRI: string(info.IRI), ID: info.ID, Title: info.Title, Source: info.Source, URL: info.URL, Published: info.Published},
	}, nil
}

// firstPlace orders events of one trigger as the text lists their places.
func firstPlace(r *Report) int {
	if len(r.Event.Places) == 0 {
		return 0
	}
	return r.Event.Places[0].Start
}

// during reports whether a report's event happened in the asked time.
func (sc *scope) during(r *Report) bool {
	if !sc.timed() {
		return true
	}
	i, ok := happened(r)
	return ok && sc.Filter.during(i, r.Event.Time.Granularity)
}

// wantsWeapon reports whether a weapon is among those asked for.
func (sc *scope) wantsWeapon(w *event.Ref) bool {
	return sc.weapons == nil || sc.weapons[graph.EntityIRI(w, event.KindWeapon)]
}

// A matcher tells by the quads of an event whether a filter lets it through, all
// but its time.
type matcher struct {
	v          *graph.View
	conditions []condition
	// Where weapons are asked for: they, and the modes of their names.
	weapons      map[graph.Node]bool
	modes        condition
	uses, weapon graph.Node // the predicates
}

// A condition: one of the predicates leads to one of the set.
type condition struct {
	predicates []graph.Node
	set        map[graph.Node]bool
}

func (c *condition) holds(g *graph.Glance) bool {
	for _, p := range c.predicates {
		for n := range g.Objects(p) {
			if c.set[n] {
				return true
			}
		}
	}
	return false
}

// compile turns a scope into numbers of a view.
func compile(v *graph.View, sc *scope) (*matcher, error) {
	m := &matcher{v: v}
	var status, category, modes nodes
	if want := sc.status(); want != anyStatus {
		status = setOf([]quad.IRI{vocab.StatusIRI(want)})
	}
	if sc.Category != "" {
		category = setOf([]quad.IRI{vocab.CategoryIRI(string(sc.Category))})
	}
	for _, c := range []struct {
		set        nodes
		predicates []quad.IRI
	}{
		{status, []quad.IRI{vocab.Status}}, {category, typePredicates}, {sc.places, placePredicates}, {sc.actors, actorPredicates},
		{sc.targets, targetPredicates}, {sc.claimants, claimPredicates},
	} {
		if c.set == nil {
			continue
		}
		cond, err := compileOne(v, c.set, c.predicates)
		if err != nil {
			return nil, err
		}
		m.conditions = append(m.conditions, cond)
	}
	if sc.weapons == nil {
		return m, nil
	}
	modes = nodes{}
	for class := range sc.classes {
		modes[vocab.ModeIRI(class)] = true
	}
	var err error
	if m.modes, err = compileOne(v, modes, []quad.IRI{vocab.Mode}); err != nil {
		return nil, err
	}
	arms, err := compileOne(v, sc.weapons, []quad.IRI{vocab.Uses, vocab.Weapon})
	m.weapons, m.uses, m.weapon = arms.set, arms.predicates[0], arms.predicates[1]
	return m, err
}

func compileOne(v *graph.View, set nodes, predicates []quad.IRI) (condition, error) {
	c := condition{make([]graph.Node, len(predicates)), make(map[graph.Node]bool, len(set))}
	for i, p := range predicates {
		n, err := v.Node(p)
		if err != nil {
			return c, err
		}
		c.predicates[i] = n
	}
	for iri := range set {
		n, err := v.Node(iri)
		if err != nil {
			return c, err
		}
		if n != 0 {
			c.set[n] = true
		}
	}
	return c, nil
}

// lets reports whether the filter lets an event through, as far as its quads say.
func (m *matcher) lets(ctx context.Context, g *graph.Glance) (bool, error) {
	if g.Empty() {
		return false, nil
	}
	for i := range m.conditions {
		if !m.conditions[i].holds(g) {
			return false, nil
		}
	}
	if m.weapons == nil {
		return true, nil
	}
	return m.armed(ctx, g)
}

// armed reports whether an event used one of the asked weapons; one that names
// none counts by its mode.
func (m *matcher) armed(ctx context.Context, g *graph.Glance) (found bool, err error) {
	unarmed := true
	for use := range g.Objects(m.uses) {
		unarmed = false
		if err := m.v.Scan(ctx, graph.Quad{use, m.weapon}, func(q graph.Quad) bool {
			found = found || q[3] == g.Article && m.weapons[q[2]]
			return !found
		}); err != nil || found {
			return found, err
		}
	}
	return unarmed && m.modes.holds(g), nil
}

// The predicates by which events have what a filter asks for.
var (
	typePredicates   = []quad.IRI{vocab.Type}
	placePredicates  = []quad.IRI{vocab.HasPlace}
	actorPredicates  = []quad.IRI{vocab.Actor, vocab.Recipient}
	targetPredicates = []quad.IRI{vocab.Target}
	claimPredicates  = []quad.IRI{vocab.SaidBy, vocab.ConfirmedBy, vocab.DeniedBy, vocab.BlamedBy, vocab.DoubtedBy}
)

// counted notes a step with the number of candidates that it led to, each once.
func (sel *selection) counted(format string, args ...any) {
	n := 0
	for article, events := range sel.events {
		slices.Sort(events)
		sel.events[article] = slices.Compact(events)
		n += len(sel.events[article])
	}
	sel.walk.step(format+"%s in %s", append(args, plural(n, "event"), plural(len(sel.events), "article"))...)
}

// sorted lists a set of nodes.
func (set nodes) sorted() []quad.IRI { return slices.Sorted(maps.Keys(set)) }
