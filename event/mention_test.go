package event

import (
	"math"
	"testing"
)

func TestRangesForPeople(t *testing.T) {
	for _, c := range []struct {
		r    Range
		want string
	}{
		{Range{Min: 9, Max: 9}, "9"},
		{Range{Min: 7, Max: math.Inf(1)}, "7 or more"},
		{Range{Min: math.Inf(-1), Max: 50}, "up to 50"},
		{Range{Min: 10, Max: 15}, "10-15"},
		{Range{Min: 3_700_000, Max: 3_700_000}, "3700000"},
		{Range{Min: 120_000_000, Max: math.Inf(1)}, "120000000 or more"},
		{Range{Min: 2.5, Max: 2.5}, "2.5"},
		{Range{Min: math.Inf(-1), Max: math.Inf(1)}, "some"},
	} {
		if got := c.r.String(); got != c.want {
			t.Errorf("%+v reads %q; want %q", c.r, got, c.want)
		}
	}
}

func TestDoubtful(t *testing.T) {
	for _, c := range []struct {
		confidence, min float64
		want            bool
	}{{0.3, 0.35, true}, {0.35, 0.35, false}, {0.01, 0, false}, {0, 0.35, false}, {0.99, 1, true}} {
		if e := (Event{Confidence: c.confidence}); e.Doubtful(c.min) != c.want {
			t.Errorf("%v is doubtful below %v: %t; want %t", c.confidence, c.min, !c.want, c.want)
		}
	}
}
