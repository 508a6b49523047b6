package export

import (
	"math"

	"github.com/annals-kg/annals/event"
)

// Graph programs show a graph without positions as a heap. arrange computes
// positions by forces as ForceAtlas2 does (Jacomy et al. 2014,
// doi:10.1371/journal.pone.0098679): nodes repel each other by their degrees,
// edges pull, and gravity holds all together.

const (
	// Larger graphs get no positions: the forces between all pairs would take
	// longer than the file.
	maxArranged = 2000
	// Pairs of nodes to look at in all rounds together.
	arrangeWork = 240_000_000
	push        = 2400.0 // of two nodes of mass one, at distance one
	pull        = 4.0    // of an edge, for each unit of its length
)

// A spot is a position in the plane, in the unit of node sizes.
type spot struct{ x, y float64 }

// arrange returns a position for each of n nodes. It starts from fixed places,
// and its products are rounded one by one, so that every machine gets the same.
func arrange(n int, edges [][2]int) []spot {
	spots := make([]spot, n)
	mass := make([]float64, n)
	for i := range spots {
		h := uint64(i+1) * 0x9e3779b97f4a7c15
		h ^= h >> 31
		spots[i] = spot{float64(h%2048) - 1024, float64(h>>20%2048) - 1024}
		mass[i] = 1
	}
	for _, e := range edges {
		mass[e[0]]++
		mass[e[1]]++
	}
	// Gravity that grows with the distance makes a disc of the parts that no
	// edge joins: of this radius, for the pushes of all.
	total, radius := 0.0, 115*math.Sqrt(float64(n))
	for i := range mass {
		total += mass[i]
		spots[i].x *= radius / 1024
		spots[i].y *= radius / 1024
	}
	gravity := push * total / float64(radius*radius)
	rounds := min(400, max(60, arrangeWork/max(1, n*n/2)))
	force := make([]spot, n)
	for round := range rounds {
		step := 2 + radius/8*float64(rounds-round)/float64(rounds) // the farthest that a node moves
		repel(spots, mass, force)
		for _, e := range edges {
			a, b := e[0], e[1]
			dx, dy := pull*(spots[b].x-spots[a].x), pull*(spots[b].y-spots[a].y)
			force[a].x += dx
			force[a].y += dy
			force[b].x -= dx
			force[b].y -= dy
		}
		for i := range spots {
			f := spot{force[i].x/mass[i] - float64(gravity*spots[i].x), force[i].y/mass[i] - float64(gravity*spots[i].y)}
			f.x, f.y = f.x/(2*pull), f.y/(2*pull)
			if length := math.Sqrt(float64(f.x*f.x) + float64(f.y*f.y)); length > step {
				f.x, f.y = f.x/length*step, f.y/length*step
			}
			spots[i].x += f.x
			spots[i].y += f.y
		}
	}
	for i := range spots {
		spots[i] = spot{math.Round(spots[i].x), math.Round(spots[i].y)}
	}
	return spots
}

// repel sets force to what drives nodes apart.
func repel(spots []spot, mass []float64, force []spot) {
	clear(force)
	for i := range spots {
		for j := i + 1; j < len(spots); j++ {
			dx, dy := spots[i].x-spots[j].x, spots[i].y-spots[j].y
			d := float64(dx*dx) + float64(dy*dy)
			if d < 1 { // on top of each other: any fixed way out
				dx, dy, d = 1, float64(j-i), 1+float64(j-i)
			}
			f := push * mass[i] * mass[j] / d
			fx, fy := float64(dx*f), float64(dy*f)
			force[i].x += fx
			force[i].y += fy
			force[j].x -= fx
			force[j].y -= fy
		}
	}
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
