package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestPoints(t *testing.T) {
	for s, want := range map[string]string{
		"The crater (48°01′30″N 37°48′E) is old.":      "48.0250 37.8000",
		"It is at 33.783°N 44.500°E / 33.783; 44.500.": "33.7830 44.5000|33.7830 44.5000",
		"Filmed at 48.015883, 37.802910.":              "48.0159 37.8029",
		"Filmed at -12.0464, -77.0428, he wrote.":      "-12.0464 -77.0428",
		"Seen at 12.5° S, 77.25° W":                    "-12.5000 -77.2500",
		"37.802850 E 48.015883 N":                      "",
		"At 37°48′E, 48°01′N they met.":                "48.0167 37.8000",
		"It rose from 1.25, 3.50 to 4.":                "",
		"Version 10.123.456, 7.890.1 is out.":          "",
		"95.123456, 12.123456":                         "",
		"The vote was 51.23 to 48.77 in 2024, 2025.":   "",
		"48°": "",
		"The ratio is 1.234 of 5.678, and 200.123, 3.123": "",
	} {
		var got []string
		for _, p := range points(s) {
			got = append(got, fmt.Sprintf("%.4f %.4f", p.lat, p.lon))
			if p.span.End > len(s) || p.span.Len() < 6 {
				t.Errorf("%q: span %v", s, p.span)
			}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("points(%q) = %s; want %s", s, g, want)
		}
	}
}

func FuzzPoints(f *testing.F) {
	for _, s := range []string{"48°01′30″N 37°48′E", "-1.2345, 6.78901", "9°", "1.", "-", "1°2'3''N", "1.2345,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, p := range points(s) {
			if p.span.Start < end || p.span.End > len(s) || p.lat < -90 || p.lat > 90 || p.lon < -180 || p.lon > 180 {
				t.Fatalf("points(%q): %+v", s, p)
			}
			end = p.span.End
		}
	})
}
