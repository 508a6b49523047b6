package main

import (
	"math"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// project computes the projections for arcs and relations.
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

// softmax turns scores into probabilities in place.
func softmax(s []float32) {
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
}

// learnAnswer turns scores into the gradient of their cross-entropy with what
// is wanted, of which id 0 is the score at base, and returns that entropy.
// Nothing wanted, no gradient.
func learnAnswer(s []float32, want []share, base int16) (loss float64) {
	softmax(s)
	asked := false
	for _, w := range want {
		if w.p > 0 {
			loss -= float64(w.p) * math.Log(max(1e-9, float64(s[w.id+base])))
			asked = true
		}
	}
	if !asked {
		clear(s)
	}
	for _, w := range want {
		if w.p > 0 {
			s[w.id+base] -= w.p
		}
	}
	return loss
}

// learn computes loss and gradients of the views; each gradient is divided
// by total, the number of tokens of the whole batch.
func (k *worker) learn(views []view, total float32) {
	m := k.m
	k.train = true
	k.encode(views)
	k.project()
	n, N := k.n, pad8(k.n)
	g := k.shard
	inv := 1 / total
	dtag := grow(&k.dtag, N*m.tags)
	ddep, dhead, dq := grow(&k.ddep, N*m.arc), grow(&k.dhead, N*m.arc), grow(&k.dq, N*m.arc)
	dldep, dlhead := grow(&k.dldep, N*m.rel), grow(&k.dlhead, N*m.rel)
	lab, dlab := grow(&k.lab, N*m.rel), grow(&k.dlab, N*m.rel)
	out, dout := grow(&k.out, N*m.rels), grow(&k.dout, N*m.rels)
	for s, v := range views {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			want := &v.targets[i-a]
			t := k.tag[i*m.tags:][:m.tags]
			k.loss[0] += learnAnswer(t, want.tags[:], 0)
			axpy(inv, t, dtag[i*m.tags:][:m.tags])
			sc := k.arcScores(a, z, i)
			k.loss[1] += learnAnswer(sc, want.heads[:], 1)
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
			h := int(want.head)
			if h >= 0 {
				h += a
			}
			k.relHidden(i, h)
		}
	}
	linear(n, lab, m.outW, m.outB, out)
	for s, v := range views {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			o := out[i*m.rels:][:m.rels]
			k.loss[2] += learnAnswer(o, v.targets[i-a].rels[:], 0)
			axpy(inv, o, dout[i*m.rels:][:m.rels])
		}
	}
	k.back(n, lab, m.outW, m.outB, dout, dlab)
	backRelu(lab, dlab)
	for s, v := range views {
		a, z := k.starts[s], k.starts[s+1]
		for i := a; i < z; i++ {
			d := dlab[i*m.rel:][:m.rel]
			axpy(1, d, dldep[i*m.rel:][:m.rel])
			if h := int(v.targets[i-a].head); h >= 0 {
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
	k.backEncode(views)
}
