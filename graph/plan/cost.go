package plan

import (
	"math"
	"slices"
)

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
