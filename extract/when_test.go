package extract

import "testing"

// TestWhen holds which days of a sentence or of the story date an event. Articles
// are of 15 May 2024.
func TestWhen(t *testing.T) {
	checkReadings(t, []textCase{
		{"what goes on goes on today", "Heavy fighting is currently going on in Chasiv Yar.",
			[]string{"fighting time=2024-05-15..2024-05-16 text"}},
		{"a superlative since then dates nothing", "It was the deadliest raid in Gao since 2012, when rebels attacked the barracks.",
			[]string{"attacked time=2012-01-01..2013-01-01 text"}},
		{"what is to come dates nothing that was", "Mr Keita arrives for talks in Gao on Friday. Rebels shelled Kidal.",
			[]string{"shelled time=2024-05-15..2024-05-16 publication"}},
		{"how long it went on is no day", "Months of protests have emptied the shops of Gao.",
			[]string{"protests time=none"}},
		{"a toll far from its number", "A missile hit the station in Izium on Friday. The death toll from the strike on the railway station in the old town in the east of Izium rose to 59.",
			[]string{"hit killed=59"}},
	})
}
