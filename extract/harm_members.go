package extract

import (
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
			if out[i].function == fnSubject && v.words[out[i].word].Head == word {
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

// isSomeoneNamed reports whether a word is a name that no table knows and that
// may be a person's: "Haddad was killed".
func (v *view) isSomeoneNamed(word int) bool {
	return v.words[word].UPOS == syntax.PROPN && startsUpper(v.words[word].Form) && strings.ToUpper(v.words[word].Form) != v.words[word].Form &&
		v.mention(word, event.KindWeapon, event.KindTarget, event.KindPlace, event.KindTime, event.KindActor) == nil
}
