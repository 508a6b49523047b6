package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// verbStatus is what a verb's own auxiliaries and adverbs say; "" for a fact.
func (v *view) verbStatus(verb int, self bool) event.Status {
	will, perfect, habit := false, v.isPerfect(verb), false
	for _, k := range v.kids[verb] {
		form := v.lower(k)
		switch {
		case v.words[k].Rel.Base() == syntax.RelAux:
			switch form {
			case "would", "'d":
				if v.verbNegated(verb) {
					return event.Denied // "said that it would not send"
				}
				if v.isReported(verb) && v.child(verb, syntax.RelAdvcl) < 0 {
					return event.Planned // "said that it would send"
				}
				return event.Hypothetical
			case "could", "can":
				if v.isPerceived(verb) {
					break // "blasts could be heard": they were
				}
				return event.Hypothetical
			case "may", "might", "should", "must":
				return event.Hypothetical
			case "will", "'ll", "shall", "wo":
				will = true
			}
		case v.words[k].Rel == syntax.RelAdvmod:
			switch {
			case form == "not" || form == "n't" || form == "never":
				if h := v.words[verb].Head; h >= 0 && v.markedTo(verb) && doubtVerbs[v.lemma(h)] {
					return event.Hypothetical // "urged rebels not to attack"
				}
				return event.Denied
			case habitAdverbs[form]:
				habit = true
			case form == "allegedly" || form == "reportedly":
			}
		case v.words[k].Rel == syntax.RelObj && self && k > verb && v.child(k, syntax.RelDet) >= 0 && v.lower(v.child(k, syntax.RelDet)) == "no" && v.isGain(k):
			return event.Denied // "made no gains"
		case v.words[k].Rel == syntax.RelObj && habitNouns[v.lemma(k)] && perfect:
			habit = true
		case v.words[k].Rel.Base() == syntax.RelObl && perfect && (v.isLongPast(k) || v.isSinceLong(k)):
			habit = true
		case v.lemma(k) == "time" && v.words[k].XPOS == syntax.TagNNS && v.preposition(k) == "" && (perfect || v.child(k, syntax.RelNummod) < 0):
			habit = true // "many times", "has done so 37 times"; "attacked four times" is the day's count
		case v.words[k].Rel.Base() == syntax.RelObl && v.isEvery(k):
			habit = true
		case v.words[k].Rel.Base() == syntax.RelNsubj && v.isNone(k):
			return event.Denied
		case v.words[k].Rel == syntax.RelMark && form == "to" && self && v.child(verb, syntax.RelAux) < 0 && (v.words[verb].Rel.Base() == syntax.RelAcl || v.words[verb].Rel.Base() == syntax.RelAdvcl):
			switch h := v.words[verb].Head; {
			case h >= 0 && attemptNouns[v.lemma(h)]:
				return event.Attempted // "a bid to kidnap a trader"
			case h >= 0 && promptVerbs[v.lemma(h)] && v.child(h, syntax.RelObj) >= 0:
				continue // "prompted the army to bomb hideouts": it did
			}
			return event.Planned // "a plan to attack", "gone there to fight"
		}
	}
	switch {
	case will:
		return event.Planned
	case habit && !v.isLasting(verb), perfect && v.sinceLong(verb) && !v.isLasting(verb):
		return event.Habitual
	}
	return ""
}

// isPerceived reports whether what a verb holds was seen or heard by somebody: "could
// be heard", "residents could see"; but "the year could see the fall of the town".
func (v *view) isPerceived(verb int) bool {
	switch v.lemma(verb) {
	case "hear":
		return true
	case "see":
		s := v.child(verb, syntax.RelNsubj)
		return s < 0 || v.isPerson(s) || v.words[s].UPOS == syntax.PRON
	}
	return false
}

// lastingVerbs tell of what, once done, goes on: "has besieged the town since May"
// is one siege.
var lastingVerbs = wordSet("besiege occupy blockade encircle surround annex imprison")

func (v *view) isLasting(verb int) bool {
	if lastingVerbs[v.lemma(verb)] {
		return true
	}
	o := v.child(verb, syntax.RelObj)
	return o >= 0 && v.lemma(o) == "siege"
}

// isInverted reports whether an auxiliary before its subject makes a clause a
// condition: "had the rebels attacked".
func (v *view) isInverted(verb int) bool {
	aux, subject := v.child(verb, syntax.RelAux), v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass)
	if aux < 0 || aux > subject {
		return false
	}
	switch v.lower(aux) {
	case "had", "should", "were":
		return true
	}
	return false
}

// isNone reports whether the phrase that a word heads stands for nobody and nothing.
func (v *view) isNone(word int) bool {
	switch v.lower(word) {
	case "nobody", "none", "no-one", "nothing", "neither":
		return true
	}
	first := v.lower(v.leftmost(word))
	return first == "no" || first == "neither"
}

// isGain reports whether an object is what a verb of making tells of: "made no gains".
func (v *view) isGain(object int) bool {
	switch v.lemma(object) {
	case "gain", "advance", "progress", "headway", "attempt", "attack", "arrest", "deal", "agreement":
		return true
	}
	return false
}

// isReported reports whether a verb stands in what someone said or wrote.
func (v *view) isReported(verb int) bool {
	h := v.words[verb].Head
	switch v.words[verb].Rel.Base() {
	case syntax.RelCcomp:
		return h >= 0 && speechVerbs[v.lemma(h)]
	case syntax.RelConj:
		return h >= 0 && v.isReported(h)
	}
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelParataxis && speechVerbs[v.lemma(k)] {
			return true
		}
	}
	return false
}

// isDenied reports whether a noun for a report is what someone denies: "denying
// rumours that", "dismissed as false a report that".
func (v *view) isDenied(noun int) bool {
	h := v.words[noun].Head
	return h >= 0 && denyVerbs[v.lemma(h)] && v.lemma(h) != "rule" && !v.verbNegated(h)
}

// verbNegated reports whether a verb has a "not" of its own.
func (v *view) verbNegated(verb int) bool {
	for _, k := range v.kids[verb] {
		switch v.lower(k) {
		case "not", "n't", "never":
			return true
		}
	}
	return false
}

// leftmost is the first word that hangs right below a word, or the word itself.
func (v *view) leftmost(word int) int {
	if len(v.kids[word]) > 0 && v.kids[word][0] < word {
		return v.kids[word][0]
	}
	return word
}

// markedTo reports whether a verb is an infinitive with "to".
func (v *view) markedTo(word int) bool { return v.markedBy(word, "to") }

func (v *view) markedBy(word int, forms ...string) bool {
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelMark {
			for _, f := range forms {
				if v.lower(k) == f {
					return true
				}
			}
		}
	}
	return false
}

// modal reports whether a verb has an auxiliary that makes it a possibility.
func (v *view) modal(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux {
			switch v.lower(k) {
			case "could", "can", "might", "may", "would":
				return true
			}
		}
	}
	return false
}
