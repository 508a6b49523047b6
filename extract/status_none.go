package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// neverWas reports whether the words around the trigger say that its event did
// not come about and nobody claims it did: "without firing", "before it could
// explode". A threat is an event of its own, and what it threatens none.
func (v *view) neverWas(word int) bool {
	switch v.preposition(word) {
	case "without", "instead of", "rather than":
		return true
	}
	if v.markedBy(word, "without") {
		return true
	}
	if v.markedBy(word, "before", "until") && v.modal(word) {
		return true
	}
	h := v.words[word].Head
	if h < 0 {
		return false
	}
	// "threatened to sink", "threatened more attacks", "warned of strikes", "refused to shoot".
	switch rel := v.words[word].Rel.Base(); rel {
	case syntax.RelXcomp:
		return v.lemma(h) == "threaten" || refusalVerbs[v.lemma(h)]
	case syntax.RelObj:
		return v.lemma(h) == "threaten" || sparingVerbs[v.lemma(h)] && harmNouns[v.lemma(word)]
	case syntax.RelObl:
		if v.preposition(word) == "for" && purposeForms[v.lower(h)] && v.words[h].Rel == syntax.RelAcl {
			return true // "a station used for evacuations"
		}
		return threatVerbs[v.lemma(h)] && (v.preposition(word) == "of" || v.preposition(word) == "with") || v.isWardedOff(word, h)
	case syntax.RelNmod:
		return endNouns[v.lemma(h)] || v.isWardedOff(word, h)
	}
	return false
}

// refusalVerbs tell with an infinitive what somebody does not do, endNouns with a
// preposition what is to be over, or was for a while: "an end to the fighting".
var (
	refusalVerbs = wordSet("refuse decline avoid")
	endNouns     = wordSet("cessation end halt lull respite")
)

// purposeForms tell with "for" what something serves.
var purposeForms = wordSet("used intended designed meant built needed reserved suitable")

// sparingVerbs with harmNouns as their object tell what is to be kept low.
var (
	sparingVerbs = wordSet("avoid minimise minimize limit reduce")
	harmNouns    = wordSet("casualty casualties death injury fatality bloodshed")
)

// keepVerbs and keepNouns tell with "from" or "against" what may come.
var (
	keepVerbs = wordSet("protect safeguard shield shelter insulate secure")
	keepNouns = wordSet("protection safeguard shield shelter defence defense")
)

// isWardedOff reports whether a noun only tells what word h keeps off: "protect
// the city from drone attacks".
func (v *view) isWardedOff(noun, h int) bool {
	prep := v.preposition(noun)
	return (prep == "from" || prep == "against") && v.words[noun].XPOS == syntax.TagNNS && v.child(noun, syntax.RelDet, syntax.RelNmodPoss) < 0 &&
		(v.isVerb(h) && keepVerbs[v.lemma(h)] || keepNouns[v.lemma(h)])
}

// isRanked reports whether a draft only ranks what was told before: "it was the
// third major attack in a week", "the deadliest shooting since 2012".
func (d *draft) isRanked() bool {
	v := d.view
	if d.Category != event.Assault && d.Category != event.Explosion && d.Category != event.Clash || d.word < 3 {
		return false
	}
	for c := d.word - 1; c > 0; c-- {
		switch form := v.lower(c); {
		case form == "is" || form == "was":
			s := v.lower(c - 1)
			if s != "it" && s != "this" && s != "that" && !violentNouns[s] {
				return false
			}
			for w := c + 1; w < d.word; w++ {
				if v.words[w].XPOS == syntax.TagJJS || ordinalWords[v.lower(w)] {
					return true
				}
			}
			return false
		case v.words[c].UPOS == syntax.VERB || v.words[c].UPOS == syntax.PUNCT:
			return false
		}
	}
	return false
}

var ordinalWords = wordSet("first second third fourth fifth sixth seventh latest most")

// isPenalty reports whether a draft only tells what may await somebody in court:
// "if convicted, he could be jailed for life".
func (d *draft) isPenalty() bool {
	return d.verb && d.Status == event.Hypothetical && (d.Category == event.Arrest || d.Category == event.Accuse && d.rule.Name == "charge")
}

// askVerbs make an event of what is asked, offered or refused; what the verb
// below them tells is part of it.
var askVerbs = wordSet("urge ask petition beg implore appeal beseech call offer refuse decline invite encourage lobby press pressure plead exhort")

// wantVerbs have as an object what somebody asks for: "demanded the release".
var wantVerbs = wordSet("demand request urge want propose seek")

// askNouns are what somebody asks, with the clause that says for what.
var askNouns = wordSet("demand request appeal plea proposal insistence")

// isAsked reports whether the verb at word only says what somebody asks, offers
// or refuses: "asked the court to annul the ban".
func (v *view) isAsked(word int) bool {
	h := v.words[word].Head
	rel := v.words[word].Rel
	if v.words[word].UPOS == syntax.NOUN && h >= 0 && v.isVerb(h) {
		return rel == syntax.RelObj && wantVerbs[v.lemma(h)] || rel.Base() == syntax.RelObl && v.preposition(word) == "for" && askVerbs[v.lemma(h)]
	}
	if h >= 0 && rel == syntax.RelConj && v.words[word].XPOS == syntax.TagVB && v.isVerb(h) && v.child(word, syntax.RelNsubj, syntax.RelMark, syntax.RelAux) < 0 {
		return v.isAsked(h) // "urged them to come and put it right"
	}
	if h >= 0 && rel == syntax.RelAdvcl && v.lemma(h) == "call" && v.child(h, syntax.RelObj, syntax.RelXcomp) >= 0 {
		return false // "called the king to thank him": by telephone
	}
	if h >= 0 && rel == syntax.RelAcl && askNouns[v.lemma(h)] {
		return v.markedTo(word) || v.markedBy(word, "that") // "the demand that Mali pay"
	}
	return h >= 0 && (rel == syntax.RelXcomp || rel == syntax.RelAdvcl || rel == syntax.RelCcomp) && v.isVerb(h) && askVerbs[v.lemma(h)] && v.markedTo(word)
}

// isWithout reports whether a noun is said not to have come about: "without
// casualties", "without causing casualties".
func (v *view) isWithout(word int) bool {
	if v.words[word].UPOS == syntax.VERB {
		return false
	}
	h := v.words[word].Head
	return v.preposition(word) == "without" || h >= 0 && v.words[h].UPOS == syntax.VERB && v.markedBy(h, "without")
}
