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
	return holding(t, graphtest.Night(), graphtest.Morrow(), graphtest.Quiet())
}

// holding returns a store with some articles.
func holding(t testing.TB, articles ...graph.Article) *graph.Store {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC) }
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Add(ctx, articles); err != nil {
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

func TestTimelineOrder(t *testing.T) {
	s := open(t)
	a := mustAsk(t, s, "timeline")
	when := column(t, a, "when")
	want := []string{"2024-05-06 to 2024-05-12", "2024-05-14 to 2024-05-15", "2024-05-15 00:00-06:00", "2024-05-15"}
	if !slices.Equal(when[:4], want) {
		t.Errorf("first times = %q; want %q", when[:4], want)
	}
	if last := when[len(when)-1]; last != "" {
		t.Errorf("last time = %q; want none", last)
	}
	for _, status := range column(t, a, "status") {
		if status != "actual" {
			t.Errorf("a %s event stands among the facts", status)
		}
	}
}

// What counts on a day: events told to the day, and longer ones told in days;
// not a week or a habit that only touches it.
func TestOnADay(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		line string
		want int
	}{
		{"events --on 2024-05-15", 10},
		{"events --on 2024-05-14", 1},
		{"events --on 2024-05-13", 0},
		{"events --from 2024-05-06 --to 2024-05-12", 1},
		{"events --from 2024-05-07 --to 2024-05-12", 0},
		{"events --on 2024-05", 13},
		{"events --on 2024", 13},
		{"events --to 2024-05-15 --status habitual", 1},
		{"events --on 2024-05-15 --status any", 11},
		{"events --from 2024-05-16", 2},
		{"events --category capture", 1},
		{"events --claimant \"Russian Defence Ministry\"", 3},
		{"events --source \"Steppe Gazette\"", 2},
		{"events --limit 3", 3},
		{"events --weapon \"guided bomb\"", 1},
		{"events --weapon bomb", 1},
		{"events --country UA --on 2024-05-15", 4},
		{"events --region Belgorod", 2},
	} {
		t.Run(c.line, func(t *testing.T) {
			if a := mustAsk(t, s, c.line); len(a.Rows) != c.want {
				t.Errorf("%d rows; want %d: %q", len(a.Rows), c.want, column(t, a, "sentence"))
			}
		})
	}
}

func TestClaimsShowDenials(t *testing.T) {
	a := mustAsk(t, open(t), "claims --place Dubovoye")
	if got, want := column(t, a, "claimant"), []string{"Ukraine", "Vyacheslav Gladkov"}; !slices.Equal(got, want) {
		t.Errorf("claimants = %q; want %q", got, want)
	}
	if got, want := column(t, a, "stance"), []string{"denies", "says"}; !slices.Equal(got, want) {
		t.Errorf("stances = %q; want %q", got, want)
	}
}

func TestEmptyAnswersSayWhy(t *testing.T) {
	s := open(t)
	empty, err := graph.Open(context.Background(), filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	for _, c := range []struct {
		name  string
		store *graph.Store
		line  string
		want  string
	}{
		{"an empty store", empty, "regions --on 2024-05-15", "nothing is loaded"},
		{"a day that no article covers", s, "regions --on 2023-01-01", "no article published from 2023-01-01 to 2023-01-04 is loaded; those loaded appeared from 2024-05-15 to 2024-05-20"},
		{"a day with articles", s, "regions --weapon mine --on 2024-05-15", "2 articles published from 2024-05-15 to 2024-05-18 loaded, and none reports this"},
		{"only what is no fact", s, "timeline --place Russia --to 2024-05-15 --category assault --actor \"Kyiv\" --status any", ""},
		{"a habit", s, "events --weapon drone --place Russia --to 2024-05-14", "3 articles loaded"},
		{"a promise", s, "events --category aid", "as a fact; --status any finds 1 planned"},
		{"an unknown event", s, "evidence --event 00", "no event 00 is stored"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := ask(context.Background(), c.store, c.line)
			if c.want == "" {
				if !errors.Is(err, queries.ErrArgument) {
					t.Errorf("%s = %v; want ErrArgument", c.line, err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Rows) > 0 || !strings.Contains(a.Empty, c.want) {
				t.Errorf("%d rows, empty = %q; want it to say %q", len(a.Rows), a.Empty, c.want)
			}
		})
	}
}

func TestWrongArguments(t *testing.T) {
	s := open(t)
	for line, want := range map[string]string{
		"regions --place Belgrod":                   `did you mean "Belgorod"?`,
		"regions --weapon Shahad-136":               `did you mean "Shahed-136"?`,
		"regions --actor \"Antony Blinkin\"":        `did you mean "Antony Blinken"?`,
		"regions --source \"The Border Pots\"":      `did you mean "The Border Post"?`,
		"regions --country Narnia":                  "no report names a country",
		"regions --on yesterday":                    "is no date; write 2024-05-15",
		"regions --on 2024-05-15 --from 2024-05-14": "leave out --from and --to",
		"regions --from 2024-05-16 --to 2024-05-15": "lies after",
		"regions --category asault":                 `did you mean "assault"?`,
		"regions --status real":                     "no status",
		"regions --limit few":                       "no number of rows",
		"claims --stance shouts":                    "no stance",
		"regions --wepon drone":                     `did you mean "weapon"?`,
	} {
		if _, err := ask(context.Background(), s, line); !errors.Is(err, queries.ErrArgument) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v; want an ErrArgument with %s", line, err, want)
		}
	}
}

// The statements of an answer about everything are the quads of the store.
func TestStatementsAreWhatIsStored(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	a, err := queries.Select(ctx, s, queries.Filter{Status: "any"})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for st, err := range a.Statements {
		if err != nil {
			t.Fatal(err)
		}
		if st.Subject == "" || st.Predicate == "" || st.Label == "" || st.Object == (queries.Term{}) {
			t.Fatalf("a statement with a part missing: %+v", st)
		}
		told++
	}
	stats, err := s.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if told != int(stats.Quads) {
		t.Errorf("%d statements; the store holds %d", told, stats.Quads)
	}
}

// A wire report in a second newspaper is no second witness.
func TestCopiesDoNotCount(t *testing.T) {
	s := open(t)
	before := mustAsk(t, s, "regions --weapon drone --on 2024-05-15")
	first := graphtest.Night()
	document := *first.Document
	document.ID, document.Source = "elsewhere", "The Copyist"
	again := graph.Article{Document: &document, Events: slices.Clone(first.Events)}
	for i := range again.Events {
		again.Events[i].Document = document.ID
		again.Events[i].ID += "0"
	}
	if added, err := s.Add(context.Background(), []graph.Article{again}); err != nil || added[0] != graph.Copied {
		t.Fatalf("added as %v, %v; want %s", added, err, graph.Copied)
	}
	after := mustAsk(t, s, "regions --weapon drone --on 2024-05-15")
	for i := range before.Rows {
		if got, want := after.Rows[i].Cells, before.Rows[i].Cells; !slices.Equal(got, want) {
			t.Errorf("row %d is %q; want %q as before", i, got, want)
		}
	}
	if got := column(t, mustAsk(t, s, "sources --source \"The Copyist\""), "source"); len(got) != 1 {
		t.Errorf("asked for by its source the copy has rows %q; want one", got)
	}
	if got := column(t, mustAsk(t, s, "articles"), "copy_of"); !slices.Contains(got, first.Document.ID) {
		t.Errorf("copies are of %q; want %s among them", got, first.Document.ID)
	}
}
