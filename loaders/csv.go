package loaders

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"github.com/annals-kg/annals/text"
)

// csv.go: tables with a line of column names and one article a row. RFC 4180;
// commas, semicolons, tabs and bars part the columns.
func init() {
	register(Loader{
		Name:    "csv",
		Summary: "tables of comma or tab separated values, one article a row",
		Exts:    []string{".csv", ".tsv", ".tab"},
		Sniff:   sniffCSV,
		Load:    loadCSV,
	})
}

// sniffCSV holds for a first line in which a column for the text and two more
// fields are named, by names that nothing but a column would have in a line.
func sniffCSV(head []byte) bool {
	line, _, found := bytes.Cut(head, []byte("\n"))
	if !found || len(line) > 2000 || !utf8.Valid(line) {
		return false
	}
	separator := separatorOf(line)
	if separator == 0 {
		return false
	}
	known := map[string]bool{}
	names := strings.Split(string(bytes.TrimSpace(line)), string(separator))
	for _, n := range names {
		n = strings.Trim(n, `"`)
		if strings.ContainsAny(n, ":;!?") {
			return false
		}
		if f := fieldOf(n); f != "" {
			known[f] = true
		}
	}
	return known["text"] && len(known) >= 3 || known["text"] && len(known) == len(names) && len(names) > 1
}

// separatorOf returns what parts the columns of a line of names, 0 if nothing.
func separatorOf(line []byte) byte {
	best, most := byte(0), 0
	for _, c := range []byte{'\t', ',', ';', '|'} {
		if n := bytes.Count(line, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}

// loadCSV reads one article a row. A row that breaks the rules is skipped under
// the number of its line, and the rest goes on.
func loadCSV(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b := bufio.NewReaderSize(r, SniffLen)
	head, err := b.Peek(SniffLen)
	if err != nil && err != io.EOF {
		return err
	}
	if isBinary(head) && !isUTF16(head) {
		o.skip("", SkipBinary, "it holds bytes that no table has")
		return nil
	}
	if !utf8.Valid(trimRune(head)) && (isUTF16(head) || invalid(head)*tolerated > len(head)) {
		guess := guessed(head)
		if guess == nil && !isUTF16(head) {
			o.skip("", SkipNotUTF8, "save it as UTF-8")
			return nil
		}
		if isUTF16(head) {
			guess = utf16Encoding
		}
		b = bufio.NewReaderSize(transform.NewReader(b, guess.NewDecoder()), SniffLen)
		if head, err = b.Peek(SniffLen); err != nil && err != io.EOF {
			return err
		}
	}
	if bytes.HasPrefix(head, byteOrderMark) {
		b.Discard(len(byteOrderMark))
		head = bytes.TrimPrefix(head, byteOrderMark)
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	rows := rowReader{r: b, separator: separatorOf(first), line: 1, max: 2*o.maxBytes() + 1<<20}
	names, _, _, err := rows.next()
	if err == io.EOF {
		o.skip("", SkipEmpty, "")
		return nil
	} else if err != nil {
		return err
	}
	names = slices.Clone(names)
	columns := o.columns(names)
	if columns["text"] < 0 && columns["title"] < 0 {
		o.skip("1", SkipNoText, "no column is called text; there are: %.300s", strings.Join(names, ", "))
		return nil
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, line, whole, err := rows.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		at := strconv.Itoa(line)
		switch {
		case !whole:
			o.skip(at, SkipBroken, "a row of over %d bytes, or whose quotation mark is never closed; what follows it is not read", rows.max)
			continue
		case len(row) == 1 && strings.TrimSpace(row[0]) == "":
			continue
		}
		if !o.begins(line) {
			continue
		}
		row = slices.Clone(row)
		size := 0
		for _, cell := range row {
			size += len(cell)
		}
		if err := o.apartDocument(ctx, size, emit, func(o Options) *text.Document { return o.row(row, columns, at) }); err != nil {
			return err
		}
	}
}

// row turns a row into an article. Without a text the title is all it says.
func (o Options) row(row []string, columns map[string]int, at string) *text.Document {
	fields := map[string]string{}
	for field, i := range columns {
		if i >= 0 && i < len(row) {
			fields[field] = strings.TrimSpace(row[i])
		}
	}
	d := &text.Document{}
	if !o.fill(d, fields, at) {
		return nil
	}
	d.Text = first(plain(fields["text"]), d.Title)
	return o.complete(d, at)
}

// A rowReader cuts a stream into rows. Unlike encoding/csv it bounds a row, so
// that a quotation mark that is never closed does not swallow the input.
type rowReader struct {
	r         *bufio.Reader
	separator byte
	line      int // of the byte that comes next, from one
	max       int
	row       []string
	cell      []byte
}

// next returns the cells of the next row, valid until the next call, and the
// line that it begins in. Of a row of over max bytes, and of one that the input
// ends in within quotation marks, whole is false; the reader then goes on with
// the next line.
func (r *rowReader) next() (row []string, line int, whole bool, err error) {
	r.row, r.cell = r.row[:0], r.cell[:0]
	line, size := r.line, 0
	quoted, wasQuoted := false, false
	end := func() {
		cell := r.cell
		if !wasQuoted {
			cell = bytes.TrimRight(cell, "\r")
		}
		r.row = append(r.row, string(cell))
		r.cell, wasQuoted = r.cell[:0], false
	}
	for {
		c, err := r.r.ReadByte()
		if err == io.EOF && size > 0 {
			end()
			return r.row, line, !quoted && size <= r.max, nil
		}
		if err != nil {
			return nil, line, false, err
		}
		if c == '\n' {
			r.line++
		}
		if size++; size > r.max {
			if c == '\n' {
				return nil, line, false, nil
			}
			r.cell = r.cell[:0]
			continue
		}
		switch {
		case quoted && c == '"':
			if next, _ := r.r.Peek(1); len(next) == 1 && next[0] == '"' {
				r.r.Discard(1)
				r.cell = append(r.cell, '"')
				continue
			}
			quoted = false
		case quoted:
			r.cell = append(r.cell, c)
		case c == '"' && len(bytes.TrimLeft(r.cell, " ")) == 0 && !wasQuoted:
			quoted, wasQuoted = true, true
			r.cell = r.cell[:0]
		case c == r.separator && r.separator != 0:
			end()
		case c == '\n':
			end()
			return r.row, line, true, nil
		case c == '\r' && wasQuoted:
		default:
			r.cell = append(r.cell, c)
		}
	}
}

// trimRune takes off the start of a character that b ends in.
func trimRune(b []byte) []byte {
	for i := 1; i <= min(3, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}
