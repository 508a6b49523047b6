package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// times finds the time expressions of the sentences and completes them from
// the publication day, from the tense of their clause, from the time that the
// story has reached and from the zone of the place that it tells of. Mentions are appended in the order of the text and
// never overlap one another.
func times(doc *text.Document, sentences []text.Sentence, places *placeFinder, dst []event.Mention) []event.Mention {
	dct, ok := doc.PublishedDay()
	switch day := datelineDay(doc, sentences, dct); {
	case !ok, !day.IsZero() && day.Before(dct) && dct.Sub(day) <= datelineLag:
		dct = day // "last night" is the night before the reporter wrote
	}
	story := storyTime{dated: -1}
	var found []temporal.Expression
	for i := range sentences {
		span := sentences[i].Span
		found = temporal.Find(found[:0], doc.Text, span.Start, span.End)
		for j, e := range found {
			c := temporal.Context{DCT: dct, Anchor: story.anchor(e, isNextDay(doc.Text[e.Start:e.End]))}
			if e.NeedsTense() {
				c.Tense = tenseAt(doc.Text, span, e)
			}
			if e.IsTimeOfDay() {
				if day, ok := nextDay(doc.Text, found[j:], dct); ok {
					c.Anchor = day
				}
			}
			if e.NeedsZone() {
				c.Zone = places.zoneAt(i, e.Start)
			}
			t := e.Resolve(c)
			told := story.told
			story.reach(e, t)
			if isReporting(doc.Text, e.Start) {
				story.told = told
			}
			dst = append(dst, timeMention(doc, t))
		}
	}
	return dst
}

// isNextDay reports whether words tell the day behind another one.
func isNextDay(s string) bool {
	switch strings.ToLower(s) {
	case "the next day", "the following day", "a day later", "the day after", "next day":
		return true
	}
	return false
}

// isReporting reports whether the time at an offset dates what somebody said:
// "said on Monday".
func isReporting(s string, at int) bool {
	before := strings.TrimSuffix(strings.TrimRight(s[:at], " "), " on")
	before = strings.TrimRight(before, " ")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n")+1:])
	return plainSpeech[word]
}

func timeMention(doc *text.Document, t temporal.Timex) event.Mention {
	span := text.Span{Start: t.Start, End: t.End}
	m := event.Mention{
		Document: doc.ID,
		Ref:      event.Ref{Kind: event.KindTime, Span: span, Text: span.Of(doc.Text), Type: t.Type.String()},
		Value:    t.Value, Granularity: t.Interval.Granularity, EDTF: t.EDTF,
	}
	m.From, m.To = t.Interval.Bounds()
	return m
}

// A storyTime is how far the story has come: the last day it told of, the last
// month or quarter, and the last year where no month came after it.
type storyTime struct {
	day, month, year temporal.Interval
	// told is the last day on which something happened, and not only was said.
	told temporal.Interval
	// dated is where the day was told with its year, -1 where it was not.
	dated int
}

// nearby is how far, in bytes, a date with its year lends it to those after.
const nearby = 400

// anchor is the time that e is counted from where its words ask for one.
// A day that comes next does so behind a deed, not behind a statement.
func (s *storyTime) anchor(e temporal.Expression, isNext bool) temporal.Interval {
	if e.NeedsTense() && (s.dated < 0 || e.Start-s.dated > nearby) {
		return temporal.Interval{}
	}
	switch g := e.Unit(); {
	case g >= temporal.Year && !s.year.IsZero() && e.CountsOn():
		return s.year
	case g > temporal.Week && !s.month.IsZero():
		return s.month
	case isNext && !s.told.IsZero():
		return s.told
	}
	return s.day
}

// reach moves the story on to t. A comparison with the year before leaves it
// where it is, and so does an amount of months, but for ending the talk of a
// quarter.
func (s *storyTime) reach(e temporal.Expression, t temporal.Timex) {
	if t.Type == temporal.DURATION && e.Unit() == temporal.Month {
		s.month = temporal.Interval{}
	}
	if t.Basis == temporal.Narrative && e.Unit() >= temporal.Month {
		return
	}
	if t.Type != temporal.DATE && t.Type != temporal.TIME || t.Point.From.IsZero() {
		return
	}
	switch g := t.Point.Granularity; {
	case g <= temporal.Day:
		s.day = t.Point.Days()
		s.told = s.day
		if t.Basis == temporal.Written || s.dated >= 0 && t.Basis == temporal.Narrative {
			s.dated = t.End
		} else {
			s.dated = -1
		}
	case g == temporal.Month || g == temporal.Quarter:
		s.month, s.year = t.Point, temporal.Interval{}
	case g == temporal.Year:
		s.year = t.Point
	}
}

// datelineLag is how long before its publication a report may have been written
// by its dateline.
const datelineLag = 3 * 24 * time.Hour

// datelineDay is the day that the dateline bears: "HARAR, 3 Jan 90 (Radio) --".
// It serves where the loader knows no day of publication, or a later one; zero
// if there is none.
// A dateline without a year is of the year of dct.
func datelineDay(doc *text.Document, sentences []text.Sentence, dct time.Time) time.Time {
	for i := range sentences[:min(len(sentences), 3)] {
		span := sentences[i].Span
		if i > 0 && sentences[i].Zone != text.Dateline {
			continue
		}
		for _, e := range temporal.Find(nil, doc.Text, span.Start, min(span.End, span.Start+120)) {
			rest := strings.TrimLeft(doc.Text[e.End:], " )")
			opens := strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "\u2013") || strings.HasPrefix(rest, "\u2014")
			alone := strings.HasPrefix(doc.Text[e.End:]+"\n", "\n") && strings.HasSuffix("\n"+doc.Text[:e.Start], "\n")
			opens = opens || alone
			t := e.Resolve(temporal.Context{DCT: dct})
			if (t.Basis == temporal.Written || sentences[i].Zone == text.Dateline) && t.Point.Granularity == temporal.Day && (opens || sentences[i].Zone == text.Dateline) {
				return t.Point.From
			}
		}
	}
	return time.Time{}
}

// nextDay is the day that follows a time of day: Friday in "10:35 a.m. (0735
// GMT) Friday".
func nextDay(s string, rest []temporal.Expression, dct time.Time) (temporal.Interval, bool) {
	for i := 1; i < len(rest) && i < 3; i++ {
		if gap := s[rest[i-1].End:rest[i].Start]; len(gap) > 8 || strings.ContainsAny(gap, ".;") {
			break
		}
		if rest[i].IsTimeOfDay() {
			continue
		}
		if p := rest[i].Resolve(temporal.Context{DCT: dct}).Point; p.Granularity == temporal.Day {
			return p, true
		}
		break
	}
	return temporal.Interval{}, false
}
