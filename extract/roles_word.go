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

// causeNouns name behind "in" why something is done.
var causeNouns = wordSet("support solidarity sympathy retaliation revenge response protest defiance honour honor favour favor memory")

// placeWord gives a word the role that the frame has for a mention of its kind, or
// for what it stands for where it is no mention; false where it has none.
func (d *draft) placeWord(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	order := preferences[a.function]
	if order == nil {
		order = usualPreference
	}
	if a.function != fnLocation && v.mention(w, event.KindActor) != nil && v.isPerson(w) {
		order = preferences[fnSubject]
	}
	if d.rule.Frame == "interception" && v.lower(w) == "them" && v.preposition(w) == "of" {
		return false // "downed 74 drones, 31 of them over Kursk"
	}
	for _, k := range order {
		if m := v.mention(w, k); m != nil && kinds[k] != noRole && d.placeMention(w, a, m, kinds) {
			return true
		}
	}
	for _, place := range unmentioned {
		if place(d, w, a, kinds) {
			return true
		}
	}
	if a.function == fnObject && v.words[w].UPOS == syntax.NUM && d.rule.isHarm() {
		d.nestedPlaces(w, false) // "wounded four in Kherson"
	}
	if a.function == fnLocation && causeNouns[v.lemma(w)] {
		return false // "in support of the people of Gaza" happened elsewhere
	}
	if a.function == fnLocation && d.rule.Frame != "talk" && (v.words[w].UPOS == syntax.NOUN || v.words[w].UPOS == syntax.ADV) && v.mention(w, event.KindTime, event.KindQuantity) == nil {
		d.nestedPlaces(w, false) // "at a post south of Baquba"
		if k := v.child(w, syntax.RelCompound); k >= 0 && bearingWords[v.lower(w)] && kinds[event.KindTarget] == targetRole {
			if m := v.mention(k, event.KindTarget); m != nil && m.Class != "hospital" {
				d.add(targetRole, m.Ref)
				return true
			}
		}
	}
	return false
}

// placeMention gives a mention its role, unless another of that word fits better.
func (d *draft) placeMention(w int, a argument, m *event.Mention, kinds map[event.Kind]role) bool {
	v, k, r := d.view, m.Kind, kinds[m.Kind]
	switch {
	case k == event.KindPlace && v.isBound(m):
		return false
	case k == event.KindPlace && a.function == fnObject && personObjects[d.rule.Name] && m.Type != "adjective":
		return false // "Gilda Flores was abducted": her name is a town's as well
	case k == event.KindTarget && a.function == fnLocation && (onPeople[d.rule.Name] || thoroughfares[v.lemma(w)] || siteNouns[v.lower(w)]):
		return false // "shot in a parking lot": where, not what
	case k == event.KindTarget && a.function == fnAim && a.prep == "on" && d.verb && (d.rule.isHarm() || d.rule.Frame == "occurrence") && thoroughfares[v.lemma(w)]:
		return false // "blew up on a busy street"
	case k == event.KindTarget && a.function == fnLocation && d.rule.Undergoer && m.Class == "hospital":
		return true // "died in hospital": where they were brought
	case k == event.KindTarget && a.function == fnModifier && roadVehicles[v.lemma(w)] && v.lemma(d.word) == "attack":
		return true // "a lorry attack": by what, not on what
	case k == event.KindActor && r == actorRole && a.function == fnModifier && houses[v.lemma(w)] && v.lemma(d.word) == "bombing":
		sp := v.nounPhrase(w)
		name := strings.ToLower(sp.Of(v.reading.Document.Text))
		d.add(targetRole, event.Ref{Kind: event.KindTarget, Span: sp, Text: sp.Of(v.reading.Document.Text), Name: name, ID: event.EntityID("target/~" + strings.ReplaceAll(name, " ", "-"))})
		return true // "the embassy bombing"
	case k == event.KindActor && r == recipientRole && a.prep != "" && slices.ContainsFunc(d.Actors, func(old event.Ref) bool { return old.Span == m.Span }):
		return true // "ambushed by gunmen on motorcycles"
	case k == event.KindActor && a.function == fnModifier && labels[v.lemma(w)] && m.ID == "":
		return false // "a terrorist attack" names nobody
	case k == event.KindWeapon && r == weaponRole && (a.function == fnLocation || a.function == fnModifier && d.rule.Frame == "clash" && v.lemma(w) == "gun"):
		return false // "a gun battle" names no gun
	case k == event.KindPlace && (r == actorRole || r == recipientRole) && !isGovernmentSeat(m):
		if state, ok := stateOfSeat(m); ok && d.speaksForState(a, r) {
			d.add(r, state)
			return true
		}
		if r == recipientRole && m.Type != "adjective" && politicalFrames[d.rule.Frame] {
			d.add(placeRole, m.Ref) // "withdrew its observers from Sinai"
		}
		return false
	case k == event.KindWeapon && r == weaponRole && isAttacker(m):
		d.add(actorRole, event.Ref{Kind: event.KindActor, Span: m.Span, Text: m.Text, Name: strings.ToLower(m.Text), Head: v.lemma(w), ID: unnamed(m.Text), Type: "person", Count: m.Count})
		return true
	}
	ref := v.whole(w, m)
	if k == event.KindActor && (r == actorRole || r == recipientRole) {
		d.modifiersJoined(w, r)
		if k := v.child(w, syntax.RelCompound); a.function == fnModifier && k >= 0 && k+1 < w && v.words[k+1].Form == "-" {
			if state, ok := v.stateNamedAt(k); ok {
				d.add(r, state) // "Danish-Peruvian talks"
			}
		}
	}
	if k == event.KindWeapon && r == weaponRole && a.function == fnModifier && ref.Count != nil && indefinites[strings.ToLower(ref.Count.Text)] {
		ref.Count = nil // "a missile strike" counts strikes
	}
	d.add(r, ref)
	if k == event.KindActor {
		d.apposed(w, r)
	}
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
	if p := v.mention(w, event.KindPlace); k == event.KindTarget && r == targetRole && p != nil && p.Span == m.Span && p.Type != "adjective" && kinds[event.KindPlace] != noRole {
		d.add(placeRole, p.Ref) // "the Kharkiv airport" is where, too
	}
	return true
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
	// roadVehicles are driven into people.
	roadVehicles = wordSet("van lorry truck car")
	// houses are bodies whose house is bombed.
	houses = wordSet("embassy consulate parliament ministry church court legation")
	// labels are what an attack is called rather than who made it, and how bad an
	// injury was.
	labels = wordSet("terrorist terror narcoterrorist minor")
)
