package main

import (
	"math"
	"math/rand"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// shards is the number of parts of a batch that are computed side by side. It
// does not depend on the machine: the sums of the gradients must not either.
const shards = 2

// Sizes of the network. All are multiples of 32.
type sizes struct {
	embed  int // of a token's embedding
	hidden int // of the encoder's layers, both directions together
	layers int // recurrent layers
	arc    int // of the heads and dependents that are matched
	rel    int // of the hidden layer that chooses the relation
	tags   int // classes of tags, rounded up
	rels   int // relations, rounded up
	vector int // of a word vector; 0 for none
}

// A param is a matrix of weights with what Adam keeps of it.
type param struct {
	rows, cols int
	w, m, v    []float32
	g          [shards][]float32
	touched    [shards][]int32 // rows of a sparse one with a gradient
	mark       [shards][]bool
	sparse     bool
}

func newParam(r *rand.Rand, rows, cols int, scale float64) *param {
	p := &param{rows: rows, cols: cols}
	n := rows * cols
	p.w, p.m, p.v = make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range p.w {
		p.w[i] = float32((r.Float64()*2 - 1) * scale)
	}
	for s := range p.g {
		p.g[s] = make([]float32, n)
	}
	return p
}

// makeSparse makes p one of which each batch touches few rows.
func (p *param) makeSparse() {
	p.sparse = true
	for s := range p.mark {
		p.mark[s] = make([]bool, p.rows)
	}
}

func glorot(in, out int) float64 { return math.Sqrt(6 / float64(in+out)) }

// A model is the network in floating point, as it is trained.
type model struct {
	sizes
	vocab                                   *net.Vocabulary
	emb                                     *param
	vecW                                    *param // vector x embed: what a word's vector adds to its embedding
	vectors                                 *vectors
	convW, convB                            *param
	layerW, layerB                          []*param // hidden x 3 hidden: candidate, forget gate, output gate
	tagW, tagB                              *param
	depW, depB, headW, headB                *param
	bilin, bias, root, dist                 *param
	ldepW, ldepB, lheadW, lroot, outW, outB *param
	all                                     []*param
}

func newModel(seed int64, sz sizes, vocab *net.Vocabulary) *model {
	r := rand.New(rand.NewSource(seed))
	m := &model{sizes: sz, vocab: vocab}
	add := func(rows, cols int, scale float64) *param {
		p := newParam(r, rows, cols, scale)
		m.all = append(m.all, p)
		return p
	}
	d, h := sz.embed, sz.hidden
	m.emb = add(net.HashedRows+net.FirstWord+vocab.Len(), d, 0.02)
	m.emb.makeSparse()
	m.convW, m.convB = add(3*d, h, glorot(3*d, h)*1.3), add(1, h, 0)
	for range sz.layers {
		m.layerW = append(m.layerW, add(h, 3*h, glorot(h, h)))
		b := add(1, 3*h, 0)
		m.layerB = append(m.layerB, b)
		for i := 2 * h; i < 3*h; i++ {
			b.w[i] = -0.5
		}
	}
	m.tagW, m.tagB = add(h, sz.tags, glorot(h, sz.tags)), add(1, sz.tags, 0)
	m.depW, m.depB = add(h, sz.arc, glorot(h, sz.arc)), add(1, sz.arc, 0)
	m.headW, m.headB = add(h, sz.arc, glorot(h, sz.arc)), add(1, sz.arc, 0)
	m.bilin, m.bias = add(sz.arc, sz.arc, 0.5*glorot(sz.arc, sz.arc)), add(1, sz.arc, 0)
	m.root = add(1, sz.arc, 0.2)
	m.dist = add(1, net.DistBuckets, 0)
	m.ldepW, m.ldepB = add(h, sz.rel, glorot(h, sz.rel)), add(1, sz.rel, 0)
	m.lheadW = add(h, sz.rel, glorot(h, sz.rel))
	m.lroot = add(1, sz.rel, 0.2)
	m.outW, m.outB = add(sz.rel, sz.rels, glorot(sz.rel, sz.rels)), add(1, sz.rels, 0)
	if sz.vector > 0 {
		m.vecW = add(sz.vector, d, 0.05)
	}
	return m
}

// step makes one step of Adam, the t-th, with the sum of the shards' gradients.
func step(params []*param, t int, lr, sparseRate float64) {
	const b1, b2, eps = 0.9, 0.98, 1e-8
	c1, c2 := 1-math.Pow(b1, float64(t)), 1-math.Pow(b2, float64(t))
	rate := float32(lr * math.Sqrt(c2) / c1)
	// clip
	var norm float64
	for _, p := range params {
		if p.sparse {
			continue
		}
		g0, g1 := p.g[0], p.g[1]
		for i := range g0 {
			g0[i] += g1[i]
			g1[i] = 0
			norm += float64(g0[i]) * float64(g0[i])
		}
	}
	norm = math.Sqrt(norm)
	scale := float32(1)
	if norm > 5 {
		scale = float32(5 / norm)
	}
	update := func(w, mm, v, g []float32, rate float32) {
		for i, x := range g {
			x *= scale
			mm[i] += (x - mm[i]) * (1 - b1)
			v[i] += (x*x - v[i]) * (1 - b2)
			w[i] -= rate * mm[i] / (float32(math.Sqrt(float64(v[i]))) + eps)
			g[i] = 0
		}
	}
	for _, p := range params {
		if !p.sparse {
			update(p.w, p.m, p.v, p.g[0], rate)
			continue
		}
		c := p.cols
		for s := 1; s < shards; s++ {
			for _, row := range p.touched[s] {
				a, b := p.g[0][int(row)*c:][:c], p.g[s][int(row)*c:][:c]
				for i := range a {
					a[i] += b[i]
					b[i] = 0
				}
				p.mark[s][row] = false
				if !p.mark[0][row] {
					p.mark[0][row] = true
					p.touched[0] = append(p.touched[0], row)
				}
			}
			p.touched[s] = p.touched[s][:0]
		}
		for _, row := range p.touched[0] {
			i := int(row) * c
			update(p.w[i:i+c], p.m[i:i+c], p.v[i:i+c], p.g[0][i:i+c], rate*float32(sparseRate))
			p.mark[0][row] = false
		}
		p.touched[0] = p.touched[0][:0]
	}
}
