package plan

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

// A list is a View of quads in a slice: the plainest engine there can be.
type list []Quad

func (l list) View() (View, error) { return l, nil }
func (l list) Close() error        { return nil }

func (l list) Cursor(_, _ [4]bool, _ bool) Cursor { return &listCursor{list: l} }
func (l list) Values(s Span) Cursor {
	c := &listCursor{list: l}
	for n := range Node(200) {
		if in, _ := s.Within(n); in {
			c.quads = append(c.quads, Quad{Object: n})
		}
	}
	return c
}

// Span takes numbers for the nodes that they are.
func (l list) Span(r Range) (Span, error) {
	low, high := Node(0), Node(1<<40)
	if n, ok := r.Low.(quad.Int); ok {
		low = Node(n)
	}
	if n, ok := r.High.(quad.Int); ok {
		high = Node(n)
	}
	return listSpan{low, high}, nil
}

type listSpan [2]Node

func (s listSpan) Within(n Node) (bool, error) { return s[0] <= n && n < s[1], nil }

func (l list) Count(_ context.Context, q Quad, _ bool, limit int) (int, error) {
	return min(limit, len(l.with(q, nil))), nil
}

func (l list) CountSpan(_ context.Context, q Quad, s Span, _ bool, limit int) (int, error) {
	return min(limit, len(l.with(q, s))), nil
}

func (l list) Quads(predicate Node) int64 { return int64(len(l.with(Quad{Predicate: predicate}, nil))) }

func (l list) Fanout(context.Context, Node, bool) (float64, float64, error) { return 1, 10, nil }

func (l list) with(bound Quad, s Span) (found []Quad) {
	for _, q := range l {
		ok := s == nil
		if s != nil {
			ok, _ = s.Within(q[Object])
		}
		for i, n := range bound {
			ok = ok && (n == 0 || q[i] == n)
		}
		if ok {
			found = append(found, q)
		}
	}
	return found
}

type listCursor struct {
	list
	quads []Quad
	at    int
}

func (c *listCursor) Seek(q Quad) {
	if c.at = 0; q != (Quad{}) {
		c.quads = c.with(q, nil)
	}
}
func (c *listCursor) SeekSpan(q Quad, s Span)   { c.quads, c.at = c.with(q, s), 0 }
func (c *listCursor) Next(context.Context) bool { c.at++; return c.at <= len(c.quads) }
func (c *listCursor) Quad() Quad                { return c.quads[c.at-1] }
func (c *listCursor) Err() error                { return nil }

// The nodes of the test: events 100 to 199, each on one of 50 days and with one
// of two weapons.
const (
	happened Node = 1
	used     Node = 2
	day      Node = 10 // to 59
	drone    Node = 60
	missile  Node = 61
)

func events() (l list) {
	for e := Node(100); e < 200; e++ {
		l = append(l, Quad{e, happened, day + e%50, 90}, Quad{e, used, drone + e%2, 90}, Quad{e, used, drone + e%2, 91})
	}
	return l
}

// ways is one question, written in two orders.
func ways(dayFirst bool) Way {
	w := Way{Vars: 5, Result: 1, Sets: []Set{{2, []Node{happened}}, {3, []Node{day + 4}}, {4, []Node{used}}, {5, []Node{drone}}}}
	w.Patterns = []Pattern{{1, 2, 3, 0}, {1, 4, 5, 0}}
	if !dayFirst {
		slices.Reverse(w.Patterns)
	}
	return w
}

func answersOf(t *testing.T, v View, q *Query) (found []Node) {
	t.Helper()
	l := lister{view: v, query: q}
	for {
		ok, err := l.next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			slices.Sort(found)
			return found
		}
		found = append(found, l.result)
	}
}

// The cheapest anchor comes first, whatever the order of writing.
func TestCheapestAnchorFirst(t *testing.T) {
	for _, dayFirst := range []bool{true, false} {
		q := Query{Ways: []Way{ways(dayFirst)}, Distinct: true}
		steps, err := Explain(t.Context(), events(), q)
		if err != nil || len(steps) != 2 || !strings.HasPrefix(steps[0], "way 1: quads ?1 ?2! ?3!") || !strings.HasSuffix(steps[1], "once") {
			t.Errorf("steps = %q, %v; want the day's quads first, then a look at each one's weapon", steps, err)
		}
		if got, want := answersOf(t, events(), &q), []Node{104, 154}; !slices.Equal(got, want) {
			t.Errorf("answers = %v; want %v", got, want)
		}
		q.Distinct = false
		if got, want := answersOf(t, events(), &q), []Node{104, 104, 154, 154}; !slices.Equal(got, want) {
			t.Errorf("with all quads that lead there: %v; want %v", got, want)
		}
	}
}

// Ranges, sets, exclusions and queries within queries, as generators and checks.
func TestSteps(t *testing.T) {
	on := func(days ...Node) Way {
		return Way{Vars: 3, Result: 1, Sets: []Set{{2, []Node{happened}}, {3, days}}, Patterns: []Pattern{{1, 2, 3, 0}}}
	}
	withDrone := Query{Ways: []Way{{Vars: 3, Result: 1, Sets: []Set{{2, []Node{used}}, {3, []Node{drone}}}, Patterns: []Pattern{{1, 2, 3, 0}}}}, Distinct: true}
	within := Way{Vars: 3, Result: 1, Sets: []Set{{2, []Node{happened}}}, Patterns: []Pattern{{1, 2, 3, 0}},
		Ranges: []Range{{Var: 3, Low: quad.Int(14)}, {Var: 3, High: quad.Int(16), HighOpen: true}}}
	not := on(day, day+1)
	not.Nots = []Not{{1, withDrone}}
	sub := on(day, day+1)
	sub.Subs = []Sub{{1, &withDrone}}
	onlySub := Way{Vars: 1, Result: 1, Subs: []Sub{{1, &withDrone}}, Ranges: []Range{{Var: 1, High: quad.Int(104), HighOpen: true}}}
	for _, c := range []struct {
		name string
		ways []Way
		want []Node
	}{
		{"a set of days", []Way{on(day, day+1)}, []Node{100, 101, 150, 151}},
		{"a range of days", []Way{within}, []Node{104, 105, 154, 155}},
		{"without drones", []Way{not}, []Node{101, 151}},
		{"with drones", []Way{sub}, []Node{100, 150}},
		{"a query within", []Way{onlySub}, []Node{100, 102}},
		{"two ways", []Way{on(day), on(day)}, []Node{100, 100, 150, 150}},
		{"no way", nil, nil},
		{"no such day", []Way{on(5)}, nil},
		{"two constants at once", []Way{{Vars: 1, Result: 1, Sets: []Set{{1, []Node{5}}, {1, []Node{6}}}}}, nil},
	} {
		q := Query{Ways: c.ways}
		if got := answersOf(t, events(), &q); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v; want %v", c.name, got, c.want)
		}
		f := newFinder(events(), &q)
		for n := Node(1); n < 200; n++ {
			found, err := f.find(t.Context(), n)
			if err != nil || found != slices.Contains(c.want, n) {
				t.Errorf("%s: %d is an answer: %v, %v", c.name, n, found, err)
			}
		}
	}
}
