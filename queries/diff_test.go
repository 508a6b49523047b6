package queries

import (
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
)

func TestRevisedTellsWhatAReadingChanges(t *testing.T) {
	two := &event.Range{Min: 2, Max: 2}
	report := func(weapon, place string, killed *event.Range) *Report {
		return &Report{Event: event.Event{
			Category: "assault", Weapons: []event.Ref{{Name: weapon}}, Places: []event.Ref{{Name: place}}, Killed: killed,
		}}
	}
	for _, tt := range []struct {
		name     string
		old, new *Report
		want     []string
	}{
		{"nothing", report("shell", "Odesa", two), report("shell", "Odesa", two), nil},
		{"weapon and place", report("shell", "Odesa", two), report("drone", "Izmail", two), []string{"revised|places|Odesa|Izmail", "revised|weapons|shell|drone"}},
		{"a number given up", report("shell", "Odesa", two), report("shell", "Odesa", nil), []string{"revised number|killed|2|"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			revised(tt.old, tt.new, func(_ *Report, change, about, before, after string) {
				got = append(got, strings.Join([]string{change, about, before, after}, "|"))
			})
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
