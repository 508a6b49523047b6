package extract

import (
	"math"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// retellReach is how many sentences may lie between two tellings of an event.
const retellReach = 20

// backReference is how many sentences back "the attack" may point.
const backReference = 5

// joinRetellings joins the drafts that tell one event in several sentences. Two
// strikes on one town stay two.
func joinRetellings(r *Reading, drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for j, d := range drafts {
		// "the attack on the checkpoint" tells of the one that hit it, before any nearer one.
		named := !d.verb && d.isDefinite() && len(d.Targets) > 0
		for _, sameTarget := range []bool{true, false} {
			if sameTarget && !named {
				continue
			}
			for i := j - 1; i >= 0 && !gone[d]; i-- {
				e := drafts[i]
				if d.view.sentence-e.view.sentence > retellReach {
					break
				}
				if gone[e] || e.view == d.view || sameTarget && !e.sharesTarget(d) || !e.retoldBy(d) {
					continue
				}
				e.absorb(d)
				gone[d] = true
			}
		}
	}
	for i, e := range drafts { // a live report tells the newest first
		if gone[e] || !e.isOfKnownArms() {
			continue
		}
		for _, d := range drafts[i+1:] {
			if d.view.sentence-e.view.sentence > retellReach {
				break
			}
			if gone[d] || d.view == e.view || d.Category != event.Assault || d.Status != event.Actual || !d.verb || d.Mode != e.Mode || d.timesConflict(e) || !d.compatiblePlaces(e) {
				continue
			}
			d.absorb(e)
			gone[e] = true
			break
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// isOfKnownArms reports whether a strike of a live report is told as known, of the
// weapons that made it: "two of the missiles that hit the port were new".
func (d *draft) isOfKnownArms() bool {
	v := d.view
	h := v.words[d.word].Head
	if !d.verb || h < 0 || v.words[d.word].Rel != syntax.RelAclRelcl || d.Category != event.Assault || v.entry() == 0 || v.mention(h, event.KindWeapon) == nil {
		return false
	}
	det := v.child(h, syntax.RelDet)
	return det >= 0 && v.lower(det) == "the"
}

// retoldBy weighs whether d tells e again.
func (d *draft) retoldBy(o *draft) bool {
	if d.Category != o.Category && !(violent(d.Category) && violent(o.Category) && joinable(d.Category, o.Category)) || d.Status != o.Status || !d.compatiblePlaces(o) {
		return false
	}
	if conflict(d.Killed, o.Killed) || conflict(d.Injured, o.Injured) || d.timesConflict(o) || d.tellsOld(o) || o.isAnother() {
		return false
	}
	if d.isOtherSidesArm(o) {
		return false
	}
	score := 0
	if d.Category == o.Category {
		score++
	}
	for _, p := range o.Places {
		if p.Feature != "country" && !p.Implied && d.has(placeRole, p) && !(isVast(p) && slices.ContainsFunc(o.Places, isPrecise)) {
			score += 2
			break
		}
	}
	if d.sharesTarget(o) {
		score++
		if !o.verb && o.isDefinite() && o.view.sentence-d.view.sentence <= backReference {
			score += 2 // "the attack on the refinery"
		}
	}
	if len(d.Actors) > 0 && len(o.Actors) > 0 {
		if slices.ContainsFunc(o.Actors, func(a event.Ref) bool {
			return slices.ContainsFunc(d.Actors, func(b event.Ref) bool { return sameSide(a, b) })
		}) {
			score++
		} else if known(d.Actors) && known(o.Actors) { // "rebels" may be any
			score -= 2
		}
	}
	if d.tellsAlike(o) {
		score++
	}
	if d.Category == event.Visit && len(o.Actors) > 0 && slices.ContainsFunc(o.Actors, func(a event.Ref) bool { return d.has(actorRole, a) }) {
		score += 3 // nobody arrives twice in one story
	}
	for _, w := range o.Weapons {
		for _, u := range d.Weapons {
			switch {
			case !isClass(w.Class, u.Class) && !isClass(u.Class, w.Class):
			case w.Count != nil && u.Count != nil && sameRange(w.Count, u.Count) && w.Count.Min > 1:
				score += 2
			case w.Count != nil && u.Count != nil && sameRange(w.Count, u.Count) && d.sharesTarget(o) && d.tellsAlike(o):
				score++ // "a missile hit a house ... a missile hit a house in Gao, officials said"
			case w.Count != nil && u.Count != nil:
				return false
			}
		}
	}
	switch {
	case telling(d.Killed, o.Killed) || telling(d.Injured, o.Injured):
		score += 4
	case same(d.Killed, o.Killed) || same(d.Injured, o.Injured):
		score += 2
	}
	if !o.verb && o.isDefinite() && o.view.sentence-d.view.sentence <= backReference && !o.hasOwnPlace() {
		score += 4 // "the attack": the last one that nothing speaks against
	}
	if d.goesOnIn(o) || o.isDoneBy(d) {
		score += 4
	}
	if d.isOfKnown() && o.verb && o.Killed == nil && o.Category == event.Assault && o.view.sentence-d.view.sentence <= goesOnReach && !o.isAnother() {
		score += 3 // the story of the deed that the first sentence takes as known
	}
	if o.sameWeapon(d) || o.returnsTo(d) || o.namesVictimOf(d) {
		score += 4
	}
	if o.rule.Name == "was-struck" && d.Category == event.Assault && o.view.sentence-d.view.sentence <= damageReach && !o.hasOwnPlace() && (o.Time == nil || o.Time.Basis != event.BasisText) {
		score += 4 // "a playground nearby was also hit"
	}
	return score >= 4
}

// tellsAlike reports whether two drafts tell of the same day in the same word, and of
// no two things hit or people hurt.
func (d *draft) tellsAlike(o *draft) bool {
	if d.verb != o.verb || d.view.lemma(d.word) != o.view.lemma(o.word) || d.Time == nil || o.Time == nil || d.Time.From == "" || d.Time.From != o.Time.From || d.Time.To != o.Time.To {
		return false
	}
	if len(d.Targets) > 0 && len(o.Targets) > 0 && !d.sharesTarget(o) {
		return false
	}
	told := func(refs []event.Ref) bool {
		return slices.ContainsFunc(refs, func(r event.Ref) bool { return !r.Implied })
	}
	return !told(d.Recipients) || !told(o.Recipients) || slices.ContainsFunc(o.Recipients, func(r event.Ref) bool { return d.has(recipientRole, r) })
}

// isDoneBy reports whether the subject of d is the attack that e told: "the strike
// hit a warehouse", "Saturday's attack destroyed the building".
func (d *draft) isDoneBy(e *draft) bool {
	v := d.view
	s := v.child(d.word, syntax.RelNsubj)
	if s < 0 || !d.verb || d.Category != event.Assault || !attackNouns[v.lower(s)] || v.sentence-e.view.sentence > backReference || !violent(e.Category) || e.total {
		return false
	}
	if det := v.child(s, syntax.RelDet); det >= 0 {
		f := v.lower(det)
		return f == "the" || f == "this" || f == "that"
	}
	poss := v.child(s, syntax.RelNmodPoss)
	return poss >= 0 && v.mention(poss, event.KindTime) != nil
}

// isOfKnown reports whether a deed is told as what somebody is known for: "the
// gunman who killed 38 tourists".
func (d *draft) isOfKnown() bool {
	v := d.view
	h := v.words[d.word].Head
	if !d.verb || h < 0 || v.words[d.word].Rel != syntax.RelAclRelcl || !culpritNouns[v.lemma(h)] && v.lemma(h) != "man" && v.lemma(h) != "woman" {
		return false
	}
	det := v.child(h, syntax.RelDet)
	return det >= 0 && v.lower(det) == "the"
}

// sameWeapon reports whether d tells on of the one weapon that e told of, known
// by its article: "a missile killed three people ... the missile hit a house". Its
// own day, place and count may not speak against it.
func (d *draft) sameWeapon(e *draft) bool {
	v := d.view
	s := v.child(d.word, syntax.RelNsubj)
	if s < 0 || !d.verb || d.Category != event.Assault || e.Category != event.Assault || v.sentence-e.view.sentence > retellReach || v.words[s].XPOS == syntax.TagNNS {
		return false
	}
	m := v.mention(s, event.KindWeapon)
	if det := v.child(s, syntax.RelDet); m == nil || !isClass(m.Class, "air") || det < 0 || v.lower(det) != "the" {
		return false
	}
	if d.hasOwnPlace() && e.hasOwnPlace() && !sharesPlace(d, e) {
		return false
	}
	return slices.ContainsFunc(e.Weapons, func(w event.Ref) bool {
		return isClass(w.Class, "air") && (w.Count == nil || w.Count.Max == 1) && (isClass(w.Class, "drone") == isClass(m.Class, "drone"))
	}) || e.Mode == event.ModeRocket || e.Mode == event.ModeMissile
}

// sharesTarget reports whether two drafts tell of one thing hit: the same one, or
// one of the same kind by its last word, "oil refinery" and "refinery".
func (d *draft) sharesTarget(o *draft) bool {
	return slices.ContainsFunc(o.Targets, func(t event.Ref) bool {
		return d.has(targetRole, t) || t.Name != "" && slices.ContainsFunc(d.Targets, func(u event.Ref) bool { return lastWord(t.Name) == lastWord(u.Name) })
	})
}

// sharesPlace reports whether two drafts name one place.
func sharesPlace(d, e *draft) bool {
	return slices.ContainsFunc(d.Places, func(p event.Ref) bool { return e.has(placeRole, p) })
}

// goesOnReach is how many sentences behind an attack those may stand in which
// "they" or "the attackers" go on.
const goesOnReach = 3

// attackerNouns point back, with "the" before them, to who was told to attack.
var attackerNouns = wordSet("attacker attackers gunman gunmen assailant assailants raider raiders bomber bombers shooter shooters militants rebels fighters insurgents jihadists men bandits soldiers troops")

// craftNouns are the jets and the like in which a side strikes.
var craftNouns = wordSet("jet jets warplane warplanes plane planes aircraft helicopter helicopters gunship gunships gunboat gunboats")

// isCraftOfSide reports whether a word names the jets that were told of before, or
// the speaker's own: "the jets hit a settlement", "said its aircraft had struck".
func (v *view) isCraftOfSide(w int) bool {
	if !craftNouns[v.lower(w)] {
		return false
	}
	det := v.child(w, syntax.RelDet)
	return v.child(w, syntax.RelNmodPoss) >= 0 || det >= 0 && v.lower(det) == "the"
}

// moreWords part what somebody does next from what was told of him.
var moreWords = wordSet("then later also again separately earlier meanwhile elsewhere afterwards next another")

// goesOnIn reports whether the sentence of o goes on about who attacked in d: "They
// shot men at close range". A place, a day or a number of dead of its own makes it
// another attack.
func (d *draft) goesOnIn(o *draft) bool {
	if d.Category != o.Category || o.Category != event.Assault || !o.verb || len(d.Actors) == 0 || o.view.sentence-d.view.sentence > goesOnReach || o.hasOwnPlace() || o.Killed != nil && d.Killed != nil || d.total || o.total {
		return false
	}
	if o.Time != nil && o.Time.Basis == event.BasisText || d.Mode != "" && o.Mode != "" && d.Mode != o.Mode || d.view.sentence == o.view.sentence {
		return false
	}
	v := o.view
	s := v.child(o.word, syntax.RelNsubj)
	if h, rel := v.words[o.word].Head, v.words[o.word].Rel.Base(); s < 0 && h >= 0 && (rel == syntax.RelXcomp || rel == syntax.RelConj) {
		s = v.child(h, syntax.RelNsubj) // "he just started shooting", "the attackers came at night and killed nine"
	}
	if s >= 0 && v.isCraftOfSide(s) && (len(o.Actors) == 0 || sameSide(d.Actors[0], o.Actors[0])) {
		return true
	}
	if s >= 0 {
		det := v.child(s, syntax.RelDet)
		if form := v.lower(s); form != "they" && form != "he" && form != "she" && !(attackerNouns[form] && det >= 0 && v.lower(det) == "the") {
			return false
		}
		for w := range v.words {
			if moreWords[v.lower(w)] {
				return false
			}
		}
		return true
	}
	return false
}

// tellingCount is a number of people so large that two events of one story
// hardly share it.
const tellingCount = 10

// telling reports whether two numbers are the same and hardly by chance.
func telling(a, b *event.Range) bool { return same(a, b) && a.Min > tellingCount }

// known reports whether a table knows one of the actors.
func known(refs []event.Ref) bool {
	return slices.ContainsFunc(refs, func(r event.Ref) bool { return r.ID != "" && !strings.Contains(string(r.ID), "~") })
}

// conflict reports whether two numbers cannot be of one event: "dozens" may be any
// that is not less.
func conflict(a, b *event.Range) bool {
	return a != nil && b != nil && !sameRange(a, b) && !(isVague(a) && b.Max >= a.Min) && !(isVague(b) && a.Max >= b.Min)
}

// isVague reports whether a number is only told by its order: "dozens".
func isVague(r *event.Range) bool {
	if !math.IsInf(r.Max, 1) {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(r.Text)) {
		if vagueNumbers[w] {
			return true
		}
	}
	return false
}

var vagueNumbers = wordSet("dozens scores tens hundreds thousands several many")

func same(a, b *event.Range) bool { return a != nil && b != nil && sameRange(a, b) }
func sameRange(a, b *event.Range) bool {
	return a.Min == b.Min && a.Max == b.Max
}

// timesConflict reports whether both tell a time of their own and the two
// share no instant.
func (d *draft) timesConflict(o *draft) bool {
	a, b := d.Time, o.Time
	if a == nil || b == nil || a.Basis != event.BasisText || b.Basis != event.BasisText || a.From == "" || b.From == "" || a.To == "" || b.To == "" {
		return false
	}
	return a.To <= b.From || b.To <= a.From
}

// tellsOld reports whether o tells of its own day, long before that of d: "the
// 2009 killing of a lawyer" is no second telling of the day's.
func (d *draft) tellsOld(o *draft) bool {
	return d.Time != nil && d.Time.From != "" && o.Time != nil && o.Time.Basis == event.BasisText && o.Time.To != "" && o.Time.To <= d.Time.From && isLongAgo(d.view.reading, o.Time)
}

// isAnother reports whether the trigger says that it is a further event.
func (d *draft) isAnother() bool {
	for _, k := range d.view.kids[d.word] {
		switch d.view.lower(k) {
		case "another", "second", "third", "other", "similar", "separate", "previous", "earlier", "later":
			return true
		case "new":
			return !d.isDefinite() // "the new offensive" is the one just told
		}
	}
	return slices.ContainsFunc(d.Weapons, func(w event.Ref) bool {
		return w.Count != nil && w.Count.Max == 1 && nextWords[w.Count.Text[strings.LastIndexByte(w.Count.Text, ' ')+1:]] // "a second missile"
	})
}

// isDefinite reports whether a nominal trigger points back: "the attack",
// "Monday's attack".
func (d *draft) isDefinite() bool {
	if poss := d.view.child(d.word, syntax.RelNmodPoss); poss >= 0 && d.view.mention(poss, event.KindTime) != nil {
		return true
	}
	det := d.view.child(d.word, syntax.RelDet)
	if det < 0 {
		return false
	}
	f := strings.ToLower(d.view.words[det].Form)
	return f == "the" || f == "this" || f == "that"
}
