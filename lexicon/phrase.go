package lexicon

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/annals-kg/annals/text"
)

// Phrases is a set of phrases, each with a value below MaxValue. It is one flat
// string that is read in place: an embedded table costs nothing to open and
// its pages load as they are asked for. The zero value holds nothing. Safe for
// concurrent use.
//
// The string is an open-addressing hash table of slots of eight bytes, little
// endian: 32 bits of the phrase's hash, and a word whose top bit says that a
// longer phrase begins so and whose rest is the value plus one, or zero where
// the phrase is only such a beginning. The phrases themselves are not kept: a
// word of running text is taken for another phrase about once in a billion.
type Phrases struct{ slots string }

// MaxValue bounds the values of Phrases.
const MaxValue = 1<<31 - 2

const (
	slotSize   = 8
	beginsMore = 1 << 31
)

// PhrasesIn reads the table that PhraseBuilder.Bytes wrote.
func PhrasesIn(table string) (Phrases, error) {
	if len(table)%slotSize != 0 {
		return Phrases{}, fmt.Errorf("lexicon: a phrase table of %d bytes: not whole slots of %d", len(table), slotSize)
	}
	return Phrases{table}, nil
}

// A Hit is a phrase found in Words: words [From, To) and its value.
type Hit struct {
	From, To int
	Value    uint32
}

// At appends the phrases that begin at word i to dst, shortest first.
func (p Phrases) At(w *Words, i int, dst []Hit) []Hit {
	walk := phraseWalk{w: w, at: i, hash: hashSeed}
	for walk.next(p) {
		dst = append(dst, Hit{i, walk.at, walk.value})
	}
	return dst
}

// A phraseWalk goes along the words from one on while a phrase may go on.
type phraseWalk struct {
	w     *Words
	at    int // the word behind the last one
	hash  uint64
	begun bool
	done  bool
	value uint32 // of the phrase that ends before at
}

// next goes on to the end of the next phrase; false if there is none.
func (k *phraseWalk) next(p Phrases) bool {
	if len(p.slots) == 0 {
		return false
	}
	for !k.done && k.at < len(k.w.Words) {
		word := &k.w.Words[k.at]
		if k.begun {
			switch word.Joint {
			case Apart:
				return false
			case Spaced, Hyphened:
				k.hash = hashByte(k.hash, ' ')
			}
		}
		k.begun = true
		k.hash = hashBytes(k.hash, k.w.folded[word.from:word.to])
		k.at++
		slot := p.find(k.hash)
		k.done = slot&beginsMore == 0
		if value := slot &^ beginsMore; value != 0 {
			k.value = value - 1
			return true
		}
	}
	return false
}

// Longest returns the longest phrase that begins at word i.
func (p Phrases) Longest(w *Words, i int) (Hit, bool) {
	var buf [8]Hit
	hits := p.At(w, i, buf[:0])
	if len(hits) == 0 {
		return Hit{}, false
	}
	return hits[len(hits)-1], true
}

// Find appends the longest phrases of w to dst in the order of the text, none
// overlapping another.
func (p Phrases) Find(w *Words, dst []Hit) []Hit {
	for i := 0; i < len(w.Words); {
		if hit, ok := p.Longest(w, i); ok {
			dst = append(dst, hit)
			i = hit.To
		} else {
			i++
		}
	}
	return dst
}

// Lookup returns the value of a phrase as people write it.
func (p Phrases) Lookup(phrase string) (uint32, bool) {
	var w Words
	w.Cut(phrase, text.Span{End: len(phrase)})
	if len(w.Words) == 0 {
		return 0, false
	}
	hit, ok := p.Longest(&w, 0)
	return hit.Value, ok && hit.To == len(w.Words)
}

// find returns the second word of the slot of hash h, 0 where there is none.
func (p Phrases) find(h uint64) uint32 {
	h = hashMix(h)
	n := uint64(len(p.slots) / slotSize)
	for i := (h >> 32) * n >> 32; ; {
		at := p.slots[i*slotSize : i*slotSize+slotSize]
		value := uint32At(at, 4)
		if value == 0 || uint32At(at, 0) == uint32(h) {
			return value
		}
		if i++; i == n {
			i = 0
		}
	}
}

// FNV-1a, so that a phrase's hash grows byte by byte along the text.
const hashSeed = 14695981039346656037

func hashByte(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 1099511628211 }

func hashBytes(h uint64, b []byte) uint64 {
	for _, c := range b {
		h = hashByte(h, c)
	}
	return h
}

// hashMix spreads the last bytes' bits over the whole hash.
func hashMix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

func uint32At(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// A PhraseBuilder gathers phrases for a table. The zero value is ready.
type PhraseBuilder struct {
	slots map[uint64]uint32 // by hash: as in a slot
	words Words
}

// Add adds a phrase as people write it, or gives it another value. It reports
// whether the phrase was there already and the value it had. A phrase without
// a letter is not added.
func (b *PhraseBuilder) Add(phrase string, value uint32) (before uint32, had bool) {
	if value >= MaxValue {
		panic(fmt.Sprintf("lexicon: phrase %q has value %d, above MaxValue", phrase, value))
	}
	b.words.Cut(phrase, text.Span{End: len(phrase)})
	if b.slots == nil {
		b.slots = map[uint64]uint32{}
	}
	h := uint64(hashSeed)
	for i, word := range b.words.Words {
		if i > 0 {
			b.slots[h] |= beginsMore
			if word.Joint != Glued {
				h = hashByte(h, ' ')
			}
		}
		h = hashBytes(h, b.words.Folded(i))
	}
	if h == hashSeed {
		return 0, false
	}
	slot := b.slots[h]
	b.slots[h] = slot&beginsMore | (value + 1)
	before = slot &^ beginsMore
	return before - min(before, 1), before != 0
}

// Bytes returns the table for PhrasesIn. Same phrases, same bytes.
func (b *PhraseBuilder) Bytes() []byte {
	if len(b.slots) == 0 {
		return nil
	}
	n := uint64(len(b.slots)*4/3 + 1)
	table := make([]byte, n*slotSize)
	hashes := make([]uint64, 0, len(b.slots))
	for h := range b.slots {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	for _, h := range hashes {
		mixed := hashMix(h)
		i := (mixed >> 32) * n >> 32
		for uint32At(string(table[i*slotSize:i*slotSize+slotSize]), 4) != 0 {
			if i++; i == n {
				i = 0
			}
		}
		putUint32(table[i*slotSize:], uint32(mixed))
		putUint32(table[i*slotSize+4:], b.slots[h])
	}
	return table
}

// Phrases returns the table itself.
func (b *PhraseBuilder) Phrases() Phrases { return Phrases{string(b.Bytes())} }

func getUint32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

func putUint32(b []byte, v uint32) {
	_ = b[3]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}
