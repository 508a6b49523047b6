package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// Verbs that say of what hangs on them that it is no fact of the day.
var (
	planVerbs    = wordSet("plan intend prepare vow pledge promise want hope aim decide agree order instruct propose seek schedule expect")
	threatVerbs  = wordSet("threaten warn")
	attemptVerbs = wordSet("try attempt seek fail strive struggle")
	denyVerbs    = wordSet("deny refute reject dismiss rule")
	doubtVerbs   = wordSet("suspect fear believe suggest consider call urge demand ask prevent avoid avert deter stop")
	habitAdverbs = wordSet("regularly often frequently routinely repeatedly daily constantly usually always increasingly continually systematically")
	habitNouns   = wordSet("series campaign years months pattern")
)

// status tells whether the trigger's event is told as a fact, from the words
// around it and above it: negation, modals, plans, threats, conditions, habit.
func (v *view) status(word int, l lemma) event.Status {
	status := l.rule.Status
	if status == "" {
		status = event.Actual
	}
	for _, k := range v.kids[word] {
		switch v.lower(k) {
		case "no":
			if v.words[k].Rel == syntax.RelDet {
				return event.Denied
			}
		case "alleged", "suspected", "possible", "potential":
			if v.lower(k) == "possible" || v.lower(k) == "potential" {
				return event.Hypothetical
			}
		case "attempted", "foiled", "thwarted", "failed":
			return event.Attempted
		case "planned":
			return event.Planned
		case "frequent", "regular", "daily", "repeated", "recurring", "constant", "nightly", "near-daily":
			status = event.Habitual
		case "future", "further", "imminent":
			if !l.verb && v.lower(k) != "further" {
				return event.Planned
			}
		}
	}
	// The words of an attempt or a threat above a nominal trigger.
	for i, top := word, true; i >= 0; i, top = v.words[i].Head, false {
		if !v.isVerb(i) && v.child(i, syntax.RelCop) < 0 {
			if !top {
				switch lem := v.lemma(i); {
				case lem == "threat" || lem == "risk" || lem == "possibility" || lem == "fear" || lem == "prospect" || lem == "chance" || lem == "warning":
					return event.Hypothetical
				case lem == "attempt" || lem == "bid" || lem == "effort":
					return event.Attempted
				case lem == "plan" || lem == "plot" || lem == "preparation" || lem == "intention":
					return event.Planned
				case (lem == "series" || lem == "campaign") && v.isPerfect(v.clause(i)):
					status = event.Habitual
				}
			}
			continue
		}
		if s := v.verbStatus(i, i == word); s != "" && s != event.Habitual {
			return s
		} else if s == event.Habitual {
			status = s
		}
		if rel := v.words[i].Rel; rel == syntax.RelAdvcl && v.markedBy(i, "if", "unless") {
			return event.Hypothetical
		}
		h := v.words[i].Head
		if h < 0 {
			break
		}
		lem := v.lemma(h)
		switch v.words[i].Rel.Base() {
		case syntax.RelXcomp, syntax.RelCcomp:
			switch {
			case v.words[i].Rel.Base() == syntax.RelXcomp && threatVerbs[lem]:
				return event.Threatened
			case v.words[i].Rel.Base() == syntax.RelXcomp && attemptVerbs[lem]:
				return event.Attempted
			case v.words[i].Rel.Base() == syntax.RelXcomp && planVerbs[lem]:
				return event.Planned
			case denyVerbs[lem] && lem != "rule":
				return event.Denied
			case doubtVerbs[lem] && v.words[i].Rel.Base() == syntax.RelXcomp, lem == "fear":
				return event.Hypothetical
			case speechVerbs[lem] || v.isVerb(h) && v.words[i].Rel.Base() == syntax.RelCcomp:
				return status // what is above the speech verb tells of the saying
			}
		case syntax.RelObj, syntax.RelObl, syntax.RelNsubj:
			if i != word {
				return status
			}
		case syntax.RelAdvcl, syntax.RelConj, syntax.RelParataxis, syntax.RelAcl:
			return status
		}
	}
	return status
}

// verbStatus is what a verb's own auxiliaries and adverbs say; "" for a fact.
func (v *view) verbStatus(verb int, self bool) event.Status {
	will, perfect, habit := false, v.isPerfect(verb), false
	for _, k := range v.kids[verb] {
		form := v.lower(k)
		switch {
		case v.words[k].Rel.Base() == syntax.RelAux:
			switch form {
			case "could", "may", "might", "would", "should", "can", "must", "'d":
				return event.Hypothetical
			case "will", "'ll", "shall", "wo":
				will = true
			}
		case v.words[k].Rel == syntax.RelAdvmod:
			switch {
			case form == "not" || form == "n't" || form == "never":
				return event.Denied
			case habitAdverbs[form]:
				habit = true
			case form == "allegedly" || form == "reportedly":
			}
		case v.words[k].Rel == syntax.RelObj && habitNouns[v.lemma(k)] && perfect:
			habit = true
		case v.words[k].Rel.Base() == syntax.RelObl && perfect && v.isLongPast(k):
			habit = true
		case v.words[k].Rel.Base() == syntax.RelNsubj && (form == "nobody" || form == "none" || form == "no-one"):
			return event.Denied
		case v.words[k].Rel == syntax.RelMark && form == "to" && self && (v.words[verb].Rel.Base() == syntax.RelAcl || v.words[verb].Rel.Base() == syntax.RelAdvcl):
			return event.Planned // "a plan to attack", "gone there to fight"
		}
	}
	switch {
	case will:
		return event.Planned
	case habit:
		return event.Habitual
	}
	return ""
}

// isPerfect reports whether a verb is in a perfect tense.
func (v *view) isPerfect(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux {
			switch v.lower(k) {
			case "has", "have", "'ve", "'s":
				return true
			}
		}
	}
	return false
}

// isLongPast reports whether a phrase tells of months or years: "over the past
// months", "for years".
func (v *view) isLongPast(word int) bool {
	switch v.lemma(word) {
	case "month", "year", "week", "decade":
		prep := v.preposition(word)
		return (prep == "over" || prep == "for" || prep == "in" || prep == "during") && v.words[word].XPOS == syntax.TagNNS
	}
	return false
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
