package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// treebankText is a treebank of one invented sentence in three forms.
const treebankText = `# text = Rebels shelled the town.
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	shelled	shell	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	town	town	NOUN	NN	_	2	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

`

// plainText is what the teachers of the test annotate.
const plainText = `{"text": "The rebels shelled the town. Rebels shelled towns again on Monday."}
{"text": "A town was shelled"}
`

// TestSameSeedSameBytes trains tiny teachers and their student twice, with
// vectors of words, once on one core, and goes on once from what they left.
func TestSameSeedSameBytes(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat(treebankText, 20)
	for name, s := range map[string]string{
		"train.conllu": text, "dev.conllu": treebankText, "plain.jsonl": plainText,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	vectors := writeVectors(t, vectorText())
	train := func(work string) []byte {
		out := t.TempDir()
		p := plan{passes: 3, batch: 30, rate: 1e-3, drop: 0.2, alone: 1, silver: 2, sizes: sizes{embed: 32, hidden: 64, layers: 2, arc: 32, rel: 32}}
		o := options{
			treebank: dir, text: dir, work: work, out: out, seed: 1, minCount: 1,
			vectorFile: vectors, vectorWords: 3, teachers: 2, silverTokens: 1000, teacher: p, student: p,
		}
		if err := run(&o); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(out, "weights.bin"))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	work := t.TempDir()
	first := train(work)
	if !bytes.Equal(first, train(work)) {
		t.Error("the student that was kept gives other weights")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, train(t.TempDir())) {
		t.Error("two trainings with one seed differ")
	}
}
