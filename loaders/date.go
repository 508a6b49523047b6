package loaders

import (
	"fmt"
	"strings"
	"time"
)

// dateLayouts are the ways in which a day or an instant of publication is
// written, most frequent first.
var dateLayouts = []string{
	"2006-01-02",
	time.RFC3339Nano,
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04",
	"2006-01-02T15:04:05-0700",
	"2006/01/02",
	"20060102",
	"20060102T150405Z",
	time.RFC1123,
	time.RFC1123Z,
	"2 January 2006",
	"2 Jan 2006",
	"January 2, 2006",
	"Jan 2, 2006",
}

// ParseDate reads a day or instant of publication: ISO 8601 ("2024-05-15",
// "2024-05-15T07:30:00+03:00"), the dates of feeds and mail ("Wed, 15 May 2024
// 07:30:00 GMT") and plain English ones ("15 May 2024"). A day, and an instant
// without a zone, are UTC. Days that no calendar has are errors.
func ParseDate(s string) (time.Time, error) {
	trimmed := strings.TrimSpace(s)
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, trimmed); err == nil && t.Year() > 0 {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date; write it as 2024-05-15 or 2024-05-15T07:30:00Z", s)
}

// noDate reports whether a date field says in so many words that there is none.
func noDate(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "unknown", "none", "null", "n/a", "na", "-":
		return true
	}
	return false
}
