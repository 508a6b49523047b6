package temporal

// periodRules read parts of months and years, decades, centuries and feasts.
var periodRules = []rule{
	{
		name:    "week-of-month",
		pattern: "the (ORDINAL|last|final) (week|weekend) (of|in) MONTH [[,|of] YEAR]",
		typ:     DATE,
		finish:  weekOfMonth,
		refuse: func(m *match) bool {
			return !m.token(monthSlot).capital || m.num(ordinalSlot, ordinal) > 4
		},
		yes: []example{
			{"They came in [the first week of May].", "2024-05-15", "2024-05", "2024-05-01", "2024-05-08"},
			{"It fell in [the last week of March 2022].", "2024-05-15", "2022-03", "2022-03-25", "2022-04-01"},
		},
		no: []string{"The first week of the war."},
	},
	{
		name:    "decade",
		pattern: "[the] <mod> (DECADE|NINETIES)",
		typ:     DATE,
		form:    decadeForm,
		refuse: func(m *match) bool {
			t := m.token(decadeSlot)
			bare := t.word != 0 || t.end-t.start == 3
			return bare && !is(m.run, m.first, theWord) // "in his 70s"
		},
		yes: []example{
			{"The war of [the 1990s] is past.", "2024-05-15", "199", "1990-01-01", "2000-01-01"},
			{"It peaked in [the early 1980s].", "1989-11-02", "198", "1980-01-01", "1984-01-01"},
			{"By [the mid-1990s] it was gone.", "2024-05-15", "199", "", "1997-01-01"},
			{"The music of [the '80s] lives.", "2024-05-15", "198", "1980-01-01", "1990-01-01"},
		},
		no: []string{"She is in her nineties.", "A man in his 70s died."},
	},
	{
		name:    "century",
		pattern: "[the] <mod> (DAY|ORDINAL) [-] century",
		typ:     DATE,
		form:    centuryForm,
		refuse:  func(m *match) bool { return oneOf(m.after(), "bc b bce") },
		finish: func(m *match, e *Expression) {
			if e.day == 0 {
				e.day = int8(m.num(ordinalSlot, ordinal))
			}
			e.year, e.day = int16(e.day-1)*100, 0
		},
		yes: []example{{"The church of [the 19th century] burned.", "2024-05-15", "18XX", "1800-01-01", "1900-01-01"}},
		no:  []string{"The first in centuries.", "Athens in the fifth century BC."},
	},
	{
		name:    "quarter",
		pattern: "[the] [fiscal] (ORDINAL|last|final) [-] quarter [[of|in|,] ([the] [fiscal] [year] YEAR | REL2 UNIT2)]",
		typ:     DATE,
		finish:  quarterOf,
		refuse: func(m *match) bool {
			n := m.num(ordinalSlot, ordinal)
			return n > 4 || n == 0 && m.token(yearSlot) == nil
		},
		yes: []example{
			{"Profit fell in [the third quarter].", "1989-11-01", "1989-Q3", "1989-07-01", "1989-10-01"},
			{"A [third-quarter] loss was reported.", "1989-11-01", "1989-Q3", "1989-07-01", "1989-10-01"},
			{"Output grew in [the first quarter of 2024].", "2024-05-15", "2024-Q1", "2024-01-01", "2024-04-01"},
		},
		no: []string{"They scored in the fifth quarter."},
	},
	{
		name:    "year's quarter",
		pattern: "[the] REL year 's ORDINAL [-] (quarter|half)",
		typ:     DATE,
		finish: func(m *match, e *Expression) {
			e.relation2, e.unit2 = e.relation, Year
			quarterOf(m, e)
		},
		yes: []example{{"In [this year's third quarter], net rose.", "1989-10-26", "1989-Q3", "1989-07-01", "1989-10-01"}},
		no:  []string{"This year's third strike fell."},
	},
	{
		name:    "half",
		pattern: "[the] (ORDINAL|REL) [-] half [of ([the] [year] YEAR | MONTH [<year>] | the year | REL2 UNIT2)]",
		typ:     DATE,
		finish:  halfOf,
		refuse: func(m *match) bool {
			r := m.num(relationSlot, relation)
			bare := m.token(yearSlot) == nil && m.token(monthSlot) == nil && m.token(unit2Slot) == nil && m.token(unitSlot) == nil
			return m.num(ordinalSlot, ordinal) > 2 || r != 0 && r != last || bare
		},
		yes: []example{
			{"Sales fell in [the last half of 1989].", "1989-10-26", "1989-H2", "1989-07-01", "1990-01-01"},
			{"Rain fell in [the first half of May].", "2024-06-15", "2024-05", "2024-05-01", "2024-05-16"},
		},
		no: []string{"They led after the first half."},
	},
	{
		name:    "season",
		pattern: "<mod> [<rel>|the] SEASON [[,|of|in] (YEAR | REL2 UNIT2)]",
		typ:     DATE,
		refuse:  falseSeason,
		finish:  monthOfYear,
		yes: []example{
			{"Marches are planned [this summer].", "1998-03-22", "1998-SU", "1998-06-01", "1998-09-01"},
			{"He was shot [last fall] at home.", "1999-05-07", "1998-FA", "1998-09-01", "1998-12-01"},
			{"They came in [the spring of 2014].", "2024-05-15", "2014-SP", "2014-03-01", "2014-06-01"},
		},
		no: []string{"The fall of the city.", "Prices fall in some towns.", "They spring a trap."},
	},
	{
		name:    "feast",
		pattern: "[last|this|next] FEAST [[,] YEAR]",
		typ:     DATE,
		refuse: func(m *match) bool {
			if m.end < len(m.run) && feastGoods[m.run[m.end].word] {
				return true
			}
			return !m.token(feastSlot).capital && !is(m.run, int(m.slots[feastSlot]-1), theWord) || isLower(m.s[m.run[m.end-1].start:])
		},
		yes: []example{
			{"He was found on [Thanksgiving Day] at sea.", "2000-01-07", "1999-11-25", "1999-11-25", "1999-11-26"},
			{"They fled before dawn on [Christmas Eve].", "2024-01-07", "2023-12-24", "2023-12-24", "2023-12-25"},
			{"A truce held on [New Year's Day 2015].", "2024-01-07", "2015-01-01", "2015-01-01", "2015-01-02"},
		},
		no: []string{"On the eve of the vote.", "He wished them a new year.", "A lorry drove into a Christmas market."},
	},
}

// feastGoods are what a feast names without dating it: "a Christmas market".
var feastGoods = func() map[uint16]bool {
	set := map[uint16]bool{}
	for _, w := range []string{"market", "markets", "fair", "tree", "trees", "card", "cards", "carol", "carols", "lights", "shopping", "shoppers", "shopper", "gift", "gifts", "present", "presents", "decorations", "stall", "stalls", "pudding", "egg", "eggs", "turkey"} {
		set[words.intern(w)] = true
	}
	return set
}()

// weekOfMonth keeps which week of the month is meant, in count; the last is 5.
func weekOfMonth(m *match, e *Expression) {
	n := m.num(ordinalSlot, ordinal)
	if n == 0 {
		n = 5
	}
	e.count, e.unit, e.relation = int32(n), Week, 0
}

// quarterOf fills in which quarter or half, and of which year.
func quarterOf(m *match, e *Expression) {
	n := int8(m.num(ordinalSlot, ordinal))
	if n == 0 {
		n = 4 // "the last quarter"
	}
	e.quarter, e.unit = n, 0
	if e.relation2 == 0 {
		e.relation = 0
	}
	if last := m.run[m.end-1].word; last == halfWord {
		e.half, e.quarter = n, 0
	}
}

// halfOf fills in which half of what.
func halfOf(m *match, e *Expression) {
	n := int8(m.num(ordinalSlot, ordinal))
	if n == 0 {
		n = 2 // "the last half"
	}
	e.relation, e.unit = 0, 0
	if e.month != 0 {
		e.modifier = 0
		e.half = n
		return
	}
	if e.unit2 != 0 && e.unit2 != Year {
		e.relation2 = 0
	}
	e.half = n
}

// falseSeason refuses falls, springs and the like that are no season.
func falseSeason(m *match) bool {
	t := m.token(seasonSlot)
	verbal := oneOf(m.s[t.start:t.end], "fall spring")
	ofWhat := verbal && oneOf(m.after(), "of") // "the fall of the city"
	switch r := m.num(relationSlot, relation); {
	case m.token(yearSlot) != nil || m.token(relation2Slot) != nil:
		return false
	case r != 0:
		return r == that || r == same && verbal || ofWhat
	case m.token(modifierSlot) != nil:
		return ofWhat
	case verbal:
		return ofWhat || !oneOf(m.before(), "in since by until")
	}
	return !oneOf(m.before(), "in since by until during over through throughout for and of this")
}
