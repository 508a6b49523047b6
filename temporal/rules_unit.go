package temporal

// unitRules read weeks, months, years and other units by their relation to the
// publication day or to the narrative.
var unitRules = []rule{
	{
		name:    "past-unit",
		pattern: "<mod> (the|this|these) past UNIT",
		typ:     DURATION,
		form:    durationForm,
		finish: func(m *match, e *Expression) {
			if e.unit == Weekend {
				e.Type, e.form, e.relation = DATE, unitForm, last
			}
			e.count = 100
		},
		yes: []example{{"Ten were killed over [the past week].", "2026-02-21", "P1W", "2026-02-15", "2026-02-22"}},
		no:  []string{"They drove past day and night."},
	},
	{
		name:    "edge-of-unit",
		pattern: "[the] EDGE (<rel> [fiscal] UNIT|the [fiscal] UNIT)",
		typ:     DATE,
		form:    unitForm,
		refuse:  falseEdge,
		yes: []example{
			{"It will close by [the end of the year].", "1989-10-30", "1989", "", "1990-01-01"},
			{"Votes are due at [the end of next week].", "2024-05-15", "2024-W21", "2024-05-20", "2024-05-27"},
		},
		no: []string{"The end of the day's march.", "The end of the second act."},
	},
	{
		name:    "year-end",
		pattern: "[APPROX] (year|month) [-] end",
		typ:     DATE,
		form:    unitForm,
		finish:  func(m *match, e *Expression) { e.Mod, e.modifier, e.relation = ModEnd, late, this },
		yes:     []example{{"It must be done by [year-end].", "1989-11-02", "1989", "", "1990-01-01"}},
		no:      []string{"A year ends badly."},
	},
	{
		name:    "fiscal-period",
		pattern: "the [fiscal|financial] (year|quarter)",
		typ:     DATE,
		form:    unitForm,
		refuse: func(m *match) bool {
			return !oneOf(m.after(), "ended ending ends") && !(m.end-m.first == 2 && m.num(unitSlot, unit) == int(Quarter) && oneOf(m.before(), "in for during of"))
		},
		finish: func(m *match, e *Expression) {
			e.relation = that
			if e.unit == Year {
				e.Type, e.form, e.count, e.relation = DURATION, durationForm, 100, 0
			}
		},
		yes: []example{
			{"In [the fiscal year] ended Jan. 31 it grew.", "1989-10-31", "P1Y", "", ""},
		},
		no: []string{"The year was a good one."},
	},
	{
		name:    "later-in-the-unit",
		pattern: "(early|earlier|late|later) in the UNIT",
		typ:     DATE,
		form:    unitForm,
		refuse: func(m *match) bool {
			u := Granularity(m.num(unitSlot, unit))
			return u < Weekend || u > Year
		},
		yes: []example{{"[Earlier in the week] two were killed.", "2024-05-15", "2024-W20", "2024-05-13", "2024-05-15"}},
		no:  []string{"Later in the second half.", "He came later in the day."},
	},
	{
		name:    "weekend",
		pattern: "<mod> [<rel>|the] weekend",
		typ:     DATE,
		form:    unitForm,
		refuse:  func(m *match) bool { return m.end-m.first == 1 },
		yes: []example{
			{"They met over [the weekend].", "1991-02-25", "1991-W08-WE", "1991-02-23", "1991-02-25"},
			{"Polls open [this weekend].", "2024-05-15", "2024-W20-WE", "2024-05-18", "2024-05-20"},
		},
		no: []string{"A weekend house burned."},
	},
	{
		name:    "year-ago-period",
		pattern: "[the|its|a] year [-] (ago|earlier) [quarter|period|third]",
		typ:     DATE,
		form:    offsetForm,
		finish: func(m *match, e *Expression) {
			e.count, e.unit = 100, Year
			if oneOf(m.s[m.run[m.end-1].start:m.run[m.end-1].end], "quarter period") {
				e.unit2 = Quarter
			}
		},
		yes: []example{
			{"Profit beat [the year-ago quarter].", "1989-11-01", "1988-Q4", "1988-10-01", "1989-01-01"},
		},
		no: []string{"A year of early hopes."},
	},
	{
		name:    "relative-unit",
		pattern: "<mod> <rel> [fiscal|financial|calendar|school] UNIT",
		typ:     DATE,
		form:    unitForm,
		refuse:  falseUnit,
		yes: []example{
			{"The offensive began [last week].", "2024-05-15", "2024-W19", "2024-05-06", "2024-05-13"},
			{"It was announced [earlier this month].", "1989-10-27", "1989-10", "1989-10-01", "1989-10-27"},
			{"Exports fell [last year].", "1998-02-27", "1997", "1997-01-01", "1998-01-01"},
			{"They expect more in [the current fiscal year].", "1989-11-02", "1989", "1989-01-01", "1990-01-01"},
			{"A ruling comes [next month].", "2000-04-06", "2000-05", "2000-05-01", "2000-06-01"},
			{"The shelling of [the previous day] went on.", "2024-05-15", "2024-05-14", "2024-05-14", "2024-05-15"},
		},
		no: []string{"This second point matters.", "That minute detail.", "The last quarter of the lamb.", "At this moment."},
	},
}

// falseUnit refuses relations to what is no time.
func falseUnit(m *match) bool {
	r := m.num(relationSlot, relation)
	switch Granularity(m.num(unitSlot, unit)) {
	case Second, Minute:
		return true // "this second point", "the last minute"
	case Hour:
		return r != last && r != past && r != next
	case Quarter:
		return r == last && oneOf(m.after(), "of") || oneOf(m.after(), "mile miles century point")
	case Decade, Century, fortnight, millennium:
		return r == same || r == that
	}
	return false
}

// falseEdge refuses edges of units that the publication day does not fix.
func falseEdge(m *match) bool {
	u := Granularity(m.num(unitSlot, unit))
	if u < Day || oneOf(m.after(), "'") {
		return true
	}
	return u == Day && m.token(relationSlot) == nil
}
