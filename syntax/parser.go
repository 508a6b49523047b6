package syntax

import (
	"bytes"
	"compress/flate"
	_ "embed" // the weights
	"encoding/binary"
	"fmt"
	"io"
	"sync"

	"github.com/annals-kg/annals/syntax/internal/linear"
	"github.com/annals-kg/annals/text"
)

// MaxTokens is the number of tokens after which Parse cuts a sentence: each
// piece gets a tree of its own, and the roots of the later ones hang on the
// first root as RelParataxis.
const MaxTokens = 250

//go:embed data/weights.bin
var weights []byte

// A Parser tags and parses sentences. It is safe for concurrent use.
type Parser struct {
	classes  []uint32
	tag, dep *linear.Table
	scratch  sync.Pool
}

// Default returns the parser with the weights that come with the program. They
// are read at the first call; later calls return the same Parser.
func Default() (*Parser, error) { return loadDefault() }

var loadDefault = sync.OnceValues(func() (*Parser, error) { return newParser(weights) })

func newParser(b []byte) (*Parser, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	if err != nil {
		return nil, fmt.Errorf("syntax: weights: %w", err)
	}
	p := &Parser{}
	n := binary.LittleEndian.Uint32(data)
	data = data[4:]
	for range n {
		p.classes = append(p.classes, binary.LittleEndian.Uint32(data))
		data = data[4:]
	}
	for _, t := range []**linear.Table{&p.tag, &p.dep} {
		n := int(binary.LittleEndian.Uint32(data))
		data = data[4:]
		w := make([]int16, n)
		for i := range w {
			w[i] = int16(binary.LittleEndian.Uint16(data[2*i:]))
		}
		data = data[2*n:]
		*t = &linear.Table{W: w, Mask: uint32(n-1) >> 8 << 8}
		(*t).Mask = 1
		for (*t).Mask<<1 <= uint32(n) {
			(*t).Mask <<= 1
		}
		(*t).Mask--
	}
	p.scratch.New = func() any { return &scratch{} }
	return p, nil
}

type scratch struct {
	toks  []linear.Tok
	f     []uint32
	s     []int32
	state linear.State
}

// Parse tags, lemmatises and parses the tokens, spans of s in order, into dst,
// whose Words it overwrites.
func (p *Parser) Parse(dst *Tree, s string, tokens []text.Token) {
	w := p.scratch.Get().(*scratch)
	defer p.scratch.Put(w)
	p.tagInto(w, dst, s, tokens)
	for from := 0; from < len(tokens); from += MaxTokens {
		p.parsePiece(w, dst.Words, from, min(from+MaxTokens, len(tokens)))
	}
	joinPieces(dst.Words)
}

// Tag does the first two: all heads are -1.
func (p *Parser) Tag(dst *Tree, s string, tokens []text.Token) {
	w := p.scratch.Get().(*scratch)
	defer p.scratch.Put(w)
	p.tagInto(w, dst, s, tokens)
}

func (p *Parser) tagInto(w *scratch, dst *Tree, s string, tokens []text.Token) {
	dst.Words = dst.Words[:0]
	w.toks = w.toks[:0]
	caps := allCaps(s, tokens)
	for _, t := range tokens {
		w.toks = append(w.toks, linear.Fill(t.Of(s), caps))
	}
	w.s = resize(w.s, len(p.classes))
	for i, t := range tokens {
		w.f = linear.TagFeatures(w.f[:0], w.toks, i)
		p.tag.Score(w.f, w.s)
		best := 0
		for k, v := range w.s {
			if v > w.s[best] {
				best = k
			}
		}
		w.toks[i].Tag = uint32(best)
		c := p.classes[best]
		word := Word{Span: t.Span, Form: t.Of(s), UPOS: POS(c >> 8), XPOS: Tag(c & 255), Head: -1}
		word.Lemma = lemma(word.Form, word.UPOS, word.XPOS)
		dst.Words = append(dst.Words, word)
	}
}

func resize(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	return s[:n]
}

func (p *Parser) parsePiece(w *scratch, words []Word, from, to int) {
	st := &w.state
	st.Reset(to - from)
	toks := w.toks[from:to]
	w.s = resize(w.s, 1+2*NumRels)
	for !st.Done() {
		w.f = linear.ParseFeatures(w.f[:0], st, toks)
		p.dep.Score(w.f, w.s)
		best := -1
		can := [3]bool{st.Can(0), st.Can(1), st.Can(2)}
		for m, v := range w.s {
			kind := 0
			if m > 0 {
				kind = 1 + (m-1)%2
			}
			if can[kind] && (best < 0 || v > w.s[best]) {
				best = m
			}
		}
		kind, rel := 0, 0
		if best > 0 {
			kind, rel = 1+(best-1)%2, (best-1)/2
		}
		st.Do(kind, uint8(rel))
	}
	for i := range to - from {
		h := int(st.Head[i])
		r := Rel(st.Rel[i])
		if h >= 0 {
			h += from
			if r == RelRoot {
				r = RelDep
			}
		} else {
			r = RelRoot
		}
		words[from+i].Head, words[from+i].Rel = h, r
	}
}

// joinPieces leaves the first root as the only one.
func joinPieces(words []Word) {
	root := -1
	for i := range words {
		if words[i].Head >= 0 {
			continue
		}
		if root < 0 {
			root = i
			continue
		}
		words[i].Head, words[i].Rel = root, RelParataxis
	}
}

// allCaps reports whether the tokens hold capitals and hardly a small letter.
func allCaps(s string, tokens []text.Token) bool {
	up, low := 0, 0
	for _, t := range tokens {
		for _, r := range t.Of(s) {
			switch {
			case r >= 'A' && r <= 'Z':
				up++
			case r >= 'a' && r <= 'z':
				low++
			}
		}
	}
	return up > 3 && low*10 < up
}
