package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/text"
)

// maxWrap is the longest line, in bytes, that is taken for one of a text broken
// into lines of even width.
const maxWrap = 120

// Sentences appends the spans of the sentences of s to dst and returns it. They
// are sorted, never overlap, begin and end with a character that is not white
// space, and together hold all such characters. A blank line ends a sentence, and so
// does a line end where the line was not merely full: headings, list entries
// and lines of a table stand alone. A full stop does not end a sentence after
// an abbreviation or initial ("Gen. Lee", "J. Smith", "Oct. 7").
func Sentences(dst []text.Span, s string) []text.Span {
	for i := 0; i < len(s); {
		// One block: up to a blank line or the end.
		j := blockEnd(s, i)
		dst = block(dst, s, i, j)
		i = j
	}
	return dst
}

// blockEnd returns where the block that starts at i ends: after a line end that
// a blank line follows, or at the end of s.
func blockEnd(s string, i int) int {
	for {
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			return len(s)
		}
		i += n + 1
		line := s[i:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		if strings.TrimFunc(line, isSpace) == "" {
			return i
		}
	}
}

// block splits s[i:j), lines without a blank one between them.
func block(dst []text.Span, s string, i, j int) []text.Span {
	width := 0
	for a := i; a < j; {
		e := lineEnd(s, a, j)
		width = max(width, e-a)
		a = e + 1
	}
	start := i
	for a := i; a < j; {
		e := lineEnd(s, a, j)
		if e >= j || !fullLine(s, a, e, j, width) {
			dst = prose(dst, s, start, e)
			start = min(e+1, j)
		}
		a = e + 1
	}
	if start < j { // the last line was full and ends in a line end
		dst = prose(dst, s, start, j)
	}
	return dst
}

func lineEnd(s string, i, j int) int {
	if n := strings.IndexByte(s[i:j], '\n'); n >= 0 {
		return i + n
	}
	return j
}

// fullLine reports whether the line s[a:e) broke off only because the next
// word did not fit into the width of its block.
func fullLine(s string, a, e, j, width int) bool {
	if width > maxWrap || width < 30 {
		return false
	}
	next := strings.TrimLeftFunc(s[e:j], isSpace)
	if mark := entryMark(next); mark == sureMark || mark == likelyMark && (entryMark(s[a:e]) != noMark || s[e-1] == ':') {
		return false
	}
	word := strings.IndexFunc(next, isSpace)
	if word < 0 {
		word = len(next)
	}
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) && e-a > width/2 {
		return true
	}
	return e-a+1+word > width-3
}

// How surely a line begins an entry of a list: a bullet does, a dash or a number
// ("2)", "2. ") only beside other entries, for a line of prose may begin so too.
const (
	noMark = iota
	likelyMark
	sureMark
)

// entryMark tells whether a line begins with the mark of a list's entry.
func entryMark(line string) int {
	line = strings.TrimLeftFunc(line, isSpace)
	for _, bullet := range [...]string{"* ", "• ", "▪ ", "‣ ", "· ", "● ", "◦ "} {
		if strings.HasPrefix(line, bullet) {
			return sureMark
		}
	}
	for _, dash := range [...]string{"- ", "– ", "— ", "+ "} {
		if strings.HasPrefix(line, dash) {
			return likelyMark
		}
	}
	n := 0
	for n < len(line) && n < 3 && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	if rest := line[n:]; n > 0 && (strings.HasPrefix(rest, ") ") || strings.HasPrefix(rest, ". ")) {
		return likelyMark
	}
	return noMark
}

// prose splits running text at the ends of its sentences.
func prose(dst []text.Span, s string, i, j int) []text.Span {
	start := i
	for p := i; p < j; {
		b := s[p]
		if b != '.' && b != '!' && b != '?' && b != 0xE2 {
			p++
			continue
		}
		if b == 0xE2 && !strings.HasPrefix(s[p:j], "…") {
			p++
			continue
		}
		e := markEnd(s, p, j)
		if endsSentence(s, start, p, e, j) {
			dst = trimmed(dst, s, start, e)
			start = e
		}
		p = e
	}
	return trimmed(dst, s, start, j)
}

// trimmed appends s[i:j) without white space around it, if anything is left.
func trimmed(dst []text.Span, s string, i, j int) []text.Span {
	c := strings.TrimLeftFunc(s[i:j], isSpace)
	i = j - len(c)
	c = strings.TrimRightFunc(c, isSpace)
	if c == "" {
		return dst
	}
	return append(dst, text.Span{Start: i, End: i + len(c)})
}

// markEnd returns the end of the run of stops at p with the closing quotes and
// brackets after it.
func markEnd(s string, p, j int) int {
	for p < j {
		if c := s[p]; c == '.' || c == '!' || c == '?' {
			p++
		} else if strings.HasPrefix(s[p:j], "…") {
			p += len("…")
		} else {
			break
		}
	}
	for p < j {
		r, size := utf8.DecodeRuneInString(s[p:j])
		switch r {
		case '"', '\'', ')', ']', '”', '’', '»', '*', '_':
			p += size
			continue
		}
		break
	}
	// References belong to the sentence before them: "in 2014. [3][4]".
	for {
		q := p
		if q < j && s[q] == ' ' {
			q++
		}
		n := 0
		for q+1+n < j && s[q] == '[' && isDigit(s[q+1+n]) {
			n++
		}
		if n == 0 || q+1+n >= j || s[q+1+n] != ']' {
			return p
		}
		p = q + n + 2
	}
}

// endsSentence reports whether the stops s[p:e) end the sentence that began at
// start and lies in s[:j).
func endsSentence(s string, start, p, e, j int) bool {
	if e >= j {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(s[e:]); !isSpace(r) {
		return false
	}
	next := strings.TrimLeftFunc(s[e:j], isSpace)
	if next == "" {
		return true
	}
	head := strings.TrimLeft(next, "\"'“‘«([*_—–- ")
	r, _ := utf8.DecodeRuneInString(head)
	if unicode.IsLower(r) {
		return false
	}
	stops := strings.TrimRight(s[p:e], "\"')]”’»*_0123456789[ ")
	if stops != "." {
		// "Stop!" Ivan said; "..." mostly goes on.
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		return stops[0] != '.' && !strings.HasPrefix(stops, "…") || unicode.IsUpper(r)
	}
	if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return strings.IndexAny(next, "\"'“‘«([—–-•*") == 0
	}
	// The word before the stop.
	w := s[start:p]
	if i := strings.LastIndexFunc(w, isSpace); i >= 0 {
		w = w[i+1:]
	}
	inner := w
	w = strings.TrimLeft(w, "\"'“‘«([")
	if i := strings.LastIndexAny(w, "-/"); i >= 0 {
		w = w[i+1:]
	}
	if w == "" {
		return false
	}
	if len(strings.TrimSpace(s[start:p])) == len(inner) && listNumber(inner) {
		return false // "1. Item"
	}
	kind := abbreviationKind(w)
	digit := unicode.IsDigit(r)
	switch {
	case kind&abbrevTitle != 0:
		return false
	case kind&abbrevNumber != 0 && digit:
		return false
	case strings.IndexByte(w, '.') > 0 && lettersAndStops(w), kind&abbrevFinal != 0:
		return !digit && startsSentence(head)
	case kind&abbrevCapital != 0 && w[0] >= 'A' && w[0] <= 'Z' && isLower(w[1]):
		return !digit && startsSentence(head)
	case utf8.RuneCountInString(w) == 1:
		u, _ := utf8.DecodeRuneInString(w)
		return w == "I" || !unicode.IsUpper(u) || startsSentence(head)
	}
	return true
}

// listNumber reports whether w is a number or letter that counts a list: "1", "2.1", "a".
func listNumber(w string) bool {
	w = strings.TrimLeft(w, "([")
	if len(w) == 1 && (isLetter(w[0]) && w != "I") {
		return true
	}
	for i := 0; i < len(w); i++ {
		if !isDigit(w[i]) && w[i] != '.' {
			return false
		}
	}
	return len(w) <= 4
}

// startsSentence reports whether the text begins with a word that rarely follows
// an abbreviation inside a sentence.
func startsSentence(c string) bool {
	n := strings.IndexFunc(c, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(c)
	}
	switch strings.ToLower(c[:n]) {
	case "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "in", "on", "at", "this", "that", "these", "those", "there", "but", "and", "his", "her", "their", "its",
		"after", "before", "when", "while", "as", "if", "for", "from", "by", "with", "however", "meanwhile", "some", "many", "one", "two", "according", "another", "since", "also", "our", "my", "what", "who", "how", "where", "earlier", "later", "both", "no", "not", "so", "then", "here":
		return true
	}
	return false
}
