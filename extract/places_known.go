package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

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

// describe fills in what the model is told of t from its sentence. In a title the
// words around it tell as little by their capitals as in a sentence of capitals.
func (f *placeFinder) describe(t *toponym, shout, title bool) {
	t.name = strings.Join(strings.Fields(t.span.Of(f.doc.Text)), " ")
	t.key = f.keyOf(t.from, t.to)
	t.previous, t.before = f.classBefore(t.from, shout || title)
	t.next, t.after = f.classAfter(t, shout || title)
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
