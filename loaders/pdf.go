package loaders

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"github.com/annals-kg/annals/text"
)

// pdf.go: PDF files, one article each. ISO 32000-1:2008, 9.10 on the extraction
// of text. The days in a file say when it was made, and are not read.
func init() {
	register(Loader{
		Name:    "pdf",
		Summary: "a PDF file with text in it, the whole is one article",
		Exts:    []string{".pdf"},
		Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("%PDF-")) },
		Load:    loadPDF,
		One:     true,
	})
}

func loadPDF(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	at, size, done, err := spool(ctx, r)
	if err != nil {
		return err
	}
	defer done()
	d, err := pdfText(ctx, at, size, o.maxBytes())
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdf.ErrInvalidPassword):
		o.skip("", SkipEncrypted, "save it without a password")
		return nil
	case err != nil && strings.Contains(strings.ToLower(err.Error()), "encrypt"):
		o.skip("", SkipEncrypted, "%v; save it without a password", err)
		return nil
	case err != nil:
		o.skip("", SkipBroken, "%.300v", err)
		return nil
	}
	if strings.TrimSpace(d.Text) == "" {
		o.skip("", SkipEmpty, "it has no text, only pictures; read it with OCR first")
		return nil
	}
	if d = o.complete(d, ""); d == nil {
		return nil
	}
	return emit(d)
}

// pdfText reads a PDF file. The library panics on broken ones, which is an error.
func pdfText(ctx context.Context, at io.ReaderAt, size int64, most int) (d *text.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = nil, fmt.Errorf("%v", p)
		}
	}()
	const maxPages = 5000 // the count of pages is a claim of the file
	file, err := pdf.NewReader(at, size)
	if err != nil {
		return nil, err
	}
	info := file.Trailer().Key("Info")
	d = &text.Document{Title: strings.TrimSpace(info.Key("Title").Text()), Author: name(info.Key("Author").Text())}
	var b strings.Builder
	for i := 1; i <= min(file.NumPage(), maxPages) && b.Len() <= most; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page := file.Page(i)
		if page.V.IsNull() {
			continue
		}
		s, err := page.GetPlainText(nil)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i, err)
		}
		b.WriteString(s)
		b.WriteString("\n")
	}
	d.Text = rejoin(b.String())
	return d, nil
}

// rejoin makes paragraphs of the lines of a page. A line that does not end a
// sentence goes on with the next; one that ends in a hyphen after a letter, and
// goes on in lower case, does so without a space.
func rejoin(s string) string {
	var b strings.Builder
	last := "" // line
	for line := range strings.SplitSeq(string(unixLines([]byte(s))), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		broken, isBroken := strings.CutSuffix(last, "-")
		end, _ := utf8.DecodeLastRuneInString(broken)
		start, _ := utf8.DecodeRuneInString(line)
		switch {
		case last == "":
			last = line
			continue
		case isBroken && unicode.IsLetter(end) && unicode.IsLower(start):
			b.WriteString(broken)
		case strings.HasSuffix(last, "\u00ad"):
			b.WriteString(strings.TrimSuffix(last, "\u00ad"))
		case strings.ContainsAny(last[len(last)-1:], ".!?:\"") || strings.HasSuffix(last, "”"):
			b.WriteString(last)
			b.WriteString("\n\n")
		default:
			b.WriteString(last)
			b.WriteByte(' ')
		}
		last = line
	}
	b.WriteString(last)
	return b.String()
}
