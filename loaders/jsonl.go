package loaders

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strconv"

	"github.com/annals-kg/annals/text"
)

// jsonl.go: JSON Lines, one article a line. https://jsonlines.org
func init() {
	register(Loader{
		Name:    "jsonl",
		Summary: "JSON Lines, one article a line",
		Exts:    []string{".jsonl", ".ndjson"},
		Sniff:   sniffJSONL,
		Load:    loadJSONL,
	})
}

// sniffJSONL holds for an object that ends with its line, and for one so long
// that its line does not end in head: a JSON file that people indent breaks
// its lines sooner.
func sniffJSONL(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if !startsObject(head) {
		return false
	}
	line, rest, ended := bytes.Cut(head, []byte("\n"))
	if !ended {
		return len(line) >= SniffLen/2 || json.Valid(line)
	}
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return json.Valid(line) && (len(rest) == 0 || rest[0] == '{') || startsObject(rest)
}

// startsObject reports whether b opens a JSON object.
func startsObject(b []byte) bool {
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	b = bytes.TrimLeft(b[1:], " \t\r\n")
	return len(b) > 0 && (b[0] == '"' || b[0] == '}')
}

// loadJSONL reads one article a line. Blank lines are passed over in silence; a
// broken line is skipped under its number, and the rest goes on.
func loadJSONL(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	lines := lineReader{r: bufio.NewReaderSize(r, 1<<16), max: 2*o.maxBytes() + 1<<20}
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, whole, err := lines.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, byteOrderMark)
		}
		at := strconv.Itoa(n)
		switch line = bytes.TrimSpace(line); {
		case !whole:
			o.skip(at, SkipTooLong, "a line of over %d bytes; raise load.max_article_mb", lines.max)
			continue
		case len(line) == 0:
			continue
		}
		if !o.begins(n) {
			continue
		}
		if err := o.apartDocuments(ctx, line, at, emit); err != nil {
			return err
		}
	}
}

// A lineReader reads lines of any length up to max bytes.
type lineReader struct {
	r   *bufio.Reader
	max int
	buf []byte
}

// next returns the next line without its end, valid until the next call. A line
// of over max bytes is read past, and whole is false. At the end of input the
// error is io.EOF.
func (l *lineReader) next() (line []byte, whole bool, err error) {
	l.buf = l.buf[:0]
	whole = true
	for {
		part, err := l.r.ReadSlice('\n')
		if whole && len(l.buf)+len(part) <= l.max {
			l.buf = append(l.buf, part...)
		} else {
			whole = false
			l.buf = l.buf[:0]
		}
		switch {
		case err == nil:
			return l.buf, whole, nil
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(part) > 0 || len(l.buf) > 0 || !whole):
			return l.buf, whole, nil
		default:
			return nil, false, err
		}
	}
}
