package temporal

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// news is written in the manner of a wire report, with about as many times as
// one has.
const news = `KHERSON, Ukraine, May 15 (Wire) - Two people died and four were hurt early on Wednesday when rockets
fell on a market in the south of the region, its governor said on his channel. The army had warned residents last week
that such strikes may follow, and asked them to stay in cellars overnight.

Air defence crews brought down nine drones over the coast at about 3:40 a.m. local time, the ministry said. A second wave
came an hour later and damaged a fuel depot, a school and several houses. No one was there at the time. It was the largest
raid since March 21, when more than thirty missiles were fired in two days, according to a count that the regional council
has kept since the beginning of 2023. "We have lived like this for months," a nurse at the city hospital told reporters.

Officials from both sides are to meet on Friday in Ankara for the first time in three years. The talks, which were put off
twice in April, will deal with grain ships, prisoners and the plant. Few expect much from them. The front has hardly moved
since late October, and neither army has the men to break it before the summer, said an analyst who follows the war from
Vienna. In the 1990s the same town lost its factory, its theatre and half of its people; those who stayed are old.
`

func TestFindIsSortedAndApart(t *testing.T) {
	found := Find(nil, news, 0, len(news))
	if len(found) < 12 {
		t.Errorf("found %d expressions, want at least 12", len(found))
	}
	end := 0
	for _, e := range found {
		if e.Start < end || e.End <= e.Start || e.End > len(news) {
			t.Errorf("%v after %d", e, end)
		}
		end = e.End
	}
}

func TestFindKeepsToItsRange(t *testing.T) {
	s := "On 15 May 2024 and on 16 May 2024."
	got := Find(nil, s, 15, len(s))
	if len(got) != 1 || s[got[0].Start:got[0].End] != "16 May 2024" {
		t.Errorf("got %v", got)
	}
	if got := Find(nil, s, 3, 9); len(got) != 1 || s[got[0].Start:got[0].End] != "15 May" {
		t.Errorf("got %v", got)
	}
}

// TestFindRefuses holds the reader to what is no time at all.
func TestFindRefuses(t *testing.T) {
	for _, s := range []string{
		"They may have left.", "It is 25 miles off.", "The second shell hit.", "He came a second time.", "They march on.",
		"The fall of the fort.", "He sat there.", "The sun set.", "A fall in prices.", "Sat on a wall.", "Spring water.",
		"She is 52 years old.", "Call 555-1990.", "$1990 was paid.", "Take MH17 or F-16.",
		"Mr. May resigned.", "A night club burned.", "In the second half they scored.", "10:35 to go",
		"Resolution 1973 of the council.", "A one-off.", "The 2000 troops left.", "The first of many.", "Mon ami.",
	} {
		for _, e := range Find(nil, s, 0, len(s)) {
			t.Errorf("%q: found %q by %s", s, s[e.Start:e.End], e.Rule)
		}
	}
}

// TestTense holds dates that come again to the tense of their clause.
func TestTense(t *testing.T) {
	for _, test := range []struct {
		text  string
		dct   string
		tense Tense
		want  string
	}{
		{"Tuesday", "2024-05-15", UnknownTense, "2024-05-14"},
		{"Wednesday", "2024-05-15", PastTense, "2024-05-15"},
		{"Friday", "2024-05-15", FutureTense, "2024-05-17"},
		{"Friday", "2024-05-15", PastTense, "2024-05-10"},
		{"next Tuesday", "2024-05-15", PastTense, "2024-05-21"},
		{"January 24", "2024-05-15", PastTense, "2024-01-24"},
		{"January 24", "2024-05-15", FutureTense, "2025-01-24"},
		{"June", "2024-05-15", FutureTense, "2024-06"},
		{"June", "2024-05-15", PastTense, "2023-06"},
		{"Feb. 29", "2023-05-15", PastTense, "2020-02-29"},
		{"Sunday, March 3", "2024-01-15", UnknownTense, "2024-03-03"},
	} {
		found := Find(nil, test.text, 0, len(test.text))
		if len(found) != 1 {
			t.Errorf("%q: found %v", test.text, found)
			continue
		}
		if got := found[0].Resolve(Context{DCT: day(t, test.dct), Tense: test.tense}).Value; got != test.want {
			t.Errorf("%q on %s, tense %d: got %s, want %s", test.text, test.dct, test.tense, got, test.want)
		}
	}
}

// TestAnchor holds expressions that count from the story to what it has told.
func TestAnchor(t *testing.T) {
	for _, test := range []struct{ text, anchor, value string }{
		{"the previous day", "2014-07-17", "2014-07-16"},
		{"a day earlier", "2014-07-17", "2014-07-16"},
		{"two days later", "2014-07-17", "2014-07-19"},
		{"the next morning", "2014-07-17", "2014-07-18TMO"},
		{"the same day", "2014-07-17", "2014-07-17"},
		{"three weeks later", "2014-07-17", "2014-08-07"},
		{"the following week", "2014-07-17", "2014-W30"},
		{"the following year", "2014-07-17", "2015"},
	} {
		found := Find(nil, test.text, 0, len(test.text))
		if len(found) != 1 {
			t.Errorf("%q: found %v", test.text, found)
			continue
		}
		got := found[0].Resolve(Context{DCT: day(t, "2024-05-15"), Anchor: unitAt(day(t, test.anchor), Day)})
		if got.Value != test.value || got.Basis != Narrative {
			t.Errorf("%q: got %s from the %s, want %s", test.text, got.Value, basisNames[got.Basis], test.value)
		}
	}
}

// TestUnresolved holds the value to what is written where nothing is known.
func TestUnresolved(t *testing.T) {
	for text, want := range map[string]string{
		"12 May": "XXXX-05-12", "Wednesday": "XXXX-WXX-3", "yesterday": "XXXX-XX-XX", "last week": "XXXX-WXX",
		"Monday night": "XXXX-WXX-1TNI", "three years ago": "XXXX", "two days": "P2D", "May 2014": "2014-05", "9 a.m.": "XXXX-XX-XXT09:00",
		"the third quarter": "XXXX-Q3", "last fall": "XXXX-FA",
	} {
		found := Find(nil, text, 0, len(text))
		if len(found) != 1 {
			t.Errorf("%q: found %v", text, found)
			continue
		}
		got := found[0].Resolve(Context{})
		if got.Value != want {
			t.Errorf("%q: got %s, want %s", text, got.Value, want)
		}
		if known := strings.HasPrefix(want, "P") || want == "2014-05"; (got.Basis == Incomplete) == known {
			t.Errorf("%q: basis %s", text, basisNames[got.Basis])
		}
	}
}

func TestZone(t *testing.T) {
	kyiv := time.FixedZone("EEST", 3*3600)
	s := "5 a.m. on Wednesday"
	got := Find(nil, s, 0, len(s))[0].Resolve(Context{DCT: day(t, "2024-05-15"), Zone: kyiv})
	if from, _ := got.Interval.Bounds(); from != "2024-05-15T05:00:00+03:00" || got.EDTF != "2024-05-15T05:00:00+03:00" || got.Value != "2024-05-15T05:00" {
		t.Errorf("got %s from %s", got.Value, from)
	}
}

// FuzzFind holds that nothing panics, that expressions lie inside the range in
// order, that intervals run forwards and that EDTF is well formed.
func FuzzFind(f *testing.F) {
	f.Add(news, int64(1715731200))
	for _, r := range loadRules().rules {
		for _, x := range r.yes {
			f.Add(x.text, int64(1715731200))
		}
		for _, x := range r.no {
			f.Add(x, int64(-62135596800))
		}
	}
	f.Add("9999-12-31 the next million years 0001-01-01 the past 9000 decades ago 31 February Feb. 30, 2023", int64(253402300799))
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		dct := time.Unix(unix%253402300799, 0).UTC()
		end := 0
		anchor := Interval{}
		for _, e := range Find(nil, s, 0, len(s)) {
			if e.Start < end || e.End <= e.Start || e.End > len(s) {
				t.Fatalf("%v in %q after %d", e, s, end)
			}
			end = e.End
			for _, tense := range []Tense{UnknownTense, PastTense, FutureTense} {
				got := e.Resolve(Context{DCT: dct, Tense: tense, Anchor: anchor})
				checkTimex(t, got)
				anchor = got.Point
			}
			checkTimex(t, e.Resolve(Context{}))
		}
	})
}

func checkTimex(t *testing.T, x Timex) {
	t.Helper()
	if x.Value == "" {
		t.Errorf("no value: %+v", x)
	}
	for _, v := range []Interval{x.Point, x.Interval} {
		if !v.From.IsZero() && !v.To.IsZero() && !v.From.Before(v.To) {
			t.Errorf("%s runs from %v to %v", x.Value, v.From, v.To)
		}
	}
	if x.EDTF != "" && !edtf.MatchString(x.EDTF) {
		t.Errorf("%s: no EDTF: %q", x.Value, x.EDTF)
	}
}

// BenchmarkFindHostile reads one piece of text over and over, each made to be
// slow: the rate must not fall as the text grows.
func BenchmarkFindHostile(b *testing.B) {
	for _, unit := range []string{"may ", "12 ", "the past two ", "more than ", "May 1, ", "twenty-", "and a half ", "in the "} {
		for _, n := range []int{2000, 32000} {
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(unit), n), func(b *testing.B) {
				s := strings.Repeat(unit, n)
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					Find(nil, s, 0, len(s))
				}
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	b.Run("news", func(b *testing.B) {
		var dst []Expression
		b.SetBytes(int64(len(news)))
		b.ReportAllocs()
		for b.Loop() {
			dst = Find(dst[:0], news, 0, len(news))
		}
	})
	b.Run("no-times", func(b *testing.B) {
		s := strings.Repeat("The governor of the region said that the bridge was hit and that repairs had begun under fire. ", 20)
		b.SetBytes(int64(len(s)))
		for b.Loop() {
			Find(nil, s, 0, len(s))
		}
	})
	b.Run("only-times", func(b *testing.B) {
		s := strings.Repeat("15 May 2024, last week, two days ago, on Friday, ", 40)
		var dst []Expression
		b.SetBytes(int64(len(s)))
		for b.Loop() {
			dst = Find(dst[:0], s, 0, len(s))
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	found := Find(nil, news, 0, len(news))
	c := Context{DCT: time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC), Tense: PastTense}
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range found {
			e.Resolve(c)
		}
	}
	b.ReportMetric(float64(len(found)), "expressions/op")
}

// BenchmarkLoad is what the first Find of a program pays.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		for _, r := range loadRules().rules {
			compile(r.pattern)
		}
	}
}
