package quadstore_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"github.com/annals-kg/annals/graph/quadstore"
)

// FuzzPaths asks random paths over random graphs, and each once more of a naive
// scan: the answers are the same, as often as there are ways to them. Where hide
// is set, the quads of one label are hidden. The bytes choose the path, the seed
// the graph.
func FuzzPaths(f *testing.F) {
	for seed := range uint64(24) {
		path := make([]byte, 48)
		rand.NewChaCha8([32]byte{byte(seed)}).Read(path)
		f.Add(seed, path, seed%3 == 2)
	}
	var kept keptGraph
	f.Cleanup(func() { kept.close(f) })
	f.Fuzz(func(t *testing.T, seed uint64, choices []byte, hide bool) {
		g := kept.of(t, seed)
		g.r = rand.New(&choosing{bytes: choices})
		seen := cayley.QuadStore(kept.store)
		if hide {
			const label = quad.IRI("l1")
			node, err := kept.store.Lookup(label)
			if err != nil {
				t.Fatal(err)
			}
			seen = kept.store.Hiding(func(n quadstore.Node) (bool, error) { return n == node, nil })
			g.hide(label)
		}
		checkPath(t, seen, g.walk(seen, 3))
	})
}

// TestPaths is FuzzPaths with many paths a graph.
func TestPaths(t *testing.T) {
	var kept keptGraph
	defer kept.close(t)
	for seed := range uint64(60) {
		g := kept.of(t, seed)
		g.r = rand.New(rand.NewPCG(seed, 2))
		for range 20 {
			checkPath(t, kept.store, g.walk(kept.store, 3))
		}
	}
}

// choosing is a source of random numbers that takes each from a byte, so that
// whoever changes a byte changes one choice, and goes on by itself after the last.
type choosing struct {
	bytes []byte
	rest  rand.PCG
}

func (c *choosing) Uint64() uint64 {
	if len(c.bytes) == 0 {
		return c.rest.Uint64()
	}
	b := c.bytes[0]
	c.bytes = c.bytes[1:]
	return uint64(b) * 0x0101010101010101
}

// A keptGraph is a store in memory that is made into one graph after the other,
// in one transaction each: a store of its own takes longer than all paths.
type keptGraph struct {
	store *quadstore.Store
	seed  uint64
	quads []quad.Quad
}

// of makes the store the graph of a seed.
func (k *keptGraph) of(t testing.TB, seed uint64) *naive {
	if k.store == nil {
		var err error
		k.store, err = quadstore.OpenTuned("quads", quadstore.Options{MinFree: -1}, func(o *pebble.Options) { o.FS = vfs.NewMem() })
		if err != nil {
			t.Fatal(err)
		}
	}
	if k.quads == nil || k.seed != seed {
		g := &naive{r: rand.New(rand.NewPCG(seed, 1))}
		g.fill(1 + g.r.IntN(60))
		changes := append(deltas(cayley.Delete, k.quads...), deltas(cayley.Add, g.quads...)...)
		if err := k.store.ApplyDeltas(changes, cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		k.seed, k.quads = seed, g.quads
	}
	return &naive{quads: k.quads}
}

func (k *keptGraph) close(t testing.TB) {
	if k.store == nil {
		return
	}
	if err := k.store.Close(); err != nil {
		t.Error(err)
	}
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

// An alternative that cannot have an answer is passed over where the others are
// no one plan. FuzzPaths found it: Cayley panicked.
func TestAlternativeWithoutAnswers(t *testing.T) {
	s := open(t)
	if err := s.ApplyDeltas(deltas(cayley.Add, q("a", "p", "b", ""), q("c", "q", "b", "")), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	none := func() *path.Path { return path.StartPath(s, quad.IRI("none")).Out(quad.IRI("p")).In(quad.IRI("p")) }
	saved := func(v quad.Value) *path.Path {
		return path.StartPath(s).Has(quad.IRI("p"), v).Both(quad.IRI("p")).Save(quad.IRI("q"), "saved").Out(quad.IRI("q")).Tag("inner")
	}
	some := func() *path.Path { return path.StartPath(s, quad.IRI("a")).Out(quad.IRI("p")) }
	for text, c := range map[string]struct {
		path *path.Path
		want []quad.Value
	}{
		"the first":    {none().Or(some()), []quad.Value{quad.IRI("b")}},
		"the second":   {some().Or(none()), []quad.Value{quad.IRI("b")}},
		"one of three": {none().Or(saved(quad.IRI("none"))).Or(some()), []quad.Value{quad.IRI("b")}},
		"both":         {none().Or(saved(quad.IRI("none"))), nil},
	} {
		got, err := c.path.Tag("outer").Iterate(context.Background()).AllValues(s)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v; want %v", text, got, err, c.want)
		}
	}
}
