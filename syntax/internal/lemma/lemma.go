// Package lemma takes endings off: a word in small letters and the kind of its
// form go in, its dictionary form comes out. Irregular forms are a table that
// the training program learns; see Table.
package lemma

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A Kind is what a form is of its word. It is the letter by which the table of
// exceptions knows it.
type Kind byte

// The kinds of forms.
const (
	Other       Kind = 'o' // no ending to take off
	Plural      Kind = 'n' // "rebels"
	Third       Kind = 'z' // "shells"
	Past        Kind = 'd' // "shelled", past tense and participle
	Gerund      Kind = 'g' // "shelling"
	Comparative Kind = 'c' // "heavier"
	Superlative Kind = 's' // "heaviest"
	Further     Kind = 'f' // "better" of "well"
	Furthest    Kind = 'l' // "best" of "well"
	Present     Kind = 'v' // "are"
	Modal       Kind = 'm' // "'ll"
	Pronoun     Kind = 'p' // "them"
	Possessive  Kind = 'h' // "their"
	Adverb      Kind = 'r' // "n't"
	Particle    Kind = 't' // "na" of "gonna"
	Names       Kind = 'w' // "Americans"
	Acronym     Kind = 'a' // "NATO": a name that is in capitals among small letters too
)

// KindOf returns the kind of form that a Penn tag stands for.
func KindOf(tag string) Kind {
	switch tag {
	case "NNS":
		return Plural
	case "VBZ":
		return Third
	case "VBD", "VBN":
		return Past
	case "VBG":
		return Gerund
	case "NNPS":
		return Names
	case "JJR":
		return Comparative
	case "JJS":
		return Superlative
	case "RBR":
		return Further
	case "RBS":
		return Furthest
	case "VB", "VBP":
		return Present
	case "MD":
		return Modal
	case "PRP", "DT", "WP":
		return Pronoun
	case "PRP$", "WP$":
		return Possessive
	case "RB":
		return Adverb
	case "TO", "POS", "IN", "RP":
		return Particle
	}
	return Other
}

// A Table holds the forms that Regular gets wrong, by kind and form.
type Table map[Kind]map[string]string

// IsPastOnly reports whether a form is an irregular past that is no verb's
// dictionary form: "shot", but not "lay".
func (t Table) IsPastOnly(form string) bool {
	base, ok := t[Past][form]
	if !ok || base == form {
		return false
	}
	for _, other := range t[Past] {
		if other == form {
			return false
		}
	}
	return true
}

// Read reads a table: lines of kind, form and lemma between tabs, and lines
// that begin with # in between.
func Read(r io.Reader) (Table, error) {
	t := Table{}
	sc := bufio.NewScanner(r)
	for line := 1; sc.Scan(); line++ {
		l := sc.Text()
		if l == "" || l[0] == '#' {
			continue
		}
		col := strings.Split(l, "\t")
		if len(col) != 3 || len(col[0]) != 1 {
			return nil, fmt.Errorf("lemmas:%d: want kind, form and lemma, got %q", line, l)
		}
		k := Kind(col[0][0])
		if t[k] == nil {
			t[k] = map[string]string{}
		}
		t[k][col[1]] = col[2]
	}
	return t, sc.Err()
}

// Lemma returns the dictionary form of a word in small letters.
func (t Table) Lemma(low string, k Kind) string {
	if l, ok := t[k][low]; ok {
		return l
	}
	return Regular(low, k)
}

// Regular takes the regular ending of its kind off a word in small letters.
func Regular(low string, k Kind) string {
	switch k {
	case Names:
		if strings.HasSuffix(low, "is") {
			return low[:len(low)-1] // Saudis, Houthis
		}
		return singular(low)
	case Plural, Third:
		return singular(low)
	case Past:
		return stem(low, "ed")
	case Gerund:
		return stem(low, "ing")
	case Comparative, Further:
		return stem(low, "er")
	case Superlative, Furthest:
		return stem(low, "est")
	}
	return low
}

// singular takes the ending of a plural or of the third person off.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men") && len(w) > 4:
		return w[:len(w)-2] + "an" // policemen
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case hasAnySuffix(w, "sses", "shes", "ches", "xes", "zzes"), hasAnySuffix(w, "oes") && len(w) > 5:
		return w[:len(w)-2]
	case hasAnySuffix(w, "ss", "us", "is"), len(w) < 3, !strings.HasSuffix(w, "s"):
		return w
	}
	return w[:len(w)-1]
}

func hasAnySuffix(w string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubledL reports whether the last letter of b, which ends in a double l, came
// in with the ending: in long words, but for those made of short ones ("recall").
func doubledL(b string) bool {
	if strings.LastIndexAny(b[:len(b)-3], "aeiouy") < 0 || len(b) < 5 {
		return false // shell, kill, yell
	}
	if hasAnySuffix(b, "ell") {
		return !hasAnySuffix(b, "spell", "sell", "tell", "smell", "dwell", "shell", "well") || hasAnySuffix(b, "dispell")
	}
	return hasAnySuffix(b, "ntroll", "patroll", "extoll", "cajoll", "gnall", "otall", "rshall", "quall", "ivall", "itiall", "edall", "perill", "pencill", "stencill", "annull")
}

// stem takes "ed", "ing", "er" or "est" off and mends the end: "stopped",
// "carried", "fired".
func stem(w, ending string) string {
	b, ok := strings.CutSuffix(w, ending)
	if !ok || len(b) < 2 || !strings.ContainsAny(b, "aeiouy") {
		return w
	}
	n := len(b)
	last, before := b[n-1], b[n-2]
	third := byte(0)
	if n > 2 {
		third = b[n-3]
	}
	switch {
	case last == 'i' && ending != "ing":
		return b[:n-1] + "y"
	case last == before && (strings.IndexByte("bdgmnprt", last) >= 0 || last == 'l' && doubledL(b)):
		return b[:n-1] // stopped
	case last == 'k' && before == 'c' && third == 'i' && n > 5:
		return b[:n-1] // panicked, mimicked; not kicked
	case last == 'e':
		return b // agreeing; agreed keeps its e below
	case last == 'y' || last == 'w' || last == 'x' || last == 'h' && before != 't' || last == 'k' && before != 'a' && before != 'i' && before != 'o':
		return b
	case last == 'c' || last == 'v' || last == 'u' || last == 'z' && before != 'z':
		return b + "e"
	case last == 's' && before != 's':
		return b + "e" // closed, used
	case last == 'g' && (before == 'r' || before == 'd' || before == 'a' || before == 'n' && third == 'a' || before == 'n' && third == 'e'):
		return b + "e" // charged, managed, changed
	case last == 'l' && !vowel(before) && before != 'l' && before != 'r' && before != 'w':
		return b + "e" // settled
	case last == 't' && (before == 'a' && (n < 3 || !vowel(third) || third == 'i' || third == 'u') || before == 'u' && n > 4 || before == 'o' && n == 4 || before == 'i' && n > 3 && strings.HasSuffix(b, "nit") || strings.HasSuffix(b, "ibut") || strings.HasSuffix(b, "cit") || strings.HasSuffix(b, "let") || strings.HasSuffix(b, "pet")):
		return b + "e" // evacuated, executed
	case last == 'r' && (before == 'i' || before == 'u' || before == 'a' && !vowel(third) || before == 'o' && n > 3 && strings.IndexByte("lnptcg", third) >= 0):
		return b + "e" // fired, injured, declared, explored
	case last == 'n' && (before == 'i' && !vowel(third) && n > 3 || before == 'o' && n == 4):
		return b + "e" // combined
	case last == 'd' && (before == 'i' || before == 'u' || before == 'a' && third != 'e' && third != 'o') && !vowel(third):
		return b + "e" // divided, invaded
	case last == 'm' && (before == 'u' || before == 'a' && n < 6 || before == 'i') && !vowel(third):
		return b + "e" // assumed, named
	case last == 'p' && (before == 'a' || before == 'o' && n == 3 || before == 'i' || before == 'y') && !vowel(third):
		return b + "e" // escaped, wiped
	case last == 'k' && (before == 'a' || before == 'o' || before == 'i') && !vowel(third):
		return b + "e" // smoked
	case last == 'b' && (before == 'i' || before == 'u') && n > 4:
		return b + "e" // described
	case last == 'l' && (before == 'i' || before == 'o' || before == 'a' || before == 'u') && n > 3 && !vowel(third) && n < 5:
		return b + "e" // ruled, filed
	case last == 'h' && before == 't' && vowel(third):
		return b + "e" // breathed
	}
	return b
}
