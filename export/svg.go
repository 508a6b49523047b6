package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/queries"
)

// SVG: a picture of the answer as a timeline, drawn directly, without a
// script. https://www.w3.org/TR/SVG11/
func init() {
	register(Format{
		Name:      "svg",
		Summary:   "SVG: a timeline picture, days by lanes, colored by category",
		Ext:       ".svg",
		MediaType: "image/svg+xml",
		Write:     writeSVG,
	})
}

func writeSVG(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	t, err := readTimeline(ctx, a, o)
	if err != nil {
		return r, err
	}
	r.wrote(t.events, "event")
	r.wrote(len(t.marks), "mark")
	if t.coarse > exact {
		r.among(t.events, "event gathered by "+coarseNames[t.coarse])
	}
	r.leftOut(t.beyond, "event beyond the marks that a picture holds")
	p := newPrinter(w)
	p.s(`<?xml version="1.0" encoding="UTF-8"?>`, "\n")
	t.layOut()
	t.draw(p)
	return r, p.end()
}
