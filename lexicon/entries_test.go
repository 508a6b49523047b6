package lexicon

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

// senses looks a whole phrase up.
func senses(phrase string, shout bool) []Sense {
	var w Words
	w.Cut(phrase, text.Span{End: len(phrase)})
	var out []Sense
	for _, f := range Default().At(&w, phrase, 0, shout, nil) {
		if f.To == len(w.Words) {
			out = append(out, f.Sense)
		}
	}
	return out
}

func find(t *testing.T, phrase string, kind SenseKind) Sense {
	t.Helper()
	for _, s := range senses(phrase, false) {
		if s.Kind == kind {
			return s
		}
	}
	t.Fatalf("%q has no sense of kind %d: %+v", phrase, kind, senses(phrase, false))
	return Sense{}
}

func TestEntries(t *testing.T) {
	e := Default()
	for _, c := range []struct {
		phrase string
		kind   SenseKind
		name   func(i uint16) string
		want   string
	}{
		{"Zelenskiy", SensePerson, func(i uint16) string { return e.Persons[i].Name }, "Volodymyr Zelenskyy"},
		{"ISIL", SenseActor, func(i uint16) string { return e.Actors[i].Name }, "Islamic State"},
		{"Da’esh", SenseActor, func(i uint16) string { return e.Actors[i].Name }, "Islamic State"},
		{"Tehrik-e Taliban Pakistan", SenseActor, func(i uint16) string { return e.Actors[i].Name }, "Pakistani Taliban"},
		{"Farabundo Marti National Liberation Front", SenseActor, func(i uint16) string { return e.Actors[i].Name }, "Farabundo Martí National Liberation Front"},
		{"U.S.", SenseState, func(i uint16) string { return e.States[i].Name }, "United States"},
		{"Emirati", SenseDemonym, func(i uint16) string { return e.States[i].Name }, "United Arab Emirates"},
		{"Spaniards", SensePeople, func(i uint16) string { return e.States[i].Name }, "Spain"},
		{"Kiev", SenseCapital, func(i uint16) string { return e.States[i].Name }, "Ukraine"},
		{"Downing Street", SenseSeat, func(i uint16) string { return e.States[i].Name }, "United Kingdom"},
		{"Harm missiles", SenseWeapon, func(i uint16) string { return e.Weapons[i].Name }, "AGM-88 HARM"},
		{"Shaheds", SenseWeapon, func(i uint16) string { return e.Weapons[i].Name }, "Shahed-136"},
		{"S 300", SenseWeapon, func(i uint16) string { return e.Weapons[i].Name }, "S-300"},
		{"IEDs", SenseWeapon, func(i uint16) string { return e.Weapons[i].Name }, "improvised explosive device"},
		{"oil refineries", SenseTarget, func(i uint16) string { return e.Targets[i].Class }, "oil refinery"},
		{"churches", SenseTarget, func(i uint16) string { return e.Targets[i].Class }, "church"},
		{"policemen", SenseHead, func(i uint16) string { return e.Heads[i].Noun }, "police officer"},
		{"ministry of defence", SenseHead, func(i uint16) string { return e.Heads[i].Noun }, "defence ministry"},
		{"Lt. Gen.", SenseOffice, func(i uint16) string { return e.Offices[i].Name }, "Lieutenant General"},
		{"square miles", SenseUnit, func(i uint16) string { return e.Units[i].Name }, "square miles"},
	} {
		if got := c.name(find(t, c.phrase, c.kind).Index); got != c.want {
			t.Errorf("%q is %q, want %q", c.phrase, got, c.want)
		}
	}
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		phrase string
		shout  bool
		kind   SenseKind
		want   bool
	}{
		{"US", false, SenseState, true},
		{"us", false, SenseState, false},
		{"US", true, SenseState, false}, // the pronoun, in a text of capitals
		{"U.S.", true, SenseState, true},
		{"ISIS", true, SenseActor, true},
		{"turkey", false, SenseState, false},
		{"TURKEY", true, SenseState, true},
		{"is", false, SenseActor, false},
		{"Unicef", false, SenseActor, true},
		{"unicef", false, SenseActor, false},
		{"IS", true, SenseActor, false},
		{"guerrillas", false, SenseHead, true},
		{"GUERRILLAS", true, SenseHead, true},
	} {
		got := false
		for _, s := range senses(c.phrase, c.shout) {
			got = got || s.Kind == c.kind
		}
		if got != c.want {
			t.Errorf("%q (shout %v) has a sense of kind %d: %v, want %v", c.phrase, c.shout, c.kind, got, c.want)
		}
	}
}

// TestTables holds the tables to what their heads promise.
func TestTables(t *testing.T) {
	e := Default()
	for _, w := range e.Weapons {
		if _, ok := e.classes[w.Class]; !ok {
			t.Errorf("weapon %q has the class %q, which weapon_classes.tsv lacks", w.Name, w.Class)
		}
	}
	for class, parent := range e.classes {
		if _, ok := e.classes[parent]; !ok && parent != "" {
			t.Errorf("weapon class %q lies below %q, which is none", class, parent)
		}
	}
	types := map[string]bool{"person": true, "organisation": true, "armed-group": true, "military": true, "government": true, "state": true, "population": true}
	for _, a := range e.Actors {
		if !types[a.Type] || len(a.Country) != 0 && len(a.Country) != 2 {
			t.Errorf("actor %q: type %q, country %q", a.Name, a.Type, a.Country)
		}
	}
	for _, h := range e.Heads {
		if !types[h.Type] {
			t.Errorf("head %q has the type %q", h.Noun, h.Type)
		}
	}
	ids := map[string]string{}
	for _, p := range e.Persons {
		if old := ids[string(p.ID)]; old != "" {
			t.Errorf("person %q stands twice", p.Name)
		}
		ids[string(p.ID)] = p.Name
		if p.From != "" && p.To != "" && p.From > p.To {
			t.Errorf("person %q held office from %s to %s", p.Name, p.From, p.To)
		}
	}
	systems, groups := 0, 0
	for _, w := range e.Weapons {
		if !w.Noun {
			systems++
		}
	}
	for _, a := range e.Actors {
		if a.Type == "armed-group" {
			groups++
		}
	}
	if systems < 400 || groups < 250 || len(e.Persons) < 300 || len(e.States) < 195 {
		t.Errorf("%d weapon systems, %d armed groups, %d persons, %d states", systems, groups, len(e.Persons), len(e.States))
	}
	entries, err := entryData.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range entries {
		data, _ := entryData.ReadFile("data/" + f.Name())
		for _, word := range []string{"# Source:", "Licence:", "# Columns:"} {
			if !strings.Contains(string(data), word) {
				t.Errorf("data/%s does not tell its %q", f.Name(), word)
			}
		}
	}
}

func TestIsClass(t *testing.T) {
	e := Default()
	if !e.IsClass("ballistic missile", "missile") || e.IsClass("drone", "missile") || !e.IsClass("warship", "ship") {
		t.Error("the tree of weapon classes is broken")
	}
	if got := e.WeaponClass("loitering munition"); got != "drone" {
		t.Errorf("above loitering munition is %q, want drone", got)
	}
}

func TestPlural(t *testing.T) {
	for noun, want := range map[string]string{
		"drone": "drones", "oil refinery": "oil refineries", "gunman": "gunmen", "church": "churches", "child": "children", "bus": "buses",
		"aircraft": "aircraft", "bomb attack": "bomb attacks", "German": "Germans", "military base": "military bases", "key": "keys",
		"headquarters": "headquarters", "thief": "thieves", "IED": "IEDs",
	} {
		if got := Plural(noun); got != want {
			t.Errorf("Plural(%q) = %q, want %q", noun, got, want)
		}
	}
}

// BenchmarkReadEntries is what the first lookup costs.
func BenchmarkReadEntries(b *testing.B) {
	for b.Loop() {
		readEntries()
	}
}
