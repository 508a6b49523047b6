package ingest

import (
	"testing"
	"time"
)

func TestChanges(t *testing.T) {
	day := time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)
	a := Input{Name: "a", Size: 3, Modified: day}
	b := Input{Name: "b", Size: 4, Modified: day.Add(time.Hour)}
	grown := Input{Name: "a", Size: 5, Modified: day.Add(2 * time.Hour)}
	web := Input{Name: "https://wire.example/feed"}
	var c Changes
	for i, tt := range []struct {
		now     []Input
		settled time.Time
		want    string
	}{
		{[]Input{a, web}, time.Time{}, "a https://wire.example/feed "},
		{[]Input{a, web}, day.Add(time.Hour), "https://wire.example/feed "},
		{[]Input{a, b}, day, ""}, // b is being written
		{[]Input{a, b}, day.Add(time.Hour), "b "},
		{[]Input{grown, b}, day.Add(3 * time.Hour), "a "},
		{[]Input{b}, day.Add(3 * time.Hour), ""},
	} {
		got := ""
		for _, in := range c.Since(Inputs{List: tt.now}, tt.settled).List {
			got += in.Name + " "
		}
		if got != tt.want {
			t.Errorf("round %d: got %q; want %q", i, got, tt.want)
		}
	}
	c.Forget(Inputs{List: []Input{b}})
	if got := c.Since(Inputs{List: []Input{b}}, time.Time{}); len(got.List) != 1 {
		t.Error("what was forgotten does not come again")
	}
}
