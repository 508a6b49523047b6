package export

import (
	"context"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/annals-kg/annals/queries"
)

// iCalendar: an all-day entry for each event with a day. RFC 5545.
func init() {
	register(Format{
		Name:      "ical",
		Summary:   "iCalendar: events as all-day entries of a calendar",
		Ext:       ".ics",
		MediaType: "text/calendar",
		Write:     writeICal,
	})
}

func writeICal(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newPrinter(w)
	p.icalLine("BEGIN", "VCALENDAR")
	p.icalLine("VERSION", "2.0")
	p.icalLine("PRODID", "-//annals//annals//EN")
	p.icalLine("NAME", icalText(o.title(a)))
	p.icalLine("X-WR-CALDESC", icalText(origin(a, o)))
	n, undated := 0, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		if p.err() != nil {
			break
		}
		if !whenOf(rep.Event.Time).known() {
			undated++
			continue
		}
		p.icalEvent(rep)
		n++
	}
	p.icalLine("END", "VCALENDAR")
	r.wrote(n, "event")
	r.leftOut(undated, "event without a day")
	return r, p.end()
}

func (p *printer) icalEvent(rep *queries.Report) {
	const layout = "20060102"
	e, w := &rep.Event, whenOf(rep.Event.Time)
	if !w.hasTo {
		w.to = w.from.AddDate(0, 0, 1)
	}
	if !w.hasFrom {
		w.from = w.to.Add(-day)
	}
	// A calendar wants to know when an entry was made. That is when the
	// article was published, or else when the event was: no clock of ours.
	stamp := rep.Article.Published.UTC()
	if rep.Article.Published.IsZero() {
		stamp = w.from
	}
	p.icalLine("BEGIN", "VEVENT")
	p.icalLine("UID", eventNodeID(e)+"@annals")
	p.icalLine("DTSTAMP", stamp.Format("20060102T150405Z"))
	p.icalLine("DTSTART;VALUE=DATE", floorDay(w.from).Format(layout))
	p.icalLine("DTEND;VALUE=DATE", floorDay(w.to.Add(day-time.Nanosecond)).Format(layout))
	p.icalLine("SUMMARY", icalText(headline(e)))
	p.icalLine("DESCRIPTION", icalText("“"+e.Evidence.Text+"” "+reference(rep)))
	p.icalLine("CATEGORIES", icalText(string(e.Category)))
	if len(e.Places) > 0 {
		p.icalLine("LOCATION", icalText(list(e.Places, named, 4)))
		if lon, lat, ok := point(e.Places[0]); ok && len(e.Places) == 1 {
			p.icalLine("GEO", number(lat)+";"+number(lon))
		}
	}
	if link := webLink(rep.Article.URL); link != "" {
		p.icalLine("URL", link)
	}
	p.icalLine("TRANSP", "TRANSPARENT")
	p.icalLine("END", "VEVENT")
}

var icalEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)

func icalText(s string) string { return icalEscapes.Replace(clean(s)) }

// icalLine prints a content line, folded so that no line has more than 75
// bytes, between runes.
func (p *printer) icalLine(name, value string) {
	line := name + ":" + value
	limit := 75
	for len(line) > limit {
		cut := limit
		for cut > 1 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		p.s(line[:cut], "\r\n ")
		line, limit = line[cut:], 74
	}
	p.s(line, "\r\n")
}
