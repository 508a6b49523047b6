package net

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// The file of weights is little-endian: a magic word, the sizes, then each part
// as its length and its numbers, in the order of parts below. The large parts
// are used where they lie, without a copy.
const magic = "annals.syntax.2\n"

// errWeights is what Load wraps.
var errWeights = errors.New("not a file of syntax weights, or of another version; train again")

// A Network is a trained network in floating point, as the training program
// hands it over. Matrices are row by row, input by output.
type Network struct {
	Embed, Hidden, Layers, Arc, Rel, Tags, Rels int

	Hashes  []uint32 // of the words, in the order of their rows
	Classes []uint16
	Emb     []float32 // rows of Embed

	ConvW, ConvB   []float32 // 3 Embed x Hidden
	LayerW, LayerB [][]float32
	TagW, TagB     []float32
	DepW, DepB     []float32
	HeadW, HeadB   []float32
	Bilin, Bias    []float32
	Root, Dist     []float32
	LDepW, LDepB   []float32
	LHeadW, LRoot  []float32
	OutW, OutB     []float32
}

// Quantize rounds a network to the 8 bits that a Model has.
func Quantize(f *Network) *Model {
	m := &Model{Vocab: NewVocabulary(f.Hashes), Classes: f.Classes, embed: f.Embed, hidden: f.Hidden, arc: f.Arc, rel: f.Rel, tags: f.Tags}
	h := f.Hidden
	// All tokens of a sentence have its style: what that adds to the sums of the
	// first layer is added there, unrounded. Its rows are the largest by far.
	const styleAt = HashedRows - numStyles
	for s := range numStyles {
		row := f.Emb[(styleAt+s)*f.Embed:][:f.Embed]
		for _, part := range [][]float32{f.ConvW[:f.Embed*h], f.ConvW[f.Embed*h : 2*f.Embed*h], f.ConvW[2*f.Embed*h:]} {
			for c := range h {
				var sum float64
				for r, v := range row {
					sum += float64(v) * float64(part[r*h+c])
				}
				m.styles = append(m.styles, float32(sum))
			}
		}
		for c, b := range f.ConvB {
			m.styles[s*3*h+h+c] += b
		}
	}
	// Embeddings share one scale, so that rows add up as integers.
	var square float64
	for i, v := range f.Emb {
		if row := i / f.Embed; row < styleAt || row >= HashedRows {
			square += float64(v) * float64(v)
		}
	}
	top := 7 * math.Sqrt(square/float64(len(f.Emb)))
	m.embScale = float32(top / 127)
	m.emb = make([]int8, len(f.Emb))
	for i, v := range f.Emb {
		if row := i / f.Embed; row < styleAt || row >= HashedRows {
			m.emb[i] = int8(max(-127, min(127, math.RoundToEven(float64(v)/float64(m.embScale)))))
		}
	}
	m.conv = newMatrix(f.Embed, 3*h)
	m.conv.fill(0, f.Embed, h, f.ConvW[:f.Embed*h], nil)
	m.conv.fill(h, f.Embed, h, f.ConvW[f.Embed*h:2*f.Embed*h], nil)
	m.conv.fill(2*h, f.Embed, h, f.ConvW[2*f.Embed*h:], nil)
	for l := range f.Layers {
		w := newMatrix(h, 3*h)
		w.fill(0, h, 3*h, f.LayerW[l], f.LayerB[l])
		m.layers = append(m.layers, w)
	}
	m.heads = newMatrix(h, f.Tags+2*f.Arc+2*f.Rel)
	at := 0
	for _, p := range []struct {
		w, b []float32
		cols int
	}{{f.TagW, f.TagB, f.Tags}, {f.DepW, f.DepB, f.Arc}, {f.HeadW, f.HeadB, f.Arc}, {f.LDepW, f.LDepB, f.Rel}, {f.LHeadW, nil, f.Rel}} {
		m.heads.fill(at, h, p.cols, p.w, p.b)
		at += p.cols
	}
	m.bilin = newMatrix(f.Arc, f.Arc)
	m.bilin.fill(0, f.Arc, f.Arc, f.Bilin, f.Bias)
	m.out = newMatrix(f.Rel, f.Rels)
	m.out.fill(0, f.Rel, f.Rels, f.OutW, f.OutB)
	m.root, m.relRoot, m.dist = f.Root, f.LRoot, f.Dist
	return m
}

// fill quantises columns [at, at+cols) of m, each with a scale of its own.
func (m *matrix) fill(at, rows, cols int, w, bias []float32) {
	for c := range cols {
		var top float32
		for r := range rows {
			top = max(top, float32(math.Abs(float64(w[r*cols+c]))))
		}
		if top == 0 {
			top = 1
		}
		scale := top / 127
		m.scale[at+c] = scale
		for r := range rows {
			q := math.RoundToEven(float64(w[r*cols+c]) / float64(scale))
			m.w[m.at(r, at+c)] = uint8(max(-127, min(127, q)) + 128)
		}
		if bias != nil {
			m.bias[at+c] = bias[c]
		}
	}
}

// parts calls f with each array of the model, in the order of the file.
func (m *Model) parts(f func(p part)) {
	f(u32Part{&m.Vocab.keys})
	f(u32Part{&m.Vocab.rows})
	f(u16Part{&m.Classes})
	f(i8Part{&m.emb})
	f(f32Part{&m.styles})
	for _, x := range m.matrices() {
		f(u8Part{&x.w})
		f(f32Part{&x.scale})
		f(f32Part{&x.bias})
	}
	f(f32Part{&m.root})
	f(f32Part{&m.relRoot})
	f(f32Part{&m.dist})
}

func (m *Model) matrices() []*matrix {
	all := []*matrix{m.conv}
	all = append(all, m.layers...)
	return append(all, m.heads, m.bilin, m.out)
}

// Marshal returns the model as Load reads it.
func (m *Model) Marshal() []byte {
	b := []byte(magic)
	for _, v := range []int{m.embed, m.hidden, len(m.layers), m.arc, m.rel, m.tags, m.Vocab.n, int(math.Float32bits(m.embScale))} {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	for _, x := range m.matrices() {
		b = binary.LittleEndian.AppendUint32(b, uint32(x.rows))
		b = binary.LittleEndian.AppendUint32(b, uint32(x.cols))
	}
	m.parts(func(p part) { b = p.append(b) })
	return b
}

// Load reads a model. It keeps parts of b, which must not change afterwards.
func Load(b []byte) (*Model, error) {
	r := &reader{b: b}
	if string(r.take(len(magic))) != magic {
		return nil, errWeights
	}
	m := &Model{Vocab: &Vocabulary{}}
	m.embed, m.hidden = r.int(), r.int()
	m.layers = make([]*matrix, min(64, r.int()))
	m.arc, m.rel, m.tags, m.Vocab.n = r.int(), r.int(), r.int(), r.int()
	m.embScale = math.Float32frombits(uint32(r.int()))
	m.conv, m.heads, m.bilin, m.out = &matrix{}, &matrix{}, &matrix{}, &matrix{}
	for i := range m.layers {
		m.layers[i] = &matrix{}
	}
	for _, x := range m.matrices() {
		x.rows, x.cols = r.int(), r.int()
	}
	m.parts(func(p part) { p.read(r) })
	if r.failed || len(r.b) != 0 {
		return nil, errWeights
	}
	return m, m.check()
}

// check holds the parts to the sizes, and prepares what is computed once.
func (m *Model) check() error {
	for _, x := range m.matrices() {
		if len(x.w) != x.rows*x.cols || len(x.scale) != x.cols || len(x.bias) != x.cols {
			return fmt.Errorf("matrix of %d by %d: %w", x.rows, x.cols, errWeights)
		}
	}
	n := len(m.Vocab.keys)
	if n == 0 || n&(n-1) != 0 || len(m.Vocab.rows) != n || len(m.Classes) == 0 || len(m.Classes) > m.tags ||
		m.conv.rows != m.embed || m.conv.cols != 3*m.hidden || m.heads.rows != m.hidden || m.heads.cols < m.tags+2*m.arc+2*m.rel ||
		m.bilin.rows != m.arc || m.bilin.cols < m.arc || m.out.rows != m.rel || len(m.root) != m.arc || len(m.relRoot) != m.rel ||
		len(m.dist) != DistBuckets || len(m.styles) != numStyles*3*m.hidden || len(m.emb) < (HashedRows+FirstWord)*m.embed {
		return errWeights
	}
	for i, row := range m.Vocab.rows {
		if m.Vocab.keys[i] != 0 && int(HashedRows+row+1)*m.embed > len(m.emb) {
			return errWeights
		}
	}
	for _, l := range m.layers {
		if l.rows != m.hidden || l.cols != 3*m.hidden {
			return errWeights
		}
	}
	for s := range m.convs {
		c := *m.conv
		c.bias = m.styles[s*3*m.hidden:][:3*m.hidden]
		m.convs[s] = &c
	}
	var q rows
	q.reset(1, m.embed)
	x := make([]float32, m.embed)
	for i, v := range m.emb[Edge*m.embed:][:m.embed] {
		x[i] = float32(v)
	}
	q.quantize(0, x, lowest)
	q.scale[0] *= m.embScale
	m.edge = make([]float32, padRows(1)*m.conv.cols)
	m.conv.mul(&q, m.edge, m.conv.cols)
	return nil
}

// A reader takes a file apart.
type reader struct {
	b      []byte
	failed bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.failed, r.b = true, nil
		return make([]byte, min(max(n, 0), 1<<16))
	}
	b := r.b[:n:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) int() int {
	b := r.take(4)
	return int(binary.LittleEndian.Uint32(b))
}

// A part is one array of the model: it can be written and read.
type part interface {
	append(b []byte) []byte
	read(r *reader)
}

type (
	u8Part  struct{ p *[]uint8 }
	i8Part  struct{ p *[]int8 }
	u16Part struct{ p *[]uint16 }
	u32Part struct{ p *[]uint32 }
	f32Part struct{ p *[]float32 }
)

func length(b []byte, n int) []byte { return binary.LittleEndian.AppendUint32(b, uint32(n)) }

func (u u8Part) append(b []byte) []byte { return append(length(b, len(*u.p)), *u.p...) }
func (u u8Part) read(r *reader)         { *u.p = r.take(r.int()) }

func (u i8Part) append(b []byte) []byte {
	b = length(b, len(*u.p))
	for _, v := range *u.p {
		b = append(b, byte(v))
	}
	return b
}

// read makes the bytes signed where they lie: the embeddings are most of the file.
func (u i8Part) read(r *reader) {
	if b := r.take(r.int()); len(b) > 0 {
		*u.p = unsafe.Slice((*int8)(unsafe.Pointer(&b[0])), len(b))
	}
}

func (u u16Part) append(b []byte) []byte {
	b = length(b, len(*u.p))
	for _, v := range *u.p {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

func (u u16Part) read(r *reader) {
	b := r.take(2 * r.int())
	for ; len(b) >= 2; b = b[2:] {
		*u.p = append(*u.p, binary.LittleEndian.Uint16(b))
	}
}

func (u u32Part) append(b []byte) []byte {
	b = length(b, len(*u.p))
	for _, v := range *u.p {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func (u u32Part) read(r *reader) {
	b := r.take(4 * r.int())
	*u.p = make([]uint32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		*u.p = append(*u.p, binary.LittleEndian.Uint32(b))
	}
}

func (f f32Part) append(b []byte) []byte {
	b = length(b, len(*f.p))
	for _, v := range *f.p {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

func (f f32Part) read(r *reader) {
	b := r.take(4 * r.int())
	*f.p = make([]float32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		*f.p = append(*f.p, math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
}
