package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/queries"
)

// A tableStyle is how an answer is laid out for people.
type tableStyle struct {
	width     int // of the page, in columns
	sentences int // shown below a row at most
	// strong and faint set words off; on paper and in pipes they change nothing.
	strong, faint func(string) string
}

const (
	plainWidth  = 80  // where there is no terminal to ask
	widestPage  = 120 // lines longer than that are hard to read
	columnGap   = 2
	leastColumn = 10 // a column of text is not made narrower,
	longestWord = 24 // nor narrower than its longest word up to this
	indent      = 4  // of what stands below a row
)

// styleFor returns the style for w, and the writer to print it to.
func styleFor(w io.Writer, sentences int) (tableStyle, io.Writer) {
	plain := func(s string) string { return s }
	style := tableStyle{plainWidth, sentences, plain, plain}
	if !isTerminal(w) {
		return style, w
	}
	if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && width > 0 {
		style.width = min(width, widestPage)
	}
	bold, faint := lipgloss.NewStyle().Bold(true), lipgloss.NewStyle().Faint(true)
	style.strong = func(s string) string { return bold.Render(s) }
	style.faint = func(s string) string { return faint.Render(s) }
	return style, colorprofile.NewWriter(w, os.Environ())
}

// table prints an answer: a line a row where its columns fit the page, else a
// sheet a row; below each row the sentences that it rests on, with who says so.
func (t tableStyle) table(w io.Writer, a *queries.Answer) error {
	a = forPeople(a)
	columns := shown(a)
	widths, fits := t.fit(a, columns)
	var b strings.Builder
	if fits {
		titles := make([]string, len(columns))
		for i, c := range columns {
			titles[i] = a.Columns[c].Title
		}
		t.line(&b, a, columns, widths, titles, t.strong)
	}
	for i := range a.Rows {
		row := &a.Rows[i]
		if i > 0 && (!fits || t.sentences > 0 && len(a.Rows[i-1].Evidence) > 0) {
			b.WriteByte('\n')
		}
		if fits {
			cells := make([]string, len(columns))
			for i, c := range columns {
				cells[i] = row.Cells[c]
			}
			t.line(&b, a, columns, widths, cells, nil)
		} else {
			t.sheet(&b, a, columns, row)
		}
		t.evidence(&b, row.Evidence)
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	return nil
}

// forPeople returns the answer with what a table says in fewer columns than a
// program needs: what a time rests on stands behind it where it is not the
// text itself, and a status that is that of all facts is left out.
func forPeople(a *queries.Answer) *queries.Answer {
	when, basis, status := column(a, "when"), column(a, "basis"), column(a, "status")
	plain := *a
	plain.Rows = make([]queries.Row, len(a.Rows))
	facts := status >= 0
	for _, row := range a.Rows {
		facts = facts && row.Cells[status] == string(event.Actual)
	}
	for i, row := range a.Rows {
		cells := slices.Clone(row.Cells)
		if when >= 0 && basis >= 0 {
			switch b := event.Basis(cells[basis]); {
			case cells[when] == "":
				cells[when] = "day unknown"
			case b == event.BasisContext || b == event.BasisPublication:
				cells[when] += " (" + string(b) + ")"
			}
			cells[basis] = ""
		}
		if facts {
			cells[status] = ""
		}
		plain.Rows[i] = queries.Row{Cells: cells, Evidence: row.Evidence}
	}
	return &plain
}

// column returns the index of the column of that name, -1 if there is none.
func column(a *queries.Answer, name string) int {
	return slices.IndexFunc(a.Columns, func(c queries.Column) bool { return c.Name == name })
}

// shown lists the columns to show: those with something in them, but for the
// sentence, which stands below.
func shown(a *queries.Answer) []int {
	var columns []int
	for c := range a.Columns {
		if a.Columns[c].Name != "sentence" && slices.ContainsFunc(a.Rows, func(r queries.Row) bool { return r.Cells[c] != "" }) {
			columns = append(columns, c)
		}
	}
	return columns
}

// fit returns the width of each column, the widest ones narrowed until all fit
// the page, and whether they do. No word of up to longestWord is broken.
func (t tableStyle) fit(a *queries.Answer, columns []int) (widths []int, fits bool) {
	widths = make([]int, len(columns))
	least := make([]int, len(columns))
	total := (len(columns) - 1) * columnGap
	for i, c := range columns {
		widths[i] = lipgloss.Width(a.Columns[c].Title)
		least[i] = max(leastColumn, widths[i])
		for _, row := range a.Rows {
			widths[i] = max(widths[i], lipgloss.Width(row.Cells[c]))
			for word := range strings.FieldsSeq(row.Cells[c]) {
				least[i] = max(least[i], min(longestWord, lipgloss.Width(word)))
			}
		}
		if a.Columns[c].Number {
			least[i] = widths[i]
		}
		total += widths[i]
	}
	for ; total > t.width; total-- {
		widest := -1
		for i := range columns {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return widths, false
		}
		widths[widest]--
	}
	return widths, true
}

// line prints cells side by side, each wrapped to its column.
func (t tableStyle) line(b *strings.Builder, a *queries.Answer, columns, widths []int, cells []string, style func(string) string) {
	wrapped := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		wrapped[i] = wrap(cell, widths[i])
		height = max(height, len(wrapped[i]))
	}
	for y := range height {
		var line strings.Builder
		for i, c := range columns {
			cell := ""
			if y < len(wrapped[i]) {
				cell = wrapped[i][y]
			}
			pad := strings.Repeat(" ", widths[i]-lipgloss.Width(cell))
			if a.Columns[c].Number {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
			line.WriteString(strings.Repeat(" ", columnGap))
		}
		s := strings.TrimRight(line.String(), " ")
		if style != nil {
			s = style(s)
		}
		b.WriteString(s + "\n")
	}
}

// sheet prints a row with more columns than the page is wide: the first three
// as its heading, as far as they are no numbers, the rest a line each.
func (t tableStyle) sheet(b *strings.Builder, a *queries.Answer, columns []int, row *queries.Row) {
	var heading []string
	first := 0 // of the columns below the heading
	for ; first < min(3, len(columns)) && !a.Columns[columns[first]].Number; first++ {
		if cell := row.Cells[columns[first]]; cell != "" && !slices.Contains(heading, cell) {
			heading = append(heading, cell)
		}
	}
	for _, line := range wrap(strings.Join(heading, " · "), t.width) {
		b.WriteString(t.strong(line) + "\n")
	}
	widest := 0
	for _, c := range columns[first:] {
		widest = max(widest, lipgloss.Width(a.Columns[c].Title))
	}
	for _, c := range columns[first:] {
		if row.Cells[c] == "" {
			continue
		}
		title := a.Columns[c].Title + strings.Repeat(" ", widest-lipgloss.Width(a.Columns[c].Title))
		for _, line := range wrap(row.Cells[c], t.width-indent-widest-columnGap) {
			fmt.Fprintf(b, "%*s%s%*s%s\n", indent, "", t.faint(title), columnGap, "", line)
			title = strings.Repeat(" ", widest)
		}
	}
}

// evidence prints sentences, each once, with who says so and where.
func (t tableStyle) evidence(b *strings.Builder, all []queries.Evidence) {
	if t.sentences == 0 {
		return
	}
	told := map[string]bool{}
	left := 0
	for _, e := range all {
		words := oneLine(e.Sentence)
		key := e.Article + "\x00" + words
		switch {
		case words == "" || told[key]:
			continue
		case len(told) == t.sentences:
			left++
			continue
		}
		told[key] = true
		for _, line := range wrap("“"+words+"”", t.width-indent) {
			fmt.Fprintf(b, "%*s%s\n", indent, "", t.faint(line))
		}
		for _, line := range wrap("— "+attribution(e), t.width-indent) {
			fmt.Fprintf(b, "%*s%s\n", indent, "", t.faint(line))
		}
	}
	if left > 0 {
		fmt.Fprintf(b, "%*s%s\n", indent, "", t.faint(fmt.Sprintf("… and %s; --sentences shows more", ingest.Count(left, "further sentence"))))
	}
}

// attribution says on whose word a sentence stands, and in which article.
func attribution(e queries.Evidence) string {
	where := e.Article
	if digest, ok := strings.CutPrefix(where, "sha256:"); ok {
		where = "article " + digest[:min(8, len(digest))] // an article without a name
	}
	if e.Source != "" {
		where = e.Source + ", " + where
	}
	if e.Claimant == "" {
		return where
	}
	return e.Claimant + ", in " + where
}

// wrap breaks s into lines of at most width columns, at spaces where it can.
// There is always one line.
func wrap(s string, width int) []string {
	width = max(width, 1)
	var lines []string
	line, room := "", 0
	for _, word := range strings.Fields(s) {
		w := lipgloss.Width(word)
		if line != "" && room+1+w <= width {
			line, room = line+" "+word, room+1+w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for w > width { // a word longer than a line
			head, tail := splitAt(word, width)
			lines = append(lines, head)
			word, w = tail, lipgloss.Width(tail)
		}
		line, room = word, w
	}
	if line != "" || lines == nil {
		lines = append(lines, line)
	}
	return lines
}

// splitAt splits a word after as many columns as fit width, one letter at least.
func splitAt(word string, width int) (head, tail string) {
	columns := 0
	for i, r := range word {
		columns += lipgloss.Width(string(r))
		if columns > width && i > 0 {
			return word[:i], word[i:]
		}
	}
	return word, ""
}
