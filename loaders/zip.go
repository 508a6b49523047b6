package loaders

import (
	"archive/zip"
	"bytes"
	"context"
	"io"

	"github.com/annals-kg/annals/text"
)

// zip.go: archives of files of any format.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
func init() {
	register(Loader{
		Name:    "zip",
		Summary: "a ZIP archive of files in any of the other formats",
		Exts:    []string{".zip"},
		Sniff:   isZIP,
		Load:    loadZIP,
	})
}

func isZIP(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

func loadZIP(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	begins := o.begins
	archive, done, err := openZIP(ctx, r, &o)
	if archive == nil || err != nil {
		return err
	}
	defer done()
	if len(archive.File) == 0 {
		o.skip("", SkipEmpty, "an archive of no files")
	}
	if len(archive.File) > 0 && (archive.File[0].Name == "[Content_Types].xml" || archive.File[0].Name == "mimetype") {
		o.skip("", SkipNoLoader, "it is an office document or a book; save it as text, DOCX, ODT or XLSX")
		return nil
	}
	for i, file := range archive.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if file.FileInfo().IsDir() || hidden(file.Name) || !begins(i+1) {
			continue
		}
		inside := o
		inside.Name = o.where(file.Name)
		const encrypted = 1 // the bit of APPNOTE 4.4.4
		if file.Flags&encrypted != 0 {
			inside.skip("", SkipEncrypted, "unpack it with its password first")
			continue
		}
		unpacked, err := file.Open()
		if err != nil {
			inside.fault(err)
			continue
		}
		err = inside.unpack(ctx, file.Name, nil, unpacked, true, emit)
		unpacked.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// openZIP opens an archive; done ends its use. What is no archive is a skip, and
// archive is nil.
func openZIP(ctx context.Context, r io.Reader, o *Options) (archive *zip.Reader, done func(), err error) {
	at, size, done, err := spool(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	outermost := o.unpacking == nil
	*o = o.within("")
	if outermost {
		o.unpacking.packed = size
	}
	if archive, err = zip.NewReader(at, size); err != nil {
		done()
		o.skip("", SkipBroken, "%v", err)
		return nil, nil, nil
	}
	return archive, done, nil
}
