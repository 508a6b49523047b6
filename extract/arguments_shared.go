package extract

import "github.com/annals-kg/annals/syntax"

// sharedModifiers adds what the last of several nouns has for all of them, where the
// first has nothing of its own: "airstrikes and shelling by the army in Gao".
func (v *view) sharedModifiers(out []argument, noun int) []argument {
	last := -1
	for _, k := range v.kids[noun] {
		switch rel := v.words[k].Rel.Base(); {
		case k > noun && (rel == syntax.RelNmod || rel == syntax.RelObl || rel == syntax.RelAcl):
			return out
		case rel == syntax.RelConj && (v.words[k].UPOS == syntax.NOUN || v.words[k].XPOS == syntax.TagVBG) && len(v.heads[k]) == 0:
			last = k
		}
	}
	if last < 0 {
		return out
	}
	for _, k := range v.kids[last] {
		if rel := v.words[k].Rel.Base(); k < last || rel != syntax.RelNmod && rel != syntax.RelObl {
			continue
		}
		switch a := v.oblique(k, true); {
		case a.prep == "by":
			out = append(out, argument{function: fnSubject, prep: "by", word: k})
		case a.function == fnLocation || a.function == fnAim:
			out = append(out, a)
		}
	}
	return out
}
