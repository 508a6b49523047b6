package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// blamingVerbs put a deed told before on somebody.
var blamingVerbs = wordSet("blame accuse attribute ascribe pin")

// joinBlame gives a deed that nobody named is said to have done those who blame
// somebody for it in a later sentence, and whom they blame: "Drones hit the dam.
// The governor blamed the rebels." The accusation stays an event of its own.
func joinBlame(drafts []*draft) {
	for i, d := range drafts {
		if d.Category != event.Accuse || !d.verb || !blamingVerbs[d.view.lemma(d.word)] || d.Status != event.Actual || len(d.Recipients) == 0 || d.namesDeed() {
			continue
		}
		if slices.ContainsFunc(sameSentence(drafts, i), func(o *draft) bool { return violent(o.Category) && !d.laysAtDoor(o) }) {
			continue // for the deed that it tells itself
		}
		by := d.speaker()
		if by == nil {
			continue
		}
		for _, o := range slices.Backward(drafts[:i]) {
			if d.view.sentence-o.view.sentence > stanceReach {
				break
			}
			deadly := o.rule.isHarm() && o.Killed != nil && len(o.Weapons) > 0
			if o.view == d.view || !deadly && o.Category != event.Assault && o.Category != event.Kidnapping && o.Category != event.Explosion || o.Status != event.Actual || d.speaksOfElsewhere(o) {
				continue
			}
			if o.blamed(d) {
				by.Stance = event.Blames
				o.Claims = append(o.Claims, *by)
				if o.view != d.view && !slices.Contains(o.Evidences, d.Evidence.Span) {
					o.Evidences = append(o.Evidences, d.Evidence.Span)
				}
			}
			break
		}
	}
}

// laysAtDoor reports whether a deed that an accusation has as its object is only the
// one told before: "blamed the attack on the rebels". They are none of its victims.
func (d *draft) laysAtDoor(o *draft) bool {
	if o == d || o.verb || !o.isDefinite() || o.view.words[o.word].Head != d.word || o.view.words[o.word].Rel != syntax.RelObj {
		return false
	}
	o.Recipients = slices.DeleteFunc(o.Recipients, func(r event.Ref) bool {
		return slices.ContainsFunc(d.Recipients, func(q event.Ref) bool { return q.Span == r.Span })
	})
	return true
}

// namesDeed reports whether an accusation says what it is of: "accused the army of
// looting", "blamed the rebels for a raid".
func (d *draft) namesDeed() bool {
	v := d.view
	for _, k := range v.kids[d.word] {
		switch v.words[k].Rel.Base() {
		case syntax.RelCcomp, syntax.RelAdvcl, syntax.RelXcomp:
			return true
		case syntax.RelObj: // "accused troops of razing a tower", the deed hung on the troops
			if v.child(k, syntax.RelAcl) > k {
				return true
			}
		}
	}
	what := "for"
	if v.lemma(d.word) == "accuse" {
		what = "of"
	}
	for k := d.word + 1; k < len(v.words); k++ {
		if v.preposition(k) != what {
			continue
		}
		if h := v.words[k].Head; h == d.word || h > d.word && v.words[h].Head == d.word {
			return true
		}
	}
	return false
}

// blamed gives a deed whom an accusation is of, as those who did it; false where
// others are known to have done it.
func (d *draft) blamed(accusation *draft) bool {
	if !known(d.Actors) {
		for _, a := range accusation.Recipients {
			if !d.has(actorRole, a) && !d.has(recipientRole, a) {
				d.Actors = append(d.Actors, a)
			}
		}
		return true
	}
	return slices.ContainsFunc(d.Actors, func(a event.Ref) bool {
		return slices.ContainsFunc(accusation.Recipients, func(b event.Ref) bool { return sameSide(a, b) })
	})
}
