package queries

import (
	"testing"

	"github.com/annals-kg/annals/graph"
)

func TestPartsHaveAboutAsMuchEach(t *testing.T) {
	for _, c := range []struct {
		name   string
		events []int // candidates by article
		most   int
		want   []int // candidates by part
	}{
		{"nothing", nil, 2, nil},
		{"little", []int{10, 10}, 4, []int{20}},
		{"two halves", []int{40, 40, 40, 40}, 2, []int{80, 80}},
		{"one of all", []int{1000, 1, 1}, 4, []int{1000, 1, 1}},
		{"the last of all", []int{1, 1, 1000}, 4, []int{1002}},
		{"no more than candidates are worth", []int{30, 30, 30, 30}, 8, []int{60, 60}},
	} {
		sel := &selection{events: map[graph.Node][]graph.Node{}}
		var articles []source
		for i, n := range c.events {
			node := graph.Node(i + 1)
			articles = append(articles, source{node: node})
			sel.events[node] = make([]graph.Node, n)
		}
		var got []int
		next := graph.Node(1)
		for _, part := range sel.parts(articles, c.most) {
			n := 0
			for _, a := range part {
				if a.node != next {
					t.Fatalf("%s: article %d comes where %d should", c.name, a.node, next)
				}
				next++
				n += len(sel.events[a.node])
			}
			got = append(got, n)
		}
		if int(next) != len(articles)+1 {
			t.Errorf("%s: %d of %d articles", c.name, next-1, len(articles))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: parts of %v; want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: parts of %v; want %v", c.name, got, c.want)
			}
		}
	}
}
