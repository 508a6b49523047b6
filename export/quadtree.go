package export

import "math"

// A quadtree sums up the masses of a plane, so that those far away push as one:
// Barnes and Hut 1986, doi:10.1038/324446a0. It is built anew each round.
type quadtree struct {
	cells []cell4
	spots []spot
	mass  []float64
	next  []int32 // of a body, the next one in the same cell; -1 is none
}

// A cell4 is a square with its mass. Its four parts are cells first to first+3;
// first is 0 where it has none and holds bodies.
type cell4 struct {
	x, y, half float64 // center, and half of a side
	mass       float64
	cx, cy     float64 // center of mass
	first      int32
	body       int32 // the first body, -1 for none
}

const (
	maxDepth = 24 // bodies closer than a side halved so often share a cell
	// theta is how large a cell may look, by its side over its distance, to
	// push as one.
	theta = 1.2
)

// build puts all bodies into the tree.
func (t *quadtree) build(spots []spot, mass []float64) {
	t.spots, t.mass = spots, mass
	if len(t.next) < len(spots) {
		t.next = make([]int32, len(spots))
	}
	low, high := spots[0], spots[0]
	for _, s := range spots {
		low.x, low.y = min(low.x, s.x), min(low.y, s.y)
		high.x, high.y = max(high.x, s.x), max(high.y, s.y)
	}
	half := max(high.x-low.x, high.y-low.y, 1) / 2
	t.cells = append(t.cells[:0], cell4{x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, half: half + 1, body: -1})
	for i := range spots {
		t.add(int32(i))
	}
	// Parts come behind their wholes, so that one pass backwards sums up.
	for i := len(t.cells) - 1; i >= 0; i-- {
		c := &t.cells[i]
		for b := c.body; b >= 0; b = t.next[b] {
			c.mass += mass[b]
			c.cx += float64(mass[b] * spots[b].x)
			c.cy += float64(mass[b] * spots[b].y)
		}
		if c.first != 0 {
			for _, part := range t.cells[c.first : c.first+4] {
				c.mass += part.mass
				c.cx += float64(part.mass * part.cx)
				c.cy += float64(part.mass * part.cy)
			}
		}
		if c.mass > 0 {
			c.cx, c.cy = c.cx/c.mass, c.cy/c.mass
		}
	}
}

func (t *quadtree) add(body int32) {
	at, depth := int32(0), 0
	for {
		c := &t.cells[at]
		if c.first == 0 && (c.body < 0 || depth == maxDepth) {
			t.next[body] = c.body
			c.body = body
			return
		}
		if c.first == 0 {
			t.split(at)
			c = &t.cells[at]
		}
		at = c.first + c.part(t.spots[body])
		depth++
	}
}

// split makes four parts of a cell and hands its one body down.
func (t *quadtree) split(at int32) {
	c := t.cells[at]
	first, half := int32(len(t.cells)), c.half/2
	for i := range 4 {
		dx, dy := -half, -half
		if i&1 != 0 {
			dx = half
		}
		if i&2 != 0 {
			dy = half
		}
		t.cells = append(t.cells, cell4{x: c.x + dx, y: c.y + dy, half: half, body: -1})
	}
	t.cells[at].first, t.cells[at].body = first, -1
	to := &t.cells[first+c.part(t.spots[c.body])]
	t.next[c.body] = -1
	to.body = c.body
}

// part is the number of the part in which a spot lies.
func (c *cell4) part(s spot) int32 {
	n := int32(0)
	if s.x > c.x {
		n = 1
	}
	if s.y > c.y {
		n |= 2
	}
	return n
}

// push is the force on a body from all others; stack is scratch space.
func (t *quadtree) push(body int32, stack []int32) (force spot, _ []int32) {
	at := t.spots[body]
	stack = append(stack[:0], 0)
	for len(stack) > 0 {
		c := &t.cells[stack[len(stack)-1]]
		stack = stack[:len(stack)-1]
		if c.mass == 0 {
			continue
		}
		dx, dy := at.x-c.cx, at.y-c.cy
		d := float64(dx*dx) + float64(dy*dy)
		if side := 2 * c.half; c.first != 0 && float64(side*side) > float64(theta*theta)*d {
			stack = append(stack, c.first, c.first+1, c.first+2, c.first+3)
			continue
		}
		if c.first != 0 {
			force = away(force, dx, dy, d, c.mass)
			continue
		}
		for b := c.body; b >= 0; b = t.next[b] {
			if b == body {
				continue
			}
			dx, dy := at.x-t.spots[b].x, at.y-t.spots[b].y
			d := float64(dx*dx) + float64(dy*dy)
			if d < 1 { // on top of each other: any fixed way out
				dx, dy, d = float64(body-b)/math.Abs(float64(body-b)), 1, 2
			}
			force = away(force, dx, dy, d, t.mass[b])
		}
	}
	f := repulsion * t.mass[body]
	return spot{float64(force.x * f), float64(force.y * f)}, stack
}

// away adds the push of a mass at a squared distance.
func away(f spot, dx, dy, d, mass float64) spot {
	k := mass / d
	return spot{f.x + float64(dx*k), f.y + float64(dy*k)}
}
