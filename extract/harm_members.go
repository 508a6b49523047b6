package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// Who the harmed are where no verb of harm governs them: "among the dead was a
// nurse", "left two shopkeepers dead". Members of a number are no number: their
// arguments hang by amongPrep, so that nobody counts them.

// amongPrep marks the arguments that name some of the harmed.
const amongPrep = "among"

// harmed adds to the arguments of a word of harm those whom the sentence names as
// harmed beside it.
func (v *view) harmed(out []argument, word int) []argument {
	if v.words[word].UPOS == syntax.ADJ {
		for i := range out {
			if out[i].function == fnSubject && out[i].prep != "by" && v.words[out[i].word].Head == word {
				out[i].function, out[i].prep = fnObject, "of" // "leaving [six men dead]": they do nothing
			}
		}
	}
	group := word
	if h := v.words[word].Head; v.words[word].Rel.Base() == syntax.RelAcl && h >= 0 && h < word {
		switch v.lower(h) {
		case "those", "people", "persons", "victims":
			group = h // "those killed"
		}
	}
	if m := v.member(group); m >= 0 {
		return append(out, argument{function: fnObject, prep: amongPrep, word: m})
	}
	h := v.words[word].Head
	if h < 0 || h >= word {
		return out
	}
	if v.words[word].UPOS == syntax.VERB && v.isPostposed(word) {
		first := v.firstOfThose(h)
		out = slices.DeleteFunc(out, func(a argument) bool { return a.word == h })
		out = append(out, argument{function: fnObject, word: first})
		if k := v.middleOfList(first); k >= 0 {
			out = append(out, argument{function: fnObject, prep: amongPrep, word: k})
		}
		return out
	}
	if v.lemma(h) == "treat" && v.isPassive(h) && v.preposition(word) == "for" { // "were treated for minor injuries"
		if s := v.child(h, syntax.RelNsubj); s >= 0 {
			return append(out, argument{function: fnObject, prep: "of", word: s})
		}
	}
	if v.words[word].UPOS != syntax.ADJ {
		return out
	}
	switch v.words[word].Rel.Base() {
	case syntax.RelAmod: // "left two shopkeepers dead"
		if v.lemma(h) != "shot" && (v.isPerson(h) || v.isCounted(h) || v.isSomeoneNamed(h)) { // nor "[men on a bicycle shot] dead"
			out = append(out, argument{function: fnObject, prep: "of", word: h})
		}
	case syntax.RelXcomp: // "left her dead"
		if o := v.child(h, syntax.RelObj); o >= 0 && o < word {
			out = append(out, argument{function: fnObject, prep: "of", word: o})
		}
	}
	return out
}

// isPostposed reports whether a participle stands behind the people whom it
// qualifies: "there were nine women and four men injured".
func (v *view) isPostposed(word int) bool {
	w := &v.words[word]
	return w.XPOS == syntax.TagVBN && (w.Rel == syntax.RelAmod || w.Rel == syntax.RelAcl) && w.Head >= 0 && w.Head == word-1 && (v.isPerson(w.Head) || v.isCounted(w.Head))
}

// firstOfThose is the first part of a coordination that a sentence says there was,
// "there were nine women and four men", else the word itself.
func (v *view) firstOfThose(word int) int {
	top := word
	for v.words[top].Rel == syntax.RelConj && v.words[top].Head >= 0 && !v.isVerb(v.words[top].Head) {
		top = v.words[top].Head
	}
	if h := v.words[top].Head; h >= 0 && v.child(h, syntax.RelExpl) >= 0 {
		return top
	}
	return word
}

// middleOfList is the part of a list of people that the parser took for an
// apposition, "nine women, a girl and four men"; -1 for none.
func (v *view) middleOfList(word int) int {
	k := v.child(word, syntax.RelAppos)
	if k < word || v.child(k, syntax.RelDet) < 0 || v.countOf(k) == nil {
		return -1
	}
	for _, c := range v.kids[word] {
		if c > k && v.words[c].Rel == syntax.RelConj {
			return k
		}
	}
	return -1
}

// member is the word for some of a group: "a nurse was among the dead", "among
// those killed was a nurse", "the wounded included a nurse"; -1 where none is named.
func (v *view) member(group int) int {
	h := v.words[group].Head
	if v.preposition(group) != "among" {
		if h >= 0 && v.words[group].Rel.Base() == syntax.RelNsubj && v.lemma(h) == "include" {
			return v.child(h, syntax.RelObj)
		}
		return -1
	}
	switch {
	case v.child(group, syntax.RelCop) >= 0:
		return v.child(group, syntax.RelNsubj)
	case h < 0:
		return -1
	case v.lemma(h) == "be":
		return v.child(h, syntax.RelNsubj)
	case v.child(h, syntax.RelCop) >= 0 && h > group && !v.isVerb(h):
		return h
	}
	return -1
}

// isTogether reports whether a phrase shares what another undergoes: "along with his
// wife".
func (v *view) isTogether(word int) bool {
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelCase && k > 0 && v.lower(k) == "with" {
			return v.lower(k-1) == "along" || v.lower(k-1) == "together"
		}
	}
	return false
}

// isSomeoneNamed reports whether a word is a name that no table knows and that
// may be a person's, "Haddad was killed", or what such a one is: "gang boss Omar Haddad".
func (v *view) isSomeoneNamed(word int) bool {
	if v.words[word].XPOS == syntax.TagNN && word+1 < len(v.words) && v.words[word+1].Head == word && (v.words[word+1].Rel == syntax.RelAppos || v.words[word+1].Rel == syntax.RelFlat) {
		word++
	}
	return v.words[word].UPOS == syntax.PROPN && startsUpper(v.words[word].Form) && strings.ToUpper(v.words[word].Form) != v.words[word].Form &&
		v.mention(word, event.KindWeapon, event.KindTarget, event.KindPlace, event.KindTime, event.KindActor) == nil
}
