package export

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/queries"
)

// XLSX: the table as a workbook with a frozen header, a filter on each column,
// and days and numbers that sort as such; a second sheet says where it comes
// from. ECMA-376 part 1, SpreadsheetML. The text stands in the cells themselves,
// since a list of shared texts would have to be held in memory.
func init() {
	register(Format{
		Name:      "xlsx",
		Summary:   "XLSX: a workbook with filters, days and numbers as such",
		Ext:       ".xlsx",
		MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		Write:     writeXLSX,
	})
}

// What a sheet can hold: ECMA-376 leaves it open, Excel does not.
// https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
const (
	xlsxRows = 1_048_576
	xlsxText = 32_767 // UTF-16 units in a cell
)

// The styles of cells, by their place in cellXfs below.
const (
	xlsxPlain  = "0"
	xlsxHeader = "1"
	xlsxDay    = "2"
	xlsxQuoted = "3" // begins like a formula: an edit of the cell keeps it text
)

const (
	xlsxNS     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	xlsxRelNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	xlsxStyles = xmlHead + `<styleSheet ` + xlsxNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE3E7EB"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
	xlsxTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	xlsxRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + xlsxRelNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	xlsxBookRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + xlsxRelNS + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + xlsxRelNS + `/worksheet" Target="worksheets/sheet2.xml"/>` +
		`<Relationship Id="rId3" Type="` + xlsxRelNS + `/styles" Target="styles.xml"/></Relationships>`
)

func writeXLSX(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	t := tableOf(ctx, a, o)
	z := zip.NewWriter(w)
	part := func(name string, write func(*printer) error) error {
		f, err := z.Create(name) // without a time: the same bytes each day
		if err != nil {
			return err
		}
		p := newPrinter(f)
		if err := write(p); err != nil {
			return err
		}
		return p.end()
	}
	constant := func(s string) func(*printer) error {
		return func(p *printer) error { p.s(s); return nil }
	}
	sheet := xlsxSheet{table: t}
	for _, step := range []struct {
		name  string
		write func(*printer) error
	}{
		{"[Content_Types].xml", constant(xlsxTypes)},
		{"_rels/.rels", constant(xlsxRels)},
		{"xl/_rels/workbook.xml.rels", constant(xlsxBookRels)},
		{"xl/styles.xml", constant(xlsxStyles)},
		{"xl/worksheets/sheet1.xml", sheet.write},
		{"xl/worksheets/sheet2.xml", func(p *printer) error { return xlsxAbout(p, a, o, &sheet) }},
		{"xl/workbook.xml", sheet.book},
	} {
		if err := part(step.name, step.write); err != nil {
			return r, err
		}
	}
	r.wrote(sheet.rows, t.noun)
	r.among(sheet.formulas, "cell marked as text that begins like a formula")
	r.among(sheet.cut, "cell cut at 32,767 characters, all that a sheet holds")
	r.leftOut(sheet.beyond, t.noun+" beyond the 1,048,576 lines of a sheet")
	return r, z.Close()
}

// An xlsxSheet writes the sheet of a table and counts what it wrote.
type xlsxSheet struct {
	table
	rows, formulas, cut, beyond int
}

func (x *xlsxSheet) write(p *printer) error {
	p.s(xmlHead, "<worksheet ", xlsxNS, `><sheetViews><sheetView workbookViewId="0" tabSelected="1">`,
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`,
		`<sheetFormatPr defaultRowHeight="13.5"/><cols>`)
	for i, c := range x.columns {
		n := strconv.Itoa(i + 1)
		p.s(`<col min="`, n, `" max="`, n, `" width="`, xlsxWidth(c), `" customWidth="1"/>`)
	}
	p.s(`</cols><sheetData>`, "\n", `<row r="1">`)
	for i, c := range x.columns {
		x.cell(p, i, 1, c.name, textColumn, xlsxHeader)
	}
	p.s("</row>\n")
	for cells, err := range x.lines {
		if err == nil {
			err = p.err()
		}
		if err != nil {
			return err
		}
		if x.rows+1 >= xlsxRows {
			x.beyond++
			continue
		}
		x.rows++
		p.s(`<row r="`, strconv.Itoa(x.rows+1), `">`)
		for i, c := range x.columns {
			x.cell(p, i, x.rows+1, cells[i], c.kind, xlsxPlain)
		}
		p.s("</row>\n")
	}
	p.s(`</sheetData><autoFilter ref="A1:`, x.last(), `"/></worksheet>`, "\n")
	return nil
}

// last is the reference of the last cell: "AN17".
func (x *xlsxSheet) last() string { return xlsxColumn(len(x.columns)-1) + strconv.Itoa(x.rows+1) }

// cell prints a cell, none where nothing is said.
func (x *xlsxSheet) cell(p *printer, column, row int, s string, kind columnKind, style string) {
	if s == "" {
		return
	}
	p.s(`<c r="`, xlsxColumn(column), strconv.Itoa(row), `"`)
	switch day, isDay := xlsxSerial(s); {
	case (kind == numberColumn || kind == wholeColumn) && jsonNumber(s):
		p.s("><v>", s, "</v></c>")
		return
	case kind == dayColumn && isDay:
		p.s(` s="`, xlsxDay, `"><v>`, strconv.Itoa(day), "</v></c>")
		return
	case kind == flagColumn:
		p.s(` t="b"><v>`, map[bool]string{true: "1", false: "0"}[s == "true"], "</v></c>")
		return
	}
	if _, formula := cell(s); formula {
		x.formulas++
		style = xlsxQuoted
	}
	s = clean(s)
	if short, cut := cutUTF16(s, xlsxText); cut {
		s, x.cut = short, x.cut+1
	}
	if style != xlsxPlain {
		p.s(` s="`, style, `"`)
	}
	p.s(` t="inlineStr"><is><t xml:space="preserve">`, xml(xlsxEscape(s)), "</t></is></c>")
}

func (x *xlsxSheet) book(p *printer) error {
	p.s(xmlHead, "<workbook ", xlsxNS, ` xmlns:r="`, xlsxRelNS, `"><sheets><sheet name="`, x.name, `" sheetId="1" r:id="rId1"/><sheet name="about" sheetId="2" r:id="rId2"/></sheets>`,
		`<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">`, x.name, "!$A$1:$", xlsxColumn(len(x.columns)-1), "$", strconv.Itoa(x.rows+1),
		"</definedName></definedNames></workbook>\n")
	return nil
}

// xlsxAbout prints the sheet that says where the workbook comes from.
func xlsxAbout(p *printer, a *queries.Answer, o Options, of *xlsxSheet) error {
	about := xlsxSheet{}
	p.s(xmlHead, "<worksheet ", xlsxNS, `><cols><col min="1" max="1" width="14" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>`)
	row := 0
	for _, line := range [][2]string{
		{"question", o.title(a)}, {"program", o.Program}, {"rules", o.Rules}, {"query", question(a)},
		{of.noun + "s", strconv.Itoa(of.rows)}, {"empty", a.Empty},
	} {
		if line[1] == "" || line[0] == "empty" && of.rows > 0 {
			continue
		}
		row++
		p.s(`<row r="`, strconv.Itoa(row), `">`)
		about.cell(p, 0, row, line[0], textColumn, xlsxHeader)
		about.cell(p, 1, row, line[1], textColumn, xlsxPlain)
		p.s("</row>")
	}
	p.s("</sheetData></worksheet>\n")
	return nil
}

// xlsxColumn names a column, from zero: A, B ... Z, AA.
func xlsxColumn(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

// xlsxSerial is a day as spreadsheets count it, from 1900-03-01 on, before
// which they take 1900 for a leap year.
func xlsxSerial(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	first := time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
	if err != nil || t.Before(first) {
		return 0, false
	}
	return 61 + int(t.Sub(first).Hours()/24), true
}

// xlsxWidth is how wide a column stands, in digits.
func xlsxWidth(c tableColumn) string {
	switch {
	case strings.HasPrefix(c.name, "sentence") && c.kind == textColumn, c.name == "object":
		return "60"
	case c.kind != textColumn:
		return fmt.Sprint(max(11, len(c.name)+3))
	case c.name == "id", c.name == "url", c.name == "title", c.name == "subject", c.name == "predicate":
		return "24"
	}
	return fmt.Sprint(max(16, len(c.name)+3))
}

// What looks like an escape of a character in a cell is one: "_x0041_" is "A".
var xlsxEscapes = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

func xlsxEscape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return xlsxEscapes.ReplaceAllString(s, "_x005F_$1")
}

// cutUTF16 cuts s to so many UTF-16 units.
func cutUTF16(s string, most int) (string, bool) {
	if len(s) <= most {
		return s, false
	}
	units := 0
	for i, r := range s {
		n := 1
		if r > 0xffff {
			n = 2
		}
		if units += n; units > most {
			return s[:i], true
		}
	}
	return s, false
}
