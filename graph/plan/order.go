package plan

import (
	"context"
	"errors"
	"math"
	"math/bits"
	"slices"
)

// A step does one thing for each binding of variables that reaches it.
type step struct {
	kind stepKind
	// pattern, for stepQuads; bound are its places that hold values by then.
	pattern  Pattern
	bound    [4]bool
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

// known is the pattern with its constants.
func (p *planner) known(pattern Pattern) (q Quad) {
	for i, v := range pattern {
		q[i] = p.constant[v]
	}
	return q
}

// ranged returns the range of a pattern's object, nil where it has none.
func (p *planner) ranged(pattern Pattern) []Span {
	if v := pattern[Object]; p.constant[v] == 0 {
		return p.spans[v]
	}
	return nil
}

// anchors counts what each source matches by its constants alone: all of them a
// little way, and further until the least is known from the rest.
func (p *planner) anchors() error {
	for limit := 64; ; limit *= 4 {
		least := math.Inf(1) // of those that came to an end
		for i := range p.sources {
			s := &p.sources[i]
			if s.counted {
				least = math.Min(least, s.anchor)
				continue
			}
			switch s.kind {
			case stepSet:
				least = math.Min(least, s.anchor)
				continue
			case stepValues:
				continue
			case stepSub:
				n, err := countAnswers(p.ctx, p.view, s.query, limit)
				if err != nil {
					return err
				}
				if s.anchor = float64(n); n < limit {
					least = math.Min(least, s.anchor)
				}
				continue
			}
			q := p.known(s.pattern)
			most := float64(p.view.Quads(q[Predicate]))
			spans := p.ranged(s.pattern)
			if len(spans) == 0 && (q == Quad{} || q == Quad{Predicate: q[Predicate]}) {
				s.anchor = most
				least = math.Min(least, most)
				continue
			}
			var n int
			var err error
			if len(spans) > 0 && q[Subject] == 0 && q[Predicate] != 0 {
				n, err = p.view.CountSpan(p.ctx, q, spans[0], p.distinct, limit)
			} else {
				n, err = p.view.Count(p.ctx, q, p.distinct, limit)
			}
			if err != nil {
				return err
			}
			s.anchor = float64(n)
			if s.counted = n < limit; s.counted {
				least = math.Min(least, s.anchor)
			} else {
				// Many: more than was counted, fewer than all.
				s.anchor = math.Max(s.anchor, math.Sqrt(s.anchor*most))
			}
		}
		// Enough is known when the others have been counted well past the least.
		if float64(limit) >= 4*least || limit >= 8192 {
			return nil
		}
	}
}

// The costs of going to a place in an index and of a step there, in the same
// unit.
const (
	seekCost = 1.0
	rowCost  = 0.15
)

// fan estimates how many matches a source has for one binding of the variables
// in the set bound.
func (p *planner) fan(s *source, bound uint64) float64 {
	has := func(v Var) bool { return v != 0 && (v == p.given || p.constant[v] != 0 || bound&(1<<v) != 0) }
	if s.kind != stepQuads {
		if has(s.v) {
			return 0.5
		}
		return s.anchor
	}
	q := p.known(s.pattern)
	subject, object := has(s.pattern[Subject]), has(s.pattern[Object])
	freeSubject, freeObject := subject && q[Subject] == 0, object && q[Object] == 0
	if !freeSubject && !freeObject && !(has(s.pattern[Predicate]) && q[Predicate] == 0) && !(has(s.pattern[Label]) && q[Label] == 0) {
		return s.anchor
	}
	all := math.Max(1, float64(p.view.Quads(q[Predicate])))
	ofSubject, ofObject := 16.0, 64.0
	if q[Predicate] != 0 {
		var err error
		if ofSubject, ofObject, err = p.view.Fanout(p.ctx, q[Predicate], p.distinct); err != nil && p.err == nil {
			p.err = err
		}
	}
	switch {
	case freeSubject && freeObject:
		return math.Min(1, ofSubject*ofObject/all)
	case freeSubject: // the constants of object and label choose among its quads
		return ofSubject * math.Min(1, s.anchor/all)
	case freeObject:
		return ofObject * math.Min(1, s.anchor/all)
	}
	return math.Min(s.anchor, all/16)
}

// choose finds the order of sources with the least cost: of all orders where
// there are few sources, else the best next one each time.
func (p *planner) choose() ([]int, error) {
	const few = 9
	n := len(p.sources)
	if p.way.Vars >= 64 || n > few {
		return p.greedy(), p.err
	}
	type best struct {
		cost, rows float64
		last       int
		bound      uint64
	}
	sets := make([]best, 1<<n)
	for i := range sets {
		sets[i].cost = math.Inf(1)
	}
	sets[0] = best{rows: 1}
	for set := range sets {
		from := sets[set]
		if math.IsInf(from.cost, 1) {
			continue
		}
		for i := range p.sources {
			if set&(1<<i) != 0 {
				continue
			}
			s := &p.sources[i]
			fan := p.fan(s, from.bound)
			cost := from.cost + from.rows*(seekCost+rowCost*fan)
			if to := &sets[set|1<<i]; cost < to.cost {
				*to = best{cost, from.rows * fan, i, from.bound | p.binds(s)}
			}
		}
	}
	chosen := make([]int, 0, n)
	for set := len(sets) - 1; set != 0; set &^= 1 << sets[set].last {
		if math.IsInf(sets[set].cost, 1) {
			return p.greedy(), p.err
		}
		chosen = append(chosen, sets[set].last)
	}
	slices.Reverse(chosen)
	return chosen, p.err
}

// binds is the set of variables that a source binds.
func (p *planner) binds(s *source) (set uint64) {
	if s.kind != stepQuads {
		return 1 << s.v
	}
	for _, v := range s.pattern {
		set |= 1 << v
	}
	return set &^ 1
}

func (p *planner) greedy() []int {
	var chosen []int
	bound, left := uint64(0), make([]bool, len(p.sources))
	for range p.sources {
		next, least := -1, math.Inf(1)
		for i := range p.sources {
			if left[i] {
				continue
			}
			s := &p.sources[i]
			fan := s.anchor
			if p.way.Vars < 64 {
				fan = p.fan(s, bound)
			}
			if next < 0 || fan < least {
				next, least = i, fan
			}
		}
		left[next] = true
		if p.way.Vars < 64 {
			bound |= p.binds(&p.sources[next])
		}
		chosen = append(chosen, next)
	}
	return chosen
}

// lay turns the chosen order into steps, with each check as soon as it can be
// made.
func (p *planner) lay(chosen []int) []step {
	bound := make([]bool, p.way.Vars+1)
	for v, n := range p.constant {
		bound[v] = n != 0
	}
	var steps []step
	spanned := make([]bool, p.way.Vars+1)
	notDone := make([]bool, len(p.way.Nots))
	nots := func() {
		for i := range p.way.Nots {
			if n := &p.way.Nots[i]; bound[n.Var] && !notDone[i] {
				notDone[i] = true
				steps = append(steps, step{kind: stepNot, variable: n.Var, query: &n.Query})
			}
		}
	}
	// bind marks a variable and makes the checks that wait for it.
	bind := func(v Var, walked int) {
		if v == 0 || bound[v] {
			return
		}
		bound[v] = true
		if spans := p.spans[v]; len(spans) > walked && !spanned[v] {
			steps = append(steps, step{kind: stepWithin, variable: v, spans: spans[walked:]})
		}
		spanned[v] = true
	}
	bind(p.given, 0)
	nots()
	for _, i := range chosen {
		s := &p.sources[i]
		switch s.kind {
		case stepSet:
			if bound[s.v] {
				steps = append(steps, step{kind: stepIsIn, variable: s.v, set: s.set})
				continue
			}
			steps = append(steps, step{kind: stepSet, variable: s.v, set: s.set})
			bind(s.v, 0)
		case stepValues:
			if bound[s.v] {
				continue // checked when it was bound
			}
			steps = append(steps, step{kind: stepValues, variable: s.v, spans: p.spans[s.v]})
			bind(s.v, 1)
		case stepSub:
			if bound[s.v] {
				steps = append(steps, step{kind: stepIs, variable: s.v, query: s.query})
				continue
			}
			steps = append(steps, step{kind: stepSub, variable: s.v, query: s.query})
			bind(s.v, 0)
		case stepQuads:
			st := step{kind: stepQuads, pattern: s.pattern}
			for at, v := range s.pattern {
				st.bound[at] = bound[v]
			}
			walked := 0
			v := s.pattern[Object]
			if v != 0 && !bound[v] && len(p.spans[v]) > 0 && st.bound[Predicate] && !st.bound[Subject] {
				st.variable, st.spans, walked = v, p.spans[v][:1], 1
			}
			steps = append(steps, st)
			for at, v := range s.pattern {
				if at == Object {
					bind(v, walked)
				} else {
					bind(v, 0)
				}
			}
		}
		nots()
	}
	if p.distinct {
		p.prune(steps)
	}
	return steps
}

// prune finds, for a query that asks for each answer once, what need not be done
// again: steps whose variables nobody needs, and bindings that were seen.
func (p *planner) prune(steps []step) {
	needed := make([]int, p.way.Vars+1) // the last step that needs a variable
	need := func(v Var, at int) { needed[v] = max(needed[v], at) }
	for i := range steps {
		for _, v := range steps[i].pattern {
			need(v, i)
		}
		need(steps[i].variable, i)
	}
	need(p.way.Result, len(steps))
	for _, t := range p.way.Tags {
		need(t.Var, len(steps))
	}
	if p.way.Vars >= 64 {
		return
	}
	var bound uint64
	dropped := false
	for i := range steps {
		s := &steps[i]
		fresh := uint64(0)
		for at, v := range s.pattern {
			if v != 0 && !s.bound[at] {
				fresh |= 1 << v
			}
		}
		if s.kind == stepSet || s.kind == stepValues || s.kind == stepSub {
			fresh |= 1 << s.variable
		}
		bound |= fresh
		live := uint64(0)
		for v := Var(1); v <= Var(p.way.Vars); v++ {
			if bound&(1<<v) != 0 && needed[v] > i {
				live |= 1 << v
			}
		}
		s.once = s.kind == stepQuads && fresh&live == 0
		dropped = dropped || live != bound
		bound = live
		if !dropped || fresh == 0 || s.once || i == len(steps)-1 {
			continue // the last step's answers are told apart by the result
		}
		s.live = make([]Var, 0, bits.OnesCount64(live))
		for v := Var(1); v <= Var(p.way.Vars); v++ {
			if live&(1<<v) != 0 {
				s.live = append(s.live, v)
			}
		}
	}
}
