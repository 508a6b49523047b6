package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// TestPoliticalItems reads the items of testdata/political_items.tsv and asks of each
// for one event, of its category and with its two sides.
func TestPoliticalItems(t *testing.T) {
	read := reader(t)
	for _, cells := range itemRows(t, "testdata/political_items.tsv", 4) {
		category, actor, recipient, item := cells[0], cells[1], cells[2], cells[3]
		events, err := read(t.Context(), &text.Document{ID: "item", Text: item})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case category == "nothing":
			if len(events) > 0 {
				t.Errorf("%q is %s, want nothing", item, events[0].Category)
			}
		case len(events) != 1 || string(events[0].Category) != category:
			var got []event.Category
			for i := range events {
				got = append(got, events[i].Category)
			}
			t.Errorf("%q is %v, want one %s", item, got, category)
		case !isNamedAmong(actor, events[0].Actors):
			t.Errorf("%q: actors %v, want %s", item, events[0].Actors, actor)
		case !isNamedAmong(recipient, events[0].Recipients):
			t.Errorf("%q: recipients %v, want %s", item, events[0].Recipients, recipient)
		}
	}
}

// isNamedAmong reports whether a word is in the text or the name of one of some
// parties; "-" asks for nobody.
func isNamedAmong(word string, parties []event.Ref) bool {
	return word == "-" || slices.ContainsFunc(parties, func(p event.Ref) bool {
		return strings.Contains(strings.ToLower(p.Text+" "+p.Name), strings.ToLower(word))
	})
}
