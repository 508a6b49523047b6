package lexicon

import "github.com/annals-kg/annals/event"

// A Target is a common noun for a thing that attacks hit and that is neither
// actor nor place: "oil refinery".
type Target struct {
	ID    event.EntityID
	Name  string
	Class string
	// Site tells that it stands in one place, which is then where something
	// happens: "hospital", not "bus".
	Site bool
}

// A Unit is what a number counts or measures: "square miles".
type Unit struct {
	// Name is the unit as records have it.
	Name string
	// Money and Measure tell amounts of money, and lengths, weights and the
	// like, from things that are counted.
	Money, Measure bool
}

// targets reads the table of targets: a class, its sort and its nouns a
// row.
func (b *entryBuilder) targets() {
	e := &b.entries
	readTable("targets.tsv", 3, func(c []string) {
		for _, noun := range list(c[2]) {
			i := len(e.Targets)
			e.Targets = append(e.Targets, Target{ID: entityID(event.KindTarget, noun), Name: noun, Class: c[0], Site: c[1] == "site"})
			b.addNoun(noun, SenseTarget, i)
		}
	})
}

// units reads the table of units.
func (b *entryBuilder) units() {
	e := &b.entries
	readTable("units.tsv", 3, func(c []string) {
		i := len(e.Units)
		e.Units = append(e.Units, Unit{Name: c[0], Money: c[1] == "money", Measure: c[1] == "measure"})
		for _, alias := range list(c[2]) {
			b.addNoun(alias, SenseUnit, i)
		}
	})
}
