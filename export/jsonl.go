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
	if o.Program != "" {
		if err := p.value(aboutOf(a, o)); err != nil {
			return r, err
		}
		p.s("\n")
	}
	n, noun, err := p.objects(ctx, a, o, "", "", "\n")
	if err != nil {
		return r, err
	}
	r.wrote(n, noun)
	return r, p.end()
}

// An about is the first line of a file of records: where the rest comes from.
type about struct {
	Record  string   `json:"record"` // "about"
	Program string   `json:"program"`
	Rules   string   `json:"rules,omitempty"`
	Query   string   `json:"query,omitempty"`
	Args    []string `json:"args,omitempty"`
}

func aboutOf(a *queries.Answer, o Options) about {
	return about{"about", o.Program, o.Rules, a.Query, a.Args}
}

// objects prints what the options ask for, an object each: first before the
// first, next before any other, after behind each. It returns how many they are
// and what one is called.
func (j *jsonPrinter) objects(ctx context.Context, a *queries.Answer, o Options, first, next, after string) (n int, noun string, err error) {
	print := func(err error, one func() error) error {
		if err == nil {
			err = j.err()
		}
		if err != nil {
			return err
		}
		j.s(first)
		first = next
		n++
		err = one()
		j.s(after)
		return err
	}
	switch {
	case o.Content == Statements:
		for s, err := range statements(ctx, a) {
			if err := print(err, func() error { return j.value(statementOf(s)) }); err != nil {
				return n, noun, err
			}
		}
		return n, "statement", nil
	case o.rows(a):
		for row, err := range a.All() {
			if err := print(err, func() error { return j.row(a.Columns, row) }); err != nil {
				return n, noun, err
			}
		}
		return n, "row", nil
	}
	for rep, err := range reports(ctx, a) {
		if err := print(err, func() error { return j.value(recordOf(rep)) }); err != nil {
			return n, noun, err
		}
	}
	return n, "event", nil
}

// A statementRecord is a statement as JSON.
type statementRecord struct {
	Record    string `json:"record"` // "statement"
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	IsIRI     bool   `json:"object_is_iri,omitempty"`
	Datatype  string `json:"datatype,omitempty"`
	Language  string `json:"language,omitempty"`
	Article   string `json:"article,omitempty"`
}

func statementOf(s queries.Statement) statementRecord {
	if s.Object.IRI != "" {
		return statementRecord{Record: "statement", Subject: s.Subject, Predicate: s.Predicate, Object: s.Object.IRI, IsIRI: true, Article: s.Label}
	}
	return statementRecord{Record: "statement", Subject: s.Subject, Predicate: s.Predicate, Object: s.Object.Value, Datatype: s.Object.Datatype, Language: s.Object.Lang, Article: s.Label}
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
