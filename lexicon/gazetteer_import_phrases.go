package lexicon

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

// writePhrases writes the phrase table and the lists. The entries come sorted
// by hash, so each takes the next free slot from its own on; those that run
// over the end start again at the front.
func (im *importer) writePhrases(distinct int, file *os.File, phrases, lists *bufio.Writer) (names int, err error) {
	n := uint64(distinct*4/3 + 1)
	if distinct == 0 {
		n = 0
	}
	free, listed := uint64(0), uint32(0)
	var over [][slotSize]byte
	for i := range im.buckets {
		raw, err := os.ReadFile(im.buckets[i].Name())
		if err != nil {
			return 0, err
		}
		for s := raw; len(s) >= entrySize; {
			high, low := getUint32(s), getUint32(s[4:])
			var found []uint32
			slot := uint32(0)
			for len(s) >= entrySize && getUint32(s) == high && getUint32(s[4:]) == low {
				if c := getUint32(s[8:]); c == noCandidate {
					slot |= beginsMore
				} else if at := slices.IndexFunc(found, func(o uint32) bool { return o&candidateRow == c&candidateRow }); at >= 0 {
					found[at] &= c
				} else {
					found = append(found, c)
				}
				s = s[entrySize:]
			}
			switch {
			case len(found) == 1 && found[0] == found[0]&candidateRow:
				slot |= found[0] + 1
				names++
			case len(found) > 0:
				slot |= im.places + listed + 1
				names++
				writeUint32(lists, uint32(len(found)))
				for _, c := range found {
					writeUint32(lists, c)
				}
				listed += uint32(len(found)) + 1
			}
			var b [slotSize]byte
			putUint32(b[:], low)
			putUint32(b[4:], slot)
			home := uint64(high) * n >> 32
			if home < free {
				home = free
			}
			if home >= n {
				over = append(over, b)
				continue
			}
			for ; free < home; free++ {
				phrases.Write(make([]byte, slotSize))
			}
			phrases.Write(b[:])
			free++
		}
	}
	for ; free < n; free++ {
		phrases.Write(make([]byte, slotSize))
	}
	if err := phrases.Flush(); err != nil {
		return 0, err
	}
	if uint64(im.places)+uint64(listed) >= MaxValue {
		return 0, fmt.Errorf("more than %d names of several places", MaxValue-im.places)
	}
	at := int64(0)
	for _, b := range over {
		for slot := make([]byte, slotSize); ; at += slotSize {
			if _, err := file.ReadAt(slot, at); err != nil {
				return 0, err
			}
			if getUint32(slot[4:]) == 0 {
				break
			}
		}
		if _, err := file.WriteAt(b[:], at); err != nil {
			return 0, err
		}
	}
	return names, lists.Flush()
}

func writeUint32(w *bufio.Writer, v uint32) {
	var b [4]byte
	putUint32(b[:], v)
	w.Write(b[:])
}
