package lexicon

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/text"
)

// An ImportReport is what ImportGeoNames made of a dump.
type ImportReport struct {
	Rows   int // lines of the dump
	Places int // of which became places
	Names  int // by which they are found
	// Passed counts the rows whose kind of place news does not name: streams,
	// farms, abandoned villages.
	Passed int
	// Bad counts the rows that are no rows of a dump; BadRows names the first
	// of them.
	Bad     int
	BadRows []string
}

// String is the line with which an import ends. Its numbers add up.
func (r ImportReport) String() string {
	return fmt.Sprintf("%d rows: %d places by %d names, %d of other kinds, %d bad", r.Rows, r.Places, r.Names, r.Passed, r.Bad)
}

const (
	maxBadRows    = 20
	importBuckets = 64
	entrySize     = 16
)

// ImportGeoNames reads a GeoNames dump (allCountries.txt or the file of one
// country, tab-separated, https://download.geonames.org/export/dump/readme.txt)
// and writes the table for OpenGazetteer to path. It holds a few tens of
// megabytes however long the dump is: what it cannot hold goes to files beside
// path, which are removed. A bad row is counted and named in the report; only
// reading and writing fail, and then path is not written. Same dump, same bytes.
func ImportGeoNames(ctx context.Context, dump io.Reader, path string) (report ImportReport, err error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".gazetteer-*")
	if err != nil {
		return report, err
	}
	defer os.RemoveAll(dir)
	im := &importer{dir: dir, admin1: numbering{}, admin2: numbering{}, countries: map[string]*importedCountry{}}
	defer im.close()
	if err := im.open(); err != nil {
		return report, err
	}
	if err := im.read(ctx, dump, &report); err != nil {
		return report, err
	}
	if err := im.finish(path, &report); err != nil {
		return report, fmt.Errorf("lexicon: import: %w", err)
	}
	return report, nil
}

// numbering numbers the codes of divisions in the order in which they are met,
// from one. 65,535 are numbered; what comes later has no division.
type numbering map[string]*importedDivision

type importedDivision struct {
	number uint16
	row    uint32 // plus one, 0 where no row defines it
}

func (n numbering) of(code string) *importedDivision {
	d := n[code]
	if d == nil && len(n) < math.MaxUint16 {
		d = &importedDivision{number: uint16(len(n) + 1)}
		n[strings.Clone(code)] = d
	}
	return d
}

// importedCountry is a country with its towns counted by degree, from which
// the box of most of them is read.
type importedCountry struct {
	number   byte
	row      uint32
	lat, lon [361]uint32
}

// An importer holds the files of an import. Rows and names go to files of
// their own; the entries of the phrase table to one of 64 buckets by hash, so
// that each can be sorted in memory.
type importer struct {
	dir       string
	files     []*os.File
	rows      *bufio.Writer
	names     *bufio.Writer
	buckets   [importBuckets]bucketFile // of phrases, by hash
	ids       [importBuckets]bucketFile // of GeoNames ids with their rows, by id
	rowFile   *os.File
	nameFile  *os.File
	nameBytes uint32
	places    uint32
	admin1    numbering
	admin2    numbering
	countries map[string]*importedCountry
	words     Words
}

type bucketFile struct {
	*os.File
	w *bufio.Writer
}

func (im *importer) create(name string) (*os.File, *bufio.Writer, error) {
	f, err := os.Create(filepath.Join(im.dir, name))
	if err != nil {
		return nil, nil, err
	}
	im.files = append(im.files, f)
	return f, bufio.NewWriterSize(f, 1<<16), nil
}

func (im *importer) open() (err error) {
	if im.rowFile, im.rows, err = im.create("rows"); err != nil {
		return err
	}
	if im.nameFile, im.names, err = im.create("names"); err != nil {
		return err
	}
	for i := range importBuckets {
		for name, b := range map[string]*bucketFile{"bucket": &im.buckets[i], "ids": &im.ids[i]} {
			if b.File, b.w, err = im.create(name + strconv.Itoa(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *importer) close() {
	for _, f := range im.files {
		f.Close()
	}
}

// read reads the dump.
func (im *importer) read(ctx context.Context, dump io.Reader, report *ImportReport) error {
	lines := bufio.NewReaderSize(dump, 1<<20)
	for {
		line, err := lines.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			report.bad(report.Rows+1, "a row of more than a megabyte")
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = lines.ReadSlice('\n')
			}
			report.Rows++
			line = nil
		}
		if len(line) > 0 {
			report.Rows++
			if report.Rows%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			e, why := geoNamesEntry(strings.TrimRight(string(line), "\r\n"))
			switch {
			case why != "":
				report.bad(report.Rows, why)
			case e.Feature == NoFeature:
				report.Passed++
			default:
				if err := im.add(&e); err != nil {
					return fmt.Errorf("lexicon: import: %w", err)
				}
				report.Places++
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("lexicon: import: row %d: %w", report.Rows+1, err)
		}
	}
}

func (r *ImportReport) bad(row int, why string) {
	r.Bad++
	if len(r.BadRows) < maxBadRows {
		r.BadRows = append(r.BadRows, fmt.Sprintf("row %d: %s", row, why))
	}
}

// geoNamesEntry reads a row of a dump. why says what is wrong with it; the
// Feature of a row of another kind is NoFeature.
func geoNamesEntry(row string) (e PlaceEntry, why string) {
	c := strings.Split(row, "\t")
	if len(c) != 19 {
		return e, fmt.Sprintf("%d columns; want 19", len(c))
	}
	id, err := strconv.ParseUint(c[0], 10, 31)
	if err != nil || id == 0 {
		return e, fmt.Sprintf("%.20q is no GeoNames id", c[0])
	}
	lat, errLat := strconv.ParseFloat(c[4], 64)
	lon, errLon := strconv.ParseFloat(c[5], 64)
	if errLat != nil || errLon != nil || !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return e, fmt.Sprintf("%.20q, %.20q is no point in degrees", c[4], c[5])
	}
	if strings.TrimSpace(c[1]) == "" || len(c[1]) > 255 || !utf8.ValidString(row) {
		return e, fmt.Sprintf("%.40q is no name", c[1])
	}
	if c[8] != "" && len(c[8]) != 2 {
		return e, fmt.Sprintf("%.20q is no country code of two letters", c[8])
	}
	population, err := strconv.ParseUint(c[14], 10, 64)
	if err != nil && c[14] != "" {
		return e, fmt.Sprintf("%.20q is no population", c[14])
	}
	e = PlaceEntry{
		GeoNames: uint32(id), Name: c[1], Country: c[8], Lat: lat, Lon: lon,
		Population: uint32(min(population, math.MaxUint32)), Feature: geoNamesFeature(c[6], c[7], population),
		Capital: c[7] == "PPLC", Seat: c[7] == "PPLA",
	}
	if c[10] != "" && c[10] != "00" {
		e.Admin1 = c[8] + "." + c[10]
		if c[11] != "" {
			e.Admin2 = e.Admin1 + "." + c[11]
		}
	}
	for i, name := range append([]string{c[2]}, strings.Split(c[3], ",")...) {
		if UsableName(name) {
			e.Names = append(e.Names, PlaceName{Name: name, Alias: i > 0})
		}
	}
	for _, v := range NameVariants(e.Name) {
		e.Names = append(e.Names, PlaceName{Name: v})
	}
	return e, ""
}

// geoNamesFeature turns a feature class and code of GeoNames into a Feature,
// NoFeature for the kinds that news hardly names.
// https://www.geonames.org/export/codes.html
func geoNamesFeature(class, code string, population uint64) Feature {
	switch class {
	case "A":
		switch code {
		case "PCLI", "PCLD", "PCLF", "PCLS", "PCL", "PCLIX", "TERR":
			return Country
		case "ADM1":
			return Admin1
		case "ADM2", "ADM3", "ADMD":
			return Admin2
		case "ZN":
			return Area
		}
	case "P":
		switch {
		case code == "PPLQ" || code == "PPLH" || code == "PPLW" || code == "PPLCH":
			return NoFeature
		case code == "PPLX":
			return Neighbourhood
		case population >= 50_000 || code == "PPLC" || code == "PPLA":
			return City
		case population >= 5_000:
			return Town
		}
		return Village
	}
	return geoNamesFeatures[code]
}

var geoNamesFeatures = map[string]Feature{
	"CONT": Continent, "RGN": Area, "AREA": Area, "RGNE": Area, "VAL": Area, "DSRT": Area, "PEN": Area, "CAPE": Area, "FRST": Area, "SPIT": Area,
	"OCN": Ocean, "SEA": Sea, "GULF": Sea, "BAY": Sea, "STRT": Strait, "CHN": Strait, "CNL": Strait, "STM": River, "STMM": River,
	"LK": Lake, "LKS": Lake, "RSV": Lake, "LGN": Lake, "ISL": Island, "ISLS": Island, "ATOL": Island,
	"MT": Mountain, "MTS": Mountain, "PK": Mountain, "HLL": Mountain, "HLLS": Mountain, "PASS": Mountain, "VLC": Mountain,
	"AIRP": Airfield, "AIRF": Airfield, "AIRB": Airfield, "PRT": Port, "HBR": Port,
	"MILB": Facility, "INSM": Facility, "NVB": Facility, "PS": Facility, "PSH": Facility, "PSN": Facility, "DAM": Facility, "BDG": Facility, "OILR": Facility, "OILF": Facility,
	"PRN": Facility, "CMPRF": Facility, "BDRY": Facility, "SPCE": Facility,
}

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
	im.ids[min(e.GeoNames>>18, importBuckets-1)].w.Write(id[:])
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
	im.buckets[h>>58].w.Write(b[:])
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

// finish sorts the buckets and writes the table.
func (im *importer) finish(path string, report *ImportReport) error {
	writers := []*bufio.Writer{im.rows, im.names}
	for i := range importBuckets {
		writers = append(writers, im.buckets[i].w, im.ids[i].w)
	}
	for _, w := range writers {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	distinct := 0
	for i := range im.buckets {
		n, err := sortBucket(im.buckets[i].File)
		if err != nil {
			return err
		}
		distinct += n
	}
	phraseFile, phrases, err := im.create("phrases")
	if err != nil {
		return err
	}
	listFile, lists, err := im.create("lists")
	if err != nil {
		return err
	}
	if report.Names, err = im.writePhrases(distinct, phraseFile, phrases, lists); err != nil {
		return err
	}
	idFile, err := im.sortIDs()
	if err != nil {
		return err
	}
	return im.assemble(path, [sectionCount]any{
		phraseFile, im.rowFile, listFile, im.nameFile,
		im.divisions(im.admin1), im.divisions(im.admin2), im.countryTable(), idFile,
	})
}

type bucketEntry struct {
	high, low, candidate uint32
	weight               float32
}

func (e *bucketEntry) hash() uint64 { return uint64(e.high)<<32 | uint64(e.low) }

// sortBucket sorts the entries of a bucket by hash, then by weight, and counts
// the hashes.
func sortBucket(f *os.File) (int, error) {
	raw, err := os.ReadFile(f.Name())
	if err != nil {
		return 0, err
	}
	entries := make([]bucketEntry, 0, len(raw)/entrySize)
	for s := string(raw); len(s) >= entrySize; s = s[entrySize:] {
		entries = append(entries, bucketEntry{uint32At(s, 0), uint32At(s, 4), uint32At(s, 8), math.Float32frombits(uint32At(s, 12))})
	}
	slices.SortFunc(entries, func(a, b bucketEntry) int {
		return cmp.Or(cmp.Compare(a.hash(), b.hash()), cmp.Compare(b.weight, a.weight), cmp.Compare(a.candidate&candidateRow, b.candidate&candidateRow), cmp.Compare(a.candidate, b.candidate))
	})
	distinct := 0
	for i := range entries {
		e := &entries[i]
		if i == 0 || e.hash() != entries[i-1].hash() {
			distinct++
		}
		b := raw[i*entrySize:]
		putUint32(b, e.high)
		putUint32(b[4:], e.low)
		putUint32(b[8:], e.candidate)
		putUint32(b[12:], math.Float32bits(e.weight))
	}
	_, err = f.WriteAt(raw, 0)
	return distinct, err
}

// writePhrases writes the phrase table and the lists. The entries come sorted
// by hash, so each takes the next free slot from its own on; those that run
// over the end start again at the front.
func (im *importer) writePhrases(distinct int, file *os.File, phrases, lists *bufio.Writer) (names int, err error) {
	n := uint64(distinct*4/3 + 1)
	if distinct == 0 {
		n = 0
	}
	free, listed := uint64(0), uint32(0)
	var over [][slotSize]byte
	for i := range im.buckets {
		raw, err := os.ReadFile(im.buckets[i].Name())
		if err != nil {
			return 0, err
		}
		for s := string(raw); len(s) >= entrySize; {
			high, low := uint32At(s, 0), uint32At(s, 4)
			var found []uint32
			slot := uint32(0)
			for len(s) >= entrySize && uint32At(s, 0) == high && uint32At(s, 4) == low {
				if c := uint32At(s, 8); c == noCandidate {
					slot |= beginsMore
				} else if at := slices.IndexFunc(found, func(o uint32) bool { return o&candidateRow == c&candidateRow }); at >= 0 {
					found[at] &= c
				} else {
					found = append(found, c)
				}
				s = s[entrySize:]
			}
			switch {
			case len(found) == 1 && found[0] == found[0]&candidateRow:
				slot |= found[0] + 1
				names++
			case len(found) > 0:
				slot |= im.places + listed + 1
				names++
				writeUint32(lists, uint32(len(found)))
				for _, c := range found {
					writeUint32(lists, c)
				}
				listed += uint32(len(found)) + 1
			}
			var b [slotSize]byte
			putUint32(b[:], low)
			putUint32(b[4:], slot)
			home := uint64(high) * n >> 32
			if home < free {
				home = free
			}
			if home >= n {
				over = append(over, b)
				continue
			}
			for ; free < home; free++ {
				phrases.Write(make([]byte, slotSize))
			}
			phrases.Write(b[:])
			free++
		}
	}
	for ; free < n; free++ {
		phrases.Write(make([]byte, slotSize))
	}
	if err := phrases.Flush(); err != nil {
		return 0, err
	}
	if uint64(im.places)+uint64(listed) >= MaxValue {
		return 0, fmt.Errorf("more than %d names of several places", MaxValue-im.places)
	}
	at := int64(0)
	for _, b := range over {
		for slot := make([]byte, slotSize); ; at += slotSize {
			if _, err := file.ReadAt(slot, at); err != nil {
				return 0, err
			}
			if uint32At(string(slot), 4) == 0 {
				break
			}
		}
		if _, err := file.WriteAt(b[:], at); err != nil {
			return 0, err
		}
	}
	return names, lists.Flush()
}

func writeUint32(w *bufio.Writer, v uint32) {
	var b [4]byte
	putUint32(b[:], v)
	w.Write(b[:])
}

// sortIDs writes the GeoNames ids in order to one file.
func (im *importer) sortIDs() (*os.File, error) {
	file, w, err := im.create("ids")
	if err != nil {
		return nil, err
	}
	for i := range im.ids {
		raw, err := os.ReadFile(im.ids[i].Name())
		if err != nil {
			return nil, err
		}
		ids := make([]uint64, 0, len(raw)/idSize)
		for s := string(raw); len(s) >= idSize; s = s[idSize:] {
			ids = append(ids, uint64(uint32At(s, 0))<<32|uint64(uint32At(s, 4)))
		}
		slices.Sort(ids)
		for _, v := range ids {
			writeUint32(w, uint32(v>>32))
			writeUint32(w, uint32(v))
		}
	}
	return file, w.Flush()
}

func (im *importer) divisions(table numbering) []byte {
	out := make([]byte, 4*(len(table)+1))
	for _, d := range table {
		putUint32(out[4*int(d.number):], d.row)
	}
	return out
}

func (im *importer) countryTable() []byte {
	out := make([]byte, countrySize*(len(im.countries)+1))
	copy(out, "  ")
	for code, c := range im.countries {
		at := out[countrySize*int(c.number):]
		copy(at, code)
		putUint32(at[2:], c.row)
		for i, counts := range []*[361]uint32{&c.lat, &c.lon} {
			low, high := mostOf(counts)
			putUint16(at[6+4*i:], uint16(int16(low*100)))
			putUint16(at[8+4*i:], uint16(int16(high*100)))
		}
	}
	return out
}

// mostOf returns the degrees between which all but a fiftieth at each end lie.
func mostOf(counts *[361]uint32) (low, high int) {
	total := uint32(0)
	for _, n := range counts {
		total += n
	}
	if total == 0 {
		return 0, 0
	}
	sum := uint32(0)
	low, high = 180, -180
	for i, n := range counts {
		if sum+n > total/50 && low == 180 {
			low = i - 180
		}
		if n > 0 && sum <= total-total/50-1 {
			high = i - 180
		}
		sum += n
	}
	return low, max(high, low)
}

// assemble writes the sections to path, by way of a file beside it.
func (im *importer) assemble(path string, sections [sectionCount]any) error {
	out, w, err := im.create("table")
	if err != nil {
		return err
	}
	w.WriteString(gazetteerMagic)
	for _, s := range sections {
		size := int64(0)
		switch s := s.(type) {
		case []byte:
			size = int64(len(s))
		case *os.File:
			info, err := s.Stat()
			if err != nil {
				return err
			}
			size = info.Size()
		}
		if size > math.MaxUint32 {
			return fmt.Errorf("a section of %d bytes; at most 4 GiB", size)
		}
		writeUint32(w, uint32(size))
	}
	for _, s := range sections {
		switch s := s.(type) {
		case []byte:
			w.Write(s)
		case *os.File:
			if _, err := s.Seek(0, io.SeekStart); err != nil {
				return err
			}
			if _, err := io.Copy(w, s); err != nil {
				return err
			}
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	return os.Rename(out.Name(), path)
}
