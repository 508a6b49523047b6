package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// BenchmarkPath walks Cayley's own paths over stores of 100 thousand and a
// million quads, in several orders of writing.
func BenchmarkPath(b *testing.B) {
	ctx := context.Background()
	for _, articles := range []uint64{280, 2800} {
		s, err := graph.Open(ctx, filepath.Join(b.TempDir(), "db"), graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		for n := uint64(0); n < articles; n += 70 {
			var batch []graph.Article
			for i := range uint64(70) {
				batch = append(batch, graphtest.Generate(1, n+i))
			}
			if _, err := s.Add(ctx, batch); err != nil {
				b.Fatal(err)
			}
		}
		qs := s.Cayley()
		st, err := qs.Stats(ctx, true)
		if err != nil {
			b.Fatal(err)
		}
		drone, day := quad.Value(vocab.EntityIRI("weapon/vilha")), quad.Value(vocab.DayIRI("2022-04-01"))
		for _, c := range []struct {
			name string
			path *path.Path
		}{
			{"one-hop", path.StartPath(qs, day).In(vocab.HasTime)},
			{"date-first", path.StartPath(qs, day).In(vocab.HasTime).Out(vocab.HasPlace).Out(vocab.Within)},
			{"date-first-has", path.StartPath(qs, day).In(vocab.HasTime).Has(vocab.Status, vocab.StatusIRI("actual")).Out(vocab.HasPlace)},
			{"date-and-weapon", path.StartPath(qs, day).In(vocab.HasTime).And(path.StartPath(qs, drone).In(vocab.Weapon).In(vocab.Uses)).Out(vocab.HasPlace)},
		} {
			b.Run(fmt.Sprintf("%dk-quads/%s", st.Quads.Size/1000, c.name), func(b *testing.B) {
				n := 0
				for b.Loop() {
					values, err := c.path.Iterate(ctx).AllValues(qs)
					if err != nil {
						b.Fatal(err)
					}
					n = len(values)
				}
				b.ReportMetric(float64(n), "results")
			})
		}
	}
}
