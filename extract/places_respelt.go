package extract

import (
	"slices"

	"github.com/annals-kg/annals/lexicon"
)

// respeltAt returns the name at word i that no table has and that may be
// another spelling of places: one to three words in capitals behind a
// preposition of place. Which it is, if any, the rest of the article must tell;
// see takeRespelt.
func (f *placeFinder) respeltAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || i == 0 || !startsUpper(f.words.Words[i].Of(f.doc.Text)) || !beforeRespelt[f.before(i)] {
		return toponym{}, false
	}
	to := i + 1
	for to < len(f.words.Words) && to < i+4 && f.words.Words[to].Joint >= lexicon.Spaced && f.words.Words[to].Joint != lexicon.Glued &&
		(f.capital(to) || nameParticles[string(f.words.Folded(to))] && f.capital(to+1)) {
		to++
	}
	if f.capital(to) && f.after(to) != "" || calendarWords[string(f.words.Folded(i))] || lexicon.IsGivenName(f.words.Folded(i)) {
		return toponym{}, false
	}
	for ; to > i; to-- {
		if !startsUpper(f.words.Words[to-1].Of(f.doc.Text)) {
			continue
		}
		f.found = f.gazetteer.Respelt(f.words, i, to, f.found[:0])
		if len(f.found) == 0 {
			continue
		}
		t := toponym{span: f.words.SpanOf(i, to), sentence: sentence, from: i, to: to, best: -1, inside: -1, known: knownSaid}
		for _, c := range f.found[:min(len(f.found), maxCandidates)] {
			t.respelt = append(t.respelt, candidate{Place: f.gazetteer.Place(c.Row), alias: true})
		}
		return t, true
	}
	return toponym{}, false
}

// beforeRespelt are the words before the name of a place that no table has.
var beforeRespelt = stringSet("in at near from outside around toward towards into inside retake retook captured seized liberated shelled bombed " +
	"bombarded besieged entered reached village town city of and")

// respeltPopulation is the size of a town from which on news spells it in
// several ways.
const respeltPopulation = 10_000

// takeRespelt makes the names that may be other spellings those of the places
// that the rest of the article speaks for: their region or country is named. The
// others, which nobody said to be places, go.
func (f *placeFinder) takeRespelt(story *placeStory) {
	for i := range f.toponyms {
		t := &f.toponyms[i]
		if len(t.respelt) == 0 {
			continue
		}
		best, regional := -1, false
		for j := range t.respelt {
			p := &t.respelt[j].Place
			r := f.gazetteer.RegionOf(p)
			inRegion := r >= 0 && r != p.Row && story.regions[r] > 0
			known := p.Hand || p.Population >= respeltPopulation
			if t.previous == wordOf || t.previous == wordAnd {
				known = p.Population >= 5*respeltPopulation
			}
			if !inRegion && (story.countries[p.Country] == 0 || !known) || !lexicon.SameInitial(t.name, p.Name) ||
				t.inside >= 0 && !f.heldBy(&f.toponyms[t.inside], p) {
				continue
			}
			if best < 0 || inRegion && !regional {
				best, regional = j, inRegion
			}
		}
		if best >= 0 && f.doubts[t.key] == 0 {
			t.candidates, t.best = slices.Clone(t.respelt[best:best+1]), 0
			t.known = classOfCandidates(t, markNone)
		}
	}
	said := f.toponyms[:0]
	index := make([]int, len(f.toponyms))
	for i, t := range f.toponyms {
		index[i] = -1
		if len(t.respelt) == 0 || len(t.candidates) > 0 || t.said {
			index[i] = len(said)
			said = append(said, t)
		}
	}
	for i := range said {
		if said[i].inside >= 0 {
			said[i].inside = index[said[i].inside]
		}
	}
	f.toponyms = said
}

// heldBy reports whether some candidate of outer contains p.
func (f *placeFinder) heldBy(outer *toponym, p *lexicon.Place) bool {
	for i := range outer.candidates {
		if f.holds(&outer.candidates[i].Place, p) {
			return true
		}
	}
	return false
}
