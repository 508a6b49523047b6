package main

import (
	"fmt"
	"math/rand"
	"sync"
	"time"
)

// A plan is how one network is trained.
type plan struct {
	passes int     // over the treebank
	batch  int     // tokens
	rate   float64 // of Adam at its highest
	drop   float64 // share of a layer's inputs dropped
	alone  int     // the first passes, that show gold alone
	silver int     // sentences of silver shown with each of the others
	sizes
}

// sparseRate is how much faster embeddings learn, which are seldom touched.
const sparseRate = 5

// shown are the shares of the sentences that are shown in another writing.
var shown = []struct {
	writing
	share float64
}{
	{inCapitals, 0.1}, {inTitle, 0.05}, {inSmall, 0.03}, {inTelegram, 0.04}, {inHeadline, 0.03},
}

// A lesson is what a network learns from and is watched by.
type lesson struct {
	name   string
	gold   []*example
	silver func() ([]*example, error) // asked for when first needed; nil for none
	words  int                        // tokens of silver in one sentence, about
	dev    []*example
}

// learn teaches the network tags and trees, and prints how it does on dev after
// every fourth pass. Each pass shows all of gold and, if it is not one of the
// first, the next part of silver.
func (l *lesson) learn(m *model, d *data, p plan, seed int64) error {
	rng := rand.New(rand.NewSource(seed + 100))
	ws := make([]*worker, shards)
	for i := range ws {
		ws[i] = &worker{m: m, shard: i, rng: rand.New(rand.NewSource(seed + 200 + int64(i))), drop: float32(p.drop)}
	}
	total := p.passes * tokens(l.gold)
	if l.silver != nil {
		total += (p.passes - p.alone) * p.silver * l.words
	}
	s := schedule{rate: p.rate, steps: float64(total) / float64(p.batch)}
	var silver []*example
	var queue []int // of silver
	for pass := range p.passes {
		began := time.Now()
		exs := append([]*example(nil), l.gold...)
		if pass >= p.alone && l.silver != nil {
			if silver == nil {
				var err error
				if silver, err = l.silver(); err != nil {
					return err
				}
			}
			for range p.silver {
				if len(queue) == 0 {
					queue = rng.Perm(len(silver))
				}
				exs = append(exs, silver[queue[0]])
				queue = queue[1:]
			}
		}
		rng.Shuffle(len(exs), func(i, j int) { exs[i], exs[j] = exs[j], exs[i] })
		seen := 0
		for len(exs) > 0 {
			var part [shards][]view
			n := 0
			for k := 0; len(exs) > 0 && n < p.batch; k++ {
				v := d.dropWords(rng, d.view(exs[0], drawWriting(rng)))
				part[k%shards] = append(part[k%shards], v)
				n += len(v.feats)
				exs = exs[1:]
			}
			seen += n
			inShards(ws, part, func(w *worker, vs []view) { w.learn(vs, float32(n)) })
			step(m.all, s.next(), s.lr(), sparseRate)
		}
		var loss [3]float64
		for _, w := range ws {
			for i := range loss {
				loss[i] += w.loss[i] / float64(seen)
			}
			w.loss = [3]float64{}
		}
		fmt.Printf("%s pass %d  loss of tags, heads, relations %.3f  %.0f s", l.name, pass+1, loss, time.Since(began).Seconds())
		if pass%4 == 3 || pass == p.passes-1 {
			fmt.Printf("  dev %s  folded %s", evaluate([]*model{m}, d, l.dev, asWritten), evaluate([]*model{m}, d, l.dev, inCapitals))
		}
		fmt.Println()
	}
	return nil
}

// drawWriting chooses how a sentence is shown this time.
func drawWriting(rng *rand.Rand) writing {
	x := rng.Float64()
	for _, s := range shown {
		if x < s.share {
			return s.writing
		}
		x -= s.share
	}
	return asWritten
}

// inShards runs f on each part of a batch, side by side.
func inShards(ws []*worker, part [shards][]view, f func(w *worker, vs []view)) {
	var wg sync.WaitGroup
	for s, w := range ws {
		if len(part[s]) > 0 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				f(w, part[s])
			}()
		}
	}
	wg.Wait()
}

func tokens(exs []*example) int {
	n := 0
	for _, e := range exs {
		n += len(e.forms)
	}
	return n
}

// A schedule is the learning rate over the steps: up in a line, then down to
// nothing.
type schedule struct {
	rate  float64
	steps float64 // expected in all
	now   int
}

const warmUp = 200 // steps

func (s *schedule) next() int {
	s.now++
	return s.now
}

func (s *schedule) lr() float64 {
	lr := s.rate * (1 - float64(s.now)/(s.steps+10))
	if s.now < warmUp {
		lr *= float64(s.now) / warmUp
	}
	return max(lr, 1e-5)
}
