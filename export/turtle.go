package export

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// TriG and Turtle: the statements for people and for triple stores; TriG with
// the article as the graph. https://www.w3.org/TR/trig/, https://www.w3.org/TR/turtle/
func init() {
	register(Format{
		Name:      "trig",
		Summary:   "TriG: every statement, in a graph for each article",
		Ext:       ".trig",
		MediaType: "application/trig",
		Write: func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
			return writeTurtle(ctx, w, a, o, true)
		},
		Read: readTriG,
	})
	register(Format{
		Name:      "turtle",
		Summary:   "Turtle: every statement, without the article that says so",
		Ext:       ".ttl",
		MediaType: "text/turtle",
		Write: func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
			return writeTurtle(ctx, w, a, o, false)
		},
	})
}

// prefixes are the short names of the namespaces that statements use.
var prefixes = []struct{ name, iri string }{
	{"an", "https://annals-kg.org/ns#"},
	{"geo", "http://www.opengis.net/ont/geosparql#"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"schema", "https://schema.org/"},
	{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"time", "http://www.w3.org/2006/time#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

func writeTurtle(ctx context.Context, w io.Writer, a *queries.Answer, o Options, graphs bool) (Report, error) {
	var r Report
	p := newPrinter(w)
	p.s("# ", clean(origin(a, o)), "\n")
	for _, x := range prefixes {
		p.s("@prefix ", x.name, ": <", x.iri, "> .\n")
	}
	t := turtle{p: p, graphs: graphs}
	n, bad, unlabelled := 0, 0, 0
	for s, err := range statements(ctx, a) {
		if err != nil {
			return r, err
		}
		if err := t.put(s); errors.Is(err, errNoIRI) {
			bad++
			continue
		}
		if p.err() != nil {
			break
		}
		n++
		if s.Label != "" {
			unlabelled++
		}
	}
	t.close()
	r.wrote(n, "statement")
	if !graphs {
		r.among(unlabelled, "statement without its article, which trig keeps")
	}
	r.leftOut(bad, "statement with a name that is no absolute IRI")
	return r, p.end()
}

// A turtle joins statements that share graph, subject and predicate.
type turtle struct {
	p                         *printer
	graphs, open              bool // open: a statement has no full stop yet
	label, subject, predicate string
	inGraph                   bool
}

func (t *turtle) put(s queries.Statement) error {
	subject, err := turtleIRI(s.Subject)
	if err != nil {
		return err
	}
	predicate, err := turtleIRI(s.Predicate)
	if err != nil {
		return err
	}
	if strings.HasPrefix(s.Predicate, "_:") || strings.HasPrefix(s.Object.Datatype, "_:") {
		return errNoIRI
	}
	if s.Predicate == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" {
		predicate = "a"
	}
	object, err := turtleTerm(s.Object)
	if err != nil {
		return err
	}
	label := ""
	if t.graphs && s.Label != "" {
		if label, err = turtleIRI(s.Label); err != nil {
			return err
		}
	}
	switch {
	case label != t.label:
		t.close()
		if label != "" {
			t.p.s("\n", label, " {\n")
			t.inGraph = true
		}
		t.p.s(subject, " ", predicate, " ", object)
	case !t.open || subject != t.subject:
		if t.open {
			t.p.s(" .\n")
		}
		t.p.s(subject, " ", predicate, " ", object)
	case predicate != t.predicate:
		t.p.s(" ;\n    ", predicate, " ", object)
	default:
		t.p.s(" , ", object)
	}
	t.open, t.label, t.subject, t.predicate = true, label, subject, predicate
	return nil
}

// close ends the statement and the graph that are open.
func (t *turtle) close() {
	if t.open {
		t.p.s(" .\n")
	}
	if t.inGraph {
		t.p.s("}\n")
	}
	t.open, t.inGraph, t.label = false, false, ""
}

// turtleIRI writes an IRI with a prefix where what follows it is plain.
func turtleIRI(iri string) (string, error) {
	for _, x := range prefixes {
		if local, ok := strings.CutPrefix(iri, x.iri); ok && plainName(local) {
			return x.name + ":" + local, nil
		}
	}
	b, err := appendIRI(nil, iri)
	return string(b), err
}

func turtleTerm(t queries.Term) (string, error) {
	if t.IRI != "" {
		return turtleIRI(t.IRI)
	}
	if t.Lang == "" && t.Datatype != "" && t.Datatype != xsdString {
		datatype, err := turtleIRI(t.Datatype)
		return string(appendLiteral(nil, t.Value)) + "^^" + datatype, err
	}
	b, err := appendTerm(nil, t)
	return string(b), err
}

// plainName reports whether s can follow a prefix as it is: letters, digits,
// "_" and "-", a letter first.
func plainName(s string) bool {
	if s == "" || !letter(s[0]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !letter(c) && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}
