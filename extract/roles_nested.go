package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// placesBeside adds the names that no table knows and that stand in one list with
// a place: "bombs fell on Hammuriyeh, Arbin and Saqba".
func (d *draft) placesBeside(a argument, kinds map[event.Kind]role) {
	v := d.view
	if kinds[event.KindPlace] != placeRole || a.function != fnAim && a.function != fnLocation && a.function != fnObject {
		return
	}
	all := v.conjuncts(nil, a.word)
	known := slices.IndexFunc(all, func(c int) bool {
		m := v.mention(c, event.KindPlace)
		return m != nil && m.Feature != "country" && m.Type != "adjective"
	})
	if len(all) < 2 || known < 0 {
		return
	}
	beside := v.mention(all[known], event.KindPlace).Ref
	for _, c := range all {
		if v.words[c].UPOS != syntax.PROPN || len(v.heads[c]) > 0 || v.cover[c] >= 0 || v.unknownName(c) != c+1 {
			continue
		}
		d.add(placeRole, v.unknownPlace(v.words[c].Span, beside))
	}
}

// crew adds those who act through a weapon that is the subject: "a jet of the
// coalition", "air force jets".
func (d *draft) crew(w int) {
	v := d.view
	if adverseNouns[v.lemma(w)] {
		return
	}
	for _, k := range v.kids[w] {
		if l := v.leader(k); l >= 0 {
			k = l
		}
		rel := v.words[k].Rel
		if rel == syntax.RelCompound || rel == syntax.RelNmodPoss || rel == syntax.RelAmod || rel.Base() == syntax.RelNmod && (v.preposition(k) == "of" || v.preposition(k) == "from") {
			if m := v.mention(k, event.KindActor); m != nil && !houses[v.lemma(k)] {
				d.add(actorRole, m.Ref)
			} else if rel == syntax.RelCompound && forceNouns[v.lemma(k)] || v.words[k].UPOS == syntax.NOUN && v.lemma(k) == "coalition" {
				d.add(actorRole, v.describedPhrase(k))
			} else if ref, ok := v.standsFor(k); ok && rel == syntax.RelNmodPoss {
				d.add(actorRole, ref)
			}
		}
	}
}

// holders adds those whose thing is attacked as who undergoes it: "an army
// convoy", "a convoy of Kenyan troops", "Hezbollah positions".
func (d *draft) holders(w int) {
	v := d.view
	if table := frames[d.rule.Frame]; table[fnObject][event.KindActor] != recipientRole || !hostile(d.Category) {
		return
	}
	for _, k := range v.kids[w] {
		rel := v.words[k].Rel
		if rel != syntax.RelCompound && rel != syntax.RelNmodPoss && rel != syntax.RelAmod && (rel.Base() != syntax.RelNmod || v.preposition(k) != "of") {
			continue
		}
		m := v.mention(k, event.KindActor)
		if m == nil || d.acts(m.Ref) {
			continue
		}
		switch m.Type {
		case "military", "armed-group":
			d.add(recipientRole, v.whole(k, m))
		case "government":
			if onlineThings[v.lemma(w)] {
				d.add(recipientRole, v.whole(k, m)) // "Danish government websites"
			}
		case "state":
			if onlineThings[v.lemma(w)] {
				d.add(recipientRole, m.Ref)
			} else if t := v.mention(w, event.KindTarget); t != nil && ofForces[t.Class] && !slices.ContainsFunc(d.Actors, func(a event.Ref) bool { return sameSide(a, m.Ref) }) {
				d.add(recipientRole, m.Ref) // "an Israeli base"
			}
		}
	}
}

// onlineThings are attacked where they are nobody's ground.
var onlineThings = wordSet("website site server network computer system database account")

// ofForces are the classes of targets that only the forces of a state have.
var ofForces = map[string]bool{"military base": true, "command post": true, "warship": true, "military vehicle": true, "air-defence site": true, "aircraft": true}

// isGovernmentSeat reports whether a place may stand for its state.
func isGovernmentSeat(m *event.Mention) bool {
	return m.Feature == "country" || m.Feature == "capital"
}

// isBound reports whether a place only qualifies what is hyphened to it: "a Marshall
// Islands-flagged carrier".
func (v *view) isBound(m *event.Mention) bool {
	return boundSuffixes[hyphenedSuffix(v.reading.Document.Text[m.End:])]
}

// nestedPlaces adds the places that a phrase names inside: "a depot in Rostov",
// "residents of the village of X in Y region". Of an actor only a place that a
// preposition of place adds counts: "rebels near Goma", not "rebels of the FARC".
func (d *draft) nestedPlaces(w int, actor bool) {
	v := d.view
	if site, ok := v.namedSite(w, v.preposition(w)); ok && !actor {
		d.add(placeRole, site)
		return // "the Kano-Zaria highway" lies in neither
	}
	for _, k := range v.kids[w] {
		if v.cover[k] >= 0 && v.cover[k] == v.cover[w] {
			continue // within the actor's own name
		}
		if k > w && bearingWords[v.lemma(k)] && v.preposition(k) == "" {
			d.nestedPlaces(k, false) // "a post south of Baquba"
			continue
		}
		switch v.words[k].Rel {
		case syntax.RelNmod, syntax.RelObl:
		case syntax.RelCompound, syntax.RelNmodPoss, syntax.RelAppos, syntax.RelNmodUnmarked:
			if actor || v.words[k].Rel == syntax.RelNmodPoss && v.mention(w, event.KindWeapon) != nil || // "Kyiv's drones"
				v.words[k].Rel == syntax.RelCompound && attackNouns[v.lower(w)] && v.mention(k, event.KindActor) != nil { // "a US strike"
				continue
			}
		default:
			continue
		}
		fn := prepositions[firstWord(v.preposition(k))]
		if v.isAway(k) || v.isBetweenTowns(k) {
			fn = fnLocation
		}
		if fn == fnOrigin || fn == fnGoal || fn == fnInstrument || actor && fn != fnLocation {
			continue
		}
		for _, c := range v.conjuncts(nil, k) {
			if m := v.mention(c, event.KindPlace); m != nil && m.Type != "adjective" && !v.isBound(m) && (v.words[k].Rel != syntax.RelNmodPoss || m.Feature != "country") && (v.words[k].Rel != syntax.RelCompound || m.Feature != "river") {
				d.add(placeRole, m.Ref)
			} else if p, ok := v.unknownSite(c, v.preposition(k)); ok && m == nil {
				d.add(placeRole, p)
			}
			d.nestedPlaces(c, false)
		}
	}
}
