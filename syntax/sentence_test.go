package syntax

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"two", "Rebels fled. Troops followed.", []string{"Rebels fled.", "Troops followed."}},
		{"rank", "Gen. Lee fled. He was seen.", []string{"Gen. Lee fled.", "He was seen."}},
		{"initial", "Paul J. Smith spoke.", []string{"Paul J. Smith spoke."}},
		{"month", "It began on Oct. 7 in the south.", []string{"It began on Oct. 7 in the south."}},
		{"country inside", "The U.S. Army left.", []string{"The U.S. Army left."}},
		{"country at the end", "They left the U.S. The army stayed.", []string{"They left the U.S.", "The army stayed."}},
		{"number", "Unit No. 5 left.", []string{"Unit No. 5 left."}},
		{"quote at the end", `"We will stay." He left.`, []string{`"We will stay."`, "He left."}},
		{"question inside", `"Who fired?" he asked.`, []string{`"Who fired?" he asked.`}},
		{"exclamation", "Run! They are near.", []string{"Run!", "They are near."}},
		{"decimal", "It rose 3.5 percent.", []string{"It rose 3.5 percent."}},
		{"small letter", "approx. ten men", []string{"approx. ten men"}},
		{"blank line", "Rebels take town\n\nThey came at dawn.", []string{"Rebels take town", "They came at dawn."}},
		{"heading", "Rebels take town\nThey came at dawn, and by noon the whole of the place was in their hands, people said.",
			[]string{"Rebels take town", "They came at dawn, and by noon the whole of the place was in their hands, people said."}},
		{"wrapped lines", "The men who held the bridge for the whole of the night\nleft it at dawn when the guns on the far bank of the river\nbegan to fire.",
			[]string{"The men who held the bridge for the whole of the night\nleft it at dawn when the guns on the far bank of the river\nbegan to fire."}},
		{"wrapped to the last line", "The men who held the bridge for the whole of the night\nleft it at dawn when the guns on the far bank of the river\n",
			[]string{"The men who held the bridge for the whole of the night\nleft it at dawn when the guns on the far bank of the river"}},
		{"reference", "He died in 2014. [3][4] His son left.", []string{"He died in 2014. [3][4]", "His son left."}},
		{"capitals", "GEN. LEE FLED. HE WAS SEEN.", []string{"GEN. LEE FLED.", "HE WAS SEEN."}},
		{"list number", "1. Rebels fled.", []string{"1. Rebels fled."}},
		{"list", "- Sumy: a shell hit a school, two dead\n* Kherson - three hurt by shelling\n1. Odesa: a missile struck the port\n2) Mykolaiv was quiet all of the night",
			[]string{"- Sumy: a shell hit a school, two dead", "* Kherson - three hurt by shelling", "1. Odesa: a missile struck the port", "2) Mykolaiv was quiet all of the night"}},
		{"wrapped before a dash", "The men who held the bridge for the whole of the night\n- all of them soldiers of the second guard regiment here\nleft it at dawn.",
			[]string{"The men who held the bridge for the whole of the night\n- all of them soldiers of the second guard regiment here\nleft it at dawn."}},
		{"space around", "  Rebels fled.  \n", []string{"Rebels fled."}},
		{"nothing", " \n\t", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, sp := range Sentences(nil, tt.in) {
				got = append(got, sp.Of(tt.in))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
