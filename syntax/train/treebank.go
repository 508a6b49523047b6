package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/syntax"
)

// A gold sentence as the treebank has it.
type sentence struct {
	text  string
	words []goldWord
}

// A goldWord is one syntactic word with its annotation.
type goldWord struct {
	form, lemma string
	upos        syntax.POS
	xpos        syntax.Tag
	head        int // -1 for the root
	rel         syntax.Rel
}

// readTreebank reads a CoNLL-U file. Ranges of multiword tokens and empty nodes
// are skipped; the words inside stay.
func readTreebank(name string) ([]sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	var cur sentence
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	for line := 1; sc.Scan(); line++ {
		l := sc.Text()
		if l == "" {
			if len(cur.words) > 0 {
				out = append(out, cur)
			}
			cur = sentence{}
			continue
		}
		if t, ok := strings.CutPrefix(l, "# text = "); ok {
			cur.text = t
		}
		if l[0] == '#' {
			continue
		}
		col := strings.Split(l, "\t")
		if len(col) != 10 {
			return nil, fmt.Errorf("%s:%d: %d columns; CoNLL-U has 10", name, line, len(col))
		}
		if strings.ContainsAny(col[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(col[6])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: head: %w", name, line, err)
		}
		w := goldWord{form: col[1], lemma: col[2], head: head - 1}
		var okPOS, okTag, okRel bool
		w.upos, okPOS = syntax.ParsePOS(col[3])
		w.xpos, okTag = syntax.ParseTag(col[4])
		w.rel, okRel = syntax.ParseRel(col[7])
		if !okPOS || !okTag || !okRel {
			return nil, fmt.Errorf("%s:%d: unknown label in %q", name, line, l)
		}
		cur.words = append(cur.words, w)
	}
	if len(cur.words) > 0 {
		out = append(out, cur)
	}
	return out, sc.Err()
}
