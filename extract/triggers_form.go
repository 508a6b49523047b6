package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// named reports whether a span lies in the name of a time, a place or a weapon.
func (v *view) named(sp text.Span) bool { return v.inName(sp, true) }

// inName reports whether a span lies in the name of a time or a place, or, where
// they are asked for, of weapons.
func (v *view) inName(sp text.Span, weapons bool) bool {
	for w := range v.heads {
		for _, i := range v.heads[w] {
			m := &v.reading.Mentions[i]
			if m.Contains(sp) && (m.Kind == event.KindTime || m.Kind == event.KindPlace || weapons && m.Kind == event.KindWeapon) {
				word := strings.ToLower(sp.Of(v.reading.Document.Text))
				if m.Kind == event.KindWeapon && m.End == sp.End && (word == "gunfire" || word == "fire" && m.Start < sp.Start) {
					continue // "came under small-arms fire", "gunfire was heard"
				}
				return true
			}
		}
	}
	return false
}

// isNamed reports whether a word stands in a name, and so names no event. A finite
// verb is part of no weapon: "the navy shells the port", "jets bomb the airport".
func (v *view) isNamed(word int) bool {
	w := &v.words[word]
	if v.inside[word] && w.UPOS == syntax.PROPN {
		return true // "Lord's Resistance Army"
	}
	finite := w.XPOS == syntax.TagVBP || w.XPOS == syntax.TagVBZ || w.XPOS == syntax.TagVBD
	return v.inName(w.Span, !finite) // "March", "bomb disposal robot"
}

// isForm reports whether the word stands in the text as the lemma wants it: as
// a verb with its particle, or as a noun that is not a mere modifier.
func (v *view) isForm(word int, l lemma) bool {
	w := &v.words[word]
	if l.before != "" && !v.follows(word, l.before) {
		return false
	}
	if !l.verb {
		switch w.UPOS {
		case syntax.NOUN, syntax.PROPN:
		case syntax.ADJ, syntax.VERB:
			// "the dead", "the wounded", "the shelling of": tagged by their shape.
			if w.UPOS == syntax.VERB && l.before == "" && (w.XPOS != syntax.TagVBG || v.child(word, syntax.RelDet, syntax.RelNmodPoss, syntax.RelAmod) < 0) {
				return false
			}
		default:
			return false
		}
		// "attack drone", "bomb attack site": a modifier names no event.
		return w.Rel != syntax.RelCompound || w.Head < 0 || v.words[w.Head].UPOS == syntax.VERB
	}
	switch {
	case w.UPOS == syntax.VERB:
	case l.form == pastForm && w.UPOS != syntax.AUX && (onlyVerb(v.lower(word)) || l.particle != "" && word+1 < len(v.words) && v.lower(word+1) == l.particle): // "a missile struck", tagged as a noun
	case l.form == pastForm && w.UPOS == syntax.NOUN && v.harmsBehind(word): // "gunmen shot and wounded a priest"
	case w.UPOS == syntax.ADJ && l.form == pastForm && (w.Rel != syntax.RelAmod || v.movesBehind(word)): // "was wounded" tagged as an adjective
	case w.UPOS == syntax.NOUN && (l.form == participle || l.form == pastForm || v.child(word, syntax.RelNsubj) >= 0) && v.child(word, syntax.RelObj) >= 0:
	default:
		return false
	}
	if w.UPOS == syntax.ADJ && l.form == pastForm && v.movesBehind(word) {
		return true
	}
	if w.XPOS == syntax.TagVBN && w.Rel.Base() == syntax.RelXcomp && v.child(word, syntax.RelAux, syntax.RelAuxPass) < 0 && v.child(word, syntax.RelObj) > word {
		return false // "supports displaced people": no passive has an object
	}
	if (w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound) && !v.isHiddenRoot(word) && !(l.rule.isHarm() && v.isPostposed(word)) {
		return false // "the downed drone", "destroyed buildings": scenery
	}
	if l.particle == "" {
		return true
	}
	first, rest, _ := strings.Cut(l.particle, " ")
	reach := reachOf(first)
	if first == "on" || first == "for" || first == "to" || first == "from" {
		if rest == "" && l.particle != "from" {
			reach = 1 // what follows later is another phrase's
		}
	}
	if first == "no" && word+2 < len(v.words) && v.lower(word+2) != "to" && v.words[word+2].UPOS != syntax.PUNCT {
		return false // "said no more than 150 were killed" refuses nothing
	}
	if closeParticles[v.lemma(word)+" "+first] {
		reach = 1
	}
	for k := word + 1; k < min(len(v.words), word+1+reach); k++ {
		if v.lower(k) != first || rest != "" && !v.precedes(k, rest) {
			continue
		}
		if v.words[k].Rel == syntax.RelCompoundPrt && v.words[k].Head != word && k > word+1 {
			continue // another verb's: "called on Chad to pull out"
		}
		if c := v.words[k].Head; first == "in" && rest == "" && k > word+1 && v.words[k].Rel == syntax.RelCase && c >= 0 && v.words[c].Head != word {
			continue // another phrase's: "given birth to a son in a camp"
		}
		switch v.words[k].UPOS {
		case syntax.ADP, syntax.ADV, syntax.ADJ, syntax.NOUN, syntax.AUX:
			return true
		}
		if v.words[k].Head == word || rest != "" {
			return true
		}
	}
	return false
}

// isModalAdjective reports whether the parser took a verb behind "will" or "to"
// for the adjective of the same shape: "Fiji will free nine sailors". An
// adjective has a form of "be" there, and no object.
func (v *view) isModalAdjective(word int, l lemma) bool {
	return v.words[word].UPOS == syntax.ADJ && l.verb && l.form == baseForm && v.child(word, syntax.RelObj) > word && v.child(word, syntax.RelCop) < 0 &&
		(v.child(word, syntax.RelAux) >= 0 || v.markedTo(word))
}

// closeParticles stand right behind their verbs: "went missing as they tried to
// get off" is no blast, "given birth in a camp" gives in to nobody, and no
// bird found dead is anybody's death.
var closeParticles = map[string]bool{"go off": true, "give in": true, "speak well": true, "stand by": true, "stand with": true, "find dead": true}

// harmsBehind reports whether a word is joined to a verb of harm behind it, and
// so is a verb as well.
func (v *view) harmsBehind(word int) bool {
	return word+2 < len(v.words) && v.lower(word+1) == "and" && v.words[word+2].UPOS == syntax.VERB && (deathForms[v.lower(word+2)] || injuryForms[v.lower(word+2)])
}

// onlyVerb reports whether a form of a verb's past is no noun as well.
func onlyVerb(form string) bool {
	switch form {
	case "struck", "blew", "blown", "shelled", "fought", "fired", "captured", "targeted", "damaged", "destroyed", "killed", "wounded", "injured",
		"attacked", "bombed", "intercepted", "downed", "raided", "seized", "abducted", "kidnapped", "arrested", "detained", "exploded", "clashed",
		"stormed", "ambushed", "launched", "hurled", "tore", "slammed", "ploughed", "executed", "torched", "stabbed", "murdered", "massacred", "beheaded", "looted", "hijacked":
		return true
	}
	return false
}

// isHiddenRoot reports whether a verb is the sentence's own although the parser
// hung it on its subject: "Rebels seized nine villagers". A noun phrase right
// behind it tells it from a headline's passive, "Bridge destroyed in raid".
func (v *view) isHiddenRoot(word int) bool {
	w := &v.words[word]
	if w.XPOS == syntax.TagVBD && (w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound) {
		return true // no past tense is an adjective: "forces advanced northwest of the town"
	}
	if w.XPOS == syntax.TagVBN && word > 0 && w.Head > word && v.lemma(word-1) == "have" && v.child(word, syntax.RelAux) < 0 {
		return true // "had halted aid", read as "had aid that was halted"
	}
	if w.XPOS == syntax.TagVBN && w.Rel == syntax.RelAmod && word > 0 && w.Head > word && v.words[word-1].XPOS == syntax.TagNNS && v.words[word-1].Head != w.Head && onlyVerb(v.lower(word)) {
		return true // "warplanes bombed targets", read as "warplanes, bombed targets"
	}
	if w.XPOS == syntax.TagVBN && w.Rel == syntax.RelAmod && word > 0 && w.Head > word && v.words[word-1].Head == w.Head && armNouns[v.lower(word-1)] && onlyVerb(v.lower(word)) {
		return true // "artillery shelled positions", read as "artillery-shelled positions"
	}
	if w.XPOS == syntax.TagVBN && w.Rel == syntax.RelCcomp && word > 0 && v.words[word-1].Head == w.Head && v.words[word-1].XPOS == syntax.TagNNS && onlyVerb(v.lower(word)) {
		return true // "gangs torched four stations, the union said", with both hung on the saying
	}
	if w.Rel != syntax.RelAcl || w.XPOS != syntax.TagVBN || w.Head < 0 || w.Head > word || word+1 >= len(v.words) {
		return false
	}
	h := w.Head
	for v.words[h].Rel == syntax.RelConj && v.words[h].Head >= 0 && !v.isVerb(v.words[h].Head) {
		h = v.words[h].Head // "troops and mercenaries killed nine herders"
	}
	switch up := v.words[h].Head; {
	case v.child(h, syntax.RelNsubj, syntax.RelCop) >= 0:
		return false
	case up < 0:
	case v.preposition(h) != "" || v.mention(word+1, event.KindTime) != nil || v.named(v.words[word+1].Span):
		return false
	case v.words[h].Rel.Base() != syntax.RelNsubj && v.words[h].Rel != syntax.RelCcomp || !speechVerbs[v.lemma(up)]:
		return false // below another verb it modifies
	}
	if countHeralds[v.lower(word+1)] && word+2 < len(v.words) {
		return true
	}
	switch v.words[word+1].UPOS {
	case syntax.DET, syntax.NUM, syntax.NOUN, syntax.PROPN, syntax.ADJ, syntax.PRON:
		return true
	}
	return false
}

// armNouns are arms of a force in the singular, which act by themselves.
var armNouns = wordSet("artillery aviation infantry cavalry army navy police militia airforce force marine")

// countHeralds open a number: "at least nine".
var countHeralds = wordSet("at about some nearly almost around up more over")

// saysBehind reports whether the words behind a comma only tell who says what
// stands before it.
func (v *view) saysBehind(comma int) bool {
	for k := comma + 1; k < len(v.words); k++ {
		if v.words[k].Form == "," {
			return false
		}
		if speechVerbs[v.lemma(k)] {
			return k+2 >= len(v.words) || v.words[k+1].UPOS == syntax.PUNCT || v.words[k+1].UPOS == syntax.ADP
		}
	}
	return false
}

// precedes reports whether the words behind a word are the given ones.
func (v *view) precedes(word int, after string) bool {
	for f := range strings.FieldsSeq(after) {
		word++
		if word >= len(v.words) || v.lower(word) != f {
			return false
		}
	}
	return true
}

// follows reports whether the words before a word are the given ones.
func (v *view) follows(word int, before string) bool {
	fields := strings.Fields(before)
	if len(fields) > word {
		return false
	}
	for i, f := range fields {
		if v.lower(word-len(fields)+i) != f {
			return false
		}
	}
	return true
}

// movesBehind reports whether a form that the parser took for an adjective tells
// of troops right before it where they went: "Russian forces advanced east of".
func (v *view) movesBehind(word int) bool {
	if word == 0 || word+1 >= len(v.words) {
		return false
	}
	m := v.mention(word-1, event.KindActor)
	if m == nil || m.Type != "military" && m.Type != "armed-group" {
		return false
	}
	next := v.lower(word + 1)
	return bearingWords[next] && word+2 < len(v.words) && v.lower(word+2) == "of" || next == "toward" || next == "towards" || next == "into"
}
