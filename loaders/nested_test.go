package loaders

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func gzipped(t testing.TB, r io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, r); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

func TestBombsAreSkipped(t *testing.T) {
	bomb := gzipped(t, io.LimitReader(zeros{}, freeBytes+1<<20))
	if got := loadString(t, "gzip", string(bomb), Options{Name: "f.jsonl.gz"}); len(got) != 1 || got[0] != "skip f.jsonl.gz unpacks without end" {
		t.Errorf("a bomb: got %q", got)
	}
	if got := loadString(t, "gzip", string(gzipped(t, bytes.NewReader(bomb))), Options{Name: "f.jsonl.gz.gz"}); len(got) != 1 || got[0] != "skip f.jsonl.gz.gz unpacks without end" {
		t.Errorf("a bomb in a bomb: got %q", got)
	}
	deep := []byte("A ferry sank.")
	for range maxDepth + 1 {
		deep = gzipped(t, bytes.NewReader(deep))
	}
	if got := loadString(t, "gzip", string(deep), Options{Name: "f"}); len(got) != 1 || got[0] != "skip f unpacks without end" {
		t.Errorf("too deep: got %q", got)
	}
}

func TestPackedTextIsRead(t *testing.T) {
	// Packs well, but not as bombs do.
	line := `{"id":"a","text":"` + strings.Repeat("Six shells struck the port. ", 20) + `"}` + "\n"
	in := gzipped(t, strings.NewReader(strings.Repeat(line, 1000)))
	if got := loadString(t, "gzip", string(in), Options{Name: "f.jsonl.gz"}); len(got) != 1000 {
		t.Errorf("got %d lines, want 1000; the first %q", len(got), got[0])
	}
}
