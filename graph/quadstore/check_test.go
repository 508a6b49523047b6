package quadstore_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/quadstore"
)

// fullStore is a store of every type of value.
func fullStore(t testing.TB) *quadstore.Store {
	t.Helper()
	s := open(t)
	for n := range 20 {
		quads := article(n)
		for i, v := range []quad.Value{quad.Int(n), quad.Float(n) / 3, quad.TypedString{Type: xsdDateTime, Value: quad.String(fmt.Sprintf("2024-05-15T10:00:00.%02d1Z", n))}} {
			quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprint("n", n)), Predicate: quad.IRI(fmt.Sprint("value", i)), Object: v, Label: quads[0].Label})
		}
		if err := s.ApplyDeltas(deltas(cayley.Add, quads...), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func checkStore(t testing.TB, s *quadstore.Store) []quadstore.Problem {
	t.Helper()
	problems, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

// Whatever is changed behind the store's back, Check tells where.
func TestCheckNamesWhatIsWrong(t *testing.T) {
	n3 := quad.IRI("n3")
	for _, c := range []struct {
		name, want string
		tamper     func(*quadstore.Store, quadstore.Quad, *pebble.Batch) error
	}{
		{"nothing", "", func(*quadstore.Store, quadstore.Quad, *pebble.Batch) error { return nil }},
		{"a quad out of one order", `order posl: lacks <n3> <value0> "3"`, func(_ *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Delete(quadstore.OrderKey(1, q), nil)
		}},
		{"a quad in one order alone", "order spol: lacks <value0> <n3>", func(_ *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Set(quadstore.OrderKey(3, quadstore.Quad{q[1], q[0], q[0], q[3]}), nil, nil)
		}},
		{"a value without a name", "dictionary: no value for id", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Delete(quadstore.IDKey(q[0]), nil)
		}},
		{"a value that cannot be looked up", "dictionary: <n3> has the id", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Delete(quadstore.ValueKey(n3), nil)
		}},
		{"a value that no quad has", "dictionary: no quad has", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			for i := range 4 {
				if err := b.Delete(quadstore.OrderKey(i, q), nil); err != nil {
					return err
				}
			}
			return nil
		}},
		{"counts", "counts: 461 quads", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error { return nil }},
		{"a damaged entry", "dictionary: an entry that cannot be read", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Set(quadstore.IDKey(q[0]), []byte{0xEE}, nil)
		}},
		{"a key that is none", "order ospl: a key that is none", func(s *quadstore.Store, q quadstore.Quad, b *pebble.Batch) error {
			return b.Set([]byte("x\x01"), nil, nil)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fullStore(t)
			var q quadstore.Quad
			subject, err := s.Lookup(n3)
			if err != nil {
				t.Fatal(err)
			}
			predicate, _ := s.Lookup(quad.IRI("value0"))
			s.Scan(context.Background(), quadstore.Quad{subject, predicate}, func(found quadstore.Quad) bool { q = found; return true })
			if q[2] == 0 {
				t.Fatal("no such quad")
			}
			if err := s.Tamper(func(b *pebble.Batch) error {
				if c.name == "counts" { // one quad more than it says
					for i := range 4 {
						if err := b.Set(quadstore.OrderKey(i, quadstore.Quad{q[0], q[1], q[0], q[3]}), nil, nil); err != nil {
							return err
						}
					}
				}
				return c.tamper(s, q, b)
			}); err != nil {
				t.Fatal(err)
			}
			problems := checkStore(t, s)
			text := fmt.Sprint(problems)
			if c.want == "" && len(problems) > 0 || !strings.Contains(text, c.want) {
				t.Errorf("problems: %s; want %q", text, c.want)
			}
		})
	}
}

// A table with a flipped bit is named, and so is one that is cut short.
func TestCheckNamesADamagedFile(t *testing.T) {
	s := fullStore(t)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(path, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables: %v, %v", tables, err)
	}
	clean, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte{}, clean...)
	flipped[len(flipped)/8] ^= 4
	for name, content := range map[string][]byte{"flipped": flipped, "cut short": clean[:len(clean)*2/3]} {
		if err := os.WriteFile(tables[0], content, 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := quadstore.Open(path, quadstore.Options{ReadOnly: true})
		text := fmt.Sprint(err)
		if err == nil {
			text = fmt.Sprint(checkStore(t, r))
			r.Close()
		}
		if !strings.Contains(text, filepath.Base(tables[0])) && !strings.Contains(text, strings.TrimSuffix(filepath.Base(tables[0]), ".sst")) {
			t.Errorf("%s: %s; want %s named", name, text, filepath.Base(tables[0]))
		}
	}
}

// What a label said goes with it, and only that.
func TestRemoveLabelsKeepsWhatOthersSay(t *testing.T) {
	s := open(t)
	a := []quad.Quad{q("x", "p", "shared", "l1"), q("x", "p", "own", "l1"), {Subject: quad.IRI("x"), Predicate: quad.IRI("n"), Object: quad.Int(7), Label: quad.IRI("l1")}}
	b := []quad.Quad{q("x", "p", "shared", "l2"), {Subject: quad.IRI("y"), Predicate: quad.IRI("n"), Object: quad.Int(7), Label: quad.IRI("l2")}}
	for _, quads := range [][]quad.Quad{a, b} {
		if err := s.ApplyDeltas(deltas(cayley.Add, quads...), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	label, _ := s.Lookup(quad.IRI("l1"))
	if n, err := s.RemoveLabels(context.Background(), label); n != 3 || err != nil {
		t.Fatalf("%d quads removed, %v; want 3", n, err)
	}
	if got := len(all(t, s)); got != 2 {
		t.Errorf("%d quads left; want 2", got)
	}
	for v, there := range map[quad.Value]bool{quad.IRI("own"): false, quad.IRI("l1"): false, quad.IRI("shared"): true, quad.Int(7): true} {
		if n, err := s.Lookup(v); err != nil || (n != 0) != there {
			t.Errorf("%v: %d, %v; want it there: %v", v, n, err, there)
		}
	}
	if problems := checkStore(t, s); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if n, err := s.RemoveLabels(context.Background(), label); n != 0 || err != nil {
		t.Errorf("again: %d quads removed, %v", n, err)
	}
}
