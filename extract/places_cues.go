package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// kinds is a set of features that a word for a kind of place stands for.
type kinds uint32

func kindsOf(features ...lexicon.Feature) kinds {
	var k kinds
	for _, f := range features {
		k |= 1 << f
	}
	return k
}

func (k kinds) has(f lexicon.Feature) bool { return k&(1<<f) != 0 }

// feature is the feature of a place of which no more is known than k: a
// village if it may be one, else the first of the set, NoFeature of none.
func (k kinds) feature() lexicon.Feature {
	if k.has(lexicon.Village) {
		return lexicon.Village
	}
	for f := lexicon.Continent; f <= lexicon.Street; f++ {
		if k.has(f) {
			return f
		}
	}
	return lexicon.NoFeature
}

var (
	kindRegion   = kindsOf(lexicon.Admin1, lexicon.Area)
	kindDistrict = kindsOf(lexicon.Admin2)
	kindSettled  = kindsOf(lexicon.City, lexicon.Town, lexicon.Village, lexicon.Neighbourhood)
	kindVillage  = kindsOf(lexicon.Village, lexicon.Town, lexicon.Neighbourhood)
	kindAirfield = kindsOf(lexicon.Airfield)
	kindRiver    = kindsOf(lexicon.River)
	kindMountain = kindsOf(lexicon.Mountain)
	kindStreet   = kindsOf(lexicon.Street)
	kindFacility = kindsOf(lexicon.Facility)
)

// kindWords are the words beside a name that say what kind of place it is:
// "the Kursk region", "the village of X".
var kindWords = map[string]kinds{
	"region": kindRegion, "oblast": kindRegion, "province": kindRegion, "governorate": kindRegion, "department": kindRegion,
	"state": kindRegion, "republic": kindRegion | kindsOf(lexicon.Country), "krai": kindRegion, "okrug": kindRegion, "prefecture": kindRegion,
	"territory": kindRegion, "voivodeship": kindRegion, "governor": kindsOf(lexicon.Admin1),
	"district": kindDistrict | kindsOf(lexicon.Neighbourhood, lexicon.Admin1), "county": kindDistrict | kindsOf(lexicon.Admin1), "raion": kindDistrict, "municipality": kindDistrict | kindSettled,
	"canton": kindDistrict | kindRegion, "borough": kindDistrict | kindsOf(lexicon.Neighbourhood),
	"city": kindSettled, "town": kindSettled, "village": kindVillage, "hamlet": kindVillage, "settlement": kindVillage, "suburb": kindVillage,
	"township": kindSettled, "neighborhood": kindVillage, "neighbourhood": kindVillage, "capital": kindSettled,
	"airport": kindAirfield, "airfield": kindAirfield, "airbase": kindAirfield, "port": kindSettled | kindsOf(lexicon.Port),
	"river": kindRiver, "lake": kindsOf(lexicon.Lake), "island": kindsOf(lexicon.Island), "sea": kindsOf(lexicon.Sea), "strait": kindsOf(lexicon.Strait),
	"peninsula": kindsOf(lexicon.Area, lexicon.Admin1), "valley": kindsOf(lexicon.Area), "mountain": kindsOf(lexicon.Mountain),
}

// kindOf returns the kinds that a folded word stands for, and whether it is a
// plural ("the Kursk and Belgorod regions").
func kindOf(word string) (k kinds, plural bool) {
	if k, ok := kindWords[word]; ok {
		return k, false
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		return kindWords[stem+"y"], true
	}
	stem, ok := strings.CutSuffix(word, "s")
	return kindWords[stem], ok
}

// compassWords are the words that mean a part of a place, as its name puts
// them.
var compassWords = map[string]string{
	"north": "north", "south": "south", "east": "east", "west": "west",
	"northern": "northern", "southern": "southern", "eastern": "eastern", "western": "western",
	"northeast": "northeast", "northwest": "northwest", "southeast": "southeast", "southwest": "southwest",
	"northeastern": "northeastern", "northwestern": "northwestern", "southeastern": "southeastern", "southwestern": "southwestern",
	"central": "central",
}

// before returns word i-1 of the current sentence in folded form if nothing
// but a space parts it from word i.
func (f *placeFinder) before(i int) string {
	if i == 0 || f.words.Words[i].Joint == lexicon.Apart {
		return ""
	}
	return string(f.words.Folded(i - 1))
}

// after returns word i in folded form if nothing but a space parts it from
// the word before.
func (f *placeFinder) after(i int) string {
	if i >= len(f.words.Words) || f.words.Words[i].Joint == lexicon.Apart {
		return ""
	}
	return string(f.words.Folded(i))
}

// readCues reads the words around the toponyms from the first on, all of the
// current sentence.
func (f *placeFinder) readCues(first int) {
	for n := first; n < len(f.toponyms); n++ {
		t := &f.toponyms[n]
		if t.adjective {
			continue
		}
		if len(t.candidates) > 0 {
			f.readKind(t, first, n)
		}
		f.readCompass(t)
		f.readContainment(t, first, n)
	}
}

// readKind reads "X region", "X and Y regions", "region of X", "X Governor".
func (f *placeFinder) readKind(t *toponym, first, n int) {
	if k, plural := kindOf(f.after(t.to)); k != 0 {
		if plural && (n == first || !f.coordinated(f.toponyms[n-1].to, t.from)) {
			return // "La Paz neighbourhoods" are parts of it
		}
		t.want = k
		for m := n - 1; plural && m >= first && f.coordinated(f.toponyms[m].to, f.toponyms[m+1].from); m-- {
			if len(f.toponyms[m].candidates) > 0 {
				f.toponyms[m].want = k
			}
		}
		return
	}
	if f.before(t.from) == "of" && t.from >= 2 {
		if k, _ := kindOf(f.before(t.from - 1)); k != 0 {
			t.want = k
		}
		return
	}
	if k := kindWords[f.before(t.from)]; k&(kindRiver|kindsOf(lexicon.Lake, lexicon.Island)) != 0 {
		t.want = k
	} else if f.before(t.from) == "governor" || f.before(t.from) == "gov" {
		return
	}
}

// coordinated reports whether words [from, to) of the sentence are no more
// than a comma and "and".
func (f *placeFinder) coordinated(from, to int) bool {
	switch to - from {
	case 0:
		return f.between(from, to) == ","
	case 1:
		w := string(f.words.Folded(from))
		return w == "and" || w == "or"
	}
	return false
}

// between returns what stands between word i-1 and word j, without space.
func (f *placeFinder) between(i, j int) string {
	if i == 0 || j >= len(f.words.Words) {
		return ""
	}
	return strings.TrimSpace(f.doc.Text[f.words.Words[i-1].End:f.words.Words[j].Start])
}

func (f *placeFinder) readCompass(t *toponym) {
	if part, ok := compassWords[f.before(t.from)]; ok {
		if w := f.words.Words[t.from-1].Of(f.doc.Text); t.from-1 == 0 || w == strings.ToLower(w) {
			t.compass = part
		}
	}
}

// readContainment reads "X, Y", "X in Y", "X in the Y region", "X in northern Y", "Y's X", "X (Y)".
func (f *placeFinder) readContainment(t *toponym, first, n int) {
	if n == first {
		return
	}
	last := &f.toponyms[n-1]
	gap := strings.TrimSpace(f.doc.Text[last.span.End:t.span.Start])
	if kind, ok := strings.CutSuffix(gap, ","); ok && kindWords[strings.ToLower(kind)] != 0 {
		gap = "," // "X province, Y"
	}
	switch {
	case gap == "," || gap == "(" || gap == ".,":
		if f.mayHold(t, last) {
			last.inside, t.holds = n, true
		} else if gap == "," && f.misplaced(t, last) {
			last.forget(n)
			t.holds = true
		}
	case gap == "'s" || gap == "’s":
		if f.mayHold(last, t) {
			t.inside = n - 1
			if n-2 >= first && f.toponyms[n-2].inside == n-1 && f.mayHold(t, &f.toponyms[n-2]) {
				f.toponyms[n-2].inside, t.holds = n, true // "X in Ukraine's Donetsk region"
			}
		}
	case isHoldingPhrase(gap):
		if f.mayHold(t, last) {
			last.inside, t.holds = n, true
		} else if f.misplaced(t, last) {
			last.forget(n)
			t.holds = true
		}
	}
}

// misplaced reports whether inner is a village that the gazetteer knows only
// elsewhere than in outer, which is said to hold it: another of its name.
func (f *placeFinder) misplaced(outer, inner *toponym) bool {
	switch inner.previous {
	case wordIn, wordAt, wordFrom, wordTo, wordOf, wordOn:
	case wordAnd, wordComma:
		if outer.want&(kindRegion|kindDistrict) == 0 {
			return false
		}
	default:
		if inner.want&kindVillage == 0 {
			return false
		}
	}
	if len(outer.candidates) == 0 || outer.adjective || inner.adjective || inner.from+3 < inner.to {
		return false
	}
	division := func(c candidate) bool {
		return c.Feature == lexicon.Country || c.Feature == lexicon.Admin1 || c.Feature == lexicon.Admin2
	}
	if !division(outer.candidates[0]) && (outer.want&(kindRegion|kindDistrict) == 0 || !slices.ContainsFunc(outer.candidates, division)) {
		return false
	}
	for i := range inner.candidates {
		if c := &inner.candidates[i]; c.Hand || !c.Feature.Settled() || c.Population >= 20_000 {
			return false
		}
	}
	return true
}

// forget makes of t a place that the gazetteer lacks, in toponym n.
func (t *toponym) forget(n int) {
	t.candidates, t.best, t.inside, t.known = nil, -1, n, knownSaidInRegion
	if t.want == 0 {
		t.want = kindVillage
	}
}

// isHoldingPhrase reports whether gap, between two names, says that the first
// lies in the second: "in", "in the", "in the northern", "district of", ", in
// Russia's".
func isHoldingPhrase(gap string) bool {
	words := strings.Fields(strings.ToLower(strings.Trim(gap, ",")))
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	in := false
	for i, w := range words {
		switch {
		case w == "in" || w == "of":
			in = true
		case w == "the" || compassWords[w] != "":
		case kindWords[w] != 0 && (i == 0 || i == len(words)-1 || words[i+1] == "of"):
		default:
			return false
		}
	}
	return in
}

// mayHold reports whether some candidate of inner lies in some candidate of
// outer, or inner is a place that the gazetteer lacks.
func (f *placeFinder) mayHold(outer, inner *toponym) bool {
	if len(outer.candidates) == 0 {
		return false
	}
	if len(inner.candidates) == 0 {
		return !outer.adjective
	}
	for i := range inner.candidates {
		for j := range outer.candidates[:min(len(outer.candidates), 12)] {
			if f.holds(&outer.candidates[j].Place, &inner.candidates[i].Place) {
				return true
			}
		}
	}
	return false
}

// holds reports whether place a contains place b by its divisions.
func (f *placeFinder) holds(a, b *lexicon.Place) bool {
	if a.Row == b.Row {
		return false
	}
	switch a.Feature {
	case lexicon.Country:
		return a.Country == b.Country && b.Feature != lexicon.Country
	case lexicon.Admin1:
		return f.gazetteer.RegionOf(b) == a.Row && b.Feature != lexicon.Admin1
	case lexicon.Admin2:
		return f.gazetteer.DistrictOf(b) == a.Row
	case lexicon.Area, lexicon.Island, lexicon.City:
		return (b.Feature == lexicon.Neighbourhood || b.Feature >= lexicon.Airfield || a.Feature != lexicon.City) && lexicon.Kilometres(a.Lat, a.Lon, b.Lat, b.Lon) < 60
	}
	return false
}
