package queries_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/temporal"
)

// strikes is an article of attacks on one town on one day: one for each number of
// killed, at the hours that go with it, from and to, where they are not empty.
func strikes(id, published, claimant string, killed []float64, hours ...string) graph.Article {
	a := strike(id, published, claimant, event.Says, nil, event.Actual)
	one := a.Events[0]
	a.Events = nil
	for i, n := range killed {
		e := one
		e.Trigger.Start += i // each has words of its own
		e.ID = event.NewID(id, e.Trigger.Span, e.Category, i)
		e.Killed = event.Exactly(n, fmt.Sprint(n))
		if len(hours) > 2*i {
			e.Time = &event.Time{Value: "2025-03-01", From: "2025-03-01T" + hours[2*i], To: "2025-03-01T" + hours[2*i+1], Granularity: temporal.PartOfDay, Basis: event.BasisText}
		}
		a.Events = append(a.Events, e)
	}
	return a
}

// Events of one town and day are told apart where an article tells them apart, or
// their hours do.
func TestOccasions(t *testing.T) {
	ctx := context.Background()
	night, evening := []string{"01:00:00Z", "04:00:00Z"}, []string{"18:00:00Z", "21:00:00Z"}
	for _, c := range []struct {
		name     string
		first    graph.Article
		second   graph.Article
		disputed []string
		changes  []string // from the first article to both
	}{
		{"one of each", strikes("a", "2025-03-01", "mayor", []float64{3}), strikes("b", "2025-03-02", "army", []float64{5}),
			[]string{"3 (mayor); 5 (army)"}, []string{"revised number"}},
		{"two of each", strikes("a", "2025-03-01", "mayor", []float64{3, 5}), strikes("b", "2025-03-02", "army", []float64{5, 3}),
			nil, []string{"new claim", "new claim"}},
		{"two, and one of them otherwise", strikes("a", "2025-03-01", "mayor", []float64{3, 5}), strikes("b", "2025-03-02", "army", []float64{5, 8}),
			[]string{"3 (mayor); 8 (army)"}, []string{"new claim", "revised number"}},
		{"one, then two", strikes("a", "2025-03-01", "mayor", []float64{3}), strikes("b", "2025-03-02", "army", []float64{3, 5}),
			nil, []string{"new event", "new claim"}},
		{"at other hours", strikes("a", "2025-03-01", "mayor", []float64{3}, night...), strikes("b", "2025-03-02", "army", []float64{5}, evening...),
			nil, []string{"new event"}},
		{"at hours not far apart", strikes("a", "2025-03-01", "mayor", []float64{3}, night...), strikes("b", "2025-03-02", "army", []float64{5}, "05:00:00Z", "08:00:00Z"),
			[]string{"3 (mayor); 5 (army)"}, []string{"revised number"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if _, err := s.Add(ctx, []graph.Article{c.first, c.second}); err != nil {
				t.Fatal(err)
			}
			if got := column(t, mustAsk(t, s, "disputed"), "versions"); !slices.Equal(got, c.disputed) {
				t.Errorf("disputed: got %q; want %q", got, c.disputed)
			}
			if got := column(t, mustAsk(t, s, "diff --since 2025-03-01"), "change"); !slices.Equal(got, c.changes) {
				t.Errorf("diff: got %q; want %q", got, c.changes)
			}
		})
	}
}
