package queries

import (
	"fmt"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/temporal"
)

// during reports whether an event happened in the time that the filter asks
// for. One told to the day or finer counts on each day that it touches, so a
// visit of two days is there on both; one told more coarsely ("last week", "in
// May") counts only where its whole interval is asked for. One with an open end
// counts where the asked time is open at that end too.
func (f *Filter) during(i graph.Interval, g temporal.Granularity) bool {
	if !f.timed() {
		return true
	}
	if i.From.IsZero() && !f.From.IsZero() || i.To.IsZero() && !f.To.IsZero() {
		return false
	}
	if g <= temporal.Day && !i.From.IsZero() && !i.To.IsZero() {
		return (f.To.IsZero() || i.From.Before(f.To)) && (f.From.IsZero() || f.From.Before(i.To))
	}
	return (f.From.IsZero() || !i.From.Before(f.From)) && (f.To.IsZero() || !i.To.After(f.To))
}

// happened returns when a report's event happened; ok is false where nothing
// says so. What goes by the day of publication has it from the article.
func happened(r *Report) (i graph.Interval, ok bool) {
	if i, ok := graph.TimeOf(&r.Event); ok {
		return i, true
	}
	if t := r.Event.Time; t != nil && t.Basis == event.BasisPublication && !r.Article.Published.IsZero() {
		y, m, d := r.Article.Published.Date()
		day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		return graph.Interval{From: day, To: day.AddDate(0, 0, 1)}, true
	}
	return graph.Interval{}, false
}

// whenCell writes when an event happened for people: a day, a time, or both
// ends of a longer time, the last one itself included.
func whenCell(r *Report) string {
	i, ok := happened(r)
	switch {
	case !ok:
		return ""
	case i.From.IsZero():
		return "before " + instant(i.To)
	case i.To.IsZero():
		return "from " + instant(i.From)
	}
	if dayAligned(i.From) && dayAligned(i.To) {
		last := i.To.AddDate(0, 0, -1)
		if !last.After(i.From) {
			return i.From.Format(time.DateOnly)
		}
		return i.From.Format(time.DateOnly) + " to " + last.Format(time.DateOnly)
	}
	if i.To.Sub(i.From) <= 24*time.Hour {
		if sameDay := i.From.Truncate(24*time.Hour) == i.To.Add(-1).Truncate(24*time.Hour); sameDay {
			end := i.To.Format("15:04")
			if dayAligned(i.To) {
				end = "24:00"
			}
			return fmt.Sprintf("%s %s-%s", i.From.Format(time.DateOnly), i.From.Format("15:04"), end)
		}
	}
	return instant(i.From) + " to " + instant(i.To)
}

func dayAligned(t time.Time) bool { return t.Equal(t.Truncate(24 * time.Hour)) }

func instant(t time.Time) string {
	if dayAligned(t) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}

// basisCell says what a time rests on, where that is not the text: "publication".
func basisCell(r *Report) string {
	if r.Event.Time == nil {
		return string(event.BasisNone)
	}
	return string(r.Event.Time.Basis)
}
