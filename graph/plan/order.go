package plan

import (
	"context"
	"errors"
	"slices"
)

// A step does one thing for each binding of variables that reaches it.
type step struct {
	kind stepKind
	// pattern, for stepQuads; bound are its places that hold values by then,
	// fixed those that hold the same one each time.
	pattern  Pattern
	bound    [4]bool
	fixed    [4]bool
	variable Var    // of the other kinds, and of the ranged object of stepQuads
	set      []Node // of stepSet and stepIsIn
	spans    []Span // of stepValues (the first is walked), stepWithin and stepQuads
	query    *Query // of stepSub and stepNot
	// once ends the step at its first match: what it binds, nobody asks for.
	once bool
	// live are the variables that later steps or the answer need, where some
	// that were bound are not among them.
	live []Var
}

type stepKind int

const (
	stepSet    stepKind = iota // binds a variable to each node of a set
	stepValues                 // binds a variable to each value of a range
	stepQuads                  // binds the rest of a pattern
	stepSub                    // binds a variable to each answer of a query
	stepIsIn                   // checks that a variable is in a set
	stepWithin                 // checks that a variable is in a range
	stepIs                     // checks that a variable is an answer, as often as it is
	stepNot                    // checks that a variable is no answer
)

var errUngrounded = errors.New("plan: nothing says what the answers are among")

// A planner orders the steps of one way.
type planner struct {
	ctx      context.Context
	view     View
	way      *Way
	distinct bool
	given    Var      // a variable that has a value before the first step; 0 is none
	constant []Node   // by variable: its node where it has only one
	spans    [][]Span // by variable
	sources  []source
	err      error
}

// A source can bind variables: a pattern, a set or a range.
type source struct {
	kind    stepKind
	pattern Pattern
	v       Var
	set     []Node
	query   *Query
	// anchor is how many matches there are with the constants alone; counted is
	// set where it is known and not guessed.
	anchor  float64
	counted bool
}

// bind finds the variables that are constants; ok is false where the way has no
// answer.
func (p *planner) bind() (ok bool, err error) {
	w := p.way
	p.constant = make([]Node, w.Vars+1)
	p.spans = make([][]Span, w.Vars+1)
	for _, s := range w.Sets {
		switch {
		case len(s.Nodes) == 0:
			return false, nil
		case len(s.Nodes) > 1:
			continue
		case p.constant[s.Var] != 0 && p.constant[s.Var] != s.Nodes[0]:
			return false, nil
		}
		p.constant[s.Var] = s.Nodes[0]
	}
	for _, s := range w.Sets {
		if len(s.Nodes) > 1 && p.constant[s.Var] != 0 && !slices.Contains(s.Nodes, p.constant[s.Var]) {
			return false, nil
		}
	}
	for _, r := range mergeRanges(w.Ranges) {
		span, err := p.view.Span(r)
		if err != nil {
			return false, err
		}
		if span == nil {
			return false, nil
		}
		if n := p.constant[r.Var]; n != 0 {
			if in, err := span.Within(n); err != nil || !in {
				return false, err
			}
			continue
		}
		p.spans[r.Var] = append(p.spans[r.Var], span)
	}
	return true, nil
}

// mergeRanges makes one range of a lower and an upper bound of one variable.
func mergeRanges(ranges []Range) []Range {
	var merged []Range
	for _, r := range ranges {
		i := slices.IndexFunc(merged, func(m Range) bool {
			return m.Var == r.Var && (m.Low == nil && r.High == nil && Family(m.High) == Family(r.Low) || m.High == nil && r.Low == nil && Family(m.Low) == Family(r.High))
		})
		switch {
		case i < 0:
			merged = append(merged, r)
		case merged[i].Low == nil:
			merged[i].Low, merged[i].LowOpen = r.Low, r.LowOpen
		default:
			merged[i].High, merged[i].HighOpen = r.High, r.HighOpen
		}
	}
	return merged
}

// order plans a way: ok is false where it has no answer.
func (p *planner) order() (steps []step, ok bool, err error) {
	if ok, err = p.bind(); !ok {
		return nil, false, err
	}
	for _, s := range p.way.Sets {
		if len(s.Nodes) > 1 && p.constant[s.Var] == 0 {
			p.sources = append(p.sources, source{kind: stepSet, v: s.Var, set: s.Nodes, anchor: float64(len(s.Nodes))})
		}
	}
	for _, s := range p.way.Subs {
		p.sources = append(p.sources, source{kind: stepSub, v: s.Var, query: s.Query})
	}
	inPattern := make([]bool, p.way.Vars+1)
	for _, pattern := range p.way.Patterns {
		p.sources = append(p.sources, source{kind: stepQuads, pattern: pattern})
		for _, v := range pattern {
			inPattern[v] = true
		}
	}
	for v := range p.spans {
		// How many values lie in a range is not counted: it seldom is the
		// place to begin where a pattern holds the variable too.
		const many = 1000
		if len(p.spans[v]) > 0 && !p.hasSet(Var(v)) && Var(v) != p.given {
			p.sources = append(p.sources, source{kind: stepValues, v: Var(v), anchor: many})
		}
	}
	if !inPattern[p.way.Result] && p.given != p.way.Result && p.constant[p.way.Result] == 0 && !p.hasSet(p.way.Result) && len(p.spans[p.way.Result]) == 0 && !slices.ContainsFunc(p.way.Subs, func(s Sub) bool { return s.Var == p.way.Result }) {
		return nil, false, errUngrounded
	}
	if len(p.sources) > 1 {
		if err := p.anchors(); err != nil {
			return nil, false, err
		}
	}
	chosen, err := p.choose()
	if err != nil {
		return nil, false, err
	}
	return p.lay(chosen), true, nil
}

func (p *planner) hasSet(v Var) bool {
	return slices.ContainsFunc(p.way.Sets, func(s Set) bool { return s.Var == v && len(s.Nodes) > 1 })
}
