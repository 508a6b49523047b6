package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/text"
)

// cut.go: inputs, one after another, into parts that workers load side by side.

// A hand takes a part of an input; size is its length in bytes.
type hand func(size int, where place, part loaders.Part) error

// loadAll cuts the inputs one after another.
func loadAll(ctx context.Context, inputs Inputs, o Options, give hand) error {
	var before int64
	for i, in := range inputs.List {
		c := cutter{place: place{input: i, name: in.Name, read: before}, before: before, give: give}
		if err := c.load(ctx, in, o); err != nil {
			return err
		}
		before += c.counted.n
	}
	return nil
}

// A cutter cuts one input.
type cutter struct {
	place   place
	before  int64 // bytes of the inputs before
	counted countingReader
	give    hand
	err     error // of give
}

// hand gives a part away, with where the input is.
func (c *cutter) hand(size int, part loaders.Part) error {
	if c.err == nil {
		c.place.read = c.before + c.counted.n
		c.err = c.give(size, c.place, part)
	}
	return c.err
}

func (c *cutter) skip(s loaders.Skip) {
	c.hand(0, told(func(skip func(loaders.Skip), _ func(string, int)) { skip(s) }))
}

// load cuts an input. One that the system refuses to open is a skip.
func (c *cutter) load(ctx context.Context, in Input, o Options) error {
	lo := loaders.Options{
		Name: in.Name, Published: o.Published, Source: o.Source, MaxBytes: o.MaxBytes, Fields: o.Fields,
		Skip: c.skip,
		Repair: func(where string, bytes int) {
			c.hand(0, told(func(_ func(loaders.Skip), repair func(string, int)) { repair(where, bytes) }))
		},
		Apart: c.hand,
		Reach: func(entry int) { c.place.entry = entry },
		Done:  in.done,
	}
	if o.Web != nil && o.Follow {
		lo.Fetch = o.fetch
	}
	if loaders.IsURL(in.Name) {
		page, err := o.fetch(ctx, in.Name)
		if failed := new(loaders.FetchError); errors.As(err, &failed) {
			c.skip(loaders.Skip{Where: in.Name, Reason: failed.Reason, Detail: failed.Detail})
			return c.err
		} else if err != nil {
			return err
		}
		lo.URL, lo.ContentType = page.URL, page.ContentType
		in.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(page.Body)), nil }
	}
	file, err := in.Open()
	if err != nil {
		c.skip(refused(in, err))
		return c.err
	}
	defer file.Close()
	c.counted.r = file
	r, head, err := peek(&c.counted)
	if err != nil {
		c.skip(refused(in, err))
		return c.err
	}
	if len(head) == 0 {
		c.skip(loaders.Skip{Where: in.Name, Reason: loaders.SkipEmpty})
		return c.err
	}
	loader, err := in.loader(o.Format, head)
	if unknown := new(loaders.UnknownFormat); errors.As(err, &unknown) {
		c.skip(unknown.Skip())
		return c.err
	} else if err != nil {
		return err
	}
	whole, r := c.whole(in, loader, r)
	if whole != nil {
		c.hand(len(whole), func(ctx context.Context, skip func(loaders.Skip), repair func(string, int), emit func(*text.Document) error) error {
			lo.Skip, lo.Repair, lo.Apart, lo.Reach = skip, repair, nil, nil
			return named(ctx, in, loader.Load(ctx, bytes.NewReader(whole), lo, emit))
		})
		return c.err
	}
	err = loader.Load(ctx, r, lo, func(d *text.Document) error { return c.hand(len(d.Text), loaded(d)) })
	if c.err != nil {
		return c.err
	}
	return named(ctx, in, err)
}

// smallFile is the length up to which a file is loaded by one worker, in bytes.
const smallFile = 256 << 10

// whole reads a small file, so that a worker may load it while the next is
// read. Of what is none, or cannot be read to its end, rest is all.
func (c *cutter) whole(in Input, l loaders.Loader, r io.Reader) (b []byte, rest io.Reader) {
	if in.Size == 0 || in.Size > smallFile || !l.One {
		return nil, r
	}
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r, smallFile+1); err != io.EOF {
		return nil, io.MultiReader(&buf, r)
	}
	return buf.Bytes(), nil
}

// named adds the name of an input to its error.
func named(ctx context.Context, in Input, err error) error {
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%s: %w", in.Name, err)
	}
	return err
}

func refused(in Input, err error) loaders.Skip {
	return loaders.Skip{Where: in.Name, Reason: loaders.SkipNoAccess, Detail: reason(err)}
}

// A countingReader counts the bytes read of r.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}
