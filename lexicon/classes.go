package lexicon

import (
	_ "embed"
	"encoding/binary"
	"maps"
	"slices"
)

// Words that stand in like company are of one class: "guerrillas" and "rebels",
// "dynamite" and "grenade". The classes were made from word vectors by
// lexicon/generate; the table holds no words, only their hashes.
const (
	classSlots  = 1 << 16
	classSlot   = 6 // bytes: the hash of a word, four, and its class, two; no class, no word
	classNumber = 2 // bytes of a class in classCoarse
)

//go:embed data/classes.bin
var classTable string

// ClassOf returns the class of a word and the coarser one that holds it, as
// names of two bytes without meaning of their own; "" for a word that is not
// among the 40,000 most frequent. Case does not count.
func ClassOf(word string) (fine, coarse string) {
	h := classHash(word)
	for i := h % classSlots; ; i = (i + 1) % classSlots {
		slot := classTable[i*classSlot:][:classSlot]
		class := slot[4:]
		switch {
		case class == "\x00\x00":
			return "", ""
		case h == uint32(slot[0])|uint32(slot[1])<<8|uint32(slot[2])<<16|uint32(slot[3])<<24:
			at := classSlots*classSlot + classNumber*(int(class[0])|int(class[1])<<8)
			return class, classTable[at:][:classNumber]
		}
	}
}

// classHash hashes a word in lower case (FNV-1a).
func classHash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// ClassTable writes the table that ClassOf reads: the class of each word, from 1
// on, and the coarser one of each class.
func ClassTable(classes map[string]uint16, coarse []uint16) []byte {
	table := make([]byte, classSlots*classSlot, classSlots*classSlot+classNumber*len(coarse))
	for _, word := range slices.Sorted(maps.Keys(classes)) {
		h := classHash(word)
		i := h % classSlots
		for table[i*classSlot+4] != 0 || table[i*classSlot+5] != 0 {
			i = (i + 1) % classSlots
		}
		binary.LittleEndian.PutUint32(table[i*classSlot:], h)
		binary.LittleEndian.PutUint16(table[i*classSlot+4:], classes[word])
	}
	for _, c := range coarse {
		table = binary.LittleEndian.AppendUint16(table, c)
	}
	return table
}
