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
	read := reader(t)
	for _, cells := range itemRows(t, "testdata/wire_items.tsv", 2) {
		want, item := cells[0], cells[1]
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

// itemRows are the rows of a table of items, each of so many cells; lines that begin
// with "#" are its comments.
func itemRows(t *testing.T, path string, cells int) (rows [][]string) {
	t.Helper()
	items, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(items)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != cells {
			t.Fatalf("%s: %q has %d cells, want %d", path, line, len(row), cells)
		}
		rows = append(rows, row)
	}
	return rows
}
