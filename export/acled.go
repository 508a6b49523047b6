package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// ACLED: a table with the columns of the Armed Conflict Location & Event Data,
// by our crosswalk. Its codes are theirs, its data are not: ours come from the
// articles alone. https://acleddata.com/knowledge-base/codebook/
func init() {
	register(Format{
		Name:      "acled",
		Summary:   "a table with ACLED's columns and codes, one line an event",
		Ext:       ".acled.csv",
		MediaType: "text/vnd.acled+csv",
		Write: func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
			var c codedTable
			r, err := writeCSV(w, acledTable(ctx, a, &c), ',')
			c.report(&r, "ACLED")
			return r, err
		},
		Beside: func(a *queries.Answer, o Options) Beside {
			return besideCSV(a, o, acledTable(context.Background(), a, &codedTable{}), ',')
		},
	})
}

// acledTypes are the event types of ACLED's sub-event types.
var acledTypes = map[string]string{
	"Armed clash": "Battles", "Government regains territory": "Battles", "Non-state actor overtakes territory": "Battles",
	"Chemical weapon": acledRemote, "Air/drone strike": acledRemote, "Suicide bomb": acledRemote, "Shelling/artillery/missile attack": acledRemote,
	"Remote explosive/landmine/IED": acledRemote, "Grenade": acledRemote,
	"Sexual violence": acledCivilians, "Attack": acledCivilians, "Abduction/forced disappearance": acledCivilians,
	"Peaceful protest": "Protests", "Protest with intervention": "Protests", "Excessive force against protesters": "Protests",
	"Violent demonstration": "Riots", "Mob violence": "Riots",
	"Agreement": acledStrategic, "Arrests": acledStrategic, "Change to group/activity": acledStrategic, "Disrupted weapons use": acledStrategic,
	"Headquarters or base established": acledStrategic, "Looting/property destruction": acledStrategic,
	"Non-violent transfer of territory": acledStrategic, "Other": acledStrategic,
}

const (
	acledRemote    = "Explosions/Remote violence"
	acledCivilians = "Violence against civilians"
	acledStrategic = "Strategic developments"
)

// acledDisorder is the disorder type of a sub-event type.
func acledDisorder(sub string) string {
	switch {
	case sub == "Excessive force against protesters":
		return "Political violence; Demonstrations"
	case acledTypes[sub] == "Protests", sub == "Violent demonstration":
		return "Demonstrations"
	case acledTypes[sub] == acledStrategic:
		return acledStrategic
	}
	return "Political violence"
}

// acledColumns are ACLED's, in its order, and further_places, which it lacks.
var acledColumns = []codedColumn{
	{"event_id_cnty", func(r codedRow) string { return string(r.Event.ID) }},
	{"event_date", func(r codedRow) string { return r.when.first() }},
	{"year", func(r codedRow) string { return r.when.from.Format("2006") }},
	{"time_precision", func(r codedRow) string { return acledTime(r.when) }},
	{"disorder_type", func(r codedRow) string { return acledDisorder(r.Event.Codes.ACLED) }},
	{"event_type", func(r codedRow) string { return acledTypes[r.Event.Codes.ACLED] }},
	{"sub_event_type", func(r codedRow) string { return r.Event.Codes.ACLED }},
	{"actor1", func(r codedRow) string { return named(firstOf(r.Event.Actors)) }},
	{"assoc_actor_1", func(r codedRow) string { return further(r.Event.Actors) }},
	{"inter1", func(r codedRow) string { return acledInter(firstOf(r.Event.Actors), &r.Event) }},
	{"actor2", func(r codedRow) string { return named(firstOf(r.Event.Recipients)) }},
	{"assoc_actor_2", func(r codedRow) string { return further(r.Event.Recipients) }},
	{"inter2", func(r codedRow) string { return acledInter(firstOf(r.Event.Recipients), &event.Event{}) }},
	{"civilian_targeting", func(r codedRow) string {
		if acledTypes[r.Event.Codes.ACLED] == acledCivilians || firstOf(r.Event.Recipients).Type == "population" {
			return "Civilian targeting"
		}
		return ""
	}},
	{"iso", func(r codedRow) string { return countryOf(r.place.Country).numeric }},
	{"country", func(r codedRow) string { return countryOf(r.place.Country).name }},
	{"admin1", func(r codedRow) string { return acledRegion(r.place) }},
	{"location", func(r codedRow) string { return named(r.place) }},
	{"latitude", func(r codedRow) string { _, lat := coordinates(r.place); return lat }},
	{"longitude", func(r codedRow) string { lon, _ := coordinates(r.place); return lon }},
	{"geo_precision", func(r codedRow) string { return acledPlace(r.place) }},
	{"source", func(r codedRow) string { return r.Article.Source }},
	{"notes", func(r codedRow) string { return r.Event.Evidence.Text }},
	{"fatalities", func(r codedRow) string { return wholeNumber(r.Event.Killed) }},
	{"tags", func(r codedRow) string { return acledTags(&r.Event) }},
	{"timestamp", func(r codedRow) string { return acledStamp(r.Article) }},
	{"further_places", func(r codedRow) string { return further(r.Event.Places) }},
}

func acledTable(ctx context.Context, a *queries.Answer, c *codedTable) table {
	t := table{name: "acled", noun: "event", lines: c.lines(ctx, a, acledColumns, func(e *event.Event) string { return e.Codes.ACLED })}
	for _, column := range acledColumns {
		kind := textColumn
		switch column.name {
		case "event_date":
			kind = dayColumn
		case "year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp":
			kind = wholeColumn
		case "latitude", "longitude":
			kind = numberColumn
		}
		t.columns = append(t.columns, tableColumn{column.name, title(column.name), kind})
	}
	return t
}

// acledTime is how well the day is known: 1 the day, 2 within a week, 3 within
// a month or worse.
func acledTime(w when) string {
	switch days := w.days(); {
	case days <= 1:
		return "1"
	case days <= 7:
		return "2"
	}
	return "3"
}

// acledPlace is how well the place is known: 1 a town or spot, 2 a district, 3
// a region or country; "" without a place.
func acledPlace(p event.Ref) string {
	switch {
	case named(p) == "":
		return ""
	case p.Precision == "region":
		return "3"
	}
	switch p.Feature {
	case "city", "town", "village", "facility", "":
		return "1"
	case "admin2", "river", "area", "strait":
		return "2"
	}
	return "3"
}

// acledInter is the kind of an actor. What an actor does tells protesters and
// rioters.
func acledInter(who event.Ref, e *event.Event) string {
	switch {
	case named(who) == "":
		return ""
	case who.Type == "state", who.Type == "government", who.Type == "military":
		return "State forces"
	case who.Type == "armed-group":
		return "Rebel group"
	case e.Category == event.Protest:
		return "Protesters"
	case e.Category == event.Riot:
		return "Rioters"
	case who.Type == "population":
		return "Civilians"
	}
	return ""
}

func acledRegion(p event.Ref) string {
	if p.Admin1 == "" && p.Feature == "admin1" {
		return named(p)
	}
	return p.Admin1
}

func acledTags(e *event.Event) string {
	s := ""
	if claims := join(e.Claims, claim); claims != "" {
		s = "claims: " + claims
	}
	if e.Status == event.Attempted {
		s = join([]string{s, "attempted"}, func(s string) string { return s })
	}
	return s
}

// acledStamp is the time of publication in seconds since 1970.
func acledStamp(a queries.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return number(float64(a.Published.Unix()))
}

// coordinates are a place's point as a table has it, "" where it has none.
func coordinates(p event.Ref) (lon, lat string) {
	x, y, ok := point(p)
	if !ok {
		return "", ""
	}
	return number(x), number(y)
}
