package quadstore_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
)

// FuzzPaths asks random paths over random graphs, and each once more of a naive
// scan: the answers are the same, as often as there are ways to them. Where hide
// is set, the quads of one label are hidden.
func FuzzPaths(f *testing.F) {
	for seed := range uint64(24) {
		f.Add(seed, seed%3 == 2)
	}
	f.Fuzz(func(t *testing.T, seed uint64, hide bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := open(t)
		g := &naive{r: r}
		g.fill(1 + r.IntN(60))
		if err := s.ApplyDeltas(deltas(cayley.Add, g.quads...), cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Fatal(err)
		}
		seen := cayley.QuadStore(s)
		if hide {
			const label = quad.IRI("l1")
			node, err := s.Lookup(label)
			if err != nil {
				t.Fatal(err)
			}
			seen = s.Hiding(func(n quadstore.Node) (bool, error) { return n == node, nil })
			g.hide(label)
		}
		for range 40 {
			w := g.walk(seen, 3)
			checkPath(t, seen, w)
		}
	})
}

// checkPath compares the answers of a path with those of the walk.
func checkPath(t *testing.T, s cayley.QuadStore, w walked) {
	t.Helper()
	ctx := context.Background()
	var got []string
	it := shape.BuildIterator(s, w.path.Shape())
	err := cayley.Iterate(ctx, it).On(s).TagEach(func(tags map[string]cayley.Ref) {
		row := answer{tags: map[string]quad.Value{}}
		for name, ref := range tags {
			row.tags[name] = s.NameOf(ref)
		}
		got = append(got, row.String())
	})
	if err != nil {
		t.Fatalf("%s: %v", w, err)
	}
	var want []string
	for _, row := range w.rows {
		want = append(want, row.String())
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Fatalf("%s:\n got %q\nwant %q", w, got, want)
	}
	// Once each: the same nodes.
	values, err := shape.Iterate(ctx, s, shape.Unique{From: w.path.Shape()}).AllValues(s)
	if err != nil {
		t.Fatalf("%s.Unique: %v", w, err)
	}
	var once, wantOnce []string
	for _, v := range values {
		once = append(once, v.String())
	}
	for _, row := range w.rows {
		wantOnce = append(wantOnce, row.node.String())
	}
	slices.Sort(once)
	slices.Sort(wantOnce)
	if wantOnce = slices.Compact(wantOnce); !slices.Equal(once, wantOnce) {
		t.Fatalf("%s.Unique:\n got %q\nwant %q", w, once, wantOnce)
	}
	counted, err := shape.Iterate(ctx, s, shape.Count{Values: w.path.Shape()}).FirstValue(s)
	if err != nil || counted != quad.Int(len(w.rows)) {
		t.Fatalf("%s.Count: %v, %v; want %d", w, counted, err, len(w.rows))
	}
	const limit = 3
	some, err := shape.Iterate(ctx, s, shape.Page{From: w.path.Shape(), Limit: limit}).AllValues(s)
	if err != nil || len(some) != min(limit, len(w.rows)) {
		t.Fatalf("%s.Limit(%d): %d, %v; want %d", w, limit, len(some), err, min(limit, len(w.rows)))
	}
}
