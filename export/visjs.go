package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// vis-timeline: items and groups for the vis.js timeline, a group for each
// lane. Content is HTML there. https://visjs.github.io/vis-timeline/docs/timeline/
func init() {
	register(Format{
		Name:      "vis",
		Summary:   "vis-timeline JSON: items and groups for a web page",
		Ext:       ".vis.json",
		MediaType: "application/vnd.vis-timeline+json",
		Write:     writeVis,
	})
}

type visItem struct {
	ID      string `json:"id"`
	Group   string `json:"group"`
	Content string `json:"content"`
	Title   string `json:"title"`
	Start   string `json:"start"`
	End     string `json:"end,omitempty"` // not included
	Type    string `json:"type"`
	Class   string `json:"className"`
	Style   string `json:"style"`
}

type visGroup struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

// writeVis reads the reports twice: the groups are known at the end.
func writeVis(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	p.s(`{"annals":`)
	if err := p.value(origin(a, o)); err != nil {
		return r, err
	}
	p.s(",\n\"items\":[")
	groups := map[string]bool{}
	n, undated := 0, 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		when := whenOf(rep.Event.Time)
		if !when.known() {
			undated++
			continue
		}
		item := visItemOf(rep, when)
		item.Group = laneNames(&rep.Event, o.Lane)[0]
		groups[item.Group] = true
		if n++; n > 1 {
			p.s(",")
		}
		p.s("\n")
		if err := p.value(item); err != nil {
			return r, err
		}
	}
	p.s("\n],\n\"groups\":[")
	for i, name := range sortedKeys(groups) {
		if i > 0 {
			p.s(",")
		}
		p.s("\n")
		content := name
		if content == "" {
			content = "not said"
		}
		if err := p.value(visGroup{name, xml(content)}); err != nil {
			return r, err
		}
	}
	p.s("\n]}\n")
	r.wrote(n, "event")
	r.leftOut(undated, "event without a day")
	return r, p.end()
}

func visItemOf(rep *queries.Report, w when) visItem {
	e := &rep.Event
	item := visItem{
		ID: eventNodeID(e), Content: xml(headline(e)), Title: xml(e.Evidence.Text),
		Start: w.first(), Type: "point", Class: nodeID("annals-", string(e.Category)),
		Style: "border-color:" + string(categoryColor(e.Category)),
	}
	switch {
	case !w.hasFrom:
		item.Start = w.last()
	case w.days() > 1:
		item.Type, item.End = "range", w.to.Format("2006-01-02T15:04:05")
	}
	if w.basis == event.BasisPublication {
		item.Class += " annals-published"
	}
	if disputed(e) {
		item.Class += " annals-disputed"
	}
	return item
}
