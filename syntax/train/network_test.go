package main

import (
	"math"
	"math/rand"
	"testing"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// TestGradients holds the gradients to differences of the loss.
func TestGradients(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	vocab := net.NewVocabulary([]uint32{11, 12, 13, 14, 15})
	m := newModel(1, sizes{embed: 32, hidden: 64, layers: 2, arc: 32, rel: 32, tags: 32, rels: 32, vector: vectorCols}, vocab)
	m.vectors = &vectors{table: make([]float32, 6*vectorCols)}
	for i := range m.vectors.table[vectorCols:] {
		m.vectors.table[vectorCols+i] = float32(r.NormFloat64() * 0.5)
	}
	for _, p := range m.all {
		for i := range p.w {
			p.w[i] += float32(r.NormFloat64() * 0.1)
		}
	}
	var views []view
	for _, n := range []int{5, 3, 1} {
		var e view
		for i := range n {
			var f net.Features
			for k := range f {
				f[k] = uint32(r.Intn(40)) + net.HashedRows - 35
			}
			f[0] = net.HashedRows + net.FirstWord + uint32(r.Intn(5))
			e.feats = append(e.feats, f)
			e.vectors = append(e.vectors, int32(r.Intn(6)))
			var w target
			w.tags = [answers]share{{int16(r.Intn(20)), 0.75}, {int16(20 + r.Intn(10)), 0.25}}
			w.rels[0] = share{int16(r.Intn(20)), 1}
			w.heads[0], w.head = share{int16(i - 1), 1}, int16(i-1)
			e.targets = append(e.targets, w)
		}
		views = append(views, e)
	}
	loss := func() float64 {
		k := &worker{m: m, rng: rand.New(rand.NewSource(1)), drop: 0.2}
		k.learn(views, 9)
		return (k.loss[0] + k.loss[1] + k.loss[2]) / 9
	}
	loss()
	var grads [][]float32
	for _, p := range m.all {
		grads = append(grads, append([]float32(nil), p.g[0]...))
	}
	for n, p := range m.all {
		grad := grads[n]
		// The weight with the largest gradient of each parameter, and one more.
		big := 0
		for i, g := range grad {
			if math.Abs(float64(g)) > math.Abs(float64(grad[big])) {
				big = i
			}
		}
		for _, i := range []int{big, r.Intn(len(grad))} {
			const eps = 2e-3
			w := p.w[i]
			p.w[i] = w + eps
			up := loss()
			p.w[i] = w - eps
			down := loss()
			p.w[i] = w
			got, want := float64(grad[i]), (up-down)/(2*eps)
			if math.Abs(got-want) > 2e-3+0.05*math.Abs(want) {
				t.Errorf("parameter %d, weight %d: gradient %.5f, differences say %.5f", n, i, got, want)
			}
		}
	}
}
