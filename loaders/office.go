package loaders

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/text"
)

// office.go: what DOCX and ODT share: XML in a ZIP archive. The days in the
// properties of such a file say when somebody saved it, not when the article was
// published, and are not read.

// An officeFormat says where a format keeps the text and what its elements mean,
// by their local names.
type officeFormat struct {
	content    string // file with the text
	properties string // file with title and author
	paragraph  map[string]bool
	space      map[string]string // what an element stands for
	leaveOut   map[string]bool   // elements without text of the article
	runs       map[string]bool   // elements that hold text; nil means all
}

// loadOffice reads r as one article.
func (f *officeFormat) load(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	archive, done, err := openZIP(ctx, r, &o)
	if archive == nil || err != nil {
		return err
	}
	defer done()
	if encryptedODF(archive) {
		o.skip("", SkipEncrypted, "save it without a password")
		return nil
	}
	d := &text.Document{}
	if properties, _, err := f.read(archive, f.properties, o, coreProperties); err == nil {
		d.Title, d.Author = properties["title"], name(first(properties["initial-creator"], properties["creator"]))
	}
	_, body, err := f.read(archive, f.content, o, nil)
	if err != nil {
		o.fault(err)
		return nil
	}
	d.Text = body
	if d = o.complete(d, ""); d == nil {
		return nil
	}
	return emit(d)
}

var coreProperties = map[string]bool{"title": true, "creator": true, "initial-creator": true}

// encryptedODF reports whether the manifest of an OpenDocument says that its
// parts are encrypted.
func encryptedODF(archive *zip.Reader) bool {
	r, err := archive.Open("META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer r.Close()
	const enough = 1 << 20
	b, _ := io.ReadAll(io.LimitReader(r, enough))
	return strings.Contains(string(b), "encryption-data")
}

// read reads a file of the archive: the words of some elements if wanted names
// them, else the paragraphs of its text.
func (f *officeFormat) read(archive *zip.Reader, file string, o Options, wanted map[string]bool) (fields map[string]string, body string, err error) {
	r, err := archive.Open(file)
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	// The decoder does not know the entities of a DOCTYPE, so none can multiply.
	d := xml.NewDecoder(&unpackReader{faultReader{r: r}, o.unpacking})
	fields = map[string]string{}
	var b strings.Builder
	var paragraph []byte
	inRun, depth := 0, 0
	flush := func() {
		if s := strings.TrimSpace(string(paragraph)); s != "" {
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString(s)
		}
		paragraph = paragraph[:0]
	}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			flush()
			return fields, b.String(), nil
		}
		if err != nil {
			return nil, "", err
		}
		if b.Len()+len(paragraph) > o.maxBytes() {
			flush()
			return fields, b.String(), nil // complete tells that it is too long
		}
		switch token := token.(type) {
		case xml.StartElement:
			local := token.Name.Local
			if wanted[local] {
				words, err := wordsIn(d)
				if err != nil {
					return nil, "", err
				}
				if fields[local] == "" {
					fields[local] = words
				}
				continue
			}
			if depth > 0 || f.leaveOut[local] {
				depth++
				continue
			}
			if f.paragraph[local] && len(paragraph) > 0 && f.runs == nil {
				flush()
			}
			paragraph = append(paragraph, f.space[local]...)
			if local == "s" && f.runs == nil { // several spaces of an ODT
				for _, a := range token.Attr {
					if n, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "c" {
						paragraph = append(paragraph, strings.Repeat(" ", min(max(n-1, 0), 80))...)
					}
				}
			}
			if f.runs[local] {
				inRun++
			}
		case xml.EndElement:
			local := token.Name.Local
			switch {
			case depth > 0:
				depth--
			case f.paragraph[local]:
				flush()
			case f.runs[local] && inRun > 0:
				inRun--
			}
		case xml.CharData:
			if depth == 0 && wanted == nil && (f.runs == nil || inRun > 0) {
				paragraph = append(paragraph, token...)
			}
		}
	}
}

// wordsIn returns the words up to the end of the element that d is in.
func wordsIn(d *xml.Decoder) (string, error) {
	const longest = 1000 // bytes
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if b.Len() < longest {
				b.Write(token[:min(len(token), longest)])
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " "), nil
}

func set(names ...string) map[string]bool {
	s := map[string]bool{}
	for _, n := range names {
		s[n] = true
	}
	return s
}
