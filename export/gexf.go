package export

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/annals-kg/annals/queries"
)

// GEXF 1.3: a graph for Gephi with colors, sizes and the days of each event as
// a spell, so that Gephi's timeline runs. https://gexf.net/schema.html
func init() {
	register(Format{
		Name:      "gexf",
		Summary:   "GEXF 1.3: a graph for Gephi, with days as spells",
		Ext:       ".gexf",
		MediaType: "application/gexf+xml",
		Write:     writeGEXF,
	})
}

func writeGEXF(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	p := newPrinter(w)
	p.s(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">`, "\n",
		"<meta><creator>", xml(origin(&queries.Answer{}, o)), "</creator><description>", xml(origin(a, o)), "</description></meta>\n",
		`<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">`, "\n",
		`<attributes class="node" mode="static">`, "\n")
	for i, f := range nodeFields {
		p.s(`<attribute id="`, strconv.Itoa(i), `" title="`, f.name, `" type="`, f.kind, `"/>`, "\n")
	}
	p.s("</attributes>\n", `<attributes class="edge" mode="static">`, "\n")
	for i, f := range edgeFields {
		p.s(`<attribute id="`, strconv.Itoa(i), `" title="`, f.name, `" type="`, f.kind, `"/>`, "\n")
	}
	p.s("</attributes>\n<nodes>\n")
	edges, undated := 0, 0
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			p.s(`<node id="`, n.ID, `" label="`, xml(n.Label), `">`, "<attvalues>")
			for i, f := range nodeFields {
				p.attvalue(i, f.of(n))
			}
			p.s("</attvalues>")
			p.spell(n.When.first(), n.When.last())
			if n.Report != nil && !n.When.known() {
				undated++
			}
			red, green, blue := n.Color.rgb()
			p.s(fmt.Sprintf(`<viz:color r="%d" g="%d" b="%d"/><viz:size value="%g"/>`, red, green, blue, n.size()))
			if n.Spot != nil {
				p.s(`<viz:position x="`, number(n.Spot.x), `" y="`, number(n.Spot.y), `" z="0"/>`)
			}
			p.s("</node>\n")
			return p.err()
		},
		func(e *edge) error {
			if edges++; edges == 1 {
				p.s("</nodes>\n<edges>\n")
			}
			p.s(`<edge id="`, strconv.Itoa(edges), `" source="`, e.From, `" target="`, e.To, `" label="`, xml(e.Label), `" weight="`, strconv.Itoa(e.Weight), `">`, "<attvalues>")
			for i, f := range edgeFields {
				p.attvalue(i, f.of(e))
			}
			p.s("</attvalues>")
			p.spell(e.First, e.Last)
			red, green, blue := e.Color.rgb()
			p.s(fmt.Sprintf(`<viz:color r="%d" g="%d" b="%d"/>`, red, green, blue), "</edge>\n")
			return p.err()
		})
	if err != nil {
		return r, err
	}
	if edges == 0 {
		p.s("</nodes>\n<edges>\n")
	}
	p.s("</edges>\n</graph>\n</gexf>\n")
	r.among(undated, "event without a spell, its day not known")
	return r, p.end()
}

func (p *printer) attvalue(id int, value string) {
	if value != "" {
		p.s(`<attvalue for="`, strconv.Itoa(id), `" value="`, xml(value), `"/>`)
	}
}

// spell prints the days of a node or edge, both ends included; an end that is
// not known is left open.
func (p *printer) spell(first, last string) {
	if first == "" && last == "" {
		return
	}
	p.s("<spells><spell")
	if first != "" {
		p.s(` start="`, first, `"`)
	}
	if last != "" {
		p.s(` end="`, last, `"`)
	}
	p.s("/></spells>")
}
