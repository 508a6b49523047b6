package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// timeOf returns the time that the sentence gives the event at word, nil where
// it gives none. A time belongs to the clause it hangs in: "said on Tuesday
// that ..." dates the saying, not what is said.
func (v *view) timeOf(word int) *event.Time {
	var best *event.Mention
	bestCost := 9
	clause := v.clause(word)
	if v.words[word].UPOS == syntax.NOUN && asidePrepositions[firstWord(v.preposition(word))] {
		bestCost = 1 // "arrived on Tuesday during the offensive" dates the arrival
	}
	for w := range v.words {
		m := v.mention(w, event.KindTime)
		if m == nil || m.Type == "SET" || m.Granularity >= temporal.Century || m.From != "" && m.From < "1800" {
			continue
		}
		if v.rankedOver(w) || m.From == "" && m.To == "" && m.Type == "DURATION" && v.preposition(w) == "after" {
			continue // "retook the town after two days of fighting"
		}
		cost := v.timeCost(w, word, clause)
		if first, _ := v.wordsOf(m.Span); v.words[word].UPOS == syntax.NOUN && v.aside(first) == word {
			cost = 0
		}
		switch {
		case m.From == "" && m.To == "" && v.toldFrom(m.Span, word): // "two weeks after gunmen killed"
			cost = 0
		case m.From == "" && m.To == "" && v.toldFromThis(m.Span, word):
			continue
		case m.From == "" && m.To == "": // "in two days": of that length, nobody knows when
			cost += 3
		}
		if cost < bestCost && (m.From != "" || m.To != "" || cost < 5) {
			best, bestCost = m, cost
		}
	}
	if best == nil {
		best = v.labelTime()
	}
	if best == nil {
		return nil
	}
	t := toldTime(best)
	v.presentDay(t, word)
	v.clockRange(t)
	wholeDays(t)
	v.daysListed(t)
	lastNight(t)
	v.lasting(t, word)
	if _, last := v.wordsOf(best.Span); v.openedByWhen(last+1, word) {
		unbounded(t)
	}
	if t.From != "" && v.since(best.Span, word) && t.Granularity <= temporal.Year {
		// "since February" runs to the day of the report.
		if day, ok := v.reading.Document.PublishedDay(); ok {
			t.To = day.AddDate(0, 0, 1).Format(time.DateOnly)
			t.EDTF = t.From + "/" + day.Format(time.DateOnly)
		}
	}
	return t
}

// toldTime is the time that a mention tells.
func toldTime(m *event.Mention) *event.Time {
	return &event.Time{
		Value: m.Value, From: m.From, To: m.To, Granularity: m.Granularity, EDTF: m.EDTF,
		Start: m.Start, End: m.End, Text: m.Text, Basis: event.BasisText,
	}
}

// presentDay gives what "is currently going on" the day of the report.
func (v *view) presentDay(t *event.Time, word int) {
	if t.Value != "PRESENT_REF" || t.From != "" || !v.isPresent(v.clause(word)) {
		return
	}
	switch strings.ToLower(t.Text) {
	case "currently", "right now", "at the moment", "at this moment":
	default:
		return
	}
	if day := publicationTime(v.reading); day.From != "" {
		t.From, t.To, t.Granularity, t.EDTF = day.From, day.To, day.Granularity, day.EDTF
	}
}

// isPresent reports whether the verb at w is in a present tense, not a perfect.
func (v *view) isPresent(w int) bool {
	if !v.isVerb(w) || v.isPerfect(w) {
		return false
	}
	if tag := v.words[w].XPOS; tag == syntax.TagVBZ || tag == syntax.TagVBP {
		return true
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel.Base() != syntax.RelAux {
			continue
		}
		switch v.lower(k) {
		case "is", "are", "'s", "'re":
			return true
		}
	}
	return false
}

// daysListed stretches a day to the one joined to it: "on Sunday and Monday", "on
// the night of Tuesday to Wednesday".
func (v *view) daysListed(t *event.Time) {
	if days(t) != 1 {
		return
	}
	for _, m := range mentionsIn(v.reading.Mentions[:v.known], text.Span{Start: t.End, End: min(t.End+len(" and on ")+1, v.reading.Sentences[v.sentence].End)}) {
		if m.Kind != event.KindTime || m.Granularity != temporal.Day || m.From != t.To {
			continue
		}
		switch unwrapped(v.reading.Document.Text[t.End:m.Start]) {
		case " and ", " and on ", " to ", " or ":
			next := *t
			next.To = m.To
			wholeDays(&next)
			if days(&next) == 2 {
				next.EDTF = t.From + "/" + m.From
				next.Text = v.reading.Document.Text[t.Start:m.End]
				next.End = m.End
				*t = next
			}
			return
		}
	}
}

// toldFrom reports whether "after" or "before" stands right behind a length of time
// and opens the clause or the phrase of the event at word.
func (v *view) toldFrom(sp text.Span, word int) bool {
	_, last := v.wordsOf(sp)
	mark := last + 1
	if mark >= len(v.words) || word <= mark || v.lower(mark) != "after" && v.lower(mark) != "before" {
		return false
	}
	return v.words[mark].Head == word
}

// toldFromThis reports whether a length of time behind the event at word is told
// from it: in "came two weeks after gunmen killed nine" it dates the killing.
func (v *view) toldFromThis(sp text.Span, word int) bool {
	_, last := v.wordsOf(sp)
	if last+1 >= len(v.words) || word > last {
		return false
	}
	h := v.words[last+1].Head
	return h > last+1 && v.isVerb(h) && v.toldFrom(sp, h)
}

// since reports whether a time is when something began that went on: "since
// February", "since the army seized power in February".
func (v *view) since(sp text.Span, word int) bool {
	first, last := v.wordsOf(sp)
	if first > last {
		return false
	}
	if v.dominates(v.headOf(first, last), word) || v.openedByWhen(last+1, word) {
		return false // "the worst since 2016, when police foiled a plot": in 2016
	}
	if first > 0 && v.lower(first-1) == "since" {
		return true
	}
	if n := v.aside(first); n >= 0 && n != word && v.preposition(n) == "since" {
		return true // "since the fall of the town in February", with the month hung on the verb
	}
	for _, k := range v.kids[word] {
		if k < first && v.words[k].Rel == syntax.RelAdvcl && v.markedBy(k, "since") && first > 1 && v.dominates(k, first-2) {
			return true // "since it ousted the government in February", the same
		}
	}
	for i := v.headOf(first, last); i >= 0 && i != word; i = v.words[i].Head {
		if v.preposition(i) == "since" || v.markedBy(i, "since") {
			return true
		}
		if v.isVerb(i) {
			return false
		}
	}
	return false
}

// openedByWhen reports whether a clause that begins at word from with ", when" or
// "when" holds the verb at word.
func (v *view) openedByWhen(from, word int) bool {
	if from < len(v.words) && v.words[from].Form == "," {
		from++
	}
	if from >= len(v.words) || v.lower(from) != "when" || word <= from {
		return false
	}
	head := v.words[from].Head
	return head >= 0 && (head == word || v.dominates(head, word))
}

// unbounded takes "since" or "until" from a day, a month or a year: what happened
// "when police foiled a plot" did so within it.
func unbounded(t *event.Time) {
	var from, to time.Time
	var err error
	switch len(t.Value) {
	case len("2006"):
		from, err = time.Parse("2006", t.Value)
		to = from.AddDate(1, 0, 0)
	case len("2006-01"):
		from, err = time.Parse("2006-01", t.Value)
		to = from.AddDate(0, 1, 0)
	case len(time.DateOnly):
		from, err = time.Parse(time.DateOnly, t.Value)
		to = from.AddDate(0, 0, 1)
	default:
		return
	}
	if err == nil {
		t.From, t.To, t.EDTF = from.Format(time.DateOnly), to.Format(time.DateOnly), t.Value
	}
}

// aside is the noun hung by "since", "after" or the like whose phrase ends right
// before the time that begins at a word: "since the fall of the town in February";
// -1 where there is none.
func (v *view) aside(first int) int {
	last := first - 1
	if last > 0 && v.words[last].UPOS == syntax.ADP {
		last--
	}
	for n := last; n >= 0 && last-n < 8; n-- {
		switch {
		case v.words[n].UPOS == syntax.PUNCT || v.isVerb(n):
			return -1
		case v.words[n].UPOS == syntax.NOUN && asidePrepositions[v.preposition(n)] && v.dominates(n, last):
			return n
		}
	}
	return -1
}

// lasting stretches the time of an event whose first day and length in days
// are told: "arrived on Tuesday on a two-day visit".
func (v *view) lasting(t *event.Time, word int) {
	if t.From == "" || days(t) != 1 {
		return
	}
	for w := range v.words {
		m := v.mention(w, event.KindTime)
		if m == nil || m.Type != "DURATION" || m.From != "" || len(m.Value) != 3 || m.Value[0] != 'P' || m.Value[2] != 'D' || m.Value[1] < '2' {
			continue
		}
		if h := v.words[w].Head; h != word && (h < 0 || v.words[h].Head != word) {
			continue
		}
		if day, err := time.Parse(time.DateOnly, t.From); err == nil {
			t.To = day.AddDate(0, 0, int(m.Value[1]-'0')).Format(time.DateOnly)
			t.EDTF = t.From + "/" + day.AddDate(0, 0, int(m.Value[1]-'0')-1).Format(time.DateOnly)
		}
		return
	}
}

// wholeDays widens a time to the days that it touches: events are dated by day,
// and the value keeps the hour or the part of the day.
func wholeDays(t *event.Time) {
	if t.Granularity != temporal.Unknown && t.Granularity < temporal.Day {
		t.Granularity = temporal.Day
	}
	if len(t.From) > len(time.DateOnly) {
		t.From = t.From[:len(time.DateOnly)]
	}
	if len(t.To) <= len(time.DateOnly) {
		return
	}
	clock := t.To[len(time.DateOnly):]
	t.To = t.To[:len(time.DateOnly)]
	if !strings.HasPrefix(clock, "T00:00:00") && clock != "T00:00" && clock != "T00:00Z" || t.To == t.From {
		if day, err := time.Parse(time.DateOnly, t.To); err == nil {
			t.To = day.AddDate(0, 0, 1).Format(time.DateOnly)
		}
	}
}

// lastNight widens "during the night" and "over the past day", which a report of
// the morning after counts from the evening before.
func lastNight(t *event.Time) {
	switch strings.ToLower(t.Text) {
	case "the night", "the past day", "the last day":
	default:
		return
	}
	if day, err := time.Parse(time.DateOnly, t.From); err == nil && days(t) == 1 {
		t.From = day.AddDate(0, 0, -1).Format(time.DateOnly)
		t.EDTF = t.From + "/" + day.Format(time.DateOnly)
	}
}
