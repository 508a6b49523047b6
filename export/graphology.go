package export

import (
	"context"
	"io"
	"strconv"

	"github.com/annals-kg/annals/queries"
)

// Graphology JSON: the serialization that Graph.import of Graphology and so
// Sigma reads, with x, y, size and color as Sigma wants them.
// https://graphology.github.io/serialization.html
func init() {
	register(Format{
		Name:      "graphology",
		Summary:   "Graphology JSON: a graph for Sigma and Graphology",
		Ext:       ".graph.json",
		MediaType: "application/vnd.graphology+json",
		Write:     writeGraphology,
	})
}

func writeGraphology(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	p := newJSONPrinter(newPrinter(w))
	p.s(`{"options":{"type":"directed","multi":true,"allowSelfLoops":true},"attributes":{"name":`)
	for i, text := range []string{o.title(a), origin(a, o)} {
		if i > 0 {
			p.s(`,"origin":`)
		}
		if err := p.value(text); err != nil {
			return Report{}, err
		}
	}
	p.s("},\n\"nodes\":[")
	nodes, edges := 0, 0
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			if nodes++; nodes > 1 {
				p.s(",")
			}
			p.s("\n", `{"key":"`, n.ID, `","attributes":{"size":`, number(n.size()/5))
			if n.Spot != nil {
				p.s(`,"x":`, number(n.Spot.x), `,"y":`, number(n.Spot.y))
			}
			p.field("label", "string", n.Label)
			p.field("color", "string", string(n.Color))
			for _, f := range nodeFields {
				p.field(f.name, f.kind, f.of(n))
			}
			p.s("}}")
			return p.err()
		},
		func(e *edge) error {
			if edges++; edges > 1 {
				p.s(",")
			} else {
				p.s("\n],\n\"edges\":[")
			}
			p.s("\n", `{"key":"e`, strconv.Itoa(edges), `","source":"`, e.From, `","target":"`, e.To, `","attributes":{"weight":`, strconv.Itoa(e.Weight))
			p.field("label", "string", e.Label)
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
		p.s("\n],\n\"edges\":[")
	}
	p.s("\n]}\n")
	return r, p.end()
}
