package graph_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// sound fails the test where Check finds something wrong.
func sound(t *testing.T, s *graph.Store) graph.Checked {
	t.Helper()
	checked, err := s.Check(context.Background())
	if err != nil || len(checked.Problems) > 0 {
		t.Fatalf("check: %v, %v", checked.Problems, err)
	}
	return checked
}

// everything lists the quads of a store but for its stamps.
func everything(t *testing.T, s *graph.Store) []string {
	t.Helper()
	var all []string
	articles, err := s.Articles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		said, err := s.Said(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range said {
			if q.Predicate != vocab.Loaded {
				all = append(all, q.NQuad())
			}
		}
	}
	return all
}

// An article that is forgotten leaves the store as if it had never been there.
func TestForgetLeavesNoTrace(t *testing.T) {
	ctx := context.Background()
	with, without := open(t), open(t)
	for n := range uint64(12) {
		a := graphtest.Generate(seed, n)
		add(t, with, a)
		if n != 5 {
			add(t, without, a)
		}
	}
	gone := graphtest.Generate(seed, 5)
	f, err := with.Forget(ctx, gone.Document.ID)
	if err != nil || f.Document != gone.Document.ID || f.Readings != 1 || f.Quads < len(graph.Quads(gone)) {
		t.Errorf("Forget = %+v, %v", f, err)
	}
	got, want := everything(t, with), everything(t, without)
	if strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("%d quads are left; want the %d of a store that never had it", len(got), len(want))
	}
	if sound(t, with).Articles != 11 {
		t.Error("there are not 11 articles")
	}
	if _, _, err := with.Event(ctx, vocab.EventIRI(string(gone.Events[0].ID))); !errors.Is(err, graph.ErrNoEvent) {
		t.Errorf("an event of it: %v; want %v", err, graph.ErrNoEvent)
	}
	if _, err := with.Forget(ctx, gone.Document.ID); !errors.Is(err, graph.ErrNoArticle) {
		t.Errorf("again: %v; want %v", err, graph.ErrNoArticle)
	}
	if added := add(t, with, gone); added[0] != graph.New {
		t.Errorf("loaded again: %v; want new", added)
	}
	sound(t, with)
}

// All readings of an article go together, whichever name is given.
func TestForgetTakesAllReadings(t *testing.T) {
	ctx := context.Background()
	for _, name := range []string{"night", "article/night", "article/night/2", string(vocab.ArticleIRI("night", 3))} {
		s := open(t)
		a := graphtest.Night()
		for _, title := range []string{"One", "Two", "Three"} {
			d := *a.Document
			d.Title = title
			add(t, s, graph.Article{Document: &d, Events: a.Events})
		}
		if checked := sound(t, s); checked.Articles != 3 {
			t.Errorf("%d readings; want 3", checked.Articles)
		}
		f, err := s.Forget(ctx, name)
		if err != nil || f.Readings != 3 || f.Document != "night" {
			t.Errorf("Forget(%s) = %+v, %v", name, f, err)
		}
		if st, err := s.Stats(ctx); err != nil || st.Quads != 0 || st.Superseded != 0 {
			t.Errorf("%d quads, %d superseded, %v; want none", st.Quads, st.Superseded, err)
		}
	}
}

// A clock that jumps back does not let a revision be older than what it replaces.
func TestClockThatJumpsBack(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := graphtest.Night()
	add(t, s, a)
	now = now.Add(-48 * time.Hour)
	d := *a.Document
	d.Title = "Another"
	add(t, s, graph.Article{Document: &d, Events: a.Events})
	first, err := s.Article(ctx, vocab.ArticleIRI("night", 1))
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Article(ctx, vocab.ArticleIRI("night", 2))
	if err != nil {
		t.Fatal(err)
	}
	said, err := s.Said(ctx, vocab.ArticleIRI("night", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range said {
		if q.Predicate == vocab.Loaded {
			first.Loaded, _ = time.Parse(time.RFC3339Nano, string(q.Object.(quad.TypedString).Value))
		}
	}
	if !second.Loaded.After(first.Loaded) || second.Loaded.Sub(first.Loaded) > time.Second {
		t.Errorf("loaded %v, then %v; want the second just after the first", first.Loaded, second.Loaded)
	}
	sound(t, s)
}

// Times keep their nanoseconds.
func TestTimesToTheNanosecond(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2024, 6, 1, 12, 0, 0, 123456789, time.UTC)
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := graphtest.Night()
	a.Document.Published = time.Date(2024, 5, 15, 8, 30, 0, 1, time.FixedZone("", 3*3600))
	add(t, s, a)
	info, err := s.Article(ctx, vocab.ArticleIRI("night", 1))
	if err != nil || !info.Loaded.Equal(now) || !info.Published.Equal(a.Document.Published) {
		t.Errorf("loaded %v, published %v, %v; want %v and %v", info.Loaded, info.Published, err, now, a.Document.Published)
	}
}

// Check tells of an article of which something was taken behind the store's back.
func TestCheckNamesAnArticleThatIsNotWhole(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	a := graphtest.Night()
	add(t, s, a)
	id := vocab.EventIRI(string(a.Events[0].ID))
	facts, err := s.Facts(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	w := s.Cayley()
	for _, q := range facts {
		if q.Predicate == vocab.Status {
			if err := removeQuad(w, q); err != nil {
				t.Fatal(err)
			}
		}
	}
	checked, err := s.Check(ctx)
	if err != nil || len(checked.Problems) != 1 || checked.Problems[0].Where != "article/night" || !strings.Contains(checked.Problems[0].What, string(vocab.Status)) {
		t.Errorf("problems %v, %v; want the status of an event of article/night", checked.Problems, err)
	}
}

// A backup that is made while articles are added is a store with every article
// that was there when it began, each whole.
func TestBackupOfALiveStore(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	const before, all = 20, 60
	for n := range uint64(before) {
		add(t, s, graphtest.Generate(seed, n))
	}
	dir := t.TempDir()
	done := make(chan error, 1)
	go func() {
		for n := uint64(before); n < all; n++ {
			if _, err := s.Add(ctx, []graph.Article{graphtest.Generate(seed, n)}); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for _, name := range []string{"folder", "file.tar"} {
		to := filepath.Join(dir, name)
		if _, err := graph.Backup(ctx, s.Path(), to); err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Backup(ctx, s.Path(), to); !errors.Is(err, graph.ErrExists) {
			t.Errorf("over another backup: %v; want %v", err, graph.ErrExists)
		}
		restored := filepath.Join(dir, name+"-restored")
		if _, err := graph.Restore(ctx, to, nil, restored); err != nil {
			t.Fatal(err)
		}
		r, err := graph.Open(ctx, restored, graph.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if checked := sound(t, r); checked.Articles < before {
			t.Errorf("%s: %d articles; want %d at least", name, checked.Articles, before)
		}
		for n := range uint64(before) {
			checkArticle(t, r, graphtest.Generate(seed, n))
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// A backup that is not what was written is refused, and nothing is left of it.
func TestRestoreRefusesWhatIsDamaged(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	for n := range uint64(5) {
		add(t, s, graphtest.Generate(seed, n))
	}
	var clean bytes.Buffer
	if _, err := graph.BackupTar(ctx, s.Path(), &clean); err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(clean.Bytes())
	flipped[len(flipped)/2] ^= 1
	for name, content := range map[string][]byte{
		"flipped": flipped, "cut": clean.Bytes()[:clean.Len()/2], "empty": nil, "no tar": []byte(strings.Repeat("x", 2000)),
		"short of its sums": clean.Bytes()[:clean.Len()-4096],
	} {
		path := filepath.Join(t.TempDir(), "db")
		if _, err := graph.Restore(ctx, "-", bytes.NewReader(content), path); !errors.Is(err, graph.ErrDamaged) {
			// A flip in the padding of a tar hurts nobody.
			if _, statErr := os.Stat(path); name != "flipped" || statErr != nil {
				t.Errorf("%s: %v; want %v", name, err, graph.ErrDamaged)
			}
			continue
		}
		if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) > 0 {
			t.Errorf("%s: %s is left", name, entries[0].Name())
		}
	}
	if _, err := graph.Restore(ctx, "-", &clean, s.Path()); !errors.Is(err, graph.ErrExists) {
		t.Errorf("over a store: %v; want %v", err, graph.ErrExists)
	}
}

// Compacting changes nothing but the files.
func TestCompactKeepsEverything(t *testing.T) {
	s := open(t)
	for n := range uint64(10) {
		add(t, s, graphtest.Generate(seed, n))
	}
	before := everything(t, s)
	if err := s.Compact(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after := everything(t, s); strings.Join(after, "") != strings.Join(before, "") {
		t.Error("the quads have changed")
	}
	sound(t, s)
}

// removeQuad takes one quad out, as only a test would.
func removeQuad(qs cayley.QuadStore, q quad.Quad) error {
	return qs.ApplyDeltas([]cayley.Delta{{Quad: q, Action: cayley.Delete}}, cayley.IgnoreOpts{})
}
