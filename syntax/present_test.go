package syntax

import "testing"

// TestPresent holds the parser to deeds that are told in the present tense, whose
// verbs have the forms of nouns, and leaves the nouns alone.
func TestPresent(t *testing.T) {
	for _, tt := range []struct{ in, verb, subject, object string }{
		{"Hamas fires rockets at Ashkelon.", "fires", "Hamas", "rockets"},
		{"A cluster bomb wounds nine people in Kherson.", "wounds", "bomb", "people"},
		{"Coalition jets attack targets in Raqqa.", "attack", "jets", "targets"},
		{"An attacker stabs three people in Ghent.", "stabs", "attacker", "people"},
		{"Army jets bomb missile depots near Sanaa.", "bomb", "jets", "depots"},
		{"A bomb on a bus kills two people in Carmen.", "kills", "bomb", "people"},
		{"Border troops fire on a convoy near Gao.", "fire", "troops", ""},
		{"Oman intercepted three drones launched from Iraq.", "intercepted", "Oman", "drones"},
		{"Iran test-fired two missiles.", "fired", "Iran", "missiles"},
		{"Tanks rolled into Rafah.", "rolled", "Tanks", ""},
		{"Troops captured Beledweyne.", "captured", "Troops", "Beledweyne"},
		{"Glide bombs levelled a block of flats in Izium.", "bombs", "", ""},
		{"The wave of rebel attacks the same day left nobody hurt.", "attacks", "", ""},
		{"After two rebel attacks the town was empty.", "attacks", "", ""},
	} {
		tree := parse(t, tt.in)
		subject, object := "", ""
		for i := range tree.Words {
			w := &tree.Words[i]
			if w.Head < 0 || tree.Words[w.Head].Form != tt.verb {
				continue
			}
			switch w.Rel {
			case RelNsubj:
				subject = w.Form
			case RelObj:
				object = w.Form
			}
		}
		if subject != tt.subject || object != tt.object {
			t.Errorf("%q: subject of %s is %q and its object %q, want %q and %q", tt.in, tt.verb, subject, object, tt.subject, tt.object)
		}
	}
}
