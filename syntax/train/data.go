package main

import (
	"math/rand"
	"sort"
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// data turns sentences into examples: it knows the words and the classes of
// tags.
type data struct {
	vocab     *net.Vocabulary
	hashes    []uint32 // of the words, in the order of their rows
	counts    []int    // of the words in the treebank, by row
	allCounts []int    // of the words in all texts, in their order
	classes   []uint16 // universal part of speech and tag in one
	ids       map[uint16]int16
}

func class(u syntax.POS, x syntax.Tag) uint16 { return uint16(u)<<8 | uint16(x) }

// newData chooses the words that get a row of their own, the frequent ones of
// the treebank and of the raw text, and the classes of tags that occur.
func newData(sents []sentence, raw []rawSentence, o *options) *data {
	d := &data{ids: map[uint16]int16{}}
	counts, rawCounts := map[string]int{}, map[string]int{}
	classes := map[uint16]int{}
	var buf []byte
	for _, s := range sents {
		for _, w := range s.words {
			buf = net.Normalize(buf[:0], w.form)
			counts[string(buf)]++
			classes[class(w.upos, w.xpos)]++
		}
	}
	for _, s := range raw {
		for _, form := range s.forms {
			buf = net.Normalize(buf[:0], form)
			rawCounts[string(buf)]++
		}
	}
	var words []string
	for w, n := range counts {
		if n >= o.minCount || rawCounts[w] >= o.rawMin {
			words = append(words, w)
		}
	}
	for w, n := range rawCounts {
		if n >= o.rawMin && counts[w] == 0 {
			words = append(words, w)
		}
	}
	// A word of the treebank counts for ten of the raw text, which is ten times longer.
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		x, y := 10*counts[a]+rawCounts[a], 10*counts[b]+rawCounts[b]
		return x > y || x == y && a < b
	})
	words = words[:min(len(words), o.words)]
	d.counts = make([]int, net.FirstWord)
	for _, w := range words {
		d.hashes = append(d.hashes, net.Hash([]byte(w)))
		d.counts = append(d.counts, counts[w])
		d.allCounts = append(d.allCounts, counts[w]+rawCounts[w])
	}
	d.vocab = net.NewVocabulary(d.hashes)
	for c, n := range classes {
		if n >= 3 {
			d.classes = append(d.classes, c)
		}
	}
	sort.Slice(d.classes, func(i, j int) bool { return d.classes[i] < d.classes[j] })
	for i, c := range d.classes {
		d.ids[c] = int16(i)
	}
	return d
}

// A writing is a way in which a sentence may be written.
type writing int

const (
	asWritten  writing = iota
	inCapitals         // as if all in capitals: case says nothing
	inTitle            // Each Longer Word With a Capital
	inSmall            // all small letters
	numWritings
)

// write returns the i-th form of a sentence in that writing. Capitals are not
// spelled out: folded features are the same for any case.
func (k writing) write(form string, i int) string {
	switch {
	case k == inSmall:
		return strings.ToLower(form)
	case k == inTitle && (i == 0 || len(form) > 3) && form[0] >= 'a' && form[0] <= 'z':
		return strings.ToUpper(form[:1]) + form[1:]
	}
	return form
}

// examples turns sentences into examples of one writing.
func (d *data) examples(sents []sentence, k writing) []*example {
	var out []*example
	var buf []byte
	for _, s := range sents {
		e := &example{}
		for i, w := range s.words {
			var f net.Features
			f, buf = d.vocab.Extract(k.write(w.form, i), i == 0, k == inCapitals, buf)
			id, ok := d.ids[class(w.upos, w.xpos)]
			if !ok {
				id = -1
			}
			e.feats, e.tags = append(e.feats, f), append(e.tags, id)
			e.heads, e.rels = append(e.heads, int16(w.head)), append(e.rels, uint8(w.rel))
		}
		out = append(out, e)
	}
	return out
}

// dropWords hides the word, not its endings, of some tokens, rare ones often,
// so that the network learns what to do with unknown words.
func (d *data) dropWords(rng *rand.Rand, e *example) *example {
	c := *e
	c.feats = append([]net.Features(nil), e.feats...)
	for i := range c.feats {
		row := int(c.feats[i][0]) - net.HashedRows
		if row < net.FirstWord {
			continue
		}
		if rng.Float64() < 0.5/(0.5+float64(d.counts[row]))+0.02 {
			c.feats[i][0] = net.HashedRows + net.RowUnknown
		}
	}
	return &c
}
