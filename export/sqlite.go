package export

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// SQLite: a script that makes a database of tables and a full-text index of
// the sentences, for sqlite3 and Datasette: sqlite3 -bail out.db < out.sql. With
// the content "statements", the graph as a table besides.
// https://sqlite.org/lang.html, https://sqlite.org/fts5.html
func init() {
	register(Format{
		Name:      "sqlite",
		Summary:   "SQL for SQLite: tables and a full-text index of the sentences",
		Ext:       ".sql",
		MediaType: "application/sql",
		Write:     writeSQLite,
	})
}

// sqlSchema has the columns of the event table but for those of csv, which
// follow the key, and the roles as a table of their own.
const sqlSchema = `CREATE TABLE roles (
  event TEXT NOT NULL REFERENCES events(id),
  role TEXT NOT NULL, -- actor, recipient, target, place, weapon, claimant
  id TEXT, name TEXT, kind TEXT, type TEXT, class TEXT, country TEXT, region TEXT,
  lat REAL, lon REAL, count_min REAL, count_max REAL, fate TEXT, stance TEXT, implied INTEGER
);
CREATE VIRTUAL TABLE sentences USING fts5(event UNINDEXED, sentence);
`

func writeSQLite(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newPrinter(w)
	p.s("-- ", clean(origin(a, o)), "\nBEGIN;\nCREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);\n",
		"INSERT INTO about VALUES ('origin', ", sqlText(origin(a, o)), ");\nCREATE TABLE events (\n")
	for i, c := range eventColumns {
		if i > 0 {
			p.s(",\n")
		}
		p.s("  ", c.name, " ", sqlType(c.name))
	}
	p.s("\n);\n", sqlSchema)
	n := 0
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		if p.err() != nil {
			break
		}
		n++
		p.s("INSERT INTO events VALUES (")
		for i, c := range eventColumns {
			if i > 0 {
				p.s(",")
			}
			p.s(sqlValue(c.name, c.of(rep)))
		}
		p.s(");\nINSERT INTO sentences VALUES (", sqlText(string(rep.Event.ID)), ",", sqlText(rep.Event.Evidence.Text), ");\n")
		p.sqlRoles(&rep.Event)
	}
	if o.Content == Statements {
		if err := p.sqlStatements(ctx, a, &r); err != nil {
			return r, err
		}
	}
	p.s("CREATE INDEX events_day ON events(first_day);\nCREATE INDEX roles_event ON roles(event);\nCREATE INDEX roles_name ON roles(name);\nCOMMIT;\n")
	r.Written = append([]Count{{n, "event"}}, r.Written...)
	return r, p.end()
}

// sqlStatements prints the statements as a table of their own, from which the
// same graph can be made: SELECT * FROM statements.
func (p *printer) sqlStatements(ctx context.Context, a *queries.Answer, r *Report) error {
	p.s("CREATE TABLE statements (subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL, object_is_iri INTEGER NOT NULL, datatype TEXT, language TEXT, article TEXT);\n")
	n := 0
	for s, err := range statements(ctx, a) {
		if err == nil {
			err = p.err()
		}
		if err != nil {
			return err
		}
		object, isIRI := s.Object.Value, "0"
		if s.Object.IRI != "" {
			object, isIRI = s.Object.IRI, "1"
		}
		p.s("INSERT INTO statements VALUES (", sqlExact(s.Subject), ",", sqlExact(s.Predicate), ",", sqlExact(object), ",", isIRI, ",",
			sqlText(s.Object.Datatype), ",", sqlText(s.Object.Lang), ",", sqlText(s.Label), ");\n")
		n++
	}
	p.s("CREATE INDEX statements_subject ON statements(subject);\nCREATE INDEX statements_object ON statements(object);\n")
	r.wrote(n, "statement")
	return nil
}

// sqlExact quotes s so that it reads back as it was: characters that would act
// in the script are made by char().
func sqlExact(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if plain(s) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == 0: // ends a text of SQLite
			b.WriteRune('\ufffd')
		case unsafe(r):
			b.WriteString("'||char(" + strconv.Itoa(int(r)) + ")||'")
		case r == '\'':
			b.WriteString("''")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

func (p *printer) sqlRoles(e *event.Event) {
	for _, list := range roleLists(e) {
		for _, x := range list.refs {
			lon, lat := "NULL", "NULL"
			if x, y, ok := point(x); ok {
				lon, lat = number(x), number(y)
			}
			implied := "0"
			if x.Implied {
				implied = "1"
			}
			p.s("INSERT INTO roles VALUES (", sqlText(string(e.ID)), ",'", list.role, "'")
			for _, s := range [...]string{string(x.ID), named(x), string(x.Kind), x.Type, x.Class, x.Country, x.Admin1} {
				p.s(",", sqlText(s))
			}
			p.s(",", lat, ",", lon, ",", sqlNumber(end(x.Count, true)), ",", sqlNumber(end(x.Count, false)), ",",
				sqlText(string(x.Fate)), ",", sqlText(string(x.Stance)), ",", implied, ");\n")
		}
	}
}

func sqlType(column string) string {
	switch {
	case column == "id":
		return "TEXT PRIMARY KEY"
	case column == "sentence_start" || column == "sentence_end":
		return "INTEGER"
	case sqlIsNumber(column):
		return "REAL"
	}
	return "TEXT"
}

func sqlIsNumber(column string) bool {
	return column == "confidence" || strings.HasSuffix(column, "_min") || strings.HasSuffix(column, "_max")
}

func sqlValue(column, value string) string {
	if sqlIsNumber(column) || sqlType(column) == "INTEGER" {
		return sqlNumber(value)
	}
	return sqlText(value)
}

func sqlNumber(s string) string {
	if s == "" {
		return "NULL"
	}
	return s
}

// sqlText quotes s, with its line ends; what is empty is not said: NULL.
func sqlText(s string) string {
	if s == "" {
		return "NULL"
	}
	if !plain(s) {
		s = strings.Map(func(r rune) rune {
			if unsafe(r) && r != '\n' && r != '\r' && r != '\t' {
				return -1
			}
			return r
		}, s)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
