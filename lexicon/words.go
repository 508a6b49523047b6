package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/annals-kg/annals/text"
)

// Words is a stretch of text cut for looking up phrases: its words, each
// folded to the form in which phrases are compared. Case, accents,
// apostrophes and the dots of abbreviations do not count, "&" is "and", a
// hyphen is a space: "Côte d’Ivoire" is "cote divoire", "U.S." is "us",
// "Kh-101" is "kh 101". Letters that are not Latin are kept in lower case.
//
// Phrases are looked up on words, not on the tokens of a sentence, so that a
// table does not depend on where a tokeniser splits "Rostov-on-Don". The zero
// value is ready; one that is cut again reuses its memory. Not safe for
// concurrent use.
type Words struct {
	Words  []Word
	folded []byte
}

// A Word is one word of Words.
type Word struct {
	// Span is the word in the text that was cut, without the full stop of an
	// abbreviation behind it.
	text.Span
	// Joint tells what stands between the word and the one before it.
	Joint Joint
	// Dots tells that the word has a dot within ("U.S"), so that one behind it
	// is its own and not the sentence's.
	Dots bool

	from, to int32 // of folded
}

// A Joint is how a word hangs on the one before it.
type Joint uint8

// The joints.
const (
	// Apart is the joint of words that no phrase spans: a comma, a bracket, a
	// full stop, an empty line between them, or nothing before.
	Apart Joint = iota
	// Spaced is the joint of words with white space or a hyphen between.
	Spaced
	// Hyphened is like Spaced, and the mark is a hyphen.
	Hyphened
	// Glued is the joint of a word and its possessive: "Kyiv" and "’s".
	Glued
)

// Cut cuts the bytes of span in s. Invalid UTF-8 parts words like a comma.
func (w *Words) Cut(s string, span text.Span) {
	w.Words, w.folded = w.Words[:0], w.folded[:0]
	joint, newlines := Apart, 0
	for i := span.Start; i < span.End; {
		class, size := uint8(other), 1
		if c := s[i]; c < utf8.RuneSelf {
			class = asciiClass[c]
		} else {
			class, size = runeClass(s[i:span.End])
		}
		switch class {
		case letter:
			if joint == touching {
				joint = Spaced // "St.Louis"
			}
			i = w.cutWord(s, i, span.End, joint)
			joint, newlines = touching, 0
			continue
		case space:
			if s[i] == '\n' {
				newlines++
			}
			switch {
			case joint == Hyphened || newlines > 1: // "word- " is a dash
				joint = Apart
			case joint == touching:
				joint = Spaced
			}
		case hyphen:
			if joint == touching {
				joint = Hyphened
			} else {
				joint = Apart
			}
		case dot:
			// The dot of an abbreviation parts nothing: "St. Louis".
			if joint != touching || !abbreviated(w.Words[len(w.Words)-1]) {
				joint = Apart
			}
		default:
			joint = Apart
		}
		i += size
	}
}

// touching is the joint right behind a word, before it is known what follows.
const touching Joint = 255

// abbreviated reports whether a dot behind the word may be its own.
func abbreviated(word Word) bool { return word.Dots || word.Len() <= 4 }

// cutWord appends the word that starts at i and returns its end.
func (w *Words) cutWord(s string, i, end int, joint Joint) int {
	word := Word{Joint: joint, from: int32(len(w.folded))}
	word.Start = i
	run := 0 // letters since the last dot
	for i < end {
		c := s[i]
		if c < utf8.RuneSelf {
			switch asciiClass[c] {
			case letter:
				if c == '&' {
					w.folded = append(w.folded, "and"...)
					i++
					continue
				}
				w.folded = append(w.folded, lowered[c])
				i++
				run++
				continue
			case apostrophe:
				if n := possessive(s, i, end, 1); n > 0 && i > word.Start {
					return w.closePossessive(s, word, i, n)
				}
				if i+1 < end && startsLetter(s[i+1:end]) {
					i++
					continue
				}
			case dot:
				if i+1 < end && startsLetter(s[i+1:end]) && run == 1 {
					word.Dots = true
					run = 0
					i++
					continue
				}
			}
			break
		}
		class, size := runeClass(s[i:end])
		if class == letter {
			r, _ := utf8.DecodeRuneInString(s[i:end])
			w.folded = appendFolded(w.folded, r)
			i += size
			run++
			continue
		}
		if class == apostrophe {
			if n := possessive(s, i, end, size); n > 0 && i > word.Start {
				return w.closePossessive(s, word, i, n)
			}
			if i+size < end && startsLetter(s[i+size:end]) {
				i += size
				continue
			}
		}
		break
	}
	word.End, word.to = i, int32(len(w.folded))
	w.Words = append(w.Words, word)
	return i
}

// closePossessive ends word at i and appends the "’s" of n bytes behind it as
// a word of its own.
func (w *Words) closePossessive(s string, word Word, i, n int) int {
	word.End, word.to = i, int32(len(w.folded))
	w.folded = append(w.folded, 's')
	tail := Word{Joint: Glued, from: word.to, to: word.to + 1}
	tail.Start, tail.End = i, i+n
	w.Words = append(w.Words, word, tail)
	return i + n
}

// possessive returns the length of the "’s" at s[i:end], whose apostrophe has
// the given size, or 0 where there is none.
func possessive(s string, i, end, size int) int {
	j := i + size
	if j < end && (s[j] == 's' || s[j] == 'S') && (j+1 == end || !startsLetter(s[j+1:end])) {
		return size + 1
	}
	return 0
}

// Folded returns the folded form of word i. It is valid until the next Cut.
func (w *Words) Folded(i int) []byte { return w.folded[w.Words[i].from:w.Words[i].to] }

// SpanOf returns the bytes from the start of word i to the end of word j-1.
func (w *Words) SpanOf(i, j int) text.Span {
	return text.Span{Start: w.Words[i].Start, End: w.Words[j-1].End}
}

// Fold returns phrase in the form in which phrases are compared, its words
// with one space between.
func Fold(phrase string) string {
	var w Words
	w.Cut(phrase, text.Span{End: len(phrase)})
	out := make([]byte, 0, len(phrase))
	for i, word := range w.Words {
		if i > 0 && word.Joint != Glued {
			out = append(out, ' ')
		}
		out = append(out, w.Folded(i)...)
	}
	return string(out)
}

// The classes of characters.
const (
	other = iota // parts words
	letter
	space
	hyphen
	apostrophe
	dot
)

var asciiClass, lowered = func() (class, low [utf8.RuneSelf]uint8) {
	for c := range class {
		low[c] = uint8(unicode.ToLower(rune(c)))
		switch {
		case unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == '&':
			class[c] = letter
		case unicode.IsSpace(rune(c)):
			class[c] = space
		}
	}
	class['-'] = hyphen
	class['\''], class['`'] = apostrophe, apostrophe
	class['.'] = dot
	return
}()

// runeClass returns the class and size of the first rune of s.
func runeClass(s string) (uint8, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return other, size
	case unicode.IsLetter(r) && r != 'ʼ' && r != 'ʻ' && r != 'ʹ' && r != 'ʿ' && r != 'ʾ', unicode.IsDigit(r), unicode.Is(unicode.Mn, r):
		return letter, size
	case r == '’' || r == '‘' || unicode.Is(unicode.Lm, r) || r == '´' || r == '′':
		return apostrophe, size
	case r == '\u00a0' || unicode.IsSpace(r):
		return space, size
	case r == '‐' || r == '‑' || r == '–':
		return hyphen, size
	}
	return other, size
}

func startsLetter(s string) bool {
	if s[0] < utf8.RuneSelf {
		return asciiClass[s[0]] == letter && s[0] != '&'
	}
	class, _ := runeClass(s)
	return class == letter
}

// appendFolded appends r in lower case and without its accents.
func appendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowered[r])
	}
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'þ':
		return append(dst, "th"...)
	case 'ı':
		return append(dst, 'i')
	case 'ħ':
		return append(dst, 'h')
	case 'ə':
		return append(dst, 'a')
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if d := norm.NFD.Properties(buf[:n]).Decomposition(); d != nil && unicode.Is(unicode.Latin, r) {
		base, _ := utf8.DecodeRune(d)
		if base < utf8.RuneSelf {
			return append(dst, lowered[base])
		}
		return appendFolded(dst, base) // a letter with two accents: "ế"
	}
	return append(dst, buf[:n]...)
}
