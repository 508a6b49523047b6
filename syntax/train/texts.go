package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// Sentences of plain text that are learned from have as many tokens.
const minTokens, maxTokens = 4, 80

// readTexts returns the sentences of the plain texts in a folder as their
// forms, in the order of the files: each once, of those only so many that they
// have limit tokens together, evenly from all.
func readTexts(dir, without string, limit int) ([][]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("%s: no *.jsonl there (%v)", dir, err)
	}
	var all [][]string
	total := 0
	seen := map[uint64]bool{}
	for _, name := range names {
		if base := strings.TrimSuffix(filepath.Base(name), ".jsonl"); slices.Contains(strings.Split(without, ","), base) {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<26)
		for line := 1; sc.Scan(); line++ {
			var row struct{ Text string }
			if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			for _, forms := range plainSentences(row.Text) {
				h := fnv.New64a()
				for _, w := range forms {
					io.WriteString(h, w+" ")
				}
				if !seen[h.Sum64()] {
					seen[h.Sum64()] = true
					all = append(all, forms)
					total += len(forms)
				}
			}
		}
		f.Close()
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if total <= limit {
		return all, nil
	}
	// Of every total tokens take limit.
	var out [][]string
	have := 0
	passed := 0
	for _, forms := range all {
		passed += len(forms)
		if have*total < passed*limit {
			out = append(out, forms)
			have += len(forms)
		}
	}
	return out, nil
}

// plainSentences returns the forms of each sentence of a text that is fit to
// learn from: mostly of Latin letters, neither a fragment nor endless.
func plainSentences(s string) [][]string {
	var out [][]string
	var toks []text.Token
	for _, sp := range syntax.Sentences(nil, s) {
		toks = syntax.Tokenize(toks[:0], s, sp)
		if len(toks) < minTokens || len(toks) > maxTokens {
			continue
		}
		letters := 0
		for _, c := range []byte(sp.Of(s)) {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ' ' {
				letters++
			}
		}
		if letters*10 < (sp.End-sp.Start)*8 {
			continue
		}
		forms := make([]string, len(toks))
		for i, t := range toks {
			forms[i] = t.Of(s)
		}
		out = append(out, forms)
	}
	return out
}
