package main

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/annals-kg/annals/"

// layers are the lines of the table in docs/architecture.md: a package imports
// only packages of lower layers. What lies in a package's folder is of its layer.
var layers = map[string]int{
	"cmd": 7, "server": 6, "export": 5, "ingest": 5, "queries": 4, "extract": 4, "graph": 3, "lexicon": 3, "eval": 3,
	"loaders": 2, "event": 2, "syntax": 2, "text": 1, "temporal": 1, "internal": 1, "testdata": 1,
}

// mayImport names the only packages that may import those of a prefix.
var mayImport = map[string][]string{
	"github.com/cayleygraph/":   {"graph", "queries"},
	"github.com/spf13/viper":    {"cmd/annals"},
	"github.com/hidal-go/":      {"graph"},
	"github.com/cockroachdb/":   {"graph"},
	"charm.land/":               {"cmd/annals"},
	"github.com/spf13/cobra":    {"cmd/annals"},
	"github.com/schollz/":       {"cmd/annals"},
	"github.com/charmbracelet/": {"cmd/annals"},
}

func TestPackagesImportOnlyLowerLayers(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "../../...")
	b, err := list.Output()
	if err != nil {
		t.Skipf("the go command, which lists the packages, fails here: %v", err)
	}
	for line := range strings.Lines(string(b)) {
		fields := strings.Fields(line)
		from := strings.TrimPrefix(fields[0], module)
		for _, path := range fields[1:] {
			to, ours := strings.CutPrefix(path, module)
			switch {
			case !ours:
				checkForeign(t, from, path)
			case layerOf(t, to) >= layerOf(t, from) && top(to) != top(from):
				t.Errorf("%s imports %s, which is not below it", from, to)
			}
		}
	}
}

func checkForeign(t *testing.T, from, path string) {
	if !strings.Contains(strings.SplitN(path, "/", 2)[0], ".") {
		return // of the standard library
	}
	switch top(from) {
	case "text", "temporal", "event":
		t.Errorf("%s imports %s; it is to import the standard library alone", from, path)
	}
	for prefix, allowed := range mayImport {
		if !strings.HasPrefix(path, prefix) {
			continue
		}
		ok := false
		for _, a := range allowed {
			ok = ok || from == a || strings.HasPrefix(from, a+"/")
		}
		if !ok {
			t.Errorf("%s imports %s; only %s may", from, path, strings.Join(allowed, " and "))
		}
	}
}

func layerOf(t *testing.T, pkg string) int {
	layer, known := layers[top(pkg)]
	if !known {
		t.Fatalf("package %s has no layer; give it one here and in docs/architecture.md", pkg)
	}
	return layer
}

// top is the first element of a package's path: "graph" of "graph/vocab".
func top(pkg string) string {
	name, _, _ := strings.Cut(pkg, "/")
	return name
}
