package main

import (
	"fmt"
	"testing"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// TestRoundingKeepsStyle rounds a network in which the row of a style is fifty
// times as large as the others: it may neither be cut off nor coarsen them.
func TestRoundingKeepsStyle(t *testing.T) {
	d := &data{counts: make([]int, net.FirstWord)}
	for i := range 32 {
		d.classes = append(d.classes, uint16(i))
	}
	d.setWords(map[string]int{"town": 5, "rebels": 4}, 1)
	m := newModel(4, sizes{embed: 32, hidden: 64, layers: 1, arc: 32, rel: 32, tags: 32, rels: 32}, d.vocab)
	const styles = net.HashedRows - 4 // their rows are the last of the hashed
	for i := range 4 * m.embed {
		m.emb.w[styles*m.embed+i] *= 50
	}
	rounded, err := net.Load(net.Quantize(m.export(d)).Marshal())
	if err != nil {
		t.Fatal(err)
	}
	an := newAnnotator([]*model{m}, d)
	var s net.State
	same, all := 0, 0
	for i := range 60 {
		e := &example{forms: []string{"Rebels", fmt.Sprint("shell", i), "town", fmt.Sprint("near-", i), "x"}}
		if i%2 == 0 {
			e.forms = append(e.forms, "the", ".")
		}
		want := an.annotate([]*example{e}, asWritten)[0]
		style := net.StyleOf(len(e.forms), func(i int) string { return e.forms[i] })
		s.Begin()
		for _, f := range e.forms {
			s.Add(rounded, f, style)
		}
		rounded.Tag(&s)
		for k := range e.forms {
			all++
			same += count(s.Tags[k] == d.classes[want[k].tags[0].id])
		}
	}
	t.Logf("%d of %d", same, all)
	if same*100 < all*95 {
		t.Errorf("%d of %d tags are the same after rounding, want 95 of 100", same, all)
	}
}
