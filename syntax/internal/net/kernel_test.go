package net

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// TestKernelsAgree holds the assembly to the plain form, bit for bit.
func TestKernelsAgree(t *testing.T) {
	if !vector {
		t.Skip("this processor has no AVX-512 with VNNI: there is only the plain form")
	}
	defer func() { vector = true }()
	r := rand.New(rand.NewSource(1))
	random := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = r.Float32()*8 - 4
		}
		return x
	}
	for _, n := range []int{1, 2, 4, 7, 30} {
		const k, h = 96, 64
		m := newMatrix(k, 3*h)
		for i := range m.w {
			m.w[i] = uint8(r.Intn(256))
		}
		for i := range m.scale {
			m.scale[i], m.bias[i] = r.Float32(), r.Float32()
		}
		x, in := random(n*k), random(n*h)
		x[0] = 0
		ties := []float32{float32(math.Inf(-1)), -2, -2, 0}
		for range 50 {
			ties = append(ties, float32(r.Intn(9)))
		}
		run := func() (y, out, sum, sure []float32, best []int) {
			var q rows
			q.reset(n, k)
			for i := range n {
				q.quantize(i, x[i*k:], []float32{lowest, 0}[i%2])
			}
			y, out = make([]float32, padRows(n)*m.cols), make([]float32, n*h)
			m.mul(&q, y, m.cols)
			u := slices.Clone(y[:n*3*h])
			scan(n, h, u, in, out)
			sum, sure = make([]float32, k), make([]float32, h)
			sumRows(q.q, []uint32{uint32(n - 1), 0, uint32(n / 2)}, sum)
			rectify(u, u[h:], u[2*h:], sure)
			for i := range ties {
				best = append(best, argmax(ties[:i+1]), argmax(ties[i:]))
			}
			return y[:n*m.cols], out, sum, sure, best
		}
		y1, o1, s1, p1, b1 := run()
		vector = false
		y2, o2, s2, p2, b2 := run()
		vector = true
		if !slices.Equal(y1, y2) {
			t.Errorf("%d rows: products differ", n)
		}
		if !slices.Equal(o1, o2) {
			t.Errorf("%d rows: scans differ", n)
		}
		if !slices.Equal(s1, s2) || !slices.Equal(p1, p2) {
			t.Errorf("%d rows: sums of rows differ", n)
		}
		if !slices.Equal(b1, b2) {
			t.Errorf("%d rows: the highest of ties at %v, plainly at %v", n, b1, b2)
		}
	}
}
