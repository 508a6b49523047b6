package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// A wordClass is what a word beside a name tells about the name.
type wordClass uint8

// The classes of the words before and after a name.
const (
	wordNone wordClass = iota // the sentence's edge
	wordIn
	wordAt // at, near, outside ...
	wordFrom
	wordTo
	wordOf
	wordOn
	wordThe
	wordAnd
	wordBy
	wordWith // for, with, against, as ...
	wordTitle
	wordGiven
	wordCapital // another word with a capital
	wordHead    // with a capital: Street, County
	wordKind    // in lower case: region, city
	wordOrganisation
	wordSpeech // said, told
	wordVerb   // is, has, will
	wordCompass
	wordNumber
	wordComma
	wordCommaName // a comma, and behind it a capital
	wordColon
	wordDash
	wordHyphen
	wordQuote
	wordBracket
	wordPossessive
	wordStop
	wordOther // in lower case
	wordClasses
)

// wordClassOf are the classes of the words that have one of their own.
var wordClassOf = func() map[string]wordClass {
	classes := map[string]wordClass{}
	for class, words := range map[wordClass]string{
		wordIn: "in inside within throughout across", wordAt: "at near outside around above over off beyond along behind overlooking surrounding", wordFrom: "from leaving leave left",
		wordTo: "to toward towards into reach reached enter entered visit visited via through between", wordOf: "of", wordOn: "on upon", wordThe: "the a an this that",
		wordAnd: "and or", wordBy: "by", wordWith: "with for against as about than but like among",
		wordSpeech: "said says told added asked wrote tweeted testified explained noted recalled declined announced replied",
		wordVerb:   "is was are were has have had will would can could may might must did does who whose when where which also",
		wordOrganisation: `times post herald tribune journal news press gazette chronicle observer telegraph mail sun star university college institute bank
			police department sheriff ministry committee commission council association society federation union party church company corp inc ltd co
			airlines airways stream energy group foundation fund league club fc united city rovers athletic cup prize award trust museum orchestra court
			law center centre school authority agency bureau office board service services guard army navy force forces network tv radio book books`,
	} {
		for _, w := range strings.Fields(words) {
			if class != wordOrganisation || classes[w] == 0 {
				classes[w] = class
			}
		}
	}
	return classes
}()

var personTitles = stringSet(`mr mrs ms miss dr sen rep gov president minister premier secretary senator governor mayor gen general col colonel maj
	major capt captain lt lieutenant sgt sergeant cpl corporal pvt adm admiral judge justice sir lord lady prof professor king queen prince princess
	pope chancellor sheikh ayatollah imam rabbi rev reverend father sister brother coach manager director chairman chairwoman spokesman spokeswoman
	detective officer chief sheriff deputy councilman councilwoman commissioner congressman ambassador archbishop bishop cardinal actor actress
	singer author writer inspector constable attorney lawyer principal pastor saint commander marshal cmdr uncle aunt`)

// keyOf is a number for words [from, to) of the sentence, whatever their case.
func (f *placeFinder) keyOf(from, to int) uint64 {
	h := uint64(14695981039346656037)
	for i := from; i < to; i++ {
		for _, c := range f.words.Folded(i) {
			h = (h ^ uint64(c)) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

func hashWord(word []byte) uint16 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return uint16((h ^ h>>15) % wordHashes)
}

// classBefore returns the class of what stands before word i, and the hash of
// the word there.
func (f *placeFinder) classBefore(i int, shout bool) (wordClass, uint16) {
	if i == 0 {
		return wordNone, 0
	}
	w := &f.words.Words[i-1]
	hash := hashWord(f.words.Folded(i - 1))
	gap := f.doc.Text[w.End:f.words.Words[i].Start]
	if class := classOfGap(gap, f.words.Words[i].Joint); class != wordOther {
		return class, hash
	}
	folded := f.words.Folded(i - 1)
	if w.Joint == lexicon.Glued {
		return wordPossessive, hash
	}
	upper := !shout && startsUpper(w.Of(f.doc.Text))
	switch {
	case personTitles[string(folded)] && (upper || shout):
		return wordTitle, hash
	case f.givenName(i-1, upper, shout):
		return wordGiven, hash
	case upper && compassWords[string(folded)] == "" && i > 1 && !weekdays[string(folded)]:
		return wordCapital, hash
	}
	return f.classOfWord(folded, upper), hash
}

// givenName reports whether word i is a given name, as far as its case tells.
func (f *placeFinder) givenName(i int, upper, shout bool) bool {
	folded := f.words.Folded(i)
	return (upper || shout && !ambiguousNames[string(folded)]) && lexicon.IsGivenName(folded)
}

// ambiguousNames are given names that are other words in a text of capitals.
var ambiguousNames = stringSet(`al amber art ash april august bill bob brook chase chad chase clay daisy dale dawn dean don drew earl eve faith frank
	gene glen grace grant guy harry hope iris issa ivan ivy jack jay jean jersey jill joy june ken kent lance lee lily mack mark may max miles nick
	noel pat pearl peggy penny pierce pope ram ray rich rick robin rod rose ruby rusty said sandy sean sky sue ted tony val victor violet wade will
	georgia florence israel jordan santiago salvador paris san santa regina lima austin sara mercedes aurora jesus jose rosario dolores concepcion`)

// classOfGap returns the class of the marks between two words, wordOther where
// there are none.
func classOfGap(gap string, joint lexicon.Joint) wordClass {
	if joint == lexicon.Hyphened {
		return wordHyphen
	}
	if joint != lexicon.Apart {
		return wordOther
	}
	switch gap = strings.TrimSpace(gap); {
	case gap == "" || gap == "\n":
		return wordStop
	case gap == "," || gap == ".,":
		return wordComma
	case strings.ContainsAny(gap, "\"“”‘"):
		return wordQuote
	case strings.ContainsAny(gap, "()[]"):
		return wordBracket
	case strings.ContainsAny(gap, ":;"):
		return wordColon
	case strings.ContainsAny(gap, ".?!"):
		return wordStop
	}
	return wordDash
}

func (f *placeFinder) classOfWord(folded []byte, upper bool) wordClass {
	if len(folded) > 0 && folded[0] >= '0' && folded[0] <= '9' {
		return wordNumber
	}
	if class, ok := wordClassOf[string(folded)]; ok && class != wordOrganisation {
		return class
	}
	if compassWords[string(folded)] != "" {
		return wordCompass
	}
	if k, _ := kindOf(string(folded)); k != 0 {
		return wordKind
	}
	return wordOther
}

// classAfter returns the class of what stands behind t, and the hash of the
// word there.
func (f *placeFinder) classAfter(t *toponym, shout bool) (wordClass, uint16) {
	i := t.to
	if i >= len(f.words.Words) {
		return wordNone, 0
	}
	w := &f.words.Words[i]
	folded := f.words.Folded(i)
	hash := hashWord(folded)
	if w.Joint == lexicon.Glued {
		return wordPossessive, 0
	}
	upper := !shout && startsUpper(w.Of(f.doc.Text))
	gap := f.doc.Text[t.span.End:max(t.span.End, w.Start)]
	if class := classOfGap(gap, w.Joint); class != wordOther {
		if class == wordComma && upper {
			class = wordCommaName
		}
		return class, hash
	}
	if upper {
		switch {
		case weekdays[string(folded)]:
			return wordOn, onHash // "in Gao Monday" is "in Gao on Monday"
		case wordClassOf[string(folded)] == wordOrganisation:
			return wordOrganisation, hash
		case headWords[string(folded)] != 0:
			return wordHead, hash
		}
		return wordCapital, hash
	}
	return f.classOfWord(folded, upper), hash
}

var onHash = hashWord([]byte("on"))

// noteDoubts notes the words of the sentence that a given name or a title
// stands before: the names of persons.
func (f *placeFinder) noteDoubts(shout bool) {
	for i := 1; i < len(f.words.Words); i++ {
		w := &f.words.Words[i]
		if shout {
			if w.Joint == lexicon.Spaced && f.givenName(i-1, false, true) && wordClassOf[string(f.words.Folded(i))] == 0 {
				f.doubts[f.keyOf(i, i+1)]++
			}
			continue
		}
		if w.Joint != lexicon.Spaced || !startsUpper(w.Of(f.doc.Text)) || !startsUpper(f.words.Words[i-1].Of(f.doc.Text)) {
			continue
		}
		folded := f.words.Folded(i - 1)
		if lexicon.IsGivenName(folded) || personTitles[string(folded)] ||
			f.words.Words[i-1].Len() == 1 && i > 1 && startsUpper(f.words.Words[i-2].Of(f.doc.Text)) && lexicon.IsGivenName(f.words.Folded(i-2)) {
			f.doubts[f.keyOf(i, i+1)]++
		}
	}
}
