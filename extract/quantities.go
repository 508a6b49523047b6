package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// quantities appends the numbers of the sentence with what they count or
// measure: "two people", "nearly 50 square miles", "at least seven villages",
// "$4 million". The mention covers number and unit. Numbers that belong to
// dates, times, ages and names are left out. No two overlap.
func (l *lookup) quantities(dst []event.Mention) []event.Mention {
	for i := 0; i < l.len(); {
		r, to := l.numberAt(i)
		if to == i {
			i++
			continue
		}
		unit, end := l.unitAt(i, to)
		if unit == "" {
			i = to
			continue
		}
		from := i
		span := l.words.SpanOf(from, end)
		if before := strings.TrimRight(l.between(from), " "); endsIn(before, "$", "€", "£", "¥") && unit != "" {
			span.Start -= len(l.between(from)) - strings.LastIndexAny(l.between(from), "$€£¥")
		}
		m := event.Mention{Ref: event.Ref{Kind: event.KindQuantity, Span: span, Text: span.Of(l.text)}, Unit: unit}
		m.Quantity = new(event.Range) // not r itself: most words are no number
		*m.Quantity = r
		m.Quantity.Text = l.words.SpanOf(from, to).Of(l.text)
		dst = append(dst, m)
		i = end
	}
	return dst
}

// numberAt reads the number at word i, but for "a" and the like, which count
// only as words of a longer number, and for parts of dates.
func (l *lookup) numberAt(i int) (event.Range, int) {
	if !l.digit(i) && !l.numberWord(i) {
		return event.Range{}, i
	}
	r, to := lexicon.NumberAt(&l.words, l.text, i)
	if to == i {
		return r, i
	}
	if to == i+1 {
		switch l.folded(i) {
		case "a", "an", "both":
			return event.Range{}, i
		}
	}
	if months[l.folded(i-1)] && !l.apart(i) || to < l.len() && months[l.folded(to)] && !l.apart(to) {
		return event.Range{}, i // "15 May"; "May" the verb is small
	}
	return r, to
}

var months = wordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")

// numberWord reports whether word i may begin a number.
func (l *lookup) numberWord(i int) bool {
	word := l.words.Folded(i)
	switch string(word) {
	case "at", "more", "over", "upwards", "in", "no", "not", "up", "as", "nearly", "almost", "under", "fewer", "less", "close", "some", "about", "around",
		"approximately", "roughly", "just", "only", "exactly", "between", "from", "half", "several", "various", "dozens", "scores", "tens", "hundreds",
		"thousands", "millions", "billions", "both", "another", "an", "a", "additional", "further", "estimated":
		return true
	}
	return numberEnds[string(word)]
}

// unitAt reads what the number of words [from, to) counts: a unit, people, a
// weapon or a target, perhaps behind words that describe it. It returns the
// unit and the word behind it; no unit where the number stands alone.
func (l *lookup) unitAt(from, to int) (string, int) {
	if before := strings.TrimRight(l.between(from), " "); before != "" {
		switch {
		case strings.HasSuffix(before, "$"):
			return "US dollars", to
		case strings.HasSuffix(before, "€"):
			return "euros", to
		case strings.HasSuffix(before, "£"):
			return "pounds", to
		}
	}
	if to > 0 && to <= l.len() && strings.HasPrefix(l.between(to), "%") {
		return "percent", to
	}
	const reach = 4 // words that describe what is counted
	for j := to; j < l.len() && j <= to+reach && !l.apart(j) && !l.possessive(j); {
		if f, ok := l.longest(j, lexicon.SenseUnit); ok {
			if u := &l.entries.Units[f.Index]; !u.Measure || j == to {
				return u.Name, f.To
			}
		}
		if f, ok := l.longest(j, lexicon.SenseHead); ok {
			if l.headFollows(f.To) {
				j = f.To
				continue
			}
			h := &l.entries.Heads[f.Index]
			if h.Type == "population" || h.Type == "person" {
				return "people", f.To
			}
			return lexicon.Plural(h.Noun), f.To
		}
		if f, ok := l.longest(j, lexicon.SensePeople); ok && strings.HasSuffix(l.folded(f.To-1), "s") {
			return "people", f.To
		}
		if end, w := l.weapon(j); end > j {
			return lexicon.Plural(w.Class), end
		}
		if f, ok := l.longest(j, lexicon.SenseTarget); ok {
			return lexicon.Plural(l.entries.Targets[f.Index].Name), f.To
		}
		if f, ok := l.longest(j, lexicon.SenseOffice); ok {
			return "people", f.To
		}
		if l.is(j, lexicon.SenseStop) && l.folded(j) != "of" && l.folded(j) != "other" && l.folded(j) != "more" && l.folded(j) != "the" && l.folded(j) != "new" {
			break
		}
		j++
	}
	return "", to
}

// headFollows reports whether a noun for people begins at word i: what stands
// before it only describes it ("police officers").
func (l *lookup) headFollows(i int) bool {
	if i >= l.len() || l.apart(i) {
		return false
	}
	_, ok := l.longest(i, lexicon.SenseHead)
	return ok
}

// number reads a plain number in digits or words.
func number(s string) (float64, bool) { return lexicon.Number(s) }
