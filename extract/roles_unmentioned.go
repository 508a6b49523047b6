package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// unmentioned are the ways to give a role to a word of which no mention has one, in
// the order in which they are tried. Each reports whether it did.
var unmentioned = []func(d *draft, w int, a argument, kinds map[event.Kind]role) bool{
	(*draft).placeNamed,
	(*draft).placeCrew,
	(*draft).placeSide,
	(*draft).placeIt,
	(*draft).placeStandIn,
	(*draft).placeParty,
	(*draft).placePerson,
	(*draft).placePeople,
	(*draft).placeMany,
	(*draft).placeSite,
	(*draft).placeThing,
}

// placeNamed gives the role to the person whom an apposition names: "her Norwegian
// counterpart, Espen Barth Eide".
func (d *draft) placeNamed(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	r := kinds[event.KindActor]
	if r == noRole || a.function == fnLocation || v.words[w].UPOS != syntax.NOUN {
		return false
	}
	k := v.child(w, syntax.RelAppos, syntax.RelFlat)
	if k < w {
		return false
	}
	m := v.mention(k, event.KindActor)
	if m == nil || m.Type != "person" || m.ID == "" {
		return false
	}
	if !d.has(r, m.Ref) {
		d.add(r, m.Ref)
	}
	return true
}

// placeCrew makes those actors whose thing acts: "its planes", "a jet of the coalition".
func (d *draft) placeCrew(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	if kinds[event.KindActor] != actorRole || a.function != fnSubject || v.words[w].UPOS != syntax.NOUN || v.isPerson(w) || politicalFrames[d.rule.Frame] && bodyNouns[v.lemma(w)] {
		return false
	}
	n := len(d.Actors)
	d.crew(w)
	return len(d.Actors) > n
}

// placeSide makes a side the actor: "a rebel attack".
func (d *draft) placeSide(w int, a argument, kinds map[event.Kind]role) bool {
	if kinds[event.KindActor] != actorRole || a.function != fnModifier || !sideWords[d.view.lemma(w)] {
		return false
	}
	d.add(actorRole, d.view.described(w))
	return true
}

// placeIt makes "it" the thing that the sentence tells of before: "a depot caught
// fire after debris fell on it".
func (d *draft) placeIt(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	if kinds[event.KindTarget] != targetRole || a.function != fnAim && a.function != fnObject || v.lower(w) != "it" {
		return false
	}
	for k := w - 1; k >= 0; k-- {
		rel := v.words[k].Rel.Base()
		if m := v.mention(k, event.KindTarget); m != nil && len(v.heads[k]) > 0 && (rel == syntax.RelNsubj || rel == syntax.RelObj) {
			ref := m.Ref
			ref.Span, ref.Text = v.words[w].Span, v.words[w].Form
			d.add(targetRole, ref)
			return true
		}
	}
	return false
}

// placeStandIn gives the role to what a word stands for: a pronoun, "the group".
func (d *draft) placeStandIn(w int, a argument, kinds map[event.Kind]role) bool {
	r := kinds[event.KindActor]
	if r == noRole || a.function == fnLocation {
		return false
	}
	ref, ok := d.view.standsFor(w)
	if !ok || r == recipientRole && a.function == fnObject && strings.HasSuffix(d.view.lower(w), "selves") {
		return false // "blew themselves up": those who act
	}
	if !d.has(r, ref) && !slices.ContainsFunc(*d.list(r), func(old event.Ref) bool { return old.Text == ref.Name }) {
		d.add(r, ref)
	}
	if v := d.view; pronouns[v.lower(w)] { // "Togo and Benin said they had sent"
		if first, s := v.subjectAbove(w); s >= 0 && ref.ID == first.ID && ref.Name == cmp.Or(first.Name, first.Text) {
			for _, c := range v.conjuncts(nil, s)[1:] {
				if m := v.mention(c, event.KindActor); m != nil && !d.has(r, m.Ref) {
					d.add(r, m.Ref)
				}
			}
		}
	}
	return true
}

// actingParties are where, outside of politics, a party that no table knows may
// stand: who arrests, who protests, to whom one surrenders.
var actingParties = map[string]function{"seizure": fnSubject, "protest": fnSubject, "yielding": fnGoal}

// placeParty gives the role to a body or party that no table knows, where politics
// or arrests are told.
func (d *draft) placeParty(w int, a argument, kinds map[event.Kind]role) bool {
	r := kinds[event.KindActor]
	if r == noRole || a.function == fnLocation || !politicalFrames[d.rule.Frame] && actingParties[d.rule.Frame] != a.function {
		return false
	}
	ref, ok := d.view.body(w)
	if !ok && (r == actorRole || a.function != fnModifier && a.function != fnInstrument) {
		ref, ok = d.view.party(w)
	}
	if ok {
		d.add(r, ref)
	}
	return ok
}

// placePerson makes a name the recipient of what is done to people alone.
func (d *draft) placePerson(w int, a argument, _ map[event.Kind]role) bool {
	v := d.view
	if a.function != fnObject || !personObjects[d.rule.Name] && !d.rule.isHarm() || v.mention(w, event.KindTime, event.KindWeapon) != nil ||
		v.words[w].UPOS != syntax.PROPN && (v.words[w].UPOS != syntax.NOUN || v.child(w, syntax.RelFlat, syntax.RelAppos) < 0) {
		return false
	}
	sp := v.nounPhrase(w)
	name := sp.Of(v.reading.Document.Text)
	d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "person", Span: sp, Text: name, Name: name, Country: v.countryBeside(w)})
	return true
}

// placePeople gives a role to people without a name: who does what people alone do,
// who suffers what is done to people alone, the harmed that are counted.
func (d *draft) placePeople(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	r := kinds[event.KindActor]
	switch {
	case r == actorRole && a.function == fnSubject && d.verb && personSubjects[d.rule.Name] && v.isSomebody(w) && !animals[v.lemma(w)]:
		d.add(actorRole, v.people(w))
	case r == recipientRole && a.function == fnObject && d.verb && personObjects[d.rule.Name] && v.isSomebody(w),
		d.rule.isHarm() && (a.function == fnObject || a.function == fnSubject && d.rule.Undergoer) && (v.isCounted(w) || culpritNouns[v.lemma(w)]):
		ref := v.people(w)
		ref.Country = v.countryBeside(w)
		d.add(recipientRole, ref)
	default:
		return false
	}
	return true
}

// people is who a noun names, as a population.
func (v *view) people(w int) event.Ref {
	sp := v.nounPhrase(w)
	name := sp.Of(v.reading.Document.Text)
	return event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w)}
}

// placeMany reads what a launch was aimed at together: "missiles at Ukrainian cities".
func (d *draft) placeMany(w int, a argument, _ map[event.Kind]role) bool {
	return a.prep == "at" && d.rule.Frame == "launch" && d.manyOf(w)
}

// placeSite makes a site that no table knows the place, by its preposition or by
// being shelled.
func (d *draft) placeSite(w int, a argument, kinds map[event.Kind]role) bool {
	if kinds[event.KindPlace] != placeRole {
		return false
	}
	var p event.Ref
	var ok bool
	switch a.function {
	case fnLocation:
		p, ok = d.view.unknownSite(w, a.prep)
	case fnObject:
		p, ok = d.shelledName(w)
	}
	if ok {
		d.add(placeRole, p)
	}
	return ok
}

// heldThings are what is hit by its holder's name alone: "a Hamas target".
var heldThings = wordSet("target position site ground area territory")

// placeThing makes a thing that no table knows the target.
func (d *draft) placeThing(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	if (heldThings[v.lemma(w)] || onlineThings[v.lemma(w)] && !d.verb) && kinds[event.KindTarget] == targetRole && (a.function == fnObject || a.function == fnAim) {
		n := len(d.Recipients)
		d.holders(w)
		d.nestedPlaces(w, false)
		return len(d.Recipients) > n
	}
	if kinds[event.KindTarget] != targetRole || a.function != fnObject && a.function != fnAim || !d.verb && !strings.HasPrefix(d.rule.Name, "come-under") || v.words[w].UPOS != syntax.NOUN || v.mention(w, event.KindTime, event.KindQuantity) != nil {
		return false
	}
	d.nestedPlaces(w, false)
	if a.function == fnAim && a.prep == "on" && (d.rule.isHarm() || d.rule.Frame == "occurrence") && thoroughfares[v.lemma(w)] {
		return false // "killed three on the spot"
	}
	if d.manyOf(w) {
		return true
	}
	if !isThing(v, w) {
		return false
	}
	sp := v.nounPhrase(w)
	if sp.Start > 0 && v.reading.Document.Text[sp.Start-1] == '-' {
		sp = v.words[w].Span // "rebel-held towns"
	}
	name := strings.ToLower(sp.Of(v.reading.Document.Text))
	d.add(targetRole, event.Ref{Kind: event.KindTarget, Span: sp, Text: sp.Of(v.reading.Document.Text), Name: name, ID: event.EntityID("target/~" + strings.ReplaceAll(name, " ", "-"))})
	d.holders(w)
	return true
}
