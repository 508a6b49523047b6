package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
)

func BenchmarkQuads(b *testing.B) {
	a := graphtest.Night()
	n := 0
	for b.Loop() {
		n += len(graph.Quads(a))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(n)/float64(b.N)/float64(len(a.Events)), "quads/event")
}

// BenchmarkAdd loads generated articles, each a durable set of its own.
func BenchmarkAdd(b *testing.B) {
	ctx := context.Background()
	for _, batch := range []int{1, 100} {
		b.Run(fmt.Sprintf("batch-%d", batch), func(b *testing.B) {
			s, err := graph.Open(ctx, filepath.Join(b.TempDir(), "db"), graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			n, events := uint64(0), 0
			for b.Loop() {
				b.StopTimer()
				articles := make([]graph.Article, batch)
				for i := range articles {
					articles[i] = graphtest.Generate(1, n)
					events += len(articles[i].Events)
					n++
				}
				b.StartTimer()
				if _, err := s.Add(ctx, articles); err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			st, err := s.Stats(ctx)
			if err != nil {
				b.Fatal(err)
			}
			seconds := b.Elapsed().Seconds()
			b.ReportMetric(float64(n)/seconds, "articles/s")
			b.ReportMetric(float64(st.Quads)/seconds, "quads/s")
			b.ReportMetric(float64(st.Bytes)/float64(st.Quads), "bytes/quad")
			b.ReportMetric(float64(st.Quads)/float64(events), "quads/event")
		})
	}
}
