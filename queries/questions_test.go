package queries_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/queries"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// What each question says of the hand-made articles: the cells of some columns,
// one row a string.
func TestQuestions(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		line, columns string
		want          []string
	}{
		{"attacks-on --target housing", "target class places injured", []string{"homes|housing|Sevastopol|0", "house|housing|Dubovoye|2"}},
		{"attacks-on --target house", "target claimants", []string{"house|Vyacheslav Gladkov"}},
		{"attacks-on --target \"fuel depot\" --country RU", "target weapons", []string{"fuel depot|2 drone"}},
		{"weapon-use --weapon missile", "weapon month events most", []string{"AGM-88 HARM|2024-05|1|2", "ATACMS|2024-05|1|10", "missile|2024-05|2|3 or more"}},
		{"first-use --weapon drone", "thing first events last", []string{"drone|2024-05-15 00:00-06:00|5|2024-05-15", "Shahed-136|2024-05-20|1|2024-05-20"}},
		{"first-use --by region --weapon drone --on 2024-05-15 --limit 2", "thing events", []string{"Belgorod|1", "Kursk|1"}},
		{"first-use --by target-class", "thing events", []string{"housing|2", "fuel depot|1"}},
		{"tempo --from 2024-05-13 --to 2024-05-16 --category interception", "side events days peak peak_day sparkline", []string{"RU|6|1|6|2024-05-15|··█·"}},
		{"tempo --rows days --on 2024-05-15 --category interception", "day side events", []string{"2024-05-15|RU|6"}},
		{"co-mentions --with Dubovoye --kind target", "one other times", []string{"Dubovoye|house|1"}},
		{"co-mentions --with Dubovoye --kind weapon", "one other times", []string{"Dubovoye|rocket|1"}},
		{"co-mentions --with \"ATACMS\" --kind place", "other articles", []string{"Black Sea|1", "Crimea|1"}},
		{"who-claims --place Dubovoye", "claimant says denies share", []string{"Ukraine||1|50.0", "Vyacheslav Gladkov|1||50.0"}},
		{"silence --on 2024-05-17 --least 1 --country UA", "place usual_days silent_days covered", []string{"Kyiv City|2|2|2", "Crimea|1|2|2", "Sevastopol|1|2|2"}},
		{"path --between \"Vyacheslav Gladkov\" --and house", "step from part to as", []string{"1|Vyacheslav Gladkov|claimant|house|target"}},
		{"path --between Crimea --and \"Antony Blinken\"", "from to", []string{"Crimea|Ukraine", "Ukraine|Antony Blinken"}},
		{"neighbourhood --of ATACMS --limit 3", "thing link", []string{"ballistic missile|is a", "Black Sea|place", "Crimea|place"}},
		{"places-within --place Belgorod", "place feature within events", []string{"Belgorod|region|Russia|1", "Dubovoye|village|Belgorod|1"}},
		{"disputed --place Dubovoye", "place about versions", []string{"Dubovoye|whether|happened (Vyacheslav Gladkov); denied (Ukraine)"}},
	} {
		t.Run(c.line, func(t *testing.T) {
			a := mustAsk(t, s, c.line)
			got := make([]string, len(a.Rows))
			for _, name := range strings.Fields(c.columns) {
				for i, cell := range column(t, a, name) {
					got[i] = strings.TrimPrefix(got[i]+"|"+cell, "|")
				}
			}
			for i := range got { // a first cell that is empty
				if strings.Count(got[i], "|") < len(strings.Fields(c.columns))-1 {
					got[i] = "|" + got[i]
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if len(a.Rows) == 0 && a.Empty == "" {
				t.Error("no rows, and no reason")
			}
		})
	}
}

func TestQuestionsNeedWhatTheyNeed(t *testing.T) {
	s := open(t)
	for line, want := range map[string]string{
		"attacks-on":                                "--target is needed; for example: attacks-on --target",
		"attacks-on --target hosing":                `did you mean "housing"?`,
		"path --between Crimea":                     "--and is needed",
		"path --between Crimea --and Blinken":       `did you mean "Antony Blinken"?`,
		"path --between Crimea --and Kyiv --hops x": "is no number of events",
		"neighbourhood --of Gladkow":                "no report names an actor, place, weapon or target",
		"silence --on 2024-05-17 --before never":    "is no number from 1 to",
		"silence --on 2024-05-17 --by street":       "no by \"street\"",
		"disputed --about taste":                    "no about",
		"tempo --rows hours":                        "no rows \"hours\"",
		"co-mentions --kind verb":                   "no kind",
		"co-mentions --within page":                 "no within",
		"first-use --by hand":                       "no by",
		"neighbourhood --of \"\x00<>\\ %s\"":        "no report names",
		"regions --weapon \"'; drop--\"":            "no report names",
	} {
		if _, err := ask(context.Background(), s, line); !errors.Is(err, queries.ErrArgument) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v; want an ErrArgument with %s", line, err, want)
		}
	}
}

// strike is an article of one attack on a town, as some claimant counts it.
func strike(id, published, claimant string, stance event.Stance, killed *event.Range, status event.Status) graph.Article {
	body := "A strike on Town hit a depot, killing people, the " + claimant + " said. " + strings.Repeat(id+" tells more of "+claimant+". ", 9)
	day, _ := time.Parse(time.DateOnly, published)
	evidence := event.QuoteOf(body, text.Span{End: len(body)})
	trigger := event.QuoteOf(body, text.Span{Start: 2, End: 8})
	e := event.Event{
		ID: event.NewID(id, trigger.Span, event.Assault, 0), Document: id, Category: event.Assault, Status: status, Trigger: trigger, Evidence: evidence,
		Places: []event.Ref{{Kind: event.KindPlace, ID: "geonames:1", Name: "Town", Feature: "town", Admin1: "Some Oblast", Country: "UA"}},
		Claims: []event.Ref{{Kind: event.KindActor, ID: event.EntityID("actor/" + claimant), Name: claimant, Type: "government", Stance: stance}},
		Killed: killed, Time: &event.Time{Value: "2025-03-01", From: "2025-03-01", To: "2025-03-02", Granularity: temporal.Day, Basis: event.BasisText},
	}
	return graph.Article{Document: &text.Document{ID: id, Text: body, Published: day}, Events: []event.Event{e}}
}

func TestDisputed(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name     string
		articles []graph.Article
		want     []string
	}{
		{"numbers that no number fits", []graph.Article{
			strike("a", "2025-03-01", "mayor", event.Says, event.Exactly(2, "two"), event.Actual),
			strike("b", "2025-03-02", "army", event.Says, event.AtLeast(5, "at least five"), event.Actual),
		}, []string{"killed: 2 (mayor); 5 or more (army)"}},
		{"numbers that one number fits", []graph.Article{
			strike("a", "2025-03-01", "mayor", event.Says, event.Exactly(7, "seven"), event.Actual),
			strike("b", "2025-03-02", "army", event.Says, event.AtLeast(5, "at least five"), event.Actual),
		}, nil},
		{"one says, another denies", []graph.Article{
			strike("a", "2025-03-01", "mayor", event.Says, nil, event.Actual),
			strike("b", "2025-03-02", "army", event.Denies, nil, event.Denied),
		}, []string{"whether: happened (mayor); denied (army)"}},
		{"two that agree", []graph.Article{
			strike("a", "2025-03-01", "mayor", event.Says, nil, event.Actual),
			strike("b", "2025-03-02", "army", event.Confirms, nil, event.Actual),
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if _, err := s.Add(ctx, c.articles); err != nil {
				t.Fatal(err)
			}
			a := mustAsk(t, s, "disputed")
			var got []string
			for i, about := range column(t, a, "about") {
				got = append(got, about+": "+column(t, a, "versions")[i])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q; want %q", got, c.want)
			}
			// Before the second article nothing was disputed.
			if a := mustAsk(t, s, "disputed --as-of 2025-03-01"); len(a.Rows) > 0 {
				t.Errorf("as of the first article: %v", a.Rows)
			}
		})
	}
}

// A question about generated articles answers the same each time, and every row
// with events rests on a sentence.
func TestQuestionsOverManyArticles(t *testing.T) {
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var articles []graph.Article
	for n := range uint64(40) {
		articles = append(articles, graphtest.Generate(3, n))
	}
	if _, err := s.Add(ctx, articles); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"weapon-use --weapon drone", "first-use --by place --limit 30", "tempo --rows days", "co-mentions --kind any --within article --limit 50",
		"who-claims", "disputed --limit 50", "silence --on 2022-03-03 --by place", "path --between \"Town 1\" --and \"Town 30\"", "neighbourhood --of Vilha",
		"places-within --place UA",
	} {
		t.Run(line, func(t *testing.T) {
			a, again := mustAsk(t, s, line), mustAsk(t, s, line)
			if len(a.Rows) == 0 {
				t.Fatalf("no rows: %s", a.Empty)
			}
			for i, row := range a.Rows {
				if !slices.Equal(row.Cells, again.Rows[i].Cells) {
					t.Fatalf("row %d differs the second time: %q, %q", i, row.Cells, again.Rows[i].Cells)
				}
				for _, e := range row.Evidence {
					if e.Sentence == "" || e.Article == "" {
						t.Errorf("%q rests on %+v", row.Cells, e)
					}
				}
			}
			told := 0
			for _, err := range a.Reports {
				if err != nil {
					t.Fatal(err)
				}
				told++
			}
			if told == 0 {
				t.Error("no reports behind it")
			}
		})
	}
}

func TestDiff(t *testing.T) {
	ctx := context.Background()
	clock := time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC)
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, a := range []graph.Article{
		strike("a", "2025-03-01", "mayor", event.Says, event.Exactly(2, "two"), event.Actual),
		strike("b", "2025-03-02", "army", event.Says, event.AtLeast(5, "at least five"), event.Actual),
		strike("c", "2025-03-03", "governor", event.Confirms, event.Exactly(2, "two"), event.Actual),
		strike("d", "2025-03-04", "ministry", event.Denies, nil, event.Denied),
		strike("a", "2025-03-01", "mayor", event.Says, event.Exactly(3, "three"), event.Actual), // a later reading
	} {
		if _, err := s.Add(ctx, []graph.Article{a}); err != nil {
			t.Fatal(err)
		}
		clock = clock.AddDate(0, 0, 1)
	}
	for _, c := range []struct {
		line string
		want []string
	}{
		{"diff --since 2025-02-01 --as-of 2025-03-01", []string{"new event|||actual"}},
		{"diff --since 2025-03-01 --as-of 2025-03-02", []string{"revised number|killed|3|5 or more"}},
		{"diff --since 2025-03-02 --as-of 2025-03-03", []string{"revised number|killed|3; 5 or more|2"}},
		{"diff --since 2025-03-03", []string{"changed status|status|actual|denied"}},
		{"diff --since 2025-03-04", nil},
		{"diff --clock loaded --since 2025-03-05 --as-of 2025-03-07", []string{"new claim|claimant|mayor|governor (confirms)", "revised number|killed|2|5 or more"}},
		{"diff --clock loaded --since 2025-03-08", []string{"revised number|killed|2|3"}},
		{"diff --clock loaded --since 2025-03-08 --category visit", nil},
	} {
		t.Run(c.line, func(t *testing.T) {
			a := mustAsk(t, s, c.line)
			var got []string
			for i, change := range column(t, a, "change") {
				got = append(got, strings.Join([]string{change, column(t, a, "about")[i], column(t, a, "before")[i], column(t, a, "after")[i]}, "|"))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q; want %q", got, c.want)
			}
			if len(got) == 0 && !strings.Contains(a.Empty, "nothing became known") {
				t.Errorf("empty: %q", a.Empty)
			}
		})
	}
	for line, want := range map[string]string{
		"diff":                   "--since is needed",
		"diff --since yesterday": "is no time",
		"diff --since 2025-03-02 --as-of 2025-03-01": "does not lie before",
	} {
		if _, err := ask(ctx, s, line); !errors.Is(err, queries.ErrArgument) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", line, err, want)
		}
	}
}
