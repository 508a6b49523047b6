package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// HTML: one page that needs no other file and no network: the timeline, the
// answer's table, and every event with its sentence.
// https://html.spec.whatwg.org/
func init() {
	register(Format{
		Name:      "html",
		Summary:   "HTML: one page with the timeline and each event's sentence",
		Ext:       ".html",
		MediaType: "text/html",
		Write:     writeHTML,
	})
}

// htmlStyle is for screens, dark ones too, and for paper.
const htmlStyle = `
body{margin:2rem auto;max-width:76rem;padding:0 1rem;font:15px/1.45 Arial,"Liberation Sans",Helvetica,sans-serif;color:#1f2933;background:#fff}
svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;margin:1.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid #e3e7eb}
th{font-size:.85rem;color:#5f6b77;position:sticky;top:0;background:#fff}
td.n{text-align:right}
td.day{white-space:nowrap}
.c{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.4em}
q{quotes:"“" "”"}
small{color:#5f6b77}
a{color:#2f6db5}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}th{position:static}}
`

func writeHTML(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	t, err := readTimeline(ctx, a, o)
	if err != nil {
		return r, err
	}
	p := newPrinter(w)
	title := xml(o.title(a))
	// The policy forbids whatever article text might try to load or run.
	p.s("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta name="referrer" content="no-referrer">`, "\n",
		"<title>", title, "</title>\n<style>", htmlStyle, "</style>\n</head>\n<body>\n<h1 hidden>", title, "</h1>\n<figure style=\"margin:0\">\n")
	t.layOut()
	t.draw(p)
	p.s("</figure>\n")
	if o.rows(a) {
		n, err := p.htmlRows(a)
		if err != nil {
			return r, err
		}
		r.wrote(n, "row")
	}
	n, err := p.htmlEvents(ctx, a)
	if err != nil {
		return r, err
	}
	r.wrote(n, "event")
	p.s("<p><small>", xml(origin(a, o)), "</small></p>\n</body>\n</html>\n")
	return r, p.end()
}

func (p *printer) htmlRows(a *queries.Answer) (n int, err error) {
	p.s("<table>\n<thead><tr>")
	for _, c := range a.Columns {
		p.s("<th>", xml(c.Title), "</th>")
	}
	p.s("</tr></thead>\n<tbody>\n")
	for row, err := range a.All() {
		if err != nil {
			return n, err
		}
		n++
		p.s("<tr>")
		for i, c := range a.Columns {
			cell := ""
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			open := `<td dir="auto">`
			if c.Number {
				open = `<td class="n">`
			}
			p.s(open, xml(cell), "</td>")
		}
		p.s("</tr>\n")
	}
	p.s("</tbody>\n</table>\n")
	return n, nil
}

func (p *printer) htmlEvents(ctx context.Context, a *queries.Answer) (n int, err error) {
	p.s("<table>\n<thead><tr><th>When</th><th>What</th><th>Where</th><th>Who says so</th><th>Sentence</th></tr></thead>\n<tbody>\n")
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return n, err
		}
		if p.err() != nil {
			return n, p.err()
		}
		n++
		e := &rep.Event
		p.s(`<tr id="`, eventNodeID(e), `" data-event="`, xml(string(e.ID)), `"><td class="day">`, xml(days(e)), "</td>",
			`<td dir="auto"><span class="c" style="background:`, string(categoryColor(e.Category)), `"></span>`, xml(string(e.Category)))
		if e.Status != event.Actual && e.Status != "" {
			p.s(" <small>(", xml(string(e.Status)), ")</small>")
		}
		p.s("<br>", isolate(xml(outline(e))), "</td>",
			`<td dir="auto">`, isolate(xml(list(e.Places, named, 4))), "</td>",
			`<td dir="auto">`, isolate(xml(join(e.Claims, claim))), "</td>",
			`<td dir="auto"><q>`, xml(e.Evidence.Text), "</q><br><small>", htmlReference(rep), "</small></td></tr>\n")
	}
	p.s("</tbody>\n</table>\n")
	return n, nil
}

// htmlReference says where a sentence stands, with a link if there is one.
func htmlReference(rep *queries.Report) string {
	name := xml(reference(rep))
	if link := webLink(rep.Article.URL); link != "" {
		return `<a href="` + xml(link) + `" rel="noopener noreferrer">` + name + "</a>"
	}
	return name
}

// reference names an article for people: source, title, day of publication.
func reference(rep *queries.Report) string {
	s := rep.Article.Source
	for _, part := range []string{rep.Article.Title, published(rep.Article)} {
		if part != "" && s != "" {
			s += ", "
		}
		s += part
	}
	if s == "" {
		return rep.Article.ID
	}
	return s
}

// days writes the days of e for people: "2024-05-15", "2024-05-06 to
// 2024-05-12", "until 2024-05-14", with what they rest on where that is not
// the text.
func days(e *event.Event) string {
	w := whenOf(e.Time)
	from, to := w.first(), w.last()
	s := ""
	switch {
	case from == "" && to == "":
		return "not known"
	case from == "":
		s = "until " + to
	case to == "":
		s = "from " + from
	case from == to:
		s = from
	default:
		s = from + " to " + to
	}
	if w.basis == event.BasisPublication {
		s += " (day of publication)"
	}
	return s
}
