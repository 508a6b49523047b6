package lexicon

import (
	"fmt"
	"sort"
)

// A gazetteerTable is the table of a Gazetteer as it stands in a file. After
// the magic come the sizes of the sections as 32-bit numbers, then the
// sections; all numbers are little endian.
//
//	phrases    the names; see Phrases. A value below the number of places is
//	           the row of the one place of that name; of others the number of
//	           places is taken, and the rest is the place of a list.
//	rows       the places, 28 bytes each: GeoNames id, or with the top bit the
//	           offset of a slug; offset of the name; latitude and longitude in
//	           1/100,000 degrees; population; numbers of the two divisions
//	           (16 bits each); number of the country, feature, flags, nothing
//	lists      each a count and as many rows with the marks of the name
//	names      each a length of one byte and as many bytes
//	divisions  by number: the row plus one; first and second ones
//	countries  by number: code, row plus one, box of its towns (see Extent)
//	ids        GeoNames ids with their rows, sorted by id; empty where nobody
//	           asks for a place by its id
type gazetteerTable struct {
	phrases                       Phrases
	rows, lists, names            string
	admin1s, admin2s, countryRows string
	ids                           string
	places                        int
}

const (
	gazetteerMagic = "annals gazetteer 1\n\x00\x00\x00\x00\x00"
	sectionCount   = 8
	placeSize      = 28
	countrySize    = 14
	idSize         = 8
)

const (
	slugID      = 1 << 31 // the id is the offset of a slug
	flagHand    = 1
	flagCapital = 2
	flagSeat    = 4
)

func openTable(table string) (*gazetteerTable, error) {
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
	phrases, err := PhrasesIn(sections[0])
	return &gazetteerTable{
		phrases: phrases, rows: sections[1], lists: sections[2], names: sections[3],
		admin1s: sections[4], admin2s: sections[5], countryRows: sections[6], ids: sections[7],
		places: len(sections[1]) / placeSize,
	}, err
}

// candidates appends the places that the value of a phrase stands for to dst.
func (t *gazetteerTable) candidates(value uint32, dst []Candidate) []Candidate {
	if int(value) < t.places {
		return append(dst, Candidate{Row: int32(value)})
	}
	at := (int(value) - t.places) * 4
	for n := uint32At(t.lists, at); n > 0; n-- {
		at += 4
		c := uint32At(t.lists, at)
		dst = append(dst, Candidate{
			Row: int32(c & candidateRow), Capitals: c&candidateCapitals != 0,
			Alias: c&candidateAlias != 0, Adjective: c&candidateAdjective != 0,
			Dotted: c&candidateDotted != 0, Word: c&candidateWord != 0, Person: c&candidatePerson != 0,
		})
	}
	return dst
}

// place returns the place of that row.
func (t *gazetteerTable) place(row int32) Place {
	r := t.rows[int(row)*placeSize:][:placeSize]
	p := Place{
		Row:  row,
		Name: t.name(uint32At(r, 4)),
		Lat:  float64(int32(uint32At(r, 8))) / 1e5, Lon: float64(int32(uint32At(r, 12))) / 1e5,
		Population: uint32At(r, 16),
		admin1:     uint16(r[20]) | uint16(r[21])<<8,
		admin2:     uint16(r[22]) | uint16(r[23])<<8,
		Feature:    Feature(r[25]),
		Hand:       r[26]&flagHand != 0, Capital: r[26]&flagCapital != 0, Seat: r[26]&flagSeat != 0,
	}
	if c := int(r[24]); c > 0 {
		p.Country = t.countryRows[c*countrySize:][:2]
	}
	if id := uint32At(r, 0); id&slugID != 0 {
		p.slug = t.name(id &^ slugID)
	} else {
		p.id = id
	}
	return p
}

func (t *gazetteerTable) name(at uint32) string {
	n := int(t.names[at])
	return t.names[at+1:][:n]
}

// rowOf returns the row of the place with that GeoNames id, -1 if none.
func (t *gazetteerTable) rowOf(id uint32) int32 {
	if id == 0 || id&slugID != 0 {
		return -1
	}
	n := len(t.ids) / idSize
	i := sort.Search(n, func(i int) bool { return uint32At(t.ids, i*idSize) >= id })
	if i == n || uint32At(t.ids, i*idSize) != id {
		return -1
	}
	return int32(uint32At(t.ids, i*idSize+4))
}

func rowAt(table string, i int) int32 {
	if i == 0 {
		return -1
	}
	return int32(uint32At(table, i*4)) - 1
}
