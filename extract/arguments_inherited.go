package extract

import (
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
		fn = fnAim
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
				return v.words[c].Head
			case syntax.RelConj, syntax.RelXcomp:
				continue
			}
			break
		}
	}
	return word
}

// inherited adds the subject, or the object of a passive, that a clause shares
// with the one it hangs on.
func (v *view) inherited(out []argument, verb int, passive, hasSubject, hasObject bool) []argument {
	head := v.words[verb].Head
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
		case v.words[verb].XPOS == syntax.TagVBN && passive:
			return append(out, argument{function: fnObject, word: head})
		case v.words[verb].XPOS == syntax.TagVBG:
			return append(out, argument{function: fnSubject, word: head})
		case v.words[verb].Rel == syntax.RelAclRelcl && !hasSubject:
			return append(out, argument{function: want, word: head})
		}
	case syntax.RelConj, syntax.RelAdvcl, syntax.RelXcomp, syntax.RelParataxis:
		if v.words[verb].Rel == syntax.RelXcomp && witnessVerbs[v.lemma(head)] {
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
		if v.words[verb].Rel == syntax.RelXcomp {
			if o := v.child(head, syntax.RelObj); o >= 0 {
				return append(out, argument{function: want, word: o})
			}
		}
		if want == fnSubject && v.isHiddenRoot(head) && v.words[head].Rel == syntax.RelAcl {
			return append(out, argument{function: want, word: v.words[head].Head})
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
