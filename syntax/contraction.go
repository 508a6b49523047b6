package syntax

import (
	"strings"
	"unicode/utf8"
)

// clitics are the short forms that end a word and are tokens of their own,
// longest first. An apostrophe stands for either kind.
var clitics = []string{"n't", "'ll", "'re", "'ve", "'s", "'m", "'d"}

// contractions are words that are written together and split without an
// apostrophe, with the length of the first part.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "werent": 4, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "arent": 3,
	"thats": 4, "ive": 1, "im": 1, "youre": 3, "theyre": 4, "youve": 3, "theyve": 4, "youll": 3,
	"theyll": 4, "theres": 5, "whats": 4, "heres": 4, "wont": 2, "cant": 2, "aint": 2, "gotcha": 3,
	"wana": 3, "whos": 3, "hows": 3, "itll": 2, "outta": 3, "hafta": 3, "lotta": 3, "arnt": 2, "hes": 2, "shes": 3, "alot": 1,
}

// hasContraction reports whether the plain word c is one of contractions.
func hasContraction(c string) bool { return contraction(c) > 0 }

// contraction returns the length of the first part of the contraction c, or 0.
func contraction(c string) int {
	if len(c) < 2 || len(c) > 8 {
		return 0
	}
	var b [8]byte
	for i := 0; i < len(c); i++ {
		if !isLetter(c[i]) {
			return 0
		}
		b[i] = c[i] | 0x20
	}
	return contractions[string(b[:len(c)])]
}

// slips are words written without their apostrophe that are words of their own
// too, with the length of the first part and the words before which they are
// meant: "its a trap", not "its tanks". Before those no possessive stands.
var slips = map[string]struct {
	first  int
	before string
}{
	"its": {2, " not a an the been for from in at between because that this my your his her our just so too gonna going really definitely probably" +
		" about like no nothing never as simply what where how why "},
	"your":  {3, " not a an the in going gonna welcome so too right wrong "},
	"whose": {3, " not a the "},
	"ill":   {1, " be have do go take try let get never just "},
	"id":    {1, " like love just be have rather say never "},
	"lets":  {3, " be take try face hope go get see say make not "},
}

// slip returns the length of the first part of the plain word s[i:j) where it is
// a slip before the word that follows, or 0.
func (k *tokenizer) slip(i, j int) int {
	if j-i < 2 || j-i > 5 || j+1 >= k.end {
		return 0
	}
	var b [5]byte
	for n := range k.s[i:j] {
		b[n] = k.s[i+n] | 0x20
	}
	sl, ok := slips[string(b[:j-i])]
	if !ok || k.s[j] != ' ' {
		return 0
	}
	e := j + 1
	for e < k.end && isLetter(k.s[e]) {
		e++
	}
	if e < k.end && (k.s[e] == '-' || k.s[e] == '\'') || !strings.Contains(sl.before, " "+strings.ToLower(k.s[j+1:e])+" ") {
		return 0 // "its in-house lawyers"
	}
	return sl.first
}

// cliticLen returns the length of the clitic that ends c, or 0.
func cliticLen(c string) int {
	// "rebels'" and its curly form.
	if n := apostropheSuffix(c); n > 0 {
		return n
	}
	for _, cl := range clitics {
		if n := hasSuffixApostrophe(c, cl); n > 0 {
			return n
		}
	}
	return 0
}

// apostropheSuffix returns the length of an apostrophe that ends c after an s.
func apostropheSuffix(c string) int {
	for _, a := range [...]string{"'", "’"} {
		if strings.HasSuffix(c, a) && possessiveApostrophe(c) {
			return len(a)
		}
	}
	return 0
}

// hasSuffixApostrophe returns the length of suffix cl at the end of c without
// regard to case, "'" standing for "'", "’" or "`"; or 0.
func hasSuffixApostrophe(c, cl string) int {
	j := len(c)
	for i := len(cl) - 1; i >= 0; i-- {
		if j == 0 {
			return 0
		}
		if cl[i] == '\'' {
			switch {
			case c[j-1] == '\'' || c[j-1] == '`':
				j--
			case strings.HasSuffix(c[:j], "’"):
				j -= len("’")
			default:
				return 0
			}
			continue
		}
		if c[j-1]|0x20 != cl[i] {
			return 0
		}
		j--
	}
	return len(c) - j
}

// leadingClitic returns the length of c where c is a clitic or shortened word
// that begins with an apostrophe: "'s", "'em", "'90s".
func leadingClitic(c string) int {
	_, size := utf8.DecodeRuneInString(c)
	rest := c[size:]
	if rest == "" {
		return 0
	}
	if isDigit(rest[0]) {
		return len(c)
	}
	switch strings.ToLower(strings.TrimRight(rest, ".,;:!?")) {
	case "s", "re", "ve", "ll", "m", "d", "em", "cause", "til", "till", "bout", "tis", "twas", "n", "round", "nt":
		return len(c)
	}
	return 0
}
