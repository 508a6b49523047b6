package loaders

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/annals-kg/annals/text"
)

// html.go: pages of the web, one article each. https://html.spec.whatwg.org
func init() {
	register(Loader{
		Name:    "html",
		Summary: "a page of the web: its main text, title, author, date and address",
		Exts:    []string{".html", ".htm", ".xhtml", ".shtml"},
		Sniff:   sniffHTML,
		Load:    loadHTML,
		One:     true,
	})
}

// sniffHTML holds for what opens with the tags of a page, after white space,
// comments and an XML declaration.
func sniffHTML(head []byte) bool {
	head = bytes.ToLower(head[:min(len(head), 4096)])
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		end := "-->"
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = "?>"
		default:
			for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta "} {
				if bytes.HasPrefix(head, []byte(tag)) {
					return true
				}
			}
			return false
		}
		_, after, found := bytes.Cut(head, []byte(end))
		if !found {
			return false
		}
		head = after
	}
}

// loadHTML reads r as one page.
func loadHTML(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	b, err := o.readAll(ctx, r)
	if b == nil || err != nil {
		return err
	}
	if isBinary(b) && !isUTF16(b) {
		o.skip("", SkipBinary, "it holds bytes that no page has")
		return nil
	}
	d, err := page(decode(b, o.ContentType), o.URL)
	if err != nil {
		o.skip("", SkipBadHTML, "%v", err)
		return nil
	}
	if d = o.complete(d, ""); d == nil {
		return nil
	}
	return emit(d)
}

// readAll reads an input that is one article. An input over the limit is a
// skip, and b is nil.
func (o Options) readAll(ctx context.Context, r io.Reader) (b []byte, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if b, err = io.ReadAll(io.LimitReader(r, int64(o.maxBytes())+1)); err != nil {
		return nil, err
	}
	if len(b) > o.maxBytes() {
		o.skip("", SkipTooLong, "over %d bytes; raise load.max_article_mb", o.maxBytes())
		return nil, nil
	}
	return b, nil
}

// page reads a page that was found at the address, "" if unknown. Its ID is its
// canonical address, so that a page that changes is a revision of itself.
func page(b []byte, address string) (*text.Document, error) {
	root, err := parseHTML(b)
	if err != nil {
		return nil, err
	}
	m := readMeta(root, address)
	blocks := mainBlocks(root)
	for len(blocks) > 0 && strings.EqualFold(blocks[0].text, m.title) {
		blocks = blocks[1:]
	}
	body := join(prune(blocks, &m))
	// Some sites write the text with a script and keep it in JSON-LD only.
	if len(m.body) > 2*len(body) && len(m.body) > 250 {
		body = plain(m.body)
	}
	d := &text.Document{Text: body, Title: m.title, Author: m.author, Source: m.source, URL: m.url, Published: m.published}
	if m.url != "" && absolute("", m.url) != "" {
		d.ID = m.url
	}
	return d, nil
}

var tag = lazily(`<[a-zA-Z/!]`)

// plain turns a piece of HTML, as feeds and JSON hold it, into paragraphs. Text
// without tags stays as it is but for its line ends.
func plain(s string) string {
	if !tag().MatchString(s) {
		return strings.TrimSpace(string(unixLines([]byte(html.UnescapeString(s)))))
	}
	root, err := parseHTML([]byte(s))
	if err != nil {
		return ""
	}
	return join(prune(blocksOf(root, func(n *html.Node) bool { return unseen(n) || n.DataAtom == atom.Figcaption }), &pageMeta{}))
}

var errHeavy = errors.New("it has more tags than any page; it would fill the memory")

// parseHTML parses b, unless its tree would be too large. The parser opens each
// <b> that nobody closed again in every paragraph that follows, so that a small
// page can make a tree without end.
func parseHTML(b []byte) (*html.Node, error) {
	const (
		maxTags   = 300_000
		maxReopen = 1_000_000
	)
	tags, open, reopened := 0, 0, 0
	for rest := b; ; tags++ {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+2 >= len(rest) {
			break
		}
		rest = rest[i+1:]
		if closes := rest[0] == '/'; closes {
			if isFormatting(rest[1:]) && open > 0 {
				open--
			}
		} else if isFormatting(rest) {
			open++
		} else {
			reopened += open
		}
	}
	if tags > maxTags || reopened > maxReopen {
		return nil, errHeavy
	}
	return html.Parse(bytes.NewReader(bytes.ReplaceAll(b, []byte{0}, nil)))
}

// isFormatting reports whether a tag that goes on with b is of an element that
// the parser opens again by itself.
func isFormatting(b []byte) bool {
	n := 0
	for n < len(b) && n < 8 && 'a' <= b[n]|0x20 && b[n]|0x20 <= 'z' {
		n++
	}
	switch strings.ToLower(string(b[:n])) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}
