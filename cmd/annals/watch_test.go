package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A lineWriter calls f after each write, with all that was written.
type lineWriter struct {
	mu sync.Mutex
	b  strings.Builder
	f  func(all string)
}

func (w *lineWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.b.Write(b)
	w.f(w.b.String())
	return len(b), nil
}

// TestWatchLoadsWhatIsNew puts a second file into a watched folder once the
// first is loaded, and ends the watch once that is.
func TestWatchLoadsWhatIsNew(t *testing.T) {
	t.Setenv("ANNALS_LOAD_WATCH_SECONDS", "1")
	dir := t.TempDir()
	put := func(name, words string) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(words), 0o644); err != nil {
			t.Error(err)
		}
		past := time.Now().Add(-time.Hour) // it is not being written any more
		os.Chtimes(path, past, past)
	}
	put("one.txt", "Rebels shelled the town of Gao on Monday, killing two people.")
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var stderr strings.Builder
	out := &lineWriter{f: func(all string) {
		switch strings.Count(all, "\n") {
		case 1:
			put("two.txt", "A bomb killed nine people at a market in Baghdad on Tuesday.")
		case 2:
			cancel()
		}
	}}
	a := &app{stdin: strings.NewReader(""), stdout: out, stderr: &stderr}
	err := a.execute(ctx, []string{"load", "--watch", "--db", filepath.Join(t.TempDir(), "db"), t.TempDir(), dir}) // the first stays empty
	want := "1 document: 1 read; stored 1 new with 1 event\n"
	if err != nil || out.b.String() != want+want {
		t.Errorf("got %q, %v, %s; want two rounds of %q", out.b.String(), err, stderr.String(), want)
	}
}
