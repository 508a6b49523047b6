package plan

import "math/bits"

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
				st.bound[at], st.fixed[at] = bound[v], p.constant[v] != 0
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
