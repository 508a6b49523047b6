package loaders

import (
	"bytes"
	"context"
	"io"

	"github.com/annals-kg/annals/text"
)

// odt.go: texts of LibreOffice and others, one article each. OpenDocument 1.3,
// part 3, https://docs.oasis-open.org/office/OpenDocument/v1.3/
func init() {
	register(Loader{
		Name:    "odt",
		Summary: "an OpenDocument text, the whole is one article",
		Exts:    []string{".odt"},
		Sniff: func(head []byte) bool {
			return isZIP(head) && bytes.Contains(head[:min(len(head), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument.text"))
		},
		Load: loadODT,
		One:  true,
	})
}

func loadODT(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	format := officeFormat{
		content: "content.xml", properties: "meta.xml",
		paragraph: set("p", "h"),
		space:     map[string]string{"tab": " ", "line-break": "\n", "s": " "},
		leaveOut:  set("tracked-changes", "annotation", "note", "desc", "scripts", "font-face-decls", "automatic-styles", "sequence-decls", "forms"),
	}
	return format.load(ctx, r, o, emit)
}
