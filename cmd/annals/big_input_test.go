package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// runFile runs the program on a file with the given text.
func runFile(t *testing.T, text string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "big.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code = run(t.Context(), append(args, path), nil, &out, &errs)
	return code, out.String(), errs.String()
}

const shelled = "Rebels shelled the harbour on Monday, killing two dockers, and the mayor closed the market. "

func TestTextOf50MBIsACountedSkip(t *testing.T) {
	n := 50 << 20
	code, stdout, stderr := runFile(t, strings.Repeat(shelled, n/len(shelled)), "extract")
	if code != 1 || stdout != "" || !strings.Contains(stderr, "skipped: too long") || !strings.Contains(stderr, "1 document: 0 read, 1 skipped (1 too long)") {
		t.Errorf("exit code %d, stdout %.100q, stderr %q; want a skip that says it is too long", code, stdout, stderr)
	}
}

// TestTextWithoutAFullStop reads a text in one piece: no full stop, no line end.
func TestTextWithoutAFullStop(t *testing.T) {
	words := 100_000 // a million are read as well, in minutes on a small machine
	if testing.Short() {
		words = 20_000
	}
	clause := strings.Fields("rebels shelled the harbour of Odesa and two dockers died while the mayor spoke on the radio about bread")
	text := strings.Repeat(strings.Join(clause, " ")+" ", words/len(clause))
	start := time.Now()
	code, stdout, stderr := runFile(t, text, "extract")
	if code != 0 || !strings.Contains(stdout, `"record":"event"`) {
		t.Errorf("exit code %d, %d bytes of records, stderr %q; want events", code, len(stdout), stderr)
	}
	t.Logf("%d words in %v", words, time.Since(start).Round(time.Millisecond))
}

func TestInterruptEndsARunThatWaitsForInput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe() // a terminal at which nobody types
	defer w.Close()
	var out, errs bytes.Buffer
	done := make(chan int)
	go func() { done <- run(ctx, []string{"extract", "-"}, r, &out, &errs) }()
	cancel()
	select {
	case code := <-done:
		if code != 1 || errs.String() != "annals: interrupted\n" {
			t.Errorf("exit code %d, stderr %q", code, errs.String())
		}
	case <-time.After(10 * time.Second):
		t.Fatal("still running ten seconds after the interrupt")
	}
}
