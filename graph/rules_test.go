package graph_test

import (
	"slices"
	"testing"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
)

func TestRulesAreKept(t *testing.T) {
	s := open(t)
	rules := func() []string {
		t.Helper()
		v, err := s.At(t.Context(), graph.Moment{})
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		found, err := v.Rules(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if got := rules(); got != nil {
		t.Errorf("rules of an empty store: %q", got)
	}
	for _, step := range []struct {
		name  string
		add   graph.Article
		rules string
		want  []string
	}{
		{"nobody said", graphtest.Night(), "", nil},
		{"the first that said so", graphtest.Morrow(), "bbb", []string{"bbb"}},
		{"another version", graphtest.Quiet(), "aaa", []string{"aaa", "bbb"}},
		{"the same events by other rules", graphtest.Morrow(), "ccc", []string{"aaa", "bbb"}},
	} {
		step.add.Rules = step.rules
		add(t, s, step.add)
		if got := rules(); !slices.Equal(got, step.want) {
			t.Errorf("%s: got %q, want %q", step.name, got, step.want)
		}
	}
}
