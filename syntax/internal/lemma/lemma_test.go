package lemma

import (
	"strings"
	"testing"
)

func TestRegular(t *testing.T) {
	tests := []struct {
		form string
		kind Kind
		want string
	}{
		{"rebels", Plural, "rebel"}, {"bodies", Plural, "body"}, {"blasts", Plural, "blast"}, {"clashes", Plural, "clash"},
		{"bosses", Plural, "boss"}, {"policemen", Plural, "policeman"}, {"crisis", Plural, "crisis"}, {"boxes", Plural, "box"},
		{"shells", Third, "shell"}, {"attacks", Third, "attack"}, {"carries", Third, "carry"},
		{"shelled", Past, "shell"}, {"killed", Past, "kill"}, {"stopped", Past, "stop"}, {"carried", Past, "carry"}, {"fired", Past, "fire"},
		{"injured", Past, "injure"}, {"destroyed", Past, "destroy"}, {"attacked", Past, "attack"}, {"charged", Past, "charge"},
		{"evacuated", Past, "evacuate"}, {"detained", Past, "detain"}, {"claimed", Past, "claim"}, {"seized", Past, "seize"},
		{"invaded", Past, "invade"}, {"escaped", Past, "escape"}, {"wounded", Past, "wound"}, {"bombed", Past, "bomb"},
		{"raided", Past, "raid"}, {"launched", Past, "launch"}, {"damaged", Past, "damage"}, {"associated", Past, "associate"},
		{"killing", Gerund, "kill"}, {"firing", Gerund, "fire"}, {"bombing", Gerund, "bomb"}, {"advancing", Gerund, "advance"}, {"using", Gerund, "use"},
		{"heavier", Comparative, "heavy"}, {"bigger", Comparative, "big"}, {"heaviest", Superlative, "heavy"},
		{"town", Other, "town"}, {"s", Plural, "s"}, {"ed", Past, "ed"}, {"", Past, ""},
	}
	for _, tt := range tests {
		if got := Regular(tt.form, tt.kind); got != tt.want {
			t.Errorf("Regular(%q, %c) = %q, want %q", tt.form, tt.kind, got, tt.want)
		}
	}
}

func TestRead(t *testing.T) {
	tab, err := Read(strings.NewReader("# head\nd\tstruck\tstrike\n\nn\tmen\tman\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		form string
		kind Kind
		want string
	}{{"struck", Past, "strike"}, {"men", Plural, "man"}, {"struck", Plural, "struck"}, {"bombed", Past, "bomb"}} {
		if got := tab.Lemma(tt.form, tt.kind); got != tt.want {
			t.Errorf("Lemma(%q, %c) = %q, want %q", tt.form, tt.kind, got, tt.want)
		}
	}
	if _, err := Read(strings.NewReader("d\tstruck\n")); err == nil {
		t.Error("a line of two columns is read without error")
	}
}
