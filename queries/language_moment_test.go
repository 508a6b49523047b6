package queries_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/queries"
)

// What a later reading replaced is in no answer, whatever the language; at a
// moment before it, the earlier one is.
func TestLanguagesSeeOneReading(t *testing.T) {
	ctx := context.Background()
	at := func(hour int) time.Time { return time.Date(2024, 6, 1, hour, 0, 0, 0, time.UTC) }
	now := at(10)
	s, err := graph.Open(ctx, t.TempDir()+"/db", graph.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add := func(a graph.Article) {
		if _, err := s.Add(ctx, []graph.Article{a}); err != nil {
			t.Fatal(err)
		}
	}
	add(graphtest.Night())
	now = at(14)
	shorter := graphtest.Night()
	shorter.Events = shorter.Events[:5]
	add(shorter)
	now = at(18)
	add(graphtest.Morrow())

	const (
		events    = `g.V().has(I("an:status")).unique().all()`
		evidences = `g.V().has(I("an:status")).out(I("an:evidence")).unique().all()`
		shot      = `{ nodes(<https://annals-kg.org/ns#status>: <https://annals-kg.org/status/actual>) { id } }`
	)
	loaded := func(hour int) graph.Moment { return graph.Moment{Until: at(hour), Clock: graph.ByLoaded} }
	for _, c := range []struct {
		name, language, text string
		moment               graph.Moment
		rows                 int
	}{
		{"before all", "gizmo", events, loaded(9), 0},
		{"the first reading", "gizmo", events, loaded(12), 14},
		{"the second", "gizmo", events, loaded(16), 5},
		{"now", "gizmo", events, graph.Moment{}, 8},
		{"a path over two quads", "gizmo", evidences, loaded(16), 5},
		{"backwards from a day", "gizmo", `g.V(I("time/2024-05-15")).in([I("sem:hasTime"), I("an:presumedTime")]).unique().all()`, loaded(16), 3},
		{"a join", "gizmo", `g.V(I("weapon/drone")).in(I("an:weapon")).in(I("an:uses")).has(I("an:status"), I("status/actual")).unique().all()`, loaded(16), 1},
		{"without a plan", "gizmo", `g.V(I("time/2024-05-15")).inPredicates().all()`, loaded(9), 0},
		{"graphql, the first reading", "graphql", shot, loaded(12), 12},
		{"graphql, the second", "graphql", shot, loaded(16), 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := queries.Ask(ctx, s, c.language, c.text, c.moment, queries.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Rows) != c.rows {
				t.Errorf("%d rows; want %d: %v", len(a.Rows), c.rows, fmt.Sprint(a.Rows))
			}
		})
	}
}
