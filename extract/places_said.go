package extract

import (
	"github.com/annals-kg/annals/lexicon"
)

// saidAt returns a place that no table knows and that the text says to be one:
// "the village of X", "X village", "in X, Sumy Oblast", "rebel-held X", or that
// has said so before.
func (f *placeFinder) saidAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || i == 0 {
		return toponym{}, false
	}
	if t, ok := f.arabicAt(i, sentence); ok {
		return t, true
	}
	if !startsUpper(f.words.Words[i].Of(f.doc.Text)) || f.words.Words[i].Len() < 3 {
		return toponym{}, false
	}
	t := toponym{sentence: sentence, from: i, to: i + 1, best: -1, inside: -1, known: knownSaid}
	for t.to < i+4 && f.capital(t.to) && f.words.Words[t.to].Joint >= lexicon.Spaced {
		t.to++
	}
	if calendarWords[string(f.words.Folded(i))] || !startsUpper(f.words.Words[t.to-1].Of(f.doc.Text)) {
		return toponym{}, false
	}
	if k, plural := kindOf(f.before(i - 1)); f.before(i) == "of" && k&(kindSettled|kindDistrict) != 0 && (!plural && sayingKinds[f.before(i-1)] || settledPlural[f.before(i-1)]) {
		t.want, t.known = k, knownSaid
	} else if f.before(i) == "of" && hubWords[f.before(i-1)] {
		t.want, t.known = kindSettled, knownSaid
	} else if k := f.after(t.to); sayingKinds[k] && f.words.Words[t.to].Joint == lexicon.Spaced {
		t.want, t.known = kindWords[k], knownSaid
	} else if frontWords[f.after(t.to)] && t.to == i+1 && f.before(i) == "the" && compassWords[string(f.words.Folded(i))] == "" {
		t.want, t.known = kindSettled, knownSaid
	} else if placePrepositions[f.before(i)] && f.regionBehindComma(t.to) {
		t.want, t.known = kindVillage, knownSaidInRegion
	} else if f.words.Words[i-1].Joint == lexicon.Hyphened && holdingWords[f.before(i)] {
		t.want, t.known = kindSettled, knownSaid
	} else {
		return f.saidAgain(i, sentence)
	}
	t.span = f.words.SpanOf(i, t.to)
	f.said[f.keyOf(i, t.to)] = t.want
	return t, true
}

// aroundWords lead with "of" to a town.
var aroundWords = stringSet("outskirts countryside vicinity direction area centre center north south east west")

// arabicAt returns the place of a name with an article of Arabic that a preposition of
// place or a word for a settlement brings in: "in al-Sousa", "the village of al-Bahra".
func (f *placeFinder) arabicAt(i, sentence int) (toponym, bool) {
	if w := string(f.words.Folded(i)); w != "al" && w != "el" || i+1 >= len(f.words.Words) || f.words.Words[i+1].Joint != lexicon.Hyphened || !f.capital(i+1) || neverPlaces[string(f.words.Folded(i+1))] {
		return toponym{}, false
	}
	k, _ := kindOf(f.before(i - 1))
	settled := f.before(i) == "of" && (k&(kindSettled|kindDistrict) != 0 || aroundWords[f.before(i-1)])
	switch f.before(i) {
	case "in", "near", "outside":
	default:
		if !settled {
			return f.saidAgain(i, sentence)
		}
	}
	if f.after(i+2) == "s" || f.capital(i+2) && f.words.Words[i+2].Joint >= lexicon.Spaced {
		return toponym{}, false // "in al-Qaeda's name", and longer names
	}
	t := toponym{sentence: sentence, from: i, to: i + 2, best: -1, inside: -1, known: knownSaid, want: kindVillage, span: f.words.SpanOf(i, i+2)}
	f.said[f.keyOf(i, t.to)] = t.want
	return t, true
}

// holdingWords make of the name behind them that of a place: "rebel-held X".
var holdingWords = stringSet("held controlled besieged occupied run")

// saidAgain returns the place at word i that the text has said to be one
// before.
func (f *placeFinder) saidAgain(i, sentence int) (toponym, bool) {
	if len(f.said) == 0 {
		return toponym{}, false
	}
	for to := min(i+3, len(f.words.Words)); to > i; to-- {
		if want, ok := f.said[f.keyOf(i, to)]; ok && f.words.Words[i].Len() > 3 {
			return toponym{
				span: f.words.SpanOf(i, to), sentence: sentence, from: i, to: to, best: -1, inside: -1, want: want, known: knownSaid,
			}, true
		}
	}
	return toponym{}, false
}

// sayingKinds are the words that say what a name that no table knows is.
var sayingKinds = stringSet("village hamlet settlement district raion township suburb town neighborhood neighbourhood")

// hubWords are what a town is to somebody: "the mining hub of X".
var hubWords = stringSet("hub stronghold bastion outpost locality community commune garrison enclave")

// frontWords make of the name before them the town that a part of a front is
// called by: "the X direction".
var frontWords = stringSet("direction directions axis")

// settledPlural are the words before "of" and a list of such names, and "city",
// which is too common behind a name.
var settledPlural = stringSet("city towns villages cities settlements districts suburbs hamlets neighborhoods neighbourhoods")

var calendarWords = stringSet(`january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday christmas easter`)

var placePrepositions = stringSet("in at near from outside around over to toward towards on of")

// regionBehindComma reports whether word i follows a comma and begins the name
// of a country or of a first division.
func (f *placeFinder) regionBehindComma(i int) bool {
	if i >= len(f.words.Words) || f.between(i, i) != "," || !f.capital(i) {
		return false
	}
	f.hits = f.gazetteer.At(f.words, i, f.hits[:0])
	if len(f.hits) == 0 {
		return false
	}
	f.found = f.gazetteer.Candidates(f.hits[len(f.hits)-1].Name, f.found[:0])
	for _, c := range f.found[:min(len(f.found), 3)] {
		if p := f.gazetteer.Place(c.Row); !c.Adjective && (p.Feature == lexicon.Country || p.Feature == lexicon.Admin1 || p.Feature == lexicon.Admin2) {
			return true
		}
	}
	return false
}
