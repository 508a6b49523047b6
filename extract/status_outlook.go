package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// outlook is what the verb above says of a verb that only goes on from it and has
// neither subject nor auxiliary of its own: "will cross the river, seizing the
// bridges", "may attack and kill", "did not attack or kill"; "" for a fact.
func (v *view) outlook(verb, above int) event.Status {
	switch rel := v.words[verb].Rel; {
	case above > verb || !v.isVerb(above) || v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelAux, syntax.RelAuxPass) >= 0:
		return ""
	case rel == syntax.RelAdvcl && v.words[verb].XPOS == syntax.TagVBG && v.child(verb, syntax.RelMark) < 0:
	case rel == syntax.RelConj && v.words[verb].XPOS == syntax.TagVB:
	case rel == syntax.RelConj && v.words[verb].XPOS == syntax.TagVBN && v.modal(above) && v.isPassive(above): // "could be tried and sentenced"
	default:
		return ""
	}
	s := v.verbStatus(above, false)
	if h := v.words[above].Head; s == "" && h >= 0 && v.words[above].Rel.Base() == syntax.RelXcomp {
		switch lem := v.lemma(h); {
		case planVerbs[lem]:
			s = event.Planned
		case v.words[verb].Rel == syntax.RelAdvcl: // "tried to storm the base, killing three"
		case attemptVerbs[lem]:
			s = event.Attempted
		case threatVerbs[lem]:
			s = event.Threatened
		}
	}
	if s == event.Habitual || s == event.Denied && v.words[verb].Rel == syntax.RelAdvcl {
		return ""
	}
	return s
}

// isNow reports whether a word is what somebody or something is at present.
func (v *view) isNow(word int) bool {
	cop := v.child(word, syntax.RelCop)
	return cop >= 0 && (v.lower(cop) == "is" || v.lower(cop) == "are")
}

// isAwaited reports whether a clause in the present tells when something else will
// be: "spending would fall once NATO takes over".
func (v *view) isAwaited(verb, above int) bool {
	if tag := v.words[verb].XPOS; tag != syntax.TagVBZ && tag != syntax.TagVBP || !v.markedBy(verb, "once", "when", "until", "after", "before") {
		return false
	}
	aux := v.child(above, syntax.RelAux)
	switch {
	case aux < 0:
		return false
	case v.lower(aux) == "will", v.lower(aux) == "would", v.lower(aux) == "'ll":
		return true
	}
	return false
}

// isPurpose reports whether a verb only tells what something is for: "a plan aimed
// at rounding up thieves".
func (v *view) isPurpose(verb, above int) bool {
	if v.words[verb].XPOS != syntax.TagVBG || v.words[above].XPOS != syntax.TagVBN {
		return false
	}
	switch v.lower(above) {
	case "aimed":
		return v.markedBy(verb, "at")
	case "designed", "intended", "meant":
		return v.markedBy(verb, "for")
	}
	return false
}

// isAnswered reports whether a noun tells what others will only answer or look
// into: "will respond to the attack", "would expel its envoy over the arrest". It
// must be a single one that the reader knows: nobody has made "any attack" yet.
func (v *view) isAnswered(noun int) bool {
	h, det := v.words[noun].Head, v.child(noun, syntax.RelDet)
	if h < 0 || v.words[noun].XPOS != syntax.TagNN || v.child(noun, syntax.RelNmodPoss) < 0 && (det < 0 || v.lower(det) != "the" && v.lower(det) != "this" && v.lower(det) != "that") {
		return false
	}
	switch v.preposition(noun) {
	case "over":
		return true
	case "to", "for", "on", "against":
		return answerVerbs[v.lemma(h)]
	case "":
		return v.words[noun].Rel == syntax.RelObj && probeVerbs[v.lemma(h)]
	}
	return false
}

// probeVerbs have as an object what has been done.
var probeVerbs = wordSet("investigate probe examine avenge mourn commemorate condemn denounce forget forgive punish")

// recallVerbs hold as a clause what has happened.
var recallVerbs = wordSet("recall remember note mention stress emphasise emphasize forget remark add point")

// inquiryWords with "into" ask after what has been done.
var inquiryWords = wordSet("look inquire enquire delve inquiry enquiry investigation probe")

// isDone reports whether a noun names what is asked into, or a clause on it says
// what that did: "an inquiry into the murders", "the attack that killed three".
func (v *view) isDone(noun int) bool {
	if h := v.words[noun].Head; h >= 0 && v.preposition(noun) == "into" {
		held := v.child(h, syntax.RelObj, syntax.RelNsubjPass) // "an inquiry will be held into"
		if inquiryWords[v.lemma(h)] || held >= 0 && inquiryWords[v.lemma(held)] {
			return true
		}
	}
	k := v.child(noun, syntax.RelAclRelcl)
	if k < 0 || v.words[k].XPOS != syntax.TagVBD || v.modal(k) || v.verbNegated(k) {
		return false
	}
	s := v.child(k, syntax.RelNsubj)
	return s >= 0 && (v.lower(s) == "that" || v.lower(s) == "which")
}

// asksWho reports whether the subject of a verb in the past is "who".
func (v *view) asksWho(verb int) bool {
	s := v.child(verb, syntax.RelNsubj)
	return s >= 0 && v.lower(s) == "who" && v.words[verb].XPOS == syntax.TagVBD
}

// onTheWay reports whether what a noun names is said to be still under way:
// "aid that is on the way", "shells that are on their way".
func (v *view) onTheWay(noun int) bool {
	for w := noun + 2; w+2 < min(len(v.words), noun+6); w++ {
		if v.lower(w) == "on" && v.lower(w+2) == "way" && (v.lower(w-1) == "is" || v.lower(w-1) == "are") {
			return true
		}
	}
	return false
}
