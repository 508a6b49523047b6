package extract

import (
	"fmt"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// A point is a place that the text gives by its coordinates.
type point struct {
	span     text.Span
	lat, lon float64
}

// points finds the coordinates in s: "48°01′N 37°48′E", "33.783°N 44.5°E",
// "48.01588, 37.80285". Bare numbers count with three decimals and more, so that
// prices and scores do not.
func points(s string) []point {
	var out []point
	for i := 0; i < len(s); {
		if c := s[i]; c < '0' || c > '9' {
			i++
			continue
		}
		end := i + 1
		for end < len(s) && ('0' <= s[end] && s[end] <= '9' || s[end] == '.') {
			end++
		}
		start := i
		if start > 0 && s[start-1] == '-' && (start == 1 || s[start-2] == ' ' || s[start-2] == '(') {
			start--
		}
		if p, ok := pointAt(s, start); ok && (start == 0 || !inToken(s[start-1])) {
			out = append(out, p)
			end = p.span.End
		}
		i = end
	}
	return out
}

// inToken reports whether a number beside c is part of a longer token.
func inToken(c byte) bool {
	return c == '.' || c == '_' || c == '/' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// pointAt reads the two coordinates that begin at i.
func pointAt(s string, i int) (point, bool) {
	first, ok := angleAt(s, i)
	if !ok {
		return point{}, false
	}
	j := first.end
	for j < len(s) && j < first.end+3 && strings.IndexByte(" ,;/", s[j]) >= 0 {
		j++
	}
	second, ok := angleAt(s, j)
	if !ok || j == first.end && first.side == 0 {
		return point{}, false
	}
	switch {
	case second.end < len(s) && (inToken(s[second.end]) && (s[second.end] != '.' || second.end+1 < len(s) && inToken(s[second.end+1]))):
		return point{}, false
	case first.side == 0 && second.side == 0:
		if first.decimals < 3 || second.decimals < 3 {
			return point{}, false
		}
	case strings.IndexByte("EW", first.side) >= 0 && strings.IndexByte("NS", second.side) >= 0 && first.side != 0 && second.side != 0:
		first, second = second, first
	case !strings.ContainsRune("NS", rune(first.side)) || !strings.ContainsRune("EW", rune(second.side)):
		return point{}, false
	}
	p := point{span: text.Span{Start: i, End: max(first.end, second.end)}, lat: first.degrees, lon: second.degrees}
	return p, -90 <= p.lat && p.lat <= 90 && -180 <= p.lon && p.lon <= 180
}

// An angle is one coordinate in degrees.
type angle struct {
	degrees  float64 // negative in the south and west
	decimals int     // of the degrees
	side     byte    // N, S, E or W; 0 where none is written
	end      int
}

// angleAt reads the coordinate that begins at i: "48°01′30″N", "-37.80285".
func angleAt(s string, i int) (a angle, ok bool) {
	sign := 1.0
	if i < len(s) && s[i] == '-' {
		sign = -1
		i++
	}
	a.degrees, a.decimals, a.end, ok = decimalAt(s, i)
	if !ok {
		return a, false
	}
	scale := 1.0
	for _, marks := range [][]string{{"°", "º"}, {"′", "'", "’"}, {"″", "\"", "”", "''"}} {
		n := 0
		for _, mark := range marks {
			if strings.HasPrefix(s[a.end:], mark) {
				n = len(mark)
			}
		}
		if n == 0 {
			break
		}
		a.end += n
		for a.end < len(s) && s[a.end] == ' ' && a.end+1 < len(s) && '0' <= s[a.end+1] && s[a.end+1] <= '9' && a.decimals == 0 {
			a.end++
		}
		scale /= 60
		part, _, end, more := decimalAt(s, a.end)
		if !more || a.decimals > 0 {
			break
		}
		a.degrees, a.end = a.degrees+part*scale, end
	}
	at := a.end
	if at < len(s) && s[at] == ' ' {
		at++
	}
	if at < len(s) && strings.IndexByte("NSEW", s[at]) >= 0 && (at+1 == len(s) || !inToken(s[at+1])) && scale < 1 {
		a.side, a.end = s[at], at+1
		if a.side == 'S' || a.side == 'W' {
			sign = -sign
		}
	}
	a.degrees *= sign
	return a, true
}

// decimalAt reads the plain number of at most three digits before its point
// that begins at i.
func decimalAt(s string, i int) (value float64, decimals, end int, ok bool) {
	digits, scale := 0, 1.0
	end = i
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		value = value*10 + float64(s[end]-'0')
		digits++
		end++
	}
	if digits == 0 || digits > 3 {
		return 0, 0, i, false
	}
	if end+1 < len(s) && s[end] == '.' && '0' <= s[end+1] && s[end+1] <= '9' {
		for end++; end < len(s) && '0' <= s[end] && s[end] <= '9' && decimals < 12; end++ {
			value = value*10 + float64(s[end]-'0')
			scale *= 10
			decimals++
		}
	}
	return value / scale, decimals, end, true
}

// emitPoints appends the places that are given by their coordinates. One near a
// place that the text names lies in that place's country and region.
func (f *placeFinder) emitPoints(dst []event.Mention) []event.Mention {
	for _, p := range points(f.doc.Text) {
		name := fmt.Sprintf("%.4f, %.4f", p.lat, p.lon)
		r := event.Ref{
			Kind: event.KindPlace, Span: p.span, Text: p.span.Of(f.doc.Text), Name: name,
			ID: event.EntityID("place/" + strings.ReplaceAll(name, " ", "")), Lat: &p.lat, Lon: &p.lon,
		}
		const near = 100 // kilometres
		nearest := float64(near)
		for i := range f.toponyms {
			t := &f.toponyms[i]
			if t.span.Overlaps(p.span) {
				nearest = -1
				break
			}
			if t.best < 0 {
				continue
			}
			in := &t.candidates[t.best].Place
			if d := lexicon.Kilometres(in.Lat, in.Lon, p.lat, p.lon); d < nearest && in.Feature != lexicon.Country {
				nearest, r.Country, r.Admin1 = d, f.countryOf(in), f.gazetteer.RegionName(in)
			}
		}
		if nearest >= 0 {
			dst = append(dst, event.Mention{Ref: r})
		}
	}
	return dst
}
