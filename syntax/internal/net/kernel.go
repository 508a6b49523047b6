package net

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

// mul sets y, of padRows(x.n) rows of ldy numbers, to x times m plus its bias.
// What it leaves in the rows behind x.n means nothing.
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
			if left := x.n - i; vector && left < rowBlock-1 {
				for r := i; r < i+left; r++ {
					mul1x64(m.rows/4, &x.q[r*x.cols], &w[0], 4*colBlock, &x.start[r], &x.scale[r], &m.scale[j], &m.bias[j], &y[r*ldy+j])
				}
				continue
			}
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
