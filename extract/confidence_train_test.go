package extract

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
	"github.com/annals-kg/annals/text"
)

// TestTrainConfidence learns confidence_weights.bin from articles whose events
// are coded by hand, where TRAIN_CONFIDENCE names a directory that holds them:
//
//	TRAIN_CONFIDENCE=DIR go test ./extract -run TestTrainConfidence -v
//
// DIR holds muc4.jsonl, strikes.jsonl and wikievents.jsonl, and ../seed beside it
// the seed article; the project's own articles and those of other genres are read
// as well. It first learns from each half of every corpus and
// prints how the other half is rated, then learns from all.
// TRAIN_CONFIDENCE_PART=even or odd keeps the weights of that half alone, for
// rulers on the other. Same articles, same bytes.
func TestTrainConfidence(t *testing.T) {
	dir := os.Getenv("TRAIN_CONFIDENCE")
	if dir == "" {
		t.Skip("TRAIN_CONFIDENCE names no directory of articles with coded events")
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	halves := judgedHalves(t, x, dir)
	examples := slices.Concat(halves[0], halves[1])
	var unseen []judged
	var scores []float64
	for half := range halves {
		w := fitConfidence(halves[half])
		for _, e := range halves[1-half] {
			unseen, scores = append(unseen, e), append(scores, w.score(e.weights))
		}
	}
	slope, shift := fitLine(unseen, scores)
	t.Logf("%d events; calibration: %.3f x %+.3f", len(examples), slope, shift)
	for _, corpus := range []string{"", "own", "genres", "strikes", "wikievents", "muc4"} {
		reportReliability(t, corpus, unseen, scores, slope, shift)
	}

	learn := examples
	switch os.Getenv("TRAIN_CONFIDENCE_PART") {
	case "even":
		learn = halves[0]
	case "odd":
		learn = halves[1]
	}
	w := fitConfidence(learn).along(slope, shift, hashFeature("bias", ""))
	if err := os.WriteFile("confidence_weights.bin", w.bytes(weightScale), 0o644); err != nil {
		t.Fatal(err)
	}
}

// judgedHalves reads the articles with the extractor and returns what their
// gold says of each event, by the parity of the article.
func judgedHalves(t *testing.T, x *Extractor, dir string) (halves [2][]judged) {
	found := map[event.ID][]uint32{}
	x.observe = func(id event.ID, weights []uint32) { found[id] = slices.Clone(weights) }
	var examples []judged
	add := func(corpus string, n int, e *event.Event, right bool, weight float64) {
		if w := found[e.ID]; w != nil {
			examples = append(examples, judged{w, right, weight, corpus, n%2 == 1})
		}
	}
	read := func(doc *text.Document) []event.Event {
		clear(found)
		r, err := x.Extract(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		return append(r.Events, r.Doubtful...)
	}

	own, err := eval.ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	strikes, err := eval.ReadStrikes(os.DirFS(dir), "strikes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	genres, err := eval.ReadCases(os.DirFS("../testdata/genres/articles"), os.DirFS("../testdata/genres/gold"))
	if err != nil {
		t.Fatal(err)
	}
	seed, err := eval.ReadSeed(os.DirFS(filepath.Join(dir, "..")), "seed")
	if err != nil {
		t.Fatal(err)
	}
	for name, cases := range map[string][]eval.Case{"own": own, "genres": genres, "strikes": strikes, "seed": {*seed}} {
		for n := range cases {
			events := read(&cases[n].Document)
			for i, v := range eval.Judge(&cases[n], events) {
				if v != eval.Optional {
					add(name, n, &events[i], v == eval.Right, map[string]float64{"own": 3, "genres": 3, "seed": 3, "strikes": 5}[name])
				}
			}
		}
	}
	readMUC(t, filepath.Join(dir, "muc4.jsonl"), func(n int, doc *text.Document, templates []mucTemplate) {
		events := read(doc)
		for i := range events {
			if e := &events[i]; mucType(e) != "" && (e.Status == event.Actual || e.Status == event.Attempted) {
				add("muc4", n, e, reportable(e, templates), 1)
			}
		}
	})
	readWikiEvents(t, filepath.Join(dir, "wikievents.jsonl"), func(n int, doc *text.Document, golds []wikiEvent) {
		events := read(doc)
		for i := range events {
			e := &events[i]
			if wikiType(e.Category) == "" {
				continue
			}
			right := false
			for i := range golds {
				right = right || golds[i].meets(e)
			}
			add("wikievents", n, e, right, 3)
		}
	})
	slices.SortStableFunc(examples, func(a, b judged) int { return strings.Compare(a.corpus, b.corpus) })

	for _, e := range examples {
		halves[parity(e.odd)] = append(halves[parity(e.odd)], e)
	}
	return halves
}

// fitConfidence learns the weights of the confidence.
func fitConfidence(examples []judged) regression {
	return fit(examples, fitting{size: confidenceTable, epochs: 12, least: 3, penalty: func(f uint32) float64 {
		if f >= eventWeights {
			return 0.1 // the words of an article are many and tell little
		}
		return 1e-2
	}})
}
