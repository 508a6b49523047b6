package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/queries"
)

// Timesketch: an event a line with the three fields that its importer asks for
// (message, datetime, timestamp_desc) and what else there is as attributes.
// https://timesketch.org/guides/user/import-from-json-csv/
func init() {
	register(Format{
		Name:      "timesketch",
		Summary:   "Timesketch: JSON Lines for its importer",
		Ext:       ".timesketch.jsonl",
		MediaType: "application/vnd.timesketch+jsonl",
		Write:     writeTimesketch,
	})
}

// A sketchLine is a line of Timesketch: flat, since it indexes no objects.
type sketchLine struct {
	Message string `json:"message"`
	// Datetime is the beginning, ISO 8601 with the zone of UTC: the day as the
	// place's own calendar has it. Timestamp is the same in microseconds.
	Datetime      string   `json:"datetime"`
	Timestamp     int64    `json:"timestamp"`
	TimestampDesc string   `json:"timestamp_desc"`
	Tag           []string `json:"tag,omitempty"`
	LastDay       string   `json:"last_day,omitempty"`
	EDTF          string   `json:"edtf,omitempty"`
	Basis         string   `json:"time_basis,omitempty"`
	ID            string   `json:"event_id"`
	Category      string   `json:"category"`
	Mode          string   `json:"mode,omitempty"`
	Status        string   `json:"status,omitempty"`
	Actors        string   `json:"actors,omitempty"`
	Recipients    string   `json:"recipients,omitempty"`
	Targets       string   `json:"targets,omitempty"`
	Weapons       string   `json:"weapons,omitempty"`
	Places        string   `json:"places,omitempty"`
	Claims        string   `json:"claims,omitempty"`
	Latitude      *float64 `json:"latitude,omitempty"`
	Longitude     *float64 `json:"longitude,omitempty"`
	Sentence      string   `json:"sentence"`
	Source        string   `json:"source_name,omitempty"`
	URL           string   `json:"url,omitempty"`
	Article       string   `json:"article,omitempty"`
	Origin        string   `json:"origin"`
}

func writeTimesketch(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	n, undated, open := 0, 0, 0
	from := clean(origin(a, o))
	for rep, err := range reports(ctx, a) {
		if err == nil {
			err = p.err()
		}
		if err != nil {
			return r, err
		}
		at := whenOf(rep.Event.Time)
		switch {
		case !at.known():
			undated++
			continue
		case !at.hasFrom: // only its end is known: it stands there
			at.from = at.to.AddDate(0, 0, -1)
			open++
		}
		line := sketchLineOf(rep, at)
		line.Origin = from
		if err := p.value(line); err != nil {
			return r, err
		}
		p.s("\n")
		n++
	}
	r.wrote(n, "event")
	r.among(open, "event at its last day, since its first is not known")
	r.leftOut(undated, "event without a day")
	return r, p.end()
}

func sketchLineOf(rep *queries.Report, at when) sketchLine {
	e := &rep.Event
	line := sketchLine{
		Message: headline(e), Datetime: at.from.Format("2006-01-02T15:04:05") + "+00:00", Timestamp: at.from.UnixMicro(),
		TimestampDesc: "Reported event, " + e.Time.Granularity.String(), LastDay: at.last(), EDTF: clean(at.edtf), Basis: string(at.basis),
		ID: string(e.ID), Category: clean(string(e.Category)), Mode: clean(string(e.Mode)), Status: clean(string(e.Status)),
		Actors: clean(join(e.Actors, named)), Recipients: clean(join(e.Recipients, named)), Targets: clean(join(e.Targets, named)),
		Weapons: clean(join(e.Weapons, weapon)), Places: clean(join(e.Places, named)), Claims: clean(join(e.Claims, claim)),
		Sentence: clean(e.Evidence.Text), Source: clean(rep.Article.Source), URL: webLink(rep.Article.URL), Article: clean(rep.Article.ID),
	}
	for _, p := range e.Places {
		if lon, lat, ok := point(p); ok {
			line.Longitude, line.Latitude = &lon, &lat
			break
		}
	}
	if disputed(e) {
		line.Tag = append(line.Tag, "disputed")
	}
	if unreal(e) {
		line.Tag = append(line.Tag, "not-yet")
	}
	return line
}
