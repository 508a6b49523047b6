// Package temporal is when: words for time go in, intervals that know their
// granularity come out, in TIMEX3, ISO 8601 and EDTF.
package temporal

import "fmt"

// A Granularity is how finely a time is told. The zero value is unknown.
type Granularity uint8

// The granularities, finest first.
const (
	Unknown Granularity = iota
	Second
	Minute
	Hour
	PartOfDay // morning, night
	Day
	Weekend
	Week
	Month
	Quarter
	Season
	HalfYear
	Year
	Decade
	Century
)

var granularityNames = [...]string{
	"", "second", "minute", "hour", "part-of-day", "day", "weekend", "week",
	"month", "quarter", "season", "half-year", "year", "decade", "century",
}

func (g Granularity) String() string { return granularityNames[g] }

// MarshalText writes the name: "day".
func (g Granularity) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads a name that MarshalText writes.
func (g *Granularity) UnmarshalText(b []byte) error {
	for i, name := range granularityNames {
		if name == string(b) {
			*g = Granularity(i)
			return nil
		}
	}
	return fmt.Errorf("temporal: no granularity %q", b)
}
