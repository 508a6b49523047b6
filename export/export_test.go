package export

import (
	"bytes"
	"context"
	stdxml "encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/queries"
)

// write returns the bytes of an answer in a format.
func write(t testing.TB, format string, a *queries.Answer, o Options) ([]byte, Report) {
	t.Helper()
	f, err := ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r, err := f.Write(context.Background(), &b, a, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), r
}

// A variant is an answer and options that formats are tried with.
type variant struct {
	name    string
	answer  func() *queries.Answer
	options Options
	only    string // formats; empty: all
}

// variants are those that every format is tried with, where they make a
// difference to it.
var variants = []variant{
	{"events", func() *queries.Answer { return answerOf(handMade()) }, Options{Program: "annals 0.1", Rules: "3f0c"}, ""},
	{"rows", withRows, Options{}, "csv json jsonl markdown html xlsx parquet"},
	{"links", func() *queries.Answer { return answerOf(handMade()) }, Options{Shape: ShapeLinks}, "dot gexf graphml cytoscape graphology neo4j"},
	{"empty", emptyAnswer, Options{}, ""},
	{"statements", func() *queries.Answer { return answerOf(handMade()) }, Options{Content: Statements, Program: "annals 0.1"}, "csv json jsonl xlsx parquet sqlite"},
	{"places", func() *queries.Answer { return answerOf(handMade()) }, Options{Lane: LanePlace, Width: 900}, "svg"},
	{"actors", func() *queries.Answer { return answerOf(handMade()) }, Options{Lane: LaneActor, Title: "Who did what <in> a week"}, "svg"},
	{"categories", func() *queries.Answer { return answerOf(handMade()) }, Options{Lane: LaneCategory}, "svg"},
	{"one", func() *queries.Answer { return answerOf(handMade()[:1]) }, Options{}, "svg geojson"},
	{"undated", func() *queries.Answer { return answerOf(handMade()[17:]) }, Options{}, "svg"},
	{"crowd", func() *queries.Answer { return generated(500) }, Options{}, "svg"},
}

func TestGoldens(t *testing.T) {
	var lines bytes.Buffer // what the exports say of themselves
	for _, f := range All() {
		for _, v := range variants {
			if v.only != "" && !strings.Contains(" "+v.only+" ", " "+f.Name+" ") {
				continue
			}
			t.Run(f.Name+"/"+v.name, func(t *testing.T) {
				got, report := write(t, f.Name, v.answer(), v.options)
				again, _ := write(t, f.Name, v.answer(), v.options)
				if !bytes.Equal(got, again) {
					t.Error("the same answer gave other bytes")
				}
				golden.Check(t, filepath.Join("testdata", "golden", v.name+f.Ext), got)
				fmt.Fprintf(&lines, "%-10s %s\n", v.name, report)
			})
		}
	}
	golden.Check(t, filepath.Join("testdata", "golden", "reports.txt"), lines.Bytes())
}

func TestEveryFormatIsDescribed(t *testing.T) {
	exts, types := map[string]string{}, map[string]string{}
	for _, f := range All() {
		if f.Summary == "" || f.Ext == "" || f.Ext[0] != '.' || f.MediaType == "" || f.Write == nil {
			t.Errorf("%s lacks a part: %+v", f.Name, f)
		}
		if other := exts[f.Ext]; other != "" {
			t.Errorf("%s and %s share the extension %s", f.Name, other, f.Ext)
		}
		if other := types[f.MediaType]; other != "" {
			t.Errorf("%s and %s share the media type %s", f.Name, other, f.MediaType)
		}
		exts[f.Ext], types[f.MediaType] = f.Name, f.Name
		if got, err := ByExt("out/file" + f.Ext); err != nil || got.Name != f.Name {
			t.Errorf("ByExt(%q) = %q, %v", "file"+f.Ext, got.Name, err)
		}
		if got, err := ByMediaType(f.MediaType); err != nil || got.Name != f.Name {
			t.Errorf("ByMediaType(%q) = %q, %v", f.MediaType, got.Name, err)
		}
	}
}

func TestByMediaType(t *testing.T) {
	for accept, want := range map[string]string{
		"":    "json",
		"*/*": "json",
		"text/html;q=0.2, text/csv;q=0.9, */*;q=0.1": "csv",
		"application/n-quads, text/csv":              "nquads",
		"image/png":                                  "",
	} {
		got, err := ByMediaType(accept)
		if got.Name != want || (err != nil) != (want == "") {
			t.Errorf("ByMediaType(%q) = %q, %v; want %q", accept, got.Name, err, want)
		}
	}
}

func TestUnknownNamesSuggestTheNearest(t *testing.T) {
	if _, err := ByName("nquds"); err == nil || !strings.Contains(err.Error(), `did you mean "nquads"?`) {
		t.Errorf("ByName(nquds): %v", err)
	}
	if _, err := ByExt("answer.docx"); err == nil || !strings.Contains(err.Error(), "nquads") {
		t.Errorf("ByExt(answer.docx): %v", err)
	}
	f, _ := ByName("dot")
	for want, o := range map[string]Options{
		`no shape "evnts"; did you mean "events"?`: {Shape: "evnts"},
		`no lane "actors"; did you mean "actor"?`:  {Lane: "actors"},
		`no content "row"; did you mean "rows"?`:   {Content: "row"},
	} {
		if _, err := f.Write(context.Background(), io.Discard, emptyAnswer(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v; want %s", err, want)
		}
	}
}

// A brokenWriter takes a number of bytes and then fails.
type brokenWriter struct{ left int }

var errFull = errors.New("no space left on device")

func (b *brokenWriter) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, f := range All() {
		if _, err := f.Write(context.Background(), &brokenWriter{10}, answerOf(handMade()), Options{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v; want %v", f.Name, err, errFull)
		}
	}
}

func TestAnswerErrorsAreReturned(t *testing.T) {
	errStore := errors.New("the store was closed")
	a := answerOf(handMade())
	a.Reports = func(yield func(*queries.Report, error) bool) {
		r := handMade()[0]
		_ = yield(&r, nil) && yield(nil, errStore)
	}
	a.Statements = func(yield func(queries.Statement, error) bool) { yield(queries.Statement{}, errStore) }
	for _, f := range All() {
		if _, err := f.Write(context.Background(), io.Discard, a, Options{}); !errors.Is(err, errStore) {
			t.Errorf("%s: error %v; want %v", f.Name, err, errStore)
		}
	}
}

func TestCancelledExportStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, f := range All() {
		if _, err := f.Write(ctx, io.Discard, generated(300), Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v; want %v", f.Name, err, context.Canceled)
		}
	}
}

// TestTimelineOfManyEvents: a picture stays one, and leaves nothing out.
func TestTimelineOfManyEvents(t *testing.T) {
	b, report := write(t, "svg", generated(20_000), Options{})
	if report.Written[0].N != 20_000 || len(report.LeftOut) > 0 {
		t.Errorf("report: %s", report)
	}
	var svg struct {
		Height float64 `xml:"height,attr"`
	}
	if err := stdxml.Unmarshal(b, &svg); err != nil || svg.Height > 6000 || len(b) > 1<<20 {
		t.Errorf("%v: %v pixels high, %d bytes", err, svg.Height, len(b))
	}
}

func TestReportLine(t *testing.T) {
	r := Report{Format: "gexf"}
	r.wrote(1204, "event")
	r.wrote(1, "node")
	r.leftOut(0, "event without a place")
	r.leftOut(2, "event without a day")
	want := "gexf: 1,204 events, 1 node; left out: 2 events without a day"
	if got := r.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	empty := Report{Format: "csv", Empty: "nothing was loaded for 1999-01-01"}
	empty.wrote(0, "row")
	want = "csv: nothing to write, the file is valid and empty: nothing was loaded for 1999-01-01"
	if got := empty.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func BenchmarkWrite(b *testing.B) {
	var list []queries.Report
	for i := range 10_000 {
		list = append(list, generatedReport(i))
	}
	a := answerOf(list)
	said := stated(list)
	a.Statements = func(yield func(queries.Statement, error) bool) {
		for _, s := range said {
			if !yield(s, nil) {
				return
			}
		}
	}
	for _, f := range All() {
		b.Run(f.Name, func(b *testing.B) {
			var n countingWriter
			for b.Loop() {
				n = 0
				if _, err := f.Write(context.Background(), &n, a, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(n))
			b.ReportAllocs()
		})
	}
}

type countingWriter int64

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}

// TestFormatsAreDocumented holds the table of docs/formats.md to the formats.
func TestFormatsAreDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range All() {
		if line := "| `" + f.Name + "` | `" + f.Ext + "` |"; !strings.Contains(string(doc), line) {
			t.Errorf("docs/formats.md has no line %q", line)
		}
	}
	if got, want := strings.Count(string(doc), "\n| `"), len(All()); got != want {
		t.Errorf("docs/formats.md describes %d formats; there are %d", got, want)
	}
	for _, c := range eventColumns {
		if !strings.Contains(string(doc), "`"+c.name+"`") {
			t.Errorf("docs/formats.md does not name the column %s", c.name)
		}
	}
}

// TestReportsNameWhatTheAnswerLeftOut: by default events that are not actual and
// those of little confidence, and what has them.
func TestReportsNameWhatTheAnswerLeftOut(t *testing.T) {
	for _, c := range []struct {
		args []string
		left queries.LeftOut
		want string
	}{
		{nil, queries.LeftOut{MinConfidence: 0.35}, "jsonl: 18 events"},
		{nil, queries.LeftOut{Status: 1, Doubtful: 1204, MinConfidence: 0.35},
			"jsonl: 18 events; left out: 1 event not actual (--status any has all), 1,204 events of confidence below 0.35 (--min-confidence 0 has all)"},
		{[]string{"status=planned"}, queries.LeftOut{Status: 3}, "jsonl: 18 events; left out: 3 events of another status (--status any has all)"},
	} {
		a := answerOf(handMade())
		a.Args = c.args
		a.LeftOut = func(context.Context) (queries.LeftOut, error) { return c.left, nil }
		if _, r := write(t, "jsonl", a, Options{}); r.String() != c.want {
			t.Errorf("got  %s\nwant %s", r, c.want)
		}
	}
}
