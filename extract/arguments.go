package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// An argument is a phrase of the sentence and what it is to a trigger.
type argument struct {
	function function
	prep     string // the preposition that it hangs by, "" if none
	word     int    // the word that heads the phrase
}

// arguments lists what belongs to the trigger at word, with passives, control,
// relative clauses, nominal forms and light verbs undone.
func (v *view) arguments(word int, l lemma) []argument {
	if !l.verb {
		out := v.nounArguments(word, frames[l.rule.Frame])
		if l.rule.isHarm() {
			out = v.harmed(out, word)
		}
		return out
	}
	out := v.verbArguments(nil, word, true)
	if l.particle == "" {
		if l.rule.isHarm() {
			out = v.harmed(out, word)
		}
		return out
	}
	for i := range out { // "handed over the bodies", read as over what they were handed
		if out[i].prep == l.particle && adverbParticles[l.particle] {
			out[i].function, out[i].prep = fnObject, ""
		}
	}
	for i := range out { // "set their house ablaze" with the house hung on "ablaze"
		if v.lower(out[i].word) == l.particle {
			for _, k := range v.kids[out[i].word] {
				if u := v.words[k].UPOS; v.preposition(k) == "" && (u == syntax.NOUN || u == syntax.PROPN || u == syntax.ADJ) {
					out[i].word = k
					break
				}
			}
		}
	}
	// "opened fire on protesters": what hangs on the fixed noun hangs on both.
	for _, k := range v.kids[word] {
		if v.lower(k) != l.particle {
			continue
		}
		for _, g := range v.kids[k] {
			switch rel := v.words[g].Rel.Base(); {
			case v.words[k].UPOS == syntax.NOUN && rel == syntax.RelNmod:
				out = append(out, v.oblique(g, false))
			case v.words[k].UPOS == syntax.ADJ && rel == syntax.RelObl: // "shot dead by police"
				out = append(out, v.oblique(g, v.isPassive(word)))
			}
		}
	}
	return out
}

// aimsOf adds what the weapons in an object are sent at, which a parser may hang on
// them: "dropped nine bombs on Lyptsi".
func (v *view) aimsOf(out []argument, object int) []argument {
	if v.mention(object, event.KindWeapon) == nil {
		return out
	}
	for _, k := range v.kids[object] {
		if v.words[k].Rel != syntax.RelNmod || k < object {
			continue
		}
		switch v.preposition(k) {
		case "on", "onto", "at", "against", "into", "over", "toward", "towards":
			out = append(out, v.oblique(k, false))
		}
	}
	return out
}

// armsBehind adds the weapons that a parser hangs on what they hit, where another
// phrase stands between: "hit a radar near Dzhankoi with drones", not "a truck with
// missiles".
func (v *view) armsBehind(out []argument, hit int) []argument {
	phrase := false // another stands behind the noun
	for _, k := range v.kids[hit] {
		switch {
		case v.words[k].Rel == syntax.RelConj:
			out = v.armsBehind(out, k)
		case v.words[k].Rel != syntax.RelNmod || k < hit:
		case phrase && v.preposition(k) == "with" && v.mention(k, event.KindWeapon) != nil:
			out = append(out, v.oblique(k, false))
		default:
			phrase = true
		}
	}
	return out
}

// adverbParticles belong to their verb and never open a phrase of its own.
var adverbParticles = wordSet("over up down off")

// isAfterthought reports whether a word counts part of what was named before it:
// "five clinics were bombed, some of them twice".
func (v *view) isAfterthought(word int) bool {
	if v.words[word].Rel.Base() != syntax.RelNsubj {
		return false
	}
	of := v.child(word, syntax.RelNmod)
	return of >= 0 && v.preposition(of) == "of" && v.lemma(of) == "they"
}

// verbArguments lists the arguments of a verb. inherit lets it take a missing
// subject from the clause it hangs on.
func (v *view) verbArguments(out []argument, verb int, inherit bool) []argument {
	passive := v.isPassive(verb)
	subject, object := false, false
	for _, k := range v.kids[verb] {
		w := &v.words[k]
		if v.isMisplacedSpeaker(k, verb) || k > verb && (subject || object) && v.isAfterthought(k) {
			continue
		}
		switch w.Rel {
		case syntax.RelNsubj, syntax.RelNsubjOuter: // "is to visit"
			fn := subjectOf(passive)
			out = append(out, argument{function: fn, word: v.behindDateline(v.antecedent(k, verb))})
			subject, object = subject || fn == fnSubject, object || fn == fnObject
		case syntax.RelNsubjPass:
			out = append(out, argument{function: fnObject, word: v.antecedent(k, verb)})
			object = true
		case syntax.RelExpl:
			if v.isTakenForExpletive(k, verb) {
				out = append(out, argument{function: fnSubject, word: k})
				subject = true
			}
		case syntax.RelObj:
			out = v.armsBehind(v.aimsOf(append(out, argument{function: fnObject, word: k}), k), k)
			object = true
		case syntax.RelIobj:
			out = append(out, argument{function: fnGoal, word: k})
		case syntax.RelOblAgent:
			a := argument{function: fnSubject, prep: "by", word: k}
			if !passive && v.child(verb, syntax.RelNsubj) >= 0 {
				a.function = fnInstrument // "spoke by phone", "stood by its ally"
			}
			out = append(out, a)
			subject = subject || a.function == fnSubject
		case syntax.RelObl, syntax.RelOblUnmarked, syntax.RelNmod, syntax.RelNmodUnmarked:
			if v.isBehindTime(k, verb) {
				fn := subjectOf(passive)
				out = append(out, argument{function: fn, word: k})
				subject, object = subject || fn == fnSubject, object || fn == fnObject
				continue
			}
			a := v.oblique(k, passive)
			if w.Rel == syntax.RelOblUnmarked && w.UPOS == syntax.NUM && k == verb+1 && !passive && !object {
				a.function = fnObject // "killed five, the ministry said"
			}
			out = v.behindDay(append(out, a), k)
			subject = subject || a.function == fnSubject
		case syntax.RelAdvmod:
			if bearingWords[v.lemma(k)] && v.child(k, syntax.RelNmod, syntax.RelObl) >= 0 {
				out = append(out, argument{function: fnLocation, word: k}) // "killed six south of Baquba"
			}
		case syntax.RelAdvcl, syntax.RelXcomp:
			if w.UPOS == syntax.PROPN && w.Rel == syntax.RelXcomp && v.lemma(verb) == "call" && v.child(verb, syntax.RelObj) < 0 {
				out = append(out, argument{function: fnObject, word: k}) // "called President Crane on Monday"
				continue
			}
			if !v.isOwnOutcome(k, verb) && !v.markedBy(k, "if", "unless", "because", "before", "until", "although", "though") && !(v.markedBy(k, "while", "whereas") && v.child(k, syntax.RelNsubj, syntax.RelNsubjPass) >= 0) {
				out = v.participleArguments(out, k)
			}
		}
	}
	if passive && !subject {
		if a := v.misplacedAgent(verb); a >= 0 {
			out = append(out, argument{function: fnSubject, prep: "by", word: a})
			subject = true
		}
	}
	if s := v.strandedSubject(verb); s >= 0 && !subject {
		fn := subjectOf(passive)
		out = append(out, argument{function: fn, word: s})
		subject, object = fn == fnSubject, object || fn == fnObject
	}
	if fn := subjectOf(passive); fn == fnSubject && !subject || fn == fnObject && !object {
		if s := v.lentSubject(verb); s >= 0 {
			out = append(out, argument{function: fn, word: s})
			subject, object = subject || fn == fnSubject, object || fn == fnObject
		}
	}
	if inherit {
		out = v.inherited(out, verb, passive, subject, object)
		if o := v.sharedObject(verb); o >= 0 && !object && !passive {
			out = append(out, argument{function: fnObject, word: o})
		}
	}
	return v.nestedArms(out)
}

// strandedSubject is the subject of a clause that its conjunction opens and the
// tree hung on the verb above: "caught fire after debris fell on it"; -1 for none.
func (v *view) strandedSubject(verb int) int {
	mark, above := v.child(verb, syntax.RelMark), v.words[verb].Head
	if mark < 0 || above < 0 || above > mark || v.words[verb].Rel != syntax.RelAdvcl || v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelExpl) >= 0 || v.lower(mark) == "to" {
		return -1
	}
	for _, k := range v.kids[above] {
		if k > mark && k < verb && v.words[k].Rel.Base() == syntax.RelObl && v.preposition(k) == "" && v.mention(k, event.KindTime) == nil && (v.words[k].UPOS == syntax.NOUN || v.words[k].UPOS == syntax.PROPN) {
			return k
		}
	}
	return -1
}

// isTakenForExpletive reports whether the "it" before a verb that takes none is
// its subject: "It threatened to seize the assets".
func (v *view) isTakenForExpletive(word, verb int) bool {
	return word < verb && v.lower(word) == "it" && v.words[verb].UPOS == syntax.VERB && !v.isPassive(verb) && v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelCcomp) < 0
}

// behindDay adds the aim that the parser hung on a time between: "carried out
// strikes on Friday evening against the camps".
func (v *view) behindDay(out []argument, day int) []argument {
	if v.mention(day, event.KindTime) == nil && !dayNouns[v.lemma(day)] {
		return out
	}
	for _, k := range v.kids[day] {
		if k > day && v.words[k].Rel.Base() == syntax.RelNmod && v.preposition(k) == "against" {
			out = append(out, v.oblique(k, false))
		}
	}
	return out
}

// dayNouns say when, with or without a mention of their time.
var dayNouns = wordSet("day night morning evening afternoon week month year weekend dawn midnight")

// sharedObject is the object that a verb shares with the next one joined to it,
// "killed or kidnapped 40 people"; -1 where that has none, or stands apart.
func (v *view) sharedObject(verb int) int {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel != syntax.RelConj || !v.isVerb(k) {
			continue
		}
		o := v.child(k, syntax.RelObj)
		if o < 0 || v.child(k, syntax.RelNsubj, syntax.RelNsubjPass) >= 0 {
			continue
		}
		for w := verb + 1; w < k; w++ {
			if u := v.words[w].UPOS; u != syntax.CCONJ && u != syntax.PUNCT && u != syntax.VERB && u != syntax.ADV {
				return -1
			}
		}
		return o
	}
	return -1
}

// isBehindTime reports whether a word is the subject of a verb that the parser
// took, with the time before it, for one phrase: "On Saturday men opened fire".
func (v *view) isBehindTime(word, verb int) bool {
	if word > verb || v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass) >= 0 || v.mention(word, event.KindTime) != nil || !v.isPerson(word) && v.mention(word, event.KindWeapon) == nil {
		return false
	}
	for _, k := range v.kids[word] {
		if rel := v.words[k].Rel; k < word && (rel == syntax.RelCompound || rel == syntax.RelAmod) && v.mention(k, event.KindTime) != nil {
			return k > 0 && v.words[k-1].UPOS == syntax.ADP
		}
	}
	return false
}

// nestedArms adds the weapons that the tree hangs on what is hit, or on who is
// armed with them: "fired on the vessel with rifles", "men armed with axes".
func (v *view) nestedArms(args []argument) []argument {
	for _, a := range args[:len(args):len(args)] {
		if a.function == fnInstrument || a.function == fnModifier {
			continue
		}
		for _, k := range v.kids[a.word] {
			switch rel := v.words[k].Rel.Base(); {
			case rel == syntax.RelNmod && a.function != fnSubject && (v.preposition(k) == "with" || v.preposition(k) == "using"):
				if v.mention(k, event.KindWeapon) != nil {
					args = append(args, argument{function: fnInstrument, prep: "with", word: k})
				}
			case rel == syntax.RelAcl && ladenWords[v.lower(k)]: // "a car packed with explosives"
				for _, w := range v.kids[k] {
					if v.preposition(w) == "with" && v.mention(v.inner(w), event.KindWeapon) != nil {
						args = append(args, argument{function: fnInstrument, prep: "with", word: w})
					}
				}
			case a.function == fnSubject && v.lower(k) == "armed":
				for _, w := range v.kids[k] {
					if v.preposition(w) == "with" && v.mention(w, event.KindWeapon) != nil {
						args = append(args, argument{function: fnInstrument, prep: "with", word: w})
					}
				}
			}
		}
	}
	return args
}

// ladenWords tell what a vehicle carries.
var ladenWords = wordSet("packed laden loaded rigged filled stuffed crammed wired")

// isOwnOutcome reports whether the clause of word tells what came of what verb
// tells, and not where that was aimed, since verb says so itself: "launched 94
// drones at the country, hitting a depot". The depot was not hit by all 94.
func (v *view) isOwnOutcome(word, verb int) bool {
	if v.words[word].Rel != syntax.RelAdvcl || word < verb {
		return false
	}
	aimed, apart := false, false
	for _, k := range v.kids[verb] {
		switch p := v.preposition(k); {
		case k > word:
		case p == "at" || p == "against" || p == "towards" || p == "toward" || p == "into":
			aimed = aimed || v.mention(k, event.KindPlace, event.KindActor) != nil
		}
	}
	for i := verb + 1; i < word; i++ {
		apart = apart || v.lower(i) == ","
	}
	return aimed && apart
}

// isMisplacedSpeaker reports whether a subject of a verb stands before the verb
// of saying above it: the parser hung "the group" of "the group said nine were
// killed" too low.
func (v *view) isMisplacedSpeaker(subject, verb int) bool {
	h := v.words[verb].Head
	return h > subject && h < verb && v.words[subject].Rel.Base() == syntax.RelNsubj && v.words[verb].Rel == syntax.RelCcomp && speechVerbs[v.lemma(h)] && v.child(h, syntax.RelNsubj) < 0
}

// misplacedAgent is the agent of a passive that the parser hung on the verb of saying
// behind both: "nine were killed, mostly by soldiers, said the group"; -1 for none.
func (v *view) misplacedAgent(verb int) int {
	h := v.words[verb].Head
	if h < verb || v.words[verb].Rel != syntax.RelCcomp || !speechVerbs[v.lemma(h)] || v.child(h, syntax.RelNsubj) < h {
		return -1
	}
	for _, k := range v.kids[h] {
		if k > verb && k < h && (v.words[k].Rel == syntax.RelObl || v.words[k].Rel == syntax.RelOblAgent) && v.preposition(k) == "by" {
			return k
		}
	}
	return -1
}

func subjectOf(passive bool) function {
	if passive {
		return fnObject
	}
	return fnSubject
}

// What a noun's verb says of the event that the noun names, by all forms of the
// verb, since lemmas are wrong now and then.
var (
	// lightVerbs: their subject does it ("launched an attack").
	lightVerbs = formsOf(wordSet("launch carry conduct stage mount make wage perpetrate unleash commit execute resume continue begin start press open intensify step order lead plan prepare attempt undertake pursue expand renew hold organise organize take initiate set deliver pay sign reach strike provide send announce pledge impose issue approve form prolong extend slap tighten toughen reimpose widen"))
	// sufferVerbs: their subject undergoes it ("came under fire", "suffered an attack").
	sufferVerbs = formsOf(wordSet("come suffer sustain face endure survive escape experience withstand repel repulse thwart foil fend resist be"))
	// impactVerbs: their object undergoes it ("an explosion rocked the city").
	impactVerbs = formsOf(wordSet("hit strike rock shake damage destroy target kill wound injure ignite devastate rip tear level wreck hurt spark engulf affect spread leave sweep gut pulverise pulverize flatten raze shatter"))
)

// causeVerbs bring about what their object names.
var causeVerbs = wordSet("cause trigger")

// answerVerbs do what the noun behind their "with" names.
var answerVerbs = wordSet("retaliate respond reply answer react follow counter hit")

// seeVerbs have a place as a subject: "the front saw nine attacks".
var seeVerbs = formsOf(wordSet("see record witness register experience suffer report"))

// witnessVerbs have a subject who only saw what their participle tells.
var witnessVerbs = wordSet("report see hear record witness film describe confirm")

// isOf reports whether a verb is of a set, by its lemma or its form.
func (v *view) isOf(set map[string]bool, word int) bool {
	return set[v.lemma(word)] || set[v.lower(word)]
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	start := 0
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == ' ' {
			if i > start {
				set[words[start:i]] = true
			}
			start = i + 1
		}
	}
	return set
}
