package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// nounArguments lists the arguments of a nominal trigger: its modifiers, its
// prepositional phrases and participles, and those of the verb it depends on.
func (v *view) nounArguments(noun int, f frame) []argument {
	var out []argument
	for _, k := range v.kids[noun] {
		switch v.words[k].Rel {
		case syntax.RelNmodPoss:
			fn := fnSubject
			switch {
			case f[fnModifier][event.KindActor] == recipientRole, v.isKilled(noun, k):
				fn = fnObject // "the priests' murder"
			case v.isRankedBy(noun) && v.mention(k, event.KindPlace) != nil:
				fn = fnLocation // "Kabul's deadliest attack"
			}
			out = append(out, argument{function: fn, word: k})
		case syntax.RelCompound, syntax.RelAmod, syntax.RelNmodDesc, syntax.RelNmodUnmarked:
			if k > 0 && v.lemma(k-1) == "tell" {
				continue // "told Reuters clashes had broken out"
			}
			fn := fnModifier
			if m := v.mention(k, event.KindActor); m != nil && m.Type == "person" && v.isKilled(noun, k) {
				fn = fnObject // "the Prieto murder"
			}
			if takenNouns[v.lemma(noun)] && v.words[k].Rel == syntax.RelCompound && v.mention(k, event.KindPlace) != nil && v.child(noun, syntax.RelNmod, syntax.RelObl) < 0 {
				fn = fnObject // "the Crimea annexation", not "the Russia invasion of Ukraine"
			}
			out = v.behindDay(append(out, argument{function: fn, word: k}), k)
			if l := v.leader(k); l >= 0 {
				out = append(out, argument{function: fnSubject, word: l})
			} else if o := v.child(k, syntax.RelFlat, syntax.RelCompound); o >= 0 && v.mention(o, event.KindActor) != nil && v.mention(o, event.KindActor) != v.mention(k, event.KindActor) {
				out = append(out, argument{function: fnModifier, word: o}) // "Chad-Sudan talks"
			}
		case syntax.RelNmod, syntax.RelObl:
			a := v.oblique(k, true)
			if a.prep == "by" {
				a.function = fnSubject
			}
			out = append(out, a)
			if a.prep == "of" {
				for _, by := range v.kids[k] { // "the downing of a jet by rebels"
					if v.words[by].Rel.Base() == syntax.RelNmod && v.preposition(by) == "by" && v.mention(by, event.KindActor) != nil {
						out = append(out, argument{function: fnSubject, prep: "by", word: by})
					}
				}
			}
			if a.prep == "with" && v.mention(k, event.KindWeapon) != nil {
				for _, at := range v.kids[k] { // "a strike with missiles on a depot"
					if prep := v.preposition(at); prep == "on" || prep == "against" || prep == "at" {
						out = append(out, v.oblique(at, true))
					}
				}
			}
		case syntax.RelAcl, syntax.RelAclRelcl:
			out = v.participleArguments(out, k)
		case syntax.RelAdvmod:
			if bearingWords[v.lower(k)] { // "an airstrike south of the town"
				out = append(out, argument{function: fnLocation, prep: v.lower(k), word: k})
			}
		case syntax.RelNsubj, syntax.RelExpl:
			switch {
			case v.words[noun].UPOS == syntax.ADJ: // "Eritrea is willing", "it is willing"
				out = append(out, argument{function: fnSubject, word: k})
			case v.preposition(noun) == "under": // "Sumy is under fire"
				out = append(out, argument{function: fnObject, word: k})
			}
		}
	}
	if h := v.words[noun].Head; v.words[noun].Rel == syntax.RelNsubj && h >= 0 && !v.isVerb(h) && v.child(h, syntax.RelCop) >= 0 && v.child(h, syntax.RelAclRelcl) < 0 && v.mention(h, event.KindPlace) != nil {
		out = append(out, v.oblique(h, true)) // "the heaviest fighting was near Lyman", but "near Lyman, where 49 assaults were beaten back"
	}
	out = v.sharedModifiers(out, noun)
	top := noun
	for v.words[top].Rel == syntax.RelConj && v.words[top].Head >= 0 && !v.isVerb(v.words[top].Head) {
		top = v.words[top].Head
	}
	// "a series of attacks", "two days of drills": the partitive's place is its own.
	for h := v.words[top].Head; h >= 0 && v.words[top].Rel.Base() == syntax.RelNmod && (partitives[v.lemma(h)] || spanNouns[v.lemma(h)] && v.preposition(top) == "of" || phaseNouns[v.lemma(h)] && v.lemma(noun) == "visit"); h = v.words[top].Head {
		for _, k := range v.kids[h] {
			if v.words[k].Rel == syntax.RelNmod && k != top {
				out = append(out, v.oblique(k, true))
			}
		}
		top = h
	}
	if a, ok := v.blamed(top); ok {
		for i := range out { // "the officers involved in the boy's shooting"
			if p := out[i].word; v.words[p].Rel == syntax.RelNmodPoss && v.words[p].Head == noun && v.words[p].UPOS == syntax.NOUN && v.lemma(noun) == "shooting" {
				out[i].function = fnObject
			}
		}
		out = append(out, a)
	}
	if g := v.words[top].Head; g >= 0 && v.isVerb(g) && !datingPrepositions[v.preposition(top)] {
		out = v.governorArguments(out, top, g)
	}
	return out
}

// leader is who leads what word k qualifies: "a Saudi-led air strike"; -1 if nobody.
func (v *view) leader(k int) int {
	if k == 0 || v.lower(k) != "led" || v.words[k-1].Form != "-" {
		return -1
	}
	for _, l := range v.kids[k] {
		if l < k && v.mention(l, event.KindActor) != nil {
			return l
		}
	}
	return -1
}

// killNouns name what is done to their possessor, unless "of" tells to whom.
var killNouns = wordSet("murder assassination killing slaying execution homicide lynching beheading")

// isKilled reports whether a word before a noun for a killing is who was killed:
// "the judge's murder", but "the army's murder of a judge" and "rebel killings".
func (v *view) isKilled(noun, word int) bool {
	if !killNouns[v.lemma(noun)] {
		return false
	}
	for _, k := range v.kids[noun] {
		if v.words[k].Rel.Base() == syntax.RelNmod && v.preposition(k) == "of" {
			return false
		}
	}
	if m := v.mention(word, event.KindActor); m != nil && m.Type == "person" {
		return true
	}
	return v.words[noun].XPOS == syntax.TagNN && v.lower(word) != "its"
}

// takenNouns name what is done to a place.
var takenNouns = wordSet("invasion annexation takeover occupation")

// isRankedBy reports whether a noun is ranked among others of its kind: "the
// deadliest attack", "the first bombing in years".
func (v *view) isRankedBy(noun int) bool {
	for _, k := range v.kids[noun] {
		if v.words[k].XPOS == syntax.TagJJS || v.words[k].Rel == syntax.RelAmod && (v.lower(k) == "first" || v.child(k, syntax.RelAdvmod) >= 0 && v.lower(v.child(k, syntax.RelAdvmod)) == "most") {
			return true
		}
	}
	return false
}

// datingPrepositions hang an event on another that it only dates: "a day before
// the raid, a lorry hit a mine".
var datingPrepositions = wordSet("before after since until till following")

// Words that lay a deed at someone's door.
var (
	ownUpVerbs  = wordSet("claim accept admit acknowledge assume take")
	blameVerbs  = wordSet("blame accuse suspect charge fine punish hang convict sentence jail imprison indict try")
	creditNouns = wordSet("responsibility credit authorship")
	partNouns   = wordSet("part involvement participation complicity role")
	doerNouns   = wordSet("mastermind perpetrator organiser organizer architect ringleader planner instigator")
)

// blamed is who is said to have done what a noun names: "claimed responsibility
// for the attack", "blamed the rebels for it", "the murder was attributed to them".
func (v *view) blamed(noun int) (argument, bool) {
	subject := func(w int) (argument, bool) { return argument{function: fnSubject, word: w}, w >= 0 }
	prep := v.preposition(noun)
	if prep == "behind" && v.child(noun, syntax.RelCop) >= 0 {
		return subject(v.child(noun, syntax.RelNsubj)) // "said it was behind the attack"
	}
	h := v.words[noun].Head
	if h < 0 {
		return argument{}, false
	}
	switch lem := v.lemma(h); {
	case prep == "for" && creditNouns[lem] && v.words[h].Head >= 0 && ownUpVerbs[v.lemma(v.words[h].Head)]:
		return v.doer(v.words[h].Head)
	case prep == "for" && ownUpVerbs[lem]:
		if o := v.child(h, syntax.RelObj); o >= 0 && creditNouns[v.lemma(o)] {
			return v.doer(h)
		}
	case prep == "for" && lem == "responsible", prep == "in" && v.lower(h) == "involved":
		return v.describedBy(h)
	case prep == "in" && lem == "participate" && v.isFirstIn(noun, h):
		return v.doer(h)
	case prep == "in" && lem == "take" && v.isFirstIn(noun, h):
		if o := v.child(h, syntax.RelObj); o >= 0 && v.lemma(o) == "part" {
			return v.doer(h)
		}
	case prep == "in" && partNouns[lem]:
		switch g := v.words[h].Head; {
		case lem == "part" && g >= 0 && v.lemma(g) == "take" && v.words[h].Rel == syntax.RelObj:
			return v.doer(g)
		case g >= 0 && blameVerbs[v.lemma(g)] && (v.preposition(h) == "of" || v.preposition(h) == "for"):
			if v.isPassive(g) {
				return v.describedBy(g)
			}
			return subject(v.child(g, syntax.RelObj))
		}
	case prep == "behind" && v.words[noun].Rel == syntax.RelNmod && v.isPerson(h):
		return subject(v.apposed(h))
	case prep == "of" && doerNouns[lem] && v.apposed(h) != h: // who is meant by "the perpetrators" is not told
		return subject(v.apposed(h))
	case (prep == "for" || prep == "of" || prep == "with") && blameVerbs[lem]:
		if v.isPassive(h) {
			return subject(v.child(h, syntax.RelNsubj, syntax.RelNsubjPass))
		}
		return subject(v.child(h, syntax.RelObj))
	case (lem == "attribute" || lem == "ascribe") && prep == "":
		for _, k := range v.kids[h] {
			if v.words[k].Rel.Base() == syntax.RelObl && v.preposition(k) == "to" {
				return subject(k)
			}
		}
	}
	return argument{}, false
}

// anyones are whoever it was: "the person responsible for the attack".
var anyones = wordSet("person persons party parties one anyone someone somebody culprit culprits")

// isFirstIn reports whether a phrase with "in" is the first that hangs on a verb: "took
// part in the raid, in a speech".
func (v *view) isFirstIn(noun, verb int) bool {
	for _, k := range v.kids[verb] {
		if k > verb && v.words[k].Rel.Base() == syntax.RelObl && v.preposition(k) == "in" {
			return k == noun
		}
	}
	return false
}

// describedBy is of whom a participle or adjective is said: "he was involved", "the men
// responsible", "three people who are involved".
func (v *view) describedBy(word int) (argument, bool) {
	if v.verbNegated(word) || v.markedBy(word, "whether") {
		return argument{}, false
	}
	who := v.child(word, syntax.RelNsubj, syntax.RelNsubjPass)
	switch h := v.words[word].Head; {
	case who >= 0:
		who = v.antecedent(who, word)
	case h >= 0 && h < word && (v.words[word].Rel == syntax.RelAcl || v.words[word].Rel == syntax.RelAmod):
		if who = v.apposed(h); who == h && anyones[v.lower(h)] {
			return argument{}, false
		}
	case h >= 0 && h < word && v.words[word].Rel == syntax.RelXcomp && v.words[h].XPOS == syntax.TagVBN:
		return v.describedBy(h) // "a man believed to be responsible"
	}
	return argument{function: fnSubject, word: who}, who >= 0 && !v.isNobody(who)
}

// apposed is whom a phrase describes: Diallo in "Diallo, the man behind the attack";
// else the phrase itself.
func (v *view) apposed(word int) int {
	if h := v.words[word].Head; h >= 0 && v.words[word].Rel == syntax.RelAppos && v.isPerson(h) {
		return h
	}
	return word
}

// doer is the subject of a verb, its own or one that it shares.
func (v *view) doer(verb int) (argument, bool) {
	if v.verbNegated(verb) {
		return argument{}, false
	}
	for _, a := range v.verbArguments(nil, verb, true) {
		if a.function == fnSubject {
			return a, !v.isNobody(a.word)
		}
	}
	return argument{}, false
}

// isNobody reports whether a phrase names none: "no group", "nobody", "any group".
func (v *view) isNobody(word int) bool {
	switch v.lower(word) {
	case "nobody", "none", "no-one", "neither":
		return true
	}
	det := v.child(word, syntax.RelDet)
	return det >= 0 && (v.lower(det) == "no" || v.lower(det) == "neither" || v.lower(det) == "any")
}

// wardVerbs stop an attack with a particle behind them: "beat back", "hold off".
var wardVerbs = formsOf(wordSet("beat hold push drive fight ward stave throw fend head"))

// wardsOff reports whether the subject of a verb stops what its object names.
func (v *view) wardsOff(verb int) bool {
	if !v.isOf(wardVerbs, verb) {
		return false
	}
	p := v.child(verb, syntax.RelCompoundPrt, syntax.RelAdvmod)
	return p == verb+1 && (v.lower(p) == "back" || v.lower(p) == "off")
}

// phaseNouns are parts of a visit, visitPrepositions hang it on what the visitor does.
var (
	phaseNouns        = wordSet("start beginning end close eve")
	visitPrepositions = wordSet("at on during for")
)

// spanNouns measure with "of" how long something went on.
var spanNouns = wordSet("hour day week month year")

// endingVerbs bring to a close what only those who did it can: undertakings.
var (
	endingVerbs  = formsOf(wordSet("end wind wrap conclude finish complete close suspend halt"))
	undertakings = wordSet("drill exercise manoeuvre maneuver wargame patrol visit tour withdrawal pullout offensive operation evacuation mobilisation mobilization")
)

// isOwnUndertaking reports whether what a phrase names, or how long of it, is what
// somebody sets out to do himself.
func (v *view) isOwnUndertaking(noun int) bool {
	if undertakings[v.lemma(noun)] {
		return true
	}
	of := v.child(noun, syntax.RelNmod)
	return spanNouns[v.lemma(noun)] && of >= 0 && undertakings[v.lemma(of)]
}

// governorArguments adds what the verb g says of the event that its argument
// noun names.
func (v *view) governorArguments(out []argument, noun, g int) []argument {
	rel := v.words[noun].Rel
	args := v.verbArguments(nil, g, true)
	take := func(fn function, as function) {
		for _, a := range args {
			if a.function == fn && a.word != noun {
				a.function = as
				out = append(out, a)
			}
		}
	}
	switch {
	case (rel == syntax.RelObj || rel == syntax.RelNsubjPass) && rel == syntax.RelObj && (v.isOf(sufferVerbs, g) || v.wardsOff(g)):
		take(fnSubject, fnObject)
	case (rel == syntax.RelObj || rel == syntax.RelNsubjPass) && v.isOf(lightVerbs, g):
		take(fnSubject, fnSubject)
		take(fnAim, fnAim)
		take(fnInstrument, fnInstrument)
		take(fnGoal, fnGoal)
		take(fnOrigin, fnOrigin)
	case rel == syntax.RelObj && v.isOf(endingVerbs, g) && v.isOwnUndertaking(noun):
		take(fnSubject, fnSubject) // "wound up two days of drills"
	case rel == syntax.RelObl && v.preposition(noun) == "in" && v.lemma(g) == "engage":
		take(subjectOf(v.isPassive(g)), fnSubject) // "were engaged in a massacre"
		take(fnAim, fnAim)
	case rel == syntax.RelObl && v.preposition(noun) == "with" && answerVerbs[v.lemma(g)] && !v.isPassive(g):
		take(fnSubject, fnSubject) // "retaliated with air strikes"
	case rel == syntax.RelObl && (v.lemma(noun) == "visit" || phaseNouns[v.lemma(noun)]) && visitPrepositions[v.preposition(noun)]:
		take(subjectOf(v.isPassive(g)), fnSubject) // "said in Kyiv at the start of a visit"
	case rel == syntax.RelObl && v.preposition(noun) == "under" && v.isOf(sufferVerbs, g):
		take(fnSubject, fnObject)
		for _, a := range args { // "came under attack by rebels"
			switch w := v.inner(a.word); {
			case a.word < noun || a.prep != "by" && a.prep != "from":
			case v.mention(w, event.KindActor) != nil:
				out = append(out, argument{function: fnSubject, prep: "by", word: a.word})
			case v.mention(w, event.KindWeapon) != nil:
				out = append(out, argument{function: fnInstrument, word: a.word}) // "under fire from mortars"
			}
		}
	case rel == syntax.RelNsubj && v.isOf(impactVerbs, g):
		take(fnObject, fnObject)
	case rel == syntax.RelObl && v.isOf(impactVerbs, g) && v.isPassive(g) && (v.preposition(noun) == "in" || v.preposition(noun) == "during"):
		take(fnObject, fnObject) // "a school was hit in an attack"
	case rel == syntax.RelNsubjPass && causeVerbs[v.lemma(g)]:
		for _, a := range args { // "the blast was caused by a device"
			if a.prep == "by" && v.mention(v.inner(a.word), event.KindWeapon) != nil {
				a.function = fnInstrument
				out = append(out, a)
			}
		}
	case rel == syntax.RelNsubj && v.lemma(g) == "target":
		take(fnObject, fnAim)
	case rel.Base() == syntax.RelNsubj || rel.Base() == syntax.RelObl || rel == syntax.RelObj:
	default:
		return out
	}
	take(fnLocation, fnLocation)
	if rel.Base() == syntax.RelObl && v.preposition(noun) == "in" {
		for _, a := range args { // "killed in clashes with rebels"
			if a.prep == "with" && a.word > noun && v.mention(v.inner(a.word), event.KindActor) != nil {
				out = append(out, argument{function: fnCompany, prep: a.prep, word: a.word})
			}
		}
	}
	if rel == syntax.RelObj && v.isOf(seeVerbs, g) {
		for _, a := range args {
			if a.function == fnSubject && v.mention(v.inner(a.word), event.KindPlace) != nil {
				a.function = fnLocation
				out = append(out, a)
			}
		}
	}
	if rel == syntax.RelObj || rel.Base() == syntax.RelNsubj {
		for _, a := range args { // "counted nine attacks by rebels", "battles went on between X and Y"
			switch {
			case a.word < noun:
			case a.prep == "by" && a.function == fnInstrument && v.mention(v.inner(a.word), event.KindActor) != nil:
				a.function = fnSubject
				out = append(out, a)
			case a.function == fnCompany:
				out = append(out, a)
			}
		}
	}
	return out
}
