package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/temporal"
)

// Words of conflict have a second life in business, sport and criticism:
// investors attack, films bomb, firms battle. What tells the two apart is
// cheap: an article on conflict somewhere names arms, armed people or the dead.

// plainWords leave no doubt that a text tells of violence.
var plainWords = wordSet("gunman gunmen gunfire bomber bombers bombing bombings explosive explosives shelling shelled airstrike airstrikes troops soldiers " +
	"soldier rebels rebel militants militant insurgents insurgent guerrillas guerrilla terrorists terrorist hostage hostages kidnapped abducted kidnappers murdered murder murders " +
	"massacre wounded injured casualties corpses warplanes warplane artillery militia militiamen jihadist jihadists fighters insurgency rape raped raping stabbed stabbing " +
	"assassinated assassination attackers attacker assailants ceasefire truce missile missiles rocket rockets police riot rioters protesters demonstrators civilians")

// A text of fewer sentences than shortText says too little to be judged.
const shortText = 4

// plainReach is how many such words a text may have and still be peaceful.
const plainReach = 1

// weakForces are heads of armed bodies that firms and clubs have as well.
var weakForces = wordSet("division company team unit front command crew squad fleet column commander coalition")

// isPeaceful reports whether nothing in an article but the words of its
// triggers tells of violence.
func isPeaceful(r *Reading) bool {
	if len(r.Sentences) < shortText {
		return false
	}
	n := 0
	for i := range r.Mentions {
		switch m := &r.Mentions[i]; m.Kind {
		case event.KindWeapon:
			if !isClass(m.Class, "ship") && !isClass(m.Class, "vehicle") && !isClass(m.Class, "aircraft") && !isClass(m.Class, "helicopter") {
				n++
			}
		case event.KindActor:
			if (m.Type == "armed-group" || m.Type == "military") && !weakForces[m.Head] {
				n++
			}
		}
		if n > plainReach {
			return false
		}
	}
	for i := range r.Sentences {
		for _, tok := range r.Sentences[i].Tokens {
			if plainWords[strings.ToLower(tok.Of(r.Document.Text))] {
				if n++; n > plainReach {
					return false
				}
			}
		}
	}
	return true
}

// hasSecondLife reports whether a draft's words mean violence only where the
// article does: it names no arms, and nothing that can be hit.
func (d *draft) hasSecondLife() bool {
	switch d.Category {
	case event.Assault, event.Clash, event.Offensive, event.Capture, event.Retreat, event.Interception, event.Mobilise, event.Explosion, event.Casualties:
	default:
		return false
	}
	if len(d.Weapons) > 0 || d.Killed != nil || d.Injured != nil || d.hasOwnPlace() {
		return false
	}
	if plainWords[strings.ToLower(d.Trigger.Text)] || len(d.Recipients) > 0 && d.verb && d.rule.Mode != "" && d.rule.Name != "come-under-fire" {
		return false
	}
	return true
}

// figurative drops the drafts whose words have their second life. In an article
// on violence these are only those that a word before them gives away: "price
// war", "an assault on the ears".
func figurative(r *Reading, drafts []*draft) []*draft {
	peaceful := isPeaceful(r)
	return slices.DeleteFunc(drafts, func(d *draft) bool { return peaceful && d.hasSecondLife() || d.isScenery() })
}

// isScenery reports whether a nominal event is only what the sentence hangs on:
// "sanctions after the invasion of Ukraine". Where a thing hit, a weapon or a
// town is named it is told, if in passing.
func (d *draft) isScenery() bool {
	w := &d.view.words[d.word]
	switch {
	case d.verb && (w.Rel == syntax.RelAcl || w.Rel == syntax.RelAdvcl) && w.XPOS == syntax.TagVBN && d.view.lemma(d.word) == "occupy":
		return d.Time == nil // "in Crimea, occupied by Russia"
	case d.verb && d.isCapability():
		return true
	case d.verb || len(d.Weapons)+len(d.Targets) > 0:
		return false
	case d.isWholeWar():
		return true
	case w.Head >= 0 && d.view.lemma(w.Head) == "go" && d.view.preposition(d.word) == "on":
		return true // "went on the attack" is told by the going
	case d.Category != event.Offensive && d.Category != event.Capture || !d.isBackground() || d.isDatedLongAgo():
		return false // "since the invasion of Crimea in 2014"
	}
	for _, p := range d.Places {
		if p.Feature != "country" && p.Feature != "admin1" {
			return false
		}
	}
	return true
}

// isDatedLongAgo reports whether the sentence gives an event a month or a year of its
// own, or says how long ago it was: no day of the news, on which others spoke of it.
func (d *draft) isDatedLongAgo() bool {
	return d.Time != nil && d.Time.Basis == event.BasisText && d.Time.From != "" &&
		(d.Time.Granularity >= temporal.Month || strings.Contains(d.Time.Text, " ago"))
}

// isCapability reports whether a deed is only what a thing is good for: "the missile can
// be used to hit ships".
func (d *draft) isCapability() bool {
	v := d.view
	h := v.words[d.word].Head
	if h < 0 || !v.markedTo(d.word) || v.lemma(h) != "use" && v.lemma(h) != "design" || !v.isPassive(h) {
		return false
	}
	return v.lemma(h) == "design" || slices.ContainsFunc(v.kids[h], func(k int) bool { return v.lower(k) == "can" || v.lower(k) == "could" })
}

// wholeWars name months of war: what tells of one says when.
var wholeWars = wordSet("invasion uprising")

// isWholeWar reports whether a noun only points at a war that the reader knows:
// "views the Russian invasion as a threat", "since the uprising began".
func (d *draft) isWholeWar() bool {
	return wholeWars[d.view.lemma(d.word)] && d.Time == nil && d.Killed == nil && d.Injured == nil && d.isDefinite()
}

// isGraded reports whether an adjective is compared: "less advanced than".
func (v *view) isGraded(word int) bool {
	for _, k := range v.kids[word] {
		switch v.lower(k) {
		case "less", "more", "most", "least", "very", "too", "so", "as":
			if k < word && v.words[k].Rel == syntax.RelAdvmod {
				return true
			}
		}
	}
	return false
}

// isMonth reports whether "March" is the month: no verb and no procession has a
// capital letter behind a preposition.
func (v *view) isMonth(word int) bool {
	return v.words[word].Form == "March" && word > 0 && (v.words[word-1].UPOS == syntax.ADP || v.words[word-1].UPOS == syntax.NUM)
}

// isWrongForm reports whether a word is not the form that it would be of the
// lemma: "wound" in the past is of "wind".
func (v *view) isWrongForm(word int, l lemma) bool {
	if l.verb && v.words[word].UPOS == syntax.ADJ && v.isGraded(word) {
		return true
	}
	if v.isMonth(word) || l.verb && v.words[word].Rel == syntax.RelAcl && v.words[word].XPOS == syntax.TagVBG && v.lower(word) == "opposing" {
		return true // "rebels opposing the government" are just rebels
	}
	if v.lower(word) == "protest" && v.preposition(word) == "in" && v.child(word, syntax.RelDet, syntax.RelAmod, syntax.RelCompound) < 0 {
		return true // "recalled its envoy in protest"
	}
	if !l.verb || l.form != baseForm {
		return false
	}
	if tag := v.words[word].XPOS; tag != syntax.TagVBD && tag != syntax.TagVBN {
		return false
	}
	return v.lower(word) == "wound"
}
