package net

import (
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
	for _, n := range []int{1, 4, 7, 30} {
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
		run := func() (y, out []float32, acc []int16) {
			var q rows
			q.reset(n, k)
			for i := range n {
				q.quantize(i, x[i*k:])
			}
			y, out = make([]float32, padRows(n)*m.cols), make([]float32, n*h)
			m.mul(&q, y, m.cols)
			u := slices.Clone(y[:n*3*h])
			scan(n, h, u, in, out)
			acc = make([]int16, 32)
			addRow(q.q[:32], acc)
			return y[:n*m.cols], out, acc
		}
		y1, o1, a1 := run()
		vector = false
		y2, o2, a2 := run()
		vector = true
		if !slices.Equal(y1, y2) {
			t.Errorf("%d rows: products differ", n)
		}
		if !slices.Equal(o1, o2) {
			t.Errorf("%d rows: scans differ", n)
		}
		if !slices.Equal(a1, a2) {
			t.Errorf("%d rows: sums of rows differ", n)
		}
	}
}
