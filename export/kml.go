package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// KML 2.2: events on a globe with a slider for their days.
// https://docs.ogc.org/is/12-007r2/12-007r2.html
func init() {
	register(Format{
		Name:      "kml",
		Summary:   "KML: events on a globe, with their days as time spans",
		Ext:       ".kml",
		MediaType: "application/vnd.google-earth.kml+xml",
		Write:     writeKML,
	})
}

func writeKML(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newPrinter(w)
	p.s(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<kml xmlns="http://www.opengis.net/kml/2.2">`, "\n<Document>\n",
		"<name>", xml(o.title(a)), "</name><description>", xml(origin(a, o)), "</description>\n")
	for _, c := range event.Categories {
		col := string(categoryColor(c))
		// KML colors are aabbggrr.
		p.s(`<Style id="`, string(c), `"><IconStyle><color>ff`, col[5:7], col[3:5], col[1:3], `</color></IconStyle></Style>`, "\n")
	}
	n, unplaced, undated := 0, 0, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		if p.err() != nil {
			break
		}
		e := &rep.Event
		n++
		p.s(`<Placemark id="`, eventNodeID(e), `"><name>`, xml(headline(e)), "</name><description>", xml("“"+e.Evidence.Text+"” "+reference(rep)), "</description>")
		if !p.kmlSpan(whenOf(e.Time)) {
			undated++
		}
		if e.Category.Known() {
			p.s("<styleUrl>#", string(e.Category), "</styleUrl>")
		}
		p.s("<ExtendedData>")
		for _, d := range [...]struct{ name, value string }{
			{"category", string(e.Category)}, {"status", string(e.Status)}, {"claims", join(e.Claims, claim)}, {"url", webLink(rep.Article.URL)},
		} {
			if d.value != "" {
				p.s(`<Data name="`, d.name, `"><value>`, xml(d.value), "</value></Data>")
			}
		}
		p.s("</ExtendedData>")
		if !p.kmlPoints(e.Places) {
			unplaced++
		}
		p.s("</Placemark>\n")
	}
	p.s("</Document>\n</kml>\n")
	r.wrote(n, "event")
	r.among(unplaced, "event without a place on the map, in the list only")
	r.among(undated, "event without a day, shown at all times")
	return r, p.end()
}

// kmlSpan prints the days of w, both included, and whether there are any.
func (p *printer) kmlSpan(w when) bool {
	if !w.known() {
		return false
	}
	p.s("<TimeSpan>")
	if w.hasFrom {
		p.s("<begin>", w.first(), "</begin>")
	}
	if w.hasTo {
		p.s("<end>", w.last(), "</end>")
	}
	p.s("</TimeSpan>")
	return true
}

// kmlPoints prints the points of places and whether there are any.
func (p *printer) kmlPoints(places []event.Ref) bool {
	var points []string
	for _, place := range places {
		if lon, lat, ok := point(place); ok {
			points = append(points, number(lon)+","+number(lat))
		}
	}
	if len(points) > 1 {
		p.s("<MultiGeometry>")
	}
	for _, at := range points {
		p.s("<Point><coordinates>", at, "</coordinates></Point>")
	}
	if len(points) > 1 {
		p.s("</MultiGeometry>")
	}
	return len(points) > 0
}
