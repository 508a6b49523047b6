package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// repeatWindow is how many words on each side of a trigger must be the same in
// two places for the second to be the first once more: a teaser told again in
// the body, a headline in a list of links.
const repeatWindow = 3

// joinRepeats joins drafts whose words are repeated word for word elsewhere.
func joinRepeats(drafts []*draft) []*draft {
	first := map[string]*draft{}
	return slices.DeleteFunc(drafts, func(d *draft) bool {
		key := d.wording()
		if key == "" {
			return false
		}
		told := first[key]
		if told == nil || told.view == d.view {
			first[key] = d
			return false
		}
		told.absorb(d)
		return true
	})
}

// wording is the trigger with the words around it; "" where too few surround
// it to tell anything.
func (d *draft) wording() string {
	v := d.view
	from, to := max(0, d.word-repeatWindow), min(len(v.words), d.word+repeatWindow+1)
	if to-from < 2*repeatWindow {
		return ""
	}
	var b strings.Builder
	b.WriteString(string(d.Category))
	for w := from; w < to; w++ {
		if v.words[w].UPOS == syntax.PUNCT {
			continue // "-" of a list, the full stop
		}
		b.WriteByte(' ')
		b.WriteString(v.lower(w))
	}
	return b.String()
}

// joinBare joins the nouns that tell nothing of their own to the event that
// their sentence tells: "repelled nine attacks amid heavy fighting". Where there
// is none and the noun only qualifies another it is no event: "the focus of
// fighting".
func joinBare(drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for i, d := range drafts {
		gone[d] = d.isHabitBeside(sameSentence(drafts, i)) || d.isBare() && (d.qualifies() || slices.ContainsFunc(sameSentence(drafts, i), func(h *draft) bool {
			lit := d.Category == event.Assault && h.Category == event.Fire // "two houses caught fire after shelling"
			return h != d && !gone[h] && !h.isBare() && violent(h.Category) && h.Status == d.Status && !lit
		}))
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// isHabitBeside reports whether a noun only says how common is what a verb of its
// sentence tells: "kidnapping is common in the north, where gangs have seized students".
func (d *draft) isHabitBeside(sentence []*draft) bool {
	return !d.verb && d.Status == event.Habitual && len(d.Actors)+len(d.Recipients)+len(d.Targets)+len(d.Weapons) == 0 &&
		slices.ContainsFunc(sentence, func(h *draft) bool {
			return h.verb && h.Category == d.Category && h.Status == event.Habitual
		})
}

// withoutRanks drops the nouns that only rank what their sentence tells.
func withoutRanks(drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for i, d := range drafts {
		gone[d] = d.ranksAside() && slices.ContainsFunc(sameSentence(drafts, i), func(h *draft) bool {
			return h.verb && h.word < d.word && violent(h.Category) && h.Status == d.Status
		})
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// ranksAside reports whether a nominal trigger only ranks what its sentence tells
// before: "killing five, in one of the worst attacks on the city this year".
func (d *draft) ranksAside() bool {
	v := d.view
	if d.verb || !violent(d.Category) {
		return false
	}
	ranked := false
	for w := d.word - 1; w > 0 && d.word-w < 8; w-- {
		switch form := v.lower(w); {
		case form == "in":
			return ranked
		case v.words[w].XPOS == syntax.TagJJS, form == "latest":
			ranked = true
		case v.words[w].UPOS == syntax.VERB, v.words[w].UPOS == syntax.PUNCT:
			return false
		}
	}
	return false
}

// isBare reports whether a nominal trigger says nothing but that it happened.
func (d *draft) isBare() bool {
	return !d.verb && violent(d.Category) && !d.rule.isHarm() && d.Status == event.Actual && len(d.Actors)+len(d.Recipients)+len(d.Targets)+len(d.Places)+len(d.Weapons) == 0 && d.Killed == nil && d.Injured == nil && d.predicate() < 0
}

// predicate is the verb of which a nominal trigger is the subject or the
// object, -1 where it is neither: such an event is told, not just mentioned.
func (d *draft) predicate() int {
	v := d.view
	w := &d.view.words[d.word]
	if w.Head < 0 {
		return d.word
	}
	switch w.Rel.Base() {
	case syntax.RelNsubj, syntax.RelObj:
		if v.isVerb(w.Head) {
			return w.Head
		}
	}
	return -1
}

// qualifies reports whether a nominal trigger hangs on another noun.
func (d *draft) qualifies() bool {
	v := d.view
	h := v.words[d.word].Head
	return h >= 0 && !v.isVerb(h) && v.words[d.word].Rel.Base() == syntax.RelNmod && !partitives[v.lemma(h)]
}
