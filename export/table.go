package export

import (
	"context"
	"iter"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// A table is what csv, jsonl, json, xlsx and parquet hold: rows of the answer,
// event records or statements, as --content says.
type table struct {
	name    string // of a sheet: "events"
	noun    string // of a line, for the report: "event"
	columns []tableColumn
	// lines yields a cell a column; "" is nothing said. A line is valid until
	// the next one only.
	lines iter.Seq2[[]string, error]
}

// A tableColumn heads a column of a table.
type tableColumn struct {
	name, title string
	kind        columnKind
}

// A columnKind says what the cells of a column are.
type columnKind int

const (
	textColumn columnKind = iota
	numberColumn
	wholeColumn // whole numbers
	dayColumn   // 2006-01-02
	flagColumn  // true or false
)

// tableOf is the table of a that the options ask for.
func tableOf(ctx context.Context, a *queries.Answer, o Options) table {
	switch {
	case o.Content == Statements:
		return statementTable(ctx, a)
	case o.rows(a):
		return rowTable(a)
	}
	return eventTable(ctx, a)
}

// rowTable is the answer's table and, where it has no such column itself, the
// sentences that each row rests on and their articles.
func rowTable(a *queries.Answer) table {
	t := table{name: "rows", noun: "row"}
	has := map[string]bool{}
	for _, c := range a.Columns {
		kind := textColumn
		if c.Number {
			kind = numberColumn
		}
		t.columns = append(t.columns, tableColumn{c.Name, c.Title, kind})
		has[c.Name] = true
	}
	sentences, articles := !has["sentence"] && !has["sentences"], !has["article"] && !has["articles"]
	if sentences {
		t.columns = append(t.columns, tableColumn{"sentences", "Sentences", textColumn})
	}
	if articles {
		t.columns = append(t.columns, tableColumn{"articles", "Articles", textColumn})
	}
	t.lines = func(yield func([]string, error) bool) {
		line := make([]string, 0, len(t.columns))
		for row, err := range a.All() {
			if err != nil {
				yield(nil, err)
				return
			}
			line = line[:0]
			for i := range a.Columns {
				cell := ""
				if i < len(row.Cells) {
					cell = row.Cells[i]
				}
				line = append(line, cell)
			}
			if sentences {
				line = append(line, join(row.Evidence, func(e queries.Evidence) string { return e.Sentence }))
			}
			if articles {
				line = append(line, join(row.Evidence, func(e queries.Evidence) string { return e.Article }))
			}
			if !yield(line, nil) {
				return
			}
		}
	}
	return t
}

// eventTable has a line for each event.
func eventTable(ctx context.Context, a *queries.Answer) table {
	t := table{name: "events", noun: "event"}
	for _, c := range eventColumns {
		t.columns = append(t.columns, tableColumn{c.name, title(c.name), kindOfColumn(c.name)})
	}
	t.lines = func(yield func([]string, error) bool) {
		line := make([]string, len(eventColumns))
		for rep, err := range reports(ctx, a) {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, c := range eventColumns {
				line[i] = c.of(rep)
			}
			if !yield(line, nil) {
				return
			}
		}
	}
	return t
}

// kindOfColumn is what a column of eventColumns holds.
func kindOfColumn(name string) columnKind {
	switch {
	case name == "sentence_start", name == "sentence_end":
		return wholeColumn
	case name == "confidence", strings.HasSuffix(name, "_min"), strings.HasSuffix(name, "_max"):
		return numberColumn
	case strings.HasSuffix(name, "_day"):
		return dayColumn
	}
	return textColumn
}

// statementColumns are those of a table of statements: what nquads has, in
// parts. object_is_iri tells a name from a text.
var statementColumns = []tableColumn{
	{"subject", "Subject", textColumn},
	{"predicate", "Predicate", textColumn},
	{"object", "Object", textColumn},
	{"object_is_iri", "Object is IRI", flagColumn},
	{"datatype", "Datatype", textColumn},
	{"language", "Language", textColumn},
	{"article", "Article", textColumn},
}

// statementTable has a line for each statement.
func statementTable(ctx context.Context, a *queries.Answer) table {
	return table{name: "statements", noun: "statement", columns: statementColumns, lines: func(yield func([]string, error) bool) {
		line := make([]string, len(statementColumns))
		for s, err := range statements(ctx, a) {
			if err != nil {
				yield(nil, err)
				return
			}
			object, isIRI := s.Object.Value, "false"
			if s.Object.IRI != "" {
				object, isIRI = s.Object.IRI, "true"
			}
			line[0], line[1], line[2], line[3] = s.Subject, s.Predicate, object, isIRI
			line[4], line[5], line[6] = s.Object.Datatype, s.Object.Lang, s.Label
			if !yield(line, nil) {
				return
			}
		}
	}}
}

// title writes the name of a column for people: "First day".
func title(name string) string {
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "_", " ")
}
