package eval

import (
	"strings"
	"unicode"
)

// A Name is the words by which an article calls a thing. "army|soldiers" are
// two names of one; a trailing "?" marks what is implied or arguable.
type Name string

// Asked reports whether the name must be found; one that need not is not
// counted against a prediction that has it either.
func (n Name) Asked() bool { return !strings.HasSuffix(string(n), "?") }

// Matches reports whether any of the given wordings of a thing is one of
// the name's. Two wordings are the same if they share a telling word, or, where
// one of them has only general words ("air force", "the men"), a general one.
func (n Name) Matches(wordings ...string) bool {
	for _, own := range strings.Split(strings.TrimSuffix(string(n), "?"), "|") {
		for _, w := range wordings {
			if sameWords(own, w) {
				return true
			}
		}
	}
	return false
}

func sameWords(a, b string) bool {
	telling, general := contentWords(a)
	tellingB, generalB := contentWords(b)
	if len(telling) > 0 && len(tellingB) > 0 {
		return overlap(telling, tellingB)
	}
	return overlap(general, generalB)
}

// stemLength is how much of a word counts: enough to tell most words apart,
// and short enough to take "Ukraine" and "Ukrainian", or a plural, for one.
const stemLength = 6

// contentWords splits s into the stems of its telling words and of its general
// ones; articles, prepositions and single letters are neither.
func contentWords(s string) (telling, general []string) {
	s = strings.ReplaceAll(strings.ToLower(s), ".", "") // U.S.
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) < 2 || emptyWords[w] {
			continue
		}
		stem := w
		if r := []rune(w); len(r) > stemLength {
			stem = string(r[:stemLength])
		} else if len(r) > 3 {
			stem = strings.TrimSuffix(w, "s")
		}
		if generalWords[w] {
			general = append(general, stem)
		} else {
			telling = append(telling, stem)
		}
	}
	return telling, general
}

func overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

var emptyWords = set(`the an of in on at to from by and or for with who whom its their his her near`)

// generalWords are words that many different things of one article share.
var generalWords = set(`air defences defenses force forces army armies military troop troops soldier soldiers police officer
	officers official officials spokesman spokeswoman spokesperson people person persons man men woman women
	group groups government ministry minister defence defense authorities authority local regional national
	governor mayor president leader leaders agency source sources statement security north south east west
	northern southern eastern western command commander unit units member members
	region oblast city town village province district area state`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
