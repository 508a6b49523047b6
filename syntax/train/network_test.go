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
	m := newModel(1, sizes{embed: 32, hidden: 64, layers: 2, arc: 32, rel: 32, tags: 32, rels: 32}, vocab)
	for _, p := range m.all {
		for i := range p.w {
			p.w[i] += float32(r.NormFloat64() * 0.1)
		}
	}
	var exs []*example
	for _, n := range []int{5, 3, 1} {
		e := &example{}
		for i := range n {
			var f net.Features
			for k := range f {
				f[k] = uint32(r.Intn(40)) + net.HashedRows - 35
			}
			f[0] = net.HashedRows + net.FirstWord + uint32(r.Intn(5))
			e.feats = append(e.feats, f)
			e.tags = append(e.tags, int16(r.Intn(20)))
			e.rels = append(e.rels, uint8(r.Intn(20)))
			e.heads = append(e.heads, int16(i-1))
		}
		exs = append(exs, e)
	}
	loss := func() float64 {
		k := &worker{m: m, rng: rand.New(rand.NewSource(1)), drop: 0.2}
		k.learn(exs, 9)
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
