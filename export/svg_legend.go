package export

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// A legend explains the colors and marks that the picture has, in lines.
type legend struct {
	items  []legendItem
	height float64
}

type legendItem struct {
	x, y float64 // of its mark, from the legend's top left
	mark *mark
	text string
}

// legend lists the categories of the picture in their own order, and then what
// the other looks mean.
func (t *timeline) legend() *legend {
	l := &legend{}
	x, y := margin+10, 14.0
	add := func(m *mark, text string) {
		width := 26 + measure(text, 11.5) + 22
		if x+width > t.width-margin && x > margin+10 {
			x, y = margin+10, y+21
		}
		l.items = append(l.items, legendItem{x, y, m, text})
		x += width
	}
	dot := func(look look, r float64) *mark { return &mark{look: look, n: 1, r: r} }
	for _, c := range t.categories() {
		add(dot(look{category: c}, 6), strings.ReplaceAll(clean(string(c)), "-", " "))
	}
	x, y = margin+10, y+24
	const gray = event.Category("")
	if slices.ContainsFunc(t.marks, func(m *mark) bool { return m.weight > 1 }) {
		add(dot(look{category: gray}, 9), "larger: more weapons, or more people killed and injured")
	}
	if t.bars {
		add(&mark{n: 1, bar: true, look: look{category: gray}}, "at some time in these days, or all through them")
	}
	if t.clipped > 0 {
		add(&mark{n: 1, bar: true, right: true, look: look{category: gray}}, "goes on beyond the axis")
	}
	if t.hollow {
		add(dot(look{category: gray, hollow: true}, 6), "no day in the text: day of publication")
	}
	if t.hatch {
		add(dot(look{category: disputedSample(t), hatched: true}, 7), "denied or doubted by somebody")
	}
	if t.dashes {
		add(dot(look{category: gray, dashed: true}, 6), "planned, threatened or only possible")
	}
	if t.grouped {
		text := "several events that look alike"
		if t.coarse > exact {
			text += ", gathered by " + coarseNames[t.coarse]
		}
		add(&mark{look: look{category: gray}, n: 7, r: 8}, text)
	}
	l.height = y + 20
	if len(l.items) == 0 {
		l.height = 0
	}
	return l
}

// disputedSample is a category whose hatching is defined.
func disputedSample(t *timeline) event.Category {
	for _, m := range t.marks {
		if m.hatched {
			return m.category
		}
	}
	return ""
}

// categories lists those of the marks, in the order of event.Categories, with
// unknown ones last.
func (t *timeline) categories() []event.Category {
	seen := map[event.Category]bool{}
	for _, m := range t.marks {
		seen[m.category] = true
	}
	list := sortedKeys(seen)
	rank := func(c event.Category) int {
		if i := slices.Index(event.Categories, c); i >= 0 {
			return i
		}
		return len(event.Categories)
	}
	slices.SortStableFunc(list, func(a, b event.Category) int { return rank(a) - rank(b) })
	return list
}

func (l *legend) draw(p *printer, top float64) {
	for _, item := range l.items {
		m := *item.mark
		m.x = item.x + 8
		if m.bar {
			m.x, m.end = item.x-2, item.x+18
		}
		m.tip = item.text
		m.draw(p, top+item.y)
		p.s(`<text x="`, px(item.x+24), `" y="`, px(top+item.y+4), `" font-size="11.5" fill="`, ink, `">`, xml(item.text), "</text>\n")
	}
}
