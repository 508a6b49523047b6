package loaders

import (
	"bytes"
	"context"
	"io"

	"github.com/annals-kg/annals/text"
)

// docx.go: documents of Word since 2007, one article each. ECMA-376, part 1, 17.
func init() {
	register(Loader{
		Name:    "docx",
		Summary: "a Word document, the whole is one article",
		Exts:    []string{".docx"},
		Sniff:   func(head []byte) bool { return isZIP(head) && bytes.Contains(head, []byte("word/document.xml")) },
		Load:    loadDOCX,
		One:     true,
	})
}

// Deleted text is in w:delText, and old programs' copies of text boxes are in
// mc:Fallback.
func loadDOCX(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	format := officeFormat{
		content: "word/document.xml", properties: "docProps/core.xml",
		paragraph: set("p"),
		space:     map[string]string{"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
		leaveOut:  set("Fallback", "instrText", "tabs"),
		runs:      set("t"),
	}
	return format.load(ctx, r, o, emit)
}
