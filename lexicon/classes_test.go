package lexicon

import "testing"

func TestClassOf(t *testing.T) {
	class := func(w string) string { fine, _ := ClassOf(w); return fine }
	if class("bomb") == "" || class("bomb") != class("Bomb") {
		t.Errorf("bomb is of %q, Bomb of %q; want one class", class("bomb"), class("Bomb"))
	}
	if class("guerrillas") != class("rebels") {
		t.Error("guerrillas and rebels are of two classes")
	}
	if class("guerrillas") == class("church") {
		t.Error("guerrillas and a church are of one class")
	}
	for _, w := range []string{"", "qqqzzzx", "bombardirovka", "\x00\xff"} {
		if fine, coarse := ClassOf(w); fine != "" || coarse != "" {
			t.Errorf("%q is of %q, %q; want none", w, fine, coarse)
		}
	}
	above := map[string]string{}
	for _, w := range []string{"bomb", "dynamite", "church", "mayor", "peasant", "tank", "bridge", "killed"} {
		fine, coarse := ClassOf(w)
		if old, seen := above[fine]; coarse == "" || seen && old != coarse {
			t.Errorf("%q is of %q; want one class above %q", w, coarse, fine)
		}
		above[fine] = coarse
	}
}

func BenchmarkClassOf(b *testing.B) {
	words := []string{"guerrillas", "BRIDGE", "qqqzzzx"}
	b.SetBytes(int64(len(words[0]+words[1]+words[2]) / 3))
	for i := 0; b.Loop(); i++ {
		ClassOf(words[i%3])
	}
}
