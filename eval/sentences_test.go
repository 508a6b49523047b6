package eval

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// byText is an extractor that knows the events of a few sentences.
func byText(known map[string][]event.Event) Extractor {
	return func(_ context.Context, doc *text.Document) ([]event.Event, error) { return known[doc.Text], nil }
}

func coded(category event.Category, plover, cameo string, actor, recipient event.Ref) event.Event {
	return event.Event{
		Category: category, Codes: event.Codes{PLOVER: plover, CAMEO: cameo},
		Actors: []event.Ref{actor}, Recipients: []event.Ref{recipient},
	}
}

func TestScorePLOVER(t *testing.T) {
	fsys := fstest.MapFS{"gsr.jsonl": {Data: []byte(
		`{"id":"1","text":"Oslo threatened Riga.","published":null,"gold":{"event":"THREATEN","source":[{"actorText":"Oslo","code":"NOR"}],"target":[{"actorText":"Riga","code":"LVA"}]}}
{"id":"2","text":"Peru met Chile.","published":null,"gold":{"event":"CONSULT","source":[{"actorText":"Peru","code":"PER"}],"target":[{"actorText":"Chile","code":"CHL"},{"actorText":"trade"}]}}
{"id":"3","text":"Rebels shot at Mali's army.","published":null,"gold":{"event":"FIGHT","source":[{"actorText":"Rebels","code":"MLI","sector":"REB"}],"target":[{"actorText":"Mali's army","code":"MLI"}]}}
{"id":"5","text":"Chad struck Togo.","published":null,"gold":{"event":"FIGHT","source":[{"actorText":"Chad","code":"TCD"}],"target":[{"actorText":"Togo","code":"TGO"}]}}
{"id":"4","text":"Fiji agreed.","published":null,"gold":{"event":"AGREE","source":[{"actorText":"Fiji","code":"FJI"}],"target":[]}}
`)}}
	r, err := ScorePLOVER(t.Context(), fsys, "gsr.jsonl", byText(map[string][]event.Event{
		// Right by country, and another record that nobody coded.
		"Oslo threatened Riga.": {
			coded(event.Threaten, "THREATEN", "13", event.Ref{Text: "Oslo", Country: "NO"}, event.Ref{Text: "Riga", Country: "LV"}),
			coded(event.Accuse, "DISAPPROVE", "11", event.Ref{Text: "Oslo"}, event.Ref{Text: "Riga"}),
		},
		// Right though the sides are swapped: a meeting has no direction.
		"Peru met Chile.": {coded(event.Meeting, "CONSULT", "04", event.Ref{Text: "Chile"}, event.Ref{Text: "Peru"})},
		// FIGHT is part of ASSAULT now.
		"Chad struck Togo.": {coded(event.Assault, "ASSAULT", "19", event.Ref{Text: "Chad"}, event.Ref{Text: "Togo"})},
		// The wrong code and the wrong way round.
		"Rebels shot at Mali's army.": {coded(event.Assault, "PROTEST", "14", event.Ref{Text: "army", Country: "ML"}, event.Ref{Text: "gunmen"})},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Tally{
		rowTriples:   {Right: 3, Wrong: 1, Missed: 2}, // what Oslo's sentence tells besides is not counted
		rowCategory:  {Right: 3, Wrong: 1, Missed: 2},
		rowActor:     {Right: 4, Missed: 1}, // Mali's army is Malian like the rebels
		rowRecipient: {Right: 3, Wrong: 1, Missed: 2},
		rowQuiet:     {},
	} {
		if row, _ := r.Row(name); row.Tally != want {
			t.Errorf("%s = %+v; want %+v", name, row.Tally, want)
		}
	}
}

func TestScorePETRARCH(t *testing.T) {
	fsys := fstest.MapFS{"petr.jsonl": {Data: []byte(
		`{"id":"1","text":"A Peruvian court jailed a student.","published":"2008-08-04","gold":{"fictional_actors":false,"cameo":[{"code":"173","source":"PERJUD","target":"---EDU","note":null}]}}
{"id":"2","text":"It rained.","published":"2008-08-04","gold":{"fictional_actors":false,"cameo":[{"code":null,"source":null,"target":null,"note":"True"}]}}
{"id":"3","text":"Elbonia met Zembla.","published":"2008-08-04","gold":{"fictional_actors":true,"cameo":[{"code":"040","source":"ELB","target":"ZEM","note":null}]}}
{"id":"4","text":"Elbonia did odd things.","published":"2008-08-04","gold":{"fictional_actors":true,"cameo":[{"code":"902","source":"ELB","target":"ZEM","note":null}]}}
`)}}
	r, err := ScorePETRARCH(t.Context(), fsys, "petr.jsonl", byText(map[string][]event.Event{
		"A Peruvian court jailed a student.": {coded(event.Arrest, "COERCE", "173", event.Ref{Text: "court", Country: "PE"}, event.Ref{Text: "a student"})},
		"It rained.":                         {coded(event.Statement, "", "01", event.Ref{}, event.Ref{})},
		"Elbonia met Zembla.":                {coded(event.Meeting, "CONSULT", "040", event.Ref{Text: "Elbonia"}, event.Ref{Text: "Zembla"})},
	}))
	if err != nil {
		t.Fatal(err)
	}
	if r.Documents != 3 {
		t.Errorf("%d sentences; want 3: a code outside CAMEO is skipped", r.Documents)
	}
	for name, want := range map[string]Tally{
		rowTriples:                {Right: 1},
		rowQuiet:                  {Wrong: 1, Missed: 1},
		rowTriples + ", invented": {Right: 1},
	} {
		if row, _ := r.Row(name); row.Tally != want {
			t.Errorf("%s = %+v; want %+v", name, row.Tally, want)
		}
	}
}

// TestRulersReadTheirCorpora runs every ruler with a reader that says nothing:
// it must ask for something, and find nothing.
func TestRulersReadTheirCorpora(t *testing.T) {
	const shared = "../../shared"
	for _, ruler := range Rulers.All() {
		t.Run(ruler.Name, func(t *testing.T) {
			if ruler.Path != "" {
				if _, err := os.Stat(shared + "/" + ruler.Path); err != nil {
					t.Skip("the corpus is not here: ", err)
				}
			}
			r, err := ruler.Run(t.Context(), os.DirFS(shared), nothing)
			if err != nil {
				t.Fatal(err)
			}
			if r.Events < 10 || r.Found != 0 {
				t.Errorf("%d events asked for, %d found; want 10 or more, and none", r.Events, r.Found)
			}
		})
	}
}

func TestRulersNameTheMissingCorpus(t *testing.T) {
	for _, ruler := range Rulers.All() {
		if ruler.Path == "" {
			continue
		}
		_, err := ruler.Run(t.Context(), fstest.MapFS{}, nothing)
		if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), ruler.Path) {
			t.Errorf("%s: error = %v; want one that names %s", ruler.Name, err, ruler.Path)
		}
	}
}
