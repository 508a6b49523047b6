package temporal

// clockRules read times of day without their day.
var clockRules = []rule{
	{
		name:    "clock",
		pattern: "[APPROX] CLOCK [ZONE [time]] [in the PART|at night]",
		typ:     TIME,
		refuse:  falseClock,
		finish: func(m *match, e *Expression) {
			if e.part == afternoon || e.part == evening || e.part == night && e.clock >= 600 {
				if e.clock < 1200 {
					e.clock += 1200
				}
			}
			e.part = 0
		},
		yes: []example{
			{"The blast came at [10:35 a.m.] near a bank.", "1998-08-08", "1998-08-08T10:35", "1998-08-08T10:35:00Z", "1998-08-08T10:36:00Z"},
			{"It hit at [5am local time].", "2024-05-15", "2024-05-15T05:00", "2024-05-15T05:00:00Z", "2024-05-15T05:01:00Z"},
		},
		no: []string{"They won 10:35 on points.", "Verse 3:16 is known."},
	},
	{
		name:    "clock-zone",
		pattern: "FOURDIGIT (ZONE [time]|hours|hrs)",
		typ:     TIME,
		refuse:  func(m *match) bool { n := m.num(clockSlot, fourDigit); return n%100 > 59 || n > 2400 },
		finish:  func(m *match, e *Expression) { e.unit = 0 },
		yes: []example{
			{"It struck at [0300 GMT] near Baku.", "1998-08-08", "1998-08-08T03:00Z", "1998-08-08T03:00:00Z", "1998-08-08T03:01:00Z"},
		},
		no: []string{"He flew 1995 hours in all."},
	},
}

// falseClock refuses numbers that only look like a time of day.
func falseClock(m *match) bool {
	t := m.token(clockSlot)
	if t.class&clockTime == 0 || m.end-m.first > 1 {
		return false
	}
	return !oneOf(m.before(), "at by around about since until till from before after and ( near between to") || oneOf(m.after(), "win victory lead")
}
