package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// participleArguments adds what a participle beside a verb or behind a noun
// tells of it: "using drones", "targeting a depot", "carried out by rebels".
func (v *view) participleArguments(out []argument, k int) []argument {
	var fn function
	switch v.lemma(k) {
	case "use", "employ", "involve", "fire":
		fn = fnInstrument
	case "attribute", "blame", "ascribe", "pin":
		for _, a := range v.verbArguments(nil, k, false) {
			if a.prep == "to" || a.prep == "on" {
				out = append(out, argument{function: fnSubject, prep: "by", word: a.word})
			}
		}
		return out
	case "target", "hit", "strike", "aim", "direct", "engulf", "gut":
		if h := v.words[k].Head; h >= 0 && v.isForOthers(k, h) {
			return out
		}
		fn = fnAim
	case "seize", "capture", "retake", "recapture", "conquer", "liberate", "encircle":
		if h := v.words[k].Head; h >= 0 && undertakings[v.lemma(h)] && v.markedTo(k) {
			for _, a := range v.verbArguments(nil, k, false) {
				if a.function == fnObject {
					out = append(out, argument{function: fnAim, word: a.word}) // "an offensive to seize the town"
				}
			}
		}
		return out
	case "break", "erupt", "rage", "happen", "occur", "take", "start", "begin": // "a fire that broke out at a depot"
		for _, a := range v.verbArguments(nil, k, false) {
			if a.function == fnLocation {
				out = append(out, a)
			}
		}
		return out
	case "carry", "launch", "conduct", "stage", "mount", "commit", "perpetrate", "order", "wage", "lead", "make":
		for _, a := range v.verbArguments(nil, k, false) {
			if a.function == fnSubject || a.function == fnLocation || a.function == fnAim || a.function == fnOrigin {
				out = append(out, a)
			}
		}
		return out
	default:
		return out
	}
	for _, a := range v.verbArguments(nil, k, false) {
		switch {
		case a.function == fnObject || a.function == fnAim:
			out = append(out, argument{function: fn, prep: a.prep, word: a.word})
		case a.function == fnLocation:
			out = append(out, a)
		}
	}
	return out
}

// antecedent resolves a relative pronoun to the noun that its clause modifies.
func (v *view) antecedent(word, verb int) int {
	switch v.lower(word) {
	case "who", "which", "that", "whom":
		for c := verb; c >= 0; c = v.words[c].Head {
			switch v.words[c].Rel {
			case syntax.RelAclRelcl, syntax.RelAcl:
				return v.personMeant(word, v.words[c].Head)
			case syntax.RelConj, syntax.RelXcomp:
				continue
			}
			break
		}
	}
	return word
}

// personMeant is the person for whom "who" stands where the parser hung its clause on
// what was done to them: "the killing of a constable, who"; else the head.
func (v *view) personMeant(who, head int) int {
	if h := v.words[head].Head; v.lower(who) == "who" && h >= 0 && v.words[head].Rel == syntax.RelNmod && v.preposition(head) == "of" && v.lemma(h) == "member" && v.child(h, syntax.RelNummod) >= 0 && v.words[head].XPOS == syntax.TagNNS {
		return h // "six members of two families, who"
	}
	if v.lower(who) != "who" || v.words[head].UPOS != syntax.NOUN || v.isPerson(v.inner(head)) {
		return head
	}
	for _, k := range v.kids[head] {
		if k > head && k < who && v.words[k].Rel == syntax.RelNmod && v.preposition(k) == "of" {
			return k
		}
	}
	return head
}

// behindDateline is the name behind the place of a dateline that the parser took
// for the subject: "Accra - President X told"; else the word itself.
func (v *view) behindDateline(word int) int {
	if word+2 >= len(v.words) || v.words[word].UPOS != syntax.PROPN || v.mention(word, event.KindPlace) == nil {
		return word
	}
	first := word
	for first > 0 && v.words[first-1].Head == word {
		first--
	}
	if a := v.child(word, syntax.RelAppos); first == 0 && a > word && v.words[word+1].Form == "-" && v.words[word+1].Start > v.words[word].End {
		return a
	}
	return word
}

// utteranceNouns name what says something itself: whoever issued it speaks by it.
var utteranceNouns = wordSet("statement report letter resolution document tweet message speech article editorial declaration petition lawsuit suit complaint note communique communiqué post video law bill decree order ruling memo motion verdict paper")

// issuer is who puts forth the noun, such as a statement, that a participle
// describes: "released a statement criticising them"; -1 where it is not told.
func (v *view) issuer(noun int) int {
	g := v.words[noun].Head
	if !utteranceNouns[v.lemma(noun)] || g < 0 || v.words[noun].Rel != syntax.RelObj || !v.isVerb(g) {
		return -1
	}
	for _, a := range v.verbArguments(nil, g, true) {
		if a.function == fnSubject {
			return a.word
		}
	}
	return -1
}

// lentSubject is the subject of a verb that the parser gave to the participle
// between the two: "A bomber driving a taxi smashed into", "when a bomb fixed to his
// car exploded"; -1 for none.
func (v *view) lentSubject(verb int) int {
	if verb == 0 || v.words[verb-1].UPOS == syntax.PUNCT {
		return -1
	}
	if m, h := v.child(verb, syntax.RelMark, syntax.RelAdvmod), v.words[verb].Head; m >= 0 && h >= 0 && h < m && v.words[verb].Rel == syntax.RelAdvcl {
		for _, k := range v.kids[h] {
			if k > m && k < verb && v.words[k].Rel == syntax.RelAdvcl && v.words[k].XPOS == syntax.TagVBN {
				if s := v.child(k, syntax.RelNsubj, syntax.RelNsubjPass); s >= 0 && s == k-1 {
					return s
				}
			}
		}
	}
	for _, k := range v.kids[verb] {
		if k < verb && v.words[k].Rel == syntax.RelAdvcl && v.words[k].XPOS == syntax.TagVBG && v.child(k, syntax.RelMark) < 0 {
			if s := v.child(k, syntax.RelNsubj); s >= 0 && s == k-1 {
				return s
			}
		}
	}
	return -1
}

// sharesWith is the clause of which a verb shares the subject: its head, or, where
// that is told under an auxiliary that the verb cannot share, the verb of saying
// above: "said Bolivia would fight and chaired a meeting" tells of who said it.
func (v *view) sharesWith(verb int) int {
	h := v.words[verb].Head
	past := v.words[verb].XPOS == syntax.TagVBD || v.words[verb].XPOS == syntax.TagVBN && v.child(verb, syntax.RelAux, syntax.RelAuxPass) < 0 && h >= 0 && v.child(h, syntax.RelAux) >= 0
	if v.words[verb].Rel != syntax.RelConj || !past || h < 0 || v.words[h].XPOS != syntax.TagVB {
		return h
	}
	for c := h; c >= 0; c = v.words[c].Head {
		if rel := v.words[c].Rel; rel != syntax.RelCcomp && rel != syntax.RelXcomp && rel != syntax.RelConj {
			break
		}
		if up := v.words[c].Head; up >= 0 && v.words[up].XPOS == syntax.TagVBD && v.words[c].Rel != syntax.RelConj {
			return up
		}
	}
	return h
}

// whoTries is whose attempt a noun names: its possessor, else the subject of the
// verb above, "continues its attempts to advance"; -1 where nobody is named.
func (v *view) whoTries(noun int) int {
	if p := v.child(noun, syntax.RelNmodPoss); p >= 0 {
		return p
	}
	if k := v.child(noun, syntax.RelCompound, syntax.RelAmod); k >= 0 && v.mention(k, event.KindActor) != nil {
		return k // "stopped three enemy attempts to advance"
	}
	g := v.words[noun].Head
	for g >= 0 && v.words[g].Head >= 0 && (v.words[g].Rel == syntax.RelConj || v.words[g].Rel == syntax.RelXcomp) {
		g = v.words[g].Head
	}
	if g < 0 || !v.isVerb(g) {
		return -1
	}
	return v.child(g, syntax.RelNsubj)
}

// isUndertaken reports whether a noun names what the subject of the verb above sets
// about: "launched an offensive to retake the town".
func (v *view) isUndertaken(noun int) bool {
	h := v.words[noun].Head
	return h >= 0 && v.words[noun].Rel == syntax.RelObj && undertakings[v.lemma(noun)] && undertakeVerbs[v.lemma(h)]
}

// praiseVerbs name their object for what that did: "thanked Oslo for sending".
var praiseVerbs = wordSet("thank praise congratulate commend criticise criticize condemn denounce")

var undertakeVerbs = wordSet("launch begin start mount wage conduct open continue lead undertake plan prepare announce stage resume order")

// promptVerbs make their object act, by an infinitive that the parser may hang as a
// clause of its own: "prompted the army to bomb hideouts".
var promptVerbs = wordSet("prompt lead cause force compel spur drive")

// inherited adds the subject, or the object of a passive, that a clause shares
// with the one it hangs on.
func (v *view) inherited(out []argument, verb int, passive, hasSubject, hasObject bool) []argument {
	head := v.sharesWith(verb)
	if head < 0 || (passive && hasObject) || (!passive && hasSubject) {
		return out
	}
	want := subjectOf(passive)
	switch v.words[verb].Rel {
	case syntax.RelAcl, syntax.RelAclRelcl, syntax.RelAppos:
		if v.isVerb(head) || v.words[verb].Rel == syntax.RelAppos && (v.words[verb-1].UPOS != syntax.PUNCT || !v.isPerson(head)) {
			return out // but "the suspect - shot dead by police - had"
		}
		switch {
		case v.words[verb].XPOS == syntax.TagVB && (attemptNouns[v.lemma(head)] || v.isUndertaken(head)):
			if s := v.whoTries(head); s >= 0 {
				return append(out, argument{function: want, word: s})
			}
		case v.words[verb].XPOS == syntax.TagVBN && passive:
			return append(out, argument{function: fnObject, word: head})
		case v.words[verb].XPOS == syntax.TagVBG:
			if s := v.issuer(head); s >= 0 {
				return append(out, argument{function: fnSubject, word: s})
			}
			if s := v.child(head, syntax.RelNsubj); s >= 0 && v.child(head, syntax.RelCop) >= 0 && v.lower(verb-1) == "," {
				return append(out, argument{function: fnSubject, word: s}) // "is its main donor, giving"
			}
			return append(out, argument{function: fnSubject, word: head})
		case v.words[verb].Rel == syntax.RelAclRelcl && !hasSubject:
			return append(out, argument{function: want, word: head})
		}
	case syntax.RelConj, syntax.RelAdvcl, syntax.RelXcomp, syntax.RelParataxis:
		if v.words[verb].Rel == syntax.RelXcomp && witnessVerbs[v.lemma(head)] && !v.isPassive(head) {
			return out // "activists reported fighting": they did not fight
		}
		if !v.isVerb(head) {
			if v.words[verb].Rel == syntax.RelConj {
				return out
			}
			if s := v.child(head, syntax.RelNsubj); s >= 0 { // "is ready to attack"
				return append(out, argument{function: want, word: s})
			}
			return out
		}
		if v.words[verb].Rel == syntax.RelParataxis || v.words[verb].Rel == syntax.RelAdvcl && v.child(verb, syntax.RelMark) >= 0 && v.words[verb].XPOS != syntax.TagVB && v.words[verb].XPOS != syntax.TagVBG && v.words[verb].XPOS != syntax.TagVBN {
			return out
		}
		// "forced them to flee": the object of the head acts.
		if v.words[verb].Rel == syntax.RelXcomp || promptVerbs[v.lemma(head)] && v.markedTo(verb) {
			if o := v.child(head, syntax.RelObj, syntax.RelIobj); o >= 0 {
				return append(out, argument{function: want, word: o})
			}
		}
		if v.lemma(head) == "call" && v.markedTo(verb) {
			for _, k := range v.kids[head] { // "called on the rebels to withdraw"
				if prep := v.preposition(k); k > head && k < verb && (prep == "on" || prep == "upon") {
					return append(out, argument{function: want, word: k})
				}
			}
		}
		if want == fnSubject && v.isHiddenRoot(head) && v.words[head].Rel == syntax.RelAcl {
			return append(out, argument{function: want, word: v.words[head].Head})
		}
		if v.words[verb].XPOS == syntax.TagVBG && want == fnSubject && (blameVerbs[v.lemma(head)] || praiseVerbs[v.lemma(head)]) && verb > head && v.child(verb, syntax.RelMark) >= 0 {
			// "charged two men with planting the bomb": the charged planted it.
			if o := v.child(head, syntax.RelObj, syntax.RelNsubjPass); o >= 0 {
				return append(out, argument{function: want, word: o})
			}
		}
		if k := v.agent(head); k >= 0 && want == fnSubject && v.lemma(head) == "use" && v.isPassive(head) && v.markedTo(verb) {
			return append(out, argument{function: want, word: k}) // "drones used by rebels to attack"
		}
		for _, a := range v.verbArguments(nil, head, true) {
			headPassive := v.isPassive(head)
			if a.function == subjectOf(headPassive) && (a.prep == "" || a.prep == "by") {
				return append(out, argument{function: want, prep: "", word: a.word})
			}
		}
	}
	return out
}
