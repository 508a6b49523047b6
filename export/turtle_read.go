package export

import (
	"io"
	"iter"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// readTriG reads what writeTurtle writes, and TriG of others but for its lists
// and nameless nodes.
func readTriG(r io.Reader) iter.Seq2[queries.Statement, error] {
	return func(yield func(queries.Statement, error) bool) {
		t := trigReader{rdfLexer: newRDFLexer(r), yield: yield}
		if err := t.document(); err != nil && !t.stopped {
			yield(queries.Statement{}, err)
		}
	}
}

type trigReader struct {
	*rdfLexer
	yield   func(queries.Statement, error) bool
	stopped bool // yield wants no more
	label   string
}

const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

func (t *trigReader) document() error {
	for !t.stopped {
		tok, err := t.next()
		if err != nil || tok.kind == tokenEnd {
			return err
		}
		switch word := strings.ToLower(tok.text); {
		case tok.kind == tokenWord && (word == "@prefix" || word == "prefix"):
			err = t.prefix(word == "@prefix")
		case tok.kind == tokenWord && word == "graph":
			var label string
			if label, err = t.node(t.next()); err == nil {
				if err = t.mark("{"); err == nil {
					err = t.graph(label)
				}
			}
		case tok.kind == tokenMark && tok.text == "{":
			err = t.graph("")
		default:
			err = t.statementOrGraph(tok)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// prefix reads "an: <...>" and, behind "@prefix", the full stop.
func (t *trigReader) prefix(stop bool) error {
	t.names = true
	name, err := t.next()
	t.names = false
	if err != nil || name.kind != tokenPrefix {
		return firstError(err, t.errorf("no name behind the word prefix"))
	}
	iri, err := t.next()
	if err != nil || iri.kind != tokenIRI {
		return firstError(err, t.errorf("no IRI of the prefix %s", name.text))
	}
	t.prefixes[strings.TrimSuffix(name.text, ":")] = iri.text
	if stop {
		return t.mark(".")
	}
	return nil
}

// statementOrGraph reads what begins with a name: a graph, if a brace follows.
func (t *trigReader) statementOrGraph(tok token) error {
	name, err := t.node(tok, nil)
	if err != nil {
		return err
	}
	then, err := t.next()
	if err != nil {
		return err
	}
	if then.kind == tokenMark && then.text == "{" {
		return t.graph(name)
	}
	last, err := t.statement(name, then)
	if err == nil && last != "." && !t.stopped {
		return t.errorf("a statement without a full stop")
	}
	return err
}

// graph reads statements up to the brace that ends it.
func (t *trigReader) graph(label string) error {
	t.label = label
	defer func() { t.label = "" }()
	for !t.stopped {
		tok, err := t.next()
		if err != nil {
			return err
		}
		if tok.kind == tokenMark && tok.text == "}" {
			return nil
		}
		subject, err := t.node(tok, nil)
		if err != nil {
			return err
		}
		then, err := t.next()
		if err != nil {
			return err
		}
		last, err := t.statement(subject, then)
		if err != nil || last == "}" {
			return err
		}
	}
	return nil
}

// statement reads the predicates and objects of a subject, of which then is the
// first token, and returns the mark that ends them: "." or "}".
func (t *trigReader) statement(subject string, then token) (string, error) {
	for {
		s := queries.Statement{Subject: subject, Label: t.label}
		if then.kind == tokenWord && then.text == "a" {
			s.Predicate = rdfType
		} else {
			var err error
			if s.Predicate, err = t.node(then, nil); err != nil {
				return "", err
			}
		}
		mark, err := t.objects(s)
		if err != nil || t.stopped {
			return "", err
		}
		for mark == ";" {
			if then, err = t.next(); err != nil {
				return "", err
			}
			mark = ""
			if then.kind == tokenMark {
				mark = then.text
			}
		}
		switch mark {
		case "": // a further predicate
		case ".", "}":
			return mark, nil
		default:
			return "", t.errorf("a %q in a statement", mark)
		}
	}
}

// objects reads objects up to a mark that is no comma, and returns it.
func (t *trigReader) objects(s queries.Statement) (string, error) {
	for {
		tok, err := t.next()
		if err != nil {
			return "", err
		}
		if s.Object, err = t.object(tok); err != nil {
			return "", err
		}
		if !t.yield(s, nil) {
			t.stopped = true
			return "", nil
		}
		if tok, err = t.next(); err != nil {
			return "", err
		}
		if tok.kind != tokenMark {
			return "", t.errorf("%.80q behind an object", tok.text)
		}
		if tok.text != "," {
			return tok.text, nil
		}
	}
}

// mark reads a mark that has to stand there.
func (t *trigReader) mark(want string) error {
	tok, err := t.next()
	if err != nil || tok.kind != tokenMark || tok.text != want {
		return firstError(err, t.errorf("no %q", want))
	}
	return nil
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
