package eval

import (
	"context"
	"os"
	"testing"
	"testing/fstest"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// harbourSeed is a seed of our own in the form of the shared one.
var harbourSeed = fstest.MapFS{
	"article.txt": {Data: []byte("The navy said it sank two boats off Varna. Talks go on, as they have for weeks.\n")},
	"gold.jsonl": {Data: []byte(`{"n":1,"category":"assault","actor":"Bulgaria (navy)","recipient":null,"weapons":[{"name":"boat","class":"ship","count":[2,2],"owner":"smugglers"}],"places":["Varna"],"time":"2024-05-15","time_note":"no date word","claimant":"the navy","quote":"it sank two boats off Varna"}
{"n":2,"category":"meeting","habitual":true,"actor":"Bulgaria (implied)","time":"the weeks before 2024-05-15","claimant":null,"quote":"Talks go on, as they have for weeks"}
`)},
}

func TestSeedAsksWhatItsGoldGives(t *testing.T) {
	c, err := ReadSeed(harbourSeed, ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events) != 2 {
		t.Fatalf("%d events; want 2", len(c.Events))
	}
	g := c.Events[0]
	if g.Actors[0] != "Bulgaria|navy" || g.open["recipients"] || !g.open["killed"] || g.open["basis"] || g.Weapons[0].Owner != "smugglers" {
		t.Errorf("first event = %+v", g)
	}
	if h := c.Events[1]; h.Status != Choice(event.Habitual) || h.Actors[0] != "Bulgaria" || h.open["claims"] || !h.open["places"] {
		t.Errorf("second event = %+v", h)
	}
	reader := func(from, to string) Extractor {
		return func(_ context.Context, doc *text.Document) ([]event.Event, error) {
			first := perfect(doc, &c.Events[0])
			first.Time.Basis = event.BasisPublication
			second := perfect(doc, &c.Events[1])
			second.Time = &event.Time{From: from, To: to, Basis: event.BasisText}
			return []event.Event{first, second}, nil
		}
	}
	for _, tt := range []struct {
		name, from, to string
		want           float64
	}{
		{"weeks before", "2024-04-15", "2024-05-15", 100},
		{"the day itself is not before", "2024-05-15", "2024-05-16", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := ScoreSeed(t.Context(), harbourSeed, ".", reader(tt.from, tt.to))
			if err != nil {
				t.Fatal(err)
			}
			if row, _ := r.Row("time"); (row.F1 == 100) != (tt.want == 100) {
				t.Errorf("time = %+v; want F1 100: %v", row, tt.want == 100)
			}
			if row, _ := r.Row("owner"); row.F1 != 100 {
				t.Errorf("owner = %+v; want F1 100", row)
			}
		})
	}
}

// TestSharedSeed holds the reader to the real seed: fourteen events, and a
// perfect reader of them loses nothing.
func TestSharedSeed(t *testing.T) {
	const dir = "../../shared/seed"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the seed article is not here: ", err)
	}
	c, err := ReadSeed(os.DirFS(dir), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events) != 14 {
		t.Errorf("%d events; want 14", len(c.Events))
	}
	for _, g := range c.Events {
		if !event.Category(g.Category).Known() || !event.Mode(g.Mode).Known() {
			t.Errorf("unknown category or mode in %+v", g)
		}
	}
	r, err := ScoreSeed(t.Context(), os.DirFS(dir), ".", nothing)
	if err != nil {
		t.Fatal(err)
	}
	if row, _ := r.Row(rowAll); row.Missed < 80 {
		t.Errorf("all slots ask for %d values; want 80 or more", row.Missed)
	}
}
