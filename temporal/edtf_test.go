package temporal

import (
	"regexp"
	"testing"
	"time"
)

// edtf is the grammar of EDTF as far as this package writes it: a date of
// level 0, a sub-year grouping, unspecified digits, an instant, an interval.
var edtf = regexp.MustCompile(`^(` +
	`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)|` +
	`(\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX|XXXX-\d\d(-\d\d)?)~?|` +
	`(\.\.|\d{4}-\d\d-\d\d~?)/(\.\.|\d{4}-\d\d-\d\d~?))$`)

func TestEDTF(t *testing.T) {
	at := func(s string, g Granularity) Interval { return unitAt(day(t, s), g) }
	span := func(from, to string, g Granularity) Interval {
		return Interval{From: day(t, from), To: day(t, to), Granularity: g}
	}
	for _, test := range []struct {
		v    Interval
		want string
	}{
		{at("2024-05-15", Day), "2024-05-15"},
		{at("2024-05-15", Week), "2024-05-13/2024-05-19"},
		{at("2024-05-15", Weekend), "2024-05-18/2024-05-19"},
		{at("2024-05-15", Month), "2024-05"},
		{at("2024-05-15", Quarter), "2024-34"},
		{at("2024-05-15", HalfYear), "2024-40"},
		{at("2024-05-15", Season), "2024-21"},
		{at("2024-01-15", Season), "2023-24"},
		{at("2024-05-15", Year), "2024"},
		{at("2024-05-15", Decade), "202X"},
		{at("2024-05-15", Century), "20XX"},
		{span("2024-05-16", "2024-05-18", Day), "2024-05-16/2024-05-17"},
		{span("2024-05-21", "2024-06-01", Month), "2024-05-21/2024-05-31"},
		{span("", "2024-01-25", Day), "../2024-01-24"},
		{span("2023-10-07", "", Day), "2023-10-07/.."},
		{Interval{}, ""},
		{Interval{time.Date(2024, 5, 15, 6, 0, 0, 0, time.UTC), time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC), PartOfDay}, "2024-05-15"},
		{Interval{time.Date(2024, 5, 14, 18, 0, 0, 0, time.UTC), time.Date(2024, 5, 15, 6, 0, 0, 0, time.UTC), PartOfDay}, "2024-05-14/2024-05-15"},
		{Interval{time.Date(2024, 5, 15, 6, 5, 0, 0, time.UTC), time.Date(2024, 5, 15, 6, 6, 0, 0, time.UTC), Minute}, "2024-05-15T06:05:00Z"},
	} {
		got := test.v.EDTF()
		if got != test.want {
			t.Errorf("%v: got %q, want %q", test.v, got, test.want)
		}
		if got != "" && !edtf.MatchString(got) {
			t.Errorf("%q does not fit the grammar", got)
		}
	}
	if got := approximately("2024-05-17"); got != "2024-05-17~" {
		t.Errorf("got %q", got)
	}
	if got := approximately("2024-05-16/.."); got != "2024-05-16~/.." {
		t.Errorf("got %q", got)
	}
}
