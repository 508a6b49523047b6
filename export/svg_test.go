package export

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// spread are n events, one every so many days.
func spread(n, every int) []queries.Report {
	var list []queries.Report
	for i := range n {
		r := generatedReport(i)
		first := time.Date(2031, 1, 1+i*every, 0, 0, 0, 0, time.UTC)
		r.Event.Time = on(first.Format("2006-01-02"), first.AddDate(0, 0, 1).Format("2006-01-02"), "", event.BasisText)
		list = append(list, r)
	}
	return list
}

func laidOut(t *testing.T, a *queries.Answer, o Options) *timeline {
	t.Helper()
	tl, err := readTimeline(context.Background(), a, o)
	if err != nil {
		t.Fatal(err)
	}
	tl.layOut()
	return tl
}

// TestNothingOverlaps: no mark or label of a row stands on another, none
// leaves the picture, and no label is wider than its room.
func TestNothingOverlaps(t *testing.T) {
	for name, a := range map[string]*queries.Answer{
		"hand-made": answerOf(handMade()),
		"one day":   answerOf(spread(40, 0)),
		"a week":    answerOf(spread(30, 1)),
		"a year":    answerOf(spread(60, 6)),
		"decades":   answerOf(spread(50, 400)),
		"300":       generated(300),
		"5000":      generated(5000),
	} {
		for _, o := range []Options{{}, {Lane: LanePlace, Width: 640}, {Lane: LaneActor, Width: 2400}, {Lane: LaneCategory}} {
			t.Run(fmt.Sprintf("%s/%s", name, o.Lane), func(t *testing.T) {
				tl := laidOut(t, a, o)
				for _, l := range tl.lanes {
					for i, m := range l.marks {
						lo, hi := m.extent()
						if lo < tl.plotX-dotMost || hi > tl.width-margin+1 {
							t.Errorf("%q leaves the picture: %.0f to %.0f", m.text, lo, hi)
						}
						if m.row >= l.rows {
							t.Errorf("%q is in row %d of %d", m.text, m.row, l.rows)
						}
						for _, other := range l.marks[:i] {
							oLo, oHi := other.extent()
							if other.row == m.row && lo < oHi-0.01 && oLo < hi-0.01 {
								t.Errorf("%q [%.1f, %.1f) stands on %q [%.1f, %.1f)", m.text, lo, hi, other.text, oLo, oHi)
							}
						}
					}
				}
			})
		}
	}
}

// TestAxisFoldsLongEmptyTimes: two weeks eleven years apart get wide days.
func TestAxisFoldsLongEmptyTimes(t *testing.T) {
	list := spread(14, 1)
	for i := range 7 {
		first := time.Date(2042, 5, 1+i, 0, 0, 0, 0, time.UTC)
		list[i].Event.Time = on(first.Format("2006-01-02"), first.AddDate(0, 0, 1).Format("2006-01-02"), "", event.BasisText)
	}
	tl := laidOut(t, answerOf(list), Options{})
	if len(tl.stretches) != 2 || tl.perDay < 50 {
		t.Errorf("%d stretches, %.1f pixels a day; want 2 of some 60", len(tl.stretches), tl.perDay)
	}
	if got, want := tl.span(), "8 January 2031 – 7 May 2042"; got != want {
		t.Errorf("span %q; want %q", got, want)
	}
	// A place on the axis is a time again: px never goes back.
	last := -1.0
	for at := tl.from; at.Before(tl.to); at = at.Add(36 * time.Hour) {
		if x := tl.px(at); x < last || x < tl.plotX || x > tl.plotX+tl.plotW+0.01 {
			t.Fatalf("%v is at %.2f, behind %.2f", at, x, last)
		} else {
			last = x
		}
	}
}

func TestTicksSuitTheSpan(t *testing.T) {
	for _, test := range []struct {
		n, every     int
		fine, coarse string
	}{
		{5, 1, "Wed 1 Jan", "January 2031"},
		{60, 1, "6", "February 2031"},
		{300, 1, "Jan", "2031"},
		{60, 365, "2035", ""},
	} {
		tl := laidOut(t, answerOf(spread(test.n, test.every)), Options{})
		fine, coarse := tl.ticks()
		if len(fine) == 0 || fine[0].label != test.fine {
			t.Errorf("%d days: ticks %v; want the first to be %q", test.n*test.every, fine, test.fine)
		}
		if (len(coarse) == 0) != (test.coarse == "") || len(coarse) > 0 && coarse[len(coarse)-1].label != test.coarse {
			t.Errorf("%d days: coarse ticks %v; want the last to be %q", test.n*test.every, coarse, test.coarse)
		}
	}
}

func TestWhenOf(t *testing.T) {
	for _, test := range []struct {
		from, to    string
		first, last string
		days        int
	}{
		{"2024-05-15", "2024-05-16", "2024-05-15", "2024-05-15", 1},
		{"2024-05-06", "2024-05-13", "2024-05-06", "2024-05-12", 7},
		{"2024-05", "2024-06", "2024-05-01", "2024-05-31", 31},
		{"2024", "2025", "2024-01-01", "2024-12-31", 366},
		{"2024-05-15T22:00", "2024-05-16T05:00", "2024-05-15", "2024-05-16", 2},
		{"2024-05-15T23:00:00+03:00", "2024-05-16T00:00:00+03:00", "2024-05-15", "2024-05-15", 1},
		{"2024-05-15T06Z", "2024-05-15T12Z", "2024-05-15", "2024-05-15", 1},
		{"", "2024-05-16", "", "2024-05-15", 0},
		{"2024-05-15", "", "2024-05-15", "", 0},
		{"2024-05-15", "2024-05-15", "2024-05-15", "2024-05-15", 1},
		{"2024-13-45", "soon", "", "", 0},
		{"1989-11-18", "1989-11-19", "1989-11-18", "1989-11-18", 1},
	} {
		w := whenOf(&event.Time{From: test.from, To: test.to, Basis: event.BasisText})
		if w.first() != test.first || w.last() != test.last || w.days() != test.days {
			t.Errorf("[%s, %s) is %q to %q, %d days; want %q to %q, %d", test.from, test.to, w.first(), w.last(), w.days(), test.first, test.last, test.days)
		}
	}
}
