package export

import (
	"context"
	"io"
	"strconv"

	"github.com/annals-kg/annals/queries"
)

// JSON Lines: an object a line, a row of the answer or an event record each.
// https://jsonlines.org
func init() {
	register(Format{
		Name:      "jsonl",
		Summary:   "JSON Lines: one row or one event record a line",
		Ext:       ".jsonl",
		MediaType: "application/jsonl",
		Write:     writeJSONL,
	})
}

func writeJSONL(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newJSONPrinter(newPrinter(w))
	n := 0
	if o.rows(a) {
		for row, err := range a.All() {
			if err != nil {
				return r, err
			}
			if err := p.row(a.Columns, row); err != nil {
				return r, err
			}
			p.s("\n")
			n++
			if p.err() != nil {
				break
			}
		}
		r.wrote(n, "row")
		return r, p.end()
	}
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		if err := p.value(recordOf(rep)); err != nil {
			return r, err
		}
		p.s("\n")
		n++
	}
	r.wrote(n, "event")
	return r, p.end()
}

// row prints a row as an object: its cells by the names of their columns, and
// the evidence of the row.
func (j *jsonPrinter) row(columns []queries.Column, row queries.Row) error {
	j.s("{")
	for i, c := range columns {
		if i >= len(row.Cells) {
			break
		}
		if err := j.value(c.Name); err != nil {
			return err
		}
		j.s(":")
		if cell := row.Cells[i]; c.Number && jsonNumber(cell) {
			j.s(cell)
		} else if err := j.value(cell); err != nil {
			return err
		}
		j.s(",")
	}
	evidence := row.Evidence
	if evidence == nil {
		evidence = []queries.Evidence{}
	}
	j.s(`"evidence":`)
	err := j.value(evidence)
	j.s("}")
	return err
}

// jsonNumber reports whether s may stand in JSON as a number, as it is.
func jsonNumber(s string) bool {
	if s == "" || len(s) > 1 && s[0] == '0' && s[1] != '.' {
		return false
	}
	digits, dot := 0, -1
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '-' && i == 0 && len(s) > 1 && (s[1] != '0' || len(s) == 2 || s[2] == '.'):
		case c == '.' && dot < 0 && digits > 0 && i < len(s)-1:
			dot = i
		default:
			return false
		}
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}
