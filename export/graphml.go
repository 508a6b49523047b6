package export

import (
	"context"
	"io"
	"strconv"

	"github.com/annals-kg/annals/queries"
)

// GraphML: a graph with typed attributes, for Gephi, yEd, NetworkX and igraph.
// http://graphml.graphdrawing.org/specification.html
func init() {
	register(Format{
		Name:      "graphml",
		Summary:   "GraphML: a graph for Gephi, yEd, NetworkX",
		Ext:       ".graphml",
		MediaType: "application/graphml+xml",
		Write:     writeGraphML,
	})
}

func writeGraphML(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	p := newPrinter(w)
	p.s(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n",
		"<desc>", xml(origin(a, o)), "</desc>\n")
	key := func(of, name, kind string) {
		if kind == "integer" {
			kind = "int"
		}
		p.s(`<key id="`, of, "_", name, `" for="`, of, `" attr.name="`, name, `" attr.type="`, kind, `"/>`, "\n")
	}
	for _, name := range []string{"label", "color"} {
		key("node", name, "string")
	}
	for _, name := range []string{"size", "x", "y"} {
		key("node", name, "double")
	}
	for _, f := range nodeFields {
		key("node", f.name, f.kind)
	}
	for _, name := range []string{"label", "color"} {
		key("edge", name, "string")
	}
	key("edge", "weight", "double")
	for _, f := range edgeFields {
		key("edge", f.name, f.kind)
	}
	p.s(`<graph id="annals" edgedefault="directed">`, "\n")
	data := func(of, name, value string) {
		if value != "" {
			p.s(`<data key="`, of, "_", name, `">`, xml(value), "</data>")
		}
	}
	edges := 0
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			p.s(`<node id="`, n.ID, `">`)
			data("node", "label", n.Label)
			data("node", "color", string(n.Color))
			data("node", "size", number(n.size()))
			if n.Spot != nil {
				data("node", "x", number(n.Spot.x))
				data("node", "y", number(n.Spot.y))
			}
			for _, f := range nodeFields {
				data("node", f.name, f.of(n))
			}
			p.s("</node>\n")
			return p.err()
		},
		func(e *edge) error {
			edges++
			p.s(`<edge id="e`, strconv.Itoa(edges), `" source="`, e.From, `" target="`, e.To, `">`)
			data("edge", "label", e.Label)
			data("edge", "color", string(e.Color))
			data("edge", "weight", strconv.Itoa(e.Weight))
			for _, f := range edgeFields {
				data("edge", f.name, f.of(e))
			}
			p.s("</edge>\n")
			return p.err()
		})
	if err != nil {
		return r, err
	}
	p.s("</graph>\n</graphml>\n")
	return r, p.end()
}
