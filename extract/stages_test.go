package extract

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/syntax"
)

// stagedArticles are those whose every stage is kept as a golden file: a night
// of drones with totals and shares, and news in capitals.
var stagedArticles = []string{"drone-night", "colombia-capitals"}

// TestStages holds what each stage makes of an article to its golden file.
func TestStages(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range ownArticles(t) {
		if !slices.Contains(stagedArticles, doc.ID) {
			continue
		}
		t.Run(doc.ID, func(t *testing.T) {
			r, err := x.Extract(context.Background(), doc)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			for _, s := range r.Sentences {
				fmt.Fprintf(&b, "%d\t%d\t%s\t[%d,%d)\t%s\n", s.Index, s.Paragraph, s.Zone, s.Start, s.End, s.Of(doc.Text))
			}
			check(t, doc.ID, "sentences.tsv", &b)
			w := event.NewWriter(&b)
			for i := range r.Mentions {
				if err := w.Mention(&r.Mentions[i]); err != nil {
					t.Fatal(err)
				}
			}
			check(t, doc.ID, "mentions.jsonl", &b)
			for i, tree := range r.Trees {
				if tree != nil {
					fmt.Fprintf(&b, "# sentence %d\n", i)
					for j, word := range tree.Words {
						fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%s\n", j, word.Form, word.UPOS, word.XPOS, word.Head, word.Rel)
					}
				}
			}
			check(t, doc.ID, "syntax.tsv", &b)
			for i := range r.Events {
				if err := w.Event(&r.Events[i]); err != nil {
					t.Fatal(err)
				}
			}
			check(t, doc.ID, "events.jsonl", &b)
		})
	}
}

// check holds one stage to its golden file and empties b.
func check(t *testing.T, article, stage string, b *bytes.Buffer) {
	t.Helper()
	golden.Check(t, filepath.Join("testdata", "stages", article, stage), b.Bytes())
	b.Reset()
}

// FuzzExtract holds the extractor to its promises on any text: no panic, spans
// that are the slices they claim to be, known categories. Seeds are paragraphs:
// the fuzzer makes each find as short as it can before it goes on, which for a
// whole article takes it a minute. To fuzz at length:
//
//	go test ./extract -run XXX -fuzz FuzzExtract -fuzztime 5m -fuzzminimizetime 20x
func FuzzExtract(f *testing.F) {
	article := ownArticles(f)[0]
	for _, doc := range ownArticles(f) {
		for i, paragraph := range strings.Split(doc.Text, "\n\n") {
			if i%4 == 1 && len(paragraph) < 500 {
				f.Add(paragraph)
			}
		}
	}
	f.Add("Drones hit. 🚀 ДРОН сбит над Курском; | a | b |\n\n“He said ‘they shot down nine, five over and three over’”")
	f.Add("Inspectors named mustard gas as the toxic agent in the shells that fell on the town.")
	f.Add("There was a gang hidden in the cellar of the mill and they waited for the sentry to come in and shot him. I saw the body of one man who killed him.")
	x, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := *article
		doc.Text = string([]rune(s)) // valid UTF-8
		r, err := x.Extract(context.Background(), &doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.All {
			e := &r.All[i]
			if !e.Category.Known() || !e.Mode.Known() {
				t.Errorf("event of category %q, mode %q", e.Category, e.Mode)
			}
			checkQuote(t, doc.Text, e.Trigger)
			checkQuote(t, doc.Text, e.Evidence)
			for _, refs := range [][]event.Ref{e.Actors, e.Recipients, e.Targets, e.Places, e.Weapons, e.Claims} {
				for _, ref := range refs {
					if ref.Text != "" {
						checkQuote(t, doc.Text, event.Quote{Span: ref.Span, Text: ref.Text})
					}
				}
			}
		}
		for i := range r.Mentions {
			checkQuote(t, doc.Text, event.Quote{Span: r.Mentions[i].Span, Text: r.Mentions[i].Text})
		}
		for i, tree := range r.Trees {
			if tree != nil && len(tree.Words) != len(r.Sentences[i].Tokens) {
				t.Errorf("sentence %d: %d words of %d tokens", i, len(tree.Words), len(r.Sentences[i].Tokens))
			}
		}
	})
}

func checkQuote(t *testing.T, s string, q event.Quote) {
	t.Helper()
	if q.Start < 0 || q.End > len(s) || q.Start > q.End || s[q.Start:q.End] != q.Text {
		t.Errorf("[%d,%d) is not %q", q.Start, q.End, q.Text)
	}
}

// TestSameInputSameBytes reads the articles twice, the second time by another
// extractor, and wants the same records.
func TestSameInputSameBytes(t *testing.T) {
	var runs [2]bytes.Buffer
	for i := range runs {
		x, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		w := event.NewWriter(&runs[i])
		for _, doc := range ownArticles(t) {
			r, err := x.Extract(context.Background(), doc)
			if err != nil {
				t.Fatal(err)
			}
			for j := range r.Events {
				if err := w.Event(&r.Events[j]); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if !bytes.Equal(runs[0].Bytes(), runs[1].Bytes()) {
		t.Error("two readings of the same articles differ")
	}
}

// BenchmarkParse parses every sentence of the project's own articles.
func BenchmarkParse(b *testing.B) {
	docs := ownArticles(b)
	p, err := syntax.Default()
	if err != nil {
		b.Fatal(err)
	}
	size, words := 0, 0
	for _, doc := range docs {
		size += len(doc.Text)
	}
	b.SetBytes(int64(size))
	var tree syntax.Tree
	for b.Loop() {
		words = 0
		for _, doc := range docs {
			for _, s := range sentences(doc) {
				p.Parse(&tree, doc.Text, s.Tokens)
				words += len(tree.Words)
			}
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
