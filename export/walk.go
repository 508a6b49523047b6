package export

import (
	"bufio"
	"context"
	"io"
	"iter"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// reports yields the reports of a until one fails or ctx ends.
func reports(ctx context.Context, a *queries.Answer) iter.Seq2[*queries.Report, error] {
	return func(yield func(*queries.Report, error) bool) {
		if a.Reports == nil {
			return
		}
		for r, err := range a.Reports {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// statements yields the statements of a until one fails or ctx ends.
func statements(ctx context.Context, a *queries.Answer) iter.Seq2[queries.Statement, error] {
	return func(yield func(queries.Statement, error) bool) {
		if a.Statements == nil {
			return
		}
		n := 0
		for s, err := range a.Statements {
			if n++; err == nil && n%256 == 0 {
				err = ctx.Err()
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

// A printer writes pieces of text. Its first error stays, and err tells it:
// a loop over many records looks at it once a record and stops.
type printer struct {
	w   *bufio.Writer
	bad error
}

func newPrinter(w io.Writer) *printer { return &printer{w: bufio.NewWriterSize(w, 64<<10)} }

// s prints strings as they are.
func (p *printer) s(parts ...string) {
	for _, part := range parts {
		if _, err := p.w.WriteString(part); err != nil && p.bad == nil {
			p.bad = err
		}
	}
}

// Write lets an encoder print.
func (p *printer) Write(b []byte) (int, error) {
	n, err := p.w.Write(b)
	if err != nil && p.bad == nil {
		p.bad = err
	}
	return n, err
}

func (p *printer) err() error { return p.bad }

// end flushes, and returns the first error of all.
func (p *printer) end() error {
	if err := p.w.Flush(); p.bad == nil {
		p.bad = err
	}
	return p.bad
}

// question is the Answer's query with its parameters, as one types it.
func question(a *queries.Answer) string {
	q := a.Query
	for _, arg := range a.Args {
		q += " " + arg
	}
	return q
}

// title heads a picture or page: the question in words, "Regions: on
// 2024-05-15, weapon drone", unless the Options have a better one.
func (o Options) title(a *queries.Answer) string {
	if o.Title != "" {
		return o.Title
	}
	title := "Events"
	if a.Query != "" {
		title = strings.ToUpper(a.Query[:1]) + strings.ReplaceAll(a.Query[1:], "_", " ")
	}
	if len(a.Args) > 0 {
		title += ": " + strings.ReplaceAll(strings.Join(a.Args, ", "), "=", " ")
	}
	return title
}

// origin says where an export comes from, for the notes that a format has
// room for: "annals 1.2, rules 3f0c, query regions on=2024-05-15".
func origin(a *queries.Answer, o Options) string {
	s := "annals"
	if o.Program != "" {
		s = o.Program
	}
	if o.Rules != "" {
		s += ", rules " + o.Rules
	}
	if a.Query != "" {
		s += ", query " + question(a)
	}
	return s
}
