package syntax

// A Tag is a Penn Treebank tag as the English treebanks of Universal
// Dependencies use it (XPOS).
type Tag uint8

// The tags. The zero Tag is TagXX.
const (
	TagXX         Tag = iota // unknown, and "not tagged"
	TagCC                    // coordinating conjunction
	TagCD                    // number
	TagDT                    // determiner
	TagEX                    // existential there
	TagFW                    // foreign word
	TagIN                    // preposition, subordinator
	TagJJ                    // adjective
	TagJJR                   // comparative
	TagJJS                   // superlative
	TagLS                    // list item marker
	TagMD                    // modal
	TagNN                    // noun, singular
	TagNNS                   // noun, plural
	TagNNP                   // proper noun, singular
	TagNNPS                  // proper noun, plural
	TagPDT                   // predeterminer
	TagPOS                   // possessive 's
	TagPRP                   // personal pronoun
	TagPRPS                  // possessive pronoun
	TagRB                    // adverb
	TagRBR                   // adverb, comparative
	TagRBS                   // adverb, superlative
	TagRP                    // particle of a verb
	TagSYM                   // symbol
	TagTO                    // infinitive to
	TagUH                    // interjection
	TagVB                    // verb, base form
	TagVBD                   // past tense
	TagVBG                   // gerund, present participle
	TagVBN                   // past participle
	TagVBP                   // present, not 3rd person singular
	TagVBZ                   // present, 3rd person singular
	TagWDT                   // wh-determiner
	TagWP                    // wh-pronoun
	TagWPS                   // whose
	TagWRB                   // wh-adverb
	TagADD                   // e-mail or web address
	TagAFX                   // affix
	TagGW                    // part of a broken word
	TagHYPH                  // hyphen
	TagNFP                   // superfluous punctuation
	TagPeriod                // end of a sentence
	TagComma                 // comma
	TagColon                 // colon, semicolon, dash
	TagOpenQuote             // opening quote
	TagCloseQuote            // closing quote
	TagLRB                   // opening bracket
	TagRRB                   // closing bracket
	TagDollar                // currency sign
	numTags       = iota
)

var tagNames = [numTags]string{
	TagXX:         "XX",
	TagCC:         "CC",
	TagCD:         "CD",
	TagDT:         "DT",
	TagEX:         "EX",
	TagFW:         "FW",
	TagIN:         "IN",
	TagJJ:         "JJ",
	TagJJR:        "JJR",
	TagJJS:        "JJS",
	TagLS:         "LS",
	TagMD:         "MD",
	TagNN:         "NN",
	TagNNS:        "NNS",
	TagNNP:        "NNP",
	TagNNPS:       "NNPS",
	TagPDT:        "PDT",
	TagPOS:        "POS",
	TagPRP:        "PRP",
	TagPRPS:       "PRP$",
	TagRB:         "RB",
	TagRBR:        "RBR",
	TagRBS:        "RBS",
	TagRP:         "RP",
	TagSYM:        "SYM",
	TagTO:         "TO",
	TagUH:         "UH",
	TagVB:         "VB",
	TagVBD:        "VBD",
	TagVBG:        "VBG",
	TagVBN:        "VBN",
	TagVBP:        "VBP",
	TagVBZ:        "VBZ",
	TagWDT:        "WDT",
	TagWP:         "WP",
	TagWPS:        "WP$",
	TagWRB:        "WRB",
	TagADD:        "ADD",
	TagAFX:        "AFX",
	TagGW:         "GW",
	TagHYPH:       "HYPH",
	TagNFP:        "NFP",
	TagPeriod:     ".",
	TagComma:      ",",
	TagColon:      ":",
	TagOpenQuote:  "``",
	TagCloseQuote: "''",
	TagLRB:        "-LRB-",
	TagRRB:        "-RRB-",
	TagDollar:     "$",
}

// String returns the tag as treebanks write it: "NNP", "PRP$", "-LRB-".
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return "XX"
}

// ParseTag returns the tag of that name, or TagXX and false.
func ParseTag(name string) (Tag, bool) {
	for t, n := range tagNames {
		if n == name {
			return Tag(t), true
		}
	}
	return TagXX, false
}

// Verb reports whether the tag is one of a verb form or modal.
func (t Tag) Verb() bool { return t >= TagVB && t <= TagVBZ || t == TagMD }

// Noun reports whether the tag is one of a common or proper noun.
func (t Tag) Noun() bool { return t >= TagNN && t <= TagNNPS }
