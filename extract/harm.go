package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// What words of harm tell of: deaths, injuries, both, missing, captured,
// displaced persons.
var (
	deathWords  = wordSet("kill die death dead fatality murder assassinate slay massacre execute perish behead lynch slaughter assassination killing")
	injuryWords = wordSet("injure wound hurt injury wounded maim wounding")
	bothWords   = wordSet("casualty casualties victim harm")
)

// harm sets the casualties that the trigger tells of, from the number of those
// who undergo it. "No casualties" is a number too: none.
func (d *draft) harm() {
	v := d.view
	n := d.victims()
	if d.Status == event.Denied {
		zero := event.Exactly(0, v.phraseText(d.word))
		n, d.Status = zero, event.Actual
	}
	if n == nil {
		return
	}
	d.casualty = n
	switch lem := v.lemma(d.word); {
	case deathWords[lem]:
		d.Killed = n
	case injuryWords[lem]:
		d.Injured = n
	case bothWords[lem] && n.Max == 0:
		zero := *n
		d.Killed, d.Injured = n, &zero
	}
}

// victims counts those who undergo the trigger: its object's number, or its own
// where it is a noun ("three deaths"); nil where nothing is said.
func (d *draft) victims() *event.Range {
	v := d.view
	if !d.verb {
		if n := v.countOf(d.word); n != nil {
			return n
		}
	}
	for _, a := range d.args {
		if a.function != fnObject || !d.verb && a.prep != "of" {
			continue
		}
		var sum *event.Range
		for _, c := range v.conjuncts(nil, a.word) {
			n := v.countOf(c)
			if n == nil {
				continue
			}
			if sum == nil {
				sum = n
			} else {
				total := sum.Add(*n)
				total.Text = sum.Text + " and " + n.Text
				sum = &total
			}
		}
		if sum != nil {
			return sum
		}
	}
	return nil
}

// countOf returns how many the phrase at word is: its quantity, or one for a
// single person; nil for a bare plural.
func (v *view) countOf(word int) *event.Range {
	r := v.reading
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
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelNummod {
			if n, ok := number(v.words[k].Form); ok {
				return event.Exactly(n, v.words[k].Form)
			}
		}
	}
	switch v.words[word].XPOS {
	case syntax.TagNN:
		if det := v.child(word, syntax.RelDet); det >= 0 {
			switch v.lower(det) {
			case "a", "an", "one", "another":
				return event.Exactly(1, v.words[det].Form+" "+v.words[word].Form)
			case "no":
				return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
			}
		}
	case syntax.TagNNS:
		if det := v.child(word, syntax.RelDet); det >= 0 && v.lower(det) == "no" {
			return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
		}
	case syntax.TagNNP:
		if m := v.mention(word, event.KindActor); m != nil && m.Type == "person" {
			return event.Exactly(1, m.Text)
		}
	case syntax.TagCD:
		if n, ok := number(v.words[word].Form); ok {
			return event.Exactly(n, v.words[word].Form)
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
