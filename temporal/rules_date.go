package temporal

// dateRules read calendar dates and parts of them.
var dateRules = []rule{
	{
		name:    "numeric-date",
		pattern: "<at> FULLDATE [[,|at] CLOCK [ZONE [time]]]",
		typ:     DATE,
		refuse: func(m *match) bool { // part of an address or a file name
			i := int(m.token(dateSlot).start)
			return i > 0 && (m.s[i-1] == '/' || m.s[i-1] == '-' || m.s[i-1] == '_')
		},
		yes: []example{
			{"The log says [2024-05-15] and no more.", "2024-06-01", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"Signed on [15/05/2024] in Vienna.", "2024-06-01", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"Signed on [5/15/2024] in Reno.", "2024-06-01", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"Posted [15.05.2024] by the staff.", "2024-06-01", "2024-05-15", "2024-05-15", "2024-05-16"},
		},
		no: []string{"Version 1.2.2024.5 of the file.", "Mark it as 31/31/2024.", "See example.org/2026/02/27/report."},
	},
	{
		name:    "year-month",
		pattern: "YEARMONTH",
		typ:     DATE,
		yes:     []example{{"Figures for [2024-05] are out.", "2024-06-01", "2024-05", "2024-05-01", "2024-06-01"}},
		no:      []string{"In season 2023-24 they won.", "President from 2008-12."},
	},
	{
		name:    "month-day",
		pattern: "<at> <mod> [last|next|this] [WEEKDAY [PART] [,]] MONTH [the] DAY [[,] <year>] [[,] PART]",
		typ:     DATE,
		refuse:  falseDay,
		yes: []example{
			{"Shells fell on [May 15] near the bridge.", "2024-05-20", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"Rockets were fired on [Oct. 7, 2023], he said.", "2024-05-20", "2023-10-07", "2023-10-07", "2023-10-08"},
			{"He has been held since [Oct. 7].", "2024-05-15", "2023-10-07", "2023-10-07", "2024-05-16"},
			{"They met on [Friday, Oct. 23].", "1998-10-26", "1998-10-23", "1998-10-23", "1998-10-24"},
			{"The deal must be signed by [January 24].", "2024-01-10", "2024-01-24", "", "2024-01-25"},
			{"It ends at [5 p.m. EST Nov. 9].", "1989-11-02", "1989-11-09T17:00", "1989-11-09T17:00:00-05:00", "1989-11-09T17:01:00-05:00"},
		},
		no: []string{"May 40 people join?", "He may 3 times refuse."},
	},
	{
		name:    "day-month",
		pattern: "<at> <mod> [last|next|this] [the] [WEEKDAY [PART] [,]] [the] DAY [of] MONTH [[,] <year>] [[,] PART]",
		typ:     DATE,
		finish:  withoutArticle,
		refuse:  falseDay,
		yes: []example{
			{"Shells fell on [15 May 2024] near the bridge.", "2024-06-20", "2024-05-15", "2024-05-15", "2024-05-16"},
			{"Captured in the city [last 29 March].", "1989-08-21", "1989-03-29", "1989-03-29", "1989-03-30"},
			{"Vote in the [19 March] elections!", "1989-03-15", "1989-03-19", "1989-03-19", "1989-03-20"},
			{"REBELS STRUCK ON [THE 19TH OF MARCH].", "1990-04-02", "1990-03-19", "1990-03-19", "1990-03-20"},
			{"BOGOTA, [3 JAN 90] (RADIO)", "1990-01-04", "1990-01-03", "1990-01-03", "1990-01-04"},
			{"Born on [12 July 1941] in Minsk.", "2024-06-20", "1941-07-12", "1941-07-12", "1941-07-13"},
		},
		no: []string{"At 18 May be it was luck.", "The 12 may have fled."},
	},
	{
		name:    "day-range",
		pattern: "(MONTH DAY (-|and|to) DAY2|[the] DAY2 (-|and|to) DAY [of] MONTH) [[,] <year>]",
		typ:     DATE,
		refuse: func(m *match) bool {
			counts := m.end == int(m.slots[number2Slot]) && m.run[m.end-2].word != hyphenWord && !m.clauseEnds()
			return counts || falseDay(m) || m.num(number2Slot, dayNumber) == m.phrase(daySlot)
		},
		yes: []example{
			{"The fair runs on [May 16-17] in Lviv.", "2024-05-15", "2024-05-16/2024-05-17", "2024-05-16", "2024-05-18"},
			{"They meet on [11 and 12 October].", "1989-10-02", "1989-10-11/1989-10-12", "1989-10-11", "1989-10-13"},
		},
		no: []string{"On May 15 and 20 people died.", "From May 3 to 5 houses a day burned."},
	},
	{
		name:    "day-month-hyphens",
		pattern: "DAY (-|/) MONTH (-|/) <year>",
		typ:     DATE,
		yes:     []example{{"Stamped [15-May-2024] twice.", "2024-06-20", "2024-05-15", "2024-05-15", "2024-05-16"}},
		no:      []string{"A 15-minute talk was held."},
	},
	{
		name:    "month-year",
		pattern: "<mod> MONTH [,|of] <year>",
		typ:     DATE,
		refuse: func(m *match) bool {
			return m.token(yearSlot).class&twoDigit != 0 && !apostrophized(m) || !m.token(monthSlot).capital
		},
		yes: []example{
			{"The truce of [August 1988] held.", "1990-08-15", "1988-08", "1988-08-01", "1988-09-01"},
			{"They fled in [late May 2022].", "2024-05-15", "2022-05", "2022-05-21", "2022-06-01"},
			{"It began at [the end of March 2011].", "2024-05-15", "2011-03", "2011-03-21", "2011-04-01"},
		},
		no: []string{"They march 2000 miles."},
	},
	{
		name:    "month",
		pattern: "<mod> [REL] MONTH [[of] REL2 UNIT2]",
		typ:     DATE,
		refuse:  falseMonth,
		finish:  monthOfYear,
		yes: []example{
			{"Prices rose in [April], officials said.", "1998-11-03", "1998-04", "1998-04-01", "1998-05-01"},
			{"The army withdrew in [mid-May].", "2024-06-15", "2024-05", "2024-05-11", "2024-05-21"},
			{"They left in [late May].", "2024-06-15", "2024-05", "2024-05-21", "2024-06-01"},
			{"The treaty was signed [last May].", "1998-02-27", "1997-05", "1997-05-01", "1997-06-01"},
			{"It joins in [April next year].", "1998-12-03", "1999-04", "1999-04-01", "1999-05-01"},
		},
		no: []string{
			"They may have left.", "Troops march on the city.", "It was May who said so.", "Theresa May spoke.",
			"The march of the workers began.", "MAY THE TALKS GO ON?",
		},
	},
	{
		name:    "year",
		pattern: "<mod> [the year] YEAR",
		typ:     DATE,
		refuse:  falseYear,
		yes: []example{
			{"It has been so since [1972], he wrote.", "1998-03-22", "1972", "1972-01-01", "1998-03-23"},
			{"Work begins in [early 1991].", "1989-10-26", "1991", "1991-01-01", "1991-04-01"},
			{"They left in [nineteen seventy-nine] for good.", "1998-01-21", "1979", "1979-01-01", "1980-01-01"},
			{"It is due by [the end of 1990].", "1989-10-26", "1990", "", "1991-01-01"},
		},
		no: []string{
			"He ran 2000 metres.", "It cost $1990.", "Some 2000 people fled.", "Flight 1999 was late.", "About 1500 troops came.",
		},
	},
	{
		name:    "year-short",
		pattern: "<mod> TWODIGIT",
		typ:     DATE,
		refuse:  func(m *match) bool { return !apostrophized(m) },
		yes:     []example{{"The class of ['98] met.", "2020-03-22", "1998", "1998-01-01", "1999-01-01"}},
		no:      []string{"He is 98.", "Early 98 votes."},
	},
	{
		name:    "the-year-in-words",
		pattern: "the year COUNT",
		typ:     DATE,
		finish:  func(m *match, e *Expression) { e.year, e.count = int16(e.count/100), 0 },
		refuse:  func(m *match) bool { n := m.phrase(countSlot) / 100; return n < 1000 || n > 2999 },
		yes:     []example{{"It should end by [the year two thousand].", "1998-02-05", "2000", "", "2001-01-01"}},
		no:      []string{"He won the year two teams quit."},
	},
}

// falseDay refuses what only looks like a day of a month: "may 3", "in May 15
// people died".
func falseDay(m *match) bool {
	monthToken, day := m.token(monthSlot), m.token(daySlot)
	name := m.s[monthToken.start:monthToken.end]
	if n := m.phrase(daySlot); n < 1 || n > lastDay(2000, m.num(monthSlot, month)) {
		return true
	}
	if !monthToken.capital && oneOf(name, "may march") {
		return true
	}
	if year := m.token(yearSlot); year != nil {
		// Two digits are a year where they count nothing.
		after := m.after()
		return !apostrophized(m) && year.class&twoDigit != 0 &&
			(year.num < 32 && after != "" && charClass[after[0]] == charLetter || oneOf(after, ": percent % per people persons soldiers men troops"))
	}
	if day.start < monthToken.start {
		return oneOf(name, "may") && oneOf(m.after(), "have be not")
	}
	if day.word != 0 && oneOf(m.after(), "time half quarter place round person man woman") {
		return true // "in March second place"
	}
	bare := m.run[m.end-1].start == day.start && m.run[m.first].start == monthToken.start
	return bare && oneOf(m.before(), "in") && isLower(m.after()) // "in May 15 people died"
}

// withoutArticle leaves "the" of "the 19 March vote" to the vote; that of "the
// 19th of March" belongs to the date.
func withoutArticle(m *match, e *Expression) {
	day := m.token(daySlot)
	if is(m.run, m.first, theWord) && m.token(modifierSlot) == nil && day.class&ordinal == 0 && m.first+1 < m.end {
		e.Start = int(m.run[m.first+1].start)
	}
}

// apostrophized reports whether the year of two digits has its apostrophe.
func apostrophized(m *match) bool { return m.token(yearSlot).class&integer == 0 }

// falseMonth refuses months that are verbs, modals or names.
func falseMonth(m *match) bool {
	t := m.token(monthSlot)
	name := m.s[t.start:t.end]
	switch {
	case !t.capital:
		return true
	case m.num(relationSlot, relation) == that || m.num(relationSlot, relation) == recent:
		return true
	case m.token(modifierSlot) != nil || m.token(relationSlot) != nil || m.token(relation2Slot) != nil:
		return false
	}
	before := m.before()
	datedBy := oneOf(before, "in since until till by during through from between throughout") ||
		!t.upper && oneOf(before, "of and to for after before or")
	switch {
	case oneOf(name, "may march"):
		return !datedBy
	case len(name) == 3: // "Mar", "Jan" without a full stop
		return !datedBy || !t.upper
	case oneOf(name, "april june august") && !datedBy && !t.upper:
		// "April Smith", "Mrs June": a first name or a surname.
		return isCapital(m.after()) || isCapital(before)
	}
	return false
}

// monthOfYear reads "April next year", "October of this year".
func monthOfYear(m *match, e *Expression) {
	if e.relation2 != 0 && e.unit2 != Year {
		e.relation2 = 0
	}
}

// counted are words that follow numbers, not years.
const counted = `people persons troops soldiers men women children metres meters kilometers kilometres km miles feet kg tons tonnes
	homes houses families civilians dollars euros pounds rubles hours gmt utc hrs votes workers refugees police officers fighters
	cases deaths dead wounded jobs employees % percent per rpm ft m square sq degrees prisoners members barrels rounds shells
	residents students troops vehicles buildings drones missiles rockets hectares acres`

// falseYear refuses four digits that count something or number it.
func falseYear(m *match) bool {
	t := m.token(yearSlot)
	y := m.phrase(yearSlot)
	if m.token(modifierSlot) != nil || m.token(unitSlot) != nil {
		return false
	}
	if t.word != 0 {
		return y < 1800 || y > 2100
	}
	before, after := m.before(), m.after()
	dated := oneOf(before, "in since by until from to between of and before after year the during through (")
	switch {
	case y < 1500 || y > 2100 || inNumber(m.s, t):
		return true
	case y < 1800 || y > 2060:
		return !dated
	case oneOf(after, counted):
		return true
	case oneOf(before, `flight no number room boeing psalm highway route bus model unit resolution unscr article paragraph brigade battalion
		regiment at than least nearly almost some estimated approximately roughly $ # + ~ £ €`):
		return true
	case oneOf(before, "about around over"):
		return y%50 == 0 || isLower(after)
	case y%100 == 0:
		// A round number is a year where something says so, and nothing in the
		// plural follows.
		plural := isLower(after) && len(after) > 2 && after[len(after)-1] == 's'
		return !dated && y != 2000 || plural && !oneOf(before, "in since by until from of the")
	}
	return false
}

// inNumber reports whether hyphens join t to digits that are no year: a
// telephone number, a serial.
func inNumber(s string, t *token) bool {
	i, j := int(t.start), int(t.end)
	if i > 1 && s[i-1] == '-' && charClass[s[i-2]] == charDigit {
		return i < 5 || !isDigits(s, i-5, i-1) || i > 5 && charClass[s[i-6]] == charDigit
	}
	if j+1 < len(s) && s[j] == '-' && charClass[s[j+1]] == charDigit {
		k := j + 1
		for k < len(s) && charClass[s[k]] == charDigit && k < j+6 {
			k++
		}
		return k-j != 3 && k-j != 5
	}
	return false
}
