package eval

import (
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
)

// A Tally counts values of one slot: predicted and right, predicted and not in
// the gold, in the gold and not predicted.
type Tally struct {
	Right  int `json:"right"`
	Wrong  int `json:"wrong"`
	Missed int `json:"missed"`
}

func (t *Tally) add(o Tally) {
	t.Right += o.Right
	t.Wrong += o.Wrong
	t.Missed += o.Missed
}

// A slot is one thing that is said about an event. Given an empty event,
// compare counts what the gold asks for, and given an empty Gold what the event
// says. said and asked write the two sides for people.
type slot struct {
	name    string
	compare func(p *event.Event, g *Gold) Tally
	said    func(p *event.Event) string
	asked   func(g *Gold) string
}

// slots are what "all slots" sums over, in the order of the table.
var slots = []slot{
	{
		"category",
		func(p *event.Event, g *Gold) Tally { return compareWord(string(p.Category), g.Category) },
		func(p *event.Event) string { return string(p.Category) },
		func(g *Gold) string { return string(g.Category) },
	},
	{
		"mode", compareMode,
		func(p *event.Event) string { return string(p.Mode) },
		func(g *Gold) string { return string(g.Mode) },
	},
	{
		"status",
		func(p *event.Event, g *Gold) Tally { return compareWord(string(p.Status), g.Status) },
		func(p *event.Event) string { return string(p.Status) },
		func(g *Gold) string { return string(g.Status) },
	},
	{
		"actors",
		func(p *event.Event, g *Gold) Tally {
			if symmetric(p, g) {
				return compareNames(slices.Concat(p.Actors, p.Recipients), slices.Concat(g.Actors, g.Recipients))
			}
			return compareNames(p.Actors, g.Actors)
		},
		func(p *event.Event) string { return writeRefs(p.Actors) },
		func(g *Gold) string { return writeNames(g.Actors) },
	},
	{
		"recipients",
		func(p *event.Event, g *Gold) Tally {
			if symmetric(p, g) {
				return Tally{}
			}
			return compareNames(p.Recipients, g.Recipients)
		},
		func(p *event.Event) string { return writeRefs(p.Recipients) },
		func(g *Gold) string { return writeNames(g.Recipients) },
	},
	{
		"targets",
		func(p *event.Event, g *Gold) Tally { return compareNames(p.Targets, g.Targets) },
		func(p *event.Event) string { return writeRefs(p.Targets) },
		func(g *Gold) string { return writeNames(g.Targets) },
	},
	{"places", comparePlaces, func(p *event.Event) string { return writeRefs(p.Places) }, writePlaces},
	{"weapons", weaponPart(weaponItself), writeWeaponRefs, writeWeapons},
	{"counts", weaponPart(weaponCount), writeWeaponRefs, writeWeapons},
	{"fate", weaponPart(weaponFate), writeWeaponRefs, writeWeapons},
	{"owner", weaponPart(weaponOwner), writeWeaponRefs, writeWeapons},
	{"time", compareTime, writeTime, writeWhen},
	{"basis", compareBasis, writeTime, writeWhen},
	{
		"killed",
		func(p *event.Event, g *Gold) Tally { return compareCount(p.Killed, g.Killed) },
		func(p *event.Event) string { return writeRange(p.Killed) },
		func(g *Gold) string { return g.Killed.String() },
	},
	{
		"injured",
		func(p *event.Event, g *Gold) Tally { return compareCount(p.Injured, g.Injured) },
		func(p *event.Event) string { return writeRange(p.Injured) },
		func(g *Gold) string { return g.Injured.String() },
	},
	{"claims", compareClaims, writeClaimRefs, writeClaims},
	{"stance", compareStances, writeClaimRefs, writeClaims},
	{
		"evidence", compareEvidence,
		func(p *event.Event) string { return fmt.Sprintf("%d further sentences", len(p.Evidences)) },
		func(g *Gold) string { return fmt.Sprintf("%d further pieces", len(g.Also)) },
	},
}

func weaponPart(part int) func(*event.Event, *Gold) Tally {
	return func(p *event.Event, g *Gold) Tally { return compareWeapons(p, g, part) }
}

// compareSlot is s.compare, but for slots that the gold leaves open.
func compareSlot(s slot, p *event.Event, g *Gold) Tally {
	if g.open[s.name] {
		return Tally{}
	}
	return s.compare(p, g)
}

// symmetric reports whether an event has no direction, so that its actors and
// recipients are compared together.
func symmetric(p *event.Event, g *Gold) bool {
	c := p.Category
	if g.Category != "" {
		c = event.Category(g.Category.First())
	}
	switch c {
	case event.Clash, event.Meeting, event.Agree, event.Cooperate, event.Evacuation:
		return true
	}
	return false
}

// compareWord compares a value of a closed set, "" for not said.
func compareWord(got string, want Choice) Tally {
	switch {
	case got == "" && want == "":
		return Tally{}
	case got == "":
		return Tally{Missed: 1}
	case want == "":
		return Tally{Wrong: 1}
	case want.Has(got):
		return Tally{Right: 1}
	}
	return Tally{Wrong: 1, Missed: 1}
}

// compareMode asks for a mode only where the coder gave one.
func compareMode(p *event.Event, g *Gold) Tally {
	if g.Category != "" && g.Mode == "" {
		return Tally{}
	}
	return compareWord(string(p.Mode), g.Mode)
}

func compareCount(got *event.Range, want *Count) Tally {
	switch {
	case got == nil && want == nil:
		return Tally{}
	case want.Equal(got):
		return Tally{Right: 1}
	}
	return Tally{Wrong: one(got != nil), Missed: one(want != nil)}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compareNames pairs references with names one to one, asked-for names first.
// A second reference to a name that is paired already counts neither way.
func compareNames(refs []event.Ref, names []Name) Tally {
	return pairUp(len(refs), len(names),
		func(i, j int) bool { return names[j].Matches(refs[i].Name, refs[i].Text) },
		func(j int) bool { return names[j].Asked() })
}

// pairUp pairs n predictions with m gold values in order and tallies them.
func pairUp(n, m int, same func(i, j int) bool, asked func(j int) bool) Tally {
	var t Tally
	taken := make([]bool, m)
	for i := range n {
		best, again := -1, false
		for j := range m {
			switch {
			case !same(i, j):
			case taken[j]:
				again = true
			case best < 0 || !asked(best) && asked(j):
				best = j
			}
		}
		switch {
		case best >= 0:
			taken[best] = true
			t.Right += one(asked(best))
		case !again:
			t.Wrong++
		}
	}
	for j := range m {
		t.Missed += one(!taken[j] && asked(j))
	}
	return t
}
