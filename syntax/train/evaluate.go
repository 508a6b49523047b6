package main

import (
	"fmt"

	"github.com/annals-kg/annals/syntax"
)

// A score counts tokens with the right answers, over gold tokens.
type score struct{ n, upos, xpos, uas, las int }

func (s score) String() string {
	pc := func(k int) float64 { return 100 * float64(k) / float64(max(1, s.n)) }
	return fmt.Sprintf("upos %.2f xpos %.2f uas %.2f las %.2f", pc(s.upos), pc(s.xpos), pc(s.uas), pc(s.las))
}

// evaluate tags and parses the examples; each token takes its best head, tree
// or not, which scores a little under the real parser.
func evaluate(m *model, d *data, exs []*example) score {
	k := &worker{m: m}
	var sc score
	for p := 0; p < len(exs); p += 32 {
		part := exs[p:min(p+32, len(exs))]
		k.encode(part)
		k.project()
		lab := grow(&k.lab, pad8(k.n)*m.rel)
		heads := make([]int, k.n)
		for s := range part {
			a, z := k.starts[s], k.starts[s+1]
			for i := a; i < z; i++ {
				b := argmax(k.arcScores(a, z, i)) - 1
				heads[i] = b
				if b >= 0 {
					b += a
				}
				k.relHidden(i, b)
			}
		}
		out := grow(&k.out, pad8(k.n)*m.rels)
		linear(k.n, lab, m.outW, m.outB, out)
		for s, e := range part {
			a := k.starts[s]
			for i := range e.feats {
				sc.n++
				if id := e.tags[i]; id >= 0 {
					best := d.classes[min(len(d.classes)-1, argmax(k.tag[(a+i)*m.tags:][:m.tags]))]
					if best>>8 == d.classes[id]>>8 {
						sc.upos++
					}
					if best&255 == d.classes[id]&255 {
						sc.xpos++
					}
				}
				if heads[a+i] != int(e.heads[i]) {
					continue
				}
				sc.uas++
				if syntax.Rel(argmax(out[(a+i)*m.rels:][:m.rels])).Base() == syntax.Rel(e.rels[i]).Base() {
					sc.las++
				}
			}
		}
	}
	return sc
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
