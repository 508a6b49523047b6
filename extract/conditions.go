package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
)

// conditionFunctions are what a condition may name: a function of an argument,
// "any" for all of them, "head" for the word that the trigger hangs on, "child"
// for any word that hangs on it, "prep" for its preposition and "clause" for a
// clause that it has as an object, "infinitive" for one without a subject, and
// "obliged" for whom that clause says that they must, "party" for whoever takes
// part besides a single subject, "denied" for the auxiliary of a verb that is denied
// or of which there is to be none, and "sentence" for any word of the sentence.
var conditionFunctions = func() map[string]bool {
	set := map[string]bool{"any": true, "head": true, "child": true, "prep": true, "clause": true, "infinitive": true, "obliged": true, "party": true, "denied": true, "sentence": true}
	for _, name := range functionNames {
		set[name] = true
	}
	return set
}()

// holds reports whether the rule's conditions allow the trigger: each of When,
// none of Unless.
func (v *view) holds(r *rule, word int, args []argument) bool {
	v.political = politicalFrames[r.Frame]
	for fn, tests := range r.When {
		if !v.holdsAny(fn, tests, word, args) {
			return false
		}
	}
	for fn, tests := range r.Unless {
		if v.holdsAny(fn, tests, word, args) {
			return false
		}
	}
	return true
}

// holdsAny reports whether one of the tests holds for an argument of the
// function. The tests are:
//
//	none          there is no such argument
//	some          there is one
//	KIND          one is a mention of that kind: actor, weapon, place, target
//	KIND:CLASS    ... of that class or type: weapon:drone, actor:military
//	person        one is a person or people
//	number        one is a bare number
//	named         one is a name that no table knows
//	counted       one is a noun with a number that names no weapon and nothing else known
//	prep:a|b      one hangs by one of these prepositions
//	=a|b c        one has the lemma a, or c and stands behind b
func (v *view) holdsAny(fn string, tests []string, word int, args []argument) bool {
	switch fn {
	case "head":
		h := v.words[word].Head
		return h >= 0 && v.holdsWord(tests, h)
	case "child":
		for _, k := range v.kids[word] {
			if v.holdsWord(tests, k) {
				return true
			}
		}
		return false
	case "denied":
		verb := word
		if !v.isVerb(word) {
			verb = v.words[word].Head
		}
		if verb < 0 || !v.verbNegated(verb) && (verb == word || !v.isNone(word)) {
			return false
		}
		for _, k := range v.kids[verb] {
			if v.words[k].Rel.Base() == syntax.RelAux && v.holdsWord(tests, k) {
				return true
			}
		}
		return false
	case "sentence":
		for w := range v.words {
			if v.holdsWord(tests, w) {
				return true
			}
		}
		return false
	case "clause":
		return v.child(word, syntax.RelCcomp) >= 0
	case "infinitive":
		k := v.child(word, syntax.RelXcomp)
		if k < 0 && v.child(word, syntax.RelObj, syntax.RelIobj) >= 0 || k >= 0 && v.words[k].UPOS == syntax.PROPN {
			k = v.child(word, syntax.RelAdvcl) // "forced Mali to pay"
			if k < word || !v.markedTo(k) {
				k = -1
			}
		}
		if k >= 0 {
			return slices.Contains(tests, "some") || v.holdsWord(tests, k)
		}
		k = v.calledSo(word)
		return k >= 0 && v.holdsWord(tests, k)
	case "obliged":
		k := v.obliged(word)
		return k >= 0 && v.words[k].UPOS != syntax.PRON && v.holdsWord(tests, k)
	case "party":
		return v.hasParty(tests, word, args)
	case "prep":
		prep := v.preposition(word)
		for _, t := range tests {
			if lemmaIn(t, prep) {
				return true
			}
		}
		return false
	}
	found := false
	for _, a := range args {
		if fn != "any" && functionNames[a.function] != fn {
			continue
		}
		found = true
		if v.holdsWord(tests, a.word) {
			return true
		}
		for _, c := range v.conjuncts(nil, a.word)[1:] {
			if v.holdsWord(tests, c) {
				return true
			}
		}
	}
	for _, t := range tests {
		if t == "none" && !found || t == "some" && found {
			return true
		}
	}
	return false
}

// calledSo is what a verb of naming calls its object, where the tree makes a second
// object or an apposition of it: "called the sale a provocation"; -1 for none.
func (v *view) calledSo(verb int) int {
	if !callingVerbs[v.lemma(verb)] {
		return -1
	}
	object := v.child(verb, syntax.RelObj)
	if object < 0 {
		return -1
	}
	for _, k := range v.kids[verb] {
		if k > object && v.words[k].Rel == syntax.RelObj {
			return k
		}
	}
	if k := v.child(object, syntax.RelAppos); k > object {
		for w := object + 1; w < k; w++ {
			if v.words[w].UPOS == syntax.PUNCT {
				return -1
			}
		}
		return k
	}
	return -1
}

// callingVerbs say what their object is.
var callingVerbs = wordSet("call brand label term deem")

// hasParty reports whether one of the tests holds for whoever takes part besides
// a single subject: "met the envoy", "discussed the matter with ministers".
func (v *view) hasParty(tests []string, verb int, args []argument) bool {
	subjects := 0
	for _, a := range args {
		if a.function == fnSubject {
			subjects++ // of a coordination the parser may hang each on the verb
		}
		if !v.isFurther(a, verb) && (a.function != fnSubject || subjects < 2) {
			continue
		}
		for _, c := range v.conjuncts(nil, a.word) {
			if v.holdsWord(tests, c) {
				return true
			}
		}
		if a.function != fnObject {
			continue
		}
		for _, c := range v.conjuncts(nil, a.word) {
			for _, k := range v.kids[c] {
				if v.preposition(k) == "with" && v.holdsWord(tests, k) {
					return true
				}
			}
		}
	}
	return false
}

// isFurther reports whether an argument may be a party besides a single subject:
// any but where something is done and what it is about, and subjects of whom
// there are several.
func (v *view) isFurther(a argument, verb int) bool {
	switch a.function {
	case fnNone, fnLocation:
		return false
	case fnSubject:
		if tag := v.words[a.word].XPOS; tag == syntax.TagNNS || tag == syntax.TagNNPS || v.lower(a.word) == "they" {
			return true
		}
		for k := a.word + 1; k < verb; k++ {
			if v.words[k].Rel == syntax.RelCc && v.dominates(a.word, k) {
				return true
			}
		}
		return false
	}
	return true
}

// obliged is who must do something by what the verb of saying at word says, -1
// if nobody: "said that Togo must open its border".
func (v *view) obliged(word int) int {
	for _, k := range v.kids[word] {
		if v.words[k].Rel.Base() != syntax.RelCcomp {
			continue
		}
		for _, aux := range v.kids[k] {
			if v.words[aux].Rel.Base() == syntax.RelAux && (v.lower(aux) == "must" || v.lower(aux) == "should") {
				return v.child(k, syntax.RelNsubj, syntax.RelNsubjPass)
			}
		}
	}
	return -1
}

// actingPronouns stand for an actor where a rule asks for one.
var actingPronouns = wordSet("he she it they we who them us him")

func (v *view) holdsWord(tests []string, word int) bool {
	word, outer := v.inner(word), word
	for _, t := range tests {
		kind, class, _ := strings.Cut(t, ":")
		switch {
		case strings.HasPrefix(t, "="):
			if lemmaIn(t, v.lemma(outer)) || lemmaIn(t, v.lemma(word)) || outer > 0 && strings.IndexByte(t, ' ') > 0 && lemmaIn(t, v.lemma(outer-1)+" "+v.lemma(outer)) {
				return true
			}
		case kind == "number":
			if v.words[word].UPOS == syntax.NUM {
				return true
			}
		case kind == "named":
			if v.isSomeoneNamed(word) {
				return true
			}
		case kind == "counted":
			if v.isCounted(word) {
				return true
			}
		case kind == "prep":
			if isOneOf(class, v.preposition(outer)) {
				return true
			}
		case kind == "person":
			if v.isPerson(word) {
				return true
			}
		default:
			if t == "actor" && (actingPronouns[v.lower(outer)] || bodyNouns[v.lemma(outer)] || v.political && v.isParty(outer)) {
				return true
			}
			if kind == "actor" && v.words[outer].UPOS == syntax.PRON {
				if ref, ok := v.standsFor(outer); ok && ref.Type == class {
					return true // "the navy said it had hit"
				}
			}
			m := v.mention(word, event.Kind(kind))
			if m != nil && (class == "" || isClass(m.Class, class) || m.Type == class || m.Feature == class) {
				return true
			}
		}
	}
	return false
}

// lemmaIn reports whether lemma is one of those of a test "=a|b".
func lemmaIn(test, lemma string) bool {
	list, ok := strings.CutPrefix(test, "=")
	return ok && isOneOf(list, lemma)
}

// isOneOf reports whether a word is one of those of a list "a|b".
func isOneOf(list, word string) bool {
	if word == "" {
		return false
	}
	for l := range strings.SplitSeq(list, "|") {
		if l == word {
			return true
		}
	}
	return false
}

// isPerson reports whether a word names a person or people: an actor of such a
// type or head, or a pronoun.
func (v *view) isPerson(word int) bool {
	if m := v.mention(word, event.KindActor); m != nil {
		switch m.Type {
		case "person", "population", "military", "armed-group":
			return true
		}
		thing := v.mention(word, event.KindTarget)
		return m.Head != "" && (thing == nil || thing.Class != "media") // a "television station" is a thing
	}
	if v.words[word].UPOS == syntax.PRON {
		switch v.lower(word) {
		case "he", "she", "him", "her", "they", "them", "we", "us", "who", "whom", "i", "me", "others", "someone", "anyone", "nobody", "everyone":
			return true
		}
	}
	switch v.lemma(word) {
	case "people", "person", "man", "woman", "child", "civilian", "other", "more", "nobody", "one":
		return true
	}
	return v.words[word].UPOS == syntax.NOUN && rankNouns[v.lemma(word)]
}

// rankNouns are ranks of soldiers that no table has, since most are other words too.
var rankNouns = wordSet("general colonel major captain lieutenant sergeant corporal private brigadier admiral cadet airman seaman")

// isCounted reports whether a word is a plural noun with a number that no table
// knows: those who are said to be killed are people, whatever their trade.
func (v *view) isCounted(word int) bool {
	counted := v.words[word].XPOS == syntax.TagNNS && v.child(word, syntax.RelNummod) >= 0
	if det := v.child(word, syntax.RelDet); v.words[word].XPOS == syntax.TagNN && det >= 0 {
		counted = v.lower(det) == "a" || v.lower(det) == "an"
	}
	return counted && !abstractOrMeasure(v.lemma(word)) &&
		v.mention(word, event.KindWeapon, event.KindTarget, event.KindPlace, event.KindTime) == nil
}

// abstractOrMeasure reports whether a counted noun is no living thing.
func abstractOrMeasure(lemma string) bool {
	return endsIn(lemma, abstractEndings...) || noThings[lemma] || measures[lemma]
}

var measures = wordSet("hour day week month year mile kilometre kilometer metre meter minute percent dollar euro point vehicle car cow sheep animal bird fish goat horse camel dog pig hectare acre tree job ton tonne time bid bill case")

// isClass reports whether a weapon's or target's class is the wanted one or a
// kind of it, as "ballistic missile" is a missile by its name and "loitering
// munition" a drone by the table of classes. "air" stands for what flies.
func isClass(class, want string) bool {
	for c := class; c != ""; c = lexicon.Default().WeaponClass(c) {
		if c == want || strings.HasSuffix(c, want) && len(c) > len(want) && c[len(c)-len(want)-1] == ' ' {
			return true
		}
	}
	return want == "air" && slices.ContainsFunc(airborne, func(c string) bool { return isClass(class, c) })
}

// airborne are the classes that "air" stands for.
var airborne = []string{"drone", "missile", "rocket", "bomb", "aircraft", "artillery", "projectile"}
