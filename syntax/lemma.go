package syntax

import (
	"bytes"
	_ "embed" // the table
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/syntax/internal/lemma"
)

// lemmaTable holds the irregular forms, as the command train writes them.
//
//go:embed data/lemmas.tsv
var lemmaTable []byte

func loadLemmas() (lemma.Table, error) { return lemma.Read(bytes.NewReader(lemmaTable)) }

// lemmaOf returns the dictionary form of a word: of names the singular as they
// are written, of other words small letters without their ending. folded says
// that the sentence is in capitals throughout.
func lemmaOf(t lemma.Table, form string, upos POS, xpos Tag, folded bool) string {
	switch {
	case upos == PUNCT || upos == SYM:
		return plainMark(form)
	case upos == NUM:
		if strings.IndexByte(form, ',') > 0 {
			form = withoutThousands(form)
		}
		return lower(form)
	case folded && (upos == PROPN || xpos == TagNNP):
		form = lessCapitals(t, form)
	}
	if upos == PROPN && xpos != TagNNPS || upos != VERB && xpos == TagNNP {
		return form // "New" of a name, an adjective, too
	}
	low := lower(form)
	if xpos == TagNNPS || xpos == TagNNP {
		kind := lemma.Names
		switch {
		case xpos == TagNNPS:
		case strings.HasSuffix(low, "ing"):
			kind = lemma.Gerund
		default:
			kind = lemma.Past // "United" Nations
		}
		return withCase(form, low, t.Lemma(low, kind))
	}
	return t.Lemma(low, lemma.KindOf(xpos.String()))
}

// withCase gives a lemma the capitals of its form, whose small letters low are.
func withCase(form, low, l string) string {
	n := 0
	for n < len(l) && n < len(low) && l[n] == low[n] {
		n++
	}
	if len(low) != len(form) {
		return form
	}
	return form[:n] + l[n:]
}

// lessCapitals writes a name in capitals as it is among small letters: "Gao",
// but "NATO".
func lessCapitals(t lemma.Table, form string) string {
	low := lower(form)
	if a, ok := t[lemma.Acronym][low]; ok {
		return a
	}
	if strings.ContainsAny(strings.TrimSuffix(form, "."), ".0123456789&") || len(form) < 4 && !strings.ContainsAny(low, "aeiouy") {
		return form
	}
	_, first := utf8.DecodeRuneInString(form)
	return form[:first] + strings.ToLower(form[first:])
}

// withoutThousands takes the commas between thousands out of a number: "1,200".
func withoutThousands(form string) string {
	parts := strings.Split(form, ",")
	for _, p := range parts[1:] {
		if len(p) < 3 || strings.Trim(p[:3], "0123456789") != "" || len(p) > 3 && isDigit(p[3]) {
			return form // "7,5"
		}
	}
	return strings.Join(parts, "")
}

// plainMark returns a mark or sign as a typewriter writes it.
func plainMark(form string) string {
	switch form {
	case "“", "”", "„", "``":
		return "\""
	case "‘", "’", "`":
		return "'"
	case "–", "−":
		return "-"
	}
	return lower(form)
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
