package export

import (
	"strconv"

	"github.com/annals-kg/annals/event"
)

// A nodeField is an attribute of nodes in the graph formats. An empty value is
// left out of the file.
type nodeField struct {
	name string
	// kind is string, integer or double, as GEXF and GraphML both have them,
	// but for GraphML's int.
	kind string
	of   func(*node) string
}

// nodeFields are the attributes of nodes, in order. Days stand there as plain
// strings besides the spells of GEXF, since some readers drop those.
var nodeFields = []nodeField{
	{"kind", "string", func(n *node) string { return n.Kind }},
	{"entity", "string", func(n *node) string { return clean(n.Name) }},
	{"type", "string", func(n *node) string { return n.Type }},
	{"class", "string", func(n *node) string { return n.Class }},
	{"country", "string", func(n *node) string { return n.Country }},
	{"region", "string", func(n *node) string { return n.Region }},
	{"lat", "double", func(n *node) string { return coordinate(n, n.Lat) }},
	{"lon", "double", func(n *node) string { return coordinate(n, n.Lon) }},
	{"degree", "integer", func(n *node) string { return strconv.Itoa(n.Degree) }},
	{"category", "string", ofEvent(func(e *event.Event) string { return string(e.Category) })},
	{"mode", "string", ofEvent(func(e *event.Event) string { return string(e.Mode) })},
	{"status", "string", ofEvent(func(e *event.Event) string { return string(e.Status) })},
	{"first_day", "string", func(n *node) string { return n.When.first() }},
	{"last_day", "string", func(n *node) string { return n.When.last() }},
	{"edtf", "string", func(n *node) string { return clean(n.When.edtf) }},
	{"time_basis", "string", func(n *node) string { return string(n.When.basis) }},
	{"killed_min", "double", ofEvent(func(e *event.Event) string { return end(e.Killed, true) })},
	{"killed_max", "double", ofEvent(func(e *event.Event) string { return end(e.Killed, false) })},
	{"injured_min", "double", ofEvent(func(e *event.Event) string { return end(e.Injured, true) })},
	{"injured_max", "double", ofEvent(func(e *event.Event) string { return end(e.Injured, false) })},
	{"claims", "string", ofEvent(func(e *event.Event) string { return join(e.Claims, claim) })},
	{"confidence", "double", ofEvent(func(e *event.Event) string { return number(e.Confidence) })},
	{"sentence", "string", ofEvent(func(e *event.Event) string { return e.Evidence.Text })},
	{"article", "string", func(n *node) string { return ofArticle(n, func(n *node) string { return n.Report.Article.ID }) }},
	{"source", "string", func(n *node) string { return ofArticle(n, func(n *node) string { return n.Report.Article.Source }) }},
	{"url", "string", func(n *node) string {
		return ofArticle(n, func(n *node) string { return webLink(n.Report.Article.URL) })
	}},
}

func ofEvent(of func(*event.Event) string) func(*node) string {
	return func(n *node) string {
		if n.Report == nil {
			return ""
		}
		return clean(of(&n.Report.Event))
	}
}

func ofArticle(n *node, of func(*node) string) string {
	if n.Report == nil {
		return ""
	}
	return clean(of(n))
}

func coordinate(n *node, v float64) string {
	if !n.Placed {
		return ""
	}
	return number(v)
}

// end is one end of a range, "" where it is open or nothing is said.
func end(r *event.Range, low bool) string {
	switch {
	case r == nil:
		return ""
	case low:
		return number(r.Min)
	}
	return number(r.Max)
}

// An edgeField is an attribute of edges.
type edgeField struct {
	name string
	kind string
	of   func(*edge) string
}

// edgeFields are the attributes of edges, in order; the weight is one that
// graph programs know.
var edgeFields = []edgeField{
	{"role", "string", func(e *edge) string { return e.Kind }},
	{"categories", "string", func(e *edge) string { return e.Categories }},
	{"first_day", "string", func(e *edge) string { return e.First }},
	{"last_day", "string", func(e *edge) string { return e.Last }},
}
