package lexicon

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// The tables that this file reads. Each opens with lines of comment ("#") that
// name its source, licence, columns and known gaps. Cells are parted by tabs,
// the parts of a list by "|".
//
//go:embed data/actors.tsv data/demonyms.tsv data/forenames.tsv data/heads.tsv data/modifiers.tsv
//go:embed data/offices.tsv data/persons.tsv data/states.tsv data/stops.tsv data/targets.tsv
//go:embed data/units.tsv data/weapon_classes.tsv data/weapons.tsv
var entryData embed.FS

// Entries are the records of what is no place: actors, weapons, targets,
// units, and the words from which a text builds names for them. They are made
// once and only read afterwards: safe for concurrent use.
type Entries struct {
	States  []State
	Actors  []Actor
	Persons []Person
	Offices []Office
	Heads   []Head
	Weapons []Weapon
	Targets []Target
	Units   []Unit

	phrases senseTable
	classes map[string]string // of weapons: the class above
	holders map[string][]int  // of offices: persons, by "president UA"
}

// A Sense is one thing that a phrase may mean.
type Sense struct {
	Kind   SenseKind
	Shape  Shape
	Plural bool
	// Index is the record's place in the slice of Entries that Kind names; for
	// a Number its value is in Numbers instead.
	Index uint16
}

// A SenseKind says what sort of thing a phrase means, and with it which slice
// of Entries its index points into.
type SenseKind uint8

// The kinds of senses.
const (
	SenseState     SenseKind = iota // "Ukraine": States
	SenseDemonym                    // "Ukrainian", as an adjective: States
	SensePeople                     // "Ukrainians", "Spaniard": States
	SenseCapital                    // "Kyiv", which may speak for its state: States
	SenseSeat                       // "the Kremlin": States
	SenseActor                      // "Hamas": Actors
	SensePerson                     // "Vladimir Putin": Persons
	SenseOffice                     // "foreign minister", "Mr": Offices
	SenseHead                       // "soldiers", "defence ministry": Heads
	SenseModifier                   // "masked", in a description of an actor
	SenseForename                   // "Vladimir"
	SenseStop                       // a common word that is no part of a name
	SenseWeapon                     // "ATACMS", "car bomb": Weapons
	SenseWeaponAdj                  // "long-range", in the name of a weapon
	SenseTarget                     // "oil refinery": Targets
	SenseUnit                       // "square miles": Units
)

// A Shape is what a phrase asks of the letters of a text, where the text has
// both cases.
type Shape uint8

// The shapes.
const (
	AnyShape    Shape = iota
	Capitalised       // the first letter is a capital: "Houthi rebels"
	Titled            // so is that of the last word: "Shining Path"
	Acronym           // no letter is small: "ISIS", "U.S."
)

// A Found is a phrase of Words with one of its senses: words [From, To).
type Found struct {
	From, To int
	Sense
}

// Default returns the entries of the tables that come with the program. The
// first call reads them.
var Default = sync.OnceValue(readEntries)

// At appends what the phrases that begin at word i of s may mean to dst,
// shorter phrases first. shout says that the text has no small letters, so that
// capitals tell nothing: then an acronym that is spelt like a common word is
// taken for the word.
func (e *Entries) At(w *Words, s string, i int, shout bool, dst []Found) []Found {
	h := uint64(hashSeed)
	for j := i; j < len(w.Words); j++ {
		if j > i {
			switch w.Words[j].Joint {
			case Apart:
				return dst
			case Spaced, Hyphened:
				h = hashByte(h, ' ')
			}
		}
		h = hashBytes(h, w.Folded(j))
		slot := e.phrases.find(h)
		for k := slot.first; k > 0; k = e.phrases.senses[k].next {
			if f := (Found{i, j + 1, e.phrases.senses[k].Sense}); fits(f, w, s, shout) {
				dst = append(dst, f)
			}
		}
		if !slot.more {
			return dst
		}
	}
	return dst
}

// fits reports whether the letters of a phrase are what its sense asks for.
func fits(f Found, w *Words, s string, shout bool) bool {
	if f.Shape == AnyShape {
		return true
	}
	if shout {
		return f.To-f.From > 1 || w.Words[f.From].Dots || !shoutedWords[string(w.Folded(f.From))]
	}
	if f.Shape != Acronym {
		first := f.From
		if first+1 < f.To && articles[string(w.Folded(first))] {
			first++ // "al-Shabab", in the table with a capital
		}
		return startsUpper(s[w.Words[first].Start:]) && (f.Shape == Capitalised || startsUpper(s[w.Words[f.To-1].Start:]))
	}
	for i, word := range w.Words[f.From:f.To] {
		letters := word.Of(s)
		if f.Plural && f.From+i == f.To-1 {
			letters = strings.TrimSuffix(letters, "s") // "IEDs"
		}
		if hasLower(letters) {
			return false
		}
	}
	return true
}

// articles are those of Arabic names, written small as often.
var articles = set("al el ash ad ar as")

// shoutedWords are names that are common words too when written in capitals.
var shoutedWords = set("us is it who am pm may march bush rice brown harm stinger patriot major man ira aim pen " +
	"point storm cat moon hammer law eta era mark grant long young price short stone bond fire shield arrow west may " +
	"sun star hope mirage grad smith faith joy will bill frank guy rich jack rob chase art angel dawn grace june april " +
	"august summer rose victor drew jimmy miles van sky love power times post sun mirror star express independent " +
	"guardian observer telegraph globe nation time")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// readEntries reads all tables. A bad row is a mistake in the program.
func readEntries() *Entries {
	b := entryBuilder{stateNames: map[string]string{}, common: map[string]bool{}}
	b.entries.phrases = newSenseTable()
	b.entries.holders = map[string][]int{}
	b.states()
	b.actors()
	b.people()
	b.weapons()
	b.targets()
	b.units()
	return &b.entries
}

// An entryBuilder gathers Entries while the tables are read.
type entryBuilder struct {
	entries    Entries
	words      Words
	stateNames map[string]string // codes
	common     map[string]bool   // names of weapons that are common words
}

// add adds a phrase with a sense.
func (b *entryBuilder) add(phrase string, sense Sense) {
	b.words.Cut(phrase, text.Span{End: len(phrase)})
	if len(b.words.Words) == 0 {
		panic(fmt.Sprintf("lexicon: phrase %q has no letter", phrase))
	}
	b.entries.phrases.add(&b.words, sense)
}

// addName adds a name, which asks of a text the shape in which it is written here.
func (b *entryBuilder) addName(name string, kind SenseKind, index int) {
	b.add(name, Sense{Kind: kind, Shape: shapeOf(name), Index: uint16(index)})
}

// addNoun adds a common noun in the singular and in the plural.
func (b *entryBuilder) addNoun(noun string, kind SenseKind, index int) {
	shape := shapeOf(noun)
	b.add(noun, Sense{Kind: kind, Shape: shape, Index: uint16(index)})
	if plural := Plural(noun); plural != noun {
		b.add(plural, Sense{Kind: kind, Shape: shape, Plural: true, Index: uint16(index)})
	}
}

// shapeOf returns the shape that a name in a table asks for.
func shapeOf(name string) Shape {
	switch {
	case startsUpper(name) && !hasLower(name) && len(name) <= 6 && !strings.ContainsAny(name, "0123456789"):
		return Acronym
	case startsUpper(name):
		if startsUpper(name[strings.LastIndexAny(name, " -")+1:]) {
			return Titled
		}
		return Capitalised
	}
	return AnyShape
}

// readTable calls f for each row of a table with its cells, of which a row may
// leave out the last ones.
func readTable(name string, columns int, f func(cells []string)) {
	data, err := entryData.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	cells := make([]string, columns)
	line := 0
	for row := range strings.SplitSeq(string(data), "\n") {
		line++
		if row == "" || row[0] == '#' {
			continue
		}
		clear(cells)
		n := 0
		for cell := range strings.SplitSeq(row, "\t") {
			if n == columns {
				panic(fmt.Sprintf("lexicon: data/%s:%d: more than %d cells", name, line, columns))
			}
			cells[n] = cell
			n++
		}
		if cells[0] == "" {
			panic(fmt.Sprintf("lexicon: data/%s:%d: the first cell is empty", name, line))
		}
		f(cells)
	}
}

// list splits a cell into its parts.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// entityID names an entry of a kind by its name: "actor/hamas".
func entityID(kind event.Kind, name string) event.EntityID {
	return event.EntityID(string(kind) + "/" + Slug(name))
}

// Slug returns a name as a part of an ID: folded, with hyphens.
func Slug(name string) string { return strings.ReplaceAll(Fold(name), " ", "-") }
