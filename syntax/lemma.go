package syntax

import (
	"bytes"
	_ "embed" // the table
	"strings"

	"github.com/annals-kg/annals/syntax/internal/lemma"
)

// lemmaTable holds the irregular forms, as the command train writes them.
//
//go:embed data/lemmas.tsv
var lemmaTable []byte

func loadLemmas() (lemma.Table, error) { return lemma.Read(bytes.NewReader(lemmaTable)) }

// lemmaOf returns the dictionary form of a word: names as they are written,
// other words in small letters without their ending.
func lemmaOf(t lemma.Table, form string, upos POS, xpos Tag) string {
	if upos == PROPN {
		return form
	}
	low := lower(form)
	if upos == PUNCT || upos == SYM || upos == NUM {
		return low
	}
	return t.Lemma(low, lemma.KindOf(xpos.String()))
}

// lower puts a form into small letters, with a straight apostrophe.
func lower(form string) string {
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ReplaceAll(strings.ToLower(form), "’", "'")
		}
	}
	return form
}
