package quadstore_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"

	"github.com/annals-kg/annals/graph/quadstore"
)

// A bit that flips on disk is noticed: reading what it hit is an error, never
// other quads.
func TestFlippedBitIsNoticed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quads")
	s, err := quadstore.Open(path, quadstore.Options{MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	const articles = 40
	for n := range articles {
		if err := s.ApplyDeltas(deltas(cayley.Add, article(n)...), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(path, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables: %v, %v", tables, err)
	}
	var table string // the largest: it holds the order that is read
	var clean []byte
	for _, name := range tables {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > len(clean) {
			table, clean = name, b
		}
	}
	noticed := 0
	for at := 0; at < len(clean); at += 1 + len(clean)/16 {
		damaged := append([]byte{}, clean...)
		damaged[at] ^= 0x10
		if err := os.WriteFile(table, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		quads, err := readAll(path)
		if err != nil {
			noticed++
		} else if quads != articles*20 {
			t.Errorf("bit flipped at %d: %d quads and no error; want %d", at, quads, articles*20)
		}
	}
	if noticed == 0 {
		t.Error("no flipped bit was noticed")
	}
	if err := os.WriteFile(table, clean[:len(clean)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	if quads, err := readAll(path); err == nil {
		t.Errorf("half of a table gave %d quads and no error", quads)
	}
}

// readAll counts the quads of a store, by name.
func readAll(path string) (n int, err error) {
	s, err := quadstore.Open(path, quadstore.Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer s.Close()
	var valueErr error
	err = s.Scan(context.Background(), quadstore.Quad{}, func(q quadstore.Quad) bool {
		n++
		for _, id := range q {
			if _, valueErr = s.Value(id); valueErr != nil {
				return false
			}
		}
		return true
	})
	if err == nil {
		err = valueErr
	}
	return n, err
}
