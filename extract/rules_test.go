package extract

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// TestRules holds each rule to its own yes and no sentences.
func TestRules(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range x.rules.rules {
		t.Run(r.Name, func(t *testing.T) {
			for _, yes := range r.Yes {
				checkYes(t, x, r, yes)
			}
			for _, no := range r.No {
				for _, e := range eventsOf(t, x, no, "") {
					if e.Rule == r.Name || r.Suppress && slices.Contains(r.Nouns, strings.ToLower(e.Trigger.Text)) {
						t.Errorf("%q: got %s by %s; want none", no, e.Category, e.Rule)
					}
				}
			}
		})
	}
}

func checkYes(t *testing.T, x *Extractor, r *rule, yes example) {
	t.Helper()
	all := eventsOf(t, x, yes.Text, yes.Published)
	var of []event.Event
	for _, e := range all {
		if e.Category == r.Category {
			of = append(of, e)
		}
	}
	if len(of) == 0 {
		t.Errorf("%q: no %s; got %d other events", yes.Text, r.Category, len(all))
		return
	}
	e := of[0]
	if yes.Mode != "" && e.Mode != yes.Mode {
		t.Errorf("%q: mode = %q; want %q", yes.Text, e.Mode, yes.Mode)
	}
	if yes.Status != "" && e.Status != yes.Status {
		t.Errorf("%q: status = %q; want %q", yes.Text, e.Status, yes.Status)
	}
	got := map[string][]event.Ref{"actor": e.Actors, "recipient": e.Recipients, "target": e.Targets, "place": e.Places, "weapon": e.Weapons}
	for role, wants := range yes.Roles {
		for _, want := range wants {
			if !slices.ContainsFunc(got[role], func(ref event.Ref) bool {
				return strings.Contains(ref.Text, want) || strings.Contains(ref.Name, want)
			}) {
				t.Errorf("%q: %s = %v; want %q", yes.Text, role, texts(got[role]), want)
			}
		}
	}
}

func texts(refs []event.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Text)
	}
	return out
}

func eventsOf(t *testing.T, x *Extractor, sentence, published string) []event.Event {
	t.Helper()
	doc := &text.Document{ID: "example", Text: sentence, Published: time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)}
	if published != "" {
		day, err := time.Parse("2006-01-02", published)
		if err != nil {
			t.Fatal(err)
		}
		doc.Published = day
	}
	r, err := x.Extract(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return r.Events
}
