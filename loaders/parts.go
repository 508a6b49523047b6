package loaders

import (
	"bytes"
	"context"
	"io"

	"github.com/annals-kg/annals/text"
)

// parts.go: inputs in parts, so that a caller may load those of one input side
// by side, and may go on in the midst of an input that it was stopped in.

// A Part loads a part of an input that stands by itself: a page of a WARC file,
// a line of JSON. It may be called once, from any goroutine, and tells what it
// passes over and mends to the functions it is given.
type Part func(ctx context.Context, skip func(Skip), repair func(where string, bytes int), emit func(*text.Document) error) error

// maxPart is how long a part may be, in bytes; a longer one is loaded in its
// turn, as a stream.
const maxPart = 1 << 20

// apart hands a part of an input over, or loads it at once if nobody takes
// parts. Size is its length in bytes. What load reads must be its own.
func (o Options) apart(ctx context.Context, size int, emit func(*text.Document) error, load func(context.Context, Options, func(*text.Document) error) error) error {
	if o.Apart == nil {
		return load(ctx, o, emit)
	}
	alone := o.alone() // here, since what is around goes on unpacking
	return o.Apart(size, func(ctx context.Context, skip func(Skip), repair func(string, int), emit func(*text.Document) error) error {
		part := alone
		part.Skip, part.Repair = skip, repair
		return load(ctx, part, emit)
	})
}

// alone returns options that share nothing with those of what is around.
func (o Options) alone() Options {
	o.Apart, o.Reach, o.Done = nil, nil, 0
	if o.unpacking != nil {
		own := *o.unpacking
		o.unpacking = &own
	}
	return o
}

// apartDocument is apart for a document that still has to be made of what was
// read; nil is none.
func (o Options) apartDocument(ctx context.Context, size int, emit func(*text.Document) error, read func(Options) *text.Document) error {
	return o.apart(ctx, size, emit, func(_ context.Context, o Options, emit func(*text.Document) error) error {
		if d := read(o); d != nil {
			return emit(d)
		}
		return nil
	})
}

// short reads r if it is no longer than a part. Else what was read of it comes
// first in rest, and b is nil.
func short(r io.Reader) (b []byte, rest io.Reader) {
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r, maxPart+1); err == io.EOF {
		return buf.Bytes(), nil
	}
	return nil, io.MultiReader(&buf, r)
}

// begins tells that the n-th entry of the input begins: line, record, row,
// counted from one. It reports whether the entry is to be loaded; those that an
// earlier load was done with are not.
func (o Options) begins(n int) bool {
	if n <= o.Done {
		return false
	}
	if o.Reach != nil {
		o.Reach(n)
	}
	return true
}
