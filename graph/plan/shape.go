package plan

import (
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// maxWays bounds how many alternatives are planned each by itself; more are a
// query within the query.
const maxWays = 16

// FromShape reads a query from a shape of Cayley's whose constants are Nodes; ok
// is false where a Query cannot say the same or would have to list all nodes.
func FromShape(s shape.Shape) (q Query, ok bool) {
	q, ok = fromShape(s)
	return q, ok && q.grounded()
}

func fromShape(s shape.Shape) (q Query, ok bool) {
	switch s := s.(type) {
	case nil, shape.Null:
		return Query{}, true
	case Shape:
		return s.Query, true
	case shape.AllNodes:
		return Query{Ways: []Way{fresh()}}, true
	case shape.Fixed:
		w := fresh()
		set := Set{Var: w.Result}
		for _, r := range s {
			n, isNode := r.(Node)
			if !isNode {
				return q, false
			}
			set.Nodes = append(set.Nodes, n)
		}
		w.Sets = []Set{set}
		return Query{Ways: []Way{w}}, true
	case shape.Save:
		if q, ok = fromShape(s.From); !ok {
			return q, false
		}
		return q.each(func(w *Way) {
			for _, name := range s.Tags {
				w.Tags = append(w.Tags, Tag{name, w.Result})
			}
		}), true
	case shape.FixedTags:
		return fromFixedTags(s)
	case shape.Filter:
		return fromFilter(s)
	case shape.Unique:
		q, ok = fromShape(s.From)
		q.Distinct = true
		return q, ok
	case shape.Union:
		return fromUnion(s)
	case shape.Intersect:
		return fromIntersect(s)
	case shape.QuadsAction:
		return fromShape(s.Simplify())
	case shape.NodesFrom:
		return fromQuads(s.Quads, s.Dir)
	}
	return q, false
}

// each changes a copy of every way.
func (q Query) each(change func(*Way)) Query {
	ways := make([]Way, len(q.Ways))
	for i, w := range q.Ways {
		ways[i] = w.clone()
		change(&ways[i])
	}
	q.Ways = ways
	return q
}

func fromFixedTags(s shape.FixedTags) (Query, bool) {
	q, ok := fromShape(s.On)
	if !ok {
		return q, false
	}
	fixed := make([]FixedTag, 0, len(s.Tags))
	for name, r := range s.Tags {
		n, isNode := r.(Node)
		if !isNode {
			return q, false
		}
		fixed = append(fixed, FixedTag{name, n})
	}
	return q.each(func(w *Way) { w.Fixed = append(w.Fixed, fixed...) }), true
}

// fromUnion puts alternatives side by side.
func fromUnion(s shape.Union) (all Query, ok bool) {
	for _, sub := range s {
		q, ok := fromShape(sub)
		if q, ok = q.within(maxWays-len(all.Ways), ok); !ok {
			return q, false
		}
		all.Ways = append(all.Ways, q.Ways...)
	}
	return all, true
}

// within makes a query one that can be joined with others: where it asks for
// each node once, or has more ways than that, it becomes a query within a query.
func (q Query) within(ways int, ok bool) (Query, bool) {
	if !ok || !q.Distinct && len(q.Ways) <= ways {
		return q, ok
	}
	w := fresh()
	w.Subs = []Sub{{w.Result, &q}}
	return Query{Ways: []Way{w}}, q.grounded()
}

// fromIntersect joins queries at their results.
func fromIntersect(s shape.Intersect) (Query, bool) {
	all := Query{Ways: []Way{fresh()}}
	for _, sub := range s {
		if e, ok := sub.(shape.Except); ok {
			if _, isAll := e.From.(shape.AllNodes); e.From != nil && !isAll {
				return all, false
			}
			q, ok := fromShape(e.Exclude)
			if !ok || !q.grounded() {
				return all, false
			}
			all = all.each(func(w *Way) { w.Nots = append(w.Nots, Not{w.Result, q}) })
			continue
		}
		q, ok := fromShape(sub)
		if q, ok = q.within(maxWays/len(all.Ways), ok); !ok {
			return all, false
		}
		if len(q.Ways) == 0 {
			return Query{}, true
		}
		all.Ways = product(all.Ways, q.Ways, func(w Way) Var { return w.Result })
	}
	return all, true
}

// product joins each way with each of others at a variable.
func product(ways, others []Way, at func(Way) Var) []Way {
	joined := make([]Way, 0, len(ways)*len(others))
	for _, w := range ways {
		for _, o := range others {
			joined = append(joined, w.join(at(w), o))
		}
	}
	return joined
}

// fromQuads asks for the nodes in a direction of the quads that a shape selects.
func fromQuads(s shape.Shape, result quad.Direction) (Query, bool) {
	if union, ok := s.(shape.Union); ok {
		all := Query{}
		for _, sub := range union {
			q, ok := fromQuads(sub, result)
			if !ok || len(all.Ways)+len(q.Ways) > maxWays {
				return all, false
			}
			all.Ways = append(all.Ways, q.Ways...)
		}
		return all, true
	}
	filters, ok := s.(shape.Quads)
	if !ok {
		return Query{}, false
	}
	// The result is a variable; any other place is one where something is said
	// of it. All ways have the same variables at first.
	var at Pattern
	w := fresh()
	at[slot(result)] = w.Result
	for _, f := range filters {
		if at[slot(f.Dir)] == 0 {
			at[slot(f.Dir)] = w.newVar()
		}
	}
	w.Patterns = []Pattern{at}
	all := Query{Ways: []Way{w}}
	for _, f := range filters {
		q, ok := fromShape(f.Values)
		if q, ok = q.within(maxWays/len(all.Ways), ok); !ok {
			return all, false
		}
		if len(q.Ways) == 0 {
			return Query{}, true
		}
		all.Ways = product(all.Ways, q.Ways, func(Way) Var { return at[slot(f.Dir)] })
	}
	return all, true
}

func slot(d quad.Direction) int { return int(d) - int(quad.Subject) }

// fromFilter reads comparisons as ranges.
func fromFilter(s shape.Filter) (Query, bool) {
	q, ok := fromShape(s.From)
	if q, ok = q.within(maxWays, ok); !ok {
		return q, false
	}
	var ranges []Range
	for _, f := range s.Filters {
		c, ok := f.(shape.Comparison)
		if !ok || Family(c.Val) == FamilyNone {
			return q, false
		}
		r := Range{}
		switch c.Op {
		case iterator.CompareGT:
			r.Low, r.LowOpen = c.Val, true
		case iterator.CompareGTE:
			r.Low = c.Val
		case iterator.CompareLT:
			r.High, r.HighOpen = c.Val, true
		case iterator.CompareLTE:
			r.High = c.Val
		default:
			return q, false
		}
		ranges = append(ranges, r)
	}
	return q.each(func(w *Way) {
		for _, r := range ranges {
			r.Var = w.Result
			w.Ranges = append(w.Ranges, r)
		}
	}), true
}

// A ValueFamily is a set of values that are ordered among themselves.
type ValueFamily int

// The families that a Range may be of.
const (
	FamilyNone ValueFamily = iota
	FamilyIRI
	FamilyBNode
	FamilyString
	FamilyInt
	FamilyFloat
	FamilyTime // quad.Time, xsd:date and xsd:dateTime
)

// Family tells with which others a value is ordered; FamilyNone for one that no
// Range holds: text with a type or language, truth values, and text too long to
// be a key.
func Family(v quad.Value) ValueFamily {
	const longest = 100
	switch v := v.(type) {
	case quad.IRI:
		if len(v) <= longest {
			return FamilyIRI
		}
	case quad.BNode:
		if len(v) <= longest {
			return FamilyBNode
		}
	case quad.String:
		if len(v) <= longest {
			return FamilyString
		}
	case quad.Int:
		return FamilyInt
	case quad.Float:
		if v == v { // a number
			return FamilyFloat
		}
	case quad.Time:
		return FamilyTime
	case quad.TypedString:
		if _, ok := ParseTime(v); ok {
			return FamilyTime
		}
	}
	return FamilyNone
}
