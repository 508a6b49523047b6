package export

import (
	"context"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// What the tables of event data projects have in common: the codes of
// countries, and which of our events they code at all.

// A country is one in the codes that tables have.
type country struct{ name, iso3, numeric string }

// countryOf is the country of an ISO 3166-1 alpha-2 code, zero where there is
// none.
func countryOf(code string) country {
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 2 || !region.IsCountry() {
		return country{}
	}
	c := country{name: display.English.Regions().Name(region), iso3: region.ISO3()}
	if n := region.M49(); n > 0 {
		c.numeric = strconv.Itoa(n)
	}
	return c
}

// wholeNumber is the lower end of a range as tables of tolls have it, "" where
// it is open or nothing is said: unknown is not zero.
func wholeNumber(r *event.Range) string {
	s := end(r, true)
	whole, _, _ := strings.Cut(s, ".")
	return whole
}

// firstOf is the first of refs, zero where there are none.
func firstOf(refs []event.Ref) event.Ref {
	if len(refs) == 0 {
		return event.Ref{}
	}
	return refs[0]
}

// further are the names of all refs but the first.
func further(refs []event.Ref) string {
	if len(refs) < 2 {
		return ""
	}
	return join(refs[1:], named)
}

// A codedTable counts what a table of event data does not code.
type codedTable struct {
	uncoded, undated, unreal, places int
}

// leaves says why the table leaves e out, and counts it: it has no code there,
// no day, or did not happen.
func (c *codedTable) leaves(code string, e *event.Event, w when) bool {
	switch {
	case e.Status != event.Actual && e.Status != event.Attempted && e.Status != "":
		c.unreal++
	case code == "":
		c.uncoded++
	case !w.hasFrom || !w.hasTo:
		c.undated++
	default:
		if len(e.Places) > 1 {
			c.places++
		}
		return false
	}
	return true
}

// report adds the counts to a report.
func (c *codedTable) report(r *Report, of string) {
	r.among(c.places, "event with further places in a column of their own, since "+of+" has one place for each")
	r.leftOut(c.uncoded, "event without a code of "+of)
	r.leftOut(c.undated, "event without a day")
	r.leftOut(c.unreal, "event only planned, threatened, denied or habitual")
}

// codedRow is an event as a line of the table.
type codedRow struct {
	*queries.Report
	when  when
	place event.Ref // the first
}

// codedColumn is a column of the table.
type codedColumn struct {
	name string
	of   func(codedRow) string
}

// lines yields the lines of the events that have a code, which of tells, and a
// day. The line is good until the next.
func (c *codedTable) lines(ctx context.Context, a *queries.Answer, columns []codedColumn, of func(*event.Event) string) func(func([]string, error) bool) {
	return func(yield func([]string, error) bool) {
		line := make([]string, len(columns))
		for rep, err := range reports(ctx, a) {
			if err != nil {
				yield(nil, err)
				return
			}
			w := whenOf(rep.Event.Time)
			if c.leaves(of(&rep.Event), &rep.Event, w) {
				continue
			}
			row := codedRow{rep, w, firstOf(rep.Event.Places)}
			for i, column := range columns {
				line[i] = column.of(row)
			}
			if !yield(line, nil) {
				return
			}
		}
	}
}
