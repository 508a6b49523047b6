package eval

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
	"github.com/annals-kg/annals/text"
)

// perfect writes a gold event as the record that a perfect reader would.
func perfect(doc *text.Document, g *Gold) event.Event {
	e := event.Event{
		Document: doc.ID, Category: event.Category(g.Category.First()), Mode: event.Mode(g.Mode.First()), Status: event.Status(g.Status.First()),
		Trigger: g.Trigger.Quote, Evidence: event.QuoteOf(doc.Text, g.spans()[0]),
		Killed: asRange(g.Killed), Injured: asRange(g.Injured), Confidence: 1,
	}
	list := func(names []Name) (refs []event.Ref) {
		for _, n := range names {
			refs = append(refs, event.Ref{Text: strings.TrimSuffix(Choice(n).First(), "?")})
		}
		return refs
	}
	e.Actors, e.Recipients, e.Targets = list(g.Actors), list(g.Recipients), list(g.Targets)
	for _, p := range g.Places {
		e.Places = append(e.Places, event.Ref{Text: strings.TrimSuffix(Choice(p.Name).First(), "?"), Country: p.Country})
	}
	for _, w := range g.Weapons {
		e.Weapons = append(e.Weapons, event.Ref{
			Text: strings.TrimSuffix(Choice(w.Name).First(), "?"), Class: w.Class.First(), Count: asRange(w.Count), Fate: event.Fate(w.Fate.First()),
			Owner: Choice(w.Owner).First(), Supplier: Choice(w.Supplier).First(),
		})
	}
	for _, c := range g.Claims {
		e.Claims = append(e.Claims, event.Ref{Text: strings.TrimSuffix(Choice(c.Name).First(), "?"), Stance: event.Stance(c.Stance.First())})
	}
	if g.Time != nil {
		e.Time = &event.Time{From: g.Time.From, To: g.Time.To, Basis: event.Basis(g.Time.Basis.First())}
	}
	for _, q := range g.Also {
		e.Evidences = append(e.Evidences, q.Span)
	}
	return e
}

func asRange(c *Count) *event.Range {
	if c == nil {
		return nil
	}
	r := c.asRange()
	return &r
}

func perfectly(cases []Case) Extractor {
	return func(_ context.Context, doc *text.Document) ([]event.Event, error) {
		var events []event.Event
		for i := range cases {
			if cases[i].Document.ID != doc.ID {
				continue
			}
			for j := range cases[i].Events {
				events = append(events, perfect(doc, &cases[i].Events[j]))
			}
		}
		return events, nil
	}
}

func nothing(context.Context, *text.Document) ([]event.Event, error) { return nil, nil }

func ownCases(t testing.TB) []Case {
	t.Helper()
	cases, err := ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

func TestPerfectReaderScores100(t *testing.T) {
	cases := ownCases(t)
	r, err := Score(t.Context(), "articles", cases, perfectly(cases))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range r.Rows {
		if row.F1 != 100 || row.Low != 100 {
			t.Errorf("%s: F1 %.1f (%.1f-%.1f); want 100", row.Name, row.F1, row.Low, row.High)
		}
	}
	for _, f := range r.Findings {
		t.Errorf("finding: %+v", f)
	}
	if sure := r.Calibration[len(r.Calibration)-1]; sure.Records < 100 || sure.Right != sure.Records {
		t.Errorf("of records with confidence 1, %d of %d are right; want all", sure.Right, sure.Records)
	}
}

func TestSilentReaderScores0(t *testing.T) {
	cases := ownCases(t)
	r, err := Score(t.Context(), "articles", cases, nothing)
	if err != nil {
		t.Fatal(err)
	}
	row, _ := r.Row(rowEvents)
	if row.Right != 0 || row.Wrong != 0 || row.Missed != r.Events || row.F1 != 0 {
		t.Errorf("events = %+v; want all %d missed", row, r.Events)
	}
	if n := len(r.Findings); n != r.Events {
		t.Errorf("%d findings; want one for each of %d events", n, r.Events)
	}
}

// harbour is a document with two gold events, scored by hand below.
func harbour(t *testing.T) []Case {
	t.Helper()
	const text1 = "Rebels shelled the port of Gao on Monday, killing nine people. Later they seized the airport."
	nine, four := 9.0, 4.0
	golds := []Gold{
		{
			Category: "assault", Mode: "artillery", Status: "actual", Trigger: Trigger{Quote: event.Quote{Text: "shelled"}, Near: "Rebels shelled"},
			Actors: []Name{"Rebels"}, Targets: []Name{"port"}, Places: []Place{{Name: "Gao", Country: "ML"}},
			Weapons: []Weapon{{Name: "mortars", Class: "artillery", Count: &Count{&four, &four}, Fate: "unknown"}},
			Time:    &When{From: "2013-05-13", To: "2013-05-14", Basis: "text"}, Killed: &Count{&nine, &nine},
		},
		{
			Category: "capture", Status: "actual", Trigger: Trigger{Quote: event.Quote{Text: "seized"}, Near: "they seized"},
			Actors: []Name{"Rebels"}, Targets: []Name{"airport?"}, Time: &When{From: "2013-05-13", To: "2013-05-14", Basis: "context"},
		},
	}
	for i := range golds {
		if err := golds[i].locate(text1); err != nil {
			t.Fatal(err)
		}
	}
	return []Case{{text.Document{ID: "harbour", Text: text1}, golds}}
}

func TestScoreByHand(t *testing.T) {
	cases := harbour(t)
	s := cases[0].Document.Text
	quote := func(words string) event.Quote {
		at := strings.Index(s, words)
		return event.QuoteOf(s, text.Span{Start: at, End: at + len(words)})
	}
	ref := func(words string) []event.Ref { return []event.Ref{{Text: words}} }
	events := []event.Event{
		{ // right but for a wrong country, a wrong number and a weapon without its count
			Category: event.Assault, Mode: event.ModeArtillery, Status: event.Actual, Trigger: quote("shelled"), Evidence: quote("Rebels shelled"),
			Actors: ref("Rebels"), Targets: ref("the port"), Places: []event.Ref{{Text: "Gao", Country: "BR"}},
			Weapons: []event.Ref{{Text: "mortars"}}, Killed: event.Exactly(8, "eight"),
			Time: &event.Time{From: "2013-05-13T00:00:00Z", To: "2013-05-13T18:00:00Z", Basis: event.BasisText},
		},
		{ // made up
			Category: event.Protest, Status: event.Actual, Trigger: quote("Later"), Evidence: quote("Later they"), Actors: ref("they"),
		},
	}
	r, err := Score(t.Context(), "hand", cases, func(context.Context, *text.Document) ([]event.Event, error) { return events, nil })
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Tally{
		"events":          {Right: 1, Wrong: 1, Missed: 1},
		"conflict events": {Right: 1, Wrong: 1, Missed: 1},
		"category":        {Right: 1, Wrong: 1, Missed: 1},
		"mode":            {Right: 1},
		"status":          {Right: 1, Wrong: 1, Missed: 1},
		"actors":          {Right: 1, Wrong: 1, Missed: 1},
		"targets":         {Right: 1},
		"places":          {Wrong: 1, Missed: 1},
		"weapons":         {Right: 1},
		"counts":          {Missed: 1},
		"time":            {Right: 1, Missed: 1},
		"basis":           {Right: 1, Missed: 1},
		"killed":          {Wrong: 1, Missed: 1},
		"all slots":       {Right: 8, Wrong: 5, Missed: 8},
	}
	for name, tally := range want {
		if row, _ := r.Row(name); row.Tally != tally {
			t.Errorf("%s = %+v; want %+v", name, row.Tally, tally)
		}
	}
	if got, want := r.Calibration[0], (Bin{0, 0.3, 2, 1}); got != want {
		t.Errorf("records without confidence: %+v; want %+v", got, want)
	}
	var b bytes.Buffer
	if err := r.Show(&b, Missed); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "missed   harbour            capture                 want capture: seized; \"they seized\"\n"; got != want {
		t.Errorf("Show(missed) = %q; want %q", got, want)
	}
}

func TestScoreIsDeterministic(t *testing.T) {
	cases := ownCases(t)
	half := func(ctx context.Context, doc *text.Document) ([]event.Event, error) {
		events, err := perfectly(cases)(ctx, doc)
		return events[:len(events)/2], err
	}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		r, err := Score(t.Context(), "articles", cases, half)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.WriteTable(b); err != nil {
			t.Fatal(err)
		}
		if err := r.WriteJSON(b); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Error("two runs print different reports")
	}
}

func TestScoreReturnsTheExtractorsError(t *testing.T) {
	broken := errors.New("no weights")
	_, err := Score(t.Context(), "hand", harbour(t), func(context.Context, *text.Document) ([]event.Event, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Errorf("Score error = %v; want %v", err, broken)
	}
}

func TestNameMatches(t *testing.T) {
	tests := []struct {
		name    Name
		wording string
		want    bool
	}{
		{"Russia", "Russian forces", true},
		{"Ukraine's air force", "Russian air defences", false},
		{"air force", "the Air Force", true},
		{"U.S. Central Command|Pentagon", "the Pentagon", true},
		{"U.S.", "US", true},
		{"Bryansk region", "Kursk region", false},
		{"fuel depots", "a fuel depot", true},
		{"Odesa?", "Odesa", true},
		{"Odesa", "", false},
		{"Ізмаїл", "порт Ізмаїл", true},
	}
	for _, tt := range tests {
		if got := tt.name.Matches(tt.wording); got != tt.want {
			t.Errorf("%q matches %q: %v; want %v", tt.name, tt.wording, got, tt.want)
		}
	}
}

func TestDays(t *testing.T) {
	tests := []struct{ from, to, wantFrom, wantTo string }{
		{"2024-05-15", "2024-05-16", "2024-05-15", "2024-05-16"},
		{"2024-05-14T21:00", "2024-05-15T06:00", "2024-05-14", "2024-05-16"},
		{"2024-05-15T00:00:00Z", "2024-05-16T00:00:00Z", "2024-05-15", "2024-05-16"},
		{"", "2024-12-31T18:00", "", "2025-01-01"},
	}
	for _, tt := range tests {
		from, to := days(&event.Time{From: tt.from, To: tt.to})
		if from != tt.wantFrom || to != tt.wantTo {
			t.Errorf("days(%s, %s) = %s, %s; want %s, %s", tt.from, tt.to, from, to, tt.wantFrom, tt.wantTo)
		}
	}
}
