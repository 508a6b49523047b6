package main

import (
	"fmt"
	"math/rand"
	"sync"
	"time"
)

// learn teaches the network tags and trees, and prints how it does on dev after
// every fourth epoch.
func learn(m *model, d *data, sents, dev []sentence, o *options) {
	var train [numWritings][]*example
	for k := range train {
		train[k] = d.examples(sents, writing(k))
	}
	devX, devF := d.examples(dev, asWritten), d.examples(dev, inCapitals)
	rng := rand.New(rand.NewSource(o.seed + 100))
	ws := make([]*worker, shards)
	for i := range ws {
		ws[i] = &worker{m: m, shard: i, rng: rand.New(rand.NewSource(o.seed + 200 + int64(i))), drop: float32(o.drop)}
	}
	total := tokens(train[asWritten])
	s := schedule{rate: o.rate, steps: float64(o.epochs) * float64(total) / float64(o.batch)}
	for ep := range o.epochs {
		began := time.Now()
		order := rng.Perm(len(sents))
		for p := 0; p < len(order); {
			var part [shards][]*example
			n := 0
			for k := 0; p < len(order) && n < o.batch; k++ {
				e := train[drawWriting(rng, o)][order[p]]
				part[k%shards] = append(part[k%shards], d.dropWords(rng, e))
				n += len(e.feats)
				p++
			}
			inShards(ws, part, func(w *worker, exs []*example) { w.learn(exs, float32(n)) })
			step(m.all, s.next(), s.lr(), o.sparseRate)
		}
		var loss [3]float64
		for _, w := range ws {
			for i := range loss {
				loss[i] += w.loss[i] / float64(total)
			}
			w.loss = [3]float64{}
		}
		fmt.Printf("epoch %d  loss of tags, heads, relations %.3f  %.0f s", ep+1, loss, time.Since(began).Seconds())
		if ep%4 == 3 || ep == o.epochs-1 {
			fmt.Printf("  dev %s  folded %s", evaluate(m, d, devX), evaluate(m, d, devF))
		}
		fmt.Println()
	}
}

// drawWriting chooses how a sentence is shown this time.
func drawWriting(rng *rand.Rand, o *options) writing {
	switch x := rng.Float64(); {
	case x < o.folded:
		return inCapitals
	case x < o.folded+o.titled:
		return inTitle
	case x < o.folded+o.titled+o.small:
		return inSmall
	}
	return asWritten
}

// inShards runs f on each part of a batch, side by side.
func inShards(ws []*worker, part [shards][]*example, f func(w *worker, exs []*example)) {
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
		n += len(e.feats)
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
