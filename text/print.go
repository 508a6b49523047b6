package text

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/bits"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Print tells whether two texts say the same, word for word but for a few:
// the same article on two pages, or one wire report in two newspapers.
//
// Hash is a SimHash (Charikar, Similarity Estimation Techniques from Rounding
// Algorithms, STOC 2002) of the pairs of neighbouring words: texts that share
// most pairs differ in few bits. Figures is a Bloom filter of the numbers, by
// which the reports of two days that follow one template are told apart. The
// zero Print is that of a text without words.
type Print struct {
	Hash    [2]uint64
	Figures uint64
}

const (
	// nearBits is how many of the 128 bits of Hash copies may differ in: texts
	// with nine tenths of their pairs in common differ in 18 on average, those
	// with a half in 43.
	nearBits = 22
	// shortText is the number of pairs below which texts are copies only if they
	// have all words in common: a few words more are another flash.
	shortText = 40
)

// address is one of the web. Its numbers are those of the page that prints a
// text, and no figures of its story.
var address = regexp.MustCompile(`\bhttps?://[^\s<>"]+`)

// PrintOf returns the print of a text. Case, marks and white space do not count,
// nor do addresses of the web where the rest is long enough to be known by.
func PrintOf(s string) Print {
	if strings.Contains(s, "://") {
		if p, pairs := printOf(address.ReplaceAllString(s, " ")); pairs >= shortText {
			return p
		}
	}
	p, _ := printOf(s)
	return p
}

// printOf is PrintOf all words, with the number of pairs.
func printOf(s string) (p Print, pairs int) {
	var ones tally
	before := uint64(0)
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		h := hashWord(word)
		if word[0] >= '0' && word[0] <= '9' {
			p.Figures |= 1 << (mix(h) & 63)
		}
		if before != 0 {
			pairs++
			pair := mix(before*31 + h)
			ones.add(pair, mix(pair+0x9e3779b97f4a7c15))
		}
		before = h
	}
	ones.flush()
	for i, n := range ones.sums {
		if 2*int(n) > pairs {
			p.Hash[i/64] |= 1 << (i % 64)
		}
	}
	if pairs < shortText && before != 0 {
		// One bit more or less would be another text: spread each over all.
		p.Hash[0] = mix(p.Hash[0] ^ mix(p.Hash[1]) ^ uint64(pairs))
		p.Hash[1] = mix(p.Hash[0] + before)
	}
	return p, pairs
}

// Near reports whether texts with the prints p and q are copies of each other.
func (p Print) Near(q Print) bool {
	if p == (Print{}) || bits.OnesCount64(p.Hash[0]^q.Hash[0])+bits.OnesCount64(p.Hash[1]^q.Hash[1]) > nearBits {
		return false
	}
	same, all := bits.OnesCount64(p.Figures&q.Figures), bits.OnesCount64(p.Figures|q.Figures)
	return 3*same >= 2*all
}

// String writes the print as 48 hexadecimal digits, "" for the zero Print.
func (p Print) String() string {
	if p == (Print{}) {
		return ""
	}
	return fmt.Sprintf("%016x%016x%016x", p.Hash[0], p.Hash[1], p.Figures)
}

// ParsePrint reads what String writes.
func ParsePrint(s string) (p Print, err error) {
	b, err := hex.DecodeString(s)
	if err == nil && len(b) != 24 && len(b) != 0 {
		err = errors.New("text: a print has 48 digits")
	}
	if err != nil || len(b) == 0 {
		return p, err
	}
	for i, to := range []*uint64{&p.Hash[0], &p.Hash[1], &p.Figures} {
		for _, c := range b[8*i : 8*i+8] {
			*to = *to<<8 | uint64(c)
		}
	}
	return p, nil
}

// hashWord is FNV-1a of the word in lower case, never zero.
func hashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * 1099511628211
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		i += n
	}
	return h | 1
}

// mix spreads each bit of x over all (the finalizer of SplitMix64, Steele, Lea,
// Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// A tally counts for each of 128 bits how often it was set. It adds eight bits
// at once, in the bytes of a word, and empties those before they run over.
type tally struct {
	sums  [128]uint32
	bytes [16]uint64
	n     int // of what bytes hold
}

func (t *tally) add(x, y uint64) {
	for i := range 8 {
		t.bytes[i] += spread[x>>(8*i)&255]
		t.bytes[8+i] += spread[y>>(8*i)&255]
	}
	if t.n++; t.n == 255 {
		t.flush()
	}
}

func (t *tally) flush() {
	for i := range t.sums {
		t.sums[i] += uint32(t.bytes[i/8] >> (8 * (i % 8)) & 255)
	}
	t.bytes, t.n = [16]uint64{}, 0
}

// spread holds for each byte a word whose bytes are its bits, the lowest first.
var spread = func() (table [256]uint64) {
	for b := range table {
		for i := range 8 {
			table[b] |= uint64(b>>i&1) << (8 * i)
		}
	}
	return table
}()
