package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
	"github.com/annals-kg/annals/text"
)

// A rawSentence is a sentence without annotation: its forms.
type rawSentence struct {
	forms  []string
	folded bool // in capitals
}

// readRaw reads the "text" of each line of the JSON Lines files in a folder, in
// the order of their names, and returns their sentences, each once.
func readRaw(folder string) ([]rawSentence, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var out []rawSentence
	seen := map[string]bool{}
	var spans []text.Span
	var toks []text.Token
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(make([]byte, 1<<20), 1<<26)
		for line := 1; sc.Scan(); line++ {
			var doc struct {
				Text string `json:"text"`
			}
			if err := json.Unmarshal(sc.Bytes(), &doc); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			s := doc.Text
			spans = syntax.Sentences(spans[:0], s)
			for _, sp := range spans {
				if seen[sp.Of(s)] {
					continue
				}
				seen[sp.Of(s)] = true
				toks = syntax.Tokenize(toks[:0], s, sp)
				if len(toks) < 4 || len(toks) > 100 {
					continue
				}
				r := rawSentence{folded: capitals(sp.Of(s))}
				for _, t := range toks {
					r.forms = append(r.forms, t.Of(s))
				}
				out = append(out, r)
			}
		}
		f.Close()
		if err := sc.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// capitals reports whether s has hardly a small letter.
func capitals(s string) bool {
	upper, lower := 0, 0
	for _, c := range []byte(s) {
		switch {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		}
	}
	return upper > 3 && lower*10 < upper
}

// rawExamples turns raw sentences into examples without heads or tags.
func (d *data) rawExamples(raw []rawSentence) []*example {
	out := make([]*example, len(raw))
	var buf []byte
	for i, r := range raw {
		e := &example{feats: make([]net.Features, len(r.forms))}
		for j, form := range r.forms {
			e.feats[j], buf = d.vocab.Extract(form, j == 0, r.folded, buf)
		}
		out[i] = e
	}
	return out
}
