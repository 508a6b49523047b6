package loaders

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/annals-kg/annals/text"
)

// article is an article as JSON holds it. Other keys are passed over.
type article struct {
	ID        json.RawMessage `json:"id"`
	Text      json.RawMessage `json:"text"`
	Title     json.RawMessage `json:"title"`
	Published json.RawMessage `json:"published"`
	Source    json.RawMessage `json:"source"`
	URL       json.RawMessage `json:"url"`
	Author    json.RawMessage `json:"author"`
}

// document reads one JSON article. Where it cannot it tells o.Skip and returns
// nil. The text stays byte for byte what the JSON says, so that offsets hold
// for whoever decodes it.
func (o Options) document(raw []byte, at string) *text.Document {
	var a article
	if err := json.Unmarshal(raw, &a); err != nil {
		o.skip(at, SkipBadJSON, "%v", jsonError(err))
		return nil
	}
	if isNull(a.Text) || o.Fields["text"] != "" {
		if d, known := o.foreignDocument(raw, at); known {
			return d
		}
		o.skip(at, SkipNoText, `an article is {"id", "text", "title"?, "published"?, "source"?, "url"?, "author"?}, or what load.fields says`)
		return nil
	}
	var d text.Document
	o.mapped(raw, &a)
	for _, field := range []struct {
		name string
		raw  json.RawMessage
		to   *string
	}{
		{"text", a.Text, &d.Text}, {"title", a.Title, &d.Title}, {"source", a.Source, &d.Source},
		{"url", a.URL, &d.URL}, {"id", a.ID, &d.ID},
	} {
		s, err := stringOf(field.raw)
		if err != nil {
			o.skip(at, SkipBadJSON, "%q %v", field.name, err)
			return nil
		}
		*field.to = s
	}
	if len(d.Text) > o.maxBytes() {
		o.skip(at, SkipTooLong, "%d bytes of text; raise load.max_article_mb", len(d.Text))
		return nil
	}
	if strings.TrimSpace(d.Text) == "" {
		o.skip(at, SkipEmpty, "")
		return nil
	}
	// The decoder has mended the text already; what it mended shows in raw.
	if _, bad := mend(string(a.Text)); bad > 0 {
		o.repaired(at, bad)
	}
	published, err := stringOf(a.Published)
	if err != nil {
		o.skip(at, SkipBadDate, `"published" %v`, err)
		return nil
	}
	if !noDate(published) {
		if d.Published, err = ParseDate(published); err != nil {
			o.skip(at, SkipBadDate, `"published": %v`, err)
			return nil
		}
	}
	if d.ID == "" {
		d.ID = identify(&d)
	}
	dateline(&d)
	if d.Published.IsZero() {
		d.Published = o.Published
	}
	if d.Source == "" {
		d.Source = o.Source
	}
	d.Author = name(wordsOf(a.Author))
	return &d
}

// mapped puts the values that o.Fields names in the place of the usual ones.
func (o Options) mapped(raw []byte, a *article) {
	for field, to := range map[string]*json.RawMessage{
		"title": &a.Title, "published": &a.Published, "source": &a.Source, "url": &a.URL, "author": &a.Author, "id": &a.ID,
	} {
		if path := o.Fields[field]; path != "" {
			words, _ := json.Marshal(wordsOf(valueAt(raw, path)))
			*to = words
		}
	}
}

// valueAt returns the value at a path of keys parted by dots, nil if there is none. A
// key that has dots itself is found first.
func valueAt(raw json.RawMessage, path string) json.RawMessage {
	var keys map[string]json.RawMessage
	if json.Unmarshal(raw, &keys) != nil {
		return nil
	}
	if v, found := keys[path]; found {
		return v
	}
	outer, inner, nested := strings.Cut(path, ".")
	if !nested {
		return nil
	}
	return valueAt(keys[outer], inner)
}

// identify names a document that bears no ID: by its address, so that a page that
// changes is a revision of itself, or else by what it says.
func identify(d *text.Document) string {
	if address := absolute("", d.URL); address != "" {
		return address
	}
	return digestID(d)
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || bytes.Equal(raw, []byte("null")) }

// stringOf reads a JSON string, or a number as it is written; null is "".
func stringOf(raw json.RawMessage) (string, error) {
	if isNull(raw) {
		return "", nil
	}
	switch c := raw[0]; {
	case c == '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case c == '-' || '0' <= c && c <= '9':
		return string(raw), nil
	}
	return "", fmt.Errorf("is not a string")
}

// jsonError rids an error of encoding/json of Go's words.
func jsonError(err error) error {
	if wrong, ok := err.(*json.UnmarshalTypeError); ok {
		return fmt.Errorf("a JSON %s where an article's object should be", wrong.Value)
	}
	return err
}
