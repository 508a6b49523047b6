package extract

import (
	"cmp"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// Verbs that say of what hangs on them that it is no fact of the day.
var (
	planVerbs    = wordSet("plan intend prepare vow pledge promise want hope aim decide agree order instruct tell propose seek schedule expect look")
	threatVerbs  = wordSet("threaten warn")
	attemptVerbs = wordSet("try attempt seek fail strive struggle fight battle scramble race")
	denyVerbs    = wordSet("deny refute reject dismiss rule")
	doubtVerbs   = wordSet("suspect fear believe suggest consider call urge demand ask prevent avoid avert deter stop")
	forgoVerbs   = wordSet("refrain abstain desist dissuade discourage")
	habitAdverbs = wordSet("regularly often frequently routinely repeatedly daily constantly usually always increasingly continually systematically")
	habitNouns   = wordSet("series campaign years months pattern")
	// reportNouns stand for what someone said, and hold it as a clause.
	reportNouns = wordSet("report rumour rumor claim allegation accusation suggestion assertion statement story accounts account")
	// guessNouns hold as a clause what nobody knows.
	guessNouns = wordSet("speculation suspicion possibility likelihood hypothesis guess")
	// readyWords are no verbs and look ahead: "is due to arrive".
	readyWords = wordSet("due set poised ready about likely scheduled planned expected bound")
	// judgedWords judge with "to" what may be done or not: "impossible to storm".
	judgedWords = wordSet("impossible possible hard difficult easy wrong right necessary unnecessary important vital crucial essential unable dangerous " +
		"foolish reckless legitimate illegal lawful unlawful mistake error crime time tempting reluctant unwilling hesitant afraid capable")
	// intentNouns with "to" name what is not done yet: "orders to shoot".
	intentNouns  = wordSet("order instruction decision readiness ability capacity capability need desire call appeal permission right opportunity licence license mandate will pledge vow")
	attemptNouns = wordSet("attempt bid effort try")
	// wishVerbs have as an object what someone wants or keeps from happening,
	// readyVerbs what is to come, foilVerbs what was begun in vain, endVerbs what goes on until then.
	wishVerbs  = wordSet("prevent avert avoid incite order demand urge encourage justify expect fear anticipate forestall rule discuss consider propose deter")
	readyVerbs = wordSet("plan prepare ready schedule plot draft")
	foilVerbs  = wordSet("foil thwart frustrate")
	endVerbs   = wordSet("stop halt suspend cease end resume continue renounce")
	// habitPredicates say of an event that there are many: "protests are frequent".
	habitPredicates = wordSet("frequent common routine commonplace usual rare regular daily rife widespread")
)

// sumsUp are the categories of which a perfect with "since" tells all that there was:
// "five million have fled since March".
var sumsUp = map[event.Category]bool{event.Evacuation: true, event.Aid: true, event.Sanction: true, event.Support: true}

// silenceVerbs tell with "not" that somebody says nothing of what came about.
var silenceVerbs = wordSet("comment respond react reply mention speak answer acknowledge")

// pledgeVerbs announce what is to be given.
var pledgeVerbs = wordSet("pledge promise offer")

// isPledge reports whether a draft tells that aid is announced: the gift is still to
// come, but the word has been given.
func (d *draft) isPledge() bool {
	return d.verb && d.Category == event.Aid && pledgeVerbs[d.view.lemma(d.word)]
}

// giveVerbs hand over what is to be used.
var giveVerbs = wordSet("send give supply provide deliver donate ship sell buy")

// asidePrepositions hang an event on another as its time or ground.
var asidePrepositions = wordSet("during amid after since before despite following")

// status tells whether the trigger's event is told as a fact, from the words
// around it and above it: negation, modals, plans, threats, conditions, habit.
func (v *view) status(word int, l lemma) event.Status {
	status := cmp.Or(l.rule.Status, event.Actual)
	if l.rule.When["denied"] != nil {
		return status // the denial is what the rule tells
	}
	if s, final := v.statusBelow(word, l); final {
		return s
	} else if s != "" {
		status = s
	}
	switch {
	case l.rule.isHarm() && v.isWithout(word):
		return event.Denied
	case l.verb && l.rule.Category == event.Aid && pledgeVerbs[v.lemma(word)]:
		status = event.Planned // "promised Malta ten buses": they are still to come
	case l.verb:
	case v.onTheWay(word):
		return event.Planned
	case asidePrepositions[firstWord(v.preposition(word))]:
		return status // "during the offensive": what is above tells of something else
	case v.isAnswered(word):
		return status // "will respond to the attack": it is over
	case v.isDone(word):
		return status // "will look into the attack that killed three"
	case v.isOfNoHarm(word):
		return status // "nobody was hurt in that strike": it was one
	case v.isSettled(word):
		return status // "he was not involved in the attack": it was one
	case v.lemma(word) == "attempt":
		return event.Attempted // "an assassination attempt"
	}
	for i, below := word, word; i >= 0; i, below = v.words[i].Head, i {
		if h := v.words[i].Head; h >= 0 && v.words[i].Rel == syntax.RelConj && v.words[i].UPOS == syntax.NOUN && v.words[h].UPOS == syntax.ADJ {
			return status // "are not alone and that billions ...": hung on what it does not belong to
		}
		tell := v.statusOfVerb
		if !v.isVerb(i) && v.child(i, syntax.RelCop) < 0 {
			tell = v.statusOfNoun
		}
		s, final := tell(i, below, word, l)
		if s != "" {
			status = s
		}
		if final {
			break
		}
	}
	return status
}

// statusBelow is what the words that hang on a trigger say of it, "" for nothing,
// and whether no other word can say otherwise.
func (v *view) statusBelow(word int, l lemma) (status event.Status, final bool) {
	for _, k := range v.kids[word] {
		switch form := v.lower(k); form {
		case "no":
			if v.words[k].Rel == syntax.RelDet {
				return event.Denied, true
			}
		case "possible", "potential":
			return event.Hypothetical, true
		case "attempted", "foiled", "thwarted", "failed":
			if l.verb {
				continue // "met but failed to agree", "having failed to break through, withdrew"
			}
			return event.Attempted, true
		case "planned":
			return event.Planned, true
		case "frequent", "regular", "daily", "repeated", "recurring", "constant", "nightly", "near-daily":
			status = event.Habitual
		case "future", "imminent":
			if !l.verb {
				return event.Planned, true
			}
		}
	}
	return status, false
}

// statusOfNoun is what word i, a noun that is the trigger or stands above it, says
// of the trigger, by itself or by what it is the object or subject of; below is the
// word through which the trigger hangs on it.
func (v *view) statusOfNoun(i, below, word int, l lemma) (status event.Status, final bool) {
	if i != word {
		switch lem := v.lemma(i); {
		case lem == "threat" || lem == "risk" || lem == "possibility" || lem == "fear" || lem == "prospect" || lem == "chance" || lem == "warning":
			return event.Hypothetical, true
		case intentNouns[lem] && v.markedTo(below):
			return event.Hypothetical, true
		case lem == "attempt" || lem == "bid" || lem == "effort":
			return event.Attempted, true
		case lem == "plan" || lem == "plot" || lem == "preparation" || lem == "intention":
			return event.Planned, true
		case (lem == "series" || lem == "campaign") && v.isPerfect(v.clause(i)), habitPredicates[lem]:
			status = event.Habitual
		}
	}
	h := v.words[i].Head
	if h < 0 {
		return status, false
	}
	lem, rel := v.lemma(h), v.words[i].Rel
	if (rel.Base() == syntax.RelObj || rel.Base() == syntax.RelNsubj && v.isPassive(h)) && (lem == "deny" || lem == "refute") && !v.verbNegated(h) {
		return event.Denied, true
	}
	if i != word {
		return status, false
	}
	plural := v.words[i].XPOS == syntax.TagNNS
	switch {
	case rel == syntax.RelObj && lem == "claim" && v.child(i, syntax.RelDet) >= 0:
		return status, true // "no group has claimed the killing": it was done
	case lem == "order" && rel == syntax.RelObj && v.asksWho(h):
		return status, true // "who ordered the murder"
	case !l.rule.isHarm() && rel == syntax.RelObj && wishVerbs[lem]:
		return event.Hypothetical, true
	case !l.rule.isHarm() && (rel == syntax.RelObj || rel == syntax.RelNsubjPass) && foilVerbs[lem]:
		return event.Attempted, true
	case !l.rule.isHarm() && (rel == syntax.RelObj || rel == syntax.RelNsubjPass) && readyVerbs[lem]:
		return event.Planned, true
	case rel.Base() == syntax.RelObl && lem == "call" && v.preposition(i) == "for":
		return event.Hypothetical, true
	case rel == syntax.RelObj && plural && endVerbs[lem] && v.child(i, syntax.RelNummod) < 0 && !undertakings[v.lemma(i)], // not "stopped 14 assaults"
		rel == syntax.RelObj && plural && v.words[h].XPOS == syntax.TagVBP && v.words[h].Rel == syntax.RelAclRelcl, // "who carry out ambushes"
		!l.rule.isHarm() && rel.Base() == syntax.RelNsubj && plural && v.habitualPredicate(h),
		rel.Base() == syntax.RelNsubj && (habitPredicates[lem] || lem == "become" && v.isCommon(h)):
		status = event.Habitual
	}
	return status, false
}

// definites point at what is known to have been.
var definites = wordSet("the this that these those its his her their")

// isSettled reports whether a noun names a certain deed of which only who did it is told
// or in doubt: "was not involved in the attack", "not clear who is behind the killing".
func (v *view) isSettled(noun int) bool {
	det := v.child(noun, syntax.RelDet)
	if v.child(noun, syntax.RelNmodPoss) < 0 && det < 0 || det >= 0 && !definites[v.lower(det)] {
		return false
	}
	prep, top := v.preposition(noun), v.words[noun].Head
	switch {
	case prep == "behind" && v.child(noun, syntax.RelCop) >= 0:
		top = noun
	case top < 0:
		return false
	case prep == "for" && v.lemma(top) == "responsible":
	case prep == "in" && (v.lower(top) == "involved" || v.lemma(top) == "involvement" || v.lemma(top) == "complicity"):
	default:
		return false
	}
	if v.modal(top) || v.markedBy(top, "if", "unless") {
		return false
	}
	h := v.words[top].Head
	return h < 0 || !denyVerbs[v.lemma(h)] && (!v.markedTo(top) || v.isPassive(h))
}

// isOfNoHarm reports whether a noun only tells in what nobody was killed or hurt.
func (v *view) isOfNoHarm(noun int) bool {
	h := v.words[noun].Head
	if h < 0 || v.words[noun].Rel.Base() != syntax.RelObl || !deathForms[v.lower(h)] && !injuryForms[v.lower(h)] {
		return false
	}
	s := v.child(h, syntax.RelNsubj, syntax.RelNsubjPass)
	return s >= 0 && v.isNone(s)
}

// isCommon reports whether a verb says that its subject has become frequent.
func (v *view) isCommon(verb int) bool {
	k := v.child(verb, syntax.RelXcomp)
	return k >= 0 && habitPredicates[v.lemma(k)]
}

// statusOfVerb is what word i, a verb or predicate that is the trigger or stands
// above it, says of the trigger.
func (v *view) statusOfVerb(i, below, word int, l lemma) (status event.Status, final bool) {
	switch s := v.verbStatus(i, i == word); {
	case s == event.Habitual:
		if !l.rule.isHarm() && !(sumsUp[l.rule.Category] && v.sinceLong(i)) {
			status = s
		}
	case s == event.Denied && i != word && !l.verb && v.isTopic(below, i):
		return status, true // "the attacks do not discriminate", "was not claimed": it was one
	case s == event.Denied && i != word && (silenceVerbs[v.lemma(i)] || endVerbs[v.lemma(i)] && !l.verb):
		return status, true // "has not commented on the attack", "nothing can stop the advance": it was one
	case s != "":
		return s, true
	}
	if l.rule.isHarm() && v.isRate(i) {
		status = event.Habitual
	}
	rel := v.words[i].Rel
	if rel == syntax.RelAdvcl && (v.markedBy(i, "if", "unless") || v.isInverted(i)) {
		return event.Hypothetical, true
	}
	if i != word && !l.verb && !l.rule.isHarm() && v.words[word].XPOS == syntax.TagNNS && v.child(word, syntax.RelNmodPoss) >= 0 && v.isNow(i) {
		status = event.Habitual // "is an answer to Moscow's attacks"
	}
	h := v.words[i].Head
	if h < 0 {
		return status, true
	}
	lem := v.lemma(h)
	if judgedWords[lem] && v.markedTo(i) {
		return event.Hypothetical, true // "it is hard to capture Gao"
	}
	switch rel.Base() {
	case syntax.RelXcomp:
		switch {
		case lem == "let" && v.child(h, syntax.RelNsubj) < 0 && v.words[h].XPOS == syntax.TagVB:
			return event.Hypothetical, true // "let them surrender"
		case (lem == "be" || readyWords[lem]) && v.markedTo(i):
			return event.Planned, true
		case reportNouns[lem] && v.isDenied(h):
			return event.Denied, true
		case threatVerbs[lem]:
			return event.Threatened, true
		case attemptVerbs[lem]:
			return event.Attempted, true
		case planVerbs[lem]:
			return event.Planned, true
		case denyVerbs[lem] && lem != "rule":
			return event.Denied, true
		case lem == "stop" && v.words[i].XPOS == syntax.TagVBG && v.child(h, syntax.RelObj) < 0: // "stopped attacking"
		case doubtVerbs[lem]:
			return event.Hypothetical, true
		case speechVerbs[lem]:
			return status, true
		}
	case syntax.RelCcomp:
		switch {
		case reportNouns[lem] && v.isDenied(h), denyVerbs[lem] && lem != "rule", speechVerbs[lem] && v.isFalsely(h):
			return event.Denied, true
		case lem == "fear":
			return event.Hypothetical, true
		case speechVerbs[lem] || v.isVerb(h):
			return status, true // what is above the speech verb tells of the saying
		}
	case syntax.RelObj, syntax.RelObl, syntax.RelNsubj:
		return status, i != word
	case syntax.RelCsubj:
		if recallVerbs[lem] {
			return status, true // "it must be recalled that they robbed him"
		}
	case syntax.RelAcl:
		switch {
		case reportNouns[lem] && v.isDenied(h):
			return event.Denied, true
		case guessNouns[lem]:
			return event.Hypothetical, true
		case lem == "preparation" && v.words[i].XPOS == syntax.TagVBG:
			return event.Planned, true // "in preparation for launching an attack"
		case v.isPurpose(i, h):
			return event.Planned, true
		}
		return status, true
	case syntax.RelAdvcl, syntax.RelConj, syntax.RelParataxis:
		if rel.Base() == syntax.RelAdvcl && lem == "aim" && v.words[i].XPOS == syntax.TagVBG {
			return event.Planned, true // "aims at killing the leader"
		}
		if first := v.firstJoined(i); first != i && v.words[first].Rel.Base() == syntax.RelAdvcl && v.markedBy(first, "if", "unless") && v.child(i, syntax.RelNsubj) < 0 {
			return event.Hypothetical, true // "if he came back and was charged"
		}
		return cmp.Or(v.statusBeside(i, h), status), true
	}
	return status, false
}

// firstJoined is the first of the verbs joined to one another of which one is given.
func (v *view) firstJoined(verb int) int {
	for v.words[verb].Rel == syntax.RelConj && v.words[verb].Head >= 0 {
		verb = v.words[verb].Head
	}
	return verb
}

// isFalsely reports whether a verb of saying is told to say what is not so.
func (v *view) isFalsely(verb int) bool {
	k := v.child(verb, syntax.RelAdvmod)
	return k >= 0 && falseAdverbs[v.lower(k)]
}

var falseAdverbs = wordSet("falsely wrongly wrongfully mistakenly erroneously baselessly groundlessly")

// comingVerbs say of their subject that it came about, or with a "not" that it never did.
var comingVerbs = wordSet("happen occur take come begin start materialise materialize exist unfold be carry launch conduct plan mount stage commit order make attempt follow")

// isTopic reports whether a noun is the subject of a verb that tells more of it than
// whether it came about: "the strikes did not stop".
func (v *view) isTopic(noun, verb int) bool {
	rel := v.words[noun].Rel.Base()
	return rel == syntax.RelNsubj && v.words[noun].Head == verb && v.isVerb(verb) && !comingVerbs[v.lemma(verb)] && !v.isNone(noun)
}

// Who calls somebody in order to thank or congratulate him does so.
var (
	callVerbs  = wordSet("call phone telephone ring")
	greetVerbs = wordSet("thank congratulate praise commend assure")
)

// statusBeside is what verb h says of another that goes on from it, hangs on it as
// a clause or is joined to it; "" for nothing.
func (v *view) statusBeside(verb, h int) event.Status {
	lem := v.lemma(h)
	if forgoVerbs[lem] && v.words[verb].XPOS == syntax.TagVBG && v.markedBy(verb, "from") {
		return event.Hypothetical // "refrain from attacking"
	}
	if (lem == "deny" || lem == "refute") && verb > h && v.child(verb, syntax.RelMark) < 0 && (v.words[verb].XPOS == syntax.TagVBG || v.lower(v.leftmost(verb)) == "having") {
		return event.Denied // "denied shelling the town"
	}
	if s := v.child(h, syntax.RelNsubjPass); s >= 0 && v.isNone(s) && v.words[verb].XPOS == syntax.TagVBN && speechVerbs[lem] {
		return event.Denied // "nobody was reported killed"
	}
	if (lem == "task" || lem == "entrust") && v.words[verb].XPOS == syntax.TagVBG && v.markedBy(verb, "with") {
		return event.Planned // "tasked the troops with capturing the town"
	}
	if giveVerbs[lem] && v.words[verb].Rel == syntax.RelAdvcl && v.markedTo(verb) {
		return event.Planned // "sent missiles for jets to hit radars"
	}
	if s := v.outlook(verb, h); s != "" {
		return s
	}
	if callVerbs[lem] && greetVerbs[v.lemma(verb)] && v.markedTo(verb) && v.child(h, syntax.RelObj) >= 0 {
		return "" // "telephoned the king to thank him"
	}
	if v.isPurpose(verb, h) || v.isAwaited(verb, h) {
		return event.Planned
	}
	return ""
}
