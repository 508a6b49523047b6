package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	_ "github.com/cayleygraph/cayley/graph/memstore"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
)

// batch is how many articles are handed over at once; ours commits each by itself
// and waits for the disk once a batch, Cayley's stores commit the batch.
const batch = 64

const seed = 1

// runChild is a process that does one thing.
func runChild(what, store, path, size string) error {
	quads, err := quadsOf(size)
	if err != nil {
		return err
	}
	switch what {
	case "load":
		return load(store, path, quads)
	case "ask":
		return ask(store, path, quads)
	}
	return mixed(path)
}

// load fills a new store.
func load(store, path string, quads int) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	var spent time.Duration
	var n, before int
	var err error
	begun, used := time.Now(), cpuTime()
	if store == "ours" {
		n, before, spent, err = loadOurs(path, quads)
	} else {
		n, spent, err = loadCayley(store, path, quads)
	}
	if err != nil {
		return err
	}
	if n == before {
		return nil // it was there
	}
	report(measure{Name: "load", Value: float64(n-before) / spent.Seconds(), Unit: "quads/s"})
	report(measure{Name: "load, CPU with making the articles", Value: (cpuTime() - used).Seconds() * 1e6 / float64(n-before), Unit: "µs a quad"})
	bytes := int64(0)
	filepath.Walk(path, func(_ string, info os.FileInfo, err error) error {
		if err == nil {
			bytes += info.Size()
		}
		return nil
	})
	report(measure{Name: "disk", Value: float64(bytes) / float64(n), Unit: "bytes a quad"})
	report(measure{Name: "memory while loading, most", Value: memory("VmHWM:"), Unit: "MB"})
	fmt.Fprintf(os.Stderr, "%d quads in %v, with making them\n", n, time.Since(begun))
	return nil
}

func loadOurs(path string, quads int) (n, before int, spent time.Duration, err error) {
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(path, "db"), graph.Options{})
	if err != nil {
		return 0, 0, 0, err
	}
	// A store that is there already is filled further; an article has fewer
	// quads than this, and one that comes twice changes nothing.
	const most = 400
	st, err := s.Cayley().Stats(ctx, true)
	if err != nil {
		return 0, 0, 0, err
	}
	before = int(st.Quads.Size)
	n = before
	articles := make([]graph.Article, batch)
	for at := uint64(before/most/batch) * batch; n < quads; at += batch {
		for i := range articles {
			articles[i] = graphtest.Generate(seed, at+uint64(i))
		}
		begun := time.Now()
		if _, err := s.Add(ctx, articles); err != nil {
			return 0, 0, 0, err
		}
		spent += time.Since(begun)
		st, err := s.Cayley().Stats(ctx, true)
		if err != nil {
			return 0, 0, 0, err
		}
		n = int(st.Quads.Size)
	}
	begun := time.Now()
	err = s.Close()
	return n, before, spent + time.Since(begun), err
}

func loadCayley(store, path string, quads int) (n int, spent time.Duration, err error) {
	file := filepath.Join(path, "db")
	if store != "memstore" {
		if err := cayley.InitQuadStore(store, file, nil); err != nil {
			return 0, 0, err
		}
	}
	qs, err := cayley.NewQuadStore(store, file, nil)
	if err != nil {
		return 0, 0, err
	}
	n, spent, err = fill(qs, quads)
	if err != nil {
		return n, spent, err
	}
	begun := time.Now()
	err = qs.Close()
	return n, spent + time.Since(begun), err
}

// fill writes sets of a batch of articles.
func fill(qs cayley.QuadStore, quads int) (n int, spent time.Duration, err error) {
	for at := uint64(0); n < quads; at += batch {
		var deltas []cayley.Delta
		for i := range uint64(batch) {
			for _, q := range graph.Quads(graphtest.Generate(seed, at+i)) {
				deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
			}
		}
		begun := time.Now()
		if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			return n, spent, err
		}
		spent += time.Since(begun)
		n += len(deltas)
	}
	return n, spent, nil
}

// opened is a store to be asked.
func opened(store, path string, quads int) (qs cayley.QuadStore, err error) {
	file := filepath.Join(path, "db")
	switch store {
	case "ours":
		s, err := graph.Open(context.Background(), file, graph.Options{ReadOnly: true})
		if err != nil {
			return nil, err
		}
		return s.Cayley(), nil
	case "memstore":
		if qs, err = cayley.NewQuadStore(store, "", nil); err != nil {
			return nil, err
		}
		n, spent, err := fill(qs, quads)
		if *skip == "" {
			report(measure{Name: "load", Value: float64(n) / spent.Seconds(), Unit: "quads/s"})
		}
		return qs, err
	}
	return cayley.NewQuadStore(store, file, nil)
}

// cpuTime is what this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// memory reads a line of what the system says of this process, in MB.
func memory(line string) float64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), line)
	var kb float64
	fmt.Sscanf(strings.TrimSpace(rest), "%f", &kb)
	return kb / 1000
}
