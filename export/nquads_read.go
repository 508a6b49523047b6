package export

import (
	"io"
	"iter"

	"github.com/annals-kg/annals/queries"
)

// readNQuads reads a statement a line.
func readNQuads(r io.Reader) iter.Seq2[queries.Statement, error] {
	return func(yield func(queries.Statement, error) bool) {
		l := newRDFLexer(r)
		for {
			s, more, err := l.quad()
			if err != nil {
				yield(queries.Statement{}, err)
				return
			}
			if !more || !yield(s, nil) {
				return
			}
		}
	}
}

// quad reads a statement up to its full stop; more is false at the end.
func (l *rdfLexer) quad() (s queries.Statement, more bool, err error) {
	subject, err := l.next()
	if err != nil || subject.kind == tokenEnd {
		return s, false, err
	}
	if s.Subject, err = l.node(subject, nil); err != nil {
		return s, false, err
	}
	predicate, err := l.next()
	if err != nil {
		return s, false, err
	}
	if s.Predicate, err = l.node(predicate, nil); err != nil {
		return s, false, err
	}
	object, err := l.next()
	if err != nil {
		return s, false, err
	}
	if s.Object, err = l.object(object); err != nil {
		return s, false, err
	}
	t, err := l.next()
	if err != nil {
		return s, false, err
	}
	if t.kind == tokenIRI || t.kind == tokenBlank {
		s.Label = t.text
		if t, err = l.next(); err != nil {
			return s, false, err
		}
	}
	if t.kind != tokenMark || t.text != "." {
		return s, false, l.errorf("a statement without a full stop")
	}
	return s, true, nil
}

// node is the IRI or blank node of a token; err is that of reading it.
func (l *rdfLexer) node(t token, err error) (string, error) {
	if err != nil {
		return "", err
	}
	if t.kind != tokenIRI && t.kind != tokenBlank {
		return "", l.errorf("%.80q where a name has to stand", t.text+t.term.Value)
	}
	return t.text, nil
}

// object is the name or text of a token.
func (l *rdfLexer) object(t token) (queries.Term, error) {
	if t.kind == tokenLiteral {
		return t.term, nil
	}
	iri, err := l.node(t, nil)
	return queries.Term{IRI: iri}, err
}
