package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// vectorText is a file of vectors as the npm package has it: what else it holds
// is left aside, and so are the last two numbers of each.
func vectorText() string {
	vec := func(x string) string { return "[" + strings.Repeat(x+",", vectorSize) + "7,7]" }
	return `{"precision":8,"words":["town","2020","shelled","port"],"vectors":{"shelled":` + vec("3") +
		`,"town":` + vec("1") + `,"2020":` + vec("9") + `,"port":` + vec("8") + `}}`
}

func writeVectors(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "vectors.json")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestReadVectors takes the first words but numbers, and moves their mean to 0.
func TestReadVectors(t *testing.T) {
	v, err := readVectors(writeVectors(t, vectorText()), 2)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(v.words, " "); got != "town shelled" {
		t.Errorf("words %q, want the first two without digits", got)
	}
	for word, want := range map[string]float32{"town": -0.5, "shelled": 0.5, "port": 0, "2020": 0} {
		got := v.of(v.row(net.Hash([]byte(word))))
		if len(got) != vectorCols || math.Abs(float64(got[vectorSize-1]-want)) > 1e-6 || got[vectorCols-1] != 0 {
			t.Errorf("vector of %q is %v, want %d times %v and zeros", word, got, vectorSize, want)
		}
	}
	var none *vectors
	if none.row(net.Hash([]byte("town"))) != 0 {
		t.Error("a word has a vector without vectors")
	}
}

func TestReadVectorsErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no vectors":     `{"words":["town"]}`,
		"no words":       `{"vectors":{"town":[1,2]}}`,
		"no object":      `["town"]`,
		"too few values": `{"words":["town"],"vectors":{"town":[1,2]}}`,
		"cut off":        vectorText()[:200],
	} {
		if _, err := readVectors(writeVectors(t, text), 10); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := readVectors(filepath.Join(t.TempDir(), "none.json"), 10); err == nil {
		t.Error("missing file: no error")
	}
}

// TestExportVectors looks at the rows of the program's network: a word has what
// its vector adds, in its own row or, where it has none, beside the unknown's.
func TestExportVectors(t *testing.T) {
	v, err := readVectors(writeVectors(t, vectorText()), 10)
	if err != nil {
		t.Fatal(err)
	}
	d := &data{vectors: v, counts: make([]int, net.FirstWord)}
	d.setWords(map[string]int{"town": 5, "rebels": 4}, 1)
	m := newModel(1, sizes{embed: 32, hidden: 64, layers: 1, arc: 32, rel: 32, tags: 32, rels: 32, vector: vectorCols}, d.vocab)
	m.vectors = v
	f := m.export(d)
	vocab := net.NewVocabulary(f.Hashes)
	if vocab.Len() != 4 {
		t.Fatalf("%d words, want town, rebels, shelled and port", vocab.Len())
	}
	row := func(emb []float32, r uint32) []float32 { return emb[(net.HashedRows+int(r))*m.embed:][:m.embed] }
	for word, own := range map[string]bool{"town": true, "rebels": true, "shelled": false, "port": false} {
		h := net.Hash([]byte(word))
		got, base := row(f.Emb, vocab.Row(h)), uint32(net.RowUnknown)
		if own {
			base = d.vocab.Row(h)
		}
		for j, b := range row(m.emb.w, base) {
			want := b
			for i, x := range v.of(v.row(h)) {
				want += x * m.vecW.w[i*m.embed+j]
			}
			if math.Abs(float64(got[j]-want)) > 1e-5 {
				t.Errorf("row of %q has %v at %d, want %v", word, got[j], j, want)
				break
			}
		}
	}
}
