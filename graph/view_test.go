package graph_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// articlesAt lists the IDs of the articles that a view knows.
func articlesAt(t *testing.T, s *graph.Store, m graph.Moment) []string {
	t.Helper()
	ctx := context.Background()
	v, err := s.At(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	iris, err := v.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for _, iri := range iris {
		ids = append(ids, vocab.Short(iri)[len("article/"):])
	}
	return ids
}

func TestViewOfAMoment(t *testing.T) {
	ctx := context.Background()
	clock := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add(t, s, graphtest.Night(), graphtest.Morrow()) // published 15 and 20 May, loaded 1 June
	clock = clock.AddDate(0, 0, 1)
	revised := graphtest.Night() // loaded 2 June as of 18 May
	revised.Document.Published = time.Date(2024, 5, 18, 9, 30, 0, 0, time.UTC)
	undated := graphtest.Quiet()
	undated.Document.Published = time.Time{}
	add(t, s, revised, undated)

	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		name   string
		moment graph.Moment
		want   []string
	}{
		{"now", graph.Moment{}, []string{"morrow", "night/2", "quiet"}},
		{"before all", graph.Moment{Until: at("2024-05-15T00:00:00Z")}, []string{}},
		{"within the day of an article that gives no hour", graph.Moment{Until: at("2024-05-15T23:00:00Z")}, []string{}},
		{"once that day is over", graph.Moment{Until: at("2024-05-16T00:00:00Z")}, []string{"night"}},
		{"a minute before the revision", graph.Moment{Until: at("2024-05-18T09:30:00Z")}, []string{"night"}},
		{"a minute after it", graph.Moment{Until: at("2024-05-18T09:31:00Z")}, []string{"night/2"}},
		{"the undated one counts from its loading", graph.Moment{Until: at("2024-06-03T00:00:00Z")}, []string{"morrow", "night/2", "quiet"}},
		{"by loading, before all", graph.Moment{Until: at("2024-06-01T12:00:00Z"), Clock: graph.ByLoaded}, []string{}},
		{"by loading, between", graph.Moment{Until: at("2024-06-01T12:00:01Z"), Clock: graph.ByLoaded}, []string{"morrow", "night"}},
		{"by loading, after all", graph.Moment{Until: at("2024-06-09T00:00:00Z"), Clock: graph.ByLoaded}, []string{"morrow", "night/2", "quiet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := articlesAt(t, s, c.moment); !slices.Equal(got, c.want) {
				t.Errorf("articles %q; want %q", got, c.want)
			}
		})
	}
}

// A view stays as it was, and says the same as the store does of each subject.
func TestViewStays(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	add(t, s, graphtest.Night())
	v, err := s.At(ctx, graph.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	add(t, s, graphtest.Morrow())
	if iris, err := v.Articles(ctx); err != nil || len(iris) != 1 {
		t.Errorf("%v, %v; want the one article that was there", iris, err)
	}
	for _, q := range graph.Quads(graphtest.Night()) {
		seen, err := v.Facts(ctx, q.Subject)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(seen, q) {
			t.Errorf("a view does not know %v", q)
		}
	}
	v.Close()
	if _, err := v.Articles(ctx); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("closed, it gave %v; want %v", err, graph.ErrClosed)
	}
}
