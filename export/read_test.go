package export

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/queries"
)

// TestReadGivesBackWhatWasWritten: the same statements, in any order.
func TestReadGivesBackWhatWasWritten(t *testing.T) {
	read := 0
	for _, f := range All() {
		if f.Read == nil {
			continue
		}
		read++
		for _, v := range []string{"events", "empty"} {
			t.Run(f.Name+"/"+v, func(t *testing.T) {
				b, _ := write(t, f.Name, answerNamed(t, v), Options{})
				got := sortedStatements(t, f.Read(bytes.NewReader(b)))
				// Odd characters of IRIs are percent-encoded when they are written.
				want := sortedStatements(t, encoded(t, answerNamed(t, v)))
				if !slices.Equal(got, want) {
					t.Errorf("%d statements are read; %d were written", len(got), len(want))
					for i := range min(len(got), len(want)) {
						if got[i] != want[i] {
							t.Fatalf("got  %+v\nwant %+v", got[i], want[i])
						}
					}
				}
			})
		}
	}
	if read != 3 {
		t.Errorf("%d formats can be read; want nquads, trig, jsonld", read)
	}
}

func encoded(t *testing.T, a *queries.Answer) func(func(queries.Statement, error) bool) {
	return func(yield func(queries.Statement, error) bool) {
		for s, err := range statements(context.Background(), a) {
			for _, iri := range []*string{&s.Subject, &s.Predicate, &s.Object.IRI, &s.Label} {
				if *iri == "" {
					continue
				}
				b, err := appendIRI(nil, *iri)
				if err != nil {
					t.Fatal(err)
				}
				*iri = strings.Trim(string(b), "<>")
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

func sortedStatements(t *testing.T, list func(func(queries.Statement, error) bool)) []string {
	t.Helper()
	var lines []string
	for s, err := range list {
		if err != nil {
			t.Fatal(err)
		}
		line, err := appendStatement(nil, s)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	return lines
}

// readCases are files by hand: of each, what they say as N-Quads, or a part of
// the error.
var readCases = []struct {
	format, name, in, want, err string
}{
	{"nquads", "comments and spaces", "# x\n\n <urn:a>\t<urn:b> \"c\" . # y\n", "<urn:a> <urn:b> \"c\" .\n", ""},
	{"nquads", "escapes", `<urn:a> <urn:b> "\u0041\t\"\\\U0001F600"@en <urn:g> .`, "<urn:a> <urn:b> \"A\\t\\\"\\\\😀\"@en <urn:g> .\n", ""},
	{"nquads", "blank nodes", "_:x <urn:b> _:y .", "_:x <urn:b> _:y .\n", ""},
	{"nquads", "no full stop", "<urn:a> <urn:b> <urn:c>\n<urn:d> <urn:e> <urn:f> .", "", "line 2: a statement without a full stop"},
	{"nquads", "no object", "<urn:a> <urn:b> .", "", "line 1: \".\" where a name has to stand"},
	{"nquads", "relative IRI", "<a> <urn:b> <urn:c> .", "", `"a" is no absolute IRI`},
	{"nquads", "open text", "<urn:a> <urn:b> \"c\n .", "", "a text does not end"},
	{"nquads", "cut in an IRI", "<urn:a> <urn:b", "", "an IRI does not end"},
	{"nquads", "surrogate", `<urn:a> <urn:b> "\ud800" .`, "", `no character \ud800`},
	{"nquads", "not UTF-8", "<urn:a> <urn:b> \"\xff\" .", "", "not UTF-8"},
	{"trig", "graph with lists of objects", "PREFIX u: <urn:>\nGRAPH u:g { u:a a u:T ; u:b \"c\", 'd' ; . }", "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:T> <urn:g> .\n<urn:a> <urn:b> \"c\" <urn:g> .\n<urn:a> <urn:b> \"d\" <urn:g> .\n", ""},
	{"trig", "long text", "<urn:a> <urn:b> \"\"\"x \"y\"\nz\"\"\" .", "<urn:a> <urn:b> \"x \\\"y\\\"\\nz\" .\n", ""},
	{"trig", "no last full stop in a graph", "<urn:g> { <urn:a> <urn:b> <urn:c> }", "<urn:a> <urn:b> <urn:c> <urn:g> .\n", ""},
	{"trig", "unknown prefix", "x:a x:b x:c .", "", "no name with a known prefix"},
	{"trig", "open graph", "<urn:g> { <urn:a> <urn:b> <urn:c> .", "", "where a name has to stand"},
	{"trig", "nameless node", "[] <urn:b> <urn:c> .", "", `"[" where a name has to stand`},
	{"jsonld", "names and texts", `{"@context":{"u":"urn:"},"@graph":[{"@id":"u:g","@graph":[{"@id":"u:a","@type":"u:T","u:b":["c",{"@value":"d","@language":"en"},{"@id":"u:e"}]}]}]}`,
		"<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:T> <urn:g> .\n<urn:a> <urn:b> \"c\" <urn:g> .\n<urn:a> <urn:b> \"d\"@en <urn:g> .\n<urn:a> <urn:b> <urn:e> <urn:g> .\n", ""},
	{"jsonld", "cut", `{"@context":{},"@graph":[{"@id":"urn:a"`, "", "unexpected EOF"},
	{"jsonld", "another shape", `{"name":"x"}`, "", `no place for "name"`},
	{"jsonld", "no name", `{"@graph":[{"urn:b":"c"}]}`, "", "is no name"},
	{"jsonld", "number", `{"@graph":[{"@id":"urn:a","urn:b":1}]}`, "", "urn:b"},
}

func TestReadByHand(t *testing.T) {
	for _, c := range readCases {
		t.Run(c.format+"/"+c.name, func(t *testing.T) {
			f, err := ByName(c.format)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			var bad error
			for s, err := range f.Read(strings.NewReader(c.in)) {
				if err != nil {
					bad = err
					break
				}
				if got, err = appendStatement(got, s); err != nil {
					t.Fatal(err)
				}
			}
			if c.err == "" && (bad != nil || string(got) != c.want) {
				t.Errorf("got  %s%v\nwant %s", got, bad, c.want)
			}
			if c.err != "" && (bad == nil || !strings.Contains(bad.Error(), c.err)) {
				t.Errorf("error %v; want %s", bad, c.err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, name := range []string{"nquads", "trig", "jsonld"} {
			format, err := ByName(name)
			if err != nil {
				t.Fatal(err)
			}
			for s, err := range format.Read(strings.NewReader(in)) {
				if err != nil {
					break
				}
				if s.Subject == "" || s.Predicate == "" {
					t.Fatalf("%s: %q says nothing: %+v", name, in, s)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	said := stated(handMade())
	a := &queries.Answer{Statements: func(yield func(queries.Statement, error) bool) {
		for range 200 {
			for _, s := range said {
				if !yield(s, nil) {
					return
				}
			}
		}
	}}
	for _, f := range All() {
		if f.Read == nil {
			continue
		}
		var file bytes.Buffer
		if _, err := f.Write(context.Background(), &file, a, Options{}); err != nil {
			b.Fatal(err)
		}
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(file.Len()))
			for b.Loop() {
				for _, err := range f.Read(io.Reader(bytes.NewReader(file.Bytes()))) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
