package export

import (
	"time"

	"github.com/annals-kg/annals/event"
)

// A when is an event's time as a picture or a calendar wants it: the clock and
// the calendar of the place, whatever the zone. The zero when is unknown.
type when struct {
	from, to       time.Time // [from, to) in UTC's calendar
	hasFrom, hasTo bool
	// clock says that from or to names an hour, not a whole day.
	clock bool
	basis event.Basis
	edtf  string
}

// whenOf reads t; nil and what cannot be read are unknown.
func whenOf(t *event.Time) when {
	if t == nil || t.Basis == event.BasisNone {
		return when{basis: event.BasisNone}
	}
	w := when{basis: t.Basis, edtf: t.EDTF}
	var a, b bool
	w.from, a, w.hasFrom = instant(t.From)
	w.to, b, w.hasTo = instant(t.To)
	w.clock = a || b
	if w.hasFrom && w.hasTo && !w.to.After(w.from) {
		w.to = w.from.AddDate(0, 0, 1)
	}
	return w
}

// known reports whether the time has at least one end.
func (w when) known() bool { return w.hasFrom || w.hasTo }

// first is the first day of the time as 2006-01-02, or "" where it is open.
func (w when) first() string {
	if !w.hasFrom {
		return ""
	}
	return w.from.Format("2006-01-02")
}

// last is the last day that the time touches, or "" where it is open.
func (w when) last() string {
	if !w.hasTo {
		return ""
	}
	return w.to.Add(-time.Nanosecond).Format("2006-01-02")
}

// days is the number of days that the time touches; 0 where an end is open.
func (w when) days() int {
	if !w.hasFrom || !w.hasTo {
		return 0
	}
	first := w.from.Truncate(24 * time.Hour)
	last := w.to.Add(-time.Nanosecond).Truncate(24 * time.Hour)
	return int(last.Sub(first).Hours()/24) + 1
}

// instant reads a prefix of ISO 8601 at any precision from a year on. It keeps
// the clock as written and drops the zone: 23:00 in Kyiv is that day's.
func instant(s string) (t time.Time, clock, ok bool) {
	for _, layout := range [...]string{"2006-01-02", "2006-01", "2006", "2006-01-02T15", "2006-01-02T15:04"} {
		if len(s) == len(layout) {
			t, err := time.Parse(layout, s)
			return t, len(layout) > len("2006-01-02"), err == nil
		}
	}
	if len(s) < len("2006-01-02T15:04:05") {
		// A zone behind hours or minutes.
		for _, n := range [...]int{len("2006-01-02T15:04"), len("2006-01-02T15")} {
			if len(s) > n && (s[n] == 'Z' || s[n] == '+' || s[n] == '-') {
				return instant(s[:n])
			}
		}
		return time.Time{}, false, false
	}
	t, err := time.Parse("2006-01-02T15:04:05", s[:len("2006-01-02T15:04:05")])
	return t, true, err == nil
}
