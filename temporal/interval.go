package temporal

import "time"

// An Interval is the half-open range [From, To) of instants that an expression
// denotes. "May 2013" is [2013-05-01, 2013-06-01) at Month. A zero end is open;
// the zero Interval is nowhere. Intervals of Day or coarser lie on civil days,
// written as midnight UTC whatever the zone of the place; finer ones are in the
// zone of the place, so that their date is the one that people there lived.
type Interval struct {
	From, To    time.Time
	Granularity Granularity
}

// IsZero reports whether the interval is nowhere: both ends open.
func (v Interval) IsZero() bool { return v.From.IsZero() && v.To.IsZero() }

// Days widens the interval to whole days: "Wednesday morning" becomes
// Wednesday. Open ends stay open.
func (v Interval) Days() Interval {
	if v.Granularity >= Day || v.Granularity == Unknown {
		return v
	}
	d := Interval{Granularity: Day}
	if !v.From.IsZero() {
		d.From = civil(v.From)
	}
	if !v.To.IsZero() {
		d.To = civil(v.To)
		if h, m, s := v.To.Clock(); h+m+s > 0 || v.To.Nanosecond() > 0 {
			d.To = d.To.AddDate(0, 0, 1)
		}
		if d.To.Equal(d.From) {
			d.To = d.To.AddDate(0, 0, 1)
		}
	}
	return d
}

// Allen's relations (J. F. Allen, Maintaining knowledge about temporal
// intervals, 1983). An open end counts as infinitely far away; each relation
// excludes the others.

// Before reports whether v ends before o begins, with a gap between.
func (v Interval) Before(o Interval) bool {
	return !v.To.IsZero() && !o.From.IsZero() && v.To.Before(o.From)
}

// Meets reports whether v ends where o begins.
func (v Interval) Meets(o Interval) bool {
	return !v.To.IsZero() && !o.From.IsZero() && v.To.Equal(o.From)
}

// Overlaps reports whether v begins first and ends inside o.
func (v Interval) Overlaps(o Interval) bool {
	return compareFrom(v, o) < 0 && compareTo(v, o) < 0 && v.Intersects(o)
}

// Starts reports whether both begin together and v ends first.
func (v Interval) Starts(o Interval) bool { return compareFrom(v, o) == 0 && compareTo(v, o) < 0 }

// During reports whether v lies inside o and touches neither of its ends.
func (v Interval) During(o Interval) bool { return compareFrom(v, o) > 0 && compareTo(v, o) < 0 }

// Finishes reports whether both end together and v begins later.
func (v Interval) Finishes(o Interval) bool { return compareFrom(v, o) > 0 && compareTo(v, o) == 0 }

// Equals reports whether both cover the same instants, at any granularity.
func (v Interval) Equals(o Interval) bool { return compareFrom(v, o) == 0 && compareTo(v, o) == 0 }

// Contains reports whether every instant of o lies in v. It is the union of
// Allen's contains, started-by, finished-by and equals.
func (v Interval) Contains(o Interval) bool { return compareFrom(v, o) <= 0 && compareTo(v, o) >= 0 }

// Intersects reports whether v and o share an instant.
func (v Interval) Intersects(o Interval) bool {
	return (v.To.IsZero() || o.From.IsZero() || o.From.Before(v.To)) &&
		(o.To.IsZero() || v.From.IsZero() || v.From.Before(o.To))
}

// compareFrom orders the beginnings of v and o; an open one comes first.
func compareFrom(v, o Interval) int {
	switch {
	case v.From.IsZero() && o.From.IsZero():
		return 0
	case v.From.IsZero():
		return -1
	case o.From.IsZero():
		return 1
	}
	return v.From.Compare(o.From)
}

// compareTo orders the ends of v and o; an open one comes last.
func compareTo(v, o Interval) int {
	switch {
	case v.To.IsZero() && o.To.IsZero():
		return 0
	case v.To.IsZero():
		return 1
	case o.To.IsZero():
		return -1
	}
	return v.To.Compare(o.To)
}

// Bounds writes both ends as ISO 8601, an open one as the empty string: days
// as "2024-05-15" where the interval is of Day or coarser, else instants as
// "2024-05-15T06:00:00+03:00", with "Z" in UTC and where no zone is known.
func (v Interval) Bounds() (from, to string) {
	layout := time.DateOnly
	if v.Granularity < Day && v.Granularity != Unknown {
		layout = time.RFC3339
	}
	if !v.From.IsZero() {
		from = v.From.Format(layout)
	}
	if !v.To.IsZero() {
		to = v.To.Format(layout)
	}
	return from, to
}
