// Command train learns the weights of package syntax: an encoder first guesses
// hidden words of raw text, then the whole network learns tags and trees from
// treebanks of Universal Dependencies. It writes data/weights.bin, rounded to 8
// bits, and data/lemmas.tsv as the package embeds them. Same texts, same seed,
// same kind of processor: same bytes.
//
//	go run ./syntax/train -treebank ../shared/treebanks -raw ../shared/corpora
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
	treebank, raw string
	out           string
	checkpoint    string
	seed          int64
	limit         int

	epochs, rawEpochs int
	batch, rawBatch   int     // tokens
	rate              float64 // of Adam at its highest
	sparseRate        float64 // times rate for the rows of embeddings, which are seldom touched
	drop, rawDrop     float64
	folded            float64
	titled, small     float64
	minCount, rawMin  int
	words             int
	sizes
}

func main() {
	var o options
	flag.StringVar(&o.treebank, "treebank", "../shared/treebanks", "folder with train.conllu and dev.conllu")
	flag.StringVar(&o.raw, "raw", "../shared/corpora", "folder of JSON Lines files whose \"text\" is raw text; empty for none")
	flag.StringVar(&o.out, "o", "syntax/data", "folder for weights.bin and lemmas.tsv; empty for none")
	flag.StringVar(&o.checkpoint, "checkpoint", "", "file that keeps the encoder after the raw text, to begin from there next time")
	flag.Int64Var(&o.seed, "seed", 1, "seed of all randomness")
	flag.IntVar(&o.limit, "limit", 0, "use only so many sentences of the treebank; 0 for all")
	flag.IntVar(&o.epochs, "epochs", 16, "passes over the treebank")
	flag.IntVar(&o.rawEpochs, "raw-epochs", 1, "passes over the raw text")
	flag.IntVar(&o.batch, "batch", 250, "tokens in a batch")
	flag.IntVar(&o.rawBatch, "raw-batch", 500, "tokens in a batch of raw text")
	flag.Float64Var(&o.rate, "rate", 3e-3, "learning rate at its highest; falls to 0 in a line")
	flag.Float64Var(&o.sparseRate, "sparse-rate", 5, "times that for embeddings")
	flag.Float64Var(&o.drop, "drop", 0.25, "share of a layer's inputs dropped")
	flag.Float64Var(&o.rawDrop, "raw-drop", 0.1, "the same on raw text")
	flag.Float64Var(&o.folded, "folded", 0.1, "share of sentences shown as if in capitals")
	flag.Float64Var(&o.titled, "titled", 0.05, "share shown With Capitals as in a Title")
	flag.Float64Var(&o.small, "small", 0.03, "share shown in small letters")
	flag.IntVar(&o.minCount, "min", 2, "times a word must occur in the treebank to have a row")
	flag.IntVar(&o.rawMin, "raw-min", 5, "or in raw text")
	flag.IntVar(&o.words, "words", 40000, "rows for words at most")
	flag.IntVar(&o.embed, "embed", 128, "size of a token's embedding")
	flag.IntVar(&o.hidden, "hidden", 192, "size of a layer")
	flag.IntVar(&o.layers, "layers", 4, "recurrent layers")
	flag.IntVar(&o.arc, "arc", 96, "size of the match of head and dependent")
	flag.IntVar(&o.rel, "rel", 96, "size of the layer that chooses the relation")
	flag.Parse()
	if err := run(&o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(o *options) error {
	sents, err := readTreebank(filepath.Join(o.treebank, "train.conllu"))
	if err != nil {
		return err
	}
	dev, err := readTreebank(filepath.Join(o.treebank, "dev.conllu"))
	if err != nil {
		return err
	}
	if o.limit > 0 {
		sents = sample(sents, o.limit)
	}
	var raw []rawSentence
	if o.raw != "" {
		if raw, err = readRaw(o.raw); err != nil {
			return err
		}
	}
	d := newData(sents, raw, o)
	fmt.Printf("%d sentences, %d raw; %d words, %d classes of tags\n", len(sents), len(raw), d.vocab.Len(), len(d.classes))
	o.tags, o.rels = pad32(len(d.classes)), pad32(syntax.NumRels)
	m := newModel(o.seed, o.sizes, d.vocab)
	if len(raw) > 0 {
		if err := pretrained(m, d, raw, o); err != nil {
			return err
		}
	}
	learn(m, d, sents, dev, o)
	if o.out == "" {
		return nil
	}
	if err := os.WriteFile(filepath.Join(o.out, "weights.bin"), net.Quantize(m.export(d)).Marshal(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "lemmas.tsv"), lemmaExceptions(sents), 0o644)
}

// sample takes n sentences evenly from all.
func sample(sents []sentence, n int) []sentence {
	if n >= len(sents) {
		return sents
	}
	out := make([]sentence, n)
	for i := range out {
		out[i] = sents[i*len(sents)/n]
	}
	return out
}

func pad32(n int) int { return (n + 31) &^ 31 }
