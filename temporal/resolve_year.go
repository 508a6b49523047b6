package temporal

import "time"

// nearFuture is how far ahead a date without a year is still taken for one to
// come where no verb tells, in days.
const nearFuture = 100

// oldStory is how many days ago a narrative must lie to lend its year to the
// dates that follow.
const oldStory = 250

// yearOf chooses the year of what recurs every year. in says on which first
// and last day it falls in a year, and whether it does. It returns 0 where the
// publication day is unknown.
func (r *resolver) yearOf(in func(year int) (from, to time.Time, ok bool)) int {
	e := r.e
	if r.day.IsZero() {
		r.basis = Incomplete
		return 0
	}
	r.basis = max(r.basis, Publication)
	now := r.day.Year()
	if e.unit2 == Year && e.relation2 != 0 {
		switch int(e.relation2) {
		case last, previous, past:
			return now - 1
		case next, following, coming:
			return now + 1
		}
		return now
	}
	// The latest one that has begun and the next one that has not, by day.
	before, after := 0, 0
	running := false
	for y := now + 2; y >= now-8 && before == 0; y-- {
		from, to, ok := in(y)
		switch {
		case !ok:
		case from.After(r.day):
			after = y
		default:
			before, running = y, !to.Before(r.day)
		}
	}
	if before == 0 || after == 0 {
		return max(before, after)
	}
	earlierOne := before
	if running {
		for y := before - 1; y >= before-8; y-- {
			if _, _, ok := in(y); ok {
				earlierOne = y
				break
			}
		}
	}
	switch int(e.relation) {
	case last, past, previous, latest:
		return earlierOne
	case next, coming, following:
		return after
	case this, current:
		if running || before == now && r.c.Tense != FutureTense {
			return before
		}
		if from, _, _ := in(after); e.season != 0 && r.c.Tense != FutureTense {
			if _, to, _ := in(before); daysBetween(to, r.day) < daysBetween(r.day, from) {
				return before // "this winter", written in March
			}
		}
		return now
	}
	if running {
		return before
	}
	if a := r.c.Anchor; !a.From.IsZero() && a.Granularity <= Day && r.c.Tense != FutureTense && daysBetween(a.From, r.day) > oldStory {
		// A story of long ago goes on from where it is.
		for y := a.From.Year(); y <= before; y++ {
			from, _, ok := in(y)
			if ok && !from.Before(a.From) && daysBetween(a.From, from) < 200 {
				r.basis = Narrative
				return y
			}
		}
	}
	from, _, _ := in(after)
	_, to, _ := in(before)
	ahead, back := daysBetween(r.day, from), daysBetween(to, r.day)
	switch {
	case e.Bound == BoundSince:
		return before
	case r.c.Tense == FutureTense:
		if ahead > 270 && back < 95 || ahead > 180 && back < 60 {
			return before // "will mourn the dead of the May 3 raid"
		}
		return after
	case r.c.Tense == PastTense:
		if e.Bound.ahead() && ahead <= nearFuture || ahead <= 45 && back > 240 && e.month != 0 && e.day != 0 {
			return after // "said the offer runs until Nov. 9"
		}
		return before
	case e.Bound.ahead() && ahead <= 250:
		return after
	case e.season != 0 || e.quarter != 0 || e.half != 0:
		return before
	case ahead <= nearFuture:
		return after
	}
	return before
}

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours()) / 24 }
