package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// maxCandidates bounds the places that are weighed for one name.
const maxCandidates = 48

// findIn gathers the names of a sentence that may be places, and the words
// around them. The finder's words are those of the sentence; shout says that it
// has no small letters, title that each word has a capital, so that only names
// that are known begin a longer one: "Rockets Hit Port" is no port.
func (f *placeFinder) findIn(sentence int, shout, title bool) {
	first := len(f.toponyms)
	for i := 0; i < len(f.words.Words); {
		if !shout && !opensName(f.words.Words[i].Of(f.doc.Text)) {
			i++ // most words: none of the ways below begins there
			continue
		}
		t, ok := f.nameAt(i, sentence, shout)
		if title && (!ok || verbNames[string(f.words.Folded(i))] && i > 0 && f.capital(i-1)) {
			i++
			continue
		}
		if !ok {
			t, ok = f.partAt(i, sentence, shout)
		}
		if headed, okHeaded := f.headedAt(i, sentence, shout); okHeaded && (!ok || headed.to > t.to || headed.to == t.to && t.candidates[0].alias) &&
			(!title || !t.adjective && headed.to <= t.to+2 && !(headed.to == t.to+2 && endsIn(string(f.words.Folded(t.to)), "s"))) { // "Kyiv Hits Refinery"
			t, ok = f.withInner(headed, shout, title), true
		}
		if ok && f.before(i) == "of" && f.capital(t.to) && unwrapped(f.doc.Text[t.span.End:f.words.Words[t.to].Start]) == " " {
			if said, may := f.saidAt(i, sentence, shout); may && said.to > t.to {
				t = said // "the settlement of Verkhnia Tersa", with a Verkhnia elsewhere
			}
		}
		if !ok {
			t, ok = f.saidAt(i, sentence, shout)
			if respelt, may := f.respeltAt(i, sentence, shout); may && (!ok || respelt.to == t.to) {
				if ok {
					respelt.want, respelt.known, respelt.said = t.want, t.known, true
				}
				t, ok = respelt, true
			}
		}
		if !ok {
			i++
			continue
		}
		f.describe(&t, shout, title)
		if n := len(f.toponyms); n > first && f.samePlace(&f.toponyms[n-1], &t) {
			f.toponyms[n-1].join(&t, f.doc.Text)
		} else {
			f.toponyms = append(f.toponyms, t)
		}
		i = t.to
	}
	f.noteDoubts(shout)
	f.readCues(first)
}

// verbNames are names of towns that in a title are verbs: "Drones Hit Refinery".
var verbNames = wordSet("hit split mark march bath reading bar")

// samePlace reports whether two names with a comma between are one of the same
// place: "Washington, D.C.".
func (f *placeFinder) samePlace(a, b *toponym) bool {
	if len(a.candidates) == 0 || len(b.candidates) != 1 || a.adjective || b.adjective || unwrapped(f.doc.Text[a.span.End:b.span.Start]) != ", " {
		return false
	}
	for i := range a.candidates {
		if c := &a.candidates[i]; c.Row == b.candidates[0].Row && c.Feature.Settled() {
			return true
		}
	}
	return false
}

// join makes t end where the name b ends, which says which place it is.
func (t *toponym) join(b *toponym, s string) {
	t.span.End, t.to, t.candidates = b.span.End, b.to, b.candidates
	t.next, t.after = b.next, b.after
	t.name = t.span.Of(s)
}

// nameAt returns the longest name of the gazetteer that begins at word i and
// is written as a name.
func (f *placeFinder) nameAt(i, sentence int, shout bool) (toponym, bool) {
	w := f.words.Words[i]
	if w.Joint == lexicon.Glued || !shout && !opensName(w.Of(f.doc.Text)) {
		return toponym{}, false
	}
	f.hits = f.gazetteer.At(f.words, i, f.hits[:0])
	for n := len(f.hits) - 1; n >= 0; n-- {
		hit := f.hits[n]
		t := toponym{span: f.words.SpanOf(hit.From, hit.To), sentence: sentence, from: hit.From, to: hit.To, best: -1, inside: -1}
		if f.words.Words[hit.To-1].Joint == lexicon.Glued && hit.To-hit.From == 2 {
			continue // "Levi's" is Levi
		}
		if !shout && !shapedAsName(t.span.Of(f.doc.Text)) {
			continue
		}
		if last := f.words.Words[hit.To-1]; n > 0 && f.hits[n-1].To == hit.To-1 && !startsUpper(last.Of(f.doc.Text)) &&
			kindWords[string(f.words.Folded(hit.To-1))]&(kindRegion|kindDistrict|kindSettled) != 0 {
			continue // "Rostov region" is Rostov, which is a region
		}
		if i > 0 && n == 0 && f.words.Words[i].Joint != lexicon.Apart && f.capital(i-1) && !startsUpper(f.words.Words[i-1].Of(f.doc.Text)) && string(f.words.Folded(i)) == "bc" {
			continue // "575 B.C." is a year
		}
		if hit.To-hit.From == 1 && hit.To < len(f.words.Words) && f.words.Words[hit.To].Joint == lexicon.Hyphened && !shout && f.capital(hit.To) &&
			!strings.ContainsAny(f.doc.Text[f.words.Words[hit.From].End:f.words.Words[hit.To].Start], "–—") && len(f.gazetteer.At(f.words, hit.To, nil)) == 0 {
			continue // the beginning of "Pont-Sondé"
		}
		if hit.To-hit.From == 1 && neverPlaces[string(f.words.Folded(hit.From))] || !f.fillCandidates(&t, hit, shout) {
			continue
		}
		if n > 0 && t.candidates[0].alias && wordClassOf[string(f.words.Folded(hit.To-1))] != 0 {
			continue // "Guatemala by" is no Danish city here
		}
		return t, true
	}
	return toponym{}, false
}

// neverPlaces are the names of villages that news means something else by.
var neverPlaces = stringSet(`taliban hamas hezbollah hizbullah qaeda qaida shabaab nusra jazeera qassam quds aqsa isis isil daesh fatah houthi houthis xinhua reuters interfax tass bloomberg ansa kyodo
	yonhap mehr tasnim mossad wagner aidar boko haram shabaab talib basij quds peshmerga farc eln fmln arena mars venus
	jupiter saturn chandra apollo soyuz sputnik starlink covid omicron delta moderna pfizer ebola zika anonymous wikileaks`)

// A reading is what a name can stand for as it is written.
type reading struct {
	candidates []candidate
	marks      int
	adjective  bool
	dotted     bool // the name takes the dot behind it
}

// A readingKey is a name of the gazetteer and how it is written.
type readingKey struct {
	name                     lexicon.PlaceNameID
	upper, dot, inner, shout bool
}

// fillCandidates gives t the places that the hit can stand for as it is
// written, and reports whether there are any.
func (f *placeFinder) fillCandidates(t *toponym, hit lexicon.PlaceHit, shout bool) bool {
	written := t.span.Of(f.doc.Text)
	key := readingKey{
		name: hit.Name, upper: isUpper(written), shout: shout, inner: strings.IndexByte(written, '.') >= 0,
		dot: t.span.End < len(f.doc.Text) && f.doc.Text[t.span.End] == '.',
	}
	r, ok := f.readings[key]
	if !ok {
		r = f.read(key, len(written))
		f.readings[key] = r
	}
	if len(r.candidates) == 0 {
		return false
	}
	if r.dotted || key.dot && f.words.Words[hit.To-1].Dots {
		t.span.End++
	}
	t.candidates, t.adjective, t.best = r.candidates, r.adjective, 0
	t.known = classOfCandidates(t, r.marks)
	return true
}

// read reads a name of the given length in bytes.
func (f *placeFinder) read(key readingKey, length int) reading {
	f.found = f.gazetteer.Candidates(key.name, f.found[:0])
	r := reading{candidates: make([]candidate, 0, min(len(f.found), maxCandidates))}
	for _, c := range f.found {
		if c.Capitals && (!key.upper || key.shout && length < 4 && !key.inner) || c.Dotted && !key.dot {
			continue
		}
		p := f.gazetteer.Place(c.Row)
		if key.upper && !key.shout && length <= 4 && !key.inner && !c.Capitals && !c.Dotted && !c.Adjective &&
			(c.Alias || !p.Hand && p.Population < 100_000) {
			continue // an abbreviation of something else: "WHO"
		}
		n := len(r.candidates)
		if n == maxCandidates {
			break
		}
		if c.Word {
			r.marks |= markWord
		}
		if c.Person {
			r.marks |= markPerson
		}
		if n == 0 {
			r.adjective = c.Adjective
		} else if r.adjective && !c.Adjective {
			continue // a town Canadian, Texas, is not what "Canadian" means
		}
		r.dotted = r.dotted || c.Dotted
		if n > 0 && r.candidates[n-1].Row == c.Row {
			continue // "VT" and "Vt."
		}
		r.candidates = append(r.candidates, candidate{Place: p, alias: c.Alias})
	}
	return r
}

// partAt returns the place behind a word for a part of it that is written with
// a capital: "South Beirut". At the start of a sentence the capital says
// nothing, and the word stays out of the name.
func (f *placeFinder) partAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || i == 0 || i+1 >= len(f.words.Words) || f.words.Words[i+1].Joint != lexicon.Spaced || !f.capital(i) {
		return toponym{}, false
	}
	part := compassWords[string(f.words.Folded(i))]
	if part == "" {
		return toponym{}, false
	}
	t, ok := f.nameAt(i+1, sentence, shout)
	if !ok || t.adjective || t.candidates[0].Feature >= lexicon.Airfield {
		return toponym{}, false
	}
	t.from, t.span.Start, t.compass = i, f.words.Words[i].Start, part
	return t, true
}
