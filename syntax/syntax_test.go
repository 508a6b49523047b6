package syntax

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestDump(t *testing.T) {
	out := os.Getenv("SYNTAX_DUMP")
	if out == "" {
		t.Skip("set SYNTAX_DUMP to a file to write dev.conllu parsed from its texts")
	}
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../shared/treebanks/dev.conllu")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	upper := os.Getenv("SYNTAX_UPPER") != ""
	var buf bytes.Buffer
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	var spans []text.Span
	var toks []text.Token
	n := 0
	for sc.Scan() {
		s, ok := strings.CutPrefix(sc.Text(), "# text = ")
		if !ok {
			continue
		}
		if upper {
			u := strings.ToUpper(s)
			if len([]rune(u)) != len([]rune(s)) || strings.Contains(s, "ß") {
				continue
			}
			s = u
		}
		spans = Sentences(spans[:0], s)
		trees := make([]Tree, len(spans))
		for i, sp := range spans {
			toks = Tokenize(toks[:0], s, sp)
			p.Parse(&trees[i], s, toks)
		}
		WriteCoNLLU(&buf, strconv.Itoa(n), s, trees)
		n++
	}
	if err := os.WriteFile(out, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
