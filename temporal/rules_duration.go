package temporal

// durationRules read amounts of time, and windows of time that end or begin
// with the publication day.
var durationRules = []rule{
	{
		name:    "amount",
		pattern: "[APPROX] [the|another|these|those|its|her|his|their] COUNT <more> [and a half] ANYUNIT [and a half] [- old|- olds]",
		typ:     DURATION,
		form:    durationForm,
		refuse:  falseAmount,
		finish:  amount,
		yes: []example{
			{"He was held for [six months].", "1989-11-02", "P6M", "", ""},
			{"It takes [five hours] by car.", "1989-11-02", "PT5H", "", ""},
			{"They talked for [nearly an hour].", "1991-02-25", "PT1H", "", ""},
			{"A flight of [5 1/2 hours] followed.", "1998-08-17", "PT5H30M", "", ""},
			{"In [a minute and a half] it was over.", "1998-01-14", "PT1M30S", "", ""},
			{"They must leave within [a week].", "1991-02-25", "P1W", "", ""},
		},
		no: []string{"He took a second look.", "One day he will see.", "The 25 miles to town.", "He is 52 years old.", "She came a second time."},
	},
	{
		name:    "amount-hyphen",
		pattern: "[a|an|the|its|his|her|their] COUNT - [and - a - half -] ANYUNIT [- old|- long|- olds]",
		typ:     DURATION,
		form:    durationForm,
		refuse: func(m *match) bool {
			u := m.num(unitSlot, unit|units)
			return u == int(Year) && is(m.run, m.end-1, oldWord, oldsWord) || u == int(Quarter) && m.phrase(countSlot) <= 300 && oneOf(m.after(), "of") || u == int(Second)
		},
		finish: func(m *match, e *Expression) {
			amount(m, e)
			// The article goes with the noun: "a [two-day] visit".
			if is(m.run, m.first, aWord, anWord) || m.slots[countSlot] > int8(m.first+1) {
				e.Start = int(m.run[m.slots[countSlot]-1].start)
			}
		},
		yes: []example{
			{"He is on a [two-day] visit.", "2024-05-15", "P2D", "", ""},
			{"The [eight-year] war went on.", "1990-08-15", "P8Y", "", ""},
			{"An [8-month-old] truce broke.", "1998-03-22", "P8M", "", ""},
		},
		no: []string{"A 52-year-old man died.", "It eats three-quarters of the grain."},
	},
	{
		name:    "window",
		pattern: "[APPROX] <rel> [COUNT] <more> ANYUNIT",
		typ:     DURATION,
		form:    durationForm,
		refuse: func(m *match) bool {
			r := m.num(relationSlot, relation)
			if r == that || r == same || (r == last || r == latest) && oneOf(m.after(), "of") {
				return true // "the last two weeks of May"
			}
			if r == following && m.slots[relationSlot] == int8(m.first+1) {
				return true // "following days of protest"
			}
			if m.slots[countSlot] == 0 {
				return m.token(unitSlot).class&units == 0
			}
			return falseAmount(m)
		},
		finish: amount,
		yes: []example{
			{"In [the past two days] three towns fell.", "2024-05-15", "P2D", "2024-05-14", "2024-05-16"},
			{"Over [the past months] drones came.", "2024-05-15", "PXM", "2024-02-16", "2024-05-16"},
			{"In [recent weeks] it got worse.", "2024-05-15", "PXW", "2024-04-25", "2024-05-16"},
			{"They will go over [the next few days].", "1991-02-25", "PXD", "1991-02-25", "1991-02-28"},
		},
		no: []string{"He says that four days are enough.", "The last two men."},
	},
	{
		name:    "ordinal-window",
		pattern: "[the] (first|last|final|opening|initial) [COUNT] ANYUNIT",
		typ:     DURATION,
		form:    durationForm,
		refuse: func(m *match) bool {
			return m.token(unitSlot).class&unit != 0
		},
		finish: func(m *match, e *Expression) {
			amount(m, e)
			if e.relation != last {
				e.relation = 0
			}
		},
		yes: []example{{"In [the first nine months] it lost money.", "1989-10-26", "P9M", "", ""}},
		no:  []string{"The first three men."},
	},
	{
		name:    "another",
		pattern: "[yet] another UNIT [and a half]",
		typ:     DURATION,
		form:    durationForm,
		refuse: func(m *match) bool {
			u := Granularity(m.num(unitSlot, unit))
			return u == Second || u == Quarter || u == Century
		},
		finish: func(m *match, e *Expression) {
			e.count = 100
			if is(m.run, m.end-1, halfWord) {
				e.count = 150
			}
		},
		yes: []example{{"It will take [another week and a half].", "2022-06-25", "P1.5W", "", ""}},
		no:  []string{"They took another second-rate town."},
	},
	{
		name:    "unit-long",
		pattern: "[a|an|the] [half -] ANYUNIT - long",
		typ:     DURATION,
		form:    durationForm,
		refuse:  func(m *match) bool { return m.num(unitSlot, unit|units) == int(Second) },
		finish: func(m *match, e *Expression) {
			e.count = 100
			if m.token(unitSlot).class&units != 0 {
				e.count = vagueCount
			}
			if is(m.run, m.first, halfWord) || is(m.run, m.first+1, halfWord) {
				e.count = 50
			}
			if is(m.run, m.first, aWord, anWord, theWord) {
				e.Start = int(m.run[m.first+1].start)
			}
		},
		yes: []example{
			{"A [month-long] siege ended.", "2024-05-15", "P1M", "", ""},
			{"A [years-long] war ended.", "2024-05-15", "PXY", "", ""},
		},
		no: []string{"A day long past."},
	},
	{
		name:    "bare-units",
		pattern: "[many|long|the] UNITS",
		typ:     DURATION,
		form:    durationForm,
		refuse:  falseUnits,
		finish: func(m *match, e *Expression) {
			e.count = vagueCount
		},
		yes: []example{
			{"They have fought for [months].", "2024-05-15", "PXM", "", ""},
			{"He left [hours] before the blast.", "2024-05-15", "PTXH", "", ""},
		},
		no: []string{"Those were the days.", "The minutes of the talks."},
	},
}

// amount takes the half of "a minute and a half", and drops relations that set
// no window.
func amount(m *match, e *Expression) {
	for i := int(m.slots[unitSlot]); i < m.end; i++ {
		if m.run[i].word == halfWord && e.count > 0 {
			e.count += 50
		}
	}
	if m.slots[countSlot] == 0 {
		e.count = vagueCount
	}
}

// falseAmount refuses numbers with units that are no amount of time.
func falseAmount(m *match) bool {
	t := m.token(unitSlot)
	count := m.phrase(countSlot)
	single := t.class&unit != 0
	u := Granularity(t.value(unit | units))
	counter := &m.run[m.slots[countSlot]-1]
	if u == Second && single {
		return true
	}
	if u == Quarter && (single && count <= 100 || count == 300 && oneOf(m.after(), "of")) {
		return true // "three-quarters of the food"
	}
	if u == Year && is(m.run, m.end-1, oldWord) || single == (count == 100) && oneOf(m.after(), "old") {
		return true // how old somebody is dates nothing
	}
	if u == seasonUnit && single {
		return true
	}
	if counter.word != 0 && !is(m.run, int(m.slots[countSlot]-1), aWord, anWord, halfWord) && single && count == 100 {
		// "one day": some day.
		return oneOf(m.s[counter.start:counter.end], "one") && u <= Day && !oneOf(m.before(), "for in within after than about least only just under over nearly of")
	}
	if single && count != 100 && count != 50 && counter.word != 0 && u != Century {
		// "two day rally" is one, "two week" is; "some day", "many a day" not.
		return oneOf(m.s[counter.start:counter.end], "some many few several various")
	}
	if !single && is(m.run, int(m.slots[countSlot]-1), manyWord) && u == Quarter {
		return true
	}
	return false
}

// falseUnits refuses bare plurals that are no amount: "those were the days".
func falseUnits(m *match) bool {
	t := m.token(unitSlot)
	u := Granularity(t.value(units))
	before, after := m.before(), m.after()
	if u == Second || u == Quarter || u == Season || u == seasonUnit || u == Weekend {
		return true
	}
	if m.end-m.first > 1 && is(m.run, m.first, theWord) {
		return !oneOf(before, "in over during for") || !oneOf(after, "before after since following leading ahead to")
	}
	if oneOf(before, "for in within over after of lasted lasts last take took takes spent during through throughout by") {
		return oneOf(before, "of by") && !oneOf(after, "of")
	}
	return !oneOf(after, "before after")
}

var (
	theWord  = words.intern("the")
	oldWord  = words.intern("old")
	oldsWord = words.intern("olds")
)
