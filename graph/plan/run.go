package plan

import (
	"context"
	"slices"
)

// A run answers one way, step by step: it goes forward while steps match and back
// where one does not.
type run struct {
	view  View
	way   *Way
	steps []step
	state []state // by step
	nodes []Node  // by variable
	at    int     // the step that is at work; -1 when there is nothing more
	begun bool
	none  bool // there is no answer
	only  Node // the given variable's only value; 0 is any
}

// A state is what a step remembers between bindings.
type state struct {
	cursor Cursor
	next   int // in the set
	done   bool
	seen   map[string]struct{}
	finder *finder
	lister *lister
}

// newRun plans a way. Given is a variable that start gives a value; 0 is none.
func newRun(ctx context.Context, v View, w *Way, distinct bool, given Var) (*run, error) {
	p := planner{ctx: ctx, view: v, way: w, distinct: distinct, given: given}
	steps, ok, err := p.order()
	if err != nil {
		return nil, err
	}
	r := &run{view: v, way: w, steps: steps, none: !ok, nodes: p.constant, only: p.constant[given]}
	if !ok {
		return r, nil
	}
	r.state = make([]state, len(steps))
	for i := range steps {
		s, st := &steps[i], &r.state[i]
		switch s.kind {
		case stepQuads:
			st.cursor = v.Cursor(s.bound, s.fixed, distinct && s.pattern[Label] == 0)
		case stepValues:
			st.cursor = v.Values(s.spans[0])
		case stepNot, stepIs:
			st.finder = newFinder(v, s.query)
		}
		if s.live != nil {
			st.seen = map[string]struct{}{}
		}
	}
	return r, nil
}

// start begins anew, with a value of the variable that was given.
func (r *run) start(given Var, n Node) {
	r.begun, r.at = false, 0
	if r.only != 0 && n != r.only {
		r.at = -1
	}
	r.nodes[given] = n
	for i := range r.state {
		clear(r.state[i].seen)
	}
}

// next finds the next answer.
func (r *run) next(ctx context.Context) (found bool, err error) {
	if r.none || r.at < 0 {
		return false, nil
	}
	enter := !r.begun
	r.begun = true
	if len(r.steps) == 0 {
		r.at = -1
		return true, nil
	}
	for r.at >= 0 {
		matched, err := r.step(ctx, r.at, enter)
		switch {
		case err != nil:
			r.at = -1
			return false, err
		case !matched:
			r.at--
			enter = false
		case r.at == len(r.steps)-1:
			return true, nil
		default:
			r.at++
			enter = true
		}
	}
	return false, nil
}

// step moves a step to its first or next match.
func (r *run) step(ctx context.Context, i int, enter bool) (bool, error) {
	s, st := &r.steps[i], &r.state[i]
	if enter {
		st.done, st.next = false, 0
		switch s.kind {
		case stepQuads:
			r.seek(s, st.cursor)
		case stepValues:
			st.cursor.Seek(Quad{})
		case stepSub:
			st.lister = &lister{view: r.view, query: s.query}
		}
	}
	for !st.done {
		var matched bool
		var err error
		switch s.kind {
		case stepSet:
			if matched = st.next < len(s.set); matched {
				r.nodes[s.variable] = s.set[st.next]
				st.next++
			}
		case stepQuads, stepValues:
			matched, err = r.walk(ctx, s, st)
		case stepSub:
			matched, err = st.lister.next(ctx)
			r.nodes[s.variable] = st.lister.result
		case stepIs:
			if enter {
				matched, err = st.finder.find(ctx, r.nodes[s.variable])
				enter = false
			} else {
				matched, err = st.finder.more(ctx)
			}
		default:
			st.done = true
			return r.check(ctx, s, st)
		}
		if err != nil || !matched {
			st.done = true
			return false, err
		}
		st.done = s.once
		if st.seen == nil || r.isNew(s, st) {
			return true, nil
		}
	}
	return false, nil
}

// seek sends a cursor to the quads that have what is bound.
func (r *run) seek(s *step, c Cursor) {
	var q Quad
	for at, v := range s.pattern {
		if s.bound[at] {
			q[at] = r.nodes[v]
		}
	}
	if len(s.spans) > 0 {
		c.SeekSpan(q, s.spans[0])
	} else {
		c.Seek(q)
	}
}

// walk moves a cursor and binds what it finds.
func (r *run) walk(ctx context.Context, s *step, st *state) (bool, error) {
next:
	for st.cursor.Next(ctx) {
		q := st.cursor.Quad()
		if s.kind == stepValues {
			r.nodes[s.variable] = q[Object]
			return true, nil
		}
		for at, v := range s.pattern {
			if v == 0 || s.bound[at] {
				continue
			}
			if i := slices.Index(s.pattern[:at], v); i >= 0 && q[i] != q[at] {
				continue next
			}
			if q[at] == 0 {
				continue next // a quad without a label, where one is asked for
			}
			r.nodes[v] = q[at]
		}
		return true, nil
	}
	return false, st.cursor.Err()
}

// check answers yes or no about the variables that are bound.
func (r *run) check(ctx context.Context, s *step, st *state) (bool, error) {
	n := r.nodes[s.variable]
	switch s.kind {
	case stepIsIn:
		return slices.Contains(s.set, n), nil
	case stepNot:
		found, err := st.finder.find(ctx, n)
		return !found, err
	}
	for _, span := range s.spans {
		if in, err := span.Within(n); err != nil || !in {
			return false, err
		}
	}
	return true, nil
}

// isNew reports whether the variables that still matter have values that they
// have not had at this step.
func (r *run) isNew(s *step, st *state) bool {
	key := make([]byte, 0, 64)
	for _, v := range s.live {
		n := r.nodes[v]
		for n >= 0x80 {
			key = append(key, byte(n)|0x80)
			n >>= 7
		}
		key = append(key, byte(n))
	}
	if _, seen := st.seen[string(key)]; seen {
		return false
	}
	st.seen[string(key)] = struct{}{}
	return true
}

// tag reports the tags of an answer.
func (r *run) tag(tag func(name string, n Node)) {
	for _, t := range r.way.Tags {
		tag(t.Name, r.nodes[t.Var])
	}
	for _, t := range r.way.Fixed {
		tag(t.Name, t.Node)
	}
	for i := range r.steps {
		switch st := &r.state[i]; r.steps[i].kind {
		case stepSub:
			st.lister.run.tag(tag)
		case stepIs:
			st.finder.runs[st.finder.way].tag(tag)
		}
	}
}
