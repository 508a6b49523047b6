package eval

import (
	"cmp"
	"slices"

	"github.com/annals-kg/annals/event"
)

// Parts of a weapon that are slots of their own.
const (
	weaponItself = iota
	weaponCount
	weaponFate
	weaponOwner
)

// compareWeapons pairs the weapons of p with those of g, the likest first, and
// tallies one part of them.
func compareWeapons(p *event.Event, g *Gold, part int) Tally {
	type pair struct{ i, j, alike int }
	var pairs []pair
	for i := range p.Weapons {
		for j := range g.Weapons {
			if alike := weaponLikeness(&p.Weapons[i], &g.Weapons[j]); alike > 0 {
				pairs = append(pairs, pair{i, j, alike})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.alike, a.alike) })
	got, want := make([]bool, len(p.Weapons)), make([]bool, len(g.Weapons))
	var t Tally
	for _, x := range pairs {
		if got[x.i] || want[x.j] {
			continue
		}
		got[x.i], want[x.j] = true, true
		if g.Weapons[x.j].Name.Asked() {
			t.add(compareWeapon(&p.Weapons[x.i], &g.Weapons[x.j], part))
		}
	}
	for i := range p.Weapons {
		again := slices.ContainsFunc(pairs, func(x pair) bool { return x.i == i })
		if !got[i] && !again {
			t.add(compareWeapon(&p.Weapons[i], &Weapon{}, part))
		}
	}
	for j := range g.Weapons {
		if !want[j] && g.Weapons[j].Name.Asked() {
			t.add(compareWeapon(&event.Ref{}, &g.Weapons[j], part))
		}
	}
	return t
}

// weaponLikeness is 0 for different weapons, and grows with what agrees.
func weaponLikeness(p *event.Ref, g *Weapon) int {
	alike := 0
	if g.Name.Matches(p.Name, p.Text) {
		alike += 4
	} else if p.Class == "" || !g.Class.Has(p.Class) {
		return 0
	}
	return alike + 2*one(g.Count.Equal(p.Count)) + one(g.Fate.Has(string(p.Fate))) + 1
}

// compareWeapon compares a part of two weapons, of which one may be empty.
func compareWeapon(p *event.Ref, g *Weapon, part int) Tally {
	switch part {
	case weaponCount:
		return compareCount(p.Count, g.Count)
	case weaponFate:
		fate := p.Fate
		if fate == event.FateUnknown {
			fate = ""
		}
		if g.Fate.Has(string(event.FateUnknown)) {
			if fate == "" || g.Fate.Has(string(fate)) {
				return Tally{}
			}
			return Tally{Wrong: 1}
		}
		return compareWord(string(fate), g.Fate)
	case weaponOwner:
		var t Tally
		t.add(compareOwner(p.Owner, g.Owner))
		t.add(compareOwner(p.Supplier, g.Supplier))
		return t
	}
	given, asked := p.Text != "" || p.Name != "", g.Name != ""
	return Tally{Right: one(given && asked), Wrong: one(given && !asked), Missed: one(!given && asked)}
}

// compareOwner asks for an owner only where the coder gave one: it is the
// actor or the recipient again.
func compareOwner(got string, want Name) Tally {
	switch {
	case want == "":
		return Tally{}
	case got == "":
		return Tally{Missed: 1}
	case want.Matches(got):
		return Tally{Right: 1}
	}
	return Tally{Wrong: 1, Missed: 1}
}
