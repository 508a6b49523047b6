package temporal

import "time"

// unit resolves "last week", "the end of the year", "that night".
func (r *resolver) unit() {
	e := r.e
	g := e.unit
	n := 0
	anaphoric := false
	switch int(e.relation) {
	case last, past, latest, recent:
		n = -1
	case next, coming:
		n = 1
	case previous:
		n, anaphoric = -1, true
	case following:
		n, anaphoric = 1, true
	case same, that:
		anaphoric = true
	}
	switch g {
	case fortnight:
		g, n = Week, 2*n
	case millennium, seasonUnit:
		g = Unknown
	}
	if g == PartOfDay || e.part != 0 {
		r.partOfDay(n, anaphoric || int(e.relation) == next)
		return
	}
	if g == Unknown {
		r.basis = Incomplete
		r.value = append(r.value, "PAST_REF"...)
		return
	}
	var t time.Time
	ok := false
	if anaphoric || g == Day {
		t, ok = r.narrative(g)
	} else {
		t, ok = r.day, r.known()
	}
	if !ok {
		r.value = append(r.value, unresolved(g)...)
		return
	}
	if g <= Hour {
		// "the last hour": a window that ends now.
		r.value = appendAmount(r.value, 100, g)
		return
	}
	from := floor(t, g)
	if g == Weekend {
		// "The weekend" is the last one, or the one that runs or comes.
		running := isoWeekday(t) >= 6
		switch {
		case e.relation == 0 && !running && r.c.Tense != FutureTense:
			n = -1
		case int(e.relation) == coming && !running:
			n = 0
		}
	}
	r.at(add(from, n, g), g)
}

// unresolved is the value of a unit that nothing places.
func unresolved(g Granularity) string {
	switch g {
	case Weekend:
		return "XXXX-WXX-WE"
	case Week:
		return "XXXX-WXX"
	case Month:
		return "XXXX-XX"
	case Quarter:
		return "XXXX-QX"
	case HalfYear:
		return "XXXX-HX"
	case Season, Year:
		return "XXXX"
	case Decade:
		return "XXX"
	case Century:
		return "XX"
	}
	return "XXXX-XX-XX"
}

// partOfDay resolves "this morning", "last night", "the next morning".
func (r *resolver) partOfDay(n int, anaphoric bool) {
	t, ok := r.day, false
	if anaphoric {
		t, ok = r.narrative(Day)
	} else {
		ok = r.known()
	}
	if !ok {
		r.value = append(r.value, "XXXX-XX-XX"...)
		r.value = append(r.value, partValues[r.e.part]...)
		return
	}
	r.onDay(civil(t).AddDate(0, 0, n))
}

// offset resolves "two days ago", "a year earlier", "three weeks later".
func (r *resolver) offset() {
	e := r.e
	g := e.unit
	count := int(e.count)
	if g == fortnight {
		g, count = Week, 2*count
	}
	sign := -1
	t, ok := r.day, false
	switch int(e.direction) {
	case ago, 0:
		ok = r.known()
	case after:
		sign = 1
		if int(e.relation) == next {
			ok = r.known()
		} else if t, ok = r.narrative(g); r.basis != Narrative {
			// What came later than the story's unknown day is not yet to come.
			ok, r.basis = false, Incomplete
		}
	default:
		t, ok = r.narrative(g)
	}
	if count == vagueCount || g == millennium || g == seasonUnit {
		r.basis = Incomplete
		if e.Rule == "day-before" {
			r.value = append(r.value, unresolved(g)...)
		} else if sign < 0 {
			r.value = append(r.value, "PAST_REF"...)
		} else {
			r.value = append(r.value, "FUTURE_REF"...)
		}
		return
	}
	if !ok {
		r.value = append(r.value, unresolved(g)...)
		return
	}
	n := sign * count / 100
	if g == Year && e.Rule == "year-ago-period" || g == Year && count == 100 {
		// A year from a quarter or a month is a quarter or a month.
		if a := r.c.Anchor; a.Granularity == Quarter && !a.From.IsZero() {
			r.basis = Narrative
			r.at(add(a.From, n, Year), Quarter)
			return
		}
	}
	if e.unit2 == Quarter {
		r.at(add(t, n, Year), Quarter)
		return
	}
	half := count%100 == 50
	switch {
	case g < Day:
		// Hours count from an instant, which a day is not.
		r.at(add(t, 0, Day), Day)
	case half && g == Year:
		r.at(add(t, sign*(count*12/100), Month), Month)
	case half && g == Month:
		r.at(add(t, sign*(count*30/100), Day), Day)
	case half && g == Week:
		r.at(add(t, sign*(count*7/100), Day), Day)
	case g == Week:
		r.at(add(t, n, Week), Day)
	case g == Weekend:
		r.at(add(floor(t, Weekend), n, Week), Weekend)
	case g == Decade || g == Century:
		r.at(add(t, n, g), Year)
	case n > 12000 || n < -12000 || g == Year && add(t, n, g).Year() < 1:
		r.value = append(r.value, "PAST_REF"...)
	default:
		r.at(add(t, n, g), g)
	}
	if r.basis == Written {
		r.basis = Publication
	}
}
