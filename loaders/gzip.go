package loaders

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/annals-kg/annals/text"
)

// gzip.go: any input packed with gzip, in one member or many. RFC 1952.
func init() {
	register(Loader{
		Name:    "gzip",
		Summary: "any of the other formats packed with gzip",
		Exts:    []string{".gz", ".tgz"},
		Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b\x08")) },
		Load:    loadGzip,
	})
}

func loadGzip(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	// The name of what is inside: "a.jsonl.gz" holds a.jsonl.
	name := first(o.hint, o.Name)
	ext := filepath.Ext(name)
	if name = strings.TrimSuffix(name, ext); strings.EqualFold(ext, ".tgz") {
		name += ".tar"
	}
	outermost := o.unpacking == nil
	reach, done := o.Reach, o.Done
	o = o.within("")
	o.Reach, o.Done = reach, done // the entries are those of what is inside
	source := &faultReader{r: r}
	if outermost {
		source.n = &o.unpacking.packed
	}
	z, err := gzip.NewReader(source)
	if err != nil {
		if source.err != nil {
			return source.err
		}
		if errors.Is(err, io.EOF) {
			o.skip("", SkipEmpty, "")
		} else {
			o.skip("", SkipBroken, "no gzip file: %v", err)
		}
		return nil
	}
	return o.unpack(ctx, name, source, z, false, emit)
}
