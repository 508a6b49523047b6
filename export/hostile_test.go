package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	stdxml "encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// hostile is an answer with s wherever text can stand.
func hostile(s string) *queries.Answer {
	r := handMade()[0]
	e := &r.Event
	for _, role := range []*[]event.Ref{&e.Actors, &e.Recipients, &e.Places, &e.Targets, &e.Weapons, &e.Claims} {
		k := event.KindActor
		if len(*role) > 0 {
			k = (*role)[0].Kind
		}
		*role = append([]event.Ref{{Kind: k, ID: event.EntityID(s), Name: s, Text: s, Admin1: s, Country: s, Class: s, Type: s, Stance: event.Stance(s)}}, *role...)
	}
	e.Category, e.Mode, e.Status = event.Category(s), event.Mode(s), event.Status(s)
	e.Evidence.Text, e.Trigger.Text, e.Damage, e.Rule = s, s, s, s
	e.Time = &event.Time{Value: s, From: "2031-03-11", To: s, EDTF: s, Text: s, Basis: event.BasisText}
	e.Flags = []string{s}
	r.Article = queries.Article{IRI: s, ID: s, Title: s, Source: s, URL: "https://h.example/" + s}
	a := answerOf([]queries.Report{r, handMade()[2]})
	a.Query, a.Args, a.Empty = s, []string{s}, s
	a.Columns = []queries.Column{{Name: s, Title: s}, {Name: "n", Title: "N", Number: true}}
	a.Rows = []queries.Row{{Cells: []string{s, s}, Evidence: []queries.Evidence{{Sentence: s, Article: s}}}}
	a.Statements = func(yield func(queries.Statement, error) bool) {
		_ = yield(queries.Statement{Subject: "https://s.example/" + s, Predicate: "urn:p:" + s, Object: queries.Term{Value: s, Lang: s}, Label: "urn:l:" + s}, nil) &&
			yield(queries.Statement{Subject: s, Predicate: "urn:p", Object: queries.Term{Value: s, Datatype: "urn:d:" + s}}, nil) &&
			yield(queries.Statement{Subject: "urn:s", Predicate: "urn:p", Object: queries.Term{IRI: s + ":"}}, nil)
	}
	return a
}

func FuzzHostileText(f *testing.F) {
	for _, s := range []string{
		"", "plain", "<script>alert(1)</script>", `"'&<>]]>`, "=cmd|' /C calc'!A0", "\x00\x07\x1b[31m", "\u202egnp.exe", "\xff\xfe",
		"\\u0041 \\\" \\", "a\r\nb\tc", "--></title><svg onload=x>", "\ufffe\uffff", "𝔘\U0010ffff", "BEGIN:VEVENT\r\nEND:VEVENT", "|*_`[x](javascript:y)",
		"שלום (1)", "%zz%41", "_:b", "--", "{{#if}}", "'); DROP TABLE events; --", strings.Repeat("long ", 300),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range All() {
			for _, o := range []Options{{}, {Shape: ShapeLinks, Content: Rows}, {Content: Statements, Program: "annals 0.1", Rules: "3f0c"}} {
				b, _ := write(t, format.Name, hostile(s), o)
				if !utf8.Valid(b) && !strings.Contains("neo4j xlsx parquet", format.Name) {
					t.Errorf("%s: not UTF-8", format.Name)
				}
				if check := wellFormed[format.Name]; check == nil {
					t.Errorf("%s: no check of its form", format.Name)
				} else if err := check(b); err != nil {
					t.Errorf("%s with %q: %v\n%s", format.Name, s, err, b)
				}
			}
		}
	})
}

// wellFormed check the outer form of each format.
var wellFormed = map[string]func([]byte) error{
	"csv": csvForm, "json": jsonForm, "jsonl": jsonLines, "geojson": jsonForm,
	"chart": xmlForm, "gexf": xmlForm, "graphml": xmlForm, "svg": xmlForm,
	"nquads": nquadsForm, "dot": dotForm, "html": htmlForm,
	"cytoscape": jsonForm, "graphology": jsonForm, "jsonld": jsonForm, "timelinejs": jsonForm, "vis": jsonForm,
	"kml": xmlForm, "trig": turtleForm, "turtle": turtleForm, "ical": icalForm,
	"ftm": jsonLines, "stix": jsonForm, "timesketch": jsonLines, "acled": csvForm, "polecat": tsvForm, "xlsx": xlsxForm, "parquet": parquetForm,
	"markdown": markdownForm, "sqlite": sqlForm, "neo4j": zipForm,
}

// turtleForm: outside of IRIs and strings there are no quotes or brackets of
// text, and every string ends on its line.
func turtleForm(b []byte) error {
	for line := range bytes.Lines(b) {
		if line[0] == '#' {
			continue
		}
		rest := regexp.MustCompile(`"([^"\\\n\r]|\\.)*"|<[^\x00-\x20<>"{}|^`+"`"+`\\]*>`).ReplaceAll(line, nil)
		if bytes.ContainsAny(rest, "\"<>\\") {
			return errors.New("an open string or IRI: " + string(line))
		}
	}
	return nil
}

// icalForm: lines are short, and each begins with a name of ours or a space.
func icalForm(b []byte) error {
	name := regexp.MustCompile(`^( |(BEGIN|END|VERSION|PRODID|NAME|X-WR-CALDESC|UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|CATEGORIES|LOCATION|GEO|URL|TRANSP):)`)
	for _, line := range strings.Split(strings.TrimSuffix(string(b), "\r\n"), "\r\n") {
		if len(line) > 75 || !name.MatchString(line) || strings.ContainsAny(line, "\r\n\x00") {
			return errors.New("a bad line: " + line)
		}
	}
	return nil
}

// markdownForm: text makes no tags, code or links.
func markdownForm(b []byte) error {
	if m := regexp.MustCompile("<(?:[^h]|h[^t])|(?:^|[^\\\\])`|\\]\\([^)]|!\\[").Find(bytes.ReplaceAll(b, []byte(`\\`), nil)); m != nil {
		return errors.New("markup: " + string(m))
	}
	return nil
}

// sqlForm: outside of strings there is nothing but our statements.
func sqlForm(b []byte) error {
	_, script, _ := bytes.Cut(b, []byte("\n"))
	rest := regexp.MustCompile(`'(?:[^']|'')*'`).ReplaceAll(script, []byte("S"))
	rest = regexp.MustCompile(`S(\|\|char\(\d+\)\|\|S)+`).ReplaceAll(rest, []byte("S"))
	_, rest, _ = bytes.Cut(rest, []byte("fts5(event UNINDEXED, sentence);\n"))
	for line := range bytes.Lines(rest) {
		if !regexp.MustCompile(`^(INSERT INTO \w+ VALUES \([-0-9.NULS,e |]*\);|CREATE INDEX \w+ ON \w+\(\w+\);|CREATE TABLE statements [^;]*;|COMMIT;)\n$`).Match(line) {
			return errors.New("no statement of ours: " + string(line))
		}
	}
	return nil
}

// zipForm: both files are there, and each edge has its ends.
func zipForm(b []byte) error {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	for i, name := range []string{"nodes.csv", "relationships.csv"} {
		f, err := z.File[i].Open()
		if err != nil {
			return err
		}
		lines, err := csv.NewReader(f).ReadAll()
		if err != nil || z.File[i].Name != name {
			return fmt.Errorf("%s: %w", z.File[i].Name, err)
		}
		for _, line := range lines[1:] {
			if i == 0 {
				ids[line[0]] = true
			} else if !ids[line[0]] || !ids[line[1]] {
				return fmt.Errorf("an edge without its ends: %s", line)
			}
		}
	}
	return nil
}

func csvForm(b []byte) error { return tableForm(b, ',') }
func tsvForm(b []byte) error { return tableForm(b, '\t') }

// xlsxForm: every part is XML, and no cell is a formula or links anywhere.
func xlsxForm(b []byte) error {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for _, part := range z.File {
		f, err := part.Open()
		if err != nil {
			return err
		}
		body, err := io.ReadAll(f)
		if err != nil {
			return err
		}
		if err := xmlForm(body); err != nil {
			return fmt.Errorf("%s: %w", part.Name, err)
		}
		if regexp.MustCompile(`<(f|hyperlink)[ >/]`).Match(body) {
			return fmt.Errorf("%s: a formula or a link", part.Name)
		}
	}
	return nil
}

// parquetForm: the file reads back, and its text is text. That of statements
// is kept as it was.
func parquetForm(b []byte) error {
	r := parquet.NewReader(bytes.NewReader(b))
	statements := r.Schema().Columns()[0][0] == "subject"
	rows := make([]parquet.Row, 4)
	for {
		n, err := r.ReadRows(rows)
		for _, row := range rows[:n] {
			for _, v := range row {
				if v.Kind() != parquet.ByteArray {
					continue
				}
				if s := string(v.ByteArray()); !utf8.ValidString(s) || !statements && clean(s) != s {
					return fmt.Errorf("a cell holds %q", s)
				}
			}
		}
		if err == io.EOF {
			return r.Close()
		}
		if err != nil {
			return err
		}
	}
}

func tableForm(b []byte, comma rune) error {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	lines, err := r.ReadAll()
	for _, line := range lines[min(1, len(lines)):] {
		for _, c := range line {
			if c != "" && strings.ContainsRune("=+@\t\r", rune(c[0])) {
				return errors.New("a formula: " + c)
			}
		}
	}
	return err
}

func jsonForm(b []byte) error {
	if bytes.ContainsAny(b, "\u202e\u2066\x7f\x00\x1b") {
		return errors.New("an unsafe character is not escaped")
	}
	var v any
	return json.Unmarshal(b, &v)
}

func jsonLines(b []byte) error {
	for line := range bytes.Lines(b) {
		if err := jsonForm(line); err != nil {
			return err
		}
	}
	return nil
}

func xmlForm(b []byte) error {
	d := stdxml.NewDecoder(bytes.NewReader(b))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := tok.(stdxml.StartElement); ok && start.Name.Local == "script" {
			return errors.New("a script")
		}
	}
}

// htmlForm: what stands in the page as text is escaped, so the tags are ours.
func htmlForm(b []byte) error {
	for _, tag := range regexp.MustCompile(`<[a-zA-Z!/]+`).FindAll(b, -1) {
		name := strings.ToLower(strings.Trim(string(tag), "</!"))
		if !strings.Contains(" doctype html head meta title style body h svg desc defs pattern rect text path g circle table thead tbody tr th td q span br small a p figure ", " "+name+" ") {
			return errors.New("a tag: " + name)
		}
	}
	return nil
}

var nquad = regexp.MustCompile(`^(<[^\x00-\x20<>"{}|^` + "`" + `\\]+>|_:\w+) <[^\x00-\x20<>"{}|^` + "`" + `\\]+> (<[^\x00-\x20<>"{}|^` + "`" + `\\]+>|_:\w+|"([^"\\\n\r]|\\.)*"(@[a-zA-Z]+(-[a-zA-Z0-9]+)*|\^\^<[^\x00-\x20<>"{}|^` + "`" + `\\]+>)?)( (<[^\x00-\x20<>"{}|^` + "`" + `\\]+>|_:\w+))? \.\n$`)

func nquadsForm(b []byte) error {
	for line := range bytes.Lines(b) {
		if line[0] != '#' && !nquad.Match(line) {
			return errors.New("no quad: " + string(line))
		}
	}
	return nil
}

// dotForm: quotes pair up on every line but the comment.
func dotForm(b []byte) error {
	lines := bytes.Split(b, []byte("\n"))
	for _, line := range lines[1:] {
		open := false
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '"':
				open = !open
			}
		}
		if open {
			return errors.New("an open string: " + string(line))
		}
	}
	return nil
}

func TestIsolateKeepsTheOrderOfNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"Sarn: 2":         "Sarn: 2",
		"الحجر: 2 drones": "\u2068الحجر\u2069: 2 drones",
		"a אב גד 3 ה":     "a \u2068אב גד\u2069 3 \u2068ה\u2069",
	} {
		if got := isolate(in); got != want {
			t.Errorf("isolate(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestCellKeepsNumbersAndNotFormulas(t *testing.T) {
	for in, want := range map[string]string{
		"-12.5": "-12.5", "+7": "+7", "=1+1": "'=1+1", "-a": "'-a", "@x": "'@x", " =x": "' =x", "\t=x": "' =x", "a=b": "a=b",
		"": "", "-": "'-", "\x00=x": "'=x", "＝x": "'＝x",
	} {
		if got, _ := cell(in); got != want {
			t.Errorf("cell(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestWebLinkTakesNoOtherScheme(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/<b c>\"": "https://a.example/%3Cb%20c%3E%22",
		"javascript:alert(1)":       "",
		"data:text/html,x":          "",
		"":                          "",
	} {
		if got := webLink(in); got != want {
			t.Errorf("webLink(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestMeasureIsMonotone(t *testing.T) {
	s := "Кам’янка–Ňova: 9 drones → fuel depot 東京"
	for _, width := range []float64{0, 20, 77.7, 150, 1000} {
		if cut := fit(s, 12, width); cut != "…" && measure(cut, 12) > max(width, measure("…", 12)) {
			t.Errorf("fit(%v) is %v wide: %s", width, measure(cut, 12), cut)
		}
		for _, line := range wrap(s, 12, width, 3) {
			if measure(line, 12) > max(width, measure("…", 12)) {
				t.Errorf("wrap(%v): a line is %v wide: %s", width, measure(line, 12), line)
			}
		}
	}
}
