package temporal

import "time"

// feasts are the days of the civil and Christian year that newspapers date by,
// each under the word that names it. Feasts of a lunar calendar are left out:
// a month of fasting is no date that a table can tell.
var feasts = []struct {
	word string
	on   func(year int) time.Time
}{
	{"christmas", fixed(12, 25)},
	{"halloween", fixed(10, 31)},
	{"epiphany", fixed(1, 6)},
	{"easter", easter},
	{"thanksgiving", nth(11, time.Thursday, 4)},
	{"newyear", fixed(1, 1)}, // "New Year's Day", put together by its rule
	{"newyearseve", fixed(12, 31)},
	{"christmaseve", fixed(12, 24)},
	{"boxingday", fixed(12, 26)},
	{"goodfriday", func(year int) time.Time { return easter(year).AddDate(0, 0, -2) }},
	{"electionday", func(year int) time.Time { return nth(11, time.Monday, 1)(year).AddDate(0, 0, 1) }},
	{"laborday", nth(9, time.Monday, 1)},
	{"independenceday", fixed(7, 4)},
	{"valentinesday", fixed(2, 14)},
	{"veteransday", fixed(11, 11)},
	{"mayday", fixed(5, 1)},
	{"memorialday", func(year int) time.Time {
		t := date(year, 5, 31)
		return t.AddDate(0, 0, 1-isoWeekday(t))
	}},
}

// feastOf is the row of feasts with that word.
func feastOf(word string) int {
	for i, f := range feasts {
		if f.word == word {
			return i
		}
	}
	panic("temporal: no feast " + word)
}

func fixed(month time.Month, day int) func(int) time.Time {
	return func(year int) time.Time { return date(year, month, day) }
}

// nth is the n-th such weekday of the month.
func nth(month time.Month, weekday time.Weekday, n int) func(int) time.Time {
	return func(year int) time.Time {
		first := date(year, month, 1)
		return first.AddDate(0, 0, (int(weekday)-int(first.Weekday())+7)%7+7*(n-1))
	}
}

// easter is the Sunday of the Gregorian Easter (anonymous algorithm as given
// by Meeus, Astronomical Algorithms, 1991, chapter 8).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(year, time.Month(n/31), n%31+1)
}
