package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"os"
	"time"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// Guessing hidden words teaches the encoder what words mean and how sentences
// go on, from text that nobody has annotated: a share of the tokens is hidden
// and each is to be told from words drawn at random.
const (
	hiddenShare = 0.2
	guessWords  = 16000 // the most frequent words can be guessed
	guessDim    = 128
	negatives   = 512 // words drawn for a shard of a batch; a multiple of 32
)

// A guesser is what the guessing of words needs beside the encoder.
type guesser struct {
	proj, bias *param // hidden x guessDim
	words      *param // guessWords x guessDim
	logProb    []float32
	cumulative []float64
}

func newGuesser(m *model, d *data, seed int64) *guesser {
	r := rand.New(rand.NewSource(seed))
	n := min(guessWords, len(d.hashes))
	g := &guesser{proj: newParam(r, m.hidden, guessDim, glorot(m.hidden, guessDim)), bias: newParam(r, 1, guessDim, 0), words: newParam(r, n, guessDim, 0.1)}
	g.words.makeSparse()
	total := 0.0
	for i := range n {
		total += math.Pow(float64(d.allCounts[i]), 0.75)
		g.cumulative = append(g.cumulative, total)
	}
	for i := range n {
		p := math.Pow(float64(d.allCounts[i]), 0.75) / total
		g.logProb = append(g.logProb, float32(math.Log(p*negatives)))
	}
	return g
}

// draw returns a word by its frequency to the power 3/4.
func (g *guesser) draw(r *rand.Rand) int {
	x := r.Float64() * g.cumulative[len(g.cumulative)-1]
	lo, hi := 0, len(g.cumulative)-1
	for lo < hi {
		if mid := (lo + hi) / 2; g.cumulative[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// guess computes loss and gradients of guessing hidden words of the examples.
func (k *worker) guess(g *guesser, exs []*example, total float32) {
	m := k.m
	k.train = true
	type hidden struct{ at, word int }
	var hid []hidden
	masked := make([]*example, len(exs))
	at := 0
	for s, e := range exs {
		c := &example{feats: append([]net.Features(nil), e.feats...)}
		for i, f := range e.feats {
			word := int(f[0]) - net.HashedRows - net.FirstWord
			if word >= 0 && word < g.words.rows && k.rng.Float64() < hiddenShare {
				hid = append(hid, hidden{at + i, word})
				c.feats[i] = hiddenFeatures
			}
		}
		at += len(e.feats)
		masked[s] = c
	}
	if len(hid) == 0 {
		return
	}
	k.encode(masked)
	n := len(hid)
	N := pad8(n)
	h := m.hidden
	top := k.hd[m.layers]
	x, dx := make([]float32, N*h), make([]float32, N*h)
	for i, w := range hid {
		copy(x[i*h:][:h], top[w.at*h:][:h])
	}
	y, dy := make([]float32, N*guessDim), make([]float32, N*guessDim)
	linear(n, x, g.proj, g.bias, y)
	// The drawn words as columns.
	drawn := make([]int, negatives)
	cols := make([]float32, guessDim*negatives)
	for c := range drawn {
		drawn[c] = g.draw(k.rng)
		for j, v := range g.words.w[drawn[c]*guessDim:][:guessDim] {
			cols[j*negatives+c] = v
		}
	}
	scores := make([]float32, N*negatives)
	gemm(N, negatives, guessDim, y, guessDim, 1, cols, negatives, scores, negatives)
	inv := 1 / total
	row := make([]float32, negatives+1)
	for i, w := range hid {
		own := g.words.w[w.word*guessDim:][:guessDim]
		yi, dyi := y[i*guessDim:][:guessDim], dy[i*guessDim:][:guessDim]
		sc := scores[i*negatives:][:negatives]
		for c, v := range sc {
			row[c] = v - g.logProb[drawn[c]]
			if drawn[c] == w.word {
				row[c] = -1e9
			}
		}
		row[negatives] = dot(own, yi) - g.logProb[w.word]
		k.loss[0] += softmax(row, negatives)
		row[negatives]--
		for c := range sc {
			sc[c] = row[c] * inv
		}
		axpy(row[negatives]*inv, own, dyi)
		axpy(row[negatives]*inv, yi, k.touch(g.words, w.word))
	}
	k.loss[1] += float64(n)
	clear(scores[n*negatives:])
	// dy += scores · words; d words += scoresᵀ · y
	rowsW := make([]float32, negatives*guessDim)
	for c, w := range drawn {
		copy(rowsW[c*guessDim:][:guessDim], g.words.w[w*guessDim:][:guessDim])
	}
	gemm(N, guessDim, negatives, scores, negatives, 1, rowsW, guessDim, dy, guessDim)
	dW := make([]float32, negatives*guessDim)
	gemm(negatives, guessDim, n, scores, 1, negatives, y, guessDim, dW, guessDim)
	for c, w := range drawn {
		axpy(1, dW[c*guessDim:][:guessDim], k.touch(g.words, w))
	}
	k.back(n, x, g.proj, g.bias, dy, dx)
	dh := grow(&k.dh, pad8(k.n)*h)
	for i, w := range hid {
		axpy(1, dx[i*h:][:h], dh[w.at*h:][:h])
	}
	k.backEncode(masked)
}

// hiddenFeatures are those of a hidden token: nothing but that it is hidden.
var hiddenFeatures = func() (f net.Features) {
	for i := range f {
		f[i] = noRow
	}
	f[0] = net.HashedRows + net.RowUnknown
	return f
}()

// pretrain teaches the encoder to guess hidden words of raw text.
func pretrain(m *model, d *data, raw []*example, o *options) {
	g := newGuesser(m, d, o.seed+7)
	params := append([]*param{g.proj, g.bias, g.words}, m.encoder()...)
	rng := rand.New(rand.NewSource(o.seed + 8))
	ws := make([]*worker, shards)
	for i := range ws {
		ws[i] = &worker{m: m, shard: i, rng: rand.New(rand.NewSource(o.seed + 300 + int64(i))), drop: float32(o.rawDrop)}
	}
	s := schedule{rate: o.rate, steps: float64(o.rawEpochs) * float64(tokens(raw)) / float64(o.rawBatch)}
	began := time.Now()
	for range o.rawEpochs {
		order := rng.Perm(len(raw))
		for p := 0; p < len(order); {
			var part [shards][]*example
			n := 0
			for k := 0; p < len(order) && n < o.rawBatch; k++ {
				e := raw[order[p]]
				part[k%shards] = append(part[k%shards], e)
				n += len(e.feats)
				p++
			}
			inShards(ws, part, func(w *worker, exs []*example) { w.guess(g, exs, float32(n)*hiddenShare) })
			step(params, s.next(), s.lr(), o.sparseRate)
			if s.now%1000 == 0 {
				var loss, n float64
				for _, w := range ws {
					loss, n = loss+w.loss[0], n+w.loss[1]
					w.loss = [3]float64{}
				}
				fmt.Printf("guessed for %.0f%% of the steps  loss %.3f  %.0f s\n", 100*float64(s.now)/s.steps, loss/n, time.Since(began).Seconds())
			}
		}
	}
	for _, p := range params {
		clear(p.m)
		clear(p.v)
	}
}

// pretrained pretrains the encoder, or reads it from the checkpoint if there is one.
func pretrained(m *model, d *data, raw []rawSentence, o *options) error {
	if o.checkpoint != "" {
		b, err := os.ReadFile(o.checkpoint)
		if err == nil {
			return m.restore(b)
		}
		if !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	pretrain(m, d, d.rawExamples(raw), o)
	if o.checkpoint == "" {
		return nil
	}
	var b []byte
	for _, p := range m.encoder() {
		for _, v := range p.w {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return os.WriteFile(o.checkpoint, b, 0o644)
}

// restore sets the encoder to that of a checkpoint.
func (m *model) restore(b []byte) error {
	for _, p := range m.encoder() {
		if len(b) < 4*len(p.w) {
			return errors.New("the checkpoint is of another network")
		}
		for i := range p.w {
			p.w[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*len(p.w):]
	}
	if len(b) > 0 {
		return errors.New("the checkpoint is of another network")
	}
	return nil
}
