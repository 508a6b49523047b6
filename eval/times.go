package eval

import (
	"time"

	"github.com/annals-kg/annals/event"
)

// compareTime compares the days of an event. A gold time that is not known to
// the day is not asked for, unless the text gives no time at all.
func compareTime(p *event.Event, g *Gold) Tally {
	from, to := days(p.Time)
	given := from != "" || to != ""
	want := g.Time
	if g.Category == "" || want == nil {
		return Tally{Wrong: one(given)}
	}
	if want.fits != nil {
		if want.fits(from, to) {
			return Tally{Right: 1}
		}
		return Tally{Wrong: one(given), Missed: 1}
	}
	if want.From == "" && want.To == "" {
		return Tally{Wrong: one(given && want.Basis.Has(string(event.BasisNone)))}
	}
	for w := want; w != nil; w = w.Or {
		if from == w.From && to == w.To {
			return Tally{Right: 1}
		}
	}
	return Tally{Wrong: one(given), Missed: one(given || !want.Basis.Has(string(event.BasisNone)))}
}

// compareBasis compares what the time rests on; "none" is no value. A record
// that takes the event from another sentence than the coder did may find the
// time where the coder had to carry it, or the other way round.
func compareBasis(p *event.Event, g *Gold) Tally {
	got := event.BasisNone
	if p.Time != nil && p.Time.Basis != "" {
		got = p.Time.Basis
	}
	want := Choice(event.BasisNone)
	if g.Time != nil && g.Time.Basis != "" {
		want = g.Time.Basis
	}
	said := got != event.BasisNone
	if elsewhere := !p.Evidence.Overlaps(g.Trigger.Span); elsewhere && want.Has(string(event.BasisText)) && got == event.BasisContext ||
		elsewhere && want.Has(string(event.BasisContext)) && got == event.BasisText {
		want = Choice(got)
	}
	if want.Has(string(got)) {
		return Tally{Right: one(said)}
	}
	return Tally{Wrong: one(said), Missed: one(!want.Has(string(event.BasisNone)))}
}

// days returns the days that a time touches as [from, to), each as 2006-01-02
// or "" where open or unknown.
func days(t *event.Time) (from, to string) {
	if t == nil {
		return "", ""
	}
	from, _ = day(t.From)
	to, whole := day(t.To)
	if d, err := time.Parse(time.DateOnly, to); err == nil && !whole {
		to = d.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	return from, to
}

// day returns the date of an ISO 8601 instant, and whether the instant is the
// very beginning of that day.
func day(s string) (date string, whole bool) {
	if len(s) <= len(time.DateOnly) {
		return s, true
	}
	date = s[:len(time.DateOnly)]
	for _, r := range s[len(time.DateOnly):] {
		if r == 'Z' || r == '+' {
			break
		}
		if r >= '1' && r <= '9' {
			return date, false
		}
	}
	return date, true
}
