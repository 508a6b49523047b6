package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/text"
)

// lines is an input of n articles, "0" to "n-1"; every tenth line is broken.
func lines(n int) string {
	var b strings.Builder
	for i := range n {
		if i%10 == 9 {
			fmt.Fprintf(&b, "{broken\n")
		} else {
			fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"Article %d.\"}\n", i, i)
		}
	}
	return b.String()
}

func input(name, s string) Inputs {
	return Inputs{List: []Input{{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }}}}
}

// slowly pretends to extract, for a random while, so that workers overtake
// each other.
func slowly(ctx context.Context, d *text.Document) (*extract.Reading, error) {
	time.Sleep(time.Duration(rand.IntN(200)) * time.Microsecond)
	return &extract.Reading{Document: d}, ctx.Err()
}

func TestReadKeepsTheOrder(t *testing.T) {
	var got []string
	o := Options{
		Workers: 8,
		Skipped: func(s loaders.Skip) { got = append(got, s.Where) },
	}
	tally, err := readInto(t.Context(), input("in.jsonl", lines(200)), o, slowly, func(r *extract.Reading) error {
		got = append(got, r.Document.ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range got {
		want := fmt.Sprint(i)
		if i%10 == 9 {
			want = fmt.Sprintf("in.jsonl:%d", i+1)
		}
		if s != want {
			t.Fatalf("article %d is %s; want %s", i, s, want)
		}
	}
	if want := "200 documents: 180 read, 20 skipped (20 broken JSON)"; tally.String() != want {
		t.Errorf("got %q; want %q", tally, want)
	}
}

func TestReadBoundsWhatIsInFlight(t *testing.T) {
	var inFlight, most atomic.Int64
	_, err := readInto(t.Context(), input("in.jsonl", lines(2000)), Options{Workers: 2}, func(ctx context.Context, d *text.Document) (*extract.Reading, error) {
		if n := inFlight.Add(1); n > most.Load() {
			most.Store(n)
		}
		return &extract.Reading{Document: d}, nil
	}, func(*extract.Reading) error {
		time.Sleep(10 * time.Microsecond) // a slow store
		inFlight.Add(-1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := most.Load(); n > 40 {
		t.Errorf("%d readings waited at once; want at most the queue of two workers and a few", n)
	}
}

func TestReadStopsAtTheFirstError(t *testing.T) {
	broken := errors.New("disk full")
	n := 0
	tally, err := readInto(t.Context(), input("in.jsonl", lines(2000)), Options{}, slowly, func(*extract.Reading) error {
		if n++; n == 5 {
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) || n != 5 || tally.Read != 4 {
		t.Errorf("got %v after %d readings, %d counted; want %v after 5, 4 counted", err, n, tally.Read, broken)
	}
	_, err = readInto(t.Context(), input("in.jsonl", lines(20)), Options{}, func(context.Context, *text.Document) (*extract.Reading, error) {
		return nil, broken
	}, func(*extract.Reading) error { return nil })
	if !errors.Is(err, broken) {
		t.Errorf("error of the extractor came back as %v", err)
	}
}

func TestAFaultCostsOneArticle(t *testing.T) {
	var skips []string
	o := Options{Skipped: func(s loaders.Skip) { skips = append(skips, s.String()) }}
	tally, err := readInto(t.Context(), input("in.jsonl", lines(9)), o, func(ctx context.Context, d *text.Document) (*extract.Reading, error) {
		if d.ID == "4" {
			var none []int
			_ = none[len(d.ID)]
		}
		return &extract.Reading{Document: d}, nil
	}, func(*extract.Reading) error { return nil })
	if err != nil || tally.String() != "9 documents: 8 read, 1 skipped (1 fault)" {
		t.Errorf("got %q, %v", tally, err)
	}
	if len(skips) != 1 || !strings.HasPrefix(skips[0], "in.jsonl: 4: skipped: fault: runtime error: index out of range [1] with length 0 at ") ||
		!strings.Contains(skips[0], "ingest.TestAFaultCostsOneArticle") {
		t.Errorf("got %q", skips)
	}
}

func TestReadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	// An input that never ends, as a terminal.
	r, w := io.Pipe()
	defer w.Close()
	go w.Write([]byte(lines(9)))
	endless := Inputs{List: []Input{{Name: "-", Open: func() (io.ReadCloser, error) { return r, nil }}}}
	n := 0
	_, err := readInto(ctx, endless, Options{}, slowly, func(*extract.Reading) error {
		if n++; n == 9 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v; want %v", err, context.Canceled)
	}
}

func TestInputThatCannotBeOpenedIsASkip(t *testing.T) {
	in := Inputs{List: []Input{
		{Name: "gone.txt", Open: func() (io.ReadCloser, error) {
			return nil, &os.PathError{Op: "open", Path: "gone.txt", Err: os.ErrPermission}
		}},
		input("a.txt", "A ferry sank.").List[0],
		input("b.txt", "GIF89a").List[0],
	}}
	var skips []string
	tally, err := readInto(t.Context(), in, Options{Skipped: func(s loaders.Skip) { skips = append(skips, s.String()) }}, slowly, func(*extract.Reading) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	if want := "3 documents: 1 read, 2 skipped (1 cannot be read, 1 no such format)"; tally.String() != want {
		t.Errorf("got %q; want %q", tally, want)
	}
	if want := "gone.txt: skipped: cannot be read: permission denied"; len(skips) == 0 || skips[0] != want {
		t.Errorf("got %q; want %q first", skips, want)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.jsonl", "sub/c.json", "sub/.hidden.txt", ".git/x.txt", "picture.png", "README"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("A ferry sank."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	names := func(paths []string, format string) (string, int) {
		in, err := Find(paths, format, nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, i := range in.List {
			rel, err := filepath.Rel(dir, i.Name)
			if err != nil {
				rel = i.Name
			}
			names = append(names, filepath.ToSlash(rel))
		}
		return strings.Join(names, " "), in.Others
	}
	if got, others := names([]string{dir}, "auto"); got != "a.jsonl b.txt sub/c.json" || others != 2 {
		t.Errorf("auto: got %s and %d others", got, others)
	}
	if got, others := names([]string{dir}, "txt"); got != "README a.jsonl b.txt picture.png sub/c.json" || others != 0 {
		t.Errorf("txt: got %s and %d others", got, others)
	}
	if got, _ := names([]string{"-", filepath.Join(dir, "README")}, "auto"); got != "- README" {
		t.Errorf("named: got %s", got)
	}
	if _, err := Find([]string{t.TempDir()}, "auto", nil); !errors.Is(err, ErrNoInput) {
		t.Errorf("empty directory: %v; want %v", err, ErrNoInput)
	}
	if _, err := Find([]string{filepath.Join(dir, "gone")}, "auto", nil); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("missing file: %v", err)
	}
}

func TestTallyAddsUp(t *testing.T) {
	tally := Tally{Read: 1187, Skipped: map[loaders.Reason]int{loaders.SkipEmpty: 5, loaders.SkipBadDate: 12}, Repaired: 1, Others: 2}
	want := "1,204 documents: 1,187 read, 17 skipped (12 bad date, 5 empty); 1 mended (bytes that are not UTF-8); 2 files of other kinds left alone"
	if got := tally.String(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	for n, want := range map[int]string{0: "0", 12: "12", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %s; want %s", n, got, want)
		}
	}
}

func TestBudgetLetsOneTakerOverdraw(t *testing.T) {
	b := newBudget(10)
	if err := b.take(t.Context(), 100); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := b.take(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second taker got %v; want it to wait", err)
	}
	b.give(100)
	if err := b.take(t.Context(), 1); err != nil {
		t.Error(err)
	}
}
