package export

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// CSV: the answer's table, or a line for each event with its roles joined by
// "; ". RFC 4180, UTF-8, line ends as the RFC has them.
func init() {
	register(Format{
		Name:      "csv",
		Summary:   "CSV for spreadsheets: the rows, or one line an event with places as WKT",
		Ext:       ".csv",
		MediaType: "text/csv",
		Write:     writeCSV,
	})
}

func writeCSV(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newPrinter(w)
	t := &csvTable{w: csv.NewWriter(p)}
	t.w.UseCRLF = true
	var err error
	if o.rows(a) {
		err = t.rows(a)
		r.wrote(t.n, "row")
	} else {
		err = t.events(ctx, a)
		r.wrote(t.n, "event")
	}
	r.among(t.formulas, "cell kept from being a formula by an apostrophe")
	if err != nil {
		return r, err
	}
	t.w.Flush()
	return r, p.end()
}

// A csvTable writes lines and counts them.
type csvTable struct {
	w           *csv.Writer
	line        []string
	n, formulas int
}

func (t *csvTable) put(s string) {
	s, formula := cell(s)
	if formula {
		t.formulas++
	}
	t.line = append(t.line, s)
}

func (t *csvTable) end() error {
	err := t.w.Write(t.line)
	t.line = t.line[:0]
	return err
}

// rows writes the answer's table and, where it has no such column itself, the
// sentences that each row rests on and their articles.
func (t *csvTable) rows(a *queries.Answer) error {
	has := map[string]bool{}
	for _, c := range a.Columns {
		t.put(c.Name)
		has[c.Name] = true
	}
	sentences, articles := !has["sentence"] && !has["sentences"], !has["article"] && !has["articles"]
	if sentences {
		t.put("sentences")
	}
	if articles {
		t.put("articles")
	}
	if err := t.end(); err != nil {
		return err
	}
	for row, err := range a.All() {
		if err != nil {
			return err
		}
		for i := range a.Columns {
			c := ""
			if i < len(row.Cells) {
				c = row.Cells[i]
			}
			t.put(c)
		}
		if sentences {
			t.put(join(row.Evidence, func(e queries.Evidence) string { return e.Sentence }))
		}
		if articles {
			t.put(join(row.Evidence, func(e queries.Evidence) string { return e.Article }))
		}
		if err := t.end(); err != nil {
			return err
		}
		t.n++
	}
	return nil
}

func (t *csvTable) events(ctx context.Context, a *queries.Answer) error {
	for _, c := range eventColumns {
		t.put(c.name)
	}
	if err := t.end(); err != nil {
		return err
	}
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return err
		}
		for _, c := range eventColumns {
			t.put(c.of(rep))
		}
		if err := t.end(); err != nil {
			return err
		}
		t.n++
	}
	return nil
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
