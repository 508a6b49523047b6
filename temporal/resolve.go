package temporal

import (
	"strings"
	"time"
)

// Resolve completes an expression from its context. What the context does not
// tell stays open: the value keeps its X, and the interval is zero.
func (e Expression) Resolve(c Context) Timex {
	var buf [32]byte
	r := resolver{e: &e, c: c, value: buf[:0]}
	if !c.DCT.IsZero() {
		r.day = civil(c.DCT)
	}
	t := Timex{Start: e.Start, End: e.End, Type: e.Type, Mod: e.Mod}
	switch e.form {
	case calendarForm:
		r.calendar()
	case deicticForm:
		r.deictic()
	case unitForm:
		r.unit()
	case offsetForm:
		r.offset()
	case durationForm:
		r.duration()
	case setForm:
		r.set()
	case referenceForm:
		r.value = append(r.value, referenceValues[e.relation]...)
	case decadeForm:
		r.value = appendPadded(r.value, int(e.year)/10, 3)
		r.point = unitAt(date(int(e.year), 1, 1), Decade)
	case centuryForm:
		r.value = append(appendPadded(r.value, int(e.year)/100, 2), "XX"...)
		r.point = unitAt(date(int(e.year), 1, 1), Century)
	}
	switch {
	case !r.point.IsZero() && r.point.From.Year() <= 1: // the zero Time is in the year 1
		r.value, r.point = append(r.value[:0], referenceValues[pastRef]...), Interval{}
	case r.point.To.Year() > 9999:
		r.value, r.point = append(r.value[:0], referenceValues[futureRef]...), Interval{}
	}
	t.Value = string(r.value)
	t.Basis = r.basis
	if r.point.IsZero() {
		if e.form == calendarForm && strings.HasPrefix(t.Value, "XXXX-") && e.month != 0 && e.clock < 0 && e.part == 0 {
			t.EDTF = t.Value // "XXXX-05-12", level 2
		}
		return t
	}
	t.Point = narrow(r.point, e.modifier, r.day)
	t.Interval = r.bounded(t.Point)
	t.EDTF = t.Interval.EDTF()
	if e.Mod == ModApprox && t.EDTF != "" && e.Bound == NoBound && t.Interval.Granularity >= Day {
		t.EDTF = approximately(t.EDTF)
	}
	return t
}

// A resolver works out one expression.
type resolver struct {
	e     *Expression
	c     Context
	day   time.Time // of publication, zero where unknown
	value []byte
	point Interval
	basis Basis
}

var referenceValues = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// bounded applies the preposition before the expression.
func (r *resolver) bounded(p Interval) Interval {
	if r.e.Type == DURATION || r.e.Type == SET {
		return p
	}
	if p.Granularity <= PartOfDay && (r.e.Bound == BoundAfter || r.e.Bound == BoundBefore) {
		return p // "shortly after 3 a.m." is about then
	}
	switch r.e.Bound {
	case BoundSince:
		v := Interval{From: p.From, Granularity: p.Granularity}
		if !r.day.IsZero() && p.From.Before(r.day.AddDate(0, 0, 1)) {
			v.To = r.day.AddDate(0, 0, 1)
		}
		return v
	case BoundAfter:
		return Interval{From: p.To, Granularity: p.Granularity}
	case BoundBy:
		return Interval{To: p.To, Granularity: p.Granularity}
	case BoundUntil, BoundBefore:
		return Interval{To: p.From, Granularity: p.Granularity}
	}
	return p
}

// known reports whether the publication day is known, and notes that it was
// needed.
func (r *resolver) known() bool {
	if r.day.IsZero() {
		r.basis = Incomplete
		return false
	}
	r.basis = max(r.basis, Publication)
	return true
}

// narrative is the day that the narrative has reached: the anchor, or the
// publication day. A year or a month is too long to count days from.
func (r *resolver) narrative(coarsest Granularity) (time.Time, bool) {
	a := r.c.Anchor
	if !a.From.IsZero() && a.Granularity != Unknown && (a.Granularity <= Day || a.Granularity <= coarsest) {
		r.basis = max(r.basis, Narrative)
		return a.From, true
	}
	return r.day, r.known()
}

// at writes the value and the point of the unit of g that t lies in.
func (r *resolver) at(t time.Time, g Granularity) {
	r.point = unitAt(t, g)
	r.value = appendUnit(r.value, r.point)
}

// deictic resolves "yesterday evening".
func (r *resolver) deictic() {
	e := r.e
	days := int(e.count / 100)
	if !r.known() {
		r.value = append(r.value, "XXXX-XX-XX"...)
		if e.part != 0 {
			r.value = append(r.value, partValues[e.part]...)
		}
		return
	}
	r.onDay(r.day.AddDate(0, 0, days))
}

// onDay finishes a day with the part or the time of day that stands with it.
func (r *resolver) onDay(day time.Time) {
	e := r.e
	if e.part == overnight {
		day = day.AddDate(0, 0, -1)
	}
	r.point = unitAt(day, Day)
	r.value = appendUnit(r.value, r.point)
	switch {
	case e.clock >= 0:
		r.atClock(day, int(e.clock))
	case e.part == midday:
		r.atClock(day, 1200)
	case e.part == midnight:
		r.atClock(day, 2400)
	case e.part != 0:
		r.value = append(r.value, partValues[e.part]...)
		h := partHours[e.part]
		r.point = Interval{From: r.instant(day, h[0]*100), To: r.instant(day, h[1]*100), Granularity: PartOfDay}
	}
}

// atClock adds a time of day to the value of its day.
func (r *resolver) atClock(day time.Time, hhmm int) {
	r.value = append(r.value, 'T')
	r.value = appendPadded(r.value, hhmm/100, 2)
	r.value = append(r.value, ':')
	r.value = appendPadded(r.value, hhmm%100, 2)
	if r.e.zone == 0 {
		r.value = append(r.value, 'Z')
	}
	from := r.instant(day, hhmm)
	r.point = Interval{From: from, To: from.Add(time.Minute), Granularity: Minute}
}

// instant is the moment of that day at hhmm in the zone that is written, or
// else that of the place.
func (r *resolver) instant(day time.Time, hhmm int) time.Time {
	z := r.e.zone
	loc := time.UTC
	switch {
	case z != noZone && z != localZone && z != 0:
		loc = time.FixedZone("", int(z)*60)
	case z == 0: // Greenwich
	case r.c.Zone != nil:
		loc = r.c.Zone
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, hhmm/100, hhmm%100, 0, 0, loc)
}

// Codes and hours of the parts of a day. The night of a named day ends with
// that day; "overnight" goes on until the morning after.
var partValues = [...]string{"", "TMO", "", "TAF", "TEV", "TNI", "", "TMO", "TEV", "TNI", "TDT"}

var partHours = [...][2]int{
	morning: {4, 12}, afternoon: {12, 18}, evening: {18, 24}, night: {20, 24}, dawn: {4, 7}, dusk: {18, 21},
	overnight: {18, 30}, daytime: {6, 18},
}

// duration writes an amount, and for a window where it lies.
func (r *resolver) duration() {
	e := r.e
	r.value = appendAmount(r.value, int(e.count), e.unit)
	g, n := e.unit, int(e.count+99)/100
	if e.count == vagueCount {
		n = 3 // enough to be more than a couple
	}
	switch g {
	case fortnight:
		g, n = Week, 2*n
	case seasonUnit:
		g = Year
	case millennium:
		return
	}
	if n > 12000 {
		return
	}
	switch int(e.relation) {
	case last, past, recent, latest:
		if !r.known() {
			return
		}
		to := r.day.AddDate(0, 0, 1)
		from := r.day
		if g >= Day {
			from = add(to, -n, g)
		} else if g == Hour {
			from = r.day.AddDate(0, 0, -(n+23)/24)
		}
		r.point = Interval{From: from, To: to, Granularity: Day}
	case next, coming:
		if !r.known() {
			return
		}
		to := r.day.AddDate(0, 0, 1)
		if g >= Day {
			to = add(r.day, n, g)
		}
		r.point = Interval{From: r.day, To: to, Granularity: Day}
	}
}

// set writes the period of what recurs: "P1D", "XXXX-WXX-5".
func (r *resolver) set() {
	e := r.e
	switch {
	case e.weekday != 0:
		r.value = append(r.value, "XXXX-WXX-"...)
		r.value = append(r.value, byte('0'+e.weekday))
		r.value = append(r.value, partValues[e.part]...)
	case e.month != 0:
		r.value = append(r.value, "XXXX-"...)
		r.value = appendPadded(r.value, int(e.month), 2)
	case e.season != 0:
		r.value = append(append(r.value, "XXXX-"...), seasonValues[e.season]...)
	case e.part != 0 && e.unit == 0:
		r.value = append(append(r.value, "XXXX-XX-XX"...), partValues[e.part]...)
	default:
		r.value = appendAmount(r.value, int(e.count), e.unit)
	}
}
