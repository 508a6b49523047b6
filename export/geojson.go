package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// GeoJSON: a feature for each event, at its point or points. RFC 7946.
func init() {
	register(Format{
		Name:      "geojson",
		Summary:   "GeoJSON: events on a map, a feature each",
		Ext:       ".geojson",
		MediaType: "application/geo+json",
		Write:     writeGeoJSON,
	})
}

// A feature is an event. Geometry is null where no place has a point.
type feature struct {
	Type       string     `json:"type"`
	ID         event.ID   `json:"id,omitempty"`
	Geometry   *geometry  `json:"geometry"`
	Properties properties `json:"properties"`
}

// A geometry is a Point or a MultiPoint, longitude first.
type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// properties are flat, as map programs want them, with the record's words.
// marker-color and title are read by geojson.io and others (simplestyle-spec).
type properties struct {
	Title      string         `json:"title"`
	Color      color          `json:"marker-color"`
	Category   event.Category `json:"category"`
	Mode       event.Mode     `json:"mode,omitempty"`
	Status     event.Status   `json:"status"`
	FirstDay   string         `json:"first_day,omitempty"`
	LastDay    string         `json:"last_day,omitempty"`
	EDTF       string         `json:"edtf,omitempty"`
	Basis      event.Basis    `json:"time_basis,omitempty"`
	Actors     string         `json:"actors,omitempty"`
	Recipients string         `json:"recipients,omitempty"`
	Targets    string         `json:"targets,omitempty"`
	Weapons    string         `json:"weapons,omitempty"`
	Places     string         `json:"places,omitempty"`
	Precision  string         `json:"precision,omitempty"`
	Wide       bool           `json:"wide,omitempty"` // no point is closer than the middle of a region
	Killed     *event.Range   `json:"killed,omitempty"`
	Injured    *event.Range   `json:"injured,omitempty"`
	Claims     string         `json:"claims,omitempty"`
	Sentence   string         `json:"sentence"`
	Article    string         `json:"article,omitempty"`
	Source     string         `json:"source,omitempty"`
	URL        string         `json:"url,omitempty"`
	Confidence float64        `json:"confidence"`
}

func writeGeoJSON(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	p.s(`{"type":"FeatureCollection",`, "\n\"annals\":")
	if err := p.value(origin(a, o)); err != nil {
		return r, err
	}
	p.s(",\n\"features\":[")
	n, unplaced := 0, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		f := featureOf(rep)
		if f.Geometry == nil {
			unplaced++
		}
		if n++; n > 1 {
			p.s(",")
		}
		p.s("\n")
		if err := p.value(f); err != nil {
			return r, err
		}
	}
	p.s("\n]}\n")
	r.wrote(n, "event")
	r.among(unplaced, "event without a place on the map, with a null geometry")
	return r, p.end()
}

func featureOf(rep *queries.Report) feature {
	e := &rep.Event
	w := whenOf(e.Time)
	return feature{
		Type: "Feature", ID: e.ID, Geometry: geometryOf(e.Places),
		Properties: properties{
			Title: headline(e), Color: categoryColor(e.Category),
			Category: e.Category, Mode: e.Mode, Status: e.Status,
			FirstDay: w.first(), LastDay: w.last(), EDTF: w.edtf, Basis: w.basis,
			Actors: join(e.Actors, named), Recipients: join(e.Recipients, named), Targets: join(e.Targets, named),
			Weapons: join(e.Weapons, weapon), Places: join(e.Places, named),
			Precision: join(e.Places, func(p event.Ref) string { return p.Precision }),
			Wide:      wide(e.Places),
			Killed:    e.Killed, Injured: e.Injured, Claims: join(e.Claims, claim),
			Sentence: e.Evidence.Text, Article: rep.Article.ID, Source: rep.Article.Source, URL: webLink(rep.Article.URL),
			Confidence: e.Confidence,
		},
	}
}

// wideFeatures are places whose point is only the middle of them.
var wideFeatures = map[string]bool{"country": true, "admin1": true, "admin2": true, "sea": true, "area": true}

// wide reports whether all points of places are the middle of a country, region
// or sea, where nothing need have happened.
func wide(places []event.Ref) bool {
	points, middles := 0, 0
	for _, p := range places {
		if _, _, ok := point(p); !ok {
			continue
		}
		if points++; wideFeatures[p.Feature] || p.Precision == "country" || p.Precision == "region" || p.Precision == "area" {
			middles++
		}
	}
	return points > 0 && points == middles
}

// geometryOf returns the points of places, nil if there are none.
func geometryOf(places []event.Ref) *geometry {
	var points [][2]json.Number
	seen := map[[2]json.Number]bool{}
	for _, p := range places {
		lon, lat, ok := point(p)
		at := [2]json.Number{json.Number(number(lon)), json.Number(number(lat))}
		if ok && !seen[at] {
			seen[at] = true
			points = append(points, at)
		}
	}
	switch len(points) {
	case 0:
		return nil
	case 1:
		return &geometry{"Point", points[0]}
	}
	return &geometry{"MultiPoint", points}
}
