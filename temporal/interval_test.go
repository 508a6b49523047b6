package temporal

import (
	"testing"
	"time"
)

// TestAllen walks a three-day interval across another and names the relation
// at each place; exactly one of the seven and their inverses holds.
func TestAllen(t *testing.T) {
	span := func(from, to int) Interval {
		return Interval{From: date(2024, 5, from), To: date(2024, 5, to), Granularity: Day}
	}
	o := span(10, 13)
	relations := map[string]func(v, o Interval) bool{
		"before": Interval.Before, "meets": Interval.Meets, "overlaps": Interval.Overlaps, "starts": Interval.Starts,
		"during": Interval.During, "finishes": Interval.Finishes, "equals": Interval.Equals,
	}
	for _, test := range []struct {
		v       Interval
		want    string
		inverse bool
	}{
		{span(5, 8), "before", false}, {span(7, 10), "meets", false}, {span(8, 11), "overlaps", false},
		{span(10, 12), "starts", false}, {span(11, 12), "during", false}, {span(11, 13), "finishes", false},
		{span(10, 13), "equals", false}, {span(14, 16), "before", true}, {span(13, 16), "meets", true},
		{span(12, 16), "overlaps", true}, {span(10, 16), "starts", true}, {span(9, 14), "during", true}, {span(9, 13), "finishes", true},
	} {
		for name, holds := range relations {
			if got, want := holds(test.v, o), name == test.want && !test.inverse || name == "equals" && test.want == name; got != want {
				t.Errorf("%v %s %v: %v", test.v, name, o, got)
			}
			if got, want := holds(o, test.v), name == test.want && test.inverse || name == "equals" && test.want == name; got != want {
				t.Errorf("%v %s %v: %v", o, name, test.v, got)
			}
		}
	}
}

func TestOpenEnds(t *testing.T) {
	since := Interval{From: date(2023, 10, 7)}
	until := Interval{To: date(2023, 1, 1)}
	may := unitAt(date(2024, 5, 1), Month)
	if !since.Contains(may) || until.Contains(may) || !until.Before(may) || since.Before(may) || !may.During(Interval{}) {
		t.Error("an open end does not reach far enough, or too far")
	}
	if since.Intersects(until) || !since.Intersects(may) || !since.Intersects(Interval{}) {
		t.Error("open intervals meet wrongly")
	}
}

func TestDays(t *testing.T) {
	hour := func(d, h int) time.Time { return time.Date(2024, 5, d, h, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		name     string
		v        Interval
		from, to string
	}{
		{"a morning", Interval{hour(15, 4), hour(15, 12), PartOfDay}, "2024-05-15", "2024-05-16"},
		{"an evening", Interval{hour(15, 18), hour(16, 0), PartOfDay}, "2024-05-15", "2024-05-16"},
		{"overnight", Interval{hour(15, 18), hour(16, 6), PartOfDay}, "2024-05-15", "2024-05-17"},
		{"midnight", Interval{hour(16, 0), hour(16, 0).Add(time.Minute), Minute}, "2024-05-16", "2024-05-17"},
		{"a day", unitAt(hour(15, 3), Day), "2024-05-15", "2024-05-16"},
		{"since noon", Interval{From: hour(15, 12), Granularity: Minute}, "2024-05-15", ""},
	} {
		if from, to := test.v.Days().Bounds(); from != test.from || to != test.to {
			t.Errorf("%s: got [%s, %s), want [%s, %s)", test.name, from, to, test.from, test.to)
		}
	}
}

// TestCalendar holds the calendar to dates that are easy to look up.
func TestCalendar(t *testing.T) {
	if got := easter(2024); got != date(2024, 3, 31) {
		t.Errorf("Easter 2024: %v", got)
	}
	if got := nth(11, time.Thursday, 4)(1999); got != date(1999, 11, 25) {
		t.Errorf("Thanksgiving 1999: %v", got)
	}
	if got := add(date(2024, 3, 31), -1, Month); got != date(2024, 2, 29) {
		t.Errorf("a month before 31 March: %v", got)
	}
	if got := add(date(2024, 2, 29), 1, Year); got != date(2025, 2, 28) {
		t.Errorf("a year after 29 February: %v", got)
	}
	if got := floor(date(2024, 5, 19), Week); got != date(2024, 5, 13) {
		t.Errorf("the Monday of 19 May 2024: %v", got)
	}
}
