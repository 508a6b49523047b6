package export

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// Markdown: a brief, day by day, whose every clause cites its sentence and its
// article. https://spec.commonmark.org/0.31.2/
func init() {
	register(Format{
		Name:      "markdown",
		Summary:   "Markdown: a brief, day by day, each clause with its source",
		Ext:       ".md",
		MediaType: "text/markdown",
		Write:     writeMarkdown,
	})
}

// A brief is held in memory to be sorted by day; longer ones are no briefs.
const maxBrief = 5000

// A clause is a line of the brief.
type clause struct{ day, text string }

func writeMarkdown(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	var clauses []clause
	var sources []string
	number := map[string]int{} // of an article in sources, from one
	beyond := 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		if len(clauses) == maxBrief {
			beyond++
			continue
		}
		key := rep.Article.IRI + "\x00" + rep.Article.ID
		if number[key] == 0 {
			sources = append(sources, markdownSource(rep))
			number[key] = len(sources)
		}
		clauses = append(clauses, clause{days(&rep.Event), markdownClause(rep, number[key])})
	}
	slices.SortStableFunc(clauses, func(a, b clause) int { return cmp.Compare(dayKey(a.day), dayKey(b.day)) })
	p := newPrinter(w)
	p.s("# ", markdown(o.title(a)), "\n\n")
	switch {
	case len(clauses) > 0:
		p.s(Count{len(clauses), "report"}.String(), " of ", Count{len(sources), "article"}.String(), ".\n")
	case a.Empty != "":
		p.s("Nothing: ", markdown(a.Empty), ".\n")
	default:
		p.s("Nothing.\n")
	}
	last := ""
	for _, c := range clauses {
		if c.day != last {
			heading := c.day
			if heading == "not known" {
				heading = "day not known"
			}
			p.s("\n## ", markdown(heading), "\n\n")
			last = c.day
		}
		p.s(c.text)
	}
	if len(sources) > 0 {
		p.s("\n## Sources\n\n")
	}
	for i, s := range sources {
		p.s(strconv.Itoa(i+1), ". ", s, "\n")
	}
	p.s("\n---\n\n", markdown(origin(a, o)), "\n")
	r.wrote(len(clauses), "event")
	r.leftOut(beyond, "event beyond the "+thousands(maxBrief)+" of a brief")
	return r, p.end()
}

// dayKey sorts days by date, whatever word stands before it, and what has none
// behind.
func dayKey(day string) string {
	day = strings.TrimPrefix(strings.TrimPrefix(day, "until "), "from ")
	if day == "not known" {
		return "~"
	}
	return day
}

func markdownClause(rep *queries.Report, source int) string {
	e := &rep.Event
	s := "- **" + markdown(string(e.Category)) + "**"
	if e.Status != event.Actual && e.Status != "" {
		s += " (" + markdown(string(e.Status)) + ")"
	}
	if places := list(e.Places, named, 4); places != "" {
		s += ", " + markdown(places)
	}
	if what := outline(e); what != "" {
		s += ": " + markdown(what)
	}
	voice := "the outlet’s own voice"
	if claims := join(e.Claims, claim); claims != "" {
		voice = "according to " + claims
	}
	return s + "; " + markdown(voice) + ". “" + markdown(e.Evidence.Text) + "” [" + strconv.Itoa(source) + "]\n"
}

// markdownLink encodes what older readers of Markdown take for markup in a link.
var markdownLink = strings.NewReplacer("(", "%28", ")", "%29", "[", "%5B", "]", "%5D", "*", "%2A", "_", "%5F")

func markdownSource(rep *queries.Report) string {
	s := markdown(reference(rep))
	if link := webLink(rep.Article.URL); link != "" {
		s += ", <" + markdownLink.Replace(link) + ">"
	}
	return s
}

// markdown escapes what Markdown or HTML would read as more than text.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]()#+!|~$", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
