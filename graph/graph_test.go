package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

func fixedNow() time.Time { return time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC) }

func open(t testing.TB) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), filepath.Join(t.TempDir(), "db"), graph.Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func add(t testing.TB, s *graph.Store, articles ...graph.Article) []graph.Added {
	t.Helper()
	done, err := s.Add(context.Background(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestEventsReadBackAsGiven(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	for _, a := range []graph.Article{graphtest.Night(), graphtest.Morrow(), graphtest.Quiet()} {
		add(t, s, a)
		for _, e := range a.Events {
			got, article, err := s.Event(ctx, vocab.EventIRI(string(e.ID)))
			if err != nil {
				t.Fatal(err)
			}
			if want := vocab.ArticleIRI(a.Document.ID, 1); article != want {
				t.Errorf("article of %s = %s; want %s", e.ID, article, want)
			}
			gotJSON, _ := json.Marshal(got)
			wantJSON, _ := json.Marshal(e)
			if !bytes.Equal(gotJSON, wantJSON) {
				t.Errorf("event read back:\n got %s\nwant %s", gotJSON, wantJSON)
			}
		}
		info, err := s.Article(ctx, vocab.ArticleIRI(a.Document.ID, 1))
		if err != nil {
			t.Fatal(err)
		}
		want := *a.Document
		want.Text = ""
		if got := *info.Document(); got != want {
			t.Errorf("document read back = %+v; want %+v", got, want)
		}
		if !info.Loaded.Equal(fixedNow()) {
			t.Errorf("loaded = %v; want %v", info.Loaded, fixedNow())
		}
	}
}

func TestAddTwiceChangesNothing(t *testing.T) {
	s := open(t)
	night := graphtest.Night()
	if got := add(t, s, night, night); !slices.Equal(got, []graph.Added{graph.New, graph.Same}) {
		t.Fatalf("Add = %v; want new, same", got)
	}
	before, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, night)
	after, _ := s.Stats(context.Background())
	if before.Quads != after.Quads {
		t.Errorf("quads = %d; want %d", after.Quads, before.Quads)
	}
}

func TestRevisionSupersedesAndKeeps(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "db")
	s, err := graph.Open(ctx, path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	first := graphtest.Night()
	second := first
	second.Events = first.Events[:5]
	third := first
	third.Events = first.Events[:6]
	for _, step := range []struct {
		article graph.Article
		want    graph.Added
		events  int
	}{
		{first, graph.New, 14}, {second, graph.Revised, 5}, {second, graph.Same, 5},
		{third, graph.Revised, 6}, {first, graph.Revised, 14}, {first, graph.Same, 14},
	} {
		if got := add(t, s, step.article); got[0] != step.want {
			t.Fatalf("Add = %v; want %v", got, step.want)
		}
		// What is asked before and after opening anew is the same.
		for range 2 {
			st, err := s.Stats(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if st.Articles != 1 || st.Events != step.events {
				t.Errorf("articles, events = %d, %d; want 1, %d", st.Articles, st.Events, step.events)
			}
			s.Close()
			if s, err = graph.Open(ctx, path, graph.Options{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.Close()
}

func TestVersionsOfADocument(t *testing.T) {
	s := open(t)
	first := story("a", "Wire", wireStory, time.Time{})
	second := story("a", "Wire", wireStory+" Nobody was charged.", time.Time{})
	for i, step := range []struct {
		article graph.Article
		want    graph.Added
	}{
		{first, graph.New}, {second, graph.Revised}, {first, graph.Same}, {second, graph.Same}, {first, graph.Same},
	} {
		if got := add(t, s, step.article); got[0] != step.want {
			t.Errorf("step %d: Add = %v; want %v", i, got, step.want)
		}
	}
}

func TestQuadsAreSortedAndLabelled(t *testing.T) {
	a := graphtest.Night()
	quads := graph.Quads(a)
	if !slices.EqualFunc(quads, graph.Quads(graphtest.Night()), func(x, y quad.Quad) bool { return x == y }) {
		t.Error("the same article gave other quads")
	}
	for i, q := range quads {
		if !q.IsValid() || q.Label != vocab.ArticleIRI("night", 1) {
			t.Errorf("quad %d: %v", i, q)
		}
		for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if iri, ok := v.(quad.IRI); ok && (strings.ContainsAny(string(iri), "<>\" {}|\\^`") || !strings.HasPrefix(string(iri), "http")) {
				t.Errorf("quad %d: %s is no IRI", i, iri)
			}
		}
		if i > 0 && q == quads[i-1] {
			t.Errorf("quad %d comes twice: %v", i, q)
		}
	}
}

func TestStats(t *testing.T) {
	s := open(t)
	add(t, s, graphtest.Night(), graphtest.Morrow(), graphtest.Quiet())
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if st.Articles != 3 || st.Events != 17 || st.Sources != 2 || st.Claims != 12 {
		t.Errorf("articles, events, sources, claims = %d, %d, %d, %d; want 3, 17, 2, 12", st.Articles, st.Events, st.Sources, st.Claims)
	}
	for _, c := range []struct {
		what      string
		got, want time.Time
	}{
		{"first day", st.FirstDay, date(2024, 5, 6)}, {"last day", st.LastDay, date(2024, 5, 20)},
		{"first published", st.FirstPublished, date(2024, 5, 15)}, {"last published", st.LastPublished, date(2024, 5, 20)},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s = %v; want %v", c.what, c.got, c.want)
		}
	}
	if st.Quads == 0 || st.Bytes == 0 {
		t.Errorf("quads, bytes = %d, %d; want some", st.Quads, st.Bytes)
	}
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestOpenErrors(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	other := filepath.Join(dir, "other")
	old := filepath.Join(dir, "old")
	for file, content := range map[string]string{
		filepath.Join(other, "notes.txt"): "hello",
		filepath.Join(old, "format"):      "annals-graph 99 leveldb\n",
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, path string
		o          graph.Options
		want       error
	}{
		{"nothing to read", filepath.Join(dir, "none"), graph.Options{ReadOnly: true}, graph.ErrNotFound},
		{"a folder of other things", other, graph.Options{}, graph.ErrFormat},
		{"a later layout", old, graph.Options{}, graph.ErrFormat},
		{"a file", filepath.Join(other, "notes.txt"), graph.Options{}, graph.ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			if s, err := graph.Open(ctx, c.path, c.o); !errors.Is(err, c.want) {
				t.Errorf("Open = %v, %v; want %v", s, err, c.want)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); err == nil {
		t.Error("opening for reading made a folder")
	}
}

func TestReadOnlyRefusesAdd(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "db")
	s, err := graph.Open(ctx, path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, graphtest.Night())
	s.Close()
	if s, err = graph.Open(ctx, path, graph.Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if st, err := s.Stats(ctx); err != nil || st.Events != 14 {
		t.Errorf("Stats = %+v, %v; want 14 events", st, err)
	}
	if _, err := s.Add(ctx, []graph.Article{graphtest.Quiet()}); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("Add = %v; want %v", err, graph.ErrReadOnly)
	}
}
