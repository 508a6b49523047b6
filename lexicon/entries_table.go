package lexicon

// A senseTable maps phrases to their senses. It is an open-addressing hash
// table like Phrases, but is filled at run time in one go, without sorting:
// the tables of entries are small and are read from text when first asked for.
type senseTable struct {
	slots  []senseSlot // a power of two
	filled int
	senses []senseNode // senses[0] is unused
}

// A senseSlot is a phrase or the beginning of one, by its hash.
type senseSlot struct {
	hash  uint64 // 0: the slot is empty
	first int32  // of senses; 0: only the beginning of a phrase
	more  bool   // a longer phrase begins so
}

type senseNode struct {
	Sense
	next int32
}

func newSenseTable() senseTable {
	return senseTable{slots: make([]senseSlot, 1<<16), senses: make([]senseNode, 1, 1<<15)}
}

// find returns the slot of a hash; an empty one where there is none.
func (t *senseTable) find(h uint64) senseSlot { return t.slots[t.index(h)] }

// index returns where the slot of a hash is or belongs.
func (t *senseTable) index(h uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	for i := hashMix(h) & mask; ; i = (i + 1) & mask {
		if slot := &t.slots[i]; slot.hash == h || slot.hash == 0 {
			return i
		}
	}
}

// add adds a sense to the phrase that w holds. The same sense of the same
// phrase is added once.
func (t *senseTable) add(w *Words, sense Sense) {
	h := uint64(hashSeed)
	for i, word := range w.Words {
		if i > 0 {
			t.slot(h).more = true
			if word.Joint != Glued {
				h = hashByte(h, ' ')
			}
		}
		h = hashBytes(h, w.Folded(i))
	}
	link := &t.slot(h).first
	for *link > 0 {
		node := &t.senses[*link]
		if node.Kind == sense.Kind && node.Index == sense.Index {
			if node.Shape == Acronym { // the table has "Unicef" beside "UNICEF"
				node.Shape = sense.Shape
			}
			return
		}
		link = &node.next
	}
	*link = int32(len(t.senses))
	t.senses = append(t.senses, senseNode{Sense: sense})
}

// slot returns the slot of a hash, made if there was none.
func (t *senseTable) slot(h uint64) *senseSlot {
	i := t.index(h)
	if t.slots[i].hash == 0 {
		if t.filled++; t.filled > len(t.slots)/2 {
			t.grow()
			i = t.index(h)
		}
		t.slots[i].hash = h
	}
	return &t.slots[i]
}

// grow doubles the table.
func (t *senseTable) grow() {
	old := t.slots
	t.slots = make([]senseSlot, 2*len(old))
	for _, slot := range old {
		if slot.hash != 0 {
			t.slots[t.index(slot.hash)] = slot
		}
	}
}
