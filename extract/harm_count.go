package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
)

// countAll counts all those whom the phrases joined at a word name: "two nurses and
// a driver"; nil where none is counted.
func (v *view) countAll(word int) *event.Range {
	var sum *event.Range
	all := v.conjuncts(nil, word)
	if k := v.middleOfList(word); k >= 0 {
		all = append(all, k)
	}
	if len(all) > 1 { // "killing two women, a medic and a teacher said"
		speakers, _ := v.trailingSpeech(word)
		all = slices.DeleteFunc(all, func(c int) bool { return slices.Contains(speakers, c) })
	}
	for i, c := range all {
		n := v.countOf(c)
		switch {
		case n == nil, slices.ContainsFunc(all[:i], func(b int) bool { return v.areOne(b, c) }):
		case sum == nil:
			sum = n
		default:
			total := sum.Add(*n)
			total.Text = sum.Text + " and " + n.Text
			sum = &total
		}
	}
	return sum
}

// areOne reports whether two words name the same person: "the mayor, X, and two guards".
func (v *view) areOne(a, b int) bool {
	m, n := v.mention(a, event.KindActor), v.mention(b, event.KindActor)
	return m != nil && n != nil && m.Type == "person" && (m == n || m.ID != "" && m.ID == n.ID)
}

// predicated returns the number of those of whom an adjective of harm is said:
// "all 22 were unhurt", "leaving nine dead", "two dead".
func (v *view) predicated(word int) *event.Range {
	switch v.lower(word) {
	case "dead", "wounded", "injured", "hurt", "unhurt", "unharmed", "uninjured", "unscathed":
	default:
		return nil
	}
	if s := v.child(word, syntax.RelNsubj); s >= 0 {
		if n := v.countAll(s); n != nil {
			return n
		}
		if unhurtWords[v.lower(word)] && v.words[s].XPOS == syntax.TagNNS {
			return event.Exactly(1, v.words[s].Form) // how many is not asked: none was hurt
		}
	}
	// "three dead", "three people dead", "nine others wounded".
	for k := word - 1; k >= max(0, word-3); k-- {
		if n := v.bareNumber(k); n != nil {
			return n
		}
		if !v.isPerson(k) && v.words[k].UPOS != syntax.NOUN && v.words[k].UPOS != syntax.ADJ {
			break
		}
	}
	if h := v.words[word].Head; h >= 0 && v.isVerb(h) {
		if o := v.child(h, syntax.RelObj); o >= 0 && o < word {
			return v.countAll(o)
		}
	}
	return nil
}

// countOf returns how many the phrase at word is: its quantity, or one for a
// single person; nil for a bare plural.
func (v *view) countOf(word int) *event.Range {
	r := v.reading
	if k := v.child(word, syntax.RelNmod); k >= 0 && v.preposition(k) == "of" {
		if n := v.countAll(k); n != nil && v.lemma(word) == "life" {
			return n // "the lives of nine people"
		}
		if n := v.bareNumber(k); n != nil && groupNouns[v.lemma(word)] {
			return n // "a family of four"
		}
	}
	if h := v.words[word].Head; h >= 0 && newsNouns[v.lemma(h)] && v.preposition(word) == "of" {
		if det := v.child(h, syntax.RelDet); det >= 0 && v.lower(det) == "no" {
			return event.Exactly(0, v.words[det].Form+" "+v.words[h].Form) // "no reports of casualties"
		}
	}
	for w := range v.words {
		if w != word && (v.words[w].Head != word || v.words[w].Rel != syntax.RelNummod && v.words[w].Rel != syntax.RelAmod && v.words[w].Rel != syntax.RelDet && v.words[w].Rel != syntax.RelAdvmod) {
			continue
		}
		for _, m := range v.heads[w] {
			if q := &r.Mentions[m]; q.Kind == event.KindQuantity && q.Quantity != nil {
				return withText(*q.Quantity, q.Text)
			}
		}
	}
	if m := v.mention(word, event.KindActor); m != nil && m.Count != nil {
		return withText(*m.Count, m.Count.Text)
	}
	if n := v.bareNumber(word); n != nil {
		return n
	}
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelNummod {
			if n := v.bareNumber(k); n != nil {
				return n
			}
			if n, ok := number(v.words[k].Form); ok {
				return event.Exactly(n, v.words[k].Form)
			}
		}
	}
	switch v.lower(word) {
	case "nobody", "none", "no-one":
		return event.Exactly(0, v.words[word].Form)
	case "him", "her":
		if v.words[word].XPOS == syntax.TagPRP {
			return event.Exactly(1, v.words[word].Form)
		}
	case "another":
		if v.words[word].Rel.Base() == syntax.RelNsubj {
			return event.Exactly(1, v.words[word].Form) // "and another was wounded"
		}
	}
	if m := v.mention(word, event.KindActor); m != nil && m.Type == "person" && v.child(word, syntax.RelFlat, syntax.RelAppos) == word+1 {
		return event.Exactly(1, m.Text) // "engineer X", the first of "soldiers X and Y"
	}
	switch v.words[word].XPOS {
	case syntax.TagNN:
		if det := v.child(word, syntax.RelDet); det >= 0 {
			few := max(1, fewNouns[v.lemma(word)])
			switch v.lower(det) {
			case "a", "an", "one", "another", "the":
				if v.lemma(word) == "number" {
					return event.AtLeast(2, v.words[det].Form+" "+v.words[word].Form)
				}
				if groupNouns[v.lemma(word)] || v.lower(det) == "the" && few == 1 {
					break // "a crowd": of how many?
				}
				return event.Exactly(few, v.words[det].Form+" "+v.words[word].Form)
			case "no":
				return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
			}
		}
		if (v.isPerson(word) || kinNouns[v.lemma(word)] || culpritNouns[v.lemma(word)]) && !groupNouns[v.lemma(word)] && (v.child(word, syntax.RelDet, syntax.RelNmodPoss) >= 0 || v.leftmost(word) == 0) {
			return event.Exactly(1, v.phraseText(word)) // "his bodyguard", "the driver"; of a title "Militia leader killed"
		}
		if v.isSomeoneNamed(word) {
			return event.Exactly(1, v.phraseText(word)) // "gang boss Omar Haddad"
		}
	case syntax.TagNNS:
		if det := v.child(word, syntax.RelDet); det >= 0 && v.lower(det) == "no" {
			return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
		}
	case syntax.TagNNP, syntax.TagJJ:
		m := v.mention(word, event.KindActor)
		if m != nil && m.Type == "person" {
			return event.Exactly(1, m.Text)
		}
		if v.isSomeoneNamed(word) {
			return event.Exactly(1, v.words[word].Form)
		}
		if det := v.child(word, syntax.RelDet); det >= 0 && (v.lower(det) == "a" || v.lower(det) == "an") {
			return event.Exactly(1, v.words[det].Form+" "+v.words[word].Form) // "a Pakistani"
		}
	case syntax.TagCD:
		if n, ok := number(v.words[word].Form); ok {
			return event.Exactly(n, v.words[word].Form)
		}
	}
	return nil
}

// kinNouns name one person by whose kin they are.
var kinNouns = wordSet("mother father grandmother grandfather son daughter brother sister wife husband uncle aunt nephew niece cousin baby grandson granddaughter fiancee fiance stepson stepfather twin")

// bareNumber reads the number that a word is or ends: "two dozen", "at least
// nine", "scores"; nil if it is none.
func (v *view) bareNumber(word int) *event.Range {
	form := v.lower(word)
	if !numberEnds[form] && (form == "" || form[0] < '0' || form[0] > '9') || form == "a" || form == "an" || form == "another" {
		return nil
	}
	s := v.reading.Document.Text
	var words lexicon.Words
	words.Cut(s, v.reading.Sentences[v.sentence].Span)
	for i := range words.Words {
		if words.Words[i].Start != v.words[word].Start {
			continue
		}
		for from := max(0, i-6); from <= i; from++ {
			if r, end := lexicon.NumberAt(&words, s, from); end > i {
				r.Text = words.SpanOf(from, end).Of(s)
				return &r
			}
		}
	}
	return nil
}

func withText(r event.Range, wording string) *event.Range {
	if r.Text == "" {
		r.Text = wording
	}
	return &r
}

// phraseText is the text of the phrase at word.
func (v *view) phraseText(word int) string {
	sp := v.words[word].Span
	for _, k := range v.kids[word] {
		switch v.words[k].Rel {
		case syntax.RelDet, syntax.RelAmod, syntax.RelNummod, syntax.RelCompound:
			sp = sp.Cover(v.words[k].Span)
		}
	}
	return sp.Of(v.reading.Document.Text)
}
