package export

import (
	"math"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// An eventColumn is a column of a table of events, one line an event.
type eventColumn struct {
	name string
	of   func(*queries.Report) string
}

// eventColumns are the columns of an event table, in order: what and when,
// then the roles, the numbers, who says so, and where it stands.
var eventColumns = []eventColumn{
	{"id", func(r *queries.Report) string { return string(r.Event.ID) }},
	{"category", func(r *queries.Report) string { return string(r.Event.Category) }},
	{"mode", func(r *queries.Report) string { return string(r.Event.Mode) }},
	{"status", func(r *queries.Report) string { return string(r.Event.Status) }},
	{"first_day", func(r *queries.Report) string { return whenOf(r.Event.Time).first() }},
	{"last_day", func(r *queries.Report) string { return whenOf(r.Event.Time).last() }},
	{"edtf", timeField(func(t *event.Time) string { return t.EDTF })},
	{"granularity", timeField(func(t *event.Time) string { return t.Granularity.String() })},
	{"time_text", timeField(func(t *event.Time) string { return t.Text })},
	{"time_basis", timeField(func(t *event.Time) string { return string(t.Basis) })},
	{"actors", names(func(e *event.Event) []event.Ref { return e.Actors })},
	{"recipients", names(func(e *event.Event) []event.Ref { return e.Recipients })},
	{"targets", names(func(e *event.Event) []event.Ref { return e.Targets })},
	{"weapons", func(r *queries.Report) string { return join(r.Event.Weapons, weapon) }},
	{"weapon_classes", func(r *queries.Report) string {
		return join(r.Event.Weapons, func(w event.Ref) string { return w.Class })
	}},
	{"places", names(func(e *event.Event) []event.Ref { return e.Places })},
	{"regions", func(r *queries.Report) string { return join(r.Event.Places, region) }},
	{"countries", func(r *queries.Report) string {
		return join(r.Event.Places, func(p event.Ref) string { return p.Country })
	}},
	{"wkt", func(r *queries.Report) string { return wkt(r.Event.Places) }},
	{"killed_min", least(func(e *event.Event) *event.Range { return e.Killed })},
	{"killed_max", most(func(e *event.Event) *event.Range { return e.Killed })},
	{"injured_min", least(func(e *event.Event) *event.Range { return e.Injured })},
	{"injured_max", most(func(e *event.Event) *event.Range { return e.Injured })},
	{"damage", func(r *queries.Report) string { return r.Event.Damage }},
	{"claims", func(r *queries.Report) string { return join(r.Event.Claims, claim) }},
	{"plover", func(r *queries.Report) string { return r.Event.Codes.PLOVER }},
	{"cameo", func(r *queries.Report) string { return r.Event.Codes.CAMEO }},
	{"acled", func(r *queries.Report) string { return r.Event.Codes.ACLED }},
	{"trigger", func(r *queries.Report) string { return r.Event.Trigger.Text }},
	{"sentence", func(r *queries.Report) string { return r.Event.Evidence.Text }},
	{"sentence_start", func(r *queries.Report) string { return strconv.Itoa(r.Event.Evidence.Start) }},
	{"sentence_end", func(r *queries.Report) string { return strconv.Itoa(r.Event.Evidence.End) }},
	{"article", func(r *queries.Report) string { return r.Article.ID }},
	{"title", func(r *queries.Report) string { return r.Article.Title }},
	{"source", func(r *queries.Report) string { return r.Article.Source }},
	{"url", func(r *queries.Report) string { return r.Article.URL }},
	{"published", func(r *queries.Report) string { return published(r.Article) }},
	{"confidence", func(r *queries.Report) string { return number(r.Event.Confidence) }},
	{"rule", func(r *queries.Report) string { return r.Event.Rule }},
	{"flags", func(r *queries.Report) string { return strings.Join(r.Event.Flags, "; ") }},
}

func timeField(of func(*event.Time) string) func(*queries.Report) string {
	return func(r *queries.Report) string {
		if r.Event.Time == nil {
			return ""
		}
		return of(r.Event.Time)
	}
}

func names(role func(*event.Event) []event.Ref) func(*queries.Report) string {
	return func(r *queries.Report) string { return join(role(&r.Event), named) }
}

func least(of func(*event.Event) *event.Range) func(*queries.Report) string {
	return func(r *queries.Report) string {
		if n := of(&r.Event); n != nil {
			return number(n.Min)
		}
		return ""
	}
}

func most(of func(*event.Event) *event.Range) func(*queries.Report) string {
	return func(r *queries.Report) string {
		if n := of(&r.Event); n != nil {
			return number(n.Max)
		}
		return ""
	}
}

// number writes n in full; an open end is "".
func number(n float64) string {
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return ""
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// named is what to call a thing: its canonical name, or the words of the text.
func named(r event.Ref) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Text
}

// region is the first-level region that a place lies in, or the place itself
// where it is as large or lies in none that is known.
func region(p event.Ref) string {
	if p.Admin1 != "" {
		return p.Admin1
	}
	return named(p)
}

// weapon writes a weapon with its number and fate: "9 drone (shot-down)".
func weapon(w event.Ref) string {
	s := named(w)
	if w.Count != nil {
		s = w.Count.String() + " " + s
	}
	if w.Fate != "" && w.Fate != event.FateUnknown {
		s += " (" + string(w.Fate) + ")"
	}
	return s
}

// claim writes a claimant with the stance: "Defence Ministry (says)".
func claim(c event.Ref) string {
	if c.Stance == "" || named(c) == "" {
		return named(c)
	}
	return named(c) + " (" + string(c.Stance) + ")"
}

// point returns the place's coordinates and whether they are on the globe.
func point(p event.Ref) (lon, lat float64, ok bool) {
	if p.Lat == nil || p.Lon == nil {
		return 0, 0, false
	}
	lon, lat = *p.Lon, *p.Lat
	return lon, lat, math.Abs(lat) <= 90 && math.Abs(lon) <= 180
}

// wkt writes the points of places as OGC Well-Known Text, longitude first.
func wkt(places []event.Ref) string {
	points := join(places, func(p event.Ref) string {
		lon, lat, ok := point(p)
		if !ok {
			return ""
		}
		return number(lon) + " " + number(lat)
	})
	if points == "" {
		return ""
	}
	if !strings.Contains(points, ";") {
		return "POINT (" + points + ")"
	}
	return "MULTIPOINT ((" + strings.ReplaceAll(points, "; ", "), (") + "))"
}
