package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// A pair is the ends of a link, and what the second is to the first.
type pair struct{ from, to, kind string }

// A link is what events say of a pair.
type link struct {
	weight      int
	first, last string // days, "" where none is known
	categories  map[event.Category]int
}

// walkLinks joins who did it to whom it was done, and to where. An event whose
// actor is not known joins the recipient to the place.
func (n *network) walkLinks(ctx context.Context, a *queries.Answer, onNode func(*node) error, onEdge func(*edge) error) error {
	joined, unreal, lone := 0, map[event.Status]int{}, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return err
		}
		switch e := &rep.Event; {
		case e.Status != event.Actual && e.Status != "":
			unreal[e.Status]++
		case n.join(e) == 0:
			lone++
		default:
			joined++
		}
	}
	n.sort()
	n.order = slices.DeleteFunc(n.order, func(t *node) bool { return t.Degree == 0 })
	n.report.wrote(joined, "event")
	n.report.wrote(len(n.order), "node")
	n.report.wrote(len(n.links), "edge")
	n.report.leftOut(lone, "event without two ends to join")
	for _, s := range sortedKeys(unreal) {
		n.report.leftOut(unreal[s], "event of status "+string(s))
	}
	pairs := sortedPairs(n.links)
	n.arrangeLinks(pairs)
	for _, t := range n.order {
		if err := onNode(t); err != nil {
			return err
		}
	}
	for _, p := range pairs {
		l := n.links[p]
		top, label := l.summary()
		g := edge{From: p.from, To: p.to, Kind: p.kind, Label: label, Weight: l.weight, Category: clean(string(top)), Color: categoryColor(top), First: l.first, Last: l.last, Categories: label}
		if err := onEdge(&g); err != nil {
			return err
		}
	}
	return nil
}

// join adds e to the links of its pairs and returns how many it has.
func (n *network) join(e *event.Event) int {
	var actors, recipients, places []*node
	for _, r := range e.Actors {
		actors = addNode(actors, n.thing(r, "actor"))
	}
	for _, r := range e.Recipients {
		recipients = addNode(recipients, n.thing(r, "recipient"))
	}
	for _, r := range e.Places {
		places = addNode(places, n.thing(r, "place"))
	}
	w, joined := whenOf(e.Time), 0
	add := func(from, to []*node, kind string) {
		for _, f := range from {
			for _, t := range to {
				if f == t {
					continue
				}
				joined++
				n.link(pair{f.ID, t.ID, kind}, f, t).add(e.Category, w)
			}
		}
	}
	add(actors, recipients, "actor")
	if len(actors) > 0 {
		add(actors, places, "place")
	} else {
		add(recipients, places, "place")
	}
	return joined
}

func (n *network) link(p pair, from, to *node) *link {
	l := n.links[p]
	if l == nil {
		l = &link{categories: map[event.Category]int{}}
		n.links[p] = l
		from.Degree++
		to.Degree++
	}
	return l
}

func (l *link) add(c event.Category, w when) {
	l.weight++
	l.categories[c]++
	if d := w.first(); d != "" && (l.first == "" || d < l.first) {
		l.first = d
	}
	if d := w.last(); d > l.last {
		l.last = d
	}
}

// summary is the commonest category and all with their numbers, commonest
// first: "assault 3; visit 1".
func (l *link) summary() (event.Category, string) {
	keys := sortedKeys(l.categories)
	slices.SortStableFunc(keys, func(a, b event.Category) int { return cmp.Compare(l.categories[b], l.categories[a]) })
	var parts []string
	for _, c := range keys {
		parts = append(parts, fmt.Sprintf("%s %d", clean(string(c)), l.categories[c]))
	}
	return keys[0], strings.Join(parts, "; ")
}

func addNode(list []*node, n *node) []*node {
	if n == nil || slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func sortedPairs(m map[pair]*link) []pair {
	pairs := make([]pair, 0, len(m))
	for p := range m {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to), strings.Compare(a.kind, b.kind))
	})
	return pairs
}
