package eval

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
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

// A slot compares one thing that is said about an event. Given an empty event
// it counts what the gold asks for, and given an empty Gold what the event says.
type slot struct {
	name    string
	compare func(p *event.Event, g *Gold) Tally
}

// slots are what "all slots" sums over, in the order of the table.
var slots = []slot{
	{"category", func(p *event.Event, g *Gold) Tally { return compareWord(string(p.Category), g.Category) }},
	{"mode", compareMode},
	{"status", func(p *event.Event, g *Gold) Tally { return compareWord(string(p.Status), g.Status) }},
	{"actors", func(p *event.Event, g *Gold) Tally {
		if symmetric(p, g) {
			return compareNames(slices.Concat(p.Actors, p.Recipients), slices.Concat(g.Actors, g.Recipients))
		}
		return compareNames(p.Actors, g.Actors)
	}},
	{"recipients", func(p *event.Event, g *Gold) Tally {
		if symmetric(p, g) {
			return Tally{}
		}
		return compareNames(p.Recipients, g.Recipients)
	}},
	{"targets", func(p *event.Event, g *Gold) Tally { return compareNames(p.Targets, g.Targets) }},
	{"places", comparePlaces},
	{"weapons", func(p *event.Event, g *Gold) Tally { return compareWeapons(p, g, weaponItself) }},
	{"counts", func(p *event.Event, g *Gold) Tally { return compareWeapons(p, g, weaponCount) }},
	{"fate", func(p *event.Event, g *Gold) Tally { return compareWeapons(p, g, weaponFate) }},
	{"owner", func(p *event.Event, g *Gold) Tally { return compareWeapons(p, g, weaponOwner) }},
	{"time", compareTime},
	{"basis", compareBasis},
	{"killed", func(p *event.Event, g *Gold) Tally { return compareCount(p.Killed, g.Killed) }},
	{"injured", func(p *event.Event, g *Gold) Tally { return compareCount(p.Injured, g.Injured) }},
	{"claims", func(p *event.Event, g *Gold) Tally { return compareClaims(p, g, false) }},
	{"stance", func(p *event.Event, g *Gold) Tally { return compareClaims(p, g, true) }},
	{"evidence", compareEvidence},
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

// comparePlaces also holds a place to its country, where both sides know it:
// a namesake elsewhere is not the place.
func comparePlaces(p *event.Event, g *Gold) Tally {
	return pairUp(len(p.Places), len(g.Places), func(i, j int) bool {
		r, want := p.Places[i], g.Places[j]
		if r.Country != "" && want.Country != "" && r.Country != want.Country {
			return false
		}
		return want.Name.Matches(r.Name, r.Text)
	}, func(j int) bool { return g.Places[j].Name.Asked() })
}

// compareClaims tallies the claimants, or the stances of those that are found.
func compareClaims(p *event.Event, g *Gold, stance bool) Tally {
	if !stance {
		return pairUp(len(p.Claims), len(g.Claims),
			func(i, j int) bool { return g.Claims[j].Name.Matches(p.Claims[i].Name, p.Claims[i].Text) },
			func(j int) bool { return g.Claims[j].Name.Asked() })
	}
	var t Tally
	taken := make([]bool, len(p.Claims))
	for _, want := range g.Claims {
		if !want.Name.Asked() {
			continue
		}
		i := slices.IndexFunc(p.Claims, func(r event.Ref) bool { return want.Name.Matches(r.Name, r.Text) })
		if i < 0 {
			t.Missed++
			continue
		}
		taken[i] = true
		t.add(compareWord(string(p.Claims[i].Stance), want.Stance))
	}
	if g.Category == "" {
		t.Wrong += len(p.Claims)
	}
	return t
}

// compareEvidence asks that the further sentences of an event be found. Words
// within the sentence of the trigger need no further one.
func compareEvidence(p *event.Event, g *Gold) Tally {
	var t Tally
	for _, q := range g.Also {
		if p.Evidence.Overlaps(q.Span) {
			continue
		}
		if touches(p.Evidences, q.Span) {
			t.Right++
		} else {
			t.Missed++
		}
	}
	told := g.spans()
	for _, s := range p.Evidences {
		t.Wrong += one(!touches(told, s))
	}
	return t
}

func touches(spans []text.Span, s text.Span) bool {
	return slices.ContainsFunc(spans, s.Overlaps)
}
