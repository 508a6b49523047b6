package syntax

// A POS is a universal part of speech.
// Source: https://universaldependencies.org/u/pos/, version 2.
type POS uint8

// The parts of speech. The zero POS is X.
const (
	X      POS = iota // none of the others, and "not tagged"
	ADJ               // adjective
	ADP               // preposition or postposition
	ADV               // adverb
	AUX               // auxiliary, modal, copula
	CCONJ             // coordinating conjunction
	DET               // determiner
	INTJ              // interjection
	NOUN              // common noun
	NUM               // number
	PART              // particle: not, to, 's
	PRON              // pronoun
	PROPN             // proper noun
	PUNCT             // punctuation
	SCONJ             // subordinating conjunction
	SYM               // symbol
	VERB              // full verb
	numPOS = iota
)

var posNames = [numPOS]string{
	X:     "X",
	ADJ:   "ADJ",
	ADP:   "ADP",
	ADV:   "ADV",
	AUX:   "AUX",
	CCONJ: "CCONJ",
	DET:   "DET",
	INTJ:  "INTJ",
	NOUN:  "NOUN",
	NUM:   "NUM",
	PART:  "PART",
	PRON:  "PRON",
	PROPN: "PROPN",
	PUNCT: "PUNCT",
	SCONJ: "SCONJ",
	SYM:   "SYM",
	VERB:  "VERB",
}

// String returns the name that treebanks use: "NOUN".
func (p POS) String() string {
	if int(p) < len(posNames) {
		return posNames[p]
	}
	return "X"
}

// ParsePOS returns the part of speech of that name, or X and false.
func ParsePOS(name string) (POS, bool) {
	for p, n := range posNames {
		if n == name {
			return POS(p), true
		}
	}
	return X, false
}
