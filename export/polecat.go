package export

import (
	"context"
	"io"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// POLECAT: a table with the columns of the POLitical Event Classification,
// Attributes, and Types data, tab-separated as it is, in the words of the
// PLOVER ontology, by our crosswalk. Columns that ask for what an article does
// not say (sectors, intensity) are left empty.
// https://doi.org/10.7910/DVN/AJGVIT
func init() {
	register(Format{
		Name:      "polecat",
		Summary:   "a table with POLECAT's columns and PLOVER's codes, one line an event",
		Ext:       ".polecat.tsv",
		MediaType: "text/vnd.polecat+tsv",
		Write: func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
			var c codedTable
			r, err := writeCSV(w, polecatTable(ctx, a, &c), '\t')
			c.report(&r, "PLOVER")
			return r, err
		},
		Beside: func(a *queries.Answer, o Options) Beside {
			return besideCSV(a, o, polecatTable(context.Background(), a, &codedTable{}), '\t')
		},
	})
}

// ploverModes are PLOVER's modes of an ASSAULT by ours. It knows no missile:
// all that flies in is aerial or heavy weapons.
var ploverModes = map[event.Mode]string{
	event.ModeDrone: "drone", event.ModeAirstrike: "aerial", event.ModeMissile: "heavy-weapons", event.ModeRocket: "heavy-weapons",
	event.ModeArtillery: "heavy-weapons", event.ModeNaval: "heavy-weapons", event.ModeBombing: "explosives", event.ModeMine: "explosives",
	event.ModeExplosion: "explosives", event.ModeGrenade: "explosives", event.ModeSuicideBombing: "suicide-attack",
	event.ModeShooting: "firearms", event.ModeStabbing: "primitive", event.ModeBeating: "beat", event.ModeAssassination: "targeted",
	event.ModeSexual: "sexual", event.ModeVehicle: "vehicular", event.ModeChemical: "unconventional", event.ModeArson: "destroy", event.ModeSabotage: "destroy",
}

// ploverQuads are PLOVER's four corners.
var ploverQuads = map[string]string{
	"AGREE": "VERBAL COOPERATION", "CONSULT": "VERBAL COOPERATION", "SUPPORT": "VERBAL COOPERATION", "CONCEDE": "VERBAL COOPERATION",
	"COOPERATE": "MATERIAL COOPERATION", "AID": "MATERIAL COOPERATION", "RETREAT": "MATERIAL COOPERATION",
	"REQUEST": "VERBAL CONFLICT", "ACCUSE": "VERBAL CONFLICT", "REJECT": "VERBAL CONFLICT", "THREATEN": "VERBAL CONFLICT",
	"PROTEST": "MATERIAL CONFLICT", "SANCTION": "MATERIAL CONFLICT", "MOBILIZE": "MATERIAL CONFLICT", "COERCE": "MATERIAL CONFLICT", "ASSAULT": "MATERIAL CONFLICT",
}

// polecatColumns are POLECAT's that an article can fill, in its order, then
// what we know besides.
var polecatColumns = []codedColumn{
	{"Event ID", func(r codedRow) string { return string(r.Event.ID) }},
	{"Event Date", func(r codedRow) string { return r.when.first() }},
	{"Event Type", func(r codedRow) string { return r.Event.Codes.PLOVER }},
	{"Event Mode", func(r codedRow) string {
		if r.Event.Codes.PLOVER != "ASSAULT" {
			return ""
		}
		return ploverModes[r.Event.Mode]
	}},
	{"Intensity", func(codedRow) string { return "" }},
	{"Quad Code", func(r codedRow) string { return ploverQuads[r.Event.Codes.PLOVER] }},
	{"Contexts", func(codedRow) string { return "" }},
	{"Actor Name", func(r codedRow) string { return join(r.Event.Actors, named) }},
	{"Actor Country", func(r codedRow) string { return countryOf(firstOf(r.Event.Actors).Country).iso3 }},
	{"Actor Name Raw", func(r codedRow) string { return join(r.Event.Actors, raw) }},
	{"Recipient Name", func(r codedRow) string { return join(r.Event.Recipients, named) }},
	{"Recipient Country", func(r codedRow) string { return countryOf(firstOf(r.Event.Recipients).Country).iso3 }},
	{"Recipient Name Raw", func(r codedRow) string { return join(r.Event.Recipients, raw) }},
	{"Placename", func(r codedRow) string { return named(r.place) }},
	{"Province", func(r codedRow) string { return acledRegion(r.place) }},
	{"Country", func(r codedRow) string { return countryOf(r.place.Country).iso3 }},
	{"Latitude", func(r codedRow) string { _, lat := coordinates(r.place); return lat }},
	{"Longitude", func(r codedRow) string { lon, _ := coordinates(r.place); return lon }},
	{"GeoNames ID", func(r codedRow) string {
		id, ok := strings.CutPrefix(string(r.place.ID), "geonames:")
		if !ok {
			return ""
		}
		return id
	}},
	{"Raw Placename", func(r codedRow) string { return r.place.Text }},
	{"Feature Type", func(r codedRow) string { return r.place.Feature }},
	{"Source", func(r codedRow) string { return r.Article.Source }},
	{"Publication Date", func(r codedRow) string {
		if r.Article.Published.IsZero() {
			return ""
		}
		return r.Article.Published.Format("2006-01-02")
	}},
	{"Event Text", func(r codedRow) string { return r.Event.Evidence.Text }},
	{"Dead", func(r codedRow) string { return wholeNumber(r.Event.Killed) }},
	{"Injured", func(r codedRow) string { return wholeNumber(r.Event.Injured) }},
	{"Further Places", func(r codedRow) string { return further(r.Event.Places) }},
}

// raw is what the article calls a thing.
func raw(r event.Ref) string { return r.Text }

func polecatTable(ctx context.Context, a *queries.Answer, c *codedTable) table {
	t := table{name: "polecat", noun: "event", lines: c.lines(ctx, a, polecatColumns, func(e *event.Event) string { return e.Codes.PLOVER })}
	for _, column := range polecatColumns {
		kind := textColumn
		switch column.name {
		case "Event Date", "Publication Date":
			kind = dayColumn
		case "Latitude", "Longitude":
			kind = numberColumn
		case "Dead", "Injured":
			kind = wholeColumn
		}
		t.columns = append(t.columns, tableColumn{column.name, column.name, kind})
	}
	return t
}
