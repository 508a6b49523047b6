package lexicon

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
	// Repeated counts the places that a later row of the same id took the
	// place of; RepeatedIDs names the first of them, in the order of their ids.
	Repeated    int
	RepeatedIDs []uint32
}

// String is the line with which an import ends. Its numbers add up.
func (r ImportReport) String() string {
	return fmt.Sprintf("%d rows: %d places by %d names, %d of other kinds, %d bad", r.Rows, r.Places, r.Names, r.Passed, r.Bad)
}

const (
	maxBadRows    = 20
	importBuckets = 256
	entrySize     = 16
)

// ImportGeoNames reads a GeoNames dump (allCountries.txt or the file of one
// country, tab-separated, https://download.geonames.org/export/dump/readme.txt)
// and writes the table for OpenGazetteer to path. It holds a 256th of
// the names at a time and tens of megabytes besides: what it cannot hold goes to
// files beside path, which are removed. A bad row is counted and named in the report; only
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
// their own; the entries of the phrase table to one of 256 buckets by hash, so
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
	return f, bufio.NewWriterSize(f, 1<<14), nil
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
