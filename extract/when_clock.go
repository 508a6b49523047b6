package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// clockRange stretches an hour to the one that it is told up to, "between 10 p.m. and
// 7 a.m.", which a report of the morning after counts from the evening before.
func (v *view) clockRange(t *event.Time) {
	s := v.reading.Document.Text
	from, hour, ok := strings.Cut(t.From, "T")
	if !ok {
		return
	}
	first, _ := v.wordsOf(text.Span{Start: t.Start, End: t.End})
	if first == 0 || v.lower(first-1) != "between" && v.lower(first-1) != "from" {
		return
	}
	for _, m := range mentionsIn(v.reading.Mentions[:v.known], text.Span{Start: t.End, End: v.reading.Sentences[v.sentence].End}) {
		if m.Kind != event.KindTime {
			continue
		}
		switch s[t.End:m.Start] {
		case " and ", " to ", " until ", " till ":
		default:
			return
		}
		to, end, ok := strings.Cut(m.From, "T")
		day, err := time.Parse(time.DateOnly, from)
		last, errLast := time.Parse(time.DateOnly, to)
		if !ok || err != nil || errLast != nil {
			return
		}
		if from == to && hour > end { // one of the two is not of that day
			if dct, ok := v.reading.Document.PublishedDay(); ok && last.Before(dct) {
				last = last.AddDate(0, 0, 1)
			} else {
				day = day.AddDate(0, 0, -1)
				t.Value = day.Format(time.DateOnly) + "T" + hour[:len("22:00")]
			}
		}
		if last.Before(day) || last.Sub(day) > 48*time.Hour {
			return
		}
		t.From, t.To = day.Format(time.DateOnly), last.AddDate(0, 0, 1).Format(time.DateOnly)
		t.EDTF = t.From
		if last.After(day) {
			t.EDTF += "/" + last.Format(time.DateOnly)
		}
		t.End = m.End
		t.Text = s[t.Start:t.End]
		return
	}
}
