package extract_test

import (
	"os"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

// TestTypesOfWireItems reads the items of testdata/wire_items.tsv and asks for the
// ACLED type of the first event that has one.
func TestTypesOfWireItems(t *testing.T) {
	items, err := os.ReadFile("testdata/wire_items.tsv")
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	for line := range strings.Lines(string(items)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		want, item, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		events, err := read(t.Context(), &text.Document{ID: "item", Text: item})
		if err != nil {
			t.Fatal(err)
		}
		got := "nothing"
		for i := range events {
			if events[i].Codes.ACLED != "" {
				got = events[i].Codes.ACLED
				break
			}
		}
		if got != want {
			t.Errorf("%q is %s, want %s", item, got, want)
		}
	}
}
