package temporal

// weekdayRules read days that are named by their place in the week or by their
// distance from the publication day.
var weekdayRules = []rule{
	{
		name:    "weekday",
		pattern: "<at> <mod> [<rel>] WEEKDAY [PART] [[of] REL2 UNIT2]",
		typ:     DATE,
		refuse:  falseWeekday,
		finish:  monthOfWeek,
		yes: []example{
			{"The drones were downed [early on Wednesday].", "2024-05-15", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"He arrived on [Tuesday] by train.", "2024-05-15", "2024-05-14", "2024-05-14", "2024-05-15"},
			{"The blast came [late Monday night].", "2024-05-15", "2024-05-13TNI", "2024-05-13T20:00:00Z", "2024-05-14T00:00:00Z"},
			{"They begin at [noon Saturday].", "1991-02-25", "1991-02-23T12:00", "1991-02-23T12:00:00Z", "1991-02-23T12:01:00Z"},
			{"It fell [last Wednesday].", "1989-11-01", "1989-10-25", "1989-10-25", "1989-10-26"},
			{"Talks were held on [Tuesday last week].", "2024-05-15", "2024-05-07", "2024-05-07", "2024-05-08"},
		},
		no: []string{"He sat down.", "The sun rose.", "Sun shone on Mon Repos.", "They wed in a church.", "On Bloody Sunday it rained.", "So wrote The Sunday Times."},
	},
	{
		name:    "overnight-into",
		pattern: "(overnight [[from] WEEKDAY1] (into|to) | [the] night (from|of) WEEKDAY1 (into|to)) WEEKDAY",
		typ:     TIME,
		refuse:  falseWeekday,
		finish:  func(m *match, e *Expression) { e.part, e.unit = overnight, 0 },
		yes: []example{
			{"Drones came [overnight into Friday].", "2024-05-17", "2024-05-16TNI", "2024-05-16T18:00:00Z", "2024-05-17T06:00:00Z"},
			{"Drones came [overnight from Thursday to Friday].", "2024-05-17", "2024-05-16TNI", "2024-05-16T18:00:00Z", "2024-05-17T06:00:00Z"},
			{"Drones came in [the night of Thursday to Friday].", "2024-05-17", "2024-05-16TNI", "2024-05-16T18:00:00Z", "2024-05-17T06:00:00Z"},
		},
		no: []string{"An overnight trip into town."},
	},
	{
		name:    "deictic-day",
		pattern: "<at> <mod> DEICTIC [PART]",
		typ:     DATE,
		form:    deicticForm,
		finish:  func(m *match, e *Expression) { e.count = int32(100 * m.num(otherSlot, deictic)) },
		refuse: func(m *match) bool {
			t := m.token(otherSlot)
			return t.capital && !t.upper && m.end-m.first == 1 && isCapital(m.before()) // "USA Today"
		},
		yes: []example{
			{"He said [yesterday] it was over.", "2024-05-15", "2024-05-14", "2024-05-14", "2024-05-15"},
			{"Shares rose at [mid-afternoon yesterday].", "1989-11-02", "1989-11-01TAF", "1989-11-01T12:00:00Z", "1989-11-01T18:00:00Z"},
			{"Shelling began [yesterday evening].", "2024-05-15", "2024-05-14TEV", "2024-05-14T18:00:00Z", "2024-05-15T00:00:00Z"},
		},
		no: []string{"The song of yesteryear.", "He told USA Today so."},
	},
	{
		name:    "day-before-yesterday",
		pattern: "the day (before|after) DEICTIC",
		typ:     DATE,
		form:    deicticForm,
		finish: func(m *match, e *Expression) {
			n := m.num(otherSlot, deictic)
			e.count, e.direction, e.unit = int32(200*n), 0, 0
		},
		refuse: func(m *match) bool {
			n, d := m.num(otherSlot, deictic), m.num(offsetSlot, offset)
			return n == 0 || (n < 0) != (d == ago+1)
		},
		yes: []example{{"They met [the day before yesterday].", "2024-05-15", "2024-05-13", "2024-05-13", "2024-05-14"}},
		no:  []string{"The day before the vote."},
	},
	{
		name:    "tonight",
		pattern: "<mod> tonight",
		typ:     TIME,
		form:    deicticForm,
		finish:  func(m *match, e *Expression) { e.part = night },
		refuse: func(m *match) bool {
			t := &m.run[m.first]
			return t.capital && !t.upper && isCapital(m.before()) && isCapital(m.after()) // "The Tonight Show"
		},
		yes: []example{
			{"They speak [tonight] at home.", "2024-05-15", "2024-05-15TNI", "2024-05-15T20:00:00Z", "2024-05-16T00:00:00Z"},
		},
		no: []string{"A knight came.", "He watched The Tonight Show."},
	},
	{
		name:    "overnight",
		pattern: "overnight",
		typ:     TIME,
		form:    deicticForm,
		finish:  func(m *match, e *Expression) { e.part = overnight },
		refuse: func(m *match) bool {
			return oneOf(m.before(), "an became become rates rate") || oneOf(m.after(), "success stay rate")
		},
		yes: []example{
			{"Drones struck the port [overnight].", "2024-05-15", "2024-05-14TNI", "2024-05-14T18:00:00Z", "2024-05-15T06:00:00Z"},
		},
		no: []string{"He became an overnight star."},
	},
	{
		name:    "during-the-night",
		pattern: "the night",
		typ:     TIME,
		form:    deicticForm,
		finish:  func(m *match, e *Expression) { e.part = overnight },
		refuse: func(m *match) bool {
			return !oneOf(m.before(), "during through throughout") || oneOf(m.after(), "of before after from between on")
		},
		yes: []example{
			{"Drones came during [the night].", "2024-05-15", "2024-05-14TNI", "2024-05-14T18:00:00Z", "2024-05-15T06:00:00Z"},
		},
		no: []string{"The night watchman came."},
	},
	{
		name:    "part-of-day",
		pattern: "[CLOCK [ZONE [time]]] <mod> <rel> PART",
		typ:     TIME,
		form:    unitForm,
		finish:  func(m *match, e *Expression) { e.unit = PartOfDay },
		yes: []example{
			{"He meets them [later this afternoon].", "1998-02-22", "1998-02-22TAF", "1998-02-22T12:00:00Z", "1998-02-22T18:00:00Z"},
			{"Rockets fell [last night] again.", "2024-05-15", "2024-05-14TNI", "2024-05-14T20:00:00Z", "2024-05-15T00:00:00Z"},
		},
		no: []string{"The last word of the knight."},
	},
	{
		name:    "in-the-morning",
		pattern: "<mod> [the] [MOD] PART",
		typ:     TIME,
		form:    unitForm,
		finish:  func(m *match, e *Expression) { e.unit, e.relation = PartOfDay, that },
		refuse:  falsePart,
		yes: []example{
			{"The siege ended in [the morning].", "2024-05-15", "2024-05-15TMO", "2024-05-15T04:00:00Z", "2024-05-15T12:00:00Z"},
			{"They came at [midnight].", "2024-05-15", "2024-05-15T24:00", "2024-05-16T00:00:00Z", "2024-05-16T00:01:00Z"},
		},
		no: []string{"He owns a night club.", "The morning paper came."},
	},
}

// falseWeekday refuses verbs and nouns that are spelt like a short weekday.
func falseWeekday(m *match) bool {
	t := m.token(weekdaySlot)
	if !t.capital {
		return true
	}
	if m.num(relationSlot, relation) == that && !oneOf(m.before(), "on of by since until") {
		return true // "said that Friday would do"
	}
	if before := m.before(); m.run[m.first].start == t.start &&
		oneOf(before, "black bloody super ash palm good holy fat cyber maundy easter girl man") ||
		!t.upper && isCapital(m.after()) && oneOf(m.after(), "times telegraph mirror express herald post club addams") {
		return true // "Bloody Sunday", "The Sunday Times"
	}
	name := m.s[t.start:t.end]
	if len(name) > 4 {
		return false
	}
	// A short form is a weekday where a full stop marks it and it is no end of
	// a sentence, or where it stands beside a part of the day.
	return name[len(name)-1] != '.' || isCapital(m.after()) && oneOf(name, "sat. sun. wed.")
}

// monthOfWeek keeps of "Tuesday of last week" the week, and drops anything
// else that follows a weekday.
func monthOfWeek(m *match, e *Expression) {
	if e.unit2 != Week {
		e.relation2 = 0
	}
	e.unit = 0
}

// falsePart refuses parts of the day that date nothing.
func falsePart(m *match) bool {
	t := m.token(partSlot)
	p := t.value(part)
	before, after := m.before(), m.after()
	if isLower(after) && !oneOf(after, "and on when as after before but he she they it the in at to of while with by for from local when until hours") {
		return true
	}
	switch {
	case m.end-m.first == 1 && (p == midday || p == midnight || p == dawn || p == dusk):
		return !oneOf(before, "at by before after around about since until till from and shortly")
	case m.end-m.first == 1:
		return true
	case p == midday || p == midnight || p == dawn || p == dusk:
		return !oneOf(before, "at by before after around about since until till from and in")
	}
	return !oneOf(before, "in during by of for") || oneOf(after, "of")
}
