package temporal

// referenceRules read times that are no day in particular.
var referenceRules = []rule{
	{
		name:    "reference",
		pattern: "REF",
		typ:     DATE,
		form:    referenceForm,
		finish:  func(m *match, e *Expression) { e.relation = int8(m.num(otherSlot, reference)) },
		refuse: func(m *match) bool {
			return oneOf(m.text(), "shortly soon") && (oneOf(m.after(), "after before") || oneOf(m.before(), "as too how so"))
		},
		yes: []example{
			{"They are [now] in the city.", "1990-08-15", "PRESENT_REF", "", ""},
			{"It [recently] opened.", "1990-08-15", "PAST_REF", "", ""},
			{"They may [soon] leave.", "1990-08-15", "FUTURE_REF", "", ""},
		},
		no: []string{"As soon as they left.", "Shortly after the blast."},
	},
	{
		name:    "recent",
		pattern: "recent",
		typ:     DATE,
		form:    referenceForm,
		finish:  func(m *match, e *Expression) { e.relation = pastRef },
		refuse:  func(m *match) bool { return oneOf(m.before(), "most more") },
		yes:     []example{{"The [recent] ruling matters.", "1990-08-15", "PAST_REF", "", ""}},
		no:      []string{"The most recent ruling."},
	},
	{
		name:    "current",
		pattern: "current",
		typ:     DATE,
		form:    referenceForm,
		finish:  func(m *match, e *Expression) { e.relation = presentRef },
		refuse:  func(m *match) bool { return oneOf(m.after(), "flow account of") },
		yes:     []example{{"The [current] law stands.", "1990-08-15", "PRESENT_REF", "", ""}},
		no:      []string{"A current of air."},
	},
	{
		name:    "the-past",
		pattern: "the [MOD|recent|distant|near] (past|future)",
		typ:     DATE,
		form:    referenceForm,
		finish: func(m *match, e *Expression) {
			e.relation = pastRef
			if is(m.run, m.end-1, futureWord) {
				e.relation = futureRef
			}
		},
		refuse: func(m *match) bool {
			return is(m.run, m.end-1, pastWord) && !m.clauseEnds() || oneOf(m.after(), "of")
		},
		yes: []example{
			{"In [the past], they met here.", "1998-02-27", "PAST_REF", "", ""},
			{"It may rise in [the near future].", "1989-11-01", "FUTURE_REF", "", ""},
		},
		no: []string{"He walked past the house.", "They spoke of the future of the force."},
	},
	{
		name:    "future",
		pattern: "future",
		typ:     DATE,
		form:    referenceForm,
		finish:  func(m *match, e *Expression) { e.relation = futureRef },
		refuse:  func(m *match) bool { return !oneOf(m.before(), "s his her their its our my your") },
		yes:     []example{{"It clouds his [future].", "1998-02-27", "FUTURE_REF", "", ""}},
		no:      []string{"The futures market.", "A cut in future spending."},
	},
}

var (
	futureWord = words.intern("future")
	pastWord   = words.intern("past")
)
