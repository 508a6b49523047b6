package lexicon

import (
	"math"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestNumber(t *testing.T) {
	for s, want := range map[string]float64{
		"7": 7, "1,200": 1200, "12,345,678": 12345678, "1.5": 1.5, "1.5 million": 1.5e6, "10m": 10e6, "2bn": 2e9, "40k": 40e3,
		"seven": 7, "twenty-three": 23, "Twenty three": 23, "a hundred": 100, "two hundred and fifty": 250, "one thousand two hundred": 1200,
		"half a million": 5e5, "half a dozen": 6, "a dozen": 12, "two dozen": 24, "three thousand": 3000, "SIXTY-FOUR": 64,
	} {
		if got, ok := Number(s); !ok || got != want {
			t.Errorf("Number(%q) = %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "several", "47th", "155mm", "seven men", "T-72", "and", "hundred-and"} {
		if got, ok := Number(s); ok {
			t.Errorf("Number(%q) = %v; want none", s, got)
		}
	}
}

func TestNumberAt(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		text     string
		min, max float64
		read     string // the words that make the number
	}{
		{"nine boats", 9, 9, "nine"},
		{"at least seven barns", 7, inf, "at least seven"},
		{"more than 600 miles", 600, inf, "more than 600"},
		{"over 40 tents", 40, inf, "over 40"},
		{"no fewer than 12 cars", 12, inf, "no fewer than 12"},
		{"up to 30 shells", -inf, 30, "up to 30"},
		{"as many as 5,000 people", -inf, 5000, "as many as 5,000"},
		{"nearly 50 hens", -inf, 50, "nearly 50"},
		{"no more than three", -inf, 3, "no more than three"},
		{"about 20 lorries", 20, 20, "about 20"},
		{"a total of 31 drones", 31, 31, "a total of 31"},
		{"between 10 and 15 rockets", 10, 15, "between 10 and 15"},
		{"10 to 15 rockets", 10, 15, "10 to 15"},
		{"10-15 rockets", 10, 15, "10-15"},
		{"two or three men", 2, 3, "two or three"},
		{"1.5 to 2 million litres", 1.5e6, 2e6, "1.5 to 2 million"},
		{"ten or more goats", 10, inf, "ten or more"},
		{"several bridges", 3, inf, "several"},
		{"dozens of shells", 24, inf, "dozens of"},
		{"hundreds of tents", 200, inf, "hundreds of"},
		{"tens of thousands of people", 20000, inf, "tens of thousands of"},
		{"a few geese", 2, inf, "a few"},
		{"a couple of cows", 2, 2, "a couple of"},
		{"another lorry", 1, 1, "another"},
		{"another two lorries", 2, 2, "another two"},
		{"a lorry", 1, 1, "a"},
		{"a dozen eggs", 12, 12, "a dozen"},
		{"100+ eggs", 100, inf, "100"},
		{"a wave of drones", 0, 0, ""},
		{"12-year-old boy", 0, 0, ""},
		{"two-day visit", 0, 0, ""},
		{"47th Brigade", 0, 0, ""},
		{"10:30 at night", 0, 0, ""},
		{"people", 0, 0, ""},
	} {
		var w Words
		w.Cut(c.text, text.Span{End: len(c.text)})
		r, to := NumberAt(&w, c.text, 0)
		read := ""
		if to > 0 {
			read = w.SpanOf(0, to).Of(c.text)
		}
		if read != c.read || to > 0 && (r.Min != c.min || r.Max != c.max) {
			t.Errorf("NumberAt(%q) reads %q as [%v, %v]; want %q as [%v, %v]", c.text, read, r.Min, r.Max, c.read, c.min, c.max)
		}
	}
}

func FuzzNumberAt(f *testing.F) {
	for _, s := range []string{"between 10 and 15", "1,2,3.4.5", "half a", "a", "from five to", "no more than", "tens of", "１２", "9" + "0000000000000000000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w Words
		w.Cut(s, text.Span{End: len(s)})
		for i := range w.Words {
			r, to := NumberAt(&w, s, i)
			if to < i || to > len(w.Words) {
				t.Fatalf("NumberAt(%q) at word %d ends at %d of %d", s, i, to, len(w.Words))
			}
			if to > i && (r.Min > r.Max || math.IsNaN(r.Min) || math.IsNaN(r.Max)) {
				t.Fatalf("NumberAt(%q) at word %d is [%v, %v]", s, i, r.Min, r.Max)
			}
		}
		Number(s)
	})
}
