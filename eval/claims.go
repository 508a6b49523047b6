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
	claims := p.Claims
	if g.Category != "" {
		claims = slices.DeleteFunc(slices.Clone(claims), func(c event.Ref) bool { return speaksForItself(p, g, &c) })
	}
	return pairUp(len(claims), len(g.Claims),
		func(i, j int) bool { return g.Claims[j].Name.Matches(claims[i].Name, claims[i].Text) },
		func(j int) bool { return g.Claims[j].Name.Asked() })
}

// statements are the categories of what may be but words.
var statements = []event.Category{event.Accuse, event.Request, event.Threaten, event.Reject, event.Support, event.Agree, event.Concede, event.Statement}

// speaksForItself reports whether a claimant is the actor of an event that is a
// statement, such as an accusation. Whether those are named is left open: the
// gold names as claimant only who reports another's words.
func speaksForItself(p *event.Event, g *Gold, c *event.Ref) bool {
	if !slices.Contains(statements, p.Category) || !slices.ContainsFunc(p.Actors, func(a event.Ref) bool { return a.Span == c.Span }) {
		return false
	}
	return !slices.ContainsFunc(g.Claims, func(want Claim) bool { return want.Name.Matches(c.Name, c.Text) })
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
