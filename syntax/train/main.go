// Command train learns the weights of package syntax from English treebanks of
// Universal Dependencies and writes them as the package embeds them. Same
// treebank, same seed: same bytes.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"sync"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/linear"
)

type learner struct {
	t    *linear.Table
	w    []int32
	acc  []int64
	last []int32
	now  int32
}

func newLearner(bits int) *learner {
	t := linear.NewTable(bits)
	return &learner{t: t, w: make([]int32, len(t.W)), acc: make([]int64, len(t.W)), last: make([]int32, len(t.W))}
}

func (l *learner) score(f []uint32, s []int32) {
	clear(s)
	for _, h := range f {
		row := l.w[h&l.t.Mask:][:len(s)]
		for k, w := range row {
			s[k] += w
		}
	}
}

func (l *learner) bump(f []uint32, label int, d int32) {
	for _, h := range f {
		i := int(h&l.t.Mask) + label
		l.acc[i] += int64(l.w[i]) * int64(l.now-l.last[i])
		l.last[i] = l.now
		l.w[i] += d
	}
}

func (l *learner) average() {
	for i := range l.w {
		a := l.acc[i] + int64(l.w[i])*int64(l.now-l.last[i])
		v := float64(a) / float64(l.now+1) * 64
		l.t.W[i] = int16(max(-32768, min(32767, v)))
	}
}

func classOf(u syntax.POS, x syntax.Tag) uint32 { return uint32(u)<<8 | uint32(x) }

func main() {
	bank := flag.String("treebank", "../shared/treebanks", "folder with train.conllu")
	out := flag.String("o", "syntax/data/weights.bin", "file to write")
	flag.Parse()
	sents, err := readTreebank(filepath.Join(*bank, "train.conllu"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
	// classes
	ids := map[uint32]int{}
	var classes []uint32
	for _, s := range sents {
		for _, w := range s.words {
			c := classOf(w.upos, w.xpos)
			if _, ok := ids[c]; !ok {
				ids[c] = len(classes)
				classes = append(classes, c)
			}
		}
	}
	rng := rand.New(rand.NewSource(1))
	rng.Shuffle(len(sents), func(i, j int) { sents[i], sents[j] = sents[j], sents[i] })
	n := len(sents)
	// copies in capitals
	toks := func(ss []sentence, caps bool) [][]linear.Tok {
		o := make([][]linear.Tok, len(ss))
		for i, s := range ss {
			for _, w := range s.words {
				o[i] = append(o[i], linear.Fill(w.form, caps))
			}
		}
		return o
	}
	X, XC := toks(sents, false), toks(sents, true)
	var a, b, full *linear.Table
	var wg sync.WaitGroup
	train := func(t **linear.Table, skip func(i int) bool) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			*t = trainTagger(sents, X, XC, ids, len(classes), skip)
		}()
	}
	train(&a, func(i int) bool { return i < n/2 })
	train(&b, func(i int) bool { return i >= n/2 })
	wg.Wait()
	train(&full, func(i int) bool { return false })
	wg.Wait()
	for i := range sents {
		t := a
		if i >= n/2 {
			t = b
		}
		for _, x := range [][]linear.Tok{X[i], XC[i]} {
			tagWith(t, x, len(classes))
		}
	}
	p := trainParser(sents, X, XC)
	var buf bytes.Buffer
	z, _ := flate.NewWriter(&buf, 9)
	binary.Write(z, binary.LittleEndian, uint32(len(classes)))
	binary.Write(z, binary.LittleEndian, classes)
	for _, t := range []*linear.Table{full, p} {
		binary.Write(z, binary.LittleEndian, uint32(len(t.W)))
		binary.Write(z, binary.LittleEndian, t.W)
	}
	z.Close()
	if err := os.WriteFile(*out, buf.Bytes(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
	fmt.Println("bytes", buf.Len())
}

func argmax(s []int32) int {
	best := 0
	for i, v := range s {
		if v > s[best] {
			best = i
		}
	}
	return best
}

func tagWith(t *linear.Table, x []linear.Tok, k int) {
	s := make([]int32, k)
	var f []uint32
	for i := range x {
		f = linear.TagFeatures(f[:0], x, i)
		t.Score(f, s)
		x[i].Tag = uint32(argmax(s))
	}
}

func trainTagger(sents []sentence, X, XC [][]linear.Tok, ids map[uint32]int, k int, skip func(int) bool) *linear.Table {
	l := newLearner(20)
	s := make([]int32, k)
	var f []uint32
	rng := rand.New(rand.NewSource(2))
	for ep := range 5 {
		wrong, all := 0, 0
		for _, i := range rng.Perm(len(sents)) {
			if skip(i) {
				continue
			}
			x := append([]linear.Tok(nil), X[i]...)
			if i%4 == ep%4 {
				x = append([]linear.Tok(nil), XC[i]...)
			}
			for j, w := range sents[i].words {
				f = linear.TagFeatures(f[:0], x, j)
				l.score(f, s)
				g, y := ids[classOf(w.upos, w.xpos)], argmax(s)
				l.now++
				if g != y {
					l.bump(f, g, 1)
					l.bump(f, y, -1)
					wrong++
				}
				all++
				x[j].Tag = uint32(y)
			}
		}
		fmt.Println("tagger", ep, float64(wrong)/float64(all))
	}
	l.average()
	return l.t
}

func trainParser(sents []sentence, X, XC [][]linear.Tok) *linear.Table {
	l := newLearner(21)
	const rels = syntax.NumRels
	const moves = 1 + 2*rels
	sc := make([]int32, moves)
	var f []uint32
	var st linear.State
	rng := rand.New(rand.NewSource(3))
	for ep := range 6 {
		wrong, all := 0, 0
		for _, i := range rng.Perm(len(sents)) {
			x := X[i]
			if i%4 == ep%4 {
				x = XC[i]
			}
			gold := sents[i].words
			st.Reset(len(gold))
			for !st.Done() {
				f = linear.ParseFeatures(f[:0], &st, x)
				l.score(f, sc)
				cost := costs(&st, gold)
				best, good := -1, -1
				for m := range moves {
					kind, rel := split(m)
					if !st.Can(kind) {
						continue
					}
					if best < 0 || sc[m] > sc[best] {
						best = m
					}
					if cost[kind] == 0 && (kind == linear.Shift || goldRel(&st, gold, kind) == rel) && (good < 0 || sc[m] > sc[good]) {
						good = m
					}
				}
				l.now++
				all++
				if good < 0 { // no move without loss: follow the model
					good = best
				}
				if best != good {
					wrong++
					l.bump(f, good, 1)
					l.bump(f, best, -1)
				}
				m := good
				if ep >= 1 && rng.Intn(10) < 9 {
					m = best
				}
				kind, rel := split(m)
				st.Do(kind, uint8(rel))
			}
		}
		fmt.Println("parser", ep, float64(wrong)/float64(all))
	}
	l.average()
	return l.t
}

func split(m int) (kind, rel int) {
	if m == 0 {
		return 0, 0
	}
	return 1 + (m-1)%2, (m - 1) / 2
}

// goldRel is the relation that the word on top should get by the move; where the
// arc is wrong anyway any relation of gold's is as good.
func goldRel(st *linear.State, gold []goldWord, kind int) int {
	return int(gold[st.Stack[len(st.Stack)-1]].rel)
}

// costs counts the gold arcs that each kind of move makes unreachable.
func costs(st *linear.State, gold []goldWord) [3]int {
	var c [3]int
	n := len(st.Stack)
	b := st.B
	if b < st.N { // shift: b loses heads and children in the stack but the top as head
		for k, s := range st.Stack {
			if gold[b].head == int(s) && k < n-1 {
				c[0]++
			}
			if gold[s].head == b {
				c[0]++
			}
		}
	}
	if n > 0 {
		t := int(st.Stack[n-1])
		h := gold[t].head
		// left: t loses heads s1 and b+1.. and the root, and children in the buffer
		if b < st.N {
			if h != b && (h > b || h < 0 || n > 1 && h == int(st.Stack[n-2])) {
				c[1]++
			}
		}
		// right: t loses all heads in the buffer, the root
		if n > 1 && h != int(st.Stack[n-2]) && (h >= b || h < 0) {
			c[2]++
		}
		for d := b; d < st.N; d++ {
			if gold[d].head == t {
				c[1]++
				c[2]++
			}
		}
	}
	return c
}
