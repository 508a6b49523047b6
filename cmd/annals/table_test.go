package main

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"github.com/annals-kg/annals/queries"
)

// harbour is an answer with a number, a long cell, an empty column and two
// sentences of which one stands twice.
func harbour() *queries.Answer {
	said := queries.Evidence{Article: "a1", Source: "Harbour Post", Claimant: "the mayor", Sentence: "Shells fell on the\nnorthern mole, the mayor said."}
	return &queries.Answer{
		Columns: []queries.Column{
			{Name: "place", Title: "Place"}, {Name: "events", Title: "Events", Number: true},
			{Name: "weapons", Title: "Weapons"}, {Name: "none", Title: "None"}, {Name: "sentence", Title: "Sentence"},
		},
		Rows: []queries.Row{
			{Cells: []string{"Harbour", "12", "a battery of long-range howitzers", "", "..."},
				Evidence: []queries.Evidence{said, said, {Article: "a2", Sentence: "It was quiet again by noon."}}},
			{Cells: []string{"Mole", "3", "", "", "..."}},
		},
	}
}

func TestTable(t *testing.T) {
	same := func(s string) string { return s }
	for _, tt := range []struct {
		name      string
		width     int
		sentences int
		want      string
	}{
		{"wide", 80, 2, `
Place    Events  Weapons
Harbour      12  a battery of long-range howitzers
    “Shells fell on the northern mole, the mayor said.”
    — the mayor, in Harbour Post, a1
    “It was quiet again by noon.”
    — a2

Mole          3
`},
		{"narrow: cells wrap", 34, 1, `
Place    Events  Weapons
Harbour      12  a battery of
                 long-range
                 howitzers
    “Shells fell on the northern
    mole, the mayor said.”
    — the mayor, in Harbour Post,
    a1
    … and 1 further sentence; --sentences shows more

Mole          3
`},
		{"too narrow for columns: sheets", 26, 0, `
Harbour
    Events   12
    Weapons  a battery of
             long-range
             howitzers

Mole
    Events   3
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := (tableStyle{tt.width, tt.sentences, same, same}).table(&b, harbour()); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != tt.want {
				t.Errorf("got%s\nwant%s", got, tt.want)
			}
		})
	}
}

func TestTableSaysWhatATimeRestsOn(t *testing.T) {
	same := func(s string) string { return s }
	a := &queries.Answer{
		Columns: []queries.Column{{Name: "when", Title: "When"}, {Name: "basis", Title: "Basis"}, {Name: "status", Title: "Status"}},
		Rows: []queries.Row{
			{Cells: []string{"2024-05-15", "text", "actual"}},
			{Cells: []string{"2024-05-16", "publication", "actual"}},
			{Cells: []string{"", "none", "actual"}},
		},
	}
	var b strings.Builder
	if err := (tableStyle{80, 1, same, same}).table(&b, a); err != nil {
		t.Fatal(err)
	}
	want := "When\n2024-05-15\n2024-05-16 (publication)\nday unknown\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	a.Rows[2].Cells[2] = "planned"
	b.Reset()
	if err := (tableStyle{80, 1, same, same}).table(&b, a); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "planned") {
		t.Errorf("a status that is no fact is not shown:\n%s", b.String())
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 10, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 13, "one two three"},
		{"incomprehensible", 5, "incom|prehe|nsibl|e"},
		{"a incomprehensible b", 8, "a|incompre|hensible|b"},
		{"штурм 無人機 x", 6, "штурм|無人機|x"},
		{"無人機", 1, "無|人|機"},
	} {
		got := wrap(tt.in, tt.width)
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("wrap(%q, %d) = %s; want %s", tt.in, tt.width, s, tt.want)
		}
		for _, line := range got {
			if tt.width > 1 && lipgloss.Width(line) > tt.width {
				t.Errorf("wrap(%q, %d) has the line %q", tt.in, tt.width, line)
			}
		}
	}
}
