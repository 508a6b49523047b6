package syntax

import "testing"

// TestDistances: how far something lies from a place is nothing that anybody hits.
func TestDistances(t *testing.T) {
	for _, c := range []struct{ text, word, head string }{
		{"A drone struck a bus 5 km from the border with Iran.", "bus", "struck"},
		{"Gunmen shot dead nine villagers about 20 km (12 miles) north of Hun.", "villagers", "shot"},
		{"Shells hit a farm some 15 miles south of Sirte.", "farm", "hit"},
		{"Rebels attacked a post close to Sirte.", "post", "attacked"},
		{"Rebels burned a truck not far from Sirte.", "truck", "burned"},
	} {
		tree := parse(t, c.text)
		for i, w := range tree.Words {
			if w.Form == c.word && (w.Rel != RelObj || tree.Words[w.Head].Form != c.head) {
				t.Errorf("%q: %q is %v of %q", c.text, c.word, w.Rel, tree.Words[w.Head].Form)
			}
			if w.Head == i {
				t.Errorf("%q: %q hangs on itself", c.text, w.Form)
			}
		}
	}
}
