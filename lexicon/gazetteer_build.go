package lexicon

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A PlaceEntry is what a GazetteerBuilder is told of a place.
type PlaceEntry struct {
	GeoNames uint32 // GeoNames id, 0 where unknown
	Slug     string // names a place without a GeoNames id; made up where empty
	Name     string // as an English newspaper has it
	Names    []PlaceName
	Feature  Feature
	Country  string // ISO 3166-1 alpha-2
	// Admin1 and Admin2 are GeoNames codes with all that stands before them
	// ("UA.05", "US.TX.113"). An entry of Feature Admin1 or Admin2 defines its
	// code; one that nobody defines is as good as none.
	Admin1, Admin2      string
	Lat, Lon            float64
	Population          uint32
	Hand, Capital, Seat bool
}

// A PlaceName is a name of a place beside its main one; see Candidate.
type PlaceName struct {
	Name                               string
	Capitals, Alias, Adjective, Dotted bool
}

// A GazetteerBuilder makes the table of a Gazetteer. The zero value is ready.
type GazetteerBuilder struct {
	entries []PlaceEntry
	// marks of folded names: candidateWord, candidatePerson
	marks map[string]uint32
}

// MarkWords marks names that are everyday English words; see Candidate.
func (b *GazetteerBuilder) MarkWords(names []string) { b.mark(names, candidateWord) }

// MarkPersons marks names that are names of persons; see Candidate.
func (b *GazetteerBuilder) MarkPersons(names []string) { b.mark(names, candidatePerson) }

func (b *GazetteerBuilder) mark(names []string, flag uint32) {
	if b.marks == nil {
		b.marks = map[string]uint32{}
	}
	for _, name := range names {
		b.marks[Fold(name)] |= flag
	}
}

// Add adds a place. It fails for a place without a name or with coordinates
// off the globe, and says so with the name.
func (b *GazetteerBuilder) Add(e PlaceEntry) error {
	switch {
	case strings.TrimSpace(e.Name) == "" || !utf8.ValidString(e.Name):
		return fmt.Errorf("a place without a name at %g, %g", e.Lat, e.Lon)
	case len(e.Name) > 255:
		return fmt.Errorf("place %.40s...: a name of %d bytes; at most 255", e.Name, len(e.Name))
	case !(math.Abs(e.Lat) <= 90 && math.Abs(e.Lon) <= 180):
		return fmt.Errorf("place %s: %g, %g is no point in degrees", e.Name, e.Lat, e.Lon)
	case e.Country != "" && len(e.Country) != 2:
		return fmt.Errorf("place %s: %q is no country code of two letters", e.Name, e.Country)
	}
	b.entries = append(b.entries, e)
	return nil
}

// Bytes returns the table for OpenGazetteer. Same places in the same order,
// same bytes.
func (b *GazetteerBuilder) Bytes() ([]byte, error) {
	if len(b.entries) >= candidateRow {
		return nil, fmt.Errorf("lexicon: %d places; a gazetteer holds at most %d", len(b.entries), candidateRow)
	}
	t := tableWriter{offsets: map[string]uint32{}}
	admin1, admin1s := b.divisions(Admin1, func(e *PlaceEntry) string { return e.Admin1 })
	admin2, admin2s := b.divisions(Admin2, func(e *PlaceEntry) string { return e.Admin2 })
	country, countryRows := b.countries()
	slugs := map[string]int{}
	for i := range b.entries {
		e := &b.entries[i]
		id := e.GeoNames
		if id == 0 || id >= slugID {
			slug := e.Slug
			if slug == "" {
				slug = slugOf(e)
			}
			if slugs[slug]++; slugs[slug] > 1 {
				slug = fmt.Sprintf("%s-%d", slug, slugs[slug])
			}
			id = slugID | t.string(slug)
		}
		var flags byte
		for _, f := range []struct {
			set bool
			bit byte
		}{{e.Hand, flagHand}, {e.Capital, flagCapital}, {e.Seat, flagSeat}} {
			if f.set {
				flags |= f.bit
			}
		}
		row := make([]byte, placeSize)
		putUint32(row, id)
		putUint32(row[4:], t.string(e.Name))
		putUint32(row[8:], uint32(int32(math.Round(e.Lat*1e5))))
		putUint32(row[12:], uint32(int32(math.Round(e.Lon*1e5))))
		putUint32(row[16:], e.Population)
		putUint16(row[20:], admin1[e.Admin1])
		putUint16(row[22:], admin2[e.Admin2])
		row[24], row[25], row[26] = country[e.Country], byte(e.Feature), flags
		t.rows = append(t.rows, row...)
	}
	b.phrases(&t)
	sections := [sectionCount][]byte{t.phrases.Bytes(), t.rows, t.lists, t.names, admin1s, admin2s, countryRows, nil}
	out := []byte(gazetteerMagic)
	for _, s := range sections {
		out = appendUint32(out, uint32(len(s)))
	}
	for _, s := range sections {
		out = append(out, s...)
	}
	return out, nil
}

type tableWriter struct {
	phrases            PhraseBuilder
	rows, lists, names []byte
	offsets            map[string]uint32 // of names
}

func (t *tableWriter) string(s string) uint32 {
	at, ok := t.offsets[s]
	if !ok {
		at = uint32(len(t.names))
		t.names = append(append(t.names, byte(len(s))), s...)
		t.offsets[s] = at
	}
	return at
}

// divisions numbers the codes that an entry of the feature defines, from one,
// and makes the table from number to row plus one.
func (b *GazetteerBuilder) divisions(f Feature, code func(*PlaceEntry) string) (map[string]uint16, []byte) {
	numbers, table := map[string]uint16{}, make([]byte, 4)
	for i := range b.entries {
		e := &b.entries[i]
		c := code(e)
		if e.Feature != f || c == "" || numbers[c] != 0 || len(numbers) == math.MaxUint16-1 {
			continue
		}
		numbers[c] = uint16(len(numbers) + 1)
		table = appendUint32(table, uint32(i+1))
	}
	return numbers, table
}

// countries numbers the country codes from one, and makes the table from
// number to code, row plus one, and the box of the country's towns in
// hundredths of a degree: south, north, west, east.
func (b *GazetteerBuilder) countries() (map[string]byte, []byte) {
	numbers, rows := map[string]byte{}, []int{0}
	lats, lons := map[string][]float64{}, map[string][]float64{}
	codes := []string{"  "}
	for i := range b.entries {
		e := &b.entries[i]
		if e.Country == "" {
			continue
		}
		n := numbers[e.Country]
		if n == 0 {
			if len(codes) == math.MaxUint8 {
				continue
			}
			n = byte(len(codes))
			numbers[e.Country] = n
			codes, rows = append(codes, e.Country), append(rows, 0)
		}
		if e.Feature == Country {
			rows[n] = i + 1
		}
		if e.Feature.Settled() {
			lats[e.Country], lons[e.Country] = append(lats[e.Country], e.Lat), append(lons[e.Country], e.Lon)
		}
	}
	var table []byte
	for n, code := range codes {
		table = append(table, code...)
		table = appendUint32(table, uint32(rows[n]))
		for _, values := range [][]float64{lats[code], lons[code]} {
			slices.Sort(values)
			low, high := 0.0, 0.0
			if len(values) > 0 {
				low, high = values[len(values)/50], values[len(values)-1-len(values)/50]
			}
			table = append(table, 0, 0, 0, 0)
			putUint16(table[len(table)-4:], uint16(int16(math.Round(low*100))))
			putUint16(table[len(table)-2:], uint16(int16(math.Round(high*100))))
		}
	}
	return numbers, table
}

// phrases writes the table of names. A name of one place has the row as its
// value; one of several, or one that is marked, the number of places plus the
// offset of its list.
func (b *GazetteerBuilder) phrases(t *tableWriter) {
	candidates := map[string][]uint32{} // by folded name
	// PhraseBuilder wants a possessive as it is written: "King's Lynn".
	written := map[string]string{}
	add := func(name string, c uint32) {
		folded := Fold(name)
		if folded == "" {
			return
		}
		if strings.ContainsAny(name, "'’") {
			written[folded] = name
		}
		list := candidates[folded]
		for i, old := range list {
			const asks = candidateCapitals | candidateDotted
			if old&candidateRow == c&candidateRow && (old&asks == 0 || c&asks == 0 || old&asks == c&asks) {
				list[i] = old & c // the name that asks less of the text wins
				return
			}
		}
		candidates[folded] = append(list, c)
	}
	respelt := func(e *PlaceEntry, name string, c uint32) {
		if e.Feature != Admin1 && e.Feature != Admin2 && !e.Feature.Settled() || !transliterated[e.Country] {
			return
		}
		if s := Skeleton(Fold(name)); s != "" {
			add(skeletonMark+s, c|candidateAlias)
		}
	}
	for i := range b.entries {
		e := &b.entries[i]
		add(e.Name, uint32(i))
		respelt(e, e.Name, uint32(i))
		for _, n := range e.Names {
			c := uint32(i)
			if n.Capitals {
				c |= candidateCapitals
			}
			if n.Alias {
				c |= candidateAlias
			}
			if n.Adjective {
				c |= candidateAdjective
			}
			if n.Dotted {
				c |= candidateDotted
			}
			add(n.Name, c)
			if !n.Capitals && !n.Adjective && !n.Dotted {
				respelt(e, n.Name, uint32(i))
			}
		}
	}
	folded := make([]string, 0, len(candidates))
	for name := range candidates {
		folded = append(folded, name)
	}
	slices.Sort(folded)
	for _, name := range folded {
		list := candidates[name]
		for i := range list {
			list[i] |= b.marks[name]
		}
		if w, ok := written[name]; ok {
			name = w
		}
		if len(list) == 1 && list[0] == list[0]&candidateRow {
			t.phrases.Add(name, list[0])
			continue
		}
		slices.SortStableFunc(list, func(x, y uint32) int {
			return cmp.Or(cmp.Compare(b.weight(y), b.weight(x)), cmp.Compare(x&candidateRow, y&candidateRow))
		})
		t.phrases.Add(name, uint32(len(b.entries)+len(t.lists)/4))
		t.lists = appendUint32(t.lists, uint32(len(list)))
		for _, c := range list {
			t.lists = appendUint32(t.lists, c)
		}
	}
}

// weight orders the places of one name by how often news means them.
func (b *GazetteerBuilder) weight(c uint32) float64 {
	e := &b.entries[c&candidateRow]
	w := math.Log10(float64(e.Population) + 100)
	switch e.Feature {
	case Country, Continent:
		w += 3
	case Admin1:
		w -= 0.5
	case Admin2:
		w -= 1
	case Ocean, Sea:
		w += 3
	}
	if e.Hand {
		w += 1.5
	}
	if e.Capital {
		w++
	}
	if c&candidateAlias != 0 {
		w -= 2
	}
	return w
}

// slugOf makes up a name for machines: "us-texas-anderson-county".
func slugOf(e *PlaceEntry) string {
	parts := []string{strings.ToLower(e.Country)}
	if e.Feature != Admin1 && e.Admin1 != "" {
		parts = append(parts, strings.ToLower(strings.TrimPrefix(e.Admin1, e.Country+".")))
	}
	parts = append(parts, strings.ReplaceAll(Fold(e.Name), " ", "-"))
	slug := strings.TrimPrefix(strings.Join(parts, "-"), "-")
	return slug[:min(len(slug), 200)]
}

func appendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func putUint16(b []byte, v uint16) { b[0], b[1] = byte(v), byte(v>>8) }
