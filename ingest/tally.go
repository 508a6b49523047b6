package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/annals-kg/annals/loaders"
)

// A Tally counts what became of the articles of a run. It always adds up:
// articles seen = Read + the sum of Skipped.
type Tally struct {
	Read     int
	Skipped  map[loaders.Reason]int
	Repaired int // of Read: bytes that are not UTF-8 were replaced
	Others   int // files that were left alone; see Inputs
}

func (t *Tally) skip(r loaders.Reason) {
	if t.Skipped == nil {
		t.Skipped = map[loaders.Reason]int{}
	}
	t.Skipped[r]++
}

// NotRead is how many articles were skipped.
func (t Tally) NotRead() int {
	n := 0
	for _, k := range t.Skipped {
		n += k
	}
	return n
}

// String is the closing line of a run, which adds up:
// "1,204 documents: 1,187 read, 17 skipped (12 empty, 5 broken JSON)".
func (t Tally) String() string {
	skipped := t.NotRead()
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s read", Count(t.Read+skipped, "document"), Thousands(t.Read))
	if skipped > 0 {
		// Most frequent first, then by name.
		reasons := slices.SortedFunc(maps.Keys(t.Skipped), func(a, b loaders.Reason) int {
			if t.Skipped[a] != t.Skipped[b] {
				return t.Skipped[b] - t.Skipped[a]
			}
			return strings.Compare(string(a), string(b))
		})
		parts := make([]string, len(reasons))
		for i, r := range reasons {
			parts[i] = Thousands(t.Skipped[r]) + " " + string(r)
		}
		fmt.Fprintf(&b, ", %s skipped (%s)", Thousands(skipped), strings.Join(parts, ", "))
	}
	if t.Repaired > 0 {
		fmt.Fprintf(&b, "; %s mended (bytes that are not UTF-8)", Thousands(t.Repaired))
	}
	if t.Others > 0 {
		fmt.Fprintf(&b, "; %s of other kinds left alone", Count(t.Others, "file"))
	}
	return b.String()
}

// Count writes a number of things: "1 document", "1,204 documents".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Thousands(n) + " " + thing + "s"
}

// Thousands writes n with commas: 1,204.
func Thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
