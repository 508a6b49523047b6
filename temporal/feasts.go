package temporal

import (
	"strings"
	"time"
)

// feasts are the days of the civil and Christian year that newspapers date by,
// each under the words that name it; of two that begin alike the longer stands
// first. Feasts of a lunar calendar are left out: a month of fasting is no date
// that a table can tell.
var feasts = []struct {
	words string
	on    func(year int) time.Time
}{
	{"christmas eve", fixed(12, 24)},
	{"christmas day", fixed(12, 25)},
	{"christmas", fixed(12, 25)},
	{"boxing day", fixed(12, 26)},
	{"new year 's eve", fixed(12, 31)},
	{"new year 's day", fixed(1, 1)},
	{"new year 's", fixed(1, 1)},
	{"the new year", fixed(1, 1)},
	{"epiphany", fixed(1, 6)},
	{"valentine 's day", fixed(2, 14)},
	{"good friday", func(year int) time.Time { return easter(year).AddDate(0, 0, -2) }},
	{"easter monday", func(year int) time.Time { return easter(year).AddDate(0, 0, 1) }},
	{"easter sunday", easter},
	{"easter", easter},
	{"may day", fixed(5, 1)},
	{"memorial day", func(year int) time.Time {
		t := date(year, 5, 31)
		return t.AddDate(0, 0, 1-isoWeekday(t))
	}},
	{"independence day", fixed(7, 4)},
	{"labor day", nth(9, time.Monday, 1)},
	{"halloween", fixed(10, 31)},
	{"election day", func(year int) time.Time { return nth(11, time.Monday, 1)(year).AddDate(0, 0, 1) }},
	{"veterans day", fixed(11, 11)},
	{"thanksgiving day", nth(11, time.Thursday, 4)},
	{"thanksgiving", nth(11, time.Thursday, 4)},
}

// feastWords are the words of each row of feasts as the dictionary has them.
var feastWords = func() [][]uint16 {
	rows := make([][]uint16, len(feasts))
	for i, f := range feasts {
		for w := range strings.FieldsSeq(f.words) {
			rows[i] = append(rows[i], words.intern(w))
		}
		if len(rows[i]) == 1 {
			words.words[rows[i][0]].class |= trigger
		}
	}
	return rows
}()

// readFeast reads the name of a feast. Its number is 1 + the row of feasts.
func readFeast(run []token, i int) (n, value int) {
rows:
	for row, ids := range feastWords {
		for k, id := range ids {
			if !is(run, i+k, id) {
				continue rows
			}
		}
		return len(ids), row + 1
	}
	return 0, 0
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
