package extract

import (
	"math"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// squareKilometres are the units of ground in square kilometres.
var squareKilometres = map[string]float64{"square kilometres": 1, "square miles": 2.58999, "hectares": 0.01, "acres": 0.0040469, "square metres": 1e-6}

// losses gives the drafts what their sentences tell besides the dead and the
// wounded: who is missing, was captured or had to leave, how much ground was
// taken or burnt, and the wording of the damage. It is told of the event that
// the sentence names right before, else of its first one.
func losses(drafts []*draft) {
	for i, d := range drafts {
		if i > 0 && drafts[i-1].view == d.view {
			continue // one pass a sentence
		}
		all := sameSentence(drafts, i)
		v := d.view
		for w := range v.words {
			switch lem := v.lemma(w); {
			case lem == "missing" || lem == "unaccounted":
				if h := nearest(all, w, violentDraft); h != nil && h.Missing == nil {
					h.Missing = v.missing(w)
				}
			case lem == "damage" && v.words[w].UPOS == syntax.NOUN:
				if h := nearest(all, w, violentDraft); h != nil && h.Damage == "" {
					h.Damage = v.phraseText(w)
				}
			}
			for _, m := range v.heads[w] {
				q := &v.reading.Mentions[m]
				factor := squareKilometres[q.Unit]
				if q.Kind != event.KindQuantity || factor == 0 || q.Quantity == nil {
					continue
				}
				if h := nearest(all, w, groundDraft); h != nil && h.Area == nil {
					h.Area = scaled(*q.Quantity, factor, q.Text)
				}
			}
		}
		for _, h := range all {
			h.people()
		}
	}
}

// captureVerbs take people prisoner.
var captureVerbs = formsOf(wordSet("capture take seize"))

// people counts those whom a capture or a kidnapping takes or an evacuation moves.
func (d *draft) people() {
	switch {
	case d.Category == event.Evacuation && d.Displaced == nil:
		if d.Displaced = d.persons(fnObject); d.Displaced == nil && d.verb {
			d.Displaced = d.persons(fnSubject)
		}
	case d.verb && d.Captured == nil && (d.Category == event.Kidnapping || d.Category == event.Arrest && len(d.Recipients) == 0 || d.view.isOf(captureVerbs, d.word)):
		d.Captured = d.persons(fnObject)
	}
}

// persons counts the people that fill a function of the trigger; nil where they
// are not counted, or no people.
func (d *draft) persons(f function) *event.Range {
	v := d.view
	for _, a := range d.args {
		if a.function != f || a.prep != "" && a.prep != "of" {
			continue
		}
		if v.words[a.word].UPOS == syntax.NUM && (d.Category == event.Kidnapping || d.Category == event.Arrest) {
			if n := v.bareNumber(a.word); n != nil {
				return n // "abducted 12"
			}
		}
		if m := v.mention(a.word, event.KindActor); m == nil && !v.isPerson(a.word) || m != nil && (m.Type == "state" || m.Type == "organisation") || v.mention(a.word, event.KindPlace) != nil {
			continue
		}
		if n := v.countOf(a.word); n != nil {
			return n
		}
	}
	return nil
}

// missing counts those of whom the word says that they are missing.
func (v *view) missing(w int) *event.Range {
	if s := v.child(w, syntax.RelNsubj); s >= 0 {
		if n := v.countOf(s); n != nil {
			return n
		}
	}
	if h := v.words[w].Head; h >= 0 && v.words[w].Rel == syntax.RelAmod {
		return v.countOf(h)
	}
	for k := w - 1; k >= max(0, w-3); k-- {
		if n := v.bareNumber(k); n != nil {
			return n
		}
	}
	return nil
}

func violentDraft(d *draft) bool { return violent(d.Category) && d.Status != event.Planned }

// groundDraft reports whether ground can be taken, lost or burnt in an event.
func groundDraft(d *draft) bool {
	switch d.Category {
	case event.Capture, event.Retreat, event.Offensive, event.Fire:
		return true
	}
	return false
}

// nearest is the draft that fits and stands nearest to a word.
func nearest(drafts []*draft, word int, fits func(*draft) bool) *draft {
	var best *draft
	gap := math.MaxInt
	for _, d := range drafts {
		n := word - d.word
		if n < 0 {
			n = -n
		}
		if fits(d) && n < gap {
			best, gap = d, n
		}
	}
	return best
}

// scaled is a range in other units.
func scaled(r event.Range, factor float64, wording string) *event.Range {
	return &event.Range{Min: r.Min * factor, Max: r.Max * factor, Text: wording}
}
