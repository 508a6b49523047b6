package main

import (
	"math/rand"
	"sort"
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// data knows the words and the classes of tags.
type data struct {
	vocab   *net.Vocabulary
	hashes  []uint32 // of the words, in the order of their rows
	counts  []int    // of the words in the text learned from, by row
	classes []uint16 // universal part of speech and tag in one
	ids     map[uint16]int16
	vectors *vectors // nil for none
}

func class(u syntax.POS, x syntax.Tag) uint16 { return uint16(u)<<8 | uint16(x) }

// newData chooses the classes of tags that occur, and the words that get a row
// of their own, those that occur often enough.
func newData(sents []sentence, o *options) *data {
	d := &data{ids: map[uint16]int16{}, vectors: o.vectors}
	classes := map[uint16]int{}
	counts := map[string]int{}
	var buf []byte
	for _, s := range sents {
		for _, w := range s.words {
			buf = net.Normalize(buf[:0], w.form)
			counts[string(buf)]++
			classes[class(w.upos, w.xpos)]++
		}
	}
	for c, n := range classes {
		if n >= 3 {
			d.classes = append(d.classes, c)
		}
	}
	sort.Slice(d.classes, func(i, j int) bool { return d.classes[i] < d.classes[j] })
	for i, c := range d.classes {
		d.ids[c] = int16(i)
	}
	d.setWords(counts, o.minCount)
	return d
}

// setWords gives a row to each word that occurs so many times.
func (d *data) setWords(counts map[string]int, minCount int) {
	var words []string
	for w, n := range counts {
		if n >= minCount {
			words = append(words, w)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return counts[a] > counts[b] || counts[a] == counts[b] && a < b
	})
	d.counts = make([]int, net.FirstWord)
	d.hashes = nil
	for _, w := range words {
		d.hashes = append(d.hashes, net.Hash([]byte(w)))
		d.counts = append(d.counts, counts[w])
	}
	d.vocab = net.NewVocabulary(d.hashes)
}

// countWords gives rows to the words of the treebank, and to those that are not
// too rare in the plain text.
func (d *data) countWords(gold []*example, texts [][]string) {
	counts := map[string]int{}
	var buf []byte
	add := func(forms []string, n int) {
		for _, f := range forms {
			buf = net.Normalize(buf[:0], f)
			counts[string(buf)] += n
		}
	}
	for _, e := range gold {
		add(e.forms, goldCount)
	}
	for _, forms := range texts {
		add(forms, 1)
	}
	d.setWords(counts, minSilver)
}

// A word has a row if it occurs minSilver times, an occurrence in the treebank
// counting as goldCount.
const (
	goldCount = 2
	minSilver = 4
)

// copy returns data with the same classes, to which other words can be given.
func (d *data) copy() *data { return &data{classes: d.classes, ids: d.ids, vectors: d.vectors} }

// A share is one answer with its probability: a class of tags, a relation, or
// the index of a head, -1 for the root.
type share struct {
	id int16
	p  float32
}

// answers is the number of answers kept for each question.
const answers = 4

// A target is what the network is to answer of one word: the truth alone, with
// probability 1, or what its teachers held possible. Where all probabilities
// are 0 it is not asked.
type target struct {
	tags, heads, rels [answers]share
	head              int16 // the head to which rels belong
}

// An example is a sentence with its targets.
type example struct {
	forms    []string
	leaveOut []uint8 // what a headline leaves out
	targets  []target
}

// gold returns a sentence of a treebank as an example.
func (d *data) gold(s sentence) *example {
	e := &example{leaveOut: leftOut(s.words)}
	for _, w := range s.words {
		t := target{head: int16(w.head)}
		if id, ok := d.ids[class(w.upos, w.xpos)]; ok {
			t.tags[0] = share{id, 1}
		}
		t.heads[0] = share{int16(w.head), 1}
		t.rels[0] = share{int16(w.rel), 1}
		e.forms, e.targets = append(e.forms, w.form), append(e.targets, t)
	}
	return e
}

func (d *data) golds(sents []sentence) []*example {
	var out []*example
	for _, s := range sents {
		out = append(out, d.gold(s))
	}
	return out
}

// A writing is a way in which a sentence may be written.
type writing int

const (
	asWritten  writing = iota
	inCapitals         // as if all in capitals: case says nothing
	inTitle            // Each Longer Word With a Capital
	inSmall            // all small letters
	inTelegram         // without articles and stop
	inHeadline         // without forms of "be" too
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

// A view is an example as the network sees it this time.
type view struct {
	feats   []net.Features
	vectors []int32 // row of each token's vector
	targets []target
}

// view returns the example in a writing.
func (d *data) view(e *example, k writing) view {
	switch k {
	case inTelegram:
		e = e.without(article | fullStop)
	case inHeadline:
		e = e.without(article | fullStop | auxiliary)
	}
	style := net.StyleOf(len(e.forms), func(i int) string { return e.forms[i] })
	if k == inCapitals {
		style |= net.Folded
	}
	v := view{targets: e.targets, feats: make([]net.Features, len(e.forms)), vectors: make([]int32, len(e.forms))}
	var buf []byte
	for i, f := range e.forms {
		v.feats[i], buf = d.vocab.Extract(k.write(f, i), i == 0, style, buf) // buf is the normal form then
		v.vectors[i] = d.vectors.row(net.Hash(buf))
	}
	return v
}

func (d *data) views(exs []*example, k writing) []view {
	var out []view
	for _, e := range exs {
		out = append(out, d.view(e, k))
	}
	return out
}

// dropWords hides the word, not its endings, of some tokens, rare ones often,
// so that the network learns what to do with unknown words: every third time
// with those that have no vector either.
func (d *data) dropWords(rng *rand.Rand, v view) view {
	for i := range v.feats {
		row := int(v.feats[i][0]) - net.HashedRows
		if row < net.FirstWord {
			continue
		}
		if rng.Float64() < 0.5/(0.5+float64(d.counts[row]))+0.02 {
			v.feats[i][0] = net.HashedRows + net.RowUnknown
			if v.vectors[i] > 0 && rng.Intn(3) == 0 {
				v.vectors[i] = 0
			}
		}
	}
	return v
}
