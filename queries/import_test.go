package queries_test

import (
	"context"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

// told are the statements of all that a store holds, or of a part.
func told(t *testing.T, s *graph.Store, f queries.Filter) []queries.Statement {
	t.Helper()
	a, err := queries.Select(context.Background(), s, f)
	if err != nil {
		t.Fatal(err)
	}
	var list []queries.Statement
	for st, err := range a.Statements {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, st)
	}
	return list
}

func each(list []queries.Statement) iter.Seq2[queries.Statement, error] {
	return func(yield func(queries.Statement, error) bool) {
		for _, s := range list {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func emptyStore(t *testing.T) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// imports runs an import and checks its closing line.
func imports(t *testing.T, s *graph.Store, list []queries.Statement, want string) {
	t.Helper()
	done, err := queries.Import(context.Background(), s, each(list))
	if err != nil {
		t.Fatal(err)
	}
	if got := done.String(); !strings.HasSuffix(got, want) {
		t.Errorf("import: %s; want %s", got, want)
	}
}

var everything = queries.Filter{Status: "any"}

func TestImportGivesTheSameGraph(t *testing.T) {
	from, to := open(t), emptyStore(t)
	list := told(t, from, everything)
	imports(t, to, list, "new")
	if got := told(t, to, everything); !slices.Equal(got, list) {
		t.Errorf("%d statements; want the same %d", len(got), len(list))
	}
	imports(t, to, list, "known already")
	imports(t, from, list, "known already")
	if got := told(t, to, everything); !slices.Equal(got, list) {
		t.Errorf("a second import changed the graph: %d statements; want %d", len(got), len(list))
	}
}

// TestImportCompletes: first a part of an article's events, then all.
func TestImportCompletes(t *testing.T) {
	from, to := open(t), emptyStore(t)
	list := told(t, from, everything)
	part := told(t, from, queries.Filter{Status: "any", Category: "interception"})
	if len(part) == 0 || len(part) >= len(list) {
		t.Fatalf("a part of %d statements of %d", len(part), len(list))
	}
	imports(t, to, part, "new")
	done, err := queries.Import(context.Background(), to, each(list))
	if err != nil || done.Articles[graph.Completed] == 0 {
		t.Errorf("%s, %v; want articles completed", done, err)
	}
	if got := told(t, to, everything); !slices.Equal(got, list) {
		t.Errorf("%d statements; want the same %d", len(got), len(list))
	}
}

// change returns a copy of list with the objects of a predicate changed.
func change(list []queries.Statement, predicate, value string) []queries.Statement {
	list = slices.Clone(list)
	for i := range list {
		if strings.HasSuffix(list[i].Predicate, predicate) {
			list[i].Object.Value = value
		}
	}
	return list
}

func TestImportKeepsTheLaterReading(t *testing.T) {
	from, to := open(t), emptyStore(t)
	list := told(t, from, everything)
	older := change(change(list, "ns#digest", "another"), "ns#loaded", "2001-01-01T00:00:00Z")
	later := change(change(list, "ns#digest", "a third"), "ns#loaded", "2101-01-01T00:00:00Z")
	imports(t, to, list, "new")
	imports(t, to, older, "older than what is stored")
	if got := told(t, to, everything); !slices.Equal(got, list) {
		t.Error("an older reading changed the graph")
	}
	imports(t, to, later, "revised")
	if got := told(t, to, everything); len(got) != len(list)+2*len(articlesOf(list)) {
		t.Errorf("%d statements of the later reading; want %d and two about the earlier one from each article", len(got), len(list))
	}
	imports(t, to, later, "known already")
}

func articlesOf(list []queries.Statement) map[string]bool {
	all := map[string]bool{}
	for _, s := range list {
		all[s.Label] = true
	}
	return all
}

func TestImportTakesNothingForeign(t *testing.T) {
	list := told(t, open(t), everything)
	for name, bad := range map[string][]queries.Statement{
		"no label":           {{Subject: "urn:a", Predicate: "urn:b", Object: queries.Term{IRI: "urn:c"}}},
		"not ours":           {{Subject: "urn:a", Predicate: "urn:b", Object: queries.Term{IRI: "urn:c"}, Label: "urn:g"}},
		"no digest":          change(list, "ns#digest", ""),
		"a broken record":    change(list, "ns#record", "{"),
		"a record elsewhere": change(list, "schema.org/identifier", "another document"),
	} {
		t.Run(name, func(t *testing.T) {
			s := emptyStore(t)
			done, err := queries.Import(context.Background(), s, each(bad))
			if err != nil || done.Foreign == 0 || done.Why == nil || !strings.Contains(done.String(), "not taken") {
				t.Errorf("%s, %v", done, err)
			}
			if name == "a broken record" { // articles without events have none
				return
			}
			if got := told(t, s, everything); len(got) != 0 {
				t.Errorf("%d statements are stored", len(got))
			}
		})
	}
	t.Run("hides another article", func(t *testing.T) {
		s := emptyStore(t)
		imports(t, s, list, "new")
		other := emptyStore(t)
		bad := append(slices.Clone(list), queries.Statement{
			Subject: list[0].Label, Predicate: "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
			Object: queries.Term{IRI: "https://annals-kg.org/ns#Superseded"}, Label: list[len(list)-1].Label,
		})
		imports(t, other, bad, "new")
		if got := told(t, other, everything); len(got) != len(list) {
			t.Errorf("%d statements are told; want %d", len(got), len(list))
		}
	})
	t.Run("scattered", func(t *testing.T) {
		if _, err := queries.Import(context.Background(), emptyStore(t), each(append(slices.Clone(list), list[0]))); err == nil || !strings.Contains(err.Error(), "stand together") {
			t.Errorf("error %v", err)
		}
	})
}
