package export

import (
	"context"
	"encoding/json"
	"io"
	"strconv"

	"github.com/annals-kg/annals/queries"
)

// Cytoscape JSON: a graph for Cytoscape and Cytoscape.js.
// https://js.cytoscape.org/#notation/elements-json
func init() {
	register(Format{
		Name:      "cytoscape",
		Summary:   "Cytoscape JSON: a graph for Cytoscape and Cytoscape.js",
		Ext:       ".cyjs",
		MediaType: "application/vnd.cytoscape+json",
		Write:     writeCytoscape,
	})
}

func writeCytoscape(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	p := newJSONPrinter(newPrinter(w))
	p.s(`{"format_version":"1.0","generated_by":`)
	if err := p.value(origin(a, o)); err != nil {
		return Report{}, err
	}
	p.s(`,"data":{"name":`)
	if err := p.value(o.title(a)); err != nil {
		return Report{}, err
	}
	p.s("},\n", `"elements":{"nodes":[`)
	nodes, edges := 0, 0
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			if nodes++; nodes > 1 {
				p.s(",")
			}
			p.s("\n", `{"data":{"id":"`, n.ID, `"`)
			// The desktop program labels nodes by "name".
			p.field("name", "string", n.Label)
			p.field("label", "string", n.Label)
			p.field("color", "string", string(n.Color))
			p.field("size", "double", number(n.size()))
			for _, f := range nodeFields {
				p.field(f.name, f.kind, f.of(n))
			}
			p.s("}")
			if n.Spot != nil {
				p.s(`,"position":{"x":`, number(n.Spot.x), `,"y":`, number(-n.Spot.y), "}") // y grows downwards there
			}
			p.s("}")
			return p.err()
		},
		func(e *edge) error {
			if edges++; edges > 1 {
				p.s(",")
			} else {
				p.s("\n],\"edges\":[")
			}
			p.s("\n", `{"data":{"id":"e`, strconv.Itoa(edges), `","source":"`, e.From, `","target":"`, e.To, `"`)
			p.field("label", "string", e.Label)
			p.field("interaction", "string", e.Kind)
			p.field("weight", "integer", strconv.Itoa(e.Weight))
			p.field("color", "string", string(e.Color))
			for _, f := range edgeFields {
				p.field(f.name, f.kind, f.of(e))
			}
			p.s("}}")
			return p.err()
		})
	if err != nil {
		return r, err
	}
	if edges == 0 {
		p.s("\n],\"edges\":[")
	}
	p.s("\n]}}\n")
	return r, p.end()
}

// field prints a member of an object after others, unless it is empty.
func (j *jsonPrinter) field(name, kind, value string) {
	if value == "" {
		return
	}
	j.s(`,"`, name, `":`)
	var v any = value
	if kind != "string" {
		v = json.Number(value)
	}
	if err := j.value(v); err != nil && j.bad == nil {
		j.bad = err
	}
}
