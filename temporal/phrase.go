package temporal

import "strings"

// A phrase is an element of a pattern that reads several tokens and makes one
// number of them.
type phrase struct {
	name string
	slot slot
	// first and words tell what a phrase can begin with.
	first class
	words string
	// read returns how many tokens of run the phrase at i takes, 0 for none,
	// and its number.
	read func(run []token, i int) (n, value int)
}

// begins are the words that a phrase can begin with besides its classes.
func (p *phrase) begins() []uint16 {
	var ids []uint16
	for w := range strings.FieldsSeq(p.words) {
		ids = append(ids, words.intern(w))
	}
	return ids
}

var phrases = []phrase{
	{"COUNT", countSlot, integer | decimal | fraction | cardinal | vague, "a an half", readCount},
	{"DAY", daySlot, dayNumber | ordinal | cardinal, "", readDay},
	{"YEAR", yearSlot, fourDigit | cardinal, "", readYear},
	{"CLOCK", clockSlot, clockTime | hourTime | integer | cardinal, "", readClock},
	{"FEAST", feastSlot, 0, "christmas boxing new the epiphany valentine good easter may memorial independence labor halloween election veterans thanksgiving", readFeast},
	{"EDGE", modifierSlot, 0, "very beginning start outset middle end close", readEdge},
	{"APPROX", approxSlot, 0, "about around nearly almost roughly approximately some circa at no more less fewer over up under well as", readApprox},
}

// Words that the code, rather than a rule, looks for.
var (
	commaWord      = words.intern(",")
	hyphenWord     = words.intern("-")
	slashWord      = words.intern("/")
	apostropheWord = words.intern("'")
	possessiveWord = words.intern("'s")
	oclockWord     = words.intern("o'clock")
	aWord          = words.intern("a")
	anWord         = words.intern("an")
	andWord        = words.intern("and")
	orWord         = words.intern("or")
	toWord         = words.intern("to")
	ofWord         = words.intern("of")
	halfWord       = words.intern("half")
	fewWord        = words.intern("few")
	manyWord       = words.intern("many")
	coupleWord     = words.intern("couple")
	dozenWord      = words.intern("dozen")
	hundredWord    = words.intern("hundred")
	thousandWord   = words.intern("thousand")
	millionWord    = words.intern("million")
	veryWord       = words.intern("very")
	beginningWord  = words.intern("beginning")
	startWord      = words.intern("start")
	outsetWord     = words.intern("outset")
	middleWord     = words.intern("middle")
	endWord        = words.intern("end")
	closeWord      = words.intern("close")
	billionWord    = words.intern("billion")
)

// vagueCount is the value of a count that is not told: "several". Counts are
// in hundredths, so that "two and a half" is one.
const vagueCount = -1

// maxCount bounds a count that is told.
const maxCount = 1e7

func is(run []token, i int, words ...uint16) bool {
	if i >= len(run) || run[i].word == 0 {
		return false
	}
	for _, w := range words {
		if run[i].word == w {
			return true
		}
	}
	return false
}

func has(run []token, i int, c class) bool { return i < len(run) && run[i].class&c != 0 }

// readCount reads how many: "two", "twenty-one", "2,000", "a few", "half a",
// "two and a half", "5 1/2", "two or three" (vague).
func readCount(run []token, i int) (n, value int) {
	n, value = readAmount(run, i)
	if n == 0 {
		return 0, 0
	}
	j := i + n
	// "two or three", "three to four", "10-15".
	if is(run, j, orWord, toWord, hyphenWord) {
		if m, second := readAmount(run, j+1); m > 0 && second > value && value > 0 && !is(run, j+1, aWord, anWord) {
			return n + 1 + m, vagueCount
		}
	}
	return n, value
}

func readAmount(run []token, i int) (n, value int) {
	if i >= len(run) {
		return 0, 0
	}
	t := &run[i]
	switch {
	case is(run, i, aWord, anWord):
		switch {
		case is(run, i+1, fewWord, coupleWord):
			return 2 + bool1(is(run, i+2, ofWord)), vagueCount
		case is(run, i+1, dozenWord):
			return 2, 1200
		case is(run, i+1, hundredWord):
			return 2, 100 * 100
		case is(run, i+1, thousandWord):
			return 2, 1000 * 100
		case is(run, i+1, halfWord):
			return 2, 50
		}
		return 1, 100
	case t.word == halfWord:
		return 1 + bool1(is(run, i+1, aWord, anWord)), 50
	case t.class&vague != 0:
		n = 1
		if is(run, i+n, hundredWord, thousandWord, dozenWord) {
			n++
		}
		return n + bool1(is(run, i+n, ofWord)), vagueCount
	case t.class&cardinal != 0:
		n, value = readCardinal(run, i)
		value *= 100
	case t.class&integer != 0:
		n, value = 1, int(t.num)*100
		if has(run, i+1, fraction) && run[i+1].spaced {
			return 2, value + int(run[i+1].num)
		}
		if is(run, i+1, millionWord, billionWord) {
			return 2, vagueCount
		}
	case t.class&(decimal|fraction) != 0:
		return 1, int(t.num)
	default:
		return 0, 0
	}
	if value > maxCount*100 {
		value = vagueCount
	}
	// "two and a half", "one-and-a-half".
	j := i + n
	if is(run, j, hyphenWord) {
		j++
	}
	if is(run, j, andWord) {
		j++
		if is(run, j, hyphenWord) {
			j++
		}
		if is(run, j, aWord) {
			j++
			if is(run, j, hyphenWord) {
				j++
			}
			if is(run, j, halfWord) {
				return j + 1 - i, value + 50
			}
		}
	}
	return n, value
}

// readCardinal reads a number in words: "twenty-one", "three hundred and
// five", "two thousand".
func readCardinal(run []token, i int) (n, value int) {
	total, group := 0, 0
	j := i
	for steps := 0; has(run, j, cardinal) && steps < 8; steps++ {
		v := run[j].value(cardinal)
		switch {
		case run[j].word == dozenWord:
			if group == 0 {
				return j - i, total
			}
			return j + 1 - i, group * 12
		case v >= 1000:
			if group == 0 {
				group = 1
			}
			total, group = total+group*min(v, 1e6), 0
		case v == 100:
			group = max(group, 1) * 100
		case v >= 20:
			if group%100 != 0 {
				return j - i, total + group
			}
			group += v
		default:
			if group%10 != 0 || group%100 != 0 && v >= 10 {
				return j - i, total + group
			}
			group += v
		}
		j++
		if is(run, j, hyphenWord) && group%100 >= 20 && group%10 == 0 && has(run, j+1, cardinal) && run[j+1].value(cardinal) < 10 {
			j++
		} else if is(run, j, andWord) && (group%100 == 0) && has(run, j+1, cardinal) && run[j+1].value(cardinal) < 100 && j > i {
			j++
		}
	}
	return j - i, total + group
}

func bool1(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readDay reads a day of the month: "15", "19th", "eighth", "twenty-first".
func readDay(run []token, i int) (n, value int) {
	t := &run[i]
	switch {
	case t.class&dayNumber != 0:
		return 1, int(t.num)
	case t.class&ordinal != 0:
		return 1, t.value(ordinal)
	}
	tens := t.value(cardinal)
	if t.class&cardinal == 0 || tens != 20 && tens != 30 {
		return 0, 0
	}
	j := i + 1
	if is(run, j, hyphenWord) {
		j++
	}
	if has(run, j, ordinal) && run[j].word != 0 {
		if v := run[j].value(ordinal); v < 10 && tens+v <= 31 {
			return j + 1 - i, tens + v
		}
	}
	return 0, 0
}

// readYear reads a year: "1998", "nineteen ninety-eight".
func readYear(run []token, i int) (n, value int) {
	t := &run[i]
	if t.word == 0 {
		if t.class&fourDigit != 0 && t.num >= 1000 && t.num < 2200 {
			return 1, int(t.num)
		}
		return 0, 0
	}
	hundreds := t.value(cardinal)
	if t.class&cardinal == 0 || hundreds < 17 || hundreds > 20 || !has(run, i+1, cardinal) {
		return 0, 0
	}
	n, value = readCardinal(run, i+1)
	if n == 0 || value < 10 || value > 99 || is(run, i+n, hundredWord, thousandWord) {
		return 0, 0
	}
	return n + 1, hundreds*100 + value
}

// readClock reads a time of day: "10:35", "10:35 a.m.", "5am", "five o'clock".
// Its number is 100 × hour + minute.
func readClock(run []token, i int) (n, value int) {
	t := &run[i]
	switch {
	case t.class&hourTime != 0:
		return 1, int(t.num)
	case t.class&clockTime != 0:
		if has(run, i+1, meridiem) && t.num >= 100 && t.num < 1300 {
			return 2, meridian(int(t.num), run[i+1].value(meridiem))
		}
		return 1, int(t.num)
	case t.class&(integer|cardinal) == 0:
		return 0, 0
	}
	hour := t.value(integer | cardinal)
	if hour < 1 || hour > 12 {
		return 0, 0
	}
	switch {
	case has(run, i+1, meridiem):
		return 2, meridian(hour*100, run[i+1].value(meridiem))
	case is(run, i+1, oclockWord):
		return 2, hour * 100
	}
	return 0, 0
}

// readEdge reads "the end of" without its article. Its number is a modifier.
func readEdge(run []token, i int) (n, value int) {
	j := i
	if is(run, j, veryWord) {
		j++
	}
	switch {
	case is(run, j, beginningWord, startWord, outsetWord):
		value = early
	case is(run, j, middleWord):
		value = mid
	case is(run, j, endWord, closeWord):
		value = late
	default:
		return 0, 0
	}
	if !is(run, j+1, ofWord) {
		return 0, 0
	}
	return j + 2 - i, value
}

// readApprox reads what loosens a quantity: "about", "at least", "up to". Its
// number is a Mod.
func readApprox(run []token, i int) (n, value int) {
	word := func(i int) string {
		if i < len(run) {
			return words.words[run[i].word].text
		}
		return ""
	}
	switch word(i) {
	case "about", "around", "nearly", "almost", "roughly", "approximately", "circa":
		return 1, int(ModApprox)
	case "some":
		if has(run, i+1, integer|cardinal) {
			return 1, int(ModApprox)
		}
	case "over":
		if has(run, i+1, integer|cardinal) || is(run, i+1, aWord, anWord) && !is(run, i+2, fewWord) {
			return 1, int(ModMoreThan)
		}
	case "under":
		return 1, int(ModLessThan)
	case "well":
		if word(i+1) == "over" {
			return 2, int(ModMoreThan)
		}
	case "at":
		switch word(i + 1) {
		case "least":
			return 2, int(ModAtLeast)
		case "most":
			return 2, int(ModAtMost)
		}
	case "up":
		if word(i+1) == "to" {
			return 2, int(ModAtMost)
		}
	case "more", "less", "fewer", "longer":
		if word(i+1) == "than" {
			if word(i) == "more" || word(i) == "longer" {
				return 2, int(ModMoreThan)
			}
			return 2, int(ModLessThan)
		}
	case "no":
		if word(i+2) == "than" {
			switch word(i + 1) {
			case "more", "longer", "later":
				return 3, int(ModAtMost)
			case "less", "fewer":
				return 3, int(ModAtLeast)
			}
		}
	case "as":
		if word(i+2) == "as" {
			switch word(i + 1) {
			case "many", "much", "long":
				return 3, int(ModAtMost)
			}
		}
	}
	return 0, 0
}

// approxWords are the words that readApprox looks for; the dictionary must
// know them.
var _ = func() bool {
	for w := range strings.FieldsSeq(`about around nearly almost roughly approximately circa some over under well at least most up to
		more less fewer longer than no later as many much long`) {
		words.intern(w)
	}
	return true
}()
