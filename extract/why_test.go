package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestUncoded(t *testing.T) {
	for _, c := range []struct{ name, text, trigger, reason string }{
		{"told", "Rebels shelled Gao on Sunday.", "", ""},
		{"a condition fails", "Soldiers in Gao shelled a pound of peas with a rocket on Sunday.", "shelled", "is one of pea"},
		{"a condition fails, nothing else speaks for it", "The cook shelled a pound of peas.", "", ""},
		{"only describes", "Rebels with rockets saw the shelled town of Gao and its bridge on Sunday.", "shelled", "describes another word"},
		{"no rule knows", "A missile of the rebels lies by a bridge in Bamako since Sunday.", "", "no rule knows"},
		{"half of a phrase", "Soldiers with rockets took part in a parade in Gao on Sunday.", "", "no rule knows"},
		{"nothing like an event", "The weather in Bamako was fine.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, err := New(Options{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := x.Extract(t.Context(), &text.Document{ID: "d", Text: c.text})
			if err != nil {
				t.Fatal(err)
			}
			got := x.Uncoded(r)
			if c.reason == "" {
				if len(got) > 0 {
					t.Fatalf("got %+v; want none", got)
				}
				return
			}
			if len(got) != 1 || !strings.Contains(got[0].Reason, c.reason) {
				t.Fatalf("got %+v; want the reason %q", got, c.reason)
			}
			if trigger := got[0].Trigger; c.trigger != "" && (trigger == nil || trigger.Text != c.trigger) {
				t.Errorf("trigger %+v; want %q", trigger, c.trigger)
			}
		})
	}
}

// TestUncodedOrder holds that those come first that look most like an event.
func TestUncodedOrder(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(t.Context(), &text.Document{ID: "d", Text: "Soldiers shelled peas in Gao with a rocket. Soldiers shelled peas by a bridge in Gao with a rocket on Sunday."})
	if err != nil {
		t.Fatal(err)
	}
	got := x.Uncoded(r)
	if len(got) != 2 || got[0].Score <= got[1].Score || got[0].Sentence.Start < got[1].Sentence.Start {
		t.Errorf("got %+v; want the second sentence before the first", got)
	}
}

// TestUncodedBelowThreshold holds that what is kept but not shown is listed.
func TestUncodedBelowThreshold(t *testing.T) {
	x, err := New(Options{MinConfidence: 1})
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(t.Context(), &text.Document{ID: "d", Text: "Rebels shelled Gao on Sunday."})
	if err != nil {
		t.Fatal(err)
	}
	got := x.Uncoded(r)
	if len(r.Events) != 0 || len(got) != 1 || !strings.Contains(got[0].Reason, "is below 1.00") {
		t.Errorf("%d events, %+v; want none, and one that is below the threshold", len(r.Events), got)
	}
}

func TestExplain(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc := &text.Document{ID: "d", Text: "Rebels shelled Gao with mortars on Sunday."}
	r, err := x.Extract(t.Context(), doc)
	if err != nil || len(r.Events) != 1 {
		t.Fatalf("%d events, %v", len(r.Events), err)
	}
	e, err := x.Explain(t.Context(), doc, r.Events[0].ID)
	if err != nil || e == nil {
		t.Fatalf("%v, %v", e, err)
	}
	if e.File != "assault.yaml" || e.Word != "verb" {
		t.Errorf("file %q, word %q", e.File, e.Word)
	}
	roles := map[string]string{}
	for _, a := range e.Arguments {
		roles[a.Text] = a.Function + " " + a.Role
	}
	for words, want := range map[string]string{"Rebels": "subject actor", "Gao": "object place", "mortars": "instrument weapon"} {
		if roles[words] != want {
			t.Errorf("%s is %q; want %q", words, roles[words], want)
		}
	}
	doc = &text.Document{ID: "d", Text: "A drone attack hit the depot in Rostov on Sunday, the governor said."}
	if r, err = x.Extract(t.Context(), doc); err != nil || len(r.Events) != 1 {
		t.Fatalf("%d events, %v", len(r.Events), err)
	}
	if e, err = x.Explain(t.Context(), doc, r.Events[0].ID); err != nil || e == nil {
		t.Fatalf("%v, %v", e, err)
	}
	if len(e.Joined) != 1 || e.Joined[0].Trigger.Text != "hit" {
		t.Errorf("joined %+v; want hit", e.Joined)
	}
	if !slices.Contains(e.Others, Argument{Text: "the governor", Function: "in the sentence", Role: "claimant"}) && !slices.Contains(e.Others, Argument{Text: "governor", Function: "in the sentence", Role: "claimant"}) {
		t.Errorf("others %+v; want the governor who says so", e.Others)
	}
	doc = &text.Document{ID: "d", Text: "Rebels shelled the town of Gao on Sunday."}
	if r, err = x.Extract(t.Context(), doc); err != nil || len(r.Events) != 1 {
		t.Fatalf("%d events, %v", len(r.Events), err)
	}
	if e, err = x.Explain(t.Context(), doc, r.Events[0].ID); err != nil || e == nil || len(e.Others) > 0 {
		t.Errorf("%v; want no part that is no argument: %+v", err, e)
	}
	if none, err := x.Explain(t.Context(), doc, "no such event"); none != nil || err != nil {
		t.Errorf("an unknown id: %v, %v", none, err)
	}
}
