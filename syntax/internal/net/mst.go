package net

import "math"

// BestTree returns the head of each of n words, -1 for the root: the best tree
// with one root word over the scores, n rows of n+1 numbers: the root as head of
// word i, then each word.
func BestTree(scores []float32, n int) []int {
	var t mst
	return t.solve(scores, n, n+1, nil)
}

// An mst finds the best tree over scored arcs. It is scratch space.
type mst struct {
	score  []float32 // a copy that is changed
	real   []arc     // for nodes i and j, words or contracted cycles: the arc from j to i
	seen   []int
	node   []int  // the node that each word is part of
	alive  []bool // by node
	in     []bool // by node: lies on the cycle at hand
	choice []int  // the best head of each node
	done   []contraction
}

// An arc is one of the words' own.
type arc struct{ head, dep int32 }

// A contraction is a cycle that has become one node.
type contraction struct {
	members []int
	arcs    []arc // into each member, within the cycle
	of      []int // the member that each word is part of, or -1
}

// solve appends the head of each of n words to heads: the tree with one root
// word that the greedy choice gives, or, where that has a cycle or several
// roots, the best one by Chu, Liu and Edmonds. Row i of scores holds those of
// the root and then of the words as heads of word i.
func (t *mst) solve(scores []float32, n, ld int, heads []int) []int {
	if n == 0 {
		return heads
	}
	for i := range n {
		heads = append(heads, argmax(scores[i*ld:][:n+1])-1)
	}
	if t.isTree(heads) {
		return heads
	}
	// One root: the word that loses least by being it.
	best, bestLoss := -1, float32(math.Inf(1))
	for i := range n {
		row := scores[i*ld:][:n+1]
		if loss := row[1+argmax(row[1:])] - row[0]; loss < bestLoss || n == 1 {
			best, bestLoss = i, loss
		}
	}
	t.edmonds(scores, n, ld, best, heads)
	return heads
}

// isTree reports whether the heads have one root and no cycle.
func (t *mst) isTree(heads []int) bool {
	roots := 0
	t.seen = sized(t.seen, len(heads))
	clear(t.seen)
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		for j := i; j >= 0 && t.seen[j] == 0; j = heads[j] {
			t.seen[j] = i + 1
			if h := heads[j]; h >= 0 && t.seen[h] == i+1 {
				return false
			}
		}
	}
	return roots == 1
}

// edmonds sets heads to the best tree under word root.
func (t *mst) edmonds(scores []float32, n, ld, root int, heads []int) {
	// score[i*n+j]: j as head of i, less what the cycles contracted so far cost.
	t.score = sized(t.score, n*n)
	sc := t.score
	for i := range n {
		copy(sc[i*n:][:n], scores[i*ld+1:][:n])
	}
	t.real = sized(t.real, n*n)
	real := t.real
	for i := range n {
		row := real[i*n:][:n]
		for j := range row {
			row[j] = arc{int32(j), int32(i)}
		}
	}
	t.node, t.alive, t.in, t.choice = sized(t.node, n), sized(t.alive, n), sized(t.in, n), sized(t.choice, n)
	node, alive, inCycle, choice := t.node, t.alive, t.in, t.choice
	for i := range n {
		node[i], alive[i] = i, true
	}
	done := 0 // how many of t.done are in use
	for {
		for i := range n {
			if !alive[i] || i == root {
				continue
			}
			b := -1
			for j := range n {
				if j != i && alive[j] && (b < 0 || sc[i*n+j] > sc[i*n+b]) {
					b = j
				}
			}
			choice[i] = b
		}
		choice[root] = -1
		// A cycle.
		t.seen = sized(t.seen, n)
		clear(t.seen)
		start := -1
		for i := range n {
			if !alive[i] {
				continue
			}
			j := i
			for j >= 0 && t.seen[j] == 0 {
				t.seen[j] = i + 1
				j = choice[j]
			}
			if j >= 0 && t.seen[j] == i+1 {
				start = j
				break
			}
		}
		if start < 0 {
			break
		}
		if done == len(t.done) {
			t.done = append(t.done, contraction{})
		}
		c := &t.done[done]
		done++
		c.members, c.arcs, c.of = c.members[:0], c.arcs[:0], sized(c.of, n)
		for j := start; ; {
			c.members = append(c.members, j)
			c.arcs = append(c.arcs, real[j*n+choice[j]])
			j = choice[j]
			if j == start {
				break
			}
		}
		clear(inCycle)
		for _, j := range c.members {
			inCycle[j] = true
		}
		for v := range n {
			if !alive[v] || inCycle[v] {
				continue
			}
			// v as head of the cycle, and the cycle as head of v.
			bestIn, from := float32(math.Inf(-1)), -1
			bestOut, to := float32(math.Inf(-1)), -1
			for _, j := range c.members {
				if s := sc[j*n+v] - sc[j*n+choice[j]]; from < 0 || s > bestIn {
					bestIn, from = s, j
				}
				if s := sc[v*n+j]; to < 0 || s > bestOut {
					bestOut, to = s, j
				}
			}
			e, o := real[from*n+v], real[v*n+to]
			sc[start*n+v], sc[v*n+start] = bestIn, bestOut
			real[start*n+v], real[v*n+start] = e, o
		}
		for w, v := range node {
			c.of[w] = -1
			if inCycle[v] {
				c.of[w], node[w] = v, start
			}
		}
		for _, j := range c.members {
			alive[j] = j == start
		}
	}
	const open = -2
	for i := range heads {
		heads[i] = open
	}
	heads[root] = -1
	for i := range n {
		if alive[i] && i != root {
			e := real[i*n+choice[i]]
			heads[e.dep] = int(e.head)
		}
	}
	// Open the cycles, last first: each arc of the cycle holds but the one into
	// the member that has got its head from outside.
	for k := done - 1; k >= 0; k-- {
		c, entered := &t.done[k], -1
		for w, v := range c.of {
			if v >= 0 && heads[w] != open {
				entered = v
			}
		}
		for m, e := range c.arcs {
			if c.members[m] != entered {
				heads[e.dep] = int(e.head)
			}
		}
	}
}
