package temporal

import "sync"

// Find appends the time expressions of s[start:end] to dst: sorted, never
// overlapping, each within that range. It reads the range once, allocates
// nothing but the growth of dst, and is safe for concurrent use.
//
// The longest reading from the left wins. Words that only look like times are
// refused: "may have", "25 miles", "the second", "troops march on".
func Find(dst []Expression, s string, start, end int) []Expression {
	set := loadRules()
	f := finders.Get().(*finder)
	f.scan.reset(s, max(start, 0), min(end, len(s)))
	f.m = match{s: s}
	f.done = 0
	for f.scan.next() {
		dst = f.findInRun(dst, set, f.scan.run[:f.scan.n])
	}
	f.scan.s, f.m = "", match{} // the pool must not hold on to the text
	finders.Put(f)
	return dst
}

// A finder is the working space of one Find.
type finder struct {
	scan scanner
	m    match
	done int // the byte up to which expressions have been taken
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// findInRun appends the expressions of a run that begin at f.done or after it.
func (f *finder) findInRun(dst []Expression, set *ruleSet, run []token) []Expression {
	m := &f.m
	m.run = run
	classes, ids := contents(run)
	for at := 0; at < len(run); at++ {
		if int(run[at].start) < f.done {
			continue
		}
		candidates := set.byNumber
		if id := run[at].word; id != 0 {
			candidates = set.byWord[id]
		}
		var slots [slotCount]int8
		end := at
		var winner *rule
		for _, i := range candidates {
			r := &set.rules[i]
			m.first, m.end = at, at
			if !r.compiled.possible(classes, ids) || !m.try(&r.compiled) || m.end <= end || r.refuse != nil && r.refuse(m) {
				continue
			}
			winner, slots, end = r, m.slots, m.end
		}
		if winner == nil {
			continue
		}
		m.slots, m.end = slots, end
		dst = append(dst, Expression{})
		e := &dst[len(dst)-1]
		winner.read(m, e)
		f.done = e.End
		at = end - 1
	}
	return dst
}

// read makes the expression of a match.
func (r *rule) read(m *match, e *Expression) {
	*e = Expression{
		Start: int(m.run[m.first].start), End: int(m.run[m.end-1].end),
		Type: r.typ, Rule: r.name, Bound: m.bound(),
	}
	w := &e.written
	w.form = r.form
	w.month = int8(m.num(monthSlot, month))
	w.weekday = int8(m.num(weekdaySlot, weekday|weekdays))
	w.season = int8(m.num(seasonSlot, season))
	w.part = int8(m.num(partSlot, part))
	w.unit = Granularity(m.num(unitSlot, unit|units))
	w.unit2 = Granularity(m.num(unit2Slot, unit))
	w.relation = int8(m.num(relationSlot, relation))
	w.relation2 = int8(m.num(relation2Slot, relation))
	w.direction = int8(m.num(offsetSlot, offset))
	w.day = int8(m.phrase(daySlot))
	w.lastDay = int8(m.num(number2Slot, dayNumber))
	w.count = int32(m.phrase(countSlot))
	w.clock, w.zone = -1, noZone
	if t := m.token(yearSlot); t != nil {
		if w.year = int16(m.phrase(yearSlot)); w.year == 0 && t.class&twoDigit != 0 {
			w.year = int16(t.num)
			if w.year < 100 {
				w.year += int16(centuryOf(int(w.year)))
			}
		}
	}
	if t := m.token(modifierSlot); t != nil {
		if t.class&modifier != 0 {
			w.modifier = int8(t.value(modifier))
		} else {
			w.modifier = int8(m.phrase(modifierSlot))
		}
	}
	if t := m.token(clockSlot); t != nil {
		if t.class&fourDigit != 0 {
			w.clock = int16(t.num)
		} else {
			w.clock = int16(m.phrase(clockSlot))
		}
	}
	if m.token(zoneSlot) != nil {
		w.zone = int16(m.num(zoneSlot, zone))
	}
	w.feast = int8(m.phrase(feastSlot))
	if d := m.num(dateSlot, fullDate|monthDate); d != 0 {
		if d < 1e6 {
			d *= 100
		}
		w.year, w.month, w.day = int16(d/10000), int8(d/100%100), int8(d%100)
	}
	if d := m.num(decadeSlot, decade|nineties); d != 0 {
		w.year = int16(d)
	}
	e.Mod = Mod(m.phrase(approxSlot))
	switch w.modifier {
	case early, earlier:
		e.Mod = ModStart
	case mid:
		e.Mod = ModMid
	case late, later:
		e.Mod = ModEnd
	}
	if r.typ == DATE && (w.clock >= 0 || w.part != 0) {
		e.Type = TIME
	}
	if r.finish != nil {
		r.finish(m, e)
	}
}

// bound reads the preposition before the match.
func (m *match) bound() Bound {
	if is(m.run, m.end, possessiveWord) {
		return NoBound // "before Friday's vote"
	}
	w := m.before()
	if len(w) < 2 || len(w) > 7 {
		return NoBound
	}
	switch {
	case oneOf(w, "since"):
		return BoundSince
	case oneOf(w, "by through"):
		return BoundBy
	case oneOf(w, "until till"):
		return BoundUntil
	case oneOf(w, "before"):
		return BoundBefore
	case oneOf(w, "after"):
		return BoundAfter
	}
	return NoBound
}
