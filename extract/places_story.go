package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// A storyClass is what the rest of the article says of a name.
type storyClass uint8

const (
	storyPerson    = 1 << iota // elsewhere behind a given name or a title
	storyInside                // here said to lie in another place
	storyHolds                 // here said to hold another place
	storyNeighbour             // its country or region is named elsewhere
	storyAgain                 // named twice or more
	stories        = 1 << iota
)

// sift drops the names that the model holds to be no places, and turns to the
// rest the links between them. Where a name that the gazetteer lacks goes, those
// within it may stay.
func (f *placeFinder) sift() {
	story := f.story()
	f.takeRespelt(&story)
	kept := make([]toponym, 0, len(f.toponyms))
	index := make([]int, len(f.toponyms))
	said := map[uint64]bool{} // what the text has said to be places
	for i := range f.toponyms {
		t := &f.toponyms[i]
		index[i] = -1
		unknown := t.known == knownSaid && len(t.candidates) == 0
		if unknown && said[t.key] || placeScore(t, story.of(t)) > 0 && !f.unlikely(t, &story) {
			if unknown {
				said[t.key] = true
			}
			index[i] = len(kept)
			kept = append(kept, *t)
			continue
		}
		for j := range t.inner {
			if in := t.inner[j]; placeScore(&in, story.of(&in)) > 0 && !f.unlikely(&in, &story) {
				if j == len(t.inner)-1 && t.inside >= 0 && f.mayHold(&f.toponyms[t.inside], &in) {
					in.inside = t.inside
				}
				index[i] = len(kept)
				kept = append(kept, in)
			}
		}
	}
	f.toponyms = kept
	for i := range kept {
		if kept[i].inside >= 0 {
			kept[i].inside = index[kept[i].inside]
		}
	}
}

// unlikely reports whether t wants more than the words around it to be a
// place: a name such as "Eastern Region", which every country has, or in a text
// of capitals that of a small town, which may be anything.
func (f *placeFinder) unlikely(t *toponym, story *placeStory) bool {
	if len(t.candidates) == 0 || t.adjective {
		return false
	}
	c := &t.candidates[0]
	if c.Feature == lexicon.Admin1 || c.Feature == lexicon.Admin2 || c.Feature == lexicon.Airfield {
		own := 0
		if c.Feature == lexicon.Admin1 {
			own = story.names[t.key]
		}
		if isGeneric(t.name) && !story.nearby(t) && story.countries[c.Country] <= own {
			return true
		}
	}
	if t.next == wordCapital && t.previous >= wordIn && t.previous <= wordOn && t.to-t.from == 1 &&
		c.Feature.Settled() && !c.Hand && c.Population < 50_000 && !story.nearby(t) {
		return true // the first word of a name that no table has
	}
	if t.shape != shapeShout {
		return false
	}
	if t.known%marks&markWord != 0 && t.previous != wordIn && t.previous != wordAt && t.previous != wordFrom && t.inside < 0 {
		return true
	}
	if c.Hand || !c.Feature.Settled() || c.Population >= 300_000 || t.inside >= 0 || t.holds {
		return false
	}
	switch t.previous {
	case wordIn, wordAt, wordFrom, wordTo:
		return false
	case wordOf, wordOn, wordComma, wordAnd:
		return !story.nearby(t)
	}
	return true
}

// isGeneric reports whether a name is made of words for parts and kinds alone.
func isGeneric(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if compassWords[w] == "" && kindWords[w] == 0 && !genericWords[w] {
			return false
		}
	}
	return true
}

var genericWords = stringSet("coast islands military international regional municipal national air force base airfield field")

// A placeStory is what an article says of its names.
type placeStory struct {
	finder    *placeFinder
	countries map[string]int
	regions   map[int32]int
	names     map[uint64]int
}

func (f *placeFinder) story() placeStory {
	s := placeStory{finder: f, countries: map[string]int{}, regions: map[int32]int{}, names: map[uint64]int{}}
	count := func(t *toponym) {
		s.names[t.key]++
		if len(t.candidates) == 0 {
			return
		}
		switch c := &t.candidates[0]; {
		case c.Feature == lexicon.Country || t.adjective:
			s.countries[c.Country]++
		case c.Feature == lexicon.Admin1:
			s.regions[c.Row]++
			s.countries[c.Country]++
		case c.Capital:
			s.countries[c.Country]++
		}
	}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		count(t)
		for j := range t.inner {
			count(&t.inner[j])
		}
	}
	return s
}

func (s *placeStory) of(t *toponym) storyClass {
	var class storyClass
	if s.finder.doubts[t.key] > 0 {
		class |= storyPerson
	}
	if t.inside >= 0 {
		class |= storyInside
	}
	if t.holds {
		class |= storyHolds
	}
	if s.names[t.key] > 1 {
		class |= storyAgain
	}
	if len(t.candidates) > 0 && s.nearby(t) {
		class |= storyNeighbour
	}
	return class
}

// nearby reports whether the region of one of t's first candidates is named in
// the article, or the country of the first of them.
func (s *placeStory) nearby(t *toponym) bool {
	first := &t.candidates[0]
	if first.Feature != lexicon.Country && first.Feature != lexicon.Admin1 && s.countries[first.Country] > 0 && first.Country != "US" {
		return true
	}
	for i := range t.candidates[:min(len(t.candidates), 12)] {
		p := &t.candidates[i].Place
		if r := s.finder.gazetteer.RegionOf(p); r >= 0 && r != p.Row && s.regions[r] > 0 {
			return true
		}
	}
	return false
}
