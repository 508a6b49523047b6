package loaders

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

// asZIP packs a file n times over; flags are those of its header.
func asZIP(t *testing.T, name string, content []byte, n int, flags uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		h := &zip.FileHeader{Name: fmt.Sprint(i, name), Method: zip.Deflate, Flags: flags}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(content)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBadInput holds what is broken or ill meant to a skip that says why, and to
// what can be read of it all the same.
func TestBadInput(t *testing.T) {
	zeroes, err := io.ReadAll(io.LimitReader(zeros{}, 8<<20))
	if err != nil {
		t.Fatal(err)
	}
	bomb := asZIP(t, ".txt", zeroes, 10, 0)
	locked := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), strings.Repeat("\x00", 1024)+"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	lines := strings.Repeat(`{"id":"a","text":"Six shells struck the port."}`+"\n", 4000)
	cut := gzipped(t, strings.NewReader(lines+strings.Repeat("{}\n", 1)))
	laughs := `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha ha ha ha">`
	for c := 'b'; c < 'l'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	laughs += `]><rss version="2.0"><channel><title>W</title><item><title>&k;</title></item></channel></rss>`
	russian := []byte{}
	for _, r := range "<html><meta charset=utf-8><body><article><p>Шестеро рабочих ранены при обстреле порта во вторник вечером, сообщил мэр города, пожар потушен.</p></article></body></html>" {
		if r >= 'А' && r <= 'я' {
			r = 0xc0 + r - 'А' // windows-1251
		}
		russian = append(russian, byte(r))
	}
	for _, tt := range []struct {
		name, file string
		input      []byte
		want       string // number of articles, and what is skipped
	}{
		{"a ZIP bomb", "b.zip", bomb, "0 [binary unpacks without end]"},
		{"a ZIP bomb in a ZIP in a gzip file", "b.zip.gz", gzipped(t, bytes.NewReader(asZIP(t, ".zip", bomb, 1, 0))), "0 [binary unpacks without end]"},
		{"a workbook that is a bomb", "b.xlsx", workbookOf(t, zeroes), "0 [broken file]"},
		{"a ZIP archive with a password", "p.zip", asZIP(t, ".txt", []byte("A ferry sank."), 2, 1), "0 [encrypted]"},
		{"an office document with a password", "p.docx", locked, "0 [encrypted]"},
		{"a billion laughs in a feed", "l.xml", []byte(laughs), "1 []"},
		{"a gzip file that breaks off", "c.jsonl.gz", cut[:len(cut)-40], "some [broken file]"},
		{"a gzip file of nothing but its head", "h.gz", cut[:10], "0 [broken file]"},
		{"a page whose label is wrong", "w.html", russian, "1 []"},
		{"a feed without dates", "f.xml", []byte("<rss version='2.0'><channel><title>W</title><item><title>A ferry sank.</title></item></channel></rss>"), "1 []"},
		{"an XML file that is no feed", "x.xml", []byte("<?xml version='1.0'?><plist/>"), "0 [no such format]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reasons := []string{}
			n := 0
			o := Options{Name: tt.file, Skip: func(s Skip) {
				if len(reasons) == 0 || reasons[len(reasons)-1] != string(s.Reason) {
					reasons = append(reasons, string(s.Reason))
				}
				if s.Detail == "" && s.Reason != SkipEmpty {
					t.Errorf("%s does not say what to do", s)
				}
			}}
			l, err := Detect(tt.file, tt.input[:min(len(tt.input), SniffLen)])
			if unknown, isUnknown := err.(*UnknownFormat); isUnknown {
				o.Skip(unknown.Skip())
			} else if err != nil {
				t.Fatal(err)
			} else if err := l.Load(t.Context(), bytes.NewReader(tt.input), o, func(d *text.Document) error {
				if n++; len(d.Text) > 1000 {
					t.Errorf("an article of %d bytes", len(d.Text))
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			count := fmt.Sprint(n)
			if strings.HasPrefix(tt.want, "some") && n > 0 {
				count = "some" // how many depends on how it was packed
			}
			if got := fmt.Sprint(count, " ", reasons); got != tt.want {
				t.Errorf("got %s; want %s", got, tt.want)
			}
		})
	}
}

// workbookOf is a workbook whose only sheet holds the content.
func workbookOf(t *testing.T, content []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct {
		name    string
		content []byte
	}{{"xl/workbook.xml", []byte("<workbook/>")}, {"xl/worksheets/sheet1.xml", content}} {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + len(f.content)>>20 {
			w.Write(f.content)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
