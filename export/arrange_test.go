package export

import (
	"math"
	"slices"
	"testing"
)

// TestArrangeKeepsNeighborsNear: two rings, joined by nothing, come apart, and
// edges are shorter than other pairs.
func TestArrangeKeepsNeighborsNear(t *testing.T) {
	var edges [][2]int
	for i := range 12 {
		edges = append(edges, [2]int{i, (i + 1) % 12}, [2]int{12 + i, 12 + (i+1)%12})
	}
	spots := arrange(24, edges)
	if !slices.Equal(spots, arrange(24, edges)) {
		t.Error("the same graph gave other positions")
	}
	far := func(a, b int) float64 { return math.Hypot(spots[a].x-spots[b].x, spots[a].y-spots[b].y) }
	joined, apart, pairs := 0.0, 0.0, 0
	for _, e := range edges {
		joined += far(e[0], e[1]) / float64(len(edges))
	}
	for i := range 12 {
		for j := 12; j < 24; j++ {
			apart += far(i, j)
			pairs++
		}
	}
	if apart /= float64(pairs); joined > apart/2 {
		t.Errorf("neighbors are %.0f apart and strangers %.0f", joined, apart)
	}
	for i := range spots {
		for j := range i {
			if far(i, j) < 10 {
				t.Errorf("nodes %d and %d stand on each other: %v, %v", i, j, spots[i], spots[j])
			}
		}
	}
}

func TestArrangeTakesAnyGraph(t *testing.T) {
	for name, n := range map[string]int{"empty": 0, "one": 1, "two": 2} {
		var edges [][2]int
		if n > 0 {
			edges = [][2]int{{0, 0}, {0, n - 1}, {0, n - 1}}
		}
		for _, s := range arrange(n, edges) {
			if math.IsNaN(s.x) || math.IsNaN(s.y) || math.Abs(s.x) > 1e5 {
				t.Errorf("%s: %v", name, s)
			}
		}
	}
}

func BenchmarkArrange(b *testing.B) {
	var edges [][2]int
	const n = 2000
	for i := range n {
		edges = append(edges, [2]int{i, i * 7 % n}, [2]int{i, i / 5})
	}
	for b.Loop() {
		arrange(n, edges)
	}
}

// TestFarNodesPushAsOne: the tree's pushes are close to those of all pairs.
func TestFarNodesPushAsOne(t *testing.T) {
	const n = 900
	spots, mass := make([]spot, n), make([]float64, n)
	for i := range spots {
		spots[i] = spot{float64(i * 7919 % 1009), float64(i * 104729 % 997)}
		mass[i] = float64(1 + i%5)
	}
	spots[7] = spots[8] // on top of each other
	var tree quadtree
	tree.build(spots, mass)
	var stack []int32
	off, all := 0.0, 0.0
	for i := range spots {
		var want spot
		for j := range spots {
			dx, dy := spots[i].x-spots[j].x, spots[i].y-spots[j].y
			if d := dx*dx + dy*dy; d >= 1 {
				want = away(want, dx, dy, d, mass[j])
			}
		}
		want = spot{want.x * repulsion * mass[i], want.y * repulsion * mass[i]}
		var got spot
		got, stack = tree.push(int32(i), stack)
		if i != 7 && i != 8 {
			off += spot{got.x - want.x, got.y - want.y}.length()
			all += want.length()
		}
	}
	if off > all/10 {
		t.Errorf("the pushes are off by %.1f %%", 100*off/all)
	}
}
