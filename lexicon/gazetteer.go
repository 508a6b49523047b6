package lexicon

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"sync"

	"github.com/annals-kg/annals/event"
)

// A Feature is what kind of place a place is.
type Feature uint8

// The features, larger ones first.
const (
	NoFeature Feature = iota
	Continent
	Area // without a border that all agree on: the Sahel, Donbas
	Country
	Admin1 // a country's first division: oblast, state, governorate
	Admin2 // the next: county, district, raion
	City
	Town
	Village
	Neighbourhood
	Ocean
	Sea
	Strait // and channels and gulfs
	River
	Lake
	Island
	Mountain // and ranges, hills, passes
	Airfield
	Port
	Facility // power plants, dams, bases, bridges, crossings, camps
	Street
)

var featureNames = [...]string{
	"", "continent", "area", "country", "admin1", "admin2", "city", "town", "village", "neighbourhood",
	"ocean", "sea", "strait", "river", "lake", "island", "mountain", "airfield", "port", "facility", "street",
}

// String returns the name that records give the feature.
func (f Feature) String() string { return featureNames[f] }

// FeatureOf returns the feature of that name.
func FeatureOf(name string) (Feature, bool) {
	for f, n := range featureNames {
		if n == name {
			return Feature(f), true
		}
	}
	return NoFeature, false
}

// Settled reports whether people live there together: city to neighbourhood.
func (f Feature) Settled() bool { return f >= City && f <= Neighbourhood }

// Water reports whether the place is a body of water.
func (f Feature) Water() bool { return f >= Ocean && f <= Lake }

// A Place is a place of the gazetteer. Its strings point into the gazetteer's
// table, so a Place costs no memory of its own.
type Place struct {
	// Row is the place's number in its gazetteer.
	Row int32
	// Name is the one that an English newspaper uses.
	Name    string
	Feature Feature
	// Population is 0 where unknown; that of a country or region is the sum
	// over its listed towns.
	Population uint32
	// Country is the ISO 3166-1 alpha-2 code, empty for the high seas and for
	// what lies in several countries. Who claims and who holds it: Holders.
	Country string
	// Lat and Lon are WGS 84 degrees, good to about a metre as stored.
	Lat, Lon float64
	// Hand marks a place that was entered by hand for this project: the news
	// names it.
	Hand bool
	// Capital marks the capital of a country.
	Capital bool
	// Seat marks the seat of a first division.
	Seat bool

	id             uint32
	slug           string
	admin1, admin2 uint16
}

// ID is the place's name for machines: "geonames:703883", or "place/..." for
// a place that GeoNames is not known to list.
func (p *Place) ID() event.EntityID {
	if p.slug != "" {
		return event.EntityID("place/" + p.slug)
	}
	return event.EntityID("geonames:" + strconv.FormatUint(uint64(p.id), 10))
}

// A Candidate is one of the places that a phrase can name.
type Candidate struct {
	Row int32
	// Capitals says that the phrase names this place only when written in
	// capitals ("US", "OR").
	Capitals bool
	// Alias says that the phrase is not among the place's usual English names.
	Alias bool
	// Adjective says that the phrase is the adjective of the place or the
	// name of its people: "Ukrainian", "Ukrainians", "Dutchman".
	Adjective bool
	// Dotted says that the phrase is an abbreviation that needs its dot
	// ("Miss.", "Ind.").
	Dotted bool
	// Word says that the phrase is an everyday English word as well
	// ("Reading", "Nice", "Of").
	Word bool
	// Person says that the phrase is a usual given name or surname as well
	// ("Jordan", "Lincoln").
	Person bool
}

const (
	candidateCapitals  = 1 << 31
	candidateAlias     = 1 << 30
	candidateAdjective = 1 << 29
	candidateDotted    = 1 << 28
	candidateWord      = 1 << 27
	candidatePerson    = 1 << 26
	candidateRow       = 1<<26 - 1
)

// A Gazetteer knows places by their names. It is one flat table that is read
// in place: to open it costs nothing, and its pages load as they are asked
// for. Safe for concurrent use.
type Gazetteer struct {
	phrases                       Phrases
	rows, lists, names            string
	admin1s, admin2s, countryRows string
	places                        int
}

//go:embed data/places.bin
var placesTable string

// DefaultGazetteer is the gazetteer that the program carries. The table is
// made by lexicon/generate; its sources are named in NOTICE.
var DefaultGazetteer = sync.OnceValue(func() *Gazetteer {
	g, err := OpenGazetteer(placesTable)
	if err != nil {
		panic(err) // the program carries a broken table
	}
	return g
})

const (
	gazetteerMagic = "annals gazetteer 1\n\x00\x00\x00\x00\x00"
	placeSize      = 28
	countrySize    = 14
	sectionCount   = 7
)

// OpenGazetteer reads a table that GazetteerBuilder.Bytes wrote. It looks at
// the head alone; the table must stay as it is.
func OpenGazetteer(table string) (*Gazetteer, error) {
	head := len(gazetteerMagic) + 4*sectionCount
	if len(table) < head || table[:len(gazetteerMagic)] != gazetteerMagic {
		return nil, fmt.Errorf("lexicon: not a gazetteer table of this version; write it again with `annals gazetteer import`")
	}
	var sections [sectionCount]string
	at := head
	for i := range sections {
		n := int(uint32At(table, len(gazetteerMagic)+4*i))
		if n > len(table)-at {
			return nil, fmt.Errorf("lexicon: a gazetteer table that ends after %d bytes, in section %d of %d; write it again", len(table), i+1, sectionCount)
		}
		sections[i] = table[at : at+n]
		at += n
	}
	g := &Gazetteer{
		rows: sections[1], lists: sections[2], names: sections[3],
		admin1s: sections[4], admin2s: sections[5], countryRows: sections[6],
		places: len(sections[1]) / placeSize,
	}
	var err error
	g.phrases, err = PhrasesIn(sections[0])
	return g, err
}

// Len is the number of places.
func (g *Gazetteer) Len() int { return g.places }

// At appends the names of places that begin at word i to dst, shortest first.
// Candidates tells which places the value of a hit stands for.
func (g *Gazetteer) At(w *Words, i int, dst []Hit) []Hit { return g.phrases.At(w, i, dst) }

// Candidates appends the places that the value of a hit stands for to dst,
// those that are most often meant first. A place comes twice where it has the
// name in two ways: "VT" and "Vt.".
func (g *Gazetteer) Candidates(value uint32, dst []Candidate) []Candidate {
	if int(value) < g.places {
		return append(dst, Candidate{Row: int32(value)})
	}
	at := (int(value) - g.places) * 4
	for n := uint32At(g.lists, at); n > 0; n-- {
		at += 4
		c := uint32At(g.lists, at)
		dst = append(dst, Candidate{
			Row: int32(c & candidateRow), Capitals: c&candidateCapitals != 0,
			Alias: c&candidateAlias != 0, Adjective: c&candidateAdjective != 0,
			Dotted: c&candidateDotted != 0, Word: c&candidateWord != 0,
			Person: c&candidatePerson != 0,
		})
	}
	return dst
}

// Lookup returns the places of a name as people write it, those that are most
// often meant first.
func (g *Gazetteer) Lookup(name string) []Place {
	value, ok := g.phrases.Lookup(name)
	if !ok {
		return nil
	}
	var out []Place
	for _, c := range g.Candidates(value, nil) {
		if !c.Adjective {
			out = append(out, g.Place(c.Row))
		}
	}
	return out
}

// Place returns the place of that row.
func (g *Gazetteer) Place(row int32) Place {
	r := g.rows[int(row)*placeSize:][:placeSize]
	p := Place{
		Row:  row,
		Name: g.name(uint32At(r, 4)),
		Lat:  float64(int32(uint32At(r, 8))) / 1e5, Lon: float64(int32(uint32At(r, 12))) / 1e5,
		Population: uint32At(r, 16),
		admin1:     uint16(r[20]) | uint16(r[21])<<8,
		admin2:     uint16(r[22]) | uint16(r[23])<<8,
		Feature:    Feature(r[25]),
		Hand:       r[26]&flagHand != 0, Capital: r[26]&flagCapital != 0, Seat: r[26]&flagSeat != 0,
	}
	if c := int(r[24]); c > 0 {
		p.Country = g.countryRows[c*countrySize:][:2]
	}
	if id := uint32At(r, 0); id&slugID != 0 {
		p.slug = g.name(id &^ slugID)
	} else {
		p.id = id
	}
	return p
}

const (
	slugID      = 1 << 31 // the id is the offset of a slug
	flagHand    = 1
	flagCapital = 2
	flagSeat    = 4
)

func (g *Gazetteer) name(at uint32) string {
	n := int(g.names[at])
	return g.names[at+1:][:n]
}

// RegionOf returns the row of the first division that p lies in, -1 if none.
// That of a first division is itself.
func (g *Gazetteer) RegionOf(p *Place) int32 { return rowAt(g.admin1s, int(p.admin1)) }

// DistrictOf returns the row of the second division that p lies in, -1 if
// none. That of a second division is itself.
func (g *Gazetteer) DistrictOf(p *Place) int32 { return rowAt(g.admin2s, int(p.admin2)) }

// CountryOf returns the row of the country that p lies in, -1 if none.
func (g *Gazetteer) CountryOf(p *Place) int32 {
	c := int(g.rows[int(p.Row)*placeSize+24])
	if c == 0 {
		return -1
	}
	return int32(uint32At(g.countryRows, c*countrySize+2)) - 1
}

// RegionName returns the name of the first division that p lies in, empty if
// none.
func (g *Gazetteer) RegionName(p *Place) string {
	if row := g.RegionOf(p); row >= 0 {
		return g.name(uint32At(g.rows, int(row)*placeSize+4))
	}
	return ""
}

func rowAt(table string, i int) int32 {
	if i == 0 {
		return -1
	}
	return int32(uint32At(table, i*4)) - 1
}

// Extent returns the box in which most towns of p's country lie: south,
// north, west, east in degrees; ok is false where it is not known.
func (g *Gazetteer) Extent(p *Place) (south, north, west, east float64, ok bool) {
	c := int(g.rows[int(p.Row)*placeSize+24])
	at := c*countrySize + 6
	read := func(i int) float64 {
		return float64(int16(uint16(g.countryRows[at+2*i])|uint16(g.countryRows[at+2*i+1])<<8)) / 100
	}
	if c == 0 {
		return 0, 0, 0, 0, false
	}
	south, north, west, east = read(0), read(1), read(2), read(3)
	return south, north, west, east, south < north
}

// Kilometres is the great-circle distance of two points in WGS 84 degrees on
// a sphere of 6371 km radius.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	sinLat, sinLon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := sinLat*sinLat + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sinLon*sinLon
	return 12742 * math.Asin(math.Sqrt(min(1, h)))
}
