package lexicon

import (
	"math"
	"strconv"
)

// cardinal reads one number at word j and returns the word behind it; j where
// none begins.
func cardinal(w *Words, s string, j int) (float64, int) {
	if j >= len(w.Words) {
		return 0, j
	}
	f := w.Folded(j)
	if len(f) > 0 && '0' <= f[0] && f[0] <= '9' {
		n, to := digits(w, s, j)
		if to == j {
			return 0, j
		}
		return magnified(w, n, to)
	}
	to := j
	switch string(f) {
	case "half": // "half a million", "half a dozen"
		if j+2 < len(w.Words) && !apart(w, j+1) && !apart(w, j+2) && (string(w.Folded(j+1)) == "a") {
			if m := magnitudes[string(w.Folded(j+2))]; m > 0 {
				return m / 2, j + 3
			}
		}
		return 0, j
	case "a", "an":
		if j+1 < len(w.Words) && !apart(w, j+1) {
			if m := magnitudes[string(w.Folded(j+1))]; m > 0 {
				return m, j + 2
			}
		}
		return 0, j
	case "dozen":
		return 12, j + 1
	}
	total, part := 0.0, 0.0
	for to < len(w.Words) && (to == j || !apart(w, to)) {
		word := string(w.Folded(to))
		if n, ok := units[word]; ok {
			if to > j && (part > 0 && math.Mod(part, 100) != 0 && (math.Mod(part, 100) < 20 || n >= 10)) {
				break // "five six": two numbers
			}
			part += n
			to++
			continue
		}
		m, ok := magnitudes[word]
		if !ok || to == j {
			if word == "and" && to > j && to+1 < len(w.Words) && magnitudes[string(w.Folded(to-1))] >= 100 {
				if _, ok := units[string(w.Folded(to+1))]; ok && !apart(w, to+1) {
					to++
					continue
				}
			}
			break
		}
		if m == 100 || m == 12 {
			part *= m
		} else {
			total += max(part, 1) * m
			part = 0
		}
		to++
	}
	return total + part, to
}

// magnified multiplies a number in digits with the word behind it: "1.5 million".
func magnified(w *Words, n float64, to int) (float64, int) {
	if to < len(w.Words) && !apart(w, to) && w.Words[to].Joint != Hyphened {
		if m := magnitudes[string(w.Folded(to))]; m > 0 {
			return n * m, to + 1
		}
	}
	return n, to
}

// digits reads a number in digits that begins at word j: "1,200", "1.5". A
// number with letters behind it is none ("47th", "155mm"), but for a magnitude
// ("10m", "2bn").
func digits(w *Words, s string, j int) (float64, int) {
	start := w.Words[j].Start
	if start > 0 && (s[start-1] == '.' || s[start-1] == ':') && start > 1 && isDigit(s[start-2]) {
		return 0, j // the end of a time or of another number
	}
	end := start
	buf := make([]byte, 0, 16)
	for end < len(s) && len(buf) < 16 {
		c := s[end]
		switch {
		case isDigit(c):
			buf = append(buf, c)
		case c == ',' && end+3 < len(s) && isDigit(s[end+1]) && isDigit(s[end+2]) && isDigit(s[end+3]) && (end+4 == len(s) || !isDigit(s[end+4])):
		case c == '.' && end+1 < len(s) && isDigit(s[end+1]):
			buf = append(buf, c)
		default:
			goto done
		}
		end++
	}
done:
	n, err := strconv.ParseFloat(string(buf), 64)
	if err != nil {
		return 0, j
	}
	to := j
	for to < len(w.Words) && w.Words[to].Start < end {
		to++
	}
	last := w.Words[to-1]
	if rest := last.End - end; rest > 0 {
		switch s[end:last.End] {
		case "k", "K":
			n *= 1e3
		case "m":
			n *= 1e6
		case "bn", "b":
			n *= 1e9
		default:
			return 0, j
		}
	}
	if end < len(s) && s[end] == ':' && end+1 < len(s) && isDigit(s[end+1]) {
		return 0, j // a time of day
	}
	return n, to
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
