package syntax

import (
	"github.com/annals-kg/annals/syntax/internal/lemma"
	"github.com/annals-kg/annals/text"
)

// approximators are, by their first word, the words before a number that only say how
// exact it is, longest first. The network has met too few of them: it reads the place
// of a deed in "killed at least a dozen people". It is given the sentence without
// them, and they hang on the number.
var approximators = map[string][][]string{
	"about":         {{"about"}},
	"almost":        {{"almost"}},
	"an":            {{"an", "estimated"}},
	"approximately": {{"approximately"}},
	"around":        {{"around"}},
	"as":            {{"as", "many", "as"}, {"as", "few", "as"}},
	"at":            {{"at", "the", "very", "least"}, {"at", "least"}, {"at", "most"}},
	"close":         {{"close", "to"}},
	"fewer":         {{"fewer", "than"}},
	"in":            {{"in", "excess", "of"}},
	"just":          {{"just", "over"}, {"just", "under"}},
	"less":          {{"less", "than"}},
	"more":          {{"more", "than"}},
	"nearly":        {{"nearly"}},
	"no":            {{"no", "fewer", "than"}, {"no", "less", "than"}, {"no", "more", "than"}},
	"not":           {{"not", "less", "than"}, {"not", "fewer", "than"}},
	"over":          {{"over"}},
	"roughly":       {{"roughly"}},
	"under":         {{"under"}},
	"up":            {{"up", "to"}},
	"upwards":       {{"upwards", "of"}},
	"well":          {{"well", "over"}},
}

// isArticle reports whether token i is the "a" of "a dozen".
func isArticle(s string, tokens []text.Token, i int) bool {
	f := lower(tokens[i].Of(s))
	return (f == "a" || f == "an") && i+1 < len(tokens) && roundNumbers[lower(tokens[i+1].Of(s))]
}

// ambiguous are those that may also begin a place, a topic or a way: "flew over two
// villages", "drove up to ten houses". They say how exact a number is only where it is
// large and the word before takes no such thing.
var ambiguous = map[string]bool{"about": true, "around": true, "over": true, "under": true, "close": true, "up": true, "in": true}

// roughly are the words before a distance that say how exact it is.
var roughly = map[string]bool{
	"about": true, "around": true, "some": true, "roughly": true, "nearly": true, "almost": true, "just": true, "only": true, "barely": true, "approximately": true,
}

// goers are words before which a place, a topic or a way may stand.
var goers = map[string]bool{
	"fly": true, "flew": true, "flown": true, "flying": true, "flies": true, "drive": true, "drove": true, "driving": true, "driven": true,
	"go": true, "goes": true, "went": true, "gone": true, "going": true, "come": true, "came": true, "coming": true, "comes": true,
	"walk": true, "walked": true, "walking": true, "move": true, "moved": true, "moving": true, "moves": true, "live": true, "lives": true, "lived": true,
	"talk": true, "talked": true, "talking": true, "talks": true, "speak": true, "spoke": true, "spoken": true, "ask": true, "asked": true, "asking": true,
	"know": true, "knew": true, "tell": true, "told": true, "information": true, "concern": true, "concerns": true, "worry": true, "worried": true,
	"concerned": true, "think": true, "thought": true, "spread": true, "travelled": true, "traveled": true, "control": true, "authority": true, "power": true,
	"rule": true, "victory": true, "fight": true, "fought": true, "dispute": true, "row": true, "accord": true, "lines": true, "catch": true, "caught": true,
	"lie": true, "lay": true, "rise": true, "rose": true, "risen": true, "climb": true, "climbed": true, "grow": true, "grew": true, "grown": true,
	"is": true, "was": true, "are": true, "were": true, "be": true, "been": true, "built": true, "wrapped": true, "report": true, "reports": true,
	"centred": true, "centered": true, "based": true, "revolve": true, "revolves": true, "gathered": true, "station": true, "stationed": true,
}

// approximator returns how many tokens, spans of s, from i on only say how exact the
// number behind them is; 0 where none do.
func approximator(s string, tokens []text.Token, i int) int {
	if i == 0 {
		return 0 // there they help: "2,100 escaped" would be a clause
	}
	first := lower(tokens[i].Of(s))
	if roughly[first] && distance(s, tokens, i+1) > 0 {
		return 1
	}
	phrases := approximators[first]
	for _, phrase := range phrases {
		n := len(phrase)
		if i+n >= len(tokens) {
			continue
		}
		k := 1
		for k < n && lower(tokens[i+k].Of(s)) == phrase[k] {
			k++
		}
		if k < n {
			continue
		}
		number := i + n
		if isArticle(s, tokens, number) {
			number++
		}
		f := tokens[number].Of(s)
		digit := f[0] >= '0' && f[0] <= '9'
		if !digit && !countWords[lower(f)] {
			continue
		}
		unit := ""
		if number+1 < len(tokens) {
			unit = lower(tokens[number+1].Of(s))
		}
		if ambiguous[phrase[0]] && (len(f) < 2 || !digit && smallNumbers[lower(f)] && !roundNumbers[unit] || spanUnits[unit] || goers[lower(tokens[i-1].Of(s))]) {
			continue
		}
		return n
	}
	return 0
}

// spanUnits are what time and way are measured in: "over 12 months", "around 10 km".
var spanUnits = map[string]bool{
	"year": true, "years": true, "month": true, "months": true, "week": true, "weeks": true, "day": true, "days": true, "hour": true, "hours": true,
	"minute": true, "minutes": true, "decade": true, "decades": true, "am": true, "pm": true, "a.m.": true, "p.m.": true, ":": true, "o'clock": true, "gmt": true,
	"km": true, "kilometres": true, "kilometers": true, "miles": true, "metres": true, "meters": true, "feet": true, "-": true,
}

// roundNumbers may stand behind "a".
var roundNumbers = map[string]bool{"dozen": true, "hundred": true, "thousand": true, "million": true, "score": true}

var smallNumbers = map[string]bool{"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true}

// countWords are the words that begin a number.
var countWords = map[string]bool{
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true,
	"eleven": true, "twelve": true, "thirteen": true, "fourteen": true, "fifteen": true, "sixteen": true, "seventeen": true, "eighteen": true, "nineteen": true,
	"twenty": true, "thirty": true, "forty": true, "fifty": true, "sixty": true, "seventy": true, "eighty": true, "ninety": true,
	"dozen": true, "hundred": true, "thousand": true, "million": true, "several": true, "half": true,
}

// addUnseen appends the words [i, seen) of a piece of a sentence, which the network is
// not given.
func (t *Tree) addUnseen(s string, piece []text.Token, i, seen int, lemmas lemma.Table, parse bool) {
	from := len(t.Words) - i // the first word of the piece
	if n := approximator(s, piece, i); n > 0 {
		number := i + n
		if isArticle(s, piece, number) {
			number++
		}
		t.addApproximators(s, piece[i:i+n], from+number, lemmas, parse)
		i += n
	}
	if n := distance(s, piece, i); n > 0 {
		t.addDistance(s, piece[i:i+n], from+i+n, lemmas, parse)
		i += n
	}
	if i < seen {
		t.addNearness(s, piece[i:seen], from+seen, lemmas, parse)
	}
}

// addApproximators appends words that say how exact the number behind them is, hung on
// the word at number as the treebank has it: of "at least" the second, of "more than"
// the first, whose phrase goes on in the others.
func (t *Tree) addApproximators(s string, tokens []text.Token, number int, lemmas lemma.Table, parse bool) {
	first := len(t.Words)
	for i, token := range tokens {
		w := Word{Span: token.Span, Form: token.Of(s), Head: -1}
		w.UPOS, w.XPOS = approximateTag(lower(w.Form))
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		last := i == len(tokens)-1
		switch {
		case !parse:
		case w.XPOS == TagJJS && last:
			w.Head, w.Rel = number, RelNmod
		case lower(tokens[0].Of(s)) == "at":
			w.Head, w.Rel = first+len(tokens)-1, RelCase
		case i == 0:
			w.Head, w.Rel = number, RelAdvmod
		default:
			w.Head, w.Rel = first, RelFixed
		}
		t.Words = append(t.Words, w)
	}
}

// approximateTag is how a word of an approximator is tagged.
func approximateTag(form string) (POS, Tag) {
	switch form {
	case "at", "than", "of", "in", "to":
		return ADP, TagIN
	case "least", "most":
		return ADJ, TagJJS
	case "more", "less", "fewer":
		return ADJ, TagJJR
	case "many", "few", "very", "estimated":
		return ADJ, TagJJ
	case "an", "the", "no":
		return DET, TagDT
	case "excess":
		return NOUN, TagNN
	}
	return ADV, TagRB
}
