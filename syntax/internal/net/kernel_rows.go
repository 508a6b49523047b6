package net

import "math"

// A rows is a block of quantised rows: value = q * scale.
type rows struct {
	n, cols int
	q       []int8
	scale   []float32
	start   []int32 // -128 times the sum of the row, for weights that are 128 too high
}

func (r *rows) reset(n, cols int) {
	r.n, r.cols = n, cols
	p := padRows(n)
	r.q = sized(r.q, p*cols)
	r.scale = sized(r.scale, p)
	r.start = sized(r.start, p)
	for i := n; i < p; i++ {
		r.scale[i], r.start[i] = 0, 0
	}
}

// sized returns a slice of length n, s itself where it is long enough. What it
// holds is left over.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}

// lowest is the floor of numbers that may be anything.
const lowest = -math.MaxFloat32

// quantize sets row i of r to x, with 127 for its largest magnitude. Numbers
// below floor count as floor.
func (r *rows) quantize(i int, x []float32, floor float32) {
	q := r.q[i*r.cols:][:r.cols]
	if vector {
		scale, sum := quantize16(r.cols, &x[0], &q[0], floor)
		r.scale[i], r.start[i] = scale, -128*sum
		return
	}
	var top float32
	for _, v := range x[:r.cols] {
		top = max(top, float32(math.Abs(float64(max(floor, v)))))
	}
	r.scale[i] = top / 127
	var inv float32
	if top > 0 {
		inv = 127 / top
	}
	var sum int32
	for j, v := range x[:r.cols] {
		n := int32(math.RoundToEven(float64(max(floor, v) * inv)))
		sum += n
		q[j] = int8(max(-128, min(127, n)))
	}
	r.start[i] = -128 * sum
}

// sumRows sets sum to the sum of some rows of a table, each as long as sum. They
// are few enough for 16 bits.
func sumRows(table []int8, rows []uint32, sum []float32) {
	if vector {
		for _, id := range rows {
			_ = table[int(id)*len(sum):][:len(sum)]
		}
		sumRows16(len(sum), len(rows), &table[0], &rows[0], &sum[0])
		return
	}
	clear(sum)
	for _, id := range rows {
		for j, v := range table[int(id)*len(sum):][:len(sum)] {
			sum[j] += float32(v)
		}
	}
}

// rectify sets y to a + b + c, or 0 where that is less.
func rectify(a, b, c, y []float32) {
	n := len(y)
	a, b, c = a[:n], b[:n], c[:n]
	if vector {
		rectify16(n, &a[0], &b[0], &c[0], &y[0])
		return
	}
	for j := range y {
		y[j] = max(0, a[j]+b[j]+c[j])
	}
}

// argmax returns the place of the highest number, of equal ones the first.
func argmax(y []float32) int {
	if vector {
		return argmax16(len(y), &y[0])
	}
	best, top := 0, y[0]
	for j, v := range y {
		if v > top {
			best, top = j, v
		}
	}
	return best
}

// gate is a sigmoid without exp: 1/2 + x/2 / (1 + |x|).
func gate(x float32) float32 {
	return float32(float32(x*0.5)/(1+float32(math.Abs(float64(x))))) + 0.5
}

// scan runs the recurrence of one layer over n tokens. u holds, for each token,
// candidates, forget gates and output gates before the sigmoid; the first half
// of the values runs forwards, the second backwards.
//
//	c = z + f (c' - z)    y = x + r (c - x)
func scan(n, hidden int, u, x, y []float32) {
	if n == 0 {
		return
	}
	_, _, _ = u[n*3*hidden-1], x[n*hidden-1], y[n*hidden-1]
	if vector {
		for j := 0; j < hidden/2; j += 16 {
			scan16(n, &u[j], 12*hidden, 4*hidden, &x[j], &y[j], 4*hidden)
		}
		l := n - 1
		for j := hidden / 2; j < hidden; j += 16 {
			scan16(n, &u[l*3*hidden+j], -12*hidden, 4*hidden, &x[l*hidden+j], &y[l*hidden+j], -4*hidden)
		}
		return
	}
	for j := range hidden {
		var c float32
		for t := range n {
			i := t
			if j >= hidden/2 {
				i = n - 1 - t
			}
			z, f, r := u[i*3*hidden+j], gate(u[i*3*hidden+hidden+j]), gate(u[i*3*hidden+2*hidden+j])
			xv := x[i*hidden+j]
			c = float32(f*float32(c-z)) + z
			y[i*hidden+j] = float32(r*float32(c-xv)) + xv
		}
	}
}
