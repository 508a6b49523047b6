package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// grounds adds to a draft the places that its words name and that neither tree
// nor gazetteer gave it: the rest of a list, and names that no table knows.
func (d *draft) grounds() {
	for i := 0; i < len(d.Places); i++ {
		if !d.Places[i].Implied {
			d.listedAfter(d.Places[i])
		}
	}
	for _, t := range d.Targets {
		if p, ok := d.view.namedCamp(t); ok {
			d.Places = slices.DeleteFunc(d.Places, func(q event.Ref) bool { // "the camp near El Fasher"
				return q.Start > t.End && q.Start-t.End < len(" outside ") && strings.HasPrefix(d.view.reading.Document.Text[t.End:], " ")
			})
			d.add(placeRole, p)
		}
	}
	if !d.verb && len(d.Places) == 0 {
		d.siteBehind()
	}
	if d.Category == event.Clash && len(d.Places) == 0 {
		d.foughtFor()
	}
}

// siteReach is how many words behind a noun where it lies may stand.
const siteReach = 16

// siteBehind gives what a noun tells the place behind who takes part and when,
// which the tree hangs on one of these: "talks between the two sides on March 3
// in Istanbul".
func (d *draft) siteBehind() {
	v := d.view
	for w := d.word + 1; w < min(len(v.words), d.word+siteReach) && !v.isVerb(w) && v.words[w].UPOS != syntax.SCONJ; w++ {
		if p := v.lower(w); p != "in" && p != "at" || w+1 == len(v.words) {
			continue
		}
		if v.lower(w-1) != "," && v.mention(w-1, event.KindTime) == nil {
			continue
		}
		if m := v.placeAt(w + 1); m != nil && m.Type != typeAdjective && !v.isBound(m) && v.dominates(v.clause(d.word), w+1) {
			d.add(placeRole, m.Ref)
			return
		}
	}
}

// namedCamp is the place that a camp hit bears the name of: "the Jabalia refugee
// camp", and one that no table knows, "the Abu Shouk camp".
func (v *view) namedCamp(t event.Ref) (event.Ref, bool) {
	name, isCamp := strings.CutSuffix(t.Text, " camp")
	if !isCamp || !startsUpper(name) {
		return event.Ref{}, false
	}
	first, _ := v.wordsOf(t.Span)
	if m := v.placeAt(first); m != nil {
		return m.Ref, true
	}
	if m := v.mention(first, event.KindActor); m != nil && !strings.Contains(string(m.ID), "~") {
		return event.Ref{}, false // "the UN camp"
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, " refugee"), " displacement")
	return v.unknownPlace(text.Span{Start: t.Start, End: t.Start + len(name)}, event.Ref{}), true
}

// listGlue stands between the places of a list.
var listGlue = wordSet(", and & or as well in near the of around")

// listNouns stand in the plural before a list of places.
var listNouns = wordSet("area direction axis village town settlement district region city province oblast place sector front suburb neighbourhood neighborhood")

// listedAfter adds the places of the list that a place begins: "near Lyman,
// Siversk and Bakhmut". A name that no table knows is a place where a noun in
// the plural says so, or two places stand before it.
func (d *draft) listedAfter(p event.Ref) {
	v := d.view
	first, last := v.wordsOf(p.Span)
	if first > last {
		return
	}
	sure := v.namesEndInPlural(last + 1)
	if of := v.pluralBefore(first); of >= 0 {
		sure = true
		d.listed(of+1, first, p, true, 1)
	}
	d.listed(last+1, len(v.words), p, sure, 1)
}

// listed adds the names of a list from a word on, up to another. sure says that
// all of them are places; known counts those that stand before.
func (d *draft) listed(w, end int, p event.Ref, sure bool, known int) {
	v := d.view
	for opens := true; w < end; opens = false {
		from, glued := w, opens && v.lower(w-1) == "of"
		for w < end && (listGlue[v.lower(w)] || compassWords[v.lower(w)] != "" || listNouns[v.lemma(w)] && v.words[w].XPOS == syntax.TagNNS) {
			glued = glued || v.lower(w) == "," || v.lower(w) == "and" || v.lower(w) == "or" || v.lower(w) == "&"
			w++
		}
		if !glued || w-from > 8 || w >= end {
			return
		}
		if m := v.placeAt(w); m != nil {
			if m.Feature == "country" != (p.Feature == "country") || v.clauseOpens(w, m) || v.owns(m) {
				return // "in Lyman, Ukraine"
			}
			if m.Admin1 == "" || !isRegion(m.Ref) && m.Name != p.Admin1 {
				d.add(placeRole, m.Ref)
			} else if isRegion(p) {
				d.add(placeRole, m.Ref)
			}
			_, w = v.wordsOf(m.Span)
			w++
			known++
			continue
		}
		to := v.unknownName(w)
		if to == w || !sure && known < 2 || to < len(v.words) && v.isVerb(to) {
			return
		}
		d.add(placeRole, v.unknownPlace(text.Span{Start: v.words[w].Start, End: v.words[to-1].End}, p))
		w = to
	}
}

// placeAt is the place whose name begins at a word, nil if none does.
func (v *view) placeAt(word int) *event.Mention {
	for w := word; w < min(len(v.words), word+4); w++ {
		if m := v.placeStarting(word, w); m != nil {
			return m
		}
	}
	return nil
}

// clauseOpens reports whether a place is the subject of a new clause: "in Lyman,
// and Kyiv said".
func (v *view) clauseOpens(word int, m *event.Mention) bool {
	_, last := v.wordsOf(m.Span)
	return last+1 < len(v.words) && v.isVerb(last+1) || v.words[word].Rel == syntax.RelNsubj
}

// owns reports whether a possessive ends the name of a place: "stolen from Berdiansk,
// Kyiv's ambassador said".
func (v *view) owns(m *event.Mention) bool {
	_, last := v.wordsOf(m.Span)
	return last+1 < len(v.words) && v.words[last+1].XPOS == syntax.TagPOS
}

// pluralBefore returns the "of" behind a noun in the plural that says that the
// names from there to a word are places, "in the areas of Lyman, Siversk"; -1
// where there is none.
func (v *view) pluralBefore(word int) int {
	for w := word - 1; w > 0; w-- {
		switch {
		case v.lower(w) == "of" && listNouns[v.lemma(w-1)] && v.words[w-1].XPOS == syntax.TagNNS:
			return w
		case !listGlue[v.lower(w)] && v.words[w].UPOS != syntax.PROPN:
			return -1
		}
	}
	return -1
}

// namesEndInPlural reports whether a list of names runs from a word to a noun
// in the plural that says that they are places: "Lyman and Siversk directions".
func (v *view) namesEndInPlural(word int) bool {
	names := 0
	for w := word; w < len(v.words); w++ {
		switch {
		case listNouns[v.lemma(w)]:
			return names > 0 && v.words[w].XPOS == syntax.TagNNS
		case v.words[w].UPOS == syntax.PROPN:
			names++
		case v.lower(w) != "," && v.lower(w) != "and":
			return false
		}
	}
	return false
}

// unknownName returns the end of the name in capitals at a word that no mention
// covers; the word itself where there is none.
func (v *view) unknownName(word int) int {
	w := word
	for w < len(v.words) && w < word+3 && (v.words[w].UPOS == syntax.PROPN || w == word && v.words[w].UPOS == syntax.NOUN) && startsUpper(v.words[w].Form) && v.cover[w] < 0 && !v.covered(v.words[w].Span) {
		w++
	}
	return w
}

// unknownPlace is a place that no table knows, in the country of the one beside
// it.
func (v *view) unknownPlace(sp text.Span, beside event.Ref) event.Ref {
	name := sp.Of(v.reading.Document.Text)
	return event.Ref{Kind: event.KindPlace, Span: sp, Text: name, Name: name, ID: event.EntityID("place/~" + lexicon.Slug(name)), Country: beside.Country}
}

// siteWords bring in where something happened, whatever follows.
var siteWords = wordSet("in near at around outside over")

// unknownSite is the place that a name no table knows must be by its
// preposition: "hit a depot in Yaroviv".
func (v *view) unknownSite(w int, prep string) (event.Ref, bool) {
	if site, ok := v.namedSite(w, prep); ok {
		return site, true
	}
	if v.words[w].UPOS != syntax.PROPN || !siteWords[prep] && !v.namesEndInPlural(w+1) {
		return event.Ref{}, false
	}
	first := w
	for first > 0 && v.words[first-1].UPOS == syntax.PROPN && v.words[first-1].Head == w {
		first--
	}
	to := v.unknownName(first)
	if to <= w || strings.ToUpper(v.words[w].Form) == v.words[w].Form {
		return event.Ref{}, false
	}
	return v.unknownPlace(text.Span{Start: v.words[first].Start, End: v.words[to-1].End}, event.Ref{}), true
}

// siteNouns bear the name before them where no table knows it: "the Rugu forest",
// "the Gusau-Funtua road", "the Dahej industrial estate".
var (
	siteNouns = wordSet("forest road highway valley river lake mountains hills desert plain gorge pass woods motorway estate")
	siteKinds = wordSet("industrial housing national game nature")
	roadNouns = wordSet("road highway motorway")
)

// namedSite is the place that a noun for a kind of ground names with the name right
// before it, which is no place by itself.
func (v *view) namedSite(w int, prep string) (event.Ref, bool) {
	if !siteNouns[v.lower(w)] || !siteWords[prep] && prep != "on" && prep != "along" && prep != "through" || w == 0 {
		return event.Ref{}, false
	}
	first := w
	if siteKinds[v.lower(w-1)] {
		first--
	}
	bare, stretch := first, roadNouns[v.lower(w)] && w > 2 && v.words[w-2].Form == "-" // between two towns
	var within event.Ref
	for first > 0 && first > w-4 && (v.words[first-1].UPOS == syntax.PROPN || v.words[first-1].Form == "-" && first > 1 && v.words[first-2].UPOS == syntax.PROPN) {
		first--
		switch m := v.mention(first, event.KindPlace, event.KindActor); {
		case m != nil && stretch && m.Kind == event.KindPlace:
			within.Country = m.Country
		case m != nil:
			return event.Ref{}, false
		}
	}
	if first == bare || strings.ToUpper(v.words[w].Form) == v.words[w].Form {
		return event.Ref{}, false
	}
	for _, k := range v.kids[w] {
		if m := v.mention(k, event.KindPlace); m != nil && k > w {
			within = m.Ref // "in Katsina state"
		}
	}
	return v.unknownPlace(text.Span{Start: v.words[first].Start, End: v.words[w].End}, within), true
}

// shelledName is the place that a name no table knows must be where it is
// bombed, shelled or captured: "bombed Sakhur and Hananu".
func (d *draft) shelledName(w int) (event.Ref, bool) {
	v := d.view
	if d.Mode != event.ModeAirstrike && d.Mode != event.ModeArtillery && (d.Rule != "bomb" || w < d.word) && d.Rule != "capture-named" || v.words[w].UPOS != syntax.PROPN || v.unknownName(w) != w+1 {
		return event.Ref{}, false
	}
	sp := v.words[w].Span
	for i := range v.reading.Mentions[:v.known] {
		if m := &v.reading.Mentions[i]; m.Kind == event.KindPlace && m.Text == sp.Of(v.reading.Document.Text) && m.Start < sp.Start {
			ref := m.Ref // named before: "the village of X"
			ref.Span = sp
			return ref, true
		}
	}
	return v.unknownPlace(sp, event.Ref{}), true
}

// manyGrounds are towns and the like in the plural.
var manyGrounds = wordSet("city town village settlement region area district community position")

// manyOf adds the towns of a state that are hit, and its ground: "missiles at
// Ukrainian cities".
func (d *draft) manyOf(w int) bool {
	v := d.view
	if v.words[w].XPOS != syntax.TagNNS || !manyGrounds[v.lemma(w)] {
		return false
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel != syntax.RelAmod {
			continue
		}
		for _, i := range v.heads[k] {
			m := &v.reading.Mentions[i]
			if m.Country == "" || m.Kind != event.KindPlace && m.Kind != event.KindActor {
				continue
			}
			state, ok := stateOfCountry(m.Country)
			if !ok {
				continue
			}
			sp := v.nounPhrase(w)
			name := strings.ToLower(sp.Of(v.reading.Document.Text))
			d.add(targetRole, event.Ref{Kind: event.KindTarget, Span: sp, Text: sp.Of(v.reading.Document.Text), Name: name, ID: event.EntityID("target/~" + lexicon.Slug(name)), Class: "residential area"})
			d.add(placeRole, event.Ref{Kind: event.KindPlace, Span: m.Span, Text: m.Text, Name: state.Name, Country: m.Country, Feature: "country", ID: m.ID})
			return true
		}
	}
	return false
}
