package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// A jsonPrinter prints JSON values on a printer, with unsafe characters as
// \u escapes and without HTML's.
type jsonPrinter struct {
	*printer
	buf bytes.Buffer
	enc *json.Encoder
}

func newJSONPrinter(p *printer) *jsonPrinter {
	j := &jsonPrinter{printer: p}
	j.enc = json.NewEncoder(&j.buf)
	j.enc.SetEscapeHTML(false)
	return j
}

// value prints v without a line end.
func (j *jsonPrinter) value(v any) error {
	j.buf.Reset()
	if err := j.enc.Encode(v); err != nil {
		return err
	}
	b := bytes.TrimSuffix(j.buf.Bytes(), []byte("\n"))
	_, err := j.Write(escapeUnsafe(b))
	return err
}

// escapeUnsafe writes unsafe characters of JSON text as escapes. In valid JSON
// they stand in strings only, so no grammar is needed.
func escapeUnsafe(b []byte) []byte {
	if plain(string(b)) {
		return b
	}
	out := make([]byte, 0, len(b)+16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if unsafe(r) && r < 0x10000 {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, b[:n]...)
		}
		b = b[n:]
	}
	return out
}

// A record is an event record of docs/formats.md: the public record of the
// extractor, and where the report stands.
type record struct {
	Record string `json:"record"`
	*plainEvent
	IRI     string  `json:"iri,omitempty"`
	Article article `json:"article"`
}

type plainEvent event.Event

type article struct {
	IRI       string `json:"iri,omitempty"`
	ID        string `json:"id,omitempty"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"` // RFC 3339, or a day where it is midnight UTC
}

func recordOf(r *queries.Report) record {
	return record{
		Record:     "event",
		plainEvent: (*plainEvent)(&r.Event),
		IRI:        r.IRI,
		Article: article{
			IRI: r.Article.IRI, ID: r.Article.ID, Title: r.Article.Title,
			Source: r.Article.Source, URL: r.Article.URL, Published: published(r.Article),
		},
	}
}

// published writes the time of publication: "" where it is unknown, a day
// where the article gave no clock.
func published(a queries.Article) string {
	t := a.Published
	switch {
	case t.IsZero():
		return ""
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}
