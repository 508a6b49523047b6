package syntax

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

// TestApproximators holds what a number counts to be the object of its verb, however
// exact the number is told to be.
func TestApproximators(t *testing.T) {
	for _, approx := range []string{
		"", "at least ", "more than ", "fewer than ", "no fewer than ", "up to ", "as many as ", "nearly ", "almost ", "about ", "around ",
		"over ", "well over ", "just over ", "under ", "close to ", "upwards of ", "roughly ", "in excess of ",
	} {
		for _, number := range []string{"12", "a dozen", "two dozen", "1,200", "a hundred"} {
			for _, s := range []string{
				"Rebels killed # villagers in Gao on Monday.",
				"The shelling of Gao wounded # villagers and a nurse.",
				"Gunmen shot dead # villagers and burned their homes.",
			} {
				s = strings.Replace(s, "#", approx+number, 1)
				tree := parse(t, s)
				for i, w := range tree.Words {
					if w.Form == "villagers" && (w.Rel != RelObj || tree.Child(i, RelNummod) < 0) {
						t.Errorf("%q: villagers are %v of %q", s, w.Rel, tree.Words[w.Head].Form)
					}
				}
			}
		}
	}
}

// TestNoApproximators: before few things, before time and behind a verb of motion these
// words begin a place, a span or a topic.
func TestNoApproximators(t *testing.T) {
	for _, s := range []string{
		"Jets flew over 20 villages.",
		"Troops walked around two hills.",
		"The siege lasted over 20 days.",
		"Envoys talked about 30 prisoners.",
	} {
		tokens := Tokenize(nil, s, text.Span{End: len(s)})
		for i := range tokens {
			if n := approximator(s, tokens, i); n > 0 {
				t.Errorf("%q: %q is read as part of its number", s, tokens[i].Of(s))
			}
		}
	}
}
