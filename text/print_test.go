package text

import (
	"strings"
	"testing"
)

const ferryStory = `A ferry with 64 passengers ran aground off the northern port on Monday after its engine failed in a storm,
the coast guard said. Three tugs and a rescue helicopter reached the ship within two hours, and all but 5 of the people on
board were taken off before nightfall. The captain and four sailors stayed behind to help the tugs, a spokeswoman for the
owners said. Nobody was hurt. The ship, built in 1987, had passed an inspection in March. Divers will look at the hull on
Tuesday, when the wind is expected to fall, and an inquiry has been opened by the ministry of transport.`

func TestPrintTellsCopies(t *testing.T) {
	tests := []struct {
		name string
		a, b string
		want bool
	}{
		{"the same", ferryStory, ferryStory, true},
		{"other case and marks", ferryStory, strings.ToUpper(strings.ReplaceAll(ferryStory, ",", " –")), true},
		{"with a credit line", ferryStory, ferryStory + "\n\nReporting by our staff.", true},
		{"a copy editor's hand", ferryStory, strings.NewReplacer("A ferry", "The ferry", "within two hours", "in under two hours", "Nobody was hurt", "No one was hurt").Replace(ferryStory), true},
		{"the same words with other figures", ferryStory, strings.NewReplacer("64", "71", "but 5 of", "but 9 of", "1987", "1991").Replace(ferryStory), false},
		{"the same under other addresses", ferryStory + " Source: https://port.example/77721/?id=89245", ferryStory + " Source: https://port.example/77730/?id=90117", true},
		{"nothing but addresses", "See https://port.example/77721/", "See https://port.example/77730/", false},
		{"another story", ferryStory, strings.Repeat("Farmers drove tractors to the capital to protest against the price of diesel. ", 9), false},
		{"two flashes", "The army said it shot down a drone.", "The army said it shot down a missile.", false},
		{"a flash twice", "The army said it shot down a drone.", "The Army said it shot down a drone", true},
		{"a flash of other figures", "At least 4 killed in blast, mayor says", "At least 7 killed in blast, mayor says", false},
		{"no words", "", " -- ", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := PrintOf(tt.a), PrintOf(tt.b)
			if got := a.Near(b); got != tt.want || got != b.Near(a) {
				t.Errorf("got %v; want %v (%s, %s)", got, tt.want, a, b)
			}
			if back, err := ParsePrint(a.String()); err != nil || back != a {
				t.Errorf("%s reads back as %s, %v", a, back, err)
			}
		})
	}
	for _, bad := range []string{"x", "00", strings.Repeat("0", 50)} {
		if _, err := ParsePrint(bad); err == nil {
			t.Errorf("%q is a print", bad)
		}
	}
}

func BenchmarkPrintOf(b *testing.B) {
	story := strings.Repeat(ferryStory, 10)
	b.SetBytes(int64(len(story)))
	for b.Loop() {
		PrintOf(story)
	}
}
