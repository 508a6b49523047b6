package export

import (
	"context"
	"io"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// SQLite: a script that makes a database of tables and a full-text index of
// the sentences, for sqlite3 and Datasette: sqlite3 -bail out.db < out.sql
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
	p.s("CREATE INDEX events_day ON events(first_day);\nCREATE INDEX roles_event ON roles(event);\nCREATE INDEX roles_name ON roles(name);\nCOMMIT;\n")
	r.wrote(n, "event")
	return r, p.end()
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
