package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/loaders"
)

// TestLoadGoesOnWhereItStopped interrupts a load of one large file again and
// again: in the end each article is stored once, and little was read twice.
func TestLoadGoesOnWhereItStopped(t *testing.T) {
	// Blank lines, for the file to be more than a worker takes at once.
	all := append(bundled(t, 2), bytes.Repeat([]byte("\n"), 1<<20)...)
	for _, name := range []string{"all.jsonl", "all.jsonl.gz"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			content := all
			if strings.HasSuffix(name, ".gz") {
				var b bytes.Buffer
				z := gzip.NewWriter(&b)
				z.Write(all)
				z.Close()
				content = b.Bytes()
			}
			if err := os.WriteFile(path, content, 0o644); err != nil {
				t.Fatal(err)
			}
			store, x := openStore(t), newExtractor(t)
			stored, resumed := 0, 0
			for round := 0; ; round++ {
				in, err := Find([]string{path}, "auto", nil)
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithCancel(t.Context())
				seen := 0
				l, err := Load(ctx, in, x, store, 4, Options{Reader: "test", Progress: func(Tally, int64) {
					if seen++; seen == 12 {
						time.Sleep(50 * time.Millisecond) // for the store to catch up
						cancel()
					}
				}})
				cancel()
				stored += l.stored()
				resumed += l.Resumed
				if err == nil {
					if l.Same+l.stored() != l.Read {
						t.Errorf("%+v does not add up", l)
					}
					break
				}
				if !errors.Is(err, context.Canceled) || round > 40 {
					t.Fatalf("round %d: %v", round, err)
				}
			}
			if stored != 40 || resumed == 0 {
				t.Errorf("stored %d articles, passed over %d lines; want 40 and some", stored, resumed)
			}
			if _, err := os.Stat(filepath.Join(store.Path(), journalFile)); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the journal is still there: %v", err)
			}
		})
	}
}

// What the store holds is not read again, unless somebody else reads it, or it
// says something else now.
func TestWhatIsKnownIsNotReadAgain(t *testing.T) {
	store, x := openStore(t), newExtractor(t)
	load := func(reader, content string) Loaded {
		l, err := Load(t.Context(), input("a.jsonl", content), x, store, 2, Options{Reader: reader})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	first := `{"id":"a","text":"Rebels shelled the town on Monday, killing two people.","published":"2024-05-15"}` + "\n"
	second := strings.Replace(first, "two", "four", 1)
	load("one", first)
	known, err := openSeen(store, "one")
	if err != nil {
		t.Fatal(err)
	}
	if len(known.sorted) != 1 {
		t.Errorf("%d articles are remembered; want one", len(known.sorted))
	}
	known.close()
	if l := load("one", first); l.Same != 1 {
		t.Errorf("again: %+v; want one known", l)
	}
	if l := load("two", first); l.Same != 1 {
		t.Errorf("another reader: %+v; want one known", l)
	}
	if l := load("one", second); l.Revised != 1 {
		t.Errorf("changed: %+v; want one revised", l)
	}
	// An earlier version is no news, whoever reads it: it is loaded again more
	// often than somebody takes a change back.
	for _, reader := range []string{"one", "two"} {
		if l := load(reader, first); l.Same != 1 {
			t.Errorf("%s, the earlier version: %+v; want one known", reader, l)
		}
	}
	// A file of it that is cut short or gone costs no more than a reading.
	path := filepath.Join(store.Path(), seenFile)
	if err := os.Truncate(path, 21); err != nil {
		t.Fatal(err)
	}
	if l := load("one", first); l.Same != 1 {
		t.Errorf("after a cut: %+v; want one known", l)
	}
}

func TestFolderOfParts(t *testing.T) {
	dir := t.TempDir()
	want := 0
	for i := range 300 {
		name := filepath.Join(dir, "d", strings.Repeat("x", i%7+1), strings.Repeat("y", i/7+1)+".txt")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		text := strings.Repeat("A ferry sank. ", i%5)
		if i%5 > 0 {
			want++
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in, err := Find([]string{dir}, "auto", nil)
	if err != nil {
		t.Fatal(err)
	}
	tally, err := readInto(t.Context(), in, Options{Workers: 4}, slowly, func(*extract.Reading) error { return nil })
	if err != nil || tally.Read != want || tally.Skipped[loaders.SkipEmpty] != 300-want {
		t.Errorf("got %s, %v; want %d read", tally, err, want)
	}
}

// Links that lead in a circle, nowhere or to a folder are told; the files beside
// them are read once.
func TestLinksAreNotFollowedInCircles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A ferry sank."), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"circle.txt": "circle.txt", "nowhere.txt": "gone.txt", "up": "."} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	in, err := Find([]string{dir}, "auto", nil)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	tally, err := readInto(t.Context(), in, Options{Skipped: func(s loaders.Skip) { told = append(told, s.Detail) }}, slowly, func(*extract.Reading) error { return nil })
	if err != nil || tally.Read != 1 || tally.Skipped[loaders.SkipNoAccess] != 3 {
		t.Errorf("got %s, %v, told %q; want one read and three told", tally, err, told)
	}
	if _, err := Find([]string{filepath.Join(dir, "*.md")}, "auto", nil); err == nil {
		t.Error("a pattern without matches is no error")
	}
	if in, err := Find([]string{filepath.Join(dir, "[a-b].txt")}, "auto", nil); err != nil || len(in.List) != 1 {
		t.Errorf("a pattern gave %d inputs, %v; want one", len(in.List), err)
	}
}
