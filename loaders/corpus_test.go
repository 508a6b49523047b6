package loaders

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/annals-kg/annals/text"
)

// corpus_test.go: every format with a thousand real articles, written here from
// a corpus that lies beside the project where it is there.

// corpus returns n articles.
func corpus(t testing.TB, n int) []text.Document {
	t.Helper()
	file, err := os.Open("../../shared/corpora/articles.jsonl")
	if err != nil {
		t.Skip("needs the corpora beside the project: ../shared/corpora/articles.jsonl")
	}
	defer file.Close()
	l, _ := Lookup("jsonl")
	var all []text.Document
	err = l.Load(t.Context(), file, Options{}, func(d *text.Document) error {
		// What XML cannot hold and what mail would take for a line of its own
		// differs by format and is tested elsewhere.
		d.Text = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' {
				return ' '
			}
			return r
		}, d.Text)
		d.Title = strings.Join(strings.Fields(d.Title), " ")
		all = append(all, *d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all[:min(n, len(all))]
}

func xmlText(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// asPage writes an article as a page of a site, with all that is around it.
func asPage(d text.Document) string {
	var b strings.Builder
	ld, _ := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": d.Title, "datePublished": d.Published.Format(time.RFC3339)})
	fmt.Fprintf(&b, "<!DOCTYPE html><html><head><meta charset=utf-8><title>%s</title><script type=\"application/ld+json\">%s</script></head><body><nav><ul>", html.EscapeString(d.Title), ld)
	for i := range 20 {
		fmt.Fprintf(&b, `<li><a href="/section/%d">A section of the site</a></li>`, i)
	}
	b.WriteString("</ul></nav><div class=page><article><h1>" + html.EscapeString(d.Title) + "</h1>")
	for p := range strings.SplitSeq(d.Text, "\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString(`</article><aside class="related"><h3>Related</h3><ul><li><a href="/x">Another story, not this one, told at some length</a></li></ul></aside></div><footer>All rights reserved.</footer></body></html>`)
	return b.String()
}

func asMail(d text.Document, i int) string {
	return fmt.Sprintf("From: Desk <desk@wire.example>\r\nDate: %s\r\nSubject: Story %d\r\nMessage-ID: <%d@wire.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", d.Published.Format(time.RFC1123Z), i, i, strings.ReplaceAll(d.Text, "\n", "\r\n"))
}

func asDOCX(d text.Document) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/document.xml")
	fmt.Fprint(w, `<w:document xmlns:w="w"><w:body>`)
	for p := range strings.SplitSeq(d.Text, "\n") {
		fmt.Fprintf(w, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", xmlText(p))
	}
	fmt.Fprint(w, "</w:body></w:document>")
	z.Close()
	return b.Bytes()
}

func asODT(d text.Document) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	fmt.Fprint(w, "application/vnd.oasis.opendocument.text")
	w, _ = z.Create("content.xml")
	fmt.Fprint(w, `<office:document-content xmlns:office="o" xmlns:text="t"><office:text>`)
	for p := range strings.SplitSeq(d.Text, "\n") {
		fmt.Fprintf(w, "<text:p>%s</text:p>", xmlText(p))
	}
	fmt.Fprint(w, "</office:text></office:document-content>")
	z.Close()
	return b.Bytes()
}

// asPDF writes an article as a PDF file of one long page, in Latin letters.
func asPDF(d text.Document) []byte {
	var page bytes.Buffer
	page.WriteString("BT /F1 10 Tf 10 TL 20 800 Td\n")
	escape := strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)")
	for line := range strings.SplitSeq(d.Text, "\n") {
		ascii := strings.Map(func(r rune) rune {
			if r > '~' {
				return '?'
			}
			return r
		}, line)
		fmt.Fprintf(&page, "(%s) Tj T*\n", escape.Replace(ascii))
	}
	page.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", page.Len(), page.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// asXLSX writes a workbook of one sheet, whose words are in its cells.
func asXLSX(all []text.Document) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("xl/workbook.xml")
	fmt.Fprint(w, "<workbook/>")
	w, _ = z.Create("xl/worksheets/sheet1.xml")
	row := func(cells ...string) {
		fmt.Fprint(w, "<row>")
		for _, c := range cells {
			fmt.Fprintf(w, `<c t="inlineStr"><is><t>%s</t></is></c>`, xmlText(c))
		}
		fmt.Fprint(w, "</row>")
	}
	fmt.Fprint(w, "<worksheet><sheetData>")
	row("id", "title", "date", "text")
	for _, d := range all {
		row(d.ID, d.Title, d.Published.Format(time.RFC3339), d.Text)
	}
	fmt.Fprint(w, "</sheetData></worksheet>")
	z.Close()
	return b.Bytes()
}

func asWARC(all []text.Document) []byte {
	var b bytes.Buffer
	for i, d := range all {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + asPage(d)
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(block), block)
	}
	return b.Bytes()
}

func packed(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// formats returns the articles in each format; several inputs where one holds
// one article.
func formats(all []text.Document) map[string][][]byte {
	f := map[string][][]byte{}
	var lines, feed, box, table, tarred, zipped bytes.Buffer
	rows := csv.NewWriter(&table)
	rows.Write([]string{"id", "title", "date", "text"})
	archive := tar.NewWriter(&tarred)
	files := zip.NewWriter(&zipped)
	feed.WriteString(`<rss version="2.0"><channel><title>Wire</title>`)
	for i, d := range all {
		line, _ := json.Marshal(map[string]string{"id": d.ID, "text": d.Text, "title": d.Title, "published": d.Published.Format(time.RFC3339)})
		lines.Write(append(line, '\n'))
		fmt.Fprintf(&feed, "<item><guid>urn:%d</guid><title>%s</title><pubDate>%s</pubDate><description>%s</description></item>\n", i, xmlText(d.Title), d.Published.Format(time.RFC1123Z), xmlText(d.Text))
		mail := strings.ReplaceAll(asMail(d, i), "\r\n", "\n")
		if i%2 == 0 { // as programs write that quote, and as those that do not
			mail = strings.ReplaceAll(mail, "\nFrom ", "\n>From ")
		}
		fmt.Fprintf(&box, "From desk@wire.example Thu Jan  4 09:30:00 2024\n%s\n", mail)
		rows.Write([]string{d.ID, d.Title, d.Published.Format(time.RFC3339), d.Text})
		archive.WriteHeader(&tar.Header{Name: fmt.Sprintf("%d.txt", i), Size: int64(len(d.Text)), Mode: 0o644})
		archive.Write([]byte(d.Text))
		w, _ := files.Create(fmt.Sprintf("%d.txt", i))
		w.Write([]byte(d.Text))
		f["txt"] = append(f["txt"], []byte(d.Text))
		f["html"] = append(f["html"], []byte(asPage(d)))
		f["markdown"] = append(f["markdown"], []byte("---\ntitle: T\ndate: "+d.Published.Format(time.RFC3339)+"\n---\n"+d.Text))
		f["docx"] = append(f["docx"], asDOCX(d))
		f["odt"] = append(f["odt"], asODT(d))
		f["pdf"] = append(f["pdf"], asPDF(d))
		f["eml"] = append(f["eml"], []byte(asMail(d, i)))
	}
	feed.WriteString("</channel></rss>")
	rows.Flush()
	archive.Close()
	files.Close()
	f["jsonl"] = [][]byte{lines.Bytes()}
	f["json"] = [][]byte{[]byte("[" + strings.TrimSuffix(strings.ReplaceAll(lines.String(), "}\n", "},\n"), ",\n") + "]")}
	f["feed"] = [][]byte{feed.Bytes()}
	f["mbox"] = [][]byte{box.Bytes()}
	f["csv"] = [][]byte{table.Bytes()}
	f["tar"] = [][]byte{tarred.Bytes()}
	f["zip"] = [][]byte{zipped.Bytes()}
	f["xlsx"] = [][]byte{asXLSX(all)}
	f["warc"] = [][]byte{asWARC(all)}
	f["gzip"] = [][]byte{packed(f["warc"][0])}
	return f
}

// squeeze leaves the letters and figures of s: what formats may not change.
func squeeze(s string) string {
	return strings.Join(strings.Fields(s), "")
}

// TestNoArticleIsLost holds every format to give each article of the corpus
// once, with nine tenths of its text at least.
func TestNoArticleIsLost(t *testing.T) {
	all := corpus(t, 200)
	for name, inputs := range formats(all) {
		t.Run(name, func(t *testing.T) {
			l, err := Lookup(name)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, in := range inputs {
				o := Options{Name: "f", Skip: func(s Skip) { t.Error(s) }}
				err := l.Load(t.Context(), bytes.NewReader(in), o, func(d *text.Document) error {
					want, got := squeeze(all[n].Text), squeeze(d.Text)
					if len(got) < len(want)*9/10 || len(got) > len(want)*11/10+100 {
						t.Errorf("article %d: %d bytes of text, want about %d", n, len(got), len(want))
					}
					n++
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			if n != len(all) {
				t.Errorf("got %d articles, want %d", n, len(all))
			}
		})
	}
}

// TestWriteWARC writes pages to the file that ANNALS_WARC names until it has as
// many MiB as ANNALS_WARC_MB says, 2048 without: each page is an article of the
// corpus with a number of its own in every paragraph.
func TestWriteWARC(t *testing.T) {
	path := os.Getenv("ANNALS_WARC")
	if path == "" {
		t.Skip("set ANNALS_WARC to write a large WARC file")
	}
	size := 2048
	fmt.Sscan(os.Getenv("ANNALS_WARC_MB"), &size)
	all := corpus(t, 1<<20)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(file, 1<<20)
	pages := 0
	for written := 0; written < size<<20; pages++ {
		d := all[pages%len(all)]
		d.Text = strings.ReplaceAll(d.Text, "\n", fmt.Sprintf(" (%d)\n", pages))
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + asPage(d)
		n, _ := fmt.Fprintf(w, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", pages, len(block), block)
		written += n
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages", pages)
}

// BenchmarkFormats reads a thousand articles in every format and reports how
// many a second, and the most memory that was in use.
func BenchmarkFormats(b *testing.B) {
	all := corpus(b, 1000)
	inputs := formats(all)
	for _, l := range All() {
		if len(inputs[l.Name]) == 0 {
			b.Errorf("no articles are written for the format %s", l.Name)
		}
		b.Run(l.Name, func(b *testing.B) {
			size := 0
			for _, in := range inputs[l.Name] {
				size += len(in)
			}
			b.SetBytes(int64(size))
			base, peak := heap(), peakHeap(b)
			n := 0
			for b.Loop() {
				for _, in := range inputs[l.Name] {
					if err := l.Load(context.Background(), bufio.NewReader(bytes.NewReader(in)), Options{}, func(*text.Document) error { n++; return nil }); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(peak()-base)/(1<<20), "peak-MiB")
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// peakHeap watches the heap until what it returns is called, which gives the
// most bytes that were in use.
func peakHeap(b *testing.B) func() uint64 {
	var most atomic.Uint64
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapAlloc))
			select {
			case <-tick.C:
			case <-stop:
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return most.Load()
	}
}
