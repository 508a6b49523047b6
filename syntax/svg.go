package syntax

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// The measures of the drawing, in pixels.
const (
	svgCharWidth  = 8.2 // of a letter of the words, 15 px high
	svgLabelWidth = 6.0 // of a letter of the labels, 11 px high
	svgGap        = 18.0
	svgLevel      = 26.0 // from one arc to the next above it
	svgMargin     = 16.0
)

// WriteSVG draws the tree: words in a line with their tags below, arcs from head
// to dependent above, each with its relation. Arcs that lie within others are
// drawn lower.
func WriteSVG(w io.Writer, t *Tree) error {
	n := len(t.Words)
	mid := make([]float64, n) // centre of each word
	x := svgMargin
	for i := range t.Words {
		width := max(svgCharWidth*float64(utf8.RuneCountInString(t.Words[i].Form)),
			svgLabelWidth*float64(max(len(t.Words[i].Rel.String()), len(t.Words[i].UPOS.String()), utf8.RuneCountInString(t.Words[i].Lemma))))
		mid[i] = x + width/2
		x += width + svgGap
	}
	level, top := arcLevels(t)
	width := max(x-svgGap+svgMargin, 2*svgMargin)
	base := svgMargin + svgLevel*float64(top+1) + 14
	height := base + 62

	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="Helvetica, Arial, sans-serif" text-anchor="middle">`+"\n", width, height, width, height)
	b.WriteString(`<rect width="100%" height="100%" fill="#fff"/>` + "\n")
	b.WriteString(`<g fill="none" stroke="#4a6fa5" stroke-width="1.3">` + "\n")
	ends := arcEnds(t, mid)
	for i := range t.Words {
		h := t.Words[i].Head
		y := base - svgLevel*float64(level[i]) - 4
		if h < 0 {
			fmt.Fprintf(b, `<path d="M%.1f %.1fV%.1f" stroke="#b5483a"/>`+"\n", mid[i], svgMargin+14, base)
			continue
		}
		from, to := ends[i].from, ends[i].to
		r := min(8, abs(to-from)/2)
		if from > to {
			r = -r
		}
		fmt.Fprintf(b, `<path d="M%.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1fQ%.1f %.1f %.1f %.1fV%.1f"/>`+"\n",
			from, base, y+8, from, y, from+r, y, to-r, to, y, to, y+8, base)
	}
	b.WriteString("</g>\n" + `<g fill="#4a6fa5">` + "\n")
	for i := range t.Words {
		fmt.Fprintf(b, `<path d="M%.1f %.1fl-3.5 -7h7z"/>`+"\n", ends[i].to, base)
	}
	b.WriteString("</g>\n" + `<g font-size="11" fill="#333" stroke="#fff" stroke-width="4" paint-order="stroke">` + "\n")
	for i := range t.Words {
		if t.Words[i].Head < 0 {
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f">root</text>`+"\n", mid[i], svgMargin+8)
			continue
		}
		y := base - svgLevel*float64(level[i])
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f">%s</text>`+"\n", (ends[i].from+ends[i].to)/2, y, escape(t.Words[i].Rel.String()))
	}
	b.WriteString("</g>\n")
	for i := range t.Words {
		x := &t.Words[i]
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="15">%s</text>`+"\n", mid[i], base+18, escape(x.Form))
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="11" fill="#777">%s</text>`+"\n", mid[i], base+34, x.UPOS)
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="11" fill="#777">%s</text>`+"\n", mid[i], base+48, escape(x.XPOS.String()))
	}
	b.WriteString("</svg>\n")
	return b.Flush()
}

// arcLevels gives each word's arc to its head a height: one above the highest
// arc within it. It returns the highest too.
func arcLevels(t *Tree) (level []int, top int) {
	n := len(t.Words)
	level = make([]int, n)
	order := make([]int, 0, n) // arcs, shortest first
	for d := 1; d < n; d++ {
		for i := range t.Words {
			if h := t.Words[i].Head; h >= 0 && (h-i == d || i-h == d) {
				order = append(order, i)
			}
		}
	}
	over := make([]int, n) // the highest arc over the gap between i and i+1
	for _, i := range order {
		a, z := min(i, t.Words[i].Head), max(i, t.Words[i].Head)
		l := 0
		for g := a; g < z; g++ {
			l = max(l, over[g])
		}
		for g := a; g < z; g++ {
			over[g] = l + 1
		}
		level[i] = l + 1
		top = max(top, l+1)
	}
	return level, top
}

// An arcEnd says where an arc leaves its head and where it reaches its word.
type arcEnd struct{ from, to float64 }

// arcEnds spreads the arcs that leave a word to both sides of its centre, so
// that those of one side do not run in one line.
func arcEnds(t *Tree, mid []float64) []arcEnd {
	ends := make([]arcEnd, len(mid))
	for h := range t.Words {
		for side := -1; side <= 1; side += 2 {
			k := 1.0
			children := t.LeftChildren(h)
			if side > 0 {
				children = t.RightChildren(h)
			}
			var all []int
			for c := range children {
				all = append(all, c)
			}
			for i := len(all) - 1; i >= 0; i-- { // the farthest starts nearest to the centre
				ends[all[i]].from = mid[h] + float64(side)*min(3+k*3, 16)
				k++
			}
		}
	}
	for i := range ends {
		ends[i].to = mid[i]
	}
	return ends
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

// escape makes s safe as text of an SVG.
func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
