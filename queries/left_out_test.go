package queries_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/queries"
)

// doubting opens a store of the hand-made articles in which annals is unsure of
// each report from Kursk and Bryansk.
func doubting(t *testing.T) *graph.Store {
	t.Helper()
	articles := []graph.Article{graphtest.Night(), graphtest.Morrow()}
	for _, a := range articles {
		for i := range a.Events {
			e := &a.Events[i]
			if slices.ContainsFunc(e.Places, func(p event.Ref) bool { return p.Text == "Kursk Oblast" || p.Text == "Bryansk Oblast" }) {
				e.Confidence = 0.2
			}
		}
	}
	return holding(t, articles...)
}

// What annals is less sure of is kept, and shown to those who ask for it.
func TestDoubtfulAreKeptNotShown(t *testing.T) {
	s := doubting(t)
	all := column(t, mustAsk(t, s, "regions --weapon drone --on 2024-05-15 --min-confidence 0"), "region")
	shown := column(t, mustAsk(t, s, "regions --weapon drone --on 2024-05-15"), "region")
	want := slices.DeleteFunc(slices.Clone(all), func(r string) bool { return r == "Kursk" || r == "Bryansk" })
	if len(want) != len(all)-2 || !slices.Equal(shown, want) {
		t.Errorf("shown %q of %q; want all but Kursk and Bryansk", shown, all)
	}
	if got := column(t, mustAsk(t, s, "regions --weapon drone --on 2024-05-15 --min-confidence 0.2"), "region"); !slices.Equal(got, all) {
		t.Errorf("at 0.2 and above there are %q; want %q", got, all)
	}
	a := mustAsk(t, s, "regions --weapon drone --on 2024-05-15 --region Kursk")
	if want := "--min-confidence 0 --status any finds 1 of which annals is less sure"; len(a.Rows) > 0 || !strings.Contains(a.Empty, want) {
		t.Errorf("%d rows, %q; want none and %q", len(a.Rows), a.Empty, want)
	}
	doubtful := mustAsk(t, s, "events --region Kursk --on 2024-05-15 --min-confidence 0")
	if len(doubtful.Rows) != 1 {
		t.Fatalf("%d events in Kursk; want 1", len(doubtful.Rows))
	}
	if a := mustAsk(t, s, "evidence --event "+doubtful.Rows[0].Cells[0]); len(a.Rows) == 0 {
		t.Error("a doubtful event that is asked for by its ID is not shown")
	}
	sum := func(line string) (n int) {
		for _, cell := range column(t, mustAsk(t, s, line), "events") {
			k, err := strconv.Atoi(cell)
			if err != nil {
				t.Fatal(err)
			}
			n += k
		}
		return n
	}
	if sure, kept := sum("articles"), sum("articles --min-confidence 0"); kept-sure != 2 {
		t.Errorf("articles have %d events, %d with the doubtful ones; want 2 more", sure, kept)
	}
}

// What an answer passes over for its status or confidence is counted, within
// what was asked.
func TestLeftOutIsCounted(t *testing.T) {
	s := doubting(t)
	for _, c := range []struct {
		args queries.Args
		want queries.LeftOut
	}{
		{queries.Args{"region": "Kursk"}, queries.LeftOut{Doubtful: 1, MinConfidence: 0.4}},
		{queries.Args{"region": "Kursk", "min-confidence": "0.1"}, queries.LeftOut{MinConfidence: 0.1}},
		{queries.Args{"on": "2024-05-15", "weapon": "drone"}, queries.LeftOut{Doubtful: 2, MinConfidence: 0.4}},
		{queries.Args{"on": "2024-05-14", "weapon": "drone"}, queries.LeftOut{MinConfidence: 0.4}},
		{queries.Args{"status": "any", "min-confidence": "0"}, queries.LeftOut{}},
	} {
		f, err := queries.FilterOf(c.args)
		if err != nil {
			t.Fatal(err)
		}
		a, err := queries.Select(context.Background(), s, f)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := a.LeftOut(context.Background()); err != nil || got != c.want {
			t.Errorf("%v: left out %+v, %v; want %+v", c.args, got, err, c.want)
		}
	}
	any := mustAsk(t, s, "events --status any --min-confidence 0")
	sure := mustAsk(t, s, "events")
	left, err := sure.LeftOut(context.Background())
	if err != nil || left.Status == 0 || len(any.Rows) != len(sure.Rows)+left.Status+left.Doubtful {
		t.Errorf("%d events of %d, left out %+v, %v", len(sure.Rows), len(any.Rows), left, err)
	}
}

func TestWrongConfidence(t *testing.T) {
	for _, p := range []string{"-1", "1.1", "NaN", "high"} {
		if _, err := queries.FilterOf(queries.Args{"min-confidence": p}); err == nil {
			t.Errorf("--min-confidence %s is taken", p)
		}
	}
}
