package quadstore_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"

	"github.com/annals-kg/annals/graph/quadstore"
)

func open(t testing.TB) *quadstore.Store {
	t.Helper()
	s, err := quadstore.Open(filepath.Join(t.TempDir(), "quads"), quadstore.Options{MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Cayley's own suite for backends, unmodified.
func TestCayleysSuite(t *testing.T) {
	// The suite looks for its data from the working directory up.
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skip("needs the go command, to find Cayley's test data")
	}
	t.Chdir(strings.TrimSpace(string(dir)))
	graphtest.TestAll(t, func(t testing.TB) (cayley.QuadStore, cayley.Options, func()) {
		s := open(t)
		return s, nil, func() { s.Close() }
	}, &graphtest.Config{OptimizesComparison: true})
}
