package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// capital reports whether word i is there and begins with a capital or a
// figure, and is no day of the week: "in Gao Monday".
func (f *placeFinder) capital(i int) bool {
	if i >= len(f.words.Words) || weekdays[string(f.words.Folded(i))] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.words.Words[i].Of(f.doc.Text))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

var weekdays = wordSet("monday tuesday wednesday thursday friday saturday sunday")

// opensName reports whether a word may open a name: it begins with a capital,
// or is an article that Arabic and Romance names begin with.
func opensName(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) {
		return true
	}
	switch word {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "l", "la", "le", "les", "de", "sub", "northern", "upstate", "occupied":
		return true
	}
	return false
}

// isUpper reports whether s has no letter in lower case.
func isUpper(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameParticles are the words that stand in lower case within names.
var nameParticles = stringSet(`of the and au aux en sous de la le les del do da dos el al ad an ar as ash at az ez es l d on upon in sur am der den na y e
	air base airbase airport airfield field military naval region oblast district county province city state sea river nuclear power plant station
	dam bridge camp refugee crossing border peninsula island islands strait governorate territory territories reservoir canal valley mountains desert
	port hydroelectric hydropower prison refinery corridor oil steel steelworks works garrison compound temple mosque hospital facility spit harbor
	harbour forest basin rainforest states sub northern upstate occupied volcano oilfield reactor enrichment displacement suburbs southern`)

func stringSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// shapedAsName reports whether every word of s that is not a particle has a
// capital, and at least one has.
func shapedAsName(s string) bool {
	capitals := 0
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' || r == '‑' })
		word := s
		if n < 0 {
			s = ""
		} else {
			word, s = s[:n], s[n+1:]
			for len(s) > 0 && !utf8.RuneStart(s[0]) {
				s = s[1:]
			}
		}
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case word == "" || nameParticles[word] || unicode.IsDigit(r):
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
		default:
			// "d’Ivoire", "‘Amran"
			i := strings.IndexAny(word, "'’‘ʿ")
			if i < 0 || i > 2 {
				return false
			}
			_, size := utf8.DecodeRuneInString(word[i:])
			if !startsUpper(word[i+size:]) {
				return false
			}
			capitals++
		}
	}
	return capitals > 0
}
