package queries_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/queries"
)

// Random filters find over the indexes what a look at each event of each article
// finds, whatever index they start from.
func TestFiltersFindWhatANaiveScanFinds(t *testing.T) {
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var articles []graph.Article
	for n := range uint64(80) {
		articles = append(articles, graphtest.Generate(7, n))
	}
	if _, err := s.Add(ctx, articles); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	const day = "2006-01-02"
	first := time.Date(2022, 2, 20, 0, 0, 0, 0, time.UTC)
	choices := map[string]func() string{
		"on": func() string {
			return first.AddDate(0, 0, r.IntN(40)).Format([]string{day, "2006-01", "2006"}[r.IntN(3)])
		},
		"from":     func() string { return first.AddDate(0, 0, r.IntN(20)).Format(day) },
		"to":       func() string { return first.AddDate(0, 0, 20+r.IntN(20)).Format(day) },
		"place":    func() string { return fmt.Sprint("Town ", r.IntN(40)) },
		"region":   func() string { return fmt.Sprint("Region ", r.IntN(24)) },
		"actor":    func() string { return []string{"Russia", "ukraine", "Russian air defence"}[r.IntN(3)] },
		"claimant": func() string { return []string{"Russian military", "Ukraine"}[r.IntN(2)] },
		"weapon":   func() string { return []string{"drone", "Shahed-136", "missile", "Vilha", "bombs"}[r.IntN(5)] },
		"source":   func() string { return []string{"River Wire", "Daily Harbour"}[r.IntN(2)] },
		"as-of":    func() string { return first.AddDate(0, 0, 5+r.IntN(40)).Format(day) },
	}
	names := []string{"on", "from", "to", "place", "region", "actor", "claimant", "weapon", "source", "as-of"}
	found := 0
	for range 200 {
		args := queries.Args{}
		for range 1 + r.IntN(3) {
			name := names[r.IntN(len(names))]
			args[name] = choices[name]()
		}
		if args["on"] != "" {
			delete(args, "from")
			delete(args, "to")
		}
		f, err := queries.FilterOf(args)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, a := range articles {
			if !f.AsOf.Until.IsZero() && a.Document.Published.AddDate(0, 0, 1).After(f.AsOf.Until) {
				continue
			}
			for i := range a.Events {
				if naive(&a.Events[i], a, args, f) {
					want = append(want, string(a.Events[i].ID))
				}
			}
		}
		got := []string{}
		answer, err := queries.Select(ctx, s, f)
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		for rep, err := range answer.Reports {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(rep.Event.ID))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%v: %d events; a naive scan finds %d\n%s", args, len(got), len(want), strings.Join(answer.Steps, "\n"))
		}
		found += len(got)
	}
	if found < 500 {
		t.Errorf("only %d events found in all; the filters say too little", found)
	}
}

// naive reports whether an event is asked for, by its record alone.
func naive(e *event.Event, a graph.Article, args queries.Args, f queries.Filter) bool {
	from, errFrom := time.Parse(time.DateOnly, e.Time.From)
	to, errTo := time.Parse(time.DateOnly, e.Time.To)
	if errFrom != nil || errTo != nil {
		return false
	}
	if !f.From.IsZero() && !to.After(f.From) || !f.To.IsZero() && !from.Before(f.To) {
		return false
	}
	bears := func(refs []event.Ref, name string) bool {
		return slices.ContainsFunc(refs, func(r event.Ref) bool { return strings.EqualFold(r.Name, name) })
	}
	if v := args["place"]; v != "" && !bears(e.Places, v) {
		return false
	}
	if v := args["region"]; v != "" && e.Places[0].Admin1 != v+" Oblast" {
		return false
	}
	if v := args["actor"]; v != "" && !bears(e.Actors, v) && !bears(e.Recipients, v) {
		return false
	}
	if v := args["claimant"]; v != "" && !bears(e.Claims, v) {
		return false
	}
	if v := args["source"]; v != "" && a.Document.Source != v {
		return false
	}
	v := strings.TrimSuffix(args["weapon"], "s")
	if v == "" {
		return true
	}
	for _, w := range e.Weapons {
		if strings.EqualFold(w.Name, v) {
			return true
		}
		for class := w.Class; class != ""; class = vocab.BroaderClass(class) {
			if class == v {
				return true
			}
		}
	}
	return false
}
