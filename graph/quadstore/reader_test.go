package quadstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A reader finds what the store finds, for every pattern, and more quads than it
// gathers at once; also while it looks other things up in between.
func TestReaderFindsWhatTheStoreFinds(t *testing.T) {
	ctx := context.Background()
	s, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var deltas []cayley.Delta
	for i := range 400 {
		deltas = append(deltas, cayley.Delta{Action: cayley.Add, Quad: quad.Make(
			quad.IRI(fmt.Sprint("s", i%7)), quad.IRI(fmt.Sprint("p", i%2)), quad.IRI(fmt.Sprint("o", i%150)), quad.IRI(fmt.Sprint("l", i%3)))})
	}
	if err := s.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
		t.Fatal(err)
	}
	r, err := s.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	id := func(name string) Node {
		n, err := r.Lookup(quad.IRI(name))
		if err != nil || n == 0 {
			t.Fatalf("%s: %d, %v", name, n, err)
		}
		return n
	}
	parts := [4]Node{id("s3"), id("p1"), id("o17"), id("l2")}
	for bits := range 16 {
		var p Quad
		for i, n := range parts {
			if bits>>i&1 == 1 {
				p[i] = n
			}
		}
		type scan func(context.Context, Quad, func(Quad) bool) error
		for name, scans := range map[string][2]scan{"all": {s.Scan, r.Scan}, "distinct": {s.ScanDistinct, r.ScanDistinct}} {
			var want, got []Quad
			if err := scans[0](ctx, p, func(q Quad) bool { want = append(want, q); return true }); err != nil {
				t.Fatal(err)
			}
			if err := scans[1](ctx, p, func(q Quad) bool {
				got = append(got, q)
				if v, err := r.Value(q[2]); err != nil || v == nil {
					t.Errorf("value %v, %v", v, err)
				}
				return true
			}); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s of %v: %d quads; the store has %d", name, p, len(got), len(want))
			}
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	if err := r.Scan(ctx, Quad{}, func(Quad) bool { return true }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it gave %v", err)
	}
	s.Close()
	if err := r.Scan(context.Background(), Quad{}, func(Quad) bool { return true }); !errors.Is(err, ErrClosed) {
		t.Errorf("closed, it gave %v", err)
	}
}
