package net

import "testing"

// TestForce asks for a root, and for no arc across it.
func TestForce(t *testing.T) {
	const n = 5
	s := &State{feats: make([]Features, n), scores: make([]float32, n*(n+1))}
	// Without force: word 0 is the root, and all hang on it.
	for i := range n {
		s.scores[i*(n+1)+1] = 5
		s.scores[i*(n+1)+i+1] = -1e9
	}
	s.scores[0] = 10
	s.force(2, n+1)
	heads := BestTree(s.scores, n)
	for i, h := range heads {
		if i == 2 && h != -1 || i != 2 && h == -1 {
			t.Errorf("head of %d is %d; want 2 as the only root", i, h)
		}
		if h >= 0 && (i < 2 && h > 2 || i > 2 && h < 2) {
			t.Errorf("the arc from %d to %d crosses the root", h, i)
		}
	}
}
