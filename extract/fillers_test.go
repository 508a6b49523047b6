package extract

import (
	"context"
	"slices"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// murderReport is the beginning of a report in capitals; what follows it names
// who was killed, or by whom.
const murderReport = `LIMA, 4 MAR 90 (RADIO) -- [TEXT] UNIDENTIFIED INDIVIDUALS MURDERED A TOWN COUNCILMAN IN THE CITY OF HUANCAYO LAST NIGHT, POLICE REPORTED.

`

func TestFillersFromOtherSentences(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, behind      string
		actor, recipients string
	}{
		{name: "a victim in apposition", behind: "THE VICTIM, PABLO QUISPE ROJAS, WAS RETURNING HOME WITH HIS WIFE.", recipients: "PABLO QUISPE ROJAS"},
		{name: "a victim identified", behind: "THE VICTIMS WERE IDENTIFIED AS PABLO QUISPE ROJAS AND JUAN LEON.", recipients: "PABLO QUISPE ROJAS"},
		{name: "a group believed responsible", behind: "POLICE BELIEVE THAT THE SHINING PATH IS RESPONSIBLE FOR THE CRIME.", actor: "SHINING PATH"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := &text.Document{ID: "wire", Text: murderReport + test.behind + "\n"}
			r, err := x.Extract(context.Background(), doc)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(r.Events, func(e event.Event) bool { return e.Trigger.Text == "MURDERED" })
			if i < 0 {
				t.Fatal("the murder is no event")
			}
			e := &r.Events[i]
			checkFillers(t, doc.Text, e)
			for want, refs := range map[string][]event.Ref{test.actor: e.Actors, test.recipients: e.Recipients} {
				if want != "" && !slices.ContainsFunc(refs, func(ref event.Ref) bool { return ref.Text == want }) {
					t.Errorf("%s has no part in the murder: %v", want, refs)
				}
			}
		})
	}
}

// checkFillers reports fillers that are not what the text says, or that stand
// in no sentence of the event's evidence.
func checkFillers(t *testing.T, s string, e *event.Event) {
	for _, refs := range [][]event.Ref{e.Actors, e.Recipients, e.Targets, e.Weapons} {
		for _, ref := range refs {
			if ref.Implied {
				continue
			}
			if ref.Span.Of(s) != ref.Text {
				t.Errorf("%s: %q is not the text of its span", e.Trigger.Text, ref.Text)
			}
			if !e.Evidence.Contains(ref.Span) && !slices.ContainsFunc(e.Evidences, func(sp text.Span) bool { return sp.Contains(ref.Span) }) {
				t.Errorf("%s: %q lies outside the evidence", e.Trigger.Text, ref.Text)
			}
		}
	}
}

// The likelier what fills it, the surer an event of a wire report.
func TestRateFollowsFillers(t *testing.T) {
	if want := 2 * (fillerWeights + rateWeights); len(fillerTable) != want {
		t.Fatalf("the weights are %d bytes; want %d", len(fillerTable), want)
	}
	var likely, doubtful draft
	for _, d := range []*draft{&likely, &doubtful} {
		d.Category, d.Status, d.Confidence = event.Assault, event.Actual, 0.5
	}
	p := pairer{drafts: []*draft{&likely, &doubtful}}
	p.rate(map[*draft]float64{&likely: 2, &doubtful: -3})
	if !(likely.Confidence > 0.5 && 0.5 > doubtful.Confidence) {
		t.Errorf("rated %g and %g, both 0.5 before; want the first up, the other down", likely.Confidence, doubtful.Confidence)
	}
}

// What is told of another kind of incident speaks against an event, what is told
// of its own for it.
func TestStandings(t *testing.T) {
	drafts := make([]*draft, 5)
	for i, e := range []event.Event{
		{Category: event.Assault, Mode: event.ModeBombing, Status: event.Actual, Confidence: 0.5},
		{Category: event.Explosion, Status: event.Attempted, Confidence: 0.9},
		{Category: event.Kidnapping, Status: event.Actual, Confidence: 0.2},
		{Category: event.Explosion, Status: event.Planned, Confidence: 0.95},
		{Category: event.Meeting, Status: event.Actual, Confidence: 0.95},
	} {
		drafts[i] = &draft{Event: e}
	}
	got := standings(drafts)
	want := []standing{
		{before: logOdds(0.5), same: logOdds(0.9), other: logOdds(0.2), told: 2},
		{before: logOdds(0.9), same: logOdds(0.9), other: logOdds(0.2), told: 2},
		{before: logOdds(0.2), same: logOdds(0.2), other: logOdds(0.9), told: 1},
		{before: logOdds(0.95), same: logOdds(0.95), other: logOdds(0.2), told: 2},
	}
	for i := range want {
		if got[drafts[i]] != want[i] {
			t.Errorf("event %d: %+v, want %+v", i, got[drafts[i]], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d events are incidents, want %d", len(got), len(want))
	}
	if alone := standings(drafts[2:3])[drafts[2]]; alone.other != rateLowest {
		t.Errorf("with no other kind its log odds are %g, want %d", alone.other, rateLowest)
	}
}
