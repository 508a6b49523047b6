package queries

import (
	"fmt"
	"slices"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/internal/registry"
)

// The parameters that every query has: the moment that it looks back to.
var (
	paramAsOf  = Param{Name: "as-of", Value: "TIME", Summary: "answer from what was known by then: 2024-05-15 (that day included), or 2024-05-15T09:00Z (before it)"}
	paramClock = Param{Name: "clock", Value: "CLOCK", Summary: "known by --as-of is what was published by then (default), or what was loaded", Values: clockNames}
)

// MomentParams are the parameters that MomentOf reads.
func MomentParams() []Param { return []Param{paramAsOf, paramClock} }

var clockNames = []string{string(graph.ByPublished), string(graph.ByLoaded)}

// MomentOf reads as-of and clock. A moment is the end of what counts, so a day is
// over at the next midnight, UTC.
func MomentOf(args Args) (m graph.Moment, err error) {
	if c := args["clock"]; c != "" {
		if !slices.Contains(clockNames, c) {
			return m, fmt.Errorf("%w: --clock: %w", ErrArgument, registry.Unknown("clock", c, clockNames))
		}
		m.Clock = graph.Clock(c)
	}
	if v := args["as-of"]; v != "" {
		m.Until, err = readInstant("as-of", v)
	}
	return m, err
}

// instantForms are the forms of an instant; without a zone it is UTC.
var instantForms = []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"}

// readInstant reads an instant; of a day, month or year it is the end.
func readInstant(param, v string) (time.Time, error) {
	for _, layout := range instantForms {
		if t, err := time.Parse(layout, v); err == nil {
			return t.UTC(), nil
		}
	}
	if _, end, err := readDate(param, v); err == nil {
		return end, nil
	}
	return time.Time{}, fmt.Errorf("%w: --%s: %q is no time; write 2024-05-15 or 2024-05-15T09:00Z", ErrArgument, param, v)
}

// asOfWord writes an instant so that readInstant reads it.
func asOfWord(t time.Time) string {
	if dayAligned(t) {
		return t.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}
