package temporal

import "time"

// calendar resolves what is written as a date, or as part of one.
func (r *resolver) calendar() {
	e := r.e
	switch {
	case e.feast != 0:
		r.feast()
	case e.month != 0 && e.day != 0:
		r.dayOfMonth()
	case e.month != 0:
		r.month()
	case e.weekday != 0:
		r.weekday()
	case e.quarter != 0 || e.half != 0:
		r.partOfYear()
	case e.season != 0:
		r.season()
	case e.year != 0:
		r.at(date(int(e.year), 1, 1), Year)
	default:
		r.timeOfDay()
	}
}

// timeOfDay resolves a time of day without its day: it is on the day that the
// narrative has reached.
func (r *resolver) timeOfDay() {
	t, ok := r.narrative(Day)
	if !ok {
		r.value = append(r.value, "XXXX-XX-XX"...)
		clock := r.e.clock
		if r.e.part == midday {
			clock = 1200
		} else if r.e.part == midnight {
			clock = 2400
		}
		if clock >= 0 {
			r.atClock(date(2000, 1, 1), int(clock))
		} else {
			r.value = append(r.value, partValues[r.e.part]...)
		}
		r.point = Interval{}
		return
	}
	r.onDay(civil(t))
}

// dayOfMonth resolves "15 May", with its year where written.
func (r *resolver) dayOfMonth() {
	e := r.e
	year := int(e.year)
	if year == 0 {
		year = r.yearOf(func(y int) (from, to time.Time, ok bool) {
			if int(e.day) > lastDay(y, int(e.month)) {
				return from, to, false
			}
			t := date(y, time.Month(e.month), int(e.day))
			if e.weekday != 0 && isoWeekday(t) != int(e.weekday) {
				return from, to, false
			}
			return t, t, true
		})
		if year == 0 && e.weekday != 0 {
			// The weekday fits no near year: trust the date.
			e.weekday = 0
			r.dayOfMonth()
			return
		}
	}
	if year == 0 || int(e.day) > lastDay(year, int(e.month)) {
		r.basis = Incomplete
		if year == 0 {
			r.value = append(r.value, "XXXX"...)
		} else {
			r.value = appendPadded(r.value, year, 4)
		}
		r.value = appendPadded(append(r.value, '-'), int(e.month), 2)
		r.value = appendPadded(append(r.value, '-'), int(e.day), 2)
		if e.part != 0 {
			r.value = append(r.value, partValues[e.part]...)
		}
		return
	}
	day := date(year, time.Month(e.month), int(e.day))
	first, last := e.day, e.lastDay
	if first > last {
		first, last = last, first // "15-17 May" keeps its first day second
	}
	if first > 0 && int(last) <= lastDay(year, int(e.month)) && first < last {
		day = date(year, time.Month(e.month), int(first))
		end := date(year, time.Month(e.month), int(last))
		r.point = Interval{From: day, To: end.AddDate(0, 0, 1), Granularity: Day}
		r.value = append(appendUnit(r.value, unitAt(day, Day)), '/')
		r.value = appendUnit(r.value, unitAt(end, Day))
		return
	}
	r.onDay(day)
}

// month resolves "May", "last May", "April next year".
func (r *resolver) month() {
	e := r.e
	year := int(e.year)
	if year == 0 {
		year = r.yearOf(func(y int) (from, to time.Time, ok bool) {
			from = date(y, time.Month(e.month), 1)
			return from, from.AddDate(0, 1, -1), true
		})
	}
	if year == 0 {
		r.basis = Incomplete
		r.value = append(r.value, "XXXX-"...)
		r.value = appendPadded(r.value, int(e.month), 2)
		return
	}
	r.at(date(year, time.Month(e.month), 1), Month)
	if n := int(e.count); n > 0 {
		// Weeks of a month are counted from its first day, the last from its end.
		to := r.point.To
		r.point.From = r.point.From.AddDate(0, 0, 7*(n-1))
		if r.point.To = r.point.From.AddDate(0, 0, 7); n > 4 {
			r.point.From, r.point.To = to.AddDate(0, 0, -7), to
		}
		r.point.Granularity = Week
	}
	if e.half != 0 {
		middle := r.point.From.AddDate(0, 0, 15)
		if e.half == 1 {
			r.point.To = middle
		} else {
			r.point.From = middle
		}
		r.point.Granularity = Day
	}
}

// season resolves "last fall", "the spring of 2014".
func (r *resolver) season() {
	e := r.e
	year := int(e.year)
	if year == 0 {
		year = r.yearOf(func(y int) (from, to time.Time, ok bool) {
			from = date(y, time.Month(3*int(e.season)), 1)
			return from, from.AddDate(0, 3, -1), true
		})
	}
	if year == 0 {
		r.basis = Incomplete
		r.value = append(append(r.value, "XXXX-"...), seasonValues[e.season]...)
		return
	}
	r.at(date(year, time.Month(3*int(e.season)), 1), Season)
}

// partOfYear resolves quarters and halves of years.
func (r *resolver) partOfYear() {
	e := r.e
	g, n := Quarter, int(e.quarter)
	if n == 0 {
		g, n = HalfYear, int(e.half)
	}
	months := 3
	if g == HalfYear {
		months = 6
	}
	year := int(e.year)
	if year == 0 {
		year = r.yearOf(func(y int) (from, to time.Time, ok bool) {
			from = date(y, time.Month(months*(n-1)+1), 1)
			return from, from.AddDate(0, months, -1), true
		})
	}
	if year == 0 {
		r.basis = Incomplete
		r.value = append(r.value, "XXXX-"...)
		r.value = append(r.value, "QH"[months/6], byte('0'+n))
		return
	}
	r.at(date(year, time.Month(months*(n-1)+1), 1), g)
}

// feast resolves "Christmas Eve".
func (r *resolver) feast() {
	e := r.e
	on := feasts[e.feast-1].on
	year := int(e.year)
	if year == 0 {
		year = r.yearOf(func(y int) (from, to time.Time, ok bool) { return on(y), on(y), true })
	}
	if year == 0 {
		r.basis = Incomplete
		t := on(2001)
		r.value = append(r.value, "XXXX-"...)
		r.value = appendPadded(r.value, int(t.Month()), 2)
		r.value = appendPadded(append(r.value, '-'), t.Day(), 2)
		return
	}
	r.onDay(on(year))
}

// weekday resolves "Tuesday" by the tense, "next Friday", "Monday of last
// week".
func (r *resolver) weekday() {
	e := r.e
	if !r.known() {
		r.value = append(r.value, "XXXX-WXX-"...)
		r.value = append(r.value, byte('0'+e.weekday))
		switch {
		case e.clock >= 0 || e.part == midday || e.part == midnight:
			r.basis = Incomplete
		case e.part != 0:
			r.value = append(r.value, partValues[e.part]...)
		}
		return
	}
	monday := floor(r.day, Week)
	inWeek := func(n int) time.Time { return monday.AddDate(0, 0, 7*n+int(e.weekday)-1) }
	if e.relation2 != 0 && e.unit2 == Week {
		n := 0
		switch int(e.relation2) {
		case last, previous, past:
			n = -1
		case next, following, coming:
			n = 1
		}
		r.onDay(inWeek(n))
		return
	}
	// The latest one up to the publication day.
	day := inWeek(0)
	if day.After(r.day) {
		day = inWeek(-1)
	}
	from := r.day
	switch int(e.relation) {
	case last, past, latest, recent:
		if day.Equal(r.day) {
			day = day.AddDate(0, 0, -7)
		}
	case next:
		day = inWeek(1)
	case this, coming, current:
		if day.Before(r.day) {
			day = day.AddDate(0, 0, 7)
		}
	case previous, following, same, that:
		if a, ok := r.narrative(Day); ok {
			from = civil(a)
			day = from.AddDate(0, 0, -((isoWeekday(from)-int(e.weekday))%7+7)%7)
		}
		switch {
		case int(e.relation) == previous && day.Equal(from):
			day = day.AddDate(0, 0, -7)
		case int(e.relation) == following:
			day = day.AddDate(0, 0, 7)
		}
	default:
		if r.c.Tense == FutureTense && day.Before(r.day) {
			day = day.AddDate(0, 0, 7)
		}
	}
	r.onDay(day)
}
