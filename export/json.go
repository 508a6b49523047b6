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
	if o.Content != Statements && o.rows(a) {
		if err := writeJSONColumns(p, a); err != nil {
			return r, err
		}
	}
	list := map[bool]string{true: "rows", false: "events"}[o.rows(a)]
	if o.Content == Statements {
		list = "statements"
	}
	p.s(",\n \"", list, "\": [")
	n, noun, err := p.objects(ctx, a, o, "\n  ", ",\n  ", "")
	if err != nil {
		return r, err
	}
	p.s("]\n}\n")
	r.wrote(n, noun)
	return r, p.end()
}

func writeJSONColumns(p *jsonPrinter, a *queries.Answer) error {
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
	return p.value(columns)
}
