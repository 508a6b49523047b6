package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clitics are the short forms that end a word and are tokens of their own,
// longest first. An apostrophe stands for either kind.
var clitics = []string{"n't", "'ll", "'re", "'ve", "'s", "'m", "'d"}

// contractions are words that are written together and split without an
// apostrophe, with the length of the first part.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "werent": 4, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "arent": 3,
	"thats": 4, "ive": 1, "im": 1, "youre": 3, "theyre": 4, "youve": 3, "theyve": 4, "youll": 3,
	"theyll": 4, "theres": 5, "whats": 4, "heres": 4, "wont": 2, "cant": 2, "aint": 2, "gotcha": 3,
	"wana": 3, "whos": 3, "hows": 3, "itll": 2, "outta": 3, "hafta": 3, "kinda": 4, "sorta": 4,
}

// hasContraction reports whether the plain word c is one of contractions.
func hasContraction(c string) bool { return contraction(c) > 0 }

// contraction returns the length of the first part of the contraction c, or 0.
func contraction(c string) int {
	if len(c) < 2 || len(c) > 8 {
		return 0
	}
	var b [8]byte
	for i := 0; i < len(c); i++ {
		if !isLetter(c[i]) {
			return 0
		}
		b[i] = c[i] | 0x20
	}
	return contractions[string(b[:len(c)])]
}

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

// cliticLen returns the length of the clitic that ends c, or 0.
func cliticLen(c string) int {
	// "rebels'" and its curly form.
	if n := apostropheSuffix(c); n > 0 {
		return n
	}
	for _, cl := range clitics {
		if n := hasSuffixApostrophe(c, cl); n > 0 {
			return n
		}
	}
	return 0
}

// apostropheSuffix returns the length of an apostrophe that ends c after an s.
func apostropheSuffix(c string) int {
	for _, a := range [...]string{"'", "’"} {
		if strings.HasSuffix(c, a) && possessiveApostrophe(c) {
			return len(a)
		}
	}
	return 0
}

// hasSuffixApostrophe returns the length of suffix cl at the end of c without
// regard to case, "'" standing for "'", "’" or "`"; or 0.
func hasSuffixApostrophe(c, cl string) int {
	j := len(c)
	for i := len(cl) - 1; i >= 0; i-- {
		if j == 0 {
			return 0
		}
		if cl[i] == '\'' {
			switch {
			case c[j-1] == '\'' || c[j-1] == '`':
				j--
			case strings.HasSuffix(c[:j], "’"):
				j -= len("’")
			default:
				return 0
			}
			continue
		}
		if c[j-1]|0x20 != cl[i] {
			return 0
		}
		j--
	}
	return len(c) - j
}

// leadingClitic returns the length of c where c is a clitic or shortened word
// that begins with an apostrophe: "'s", "'em", "'90s".
func leadingClitic(c string) int {
	_, size := utf8.DecodeRuneInString(c)
	rest := c[size:]
	if rest == "" {
		return 0
	}
	if isDigit(rest[0]) {
		return len(c)
	}
	switch strings.ToLower(strings.TrimRight(rest, ".,;:!?")) {
	case "s", "re", "ve", "ll", "m", "d", "em", "cause", "til", "till", "bout", "tis", "twas", "n", "round", "nt":
		return len(c)
	}
	return 0
}

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
		"k", "bn", "c", "°c", "°f", "°", "km2", "m2", "kilometers", "kwh", "nm", "usd", "million", "billion", "mln", "x", "+", "years", "days", "€", "£":
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
		return true
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

// isEmoticon reports whether c is a smiley.
func isEmoticon(c string) bool {
	switch c {
	case ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":p", ":-P", "<3", ":/", ":o", ":O", "=)", ":))", ":]", "XD", "xD", "^_^", ":'(", ":-/", "D:", ";D", ":|":
		return true
	}
	return false
}

// addressLen returns the length of a web or mail address, file name or user
// name at the start of c, without the punctuation that follows it; or 0.
func addressLen(c string) int {
	low := c
	web := strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") ||
		strings.HasPrefix(low, "HTTP://") || strings.HasPrefix(low, "HTTPS://") || strings.HasPrefix(low, "WWW.") || strings.HasPrefix(low, "ftp://") || strings.HasPrefix(low, "mailto:") || strings.HasPrefix(low, "doi:")
	at := strings.IndexByte(c, '@')
	mail := at > 0 && strings.IndexByte(c[at:], '.') > 0 || at == 0 && len(c) > 1
	if !web && !mail && !domainLike(c) {
		return 0
	}
	n := len(c)
	if p := strings.IndexAny(c, "<>\"|"); p > 0 {
		n = p
	}
	for n > 0 && strings.IndexByte(".,;:!?'\"", c[n-1]) >= 0 {
		n--
	}
	if n > 0 && (c[n-1] == ')' || c[n-1] == ']') && !strings.ContainsAny(c[:n], "([") {
		n--
	}
	return n
}

// domainLike reports whether c is a bare domain or file name: "annals.org",
// "report.pdf", "bbc.co.uk/news".
func domainLike(c string) bool {
	dot := strings.IndexByte(c, '.')
	if dot <= 0 || dot == len(c)-1 {
		return false
	}
	name := c
	if p := strings.IndexByte(name, '/'); p > 0 {
		name = name[:p]
	}
	name = strings.TrimRight(name, ".,;:!?'\")")
	p := strings.LastIndexByte(name, '.')
	if p <= 0 {
		return false
	}
	for i := 0; i < p; i++ {
		if b := name[i]; !isLetter(b) && !isDigit(b) && b != '-' && b != '_' && b != '.' && b != '#' {
			return false
		}
	}
	switch strings.ToLower(name[p+1:]) {
	case "com", "org", "net", "edu", "gov", "mil", "info", "uk", "ru", "ua", "de", "fr", "eu", "ca", "au", "cn", "jp", "il", "ir", "tv", "co",
		"pdf", "doc", "docx", "xls", "xlsx", "ppt", "zip", "jpg", "jpeg", "png", "gif", "html", "htm", "txt", "csv", "exe", "php", "mp3", "mp4":
		return true
	}
	return false
}
