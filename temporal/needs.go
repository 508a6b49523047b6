package temporal

import "slices"

// findNeeds works out what every match has: that without which the end cannot
// be reached.
func (p *pattern) findNeeds() {
	reached := make([]bool, len(p.code))
	for k := range p.code {
		switch without := &p.code[k]; {
		case without.op == opClass && !slices.Contains(p.needs, without.class):
			if !p.reachesEnd(reached, without) {
				p.needs = append(p.needs, without.class)
			}
		case without.op == opWord:
			if !p.reachesEnd(reached, without) {
				p.needsWords |= wordBit(without.word)
			}
		}
	}
}

// reachesEnd reports whether a match is possible without any token that the
// given instruction asks for. All ways lead forwards, so one pass finds all.
func (p *pattern) reachesEnd(reached []bool, without *instruction) bool {
	clear(reached)
	reached[0] = true
	for pc := range p.code {
		if !reached[pc] {
			continue
		}
		switch i := &p.code[pc]; {
		case i.op == opMatch:
			return true
		case i.op == opJump:
			reached[i.x] = true
		case i.op == opSplit:
			reached[i.x], reached[i.y] = true, true
		case i.op != without.op || i.word != without.word || i.class != without.class:
			reached[pc+1] = true
		}
	}
	return false
}

// firsts returns what a match can begin with: classes of tokens, and words.
func (p *pattern) firsts() (classes class, ids []uint16) {
	reached := make([]bool, len(p.code))
	reached[0] = true
	for pc := range p.code {
		if !reached[pc] {
			continue
		}
		switch i := &p.code[pc]; i.op {
		case opJump:
			reached[i.x] = true
		case opSplit:
			reached[i.x], reached[i.y] = true, true
		case opWord:
			ids = append(ids, i.word)
		case opClass:
			classes |= i.class
		case opPhrase:
			classes |= i.class
			ids = append(ids, phrases[i.word].begins()...)
		}
	}
	return classes, ids
}

// contents tells which classes and words a run has.
func contents(run []token) (classes class, ids uint64) {
	for i := range run {
		classes |= run[i].class
		ids |= wordBit(run[i].word)
	}
	return classes, ids
}

// possible reports whether a run of these contents can match at all.
func (p *pattern) possible(classes class, ids uint64) bool {
	if p.needsWords&^ids != 0 {
		return false
	}
	for _, c := range p.needs {
		if classes&c == 0 {
			return false
		}
	}
	return true
}
