package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/text"
)

// Texts whose line ends were lost glue a sentence to the stop before it ("they
// left.The army"), or a heading to its text ("riot in GhorThe road"). What is
// glued is read as two tokens, and parsed in pieces.

// isGluedEnd reports whether a sentence that began at start ends with the stops and
// closing marks s[p:e), behind which the next one follows without white space:
// "they left.The army", "he fled.“We stayed”". The text ends at j.
func isGluedEnd(s string, start, p, e, j int) bool {
	if p == start || e >= j || s[e] == ' ' || s[e] == '\n' {
		return false
	}
	// Before the stop stands a word in small letters, or one that ends in two
	// of them, or a bracket.
	before := s[start:p]
	if i := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		before = before[i+1:]
	}
	switch kind := abbreviationKind(before); {
	case before == "" && s[p-1] == ')':
	case len(before) < 2 || !isLower(before[len(before)-1]) || !isLower(before[len(before)-2]):
		return false
	case kind != 0 && (kind != abbrevCapital || !isLower(before[0])):
		return false
	}
	// Behind it stands a word with a capital, and not the rest of a name that
	// computers read: "Booking.Com", "Chart.Series.points".
	head := strings.TrimLeft(s[e:j], "\"“‘«([")
	first, size := utf8.DecodeRuneInString(head)
	if !unicode.IsUpper(first) {
		return false
	}
	n := size
	for n < len(head) {
		r, size := utf8.DecodeRuneInString(head[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	word, rest := head[:n], head[n:]
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isEnding(word), next == '/' || next == '@' || next == '_' || next == '=' || next == '(':
		return false
	case next == '.' && (len(word) == size || isLetterAt(rest, 1) && !unicode.IsUpper(rune(rest[1]))):
		return false
	case len(word) == size:
		// One letter is a word if it is "A" or "I".
		if word != "A" && word != "I" || !isSpace(next) && next != '\'' && next != '’' {
			return false
		}
	}
	return true
}

// gluedWord reports whether the capital at s[p], behind a small letter, begins a
// word of its own: the text behind a heading ("riot in GhorThe road",
// "Bridge CollapsesKARSK, Oct. 3"), or what stands behind a word in small letters, which
// is no name ("fell to rebelsTurkey’s").
func gluedWord(s string, p int) bool {
	i := p
	for i > 0 && isLower(s[i-1]) {
		i--
	}
	small := i // where the small letters of the word before begin
	if i > 0 && 'A' <= s[i-1] && s[i-1] <= 'Z' {
		i--
	}
	if p-i < 4 || i > 0 && !isSpace(rune(s[i-1])) && s[i-1] < utf8.RuneSelf {
		return false
	}
	rest := s[p:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 2 {
		return false
	}
	word, rest := rest[:n], rest[n:]
	switch {
	case strings.ToUpper(word) == word: // the town of a dateline
		return n > 3 && (strings.HasPrefix(rest, ", ") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " —") || strings.HasPrefix(rest, " –"))
	case strings.ContainsFunc(word[1:], unicode.IsUpper):
		return false
	}
	possessive := strings.HasPrefix(rest, "’s ") || strings.HasPrefix(rest, "'s ")
	if rest[0] != ' ' && !possessive && !strings.HasPrefix(rest, ", ") {
		return false
	}
	// After a word in small letters any word with a capital; after a name only
	// one that opens sentences, for names have such capitals too ("YouTube", "LinkedIn").
	return n > 2 && (small == i || rest[0] == ' ' && startsSentence(word))
}

// pieceEnd returns the end of the piece of a sentence that tokens[from:] begins
// with and that is parsed by itself: at most MaxTokens, and none beyond a stop
// behind which white space was lost. Its tokens are spans of s.
func pieceEnd(s string, tokens []text.Token, from int) int {
	most := min(from+MaxTokens, len(tokens))
	for i := from + 1; i < most-1; i++ {
		t := tokens[i]
		if tokens[i+1].Start != t.End {
			continue
		}
		switch c := s[t.End-1]; {
		case isLower(c) && 'A' <= s[t.End] && s[t.End] <= 'Z':
			return i + 1
		case c != '.' && c != '!' && c != '?':
			continue
		}
		k := i + 1
		for k < most && tokens[k].Start == tokens[k-1].End && isCloser(tokens[k].Of(s)) {
			k++
		}
		if k < most && tokens[k].Start == tokens[k-1].End && isGluedEnd(s, tokens[from].Start, t.End-1, tokens[k-1].End, tokens[len(tokens)-1].End) {
			return k
		}
	}
	return most
}

// isCloser reports whether a token closes a quotation or bracket.
func isCloser(form string) bool {
	switch form {
	case "\"", "''", "”", "’", "'", ")", "]", "»":
		return true
	}
	return false
}

// gluedAt returns where the word s[i:j) is two, with the white space between them
// lost, or 0.
func gluedAt(s string, i, j int) int {
	for p := i + 4; p < j; p++ {
		if c := s[p]; 'A' <= c && c <= 'Z' && isLower(s[p-1]) {
			if gluedWord(s, p) {
				return p
			}
			return 0
		}
	}
	return 0
}
