package loaders

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/text"
)

// json_shapes.go: articles as the programming interfaces of others give them:
// lists of the GDELT DOC API (https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/)
// and of NewsAPI (https://newsapi.org/docs/endpoints/everything) under
// "articles", and articles of Common Crawl News as news-please writes them
// (https://github.com/fhamborg/news-please).

// documents reads a JSON value: one article, or an object that holds a list of
// them.
func (o Options) documents(raw []byte, at string) []*text.Document {
	list, found := articleList(raw)
	if !found {
		if d := o.document(raw, at); d != nil {
			return []*text.Document{d}
		}
		return nil
	}
	var all []*text.Document
	for i, element := range list {
		if d := o.document(element, at+": article "+strconv.Itoa(i+1)); d != nil {
			all = append(all, d)
		}
	}
	if len(list) == 0 {
		o.skip(at, SkipEmpty, "a list of no articles")
	}
	return all
}

// apartDocuments hands over a JSON value that will be overwritten.
func (o Options) apartDocuments(ctx context.Context, raw []byte, at string, emit func(*text.Document) error) error {
	if o.Apart != nil {
		if list, found := articleList(raw); found && len(list) > 0 {
			for i, element := range list {
				if err := o.apartDocuments(ctx, element, at+": article "+strconv.Itoa(i+1), emit); err != nil {
					return err
				}
			}
			return nil
		}
		raw = bytes.Clone(raw)
	}
	return o.apart(ctx, len(raw), emit, func(_ context.Context, o Options, emit func(*text.Document) error) error {
		for _, d := range o.documents(raw, at) {
			if err := emit(d); err != nil {
				return err
			}
		}
		return nil
	})
}

// articleList returns the list that an object without a text of its own holds.
func articleList(raw []byte) (list []json.RawMessage, found bool) {
	if !bytes.Contains(raw, []byte(`"articles"`)) {
		return nil, false
	}
	var envelope struct {
		Text     json.RawMessage `json:"text"`
		Articles json.RawMessage `json:"articles"`
	}
	if json.Unmarshal(raw, &envelope) != nil || !isNull(envelope.Text) || isNull(envelope.Articles) {
		return nil, false
	}
	return list, json.Unmarshal(envelope.Articles, &list) == nil
}

// foreignDocument reads an article whose text is not under "text", by the names
// of its keys. It is false where none of them could be a text or a title.
func (o Options) foreignDocument(raw []byte, at string) (d *text.Document, known bool) {
	var keys map[string]json.RawMessage
	if json.Unmarshal(raw, &keys) != nil {
		return nil, false
	}
	values := map[string]string{}
	for key, v := range keys {
		if s := wordsOf(v); s != "" {
			values[key] = s
		}
	}
	fields := fieldsOf(values)
	for field, key := range o.Fields {
		if v := wordsOf(valueAt(raw, key)); v != "" {
			fields[field] = v
		}
	}
	d = &text.Document{}
	body := plain(withoutCount(fields["text"]))
	if body == "" && fields["title"] == "" {
		return nil, false
	}
	// NewsAPI cuts the content short: a longer summary says more.
	if summary := plain(values["description"]); len(summary) > len(body) {
		body = summary
	}
	if !o.fill(d, fields, at) {
		return nil, true
	}
	d.Text = first(body, d.Title)
	if d.ID == "" {
		d.ID = absolute("", d.URL)
	}
	return o.complete(d, at), true
}

// wordsOf returns a string or number, a list of them joined, or the name in an
// object such as {"id": null, "name": "Harbour Post"}.
func wordsOf(raw json.RawMessage) string {
	if isNull(raw) {
		return ""
	}
	switch raw[0] {
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return ""
		}
		var words []string
		for _, e := range list {
			if isNull(e) || e[0] == '[' {
				continue
			}
			if s := wordsOf(e); s != "" {
				words = append(words, s)
			}
		}
		return strings.Join(words, ", ")
	case '{':
		var named struct {
			Name  json.RawMessage `json:"name"`
			Title json.RawMessage `json:"title"`
		}
		if json.Unmarshal(raw, &named) != nil {
			return ""
		}
		s, _ := stringOf(named.Name)
		t, _ := stringOf(named.Title)
		return first(s, t)
	}
	s, _ := stringOf(raw)
	return strings.TrimSpace(s)
}

// withoutCount takes off the mark with which NewsAPI cuts a text short: "...
// [+1234 chars]".
func withoutCount(s string) string {
	if i := strings.LastIndex(s, "[+"); i >= 0 && strings.HasSuffix(s, " chars]") {
		return strings.TrimSpace(s[:i])
	}
	return s
}
