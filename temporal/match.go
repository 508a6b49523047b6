package temporal

// A match is the longest way in which a pattern fits a run from a token on.
type match struct {
	s     string
	run   []token
	first int // index of the first token
	end   int // index after the last token
	slots [slotCount]int8

	// The way being tried.
	trial [slotCount]int8
}

// try matches p from token m.first and keeps the longest match: one that ends
// after m.end. It reports whether there was one.
func (m *match) try(p *pattern) bool {
	end := m.end
	m.trial = [slotCount]int8{}
	m.step(p.code, 0, m.first)
	return m.end > end
}

func (m *match) step(code []instruction, pc, at int) {
	for {
		i := &code[pc]
		n := 1
		switch i.op {
		case opMatch:
			if at > m.end {
				m.end, m.slots = at, m.trial
			}
			return
		case opJump:
			pc = int(i.x)
			continue
		case opSplit:
			saved := m.trial
			m.step(code, int(i.x), at)
			m.trial = saved
			pc = int(i.y)
			continue
		case opWord:
			if at >= len(m.run) || m.run[at].word != i.word {
				return
			}
		case opClass:
			if at >= len(m.run) || m.run[at].class&i.class == 0 {
				return
			}
		case opPhrase:
			if at >= len(m.run) {
				return
			}
			if n, _ = phrases[i.word].read(m.run, at); n == 0 {
				return
			}
		}
		if i.slot != noSlot {
			m.trial[i.slot] = int8(at + 1)
		}
		at += n
		pc++
	}
}

// token is what the slot matched, nil where it matched nothing.
func (m *match) token(s slot) *token {
	if m.slots[s] == 0 {
		return nil
	}
	return &m.run[m.slots[s]-1]
}

// num is the number that the slot's token stands for in class c, 0 where the
// slot is empty.
func (m *match) num(s slot, c class) int {
	t := m.token(s)
	if t == nil {
		return 0
	}
	return t.value(c)
}

// value is the number that t stands for in class c.
func (t *token) value(c class) int {
	if t.word == 0 {
		return int(t.num)
	}
	return words.words[t.word].num(c)
}

// phrase is the number that the phrase in slot s stands for.
func (m *match) phrase(s slot) int {
	if m.slots[s] == 0 {
		return 0
	}
	at := int(m.slots[s] - 1)
	for i := range phrases {
		if phrases[i].slot == s {
			if n, v := phrases[i].read(m.run, at); n > 0 {
				return v
			}
		}
	}
	return 0
}
