package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"
)

const (
	day = 24 * time.Hour
	// foldWidth is the width of a fold, in pixels.
	foldWidth = 24.0
	// A stretch has room for the name of a month at least, in pixels.
	leastStretch = 84.0
	// Marks of more days than this do not count for what the axis shows,
	// unless there are no others: "over the past months" is not to flatten a week.
	longest = 45 * day
)

// An axis is linear in time, with long empty times folded away: days are as
// wide in all stretches. The zero axis shows no days.
type axis struct {
	from, to time.Time // [from, to) at midnight
	// busyFrom and busyTo are the same without the empty days at the edges.
	busyFrom, busyTo time.Time
	perDay           float64   // pixels
	stretches        []stretch // sorted, apart from each other
}

// A stretch is the days [from, to) from x on.
type stretch struct {
	from, to time.Time
	x        float64
}

func (s stretch) days() float64 { return s.to.Sub(s.from).Hours() / 24 }

func floorDay(t time.Time) time.Time { return t.Truncate(day) }

// setAxis finds the stretches of days that the marks need, and returns the
// number of marks without any day.
func (t *timeline) setAxis() (undated int) {
	var short, all []stretch
	for _, m := range t.marks {
		if m.from.IsZero() && m.to.IsZero() {
			m.undated = true
			undated++
			continue
		}
		from, to := m.from, m.to
		if from.IsZero() {
			from = to.Add(-day)
		}
		if to.IsZero() {
			to = from.Add(day)
		}
		s := stretch{from: floorDay(from), to: floorDay(to.Add(day - 1))}
		all = append(all, s)
		if s.to.Sub(s.from) <= longest {
			short = append(short, s)
		}
	}
	if len(short) == 0 {
		short = all
	}
	if len(short) == 0 {
		return undated
	}
	slices.SortFunc(short, func(a, b stretch) int { return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to)) })
	merged := short[:1]
	for _, s := range short[1:] {
		if last := &merged[len(merged)-1]; !s.from.After(last.to) {
			last.to = later(last.to, s.to)
		} else {
			merged = append(merged, s)
		}
	}
	t.stretches = foldEmpty(merged)
	t.from, t.to = merged[0].from, merged[len(merged)-1].to
	return undated
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// foldEmpty joins stretches over the times between them, but for the longest: of
// those at most six, each of ten days or more and a sixth of what is left.
func foldEmpty(busy []stretch) []stretch {
	gap := func(i int) float64 { return busy[i].from.Sub(busy[i-1].to).Hours() / 24 }
	order := make([]int, 0, len(busy))
	for i := 1; i < len(busy); i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(gap(b), gap(a)) })
	left := busy[len(busy)-1].to.Sub(busy[0].from).Hours() / 24
	folded := map[int]bool{}
	for _, i := range order {
		if len(folded) == 6 || gap(i) < 10 || gap(i) < left/6 {
			break
		}
		folded[i] = true
		left -= gap(i)
	}
	out := []stretch{busy[0]}
	for i := 1; i < len(busy); i++ {
		if folded[i] {
			out = append(out, busy[i])
		} else {
			out[len(out)-1].to = busy[i].to
		}
	}
	return out
}

// stretch gives the stretches their pixels. Short ones get empty days on both
// sides, so that their dates can be read.
func (t *timeline) stretch() {
	if len(t.stretches) == 0 {
		return
	}
	room := t.plotW - foldWidth*float64(len(t.stretches)-1)
	scale := func() {
		total := 0.0
		for _, s := range t.stretches {
			total += s.days()
		}
		t.perDay = room / total
	}
	scale()
	edge := int(math.Ceil(dotMost/t.perDay - 0.5)) // a dot on the first day is to be whole
	for i := range t.stretches {
		t.pad(i, edge)
	}
	for range 4 {
		scale()
		for i := range t.stretches {
			if len(t.stretches) > 1 {
				t.pad(i, int(math.Ceil((leastStretch/t.perDay-t.stretches[i].days())/2)))
			}
		}
	}
	scale()
	x := t.plotX
	for i := range t.stretches {
		t.stretches[i].x = x
		x += t.stretches[i].days()*t.perDay + foldWidth
	}
	t.busyFrom, t.busyTo = t.from, t.to
	t.from, t.to = t.stretches[0].from, t.stretches[len(t.stretches)-1].to
}

// pad puts n empty days before and behind stretch i, or fewer, so that a day
// stays folded on either side of it.
func (t *timeline) pad(i, n int) {
	s := &t.stretches[i]
	before, behind := n, n
	if i > 0 {
		before = min(n, int(s.from.Sub(t.stretches[i-1].to)/day)-1)
	}
	if i < len(t.stretches)-1 {
		behind = min(n, int(t.stretches[i+1].from.Sub(s.to)/day)-1)
	}
	s.from, s.to = s.from.AddDate(0, 0, -max(0, before)), s.to.AddDate(0, 0, max(0, behind))
}

// px is where an instant lies; what is folded away lies within its fold.
func (t *timeline) px(at time.Time) float64 {
	for i, s := range t.stretches {
		if at.Before(s.from) && i > 0 {
			last := t.stretches[i-1]
			return s.x - foldWidth*float64(s.from.Sub(at))/float64(s.from.Sub(last.to))
		}
		if !at.After(s.to) {
			return s.x + at.Sub(s.from).Hours()/24*t.perDay
		}
	}
	return t.plotX + t.plotW
}

// A tick is a line of the axis with what stands right of it.
type tick struct {
	at    time.Time
	label string
}

// A grain is a way to divide the axis.
type grain struct {
	days   float64                   // from one tick to the next
	need   float64                   // pixels from one to the next
	first  func(time.Time) time.Time // the tick at or before
	next   func(time.Time) time.Time
	label  func(time.Time) string
	coarse func(time.Time) string // nil: none
}

// ticks chooses the finest ticks that have room for their labels, and the
// coarser ones above them: days under months, months under years.
func (t *timeline) ticks() (fine, coarse []tick) {
	month := func(at time.Time) string { return at.Format("January 2006") }
	year := func(at time.Time) string { return at.Format("2006") }
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
	for _, s := range t.stretches {
		f, c := s.ticks(chosen)
		fine, coarse = append(fine, f...), append(coarse, c...)
	}
	return fine, coarse
}

// ticks are those of a stretch; the coarse ones begin where it does.
func (s stretch) ticks(g grain) (fine, coarse []tick) {
	last := ""
	for at := g.first(s.from); at.Before(s.to); at = g.next(at) {
		if !at.Before(s.from) {
			fine = append(fine, tick{at, g.label(at)})
		}
		if g.coarse == nil {
			continue
		}
		from := at
		if from.Before(s.from) {
			from = s.from
		}
		if label := g.coarse(from); label != last {
			// A month begins on its first, not on its first Monday.
			if last != "" {
				from = time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)
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
	from, to := t.busyFrom, t.busyTo.Add(-day)
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
