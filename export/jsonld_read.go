package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// readJSONLD reads what writeJSONLD writes: a context of prefixes, and a list
// of named graphs. Other shapes of JSON-LD are errors.
func readJSONLD(r io.Reader) iter.Seq2[queries.Statement, error] {
	return func(yield func(queries.Statement, error) bool) {
		j := jsonldReader{dec: json.NewDecoder(r), prefixes: map[string]string{}, yield: yield}
		if err := j.document(); err != nil && !j.stopped {
			yield(queries.Statement{}, fmt.Errorf("byte %d: %w", j.dec.InputOffset(), err))
		}
	}
}

type jsonldReader struct {
	dec      *json.Decoder
	prefixes map[string]string
	yield    func(queries.Statement, error) bool
	stopped  bool
}

func (j *jsonldReader) document() error {
	if err := j.delim('{'); err != nil {
		return err
	}
	for j.dec.More() && !j.stopped {
		key, err := j.dec.Token()
		if err != nil {
			return err
		}
		switch key {
		case "@context":
			var context map[string]any
			if err := j.dec.Decode(&context); err != nil {
				return err
			}
			for name, iri := range context {
				if s, ok := iri.(string); ok && !strings.HasPrefix(name, "@") {
					j.prefixes[name] = s
				}
			}
		case "@graph":
			if err := j.graphs(); err != nil {
				return err
			}
		default:
			return fmt.Errorf("no place for %q; annals writes @context and @graph", key)
		}
	}
	if j.stopped {
		return nil
	}
	return j.delim('}')
}

func (j *jsonldReader) delim(want json.Delim) error {
	got, err := j.dec.Token()
	if err == nil && got != want {
		err = fmt.Errorf("%v where %v has to stand", got, want)
	}
	return err
}

// graphs reads the list of graphs, one at a time.
func (j *jsonldReader) graphs() error {
	if err := j.delim('['); err != nil {
		return err
	}
	for j.dec.More() {
		var node map[string]json.RawMessage
		if err := j.dec.Decode(&node); err != nil {
			return err
		}
		nodes, label := []map[string]json.RawMessage{node}, ""
		if list, named := node["@graph"]; named {
			nodes = nil
			var err error
			if label, err = j.name(node["@id"]); err != nil {
				return err
			}
			if err := json.Unmarshal(list, &nodes); err != nil {
				return err
			}
		}
		for _, n := range nodes {
			if err := j.node(n, label); err != nil || j.stopped {
				return err
			}
		}
	}
	return j.delim(']')
}

// node reads what is said about one subject.
func (j *jsonldReader) node(n map[string]json.RawMessage, label string) error {
	subject, err := j.name(n["@id"])
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(n)) {
		if key == "@id" {
			continue
		}
		s := queries.Statement{Subject: subject, Predicate: rdfType, Label: label}
		if key != "@type" {
			if s.Predicate, err = j.expand(key); err != nil {
				return err
			}
		}
		values := []json.RawMessage{n[key]}
		if len(n[key]) > 0 && n[key][0] == '[' {
			if err := json.Unmarshal(n[key], &values); err != nil {
				return err
			}
		}
		for _, v := range values {
			if s.Object, err = j.value(v, key == "@type"); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			if !j.yield(s, nil) {
				j.stopped = true
				return nil
			}
		}
	}
	return nil
}

// value reads an object: a name, or a text with its type or language.
func (j *jsonldReader) value(raw json.RawMessage, isName bool) (t queries.Term, err error) {
	if isName {
		t.IRI, err = j.name(raw)
		return t, err
	}
	if len(raw) > 0 && raw[0] == '"' {
		err = json.Unmarshal(raw, &t.Value)
		return t, err
	}
	var parts map[string]string
	if err := json.Unmarshal(raw, &parts); err != nil {
		return t, err
	}
	if id, ok := parts["@id"]; ok {
		t.IRI, err = j.expand(id)
		return t, err
	}
	value, ok := parts["@value"]
	if !ok {
		return t, fmt.Errorf("%.80s has neither @id nor @value", raw)
	}
	t.Value, t.Lang = value, parts["@language"]
	if datatype := parts["@type"]; datatype != "" {
		if t.Datatype, err = j.expand(datatype); t.Datatype == xsdString {
			t.Datatype = ""
		}
	}
	return t, err
}

// name reads a name that stands as a text.
func (j *jsonldReader) name(raw json.RawMessage) (string, error) {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", fmt.Errorf("%.80q is no name: %w", raw, err)
	}
	return j.expand(s)
}

// expand resolves the prefix of a name.
func (j *jsonldReader) expand(s string) (string, error) {
	prefix, local, ok := strings.Cut(s, ":")
	if space, known := j.prefixes[prefix]; ok && known && !strings.HasPrefix(local, "//") {
		return space + local, nil
	}
	if !absolute(s) {
		return "", fmt.Errorf("%.80q is no absolute IRI", s)
	}
	return s, nil
}
