package loaders

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/annals-kg/annals/text"
)

// feed.go: feeds of news, one article an entry, as far as the feed holds its
// text. https://www.rssboard.org/rss-specification, RFC 4287,
// https://web.resource.org/rss/1.0/spec, https://www.jsonfeed.org/version/1.1/
func init() {
	register(Loader{
		Name:    "feed",
		Summary: "RSS, Atom and JSON Feed, one article an entry",
		Exts:    []string{".rss", ".atom", ".rdf", ".xml"},
		Sniff:   sniffFeed,
		Load:    loadFeed,
	})
}

// sniffFeed holds for XML whose first element is that of a feed, and for JSON
// that says it is one.
func sniffFeed(head []byte) bool {
	head = head[:min(len(head), 4096)]
	if start := bytes.TrimLeft(head, " \t\r\n"); bytes.HasPrefix(start, []byte("{")) {
		return bytes.Contains(start[:min(len(start), 512)], []byte("jsonfeed.org/version/"))
	}
	switch name := rootElement(head); name {
	case "rss", "rdf:rdf", "feed":
		return true
	}
	return false
}

// rootElement returns the name of the first element of an XML input in lower
// case, "" where there is none in head.
func rootElement(head []byte) string {
	for {
		i := bytes.IndexByte(head, '<')
		if i < 0 || len(bytes.TrimSpace(head[:i])) > 0 || i+1 >= len(head) {
			return ""
		}
		head = head[i+1:]
		if head[0] != '?' && head[0] != '!' {
			break
		}
		end := ">"
		if bytes.HasPrefix(head, []byte("!--")) {
			end = "-->"
		} else if i := bytes.IndexAny(head, "[>"); i >= 0 && head[i] == '[' {
			end = "]>" // a DOCTYPE with entities of its own
		}
		_, after, found := bytes.Cut(head, []byte(end))
		if !found {
			return ""
		}
		head = after
	}
	end := bytes.IndexAny(head, " \t\r\n/>")
	if end < 0 {
		return ""
	}
	return strings.ToLower(string(head[:end]))
}

// loadFeed reads a feed. Of one that breaks off, the entries before the break
// are read, and the rest is one skip.
func loadFeed(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	b, err := o.readAll(ctx, r)
	if b == nil || err != nil {
		return err
	}
	if len(bytes.TrimSpace(b)) == 0 {
		o.skip("", SkipEmpty, "")
		return nil
	}
	n := 0 // entries so far
	for len(b) > 0 {
		piece, head, done := firstPiece(b)
		feed, err := parseFeed(piece)
		if err != nil && done > 0 {
			// A mark in a text that looks like the end of an entry: all in one.
			piece, done = b, 0
			feed, err = parseFeed(piece)
		}
		if err != nil || feed == nil {
			if feed = wholePart(piece); feed == nil {
				o.skip("", SkipBadFeed, "%v", err)
				return nil
			}
		}
		if err := o.entries(ctx, feed, n, emit); err != nil {
			return err
		}
		n += len(feed.Items)
		if err != nil {
			o.skip(fmt.Sprintf("entry %d", n+1), SkipBadFeed, "%v; fetch it again", err)
		}
		if done == 0 {
			break
		}
		// What stands before the first entry stands before the others too: the
		// room of the entries that are done is used for it.
		copy(b[done-head:done], b[:head])
		b = b[done-head:]
	}
	if n == 0 {
		o.skip("", SkipEmpty, "a feed without entries")
	}
	return nil
}

// entries loads the entries of a feed, of which n came before.
func (o Options) entries(ctx context.Context, feed *gofeed.Feed, n int, emit func(*text.Document) error) error {
	for i, item := range feed.Items {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := fmt.Sprintf("entry %d", n+i+1)
		if item == nil {
			o.skip(at, SkipEmpty, "")
			continue
		}
		size := len(item.Content) + len(item.Description)
		if err := o.apart(ctx, size, emit, func(ctx context.Context, o Options, emit func(*text.Document) error) error {
			d, err := o.fetched(ctx, entry(feed, item), at)
			if d == nil || err != nil {
				return err
			}
			if d = o.complete(d, at); d == nil {
				return nil
			}
			return emit(d)
		}); err != nil {
			return err
		}
	}
	return nil
}

// pieceSize is how much of a long feed is parsed at once, in bytes: the library
// needs forty times as much memory.
const pieceSize = 1 << 20

// firstPiece copies the first entries of a long feed, as a feed of their own. They
// begin after head bytes and end with done; where they are all, done is zero.
func firstPiece(b []byte) (piece []byte, head, done int) {
	if len(b) <= pieceSize {
		return b, 0, 0
	}
	for _, f := range feedEnds {
		head := bytes.Index(b, []byte(f.begin))
		last := bytes.LastIndex(b[:pieceSize], []byte(f.entry))
		if head < 0 || last < head || !bytes.Contains(b[len(b)-min(len(b), 1024):], []byte(f.root)) {
			continue
		}
		last += len(f.entry)
		if !bytes.Contains(b[last:], []byte(f.entry)) {
			break // what follows is the end
		}
		return append(bytes.Clone(b[:last]), f.end...), head, last
	}
	return b, 0, 0
}

// feedEnds are how feeds of each kind end after an entry.
var feedEnds = []struct{ begin, entry, end, root string }{
	{"<item", "</item>", "</channel></rss>", "</rss>"},
	{"<item", "</item>", "</rdf:RDF>", "</rdf:RDF>"},
	{"<entry", "</entry>", "</feed>", "</feed>"},
}

// fetched puts the page that an entry links to in the place of what the feed
// tells of it. Where the page cannot be had, the feed's words stay; where there
// are none but a headline, or the page has not changed, that is a skip and the
// document is nil.
func (o Options) fetched(ctx context.Context, d *text.Document, at string) (*text.Document, error) {
	if o.Fetch == nil || d.URL == "" {
		return d, nil
	}
	p, err := o.Fetch(ctx, d.URL)
	var failed *FetchError
	switch {
	case errors.As(err, &failed):
		if failed.Reason == SkipUnchanged || d.Text == d.Title {
			o.skip(at, failed.Reason, "%s", failed.Detail)
			return nil, nil
		}
		return d, nil
	case err != nil:
		return nil, err
	}
	if isBinary(p.Body) && !isUTF16(p.Body) {
		return d, nil
	}
	full, err := page(decode(p.Body, p.ContentType), p.URL)
	if err != nil || len(full.Text) < len(d.Text) {
		return d, nil
	}
	d.Text = full.Text
	d.Author = first(d.Author, full.Author)
	d.Title = first(d.Title, full.Title)
	if d.Published.IsZero() {
		d.Published = full.Published
	}
	return d, nil
}

// parseFeed hands b to the library, whose panics are errors.
func parseFeed(b []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, fmt.Errorf("it upset its parser: %v", p)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(b))
}

// wholePart returns the entries of a feed that breaks off, up to the last that
// is closed; nil if there is none.
func wholePart(b []byte) *gofeed.Feed {
	for _, f := range feedEnds {
		if i := bytes.LastIndex(b, []byte(f.entry)); i >= 0 {
			cut := append(bytes.Clone(b[:i+len(f.entry)]), f.end...)
			if feed, err := parseFeed(cut); err == nil && feed != nil {
				return feed
			}
		}
	}
	return nil
}

// entry turns an entry into an article: its content, else its summary, else its
// headline, which may be all that a feed tells.
func entry(feed *gofeed.Feed, item *gofeed.Item) *text.Document {
	d := &text.Document{
		Title:  strings.Join(strings.Fields(plain(item.Title)), " "),
		Source: strings.Join(strings.Fields(plain(feed.Title)), " "),
		URL:    absolute(feed.Link, item.Link),
	}
	d.ID = entryID(feed, item, d.URL)
	d.Text = first(plain(item.Content), plain(item.Description), d.Title)
	var authors []string
	for _, a := range item.Authors {
		if a != nil && name(a.Name) != "" {
			authors = append(authors, name(a.Name))
		}
	}
	d.Author = strings.Join(authors, ", ")
	d.Published = entryDate(item)
	return d
}

// entryID returns what names an entry in the whole world: an address or URI, or
// else the mark within the feed after the name of its site. "" is unknown.
func entryID(feed *gofeed.Feed, item *gofeed.Item, address string) string {
	mark := strings.TrimSpace(item.GUID)
	switch site := first(host(feed.Link), host(feed.FeedLink)); {
	case strings.Contains(mark, "://") || strings.HasPrefix(mark, "urn:") || strings.HasPrefix(mark, "tag:"):
		return mark
	case address != "":
		return address
	case mark != "" && site != "":
		return site + ":" + mark
	}
	return ""
}

// entryDate prefers the date as written, in its own zone, to what the library
// makes of it, which is UTC.
func entryDate(item *gofeed.Item) time.Time {
	written := []string{item.Published, item.Updated}
	parsed := []*time.Time{item.PublishedParsed, item.UpdatedParsed}
	for i := range written {
		if t, ok := looseDate(written[i]); ok {
			return t
		}
		if parsed[i] != nil && parsed[i].Year() > 1800 {
			return *parsed[i]
		}
	}
	return urlDate(item.Link)
}
