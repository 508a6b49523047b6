package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/queries"
)

// N-Quads: a statement a line, with the article as its graph.
// https://www.w3.org/TR/n-quads/
func init() {
	register(Format{
		Name:      "nquads",
		Summary:   "N-Quads: every statement with its article as the graph, sorted",
		Ext:       ".nq",
		MediaType: "application/n-quads",
		Write:     writeNQuads,
		Read:      readNQuads,
	})
}

func writeNQuads(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := newPrinter(w)
	p.s("# ", clean(origin(a, o)), "\n")
	n, bad := 0, 0
	var line []byte
	for s, err := range statements(ctx, a) {
		if err != nil {
			return r, err
		}
		line, err = appendStatement(line[:0], s)
		if errors.Is(err, errNoIRI) {
			bad++
			continue
		}
		if _, err := p.Write(line); err != nil {
			break
		}
		n++
	}
	r.wrote(n, "statement")
	r.leftOut(bad, "statement with a name that is no absolute IRI")
	return r, p.end()
}

// errNoIRI is the error about a name that RDF has no place for.
var errNoIRI = errors.New("not an absolute IRI")

// appendStatement appends s as a line of N-Quads.
func appendStatement(b []byte, s queries.Statement) ([]byte, error) {
	var err error
	if b, err = appendIRI(b, s.Subject); err != nil {
		return b, err
	}
	b = append(b, ' ')
	if b, err = appendNamed(b, s.Predicate); err != nil {
		return b, err
	}
	b = append(b, ' ')
	if b, err = appendTerm(b, s.Object); err != nil {
		return b, err
	}
	if s.Label != "" {
		b = append(b, ' ')
		if b, err = appendIRI(b, s.Label); err != nil {
			return b, err
		}
	}
	return append(b, " .\n"...), nil
}

const xsdString = "http://www.w3.org/2001/XMLSchema#string"

// appendTerm appends an IRI or a literal, as N-Quads and Turtle both have it.
func appendTerm(b []byte, t queries.Term) ([]byte, error) {
	if t.IRI != "" {
		return appendIRI(b, t.IRI)
	}
	b = appendLiteral(b, t.Value)
	switch {
	case t.Lang != "" && languageTag(t.Lang):
		b = append(append(b, '@'), t.Lang...)
	case t.Datatype != "" && t.Datatype != xsdString:
		return appendNamed(append(b, "^^"...), t.Datatype)
	}
	return b, nil
}

// appendIRI appends <iri>, with what an IRI cannot hold percent-encoded (RFC
// 3987, section 3.1). A name that is not absolute is errNoIRI.
func appendIRI(b []byte, iri string) ([]byte, error) {
	if strings.HasPrefix(iri, "_:") && blankLabel(iri[2:]) {
		return append(b, iri...), nil
	}
	if !absolute(iri) {
		return b, fmt.Errorf("%q: %w", iri, errNoIRI)
	}
	const hex = "0123456789ABCDEF"
	b = append(b, '<')
	for i := 0; i < len(iri); {
		c := iri[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(iri[i:])
			if r == utf8.RuneError && n == 1 || unsafe(r) || r >= 0xe000 && r <= 0xf8ff {
				for _, c := range []byte(iri[i : i+n]) {
					b = append(b, '%', hex[c>>4], hex[c&15])
				}
			} else {
				b = append(b, iri[i:i+n]...)
			}
			i += n
			continue
		}
		// A '%' that encodes nothing is encoded itself.
		if c <= ' ' || c == 0x7f || strings.IndexByte("<>\"{}|^`\\", c) >= 0 || c == '%' && !percent(iri[i:]) {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
		i++
	}
	return append(b, '>'), nil
}

// appendNamed is appendIRI where RDF has no place for a blank node.
func appendNamed(b []byte, iri string) ([]byte, error) {
	if strings.HasPrefix(iri, "_:") {
		return b, fmt.Errorf("%q: %w", iri, errNoIRI)
	}
	return appendIRI(b, iri)
}

// absolute reports whether iri begins with a scheme.
func absolute(iri string) bool {
	scheme, rest, ok := strings.Cut(iri, ":")
	if !ok || scheme == "" || rest == "" || !letter(scheme[0]) {
		return false
	}
	for i := range len(scheme) {
		if c := scheme[i]; !letter(c) && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func percent(s string) bool { return len(s) > 2 && isHex(s[1]) && isHex(s[2]) }

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// blankLabel reports whether s is a blank node's label of ASCII letters,
// digits and underscores.
func blankLabel(s string) bool {
	for i := range len(s) {
		if c := s[i]; !letter(c) && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return s != ""
}

// languageTag reports whether s has the form of a language tag: "en", "uk-UA".
func languageTag(s string) bool {
	for n, part := range strings.Split(s, "-") {
		if part == "" {
			return false
		}
		for i := range len(part) {
			if c := part[i]; !letter(c) && (n == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// appendLiteral appends a quoted string. Invalid UTF-8 becomes U+FFFD; unsafe
// characters are written as escapes, which read back as they were.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case unsafe(r) && r < 0x10000:
			b = fmt.Appendf(b, `\u%04X`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
