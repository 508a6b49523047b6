package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/lemma"
)

// lemmaExceptions returns the table of the forms whose lemma the regular
// endings miss: for each form and kind the lemma that the treebank gives most
// often. Names keep their form and are not in it.
func lemmaExceptions(sents []sentence) []byte {
	type key struct {
		kind lemma.Kind
		form string
	}
	counts := map[key]map[string]int{}
	for _, s := range sents {
		for _, w := range s.words {
			switch w.upos {
			case syntax.PROPN, syntax.PUNCT, syntax.SYM, syntax.NUM, syntax.X:
				continue
			}
			low := strings.ReplaceAll(strings.ToLower(w.form), "’", "'")
			k := key{lemma.KindOf(w.xpos.String()), low}
			if counts[k] == nil {
				counts[k] = map[string]int{}
			}
			counts[k][w.lemma]++
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
		if best != lemma.Regular(k.form, k.kind) && !strings.ContainsAny(k.form+best, "\t ") && (k.kind != lemma.Other || lemmas[best] > 1) {
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
