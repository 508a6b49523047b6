package quadstore_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"github.com/annals-kg/annals/graph/quadstore"
)

// After a power cut the disk holds what was synced and any part of the rest.
// Whatever moment it comes at, the store has all transactions that were reported
// as on disk, perhaps a few of the next ones, each whole and in their order, and
// takes more. ANNALS_GRAPH_TEST_KILLS is the number of histories that are cut,
// each at many moments.
func TestPowerCut(t *testing.T) {
	histories := 2
	if testing.Short() {
		histories = 1
	}
	if n, err := strconv.Atoi(os.Getenv("ANNALS_GRAPH_TEST_KILLS")); err == nil {
		histories = n
	}
	cuts, lost := 0, 0
	for seed := range uint64(histories) {
		h := newHistory(seed)
		h.run(t)
		for _, c := range h.cuts {
			lost += c.check(t, h)
		}
		cuts += len(h.cuts)
	}
	t.Logf("%d cuts; %d of them lost transactions that were not reported yet", cuts, lost)
	if cuts < 20*histories || lost == 0 {
		t.Errorf("%d cuts, %d of them with something to lose: the test tests little", cuts, lost)
	}
}

// A history is a run of transactions on a disk that can lose its power.
type history struct {
	seed uint64
	r    *rand.Rand
	disk *vfs.MemFS
	// states are what the store holds after each transaction, sorted.
	states [][]string
	// begun and safe count transactions: those that were begun, and those that
	// were reported as on disk.
	begun, safe atomic.Int64

	mu     sync.Mutex
	writes int // to the disk
	next   int // the write before which the power is cut
	random *rand.Rand
	cuts   []cut
}

// A cut is what was left on the disk by a power cut.
type cut struct {
	disk        *vfs.MemFS
	write       int
	begun, safe int // at that moment
	percent     int // of what was not synced is there
}

func newHistory(seed uint64) *history {
	return &history{seed: seed, r: rand.New(rand.NewPCG(seed, 1)), random: rand.New(rand.NewPCG(seed, 2)), disk: vfs.NewCrashableMem(), states: [][]string{nil}}
}

// MaybeError is called before each operation on the disk. It cuts the power now
// and then, for a copy: the history itself goes on.
func (h *history) MaybeError(op errorfs.Op) error {
	if op.Kind.ReadOrWrite() != errorfs.OpIsWrite {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.writes++; h.writes < h.next {
		return nil
	}
	h.next = h.writes + 1 + h.random.IntN(48)
	c := cut{write: h.writes, percent: []int{0, 0, 30, 70, 100}[h.random.IntN(5)]}
	c.safe = int(h.safe.Load()) // before the copy: what is reported later may be in it
	c.disk = h.disk.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: c.percent, RNG: rand.New(rand.NewPCG(h.random.Uint64(), 3))})
	c.begun = int(h.begun.Load())
	h.cuts = append(h.cuts, c)
	return nil
}

// String says where an injector stands, as errorfs asks.
func (h *history) String() string { return "power" }

// run writes, with tables so small that many are written and joined.
func (h *history) run(t *testing.T) {
	t.Helper()
	s, err := openOn(errorfs.Wrap(h.disk, h))
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	now := map[quad.Quad]bool{}
	for n := range 60 {
		var do func() error
		later := false
		switch kind := h.r.IntN(10); {
		case kind == 0 && len(labels) > 0:
			label := labels[h.r.IntN(len(labels))]
			id, err := s.Lookup(quad.IRI(label))
			if err != nil {
				t.Fatal(err)
			}
			maps.DeleteFunc(now, func(x quad.Quad, _ bool) bool { return x.Label == quad.IRI(label) })
			labels = slices.DeleteFunc(labels, func(l string) bool { return l == label })
			do = func() error { _, err := s.RemoveLabels(context.Background(), id); return err }
		default:
			label := fmt.Sprint("article", n)
			labels = append(labels, label)
			var quads []quad.Quad
			for i := range 1 + h.r.IntN(30) {
				x := q(fmt.Sprint("s", n, "-", i), fmt.Sprint("p", i%4), fmt.Sprint("o", h.r.IntN(40)), label)
				quads, now[x] = append(quads, x), true
			}
			later = kind < 6
			apply := s.ApplyDeltas
			if later {
				apply = s.ApplyLater
			}
			do = func() error { return apply(deltas(cayley.Add, quads...), cayley.IgnoreOpts{}) }
		}
		var state []string
		for x := range now {
			state = append(state, x.NQuad())
		}
		slices.Sort(state)
		h.states = append(h.states, state)
		h.begun.Add(1)
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if !later || h.r.IntN(4) == 0 && s.Sync() == nil {
			h.safe.Store(h.begun.Load())
		}
		switch h.r.IntN(16) {
		case 0:
			err = s.Flush()
		case 1:
			err = s.Compact(context.Background())
		case 2:
			if err = s.Close(); err == nil {
				h.safe.Store(h.begun.Load()) // closing writes tables of all
				s, err = openOn(errorfs.Wrap(h.disk, h))
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// check opens what a cut left and reports 1 where something not yet reported is
// missing.
func (c cut) check(t *testing.T, h *history) (lost int) {
	t.Helper()
	where := fmt.Sprintf("history %d, cut before write %d, %d%% of what was not synced", h.seed, c.write, c.percent)
	s, err := openOn(c.disk)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	got := stored(t, s)
	after := slices.IndexFunc(h.states[c.safe:c.begun+1], func(state []string) bool { return slices.Equal(state, got) })
	if after < 0 {
		t.Fatalf("%s: %d quads are there, which the store never held after transactions %d to %d", where, len(got), c.safe, c.begun)
	}
	if problems := checkStore(t, s); len(problems) > 0 {
		t.Fatalf("%s: %v", where, problems)
	}
	more := q("more", "p0", "o1", "article-more")
	if err := s.ApplyDeltas(deltas(cayley.Add, more), cayley.IgnoreOpts{}); err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	if c.safe+after < c.begun {
		return 1
	}
	return 0
}

// openOn opens the store of a disk.
func openOn(disk vfs.FS) (*quadstore.Store, error) {
	return quadstore.OpenTuned("db/quads", quadstore.Options{MinFree: -1}, func(o *pebble.Options) {
		o.FS = disk
		o.MemTableSize = 16 << 10
		for i := range o.TargetFileSizes {
			o.TargetFileSizes[i] = 8 << 10
		}
	})
}

// stored lists the quads of a store, sorted.
func stored(t *testing.T, s *quadstore.Store) []string {
	t.Helper()
	var all []string
	if err := s.Scan(context.Background(), quadstore.Quad{}, func(x quadstore.Quad) bool {
		all = append(all, s.Quad(x).NQuad())
		return true
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}
