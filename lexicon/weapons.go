package lexicon

import (
	"strings"

	"github.com/annals-kg/annals/event"
)

// A Weapon is a weapon system ("AGM-88 HARM") or a common noun for a kind of
// weapon ("car bomb").
type Weapon struct {
	ID    event.EntityID
	Name  string
	Class string // of weapon_classes.tsv
	// Maker is the ISO 3166-1 alpha-2 code of the country that makes it, and
	// Operators those of others known to have it; empty for common nouns.
	Maker     string
	Operators []string
	// Noun tells a common noun.
	Noun bool
	// Weak tells a word that names a weapon only beside a number, an owner or
	// another word for a weapon: "vehicle", "truck".
	Weak bool
	// Common tells a system of which a name is a common word or the name of
	// something else too: "Bradley", "Hammer". One word of it is as weak.
	Common bool
}

// WeaponClass returns the class above class: "missile" for "ballistic
// missile"; empty for the top ones and for what is no class.
func (e *Entries) WeaponClass(class string) string { return e.classes[class] }

// IsClass reports whether class is want or lies below it.
func (e *Entries) IsClass(class, want string) bool {
	for ; class != ""; class = e.classes[class] {
		if class == want {
			return true
		}
	}
	return false
}

// weapons reads the tables of weapons.
func (b *entryBuilder) weapons() {
	e := &b.entries
	e.classes = map[string]string{}
	readTable("weapon_classes.tsv", 2, func(c []string) { e.classes[c[0]] = c[1] })
	readTable("weapons.tsv", 5, func(c []string) {
		if c[0] == "~adjectives" {
			for _, word := range list(c[2]) {
				b.add(word, Sense{Kind: SenseWeaponAdj})
			}
			return
		}
		if c[0] == "~common" {
			for _, name := range list(c[2]) {
				b.common[name] = true
			}
			return
		}
		i := len(e.Weapons)
		w := Weapon{ID: entityID(event.KindWeapon, c[0]), Name: c[0], Class: c[1], Noun: !startsUpper(c[0]), Maker: c[3]}
		w.Operators = strings.Fields(c[4])
		if w.Maker == "weak" {
			w.Maker, w.Weak = "", true
		}
		e.Weapons = append(e.Weapons, w)
		for _, name := range append(list(c[2]), c[0]) {
			b.addWeaponName(name, i)
		}
	})
}

// addWeaponName adds a name of a weapon. Nouns have plurals, and so have names
// of systems ("two Vilhas"). The hyphen before a number may be left out
// ("Mi8"), and such a name asks for no shape.
func (b *entryBuilder) addWeaponName(name string, i int) {
	b.addNoun(name, SenseWeapon, i)
	if b.common[name] {
		b.entries.Weapons[i].Common = true
	}
	if at := strings.IndexByte(name, '-'); at > 0 && at+1 < len(name) && isDigit(name[at+1]) && !isDigit(name[at-1]) {
		b.addNoun(name[:at]+name[at+1:], SenseWeapon, i)
	}
}
