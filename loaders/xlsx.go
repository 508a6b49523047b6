package loaders

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/text"
)

// xlsx.go: workbooks of Excel since 2007: each sheet is a table with a row of
// column names and one article a row. ECMA-376, part 1, 18.
func init() {
	register(Loader{
		Name:    "xlsx",
		Summary: "Excel workbooks with a row of column names, one article a row",
		Exts:    []string{".xlsx", ".xlsm"},
		Sniff: func(head []byte) bool {
			return isZIP(head) && (bytes.Contains(head, []byte("xl/workbook.xml")) || bytes.Contains(head, []byte("xl/worksheets/")))
		},
		Load: loadXLSX,
	})
}

// maxShared bounds the words that cells share, which are held in memory.
const maxShared = 64 << 20

var errShared = errors.New("its shared words are too long; save it as CSV")

func loadXLSX(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	archive, done, err := openZIP(ctx, r, &o)
	if archive == nil || err != nil {
		return err
	}
	defer done()
	b := workbook{archive: archive, o: o}
	if err := b.readShared(); err != nil {
		if errors.Is(err, errShared) {
			o.skip("", SkipTooLong, "%v", err)
		} else {
			o.fault(err)
		}
		return nil
	}
	sheets := b.sheets()
	if len(sheets) == 0 {
		o.skip("", SkipBroken, "a workbook without sheets")
		return nil
	}
	for _, name := range sheets {
		if err := b.load(ctx, name, emit); err != nil {
			return err
		}
	}
	return nil
}

// A workbook is an open XLSX file.
type workbook struct {
	archive  *zip.Reader
	o        Options
	shared   []string // words that cells share, by number
	from1904 bool     // days are counted as the first Macintosh did
}

// decoder opens a part of the workbook. The decoder does not know the entities
// of a DOCTYPE, so none can multiply.
func (b *workbook) decoder(name string) (*xml.Decoder, io.Closer, error) {
	r, err := b.archive.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return xml.NewDecoder(&unpackReader{faultReader{r: r}, b.o.unpacking}), r, nil
}

// sheets lists the sheets in the order of their numbers.
func (b *workbook) sheets() []string {
	var names []string
	for _, f := range b.archive.File {
		if strings.HasPrefix(f.Name, "xl/worksheets/") && strings.HasSuffix(f.Name, ".xml") && !strings.Contains(f.Name[len("xl/worksheets/"):], "/") {
			names = append(names, f.Name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b) // sheet2 before sheet10
		}
		return strings.Compare(a, b)
	})
	return names
}

// readShared reads the words that cells share, and how days are counted.
func (b *workbook) readShared() error {
	if d, closer, err := b.decoder("xl/workbook.xml"); err == nil {
		for {
			token, err := d.RawToken()
			if err != nil {
				break
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "workbookPr" {
				v := xmlAttr(start, "date1904")
				b.from1904 = v == "1" || v == "true"
				break
			}
		}
		closer.Close()
	}
	d, closer, err := b.decoder("xl/sharedStrings.xml")
	if err != nil {
		return nil // a workbook of numbers, or one that shares nothing
	}
	defer closer.Close()
	var word strings.Builder
	size, inText, inPhonetic := 0, false, false
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "t":
				inText = true
			case "rPh": // how Japanese words are read
				inPhonetic = true
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "rPh":
				inPhonetic = false
			case "si":
				b.shared = append(b.shared, word.String())
				word.Reset()
			}
		case xml.CharData:
			if inText && !inPhonetic {
				word.Write(token)
				size += len(token)
			}
		}
		if size+16*len(b.shared) > maxShared {
			return errShared
		}
	}
}

// load loads the rows of a sheet. A sheet without a column for the text, such as
// one of notes, is passed over if there are others.
func (b *workbook) load(ctx context.Context, name string, emit func(*text.Document) error) error {
	sheet := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".xml")
	d, closer, err := b.decoder(name)
	if err != nil {
		b.o.skip(sheet, SkipBroken, "%v", err)
		return nil
	}
	defer closer.Close()
	var columns map[string]int
	rows := sheetReader{workbook: b, d: d}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, n, err := rows.next()
		at := sheet + " row " + strconv.Itoa(n)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			inside := b.o
			inside.Name = b.o.where(at)
			inside.fault(err)
			return nil
		case len(strings.TrimSpace(strings.Join(row, ""))) == 0:
			continue
		}
		if columns == nil {
			columns = b.o.columns(row)
			if columns["text"] < 0 && columns["title"] < 0 {
				b.o.skip(sheet, SkipNoText, "no column is called text; there are: %.300s", strings.Join(row, ", "))
				return nil
			}
			continue
		}
		if i := columns["published"]; i >= 0 && i < len(row) {
			row[i] = b.day(row[i])
		}
		size := 0
		for _, cell := range row {
			size += len(cell)
		}
		if err := b.o.apartDocument(ctx, size, emit, func(o Options) *text.Document { return o.row(row, columns, at) }); err != nil {
			return err
		}
	}
}

// day writes a day that is kept as a number; other words stay.
func (b *workbook) day(cell string) string {
	const first, last = 1, 110_000 // 1900 to 2201: longer numbers are seconds, or a day in figures
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || n < first || n > last || len(cell) == 4 {
		return cell
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	t := epoch.Add(time.Duration(n*24*3600+0.5) * time.Second)
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}

// A sheetReader reads the rows of a sheet.
type sheetReader struct {
	*workbook
	d *xml.Decoder
	n int // of the row
}

// maxColumns is how many columns Excel has.
const maxColumns = 16384

// next returns the cells of the next row, its own, and its number.
func (s *sheetReader) next() (row []string, n int, err error) {
	var value strings.Builder
	kind, inValue, inRow := "", false, false
	column := 0
	for {
		token, err := s.d.RawToken()
		if err != nil {
			return nil, s.n, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "row":
				inRow = true
				s.n++
				if n, err := strconv.Atoi(xmlAttr(token, "r")); err == nil {
					s.n = n
				}
			case "c":
				kind = xmlAttr(token, "t")
				if c, ok := columnOf(xmlAttr(token, "r")); ok {
					column = c
				}
				value.Reset()
			case "v", "t":
				inValue = inRow
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "row":
				return row, s.n, nil
			case "c":
				if column < maxColumns {
					for len(row) <= column {
						row = append(row, "")
					}
					row[column] = s.cell(kind, value.String())
				}
				column++
			case "v", "t":
				inValue = false
			}
		case xml.CharData:
			if inValue && value.Len() <= s.o.maxBytes() {
				value.Write(token)
			}
		}
	}
}

// cell returns the words of a cell of a kind.
func (s *sheetReader) cell(kind, value string) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(s.shared) {
			return s.shared[i]
		}
		return ""
	case "e": // #N/A and the like
		return ""
	}
	return value
}

// columnOf reads the column of a reference such as "AB12", from zero.
func columnOf(reference string) (int, bool) {
	n := 0
	for i := 0; i < len(reference) && i < 4; i++ {
		c := reference[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return n - 1, n > 0
		}
		n = n*26 + int(c-'A') + 1
	}
	return 0, false
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
