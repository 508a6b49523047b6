package main

import "math/rand"

// A worker computes one shard of a batch: forward, and backward into the
// gradients of its shard.
type worker struct {
	m     *model
	shard int
	rng   *rand.Rand
	train bool
	drop  float32

	n                                                                        int // tokens, without padding
	starts                                                                   []int
	xv                                                                       []float32   // vectors of the words
	x, xc                                                                    []float32   // embeddings; windows of three
	h                                                                        [][]float32 // output of each layer; h[0] of the convolution
	hd                                                                       [][]float32 // the same after dropout
	u                                                                        [][]float32 // candidates and gates of each layer
	c                                                                        [][]float32 // states
	mask                                                                     [][]float32
	tag, dep, head, q, ldep, lhead, lab, out                                 []float32
	dh, dhigh, du, dx, dxc, ddep, dhead, dq, dldep, dlhead, dlab, dout, dtag []float32
	scores                                                                   []float32
	wt                                                                       []float32 // a transposed weight matrix
	loss                                                                     [3]float64
}

// grow returns n zeros, in the memory of p where it is enough.
func grow(p *[]float32, n int) []float32 {
	if cap(*p) < n {
		*p = make([]float32, n+n/4)
	}
	*p = (*p)[:n]
	clear(*p)
	return *p
}

func pad8(n int) int { return (n + 7) &^ 7 }

// linear computes y = x w + b for n rows.
func linear(n int, x []float32, w, b *param, y []float32) {
	if b != nil {
		for i := range n {
			copy(y[i*w.cols:][:w.cols], b.w)
		}
	}
	gemm(pad8(n), w.cols, w.rows, x, w.rows, 1, w.w, w.cols, y, w.cols)
}

// back adds the gradients of linear: of w, of b, and of x where dx is not nil.
func (k *worker) back(n int, x []float32, w, b *param, dy, dx []float32) {
	g := w.g[k.shard]
	gemm(w.rows, w.cols, n, x, 1, w.rows, dy, w.cols, g, w.cols)
	if b != nil {
		gb := b.g[k.shard]
		for i := range n {
			for j, v := range dy[i*w.cols:][:w.cols] {
				gb[j] += v
			}
		}
	}
	if dx != nil {
		t := grow(&k.wt, len(w.w))
		for i := range w.rows {
			for j := range w.cols {
				t[j*w.rows+i] = w.w[i*w.cols+j]
			}
		}
		gemm(pad8(n), w.rows, w.cols, dy, w.cols, 1, t, w.rows, dx, w.rows)
	}
}

func relu(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// backRelu keeps the gradient where the output was positive.
func backRelu(y, dy []float32) {
	for i, v := range y {
		if v <= 0 {
			dy[i] = 0
		}
	}
}

// dropout fills mask for n rows: one pattern for each sentence.
func (k *worker) dropout(mask []float32, cols int, p float32) {
	keep := 1 / (1 - p)
	for s := 0; s+1 < len(k.starts); s++ {
		a, z := k.starts[s], k.starts[s+1]
		first := mask[a*cols:][:cols]
		for j := range first {
			first[j] = keep
			if k.rng.Float32() < p {
				first[j] = 0
			}
		}
		for i := a + 1; i < z; i++ {
			copy(mask[i*cols:][:cols], first)
		}
	}
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for i := 0; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	return s0 + s1 + s2 + s3
}

func axpy(f float32, x, y []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += f * v
	}
}
