package temporal

import (
	"fmt"
	"time"
)

// A Type is TIMEX3's type of an expression.
type Type uint8

// The types of TIMEX3 (TimeML 1.2.1): a calendar time, a time of day, an
// amount of time, and times that recur.
const (
	DATE Type = 1 + iota
	TIME
	DURATION
	SET
)

var typeNames = [...]string{"", "DATE", "TIME", "DURATION", "SET"}

func (t Type) String() string { return typeNames[t] }

// A Mod is TIMEX3's mod: what an expression adds to its value.
type Mod uint8

// The mods of TIMEX3.
const (
	NoMod     Mod = iota
	ModStart      // early, the beginning of
	ModMid        // mid-
	ModEnd        // late, the end of
	ModApprox     // about
	ModMoreThan
	ModLessThan
	ModAtLeast
	ModAtMost // up to
)

var modNames = [...]string{"", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}

func (m Mod) String() string { return modNames[m] }

// A Bound is what the preposition before an expression makes of it: "since
// March" begins with March and goes on.
type Bound uint8

// The bounds.
const (
	NoBound     Bound = iota
	BoundSince        // from its beginning on, until now
	BoundAfter        // from its end on
	BoundBy           // up to its end: by, through
	BoundUntil        // up to its beginning
	BoundBefore       // before its beginning
)

// ahead reports whether what is bounded mostly lies ahead: deadlines do.
func (b Bound) ahead() bool { return b == BoundBy || b == BoundUntil || b == BoundBefore }

// An Expression is a time expression as it is written, not yet completed from
// its context.
type Expression struct {
	// Start and End are its bytes in the text. A leading preposition lies
	// outside, "early", "last" and "the" inside, as TimeML has it.
	Start, End int
	Type       Type
	Mod        Mod
	Bound      Bound
	// Rule names the rule that read it.
	Rule string

	written
}

// written is what the words say.
type written struct {
	form form

	year    int16 // 0: not said; for a decade or a century its first year
	month   int8  // 1 to 12
	day     int8
	weekday int8 // 1 (Monday) to 7
	quarter int8 // 1 to 4
	half    int8 // 1 or 2
	season  int8 // 1 (spring) to 4
	feast   int8 // 1 + row of feasts
	part    int8 // a part of the day
	lastDay int8 // of a range: "May 15-17"

	clock int16 // 100 × hour + minute, -1: not said
	zone  int16 // minutes east of Greenwich; localZone; noZone

	relation  int8
	modifier  int8
	direction int8 // of an offset
	unit      Granularity
	count     int32 // in hundredths; vagueCount; 0: not said
	// relation2 and unit2 say which week or year a date lies in: "Tuesday of
	// last week", "April next year".
	relation2 int8
	unit2     Granularity
}

const noZone = -10000

// Value is the TIMEX3 value as far as the words alone tell: "XXXX-05-12" for
// "12 May", "XXXX-WXX-3" for "Wednesday", "P2D" for "two days".
func (e Expression) Value() string { return e.Resolve(Context{}).Value }

// Tense says when, against the publication day, the clause tells its event.
type Tense uint8

// The tenses.
const (
	UnknownTense Tense = iota
	PastTense
	PresentTense
	FutureTense
)

// A Context is what completes an expression. The zero Context completes
// nothing that is not written.
type Context struct {
	// DCT is the document creation time: the day of publication or the
	// instant, zero where unknown.
	DCT   time.Time
	Tense Tense
	// Anchor is the time that the narrative has reached, zero for none: what
	// "the next day" follows.
	Anchor Interval
	// Zone is that of the place, for times of day; nil is UTC.
	Zone *time.Location
}

// A Timex is an expression with its meaning.
type Timex struct {
	Start, End int
	Type       Type
	Mod        Mod
	// Value is the TIMEX3 value: "2024-05-15", "2024-05-15TMO", "P2D".
	Value string
	// Interval is what the expression with its bound denotes, zero where it
	// denotes no place on the calendar: "PAST_REF", "two days".
	Interval Interval
	// Point is the interval without the bound: that of May 3 in "since May
	// 3". It is what a later "the next day" counts from.
	Point Interval
	// EDTF is the interval in the Extended Date/Time Format; see
	// Interval.EDTF. Empty where there is none.
	EDTF string
	// Basis tells what completed the expression.
	Basis Basis
}

// A Basis is what an expression was completed from.
type Basis uint8

// The bases.
const (
	Written     Basis = iota // everything is in the words
	Publication              // the DCT was needed
	Narrative                // the anchor was needed
	Incomplete               // something was needed and not given
)

var basisNames = [...]string{"written", "publication", "narrative", "incomplete"}

func (b Basis) String() string { return basisNames[b] }

func (e Expression) String() string {
	return fmt.Sprintf("[%d,%d) %v %s %s", e.Start, e.End, e.Type, e.Value(), e.Rule)
}

// Unit is the unit that an expression counts or names in words: Year for "a
// year earlier". It is Unknown for dates.
func (e Expression) Unit() Granularity {
	if e.unit > Century {
		return Unknown
	}
	return e.unit
}

// NeedsTense reports whether the expression is a date that comes again, so that
// only the tense tells which is meant: "May 3", "Friday".
func (e Expression) NeedsTense() bool {
	if e.form == unitForm && e.unit == Weekend && e.relation == 0 {
		return true
	}
	return e.form == calendarForm && e.year == 0 && e.relation == 0 &&
		(e.month != 0 || e.weekday != 0 || e.season != 0 || e.feast != 0 || e.quarter != 0 || e.half != 0)
}

// CountsOn reports whether the expression counts forwards from the story: "a
// year later", "the following week".
func (e Expression) CountsOn() bool {
	return e.form == offsetForm && e.direction == after || e.form == unitForm && e.relation == following
}

// NeedsZone reports whether the expression tells a part of a day and no zone:
// "10:35 a.m.", "Wednesday morning".
func (e Expression) NeedsZone() bool {
	return (e.zone == noZone || e.zone == localZone) && (e.clock >= 0 || e.part != 0)
}

// IsTimeOfDay reports whether the expression tells a time of day and not of
// which: "10:35 a.m."
func (e Expression) IsTimeOfDay() bool {
	return e.form == calendarForm && (e.clock >= 0 || e.part != 0) && e.month == 0 && e.weekday == 0 && e.year == 0 && e.feast == 0
}
