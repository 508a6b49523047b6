package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/export"
)

// corpusReaders are who opens each format in TestExportsOfTheCorpus: a reader
// of export/testdata/readers, and what of the store's counts it has to find.
var corpusReaders = map[string]struct {
	reader string
	counts map[string]string // of the reader's answer: which count
}{
	"chart":      {"chart", nil},
	"json":       {"json", map[string]string{"events": "events"}},
	"kml":        {"kml", map[string]string{"events": "events", "timed": "dated"}},
	"svg":        {"svg", map[string]string{"marks": "marks"}},
	"acled":      {"csv", map[string]string{"rows": "written"}},
	"csv":        {"csv", map[string]string{"rows": "events"}},
	"cytoscape":  {"cytoscape", map[string]string{"nodes": "nodes", "edges": "edges"}},
	"ftm":        {"ftm", map[string]string{"events": "events", "articles": "articles"}},
	"geojson":    {"geojson", map[string]string{"features": "events"}},
	"gexf":       {"gexf", map[string]string{"nodes": "nodes", "edges": "edges"}},
	"graphml":    {"graphml", map[string]string{"nodes": "nodes", "edges": "edges"}},
	"graphology": {"graphology", map[string]string{"nodes": "nodes", "edges": "edges"}},
	"html":       {"html", map[string]string{"events": "written"}},
	"ical":       {"ical", map[string]string{"events": "dated"}},
	"jsonl":      {"edtf", nil},
	"jsonld":     {"jsonld", map[string]string{"quads": "quads", "digest": "digest"}},
	"markdown":   {"markdown", nil},
	"neo4j":      {"neo4j", map[string]string{"nodes": "nodes", "edges": "edges"}},
	"nquads":     {"nquads", map[string]string{"quads": "quads", "digest": "digest"}},
	"parquet":    {"parquet", map[string]string{"rows": "events"}},
	"polecat":    {"tsv", map[string]string{"rows": "written"}},
	"stix":       {"stix", map[string]string{"incidents": "events", "reports": "articles"}},
	"timelinejs": {"timelinejs", map[string]string{"events": "dated"}},
	"timesketch": {"timesketch", map[string]string{"events": "dated"}},
	"trig":       {"trig", map[string]string{"quads": "quads", "digest": "digest"}},
	"turtle":     {"turtle", nil},
	"vis":        {"vis", map[string]string{"events": "dated"}},
	"xlsx":       {"xlsx", map[string]string{"rows": "events"}},
}

// corpusPrograms are programs on the command line that open a format: what run
// has to find, and the store's counts in it.
var corpusPrograms = map[string]struct {
	program string
	run     func(t *testing.T, path string) string
	finds   string
	counts  []string
}{
	"dot":    {"gc", graphvizCounts, "%s nodes, %s edges", []string{"nodes", "edges"}},
	"sqlite": {"sqlite3", sqliteCounts, "ok, %s events, %s sentences", []string{"events", "events"}},
}

// graphvizCounts lets Graphviz count.
func graphvizCounts(t *testing.T, path string) string {
	out := runProgram(t, nil, "gc", "-n", "-e", path)
	var nodes, edges int
	if _, err := fmt.Sscan(out, &nodes, &edges); err != nil {
		return out
	}
	return fmt.Sprintf("%d nodes, %d edges", nodes, edges)
}

// sqliteCounts lets SQLite make a database and count in it.
func sqliteCounts(t *testing.T, path string) string {
	script, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer script.Close()
	db := path + ".db"
	runProgram(t, script, "sqlite3", "-bail", db)
	out := runProgram(t, strings.NewReader("PRAGMA integrity_check; SELECT count(*) || ' events' FROM events; SELECT count(*) || ' sentences' FROM sentences;"), "sqlite3", db)
	return strings.Join(strings.Fields(strings.ReplaceAll(out, "\n", ", ")), " ")
}

// runProgram runs a program of the machine.
func runProgram(t *testing.T, in io.Reader, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdin = in
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return strings.TrimSpace(string(out))
}

// TestExportsOfTheCorpus loads articles of ../shared and writes them in every
// format; independent readers have to find in each file what the store holds.
// By default it takes fifteen articles; EXPORT_CORPUS=whole takes them all (some
// minutes) and logs how long each export took and how much memory it wanted.
func TestExportsOfTheCorpus(t *testing.T) {
	corpus, err := filepath.Abs("../../../shared/corpora/articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("needs the articles of ../shared, which are not here")
	}
	whole := os.Getenv("EXPORT_CORPUS") == "whole"
	dir := t.TempDir()
	if !whole {
		corpus = firstLines(t, corpus, filepath.Join(dir, "some.jsonl"), 15)
	}
	annals(t, dir, "load", corpus)
	want := storeCounts(t, dir)
	var jobs []string
	var read []export.Format
	written := map[string]int{}
	for _, f := range export.All() {
		path := filepath.Join(dir, "all"+f.Ext)
		begun := time.Now()
		report, memory := annals(t, dir, "export", "--status", "any", "--min-confidence", "0", "--format", f.Name, "-o", path)
		took := time.Since(begun).Seconds()
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if whole {
			mb := float64(info.Size()) / 1e6
			t.Logf("| `%s` | %.1f MB | %.1f s | %.1f MB/s | %d MB | %s |", f.Name, mb, took, mb/took, memory>>20, report)
			if memory > 200<<20 {
				t.Errorf("%s: %d MB of memory", f.Name, memory>>20)
			}
		}
		counts := countsOf(report)
		written[f.Name] = counts["event"]
		for noun, name := range map[string]string{"node": "nodes", "edge": "edges"} {
			if n, ok := counts[noun]; ok {
				if want[name] == "" {
					want[name] = strconv.Itoa(n)
				} else if want[name] != strconv.Itoa(n) {
					t.Errorf("%s: %d %s, other formats have %s", f.Name, n, name, want[name])
				}
			}
		}
		if f.Name == "svg" {
			want["marks"] = strconv.Itoa(counts["mark"])
		}
		if p, ok := corpusPrograms[f.Name]; ok {
			var counts []any
			for _, name := range p.counts {
				counts = append(counts, want[name])
			}
			if _, err := exec.LookPath(p.program); err != nil {
				t.Logf("%s is not read: needs %s, which is not installed", f.Name, p.program)
			} else if found, wanted := p.run(t, path), fmt.Sprintf(p.finds, counts...); found != wanted {
				t.Errorf("%s: the reader finds %q; the store has %q", f.Name, found, wanted)
			} else if whole {
				t.Logf("%s: %s", f.Name, found)
			}
		}
		if r, ok := corpusReaders[f.Name]; ok {
			job, err := json.Marshal(map[string]string{"reader": r.reader, "file": path})
			if err != nil {
				t.Fatal(err)
			}
			jobs, read = append(jobs, string(job)), append(read, f)
		}
	}
	// The graph conforms to its shapes. A validator in JavaScript takes minutes
	// for all of it.
	if _, err := os.Stat("../../graph/vocab/shapes.ttl"); err == nil && !whole {
		f, err := export.ByName("nquads")
		if err != nil {
			t.Fatal(err)
		}
		job, err := json.Marshal(map[string]string{"reader": "shacl", "file": filepath.Join(dir, "all"+f.Ext)})
		if err != nil {
			t.Fatal(err)
		}
		jobs, read = append(jobs, string(job)), append(read, export.Format{Name: "nquads against the shapes"})
	}
	want["dated"] = strconv.Itoa(written["ical"])
	for i, found := range runReaders(t, jobs) {
		f := read[i]
		want["written"] = strconv.Itoa(written[f.Name])
		if whole {
			t.Logf("%s: %s", f.Name, found)
		}
		var got map[string]any
		if err := json.Unmarshal(found, &got); err != nil || got["error"] != nil {
			t.Errorf("%s: the reader says %s", f.Name, found)
			continue
		}
		for key, count := range corpusReaders[f.Name].counts {
			if got := fmt.Sprint(got[key]); count == "digest" {
				// The first that is read tells it to the rest.
				if want["digest"] == "" {
					want["digest"] = got
				} else if got != want["digest"] {
					t.Errorf("%s holds another graph", f.Name)
				}
			} else if n, err := strconv.ParseFloat(got, 64); err != nil || strconv.Itoa(int(n)) != want[count] {
				t.Errorf("%s: the reader finds %s %s; the store has %s", f.Name, got, key, want[count])
			}
		}
	}
}

// storeCounts counts what the store holds by its own statements: quads, events
// that are no copy's, and the articles that they stand in.
func storeCounts(t *testing.T, dir string) map[string]string {
	path := filepath.Join(dir, "counts.nq")
	annals(t, dir, "export", "--status", "any", "--min-confidence", "0", "--format", "nquads", "-o", path)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	quads := 0
	copies, articles := map[string]bool{}, map[string]int{}
	// A line at a time: a child of this process begins with its memory.
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		if line[0] == '#' {
			continue
		}
		quads++
		f := strings.Fields(line)
		switch label := f[len(f)-2]; f[1] {
		case "<https://annals-kg.org/ns#copyOf>":
			copies[label] = true
		case "<http://www.w3.org/ns/prov#wasDerivedFrom>":
			articles[label]++
		}
	}
	events := 0
	for article, n := range articles {
		if copies[article] {
			delete(articles, article)
		} else {
			events += n
		}
	}
	out, _ := annals(t, dir, "stats")
	if m := regexp.MustCompile(`quads +([0-9,]+)`).FindStringSubmatch(out); m == nil || strings.ReplaceAll(m[1], ",", "") != strconv.Itoa(quads) {
		t.Errorf("%d quads are exported; stats says %v", quads, m)
	}
	return map[string]string{"quads": strconv.Itoa(quads), "events": strconv.Itoa(events), "articles": strconv.Itoa(len(articles))}
}

// countsOf reads the counts of a closing line up to what it left out.
func countsOf(report string) map[string]int {
	counts := map[string]int{}
	line, _, _ := strings.Cut(report, ";")
	for _, m := range regexp.MustCompile(`([0-9,]+) (event|node|edge|mark)s?`).FindAllStringSubmatch(line, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if err == nil {
			counts[m[2]] = n
		}
	}
	return counts
}

// annals runs the program on the database in dir and returns the last line that
// it printed and the most memory that it held, in bytes, where that is known.
func annals(t *testing.T, dir string, args ...string) (string, int64) {
	t.Helper()
	args = append(args[:1:1], append([]string{"--db", filepath.Join(dir, "db")}, args[1:]...)...)
	cmd := exec.CommandContext(t.Context(), "annals", args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("annals %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	text := strings.TrimSpace(string(out))
	if args[0] == "stats" {
		return text, 0
	}
	return text[strings.LastIndexByte(text, '\n')+1:], maxMemory(cmd.ProcessState)
}

func firstLines(t *testing.T, from, to string, n int) string {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var b bytes.Buffer
	lines := bufio.NewReader(in)
	for range n {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		b.Write(line)
	}
	if err := os.WriteFile(to, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return to
}

// runReaders lets the Node readers open files, a job each, or skips the test
// where they are missing.
func runReaders(t *testing.T, jobs []string) [][]byte {
	t.Helper()
	const readers = "../../export/testdata/readers"
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs Node.js for the readers: node is not installed")
	}
	if _, err := os.Stat(filepath.Join(readers, "node_modules")); err != nil {
		t.Skip("needs the readers: run npm ci in export/testdata/readers")
	}
	cmd := exec.CommandContext(t.Context(), node, "--max-old-space-size=4096", filepath.Join(readers, "read.mjs"))
	cmd.Stdin = strings.NewReader(strings.Join(jobs, "\n") + "\n")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if err != nil || len(lines) != len(jobs) {
		t.Fatalf("%v: %d answers to %d jobs\n%s", err, len(lines), len(jobs), stderr.Bytes())
	}
	return lines
}
