package queries_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/queries"
)

// The queries that docs/queries shows run, each by its example.
func TestExamplesOfUserQueries(t *testing.T) {
	s := open(t)
	all, err := queries.ReadDir("../docs/queries", queries.Limits{Time: time.Minute, Memory: 256 << 20})
	if err != nil || len(all) < 2 {
		t.Fatalf("%d queries, %v; want two or more", len(all), err)
	}
	want := map[string]string{"weapon-places": "Belgorod", "worst-days": "2024-05-20|1"}
	for _, q := range all {
		t.Run(q.Name, func(t *testing.T) {
			args := queries.Args{}
			for _, flag := range strings.Split(q.Example, " --")[1:] {
				name, value, _ := strings.Cut(flag, " ")
				args[name] = value
			}
			if q.Name == "worst-days" {
				args["least"] = "1"
			}
			a, err := q.Run(context.Background(), s, args)
			if err != nil {
				t.Fatal(err)
			}
			var cells []string
			for _, row := range a.Rows {
				cells = append(cells, strings.Join(row.Cells, "|"))
				if len(row.Evidence) == 0 {
					t.Errorf("%q rests on nothing", row.Cells)
				}
			}
			if !strings.Contains(strings.Join(cells, "\n"), want[q.Name]) {
				t.Errorf("rows %q; want %q among them", cells, want[q.Name])
			}
			if a.Query != q.Name || len(a.Steps) == 0 {
				t.Errorf("answer of %q with steps %q", a.Query, a.Steps)
			}
		})
	}
}

// file writes a query into a folder of its own and reads it.
func file(t *testing.T, name, text string) ([]queries.Query, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return queries.ReadDir(dir, queries.Limits{Time: time.Second})
}

func TestFilesThatMakeNoSense(t *testing.T) {
	const top = "name: q\nsummary: s\n"
	for _, c := range []struct{ name, file, text, want string }{
		{"no head", "q.gizmo", "g.V().all()", "q.gizmo:1: no head"},
		{"no summary", "q.gizmo", "// name: q\ng.V().all()", "q.gizmo:1: no summary"},
		{"a key that is none", "q.js", "/*\nname: q\nsumary: s\n*/", "q.js:3: field sumary not found"},
		{"bad yaml", "q.yaml", top + "steps: [", "q.yaml:"},
		{"a name that is none", "q.gizmo", "// name: Big Q\n// summary: s", "is no name of a query"},
		{"the name of a built-in one", "q.gizmo", "// name: regions\n// summary: s", "there is a built-in query regions"},
		{"a type that is none", "q.gizmo", "// summary: s\n// params:\n// - name: x\n//   type: colour", "q.gizmo:3: parameter x: no type \"colour\""},
		{"a flag that is taken", "q.gizmo", "// summary: s\n// params: [{name: format}]", "every question has a flag of that name"},
		{"a choice of nothing", "q.gizmo", "// summary: s\n// params: [{name: x, type: choice}]", "a choice needs values"},
		{"no steps", "q.yaml", top, "q.yaml:1: no steps"},
		{"steps in a script", "q.js", "/*\nsummary: s\nsteps: [{ask: events}]\n*/", "steps are for .yaml files"},
		{"an unknown question", "q.yaml", top + "steps:\n- ask: timelines", "q.yaml:4: no query \"timelines\"; did you mean \"timeline\"?"},
		{"no question first", "q.yaml", top + "steps:\n- limit: 3", "q.yaml:4: the first step asks"},
		{"an unknown step", "q.yaml", top + "steps:\n- ask: events\n- filter: x", "q.yaml:5: no step \"filter\""},
		{"an unknown parameter", "q.yaml", top + "steps:\n- ask: events\n  with: {place: $where}", "q.yaml:4: no parameter \"where\""},
		{"a parameter that the question lacks", "q.yaml", top + "steps:\n- ask: events\n  with: {colour: red}", "events has no parameter \"colour\""},
		{"a moment inside", "q.yaml", top + "steps:\n- ask: events\n  with: {as-of: 2024}", "leave it out here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := file(t, c.file, c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) || len(all) > 0 {
				t.Errorf("%d queries, error %v; want %q", len(all), err, c.want)
			}
		})
	}
	if all, err := queries.ReadDir(filepath.Join(t.TempDir(), "none"), queries.Limits{}); err != nil || all != nil {
		t.Errorf("a folder that is not there: %v, %v; want no queries", all, err)
	}
}

func TestStepsAndScripts(t *testing.T) {
	s := open(t)
	const params = "params:\n- {name: place, type: place}\n- {name: day, type: date, default: 2024-05-15}\n- {name: n, type: number, default: 2}\n- {name: how, type: choice, values: [fast, slow]}\n"
	steps := "summary: s\n" + params + "steps:\n- ask: weapons\n  with: {place: $place, on: $day}\n- keep: {count: \"> $n\", weapon: drone}\n- count: [weapon, places]\n- sort: [-places]\n- columns: [places, count]\n- limit: 2\n"
	script := "/*\nsummary: s\n" + params + "*/\nif (param.how == 'slow') { while (true) {} }\nif (param.how) { nope() }\n" +
		"g.emit({day: param.day, days: param.day_iris.length, more: param.n + 1, places: param.place_iris ? param.place_iris.length : 0})\n"
	for _, c := range []struct {
		name, file, text string
		args             queries.Args
		want             []string
		err              string
	}{
		{"steps", "q.yaml", steps, nil, []string{"Kursk Oblast|1", "Bryansk Oblast|1"}, ""},
		{"steps with parameters", "q.yaml", steps, queries.Args{"place": "belgorod", "n": "8"}, []string{"Belgorod Oblast|1"}, ""},
		{"steps that keep nothing", "q.yaml", steps, queries.Args{"n": "800"}, nil, "kept none"},
		{"steps, an unknown place", "q.yaml", steps, queries.Args{"place": "Belgrod"}, nil, "did you mean \"Belgorod\""},
		{"steps, no number", "q.yaml", steps, queries.Args{"n": "few"}, nil, "is no number"},
		{"steps as of a day before all", "q.yaml", steps, queries.Args{"as-of": "2024-05-01"}, nil, "no article had been published by then"},
		{"a column that is none", "q.yaml", "summary: s\nsteps:\n- ask: weapons\n- keep: {colour: red}\n", nil, nil, "q.yaml:4: queries: no column \"colour\""},
		{"script", "q.gizmo", script, nil, []string{"2024-05-15|1|3|0"}, ""},
		{"script with parameters", "q.gizmo", script, queries.Args{"day": "2024-02", "n": "41.5", "place": "Belgorod"}, []string{"2024-02|29|42.5|2"}, ""},
		{"script, no choice", "q.gizmo", script, queries.Args{"how": "well"}, nil, "no how \"well\""},
		{"script, no date", "q.gizmo", script, queries.Args{"day": "today"}, nil, "is no date"},
		{"script, a mistake by its line", "q.gizmo", script, queries.Args{"how": "fast"}, nil, "q.gizmo:10:"},
		{"script, too slow", "q.gizmo", script, queries.Args{"how": "slow"}, nil, "it ran for 1s"},
		{"an unknown parameter", "q.gizmo", script, queries.Args{"colour": "red"}, nil, "no parameter \"colour\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := file(t, c.file, c.text)
			if err != nil {
				t.Fatal(err)
			}
			a, err := all[0].Run(context.Background(), s, c.args)
			if err != nil {
				if c.err == "" || !strings.Contains(err.Error(), c.err) {
					t.Errorf("error %v; want %q", err, c.err)
				}
				if !errors.Is(err, queries.ErrArgument) && !errors.Is(err, queries.ErrLimit) {
					t.Errorf("error %v; want an ErrArgument or ErrLimit", err)
				}
				return
			}
			var got []string
			for _, row := range a.Rows {
				got = append(got, strings.Join(row.Cells, "|"))
			}
			if !slices.Equal(got, c.want) || len(got) == 0 && !strings.Contains(a.Empty, c.err) {
				t.Errorf("rows %q, empty %q; want %q, %q", got, a.Empty, c.want, c.err)
			}
		})
	}
}
