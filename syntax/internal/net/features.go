package net

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is seen through NumFeatures rows of one embedding table, which are
// added up: its word, prefixes, suffixes and shape, and the style of its sentence.
const (
	featWord = iota
	featSuffix1
	featSuffix2
	featSuffix3
	featSuffix4
	featPrefix1
	featPrefix2
	featPrefix3
	featPrefix4
	featShape
	featStyle
	NumFeatures
)

// buckets are the numbers of rows of each hashed kind of feature.
var buckets = [NumFeatures]uint32{
	featSuffix1: 128, featSuffix2: 1024, featSuffix3: 4096, featSuffix4: 8192,
	featPrefix1: 128, featPrefix2: 1024, featPrefix3: 4096, featPrefix4: 8192,
	featShape: numShapes, featStyle: numStyles,
}

// HashedRows is the number of rows before those of the vocabulary.
const HashedRows = 128 + 1024 + 4096 + 8192 + 128 + 1024 + 4096 + 8192 + numShapes + numStyles

// Rows of the vocabulary with a fixed meaning, counted from HashedRows.
const (
	RowUnknown = iota
	RowEdge    // beyond either end of the sentence
	FirstWord
)

// Shapes: letters' case, digits and marks, and whether the token begins the
// sentence. A token of a sentence in capitals tells nothing by its case.
const (
	shapeDigit = 1 << iota
	shapeHyphen
	shapeMark
	shapeOther
	shapeUpperFirst
	shapeUpperInner
	shapeLower
	shapeFirst
	shapeFolded
	numShapes
)

// A Style is how a sentence is written, a set of bits.
type Style uint32

// The styles.
const (
	Folded      Style = 1 << iota // in capitals throughout: case says nothing
	Telegraphic                   // without articles and without a stop, as a headline
	numStyles   = 1 << iota
)

// StyleOf returns the style of a sentence of n tokens, of which form gives the
// i-th.
func StyleOf(n int, form func(i int) string) Style {
	var s Style
	if isFolded(n, form) {
		s |= Folded
	}
	if isTelegraphic(n, form) {
		s |= Telegraphic
	}
	return s
}

// isFolded reports whether the tokens have at least four capitals and hardly a
// small letter.
func isFolded(n int, form func(i int) string) bool {
	upper, lower := 0, 0
	for i := range n {
		f := form(i)
		for k := 0; k < len(f); k++ {
			switch c := f[k]; {
			case c >= 'A' && c <= 'Z':
				upper++
			case c >= 'a' && c <= 'z':
				lower++
			}
		}
	}
	return upper > 3 && lower*10 < upper
}

// isTelegraphic reports whether there are several words, no article and no stop
// at the end.
func isTelegraphic(n int, form func(i int) string) bool {
	if n < 3 {
		return false
	}
	switch form(n - 1) {
	case ".", "!", "?", ":", ";", "…", "...", "\"", "''", "”":
		return false
	}
	for i := range n {
		if f := form(i); len(f) < 4 && IsArticle(f) {
			return false
		}
	}
	return true
}

// IsArticle reports whether the form is one, in small letters or capitals.
func IsArticle(form string) bool {
	return strings.EqualFold(form, "the") || strings.EqualFold(form, "a") || strings.EqualFold(form, "an")
}

// Features are the rows of one token in the embedding table.
type Features [NumFeatures]uint32

// A Vocabulary maps words in small letters, by their hash, to rows.
type Vocabulary struct {
	keys []uint32 // open addressing; 0 is free
	rows []uint32
	n    int
}

// Hash is FNV-1a over the word as Extract normalises it, never 0.
func Hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	if h == 0 {
		h = 1
	}
	return h
}

// NewVocabulary returns one in which the hashes have the rows from FirstWord on.
func NewVocabulary(hashes []uint32) *Vocabulary {
	size := 16
	for size < 2*len(hashes) {
		size *= 2
	}
	v := &Vocabulary{keys: make([]uint32, size), rows: make([]uint32, size), n: len(hashes)}
	for i, h := range hashes {
		p := h & uint32(size-1)
		for v.keys[p] != 0 && v.keys[p] != h {
			p = (p + 1) & uint32(size-1)
		}
		if v.keys[p] == 0 {
			v.keys[p], v.rows[p] = h, uint32(i)+FirstWord
		}
	}
	return v
}

// Row returns the row of the word with that hash, or RowUnknown.
func (v *Vocabulary) Row(h uint32) uint32 {
	mask := uint32(len(v.keys) - 1)
	for p := h & mask; v.keys[p] != 0; p = (p + 1) & mask {
		if v.keys[p] == h {
			return v.rows[p]
		}
	}
	return RowUnknown
}

// Len is the number of words.
func (v *Vocabulary) Len() int { return v.n }

// Normalize appends the form as the vocabulary knows it: small letters, digits
// as 0, curly quotes straight.
func Normalize(b []byte, form string) []byte {
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			} else if c >= '0' && c <= '9' {
				c = '0'
			}
			b = append(b, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		i += size
		switch r {
		case '’', '‘':
			b = append(b, '\'')
		case '“', '”', '„', '«', '»':
			b = append(b, '"')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// Extract returns the features of a token: its form, whether it is the first of
// its sentence, and the style of the sentence. buf is scratch space, returned
// for the next call.
func (v *Vocabulary) Extract(form string, first bool, style Style, buf []byte) (Features, []byte) {
	low := Normalize(buf[:0], form)
	var f Features
	f[featWord] = HashedRows + v.Row(Hash(low))
	n := len(low)
	f[featSuffix1] = Hash(low[n-min(n, 1):])
	f[featSuffix2] = Hash(low[n-min(n, 2):])
	f[featSuffix3] = Hash(low[n-min(n, 3):])
	f[featSuffix4] = Hash(low[n-min(n, 4):])
	f[featPrefix1] = Hash(low[:min(n, 1)])
	f[featPrefix2] = Hash(low[:min(n, 2)])
	f[featPrefix3] = Hash(low[:min(n, 3)])
	f[featPrefix4] = Hash(low[:min(n, 4)])
	f[featShape] = shape(form, first, style&Folded != 0)
	f[featStyle] = uint32(style)
	base := uint32(0)
	for k := featSuffix1; k < NumFeatures; k++ {
		f[k] = base + f[k]&(buckets[k]-1)
		base += buckets[k]
	}
	return f, low
}

// Edge are the features of the place beyond the ends of a sentence: one row.
const Edge = HashedRows + RowEdge

func shape(form string, first, folded bool) uint32 {
	var s uint32
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
			s |= shapeLower
		case c >= 'A' && c <= 'Z':
			if i == 0 {
				s |= shapeUpperFirst
			} else {
				s |= shapeUpperInner
			}
		case c >= '0' && c <= '9':
			s |= shapeDigit
		case c == '-':
			s |= shapeHyphen
		case c < utf8.RuneSelf:
			s |= shapeMark
		default:
			s |= shapeOther
			if i == 0 {
				if r, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(r) {
					s |= shapeUpperFirst
				}
			}
		}
	}
	if first {
		s |= shapeFirst
	}
	if folded {
		s = s&^(shapeUpperFirst|shapeUpperInner|shapeLower) | shapeFolded
		if s&(shapeDigit|shapeHyphen|shapeMark|shapeOther) == 0 {
			s |= shapeLower
		}
	}
	return s
}
