package main

import (
	"math"
	"math/rand"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// An example is one sentence as the network learns it.
type example struct {
	feats []net.Features
	tags  []int16 // class; -1 unknown
	heads []int16 // -1 root
	rels  []uint8
}

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

// gate is a sigmoid without exp: 1/2 + x / (2 + 2|x|).
func gate(x float32) float32 {
	return 0.5 + 0.5*x/(1+float32(math.Abs(float64(x))))
}

// gateSlope is its derivative, by the value of the gate.
func gateSlope(y float32) float32 {
	// |x|/(1+|x|) = |2y-1|
	a := 1 - float32(math.Abs(float64(2*y-1)))
	return 0.5 * a * a
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

func (k *worker) encode(exs []*example) {
	m := k.m
	k.starts = append(k.starts[:0], 0)
	n := 0
	for _, e := range exs {
		n += len(e.feats)
		k.starts = append(k.starts, n)
	}
	k.n = n
	N := pad8(n)
	d, h := m.embed, m.hidden
	x := grow(&k.x, N*d)
	for s, e := range exs {
		for i, f := range e.feats {
			row := x[(k.starts[s]+i)*d:][:d]
			for _, id := range f {
				if id == noRow {
					continue
				}
				for j, v := range m.emb.w[int(id)*d:][:d] {
					row[j] += v
				}
			}
		}
	}
	if k.mask == nil {
		k.mask = make([][]float32, m.layers+2)
		k.h, k.hd = make([][]float32, m.layers+1), make([][]float32, m.layers+1)
		k.u, k.c = make([][]float32, m.layers), make([][]float32, m.layers)
	}
	if k.train {
		mk := grow(&k.mask[m.layers+1], N*d)
		k.dropout(mk, d, k.drop*0.7)
		for i, v := range mk {
			x[i] *= v
		}
	}
	xc := grow(&k.xc, N*3*d)
	edge := m.emb.w[net.Edge*d:][:d]
	for s := range exs {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			row := xc[i*3*d:][:3*d]
			if i > a {
				copy(row[:d], x[(i-1)*d:][:d])
			} else {
				copy(row[:d], edge)
			}
			copy(row[d:2*d], x[i*d:][:d])
			if i+1 < z {
				copy(row[2*d:], x[(i+1)*d:][:d])
			} else {
				copy(row[2*d:], edge)
			}
		}
	}
	h0 := grow(&k.h[0], N*h)
	linear(n, xc, m.convW, m.convB, h0)
	relu(h0[:n*h])
	clear(h0[n*h:])
	k.masked(0)
	for l := range m.layers {
		u := grow(&k.u[l], N*3*h)
		linear(n, k.hd[l], m.layerW[l], m.layerB[l], u)
		y := grow(&k.h[l+1], N*h)
		c := grow(&k.c[l], N*h)
		k.scan(k.h[l], u, c, y)
		k.masked(l + 1)
	}
}

// masked makes hd[l] of h[l] by dropout.
func (k *worker) masked(l int) {
	if !k.train {
		k.hd[l] = k.h[l]
		return
	}
	y := grow(&k.hd[l], len(k.h[l]))
	mk := grow(&k.mask[l], len(k.h[l]))
	k.dropout(mk, k.m.hidden, k.drop)
	for i, v := range k.h[l] {
		y[i] = v * mk[i]
	}
}

// scan runs the recurrence of one layer: the first half of each row forwards,
// the second backwards.
func (k *worker) scan(x, u, c, y []float32) {
	h := k.m.hidden
	for s := 0; s+1 < len(k.starts); s++ {
		a, z := k.starts[s], k.starts[s+1]
		for dir := range 2 {
			lo, hi := 0, h/2
			i, end, step := a, z, 1
			if dir == 1 {
				lo, hi = h/2, h
				i, end, step = z-1, a-1, -1
			}
			prev := -1
			for ; i != end; i += step {
				ui := u[i*3*h:][:3*h]
				xi, yi, ci := x[i*h:][:h], y[i*h:][:h], c[i*h:][:h]
				for j := lo; j < hi; j++ {
					f, r := gate(ui[h+j]), gate(ui[2*h+j])
					ui[h+j], ui[2*h+j] = f, r
					p := float32(0)
					if prev >= 0 {
						p = c[prev*h+j]
					}
					ci[j] = ui[j] + f*(p-ui[j])
					yi[j] = xi[j] + r*(ci[j]-xi[j])
				}
				prev = i
			}
		}
	}
}

// backScan turns dy into the gradients of u and x.
func (k *worker) backScan(x, u, c, dy, du, dx []float32) {
	h := k.m.hidden
	dc := make([]float32, h)
	for s := 0; s+1 < len(k.starts); s++ {
		a, z := k.starts[s], k.starts[s+1]
		clear(dc)
		for dir := range 2 {
			lo, hi := 0, h/2
			i, end, step := z-1, a-1, -1
			if dir == 1 {
				lo, hi = h/2, h
				i, end, step = a, z, 1
			}
			for ; i != end; i += step {
				prev := i + step
				ui, dui := u[i*3*h:][:3*h], du[i*3*h:][:3*h]
				xi, ci, dyi, dxi := x[i*h:][:h], c[i*h:][:h], dy[i*h:][:h], dx[i*h:][:h]
				for j := lo; j < hi; j++ {
					f, r := ui[h+j], ui[2*h+j]
					p := float32(0)
					if prev != end {
						p = c[prev*h+j]
					}
					g := dyi[j]
					dxi[j] += g * (1 - r)
					dui[2*h+j] = g * (ci[j] - xi[j]) * gateSlope(r)
					gc := dc[j] + g*r
					dui[h+j] = gc * (p - ui[j]) * gateSlope(f)
					dui[j] = gc * (1 - f)
					dc[j] = gc * f
				}
			}
		}
	}
}

// heads computes the projections for arcs and relations.
func (k *worker) project() {
	m, n := k.m, k.n
	N := pad8(n)
	top := k.hd[m.layers]
	linear(n, top, m.tagW, m.tagB, grow(&k.tag, N*m.tags))
	linear(n, top, m.depW, m.depB, grow(&k.dep, N*m.arc))
	linear(n, top, m.headW, m.headB, grow(&k.head, N*m.arc))
	relu(k.dep[:n*m.arc])
	relu(k.head[:n*m.arc])
	clear(k.dep[n*m.arc:])
	q := grow(&k.q, N*m.arc)
	for i := range n {
		copy(q[i*m.arc:][:m.arc], m.bias.w)
	}
	gemm(N, m.arc, m.arc, k.dep, m.arc, 1, m.bilin.w, m.arc, q, m.arc)
	linear(n, top, m.ldepW, m.ldepB, grow(&k.ldep, N*m.rel))
	linear(n, top, m.lheadW, nil, grow(&k.lhead, N*m.rel))
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

// arcScores returns the scores of the heads of token i of the sentence [a, z):
// first the root, then the tokens. The token itself is out.
func (k *worker) arcScores(a, z, i int) []float32 {
	m := k.m
	s := grow(&k.scores, z-a+1)
	q := k.q[i*m.arc:][:m.arc]
	s[0] = dot(q, m.root.w) + m.dist.w[0]
	for j := a; j < z; j++ {
		s[j-a+1] = dot(q, k.head[j*m.arc:][:m.arc]) + m.dist.w[net.DistBucket(i, j)]
	}
	s[i-a+1] = -1e9
	return s
}

// relHidden fills row i of lab: the hidden layer over token i and its head.
func (k *worker) relHidden(i, head int) {
	r := k.m.rel
	lh := k.m.lroot.w
	if head >= 0 {
		lh = k.lhead[head*r:][:r]
	}
	row, ld := k.lab[i*r:][:r], k.ldep[i*r:][:r]
	for j := range row {
		row[j] = max(0, ld[j]+lh[j])
	}
}

// softmax turns scores into probabilities in place and returns -log of that of gold.
func softmax(s []float32, gold int) float64 {
	mx := s[0]
	for _, v := range s {
		mx = max(mx, v)
	}
	var sum float64
	for i, v := range s {
		e := math.Exp(float64(v - mx))
		s[i] = float32(e)
		sum += e
	}
	inv := float32(1 / sum)
	for i := range s {
		s[i] *= inv
	}
	return -math.Log(max(1e-9, float64(s[gold])))
}

// learn computes loss and gradients of the examples; each gradient is divided
// by total, the number of tokens of the whole batch.
func (k *worker) learn(exs []*example, total float32) {
	m := k.m
	k.train = true
	k.encode(exs)
	k.project()
	n, N := k.n, pad8(k.n)
	g := k.shard
	inv := 1 / total
	// Tags.
	dtag := grow(&k.dtag, N*m.tags)
	ddep, dhead, dq := grow(&k.ddep, N*m.arc), grow(&k.dhead, N*m.arc), grow(&k.dq, N*m.arc)
	dldep, dlhead := grow(&k.dldep, N*m.rel), grow(&k.dlhead, N*m.rel)
	lab, dlab := grow(&k.lab, N*m.rel), grow(&k.dlab, N*m.rel)
	out, dout := grow(&k.out, N*m.rels), grow(&k.dout, N*m.rels)
	for s, e := range exs {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			t := k.tag[i*m.tags:][:m.tags]
			gold := int(e.tags[i-a])
			if gold >= 0 {
				k.loss[0] += softmax(t, gold)
				dt := dtag[i*m.tags:][:m.tags]
				for j, p := range t {
					dt[j] = p * inv
				}
				dt[gold] -= inv
			}
			h := int(e.heads[i-a])
			sc := k.arcScores(a, z, i)
			k.loss[1] += softmax(sc, h+1)
			sc[h+1]--
			q, dqi := k.q[i*m.arc:][:m.arc], dq[i*m.arc:][:m.arc]
			for j, p := range sc {
				if p < 1e-5 && p > -1e-5 {
					continue
				}
				p *= inv
				if j == 0 {
					axpy(p, m.root.w, dqi)
					axpy(p, q, m.root.g[g])
					m.dist.g[g][0] += p
					continue
				}
				axpy(p, k.head[(a+j-1)*m.arc:][:m.arc], dqi)
				axpy(p, q, dhead[(a+j-1)*m.arc:][:m.arc])
				m.dist.g[g][net.DistBucket(i, a+j-1)] += p
			}
			if h >= 0 {
				h += a
			}
			k.relHidden(i, h)
		}
	}
	linear(n, lab, m.outW, m.outB, out)
	for s, e := range exs {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			o := out[i*m.rels:][:m.rels]
			gold := int(e.rels[i-a])
			k.loss[2] += softmax(o, gold)
			do := dout[i*m.rels:][:m.rels]
			for j, p := range o {
				do[j] = p * inv
			}
			do[gold] -= inv
		}
	}
	k.back(n, lab, m.outW, m.outB, dout, dlab)
	backRelu(lab, dlab)
	for s, e := range exs {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			d := dlab[i*m.rel:][:m.rel]
			axpy(1, d, dldep[i*m.rel:][:m.rel])
			if h := int(e.heads[i-a]); h >= 0 {
				axpy(1, d, dlhead[(a+h)*m.rel:][:m.rel])
			} else {
				axpy(1, d, m.lroot.g[g])
			}
		}
	}
	// Bilinear form.
	k.back(n, k.dep, m.bilin, m.bias, dq, ddep)
	backRelu(k.dep, ddep)
	backRelu(k.head, dhead)
	top := k.hd[m.layers]
	dh := grow(&k.dh, N*m.hidden)
	k.back(n, top, m.tagW, m.tagB, dtag, dh)
	k.back(n, top, m.depW, m.depB, ddep, dh)
	k.back(n, top, m.headW, m.headB, dhead, dh)
	k.back(n, top, m.ldepW, m.ldepB, dldep, dh)
	k.back(n, top, m.lheadW, nil, dlhead, dh)
	k.backEncode(exs)
}

// backEncode takes the gradient of the top, k.dh, down to the embeddings.
func (k *worker) backEncode(exs []*example) {
	m, n, N := k.m, k.n, pad8(k.n)
	h, d := m.hidden, m.embed
	for i, v := range k.mask[m.layers] {
		k.dh[i] *= v
	}
	for l := m.layers - 1; l >= 0; l-- {
		du := grow(&k.du, N*3*h)
		dx, dhigh := grow(&k.dx, N*h), grow(&k.dhigh, N*h)
		k.backScan(k.h[l], k.u[l], k.c[l], k.dh, du, dhigh)
		k.back(n, k.hd[l], m.layerW[l], m.layerB[l], du, dx)
		for i, v := range k.mask[l] {
			dhigh[i] += v * dx[i]
		}
		k.dh, k.dhigh = k.dhigh, k.dh
	}
	backRelu(k.h[0], k.dh)
	dxc := grow(&k.dxc, N*3*d)
	k.back(n, k.xc, m.convW, m.convB, k.dh, dxc)
	edge := k.touch(m.emb, net.Edge)
	row := make([]float32, d)
	for s, e := range exs {
		a, z := k.starts[s], k.starts[s+1]
		axpy(1, dxc[a*3*d:][:d], edge)
		axpy(1, dxc[(z-1)*3*d+2*d:][:d], edge)
		for i := a; i < z; i++ {
			copy(row, dxc[i*3*d+d:][:d])
			if i > a {
				axpy(1, dxc[(i-1)*3*d+2*d:][:d], row)
			}
			if i+1 < z {
				axpy(1, dxc[(i+1)*3*d:][:d], row)
			}
			mk := k.mask[m.layers+1][i*d:][:d]
			for j := range row {
				row[j] *= mk[j]
			}
			for _, id := range e.feats[i-a] {
				if id != noRow {
					axpy(1, row, k.touch(m.emb, int(id)))
				}
			}
		}
	}
}

// touch returns the gradient of a row of a sparse parameter.
func (k *worker) touch(p *param, row int) []float32 {
	if !p.mark[k.shard][row] {
		p.mark[k.shard][row] = true
		p.touched[k.shard] = append(p.touched[k.shard], int32(row))
	}
	return p.g[k.shard][row*p.cols:][:p.cols]
}

// noRow is a feature that a token lacks.
const noRow = ^uint32(0)
