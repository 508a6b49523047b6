package export

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/annals-kg/annals/event"
)

// Graph programs show a graph without positions as a heap. arrange computes
// positions by forces, with ForceAtlas2 (Jacomy et al. 2014,
// doi:10.1371/journal.pone.0098679): nodes repel each other by their degrees,
// edges pull, and gravity holds all together. Parts that no edge joins are laid
// out one by one and stand in rings around the largest.

const (
	// Larger graphs get no positions: nobody could look at them, and it would
	// take longer than the file.
	maxArranged = 50_000
	// From so many nodes on those far away push as one; see quadtree.
	fromFar = 400
	// Pushes to look at in all rounds together, and the fewest and most rounds.
	arrangeWork          = 900_000_000
	fewRounds, allRounds = 60, 500
	repulsion            = 2400.0 // of two nodes of mass one, at distance one
	attraction           = 4.0    // of an edge, for each unit of its length
	room                 = 90.0   // half of the side of the square that a node has to itself
	spacing              = 60.0   // between parts, in the unit of node sizes
)

// A spot is a position in the plane, in the unit of node sizes.
type spot struct{ x, y float64 }

func (s spot) length() float64 { return math.Sqrt(float64(s.x*s.x) + float64(s.y*s.y)) }

// arrange returns a position for each of n nodes. It starts from fixed places,
// and its products are rounded one by one, so that every machine gets the same.
func arrange(n int, edges [][2]int) []spot {
	g := newAdjacency(n, edges)
	spots := make([]spot, n)
	var ring rings
	for _, part := range g.parts() {
		at := g.arrangePart(part)
		center := ring.place(radiusOf(at))
		for i, node := range part {
			spots[node] = spot{math.Round(at[i].x + center.x), math.Round(at[i].y + center.y)}
		}
	}
	return spots
}

// An adjacency lists the neighbors of each node, one an edge.
type adjacency struct {
	first []int32 // of a node's neighbors in list; one more at the end
	list  []int32
	local []int32 // of a node, its number within its part
}

func newAdjacency(n int, edges [][2]int) *adjacency {
	g := &adjacency{first: make([]int32, n+1), list: make([]int32, 2*len(edges)), local: make([]int32, n)}
	for _, e := range edges {
		g.first[e[0]+1]++
		g.first[e[1]+1]++
	}
	for i := range n {
		g.first[i+1] += g.first[i]
	}
	next := slices.Clone(g.first)
	for _, e := range edges {
		g.list[next[e[0]]] = int32(e[1])
		next[e[0]]++
		g.list[next[e[1]]] = int32(e[0])
		next[e[1]]++
	}
	return g
}

func (g *adjacency) neighbors(i int32) []int32 { return g.list[g.first[i]:g.first[i+1]] }

// parts are the sets of nodes that edges join, the largest first, each in the
// order of a walk from its node of most edges outwards.
func (g *adjacency) parts() [][]int32 {
	order := make([]int32, len(g.local))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(len(g.neighbors(b)), len(g.neighbors(a))) })
	seen := make([]bool, len(order))
	var parts [][]int32
	for _, root := range order {
		if seen[root] {
			continue
		}
		seen[root] = true
		part := []int32{root}
		for i := 0; i < len(part); i++ {
			g.local[part[i]] = int32(i)
			for _, n := range g.neighbors(part[i]) {
				if !seen[n] {
					seen[n] = true
					part = append(part, n)
				}
			}
		}
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []int32) int { return cmp.Compare(len(b), len(a)) })
	return parts
}

// arrangePart gives the nodes of a part positions around the origin.
func (g *adjacency) arrangePart(part []int32) []spot {
	n := len(part)
	spots := g.fan(part)
	if n < 3 {
		return spots
	}
	mass := make([]float64, n)
	total := 0.0
	for i, node := range part {
		mass[i] = 1 + float64(len(g.neighbors(node)))
		total += mass[i]
	}
	pushes := n / 2 // for each node
	if n > fromFar {
		pushes = 30 * (bits.Len(uint(n)) - 4)
	}
	f := forces{g: g, part: part, spots: spots, mass: mass, now: make([]spot, n), before: make([]spot, n), speed: 1, efficiency: 1}
	// Gravity that grows with the distance makes a disc of so much room.
	f.gravity = repulsion * total / (room * room * float64(n))
	for range min(allRounds, max(fewRounds, arrangeWork/max(1, n*pushes))) {
		f.round()
	}
	// The middle of what was arranged is its place.
	var sum spot
	for _, s := range spots {
		sum.x += s.x
		sum.y += s.y
	}
	for i := range spots {
		spots[i].x -= sum.x / float64(n)
		spots[i].y -= sum.y / float64(n)
	}
	return spots
}

// fan puts a part's nodes on circles by their distance from the first one, each
// in a slice of its parent's slice that is as wide as what hangs on it: a start
// from which the forces have little left to do.
func (g *adjacency) fan(part []int32) []spot {
	n := len(part)
	parent := make([]int32, n)
	depth := make([]int32, n)
	weight := make([]float64, n)
	for i := range parent {
		parent[i] = -1
	}
	for i, node := range part { // parents come before their children
		for _, m := range g.neighbors(node) {
			if j := g.local[m]; j != 0 && parent[j] < 0 && int(j) > i {
				parent[j], depth[j] = int32(i), depth[i]+1
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		weight[i]++
		if parent[i] >= 0 {
			weight[parent[i]] += weight[i]
		}
	}
	step := 30 * math.Sqrt(float64(n))
	from, taken := make([]float64, n), make([]float64, n) // of a full turn
	spots := make([]spot, n)
	for i := 1; i < n; i++ {
		p := parent[i]
		share := weight[i] / weight[p]
		if p > 0 {
			share = weight[i] / weight[p] * weight[p] / weight[0]
		}
		from[i] = from[p] + taken[p]
		taken[p] += share
		turn := 2 * math.Pi * (from[i] + share/2)
		// Rounded: sines of machines may differ in the last digit.
		r := step * float64(depth[i])
		spots[i] = spot{math.Round(r * math.Cos(turn)), math.Round(r * math.Sin(turn))}
	}
	return spots
}

// radiusOf is how far the farthest spot lies from the origin.
func radiusOf(spots []spot) float64 {
	r := 0.0
	for _, s := range spots {
		r = max(r, s.length())
	}
	return r
}

// rings give out centers for discs: the first the origin, the next ones in
// rings around it.
type rings struct {
	begun       bool
	inner       float64 // what is taken up to here
	width, turn float64 // of the ring at hand: its widest disc, and how much of it is taken
}

func (r *rings) place(radius float64) spot {
	if !r.begun {
		r.begun, r.inner = true, radius
		return spot{}
	}
	if r.width == 0 {
		r.width = 2*radius + spacing
	}
	at := r.inner + r.width/2
	angle := (2*radius + spacing) / at
	if r.turn+angle > 2*math.Pi && r.turn > 0 {
		r.inner, r.width, r.turn = r.inner+r.width, 2*radius+spacing, 0
		at = r.inner + r.width/2
		angle = (2*radius + spacing) / at
	}
	middle := r.turn + angle/2
	r.turn += angle
	return spot{math.Round(at * math.Cos(middle)), math.Round(at * math.Sin(middle))}
}

// A sketch gathers the graph of events while it is small enough to arrange.
type sketch struct {
	events int
	ends   []*node // of the edges of events, event after event
	counts []int   // of edges, by event
	tooBig bool
}

// add notes the edges of an event.
func (s *sketch) add(e *event.Event, n *network) {
	before := len(s.ends)
	n.roles(e, func(thing *node, _ string, _ event.Ref) {
		thing.Degree++
		if !s.tooBig {
			s.ends = append(s.ends, thing)
		}
	})
	s.events++
	if s.events+len(n.things) > maxArranged {
		s.tooBig, s.ends, s.counts = true, nil, nil
		return
	}
	s.counts = append(s.counts, len(s.ends)-before)
}

// arrange gives the things of n their places and returns those of the events,
// none where there are too many.
func (s *sketch) arrange(n *network) []spot {
	if s.tooBig {
		n.report.among(s.events+len(n.order), "node without a position, as in all graphs of more than "+thousands(maxArranged))
	}
	if s.tooBig || s.events == 0 {
		return nil
	}
	index := map[*node]int{}
	for i, t := range n.order {
		index[t] = s.events + i
	}
	var edges [][2]int
	next := 0
	for e, count := range s.counts {
		for range count {
			edges = append(edges, [2]int{e, index[s.ends[next]]})
			next++
		}
	}
	spots := arrange(s.events+len(n.order), edges)
	for i, t := range n.order {
		t.Spot = &spots[s.events+i]
	}
	return spots[:s.events]
}

// arrangeLinks gives the things of n their places by their links.
func (n *network) arrangeLinks(pairs []pair) {
	if len(n.order) > maxArranged {
		n.report.among(len(n.order), "node without a position, as in all graphs of more than "+thousands(maxArranged))
		return
	}
	index := map[string]int{}
	for i, t := range n.order {
		index[t.ID] = i
	}
	var edges [][2]int
	for _, p := range pairs {
		edges = append(edges, [2]int{index[p.from], index[p.to]})
	}
	spots := arrange(len(n.order), edges)
	for i, t := range n.order {
		t.Spot = &spots[i]
	}
}
