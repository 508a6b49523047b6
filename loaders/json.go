package loaders

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strconv"

	"github.com/annals-kg/annals/text"
)

// json.go: a JSON file that holds one article, or an array of articles. RFC 8259.
func init() {
	register(Loader{
		Name:    "json",
		Summary: "a JSON object that is one article, or an array of them",
		Exts:    []string{".json"},
		Sniff:   sniffJSON,
		Load:    loadJSON,
	})
}

// sniffJSON holds for an array of objects and for an object over several lines.
func sniffJSON(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) > 0 && head[0] == '[' {
		inside := bytes.TrimLeft(head[1:], " \t\r\n")
		return startsObject(inside) || len(inside) > 0 && inside[0] == ']'
	}
	return startsObject(head) && !sniffJSONL(head)
}

// loadJSON reads an object, or the elements of an array one by one. An element
// that is broken within its brackets is skipped under the line it begins in,
// and the rest goes on; what follows a bracket that never closes is one skip.
func loadJSON(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	values := valueReader{r: bufio.NewReaderSize(r, 1<<16), line: 1, max: 2*o.maxBytes() + 1<<20}
	if mark, _ := values.r.Peek(len(byteOrderMark)); bytes.Equal(mark, byteOrderMark) {
		values.r.Discard(len(byteOrderMark))
	}
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		raw, line, err := values.next()
		at := strconv.Itoa(line)
		switch {
		case err == io.EOF:
			if n == 0 {
				o.skip("", SkipEmpty, "no article in it")
			}
			return nil
		case err == io.ErrUnexpectedEOF:
			o.skip(at, SkipBadJSON, "the input ends inside the article that begins here")
			return nil
		case err == errTooLong:
			o.skip(at, SkipTooLong, "over %d bytes; raise load.max_article_mb", values.max)
			continue
		case err != nil:
			return err
		}
		if !o.begins(n + 1) {
			continue
		}
		if err := o.apartDocuments(ctx, raw, at, emit); err != nil {
			return err
		}
	}
}
