package lexicon

import (
	"fmt"
	"math"
	"strings"

	"github.com/annals-kg/annals/text"
)

// add writes an entry to the files.
func (im *importer) add(e *PlaceEntry) error {
	row := im.places
	if row == candidateRow {
		return fmt.Errorf("more than %d places", candidateRow)
	}
	im.places++
	var b [placeSize]byte
	putUint32(b[:], e.GeoNames)
	putUint32(b[4:], im.nameBytes)
	putUint32(b[8:], uint32(int32(math.Round(e.Lat*1e5))))
	putUint32(b[12:], uint32(int32(math.Round(e.Lon*1e5))))
	putUint32(b[16:], e.Population)
	for _, division := range []struct {
		at      int
		feature Feature
		code    string
		table   numbering
	}{{20, Admin1, e.Admin1, im.admin1}, {22, Admin2, e.Admin2, im.admin2}} {
		if division.code == "" {
			continue
		}
		if d := division.table.of(division.code); d != nil {
			putUint16(b[division.at:], d.number)
			if e.Feature == division.feature && d.row == 0 {
				d.row = row + 1
			}
		}
	}
	if e.Country != "" {
		b[24] = im.countryOf(e, row)
	}
	b[25] = byte(e.Feature)
	if e.Capital {
		b[26] |= flagCapital
	}
	if e.Seat {
		b[26] |= flagSeat
	}
	im.rows.Write(b[:])
	im.names.WriteByte(byte(len(e.Name)))
	im.names.WriteString(e.Name)
	im.nameBytes += uint32(len(e.Name)) + 1
	var id [idSize]byte
	putUint32(id[:], e.GeoNames)
	putUint32(id[4:], row)
	im.ids[min(e.GeoNames>>16, importBuckets-1)].w.Write(id[:])
	im.addName(e.Name, row, weightOf(e, false))
	for _, n := range e.Names {
		c := row
		if n.Alias {
			c |= candidateAlias
		}
		im.addName(n.Name, c, weightOf(e, n.Alias))
	}
	// bufio keeps the first error of a file and returns it at Flush.
	return nil
}

func (im *importer) countryOf(e *PlaceEntry, row uint32) byte {
	c := im.countries[e.Country]
	if c == nil {
		if len(im.countries) == math.MaxUint8 {
			return 0
		}
		c = &importedCountry{number: byte(len(im.countries) + 1)}
		im.countries[strings.Clone(e.Country)] = c
	}
	if e.Feature == Country && c.row == 0 {
		c.row = row + 1
	}
	if e.Feature.Settled() {
		c.lat[int(e.Lat)+180]++
		c.lon[int(e.Lon)+180]++
	}
	return c.number
}

// An entry of a bucket: 64 bits of hash, a candidate or noCandidate, and a
// weight by which the places of one name are ordered.
const noCandidate = math.MaxUint32

// addName adds a name and its beginnings to the buckets.
func (im *importer) addName(name string, candidate uint32, weight float32) {
	im.words.Cut(name, text.Span{End: len(name)})
	h := uint64(hashSeed)
	for i, word := range im.words.Words {
		if i > 0 {
			im.addEntry(h, noCandidate, 0)
			if word.Joint != Glued {
				h = hashByte(h, ' ')
			}
		}
		h = hashBytes(h, im.words.Folded(i))
	}
	if h != hashSeed {
		im.addEntry(h, candidate, weight)
	}
}

func (im *importer) addEntry(h uint64, candidate uint32, weight float32) {
	h = hashMix(h)
	var b [entrySize]byte
	putUint32(b[:], uint32(h>>32))
	putUint32(b[4:], uint32(h))
	putUint32(b[8:], candidate)
	putUint32(b[12:], math.Float32bits(weight))
	im.buckets[h>>56].w.Write(b[:])
}

// weightOf orders the places of one name; see GazetteerBuilder.weight.
func weightOf(e *PlaceEntry, alias bool) float32 {
	b := GazetteerBuilder{entries: []PlaceEntry{*e}}
	c := uint32(0)
	if alias {
		c = candidateAlias
	}
	return float32(b.weight(c))
}
