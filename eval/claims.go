package eval

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

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

// compareClaims compares those on whose word the event is told.
func compareClaims(p *event.Event, g *Gold) Tally {
	return pairUp(len(p.Claims), len(g.Claims),
		func(i, j int) bool { return g.Claims[j].Name.Matches(p.Claims[i].Name, p.Claims[i].Text) },
		func(j int) bool { return g.Claims[j].Name.Asked() })
}

// compareStances compares how they stand to it. A claimant that is not found
// misses its stance as well; one that is made up adds none to a gold event.
func compareStances(p *event.Event, g *Gold) Tally {
	var t Tally
	for _, want := range g.Claims {
		if !want.Name.Asked() {
			continue
		}
		i := slices.IndexFunc(p.Claims, func(r event.Ref) bool { return want.Name.Matches(r.Name, r.Text) })
		if i < 0 {
			t.Missed++
			continue
		}
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
