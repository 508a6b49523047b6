package extract

import "testing"

// TestPlaceSaid holds what a sentence says of its place, "the town", apart from
// what it leaves to be carried over.
func TestPlaceSaid(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, trigger, want string // want is the text of the place, "" for an implied one
	}{
		{"said", "Rebels shelled Goma on Monday. A bomb exploded in the city on Tuesday, killing two soldiers.", "exploded", "city"},
		{"carried", "Rebels shelled Goma on Monday. A bomb exploded on Tuesday, killing two soldiers.", "exploded", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, e := range eventsOf(t, x, tt.text, "") {
				if e.Trigger.Text != tt.trigger {
					continue
				}
				if len(e.Places) != 1 || e.Places[0].Name != "Goma" || e.Places[0].Text != tt.want || e.Places[0].Implied != (tt.want == "") {
					t.Errorf("places %+v; want Goma as %q", e.Places, tt.want)
				}
				return
			}
			t.Errorf("no event of %q", tt.trigger)
		})
	}
}
