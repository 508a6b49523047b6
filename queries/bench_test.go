package queries_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
)

// BenchmarkQuery asks over stores of 100 thousand and a million quads, four
// articles a day, so that a day's answer stays the same while the graph grows.
func BenchmarkQuery(b *testing.B) {
	ctx := context.Background()
	for _, articles := range []uint64{280, 2800} {
		s, err := graph.Open(ctx, filepath.Join(b.TempDir(), "db"), graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		var batch []graph.Article
		for n := range articles {
			batch = append(batch, graphtest.Generate(1, n))
			if len(batch) == 100 || n == articles-1 {
				if _, err := s.Add(ctx, batch); err != nil {
					b.Fatal(err)
				}
				batch = batch[:0]
			}
		}
		// Closed and opened, the store is on disk as a later command finds it.
		path := s.Path()
		s.Close()
		if s, err = graph.Open(ctx, path, graph.Options{ReadOnly: true}); err != nil {
			b.Fatal(err)
		}
		st, err := s.Cayley().Stats(ctx, true)
		if err != nil {
			b.Fatal(err)
		}
		for _, line := range []string{
			"regions --weapon drone --on 2022-04-01",
			"timeline --from 2022-04-01 --to 2022-04-07",
			"weapons --region \"Region 5\" --on 2022-04",
			"events --weapon Vilha --limit 20",
			"events --place \"Town 77\"",
			"claims --claimant Russia --on 2022-04-01",
		} {
			b.Run(fmt.Sprintf("%dk-quads/%s", st.Quads.Size/1000, line), func(b *testing.B) {
				rows := 0
				for b.Loop() {
					a, err := ask(ctx, s, line)
					if err != nil {
						b.Fatal(err)
					}
					rows = len(a.Rows)
				}
				b.ReportMetric(float64(rows), "rows")
				b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/query")
			})
		}
		s.Close()
	}
}
