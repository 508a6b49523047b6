package export

import (
	"context"
	"io"

	"github.com/annals-kg/annals/queries"
)

// JSON: one object with the question and its rows or event records.
// RFC 8259.
func init() {
	register(Format{
		Name:      "json",
		Summary:   "JSON: the question and its rows or event records in one object",
		Ext:       ".json",
		MediaType: "application/json",
		Write:     writeJSON,
	})
}

func writeJSON(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	p.s("{")
	for _, field := range []struct{ name, value string }{
		{"query", a.Query}, {"program", o.Program}, {"rules", o.Rules}, {"empty", a.Empty},
	} {
		if field.value == "" {
			continue
		}
		p.s("\n ", `"`, field.name, `": `)
		if err := p.value(field.value); err != nil {
			return r, err
		}
		p.s(",")
	}
	args := a.Args
	if args == nil {
		args = []string{}
	}
	p.s("\n \"args\": ")
	if err := p.value(args); err != nil {
		return r, err
	}
	var n int
	var err error
	if o.rows(a) {
		n, err = writeJSONRows(p, a)
		r.wrote(n, "row")
	} else {
		n, err = writeJSONEvents(ctx, p, a)
		r.wrote(n, "event")
	}
	if err != nil {
		return r, err
	}
	p.s("\n}\n")
	return r, p.end()
}

func writeJSONRows(p *jsonPrinter, a *queries.Answer) (n int, err error) {
	type column struct {
		Name   string `json:"name"`
		Title  string `json:"title"`
		Number bool   `json:"number,omitempty"`
	}
	columns := []column{}
	for _, c := range a.Columns {
		columns = append(columns, column(c))
	}
	p.s(",\n \"columns\": ")
	if err := p.value(columns); err != nil {
		return n, err
	}
	p.s(",\n \"rows\": [")
	comma := "\n  "
	for row, err := range a.All() {
		if err != nil {
			return n, err
		}
		p.s(comma)
		if err := p.row(a.Columns, row); err != nil {
			return n, err
		}
		comma = ",\n  "
		n++
	}
	p.s("]")
	return n, nil
}

func writeJSONEvents(ctx context.Context, p *jsonPrinter, a *queries.Answer) (n int, err error) {
	p.s(",\n \"events\": [")
	comma := "\n  "
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return n, err
		}
		p.s(comma)
		if err := p.value(recordOf(rep)); err != nil {
			return n, err
		}
		comma = ",\n  "
		n++
	}
	p.s("]")
	return n, nil
}
