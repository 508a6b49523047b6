package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/lemma"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// lemmaExceptions returns the table of the forms whose lemma the regular
// endings miss: for each form and kind the lemma that the treebank gives most
// often. Names keep their form and are not in it, but for plurals, and those
// that are in capitals among small letters.
func lemmaExceptions(sents []sentence) []byte {
	type key struct {
		kind lemma.Kind
		form string
	}
	counts := map[key]map[string]int{}
	count := func(kind lemma.Kind, form, l string) {
		k := key{kind, form}
		if counts[k] == nil {
			counts[k] = map[string]int{}
		}
		counts[k][l]++
	}
	for _, s := range sents {
		folded := net.StyleOf(len(s.words), func(i int) string { return s.words[i].form })&net.Folded != 0
		for _, w := range s.words {
			low := strings.ReplaceAll(strings.ToLower(w.form), "’", "'")
			switch {
			case w.upos == syntax.PROPN && w.xpos == syntax.TagNNPS:
				count(lemma.Names, low, strings.ToLower(w.lemma))
			case w.upos == syntax.PROPN && !folded && len(w.form) > 1 && !strings.ContainsAny(w.form, ".0123456789&"):
				as := w.form
				if as != strings.ToUpper(as) {
					as = low // any other writing
				}
				count(lemma.Acronym, low, as)
			case w.upos == syntax.PROPN, w.upos == syntax.PUNCT, w.upos == syntax.SYM, w.upos == syntax.NUM, w.upos == syntax.X,
				w.xpos == syntax.TagNNP, w.xpos == syntax.TagNNPS:
			default:
				count(lemma.KindOf(w.xpos.String()), low, w.lemma)
			}
		}
	}
	var lines []string
	for k, lemmas := range counts {
		best := ""
		for l, n := range lemmas {
			if best == "" || n > lemmas[best] || n == lemmas[best] && l < best {
				best = l
			}
		}
		if best != lemma.Regular(k.form, k.kind) && !strings.ContainsAny(k.form+best, "\t ") && (lemmas[best] > 1 || k.kind != lemma.Other && k.kind != lemma.Names) {
			lines = append(lines, fmt.Sprintf("%c\t%s\t%s\n", k.kind, k.form, best))
		}
	}
	sort.Strings(lines)
	var b bytes.Buffer
	b.WriteString("# Irregular forms: kind of form (see syntax/internal/lemma), form, lemma. Written by\n" +
		"# go run ./syntax/train. From the annotations of GUM (CC BY 4.0) and UD English-EWT (CC BY-SA 4.0).\n")
	for _, l := range lines {
		b.WriteString(l)
	}
	return b.Bytes()
}
