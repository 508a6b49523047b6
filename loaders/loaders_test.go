package loaders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/text"
)

// loadString loads s and returns a line for each document and skip, in order.
func loadString(t *testing.T, format, s string, o Options) []string {
	t.Helper()
	l, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	o.Skip = func(s Skip) { got = append(got, "skip "+s.Where+" "+string(s.Reason)) }
	o.Repair = func(where string, bytes int) { got = append(got, fmt.Sprintf("mended %s %d", where, bytes)) }
	err = l.Load(t.Context(), strings.NewReader(s), o, func(d *text.Document) error {
		got = append(got, fmt.Sprintf("%s %q", d.ID, d.Text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestLoad(t *testing.T) {
	id := func(s string) string { return fmt.Sprintf("%s %q", text.DigestID(s), s) }
	tests := []struct {
		name, format, in string
		want             []string
	}{
		{"text as it stands", "txt", "A ferry sank.\n\nNobody drowned.\n", []string{id("A ferry sank.\n\nNobody drowned.\n")}},
		{"byte order mark taken off", "txt", "\ufeffA ferry sank.", []string{id("A ferry sank.")}},
		{"line ends of Windows and of old Macs", "txt", "One.\r\nTwo.\rThree.", []string{id("One.\nTwo.\nThree.")}},
		{"stray bytes mended", "txt", strings.Repeat("A ferry sank. ", 40) + "\x93so\x94", []string{"mended f 2", id(strings.Repeat("A ferry sank. ", 40) + "\ufffdso\ufffd")}},
		{"text in another encoding", "txt", "\xcf\xe0\xf0\xee\xec \xe7\xe0\xf2\xee\xed\xf3\xeb", []string{"skip f not UTF-8"}},
		{"UTF-16", "txt", "\xff\xfeA\x00", []string{"skip f not UTF-8"}},
		{"binary", "txt", "ELF\x00\x01\x02", []string{"skip f binary"}},
		{"empty", "txt", "", []string{"skip f empty"}},
		{"white space alone", "txt", " \n\t\n", []string{"skip f empty"}},
		{"longer than the limit", "txt", strings.Repeat("x", 2001), []string{"skip f too long"}},

		{"two lines", "jsonl", `{"id":"a","text":"One."}` + "\n" + `{"id":"b","text":"Two."}` + "\n", []string{`a "One."`, `b "Two."`}},
		{"no line end at the end", "jsonl", `{"id":"a","text":"One."}`, []string{`a "One."`}},
		{"blank lines count as lines", "jsonl", "\n\n{\"id\":\"a\"}\n", []string{"skip f:3 no text field"}},
		{"a broken line between two good ones", "jsonl", `{"id":"a","text":"One."}` + "\n" + `{"id":"b","text":"Tw` + "\n" + `{"id":"c","text":"Three."}`, []string{`a "One."`, "skip f:2 broken JSON", `c "Three."`}},
		{"a line that is no object", "jsonl", `[1,2]`, []string{"skip f:1 broken JSON"}},
		{"a text that is a list", "jsonl", `{"text":["One."]}`, []string{"skip f:1 broken JSON"}},
		{"a number for an id", "jsonl", `{"id":17,"text":"One."}`, []string{`17 "One."`}},
		{"no id", "jsonl", `{"text":"One."}`, []string{id("One.")}},
		{"empty text", "jsonl", `{"text":" "}`, []string{"skip f:1 empty"}},
		{"a date that is no date", "jsonl", `{"id":"a","text":"One.","published":"2024-02-30"}`, []string{"skip f:1 bad date"}},
		{"no date said in words", "jsonl", `{"id":"a","text":"One.","published":"unknown"}`, []string{`a "One."`}},
		{"line ends inside a text stay", "jsonl", `{"id":"a","text":"One.\r\nTwo."}`, []string{`a "One.\r\nTwo."`}},
		{"stray bytes in JSON mended", "jsonl", "{\"id\":\"a\",\"text\":\"One\x93.\"}", []string{"mended f:1 1", `a "One�."`}},
		{"text over the limit", "jsonl", `{"id":"a","text":"` + strings.Repeat("x", 2001) + `"}`, []string{"skip f:1 too long"}},
		{"a line far over the limit", "jsonl", `{"id":"a","text":"` + strings.Repeat("x", 3<<20) + `"}` + "\n" + `{"id":"b","text":"Two."}`, []string{"skip f:1 too long", `b "Two."`}},

		{"one object", "json", "{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}\n", []string{`a "One."`}},
		{"an array", "json", `[{"id":"a","text":"One, {two}."}, {"id":"b","text":"\"[\\"}]`, []string{`a "One, {two}."`, `b "\"[\\"`}},
		{"a broken element between good ones", "json", "[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\" \"b\"},\n{\"id\":\"c\",\"text\":\"Three.\"}]", []string{`a "One."`, "skip f:2 broken JSON", `c "Three."`}},
		{"an end inside an element", "json", "[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\",\"te", []string{`a "One."`, "skip f:2 broken JSON"}},
		{"an empty array", "json", "[]", []string{"skip f empty"}},
		{"nothing", "json", "", []string{"skip f empty"}},
		{"an element far over the limit", "json", `[{"text":"` + strings.Repeat("x", 3<<20) + `"},{"id":"b","text":"Two."}]`, []string{"skip f:1 too long", `b "Two."`}},
	}
	for _, tt := range tests {
		t.Run(tt.format+"/"+tt.name, func(t *testing.T) {
			got := loadString(t, tt.format, tt.in, Options{Name: "f", MaxBytes: 2000})
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLoadFillsTheFields(t *testing.T) {
	published := time.Date(2023, 3, 9, 0, 0, 0, 0, time.UTC)
	load := func(format, s string) (got text.Document) {
		l, _ := Lookup(format)
		o := Options{Name: "f", Published: published, Source: "Harbour Post"}
		if err := l.Load(t.Context(), strings.NewReader(s), o, func(d *text.Document) error { got = *d; return nil }); err != nil {
			t.Fatal(err)
		}
		return got
	}
	d := load("txt", "# A ferry sinks\n\nIt sank.")
	if d.Title != "A ferry sinks" || !d.Published.Equal(published) || d.Source != "Harbour Post" {
		t.Errorf("txt: got title %q, published %v, source %q", d.Title, d.Published, d.Source)
	}
	d = load("jsonl", `{"text":"It sank.","title":"T","source":"S","url":"https://example.org/1","published":"2024-05-15T23:30:00+03:00","extra":{"x":[1]}}`)
	day, _ := d.PublishedDay()
	if d.Title != "T" || d.Source != "S" || d.URL != "https://example.org/1" || day.Format("2006-01-02") != "2024-05-15" {
		t.Errorf("jsonl: got %+v, day %v", d, day)
	}
	if d = load("jsonl", `{"text":"It sank.","published":null}`); !d.Published.Equal(published) {
		t.Errorf("jsonl without a date: published %v, want %v", d.Published, published)
	}
}

func TestDetect(t *testing.T) {
	long := `{"id":"a","text":"` + strings.Repeat("x", SniffLen)
	tests := []struct{ name, head, want string }{
		{"a.txt", "A ferry sank.", "txt"},
		{"a", "[Wire] A ferry sank.", "txt"},
		{"a.txt", `{"id":"a","text":"One."}` + "\n" + `{"id":"b"}`, "jsonl"}, // content before name
		{"a.json", `{"id":"a","text":"One."}` + "\n" + `{"id":"b"}`, "jsonl"},
		{"a", `{"text":"One."}`, "jsonl"},
		{"a", long[:SniffLen], "jsonl"},
		{"a", "{\"text\":\"broken\n{\"text\":\"One.\"}\n", "jsonl"},
		{"a.jsonl", "{ oops\n{\"text\":\"One.\"}\n", "jsonl"},
		{"a.txt", "{\n  \"text\": \"One.\"\n}", "json"},
		{"a.txt", "\ufeff[ {\"text\": \"One.\"} ]", "json"},
		{"a.json", "", "json"},
		{"a.jsonl", "", "jsonl"},
		{"-", "", "txt"},
	}
	for _, tt := range tests {
		l, err := Detect(tt.name, []byte(tt.head))
		if err != nil || l.Name != tt.want {
			t.Errorf("Detect(%q, %.30q) = %q, %v; want %q", tt.name, tt.head, l.Name, err, tt.want)
		}
	}
	for _, head := range []string{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\x89PNG\r\n", "<?xml version"} {
		var unknown *UnknownFormat
		if l, err := Detect("a.txt", []byte(head)); !errors.As(err, &unknown) {
			t.Errorf("Detect(%q) = %q, %v; want an UnknownFormat", head, l.Name, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-05-15":                    "2024-05-15T00:00:00Z",
		" 2024-05-15 ":                  "2024-05-15T00:00:00Z",
		"2024-05-15T07:30Z":             "2024-05-15T07:30:00Z",
		"2024-05-15T07:30:00.5+03:00":   "2024-05-15T07:30:00+03:00",
		"Wed, 15 May 2024 07:30:00 GMT": "2024-05-15T07:30:00Z",
		"15 May 2024":                   "2024-05-15T00:00:00Z",
		"May 15, 2024":                  "2024-05-15T00:00:00Z",
	} {
		if got, err := ParseDate(in); err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"", "yesterday", "2024-02-30", "2024-13-01", "15/05/2024", "0000-00-00", "2024"} {
		if got, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %v; want an error", in, got)
		}
	}
}

func TestLoadStopsAtErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	all := samples(t)
	for _, l := range All() {
		in := `{"text":"One."}`
		for _, file := range all[l.Name] {
			if want, err := os.ReadFile(file + ".golden"); err != nil || !strings.HasPrefix(string(want), `{"ID"`) {
				continue // it holds no article
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in = string(b)
		}
		err := l.Load(t.Context(), io.MultiReader(strings.NewReader(in), failingReader{broken}), Options{}, func(*text.Document) error { return nil })
		if !errors.Is(err, broken) {
			t.Errorf("%s: error of the reader came back as %v", l.Name, err)
		}
		err = l.Load(t.Context(), strings.NewReader(in), Options{}, func(*text.Document) error { return broken })
		if !errors.Is(err, broken) {
			t.Errorf("%s: error of emit came back as %v", l.Name, err)
		}
		err = l.Load(cancelled, strings.NewReader(in), Options{}, func(*text.Document) error { return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: after a cancel: %v", l.Name, err)
		}
	}
}

type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

func TestEveryLoaderIsDescribed(t *testing.T) {
	for _, l := range All() {
		if l.Summary == "" || len(l.Exts) == 0 || l.Load == nil {
			t.Errorf("loader %s lacks a summary, endings or Load", l.Name)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, seed := range []string{"A ferry sank.", `{"text":"One."}` + "\n{", `[{"text":"One."},{"a":[1,"\\\""]}]`, "\xff\xfe\x00", `]["`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, l := range All() {
			err := l.Load(t.Context(), strings.NewReader(in), Options{MaxBytes: 1000}, func(d *text.Document) error {
				if d.ID == "" || strings.TrimSpace(d.Text) == "" || strings.ToValidUTF8(d.Text, "") != d.Text {
					t.Errorf("%s made of %q the document %+v", l.Name, in, d)
				}
				return nil
			})
			if err != nil {
				t.Errorf("%s: %v", l.Name, err)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	sentence := "A freighter struck a mine off the cape and eleven sailors were taken off by a tug. "
	line := `{"id":"a","text":"` + strings.Repeat(sentence, 50) + `"}` + "\n"
	for _, bench := range []struct{ format, in string }{
		{"txt", strings.Repeat(sentence, 5000)},
		{"jsonl", strings.Repeat(line, 100)},
		{"json", "[" + strings.Repeat(line+",", 100) + "]"},
	} {
		b.Run(bench.format, func(b *testing.B) {
			l, _ := Lookup(bench.format)
			b.SetBytes(int64(len(bench.in)))
			for b.Loop() {
				if err := l.Load(b.Context(), strings.NewReader(bench.in), Options{}, func(*text.Document) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
