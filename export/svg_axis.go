package export

import (
	"fmt"
	"time"
)

// A tick is a line of the axis with what stands right of it.
type tick struct {
	at    time.Time
	label string
}

// ticks chooses the finest ticks that have room for their labels, and the
// coarser ones above them: days under months, months under years.
func (t *timeline) ticks() (fine, coarse []tick) {
	month := func(at time.Time) string { return at.Format("January 2006") }
	year := func(at time.Time) string { return at.Format("2006") }
	type grain struct {
		days   float64 // from one tick to the next
		need   float64 // pixels from one to the next
		first  func(time.Time) time.Time
		next   func(time.Time) time.Time
		label  func(time.Time) string
		coarse func(time.Time) string
	}
	step := func(years, months, days int) func(time.Time) time.Time {
		return func(at time.Time) time.Time { return at.AddDate(years, months, days) }
	}
	months := func(every int) func(time.Time) time.Time {
		return func(at time.Time) time.Time {
			m := (int(at.Month())-1)/every*every + 1
			return time.Date(at.Year(), time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		}
	}
	years := func(every int) func(time.Time) time.Time {
		return func(at time.Time) time.Time {
			return time.Date(at.Year()/every*every, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	}
	monday := func(at time.Time) time.Time { return at.AddDate(0, 0, -(int(at.Weekday())+6)%7) }
	grains := []grain{
		{1, 96, floorDay, step(0, 0, 1), func(at time.Time) string { return at.Format("Mon 2 Jan") }, month},
		{1, 58, floorDay, step(0, 0, 1), func(at time.Time) string { return at.Format("Mon 2") }, month},
		{1, 24, floorDay, step(0, 0, 1), func(at time.Time) string { return at.Format("2") }, month},
		{7, 24, monday, step(0, 0, 7), func(at time.Time) string { return at.Format("2") }, month},
		{30, 36, months(1), step(0, 1, 0), func(at time.Time) string { return at.Format("Jan") }, year},
		{91, 30, months(3), step(0, 3, 0), func(at time.Time) string { return fmt.Sprintf("Q%d", (at.Month()+2)/3) }, year},
	}
	for _, every := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000} {
		grains = append(grains, grain{365 * float64(every), 40, years(every), step(every, 0, 0), year, nil})
	}
	chosen := grains[len(grains)-1]
	for _, g := range grains {
		if g.days*t.perDay >= g.need {
			chosen = g
			break
		}
	}
	last := ""
	for at := chosen.first(t.from); at.Before(t.to); at = chosen.next(at) {
		if !at.Before(t.from) {
			fine = append(fine, tick{at, chosen.label(at)})
		}
		if chosen.coarse == nil {
			continue
		}
		from := at
		if from.Before(t.from) {
			from = t.from
		}
		if label := chosen.coarse(from); label != last {
			// The month begins on its first, not on its first Monday.
			if first := time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC); last != "" {
				from = first
			}
			coarse = append(coarse, tick{from, label})
			last = label
		}
	}
	return fine, coarse
}

// span says which days the picture is about: "15 May 2024", "6–16 May 2024".
func (t *timeline) span() string {
	if t.from.IsZero() {
		return ""
	}
	from, to := t.from, t.to.Add(-day)
	switch {
	case from.Equal(to):
		return to.Format("2 January 2006")
	case from.Year() != to.Year():
		return from.Format("2 January 2006") + " – " + to.Format("2 January 2006")
	case from.Month() != to.Month():
		return from.Format("2 January") + " – " + to.Format("2 January 2006")
	}
	return from.Format("2") + "–" + to.Format("2 January 2006")
}
