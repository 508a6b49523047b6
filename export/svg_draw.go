package export

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
)

const (
	ink     = "#1f2933"
	faint   = "#5f6b77"
	rule    = "#e3e7eb"
	strong  = "#bcc5cd"
	band    = "#f6f8f9"
	nowhere = "#fbf9f4" // behind undated marks
)

// draw prints the picture. Numbers have one decimal, so that the bytes do not
// hang on the last bit of a machine's arithmetic.
func (t *timeline) draw(p *printer) {
	legend := t.legend()
	height := t.plotEnd + legend.height + margin + 26
	p.s(`<svg xmlns="http://www.w3.org/2000/svg" width="`, px(t.width), `" height="`, px(height), `" viewBox="0 0 `, px(t.width), " ", px(height),
		`" font-family="`, fontStack, `" font-size="`, px(labelSize), `" fill="`, ink, `" role="img" aria-labelledby="title desc">`, "\n",
		`<title id="title">`, xml(t.title), "</title>\n",
		`<desc id="desc">`, xml(t.origin), "</desc>\n")
	t.drawPatterns(p)
	p.s(`<rect width="100%" height="100%" fill="#ffffff"/>`, "\n")
	t.drawHead(p)
	t.drawLanes(p)
	t.drawAxis(p)
	for _, l := range t.lanes {
		p.s("<g>\n")
		for _, m := range l.marks {
			m.draw(p, l.y+lanePad+(float64(m.row)+0.5)*rowHeight)
		}
		p.s("</g>\n")
	}
	legend.draw(p, t.plotEnd+14)
	t.text(p, margin, height-margin+8, 10, faint, "", fit(t.origin, 10, t.width-2*margin))
	p.s("</svg>\n")
}

// px writes a length with at most one decimal.
func px(v float64) string {
	s := strconv.FormatFloat(math.Round(v*10)/10, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

// text prints a line of text whose baseline begins at x, y.
func (t *timeline) text(p *printer, x, y, size float64, fill, more, s string) {
	p.s(`<text x="`, px(x), `" y="`, px(y), `" font-size="`, px(size), `" fill="`, fill, `"`, more, ">", isolate(xml(s)), "</text>\n")
}

func (t *timeline) drawHead(p *printer) {
	y := margin + titleSize
	for _, line := range t.headLines {
		t.text(p, margin, y, titleSize, ink, ` font-weight="bold"`, line)
		y += titleSize * 1.25
	}
	t.text(p, margin, y-4, noteSize, faint, "", fit(t.subtitle(), noteSize, t.width-2*margin))
}

// subtitle says how much the picture rests on.
func (t *timeline) subtitle() string {
	if t.events == 0 {
		if t.empty != "" {
			return "no events: " + t.empty
		}
		return "no events"
	}
	s := Count{t.events, "event"}.String()
	if n := len(t.articles); n > 0 {
		s += " in " + Count{n, "article"}.String()
	}
	if span := t.span(); span != "" {
		s += " · " + span
	}
	undated := 0
	for _, m := range t.marks {
		if m.undated {
			undated += m.n
		}
	}
	if undated > 0 {
		s += " · " + thousands(undated) + " without a date"
	}
	return s
}

// drawPatterns defines the hatching of each category that is disputed.
func (t *timeline) drawPatterns(p *printer) {
	var categories []event.Category
	for _, m := range t.marks {
		if m.hatched && !slices.Contains(categories, m.category) {
			categories = append(categories, m.category)
		}
	}
	if len(categories) == 0 {
		return
	}
	slices.Sort(categories)
	p.s("<defs>\n")
	for _, c := range categories {
		p.s(`<pattern id="`, hatchID(c), `" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/><rect width="2.2" height="5" fill="`, string(categoryColor(c)), `"/></pattern>`, "\n")
	}
	p.s("</defs>\n")
}

func hatchID(c event.Category) string { return "hatch-" + nodeID("", string(c)) }

func (t *timeline) drawLanes(p *printer) {
	for i, l := range t.lanes {
		if i%2 == 0 {
			p.s(`<rect x="`, px(margin), `" y="`, px(l.y), `" width="`, px(t.width-2*margin), `" height="`, px(l.h), `" fill="`, band, `"/>`, "\n")
		}
		y := l.y + lanePad + 15
		for _, line := range l.lines {
			t.text(p, margin+10, y, labelSize, ink, ` font-weight="bold"`, line)
			y += 14
		}
		t.text(p, margin+10, y, 10.5, faint, "", Count{l.events, "event"}.String())
	}
	if t.noDateW > 0 {
		p.s(`<rect x="`, px(t.noDateX), `" y="`, px(t.axisY), `" width="`, px(t.noDateW), `" height="`, px(t.plotEnd-t.axisY), `" fill="`, nowhere, `" fill-opacity="0.8" stroke="`, rule, `" stroke-dasharray="3 3"/>`, "\n")
		t.text(p, t.noDateX+8, t.axisY+axisHeight-9, 11, faint, ` font-style="italic"`, "no date in the text")
	}
}

func (t *timeline) drawAxis(p *printer) {
	line := func(x, y1, y2 float64, stroke string) {
		p.s(`<path d="M`, px(x), " ", px(y1), "V", px(y2), `" stroke="`, stroke, `"/>`, "\n")
	}
	if t.plotW > 0 && len(t.stretches) > 0 {
		fine, coarse := t.ticks()
		end := func(x float64, ticks []tick, i int) float64 { // of the room behind tick i
			end := t.stretchEnd(x)
			if i+1 < len(ticks) {
				end = min(end, t.px(ticks[i+1].at))
			}
			return end
		}
		for i, k := range fine {
			x := t.px(k.at)
			line(x, t.axisY+22, t.plotEnd, rule)
			if measure(k.label, 11)+6 <= end(x, fine, i)-x {
				t.text(p, x+4, t.axisY+axisHeight-9, 11, faint, "", k.label)
			}
		}
		for i, k := range coarse {
			x := t.px(k.at)
			line(x, t.axisY, t.plotEnd, strong)
			room, label := end(x, coarse, i)-x-8, k.label
			if measureBold(label, 11.5) > room {
				label = shortMonth(label)
			}
			if measureBold(label, 11.5) <= room {
				t.text(p, x+4, t.axisY+14, 11.5, ink, ` font-weight="bold"`, label)
			}
		}
		t.drawFolds(p)
		line(t.plotX+t.plotW, t.axisY, t.plotEnd, strong)
	}
	p.s(`<path d="M`, px(margin), " ", px(t.plotY), "H", px(t.width-margin), `" stroke="`, strong, `"/>`, "\n")
}

// drawFolds cuts the picture where the axis leaves days out.
func (t *timeline) drawFolds(p *printer) {
	for i, s := range t.stretches {
		if i == 0 {
			continue
		}
		x, empty := s.x-foldWidth, int(s.from.Sub(t.stretches[i-1].to)/day)
		p.s(`<g><title>`, Count{empty, "day"}.String(), ` without an event are folded away</title><rect x="`, px(x), `" y="`, px(t.axisY), `" width="`, px(foldWidth), `" height="`, px(t.plotEnd-t.axisY), `" fill="#ffffff"/>`)
		for _, dx := range [...]float64{0, foldWidth} {
			p.s(`<path d="M`, px(x+dx), " ", px(t.axisY), "V", px(t.plotEnd), `" stroke="`, strong, `" stroke-dasharray="2 4"/>`)
		}
		for _, dx := range [...]float64{foldWidth/2 - 5, foldWidth/2 + 1} {
			p.s(`<path d="M`, px(x+dx), " ", px(t.plotY+6), "l4 -12", `" stroke="`, faint, `"/>`)
		}
		p.s("</g>\n")
	}
}

// stretchEnd is where the stretch ends that holds x.
func (t *timeline) stretchEnd(x float64) float64 {
	for i := len(t.stretches) - 1; i >= 0; i-- {
		if s := t.stretches[i]; x >= s.x-0.01 {
			return s.x + s.days()*t.perDay
		}
	}
	return t.plotX + t.plotW
}

// shortMonth is "Jan 2006" for "January 2006".
func shortMonth(s string) string {
	if name, year, ok := strings.Cut(s, " "); ok && len(name) > 3 {
		return name[:3] + " " + year
	}
	return s
}

// draw prints a mark whose middle is at height y, its label, and what a
// browser says of it.
func (m *mark) draw(p *printer, y float64) {
	col := string(categoryColor(m.category))
	fill, stroke, more := col, "#ffffff", ""
	if m.bar {
		stroke, more = col, ` fill-opacity="0.22"`
	}
	if m.hollow {
		fill, stroke, more = "#ffffff", col, ` stroke-width="2.2"`
	}
	if m.hatched {
		fill, stroke, more = "url(#"+hatchID(m.category)+")", col, ` stroke-width="1.4"`
		if m.bar { // its label stands on it
			more += ` fill-opacity="0.3"`
		}
	}
	if m.dashed {
		fill, stroke, more = "#ffffff", col, ` stroke-width="1.8" stroke-dasharray="3 2.4"`
	}
	tip := m.tip
	if m.n > 1 {
		tip = thousands(m.n) + " events of category " + string(m.category) + ", as the first: " + m.tip
	}
	p.s("<g><title>", xml(tip), "</title>")
	paint := `" fill="` + fill + `" stroke="` + stroke + `"` + more + "/>"
	if m.bar {
		p.s(`<path d="`, m.barPath(y), paint)
	} else {
		p.s(`<circle cx="`, px(m.x), `" cy="`, px(y), `" r="`, px(m.r), paint)
		if m.hollow && m.hatched {
			p.s(`<circle cx="`, px(m.x), `" cy="`, px(y), `" r="`, px(m.r-1.5), `" fill="none" stroke="#ffffff" stroke-width="2"/>`)
		}
	}
	if m.n > 1 {
		m.drawNumber(p, y, fill != col || m.bar)
	}
	if m.text != "" {
		anchor := ""
		if m.textEnd {
			anchor = ` text-anchor="end"`
		}
		// A white rim keeps letters readable over hatching.
		p.s(`<text x="`, px(m.textX), `" y="`, px(y+4.2), `"`, anchor, ` stroke="#ffffff" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke">`, isolate(xml(m.text)), "</text>")
	}
	p.s("</g>\n")
}

func (m *mark) drawNumber(p *printer, y float64, dark bool) {
	x, fill := m.x, "#ffffff"
	if m.bar {
		x = (m.x + m.end) / 2
	}
	if dark {
		fill = ink
	}
	n := thousands(m.n)
	size := min(10, 2*(m.r-1)*10/max(1, measure(n, 10)))
	p.s(`<text x="`, px(x), `" y="`, px(y+size*0.36), `" font-size="`, px(size), `" text-anchor="middle" fill="`, fill, `">`, n, "</text>")
}

// barPath is a bar with round ends, or with a point where it goes on.
func (m *mark) barPath(y float64) string {
	h := barHeight / 2
	tipLen := min(8, (m.end-m.x)/2)
	left, right := m.x, m.end
	var b strings.Builder
	b.WriteString("M" + px(left+tipLen) + " " + px(y-h) + "H" + px(right-tipLen))
	if m.right {
		b.WriteString("L" + px(right) + " " + px(y) + "L" + px(right-tipLen) + " " + px(y+h))
	} else {
		b.WriteString("Q" + px(right) + " " + px(y-h) + " " + px(right) + " " + px(y) + "Q" + px(right) + " " + px(y+h) + " " + px(right-tipLen) + " " + px(y+h))
	}
	b.WriteString("H" + px(left+tipLen))
	if m.left {
		b.WriteString("L" + px(left) + " " + px(y) + "L" + px(left+tipLen) + " " + px(y-h))
	} else {
		b.WriteString("Q" + px(left) + " " + px(y+h) + " " + px(left) + " " + px(y) + "Q" + px(left) + " " + px(y-h) + " " + px(left+tipLen) + " " + px(y-h))
	}
	return b.String() + "Z"
}
