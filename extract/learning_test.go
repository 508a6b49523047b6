package extract

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"
)

// A judged is an event, or a pair of an event and a mention, that a corpus says is right or wrong.
type judged struct {
	weights []uint32
	right   bool
	weight  float64
	corpus  string
	odd     bool // by the parity of its article in the corpus
}

func parity(odd bool) int {
	if odd {
		return 1
	}
	return 0
}

// A regression is the weights of a logistic regression, on the hashes.
type regression []float64

func (w regression) score(weights []uint32) float64 {
	sum := 0.0
	for _, f := range weights {
		sum += w[f]
	}
	return sum
}

// A fitting is how a regression is learnt.
type fitting struct {
	size, epochs int
	least        int // examples that a weight other than zero takes
	penalty      func(f uint32) float64
}

// fit climbs the likelihood with AdaGrad and an L2 penalty.
func fit(examples []judged, o fitting) regression {
	w, squares, seen := make(regression, o.size), make([]float64, o.size), make([]int, o.size)
	for i := range examples {
		for _, f := range examples[i].weights {
			seen[f]++
		}
	}
	order := rand.New(rand.NewPCG(5, 6)).Perm(len(examples))
	for range o.epochs {
		for _, n := range order {
			e := &examples[n]
			d := -e.weight / (1 + math.Exp(-w.score(e.weights)))
			if e.right {
				d += e.weight
			}
			for _, f := range e.weights {
				if seen[f] < o.least {
					continue
				}
				g := d - o.penalty(f)*w[f]
				squares[f] += g * g
				w[f] += 0.02 * g / math.Sqrt(squares[f]+1)
			}
		}
	}
	return w
}

// fitLine fits the slope and the shift that make the scores of unseen events
// the logarithm of their odds.
func fitLine(examples []judged, scores []float64) (slope, shift float64) {
	slope = 1
	for range 4000 {
		var ds, dh, n float64
		for i, e := range examples {
			d := -1 / (1 + math.Exp(-(slope*scores[i] + shift)))
			if e.right {
				d++
			}
			ds += e.weight * d * scores[i]
			dh += e.weight * d
			n += e.weight
		}
		slope += 0.1 * ds / n
		shift += 0.1 * dh / n
	}
	return slope, shift
}

// along moves the scores along a line; the shift goes to the weight that every
// example has.
func (w regression) along(slope, shift float64, bias uint32) regression {
	out := make(regression, len(w))
	for i := range w {
		out[i] = slope * w[i]
	}
	out[bias] += shift
	return out
}

// bytes writes the weights as the extractor reads them.
func (w regression) bytes(scale float64) []byte {
	out := make([]byte, 0, 2*len(w))
	for _, x := range w {
		x = max(math.MinInt16, min(math.MaxInt16, math.Round(x*scale)))
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(x)))
	}
	return out
}

func reportReliability(t *testing.T, corpus string, examples []judged, scores []float64, slope, shift float64) {
	edges := []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01}
	var n, right, sum [10]float64
	loss, all := 0.0, 0.0
	for i, e := range examples {
		if corpus != "" && e.corpus != corpus {
			continue
		}
		p := 1 / (1 + math.Exp(-(slope*scores[i] + shift)))
		k := 0
		for p >= edges[k+1] {
			k++
		}
		n[k]++
		sum[k] += p
		all++
		if e.right {
			right[k]++
			loss -= math.Log(p)
		} else {
			loss -= math.Log(1 - p)
		}
	}
	t.Logf("unseen halves of %q: %.0f events, %.3f nats each", corpus, all, loss/all)
	for k := range n {
		if n[k] > 0 {
			t.Logf("  %.1f-%.1f: %4.0f events, %.2f said, %.2f right", edges[k], min(1, edges[k+1]), n[k], sum[k]/n[k], right[k]/n[k])
		}
	}
}
