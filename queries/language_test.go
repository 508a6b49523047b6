package queries_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

func TestAskInCayleysLanguages(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		name, language, text string
		columns, first       string
		rows                 int
		cited                bool
	}{
		{"events of a category", "gizmo", `g.V(I("category/visit")).in(I("rdf:type")).all()`, "id", "event/", 1, true},
		{"with a tag", "gizmo", `g.V(I("weapon/atacms")).in(I("an:weapon")).in(I("an:uses")).save(I("sem:hasPlace"), "place").all()`, "id place", "", 2, true},
		{"a program", "gizmo", "var n = 0\ng.V(I('category/interception')).in(I('rdf:type')).forEach(function(d) { n++ })\ng.emit({interceptions: n})", "interceptions", "6", 1, false},
		{"a number", "gizmo", `g.emit(3)`, "value", "3", 1, false},
		{"nothing", "gizmo", `g.V(I("category/hijacking")).in(I("rdf:type")).all()`, "", "", 0, false},
		{"graphql", "graphql", `{ nodes(<http://www.w3.org/2000/01/rdf-schema#label>: "Shahed-136") { id, <https://annals-kg.org/ns#weaponClass> } }`, "id an:weaponClass", "weapon/shahed-136", 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := queries.Ask(context.Background(), s, c.language, c.text, graph.Moment{}, queries.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, col := range a.Columns {
				names = append(names, col.Name)
			}
			if got := strings.Join(names, " "); got != c.columns || len(a.Rows) != c.rows {
				t.Fatalf("%d rows of %q; want %d of %q: %v", len(a.Rows), got, c.rows, c.columns, a.Rows)
			}
			if len(a.Rows) == 0 {
				if a.Empty == "" {
					t.Error("no reason for nothing")
				}
				return
			}
			if !strings.HasPrefix(a.Rows[0].Cells[0], c.first) {
				t.Errorf("first cell %q; want %q", a.Rows[0].Cells[0], c.first)
			}
			if cited := len(a.Rows[0].Evidence) > 0; cited != c.cited {
				t.Errorf("evidence %v; want some: %v", a.Rows[0].Evidence, c.cited)
			}
		})
	}
}

func TestAskSaysWhatIsWrongWhere(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ name, language, text, want string }{
		{"a slip of the pen", "gizmo", "g.V(\n", "gizmo:2:1: "},
		{"on the first line", "gizmo", "g.V().al l()", "gizmo:1:10: "},
		{"a name that is none", "gizmo", "var a = 1\nnope.x()", "gizmo:2:1: ReferenceError"},
		{"a method that is none", "gizmo", "g.V().allTheTime()", "TypeError"},
		{"graphql", "graphql", "{ nodes {", "graphql:1:10: "},
		{"an unknown language", "sparql", "SELECT", "no language"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := queries.Ask(context.Background(), s, c.language, c.text, graph.Moment{}, queries.Limits{Time: 5 * time.Second})
			if !errors.Is(err, queries.ErrArgument) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v; want an ErrArgument with %q", err, c.want)
			}
		})
	}
}

func TestAskKeepsItsLimits(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		name, text string
		limits     queries.Limits
		want       string
	}{
		{"a loop without end", "while (true) {}", queries.Limits{Time: 50 * time.Millisecond}, "it ran for 50ms"},
		{"results without end", "while (true) { g.emit(1) }", queries.Limits{Time: 50 * time.Millisecond}, "it ran for 50ms"},
		{"a hoard", "var a = []; while (true) { a.push('x' + a.length) }", queries.Limits{Time: 20 * time.Second, Memory: 8 << 20}, "it held more than 8 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := queries.Ask(context.Background(), s, "gizmo", c.text, graph.Moment{}, c.limits); !errors.Is(err, queries.ErrLimit) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v; want an ErrLimit with %q", err, c.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, language := range queries.Languages {
		text := map[string]string{"gizmo": "g.V().all()", "graphql": "{ nodes { id } }"}[language]
		if _, err := queries.Ask(ctx, s, language, text, graph.Moment{}, queries.Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled: %v", language, err)
		}
	}
}
