package net

import "math"

// The kernels below are the whole arithmetic of the network. Each has a plain
// form and, where the processor has the instructions, one in assembly; both
// give the same bits: sums are of integers, and the floating-point steps are
// single operations, rounded each, in the same order.

// rowBlock and colBlock are the units of a product; rows and columns are padded to them.
const (
	rowBlock = 4
	colBlock = 64
)

func padRows(n int) int { return (n + rowBlock - 1) &^ (rowBlock - 1) }
func padCols(n int) int { return (n + colBlock - 1) &^ (colBlock - 1) }

// A matrix holds weights of 8 bits as the product wants them: for each block of
// 64 columns, for each group of four rows, 64 times four bytes, each 128 more
// than the weight.
type matrix struct {
	rows, cols int // cols is a multiple of 64, rows of 4
	w          []uint8
	scale      []float32 // of each column
	bias       []float32
}

func newMatrix(rows, cols int) *matrix {
	cols = padCols(cols)
	m := &matrix{rows: rows, cols: cols, w: make([]uint8, rows*cols), scale: make([]float32, cols), bias: make([]float32, cols)}
	for i := range m.w {
		m.w[i] = 128
	}
	return m
}

// at returns the place of a weight in w.
func (m *matrix) at(row, col int) int {
	return (col/colBlock*m.rows+row&^3)*colBlock + col%colBlock*4 + row&3
}

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

// quantize sets row i of r to x, with 127 for its largest magnitude.
func (r *rows) quantize(i int, x []float32) {
	q := r.q[i*r.cols:][:r.cols]
	if vector {
		scale, sum := quantize16(r.cols, &x[0], &q[0])
		r.scale[i], r.start[i] = scale, -128*sum
		return
	}
	var top float32
	for _, v := range x[:r.cols] {
		top = max(top, float32(math.Abs(float64(v))))
	}
	r.scale[i] = top / 127
	var inv float32
	if top > 0 {
		inv = 127 / top
	}
	var sum int32
	for j, v := range x[:r.cols] {
		n := int32(math.RoundToEven(float64(v * inv)))
		sum += n
		q[j] = int8(max(-128, min(127, n)))
	}
	r.start[i] = -128 * sum
}

// mul sets y, of padRows(x.n) rows of ldy numbers, to x times m plus its bias.
func (m *matrix) mul(x *rows, y []float32, ldy int) {
	n := padRows(x.n)
	if n == 0 {
		return
	}
	_ = y[(n-1)*ldy+m.cols-1]
	_ = x.q[n*m.rows-1]
	for j := 0; j < m.cols; j += colBlock {
		w := m.w[j*m.rows:][:m.rows*colBlock]
		for i := 0; i < n; i += rowBlock {
			if vector {
				mul4x64(m.rows/4, &x.q[i*x.cols], x.cols, &w[0], 4*colBlock, &x.start[i], &x.scale[i], &m.scale[j], &m.bias[j], &y[i*ldy+j], ldy*4)
				continue
			}
			for r := i; r < i+rowBlock; r++ {
				m.mulRow(x, r, j, w, y[r*ldy+j:][:colBlock])
			}
		}
	}
}

// mulRow is row r of the product over the block of columns at j.
func (m *matrix) mulRow(x *rows, r, j int, w []uint8, y []float32) {
	var acc [colBlock]int32
	for c := range acc {
		acc[c] = x.start[r]
	}
	for g := 0; g < m.rows; g += 4 {
		q := x.q[r*x.cols+g:][:4]
		a, b, c, d := int32(q[0]), int32(q[1]), int32(q[2]), int32(q[3])
		wg := w[g*colBlock:][:4*colBlock]
		for k := range acc {
			v := wg[4*k:][:4]
			acc[k] += a*int32(v[0]) + b*int32(v[1]) + c*int32(v[2]) + d*int32(v[3])
		}
	}
	for k, v := range acc {
		f := float32(float32(v) * x.scale[r])
		y[k] = float32(f*m.scale[j+k]) + m.bias[j+k]
	}
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

// addRow adds a row of the embedding table to acc.
func addRow(row []int8, acc []int16) {
	if vector {
		addRow16(len(row), &row[0], &acc[0])
		return
	}
	for i, v := range row {
		acc[i] += int16(v)
	}
}
