package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// trailingSpeech finds the "X and Y said on Monday" that follows the event's
// clause behind a comma, whatever the parser made of it: the speakers' words and
// the verb, none and -1 where there is none.
func (v *view) trailingSpeech(word int) (speakers []int, verb int) {
	for i := len(v.words) - 1; i > word+1; i-- {
		if !v.isTrailingVerb(i) {
			continue
		}
		comma := v.markBefore(i-1, word)
		if s := v.subject(i); comma == i-1 && s > i && v.words[i].XPOS != syntax.TagVBG {
			return []int{s}, i // "..., says Ada Brill"
		}
		if comma == i-1 { // "the governor, Taras Melnychenko, wrote"
			comma = v.markBefore(i-2, word)
			if first := v.markBefore(comma-1, word); comma > word && first > word && comma-first < 8 {
				comma = first
			}
		}
		if comma <= word {
			return nil, -1
		}
		if comma+1 < i && relativePronouns[v.lower(comma+1)] {
			continue // "the depot, which it said was empty": an aside
		}
		if comma+1 < i && v.words[comma+1].UPOS == syntax.CCONJ && v.child(i, syntax.RelObj) > i {
			continue // "asked for tanks, and Oslo promised two"
		}
		if s := v.subject(i); s > i {
			return []int{s}, i // "said the mayor"
		}
		if speakers := v.speakersBetween(comma+1, i); len(speakers) > 1 || len(speakers) == 1 && (v.words[speakers[0]].UPOS == syntax.PROPN || v.words[i].UPOS == syntax.NOUN) {
			return speakers, i
		}
		for k := comma + 1; k < i; k++ {
			if m := v.mention(k, event.KindActor); m != nil && !v.isAgentOf(m) {
				if s := v.child(i, syntax.RelNsubj); s > comma && v.dominates(s, k) {
					k = s // the first of a coordination
				}
				return []int{k}, i
			}
		}
		if i+1 < len(v.words) && v.words[i+1].UPOS != syntax.ADP { // "said Mr Vance"
			for k := i + 1; k < min(len(v.words), i+6); k++ {
				if v.mention(k, event.KindActor) != nil {
					return []int{k}, i
				}
			}
		}
		if s := v.child(i, syntax.RelNsubj); s > comma {
			return []int{s}, i
		}
		return nil, -1
	}
	return nil, -1
}

// isTrailingVerb reports whether a word is a verb of saying with nothing said
// behind it. What follows a comma there is not what is said: "the mayor said,
// ending two days of silence". "Our correspondent reports" has a verb at its end.
func (v *view) isTrailingVerb(word int) bool {
	if v.lemma(word) == "recall" && v.child(word, syntax.RelObj) >= 0 {
		return false // an envoy, not what was said
	}
	w := &v.words[word]
	if w.UPOS == syntax.NOUN {
		return w.Rel.Base() == syntax.RelParataxis && v.lower(word) == "reports"
	}
	if w.UPOS != syntax.VERB || !speechVerbs[v.lemma(word)] || w.Rel == syntax.RelAmod { // "in repeated attacks"
		return false
	}
	if v.child(word, syntax.RelXcomp) > word {
		return false // "as Oslo vowed to help"
	}
	if o := v.child(word, syntax.RelObj); o >= 0 && o < word && v.lower(o) == "that" {
		return false // "the provinces that Moscow claims"
	}
	if v.child(word, syntax.RelCcomp) < word || v.partsQuote(word) {
		return true
	}
	return word+2 < len(v.words) && v.words[word+1].Form == "," && v.words[word+2].XPOS == syntax.TagVBG
}

// speakersBetween lists who the words from first up to a verb of saying name:
// the phrases that the parser hung outside of them, one or, with "and", several.
// Of a title and a name behind it the name is given. None where these words are
// not only names of somebody.
func (v *view) speakersBetween(first, verb int) []int {
	var out []int
	and := false
	for k := first; k < verb; k++ {
		w := &v.words[k]
		if w.Rel == syntax.RelCc {
			and = true
		}
		if w.Head >= first && w.Head < verb || w.UPOS == syntax.PUNCT || w.Rel == syntax.RelCc || w.Rel == syntax.RelNmodPoss {
			continue
		}
		switch w.UPOS {
		case syntax.VERB:
			return nil
		case syntax.NOUN, syntax.PROPN, syntax.PRON:
		default:
			continue
		}
		if v.preposition(k) != "" || v.mention(k, event.KindTime) != nil {
			continue
		}
		switch {
		case len(out) == 0 || and:
			out = append(out, k)
		case w.UPOS == syntax.PROPN:
			out[len(out)-1] = k
		}
		and = false
	}
	return out
}

// isAgentOf reports whether an actor hangs by "by": it does what the clause tells,
// and says nothing of it.
func (v *view) isAgentOf(m *event.Mention) bool {
	first, last := v.wordsOf(m.Span)
	return first <= last && v.preposition(v.headOf(first, last)) == "by"
}

// markBefore returns the last comma or closing quote at or before word i, down to
// floor.
func (v *view) markBefore(i, floor int) int {
	for i > floor && v.words[i].Form != "," && !isQuote(v.words[i].Form) {
		i--
	}
	return i
}
