// Package golden compares what a test got with a file of what it wants.
package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Check fails the test at the first line where got differs from the file at
// path. With UPDATE_GOLDEN=1 in the environment it writes the file instead.
func Check(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with UPDATE_GOLDEN=1 go test", err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || !bytes.Equal(g[i], w[i]) {
			t.Errorf("%s:%d:\n got %s\nwant %s", path, i+1, line(g, i), line(w, i))
			return
		}
	}
}

func line(lines [][]byte, i int) []byte {
	if i >= len(lines) {
		return []byte("(end of file)")
	}
	return lines[i]
}
