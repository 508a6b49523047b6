package net

import (
	"math"
)

// A Model is a trained network: weights of 8 bits, nothing that changes. It is
// safe for concurrent use, each user with a State of his own.
type Model struct {
	Vocab   *Vocabulary
	Classes []uint16 // what each class of tags stands for
	Known   Tags

	embed, hidden, arc, rel int
	embScale                float32
	emb                     []int8
	styles                  []float32          // what each style adds to the sums of conv, and its bias
	conv                    *matrix            // embed x 3 hidden: left, own, right
	convs                   [numStyles]*matrix // the same with what a style adds
	layers                  []*matrix
	heads                   *matrix // hidden x (tags, dep, head, ldep, lhead)
	tags                    int     // columns of tags in heads, padded
	bilin                   *matrix
	out                     *matrix
	root                    []float32 // the root as a head, arc values
	relRoot                 []float32
	dist                    []float32
	edge                    []float32 // the edge of a sentence, after conv, without bias
}

// A State is the scratch space of one run. The zero State is ready.
type State struct {
	feats           []Features
	style           Style // of the sentence
	buf             []byte
	x               []float32
	q               rows
	u, h, h2, y, qa []float32
	keys            matrix
	keyRows         rows
	scores          []float32
	around          []float32 // what its distance adds to the score of a head, from n words before to n-1 behind
	lab             []float32
	out             []float32

	Tags  []uint16 // class of each token, as Model.Classes gives it
	Heads []int    // of each token; -1 for the root
	Rels  []uint8  // relation of each token
	mst   mst
}

// Begin forgets the tokens of the sentence before.
func (s *State) Begin() { s.feats = s.feats[:0] }

// Add appends a token: its form, and the style of the sentence.
func (s *State) Add(m *Model, form string, style Style) {
	var f Features
	f, s.buf = m.Vocab.Extract(form, len(s.feats) == 0, style, s.buf)
	s.feats = append(s.feats, f)
	s.style = style
}

// Tag computes s.Tags of the tokens added.
func (m *Model) Tag(s *State) {
	m.encode(s)
	m.pickTags(s)
	m.findVerb(s)
}

// Parse computes s.Tags, s.Heads and s.Rels of the tokens added. The heads form
// a tree with one root.
func (m *Model) Parse(s *State) {
	m.encode(s)
	m.pickTags(s)
	verb := m.findVerb(s)
	m.pickHeads(s, verb)
	if root := m.headlineVerb(s); root >= 0 {
		s.force(root, s.keys.cols)
		s.Heads = s.mst.solve(s.scores, len(s.feats), s.keys.cols, s.Heads[:0])
	}
	m.pickRels(s, verb)
	m.reclaim(s)
	m.activate(s)
	m.agree(s)
	m.rejoin(s)
}

// encode leaves the projections of each token in s.y.
func (m *Model) encode(s *State) {
	n, d, h := len(s.feats), m.embed, m.hidden
	np := padRows(n)
	s.x = sized(s.x, d)
	s.q.reset(n, d)
	for i := range s.feats {
		sumRows(m.emb, s.feats[i][:], s.x)
		s.q.quantize(i, s.x, lowest)
		s.q.scale[i] = s.q.scale[i] * m.embScale
	}
	s.u = sized(s.u, np*3*h)
	s.h = sized(s.h, np*h)
	s.h2 = sized(s.h2, np*h)
	m.convs[s.style].mul(&s.q, s.u, 3*h)
	for i := range n {
		left, right := m.edge[:h], m.edge[2*h:]
		if i > 0 {
			left = s.u[(i-1)*3*h:][:h]
		}
		if i+1 < n {
			right = s.u[(i+1)*3*h+2*h:][:h]
		}
		rectify(left, s.u[i*3*h+h:], right, s.h[i*h:][:h])
	}
	for _, l := range m.layers {
		s.q.reset(n, h)
		for i := range n {
			s.q.quantize(i, s.h[i*h:][:h], lowest)
		}
		l.mul(&s.q, s.u, 3*h)
		scan(n, h, s.u, s.h, s.h2)
		s.h, s.h2 = s.h2, s.h
	}
	s.q.reset(n, h)
	for i := range n {
		s.q.quantize(i, s.h[i*h:][:h], lowest)
	}
	s.y = sized(s.y, np*m.heads.cols)
	m.heads.mul(&s.q, s.y, m.heads.cols)
}

func (m *Model) pickTags(s *State) {
	s.Tags = s.Tags[:0]
	k := len(m.Classes)
	for i := range s.feats {
		y := s.y[i*m.heads.cols:][:k]
		s.Tags = append(s.Tags, m.Classes[argmax(y)])
	}
}

// DistBuckets is the number of classes of distance from word to head.
const DistBuckets = 32

// DistBucket is the class of the distance from a word to its head; head -1 is
// the root.
func DistBucket(dep, head int) int {
	if head < 0 {
		return 0
	}
	d, s := head-dep, 0
	if d < 0 {
		d, s = -d, 15
	}
	switch {
	case d > 40:
		d = 13
	case d > 25:
		d = 12
	case d > 15:
		d = 11
	case d > 10:
		d = 10
	case d > 7:
		d = 9
	case d > 5:
		d = 8
	}
	return 1 + s + d
}

// pickHeads scores all pairs of word and head and takes the best tree; that with
// this root, if it is not -1.
func (m *Model) pickHeads(s *State, root int) {
	n, a, cols := len(s.feats), m.arc, m.heads.cols
	depAt, headAt := m.tags, m.tags+a
	s.q.reset(n, a)
	for i := range n {
		s.q.quantize(i, s.y[i*cols+depAt:][:a], 0)
	}
	qc := m.bilin.cols
	s.qa = sized(s.qa, padRows(n)*qc)
	m.bilin.mul(&s.q, s.qa, qc)
	s.q.reset(n, a)
	for i := range n {
		s.q.quantize(i, s.qa[i*qc:][:a], lowest)
	}
	// The possible heads as a matrix: column 0 the root, then the words.
	k := &s.keys
	k.rows, k.cols = a, padCols(n+1)
	k.w = sized(k.w, k.rows*k.cols)
	k.scale, k.bias = sized(k.scale, k.cols), sized(k.bias, k.cols)
	clear(k.scale)
	clear(k.bias)
	s.keyRows.reset(n+1, a)
	s.keyRows.quantize(0, m.root, lowest)
	for i := range n {
		s.keyRows.quantize(i+1, s.y[i*cols+headAt:][:a], 0)
	}
	for c := range n + 1 {
		k.scale[c] = s.keyRows.scale[c]
		q := s.keyRows.q[c*a:][:a]
		base := c/colBlock*k.rows*colBlock + c%colBlock*4
		for g := 0; g < a; g += 4 {
			w := k.w[base+g*colBlock:][:4]
			w[0], w[1], w[2], w[3] = uint8(q[g])^128, uint8(q[g+1])^128, uint8(q[g+2])^128, uint8(q[g+3])^128
		}
	}
	ld := k.cols
	s.around = s.around[:0]
	for d := -n; d < n; d++ {
		s.around = append(s.around, m.dist[DistBucket(n, n+d)])
	}
	s.scores = sized(s.scores, padRows(n)*ld)
	k.mul(&s.q, s.scores, ld)
	for i := range n {
		row := s.scores[i*ld:][:n+1]
		row[0] += m.dist[0]
		for j, v := range s.around[n-i:][:n] {
			row[j+1] += v
		}
		row[i+1] = float32(math.Inf(-1))
	}
	if root >= 0 {
		s.force(root, ld)
	}
	s.Heads = s.mst.solve(s.scores, n, ld, s.Heads[:0])
}

// pickRels names the relation of each word to its head. Verb is what findVerb
// has found: it has no passive subject.
func (m *Model) pickRels(s *State, verb int) {
	n, r, cols := len(s.feats), m.rel, m.heads.cols
	depAt := m.tags + 2*m.arc
	headAt := depAt + r
	s.lab = sized(s.lab, r)
	s.q.reset(n, r)
	for i := range n {
		ld, lh := s.y[i*cols+depAt:][:r], m.relRoot
		if h := s.Heads[i]; h >= 0 {
			lh = s.y[h*cols+headAt:][:r]
		}
		for j, v := range lh[:len(ld)] {
			s.lab[j] = ld[j] + v
		}
		s.q.quantize(i, s.lab, 0)
	}
	s.out = sized(s.out, padRows(n)*m.out.cols)
	m.out.mul(&s.q, s.out, m.out.cols)
	s.Rels = s.Rels[:0]
	for i := range n {
		y := s.out[i*m.out.cols:][:m.out.cols]
		if s.Heads[i] < 0 {
			s.Rels = append(s.Rels, 0)
			continue
		}
		if s.Heads[i] == verb {
			y[m.Known.Passive] = float32(math.Inf(-1))
		}
		s.Rels = append(s.Rels, uint8(1+argmax(y[1:])))
	}
}
