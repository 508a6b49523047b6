package temporal

import (
	"slices"
	"strings"
	"sync"
)

// A rule reads one form of time expression. Rules are data: what one must
// find and what it must leave alone stands beside it, and one test holds all
// of them to it.
type rule struct {
	name    string
	pattern string
	typ     Type
	form    form
	// refuse reports whether a match is none after all.
	refuse func(*match) bool
	// finish fills in what the slots alone do not tell.
	finish func(*match, *Expression)
	yes    []example
	no     []string

	compiled pattern
}

// An example is a text with the expression in brackets, the publication day,
// and what the expression means: its TIMEX3 value and interval, with empty
// ends where open or nowhere.
type example struct{ text, dct, value, from, to string }

// A form says how the words of a rule make a time.
type form uint8

const (
	calendarForm  form = iota // a date, a part of one, or a time of day on one
	deicticForm               // yesterday; count is the number of days in hundredths
	unitForm                  // "last week", "the end of the year"
	offsetForm                // "two days ago"
	durationForm              // "two days", "the past two days"
	setForm                   // "every day", "twice a week"
	referenceForm             // "now", "recently"; relation is the reference
	decadeForm                // "the 1990s"
	centuryForm               // "the 20th century"
)

// ruleTables are the tables of rules. Where two rules match equally long, the
// earlier one wins.
var ruleTables = [][]rule{
	dateRules, periodRules, weekdayRules, unitRules, offsetRules, setRules, durationRules, referenceRules, clockRules,
}

// A ruleSet is every rule, compiled, and an index of them.
type ruleSet struct {
	rules []rule
	// byWord are the rules that can begin with a word, by its id; byNumber
	// those that can begin with a number.
	byWord   [][]uint16
	byNumber []uint16
}

// numbers are the classes of what begins with a digit.
const numbers = integer | decimal | fraction | dayNumber | fourDigit | twoDigit | decade | clockTime | hourTime | fullDate | monthDate | ordinal

// loadRules compiles the rules when the first text is read: a program that
// reads none does not pay for it.
var loadRules = sync.OnceValue(func() *ruleSet {
	set := &ruleSet{rules: slices.Concat(ruleTables...)}
	for i := range set.rules {
		set.rules[i].compiled = compile(set.rules[i].pattern)
	}
	for i := range phrases {
		phrases[i].begins()
	}
	// The dictionary is whole only now.
	set.byWord = make([][]uint16, len(words.words))
	for i := range set.rules {
		classes, ids := set.rules[i].compiled.firsts()
		for id := range words.words {
			if words.words[id].class&classes != 0 || slices.Contains(ids, uint16(id)) {
				set.byWord[id] = append(set.byWord[id], uint16(i))
			}
		}
		if classes&numbers != 0 {
			set.byNumber = append(set.byNumber, uint16(i))
		}
	}
	return set
})

// wordBefore is the word, or the mark, that stands before s[at:].
func wordBefore(s string, at int) string {
	end := at
	for end > 0 && charClass[s[end-1]] == charSpace {
		end--
	}
	i := end
	for i > 0 && (charClass[s[i-1]] == charLetter || charClass[s[i-1]] == charDigit) && end-i < 32 {
		i--
	}
	if i == end && i > 0 {
		i--
	}
	return s[i:end]
}

// wordAfter is the word, or the mark, that stands after s[:at].
func wordAfter(s string, at int) string {
	for at < len(s) && charClass[s[at]] == charSpace {
		at++
	}
	i := at
	for i < len(s) && (charClass[s[i]] == charLetter || charClass[s[i]] == charDigit) && i-at < 32 {
		i++
	}
	if i == at && i < len(s) {
		i++
	}
	return s[at:i]
}

// before and after are the words around the match.
func (m *match) before() string { return wordBefore(m.s, int(m.run[m.first].start)) }
func (m *match) after() string  { return wordAfter(m.s, int(m.run[m.end-1].end)) }

// text is what was matched.
func (m *match) text() string { return m.s[m.run[m.first].start:m.run[m.end-1].end] }

// oneOf reports whether word is in the list of lower-case words, whatever its
// case.
func oneOf(word, list string) bool {
	for w := range strings.FieldsSeq(list) {
		if len(w) == len(word) && strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// isCapital reports whether a word begins with a capital letter.
func isCapital(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }

func isLower(word string) bool { return word != "" && word[0] >= 'a' && word[0] <= 'z' }

// clauseEnds reports whether nothing that could be a noun follows the match:
// "a day after." but not "a day after the attack".
func (m *match) clauseEnds() bool {
	w := m.after()
	return w == "" || charClass[w[0]] != charLetter && charClass[w[0]] != charDigit
}
