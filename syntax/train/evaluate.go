package main

import (
	"fmt"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// A score counts tokens with the right answers, over gold tokens.
type score struct{ n, upos, xpos, uas, las int }

func (s score) String() string {
	pc := func(k int) float64 { return 100 * float64(k) / float64(max(1, s.n)) }
	return fmt.Sprintf("upos %.2f xpos %.2f uas %.2f las %.2f", pc(s.upos), pc(s.xpos), pc(s.uas), pc(s.las))
}

// evaluate tags and parses the examples in a writing with the networks
// together.
func evaluate(ms []*model, d *data, exs []*example, k writing) score {
	var sc score
	an := newAnnotator(ms, d)
	for p := 0; p < len(exs); p += annotateBatch {
		part := exs[p:min(p+annotateBatch, len(exs))]
		found := an.annotate(part, k)
		for s, e := range part {
			for i, got := range found[s] {
				want := e.targets[i]
				sc.n++
				if want.tags[0].p > 0 {
					a, b := d.classes[got.tags[0].id], d.classes[want.tags[0].id]
					sc.upos += count(a>>8 == b>>8)
					sc.xpos += count(a&255 == b&255)
				}
				same := got.head == want.head
				sc.uas += count(same)
				sc.las += count(same && syntax.Rel(got.rels[0].id).Base() == syntax.Rel(want.rels[0].id).Base())
			}
		}
	}
	return sc
}

// evaluateRounded does the same with a network of 8 bits, as the program has it:
// a gap to the figures before rounding says that weights are cut off.
func evaluateRounded(m *net.Model, sents []sentence) score {
	m, err := net.Load(m.Marshal()) // what is computed once is computed there
	if err != nil {
		return score{}
	}
	var sc score
	var s net.State
	for _, sent := range sents {
		style := net.StyleOf(len(sent.words), func(i int) string { return sent.words[i].form })
		s.Begin()
		for _, w := range sent.words {
			s.Add(m, w.form, style)
		}
		m.Parse(&s)
		for i, w := range sent.words {
			sc.n++
			sc.upos += count(s.Tags[i]>>8 == uint16(w.upos))
			sc.xpos += count(s.Tags[i]&255 == uint16(w.xpos))
			same := s.Heads[i] == w.head
			sc.uas += count(same)
			sc.las += count(same && syntax.Rel(s.Rels[i]).Base() == w.rel.Base())
		}
	}
	return sc
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
