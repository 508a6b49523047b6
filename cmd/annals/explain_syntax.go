package main

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/syntax"
)

// syntaxCoNLLU prints the trees as CoNLL-U, a block a sentence, with the byte
// range of each word in MISC. https://universaldependencies.org/format.html
func syntaxCoNLLU(w io.Writer, r *extract.Reading) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# newdoc id = %s\n", oneLine(r.Document.ID))
	for i, tree := range r.Trees {
		if tree == nil || len(tree.Words) == 0 {
			continue
		}
		fmt.Fprintf(b, "# sent_id = %d\n# text = %s\n", i+1, oneLine(r.Sentences[i].Of(r.Document.Text)))
		for j := range tree.Words {
			t := &tree.Words[j]
			misc := fmt.Sprintf("TokenRange=%d:%d", t.Start, t.End)
			if j+1 < len(tree.Words) && tree.Words[j+1].Start == t.End {
				misc = "SpaceAfter=No|" + misc
			}
			fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", j+1,
				cmp.Or(oneLine(t.Form), "_"), cmp.Or(oneLine(t.Lemma), "_"), t.UPOS, t.XPOS, t.Head+1, t.Rel, misc)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// oneLine returns s with each run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// syntaxText prints each tree as an outline: a head with what hangs on it below.
func syntaxText(w io.Writer, r *extract.Reading) error {
	b := bufio.NewWriter(w)
	for i, tree := range r.Trees {
		if tree == nil || len(tree.Words) == 0 {
			continue
		}
		fmt.Fprintf(b, "%d. %s\n", i+1, oneLine(r.Sentences[i].Of(r.Document.Text)))
		for j := range tree.Words {
			if tree.Words[j].Head < 0 {
				outline(b, tree, j, 1)
			}
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// outline prints word i and what hangs on it. Trees are as deep as sentences
// are long at most.
func outline(w io.Writer, t *syntax.Tree, i, depth int) {
	word := &t.Words[i]
	fmt.Fprintf(w, "%s%s  %s %s\n", strings.Repeat("   ", min(depth, 20)), word.Form, word.Rel, word.UPOS)
	for child := range t.Children(i) {
		outline(w, t, child, depth+1)
	}
}

// Measures of the picture, in CSS pixels.
const (
	treeMargin = 16
	treeChar   = 8.5 // width of a letter at 14 px
	treeGap    = 14  // between words
	treeStep   = 22  // height that an arc gains for each arc below it
)

// syntaxSVG draws the trees of a document, one below the other: the words in a
// row, an arc from each head to what hangs on it, its relation on top.
func syntaxSVG(w io.Writer, r *extract.Reading) error {
	var body strings.Builder
	width, y := 0.0, float64(treeMargin)
	for _, tree := range r.Trees {
		if tree == nil || len(tree.Words) == 0 {
			continue
		}
		treeWidth, height := drawTree(&body, tree, y)
		width, y = max(width, treeWidth), y+height
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="system-ui, sans-serif" font-size="14" text-anchor="middle">
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, width, y, width, y, body.String())
	return err
}

// drawTree draws one tree whose top is at y, and returns its width and height.
func drawTree(b *strings.Builder, t *syntax.Tree, y float64) (width, height float64) {
	centre := make([]float64, len(t.Words))
	x := float64(treeMargin)
	for i := range t.Words {
		letters := max(utf8.RuneCountInString(t.Words[i].Form), len(t.Words[i].UPOS.String()))
		wide := float64(letters) * treeChar
		centre[i] = x + wide/2
		x += wide + treeGap
	}
	levels := arcLevels(t)
	highest := 1
	for _, l := range levels {
		highest = max(highest, l)
	}
	base := y + float64(highest+1)*treeStep // the arcs' feet
	for i := range t.Words {
		word := &t.Words[i]
		fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\">%s</text><text x=\"%.1f\" y=\"%.1f\" font-size=\"10\" fill=\"#666\">%s</text>\n",
			centre[i], base+18, xmlText(word.Form), centre[i], base+32, word.UPOS)
		if word.Head < 0 {
			fmt.Fprintf(b, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#b00\" fill=\"none\"/>\n", centre[i], base-treeStep, base)
			continue
		}
		from, to, top := centre[word.Head], centre[i], base-float64(levels[i])*treeStep
		bend := min(10, max(from-to, to-from)/3)
		if to < from {
			bend = -bend
		}
		fmt.Fprintf(b, "<path d=\"M%.1f %.1fL%.1f %.1fH%.1fL%.1f %.1f\" stroke=\"#36c\" fill=\"none\"/><text x=\"%.1f\" y=\"%.1f\" font-size=\"10\" fill=\"#36c\">%s</text>\n",
			from, base, from+bend, top, to-bend, to, base, (from+to)/2, top-3, word.Rel)
	}
	return x + treeMargin, float64(highest+1)*treeStep + 56
}

// arcLevels returns how high the arc to each word's head runs, so that an arc
// lies above all that it spans.
func arcLevels(t *syntax.Tree) []int {
	levels := make([]int, len(t.Words))
	top := make([]int, len(t.Words)) // highest arc over the gap after each word
	for length := 1; length < len(t.Words); length++ {
		for i := range t.Words {
			head := t.Words[i].Head
			if head < 0 || max(head-i, i-head) != length {
				continue
			}
			from, to := min(head, i), max(head, i)
			for gap := from; gap < to; gap++ {
				levels[i] = max(levels[i], top[gap])
			}
			levels[i]++
			for gap := from; gap < to; gap++ {
				top[gap] = levels[i]
			}
		}
	}
	return levels
}

// xmlText returns s as the text of an XML element.
func xmlText(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
