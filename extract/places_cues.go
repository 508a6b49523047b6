package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// feature is the first of the set, NoFeature of none.
func (k kinds) feature() lexicon.Feature {
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

// placePrepositions stand before places more than before other names.
var placePrepositions = map[string]bool{
	"in": true, "at": true, "near": true, "from": true, "to": true, "over": true, "across": true, "around": true, "outside": true,
	"toward": true, "towards": true, "into": true, "through": true, "throughout": true, "inside": true, "within": true, "off": true,
	"of": true, "on": true, "between": true, "above": true, "beyond": true, "against": true, "via": true, "along": true, "leaving": true, "entering": true, "reached": true,
}

// opensName reports whether a word may open a name: it begins with a capital,
// or is an article that Arabic and Romance names begin with.
func opensName(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) {
		return true
	}
	switch word {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "l", "la", "le", "les", "de":
		return true
	}
	return false
}

// nameParticles are the words that stand in lower case within names.
var nameParticles = map[string]bool{
	"of": true, "the": true, "and": true, "de": true, "la": true, "le": true, "les": true, "del": true, "do": true, "da": true, "dos": true,
	"el": true, "al": true, "ad": true, "an": true, "ar": true, "as": true, "ash": true, "at": true, "az": true, "ez": true, "es": true, "l": true, "d": true,
	"on": true, "upon": true, "in": true, "sur": true, "am": true, "an der": true, "der": true, "den": true, "na": true, "y": true, "es-": true,
	"air": true, "base": true, "airbase": true, "airport": true, "airfield": true, "field": true, "military": true, "naval": true,
	"region": true, "oblast": true, "district": true, "county": true, "province": true, "city": true, "state": true, "sea": true, "river": true,
	"nuclear": true, "power": true, "plant": true, "station": true, "dam": true, "bridge": true, "camp": true, "refugee": true, "crossing": true, "border": true,
	"peninsula": true, "island": true, "islands": true, "strait": true, "governorate": true, "territory": true, "territories": true, "reservoir": true, "canal": true,
	"valley": true, "mountains": true, "desert": true, "port": true, "hydroelectric": true, "prison": true, "refinery": true, "corridor": true,
}

// shapedAsName reports whether every word of s that is not a particle has a
// capital, and at least one has.
func shapedAsName(s string) bool {
	capitals := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' || r == '‑' }) {
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
		case nameParticles[word] || unicode.IsDigit(r):
		default:
			if i := strings.IndexAny(word, "'’‘ʿ"); i < 0 || i > 2 || i+1 >= len(word) { // "d’Ivoire", "s"
				return word == "'s" || word == "’s"
			}
		}
	}
	return capitals > 0
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
		f.readKind(t, first, n)
		f.readCompass(t)
		f.readContainment(t, first, n)
	}
}

// readKind reads "X region", "X and Y regions", "region of X", "X Governor".
func (f *placeFinder) readKind(t *toponym, first, n int) {
	if k, plural := kindOf(f.after(t.to)); k != 0 {
		t.want = k
		for m := n - 1; plural && m >= first && f.coordinated(f.toponyms[m].to, f.toponyms[m+1].from); m-- {
			f.toponyms[m].want = k
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
	switch {
	case gap == "," || gap == "(" || gap == ".,":
		if f.mayHold(t, last) {
			last.inside = n
		}
	case gap == "'s" || gap == "’s":
		if f.mayHold(last, t) {
			t.inside = n - 1
		}
	case isHoldingPhrase(gap):
		if f.mayHold(t, last) {
			last.inside = n
		}
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
		return true
	}
	for i := range inner.candidates {
		for j := range outer.candidates {
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

// unknownAt appends a place that the gazetteer lacks and that the text says
// to be one: "the village of X".
func (f *placeFinder) unknownAt(i, sentence int) (int, bool) {
	w := f.words.Words[i]
	if f.before(i) != "of" || i < 2 || !opensName(w.Of(f.doc.Text)) || isShout(f.sentences[sentence].Of(f.doc.Text)) {
		return 0, false
	}
	k, plural := kindOf(f.before(i - 1))
	if k&kindVillage == 0 && k&kindDistrict == 0 || plural || f.before(i-1) == "capital" {
		return 0, false
	}
	to := i + 1
	for to < len(f.words.Words) && to < i+3 {
		next := f.words.Words[to]
		if next.Joint != lexicon.Spaced && next.Joint != lexicon.Hyphened || !startsUpper(next.Of(f.doc.Text)) {
			break
		}
		to++
	}
	span := f.words.SpanOf(i, to)
	if !startsUpper(span.Of(f.doc.Text)) {
		return 0, false
	}
	f.toponyms = append(f.toponyms, toponym{
		span: span, sentence: sentence, from: i, to: to, best: -1, inside: -1, want: k,
		name: strings.Join(strings.Fields(span.Of(f.doc.Text)), " "),
	})
	return to, true
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isPlace reports whether the words around a name let it be a place.
func (f *placeFinder) isPlace(t *toponym, word, shout bool) bool {
	top := &t.candidates[0]
	known := top.Feature == lexicon.Country || top.Feature == lexicon.Admin1 || top.Hand || top.Capital || top.Population >= 500_000
	before, next := f.before(t.from), f.after(t.to)
	at := placePrepositions[before]
	_, kind := kindWords[next]
	if t.from > 0 && f.words.Words[t.from].Joint == lexicon.Spaced && !shout && f.isPersonWord(t.from-1) {
		return false
	}
	if word && !at && !kind {
		return false
	}
	if word && t.from == 0 {
		return false
	}
	if top.alias && !known && !at {
		return false
	}
	if shout && !known && !(at && top.Population > 1000) {
		return false
	}
	if !shout && next != "" && !kind && !known && startsUpper(f.words.Words[t.to].Of(f.doc.Text)) && f.words.Words[t.to].Joint == lexicon.Spaced {
		return false
	}
	if t.from == 0 && !known && top.Population < 20000 {
		return false
	}
	return true
}

var personTitles = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sen": true, "rep": true, "gov": true, "president": true, "minister": true, "secretary": true, "gen": true, "general": true, "col": true, "colonel": true, "capt": true, "captain": true, "lt": true, "sgt": true, "judge": true, "sir": true, "lord": true, "lady": true, "prof": true, "professor": true, "king": true, "queen": true, "prince": true, "princess": true, "pope": true, "chancellor": true}

func (f *placeFinder) isPersonWord(i int) bool {
	return personTitles[string(f.words.Folded(i))] && startsUpper(f.words.Words[i].Of(f.doc.Text))
}
