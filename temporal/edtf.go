package temporal

import (
	"strings"
	"time"
)

// EDTF writes the interval in the Extended Date/Time Format (Library of
// Congress, 2019; ISO 8601-2), level 0 to 2: "2024-05-15", "2024-05", "2024-21"
// for a spring, "2024-33" for a first quarter, "199X", an interval of days
// "2024-05-16/2024-05-17", an open one "../2024-01-24", an instant
// "2024-05-15T10:35:00Z". Both ends of an EDTF interval belong to it. The
// format has no parts of days, so they are written as their day. The zero
// Interval is the empty string.
func (v Interval) EDTF() string {
	if v.IsZero() {
		return ""
	}
	if v.Granularity < PartOfDay && v.Granularity != Unknown && !v.From.IsZero() && !v.To.IsZero() {
		return v.From.Format(time.RFC3339)
	}
	d := v.Days()
	if s := wholeUnit(d); s != "" {
		return s
	}
	b := make([]byte, 0, 24)
	if d.From.IsZero() {
		b = append(b, ".."...)
	} else {
		b = d.From.AppendFormat(b, time.DateOnly)
	}
	b = append(b, '/')
	if d.To.IsZero() {
		b = append(b, ".."...)
	} else {
		last := d.To.AddDate(0, 0, -1)
		if last.Equal(d.From) {
			return string(b[:len(b)-1])
		}
		b = last.AppendFormat(b, time.DateOnly)
	}
	return string(b)
}

// wholeUnit writes an interval that is one unit of its granularity, "" for any
// other.
func wholeUnit(v Interval) string {
	if v.From.IsZero() || v.To.IsZero() {
		return ""
	}
	if v.Granularity < Month || !v.Equals(unitAt(v.From, v.Granularity)) {
		return ""
	}
	b := make([]byte, 0, 10)
	y, m, _ := v.From.Date()
	switch v.Granularity {
	case Decade:
		return string(append(appendPadded(b, y/10, 3), 'X'))
	case Century:
		return string(append(appendPadded(b, y/100, 2), "XX"...))
	}
	b = appendPadded(b, y, 4)
	switch v.Granularity {
	case Month:
		b = appendPadded(append(b, '-'), int(m), 2)
	case Season:
		b = appendPadded(append(b, '-'), 20+seasonOf(m), 2)
	case Quarter:
		b = appendPadded(append(b, '-'), 33+int(m-1)/3, 2)
	case HalfYear:
		b = appendPadded(append(b, '-'), 40+int(m-1)/6, 2)
	}
	return string(b)
}

// approximately marks each date of an EDTF string as approximate.
func approximately(s string) string {
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return s + "~"
	}
	if from != ".." {
		from += "~"
	}
	if to != ".." {
		to += "~"
	}
	return from + "/" + to
}
