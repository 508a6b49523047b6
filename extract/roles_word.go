package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// preferences are the kinds that a word is taken for, by function: a city that
// acts is its government, a city that is hit is a place.
var preferences = map[function][]event.Kind{
	fnSubject:  {event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace},
	fnLocation: {event.KindPlace, event.KindTarget, event.KindWeapon, event.KindActor},
	fnModifier: {event.KindWeapon, event.KindActor, event.KindTarget, event.KindPlace},
}

var usualPreference = []event.Kind{event.KindWeapon, event.KindTarget, event.KindPlace, event.KindActor}

func (d *draft) placeWord(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	order := preferences[a.function]
	if order == nil {
		order = usualPreference
	}
	if a.function != fnLocation && v.mention(w, event.KindActor) != nil && v.isPerson(w) {
		order = preferences[fnSubject]
	}
	for _, k := range order {
		m := v.mention(w, k)
		if m == nil || kinds[k] == noRole {
			continue
		}
		if k == event.KindPlace && a.function == fnObject && personObjects[d.rule.Name] && m.Type != "adjective" {
			continue // "Gilda Flores was abducted": her name is a town's as well
		}
		r := kinds[k]
		switch {
		case k == event.KindTarget && a.function == fnLocation && (onPeople[d.rule.Name] || thoroughfares[v.lemma(w)]):
			continue // "shot in a parking lot": where, not what
		case k == event.KindTarget && a.function == fnLocation && d.rule.Undergoer && m.Class == "hospital":
			return true // "died in hospital": where they were brought
		case k == event.KindActor && a.function == fnModifier && labels[v.lemma(w)] && m.ID == "":
			continue // "a terrorist attack" names nobody
		}
		if k == event.KindWeapon && r == weaponRole && a.function == fnLocation {
			continue
		}
		if k == event.KindPlace && (r == actorRole || r == recipientRole) && !isGovernmentSeat(m) {
			if r == recipientRole && m.Type != "adjective" && politicalFrames[d.rule.Frame] {
				d.add(placeRole, m.Ref) // "withdrew its observers from Sinai"
			}
			continue
		}
		if k == event.KindWeapon && r == weaponRole && isAttacker(m) {
			d.add(actorRole, event.Ref{Kind: event.KindActor, Span: m.Span, Text: m.Text, Name: strings.ToLower(m.Text), Head: v.lemma(w), ID: unnamed(m.Text), Type: "person", Count: m.Count})
			return true
		}
		ref := v.whole(w, m)
		if k == event.KindWeapon && r == weaponRole && a.function == fnModifier && ref.Count != nil && indefinites[strings.ToLower(ref.Count.Text)] {
			ref.Count = nil // "a missile strike" counts strikes
		}
		d.add(r, ref)
		if k == event.KindWeapon && r == weaponRole && a.function == fnSubject {
			d.crew(w)
		}
		// A state that is attacked is both whom and where.
		if r == placeRole && a.function != fnLocation {
			if state := v.mention(w, event.KindActor); state != nil && kinds[event.KindActor] != noRole {
				d.add(kinds[event.KindActor], state.Ref)
			} else if m.Feature == "country" && kinds[event.KindActor] != noRole {
				d.add(kinds[event.KindActor], stateOf(m.Ref))
			}
		}
		if r == targetRole && (a.function == fnObject || a.function == fnAim) {
			d.holders(w)
		}
		d.nestedPlaces(w, k == event.KindActor)
		return true
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnSubject && v.words[w].UPOS == syntax.NOUN && !v.isPerson(w) && !(politicalFrames[d.rule.Frame] && bodyNouns[v.lemma(w)]) {
		n := len(d.Actors)
		d.crew(w) // "its planes", "a jet of the coalition"
		if len(d.Actors) > n {
			return true
		}
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnModifier && sideWords[v.lemma(w)] {
		d.add(r, v.described(w))
		return true
	}
	if r := kinds[event.KindActor]; r != noRole && a.function != fnLocation {
		if ref, ok := v.standsFor(w); ok {
			if !d.has(r, ref) && !slices.ContainsFunc(*d.list(r), func(old event.Ref) bool { return old.Text == ref.Name }) {
				d.add(r, ref)
			}
			return true
		}
	}
	if r := kinds[event.KindActor]; r != noRole && a.function != fnLocation && (politicalFrames[d.rule.Frame] || d.rule.Frame == "seizure" && a.function == fnSubject) {
		ref, ok := v.body(w)
		if !ok && (r == actorRole || a.function != fnModifier && a.function != fnInstrument) {
			ref, ok = v.party(w)
		}
		if ok {
			d.add(r, ref)
			return true
		}
	}
	if a.function == fnObject && personObjects[d.rule.Name] && v.mention(w, event.KindTime, event.KindWeapon) == nil && (v.words[w].UPOS == syntax.PROPN || v.words[w].UPOS == syntax.NOUN && v.child(w, syntax.RelFlat, syntax.RelAppos) >= 0) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "person", Span: sp, Text: name, Name: name, Country: v.countryBeside(w)})
		return true
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnSubject && d.verb && personSubjects[d.rule.Name] && v.isSomebody(w) && !animals[v.lemma(w)] {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(actorRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w)})
		return true
	}
	if r := kinds[event.KindActor]; r == recipientRole && a.function == fnObject && d.verb && personObjects[d.rule.Name] && v.isSomebody(w) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w), Country: v.countryBeside(w)})
		return true
	}
	if d.rule.isHarm() && (a.function == fnObject || a.function == fnSubject && d.rule.Undergoer) && v.isCounted(w) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w), Country: v.countryBeside(w)})
		return true
	}
	if a.prep == "at" && d.rule.Frame == "launch" && d.manyOf(w) {
		return true
	}
	if a.function == fnLocation && kinds[event.KindPlace] == placeRole {
		if p, ok := v.unknownSite(w, a.prep); ok {
			d.add(placeRole, p)
			return true
		}
	}
	if a.function == fnObject && kinds[event.KindPlace] == placeRole {
		if p, ok := d.shelledName(w); ok {
			d.add(placeRole, p)
			return true
		}
	}
	if v.mention(w, event.KindTime, event.KindQuantity) == nil && kinds[event.KindTarget] == targetRole && (a.function == fnObject || a.function == fnAim) && d.verb && v.words[w].UPOS == syntax.NOUN {
		d.nestedPlaces(w, false)
		if d.manyOf(w) {
			return true
		}
		if isThing(v, w) {
			sp := v.nounPhrase(w)
			name := strings.ToLower(sp.Of(v.reading.Document.Text))
			d.add(targetRole, event.Ref{Kind: event.KindTarget, Span: sp, Text: sp.Of(v.reading.Document.Text), Name: name, ID: event.EntityID("target/~" + strings.ReplaceAll(name, " ", "-"))})
			d.holders(w)
			return true
		}
	}
	if a.function == fnLocation && d.rule.Frame != "talk" && (v.words[w].UPOS == syntax.NOUN || v.words[w].UPOS == syntax.ADV) && v.mention(w, event.KindTime, event.KindQuantity) == nil {
		d.nestedPlaces(w, false) // "at a post south of Baquba"
	}
	return false
}

var indefinites = wordSet("a an another one")

// isAttacker reports whether a weapon's mention is who carries it: "a suicide
// car bomber".
func isAttacker(m *event.Mention) bool {
	t := strings.ToLower(m.Text)
	return strings.Contains(t, "suicide") && endsIn(t, "bomber", "bombers", "attacker", "attackers")
}

// sideWords name a side before a nominal trigger: "a rebel attack".
var sideWords = wordSet("rebel enemy insurgent militant jihadist terrorist guerrilla guerilla separatist government army police militia coalition")

var (
	// onPeople are rules of deeds whose site is not what they are aimed at.
	onPeople = wordSet("kidnap assassinate murder shoot shoot-dead stab rape arrest beat")
	// thoroughfares are sites that nobody aims at.
	thoroughfares = wordSet("street avenue road highway spot neighborhood neighbourhood square corner roadside intersection")
	// labels are what an attack is called rather than who made it.
	labels = wordSet("terrorist terror narcoterrorist")
)
