package temporal

// A token is a word, a number or a mark of a run.
type token struct {
	start, end int32
	num        int32 // of a number; of a word see word.num
	class      class
	word       uint16 // index in words, 0 for numbers
	spaced     bool   // white space stands before it
	capital    bool   // it begins with a capital letter
	upper      bool   // its first two letters are capitals
}

// Character classes of bytes. Bytes above 0x7F count as letters, but for the
// sequences that scanMark knows.
const (
	charOther = iota
	charLetter
	charDigit
	charSpace
	charMark // , - ' . and the first bytes of their typographic forms
)

var charClass = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80, c >= 0x80:
			t[c] = charLetter
		case c >= '0' && c <= '9':
			t[c] = charDigit
		case c == ' ', c == '\t', c == '\n', c == '\r':
			t[c] = charSpace
		case c == ',', c == '-', c == '\'', c == '.', c == '/':
			t[c] = charMark
		}
	}
	t[0xC2], t[0xE2] = charMark, charMark
	return t
}()

// maxRun bounds the tokens that are looked at together. No rule is half as
// long, so a longer run is read in parts that overlap by overlapRun.
const (
	maxRun     = 96
	overlapRun = 32
)

// A scanner cuts s[pos:end] into runs: stretches of words that the rules know,
// of numbers and of marks between them. Any other word ends a run, and so does
// a blank line; an expression never reaches beyond its run.
type scanner struct {
	s        string
	pos, end int
	run      [maxRun]token
	n        int
	trigger  bool // one of the run's tokens is a trigger
}

// reset makes the scanner begin with s[start:end].
func (sc *scanner) reset(s string, start, end int) {
	sc.s, sc.pos, sc.end, sc.n, sc.trigger = s, start, end, 0, false
}

// next fills run with the next run that has a trigger, and reports whether
// there is one. Of a run that was too long the tail stays in front.
func (sc *scanner) next() bool {
	if sc.n == maxRun {
		sc.keepTail()
	} else {
		sc.n, sc.trigger = 0, false
	}
	s := sc.s
	for sc.pos < sc.end {
		i := sc.pos
		c := s[i]
		if charClass[c] == charSpace {
			sc.pos++
			if c != '\n' || sc.pos == sc.end || s[sc.pos] != '\n' && s[sc.pos] != '\r' {
				continue
			}
			// A blank line.
			if sc.trigger {
				return true
			}
			sc.n = 0
			continue
		}
		if c == 0xC2 && i+1 < sc.end && s[i+1] == 0xA0 { // a no-break space
			sc.pos += 2
			continue
		}
		t, known := token{}, false
		switch charClass[c] {
		case charLetter:
			t, known, sc.pos = scanWord(s, i, sc.end)
		case charDigit:
			t, known, sc.pos = sc.scanDigits(i)
		default:
			t, sc.pos = scanMark(s, i, sc.end)
			known = t.word != 0 || t.class != 0
		}
		if !known {
			if sc.trigger {
				return true
			}
			sc.n = 0
			continue
		}
		t.spaced = i > 0 && (charClass[s[i-1]] == charSpace || s[i-1] == 0xA0)
		sc.run[sc.n] = t
		sc.n++
		sc.trigger = sc.trigger || t.class&trigger != 0
		if sc.n == maxRun {
			if sc.trigger {
				return true
			}
			sc.keepTail()
		}
	}
	return sc.trigger
}

// keepTail keeps the last tokens of a run that is full.
func (sc *scanner) keepTail() {
	copy(sc.run[:], sc.run[maxRun-overlapRun:])
	sc.n, sc.trigger = overlapRun, false
	for i := range overlapRun {
		sc.trigger = sc.trigger || sc.run[i].class&trigger != 0
	}
}

// scanWord reads the word at s[i] and says whether the rules know it.
func scanWord(s string, i, end int) (t token, known bool, next int) {
	c := s[i]
	j := i + 1
	for j < end && charClass[s[j]] == charLetter {
		j++
	}
	id := uint16(0)
	if j-i == 1 {
		j, id = scanLetter(s, i, j, end)
	}
	if id == 0 {
		id = words.find(s, i, j)
	}
	if id == 0 {
		return token{}, false, j
	}
	w := &words.words[id]
	t = token{start: int32(i), word: id, class: w.class, capital: c < 'a'}
	t.upper = t.capital && j-i > 1 && s[i+1] < 'a'
	if j < end && s[j] == '.' && abbreviates(w, s, i, j) {
		j++
	}
	t.end = int32(j)
	return t, true, j
}

// scanLetter reads what begins with a single letter s[i:j]: "a.m", "o'clock".
func scanLetter(s string, i, j, end int) (next int, id uint16) {
	switch s[i] | 0x20 {
	case 'a', 'p':
		if j+1 < end && s[j] == '.' && s[j+1]|0x20 == 'm' && (j+2 == end || charClass[s[j+2]] != charLetter) {
			return j + 2, 0
		}
	case 'o':
		k := j
		switch {
		case k < end && s[k] == '\'':
			k++
		case k+3 <= end && s[k:k+3] == "\u2019":
			k += 3
		}
		if k > j && k+5 <= end && sameFold("clock", s[k:k+5]) {
			return k + 5, oclockWord
		}
	}
	return j, 0
}

// scanDigits reads the number at s[i] and says whether it stands for itself:
// "$1990", "#12", "MH17" and "25mm" do not.
func (sc *scanner) scanDigits(i int) (t token, known bool, next int) {
	s, end := sc.s, sc.end
	t, j := scanNumber(s, i, end)
	known = t.class != 0
	if j < end && charClass[s[j]] == charLetter {
		known = t.class&fullDate != 0 && s[j] == 'T' // the day of a time stamp
		for j < end && (charClass[s[j]] == charLetter || charClass[s[j]] == charDigit || s[j] == ':' && known) {
			j++
		}
	}
	if i > 0 && charClass[s[i-1]] != charSpace && touchesNumber(s[i-1]) && !quoteEnds(s[:i]) {
		// A full stop or an apostrophe of the token before may touch it.
		afterToken := sc.n > 0 && int(sc.run[sc.n-1].end) == i && charClass[s[i-1]] != charLetter
		known = known && afterToken
	}
	return t, known, j
}

// abbreviates reports whether the full stop at s[j] belongs to the word
// s[i:j]: "Oct." does, "May." ends a sentence.
func abbreviates(w *word, s string, i, j int) bool {
	switch {
	case w.class&meridiem != 0:
		return s[j-2] == '.'
	case w.class&(month|weekday) == 0 || j-i > 5:
		return false
	}
	switch w.text {
	case "may", "june", "july", "march", "april":
		return false
	}
	return true
}

// touchesNumber reports whether c, the byte before a number, makes it none of
// ours: a letter, a currency sign, a hash.
func touchesNumber(c byte) bool {
	switch c {
	case '$', '#', '.', ':', '_', '%', '*', '+', '=', '@', '&':
		return true
	}
	return charClass[c] == charLetter || c == 0xA3 || c == 0xAC
}

// quoteEnds reports whether s ends with a quotation mark, a dash or dots that are no
// ASCII: they part a number from what stands before.
func quoteEnds(s string) bool {
	n := len(s)
	if n >= 2 && s[n-2] == 0xC2 && s[n-1] == 0xAB {
		return true // «
	}
	return n >= 3 && s[n-3] == 0xE2 && s[n-2] == 0x80 && (s[n-1] >= 0x94 && s[n-1] <= 0x9F || s[n-1] == 0xA6)
}

// scanMark reads a mark at s[i]: the comma, hyphens and dashes, and the
// apostrophe with what it begins ("'s", "'80s", "'98"). A token of no word and
// no class is a mark that ends the run.
func scanMark(s string, i, end int) (token, int) {
	t := token{start: int32(i)}
	j := i + 1
	switch s[i] {
	case ',':
		t.word = commaWord
	case '-':
		t.word = hyphenWord
	case '/':
		t.word = slashWord
	case '\'':
		return scanApostrophe(s, i, j, end)
	case 0xE2:
		if i+2 < end && s[j] == 0x80 {
			switch s[i+2] {
			case 0x98, 0x99:
				return scanApostrophe(s, i, i+3, end)
			case 0x90, 0x91, 0x93:
				t.word = hyphenWord
			}
			j = i + 3
		} else {
			for j < end && s[j] >= 0x80 && s[j] < 0xC0 {
				j++
			}
		}
	}
	t.end = int32(j)
	if t.word != 0 {
		t.class = words.words[t.word].class
	}
	return t, j
}

// scanApostrophe reads what the apostrophe s[i:j] begins.
func scanApostrophe(s string, i, j, end int) (token, int) {
	t := token{start: int32(i)}
	if j < end && s[j]|0x20 == 's' && (j+1 == end || charClass[s[j+1]] != charLetter) {
		t.word, t.end = possessiveWord, int32(j+1)
		return t, j + 1
	}
	if j+2 <= end && isDigits(s, j, j+2) && (j+2 == end || charClass[s[j+2]] != charDigit) &&
		(j+3 >= end || s[j+2] != '.' && s[j+2] != ',' || charClass[s[j+3]] != charDigit) {
		n := number(s, j, j+2)
		k := j + 2
		if k < end && s[k]|0x20 == 's' && (k+1 == end || charClass[s[k+1]] != charLetter) && n%10 == 0 {
			t.class, t.num, k = decade|trigger, int32(centuryOf(n)+n), k+1
		} else {
			t.class, t.num = twoDigit|trigger, int32(centuryOf(n)+n)
		}
		t.end = int32(k)
		return t, k
	}
	if j < end && charClass[s[j]] == charLetter {
		for j < end && charClass[s[j]] == charLetter {
			j++
		}
		return t, j // "'re", "'m": an unknown word
	}
	t.word, t.end = apostropheWord, int32(j)
	return t, j
}
