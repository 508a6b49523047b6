package export

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// CSV: the answer's table, or a line for each event with its roles joined by
// "; ". RFC 4180, UTF-8, line ends as the RFC has them. Beside a file stands a
// description of it, which says where it comes from: see csvw.go.
func init() {
	register(Format{
		Name:      "csv",
		Summary:   "CSV for spreadsheets: the rows, or one line an event with places as WKT",
		Ext:       ".csv",
		MediaType: "text/csv",
		Write: func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
			return writeCSV(w, tableOf(ctx, a, o), ',')
		},
		Beside: func(a *queries.Answer, o Options) Beside {
			return besideCSV(a, o, tableOf(context.Background(), a, o), ',')
		},
	})
}

// writeCSV writes a table with its header, no cell of which acts as a formula.
func writeCSV(w io.Writer, t table, comma rune) (Report, error) {
	var r Report
	p := newPrinter(w)
	out := csv.NewWriter(p)
	out.Comma, out.UseCRLF = comma, true
	line := make([]string, 0, len(t.columns))
	for _, c := range t.columns {
		name, _ := cell(c.name)
		line = append(line, name)
	}
	if err := out.Write(line); err != nil {
		return r, err
	}
	n, formulas := 0, 0
	for cells, err := range t.lines {
		if err != nil {
			return r, err
		}
		line = line[:0]
		for _, c := range cells {
			c, formula := cell(c)
			if formula {
				formulas++
			}
			line = append(line, c)
		}
		if err := out.Write(line); err != nil {
			return r, err
		}
		n++
	}
	r.wrote(n, t.noun)
	r.among(formulas, "cell kept from being a formula by an apostrophe")
	out.Flush()
	return r, p.end()
}

// join joins the words of a list with "; ", each once, without empty ones.
func join[T any](list []T, word func(T) string) string {
	var out []string
	seen := map[string]bool{}
	for _, item := range list {
		if s := word(item); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}
