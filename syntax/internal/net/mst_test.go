package net

import (
	"math"
	"math/rand"
	"testing"
)

// TestSolveFindsTheBestTree compares with all trees over few words. The root
// word is chosen before the rest, so it is held to the best under that root.
func TestSolveFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var m mst
	for range 3000 {
		n := 1 + r.Intn(6)
		ld := n + 1
		scores := make([]float32, n*ld)
		for i := range scores {
			scores[i] = float32(r.Intn(20))
		}
		for i := range n {
			scores[i*ld+i+1] = float32(math.Inf(-1))
		}
		heads := m.solve(scores, n, ld, nil)
		if !m.isTree(heads) {
			t.Fatalf("heads %v of %v are no tree", heads, scores)
		}
		total := func(h []int) (s float32) {
			for i, v := range h {
				s += scores[i*ld+v+1]
			}
			return s
		}
		root := 0
		for i, h := range heads {
			if h < 0 {
				root = i
			}
		}
		got, try := total(heads), make([]int, n)
		var all func(i int)
		all = func(i int) {
			if i == n {
				if s := total(try); m.isTree(try) && s > got {
					t.Fatalf("heads %v score %v, %v score %v, of %v", heads, got, try, s, scores)
				}
				return
			}
			if i == root {
				try[i] = -1
				all(i + 1)
				return
			}
			for h := range n {
				if h != i {
					try[i] = h
					all(i + 1)
				}
			}
		}
		all(0)
	}
}
