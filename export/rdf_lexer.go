package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/queries"
)

// maxTerm is the most bytes of one name or text that a reader takes.
const maxTerm = 16 << 20

// A tokenKind is what a token of N-Quads, Turtle or TriG is.
type tokenKind byte

const (
	tokenEnd     tokenKind = iota
	tokenIRI               // text is the IRI, prefixes resolved
	tokenBlank             // text is "_:b"
	tokenLiteral           // term holds it
	tokenWord              // a keyword, "a", "@prefix", a number
	tokenPrefix            // "an:", as it stands in a directive
	tokenMark              // one of . ; , { } [ ] ( )
)

type token struct {
	kind tokenKind
	text string
	term queries.Term
}

// An rdfLexer cuts N-Quads, Turtle and TriG into tokens: what they share.
type rdfLexer struct {
	r        *bufio.Reader
	line     int // from one
	prefixes map[string]string
	buf      []byte
	// names is set while a directive reads: "an:" stays as it is.
	names bool
}

func newRDFLexer(r io.Reader) *rdfLexer {
	return &rdfLexer{r: bufio.NewReaderSize(r, 64<<10), line: 1, prefixes: map[string]string{}}
}

// errorf is an error at the line where the lexer stands.
func (l *rdfLexer) errorf(format string, args ...any) error {
	return fmt.Errorf("line %d: %w", l.line, fmt.Errorf(format, args...))
}

// byte reads a byte, 0 at the end.
func (l *rdfLexer) byte() (byte, error) {
	c, err := l.r.ReadByte()
	if err == io.EOF {
		return 0, nil
	}
	if c == '\n' {
		l.line++
	}
	return c, err
}

// back unreads the byte c.
func (l *rdfLexer) back(c byte) {
	if c == 0 {
		return
	}
	if c == '\n' {
		l.line--
	}
	_ = l.r.UnreadByte() // a byte was just read
}

// space skips spaces and comments and returns the first byte behind them.
func (l *rdfLexer) space() (byte, error) {
	for {
		c, err := l.byte()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\r', '\n':
		case '#':
			for c != '\n' && c != 0 {
				if c, err = l.byte(); err != nil {
					return 0, err
				}
			}
			if c == 0 {
				return 0, nil
			}
		default:
			return c, nil
		}
	}
}

// next reads the next token.
func (l *rdfLexer) next() (token, error) {
	c, err := l.space()
	if err != nil {
		return token{}, err
	}
	switch c {
	case 0:
		return token{}, nil
	case '<':
		return l.iri()
	case '"', '\'':
		return l.literal(c)
	case '.', ';', ',', '{', '}', '[', ']', '(', ')':
		return token{kind: tokenMark, text: string(c)}, nil
	}
	return l.word(c)
}

func (l *rdfLexer) iri() (token, error) {
	l.buf = l.buf[:0]
	for {
		c, err := l.byte()
		if err != nil {
			return token{}, err
		}
		switch {
		case c == '>':
			s := string(l.buf)
			if !absolute(s+"x") || // a prefix may be the scheme alone
				!utf8.ValidString(s) {
				return token{}, l.errorf("%.80q is no absolute IRI", s)
			}
			return token{kind: tokenIRI, text: s}, nil
		case c == '\\':
			if err := l.escape(false); err != nil {
				return token{}, err
			}
		case c <= ' ', strings.IndexByte("<\"{}|^`", c) >= 0, len(l.buf) > maxTerm:
			return token{}, l.errorf("an IRI does not end: <%.80s", l.buf)
		default:
			l.buf = append(l.buf, c)
		}
	}
}

// word reads a keyword, a number, a blank node or a name with a prefix.
func (l *rdfLexer) word(c byte) (token, error) {
	l.buf = append(l.buf[:0], c)
	for {
		c, err := l.byte()
		if err != nil {
			return token{}, err
		}
		if c <= ' ' || strings.IndexByte(";,{}[]()<>\"'#", c) >= 0 || len(l.buf) > maxTerm {
			l.back(c)
			break
		}
		l.buf = append(l.buf, c)
	}
	// A full stop ends the statement, not the word.
	if n := len(l.buf) - 1; n > 0 && l.buf[n] == '.' {
		l.buf = l.buf[:n]
		_ = l.r.UnreadByte()
	}
	s := string(l.buf)
	prefix, local, named := strings.Cut(s, ":")
	switch {
	case strings.HasPrefix(s, "_:"):
		if !blankLabel(s[2:]) {
			return token{}, l.errorf("%.80q is no blank node", s)
		}
		return token{kind: tokenBlank, text: s}, nil
	case named && l.names && local == "":
		return token{kind: tokenPrefix, text: s}, nil
	case named:
		space, known := l.prefixes[prefix]
		if !known || !plainName(local) {
			return token{}, l.errorf("%.80q is no name with a known prefix", s)
		}
		return token{kind: tokenIRI, text: space + local}, nil
	}
	return token{kind: tokenWord, text: s}, nil
}

// literal reads a text, with its type or language.
func (l *rdfLexer) literal(quote byte) (token, error) {
	if err := l.text(quote); err != nil {
		return token{}, err
	}
	if !utf8.Valid(l.buf) {
		return token{}, l.errorf("a text is not UTF-8")
	}
	t := token{kind: tokenLiteral, term: queries.Term{Value: string(l.buf)}}
	c, err := l.byte()
	if err != nil {
		return t, err
	}
	switch c {
	case '@':
		word, err := l.next()
		if err != nil || word.kind != tokenWord || !languageTag(word.text) {
			return t, errors.Join(err, l.errorf("no language behind @"))
		}
		t.term.Lang = word.text
		return t, nil
	case '^':
		if c, err = l.byte(); err != nil || c != '^' {
			return t, errors.Join(err, l.errorf("no ^^ before the type of a text"))
		}
		datatype, err := l.next()
		if err != nil || datatype.kind != tokenIRI {
			return t, errors.Join(err, l.errorf("no type behind ^^"))
		}
		if datatype.text != xsdString {
			t.term.Datatype = datatype.text
		}
		return t, nil
	}
	l.back(c)
	return t, nil
}

// text reads to the quote that ends a text, or to three of them.
func (l *rdfLexer) text(quote byte) error {
	l.buf = l.buf[:0]
	long := false
	if two, err := l.r.Peek(2); err == nil && two[0] == quote && two[1] == quote {
		long = true
		_, _ = l.r.Discard(2) // just seen
	}
	for {
		c, err := l.byte()
		if err != nil {
			return err
		}
		switch {
		case c == quote && !long:
			return nil
		case c == quote:
			l.buf = append(l.buf, c)
			if n := len(l.buf); n >= 3 && l.buf[n-2] == quote && l.buf[n-3] == quote {
				l.buf = l.buf[:n-3]
				return nil
			}
		case c == '\\':
			if err := l.escape(true); err != nil {
				return err
			}
		case c == 0, (c == '\n' || c == '\r') && !long, len(l.buf) > maxTerm:
			return l.errorf("a text does not end: %.80q", l.buf)
		default:
			l.buf = append(l.buf, c)
		}
	}
}

// escape reads what stands behind a backslash; only a text has short ones.
func (l *rdfLexer) escape(short bool) error {
	c, err := l.byte()
	if err != nil {
		return err
	}
	digits := 0
	switch {
	case c == 'u':
		digits = 4
	case c == 'U':
		digits = 8
	case short:
		i := strings.IndexByte(`tbnrf"'\`, c)
		if i < 0 {
			return l.errorf("no escape \\%c", c)
		}
		l.buf = append(l.buf, "\t\b\n\r\f\"'\\"[i])
		return nil
	}
	hex := make([]byte, digits)
	if _, err := io.ReadFull(l.r, hex); err != nil || digits == 0 {
		return l.errorf("no escape \\%c", c)
	}
	n, err := strconv.ParseUint(string(hex), 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return l.errorf("no character \\%c%s", c, hex)
	}
	l.buf = utf8.AppendRune(l.buf, rune(n))
	return nil
}
