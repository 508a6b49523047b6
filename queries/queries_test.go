package queries_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/queries"
)

// open returns a store with the hand-made articles.
func open(t testing.TB) *graph.Store {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC) }
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Add(ctx, []graph.Article{graphtest.Night(), graphtest.Morrow(), graphtest.Quiet()}); err != nil {
		t.Fatal(err)
	}
	return s
}

// ask runs a command line such as "regions --on 2024-05-15".
func ask(ctx context.Context, s *graph.Store, line string) (*queries.Answer, error) {
	words := strings.Split(line, " --")
	q, err := queries.Table.Lookup(strings.TrimSpace(words[0]))
	if err != nil {
		return nil, err
	}
	args := queries.Args{}
	for _, w := range words[1:] {
		name, value, _ := strings.Cut(w, " ")
		args[name] = strings.Trim(value, `"`)
	}
	return q.Run(ctx, s, args)
}

func mustAsk(t testing.TB, s *graph.Store, line string) *queries.Answer {
	t.Helper()
	a, err := ask(context.Background(), s, line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return a
}

// column returns the cells of one column.
func column(t testing.TB, a *queries.Answer, name string) []string {
	t.Helper()
	i := slices.IndexFunc(a.Columns, func(c queries.Column) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("%s has no column %q", a.Query, name)
	}
	cells := []string{}
	for _, row := range a.Rows {
		cells = append(cells, row.Cells[i])
	}
	return cells
}

func TestEveryQuery(t *testing.T) {
	s := open(t)
	for _, q := range queries.Table.All() {
		t.Run(q.Name, func(t *testing.T) {
			if q.Summary == "" || !strings.HasPrefix(q.Example, q.Name) {
				t.Errorf("summary %q, example %q; want both, the example beginning with the name", q.Summary, q.Example)
			}
			a := mustAsk(t, s, q.Example)
			if len(a.Rows) == 0 {
				t.Errorf("%s has no rows: %s", q.Example, a.Empty)
			}
			if a.Query != q.Name || len(a.Steps) == 0 {
				t.Errorf("query %q with steps %q; want its name and how it went", a.Query, a.Steps)
			}
			for _, row := range a.Rows {
				if len(row.Cells) != len(a.Columns) {
					t.Errorf("row of %d cells under %d columns: %q", len(row.Cells), len(a.Columns), row.Cells)
				}
			}
			again := mustAsk(t, s, q.Example)
			if !slices.EqualFunc(a.Rows, again.Rows, func(x, y queries.Row) bool { return slices.Equal(x.Cells, y.Cells) }) {
				t.Error("asked again, the rows differ")
			}
			if _, err := ask(context.Background(), s, q.Name+" --colour red"); !errors.Is(err, queries.ErrArgument) {
				t.Errorf("an unknown parameter gave %v; want ErrArgument", err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			if _, err := ask(ctx, s, q.Example); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled, it gave %v; want %v", err, context.Canceled)
			}
		})
	}
}

func TestRegions(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		line          string
		regions, guns []string
	}{
		{"regions --weapon drone --on 2024-05-15", []string{"Belgorod", "Kursk", "Bryansk", "Tatarstan", "Rostov"}, []string{"9", "5", "3", "1", "2"}},
		{"regions --weapon missile --on 2024-05-15", []string{"Crimea", "Sevastopol", "Belgorod"}, []string{"10", "3 or more", "2"}},
		{"regions --weapon rocket --on 2024-05-15", []string{"Belgorod"}, []string{"3"}},
		{"regions --weapon Shahed-136", []string{"Kharkiv"}, []string{"1"}},
		{"regions --weapon drones --from 2024-05-16", []string{"Kharkiv"}, []string{"1"}},
		{"regions --weapon drone --on 2024-05-15 --country RU --limit 2", []string{"Belgorod", "Kursk"}, []string{"9", "5"}},
		{"regions --on 2024-05-15 --place Belgorod", []string{"Belgorod"}, []string{"16"}},
		{"regions --on 2024-05-15 --place Dubovoye", []string{"Belgorod"}, []string{"1"}},
		{"regions --on 2024-05-15 --actor \"Antony Blinken\"", []string{"Kyiv City"}, []string{""}},
	} {
		t.Run(c.line, func(t *testing.T) {
			a := mustAsk(t, s, c.line)
			if got := column(t, a, "region"); !slices.Equal(got, c.regions) {
				t.Errorf("regions = %q; want %q", got, c.regions)
			}
			if got := column(t, a, "weapons"); !slices.Equal(got, c.guns) {
				t.Errorf("weapons = %q; want %q", got, c.guns)
			}
			for _, row := range a.Rows {
				if len(row.Evidence) == 0 || row.Evidence[0].Sentence == "" {
					t.Errorf("%q rests on no sentence", row.Cells)
				}
			}
		})
	}
}
