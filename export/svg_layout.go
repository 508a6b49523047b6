package export

import (
	"math"
	"slices"
)

// Sizes of the picture in pixels.
const (
	margin     = 28.0
	gutter     = 168.0 // for the names of the lanes
	titleSize  = 20.0
	noteSize   = 12.0
	labelSize  = 12.0
	rowHeight  = 23.0
	lanePad    = 7.0
	axisHeight = 44.0
	gap        = 6.0 // between a mark and its label, and between neighbors
	dotLeast   = 5.0
	dotMost    = 10.5
	barHeight  = 15.0
)

// A layout is where things are, in pixels; y grows downwards.
type layout struct {
	axis
	plotX, plotW  float64
	noDateX       float64 // of the part for undated marks
	noDateW       float64 // zero: none
	headLines     []string
	axisY, plotY  float64
	plotEnd       float64
	clipped       int // marks with a part or the whole before or after the axis
	hollow, bars  bool
	hatch, dashes bool
	grouped       bool
}

// layOut decides where everything goes.
func (t *timeline) layOut() {
	t.headLines = wrap(t.title, titleSize*1.15, t.width-2*margin, 2)
	t.axisY = margin + 4 + float64(len(t.headLines))*titleSize*1.25 + noteSize*1.5 + 12
	t.plotY = t.axisY + axisHeight
	t.plotX, t.plotW = margin+gutter, t.width-2*margin-gutter

	undated := t.setAxis()
	switch {
	case undated == len(t.marks) && undated > 0:
		t.noDateX, t.noDateW = t.plotX, t.plotW
		t.plotW = 0
	case undated > 0:
		t.noDateW = math.Round(max(150, t.plotW*0.2))
		t.plotW -= t.noDateW + 12
		t.noDateX = t.plotX + t.plotW + 12
	}
	t.stretch()
	y := t.plotY
	for _, l := range t.lanes {
		l.lines = wrap(l.name, labelSize*1.12, gutter-22, 2)
		t.place(l)
		l.y = y
		l.h = max(float64(l.rows)*rowHeight, float64(len(l.lines)+1)*14) + 2*lanePad
		y += l.h
	}
	t.plotEnd = max(y, t.plotY+60)
}

// place gives the marks of a lane their rows: each in the first row where it
// and its label fit. In a full picture labels get what room is left.
func (t *timeline) place(l *lane) {
	var rows rows
	crowded := len(t.marks) > 90
	for _, m := range l.marks {
		t.shape(m)
		if crowded {
			t.placeDot(m, &rows)
			continue
		}
		t.setText(m)
		lo, hi := m.extent()
		m.row = rows.first(lo-gap/2, hi+gap/2)
	}
	if crowded {
		byWeight := slices.Clone(l.marks)
		slices.SortStableFunc(byWeight, func(a, b *mark) int { return int(min(b.weight, 1e6)) - int(min(a.weight, 1e6)) })
		for _, m := range byWeight {
			t.setText(m)
			lo, hi := m.textX, m.textX+measure(m.text, labelSize)
			if m.textEnd {
				lo, hi = lo-(hi-lo), lo
			}
			if m.textOnTheBar {
				lo = m.end + gap/2
			}
			if m.text == "" || lo >= hi {
				continue
			}
			if !rows.take(m.row, lo, hi+gap/2) {
				m.text = ""
			}
		}
	}
	l.rows = len(rows)
}

// shape decides between dot and bar, and where the mark is.
func (t *timeline) shape(m *mark) {
	m.r = min(dotMost, dotLeast+1.4*math.Log2(max(1, m.weight)))
	if m.n > 1 {
		m.r = max(m.r, 8)
		t.grouped = true
	}
	t.hollow, t.hatch, t.dashes = t.hollow || m.hollow, t.hatch || m.hatched, t.dashes || m.dashed
	if m.undated {
		m.x = t.noDateX + m.r + 8
		return
	}
	from, to := m.from, m.to
	m.left, m.right = from.IsZero() || from.Before(t.from), to.IsZero() || to.After(t.to)
	if m.left || m.right {
		t.clipped++
	}
	edge := min(26, t.plotW/4)
	switch {
	case !to.IsZero() && !to.After(t.from): // all of it before the axis
		m.bar, m.right = true, false
		m.x, m.end = t.plotX, t.plotX+edge
	case !from.IsZero() && !from.Before(t.to):
		m.bar, m.left = true, false
		m.x, m.end = t.plotX+t.plotW-edge, t.plotX+t.plotW
	case t.coarse > exact && from.Equal(t.coarse.floor(from, 0)) && to.Equal(t.coarse.floor(from, 1)):
		lo, hi := t.column(m)
		m.x, m.left, m.right = (lo+hi)/2, false, false
	case !m.left && !m.right && floorDay(from).Equal(floorDay(to.Add(-1))):
		// A day is a dot at the left of its column, where its label has room;
		// in columns too narrow for that it is in the middle.
		m.x = t.px(floorDay(from)) + min(dotMost+4, t.perDay/2)
	default:
		m.bar = true
		m.x, m.end = t.plotX, t.plotX+t.plotW
		if !m.left {
			m.x = t.px(from)
		}
		if !m.right {
			m.end = t.px(to)
		}
		if m.end-m.x < 2*m.r && !m.left && !m.right { // some days, in a picture of years
			m.bar, m.x = false, (m.x+m.end)/2
		}
	}
	t.bars = t.bars || m.bar
}

// column is where the dot m may stand: its day, or what its time was rounded to.
func (t *timeline) column(m *mark) (lo, hi float64) {
	if t.coarse > exact && !m.from.IsZero() && !m.to.IsZero() {
		return max(t.px(m.from), t.plotX), min(t.px(m.to), t.plotX+t.plotW)
	}
	lo = t.px(floorDay(m.from))
	return lo, lo + t.perDay
}

// placeDot gives m a row without its label; a dot may stand anywhere in the
// column of its day.
func (t *timeline) placeDot(m *mark, rows *rows) {
	if m.bar {
		m.row = rows.first(m.x, m.end+gap/2)
		return
	}
	step := 2*m.r + 3
	start, end := m.x, m.x
	if m.undated {
		start, end = t.noDateX+m.r+4, t.noDateX+t.noDateW-m.r-2
	} else if lo, hi := t.column(m); hi-lo >= 2*step {
		start, end = lo+m.r+2, hi-m.r-1
	}
	for row := 0; ; row++ {
		for x := start; x <= end; x += step {
			if rows.take(row, x-m.r-1, x+m.r+1) {
				m.x, m.row = x, row
				return
			}
		}
	}
}

// setText decides what of the label is drawn, and on which side: on the right
// if it fits there, or else on the left, or else cut on the roomier side.
func (t *timeline) setText(m *mark) {
	m.text, m.textEnd, m.textOnTheBar = m.label, false, false
	if m.n > 1 {
		m.text = "" // they share a look, not what happened
	}
	if m.text == "" {
		return
	}
	lo, hi := t.plotX, t.plotX+t.plotW
	if m.undated {
		lo, hi = t.noDateX, t.noDateX+t.noDateW
	}
	m.text = fit(m.text, labelSize, 360)
	width := measure(m.text, labelSize)
	if m.bar {
		// A label begins on a bar that holds most of it, and may go on behind it.
		start := m.x + 9
		if m.left {
			start += 10
		}
		if m.end-m.x >= min(max(60, 0.6*width), width+24) && start+width <= hi {
			m.textOnTheBar, m.textX = true, start
			return
		}
	}
	right, left := hi-m.labelStart(), m.labelEnd()-lo
	switch {
	case width <= right:
		m.textX = m.labelStart()
	case width <= left:
		m.textX, m.textEnd = m.labelEnd(), true
	case m.bar && m.end-m.x > max(left, right):
		m.text = fit(m.text, labelSize, m.end-m.x-34)
		m.textOnTheBar, m.textX = true, m.x+9
		if m.left {
			m.textX += 10
		}
	case right >= left:
		m.text = fit(m.text, labelSize, right)
		m.textX = m.labelStart()
	default:
		m.text = fit(m.text, labelSize, left)
		m.textX, m.textEnd = m.labelEnd(), true
	}
}

// labelStart and labelEnd are where a label on the right begins, and where one
// on the left ends.
func (m *mark) labelStart() float64 {
	if m.bar {
		return m.end + gap
	}
	return m.x + m.r + gap
}

func (m *mark) labelEnd() float64 {
	if m.bar {
		return m.x - gap
	}
	return m.x - m.r - gap
}

// extent is the room that a mark takes with its label.
func (m *mark) extent() (lo, hi float64) {
	lo, hi = m.x-m.r, m.x+m.r
	if m.bar {
		lo, hi = m.x, m.end
	}
	width := measure(m.text, labelSize)
	switch {
	case m.text == "":
	case m.textEnd:
		lo = m.textX - width
	default:
		hi = max(hi, m.textX+width)
	}
	return lo, hi
}

// rows are the stretches taken in each row of a lane.
type rows [][][2]float64

// first takes [lo, hi) in the first row where it is free, and returns the row.
func (r *rows) first(lo, hi float64) int {
	for i := 0; ; i++ {
		if r.take(i, lo, hi) {
			return i
		}
	}
}

// take takes [lo, hi) in row i, which may be new, if it is free.
func (r *rows) take(i int, lo, hi float64) bool {
	for i >= len(*r) {
		*r = append(*r, nil)
	}
	for _, taken := range (*r)[i] {
		if lo < taken[1] && taken[0] < hi {
			return false
		}
	}
	(*r)[i] = append((*r)[i], [2]float64{lo, hi})
	return true
}
