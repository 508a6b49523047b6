package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joining are first parts that keep their hyphen: "non-lethal", "anti-tank".
var joining = map[string]bool{
	"non": true, "anti": true, "pre": true, "pro": true, "co": true, "re": true, "mid": true, "e": true,
	"cross": true, "post": true, "semi": true, "sub": true, "counter": true, "ex": true, "multi": true,
	"mini": true, "inter": true, "neo": true, "socio": true, "intra": true, "micro": true, "un": true,
	"ultra": true, "quasi": true, "pseudo": true, "over": true, "trans": true, "uh": true, "hm": true, "psycho": true,
	"bi": true, "infra": true, "macro": true, "meta": true, "de": true, "dis": true, "extra": true, "super": true,
}

// word cuts s[i:j), which begins and ends with a letter, digit or sign.
func (k *tokenizer) word(i, j int) {
	c := k.s[i:j]
	if isDecade(c) {
		k.emit(i, j)
		return
	}
	if n := cliticLen(c); n > 0 && n < len(c) {
		k.word(i, j-n)
		k.emit(j-n, j)
		return
	}
	if n := contraction(c); n > 0 {
		k.emit(i, i+n)
		k.emit(i+n, j)
		return
	}
	if p := gluedAt(k.s, i, j); p > 0 {
		k.emit(i, p)
		k.word(p, j)
		return
	}
	if isNumberLike(c) {
		k.emit(i, j)
		return
	}
	if n := numberUnit(c); n > 0 {
		k.emit(i, i+n)
		k.word(i+n, j)
		return
	}
	// Inner marks: the first that splits, then the rest.
	for p := 0; p < len(c); {
		r, size := utf8.DecodeRuneInString(c[p:])
		n := innerMark(c, p, r, size)
		if n > 0 {
			if p > 0 {
				k.word(i, i+p)
			}
			k.emit(i+p, i+p+n)
			if p+n < len(c) {
				k.chunk(i+p+n, j)
			}
			return
		}
		p += size
	}
	k.emit(i, j)
}

// innerMark returns the length of the mark at c[p:] if it splits the word, or 0.
func innerMark(c string, p int, r rune, size int) int {
	rest := c[p+size:]
	switch r {
	case '-':
		n := runLen(c[p:], '-')
		if n > 1 {
			return n
		}
		if p == 0 || rest == "" {
			return 1
		}
		if joining[strings.ToLower(c[:p])] {
			return 0
		}
		return 1
	case '/':
		if p > 0 && rest != "" && len(c) <= 3 {
			return 0 // w/o, n/a
		}
		return 1
	case '–', '—', '…', '"', '“', '”', '(', ')', '[', ']', '{', '}', ';', '!', '?', '<', '>', '|', '«', '»', '=', '%', '~', '−', '\\', '•', '^':
		if r == '!' || r == '?' {
			n := 1
			for n < len(c[p:]) && (c[p+n] == '!' || c[p+n] == '?') {
				n++
			}
			return n
		}
		return size
	case '°', 'º':
		return size // 30 ° C
	case '$', '€', '£':
		return size
	case ',':
		if p > 0 && rest != "" && isDigit(c[p-1]) && isDigit(rest[0]) {
			return 0
		}
		return 1
	case ':':
		if p > 0 && rest != "" && isDigit(c[p-1]) && isDigit(rest[0]) {
			return 0
		}
		return 1
	case '.':
		if n := runLen(c[p:], '.'); n > 1 {
			return n
		}
		// "end.Start": a missing space after a full stop.
		if p > 1 && rest != "" && isLower(c[p-1]) && isLower(c[p-2]) && rest[0] >= 'A' && rest[0] <= 'Z' {
			return 1
		}
	case '*', '_':
		if n := runLen(c[p:], byte(r)); n > 1 {
			return n
		}
	}
	return 0
}

// isDecade reports whether c is one as some write it: "the 80's".
func isDecade(c string) bool {
	n := 0
	for n < len(c) && isDigit(c[n]) {
		n++
	}
	return (n == 2 || n == 4) && c[n-1] == '0' && (c[n:] == "'s" || c[n:] == "’s")
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }

// isNumberLike reports whether c is a number, date, time or telephone number
// that stays whole: "1,200", "3.5", "9/11", "11/28/2000", "17:45", "345-3436".
func isNumberLike(c string) bool {
	slashes, hyphens, digits := 0, 0, 0
	for i := 0; i < len(c); i++ {
		switch b := c[i]; {
		case isDigit(b):
			digits++
		case b == '.' || b == ',' || b == ':':
		case b == '/':
			slashes++
		case b == '-':
			hyphens++
		default:
			return false
		}
	}
	if digits == 0 || slashes > 0 && hyphens > 0 {
		return false
	}
	switch hyphens {
	case 0:
		return true
	case 1: // a telephone number, not a range
		return len(c) >= 7 && strings.IndexByte(c, '-') == 3 && len(c)-4 == 4
	}
	return true
}

// numberUnit returns the length of the number at the start of c where a unit
// follows that is a token of its own: "5km", "30%", "5pm"; or 0.
func numberUnit(c string) int {
	n := 0
	for n < len(c) && (isDigit(c[n]) || n > 0 && (c[n] == '.' || c[n] == ',' || c[n] == ':')) {
		n++
	}
	if n == 0 || n == len(c) {
		return 0
	}
	switch strings.ToLower(c[n:]) {
	case "%", "km", "kg", "m", "cm", "mm", "am", "pm", "a.m.", "p.m.", "mph", "kph", "lb", "lbs", "ft", "mi", "ml", "gb", "mb", "hz", "khz", "mhz", "ghz", "kw", "mw", "gw", "g", "mg", "oz", "hrs", "hr", "min", "mins", "sec", "yrs", "yr",
		"k", "bn", "c", "km2", "m2", "kilometers", "kwh", "nm", "usd", "million", "billion", "mln", "x", "+", "years", "days", "€", "£":
		return n
	}
	return 0
}

// isAbbreviation reports whether c, which ends in a full stop, keeps it: a known
// abbreviation, an initial, letters with stops between. last says that c ends
// the sentence, where the stop after a plain initial is the sentence's; number
// that a number follows.
func isAbbreviation(c string, last, number bool) bool {
	w := c[:len(c)-1]
	// The part after the last hyphen or slash decides: "Lt.-Gen.".
	if p := strings.LastIndexAny(w, "-/(\""); p >= 0 {
		w = w[p+1:]
	}
	if w == "" {
		return false
	}
	if strings.IndexByte(w, '.') > 0 && lettersAndStops(w) {
		return true // U.S. a.m.
	}
	a := abbreviationKind(w)
	if a&abbrevNumber != 0 && number {
		return true
	}
	if utf8.RuneCountInString(w) == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		return !last && unicode.IsUpper(r) && w != "I"
	}
	switch {
	case a&abbrevTitle != 0:
		return !last
	case a&abbrevFinal != 0:
		return !last // "tanks, guns etc" + "."
	case a&abbrevCapital != 0:
		return !last && w[0] >= 'A' && w[0] <= 'Z' && isLower(w[1])
	}
	return false
}

// abbreviationKind looks w, without its stop, up in any case.
func abbreviationKind(w string) abbrev {
	var b [8]byte
	if len(w) > len(b) {
		return 0
	}
	for i := 0; i < len(w); i++ {
		b[i] = w[i]
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	return abbreviations[string(b[:len(w)])]
}

// lettersAndStops reports whether w is single letters, or short runs of them,
// between full stops: "U.S", "Ph.D", "e.g".
func lettersAndStops(w string) bool {
	run := 0
	for _, r := range w {
		if r == '.' {
			if run == 0 || run > 2 {
				return false
			}
			run = 0
			continue
		}
		if !unicode.IsLetter(r) {
			return false
		}
		run++
	}
	return run <= 2
}
