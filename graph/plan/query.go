// Package plan turns the paths that people write into plans that an index
// serves, whatever order they are written in.
//
//	shape.Shape --FromShape--> Query --order--> steps --run--> answers
//
// A Query says what is asked and nothing of how: patterns of quads that share
// variables, sets and ranges that variables lie in. It knows no engine. An
// engine is a View: counts for the planner, and cursors over sorted quads for
// the steps. One that plans by itself, such as a SQL database, takes the Query
// alone: a Way is one SELECT, its patterns the joined tables, its sets and
// ranges the WHERE, Not a NOT EXISTS, and several Ways a UNION ALL.
package plan

import (
	"slices"

	"github.com/cayleygraph/quad"
)

// A Node stands for a value: its number in the dictionary of a store. 0 is none.
type Node uint64

// Key makes Node a graph.Ref of Cayley's.
func (n Node) Key() any { return n }

// A Quad holds the nodes of subject, predicate, object and label. In a quad that
// is stored a label of 0 is none; in one that is looked for 0 is any.
type Quad [4]Node

// Key makes Quad a graph.Ref of Cayley's.
func (q Quad) Key() any { return q }

// The places of a Quad.
const (
	Subject = iota
	Predicate
	Object
	Label
)

// A Query asks for nodes. Its answers are those of all its ways, one way after
// the other; no way at all is no answer.
type Query struct {
	Ways []Way
	// Distinct asks for each node once. Otherwise a node comes once for each
	// choice of quads that leads to it, as Cayley has it.
	Distinct bool
}

// A Var is a variable of a Way, numbered from one; 0 is none.
type Var int

// A Way is a conjunction: all that it says must hold of the variables' values.
type Way struct {
	Vars     int // how many variables there are
	Result   Var // the one that is asked for
	Patterns []Pattern
	Sets     []Set
	Ranges   []Range
	Subs     []Sub
	Nots     []Not
	Tags     []Tag
	Fixed    []FixedTag
}

// A Pattern is a quad that must be there; 0 stands for anything.
type Pattern [4]Var

// A Set says that a variable is one of these nodes. A single one is a constant.
type Set struct {
	Var   Var
	Nodes []Node
}

// A Range says that the value of a variable lies between two others of its type:
// a bound of nil is none, and an open bound is not itself in the range. Dates
// and times are of one type, however they are written.
type Range struct {
	Var               Var
	Low, High         quad.Value
	LowOpen, HighOpen bool
}

// A Sub says that a variable is an answer of a query, as often as it is one, with
// the tags of that answer. In SQL it is a joined sub-select.
type Sub struct {
	Var   Var
	Query *Query
}

// A Not says that a variable is no answer of a query.
type Not struct {
	Var   Var
	Query Query
}

// A Tag reports the value of a variable with each answer.
type Tag struct {
	Name string
	Var  Var
}

// A FixedTag reports the same node with each answer.
type FixedTag struct {
	Name string
	Node Node
}

// grounded reports whether a way can be answered without listing all nodes: its
// result stands in a pattern, a set, a range or a query of its own.
func (w *Way) grounded() bool {
	return slices.ContainsFunc(w.Patterns, func(p Pattern) bool { return slices.Contains(p[:], w.Result) }) ||
		slices.ContainsFunc(w.Sets, func(s Set) bool { return s.Var == w.Result }) ||
		slices.ContainsFunc(w.Ranges, func(r Range) bool { return r.Var == w.Result }) ||
		slices.ContainsFunc(w.Subs, func(s Sub) bool { return s.Var == w.Result })
}

// grounded reports whether all ways of a query are.
func (q *Query) grounded() bool {
	for i := range q.Ways {
		if !q.Ways[i].grounded() {
			return false
		}
	}
	return true
}

// fresh makes a way with one variable, its result.
func fresh() Way { return Way{Vars: 1, Result: 1} }

func (w *Way) newVar() Var {
	w.Vars++
	return Var(w.Vars)
}

// join makes what b says of its result hold of variable v of w as well.
func (w Way) join(v Var, b Way) Way {
	w = w.clone()
	offset := Var(w.Vars)
	as := make([]Var, b.Vars+1)
	next := offset
	for i := 1; i <= b.Vars; i++ {
		if Var(i) == b.Result {
			as[i] = v
			continue
		}
		next++
		as[i] = next
	}
	w.Vars = int(next)
	for _, p := range b.Patterns {
		for i := range p {
			p[i] = as[p[i]]
		}
		w.Patterns = append(w.Patterns, p)
	}
	for _, s := range b.Sets {
		w.Sets = append(w.Sets, Set{as[s.Var], s.Nodes})
	}
	for _, r := range b.Ranges {
		r.Var = as[r.Var]
		w.Ranges = append(w.Ranges, r)
	}
	for _, s := range b.Subs {
		w.Subs = append(w.Subs, Sub{as[s.Var], s.Query})
	}
	for _, n := range b.Nots {
		w.Nots = append(w.Nots, Not{as[n.Var], n.Query})
	}
	for _, t := range b.Tags {
		w.Tags = append(w.Tags, Tag{t.Name, as[t.Var]})
	}
	w.Fixed = append(w.Fixed, b.Fixed...)
	return w
}

// clone copies a way, so that appending to the copy leaves it alone.
func (w Way) clone() Way {
	w.Patterns = slices.Clone(w.Patterns)
	w.Sets = slices.Clone(w.Sets)
	w.Ranges = slices.Clone(w.Ranges)
	w.Subs = slices.Clone(w.Subs)
	w.Nots = slices.Clone(w.Nots)
	w.Tags = slices.Clone(w.Tags)
	w.Fixed = slices.Clone(w.Fixed)
	return w
}
