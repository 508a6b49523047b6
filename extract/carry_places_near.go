package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// nearbyPlace adds the place in the sentence that a preposition of place brings
// in and that no other event of the sentence stands between.
func (d *draft) nearbyPlace(others []*draft) {
	v := d.view
	if p := v.placeOfWhere(d.word); p != nil {
		d.add(placeRole, *p)
		return
	}
	best, bestGap := -1, 0
	for w := range v.words {
		if len(others) == 1 && siteNouns[v.lower(w)] {
			if site, ok := v.namedSite(w, v.preposition(w)); ok {
				d.add(placeRole, site)
				return
			}
		}
		m := v.mention(w, event.KindPlace)
		if m == nil || m.Type == "adjective" || v.inside[w] || v.cover[w] >= 0 && v.reading.Mentions[v.cover[w]].Head != "" {
			continue
		}
		prep := v.preposition(w)
		if prep == "" && w > 1 && v.words[w-1].Form == "," && featureNouns[v.lemma(w-2)] {
			prep = v.preposition(w - 2) // "in the capital, Dhaka,"
		}
		if h := v.words[w].Head; prep == "" && h > w && v.words[w].Rel == syntax.RelCompound && (featureNouns[v.lemma(h)] || v.mention(h, event.KindTarget) != nil && v.dominates(v.clause(d.word), h)) {
			prep = v.preposition(h) // "in Nigeria's Zamfara state", "at a Sumy power plant"
		}
		if first, last := v.wordsOf(m.Span); prep == "" && first > 0 && v.words[first-1].UPOS == syntax.ADP && !(last+1 < len(v.words) && v.words[last+1].XPOS == syntax.TagPOS) {
			prep = v.lower(first - 1) // hung on a part of the name: "near Tal Afar overnight"
		}
		if fn := prepositions[firstWord(prep)]; fn != fnLocation && fn != fnAim || v.isSpeakers(w) {
			continue
		}
		between := slices.ContainsFunc(others, func(o *draft) bool {
			if v.words[o.word].Rel == syntax.RelConj && v.words[o.word].Head == d.word && d.verb && o.verb && v.child(o.word, syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelNummod) < 0 {
				return false // "killed 40 people and seized nine in the south"
			}
			if h := v.words[o.word].Head; d.verb && h > d.word && o.word > h && v.words[h].Head == d.word && v.words[o.word].Rel.Base() == syntax.RelAcl {
				return false // "shelled a school sheltering families in Rafah", "fired on crowds storming the parliament in Nairobi"
			}
			if h := v.words[o.word].Head; !d.verb && d.word < h && h < o.word && v.preposition(o.word) == "into" {
				return false // "a march turned into a riot in the port"
			}
			return o != d && (o.word > d.word && o.word < w || o.word < d.word && o.word > w && o.verb)
		})
		gap := w - d.word
		if gap < 0 {
			gap = -gap
		}
		if !between && (best < 0 || gap < bestGap) {
			best, bestGap = w, gap
		}
	}
	if in := v.placeWithin(best); in != nil {
		d.add(placeRole, *in)
		return
	}
	if best >= 0 {
		for _, c := range v.conjuncts(nil, best) {
			if m := v.mention(c, event.KindPlace); m != nil {
				d.add(placeRole, m.Ref)
			}
		}
	}
}

// placeOfWhere is the place right before the "where" whose clause holds a word:
// "the town of X, where officials said four were killed"; nil where there is none.
func (v *view) placeOfWhere(word int) *event.Ref {
	for w := word - 1; w > 0; w-- {
		if v.lower(w) != "where" || !v.dominates(v.words[w].Head, word) {
			continue
		}
		k := w - 1
		for k > 0 && v.words[k].UPOS == syntax.PUNCT {
			k--
		}
		if m := v.mention(k, event.KindPlace); m != nil && m.Type != typeAdjective && m.Type != typeDescribed {
			return &m.Ref
		}
		return nil
	}
	return nil
}

// placeWithin is the town or village that is told to lie in the region or the
// district at a word, right before it: "entered the village of X in Kaduna state"; nil
// where there is none.
func (v *view) placeWithin(word int) *event.Ref {
	if word < 0 {
		return nil
	}
	p := v.mention(word, event.KindPlace)
	var in *event.Ref
	for _, q := range mentionsIn(v.reading.Mentions[:v.known], v.reading.Sentences[v.sentence].Span) {
		if q.Kind != event.KindPlace || q.End > p.Start || q.Type == typeAdjective || q.Type == typeDescribed || q.Feature == "country" || isRegion(q.Ref) {
			continue
		}
		switch unwrapped(v.reading.Document.Text[q.End:p.Start]) {
		case " in ", " in the ", ", ", " village in ", " village, ":
			if area := (&draft{view: v}); area.contains(p.Ref, q.Ref) || area.isArea(p.Ref) {
				in = &q.Ref
			}
		}
	}
	return in
}

// foughtFor adds the places that the fighting of a draft is for: "the battle for
// Gao", "fought for control of Gao"; who fights for a country has it at heart.
func (d *draft) foughtFor() {
	v := d.view
	for w := range v.words {
		m := v.mention(w, event.KindPlace)
		if m == nil || m.Type == typeAdjective || m.Feature == "country" {
			continue
		}
		head := w
		if h := v.words[w].Head; h >= 0 && v.lemma(h) == "control" && v.preposition(w) == "of" {
			head = h
		}
		if v.preposition(head) != "for" {
			continue
		}
		if h := v.words[head].Head; h == d.word || h >= 0 && v.words[d.word].Head == h && !d.verb { // "battles continue for Gao"
			d.add(placeRole, m.Ref)
		}
	}
}

// speeches are nouns for what somebody says, whose place is that of the speaker.
var speeches = wordSet("speech interview briefing conference statement address lecture sermon")

// isSpeakers reports whether a phrase hangs on a verb of saying or on a
// speaker, "said in Geneva that ...", or names who is blamed.
func (v *view) isSpeakers(w int) bool {
	h := v.words[w].Head
	if h < 0 {
		return false
	}
	if v.lemma(h) == "blame" || v.lemma(h) == "pin" {
		return true // "a strike blamed on Israel"
	}
	if v.words[h].UPOS == syntax.NOUN && speeches[v.lemma(h)] {
		return true // "said during a speech in Ohio"
	}
	if speechVerbs[v.lemma(h)] && v.child(h, syntax.RelCcomp) >= 0 {
		s := v.subject(h)
		return s < 0 || w > s // "In Bahri, residents said that ...": all of it is in Bahri
	}
	return v.words[h].Rel.Base() == syntax.RelNsubj && v.words[h].Head >= 0 && speechVerbs[v.lemma(v.words[h].Head)] && !v.isDweller(h)
}
