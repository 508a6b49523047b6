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
		{"An anti-riot squad came.", "riot", true},
	}
	for _, test := range tests {
		e := event.Event{Evidence: event.Quote{Text: test.sentence}}
		if got := said(&e, test.word); got != test.want {
			t.Errorf("%q in %q: %v, want %v", test.word, test.sentence, got, test.want)
		}
	}
}
