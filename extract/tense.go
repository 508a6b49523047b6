package extract

import (
	"strings"

	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// maxTenseWords is how far from an expression its verb is looked for.
const maxTenseWords = 16

// tenseAt guesses the tense of the clause that holds e from the verb nearest
// to it: before it where there is one, else after it. There are no trees yet
// when times are read, so it goes by the forms of words.
func tenseAt(s string, sentence text.Span, e temporal.Expression) temporal.Tense {
	var words [maxTenseWords]string
	n := wordsBefore(words[:], s, sentence.Start, e.Start)
	if n > 0 && words[0] == "for" && !strings.HasPrefix(s[e.End:], "'s") && !strings.HasPrefix(s[e.End:], "’s") {
		return temporal.FutureTense // "offered a truce for Wednesday"
	}
	if t := tenseBefore(words[:n]); t != temporal.UnknownTense {
		return t
	}
	n = wordsAfter(words[:], s, e.End, sentence.End)
	if t := tenseAfter(words[:n]); t != temporal.UnknownTense {
		return t
	}
	if e.Bound == temporal.BoundBy || e.Bound == temporal.BoundUntil || e.Bound == temporal.BoundBefore {
		return temporal.FutureTense
	}
	return temporal.UnknownTense
}

// wordsBefore fills dst with the words before at, the nearest first, as far as
// the clause reaches.
func wordsBefore(dst []string, s string, start, at int) int {
	n := 0
	for i := at; i > start && n < len(dst); {
		c := s[i-1]
		if !isWordByte(c) {
			if c == ';' || c == ':' || c == '"' {
				break
			}
			i--
			continue
		}
		end := i
		for i > start && isWordByte(s[i-1]) {
			i--
		}
		dst[n] = uncapped(s[i:end])
		n++
	}
	return n
}

// wordsAfter fills dst with the words after at in order, as far as the clause
// reaches.
func wordsAfter(dst []string, s string, at, end int) int {
	n := 0
	for i := at; i < end && n < len(dst); {
		if c := s[i]; !isWordByte(c) {
			if c == ';' || c == ':' || c == '"' {
				break
			}
			i++
			continue
		}
		from := i
		for i < end && isWordByte(s[i]) {
			i++
		}
		dst[n] = uncapped(s[from:i])
		n++
	}
	return n
}

// uncapped turns a word in capitals into lower case, so that news that is all
// in capitals reads like any other. Names keep their one capital.
func uncapped(word string) string {
	if len(word) > 1 && isUpperByte(word[0]) && isUpperByte(word[1]) {
		return strings.ToLower(word)
	}
	return word
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}

// A cue is what a word says about the tense of its clause.
type cue uint8

const (
	noCue       cue = iota
	futureCue       // will
	futureState     // due, scheduled, expected: what is to come, whatever the form
	infinitive      // to
	pastCue         // said, was
	presentCue      // is
)

var tenseCues = func() map[string]cue {
	m := map[string]cue{}
	for c, list := range map[cue]string{
		futureCue:   "will shall would ll must should may might could can wo going upcoming",
		futureState: "due scheduled expected slated poised planned plans plan planning expects expect intends intend deadline hopes hope payable effective",
		infinitive:  "to",
		pastCue: `was were had did said told came went began took fell left met saw made gave shot struck held found won lost sent ran rose
			sank fled fought became brought broke drove flew got grew kept knew led paid spoke stood thought threw wrote has been withdrew
			overran blew burnt caught chose dealt drew fed felt heard hid laid meant sought sold slept spent stole swept taken given seen
			shown known done gone written begun bought built sprang tore wore died set put cut hit quit shut`,
		presentCue: "is are am",
	} {
		for w := range strings.FieldsSeq(list) {
			m[w] = c
		}
	}
	return m
}()

func cueOf(word string) cue {
	if len(word) > 12 {
		if strings.HasSuffix(word, "ed") {
			return pastCue
		}
		return noCue
	}
	if c, ok := tenseCues[lowered(word)]; ok {
		return c
	}
	if len(word) > 3 && strings.HasSuffix(word, "ed") && !isUpperByte(word[0]) && !strings.HasSuffix(word, "eed") && word != "hundred" {
		return pastCue
	}
	return noCue
}

func isUpperByte(c byte) bool { return c >= 'A' && c <= 'Z' }

// lowered is word in lower case; it copies only words with capitals.
func lowered(word string) string { return strings.ToLower(word) }

// tenseBefore reads the words before an expression, the nearest first.
func tenseBefore(words []string) temporal.Tense {
	purpose := false // "called him to testify" leaves open when
	for i, w := range words {
		switch cueOf(w) {
		case futureCue, futureState:
			if hadBefore(words[i+1:]) {
				return temporal.UnknownTense // "had planned" was to be, and may be past
			}
			return temporal.FutureTense
		case infinitive:
			if i == 0 || !isVerbLike(words[i-1]) {
				continue
			}
			// "is set to meet" looks ahead; "came to meet" does not.
			if i+1 < len(words) && looksAhead(words[i+1]) {
				if hadBefore(words[i+2:]) {
					return temporal.UnknownTense
				}
				return temporal.FutureTense
			}
			purpose = true
		case pastCue:
			switch {
			case i > 0 && words[i-1] == "for" && w == "set":
				return temporal.FutureTense
			case isPassiveAhead(words[i+1:]):
				return temporal.FutureTense
			case purpose:
				return temporal.UnknownTense
			}
			return temporal.PastTense
		case presentCue:
			return temporal.PresentTense
		}
	}
	return temporal.UnknownTense
}

// hadBefore reports whether one of the two words before a verb is "had".
func hadBefore(words []string) bool {
	for _, w := range words[:min(2, len(words))] {
		if w == "had" {
			return true
		}
	}
	return false
}

// isPassiveAhead reports whether a participle has an auxiliary before it that
// looks ahead: "will be held", "to be held". words stand before it, the nearest
// first.
func isPassiveAhead(words []string) bool {
	for i, w := range words[:min(2, len(words))] {
		if w != "be" {
			continue
		}
		for _, a := range words[i+1 : min(i+3, len(words))] {
			if c := cueOf(a); c == futureCue || c == infinitive {
				return true
			}
		}
	}
	return false
}

// tenseAfter reads the words after an expression in their order.
func tenseAfter(words []string) temporal.Tense {
	for i, w := range words {
		switch cueOf(w) {
		case futureCue, futureState:
			return temporal.FutureTense
		case pastCue:
			return temporal.PastTense
		case presentCue:
			if i+1 < len(words) {
				if c := cueOf(words[i+1]); c == infinitive || c == futureState {
					return temporal.FutureTense
				}
			}
		}
	}
	return temporal.UnknownTense
}

// isVerbLike reports whether the word after "to" can be a verb: it is no
// article, name or number.
func isVerbLike(w string) bool {
	switch w {
	case "the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "about", "at":
		return false
	}
	return w[0] >= 'a' && w[0] <= 'z'
}

// looksAhead reports whether a word before "to" makes what follows something
// that is yet to come.
func looksAhead(w string) bool {
	switch lowered(w) {
	case "set", "due", "expected", "scheduled", "slated", "poised", "planned", "plans", "plan", "planning", "wants", "want",
		"hopes", "hope", "intends", "intend", "agreed", "vowed", "pledged", "going", "about", "is", "are", "has", "have", "likely",
		"ready", "supposed", "promised", "decided", "wanted", "until", "time", "date", "deadline", "preparing", "threatened":
		return true
	}
	return false
}
