package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
)

func q(s, p, o, l string) quad.Quad { return quad.MakeIRI(s, p, o, l) }

func deltas(action cayley.Procedure, quads ...quad.Quad) []cayley.Delta {
	var all []cayley.Delta
	for _, x := range quads {
		all = append(all, cayley.Delta{Quad: x, Action: action})
	}
	return all
}

// all returns the quads of a store as text, sorted, as each of the four orders
// has them; it fails the test where the orders disagree.
func all(t testing.TB, s *quadstore.Store) []string {
	t.Helper()
	var want []string
	ctx := context.Background()
	if err := s.Scan(ctx, quadstore.Quad{}, func(x quadstore.Quad) bool {
		want = append(want, s.Quad(x).NQuad())
		return true
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	for _, d := range quad.Directions {
		var got []string
		it := s.NodesAllIterator()
		for it.Next(ctx) {
			quads := s.QuadIterator(d, it.Result())
			for quads.Next(ctx) {
				got = append(got, s.Quad(quads.Result()).NQuad())
			}
			quads.Close()
		}
		it.Close()
		slices.Sort(got)
		if d == quad.Label { // what has no label is in no list of labels
			labelled := slices.DeleteFunc(slices.Clone(want), func(x string) bool { return !strings.Contains(x, "label") })
			got = slices.DeleteFunc(got, func(x string) bool { return !strings.Contains(x, "label") })
			if !slices.Equal(got, labelled) {
				t.Fatalf("by label:\n got %q\nwant %q", got, labelled)
			}
			continue
		}
		if !slices.Equal(got, want) {
			t.Fatalf("by %v:\n got %q\nwant %q", d, got, want)
		}
	}
	return want
}

// Bug 1 of Cayley's own stores: removes and adds of one node in one
// transaction stored a quad without a subject.
func TestRemovesAndAddsMix(t *testing.T) {
	s := open(t)
	if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", "b", ""), q("a", "p", "c", "")), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	mixed := append(deltas(cayley.Delete, q("a", "p", "b", ""), q("a", "p", "c", "")), deltas(cayley.Add, q("a", "p", "d", ""))...)
	if err := s.ApplyDeltas(mixed, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if got, want := all(t, s), []string{q("a", "p", "d", "").NQuad()}; !slices.Equal(got, want) {
		t.Errorf("quads = %q; want %q", got, want)
	}
	for _, gone := range []string{"b", "c"} {
		if s.ValueOf(quad.IRI(gone)) != nil {
			t.Errorf("%s is still known", gone)
		}
	}
	// Within one transaction, in the order given.
	again := append(deltas(cayley.Add, q("x", "p", "y", "")), deltas(cayley.Delete, q("x", "p", "y", ""))...)
	if err := s.ApplyDeltas(again, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if got := len(all(t, s)); got != 1 || s.ValueOf(quad.IRI("x")) != nil {
		t.Errorf("%d quads, x is %v; want 1 and no x", got, s.ValueOf(quad.IRI("x")))
	}
}

// Bug 2: a failed transaction poisoned the store.
func TestFailedTransactionLeavesNothing(t *testing.T) {
	s := open(t)
	if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", "b", "")), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	err := s.ApplyDeltas(deltas(cayley.Add, q("new", "p", "newer", ""), q("a", "p", "b", "")), cayley.IgnoreOpts{})
	if !cayley.IsQuadExist(err) {
		t.Fatalf("ApplyDeltas = %v; want %v", err, cayley.ErrQuadExists)
	}
	if err := s.ApplyDeltas(deltas(cayley.Add, q("c", "p", "d", "")), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	want := []string{q("a", "p", "b", "").NQuad(), q("c", "p", "d", "").NQuad()}
	if got := all(t, s); !slices.Equal(got, want) {
		t.Errorf("quads = %q; want %q", got, want)
	}
	if s.ValueOf(quad.IRI("new")) != nil {
		t.Error("a value of the failed transaction is known")
	}
}

// Bug 5: times in one second were one node; quads with parts missing went in;
// a cancelled iteration ended without an error.
func TestTimesToTheNanosecond(t *testing.T) {
	s := open(t)
	at := time.Date(2024, 5, 15, 6, 0, 0, 1, time.UTC)
	for i := range 3 {
		x := quad.Quad{Subject: quad.IRI("a"), Predicate: quad.IRI("at"), Object: quad.Time(at.Add(time.Duration(i)))}
		if err := s.ApplyDeltas(deltas(cayley.Add, x), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(all(t, s)); got != 3 {
		t.Errorf("%d quads; want 3", got)
	}
}

func TestIncompleteQuadsAreRefused(t *testing.T) {
	s := open(t)
	for _, x := range []quad.Quad{{}, {Subject: quad.IRI("a"), Predicate: quad.IRI("p")}, {Object: quad.IRI("o"), Label: quad.IRI("l")}} {
		if err := s.ApplyDeltas(deltas(cayley.Add, x), cayley.IgnoreOpts{}); err == nil {
			t.Errorf("%v was taken", x)
		}
	}
	if got := all(t, s); len(got) != 0 {
		t.Errorf("quads = %q; want none", got)
	}
}

func TestCancelledReadsSayso(t *testing.T) {
	s := open(t)
	if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", "b", "")), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	it := s.QuadsAllIterator()
	defer it.Close()
	if it.Next(ctx) || !errors.Is(it.Err(), context.Canceled) {
		t.Errorf("error = %v; want %v", it.Err(), context.Canceled)
	}
	if err := s.Scan(ctx, quadstore.Quad{}, func(quadstore.Quad) bool { return true }); !errors.Is(err, context.Canceled) {
		t.Errorf("Scan = %v; want %v", err, context.Canceled)
	}
}

// The same triple of two articles is two quads.
func TestLabelsAreKept(t *testing.T) {
	s := open(t)
	x, y := q("a", "p", "b", "label1"), q("a", "p", "b", "label2")
	if err := s.ApplyDeltas(deltas(cayley.Add, x, y), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if got := len(all(t, s)); got != 2 {
		t.Errorf("%d quads; want 2", got)
	}
	n := 0
	if err := s.ScanDistinct(context.Background(), quadstore.Quad{}, func(quadstore.Quad) bool { n++; return true }); err != nil || n != 1 {
		t.Errorf("%d triples, %v; want 1", n, err)
	}
	if err := s.ApplyDeltas(deltas(cayley.Delete, x), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if got := all(t, s); !slices.Equal(got, []string{y.NQuad()}) {
		t.Errorf("quads = %q; want %q", got, y)
	}
}

func TestScansSeeASnapshot(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	for i := range 10 {
		if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", fmt.Sprint(i), "")), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	err := s.Scan(ctx, quadstore.Quad{}, func(quadstore.Quad) bool {
		n++
		if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", fmt.Sprint(100+n), "")), cayley.IgnoreOpts{}); err != nil {
			t.Error(err)
		}
		return true
	})
	if err != nil || n != 10 {
		t.Errorf("%d quads, %v; want the 10 that were there", n, err)
	}
}

// Random additions and removals give what a plain map gives, and so again after
// the store was closed and opened.
func TestAgainstAMap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quads")
	r := rand.New(rand.NewPCG(1, 2))
	want := map[string]bool{}
	for round := range 20 {
		s, err := quadstore.Open(path, quadstore.Options{MinFree: -1})
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			var in []cayley.Delta
			for range 1 + r.IntN(12) {
				label := ""
				if r.IntN(2) > 0 {
					label = fmt.Sprint("label", r.IntN(3))
				}
				x := q(fmt.Sprint(r.IntN(6)), fmt.Sprint("p", r.IntN(3)), fmt.Sprint(r.IntN(6)), label)
				switch r.IntN(4) {
				case 0:
					x.Object = quad.Int(r.IntN(6))
				case 1:
					x.Object = quad.Float(float64(r.IntN(6)) / 3)
				}
				action := cayley.Add
				if r.IntN(2) > 0 {
					action = cayley.Delete
				}
				in = append(in, cayley.Delta{Quad: x, Action: action})
				if action == cayley.Add {
					want[x.NQuad()] = true
				} else {
					delete(want, x.NQuad())
				}
			}
			if err := s.ApplyDeltas(in, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
				t.Fatal(err)
			}
		}
		if problems := checkStore(t, s); len(problems) > 0 {
			t.Fatalf("round %d: %v", round, problems)
		}
		got := all(t, s)
		if len(got) != len(want) {
			t.Fatalf("round %d: %d quads; want %d", round, len(got), len(want))
		}
		values := map[string]bool{}
		for _, x := range got {
			if !want[x] {
				t.Fatalf("round %d: %s is there", round, x)
			}
		}
		it := s.NodesAllIterator()
		for it.Next(context.Background()) {
			values[s.NameOf(it.Result()).String()] = true
		}
		it.Close()
		st, err := s.Stats(context.Background(), true)
		if err != nil || st.Quads.Size != int64(len(want)) || st.Nodes.Size != int64(len(values)) {
			t.Errorf("round %d: stats %+v, %v; want %d quads, %d values", round, st, err, len(want), len(values))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// One process writes; any number read beside it, each what was stored when it
// was opened.
func TestReadersBesideAWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quads")
	w, err := quadstore.Open(path, quadstore.Options{MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := quadstore.Open(path, quadstore.Options{}); !errors.Is(err, quadstore.ErrInUse) {
		t.Errorf("a second writer: %v; want %v", err, quadstore.ErrInUse)
	}
	var readers []*quadstore.Store
	const rounds = 30
	for n := range rounds {
		if err := w.ApplyDeltas(deltas(cayley.Add, article(n)...), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		r, err := quadstore.Open(path, quadstore.Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("round %d: %v", n, err)
		}
		defer r.Close()
		readers = append(readers, r)
		if n%7 == 3 { // tables come and go under the readers
			if err := w.Compact(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for n, r := range readers {
		if got, want := len(all(t, r)), (n+1)*len(article(0)); got != want {
			t.Errorf("reader %d sees %d quads; want %d", n, got, want)
		}
		if err := r.ApplyDeltas(deltas(cayley.Add, q("a", "p", "b", "")), cayley.IgnoreOpts{}); err == nil {
			t.Errorf("reader %d wrote", n)
		}
	}
	// A writer may come while there are readers.
	w, err = quadstore.Open(path, quadstore.Options{MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if got, want := len(all(t, w)), rounds*len(article(0)); got != want {
		t.Errorf("%d quads; want %d", got, want)
	}
}

// A reader that opens while a writer writes as fast as it can sees whole
// transactions, and at least those that were stored before.
func TestReaderOpensBesideABusyWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quads")
	w, err := quadstore.Open(path, quadstore.Options{MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	const articles = 1000
	var stored atomic.Int64
	done := make(chan error, 1)
	go func() {
		for n := range articles {
			if err := w.ApplyLater(deltas(cayley.Add, article(n)...), cayley.IgnoreOpts{}); err != nil {
				done <- err
				return
			}
			if n%50 == 0 {
				if err := w.Sync(); err != nil {
					done <- err
					return
				}
				stored.Store(int64(n + 1))
			}
		}
		done <- nil
	}()
	opened := 0
	for running := true; running; opened++ {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			running = false
		default:
		}
		least := stored.Load() * int64(len(article(0)))
		r, err := quadstore.Open(path, quadstore.Options{ReadOnly: true})
		if errors.Is(err, quadstore.ErrFormat) && least == 0 {
			continue // it is being made
		} else if err != nil {
			t.Fatal(err)
		}
		n := int64(0)
		err = r.Scan(context.Background(), quadstore.Quad{}, func(quadstore.Quad) bool { n++; return true })
		st, _ := r.Stats(context.Background(), true)
		if err != nil || n != st.Quads.Size || n%int64(len(article(0))) != 0 || n < least {
			t.Fatalf("%d quads listed, %d counted, %v; want whole articles of %d, %d at least", n, st.Quads.Size, err, len(article(0)), least)
		}
		r.Close()
	}
	t.Logf("opened %d times", opened)
}
