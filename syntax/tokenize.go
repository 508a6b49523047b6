package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/text"
)

// Tokenize appends the tokens of s[sp] to dst and returns it. Tokens are sorted,
// never overlap, hold no white space, and cover every character that is not
// white space. They follow the English treebanks of Universal Dependencies:
// clitics ("do" + "n't", "Kyiv" + "'s"), hyphens ("Iran" + "-" + "backed"),
// units ("5" + "km") and currency ("$" + "5") stand alone; abbreviations
// ("Gen.", "U.S."), dates ("9/11"), numbers ("1,200"), web and mail addresses
// stay whole.
func Tokenize(dst []text.Token, s string, sp text.Span) []text.Token {
	k := tokenizer{s: s, end: sp.End, out: dst}
	k.lastWord = sp.Start + 1 + strings.LastIndexFunc(sp.Of(s), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	i := sp.Start
	for i < sp.End {
		r, size := decode(s, i, sp.End)
		if isSpace(r) {
			i += size
			continue
		}
		j := i + size
		for j < sp.End {
			r, size := decode(s, j, sp.End)
			if isSpace(r) || j-i >= maxChunk {
				break
			}
			j += size
		}
		k.chunk(i, j)
		i = j
	}
	return k.out
}

// maxChunk is the number of bytes without white space after which a token ends
// wherever it is: no word is as long, and the time stays linear.
const maxChunk = 1000

// A tokenizer cuts chunks, runs of text without white space, into tokens.
type tokenizer struct {
	s        string
	end      int // end of the sentence
	lastWord int // after the start of its last letter or digit
	out      []text.Token
}

func (k *tokenizer) emit(i, j int) {
	if i < j {
		k.out = append(k.out, text.Token{Span: text.Span{Start: i, End: j}})
	}
}

// chunk cuts s[i:j): first the marks before, then those after, then the inside.
func (k *tokenizer) chunk(i, j int) {
	s := k.s
	if plainWord(s[i:j]) && !hasContraction(s[i:j]) {
		if n := k.slip(i, j); n > 0 {
			k.emit(i, i+n)
			i += n
		}
		if p := gluedAt(s, i, j); p > 0 {
			k.emit(i, p)
			i = p
		}
		k.emit(i, j)
		return
	}
	if isEmoticon(s[i:j]) || brokenOff(s[i:j]) || isOrnament(s[i:j]) {
		k.emit(i, j)
		return
	}
	// Marks before the word, each run of one kind a token.
	for i < j {
		n := leadingMark(s[i:j])
		if n == 0 {
			break
		}
		k.emit(i, i+n)
		i += n
	}
	if i == j {
		return
	}
	if n := addressLen(s[i:j]); n > 0 {
		k.emit(i, i+n)
		k.marks(i+n, j)
		return
	}
	// Marks after it, innermost last.
	e := j
	for e > i {
		n := trailingMark(s[i:e], e >= k.lastWord, k.numberAfter(j))
		if n == 0 {
			break
		}
		e -= n
	}
	k.word(i, e)
	k.marks(e, j)
}

// isOrnament reports whether c is a line drawn with marks: "==----", "*~*~*".
func isOrnament(c string) bool {
	if len(c) < 4 || isLetter(c[0]) {
		return false
	}
	for i := 0; i < len(c); i++ {
		if strings.IndexByte("-=+*~_<>|{}#", c[i]) < 0 {
			return false
		}
	}
	return true
}

// questionMarks returns the length of the run of question marks at the start of c.
func questionMarks(c string) int { return runLen(c, '?') }

// brokenOff reports whether c is the beginning of a word that a speaker broke
// off: "W- we".
func brokenOff(c string) bool {
	return len(c) > 1 && len(c) < 5 && c[len(c)-1] == '-' && plainWord(c[:len(c)-1])
}

// numberAfter reports whether the text after j goes on with a digit.
func (k *tokenizer) numberAfter(j int) bool {
	for j < k.end && k.s[j] == ' ' {
		j++
	}
	return j < k.end && isDigit(k.s[j])
}

// marks emits a run of punctuation, equal marks together where they are one
// sign ("...", "--", "?!").
func (k *tokenizer) marks(i, j int) {
	for i < j {
		n := leadingMark(k.s[i:j])
		if n == 0 {
			k.chunk(i, j)
			return
		}
		k.emit(i, i+n)
		i += n
	}
}

// leadingMark returns the length of the punctuation token at the start of c, or 0.
func leadingMark(c string) int {
	r, size := utf8.DecodeRuneInString(c)
	switch r {
	case '.':
		if n := runLen(c, '.'); n > 1 {
			return n
		}
		if len(c) > 1 && isDigit(c[1]) {
			return 0 // .5
		}
		if isEnding(c[1:]) {
			return 0 // "draft .doc"
		}
		return 1 + questionMarks(c[1:])
	case '-', '_', '*', '=', '~', '+', '!', '?', '#':
		n := runLen(c, byte(r))
		if r == '!' || r == '?' {
			for n < len(c) && (c[n] == '!' || c[n] == '?') {
				n++
			}
			return n
		}
		if n == 1 && len(c) > 1 && (r == '-' || r == '+') && isDigit(c[1]) {
			return 1
		}
		if n == 1 && r == '#' && len(c) > 1 && isLetterAt(c, 1) {
			return 0 // hashtag
		}
		return n
	case '\'':
		if strings.HasPrefix(c, "''") {
			return 2
		}
		if n := leadingClitic(c); n > 0 {
			return 0
		}
		return 1
	case '`':
		return runLen(c, '`')
	case '’', '‘':
		if strings.HasPrefix(c[size:], "’") {
			return 2 * size // in place of a double quote
		}
		if leadingClitic(c) > 0 {
			return 0
		}
		return size
	case ',', ':':
		return 1 + questionMarks(c[1:])
	case '$', '/', '\\':
		return runLen(c, byte(r))
	case '"', '“', '”', '«', '»', '„', '(', ')', '[', ']', '{', '}', '<', '>', ';',
		'|', '€', '£', '¥', '–', '—', '…', '•', '·', '¿', '¡', '%', '&', '^', '→', '‹', '›', '−', '―':
		if r == '<' || r == '>' || r == '|' {
			return runLen(c, byte(r))
		}
		return size
	case '@':
		if len(c) > 1 && isLetterAt(c, 1) {
			return 0 // @name
		}
		return 1
	}
	return 0
}

// trailingMark returns the length of the punctuation token at the end of c, or
// 0. last says that c ends the sentence.
func trailingMark(c string, last, number bool) int {
	r, size := utf8.DecodeLastRuneInString(c)
	switch r {
	case '.':
		n := 0
		for n < len(c) && c[len(c)-1-n] == '.' {
			n++
		}
		if n > 1 {
			return n
		}
		if n == len(c) || !isAbbreviation(c, last, number) {
			return 1
		}
		return 0
	case '!', '?', ',', ';', ':', '"', '“', '”', '«', '»', '„', ')', ']', '}', '>', '<', '…', '—', '–', '-', '|', '/', '\\', '*', '_', '~', '=',
		'(', '[', '{', '’', '‘', '\'', '`', '•', '^', '€', '£', '‹', '›', '%':
		if (r == '\'' || r == '’') && possessiveApostrophe(c) {
			return 0
		}
		if size == len(c) {
			return 0
		}
		return size
	}
	return 0
}

// possessiveApostrophe reports whether c ends like "rebels'", where the
// apostrophe is a clitic. word splits it off.
func possessiveApostrophe(c string) bool {
	c = strings.TrimSuffix(strings.TrimSuffix(c, "'"), "’")
	return strings.HasSuffix(c, "s") || strings.HasSuffix(c, "S")
}

func runLen(c string, b byte) int {
	n := 0
	for n < len(c) && c[n] == b {
		n++
	}
	return n
}

func decode(s string, i, end int) (rune, int) {
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(s[i:end])
}

// isSpace is white space, with the marks that have no width and belong nowhere.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\ufeff', '\u2060':
		return true
	}
	return unicode.IsSpace(r)
}

func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// isLetterAt reports whether a letter of any script stands at c[i:].
func isLetterAt(c string, i int) bool {
	if i >= len(c) {
		return false
	}
	if c[i] < utf8.RuneSelf {
		return isLetter(c[i])
	}
	r, _ := utf8.DecodeRuneInString(c[i:])
	return unicode.IsLetter(r)
}

// plainWord reports whether c is letters alone, the commonest chunk.
func plainWord(c string) bool {
	for i := 0; i < len(c); i++ {
		if !isLetter(c[i]) {
			return false
		}
	}
	return true
}
