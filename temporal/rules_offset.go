package temporal

import "strings"

// offsetRules read times that lie at a distance from the publication day or
// from where the narrative stands.
var offsetRules = []rule{
	{
		name:    "ago",
		pattern: "[APPROX] COUNT <more> ANYUNIT [or so] [and a half] ago",
		typ:     DATE,
		form:    offsetForm,
		finish:  andHalf,
		yes: []example{
			{"He quit [two weeks ago].", "1998-03-22", "1998-03-08", "1998-03-08", "1998-03-09"},
			{"It was signed [three years ago].", "2024-05-15", "2021", "2021-01-01", "2022-01-01"},
			{"The shelling began [five months ago].", "2024-05-15", "2023-12", "2023-12-01", "2024-01-01"},
			{"They left [two days ago].", "2024-05-15", "2024-05-13", "2024-05-13", "2024-05-14"},
		},
		no: []string{"Two weeks of rain."},
	},
	{
		name:    "units-ago",
		pattern: "[many] UNITS ago",
		typ:     DURATION,
		form:    durationForm,
		finish:  func(m *match, e *Expression) { e.count, e.relation = vagueCount, past },
		yes:     []example{{"The firm was failing [months ago].", "1989-10-30", "PXM", "1989-07-31", "1989-10-31"}},
		no:      []string{"Months of pain."},
	},
	{
		name:    "earlier-later",
		pattern: "[APPROX] COUNT <more> ANYUNIT [or so] [and a half] (earlier|later|before|after|previously|afterward|afterwards|hence|from now|from today)",
		typ:     DATE,
		form:    offsetForm,
		refuse:  farFrom,
		finish:  andHalf,
		yes: []example{
			{"But [a minute and a half] later it was lost.", "1998-01-14", "PT1M30S", "", ""},
			{"Troops entered the town [a day earlier].", "2024-05-15", "2024-05-14", "2024-05-14", "2024-05-15"},
			{"It ends [two days from now].", "2024-05-15", "2024-05-17", "2024-05-17", "2024-05-18"},
			{"He died [eight years later].", "2024-05-15", "XXXX", "", ""},
		},
		no: []string{"Before long it rained."},
	},
	{
		name:    "day-before",
		pattern: "(the|a) (UNIT|PART) (before|after|earlier)",
		typ:     DATE,
		form:    offsetForm,
		refuse: func(m *match) bool {
			u := Granularity(m.num(unitSlot, unit))
			after := m.after()
			return u != 0 && u < Day || m.token(partSlot) != nil && !m.clauseEnds() || oneOf(m.before(), "in of during") ||
				is(m.run, m.first, aWord) && !m.clauseEnds() ||
				len(after) > 4 && strings.HasSuffix(after, "ing")
		},
		finish: func(m *match, e *Expression) {
			e.count = 100
			if e.part != 0 {
				e.Type, e.unit = TIME, Day
			}
			if !m.clauseEnds() {
				e.count = vagueCount // "the day after the vote": it depends
			}
		},
		yes: []example{
			{"They had crossed the river [the day before].", "2024-05-15", "2024-05-14", "2024-05-14", "2024-05-15"},
		},
		no: []string{"A second before impact."},
	},
	{
		name:    "units-later",
		pattern: "UNITS (later|earlier|afterward|afterwards)",
		typ:     DATE,
		form:    referenceForm,
		finish: func(m *match, e *Expression) {
			e.unit, e.relation = 0, futureRef
			if e.direction == before || e.modifier == earlier {
				e.relation = pastRef
			}
		},
		yes: []example{{"He returned [years later].", "2024-05-15", "FUTURE_REF", "", ""}},
		no:  []string{"Years of pain later eased."},
	},
}

// andHalf adds the half of "a year and a half ago".
func andHalf(m *match, e *Expression) {
	if e.modifier != 0 {
		e.direction = before
		if e.modifier == later {
			e.direction = after
		}
		e.modifier = 0
		e.Mod = Mod(m.phrase(approxSlot))
	}
	for i := int(m.slots[unitSlot]); i < m.end; i++ {
		if m.run[i].word == halfWord && e.count > 0 {
			e.count += 50
		}
		if m.run[i].word == orWord {
			e.Mod = ModApprox
		}
	}
	if e.direction == 0 || is(m.run, m.end-1, henceWord) {
		e.direction, e.relation = after, next // "from now": not from the story
	}
	if e.unit < Day {
		if e.direction == ago {
			e.Type = TIME
			return
		}
		// Hours from a moment that nothing dates: only how long is known.
		e.Type, e.form = DURATION, durationForm
		for d := m.end - 1; d > m.first; d-- {
			if m.run[d].class&(unit|units) != 0 || m.run[d].word == halfWord {
				e.End = int(m.run[d].end)
				return
			}
		}
	}
}

var henceWord = words.intern("hence")

// farFrom refuses "two days before the vote": how far from what, rather than
// when. The duration rules take its amount.
func farFrom(m *match) bool {
	d := m.token(offsetSlot)
	if d == nil {
		return false
	}
	if oneOf(m.s[d.start:d.end], "before after") {
		return !m.clauseEnds()
	}
	return false
}
