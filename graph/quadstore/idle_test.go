package quadstore_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/quadstore"
)

// A writer that pauses leaves little in its logs, which all who open the store
// have to read: a little stays there, much goes to a table.
func TestPauseShortensLogs(t *testing.T) {
	s, err := quadstore.OpenTuned(t.TempDir(), quadstore.Options{MinFree: -1}, func(*pebble.Options) {})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range 20 {
		var quads []quad.Quad
		for i := range 40 {
			long := fmt.Sprint("object ", n, " ", i, strings.Repeat(".", 2000))
			quads = append(quads, q("subject", fmt.Sprint("p", i%4), long, fmt.Sprint("article", n)))
		}
		if err := s.ApplyLater(deltas(cayley.Add, quads...), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			continue
		}
		before := s.LogBytes()
		if s.Paused(); s.LogBytes() != before || before == 0 {
			t.Errorf("logs of %d bytes were cut to %d; want them left alone", before, s.LogBytes())
		}
	}
	if before := s.LogBytes(); before < 1<<20 {
		t.Fatalf("%d bytes of log are too few to test with", before)
	}
	s.Paused()
	for begun := time.Now(); s.LogBytes() >= 1<<20; time.Sleep(time.Millisecond) {
		if time.Since(begun) > 20*time.Second {
			t.Fatalf("%d bytes of log are left; want less than 1 MiB", s.LogBytes())
		}
	}
	if problems := checkStore(t, s); len(problems) > 0 {
		t.Error(problems)
	}
}
