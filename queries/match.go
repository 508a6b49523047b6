package queries

import (
	"context"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A matcher tells by the quads of an event whether a filter lets it through, all
// but its time. It is not safe for concurrent use.
type matcher struct {
	v          *graph.View
	conditions []condition
	status     *condition // nil where any will do
	// minConfidence is asked for; sure says of each number that is its object
	// whether it is enough, as far as they have come up.
	minConfidence float64
	confidence    graph.Node // the predicate
	sure          map[graph.Node]bool
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
	m := &matcher{v: v, minConfidence: sc.minConfidence(), sure: map[graph.Node]bool{}}
	var err error
	if m.confidence, err = v.Node(vocab.Confidence); err != nil {
		return nil, err
	}
	if want := sc.status(); want != anyStatus {
		status, err := compileOne(v, setOf([]quad.IRI{vocab.StatusIRI(want)}), []quad.IRI{vocab.Status})
		if err != nil {
			return nil, err
		}
		m.status = &status
	}
	var category, modes nodes
	if sc.Category != "" {
		category = setOf([]quad.IRI{vocab.CategoryIRI(string(sc.Category))})
	}
	for _, c := range []struct {
		set        nodes
		predicates []quad.IRI
	}{
		{category, typePredicates}, {sc.places, placePredicates}, {sc.actors, actorPredicates}, {sc.targets, targetPredicates},
		{sc.claimants, claimPredicates},
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

// shows reports whether the filter lets an event through, all but its time.
func (m *matcher) shows(ctx context.Context, g *graph.Glance) (bool, error) {
	if ok, err := m.lets(ctx, g); err != nil || !ok {
		return false, err
	}
	return m.wants(g)
}

// wants reports whether an event has the status and the confidence asked for.
func (m *matcher) wants(g *graph.Glance) (bool, error) {
	if !m.ofStatus(g) {
		return false, nil
	}
	return m.isSure(g)
}

func (m *matcher) ofStatus(g *graph.Glance) bool { return m.status == nil || m.status.holds(g) }

// isSure reports whether an event has the confidence asked for.
func (m *matcher) isSure(g *graph.Glance) (bool, error) {
	if m.minConfidence == 0 {
		return true, nil
	}
	for n := range g.Objects(m.confidence) {
		sure, known := m.sure[n]
		if !known {
			value, err := m.v.Value(n)
			if err != nil {
				return false, err
			}
			p, isNumber := value.(quad.Float)
			e := event.Event{Confidence: float64(p)}
			sure = !isNumber || !e.Doubtful(m.minConfidence)
			m.sure[n] = sure
		}
		return sure, nil
	}
	return true, nil
}

// lets reports whether an event has all that the filter names: not its status,
// confidence and time.
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
