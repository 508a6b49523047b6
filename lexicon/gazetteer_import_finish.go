package lexicon

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
)

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
	idFile, err := im.sortIDs(report)
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
	for b := raw; len(b) >= entrySize; b = b[entrySize:] {
		entries = append(entries, bucketEntry{getUint32(b), getUint32(b[4:]), getUint32(b[8:]), math.Float32frombits(getUint32(b[12:]))})
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

// sortIDs writes the GeoNames ids in order to one file, each once: of the rows
// of one id the last stands.
func (im *importer) sortIDs(report *ImportReport) (*os.File, error) {
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
		for b := raw; len(b) >= idSize; b = b[idSize:] {
			ids = append(ids, uint64(getUint32(b))<<32|uint64(getUint32(b[4:])))
		}
		slices.Sort(ids)
		for i, v := range ids {
			if id := uint32(v >> 32); i+1 < len(ids) && id == uint32(ids[i+1]>>32) {
				if report.Repeated++; len(report.RepeatedIDs) < maxBadRows {
					report.RepeatedIDs = append(report.RepeatedIDs, id)
				}
				continue
			}
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
