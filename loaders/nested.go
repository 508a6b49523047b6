package loaders

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/annals-kg/annals/text"
)

// nested.go: inputs within inputs: a page in a WARC file, a table in a ZIP
// archive, any of them in a gzip file.

const (
	// maxDepth is how deep inputs may lie within inputs: a mail in an mbox in a
	// TAR in a gzip file is four.
	maxDepth = 5
	// maxRatio is how many times its size an input may unpack to. Text packs
	// to a fifth, logs and tables at the best to a fiftieth; bombs to a
	// thousandth a level.
	maxRatio = 250
	// freeBytes is what any input may unpack to whatever its size.
	freeBytes = 64 << 20
)

// errBomb is the error for an input that unpacks to far more than any text.
var errBomb = fmt.Errorf("it unpacks to over %d times its size", maxRatio)

// unpacking counts what the outermost of nested inputs holds and unpacks to.
type unpacking struct{ packed, unpacked int64 }

// A faultReader remembers an error of its reader, so that a fault of the input
// can be told from one of whoever reads it.
type faultReader struct {
	r   io.Reader
	n   *int64 // bytes read, where counted
	err error
}

func (f *faultReader) Read(b []byte) (int, error) {
	n, err := f.r.Read(b)
	if f.n != nil {
		*f.n += int64(n)
	}
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// An unpackReader is a faultReader of unpacked bytes that ends with errBomb.
type unpackReader struct {
	faultReader
	u *unpacking
}

func (r *unpackReader) Read(b []byte) (int, error) {
	n, err := r.faultReader.Read(b)
	r.u.unpacked += int64(n)
	if r.u.unpacked > freeBytes && r.u.unpacked/maxRatio > r.u.packed {
		r.err = errBomb
		return 0, errBomb
	}
	return n, err
}

// within returns options for what lies at a place within the input.
func (o Options) within(at string) Options {
	o.Name = o.where(at)
	o.depth++
	o.Reach, o.Done = nil, 0
	if o.unpacking == nil {
		o.unpacking = &unpacking{}
	}
	return o
}

// nested loads what lies within an input, under the options that within made.
// The name is for detecting its format. What of picky is unknown by its name
// and by its content is a skip, not text.
func (o Options) nested(ctx context.Context, name string, r io.Reader, picky bool, emit func(*text.Document) error) error {
	if o.depth > maxDepth {
		o.skip("", SkipBomb, "it lies more than %d levels deep", maxDepth)
		return nil
	}
	b := bufio.NewReaderSize(r, SniffLen)
	head, err := b.Peek(SniffLen)
	if len(head) == 0 && err != nil && err != io.EOF {
		return err
	}
	l, err := Detect(name, head)
	if unknown := new(UnknownFormat); errors.As(err, &unknown) {
		s := unknown.Skip()
		o.skip("", s.Reason, "%s", s.Detail)
		return nil
	} else if err != nil {
		return err
	}
	if picky && l.Name == "txt" && !Known(name) {
		o.skip("", SkipNoLoader, "its ending is not known")
		return nil
	}
	o.hint = name
	if o.Apart == nil || !l.One {
		return l.Load(ctx, b, o, emit)
	}
	whole, rest := short(b)
	if whole == nil {
		return l.Load(ctx, rest, o, emit)
	}
	return o.apart(ctx, len(whole), emit, func(ctx context.Context, o Options, emit func(*text.Document) error) error {
		return l.Load(ctx, bytes.NewReader(whole), o, emit)
	})
}

// unpack loads what r unpacks from source, the input as it is. A fault in what
// r unpacks is a skip; one in reading the source itself is an error.
func (o Options) unpack(ctx context.Context, name string, source *faultReader, r io.Reader, picky bool, emit func(*text.Document) error) error {
	u := &unpackReader{faultReader{r: r}, o.unpacking}
	err := o.nested(ctx, name, u, picky, emit)
	switch {
	case source != nil && source.err != nil:
		return source.err
	case err != nil && u.err != nil && errors.Is(err, u.err):
		o.fault(u.err)
		return nil
	}
	return err
}

// fault tells of what is wrong with the packing of an input.
func (o Options) fault(err error) {
	switch {
	case errors.Is(err, errBomb):
		o.skip("", SkipBomb, "%v", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		o.skip("", SkipBroken, "it breaks off; what came before is read")
	default:
		o.skip("", SkipBroken, "%v", err)
	}
}
