package extract

import (
	"testing"

	"github.com/annals-kg/annals/event"
)

// TestNobodyShootsDownHisOwn holds nameless defenders to the side of who speaks,
// where the state named last owns what they shot down.
func TestNobodyShootsDownHisOwn(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	const text = "Russia's defence ministry said its guns had hit a depot used by the Ukrainian army. " +
		"It also claimed that air defences had destroyed nine Ukrainian drones over the Belgorod region."
	for _, e := range eventsOf(t, x, text, "") {
		if e.Category != event.Interception {
			continue
		}
		if len(e.Actors) != 1 || e.Actors[0].Country != "RU" || e.Actors[0].ID != "" {
			t.Errorf("actors %+v; want air defences of RU", e.Actors)
		}
		return
	}
	t.Error("no interception")
}
