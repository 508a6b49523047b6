package temporal

import "strings"

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

// rules is every rule. Where two match equally long, the earlier one wins.
var rules = func() []rule {
	var all []rule
	for _, part := range [][]rule{dateRules, periodRules, weekdayRules, unitRules, offsetRules, setRules, durationRules, referenceRules, clockRules} {
		all = append(all, part...)
	}
	for i := range all {
		all[i].compiled = compile(all[i].pattern)
	}
	return all
}()

// numberRules are the rules that can begin with a number, by index.
var numberRules []uint16

func init() {
	numbers := integer | decimal | fraction | dayNumber | fourDigit | twoDigit | decade | clockTime | hourTime | fullDate | monthDate | ordinal
	for i := range rules {
		p := rules[i].compiled
		for id := 1; id < len(words.words); id++ {
			w := &words.words[id]
			if p.starts(uint16(id), w.class) {
				w.rules = append(w.rules, uint16(i))
			}
		}
		if p.starts(0, numbers) {
			numberRules = append(numberRules, uint16(i))
		}
	}
}

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
