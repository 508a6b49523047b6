package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// stanceReach is how many sentences back a denial may point.
const stanceReach = 4

// joinStances gives those who confirm, deny or doubt what was told before to
// the event that they speak of: one that their own sentence tells, else the last
// one before. "Ankara denied having fired" makes no event.
func joinStances(drafts []*draft) []*draft {
	out := drafts[:0:0]
	var last retelling
	for i, d := range drafts {
		if d.rule.Stance == "" {
			if last.host == nil || !last.host.retold(d, last.claim) {
				out = append(out, d)
			}
			continue
		}
		speaker := d.speaker()
		if speaker != nil && (d.rule.Name == "claim-responsibility" || d.rule.Name == "claim-attack") {
			host := d.deadliest(out)
			if own := d.newlyTold(sameSentence(drafts, i), host); own != nil {
				own.owned(d, *speaker)
				last = retelling{}
				continue
			}
			if host != nil {
				host.owned(d, *speaker)
				tail := len(out) // what the claim's own sentence told so far
				for tail > 0 && out[tail-1].view == d.view {
					tail--
				}
				own := slices.DeleteFunc(slices.Clone(out[tail:]), func(o *draft) bool { return host.retold(o, d) })
				out = append(out[:tail], own...)
				last = retelling{host, d}
				continue
			}
		}
		var deed *draft // what is confirmed, if it is only named: "police confirmed the attack"
		if speaker == nil || d.speaksOfThing() || slices.ContainsFunc(sameSentence(drafts, i), func(o *draft) bool {
			if o.rule.Stance != "" || !d.view.dominates(d.word, o.word) {
				return false
			}
			if d.rule.Name == "confirm-report" && o.isOnlyNamed() {
				deed = o
				return false
			}
			return true
		}) {
			continue // the clause below tells its own event, and its claims know who speaks
		}
		for j := len(out) - 1; j >= 0; j-- {
			e := out[j]
			if d.view.sentence-e.view.sentence > stanceReach {
				break
			}
			if e.view == d.view && e.word > d.word || !violent(e.Category) && e.Category != event.Capture && e.Category != event.Interception && e.Category != event.Kidnapping {
				continue
			}
			if deed != nil && !joinable(e.Category, deed.Category) || e.view != d.view && d.isOnCharge() {
				continue
			}
			if e.view != d.view && (d.speaksOfElsewhere(e) || e.isOnlyNamed()) {
				continue
			}
			ref := *speaker
			ref.Stance = d.rule.Stance
			if ref.Stance == event.Confirms && d.view.verbNegated(d.word) {
				ref.Stance = event.Doubts
			}
			if !slices.ContainsFunc(e.Claims, func(c event.Ref) bool { return c.Stance == ref.Stance && c.Overlaps(ref.Span) }) {
				e.Claims = append(e.Claims, ref)
			}
			if ref.Stance == event.Confirms && d.rule.Name == "claim-responsibility" && len(e.Actors) == 0 {
				e.Actors = append(e.Actors, ref)
			}
			if e.view != d.view {
				e.Evidences = append(e.Evidences, d.Evidence.Span)
			}
			break
		}
	}
	return out
}

// isOnCharge reports whether a stance is told of a charge that its own sentence makes:
// "accuses Kabul of sheltering them, a charge the Taliban deny".
func (d *draft) isOnCharge() bool {
	h := d.view.words[d.word].Head
	if h < 0 || d.view.words[d.word].Rel != syntax.RelAclRelcl {
		return false
	}
	switch d.view.lemma(h) {
	case "charge", "accusation", "allegation", "claim":
		return true
	}
	return false
}

// isOnlyNamed reports whether a noun speaks as of something known, and tells nothing
// of it: "the murder".
func (d *draft) isOnlyNamed() bool {
	return d.pointsBack() && len(d.Places)+len(d.Targets)+len(d.Weapons)+len(d.Recipients) == 0
}

// partVerbs name what somebody may have had to do with a deed, short of it.
var partVerbs = wordSet("conspire plot plan belong know fund finance support help aid abet meet")

// deedVerbs name what somebody may deny or admit having done.
var deedVerbs = wordSet("do be have carry commit conduct launch order play stage perpetrate use attack strike hit shell bomb fire shoot kill harm hurt target " +
	"take destroy set drop wound injure raid storm ambush seize abduct kidnap execute torture massacre plant mine violate break breach cross enter happen occur")

// speaksOfThing reports whether what is denied is not the deed, but what a thing was,
// "denied that the ship had any link with Britain", a part in it, "deny conspiring",
// what somebody never does, "denies targeting civilians", or no deed at all.
func (d *draft) speaksOfThing() bool {
	v := d.view
	if k := v.child(d.word, syntax.RelXcomp); k >= 0 {
		if partVerbs[v.lemma(k)] || v.deniesCustom(d.word, k) || d.rule.Stance == event.Denies && v.isVerb(k) && !deedVerbs[v.lemma(k)] {
			return true
		}
	}
	clause := v.child(d.word, syntax.RelCcomp)
	if clause < 0 {
		return false
	}
	if d.rule.Stance == event.Denies && v.isVerb(clause) && !deedVerbs[v.lemma(clause)] {
		return true
	}
	s := v.child(clause, syntax.RelNsubj)
	return s >= 0 && v.mention(s, event.KindTarget) != nil
}

// deniesCustom reports whether a verb denies that somebody ever does what another one
// tells, and no one deed: "denies targeting civilians".
func (v *view) deniesCustom(verb, deed int) bool {
	o := v.child(deed, syntax.RelObj)
	return v.isPresent(verb) && v.words[deed].XPOS == syntax.TagVBG && o >= 0 && v.words[o].XPOS == syntax.TagNNS && v.child(o, syntax.RelDet) < 0
}

// speaksOfElsewhere reports whether the sentence of a stance names places of
// which none may be that of an event: "denied that it had lost the town of Gao".
func (d *draft) speaksOfElsewhere(e *draft) bool {
	var there, here draft
	there.Places, here.Places = d.view.placesTold(), e.Places
	if who := d.speaker(); who != nil { // "Ankara denied having fired" speaks of no place
		there.Places = slices.DeleteFunc(there.Places, func(p event.Ref) bool { return p.Overlaps(who.Span) })
	}
	if s := d.speaker(); s != nil { // "Moscow denied it" from anywhere
		there.Places = slices.DeleteFunc(there.Places, func(p event.Ref) bool { return p.Overlaps(s.Span) })
	}
	if len(here.Places) == 0 {
		here.Places = e.view.placesTold()
	}
	return len(there.Places) > 0 && !there.compatiblePlaces(&here)
}

// placesTold are the places that the sentence names, but for countries.
func (v *view) placesTold() []event.Ref {
	var out []event.Ref
	for _, m := range v.ownMentions() {
		if m.Kind == event.KindPlace && m.Type != "adjective" && m.Type != typeDescribed && m.Feature != "country" {
			out = append(out, m.Ref)
		}
	}
	return out
}

// A retelling is a claim of responsibility and the event that it is for.
type retelling struct{ host, claim *draft }

// newlyTold is the attack that the sentence of a claim of responsibility tells as
// new, in a place of its own: "claimed responsibility for a rare attack on Kuwait";
// nil where it speaks of one told before.
func (d *draft) newlyTold(sentence []*draft, told *draft) *draft {
	for _, o := range sentence {
		if o.verb || o.rule.Stance != "" || o.Category != event.Assault && (told != nil || !violent(o.Category) && o.Category != event.Kidnapping) || o.Status != event.Actual || !d.view.dominates(d.word, o.word) {
			continue
		}
		there := o.placed(nil)
		if told != nil && len(there.Places)+len(o.Recipients) == 0 {
			continue
		}
		det := d.view.child(o.word, syntax.RelDet)
		switch indefinite := det >= 0 && (d.view.lower(det) == "a" || d.view.lower(det) == "an"); {
		case told == nil, indefinite && len(there.Places) > 0 && !sharesPlace(there, told), len(there.Places) > 0 && !told.compatiblePlaces(there), o.timesConflict(told):
			return o
		}
	}
	return nil
}

// claimReach is how many sentences back the attack may stand that somebody claims.
const claimReach = 10

// deadliest is the attack before a claim of responsibility that took most lives,
// of those that took as many the last one: small ones are seldom claimed.
func (d *draft) deadliest(before []*draft) *draft {
	var best *draft
	lives := func(o *draft) float64 {
		if o.Killed == nil {
			return 0
		}
		return o.Killed.Min
	}
	paragraph := func(o *draft) int { return o.view.reading.Sentences[o.view.sentence].Paragraph }
	for _, o := range slices.Backward(before) {
		if d.view.sentence-o.view.sentence > claimReach || best != nil && paragraph(best) == paragraph(d) && paragraph(o) != paragraph(d) {
			break // a claim is for what its own paragraph tells, if that tells anything
		}
		if o.view == d.view && o.word > d.word || o.Status != event.Actual || !violent(o.Category) && o.Category != event.Kidnapping || !d.compatiblePlaces(o) {
			continue
		}
		if o.rule.isHarm() && lives(o) == 0 || o.rule.Frame == "launch" && o.view.words[o.word].Rel.Base() == syntax.RelAcl {
			continue // "all 22 sailors were unhurt" claims nobody; "a missile fired from Yemen" is what it hit
		}
		if best == nil || lives(o) > lives(best) {
			best = o
		}
	}
	return best
}

// owned notes who claimed a draft, and that who did it is theirs.
func (d *draft) owned(claim *draft, by event.Ref) {
	by.Stance = event.Confirms
	d.Claims = append(slices.DeleteFunc(d.Claims, func(c event.Ref) bool { return c.Stance == event.Says && sameThing(c, by) }), by)
	if by.Stance = ""; !known(d.Actors) && !d.has(actorRole, by) {
		d.Actors = append(d.Actors, by)
	}
	if d.view != claim.view {
		d.Evidences = append(d.Evidences, claim.Evidence.Span)
	}
}

// retold joins what the sentence of a claim tells of the deed: "claimed
// responsibility, saying they had fired missiles at a ship".
func (d *draft) retold(o, claim *draft) bool {
	if o == d || o.view != claim.view || o.word < claim.word || !violent(o.Category) || o.Status != event.Actual || !d.compatiblePlaces(o) || !claim.view.dominates(claim.word, o.word) {
		return false
	}
	o.Claims = nil
	d.absorb(o)
	return true
}

// speaker is who takes a stance.
func (d *draft) speaker() *event.Ref {
	for _, a := range d.args {
		if a.function == fnSubject && !d.view.isNobody(a.word) {
			if ref, ok := d.view.speaker(a.word); ok {
				return &ref
			}
		}
	}
	return nil
}

// speaksItself names as the claimant of a statement its subject, where that is
// nobody known who could act: "the city is demanding an answer".
func (d *draft) speaksItself() {
	if d.rule.When["denied"] != nil && !d.verb && len(d.Actors) == 0 && len(d.Claims) == 1 { // "said there will be no talks"
		speaker := d.Claims[0]
		speaker.Stance = ""
		d.Actors = append(d.Actors, speaker)
	}
	if d.rule.Says == "" || !d.verb || len(d.Claims)+len(d.Actors) > 0 || d.Status != event.Actual && d.Status != event.Habitual {
		return
	}
	if ref := d.speaker(); ref != nil {
		ref.Stance = d.rule.Says
		d.Claims = append(d.Claims, *ref)
	}
}

// ownClaims names those whose words an event is as its claimants, where nobody
// else is said to report them: an accusation is on its accuser's word.
func ownClaims(e *event.Event, stance event.Stance) {
	if stance == "" || e.Status != event.Actual && e.Status != event.Habitual || len(e.Claims) > 0 {
		return
	}
	for _, a := range e.Actors {
		if a.Implied || noSpeakers[strings.ToLower(a.Text)] || slices.ContainsFunc(e.Claims, func(c event.Ref) bool { return c.Overlaps(a.Span) || c.ID != "" && c.ID == a.ID }) {
			continue
		}
		a.Stance, a.Count = stance, nil
		e.Claims = append(e.Claims, a)
	}
}

// joinDenials joins what somebody denies having done with what was told of it
// before: "the army denied shelling the hospital". Nothing that the denial says
// may speak against it.
func joinDenials(drafts []*draft) []*draft {
	out := drafts[:0:0]
	for _, d := range drafts {
		if host := d.deniedOf(out); host != nil {
			for _, c := range d.Claims {
				if c.Stance == event.Denies && !slices.ContainsFunc(host.Claims, func(old event.Ref) bool { return sameThing(old, c) && old.Stance == c.Stance }) {
					host.Claims = append(host.Claims, c)
				}
			}
			if host.view != d.view && !slices.Contains(host.Evidences, d.Evidence.Span) {
				host.Evidences = append(host.Evidences, d.Evidence.Span)
			}
			continue
		}
		out = append(out, d)
	}
	return out
}

// deniedOf is the deed told before that d denies; nil where there is none.
func (d *draft) deniedOf(before []*draft) *draft {
	if d.Status != event.Denied || d.Category != event.Assault || !slices.ContainsFunc(d.Claims, func(c event.Ref) bool { return c.Stance == event.Denies }) {
		return nil
	}
	if h := d.view.words[d.word].Head; h >= 0 && d.verb && d.view.deniesCustom(h, d.word) {
		return nil
	}
	for _, o := range slices.Backward(before) {
		if d.view.sentence-o.view.sentence > 2*stanceReach {
			break
		}
		if o.Status != event.Actual || o.Category != event.Assault || o.view == d.view || !d.compatiblePlaces(o) {
			continue
		}
		if len(d.Actors) > 0 && len(o.Actors) > 0 && !slices.ContainsFunc(o.Actors, func(a event.Ref) bool {
			return slices.ContainsFunc(d.Actors, func(b event.Ref) bool { return sameSide(a, b) })
		}) {
			continue
		}
		if len(d.Targets) > 0 && !slices.ContainsFunc(d.Targets, func(t event.Ref) bool {
			return slices.ContainsFunc(o.Targets, func(u event.Ref) bool { return sameThing(t, u) || t.Class != "" && t.Class == u.Class })
		}) {
			continue
		}
		if len(d.Targets) == 0 && !d.hasOwnPlace() && d.view.sentence-o.view.sentence > stanceReach/2 {
			continue
		}
		return o
	}
	return nil
}
