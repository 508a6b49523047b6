package loaders

import (
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/annals-kg/annals/text"
)

// txt.go: plain text, one article an input.
func init() {
	register(Loader{
		Name:    "txt",
		Summary: "plain text, the whole input is one article",
		Exts:    []string{".txt", ".text"},
		Load:    loadTXT,
		One:     true,
	})
}

// loadTXT reads r as one article. The text is the input as it stands, so that
// offsets into it are offsets into the file, save for a byte order mark, which
// is taken off, for "\r\n", which becomes "\n", and for a few bytes that are
// not UTF-8, which become U+FFFD. A first line "# ..." is the title as well.
func loadTXT(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(o.maxBytes())+1))
	if err != nil {
		return err
	}
	if len(b) > o.maxBytes() {
		o.skip("", SkipTooLong, "over %d bytes; split it into its articles, or raise load.max_article_mb", o.maxBytes())
		return nil
	}
	if isUTF16(b) {
		o.skip("", SkipNotUTF8, "it is UTF-16; convert it: iconv -f utf-16 -t utf-8")
		return nil
	}
	if isBinary(b) {
		o.skip("", SkipBinary, "it holds bytes that no text has")
		return nil
	}
	b = unixLines(bytes.TrimPrefix(b, byteOrderMark))
	s, bad := mend(string(b))
	if bad*tolerated > len(b) {
		o.skip("", SkipNotUTF8, "%d of %d bytes; convert it: iconv -f windows-1251 -t utf-8, or from whatever it is in", bad, len(b))
		return nil
	}
	if strings.TrimSpace(s) == "" {
		o.skip("", SkipEmpty, "")
		return nil
	}
	o.repaired("", bad)
	d := &text.Document{ID: text.DigestID(s), Text: s, Title: heading(s), URL: o.URL}
	dateline(d)
	if d.Source == "" {
		d.Source = o.Source
	}
	if d.Published.IsZero() {
		d.Published = o.Published
	}
	return emit(d)
}

// heading returns the words of a first line "# ...", "" if there is none.
func heading(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	title, found := strings.CutPrefix(line, "# ")
	if !found {
		return ""
	}
	return strings.TrimSpace(title)
}
