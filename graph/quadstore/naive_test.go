package quadstore_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// naive is a graph as a list of quads, asked by looking at each.
type naive struct {
	r      *rand.Rand
	quads  []quad.Quad
	hidden []quad.Quad
	tags   int
}

// hide hides the quads of a label.
func (g *naive) hide(label quad.Value) {
	var seen []quad.Quad
	for _, q := range g.quads {
		if q.Label == label {
			g.hidden = append(g.hidden, q)
		} else {
			seen = append(seen, q)
		}
	}
	g.quads = seen
}

func (g *naive) node() quad.Value { return quad.IRI(fmt.Sprint("n", g.r.IntN(7))) }

func (g *naive) predicate() quad.IRI { return quad.IRI(fmt.Sprint("p", g.r.IntN(3))) }

func (g *naive) label() quad.Value {
	if n := g.r.IntN(4); n > 0 {
		return quad.IRI(fmt.Sprint("l", n))
	}
	return nil
}

// literal makes numbers and times, those that are their own ids and others.
func (g *naive) literal() quad.Value {
	n := g.r.IntN(9) - 4
	switch g.r.IntN(6) {
	case 0:
		return quad.Int(n)
	case 1:
		return quad.Float(float64(n) / 2)
	case 2:
		return quad.Float(float64(n) / 3)
	case 3:
		return quad.String(fmt.Sprint("s", n))
	case 4:
		return quad.TypedString{Type: xsdDateTime, Value: quad.String(fmt.Sprintf("2024-05-1%dT00:00:00.5Z", n+5))}
	}
	return quad.TypedString{Type: xsdDate, Value: quad.String(fmt.Sprintf("2024-05-1%d", n+5))}
}

const (
	xsdDate     = "http://www.w3.org/2001/XMLSchema#date"
	xsdDateTime = "http://www.w3.org/2001/XMLSchema#dateTime"
)

func (g *naive) fill(n int) {
	seen := map[quad.Quad]bool{}
	for range n {
		q := quad.Quad{Subject: g.node(), Predicate: g.predicate(), Object: g.node(), Label: g.label()}
		if g.r.IntN(3) == 0 {
			q.Object = g.literal()
		}
		if !seen[q] {
			seen[q] = true
			g.quads = append(g.quads, q)
		}
	}
}

// An answer is a node that a walk came to, with the tags on its way.
type answer struct {
	node quad.Value
	tags map[string]quad.Value
}

func (a answer) String() string {
	var all []string
	for name, v := range a.tags {
		all = append(all, name+"="+v.String())
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func (a answer) with(node quad.Value, more map[string]quad.Value) answer {
	tags := map[string]quad.Value{}
	for k, v := range a.tags {
		tags[k] = v
	}
	for k, v := range more {
		tags[k] = v
	}
	return answer{node, tags}
}

// walked is a path of Cayley's with its answers.
type walked struct {
	path *path.Path
	rows []answer
	text string
}

func (w walked) String() string { return w.text }

// walk makes a random path and takes it.
func (g *naive) walk(s cayley.QuadStore, depth int) walked {
	var w walked
	switch start := []quad.Value{g.node(), g.node()}[:1+g.r.IntN(2)]; {
	case g.r.IntN(6) == 0 && depth > 0:
		p, v := g.predicate(), g.node()
		w.path, w.text = path.StartPath(s).Has(p, v), fmt.Sprintf("V().Has(%v, %v)", p, v)
		for _, q := range g.quads {
			if q.Predicate == p && q.Object == v {
				w.rows = append(w.rows, answer{node: q.Subject})
			}
		}
	default:
		start = slices.Compact(start)
		w.path, w.text = path.StartPath(s, start...), fmt.Sprintf("V(%v)", start)
		for _, v := range start {
			if g.known(v) {
				w.rows = append(w.rows, answer{node: v})
			}
		}
	}
	const most = 200 // answers that a path is made longer from: And multiplies them
	for range g.r.IntN(4) {
		if len(w.rows) <= most {
			w = g.step(s, w, depth)
		}
	}
	return g.tag(w)
}

// known reports whether a value is a node: of a hidden quad as well.
func (g *naive) known(v quad.Value) bool {
	return slices.ContainsFunc(slices.Concat(g.quads, g.hidden), func(q quad.Quad) bool {
		return q.Subject == v || q.Predicate == v || q.Object == v || q.Label == v
	})
}

func (g *naive) tag(w walked) walked {
	g.tags++
	name := fmt.Sprint("t", g.tags)
	rows := make([]answer, len(w.rows))
	for i, row := range w.rows {
		rows[i] = row.with(row.node, map[string]quad.Value{name: row.node})
	}
	return walked{w.path.Tag(name), rows, w.text + ".Tag(" + name + ")"}
}

// flat goes from each row to those that f gives.
func (w walked) flat(p *path.Path, text string, f func(answer) []answer) walked {
	var rows []answer
	for _, row := range w.rows {
		rows = append(rows, f(row)...)
	}
	return walked{p, rows, w.text + text}
}

func (g *naive) step(s cayley.QuadStore, w walked, depth int) walked {
	p := g.predicate()
	switch g.r.IntN(11) {
	case 0:
		return w.flat(w.path.Out(p), fmt.Sprintf(".Out(%v)", p), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Subject == a.node && q.Predicate == p {
					to = append(to, a.with(q.Object, nil))
				}
			}
			return to
		})
	case 1, 2:
		other := g.predicate()
		for other == p {
			other = g.predicate()
		}
		return w.flat(w.path.In([]quad.Value{p, other}), fmt.Sprintf(".In(%v, %v)", p, other), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Object == a.node && (q.Predicate == p || q.Predicate == other) {
					to = append(to, a.with(q.Subject, nil))
				}
			}
			return to
		})
	case 3:
		v := g.node()
		return w.flat(w.path.Has(p, v), fmt.Sprintf(".Has(%v, %v)", p, v), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Subject == a.node && q.Predicate == p && q.Object == v {
					to = append(to, a)
				}
			}
			return to
		})
	case 4:
		g.tags++
		name := fmt.Sprint("t", g.tags)
		return w.flat(w.path.Save(p, name), fmt.Sprintf(".Save(%v, %s)", p, name), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Subject == a.node && q.Predicate == p {
					to = append(to, a.with(a.node, map[string]quad.Value{name: q.Object}))
				}
			}
			return to
		})
	case 5:
		filters, within, text := g.between()
		return w.flat(w.path.HasFilter(p, false, filters...), fmt.Sprintf(".HasFilter(%v, %s)", p, text), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Subject == a.node && q.Predicate == p && within(q.Object) {
					to = append(to, a)
				}
			}
			return to
		})
	case 6:
		label := quad.IRI("l1")
		return w.flat(w.path.LabelContext(label).Out(p).LabelContext(), fmt.Sprintf(".LabelContext(l1).Out(%v)", p), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Subject == a.node && q.Predicate == p && q.Label == label {
					to = append(to, a.with(q.Object, nil))
				}
			}
			return to
		})
	case 7:
		return w.flat(w.path.Both(p), fmt.Sprintf(".Both(%v)", p), func(a answer) (to []answer) {
			for _, q := range g.quads {
				if q.Predicate == p && q.Subject == a.node {
					to = append(to, a.with(q.Object, nil))
				}
				if q.Predicate == p && q.Object == a.node {
					to = append(to, a.with(q.Subject, nil))
				}
			}
			return to
		})
	}
	if depth == 0 {
		return g.tag(w)
	}
	other := g.walk(s, depth-1)
	kinds := 3
	if len(other.rows) == 0 {
		kinds = 2 // Cayley v0.7.7 panics where it knows that nothing is excepted
	}
	switch g.r.IntN(kinds) {
	case 0:
		return w.flat(w.path.And(other.path), ".And("+other.text+")", func(a answer) (to []answer) {
			for _, b := range other.rows {
				if a.node == b.node {
					to = append(to, a.with(a.node, b.tags))
				}
			}
			return to
		})
	case 1:
		return walked{w.path.Or(other.path), slices.Concat(w.rows, other.rows), w.text + ".Or(" + other.text + ")"}
	}
	return w.flat(w.path.Except(other.path), ".Except("+other.text+")", func(a answer) []answer {
		if slices.ContainsFunc(other.rows, func(b answer) bool { return a.node == b.node }) {
			return nil
		}
		return []answer{a}
	})
}

// between makes a range of a random type.
func (g *naive) between() (filters []shape.ValueFilter, within func(quad.Value) bool, text string) {
	low, high := g.literal(), g.literal()
	op, opHigh := iterator.CompareGTE, iterator.CompareLT
	if g.r.IntN(2) == 0 {
		op, opHigh = iterator.CompareGT, iterator.CompareLTE
	}
	filters = []shape.ValueFilter{shape.Comparison{Op: op, Val: low}}
	if g.r.IntN(2) == 0 {
		high = nil
	} else {
		filters = append(filters, shape.Comparison{Op: opHigh, Val: high})
	}
	return filters, func(v quad.Value) bool {
		if c, ok := compare(v, low); !ok || c < 0 || c == 0 && op == iterator.CompareGT {
			return false
		}
		if high == nil {
			return true
		}
		c, ok := compare(v, high)
		return ok && (c < 0 || c == 0 && opHigh == iterator.CompareLTE)
	}, fmt.Sprint(op, low, opHigh, high)
}

// compare compares values of one type; ok is false for others.
func compare(a, b quad.Value) (c int, ok bool) {
	switch a := a.(type) {
	case quad.Int:
		b, ok := b.(quad.Int)
		return cmp.Compare(a, b), ok
	case quad.Float:
		b, ok := b.(quad.Float)
		return cmp.Compare(a, b), ok
	case quad.String:
		b, ok := b.(quad.String)
		return cmp.Compare(a, b), ok
	case quad.TypedString: // dates and times of one form each: a date is midnight
		b, ok := b.(quad.TypedString)
		return cmp.Compare(a.Value, b.Value), ok
	}
	return 0, false
}
