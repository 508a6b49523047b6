package registry

import "testing"

func TestLookupNamesTheNearest(t *testing.T) {
	table := New[int]("format")
	table.Register("gexf", 1)
	table.Register("csv", 2)
	if got, err := table.Lookup("gexf"); err != nil || got != 1 {
		t.Fatalf("Lookup(gexf) = %d, %v; want 1", got, err)
	}
	_, err := table.Lookup("gefx")
	want := `no format "gefx"; did you mean "gexf"? there are: csv, gexf`
	if err == nil || err.Error() != want {
		t.Errorf("Lookup(gefx) error = %v; want %s", err, want)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"regions", "weapons", "timeline"}
	for name, want := range map[string]string{"region": "regions", "wepons": "weapons", "zebra": "", "": ""} {
		if got := Nearest(name, known); got != want {
			t.Errorf("Nearest(%q) = %q; want %q", name, got, want)
		}
	}
}

func TestRegisterTwicePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a name registered twice did not panic")
		}
	}()
	table := New[int]("loader")
	table.Register("txt", 1)
	table.Register("txt", 2)
}
