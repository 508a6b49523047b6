package export

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

const (
	// Beyond so many marks, events that look alike share one, with their number.
	maxSingleMarks = 240
	// A picture holds no more marks than this.
	maxMarks = 1500
	// Beyond so many lanes, those with the fewest events share the last.
	maxLanes = 18
)

// A look is what makes marks look alike.
type look struct {
	lane     string
	from, to time.Time // zero: open, both: undated
	category event.Category
	hollow   bool // the article's day stands in for the event's
	hatched  bool // denied or doubted
	dashed   bool // planned, threatened or only possible
}

// A mark is one event in one lane, or several that look alike.
type mark struct {
	look
	n      int     // events
	weight float64 // weapons or people, at least 1
	label  string
	tip    string

	// What layOut sets, in pixels.
	undated      bool
	bar          bool // else a dot
	x, end, r    float64
	left, right  bool // the bar goes on beyond the edge
	row          int
	text         string // what is drawn of label
	textX        float64
	textEnd      bool // text ends at textX
	textOnTheBar bool
}

// A lane is a row of rows of the picture.
type lane struct {
	name   string
	lines  []string // name, wrapped
	events int
	marks  []*mark
	rows   int
	y, h   float64
}

// A timeline is the picture while it is made.
type timeline struct {
	title, origin, empty string
	width                float64

	events, beyond int
	articles       map[string]bool
	byLook         map[look]*mark // once there are many
	coarse         coarseness     // once there are too many
	marks          []*mark
	lanes          []*lane
	layout
}

// readTimeline makes marks of the reports of a.
func readTimeline(ctx context.Context, a *queries.Answer, o Options) (*timeline, error) {
	t := &timeline{
		title: clean(o.title(a)), origin: clean(origin(a, o)), empty: clean(a.Empty),
		width: float64(max(o.Width, 640)), articles: map[string]bool{},
	}
	if o.Width == 0 {
		t.width = 1200
	}
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return nil, err
		}
		t.add(rep, o.Lane)
	}
	t.byLook = nil
	t.fillLanes(o.Lane)
	return t, nil
}

func (t *timeline) add(rep *queries.Report, by Lane) {
	e := &rep.Event
	w := whenOf(e.Time)
	l := look{category: e.Category, hatched: disputed(e), dashed: unreal(e), hollow: w.basis == event.BasisPublication}
	if w.hasFrom {
		l.from = w.from
	}
	if w.hasTo {
		l.to = w.to
	}
	drawn := false
	for _, name := range laneNames(e, by) {
		l.lane = name
		m := &mark{look: l, n: 1, weight: weight(e)}
		if t.put(m) {
			drawn = true
			// Those that joined others need no words of their own.
			if m.n == 1 {
				m.label, m.tip = laneLabel(e, name, by), tip(rep)
			}
		}
	}
	if !drawn {
		t.beyond++
		return
	}
	t.events++
	if rep.Article.ID != "" {
		t.articles[rep.Article.ID] = true
	}
}

// put adds a mark, or adds it to one that looks alike once there are many, and
// sets n to 0 in that case. It reports whether there was room.
func (t *timeline) put(m *mark) bool {
	m.look = t.coarse.snap(m.look)
	if same := t.byLook[m.look]; same != nil {
		same.n += m.n
		same.weight += m.weight
		m.n = 0
		return true
	}
	if len(t.marks) >= maxMarks && t.coarse < decades {
		t.coarse++
		t.group()
		return t.put(m)
	}
	if len(t.marks) >= maxMarks {
		return false
	}
	t.marks = append(t.marks, m)
	if t.byLook != nil {
		t.byLook[m.look] = m
	} else if len(t.marks) > maxSingleMarks {
		t.group()
	}
	return true
}

// group lets marks that look alike share one, from now on.
func (t *timeline) group() {
	all := t.marks
	t.marks, t.byLook = nil, map[look]*mark{}
	for _, m := range all {
		t.put(m)
	}
}

// A coarseness is how far times are rounded so that marks look alike.
type coarseness int

const (
	exact coarseness = iota
	weeks
	months
	years
	decades
)

var coarseNames = [...]string{"", "week", "month", "year", "decade"}

// floor is the begin of the week, month ... of t, or of one so many later.
func (c coarseness) floor(t time.Time, more int) time.Time {
	y, m, d := t.Date()
	switch c {
	case exact:
		d += more
	case weeks:
		d += 7*more - (int(t.Weekday())+6)%7
	case months:
		m, d = m+time.Month(more), 1
	case years:
		y, m, d = y+more, 1, 1
	default:
		y, m, d = y-(y%10+10)%10+10*more, 1, 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// snap rounds the time of l: a short one to the week, month ... of its middle,
// a longer one outwards.
func (c coarseness) snap(l look) look {
	if c == exact {
		return l
	}
	if !l.from.IsZero() && !l.to.IsZero() {
		from := c.floor(l.from.Add(l.to.Sub(l.from)/2), 0)
		if to := c.floor(from, 1); l.to.Sub(l.from) <= to.Sub(from) {
			l.from, l.to = from, to
			return l
		}
	}
	if !l.from.IsZero() {
		l.from = c.floor(l.from, 0)
	}
	if !l.to.IsZero() {
		l.to = c.floor(l.to.Add(-time.Nanosecond), 1)
	}
	return l
}

// laneNames are the lanes that e stands in, each once; "" where it has none.
func laneNames(e *event.Event, by Lane) []string {
	var out []string
	add := func(s string) {
		if s = clean(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	switch by {
	case LaneCategory:
		add(string(e.Category))
	case LaneActor:
		for _, a := range e.Actors {
			add(named(a))
		}
	case LanePlace:
		for _, p := range e.Places {
			add(named(p))
		}
	default:
		for _, p := range e.Places {
			add(region(p))
		}
	}
	if out == nil {
		return []string{""}
	}
	return out
}

// laneLabel says what the mark's lane does not, and names the category where no
// weapon tells what was going on: "Port Sarn visit: the envoy → Velmora".
func laneLabel(e *event.Event, lane string, by Lane) string {
	place := ""
	if by != LanePlace {
		place = list(e.Places, func(p event.Ref) string {
			if name := clean(named(p)); name != lane && (by == LaneActor || by == LaneCategory || clean(region(p)) == lane) {
				return name
			}
			return ""
		}, 2)
	}
	what := outline(e)
	if by != LaneCategory && len(e.Weapons) == 0 && len(e.Actors)+len(e.Recipients)+len(e.Targets) > 0 {
		place = strings.TrimSpace(place + " " + string(e.Category))
	}
	if place != "" && what != "" {
		place += ": "
	}
	return clean(place + what)
}

// tip is what a browser shows of a mark that is pointed at.
func tip(rep *queries.Report) string {
	e := &rep.Event
	s := headline(e)
	if e.Time != nil && e.Time.EDTF != "" {
		s = e.Time.EDTF + " " + s
	}
	if e.Evidence.Text != "" {
		s += " — “" + e.Evidence.Text + "”"
	}
	if source := rep.Article.Source; source != "" {
		s += " (" + source + ")"
	}
	return clean(s)
}

// weight is the number of weapons of e, or else of people hurt, or else 1.
func weight(e *event.Event) float64 {
	sum := 0.0
	for _, w := range e.Weapons {
		sum += middle(w.Count)
	}
	if sum == 0 {
		sum = middle(e.Killed) + middle(e.Injured)
	}
	return max(1, sum)
}

// middle is one number for a range, for sizes alone.
func middle(r *event.Range) float64 {
	switch {
	case r == nil, math.IsInf(r.Min, 0) && math.IsInf(r.Max, 0), math.IsNaN(r.Min), math.IsNaN(r.Max):
		return 0
	case math.IsInf(r.Max, 0):
		return max(0, r.Min)
	case math.IsInf(r.Min, 0):
		return max(0, r.Max)
	}
	return max(0, (r.Min+r.Max)/2)
}

// fillLanes sorts the marks into lanes: the fullest first, then what has no
// lane; categories in their own order.
func (t *timeline) fillLanes(by Lane) {
	byName := map[string]*lane{}
	for _, m := range t.marks {
		l := byName[m.lane]
		if l == nil {
			l = &lane{name: m.lane}
			byName[m.lane] = l
			t.lanes = append(t.lanes, l)
		}
		l.events += m.n
		l.marks = append(l.marks, m)
	}
	slices.SortFunc(t.lanes, func(a, b *lane) int {
		switch {
		case (a.name == "") != (b.name == ""):
			return len(b.name) - len(a.name)
		case by == LaneCategory && a.name != b.name:
			return slices.Index(event.Categories, event.Category(a.name)) - slices.Index(event.Categories, event.Category(b.name))
		case a.events != b.events:
			return b.events - a.events
		}
		return strings.Compare(a.name, b.name)
	})
	var none []*lane // the lane of what has none stays apart
	if n := len(t.lanes); n > 0 && t.lanes[n-1].name == "" {
		none, t.lanes = t.lanes[n-1:], t.lanes[:n-1]
	}
	if len(t.lanes) > maxLanes {
		rest := &lane{}
		for _, l := range t.lanes[maxLanes-1:] {
			rest.events += l.events
			rest.marks = append(rest.marks, l.marks...)
			for _, m := range l.marks {
				m.label = strings.TrimSuffix(l.name+": "+m.label, ": ")
			}
		}
		rest.name = thousands(len(t.lanes)-maxLanes+1) + " others"
		t.lanes = append(t.lanes[:maxLanes-1:maxLanes-1], rest)
	}
	t.lanes = append(t.lanes[:len(t.lanes):len(t.lanes)], none...)
	for _, l := range t.lanes {
		if l.name == "" {
			l.name = map[Lane]string{LaneActor: "actor not said", LaneCategory: "no category"}[by]
			if l.name == "" {
				l.name = "place not said"
			}
		}
		slices.SortStableFunc(l.marks, func(a, b *mark) int {
			if c := a.from.Compare(b.from); c != 0 {
				return c
			}
			return a.to.Compare(b.to)
		})
	}
}
