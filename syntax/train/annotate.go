package main

import (
	"math"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// annotateBatch is the number of sentences that are annotated at once.
const annotateBatch = 32

// An annotator reads sentences with several networks and takes the mean of
// their probabilities. They share words and classes of tags.
type annotator struct {
	d       *data
	workers []*worker
	mean    []float32
}

func newAnnotator(ms []*model, d *data) *annotator {
	a := &annotator{d: d}
	for _, m := range ms {
		a.workers = append(a.workers, &worker{m: m})
	}
	return a
}

// annotate returns what the networks hold of each word: the likeliest answers,
// best first, but for the heads: head is that in the best tree.
func (a *annotator) annotate(exs []*example, k writing) [][]target {
	views := a.d.views(exs, k)
	for _, w := range a.workers {
		w.encode(views)
		w.project()
		grow(&w.lab, pad8(w.n)*w.m.rel)
	}
	first := a.workers[0]
	out := make([][]target, len(exs))
	for s := range exs {
		from, to := first.starts[s], first.starts[s+1]
		n := to - from
		out[s] = make([]target, n)
		scores := make([]float32, n*(n+1))
		for i := range n {
			t := &out[s][i]
			best(t.tags[:], a.average(len(a.d.classes), func(w *worker) []float32 {
				return w.tag[(from+i)*w.m.tags:]
			}), 0)
			row := a.average(n+1, func(w *worker) []float32 { return w.arcScores(from, to, from+i) })
			for j, p := range row {
				scores[i*(n+1)+j] = float32(math.Log(max(1e-9, float64(p))))
			}
			scores[i*(n+1)+i+1] = float32(math.Inf(-1))
			best(t.heads[:], row, -1)
		}
		for i, h := range net.BestTree(scores, n) {
			out[s][i].head = int16(h)
			for _, w := range a.workers {
				if h >= 0 {
					w.relHidden(from+i, from+h)
				} else {
					w.relHidden(from+i, -1)
				}
			}
		}
	}
	for _, w := range a.workers {
		linear(w.n, w.lab, w.m.outW, w.m.outB, grow(&w.out, pad8(w.n)*w.m.rels))
	}
	for s := range exs {
		for i := range out[s] {
			at := first.starts[s] + i
			best(out[s][i].rels[:], a.average(first.m.rels, func(w *worker) []float32 {
				return w.out[at*w.m.rels:]
			}), 0)
		}
	}
	return out
}

// average returns the mean of the softmax of n scores of each network. It is
// valid until the next call.
func (a *annotator) average(n int, scores func(w *worker) []float32) []float32 {
	mean := grow(&a.mean, n)
	for _, w := range a.workers {
		s := scores(w)[:n]
		softmax(s)
		axpy(1/float32(len(a.workers)), s, mean)
	}
	return mean
}

// best sets dst to the likeliest of p, best first, with probabilities that sum
// to 1. base is the id of the first.
func best(dst []share, p []float32, base int16) {
	var sum float32
	for k := range dst {
		top := argmax(p)
		if p[top] < 0.01 && k > 0 {
			break
		}
		dst[k] = share{int16(top) + base, p[top]}
		sum += p[top]
		p[top] = -1
		if k+1 >= len(p) {
			break
		}
	}
	for k := range dst {
		dst[k].p /= sum
	}
}

func argmax(s []float32) int {
	best := 0
	for i, v := range s {
		if v > s[best] {
			best = i
		}
	}
	return best
}
