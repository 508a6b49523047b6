package syntax

import "testing"

func TestLemmaOf(t *testing.T) {
	table, err := loadLemmas()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		form   string
		upos   POS
		xpos   Tag
		folded bool
		want   string
	}{
		{"Houthis", PROPN, TagNNPS, false, "Houthi"},
		{"Netherlands", PROPN, TagNNPS, false, "Netherlands"},
		{"United", VERB, TagNNP, false, "Unite"},
		{"New", ADJ, TagNNP, false, "New"},
		{"GAO", PROPN, TagNNP, true, "Gao"},
		{"GAO", PROPN, TagNNP, false, "GAO"},
		{"NATO", PROPN, TagNNP, true, "NATO"},
		{"U.S.", PROPN, TagNNP, true, "U.S."},
		{"AMERICANS", PROPN, TagNNPS, true, "American"},
		{"ÉVREUX", PROPN, TagNNP, true, "Évreux"},
		{"1,200", NUM, TagCD, false, "1200"},
		{"1,200.5", NUM, TagCD, false, "1200.5"},
		{"7,5", NUM, TagCD, false, "7,5"},
		{"her", PRON, TagPRP, false, "she"},
		{"her", PRON, TagPRPS, false, "her"},
		{"better", ADV, TagRBR, false, "well"},
		{"better", ADJ, TagJJR, false, "good"},
		{"repelled", VERB, TagVBD, false, "repel"},
		{"expelling", VERB, TagVBG, false, "expel"},
		{"patrolled", VERB, TagVBD, false, "patrol"},
		{"shelled", VERB, TagVBN, false, "shell"},
		{"recalled", VERB, TagVBD, false, "recall"},
		{"panicked", VERB, TagVBD, false, "panic"},
		{"“", PUNCT, TagPeriod, false, "\""},
	} {
		if got := lemmaOf(table, c.form, c.upos, c.xpos, c.folded); got != c.want {
			t.Errorf("lemma of %q, %s %s, is %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}
