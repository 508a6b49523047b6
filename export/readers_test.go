package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/queries"
)

// Every format is opened by a program that is not ours, which also has to
// refuse a broken file: one that takes anything would prove nothing.

// A reading is a file, who is to read it, and what is to be found in it.
type reading struct {
	format string
	answer string // of variants
	reader string // of testdata/readers/read.mjs
	want   string // as JSON; keys that are not named do not matter
}

var readings = []reading{
	{format: "gexf", answer: "events", reader: "gexf", want: `{"nodes":40,"edges":64,"weight":64}`},
	{format: "gexf", answer: "links", reader: "gexf", want: `{"nodes":11,"edges":15,"weight":20}`},
	{format: "gexf", answer: "empty", reader: "gexf", want: `{"nodes":0,"edges":0}`},
	{format: "graphml", answer: "events", reader: "graphml", want: `{"nodes":40,"edges":64,"weight":64}`},
	{format: "graphml", answer: "links", reader: "graphml", want: `{"nodes":11,"edges":15,"weight":20}`},
	{format: "graphml", answer: "empty", reader: "graphml", want: `{"nodes":0,"edges":0}`},
	{format: "nquads", answer: "events", reader: "nquads", want: `{"quads":104,"graphs":4}`},
	{format: "nquads", answer: "events", reader: "n3quads", want: `{"quads":104}`},
	{format: "nquads", answer: "empty", reader: "nquads", want: `{"quads":0}`},
	{format: "geojson", answer: "events", reader: "geojson", want: `{"features":18,"unplaced":3}`},
	{format: "geojson", answer: "empty", reader: "geojson", want: `{"features":0}`},
	{format: "cytoscape", answer: "events", reader: "cytoscape", want: `{"nodes":40,"edges":64,"isolated":0}`},
	{format: "cytoscape", answer: "links", reader: "cytoscape", want: `{"nodes":11,"edges":15}`},
	{format: "cytoscape", answer: "empty", reader: "cytoscape", want: `{"nodes":0,"edges":0}`},
	{format: "graphology", answer: "events", reader: "graphology", want: `{"nodes":40,"edges":64,"weight":64}`},
	{format: "graphology", answer: "links", reader: "graphology", want: `{"nodes":11,"edges":15,"weight":20}`},
	{format: "graphology", answer: "empty", reader: "graphology", want: `{"nodes":0,"edges":0}`},
	{format: "trig", answer: "events", reader: "trig", want: `{"quads":104,"graphs":4}`},
	{format: "trig", answer: "events", reader: "n3trig", want: `{"quads":104}`},
	{format: "trig", answer: "empty", reader: "trig", want: `{"quads":0}`},
	{format: "turtle", answer: "events", reader: "turtle", want: `{"quads":104,"graphs":1}`},
	{format: "turtle", answer: "empty", reader: "turtle", want: `{"quads":0}`},
	{format: "jsonld", answer: "events", reader: "jsonld", want: `{"quads":104,"graphs":4}`},
	{format: "jsonld", answer: "empty", reader: "jsonld", want: `{"quads":0}`},
	{format: "kml", answer: "events", reader: "kml", want: `{"events":18,"placed":15,"timed":16}`},
	{format: "kml", answer: "empty", reader: "kml", want: `{"events":0}`},
	{format: "json", answer: "events", reader: "json", want: `{"events":18,"args":2}`},
	{format: "json", answer: "rows", reader: "json", want: `{"rows":3,"columns":3}`},
	{format: "markdown", answer: "events", reader: "markdown", want: `{"items":22,"links":2}`},
	{format: "html", answer: "events", reader: "html", want: `{"events":18}`},
	{format: "svg", answer: "events", reader: "svg", want: `{"marks":19}`},
	{format: "chart", answer: "events", reader: "chart", want: `{"bars":15}`},
	{format: "timelinejs", answer: "events", reader: "timelinejs", want: `{"events":16}`},
	{format: "jsonl", answer: "events", reader: "edtf", want: `{"dates":16}`},
	{format: "ical", answer: "events", reader: "ical", want: `{"events":16,"first":"2030-12-01","longest":75}`},
	{format: "csv", answer: "events", reader: "csv", want: `{"rows":18,"columns":40}`},
	{format: "csv", answer: "empty", reader: "csv", want: `{"rows":0}`},
	{format: "csv", answer: "events", reader: "csvw", want: `{"columns":40,"creator":"annals 0.1","rules":"3f0c"}`},
	{format: "csv", answer: "rows", reader: "csvw", want: `{"columns":5}`},
	{format: "acled", answer: "events", reader: "csv", want: `{"rows":7,"columns":27}`},
	{format: "acled", answer: "events", reader: "csvw", want: `{"columns":27}`},
	{format: "polecat", answer: "events", reader: "tsv", want: `{"rows":9,"columns":27}`},
	{format: "polecat", answer: "events", reader: "csvw", want: `{"columns":27}`},
	{format: "xlsx", answer: "events", reader: "xlsx", want: `{"sheet":"events","rows":18,"formulas":0,"dates":31,"frozen":1,"filter":"A1:AN19"}`},
	{format: "xlsx", answer: "rows", reader: "xlsx", want: `{"sheet":"rows","rows":3,"formulas":0}`},
	{format: "xlsx", answer: "empty", reader: "xlsx", want: `{"rows":0,"formulas":0}`},
	{format: "parquet", answer: "events", reader: "parquet", want: `{"rows":18,"columns":40,"annals.program":"annals 0.1","annals.rules":"3f0c"}`},
	{format: "parquet", answer: "rows", reader: "parquet", want: `{"rows":3}`},
	{format: "parquet", answer: "empty", reader: "parquet", want: `{"rows":0}`},
	{format: "parquet", answer: "statements", reader: "parquetquads", want: `{"quads":104,"graphs":4}`},
	{format: "ftm", answer: "events", reader: "ftm", want: `{"events":18,"articles":4}`},
	{format: "ftm", answer: "empty", reader: "ftm", want: `{"entities":0}`},
	{format: "stix", answer: "events", reader: "stix", want: `{"incidents":18,"reports":4,"opinions":9}`},
	{format: "stix", answer: "empty", reader: "stix", want: `{"objects":2}`},
	{format: "timesketch", answer: "events", reader: "timesketch", want: `{"events":16}`},
	{format: "timesketch", answer: "empty", reader: "timesketch", want: `{"events":0}`},
	{format: "vis", answer: "events", reader: "vis", want: `{"events":16}`},
	{format: "vis", answer: "empty", reader: "vis", want: `{"events":0}`},
	{format: "neo4j", answer: "events", reader: "neo4j", want: `{"nodes":40,"edges":64}`},
	{format: "neo4j", answer: "links", reader: "neo4j", want: `{"nodes":11,"edges":15}`},
	{format: "ical", answer: "empty", reader: "ical", want: `{"events":0}`},
}

// same are the readings of the same graph, quad for quad: a format and who reads
// its statements.
var same = map[string]string{"nquads": "nquads", "trig": "trig", "jsonld": "jsonld", "parquet": "parquetquads"}

// breaks turn a good file into one that its reader must refuse.
var breaks = map[string][2]string{
	"gexf":         {`target="`, `target="nowhere`},
	"graphml":      {`target="`, `target="nowhere`},
	"nquads":       {`> .`, ` .`},
	"n3quads":      {`> .`, ` .`},
	"geojson":      {`"coordinates":[33.4,`, `"coordinates":["33.4",`},
	"graphology":   {`"target":"`, `"target":"nowhere`},
	"cytoscape":    {`"target":"`, `"target":"nowhere`},
	"kml":          {"<coordinates>", "<coordinates>east"},
	"json":         {`"args": [`, `"args": [,`},
	"markdown":     {"\n- ", "\n- <br> "},
	"html":         {"<q>", "<q><script></script>"},
	"svg":          {"</desc>", ""},
	"chart":        {"</desc>", ""},
	"trig":         {" .\n}", "\n}}"},
	"n3trig":       {" .\n}", "\n}}"},
	"turtle":       {" ;\n", " ;;, \n"},
	"jsonld":       {`"@value":`, `"@valve":`},
	"csv":          {"\r\n", ",one too many\r\n"},
	"tsv":          {"\r\n", "\tone too many\r\n"},
	"csvw":         {"category", "cathegory"},
	"xlsx":         {"PK\x01\x02", "PK\x01\x03"},
	"parquet":      {"PAR1", ""},
	"parquetquads": {"PAR1", ""},
	"ftm":          {`"schema":"Event"`, `"schema":"Happening"`},
	"stix":         {`"spec_version":"2.1"`, `"spec_version":"2.0"`},
	"timesketch":   {`"timestamp_desc"`, `"timestamp_note"`},
	"vis":          {`"start":"2`, `"start":"x`},
	"neo4j":        {"relationships.csv", "relationshops.csv"},
	"timelinejs":   {`"year":2031`, `"year":"soon"`},
	"edtf":         {`"edtf":"2031-03-11"`, `"edtf":"some Tuesday"`},
	"ical":         {"END:VCALENDAR\r\n", ""},
}

func TestIndependentReaders(t *testing.T) {
	var jobs []readerJob
	dir := t.TempDir()
	file := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for i, r := range readings {
		v := variantNamed(t, r.answer)
		b, _ := write(t, r.format, v.answer(), v.options)
		path := file(fmt.Sprint(i), b)
		if f, err := ByName(r.format); err == nil && f.Beside != nil {
			beside := f.Beside(v.answer(), v.options)
			body, err := beside.Of(filepath.Base(path))
			if err != nil {
				t.Fatal(err)
			}
			file(filepath.Base(path)+beside.Suffix, body)
		}
		jobs = append(jobs, readerJob{r.reader, path})
	}
	broken := sortedKeys(breaks)
	for _, reader := range broken {
		jobs = append(jobs, readerJob{reader, file("broken-"+reader, breakFile(t, reader))})
	}
	found := runReaders(t, jobs)
	for i, r := range readings {
		t.Run(r.format+"/"+r.answer+"/"+r.reader, func(t *testing.T) {
			var want, got map[string]any
			if err := json.Unmarshal([]byte(r.want), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(found[i], &got); err != nil {
				t.Fatal(err)
			}
			for k, v := range want {
				if fmt.Sprint(got[k]) != fmt.Sprint(v) {
					t.Errorf("%s: found %s; want %s", k, found[i], r.want)
				}
			}
			if got["error"] != nil {
				t.Errorf("refused: %v", got["error"])
			}
		})
	}
	t.Run("same-graph", func(t *testing.T) {
		digests := map[string]any{}
		for i, r := range readings {
			var got map[string]any
			if err := json.Unmarshal(found[i], &got); err == nil && r.reader == same[r.format] && (r.answer == "events" || r.answer == "statements") && got["digest"] != nil {
				digests[r.format] = got["digest"]
			}
		}
		for format := range same {
			if digests[format] == nil || digests[format] != digests["nquads"] {
				t.Errorf("%s holds another graph than nquads: %v", format, digests)
			}
		}
	})
	for i, reader := range broken {
		t.Run("broken/"+reader, func(t *testing.T) {
			if !bytes.Contains(found[len(readings)+i], []byte(`"error"`)) {
				t.Errorf("the reader took a broken file: %s", found[len(readings)+i])
			}
		})
	}
}

// TestReportsAddUp: what a format does not write it says it leaves out.
func TestReportsAddUp(t *testing.T) {
	for _, f := range All() {
		_, report := write(t, f.Name, answerNamed(t, "events"), Options{})
		n, counted := 0, false
		for _, c := range slices.Concat(report.Written, report.LeftOut) {
			if noun, _, _ := strings.Cut(c.What, " "); noun == "event" {
				n, counted = n+c.N, true
			}
		}
		if counted && n != len(handMade()) {
			t.Errorf("%s: %d events of %d", report, n, len(handMade()))
		}
	}
}

// breakFile breaks the first good file that reader reads.
func breakFile(t *testing.T, reader string) []byte {
	for _, r := range readings {
		if r.reader == reader && (r.answer == "events" || r.answer == "statements") {
			v := variantNamed(t, r.answer)
			b, _ := write(t, r.format, v.answer(), v.options)
			old, new := breaks[reader][0], breaks[reader][1]
			if !bytes.Contains(b, []byte(old)) {
				t.Fatalf("%s: no %q to break", r.format, old)
			}
			return bytes.Replace(b, []byte(old), []byte(new), 1)
		}
	}
	t.Fatalf("nothing is read by %s", reader)
	return nil
}

func answerNamed(t *testing.T, name string) *queries.Answer { return variantNamed(t, name).answer() }

func variantNamed(t *testing.T, name string) variant {
	for _, v := range variants {
		if v.name == name {
			return v
		}
	}
	t.Fatalf("no answer %q", name)
	return variant{}
}

type readerJob struct {
	Reader string `json:"reader"`
	File   string `json:"file"`
}

// runReaders runs the jobs in one Node process, or skips the test where Node
// or the readers are missing.
func runReaders(t *testing.T, jobs []readerJob) [][]byte {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs Node.js for the readers: node is not installed")
	}
	if _, err := os.Stat("testdata/readers/node_modules"); err != nil {
		t.Skip("needs the readers: run npm ci in export/testdata/readers")
	}
	var in bytes.Buffer
	for _, j := range jobs {
		if err := json.NewEncoder(&in).Encode(j); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, "testdata/readers/read.mjs")
	cmd.Stdin = &in
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if len(lines) != len(jobs) {
		t.Fatalf("%d answers to %d jobs:\n%s", len(lines), len(jobs), out)
	}
	return lines
}

// programs are readers on the command line: they take a file on stdin and exit
// with an error where it is broken.
var programs = []struct {
	name   string
	args   []string
	format string
	broken [2]string
}{
	{"dot", []string{"-Tsvg"}, "dot", [2]string{"label=<<table", "label=<<tabel"}},
	{"rsvg-convert", nil, "svg", [2]string{"</desc>", ""}},
	{"xmllint", []string{"--noout", "--nonet", "-"}, "svg", [2]string{"</desc>", ""}},
	{"xmllint", []string{"--noout", "--nonet", "-"}, "chart", [2]string{"</desc>", ""}},
	{"xmllint", []string{"--noout", "--nonet", "-"}, "gexf", [2]string{"</nodes>", ""}},
	{"xmllint", []string{"--noout", "--nonet", "-"}, "graphml", [2]string{"</graph>", ""}},
	{"xmllint", []string{"--noout", "--nonet", "-"}, "kml", [2]string{"</Document>", ""}},
	{"sqlite3", []string{"-bail", ":memory:"}, "sqlite", [2]string{"INSERT INTO events VALUES (", "INSERT INTO events VALUES (1,"}},
}

func TestProgramsOpenFiles(t *testing.T) {
	for _, p := range programs {
		for _, v := range variants {
			if v.only != "" && !strings.Contains(" "+v.only+" ", " "+p.format+" ") {
				continue
			}
			t.Run(p.name+"/"+p.format+"/"+v.name, func(t *testing.T) {
				path, err := exec.LookPath(p.name)
				if err != nil {
					t.Skipf("needs %s, which is not installed", p.name)
				}
				good, _ := write(t, p.format, v.answer(), v.options)
				if out, err := runOn(path, p.args, good); err != nil {
					t.Errorf("refused: %v\n%s", err, out)
				}
				if v.name != "events" {
					return
				}
				bad := bytes.Replace(good, []byte(p.broken[0]), []byte(p.broken[1]), 1)
				if bytes.Equal(good, bad) {
					t.Fatalf("no %q to break", p.broken[0])
				}
				if _, err := runOn(path, p.args, bad); err == nil {
					t.Error("took a broken file")
				}
			})
		}
	}
}

func runOn(path string, args []string, in []byte) ([]byte, error) {
	cmd := exec.Command(path, args...)
	cmd.Stdin = bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	return stderr.Bytes(), err
}

// TestSQLiteAnswers asks the database what the export said of it.
func TestSQLiteAnswers(t *testing.T) {
	path, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("needs sqlite3, which is not installed")
	}
	script, _ := write(t, "sqlite", answerOf(handMade()), Options{})
	script = append(script, `PRAGMA integrity_check; SELECT count(*) FROM events; SELECT count(*) FROM roles;
		SELECT e.category, r.name FROM sentences s JOIN events e ON e.id = s.event JOIN roles r ON r.event = e.id AND r.role = 'place' WHERE sentences MATCH 'ferry';
		SELECT max(injured_min), typeof(confidence) FROM events;`...)
	cmd := exec.Command(path, "-bail", ":memory:")
	cmd.Stdin = bytes.NewReader(script)
	got, err := cmd.CombinedOutput()
	if want := "ok\n18\n64\naccident|Gray Sea\n11.0|real\n"; err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}

// TestSQLiteHoldsTheGraph: the statements of a database are those of nquads.
func TestSQLiteHoldsTheGraph(t *testing.T) {
	path, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("needs sqlite3, which is not installed")
	}
	// The ninth has a NUL, which ends a text of SQLite and becomes U+FFFD.
	list := handMade()[:8]
	script, _ := write(t, "sqlite", answerOf(list), Options{Content: Statements})
	cmd := exec.Command(path, "-bail", "-json", ":memory:")
	cmd.Stdin = bytes.NewReader(append(script, "SELECT * FROM statements;\n"...))
	table, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	quads, _ := write(t, "nquads", answerOf(list), Options{})
	var jobs []readerJob
	for reader, b := range map[string][]byte{"sqlitequads": table, "nquads": quads} {
		file := filepath.Join(t.TempDir(), reader)
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, readerJob{reader, file})
	}
	if found := runReaders(t, jobs); !bytes.Equal(found[0], found[1]) || bytes.Contains(found[0], []byte("error")) {
		t.Errorf("two graphs: %s", bytes.Join(found, []byte(" ")))
	}
}
