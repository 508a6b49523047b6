package export

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// DOT: a graph for Graphviz, with shapes by kind and colors by category.
// https://graphviz.org/doc/info/lang.html
func init() {
	register(Format{
		Name:      "dot",
		Summary:   "DOT: a graph for Graphviz (dot -Tsvg)",
		Ext:       ".dot",
		MediaType: "text/vnd.graphviz",
		Write:     writeDOT,
	})
}

// dotShapes tells kinds apart where colors are not seen.
var dotShapes = map[string]string{
	"event": "box", "actor": "ellipse", "place": "house", "weapon": "hexagon", "target": "component",
}

func writeDOT(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	p := newPrinter(w)
	p.s("// ", clean(origin(a, o)), "\n",
		"digraph annals {\n",
		"  graph [labelloc=t, fontname=\"Helvetica\", fontsize=18, rankdir=LR, nodesep=0.15, ranksep=0.9, overlap=prism, overlap_scaling=-1.4, outputorder=edgesfirst, pad=0.3];\n",
		"  node [fontname=\"Helvetica\", fontsize=11, style=filled, penwidth=0, margin=\"0.12,0.06\"];\n",
		"  edge [fontname=\"Helvetica\", fontsize=9, color=\"#9aa3ad\", fontcolor=\"#5b6570\", arrowsize=0.6];\n")
	colors := map[string]color{}
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			if n.Report == nil {
				colors[n.Kind] = n.Color
			}
			p.s("  ", dotString(n.ID, 0), " [label=", dotString(n.Label, 32),
				", shape=", dotShape(n.Kind), dotSpot(n), ", fillcolor=\"", string(n.Color), "\"")
			if n.Kind == "event" {
				p.s(", fontcolor=white")
				dotEvent(p, n)
			} else {
				p.s(", fontsize=", strconv.Itoa(int(9+n.size()/10)))
			}
			p.s("];\n")
			return p.err()
		},
		func(e *edge) error {
			if e.Category != "" {
				colors[e.Category] = e.Color
			}
			// Shapes, colors and arrows say most of it; a label on each edge
			// would hide the graph.
			p.s("  ", dotString(e.From, 0), " -> ", dotString(e.To, 0), " [edgetooltip=", dotString(e.Label, 0), ", color=\"", string(e.Color), "\"")
			if e.Weight > 1 {
				n := strconv.Itoa(e.Weight)
				p.s(", label=\"", n, "\", weight=", n, ", penwidth=", strconv.FormatFloat(min(6, 1+float64(e.Weight)/4), 'f', 2, 64))
			} else if e.Kind == "claimant" {
				p.s(", label=", dotString(e.Label, 0), ", style=dashed")
			}
			p.s("];\n")
			return p.err()
		})
	if err != nil {
		return r, err
	}
	dotLegend(p, o.title(a), colors)
	p.s("}\n")
	return r, p.end()
}

// dotLegend prints the title and what the colors stand for. It comes last, when
// they are known.
func dotLegend(p *printer, title string, colors map[string]color) {
	p.s("  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr><td colspan=\"", strconv.Itoa(dotLegendRow), "\" align=\"left\"><font point-size=\"18\">", xml(title), "</font></td></tr>")
	names := sortedKeys(colors)
	// Things first, which are shapes; the rest are the categories of events.
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(dotRank(a), dotRank(b)) })
	for i, name := range names {
		if i%dotLegendRow == 0 {
			p.s("<tr>")
		}
		p.s("<td align=\"left\"><font point-size=\"11\" color=\"", string(colors[name]), "\">\u25cf</font><font point-size=\"11\"> ", xml(name), " </font></td>")
		if i%dotLegendRow == dotLegendRow-1 || i == len(colors)-1 {
			p.s("</tr>")
		}
	}
	p.s("</table>>;\n")
}

func dotRank(name string) int {
	if dotShapes[name] != "" {
		return 0
	}
	return 1
}

// dotLegendRow is how many colors stand side by side.
const dotLegendRow = 8

// dotEvent prints what only events have: the sentence as the tooltip, and
// outlines for what is disputed or only planned.
func dotEvent(p *printer, n *node) {
	e := &n.Report.Event
	tip := e.Evidence.Text
	if day := n.When.first(); day != "" {
		tip = day + ": " + tip
	}
	p.s(", tooltip=", dotString(tip, 0))
	if link := webLink(n.Report.Article.URL); link != "" {
		p.s(", URL=", dotString(link, 0))
	}
	switch {
	case disputed(e):
		p.s(`, style="filled,dashed", penwidth=2, color="#222222"`)
	case unreal(e):
		p.s(`, style="filled,dotted", penwidth=2, color="#222222"`)
	}
}

// dotSpot is a node's position in points, for neato -n2; dot finds its own.
func dotSpot(n *node) string {
	if n.Spot == nil {
		return ""
	}
	// Labels are wider than high.
	return `, pos="` + number(1.4*n.Spot.x) + "," + number(n.Spot.y) + `"`
}

func dotShape(kind string) string {
	if s, ok := dotShapes[kind]; ok {
		return s
	}
	return "ellipse"
}

// dotString quotes s, cleaned; where width is set, in lines of about so many
// characters. HTML entities, which Graphviz would read, are kept as they are.
func dotString(s string, width int) string {
	s = dotEscapes.Replace(clean(s))
	if width > 0 {
		s = strings.Join(fold(s, width), `\n`)
	}
	return `"` + s + `"`
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")

// fold breaks s at spaces into lines of at most width characters; a longer
// word has a line to itself.
func fold(s string, width int) []string {
	var lines []string
	line, n := "", 0
	for word := range strings.FieldsSeq(s) {
		m := len([]rune(word))
		switch {
		case line == "":
			line, n = word, m
		case n+1+m <= width:
			line, n = line+" "+word, n+1+m
		default:
			lines = append(lines, line)
			line, n = word, m
		}
	}
	return append(lines, line)
}
