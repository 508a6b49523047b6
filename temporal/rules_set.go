package temporal

// setRules read times that recur.
var setRules = []rule{
	{
		name:    "frequency",
		pattern: "FREQUENCY",
		typ:     SET,
		form:    setForm,
		finish: func(m *match, e *Expression) {
			e.unit, e.count = Granularity(m.num(otherSlot, frequency)), 100
			if e.unit == Quarter {
				e.unit, e.count = Month, 300
			}
		},
		refuse: func(m *match) bool {
			return oneOf(m.before(), "the The") && isCapital(m.text())
		},
		yes: []example{
			{"Crowds gather [daily] outside.", "2000-04-06", "P1D", "", ""},
			{"The group meets [annually] there.", "2000-04-06", "P1Y", "", ""},
		},
		no: []string{"He reads The Daily Star.", "The annual parade."},
	},
	{
		name:    "every",
		pattern: "(every|each) [other|single] (UNIT|WEEKDAY|MONTH|SEASON|PART|COUNT ANYUNIT) [PART]",
		typ:     SET,
		form:    setForm,
		finish: func(m *match, e *Expression) {
			if e.count == 0 {
				e.count = 100
				if is(m.run, m.first+1, otherWord) {
					e.count = 200
				}
			}
		},
		refuse: func(m *match) bool {
			return is(m.run, m.end-1, secondWord) || m.token(weekdaySlot) != nil && !m.token(weekdaySlot).capital ||
				m.token(monthSlot) != nil && !m.token(monthSlot).capital
		},
		yes: []example{
			{"Sirens sound [every day] there.", "2024-05-15", "P1D", "", ""},
			{"They march [each July] to church.", "1998-03-22", "XXXX-07", "", ""},
			{"They pray [every Friday] there.", "1998-03-22", "XXXX-WXX-5", "", ""},
			{"It meets [every two weeks].", "1998-03-22", "P2W", "", ""},
		},
		no: []string{"Every second house burned.", "Each man left."},
	},
	{
		name:    "weekdays",
		pattern: "[MOD] WEEKDAYS [PART]",
		typ:     SET,
		form:    setForm,
		refuse:  func(m *match) bool { return !m.token(weekdaySlot).capital },
		yes:     []example{{"Markets open on [Mondays].", "2024-05-15", "XXXX-WXX-1", "", ""}},
		no:      []string{"The mondays tribe."},
	},
	{
		name:    "times-a-day",
		pattern: "(once|twice|thrice|COUNT times) (a|an|per|each|every) UNIT",
		typ:     SET,
		form:    setForm,
		finish:  func(m *match, e *Expression) { e.count = 100 },
		yes:     []example{{"They meet [twice a week].", "2024-05-15", "P1W", "", ""}},
		no:      []string{"Once a soldier, always one."},
	},
	{
		name:    "per",
		pattern: "(a|an|per) UNIT",
		typ:     SET,
		form:    setForm,
		refuse:  notPerUnit,
		finish:  func(m *match, e *Expression) { e.count = 100 },
		yes: []example{
			{"They fire 200 shells [a day] there.", "2024-05-15", "P1D", "", ""},
		},
		no: []string{"He took a second look.", "He paused for a minute."},
	},
}

var (
	otherWord  = words.intern("other")
	secondWord = words.intern("second")
)

// notPerUnit refuses "a day" where it is an amount of time: unless it follows
// what is counted by the day.
func notPerUnit(m *match) bool {
	if u := Granularity(m.num(unitSlot, unit)); u == Second || u == Century || u == Quarter {
		return true
	}
	if is(m.run, m.first, perWord) {
		return false
	}
	if oneOf(m.after(), "after before earlier later ago") {
		return true
	}
	before := m.before()
	if before == "" || m.run[m.first].capital {
		return true
	}
	switch last := before[len(before)-1]; {
	case charClass[last] == charDigit || last == '%':
		return !m.clauseEnds() // "at a rate of 15 a year."
	case isLower(before) && last == 's':
		// "200 shells a day", but "lasts a day".
		return oneOf(before, `was is has as this its takes lasts spends needs wants plus thus less yes us gives offers makes says does
			always perhaps`)
	}
	return !oneOf(before, "times million billion people percent tons")
}

var perWord = words.intern("per")
