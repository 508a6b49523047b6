package loaders

import (
	"strconv"
	"strings"
	"time"
)

// looseLayouts are further ways in which pages, feeds and tables write dates.
// No day and month in figures are among them that could be read either way.
var looseLayouts = []string{
	"2006-01-02T15:04:05Z0700",
	"2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05.000Z0700",
	"2006-01-02 15:04:05.999999999",
	"2006-01-02 15:04:05 MST",
	"2006-01-02 15:04 MST",
	"2006-01-02 15:04:05.999999999 -0700 MST",
	"20060102150405",
	"20060102T150405Z0700",
	"2006/01/02 15:04:05",
	"2006/01/02 15:04",
	"2006.01.02",
	"2 January 2006 15:04",
	"2 January 2006, 15:04",
	"2 Jan 2006 15:04",
	"2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006 15:04:05 MST",
	"Mon, 2 Jan 2006 15:04:05 -0700",
	"Mon, 2 Jan 2006 15:04:05 MST",
	"Mon, 2 Jan 2006 15:04 -0700",
	"Mon, 2 January 2006 15:04:05 -0700",
	"Mon, 2 January 2006 15:04:05 MST",
	"Mon, 2 Jan 2006",
	"Monday, 2 January 2006",
	"Monday, January 2, 2006",
	"January 2, 2006 15:04",
	"January 2, 2006 3:04 PM",
	"January 2, 2006, 3:04 PM",
	"January 2, 2006 at 3:04 PM",
	"Jan 2, 2006 15:04",
	"Jan 2, 2006 3:04 PM",
	"Jan 2, 2006, 3:04 PM",
	"Mon Jan 2 15:04:05 MST 2006",
	"Mon Jan 2 15:04:05 2006",
	"Mon Jan 2 15:04:05 -0700 2006",
	time.RFC850,
}

// zones are the abbreviations that time.Parse would read as UTC, with their
// hours east of it, for those that mean one place only in the news.
var zones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
}

var comment = lazily(`\s*\([^()]*\)\s*$`)

// looseDate reads a date that a page, a feed or a table gives, in any of the
// ways that cannot be misread; seconds and milliseconds since 1970 too. It is
// not ok for what is no date, and for years that no newspaper on the web has.
func looseDate(s string) (time.Time, bool) {
	const longest = 64 // bytes: what is longer is no date
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longest {
		return time.Time{}, false
	}
	t, err := ParseDate(s)
	if err != nil {
		s = comment().ReplaceAllString(s, "") // "... +0300 (EEST)"
		t, err = ParseDate(s)
	}
	for i := 0; err != nil && i < len(looseLayouts); i++ {
		t, err = time.Parse(looseLayouts[i], s)
	}
	if err != nil {
		if t, err = sinceEpoch(s); err != nil {
			return time.Time{}, false
		}
	}
	if zone, offset := t.Zone(); offset == 0 {
		if hours, known := zones[zone]; known {
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone(zone, hours*3600))
		}
	}
	return t, t.Year() >= 1800 && t.Year() < 2200
}

// sinceEpoch reads ten figures as seconds and thirteen as milliseconds.
func sinceEpoch(s string) (time.Time, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil:
		return time.Time{}, err
	case len(s) == 10:
		return time.Unix(n, 0).UTC(), nil
	case len(s) == 13:
		return time.UnixMilli(n).UTC(), nil
	}
	return time.Time{}, strconv.ErrRange
}
