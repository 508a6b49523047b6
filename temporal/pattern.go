package temporal

import (
	"fmt"
	"strings"
)

// A pattern is the form of a rule, compiled. Its source is a sequence of
//
//	of        the word itself
//	MONTH     a word or number of that class, kept in the slot of the name
//	YEAR2     the same, kept in the second slot of the name
//	[ ... ]   what may be missing
//	( | )     one of several sequences
//
// A word that has a relation, a modifier or a direction in the vocabulary
// ("last", "early", "ago") also fills that slot. Patterns have no repetition,
// so matching takes bounded time.
type pattern struct {
	code []instruction
	// needs are the classes of which every match has a token each; needsWords
	// has the bits of the words that every match has. See contents.
	needs      []class
	needsWords uint64
}

// wordBit is the bit of a word in a set of words; words share bits.
func wordBit(id uint16) uint64 { return 1 << (id & 63) }

type instruction struct {
	op   operation
	slot slot
	word uint16
	x, y uint16 // targets of split and jump
	class
}

type operation uint8

const (
	opMatch  operation = iota
	opWord             // a token that is word
	opClass            // a token of class
	opPhrase           // tokens that phrases[word] reads
	opSplit            // try x, then y
	opJump             // go to x
)

// A slot keeps which token an element matched.
type slot uint8

const (
	noSlot slot = iota
	monthSlot
	daySlot
	yearSlot
	weekdaySlot
	partSlot
	unitSlot
	countSlot
	relationSlot
	modifierSlot
	approxSlot
	clockSlot
	zoneSlot
	ordinalSlot
	seasonSlot
	decadeSlot
	offsetSlot
	feastSlot
	dateSlot
	otherSlot // what the rule's form asks for by itself
	unit2Slot
	relation2Slot
	number2Slot
	slotCount
)

// elements names what a pattern may ask for besides words.
var elements = map[string]struct {
	slot  slot
	class class
}{
	"MONTH": {monthSlot, month}, "WEEKDAY": {weekdaySlot, weekday}, "WEEKDAYS": {weekdaySlot, weekdays},
	"PART": {partSlot, part}, "UNIT": {unitSlot, unit}, "UNITS": {unitSlot, units}, "ANYUNIT": {unitSlot, unit | units},
	"REL": {relationSlot, relation}, "MOD": {modifierSlot, modifier}, "ZONE": {zoneSlot, zone},
	"ORDINAL": {ordinalSlot, ordinal}, "SEASON": {seasonSlot, season}, "DECADE": {decadeSlot, decade},
	"NINETIES": {decadeSlot, nineties}, "DEICTIC": {otherSlot, deictic}, "REF": {otherSlot, reference},
	"FREQUENCY": {otherSlot, frequency}, "FULLDATE": {dateSlot, fullDate},
	"YEARMONTH": {dateSlot, monthDate}, "FOURDIGIT": {clockSlot, fourDigit}, "TWODIGIT": {yearSlot, twoDigit},
	"DAY2": {number2Slot, dayNumber}, "WEEKDAY1": {otherSlot, weekday},
	"UNIT2": {unit2Slot, unit}, "REL2": {relation2Slot, relation},
}

// macros are parts that several patterns share.
var macros = strings.NewReplacer(
	// What stands before a day: "5 p.m. EST on", "the night of", "noon".
	"<at>", "[CLOCK [ZONE [time]] [on] | FOURDIGIT (ZONE [time]|hours|hrs) [on] | [MOD [-]] PART [on]]",
	// What narrows a time: "early", "mid-", "late in", "the end of".
	"<mod>", "[MOD [-|on|in] [the] | [the] EDGE [the]]",
	// What relates a unit to today or to the story: "last", "this coming".
	"<rel>", "(REL | (the|this|these) REL | that same)",
	"<year>", "(YEAR|TWODIGIT)",
	"<more>", "[more|further|additional|full|whole|long|short|consecutive|straight|solid|entire|odd]",
)

// compile reads the source of a pattern. It panics where the source is wrong:
// that is a mistake in the program.
func compile(source string) pattern {
	c := compiler{source: source, rest: strings.Fields(spaceOut(macros.Replace(source)))}
	c.alternatives()
	if len(c.rest) > 0 {
		c.fail("what is " + c.rest[0])
	}
	c.emit(instruction{op: opMatch})
	p := pattern{code: c.code}
	p.findNeeds()
	return p
}

// spaceOut sets brackets and bars apart.
func spaceOut(s string) string {
	return strings.NewReplacer("[", " [ ", "]", " ] ", "(", " ( ", ")", " ) ", "|", " | ").Replace(s)
}

type compiler struct {
	source string
	rest   []string
	code   []instruction
}

func (c *compiler) fail(why string) {
	panic(fmt.Sprintf("temporal: pattern %q: %s", c.source, why))
}

func (c *compiler) emit(i instruction) int {
	c.code = append(c.code, i)
	return len(c.code) - 1
}

func (c *compiler) alternatives() {
	split := c.emit(instruction{op: opSplit})
	c.code[split].x = uint16(len(c.code))
	c.sequence()
	if len(c.rest) == 0 || c.rest[0] != "|" {
		// A single sequence: both ways lead to it.
		c.code[split] = instruction{op: opJump, x: uint16(split + 1)}
		return
	}
	jump := c.emit(instruction{op: opJump})
	c.code[split].y = uint16(len(c.code))
	c.rest = c.rest[1:]
	c.alternatives()
	c.code[jump].x = uint16(len(c.code))
}

func (c *compiler) sequence() {
	for len(c.rest) > 0 {
		item := c.rest[0]
		switch item {
		case "|", "]", ")":
			return
		}
		c.rest = c.rest[1:]
		switch item {
		case "(":
			c.alternatives()
			c.expect(")")
		case "[":
			split := c.emit(instruction{op: opSplit})
			c.code[split].x = uint16(len(c.code))
			c.alternatives()
			c.expect("]")
			c.code[split].y = uint16(len(c.code))
		default:
			c.item(item)
		}
	}
}

func (c *compiler) expect(bracket string) {
	if len(c.rest) == 0 || c.rest[0] != bracket {
		c.fail("no " + bracket)
	}
	c.rest = c.rest[1:]
}

func (c *compiler) item(item string) {
	if item[0] == '<' {
		c.fail("no macro " + item)
	}
	if item[0] < 'A' || item[0] > 'Z' {
		id := words.intern(item)
		i := instruction{op: opWord, word: id}
		switch w := &words.words[id]; {
		case w.class&relation != 0:
			i.slot = relationSlot
		case w.class&modifier != 0:
			i.slot = modifierSlot
		case w.class&offset != 0:
			i.slot = offsetSlot
		case w.class&unit != 0:
			i.slot = unitSlot
		case w.class&part != 0:
			i.slot = partSlot
		}
		c.emit(i)
		return
	}
	for i, p := range phrases {
		if p.name == item {
			c.emit(instruction{op: opPhrase, word: uint16(i), slot: p.slot, class: p.first})
			return
		}
	}
	e, ok := elements[item]
	if !ok {
		c.fail("no element " + item)
	}
	c.emit(instruction{op: opClass, class: e.class, slot: e.slot})
}
