package extract

import (
	"context"
	"encoding/json"
	"io/fs"
	"testing"
	"time"

	articles "github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/text"
)

// ownArticles are the project's own articles, in the order of their names.
func ownArticles(tb testing.TB) []*text.Document {
	tb.Helper()
	names, err := fs.Glob(articles.FS, "*/article.json")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no articles: %v", err)
	}
	var docs []*text.Document
	for _, name := range names {
		data, err := fs.ReadFile(articles.FS, name)
		if err != nil {
			tb.Fatal(err)
		}
		var a struct{ ID, Title, Text, Published, Source string }
		if err := json.Unmarshal(data, &a); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		day, err := time.Parse("2006-01-02", a.Published)
		if err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		docs = append(docs, &text.Document{ID: a.ID, Title: a.Title, Text: a.Text, Source: a.Source, Published: day})
	}
	return docs
}

// BenchmarkExtract reads the project's own articles through all stages;
// BenchmarkMentions leaves out trees and events.
func BenchmarkExtract(b *testing.B) {
	benchmark(b, func(x *Extractor, doc *text.Document) (*Reading, error) { return x.Extract(context.Background(), doc) })
}

func BenchmarkMentions(b *testing.B) {
	benchmark(b, func(x *Extractor, doc *text.Document) (*Reading, error) { return x.Mentions(context.Background(), doc) })
}

func BenchmarkSentences(b *testing.B) {
	benchmark(b, func(_ *Extractor, doc *text.Document) (*Reading, error) {
		return &Reading{Document: doc, Sentences: sentences(doc)}, nil
	})
}

func benchmark(b *testing.B, read func(*Extractor, *text.Document) (*Reading, error)) {
	docs := ownArticles(b)
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	size, count := 0, 0
	for _, doc := range docs {
		size += len(doc.Text)
		if _, err := read(x, doc); err != nil { // load tables and weights outside the clock
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		count = 0
		for _, doc := range docs {
			r, err := read(x, doc)
			if err != nil {
				b.Fatal(err)
			}
			count += len(r.Sentences)
		}
	}
	b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
