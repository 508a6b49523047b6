package loaders

import (
	"archive/tar"
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"github.com/annals-kg/annals/text"
)

// tar.go: archives of files of any format.
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
func init() {
	register(Loader{
		Name:    "tar",
		Summary: "a TAR archive of files in any of the other formats",
		Exts:    []string{".tar"},
		Sniff: func(head []byte) bool {
			const magicAt = 257
			return len(head) >= magicAt+5 && bytes.Equal(head[magicAt:magicAt+5], []byte("ustar"))
		},
		Load: loadTAR,
	})
}

func loadTAR(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	outermost := o.unpacking == nil
	within := o.within("")
	source := &faultReader{r: r}
	if outermost {
		source.n = &within.unpacking.packed
	}
	archive := tar.NewReader(source)
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		entry, err := archive.Next()
		switch {
		case source.err != nil:
			return source.err
		case err == io.EOF:
			if n == 0 {
				o.skip("", SkipEmpty, "an archive of no files")
			}
			_, err := io.Copy(io.Discard, source)
			return err
		case err != nil:
			within.fault(err)
			return nil
		case entry.Typeflag != tar.TypeReg || hidden(entry.Name) || !o.begins(n+1):
			continue
		}
		inside := within
		inside.Name = o.where(entry.Name)
		// Sparse files unpack, too.
		if err := inside.unpack(ctx, entry.Name, source, archive, true, emit); err != nil {
			return err
		}
	}
}

// hidden reports whether a file of an archive is one that its user never saw:
// its name, or that of a folder it is in, begins with a dot.
func hidden(name string) bool {
	for part := range strings.SplitSeq(path.Clean(strings.ReplaceAll(name, "\\", "/")), "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}
