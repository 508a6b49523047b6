package extract

import (
	"testing"

	"github.com/annals-kg/annals/event"
)

func TestSaidAsksForTheBeginningOfWords(t *testing.T) {
	tests := []struct {
		sentence, word string
		want           bool
	}{
		{"Rioters burned tyres.", "riot", true},
		{"A Patriot battery stood by.", "riot", false},
		{"The march was non-violent.", "violent", false},
		{"It passed without violence.", "violence", false},
		{"The casino riot lasted an hour.", "riot", true},
		{"The crowd threw stones.", "stones", true},
		{"Two milestones were passed.", "stones", false},
		{"Generally the rally went well.", "rally", true},
		{"It is generally so.", "rally", false},
		{"Warplanes and jets came.", " jets", true},
		{"An anti-riot squad came.", "riot", false},
		{"Riot police lined the square.", "riot", false},
	}
	for _, test := range tests {
		e := event.Event{Evidence: event.Quote{Text: test.sentence}}
		if got := said(&e, test.word); got != test.want {
			t.Errorf("%q in %q: %v, want %v", test.word, test.sentence, got, test.want)
		}
	}
}

func TestAfterCauseTellsWhatAProtestIsAbout(t *testing.T) {
	tests := map[string]bool{
		"thousands marched against ":                        true,
		"a vigil was held for victims of last week's ":      true,
		"a rally against fuel prices turned violent, with ": false,
		"a rally against fuel prices, then ":                false,
		"students marched over the ":                        true,
		"students marched to the square and ":               false,
		"a march against the new tax ended in chaos when ":  false,
		"they gathered to denounce ":                        true,
	}
	for before, want := range tests {
		if got := afterCause(before); got != want {
			t.Errorf("%q: %v, want %v", before, got, want)
		}
	}
}
