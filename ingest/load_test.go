package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/testdata/articles"
)

// bundled is the bundled articles as JSON lines, copies times over, each copy
// under IDs of its own.
func bundled(t testing.TB, copies int) []byte {
	var b bytes.Buffer
	files, err := fs.Glob(articles.FS, "*/article.json")
	if err != nil {
		t.Fatal(err)
	}
	for n := range copies {
		for _, file := range files {
			raw, err := fs.ReadFile(articles.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			var article map[string]any
			if err := json.Unmarshal(raw, &article); err != nil {
				t.Fatal(err)
			}
			article["id"] = fmt.Sprintf("%v-%d", article["id"], n)
			if err := json.NewEncoder(&b).Encode(article); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.Bytes()
}

func newExtractor(t testing.TB) *extract.Extractor {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func openStore(t testing.TB) *graph.Store {
	store, err := graph.Open(t.Context(), filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func TestLoadTwiceChangesNothing(t *testing.T) {
	in := input("articles.jsonl", string(bundled(t, 1)))
	store, x := openStore(t), newExtractor(t)
	first, err := Load(t.Context(), in, x, store, 3, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := store.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if first.New != first.Read || first.Events == 0 || before.Articles != first.New || before.Events != first.Events {
		t.Errorf("loaded %+v; the store has %d articles and %d events", first, before.Articles, before.Events)
	}
	second, err := Load(t.Context(), in, x, store, 100, Options{})
	if err != nil {
		t.Fatal(err)
	}
	after, err := store.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if second.Same != first.New || second.New != 0 || after.Quads != before.Quads {
		t.Errorf("the second load did %+v; %d quads before, %d after", second, before.Quads, after.Quads)
	}
	if got := second.String(); !strings.HasSuffix(got, "; stored nothing new, 20 known before") {
		t.Errorf("closing line %q", got)
	}
}

func TestLoadOfAChangedArticleIsARevision(t *testing.T) {
	store, x := openStore(t), newExtractor(t)
	load := func(text string) Loaded {
		l, err := Load(t.Context(), input("a.jsonl", `{"id":"a","text":"`+text+`","published":"2024-05-15"}`), x, store, 1, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	load("Rebels shelled the town on Monday, killing two people.")
	if l := load("Rebels shelled the town on Monday, killing four people."); l.Revised != 1 {
		t.Errorf("got %+v; want one revision", l)
	}
}

// TestVersionsDoNotTakeTurns loads inputs that hold one text or one ID twice:
// the second load, with and without memory of the first, changes nothing.
func TestVersionsDoNotTakeTurns(t *testing.T) {
	const words = "Rebels shelled the town on Monday, killing two people, and a bridge fell."
	for _, tt := range []struct {
		name, in               string
		fresh, copied, revised int
	}{
		{"a text on two days, without ID", `{"text":"` + words + `","published":"2024-05-15"}
			{"text":"` + words + `","published":"2024-05-22"}`, 1, 1, 0},
		{"a text in two newspapers, without ID", `{"text":"` + words + `","source":"Harbour Post"}
			{"text":"` + words + `","source":"Valley Times"}`, 1, 1, 0},
		{"a page in three versions", `{"url":"https://ford.example/1","text":"` + words + `"}
			{"url":"https://ford.example/1","text":"` + words + ` It was old."}
			{"url":"https://ford.example/1","text":"Rebels shelled the town."}`, 1, 0, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			store, x := openStore(t), newExtractor(t)
			in := input("a.jsonl", strings.ReplaceAll(tt.in, "\t", ""))
			for n, reader := range []string{"a", "a", "b", ""} {
				l, err := Load(t.Context(), in, x, store, 1, Options{Reader: reader})
				if err != nil {
					t.Fatal(err)
				}
				fresh, copied, revised := tt.fresh, tt.copied, tt.revised
				if n > 0 {
					fresh, copied, revised = 0, 0, 0
				}
				if l.New != fresh || l.Copied != copied || l.Revised != revised {
					t.Errorf("load %d: %v; want %d new, %d copies, %d revised", n+1, l, fresh, copied, revised)
				}
			}
		})
	}
}

// TestLoadSaysWhatIsStored stops a load in the middle: what it counts is in the
// store, and the next load adds the rest.
func TestLoadSaysWhatIsStored(t *testing.T) {
	all := bundled(t, 2)
	store, x := openStore(t), newExtractor(t)
	broken := Inputs{List: []Input{{Name: "cable", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(bytes.NewReader(all[:len(all)*2/3]), cutCable{})), nil
	}}}}
	first, err := Load(t.Context(), broken, x, store, 4, Options{Format: "jsonl"})
	if err == nil || !strings.Contains(err.Error(), "cable: cable cut") {
		t.Fatalf("got error %v; want that of the input, with its name", err)
	}
	stats, err := store.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if first.stored() == 0 || stats.Articles != first.stored() {
		t.Errorf("the load counts %d articles as stored; the store has %d", first.stored(), stats.Articles)
	}
	second, err := Load(t.Context(), input("all.jsonl", string(all)), x, store, 4, Options{})
	if err != nil || second.stored()+second.Same != 40 || second.Same != first.stored() || second.Copied == 0 {
		t.Errorf("the second load did %+v, %v; want %d known and the rest new, or copies", second, err, first.stored())
	}
}

type cutCable struct{}

func (cutCable) Read([]byte) (int, error) { return 0, fmt.Errorf("cable cut") }

// BenchmarkRead reads articles into events; BenchmarkLoad stores them too.
func BenchmarkRead(b *testing.B) {
	in, x := input("all.jsonl", string(bundled(b, 5))), newExtractor(b)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			articles, size := 0, 0
			for b.Loop() {
				_, err := Read(b.Context(), in, x, Options{Workers: workers}, func(r *extract.Reading) error {
					articles++
					size += len(r.Document.Text)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size / b.N))
			b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	in, x := input("all.jsonl", string(bundled(b, 5))), newExtractor(b)
	articles := 0
	var stats graph.Stats
	for b.Loop() {
		store := openStore(b)
		loaded, err := Load(b.Context(), in, x, store, 64, Options{})
		if err != nil {
			b.Fatal(err)
		}
		articles += loaded.stored()
		if stats, err = store.Stats(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(stats.Bytes)/float64(stats.Quads), "B/quad")
}
