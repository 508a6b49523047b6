package loaders

import (
	"bytes"
	"testing"
	"time"

	"github.com/annals-kg/annals/text"
)

// Keys and columns may be called anything, once Options.Fields says what they are.
func TestFieldsAreMapped(t *testing.T) {
	fields := map[string]string{
		"text": "content.long", "title": "head", "published": "seen", "source": "outlet.name", "url": "where", "author": "hands", "id": "no",
	}
	columns := map[string]string{"text": "Long text", "title": "head", "published": "seen", "source": "outlet", "url": "where", "author": "hands", "id": "no"}
	want := text.Document{
		ID: "77", Title: "A dam holds", Text: "The dam above the village held through the night.", Source: "Valley News",
		URL: "https://valley.example/77", Author: "Ann Example, Bo Sample", Published: time.Date(2023, 6, 9, 0, 0, 0, 0, time.UTC),
	}
	for _, tt := range []struct {
		name, format, input string
		fields              map[string]string
		want                text.Document
	}{
		{"keys of JSON, also within others", "jsonl", `{"no":77,"text":"not this","content":{"short":"x","long":"The dam above the village held through the night."},` +
			`"head":"A dam holds","seen":"2023-06-09","outlet":{"name":"Valley News"},"where":"https://valley.example/77","hands":["Ann Example","Bo Sample"]}`, fields, want},
		{"some of them, the text as it stands", "jsonl", `{"id":"77","text":" The dam.\n","head":"A dam holds","title":"no","author":{"name":"Ann Example"}}`,
			map[string]string{"title": "head"}, text.Document{ID: "77", Title: "A dam holds", Text: " The dam.\n", Author: "Ann Example"}},
		{"columns of a table", "csv", "no;head;seen;outlet;where;hands;Long text;text\n" +
			"77;A dam holds;2023-06-09;Valley News;https://valley.example/77;Ann Example, Bo Sample;The dam above the village held through the night.;no\n", columns, want},
		{"an address names an article without an ID", "jsonl", `{"text":"The dam held.","url":"https://valley.example/78"}`, nil,
			text.Document{ID: "https://valley.example/78", Text: "The dam held.", URL: "https://valley.example/78"}},
		{"the root of a site does not", "jsonl", `{"text":"The dam held.","url":"https://valley.example/"}`, nil,
			text.Document{ID: text.DigestID("The dam held.\x00\x00\x00https://valley.example/"), Text: "The dam held.", URL: "https://valley.example/"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, skips := loadWith(t, tt.format, []byte(tt.input), Options{Name: "in", Fields: tt.fields})
			if len(got) != 1 || *got[0] != tt.want {
				t.Errorf("got %d articles, skipped %v", len(got), skips)
				for _, d := range got {
					t.Errorf(" got %+v\nwant %+v", *d, tt.want)
				}
			}
		})
	}
}

// loadWith loads an input and returns its articles and the reasons of skips.
func loadWith(t testing.TB, format string, input []byte, o Options) (documents []*text.Document, skips []string) {
	t.Helper()
	l, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	o.Skip = func(s Skip) { skips = append(skips, string(s.Reason)) }
	if err := l.Load(t.Context(), bytes.NewReader(input), o, func(d *text.Document) error {
		documents = append(documents, d)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return documents, skips
}
