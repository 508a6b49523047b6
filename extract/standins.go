package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// standInReach is how many sentences back the weapons may stand of which only
// the number is told later: "Russia launched 22 drones. Ukraine downed 17."
const standInReach = 2

// Verbs of which a bare number or a pronoun tells weapons: as what they are done
// to, and as what does it.
var (
	stopVerbs = formsOf(wordSet("shoot down intercept destroy jam suppress neutralise neutralize bring knock lose"))
	// stopsAlone are those that need no "down".
	stopsAlone = wordSet("intercept down jam suppress destroy neutralise neutralize")
	reachVerbs = formsOf(wordSet("hit strike reach fall crash drop land explode"))
	// handVerbs hand weapons over, or are to.
	handVerbs = formsOf(wordSet("promise pledge give send supply deliver provide donate offer"))
)

// standIns gives the bare numbers and pronouns of the sentence that stand for
// weapons told before a mention of their own: "11 were shot down", "most of them
// hit". The mentions are put behind the others, for as long as events are made.
func (v *view) standIns() {
	for w := range v.words {
		if nextWords[v.lower(w)] {
			v.nextOfKind(w)
			continue
		}
		verb, undergone := v.governor(w)
		if verb < 0 || len(v.heads[w]) > 0 && v.mention(w, event.KindActor, event.KindPlace, event.KindWeapon, event.KindTarget, event.KindTime) != nil {
			continue
		}
		given := undergone && v.isOf(handVerbs, verb) // "asked for tanks, and Oslo promised two"
		if undergone && !given && !v.isOf(stopVerbs, verb) || !undergone && !v.isOf(reachVerbs, verb) {
			continue
		}
		if v.isOf(stopVerbs, verb) && !stopsAlone[v.lemma(verb)] && !v.hasParticle(verb, "down") && (v.lemma(verb) != "lose" || !v.isPassive(verb)) {
			continue
		}
		told := v.weaponBefore(w, given)
		if told == nil {
			continue
		}
		ref := event.Mention{Document: told.Document, Ref: told.Ref}
		ref.Span, ref.Text, ref.Count = v.words[w].Span, v.words[w].Form, v.bareNumber(w)
		if ref.Count == nil {
			if n, ok := number(v.words[w].Form); ok {
				ref.Count = event.Exactly(n, v.words[w].Form)
			}
		}
		v.reading.Mentions = append(v.reading.Mentions, ref)
		v.heads[w] = append(v.heads[w], len(v.reading.Mentions)-1)
	}
}

// nextWords tell one more of a kind.
var nextWords = wordSet("second third fourth fifth sixth seventh eighth another")

// kindVerbs are what weapons do and what is done to them, of which "a third" tells
// one more of the kind told before.
var kindVerbs = formsOf(wordSet("hit strike explode detonate fall land crash reach defuse destroy intercept disarm discover find dismantle"))

// nextOfKind makes "a third" or "another" one more weapon of the kind told last.
func (v *view) nextOfKind(w int) {
	det := v.child(w, syntax.RelDet)
	h, rel := v.words[w].Head, v.words[w].Rel.Base()
	switch {
	case v.lower(w) != "another" && (det < 0 || v.lower(det) != "a"):
		return
	case h < 0 || len(v.heads[w]) > 0 && v.mention(w, event.KindTime, event.KindPlace, event.KindWeapon) != nil || rel != syntax.RelNsubj && rel != syntax.RelObj:
		return
	case !v.isOf(kindVerbs, h) && !(v.lemma(h) == "go" && v.hasParticle(h, "off")):
		return
	}
	told := v.lastWeapon(w)
	if told == nil {
		return
	}
	ref := event.Mention{Document: told.Document, Ref: told.Ref}
	ref.Span, ref.Text, ref.Count = v.words[w].Span, v.words[w].Form, event.Exactly(1, v.words[w].Form)
	v.reading.Mentions = append(v.reading.Mentions, ref)
	v.heads[w] = append(v.heads[w], len(v.reading.Mentions)-1)
}

// lastWeapon is the last weapon that explodes or flies told before a word, in its
// sentence or the one before; nil where there is none.
func (v *view) lastWeapon(w int) *event.Mention {
	r := v.reading
	from := r.Sentences[max(0, v.sentence-1)].Start
	for i := v.known - 1; i >= 0 && r.Mentions[i].Start >= from; i-- {
		m := &r.Mentions[i]
		if m.Kind == event.KindWeapon && m.End <= v.words[w].Start && (isClass(m.Class, "air") || isClass(m.Class, "explosive") || isClass(m.Class, "mine") || isClass(m.Class, "device")) {
			return m
		}
	}
	return nil
}

// governor is the verb of which a bare number or a plural pronoun is the subject
// or the object, and whether it undergoes it; -1 where the word is neither.
func (v *view) governor(w int) (verb int, undergone bool) {
	switch form := v.lower(w); {
	case v.words[w].UPOS == syntax.NUM, numberEnds[form]:
	case form == "them" || form == "they" || form == "others" || form == "rest" || form == "remainder" || form == "most" || form == "all" || form == "some":
	default:
		return -1, false
	}
	for _, k := range v.kids[w] { // "17 of them" and "17 of the 22" are bare, "17 of the men" not
		if v.words[k].Rel.Base() == syntax.RelNmod && v.words[k].UPOS != syntax.NUM && v.lower(k) != "them" && v.lower(k) != "these" && v.lower(k) != "those" && v.mention(k, event.KindPlace, event.KindTime) == nil {
			return -1, false
		}
	}
	h := v.words[w].Head
	if h < 0 || !v.isVerb(h) {
		return -1, false
	}
	switch v.words[w].Rel {
	case syntax.RelNsubjPass, syntax.RelObj:
		return h, true
	case syntax.RelOblUnmarked, syntax.RelNummod: // "shot down 17 of them" goes wrong so
		return h, w > h && v.words[w-1].UPOS != syntax.PUNCT // "downed 21: twelve over Kursk" deals the twelve out
	case syntax.RelNsubj:
		return h, v.isPassive(h)
	}
	return -1, false
}

// hasParticle reports whether a word of that form follows a verb closely.
func (v *view) hasParticle(verb int, particle string) bool {
	for k := verb + 1; k < min(len(v.words), verb+4); k++ {
		if v.lower(k) == particle {
			return true
		}
	}
	return false
}

// weaponBefore is the last plural weapon that flies, or of any kind, told before a
// word, in its sentence or in those right before it in the paragraph; nil where
// there is none.
func (v *view) weaponBefore(w int, any bool) *event.Mention {
	r := v.reading
	from, paragraph := r.Sentences[max(0, v.sentence-standInReach)].Start, r.Sentences[v.sentence].Paragraph
	for i := v.known - 1; i >= 0; i-- {
		m := &r.Mentions[i]
		if m.Start < from {
			return nil
		}
		if m.Kind != event.KindWeapon || m.End > v.words[w].Start || !any && !isClass(m.Class, "air") || m.Count != nil && m.Count.Max == 1 {
			continue
		}
		if s := r.sentenceAt(m.Start); s < 0 || s != v.sentence && r.Sentences[s].Paragraph < paragraph-1 {
			return nil
		}
		return m
	}
	return nil
}

// withoutWhole drops the argument that names the weapons of which another tells
// a part: "of the 22 drones, 17 were shot down".
func (v *view) withoutWhole(args []argument) []argument {
	for _, a := range args {
		for _, i := range v.heads[a.word] {
			if i < v.known {
				continue
			}
			part := v.reading.Mentions[i].Ref
			return slices.DeleteFunc(slices.Clone(args), func(o argument) bool {
				if o.word == a.word || o.prep != "of" && o.prep != "" || o.word > a.word {
					return false
				}
				m := v.mention(o.word, event.KindWeapon)
				return m != nil && m.Class == part.Class && m.Name == part.Name
			})
		}
	}
	return args
}
