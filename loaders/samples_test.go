package loaders

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/text"
)

// samples returns the files in testdata/NAME of each loader, by its name.
func samples(t testing.TB) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, l := range All() {
		files, err := filepath.Glob(filepath.Join("testdata", l.Name, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if filepath.Ext(f) != ".golden" {
				all[l.Name] = append(all[l.Name], f)
			}
		}
	}
	return all
}

// TestSamples holds what each sample gives to its golden file, and the format
// that is detected by content or by name to its folder.
func TestSamples(t *testing.T) {
	for name, files := range samples(t) {
		for _, file := range files {
			t.Run(name+"/"+filepath.Base(file), func(t *testing.T) {
				b, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				detected, err := Detect(file, b[:min(len(b), SniffLen)])
				if err != nil || detected.Name != name {
					t.Fatalf("detected as %q, %v; want %q", detected.Name, err, name)
				}
				golden.Check(t, file+".golden", loaded(t, detected, filepath.Base(file), b))
			})
		}
	}
}

// loaded returns a line of JSON for each article and skip that l makes of b.
func loaded(t *testing.T, l Loader, name string, b []byte) []byte {
	var out bytes.Buffer
	write := func(v any) {
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	o := Options{
		Name: name,
		Skip: func(s Skip) { write(map[string]string{"where": s.Where, "skip": string(s.Reason)}) },
		Repair: func(where string, n int) {
			write(map[string]any{"where": where, "mended": n})
		},
	}
	err := l.Load(t.Context(), bytes.NewReader(b), o, func(d *text.Document) error {
		published := ""
		if !d.Published.IsZero() {
			published = d.Published.Format(time.RFC3339)
		}
		write(struct{ ID, Title, Author, Source, URL, Published, Text string }{d.ID, d.Title, d.Author, d.Source, d.URL, published, d.Text})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzSamples changes the samples of all formats. Whatever comes, a loader does
// not panic, returns no error of its own, and its articles are whole.
func FuzzSamples(f *testing.F) {
	var names []string
	for _, l := range All() {
		names = append(names, l.Name)
	}
	for name, files := range samples(f) {
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(slices.Index(names, name), b)
		}
	}
	f.Fuzz(func(t *testing.T, which int, b []byte) {
		if which < 0 || which >= len(names) {
			t.Skip("no such loader")
		}
		l, err := Lookup(names[which])
		if err != nil {
			t.Fatal(err)
		}
		const limit = 1 << 20
		err = l.Load(t.Context(), bytes.NewReader(b), Options{MaxBytes: limit}, func(d *text.Document) error {
			if d.ID == "" || strings.TrimSpace(d.Text) == "" || len(d.Text) > limit || strings.ToValidUTF8(d.Text, "") != d.Text {
				t.Errorf("%s made the document %+v", l.Name, d)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
	})
}

// BenchmarkSamples reads the samples of each format.
func BenchmarkSamples(b *testing.B) {
	all := samples(b)
	for _, l := range All() {
		for _, file := range all[l.Name] {
			in, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(l.Name+"/"+filepath.Base(file), func(b *testing.B) {
				b.SetBytes(int64(len(in)))
				for b.Loop() {
					if err := l.Load(b.Context(), bytes.NewReader(in), Options{}, func(*text.Document) error { return nil }); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
