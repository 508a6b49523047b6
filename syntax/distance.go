package syntax

import (
	"github.com/annals-kg/annals/syntax/internal/lemma"
	"github.com/annals-kg/annals/text"
)

// lengths are the units of distances, which the network takes for what a verb does
// something to: "struck a bus 5 km from the border" struck kilometres. It is given the
// sentence without distances before a bearing.
var lengths = map[string]bool{
	"km": true, "kms": true, "kilometre": true, "kilometres": true, "kilometer": true, "kilometers": true, "mile": true, "miles": true,
	"metre": true, "metres": true, "meter": true, "meters": true, "m": true, "yards": true, "feet": true, "mi": true,
}

// bearings may stand behind a distance.
var bearings = map[string]bool{
	"north": true, "south": true, "east": true, "west": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true,
	"north-east": true, "north-west": true, "south-east": true, "south-west": true, "from": true, "away": true, "off": true, "outside": true,
	"inside": true, "behind": true, "inland": true, "beyond": true,
}

// distance returns how many tokens, spans of s, from i on tell how far a bearing behind
// them is, "20 km (12 miles)" of "20 km (12 miles) north of Gao"; 0 where none do.
func distance(s string, tokens []text.Token, i int) int {
	n := lengthAt(s, tokens, i)
	if n == 0 {
		return 0
	}
	end := i + n
	if end+1 < len(tokens) && tokens[end].Of(s) == "(" {
		if k := lengthAt(s, tokens, end+1); k > 0 && end+1+k < len(tokens) && tokens[end+1+k].Of(s) == ")" {
			end += k + 2
		}
	}
	if end+1 >= len(tokens) || !bearings[lower(tokens[end].Of(s))] {
		return 0
	}
	return end - i
}

// lengthAt is the number of tokens from i on that are a number with a unit of length.
func lengthAt(s string, tokens []text.Token, i int) int {
	if i+1 >= len(tokens) {
		return 0
	}
	f := tokens[i].Of(s)
	if (f[0] < '0' || f[0] > '9') && !countWords[lower(f)] || !lengths[lower(tokens[i+1].Of(s))] {
		return 0
	}
	return 2
}

// addDistance appends the words of a distance before its bearing at word bearing.
func (t *Tree) addDistance(s string, tokens []text.Token, bearing int, lemmas lemma.Table, parse bool) {
	first := len(t.Words)
	for i, token := range tokens {
		w := Word{Span: token.Span, Form: token.Of(s), Head: -1}
		head, rel := bearing, RelOblUnmarked
		switch {
		case w.Form == "(" || w.Form == ")":
			w.UPOS, w.XPOS, head, rel = PUNCT, TagLRB, first+4, RelPunct
			if w.Form == ")" {
				w.XPOS = TagRRB
			}
		case lengths[lower(w.Form)]:
			w.UPOS, w.XPOS = NOUN, TagNNS
			if i > 1 {
				head, rel = first+1, RelAppos
			}
		default:
			w.UPOS, w.XPOS, head, rel = NUM, TagCD, first+i+1, RelNummod
		}
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		if parse {
			w.Head, w.Rel = head, rel
		}
		t.Words = append(t.Words, w)
	}
}

// nearness returns how many tokens from i on mean "near" together with the one behind
// them, which the network is given as that: "close" of "close to Gao", "not far" of
// "not far from Gao". 0 where none do.
func nearness(s string, tokens []text.Token, i int) int {
	if i == 0 || i+2 >= len(tokens) {
		return 0
	}
	n := 0
	switch lower(tokens[i].Of(s)) {
	case "close":
		if lower(tokens[i+1].Of(s)) == "to" && !intimates[lower(tokens[i-1].Of(s))] {
			n = 1
		}
	case "not":
		if lower(tokens[i+1].Of(s)) == "far" && lower(tokens[i+2].Of(s)) == "from" {
			n = 2
		}
	}
	if n == 0 || i+n+1 >= len(tokens) {
		return 0
	}
	if f := tokens[i+n+1].Of(s); lower(f) != "the" && (f[0] < 'A' || f[0] > 'Z') {
		return 0 // "close to giving up"
	}
	return n
}

// intimates may be close to somebody, or to a deed.
var intimates = map[string]bool{
	"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true, "very": true, "so": true, "too": true, "come": true, "came": true,
	"comes": true, "coming": true, "brought": true, "bring": true, "source": true, "sources": true, "people": true, "person": true, "man": true, "those": true,
	"someone": true, "anyone": true, "official": true, "officials": true, "figure": true, "figures": true, "aide": true, "aides": true, "ally": true, "allies": true,
	"businessman": true, "politician": true, "politicians": true, "party": true, "media": true, "analyst": true, "and": true, "get": true, "got": true, "getting": true,
	"remain": true, "remained": true, "grew": true, "stay": true, "stayed": true, "draw": true, "drew": true, "keep": true, "kept": true, "as": true,
}

// addNearness appends the words that mean "near" with the preposition at word prep.
func (t *Tree) addNearness(s string, tokens []text.Token, prep int, lemmas lemma.Table, parse bool) {
	for _, token := range tokens {
		w := Word{Span: token.Span, Form: token.Of(s), Head: -1, UPOS: ADV, XPOS: TagRB}
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		if parse {
			w.Head, w.Rel = prep, RelFixed
		}
		t.Words = append(t.Words, w)
	}
}

// settle hangs distances and what means "near" where the treebank has them: a distance
// before a preposition on its noun, the preposition of "close to" on its first word.
func (t *Tree) settle() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Head <= i || t.Words[w.Head].Rel != RelCase {
			continue
		}
		prep := w.Head
		switch w.Rel {
		case RelOblUnmarked:
			w.Head = t.Words[prep].Head
		case RelFixed:
			w.Head, w.Rel, w.UPOS = t.Words[prep].Head, RelCase, ADP
			for k := i + 1; k <= prep; k++ {
				t.Words[k].Head, t.Words[k].Rel = i, RelFixed
			}
		}
	}
}
