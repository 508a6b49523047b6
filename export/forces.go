package export

import "math"

// forces moves the nodes of one part, round by round, as ForceAtlas2 does.
type forces struct {
	g                 *adjacency
	part              []int32
	spots             []spot
	mass              []float64
	now, before       []spot // the force on each node, in this round and the last
	speed, efficiency float64
	gravity           float64 // on a mass of one at distance one
	tree              quadtree
	stack             []int32
}

// round moves each node once. The speed follows from how much the nodes swing
// to and fro and how much they go on, as in section "Adaptive speed" of the
// paper and in Gephi's implementation.
func (f *forces) round() {
	f.now, f.before = f.before, f.now
	f.push()
	f.pull()
	swing, traction := 0.0, 0.0
	for i := range f.spots {
		change := spot{f.now[i].x - f.before[i].x, f.now[i].y - f.before[i].y}
		sum := spot{f.now[i].x + f.before[i].x, f.now[i].y + f.before[i].y}
		swing += float64(f.mass[i] * change.length())
		traction += float64(f.mass[i] * sum.length() / 2)
	}
	f.setSpeed(swing, traction)
	for i := range f.spots {
		change := spot{f.now[i].x - f.before[i].x, f.now[i].y - f.before[i].y}
		k := f.speed / (1 + math.Sqrt(float64(f.speed*f.mass[i])*change.length()))
		f.spots[i].x += float64(f.now[i].x * k)
		f.spots[i].y += float64(f.now[i].y * k)
	}
}

func (f *forces) setSpeed(swing, traction float64) {
	n := float64(len(f.spots))
	optimal := 0.05 * math.Sqrt(n)
	tolerance := max(math.Sqrt(optimal), min(10, optimal*traction/(n*n)))
	const least = 0.05
	if swing > 2*traction {
		if f.efficiency > least {
			f.efficiency *= 0.5
		}
		tolerance = max(tolerance, 1)
	}
	target := tolerance * f.efficiency * traction / max(swing, 1e-9)
	if swing > tolerance*traction {
		if f.efficiency > least {
			f.efficiency *= 0.7
		}
	} else if f.speed < 1000 {
		f.efficiency *= 1.3
	}
	f.speed += min(target-f.speed, f.speed/2)
}

// push sets the forces to what drives the nodes apart, and holds them together.
func (f *forces) push() {
	if len(f.spots) > fromFar {
		f.tree.build(f.spots, f.mass)
		for i := range f.now {
			f.now[i], f.stack = f.tree.push(int32(i), f.stack)
		}
	} else {
		clear(f.now)
		for i := range f.spots {
			for j := i + 1; j < len(f.spots); j++ {
				dx, dy := f.spots[i].x-f.spots[j].x, f.spots[i].y-f.spots[j].y
				d := float64(dx*dx) + float64(dy*dy)
				if d < 1 { // on top of each other: any fixed way out
					dx, dy, d = 1, float64(j-i), 1+float64(j-i)
				}
				k := repulsion * f.mass[i] * f.mass[j] / d
				fx, fy := float64(dx*k), float64(dy*k)
				f.now[i].x += fx
				f.now[i].y += fy
				f.now[j].x -= fx
				f.now[j].y -= fy
			}
		}
	}
	for i, s := range f.spots {
		k := f.gravity * f.mass[i]
		f.now[i].x -= float64(s.x * k)
		f.now[i].y -= float64(s.y * k)
	}
}

// pull adds what edges draw together, each by its length. Those between nodes
// of many edges draw less, or all of these would stand in one heap.
func (f *forces) pull() {
	for i, node := range f.part {
		for _, m := range f.g.neighbors(node) {
			j := f.g.local[m]
			k := attraction / min(f.mass[i], f.mass[j])
			f.now[i].x += float64(k * (f.spots[j].x - f.spots[i].x))
			f.now[i].y += float64(k * (f.spots[j].y - f.spots[i].y))
		}
	}
}
