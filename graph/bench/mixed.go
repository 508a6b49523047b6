package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
)

// mixed lets eight readers ask of days at random, each 5 ms after its last answer,
// while one writer adds articles as fast as it can, each waiting for the disk. The
// articles are of the days after those in the store, so that questions ask for no
// more than they did before, whenever this is run again. The time of a question is
// counted from when it is asked, so that it holds the wait for a processor.
func mixed(dir string) error {
	const (
		readers  = 8
		thinking = 5 * time.Millisecond
		takes    = 10 * time.Second
	)
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(dir, "db"), graph.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	qs := s.Cayley()
	before, err := qs.Stats(ctx, true)
	if err != nil {
		return err
	}
	days := daysOf(int(before.Quads.Size))
	times := make([][]time.Duration, readers)
	failed := make([]error, readers)
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for reader := range readers {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(reader), 1))
			for failed[reader] == nil {
				select {
				case <-stop:
					return
				case <-time.After(thinking):
				}
				begun := time.Now()
				_, failed[reader] = questions[0].path(qs, first.AddDate(0, 0, r.IntN(days))).Iterate(ctx).AllValues(qs)
				times[reader] = append(times[reader], time.Since(begun))
			}
		})
	}
	// Articles that no run before this one has written.
	unseen, next := seed+1+uint64(before.Quads.Size), uint64(articlesPerDay*days)
	articles := 0
	begun := time.Now()
	for ; time.Since(begun) < takes && err == nil; articles++ {
		_, err = s.Add(ctx, []graph.Article{graphtest.Generate(unseen, next+uint64(articles))})
	}
	spent := time.Since(begun).Seconds()
	close(stop)
	wg.Wait()
	var all []time.Duration
	for reader := range readers {
		err = errors.Join(err, failed[reader])
		all = append(all, times[reader]...)
	}
	after, statsErr := qs.Stats(ctx, true)
	if err = errors.Join(err, statsErr); err != nil {
		return err
	}
	for _, p := range []int{50, 99, 100} {
		report(measure{Name: fmt.Sprintf("8 readers beside a writer, p%d", p), Value: percentile(all, p), Unit: "ms", Results: len(all)})
	}
	report(measure{Name: "articles written meanwhile", Value: float64(articles) / spent, Unit: "a second"})
	report(measure{Name: "quads written meanwhile", Value: float64(after.Quads.Size-before.Quads.Size) / spent, Unit: "quads/s"})
	return nil
}
