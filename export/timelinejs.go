package export

import (
	"context"
	"io"
	"time"

	"github.com/annals-kg/annals/queries"
)

// TimelineJS: a newsroom's timeline. Its text is HTML, and events without a
// date would vanish there silently, so they are left out here and counted.
// https://timeline.knightlab.com/docs/json-format.html
func init() {
	register(Format{
		Name:      "timelinejs",
		Summary:   "TimelineJS JSON: a timeline for a web page",
		Ext:       ".timeline.json",
		MediaType: "application/vnd.timelinejs+json",
		Write:     writeTimelineJS,
	})
}

type slide struct {
	Start  *slideDate `json:"start_date,omitempty"`
	End    *slideDate `json:"end_date,omitempty"`
	Text   slideText  `json:"text"`
	Group  string     `json:"group,omitempty"`
	ID     string     `json:"unique_id,omitempty"`
	Paint  *backdrop  `json:"background,omitempty"`
	Detail string     `json:"display_date,omitempty"`
}

type slideDate struct {
	Year  int `json:"year"`
	Month int `json:"month"`
	Day   int `json:"day"`
}

type slideText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

type backdrop struct {
	Color color `json:"color"`
}

func writeTimelineJS(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	p.s(`{"title":`)
	if err := p.value(slide{Text: slideText{xml(o.title(a)), "<p>" + xml(origin(a, o)) + "</p>"}}); err != nil {
		return r, err
	}
	p.s(",\n\"events\":[")
	n, undated := 0, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		s, ok := slideOf(rep)
		if !ok {
			undated++
			continue
		}
		if n++; n > 1 {
			p.s(",")
		}
		p.s("\n")
		if err := p.value(s); err != nil {
			return r, err
		}
	}
	p.s("\n]}\n")
	r.wrote(n, "event")
	r.leftOut(undated, "event without a day")
	return r, p.end()
}

func slideOf(rep *queries.Report) (slide, bool) {
	e := &rep.Event
	w := whenOf(e.Time)
	if !w.known() {
		return slide{}, false
	}
	s := slide{
		Text:  slideText{xml(headline(e)), "<p>“" + xml(e.Evidence.Text) + "”</p><p>" + htmlReference(rep) + "</p>"},
		Group: clean(string(e.Category)), ID: eventNodeID(e), Paint: &backdrop{categoryColor(e.Category)},
		Detail: clean(days(e)),
	}
	last := w.to.Add(-time.Nanosecond)
	switch {
	case !w.hasFrom:
		s.Start = dateOf(last)
	case !w.hasTo || w.days() == 1:
		s.Start = dateOf(w.from)
	default:
		s.Start, s.End = dateOf(w.from), dateOf(last)
	}
	return s, true
}

func dateOf(t time.Time) *slideDate { return &slideDate{t.Year(), int(t.Month()), t.Day()} }
