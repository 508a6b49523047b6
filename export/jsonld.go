package export

import (
	"context"
	"io"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// JSON-LD 1.1: every statement in a named graph for each article, with the
// context in the file, so that it reads without a network.
// https://www.w3.org/TR/json-ld11/
func init() {
	register(Format{
		Name:      "jsonld",
		Summary:   "JSON-LD 1.1: every statement, in a graph for each article",
		Ext:       ".jsonld",
		MediaType: "application/ld+json",
		Write:     writeJSONLD,
		Read:      readJSONLD,
	})
}

func writeJSONLD(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := &jsonldPrinter{jsonPrinter: newJSONPrinter(newPrinter(w))}
	p.s(`{"@context":{"@version":1.1`)
	for _, x := range prefixes {
		if x.name != "geo" { // RFC 5870 has a scheme of that name
			p.s(`,"`, x.name, `":"`, x.iri, `"`)
		}
	}
	p.s("},\n\"@graph\":[")
	n, bad := 0, 0
	for s, err := range statements(ctx, a) {
		if err != nil {
			return r, err
		}
		if !jsonldTakes(s) {
			bad++
			continue
		}
		if err := p.put(s); err != nil {
			return r, err
		}
		n++
	}
	if err := p.closeGraph(); err != nil {
		return r, err
	}
	p.s("\n]}\n")
	r.wrote(n, "statement")
	r.leftOut(bad, "statement with a name that is no absolute IRI")
	return r, p.end()
}

// A jsonldPrinter gathers the statements about one subject in one graph.
type jsonldPrinter struct {
	*jsonPrinter
	label, subject string
	graphs, nodes  int
	inGraph        bool
	about          []queries.Statement
}

func (p *jsonldPrinter) put(s queries.Statement) error {
	if s.Label != p.label {
		if err := p.closeGraph(); err != nil {
			return err
		}
		p.label = s.Label
	}
	if s.Subject != p.subject {
		if err := p.closeNode(); err != nil {
			return err
		}
		p.subject = s.Subject
	}
	p.about = append(p.about, s)
	return p.err()
}

// closeNode prints what was gathered about a subject.
func (p *jsonldPrinter) closeNode() error {
	if len(p.about) == 0 {
		return nil
	}
	if !p.inGraph {
		if p.graphs++; p.graphs > 1 {
			p.s(",")
		}
		p.s("\n")
		if p.label != "" {
			p.s(`{"@id":`)
			if err := p.value(jsonldIRI(p.label)); err != nil {
				return err
			}
			p.s(`,"@graph":[`, "\n ")
		}
		p.inGraph, p.nodes = true, 0
	}
	if p.nodes++; p.nodes > 1 {
		p.s(",\n ")
	}
	p.s(`{"@id":`)
	if err := p.value(jsonldIRI(p.subject)); err != nil {
		return err
	}
	values := map[string][]any{}
	for _, s := range p.about {
		key, v := jsonldIRI(s.Predicate), jsonldValue(s.Object)
		if key == "rdf:type" && s.Object.IRI != "" {
			key, v = "@type", jsonldIRI(s.Object.IRI)
		}
		values[key] = append(values[key], v)
	}
	for _, key := range sortedKeys(values) {
		p.s(",")
		if err := p.value(key); err != nil {
			return err
		}
		p.s(":")
		var v any = values[key]
		if len(values[key]) == 1 {
			v = values[key][0]
		}
		if err := p.value(v); err != nil {
			return err
		}
	}
	p.s("}")
	p.about = p.about[:0]
	return nil
}

func (p *jsonldPrinter) closeGraph() error {
	if err := p.closeNode(); err != nil {
		return err
	}
	if p.inGraph && p.label != "" {
		p.s("]}")
	}
	p.inGraph, p.subject = false, ""
	return nil
}

// jsonldIRI writes an IRI as the context reads it back: with a prefix, or in
// full and percent-encoded as N-Quads have it.
func jsonldIRI(iri string) string {
	for _, x := range prefixes {
		if local, ok := strings.CutPrefix(iri, x.iri); ok && plainName(local) && x.name != "geo" {
			return x.name + ":" + local
		}
	}
	b, err := appendIRI(nil, iri)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(b), "<"), ">")
}

func jsonldValue(t queries.Term) any {
	if t.IRI != "" {
		return map[string]string{"@id": jsonldIRI(t.IRI)}
	}
	v := map[string]string{"@value": strings.ToValidUTF8(t.Value, "\ufffd")}
	switch {
	case t.Lang != "" && languageTag(t.Lang):
		v["@language"] = t.Lang
	case t.Lang == "" && t.Datatype != "" && t.Datatype != xsdString:
		v["@type"] = jsonldIRI(t.Datatype)
	default:
		return v["@value"]
	}
	return v
}

// jsonldTakes reports whether all names of s read back as they are.
func jsonldTakes(s queries.Statement) bool {
	names := []string{s.Subject, s.Predicate}
	for _, optional := range []string{s.Label, s.Object.IRI, s.Object.Datatype} {
		if optional != "" {
			names = append(names, optional)
		}
	}
	for _, name := range names {
		if _, err := appendIRI(nil, name); err != nil {
			return false
		}
		// A scheme like one of our prefixes would be taken for it.
		scheme, _, _ := strings.Cut(name, ":")
		for _, x := range prefixes {
			if scheme == x.name {
				return false
			}
		}
	}
	return !strings.HasPrefix(s.Predicate, "_:") && !strings.HasPrefix(s.Object.Datatype, "_:")
}
