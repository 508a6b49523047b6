package lexicon

import (
	"math"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// Number reads a whole string as a plain number: "23", "1,200", "twenty-three",
// "1.5 million". It reports false for anything else, "several" too.
func Number(s string) (float64, bool) {
	var w Words
	w.Cut(s, text.Span{End: len(s)})
	n, to := cardinal(&w, s, 0)
	return n, to > 0 && to == len(w.Words)
}

// NumberAt reads the number that begins at word i of s with all that bounds
// it, and returns its range and the word behind it: "at least seven" is
// [7, +Inf], "nearly 50" [-Inf, 50], "between 10 and 15" [10, 15], "several"
// [3, +Inf], "dozens of" [24, +Inf], "a" and "another" [1, 1]. The Text of
// the range is left empty. It returns i where no number begins, and for the
// number of a compound ("12-year-old").
func NumberAt(w *Words, s string, i int) (event.Range, int) {
	j, bound := i, exact
	for j < len(w.Words) { // "at least", "a total of", "some"
		b, n := bounding(w, j)
		if n == 0 || j > i && apart(w, j) {
			break
		}
		if b != exact {
			bound = b
		}
		j += n
	}
	if j >= len(w.Words) || j > i && apart(w, j) {
		return event.Range{}, i
	}
	r, to := rangeAt(w, s, j)
	if to == j || to < len(w.Words) && w.Words[to].Joint == Hyphened {
		return event.Range{}, i
	}
	if to+1 < len(w.Words) && !apart(w, to) && string(w.Folded(to)) == "or" && !apart(w, to+1) { // "ten or more"
		switch string(w.Folded(to + 1)) {
		case "more", "so":
			if string(w.Folded(to+1)) == "more" {
				bound = atLeast
			}
			to += 2
		}
	}
	switch bound {
	case atLeast:
		r.Max = math.Inf(1)
	case atMost:
		if math.IsInf(r.Max, 1) {
			r.Max = r.Min // "nearly a hundred"
		}
		r.Min = math.Inf(-1)
	}
	return r, to
}

func apart(w *Words, i int) bool { return w.Words[i].Joint == Apart }

// rangeAt reads a number, or two that make a range, at word j.
func rangeAt(w *Words, s string, j int) (event.Range, int) {
	one := func(n float64) event.Range { return event.Range{Min: n, Max: n} }
	if word := string(w.Folded(j)); (word == "between" || word == "from") && j+1 < len(w.Words) {
		low, mid := cardinal(w, s, j+1)
		if mid > j+1 && mid+1 < len(w.Words) {
			if and := string(w.Folded(mid)); and == "and" || and == "to" {
				if high, to := cardinal(w, s, mid+1); to > mid+1 && low <= high {
					return event.Range{Min: scaled(low, high, w, s, j+1), Max: high}, to
				}
			}
		}
		return event.Range{}, j
	}
	low, to := cardinal(w, s, j)
	if to == j {
		return vague(w, j)
	}
	if to < len(w.Words) && w.Words[to].Joint == Hyphened { // "10-15"
		if high, end := cardinal(w, s, to); end > to && low < high {
			return event.Range{Min: scaled(low, high, w, s, j), Max: high}, end
		}
	}
	if to+1 < len(w.Words) && !apart(w, to) && !apart(w, to+1) {
		switch string(w.Folded(to)) {
		case "to", "or": // "10 to 15", "two or three"
			if high, end := cardinal(w, s, to+1); end > to+1 && low < high {
				return event.Range{Min: scaled(low, high, w, s, j), Max: high}, end
			}
		}
	}
	if end := w.Words[to-1].End; end < len(s) && s[end] == '+' {
		return event.Range{Min: low, Max: math.Inf(1)}, to
	}
	return one(low), to
}

// scaled gives the lower end of "1.5 to 2 million" the unit of the upper one.
func scaled(low, high float64, w *Words, s string, j int) float64 {
	if low >= 100 || high < 1000 || math.Mod(high, 1000) != 0 {
		return low
	}
	if _, to := cardinal(w, s, j); to > j && magnitudes[string(w.Folded(to-1))] > 0 {
		return low
	}
	for _, m := range []float64{1e12, 1e9, 1e6, 1e3} {
		if high >= m && low*m < high {
			return low * m
		}
	}
	return low
}

// vague reads words that bound a number from below only, and "a", "a dozen".
func vague(w *Words, j int) (event.Range, int) {
	open := func(n float64, to int) (event.Range, int) {
		if to < len(w.Words) && !apart(w, to) && string(w.Folded(to)) == "of" {
			to++
		}
		return event.Range{Min: n, Max: math.Inf(1)}, to
	}
	two := ""
	if j+1 < len(w.Words) && !apart(w, j+1) {
		two = string(w.Folded(j + 1))
	}
	one := event.Range{Min: 1, Max: 1}
	switch word := string(w.Folded(j)); word {
	case "several", "various":
		return open(3, j+1)
	case "dozens":
		return open(24, j+1)
	case "scores":
		return open(40, j+1)
	case "tens", "hundreds", "thousands", "millions", "billions":
		n := plurals[word]
		if two == "of" && j+2 < len(w.Words) && !apart(w, j+2) {
			if m := plurals[string(w.Folded(j+2))]; m > 0 { // "tens of thousands"
				return open(n*m/2, j+3)
			}
		}
		return open(n, j+1)
	case "both":
		return event.Range{Min: 2, Max: 2}, j + 1
	case "another":
		return one, j + 1
	case "a", "an":
		switch two {
		case "few", "handful":
			return open(2, j+2)
		case "couple", "pair":
			to := j + 2
			if to < len(w.Words) && !apart(w, to) && string(w.Folded(to)) == "of" {
				to++
			}
			return event.Range{Min: 2, Max: 2}, to
		case "single":
			return one, j + 2
		case "number", "series", "wave", "barrage", "group", "swarm", "salvo", "volley", "lot", "variety", "hail", "stream", "flurry", "range", "combination", "mix":
			return event.Range{}, j // how many is not said
		}
		return one, j + 1
	}
	return event.Range{}, j
}

var plurals = map[string]float64{"tens": 20, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var magnitudes = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}

// isCardinal reports whether a number in digits or words begins at word j.
func isCardinal(w *Words, j int) bool {
	f := w.Folded(j)
	if len(f) == 0 {
		return false
	}
	if '0' <= f[0] && f[0] <= '9' {
		return true
	}
	if _, ok := units[string(f)]; ok {
		return true
	}
	return string(f) == "dozen" || string(f) == "couple" || string(f) == "few"
}
