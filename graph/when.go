package graph

import (
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// An Interval is [From, To) as instants of UTC; a zero end is open.
type Interval struct{ From, To time.Time }

// TimeOf returns when an event happened, as far as its record says; ok is false
// where it says nothing that has an end.
func TimeOf(e *event.Event) (i Interval, ok bool) {
	if e.Time == nil || e.Time.Basis == event.BasisNone {
		return Interval{}, false
	}
	from, okFrom := parseTime(e.Time.From)
	to, okTo := parseTime(e.Time.To)
	if !okFrom && !okTo || okFrom && okTo && !from.Before(to) {
		return Interval{}, false
	}
	return Interval{from, to}, true
}

// timeOf is TimeOf; where the record goes by the day of publication and does
// not repeat it, the document tells.
func timeOf(e *event.Event, d *text.Document) (Interval, bool) {
	if i, ok := TimeOf(e); ok {
		return i, true
	}
	if e.Time != nil && e.Time.Basis == event.BasisPublication {
		if day, ok := d.PublishedDay(); ok {
			return Interval{day, day.AddDate(0, 0, 1)}, true
		}
	}
	return Interval{}, false
}

// timeLayouts are the forms of ISO 8601 that records use, most frequent first.
var timeLayouts = [...]string{
	"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339Nano,
	"2006-01-02T15:04Z07:00", "2006-01", "2006", "2006-01-02T15",
}

// parseTime reads an end of an interval; without a zone it is UTC.
func parseTime(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// isMidnight reports whether t is the start of a day of its zone.
func isMidnight(t time.Time) bool {
	return t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0
}

// isoTime writes a time as a day where it is midnight UTC, else to the second
// or finer.
func isoTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if isMidnight(t) && t.Location() == time.UTC {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}

// timeLiteral is the literal of a time: xsd:date for a day, else xsd:dateTime
// with its zone. quad.Time is no use: it forgets nanoseconds.
func timeLiteral(t time.Time) quad.Value {
	iso := isoTime(t)
	if len(iso) == len(time.DateOnly) {
		return quad.TypedString{Value: quad.String(iso), Type: vocab.XSDDate}
	}
	return quad.TypedString{Value: quad.String(iso), Type: vocab.XSDDateTime}
}

// day, month and year describe a time and what it lies in.
func (b *builder) day(t time.Time) quad.IRI {
	iri := vocab.TimeIRI(t.Format(time.DateOnly))
	b.bounds(iri, vocab.ClassDay, Interval{t, t.AddDate(0, 0, 1)})
	b.add(iri, vocab.During, b.month(t))
	return iri
}

func (b *builder) month(t time.Time) quad.IRI {
	t = time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	iri := vocab.TimeIRI(t.Format("2006-01"))
	b.bounds(iri, vocab.ClassMonth, Interval{t, t.AddDate(0, 1, 0)})
	b.add(iri, vocab.During, b.year(t))
	return iri
}

func (b *builder) year(t time.Time) quad.IRI {
	t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	iri := vocab.TimeIRI(t.Format("2006"))
	b.bounds(iri, vocab.ClassYear, Interval{t, t.AddDate(1, 0, 0)})
	return iri
}

func (b *builder) bounds(iri, class quad.IRI, i Interval) {
	b.add(iri, vocab.Type, class)
	if !i.From.IsZero() {
		b.add(iri, vocab.Begin, timeLiteral(i.From))
	}
	if !i.To.IsZero() {
		b.add(iri, vocab.End, timeLiteral(i.To))
	}
}

// Limits on how finely an interval is linked to what it overlaps.
const (
	maxDays   = 31
	maxMonths = 36
	maxYears  = 100
)

// interval describes a time and returns its IRI: that of the day, month or year
// which it is, else one of its own. The same interval has the same IRI.
func (b *builder) interval(i Interval) quad.IRI {
	from, to := i.From, i.To
	if !from.IsZero() && !to.IsZero() && isMidnight(from) {
		switch {
		case to.Equal(from.AddDate(0, 0, 1)):
			return b.day(from)
		case from.Day() == 1 && to.Equal(from.AddDate(0, 1, 0)):
			return b.month(from)
		case from.YearDay() == 1 && to.Equal(from.AddDate(1, 0, 0)):
			return b.year(from)
		}
	}
	iri := vocab.IntervalIRI(isoTime(from), isoTime(to))
	b.bounds(iri, vocab.ClassInterval, i)
	switch {
	case from.IsZero():
		b.add(iri, vocab.Overlaps, b.day(dayOf(to.Add(-1))))
		return iri
	case to.IsZero():
		b.add(iri, vocab.Overlaps, b.day(dayOf(from)))
		return iri
	}
	first, last := dayOf(from), dayOf(to.Add(-1))
	months := 12*(last.Year()-first.Year()) + int(last.Month()) - int(first.Month()) + 1
	switch days := int(last.Sub(first).Hours()/24) + 1; {
	case days == 1:
		b.add(iri, vocab.During, b.day(first))
	case days <= maxDays:
		for t := first; !t.After(last); t = t.AddDate(0, 0, 1) {
			b.add(iri, vocab.Overlaps, b.day(t))
		}
	case months <= maxMonths:
		for t := first.AddDate(0, 0, 1-first.Day()); !t.After(last); t = t.AddDate(0, 1, 0) {
			b.add(iri, vocab.Overlaps, b.month(t))
		}
	case last.Year()-first.Year() < maxYears:
		for y := first.Year(); y <= last.Year(); y++ {
			b.add(iri, vocab.Overlaps, b.year(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)))
		}
	default: // a span of centuries: its two ends
		b.add(iri, vocab.Overlaps, b.year(first))
		b.add(iri, vocab.Overlaps, b.year(last))
	}
	return iri
}

// dayOf is the day of UTC that t lies in.
func dayOf(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
