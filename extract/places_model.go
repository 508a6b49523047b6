package extract

import (
	_ "embed"
	"strings"

	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
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
	wordOutlet
	wordClasses
)

// wordClassOf are the classes of the words that have one of their own.
var wordClassOf = func() map[string]wordClass {
	classes := map[string]wordClass{}
	for class, words := range map[wordClass]string{
		wordIn: "in inside within throughout across", wordAt: "at near outside around above over off beyond along behind", wordFrom: "from leaving leave left",
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

// A gazetteerClass is what the gazetteer knows of a name.
type gazetteerClass uint8

const (
	knownCountry gazetteerClass = iota
	knownArea                   // continents, seas, areas
	knownAdmin1
	knownAdmin2
	knownCapital // of a country, and towns entered by hand
	knownCity    // half a million and more
	knownTown    // fifty thousand
	knownSmall   // five thousand
	knownVillage
	knownNeighbourhood
	knownFeature // rivers, mountains, airfields ...
	knownAlias   // an unusual name
	knownAdjective
	knownKinds
)

const (
	markNone   = 0
	markWord   = 1
	markPerson = 2
	markLong   = 4 // of several words
	marks      = 8
)

// The classes of names that the gazetteer lacks come behind those that it has,
// each of which comes with every combination of marks.
const (
	knownStreet = knownKinds*marks + iota
	knownFacility
	knownNature
	knownDivision
	knownSaid         // "the village of X"
	knownSaidInRegion // "in X, Sumy Oblast"
	gazetteerClasses
)

func classOfHead(k kinds) gazetteerClass {
	switch {
	case k&kindStreet != 0:
		return knownStreet
	case k&(kindFacility|kindAirfield|kindsOf(lexicon.Port)) != 0:
		return knownFacility
	case k&(kindDistrict|kindRegion|kindVillage) != 0:
		return knownDivision
	}
	return knownNature
}

func classOfCandidates(t *toponym, mark int) gazetteerClass {
	c := &t.candidates[0]
	class := knownFeature
	switch {
	case t.adjective:
		class = knownAdjective
	case c.Feature == lexicon.Country:
		class = knownCountry
	case c.Feature == lexicon.Admin1:
		class = knownAdmin1
	case c.alias && !c.Hand:
		class = knownAlias
	case c.Feature <= lexicon.Area || c.Feature.Water() && c.Feature != lexicon.River:
		class = knownArea
	case c.Feature == lexicon.Admin2:
		class = knownAdmin2
	case c.Capital || c.Hand && c.Feature.Settled():
		class = knownCapital
	case c.Feature == lexicon.Neighbourhood:
		class = knownNeighbourhood
	case !c.Feature.Settled():
	case c.Population >= 500_000:
		class = knownCity
	case c.Population >= 50_000:
		class = knownTown
	case c.Population >= 5_000:
		class = knownSmall
	default:
		class = knownVillage
	}
	if t.to-t.from > 1 {
		mark |= markLong
	}
	return class*marks + gazetteerClass(mark)
}

// A shapeClass is how a name is written and where.
type shapeClass uint8

const (
	shapePlain    shapeClass = iota
	shapeStart               // first of its sentence
	shapeCapitals            // in capitals among words that are not
	shapeShout               // in a sentence of capitals
	shapeHeading
	shapeDateline
	shapeDotted // an abbreviation
	shapes
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

// describe fills in what the model is told of t from its sentence.
func (f *placeFinder) describe(t *toponym, shout bool) {
	t.name = strings.Join(strings.Fields(t.span.Of(f.doc.Text)), " ")
	t.key = f.keyOf(t.from, t.to)
	t.previous, t.before = f.classBefore(t.from, shout)
	t.next, t.after = f.classAfter(t, shout)
	written := t.name
	zone := f.sentences[t.sentence].Zone
	switch {
	case shout && zone != text.Dateline:
		t.shape = shapeShout
	case zone == text.Dateline:
		t.shape = shapeDateline
	case strings.HasSuffix(written, "."):
		t.shape = shapeDotted
	case len(written) > 1 && written == strings.ToUpper(written):
		t.shape = shapeCapitals
	case t.from == 0:
		t.shape = shapeStart
	case zone == text.Heading:
		t.shape = shapeHeading
	}
}

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
	case upper && compassWords[string(folded)] == "" && i > 1:
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
		case wordClassOf[string(folded)] == wordOrganisation:
			return wordOrganisation, hash
		case headWords[string(folded)] != 0:
			return wordHead, hash
		}
		return wordCapital, hash
	}
	return f.classOfWord(folded, upper), hash
}

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

// sift drops the names that the model holds to be no places, and turns to the
// rest the links between them. Of a name that the gazetteer lacks and those
// within it the likelier stay.
func (f *placeFinder) sift() {
	story := f.story()
	kept := make([]toponym, 0, len(f.toponyms))
	index := make([]int, len(f.toponyms))
	for i := range f.toponyms {
		t := &f.toponyms[i]
		index[i] = -1
		score, inner := placeScore(t, story.of(t)), 0.0
		for j := range t.inner {
			inner = max(inner, placeScore(&t.inner[j], story.of(&t.inner[j])))
		}
		if score > 0 && score >= inner && !f.unlikely(t, &story) {
			index[i] = len(kept)
			kept = append(kept, *t)
			continue
		}
		for j := range t.inner {
			if in := t.inner[j]; inner > 0 && placeScore(&in, story.of(&in)) > 0 && !f.unlikely(&in, &story) {
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

const wordHashes = 1024

// The blocks of the weights, one after the other; see placeFeatures.
const (
	blockBias     = 0
	blockPrevious = blockBias + 1
	blockNext     = blockPrevious + int(wordClasses)*int(shapes)
	blockKnown    = blockNext + int(wordClasses)*int(shapes)
	blockShape    = blockKnown + int(gazetteerClasses)
	blockStory    = blockShape + int(shapes)*int(gazetteerClasses)
	blockBefore   = blockStory + stories*int(gazetteerClasses)
	blockAfter    = blockBefore + wordHashes
	blockAround   = blockAfter + wordHashes
	blockPrevKind = blockAround + int(wordClasses)*int(wordClasses)
	blockNextKind = blockPrevKind + int(wordClasses)*int(gazetteerClasses)
	blockHead     = blockNextKind + int(wordClasses)*int(gazetteerClasses)
	placeWeights  = blockHead + wordHashes

	placeFeatureCount = 12
)

// placeFeatures returns the weights that a name's score is the sum of.
func placeFeatures(t *toponym, story storyClass) [placeFeatureCount]int {
	previous, next, known, shape := int(t.previous), int(t.next), int(t.known), int(t.shape)
	features := [placeFeatureCount]int{
		blockBias,
		blockPrevious + previous*int(shapes) + shape,
		blockNext + next*int(shapes) + shape,
		blockKnown + known,
		blockShape + shape*int(gazetteerClasses) + known,
		blockStory + int(story)*int(gazetteerClasses) + known,
		blockBefore + int(t.before),
		blockAfter + int(t.after),
		blockAround + previous*int(wordClasses) + next,
		blockPrevKind + previous*int(gazetteerClasses) + known,
		blockNextKind + next*int(gazetteerClasses) + known,
		blockBias, // no head
	}
	if t.head != "" {
		features[placeFeatureCount-1] = blockHead + int(hashWord([]byte(t.head)))
	}
	return features
}

// placeWeightTable holds the weights as 16-bit numbers in hundredths, little
// endian. TestTrainPlaces makes it.
//
//go:embed places_weights.bin
var placeWeightTable string

// placeScore is the logarithm of the odds that a name is a place here.
func placeScore(t *toponym, story storyClass) float64 {
	if len(placeWeightTable) < 2*placeWeights {
		return 1
	}
	sum := 0
	for _, f := range placeFeatures(t, story) {
		sum += int(int16(uint16(placeWeightTable[2*f]) | uint16(placeWeightTable[2*f+1])<<8))
	}
	return float64(sum) / 100
}
