package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// Verbs that say of what hangs on them that it is no fact of the day.
var (
	planVerbs    = wordSet("plan intend prepare vow pledge promise want hope aim decide agree order instruct propose seek schedule expect look")
	threatVerbs  = wordSet("threaten warn")
	attemptVerbs = wordSet("try attempt seek fail strive struggle")
	denyVerbs    = wordSet("deny refute reject dismiss rule")
	doubtVerbs   = wordSet("suspect fear believe suggest consider call urge demand ask prevent avoid avert deter stop")
	forgoVerbs   = wordSet("refrain abstain desist dissuade discourage")
	habitAdverbs = wordSet("regularly often frequently routinely repeatedly daily constantly usually always increasingly continually systematically")
	habitNouns   = wordSet("series campaign years months pattern")
	// reportNouns stand for what someone said, and hold it as a clause.
	reportNouns = wordSet("report rumour rumor claim allegation accusation suggestion assertion statement story accounts account")
	// readyWords are no verbs and look ahead: "is due to arrive".
	readyWords = wordSet("due set poised ready about likely scheduled planned expected bound")
	// judgedWords judge with "to" what may be done or not: "impossible to storm".
	judgedWords = wordSet("impossible possible hard difficult easy wrong right necessary unnecessary important vital crucial essential unable dangerous " +
		"foolish reckless legitimate illegal lawful unlawful mistake error crime time tempting reluctant unwilling hesitant afraid capable")
	// intentNouns with "to" name what is not done yet: "orders to shoot".
	intentNouns  = wordSet("order instruction decision readiness ability capacity capability need desire call appeal permission right opportunity licence license mandate will pledge vow")
	attemptNouns = wordSet("attempt bid effort try")
	// wishVerbs have as an object what someone wants or keeps from happening,
	// foilVerbs what was begun in vain, endVerbs what goes on until then.
	wishVerbs = wordSet("prevent avert avoid incite order demand urge encourage justify expect fear anticipate forestall rule plan discuss consider propose deter")
	foilVerbs = wordSet("foil thwart frustrate")
	endVerbs  = wordSet("stop halt suspend cease end resume continue renounce")
	// habitPredicates say of an event that there are many: "protests are frequent".
	habitPredicates = wordSet("frequent common routine commonplace usual rare regular daily rife widespread")
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
	// "threatened to sink", "threatened more attacks", "warned of strikes".
	switch rel := v.words[word].Rel.Base(); rel {
	case syntax.RelXcomp, syntax.RelObj:
		return v.lemma(h) == "threaten"
	case syntax.RelObl:
		return threatVerbs[v.lemma(h)] && (v.preposition(word) == "of" || v.preposition(word) == "with")
	}
	return false
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

// isAsked reports whether the verb at word only says what somebody asks, offers
// or refuses: "asked the court to annul the ban".
func (v *view) isAsked(word int) bool {
	h := v.words[word].Head
	rel := v.words[word].Rel
	if h >= 0 && rel == syntax.RelAdvcl && v.lemma(h) == "call" && v.child(h, syntax.RelObj, syntax.RelXcomp) >= 0 {
		return false // "called the king to thank him": by telephone
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

// asidePrepositions hang an event on another as its time or ground.
var asidePrepositions = wordSet("during amid after since before despite following")

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
			if l.verb && v.words[k].Rel == syntax.RelConj {
				continue // "met but failed to agree"
			}
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
	if l.rule.isHarm() && v.isWithout(word) {
		return event.Denied
	}
	if !l.verb && v.onTheWay(word) {
		return event.Planned
	}
	if !l.verb && asidePrepositions[firstWord(v.preposition(word))] {
		return status // "during the offensive": what is above tells of something else
	}
	if !l.verb && v.lemma(word) == "attempt" {
		return event.Attempted // "an assassination attempt"
	}
	// The words of an attempt or a threat above a nominal trigger.
	for i, top, below := word, true, word; i >= 0; i, top, below = v.words[i].Head, false, i {
		if h := v.words[i].Head; h >= 0 && v.words[i].Rel == syntax.RelConj && v.words[i].UPOS == syntax.NOUN && v.words[h].UPOS == syntax.ADJ {
			return status // "are not alone and that billions ...": hung on what it does not belong to
		}
		if !v.isVerb(i) && v.child(i, syntax.RelCop) < 0 {
			if !top {
				switch lem := v.lemma(i); {
				case lem == "threat" || lem == "risk" || lem == "possibility" || lem == "fear" || lem == "prospect" || lem == "chance" || lem == "warning":
					return event.Hypothetical
				case intentNouns[lem] && v.markedTo(below):
					return event.Hypothetical
				case lem == "attempt" || lem == "bid" || lem == "effort":
					return event.Attempted
				case lem == "plan" || lem == "plot" || lem == "preparation" || lem == "intention":
					return event.Planned
				case (lem == "series" || lem == "campaign") && v.isPerfect(v.clause(i)):
					status = event.Habitual
				case habitPredicates[lem]:
					status = event.Habitual
				}
			}
			switch h := v.words[i].Head; {
			case h < 0:
			case top && !l.rule.isHarm() && v.words[i].Rel == syntax.RelObj && wishVerbs[v.lemma(h)]:
				return event.Hypothetical
			case top && !l.rule.isHarm() && (v.words[i].Rel == syntax.RelObj || v.words[i].Rel == syntax.RelNsubjPass) && foilVerbs[v.lemma(h)]:
				return event.Attempted
			case top && v.words[i].Rel.Base() == syntax.RelObl && v.lemma(h) == "call" && v.preposition(i) == "for":
				return event.Hypothetical
			case top && v.words[i].Rel == syntax.RelObj && v.words[i].XPOS == syntax.TagNNS && endVerbs[v.lemma(h)] && v.child(i, syntax.RelNummod) < 0: // not "stopped 14 assaults"
				status = event.Habitual
			case top && v.words[i].Rel == syntax.RelObj && v.words[i].XPOS == syntax.TagNNS && v.words[h].XPOS == syntax.TagVBP && v.words[h].Rel == syntax.RelAclRelcl:
				status = event.Habitual // "who carry out ambushes"
			case (v.words[i].Rel.Base() == syntax.RelObj || v.words[i].Rel.Base() == syntax.RelNsubj && v.isPassive(h)) && (v.lemma(h) == "deny" || v.lemma(h) == "refute") && !v.verbNegated(h):
				return event.Denied
			case top && !l.rule.isHarm() && v.words[i].Rel.Base() == syntax.RelNsubj && v.words[i].XPOS == syntax.TagNNS && v.habitualPredicate(h):
				status = event.Habitual
			case top && v.words[i].Rel.Base() == syntax.RelNsubj && habitPredicates[v.lemma(h)]:
				status = event.Habitual
			}
			continue
		}
		switch s := v.verbStatus(i, i == word); {
		case s == event.Habitual:
			if !l.rule.isHarm() {
				status = s
			}
		case s != "":
			return s
		}
		if rel := v.words[i].Rel; rel == syntax.RelAdvcl && (v.markedBy(i, "if", "unless") || v.isInverted(i)) {
			return event.Hypothetical
		}
		if i != word && !l.verb && !l.rule.isHarm() && v.words[word].XPOS == syntax.TagNNS && v.child(word, syntax.RelNmodPoss) >= 0 && v.isNow(i) {
			status = event.Habitual // "is an answer to Moscow's attacks"
		}
		h := v.words[i].Head
		if h < 0 {
			break
		}
		lem := v.lemma(h)
		if judgedWords[lem] && v.markedTo(i) {
			return event.Hypothetical // "it is hard to capture Gao"
		}
		switch v.words[i].Rel.Base() {
		case syntax.RelXcomp, syntax.RelCcomp:
			switch {
			case v.words[i].Rel.Base() == syntax.RelXcomp && (lem == "be" || readyWords[lem]) && v.markedTo(i):
				return event.Planned
			case reportNouns[lem] && v.isDenied(h):
				return event.Denied
			case v.words[i].Rel.Base() == syntax.RelXcomp && threatVerbs[lem]:
				return event.Threatened
			case v.words[i].Rel.Base() == syntax.RelXcomp && attemptVerbs[lem]:
				return event.Attempted
			case v.words[i].Rel.Base() == syntax.RelXcomp && planVerbs[lem]:
				return event.Planned
			case denyVerbs[lem] && lem != "rule":
				return event.Denied
			case lem == "stop" && v.words[i].XPOS == syntax.TagVBG && v.child(h, syntax.RelObj) < 0: // "stopped attacking"
			case doubtVerbs[lem] && v.words[i].Rel.Base() == syntax.RelXcomp, lem == "fear":
				return event.Hypothetical
			case speechVerbs[lem] || v.isVerb(h) && v.words[i].Rel.Base() == syntax.RelCcomp:
				return status // what is above the speech verb tells of the saying
			}
		case syntax.RelObj, syntax.RelObl, syntax.RelNsubj:
			if i != word {
				return status
			}
		case syntax.RelAcl:
			switch {
			case reportNouns[lem] && v.isDenied(h):
				return event.Denied
			case v.isPurpose(i, h):
				return event.Planned
			}
			return status
		case syntax.RelAdvcl, syntax.RelConj, syntax.RelParataxis:
			if forgoVerbs[lem] && v.words[i].XPOS == syntax.TagVBG && v.markedBy(i, "from") {
				return event.Hypothetical // "refrain from attacking"
			}
			if (lem == "deny" || lem == "refute") && i > h && v.child(i, syntax.RelMark) < 0 && (v.words[i].XPOS == syntax.TagVBG || v.lower(v.leftmost(i)) == "having") {
				return event.Denied // "denied shelling the town"
			}
			if s := v.child(h, syntax.RelNsubjPass); s >= 0 && v.isNone(s) && v.words[i].XPOS == syntax.TagVBN && speechVerbs[lem] {
				return event.Denied // "nobody was reported killed"
			}
			if s := v.outlook(i, h); s != "" {
				return s
			}
			if v.isPurpose(i, h) || v.isAwaited(i, h) {
				return event.Planned
			}
			return status
		}
	}
	return status
}

// outlook is what the verb above says of a verb that only goes on from it and has
// neither subject nor auxiliary of its own: "will cross the river, seizing the
// bridges", "may attack and kill", "did not attack or kill"; "" for a fact.
func (v *view) outlook(verb, above int) event.Status {
	switch rel := v.words[verb].Rel; {
	case above > verb || !v.isVerb(above) || v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelAux, syntax.RelAuxPass) >= 0:
		return ""
	case rel == syntax.RelAdvcl && v.words[verb].XPOS == syntax.TagVBG && v.child(verb, syntax.RelMark) < 0:
	case rel == syntax.RelConj && v.words[verb].XPOS == syntax.TagVB:
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
				if v.lemma(verb) == "hear" || v.lemma(verb) == "see" {
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
		case v.words[k].Rel == syntax.RelMark && form == "to" && self && (v.words[verb].Rel.Base() == syntax.RelAcl || v.words[verb].Rel.Base() == syntax.RelAdvcl):
			if h := v.words[verb].Head; h >= 0 && attemptNouns[v.lemma(h)] {
				return event.Attempted // "a bid to kidnap a trader"
			}
			return event.Planned // "a plan to attack", "gone there to fight"
		}
	}
	switch {
	case will:
		return event.Planned
	case habit || perfect && v.sinceLong(verb):
		return event.Habitual
	}
	return ""
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
