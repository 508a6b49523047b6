package lexicon

import (
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
)

// A State is a country or a territory that acts like one.
type State struct {
	ID   event.EntityID // "actor/ukraine"
	Code string         // ISO 3166-1 alpha-2; XK for Kosovo, empty for what has none
	Name string
	// Adjective is the usual one: "Ukrainian".
	Adjective string
	Capital   string
}

// An Actor is a group, body or force with a name of its own.
type Actor struct {
	ID      event.EntityID
	Name    string
	Type    string // as event.Ref has it
	Country string // ISO 3166-1 alpha-2 of its seat; empty if international
}

// A Person is somebody in the news, with one office and when it was held.
type Person struct {
	ID      event.EntityID
	Name    string
	Office  string // "president of Ukraine"
	Country string
	// From and To are ISO 8601 years, months or days; empty is open or unknown.
	From, To string
}

// Holds reports whether the person held the office at the ISO 8601 day, as far
// as is known; false where it is not known since when.
func (p *Person) Holds(day string) bool {
	return p.From != "" && p.From <= day && (p.To == "" || day[:min(len(day), len(p.To))] <= p.To)
}

// Known reports whether the news of an ISO 8601 day can have known the person:
// they took the office less than ten years later.
func (p *Person) Known(day string) bool {
	if len(day) < 4 || len(p.From) < 4 {
		return true
	}
	then, err := strconv.Atoi(day[:4])
	since, err2 := strconv.Atoi(p.From[:4])
	return err != nil || err2 != nil || since-then < 10
}

// Holder returns who held an office of a state at the ISO 8601 day, if the
// tables know of exactly one: "president" of "UA". The office is a name of
// Offices.
func (e *Entries) Holder(office, country, day string) (*Person, bool) {
	var one *Person
	for _, i := range e.holders[office+" "+country] {
		if p := &e.Persons[i]; p.Holds(day) {
			if one != nil {
				return nil, false
			}
			one = p
		}
	}
	return one, one != nil
}

// An Office is a title or post as it stands before or behind a name.
type Office struct {
	Name string // the usual form: "foreign minister"
	// Type of who holds it: person.
	// Title tells that the word stands only before a name: "Mr", "Lt Gen".
	Title bool
	// Military tells a rank.
	Military bool
	// Weak tells a word that says little alone: "head", "director".
	Weak bool
}

// A Head is a common noun that describes actors: people ("guerrillas") or a
// body ("defence ministry").
type Head struct {
	Noun string
	Type string // as event.Ref has it
	// Body tells an institution that a state has one of, so that the state's
	// name makes it a particular one.
	Body bool
	// Name tells that the word ends proper names of bodies: "the Azov Brigade".
	Name bool
	// Weak tells a word that is an actor only with a word before it that says
	// whose or which: "the rebels' leader", not any leader.
	Weak bool
	// Proper tells a word that is an actor only as a part of a proper name:
	// "the Northern Fleet", not any fleet.
	Proper bool
}

// states reads the table of states and that of further demonyms.
func (b *entryBuilder) states() {
	e := &b.entries
	byName := map[string]int{}
	readTable("states.tsv", 7, func(c []string) {
		i := len(e.States)
		adjectives := list(c[3])
		state := State{Code: strings.Trim(c[0], "-"), Name: c[1], ID: entityID(event.KindActor, c[1]), Adjective: adjectives[0], Capital: strings.Split(c[5], "|")[0]}
		e.States = append(e.States, state)
		byName[state.Name] = i
		b.stateNames[state.Name] = state.Code
		b.addName(c[1], SenseState, i)
		for _, alias := range list(c[2]) {
			b.addName(alias, SenseState, i)
		}
		for _, adjective := range adjectives {
			b.addName(adjective, SenseDemonym, i)
		}
		for _, people := range list(c[4]) {
			b.addNoun(people, SensePeople, i)
		}
		for _, capital := range list(c[5]) {
			b.addName(capital, SenseCapital, i)
		}
		for _, seat := range list(c[6]) {
			b.addName(seat, SenseSeat, i)
		}
	})
	readTable("demonyms.tsv", 2, func(c []string) {
		for _, word := range list(c[0]) {
			b.addName(word, SenseDemonym, byName[c[1]])
		}
	})
}

// actors reads the table of named groups and bodies.
func (b *entryBuilder) actors() {
	e := &b.entries
	readTable("actors.tsv", 4, func(c []string) {
		i := len(e.Actors)
		e.Actors = append(e.Actors, Actor{ID: entityID(event.KindActor, c[0]), Name: c[0], Type: c[1], Country: c[2]})
		b.addName(c[0], SenseActor, i)
		for _, alias := range list(c[3]) {
			b.addName(alias, SenseActor, i)
		}
	})
}

// people reads the tables of persons, offices and of the words that describe
// people.
func (b *entryBuilder) people() {
	e := &b.entries
	readTable("persons.tsv", 6, func(c []string) {
		i := len(e.Persons)
		e.Persons = append(e.Persons, Person{
			ID: entityID(event.KindActor, c[0]), Name: c[0], Office: c[1], Country: c[2], From: c[3], To: c[4],
		})
		if office, state, of := strings.Cut(c[1], " of "); of && b.stateNames[strings.TrimPrefix(state, "the ")] == c[2] {
			e.holders[office+" "+c[2]] = append(e.holders[office+" "+c[2]], i)
		}
		b.addName(c[0], SensePerson, i)
		for _, alias := range list(c[5]) {
			b.addName(alias, SensePerson, i)
		}
	})
	readTable("offices.tsv", 3, func(c []string) {
		i := len(e.Offices)
		e.Offices = append(e.Offices, Office{Name: c[0], Title: strings.Contains(c[1], "title"), Military: strings.Contains(c[1], "rank"), Weak: strings.Contains(c[1], "weak")})
		if e.Offices[i].Title {
			b.addName(c[0], SenseOffice, i)
		} else {
			b.addNoun(c[0], SenseOffice, i)
		}
		for _, alias := range list(c[2]) {
			b.addName(alias, SenseOffice, i)
		}
	})
	readTable("heads.tsv", 4, func(c []string) {
		i := len(e.Heads)
		e.Heads = append(e.Heads, Head{Noun: c[0], Type: c[1], Body: strings.Contains(c[2], "body"), Name: strings.Contains(c[2], "name"), Weak: strings.Contains(c[2], "weak"), Proper: strings.Contains(c[2], "proper")})
		b.addNoun(c[0], SenseHead, i)
		for _, alias := range list(c[3]) {
			b.addNoun(alias, SenseHead, i)
		}
	})
	for _, t := range []struct {
		table string
		kind  SenseKind
	}{{"modifiers.tsv", SenseModifier}, {"forenames.tsv", SenseForename}, {"stops.tsv", SenseStop}} {
		readTable(t.table, 2, func(c []string) {
			if c[1] == "word" {
				return // a forename only for IsGivenName
			}
			for word := range strings.FieldsSeq(c[0]) {
				b.addName(word, t.kind, 0)
			}
		})
	}
}
