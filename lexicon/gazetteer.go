package lexicon

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
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

// A Gazetteer knows places by their names. It is one flat table, or two of
// which one is the user's, read in place: to open it costs nothing, and its
// pages load as they are asked for. Safe for concurrent use.
type Gazetteer struct {
	// tables are asked in this order; the places of the first have the first
	// rows.
	tables []*gazetteerTable
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

// OpenGazetteer reads a table that GazetteerBuilder.Bytes or ImportGeoNames
// wrote. It looks at the head alone; the table must stay as it is.
func OpenGazetteer(table string) (*Gazetteer, error) {
	t, err := openTable(table)
	if err != nil {
		return nil, err
	}
	return &Gazetteer{[]*gazetteerTable{t}}, nil
}

// OpenGazetteerFile opens a table that ImportGeoNames wrote to path.
func OpenGazetteerFile(path string) (*Gazetteer, error) {
	table, err := readTableFile(path)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	g, err := OpenGazetteer(table)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

// With returns g with the places of user's table before its own: where both
// know a place by its GeoNames id, user's entry stands.
func (g *Gazetteer) With(user *Gazetteer) *Gazetteer {
	return &Gazetteer{append(append([]*gazetteerTable{}, user.tables[0]), g.tables[len(g.tables)-1])}
}

// Len is the number of places, those of a second table included that the first
// has as well.
func (g *Gazetteer) Len() int {
	n := 0
	for _, t := range g.tables {
		n += t.places
	}
	return n
}

// A PlaceHit is a name of places found in Words: words [From, To). Candidates
// tells which places it stands for.
type PlaceHit struct {
	From, To int
	// Name is the same for the same name, and different for different ones.
	Name PlaceNameID
}

// A PlaceNameID numbers a name of a Gazetteer.
type PlaceNameID struct {
	values [2]uint32 // by table: the value of its phrase plus one, 0 for none
}

// At appends the names of places that begin at word i to dst, shortest first.
func (g *Gazetteer) At(w *Words, i int, dst []PlaceHit) []PlaceHit {
	start := len(dst)
	for n, t := range g.tables {
		walk, at := phraseWalk{w: w, at: i, hash: hashSeed}, start
		for walk.next(t.phrases) {
			for at < len(dst) && dst[at].To < walk.at {
				at++
			}
			if at == len(dst) || dst[at].To > walk.at {
				dst = slices.Insert(dst, at, PlaceHit{From: i, To: walk.at})
			}
			dst[at].Name.values[n] = walk.value + 1
		}
	}
	return dst
}

// Candidates appends the places that a name stands for to dst, those that are
// most often meant first; each once, but for a place that has the name in two
// ways: "VT" and "Vt.".
func (g *Gazetteer) Candidates(name PlaceNameID, dst []Candidate) []Candidate {
	start, first := len(dst), int32(0)
	for n, t := range g.tables {
		own := len(dst)
		if name.values[n] != 0 {
			dst = t.candidates(name.values[n]-1, dst)
		}
		kept := dst[:own]
		for _, c := range dst[own:] {
			c.Row += first
			if n > 0 || t.ids != "" {
				c.Row = g.canonical(c.Row)
				if slices.ContainsFunc(kept[start:], func(o Candidate) bool { return o.Row == c.Row }) {
					continue
				}
			}
			kept = append(kept, c)
		}
		dst = kept
		first += int32(t.places)
	}
	return dst
}

// Lookup returns the places of a name as people write it, those that are most
// often meant first.
func (g *Gazetteer) Lookup(name string) []Place {
	var w Words
	w.Cut(name, text.Span{End: len(name)})
	if len(w.Words) == 0 {
		return nil
	}
	hits := g.At(&w, 0, nil)
	if len(hits) == 0 || hits[len(hits)-1].To != len(w.Words) {
		return nil
	}
	var out []Place
	for _, c := range g.Candidates(hits[len(hits)-1].Name, nil) {
		if !c.Adjective {
			out = append(out, g.Place(c.Row))
		}
	}
	return out
}

// table returns the table of a row, the row within it, and the row at which
// the table begins.
func (g *Gazetteer) table(row int32) (t *gazetteerTable, within, first int32) {
	for _, t := range g.tables {
		if int(row-first) < t.places {
			return t, row - first, first
		}
		first += int32(t.places)
	}
	panic(fmt.Sprintf("lexicon: no place has the row %d", row))
}

// canonical returns the row that stands for the same place in the user's table,
// the last one of its id, or row.
func (g *Gazetteer) canonical(row int32) int32 {
	if g.tables[0].ids == "" || row < 0 {
		return row
	}
	t, within, _ := g.table(row)
	if user := g.tables[0].rowOf(uint32At(t.rows, int(within)*placeSize)); user >= 0 {
		return user
	}
	return row
}

// Place returns the place of that row.
func (g *Gazetteer) Place(row int32) Place {
	t, within, _ := g.table(row)
	p := t.place(within)
	p.Row = row
	return p
}

// RegionOf returns the row of the first division that p lies in, -1 if none.
// That of a first division is itself.
func (g *Gazetteer) RegionOf(p *Place) int32 {
	t, _, first := g.table(p.Row)
	return g.global(rowAt(t.admin1s, int(p.admin1)), first)
}

// DistrictOf returns the row of the second division that p lies in, -1 if
// none. That of a second division is itself.
func (g *Gazetteer) DistrictOf(p *Place) int32 {
	t, _, first := g.table(p.Row)
	return g.global(rowAt(t.admin2s, int(p.admin2)), first)
}

// CountryOf returns the row of the country that p lies in, -1 if none.
func (g *Gazetteer) CountryOf(p *Place) int32 {
	t, within, first := g.table(p.Row)
	c := int(t.rows[int(within)*placeSize+24])
	if c == 0 {
		return -1
	}
	return g.global(int32(uint32At(t.countryRows, c*countrySize+2))-1, first)
}

// global is the row of the place that has the given row in the table that
// begins at first.
func (g *Gazetteer) global(row, first int32) int32 {
	if row < 0 {
		return -1
	}
	return g.canonical(row + first)
}

// RegionName returns the name of the first division that p lies in, empty if
// none.
func (g *Gazetteer) RegionName(p *Place) string {
	row := g.RegionOf(p)
	if row < 0 {
		return ""
	}
	t, within, _ := g.table(row)
	return t.name(uint32At(t.rows, int(within)*placeSize+4))
}

// Extent returns the box in which most towns of p's country lie: south,
// north, west, east in degrees; ok is false where it is not known.
func (g *Gazetteer) Extent(p *Place) (south, north, west, east float64, ok bool) {
	t, within, _ := g.table(p.Row)
	c := int(t.rows[int(within)*placeSize+24])
	if c == 0 {
		return 0, 0, 0, 0, false
	}
	at := c*countrySize + 6
	read := func(i int) float64 {
		return float64(int16(uint16(t.countryRows[at+2*i])|uint16(t.countryRows[at+2*i+1])<<8)) / 100
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
