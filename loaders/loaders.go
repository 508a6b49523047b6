// Package loaders takes bytes in a source format and gives text.Documents, one
// article at a time. Each format is one file of this package that registers a
// Loader; Detect tells formats apart by content first and by name second.
package loaders

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/text"
)

// A Loader reads one source format.
type Loader struct {
	// Name is what --format calls it.
	Name string
	// Summary is one line for people.
	Summary string
	// Exts are the endings of file names that hint at the format, with their
	// dots, in lower case.
	Exts []string
	// Sniff reports whether head, the first bytes of an input (SniffLen at
	// most, without a byte order mark), can be nothing but this format. Nil
	// never can.
	Sniff func(head []byte) bool
	// Load reads r to its end and calls emit once for each article, in the
	// order of the input. An article that it cannot read it hands to o.Skip
	// and goes on. It returns the first error of r, of emit or of ctx.
	Load func(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error
	// One says that an input is one article, so that a worker may take it whole.
	One bool
}

// Options are what a Loader is told about an input.
type Options struct {
	// Name is what errors call the input: its path, or "-".
	Name string
	// Published is given to articles that bear no date; zero means unknown.
	Published time.Time
	// Source is given to articles that name no source.
	Source string
	// URL is where the input was published, "" where unknown. Articles that
	// name no address of their own get it.
	URL string
	// ContentType is the media type under which a server or a mail gave the
	// input, such as "text/html; charset=koi8-r"; "" where unknown.
	ContentType string
	// Fields says which key or column holds a field of an article: "text",
	// "title", "published", "source", "url", "author" or "id". A field that it
	// does not name is found by the names that are usual for it.
	Fields map[string]string
	// MaxBytes bounds the text of one article, in bytes; a longer one is
	// skipped. Zero means DefaultMaxBytes.
	MaxBytes int
	// Fetch fetches the pages that a feed links to; nil leaves it at what the feed
	// tells. Its error is as that of Client.Get.
	Fetch func(ctx context.Context, address string) (*Page, error)
	// Skip is told of each article that is passed over; nil is told nothing.
	Skip func(Skip)
	// Repair is told of each article in whose text bytes that are not UTF-8
	// were replaced, and of how many; nil is told nothing.
	Repair func(where string, bytes int)

	// Apart takes the parts of an input that stand by themselves, in order; size
	// is their length in bytes. Its error ends the load. Nil loads each in turn.
	Apart func(size int, load Part) error
	// Reach is told the number of each entry of the input (line, record, row) that
	// is begun, from one; nil is told nothing. Done is how many of them were dealt
	// with before, and are passed over.
	Reach func(entry int)
	Done  int

	hint      string     // tells its format where Name is that of what is around
	depth     int        // of inputs around this one
	unpacking *unpacking // of the outermost of them; nil for that itself
}

// DefaultMaxBytes is the length of text above which an article is skipped: 16
// MiB, about twice what the longest of novels holds.
const DefaultMaxBytes = 16 << 20

// SniffLen is how many bytes of an input Detect wants to see.
const SniffLen = 64 << 10

func (o Options) maxBytes() int {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}

// skip tells of an article passed over. The place in the input is at, such as
// "line 12"; "" is the whole input.
func (o Options) skip(at string, reason Reason, format string, args ...any) {
	if o.Skip != nil {
		o.Skip(Skip{Where: o.where(at), Reason: reason, Detail: fmt.Sprintf(format, args...)})
	}
}

func (o Options) repaired(at string, bytes int) {
	if bytes > 0 && o.Repair != nil {
		o.Repair(o.where(at), bytes)
	}
}

func (o Options) where(at string) string {
	if at == "" {
		return o.Name
	}
	return o.Name + ":" + at
}

var table = registry.New[Loader]("format")

func register(l Loader) { table.Register(l.Name, l) }

// All returns the loaders in the order of their names.
func All() []Loader { return table.All() }

// Lookup returns the loader of that name, or an error that lists the names.
func Lookup(name string) (Loader, error) { return table.Lookup(name) }
