package quadstore

import (
	"bytes"
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/plan"
)

// A span is a range of values: the ordered forms [low, high).
type span struct {
	s         *Store
	low, high []byte
	text      bool // of a type whose values are all in the dictionary
	buf       []byte
}

// Span prepares a range. It is nil where the range is empty.
func (v *view) Span(r plan.Range) (plan.Span, error) {
	family := plan.Family(r.Low)
	if r.Low == nil {
		family = plan.Family(r.High)
	} else if r.High != nil && plan.Family(r.High) != family {
		return nil, nil
	}
	sp := &span{s: v.s}
	var err error
	if r.Low != nil {
		sp.low, err = bound(r.Low, r.LowOpen)
	}
	if r.High != nil && err == nil {
		sp.high, err = bound(r.High, !r.HighOpen)
	}
	if err != nil || family == plan.FamilyNone {
		return nil, fmt.Errorf("quadstore: no range of %v to %v: %w", r.Low, r.High, err)
	}
	if r.Low == nil {
		sp.low = []byte{sp.high[0]}
	}
	if r.High == nil {
		sp.high = []byte{sp.low[0] + 1}
	}
	sp.text = family == plan.FamilyIRI || family == plan.FamilyBNode || family == plan.FamilyString
	if bytes.Compare(sp.low, sp.high) >= 0 {
		return nil, nil
	}
	return sp, nil
}

// bound is the least ordered form that is not below a value, or with after the
// least above it. How a time is written does not count.
func bound(v quad.Value, after bool) ([]byte, error) {
	b, err := appendValue(nil, v)
	if err != nil {
		return nil, err
	}
	next := byte(0)
	if b[0] == tagTime {
		b, next = b[:13], 0xFF
	}
	if after {
		b = append(b, next)
	}
	return b, nil
}

// Within reports whether a value lies in the range.
func (sp *span) Within(n Node) (bool, error) {
	v, err := sp.s.Value(n)
	if err != nil || v == nil {
		return false, err
	}
	ordered, err := appendValue(sp.buf[:0], v)
	if err != nil {
		return false, err
	}
	sp.buf = ordered
	return bytes.Compare(sp.low, ordered) <= 0 && bytes.Compare(ordered, sp.high) < 0, nil
}

// A spanWalk lists the quads whose objects lie in a range: first those whose
// objects are ids by themselves, which is one range of keys, then those of each
// value that the dictionary has in the range.
type spanWalk struct {
	on       bool
	q        Quad
	sp       *span
	from, to []byte // of the keys in the first part; nil later
	values   *valueWalk
}

func (w *spanWalk) end(v *view) {
	if w.values != nil {
		w.values.end(v)
		w.values = nil
	}
}

// SeekSpan begins a listing of the quads whose object lies in a range.
func (c *cursor) SeekSpan(q Quad, s plan.Span) {
	sp := s.(*span)
	if q[plan.Predicate] == 0 || q[plan.Subject] != 0 || q[plan.Object] != 0 {
		c.Seek(q)
		c.span = sp
		return
	}
	c.walk.end(c.v)
	c.walk = spanWalk{on: true, q: q, sp: sp}
	c.span = sp
	c.seek(q, orderByPredicate, 1)
	if sp.text {
		c.walkOn()
		return
	}
	from, to := inlineBounds(sp.low, sp.high)
	head := c.prefix
	c.walk.from, c.walk.to = appendID(bytes.Clone(head), from), appendID(bytes.Clone(head), to)
}

// walkOn goes on to the next value of the dictionary.
func (c *cursor) walkOn() bool {
	w := &c.walk
	w.from, w.to = nil, nil
	if w.values == nil {
		if !w.sp.text {
			c.v.s.mu.RLock()
			loose := c.v.s.byPred[w.q[plan.Predicate]].loose
			c.v.s.mu.RUnlock()
			if loose == 0 {
				c.done = true
				return false
			}
		}
		w.values = &valueWalk{sp: w.sp, looseOnly: true}
		if c.err = w.values.begin(c.v); c.err != nil {
			return false
		}
	}
	id, ok := w.values.next()
	if !ok {
		c.err, c.done = w.values.err, true
		return false
	}
	q := w.q
	q[plan.Object] = id
	c.seek(q, orderByPredicate, 2)
	return true
}

// from is the first key of a listing.
func (c *cursor) from() []byte {
	if c.walk.from != nil {
		return c.walk.from
	}
	return c.prefix
}

// inside reports whether a key is one of the listing's.
func (c *cursor) inside(key []byte) bool {
	if c.walk.to != nil {
		return bytes.Compare(key, c.walk.to) < 0
	}
	return bytes.HasPrefix(key, c.prefix)
}

// A valueWalk lists the ids of the values of the dictionary in a range.
type valueWalk struct {
	sp        *span
	it        *pebble.Iterator
	begun     bool
	looseOnly bool // leaves out what is an id by itself
	err       error
}

func (w *valueWalk) begin(v *view) (err error) {
	w.it, err = v.take(kindValue)
	return err
}

func (w *valueWalk) end(v *view) {
	v.give(kindValue, w.it)
	w.it = nil
}

func (w *valueWalk) next() (Node, bool) {
	for {
		var valid bool
		if !w.begun {
			w.begun = true
			valid = w.it.SeekGE(append([]byte{kindValue}, w.sp.low...))
		} else {
			valid = w.it.Next()
		}
		if !valid || bytes.Compare(w.it.Key()[1:], w.sp.high) >= 0 {
			w.err = w.it.Error()
			return 0, false
		}
		id, _, ok := cutID(w.it.Value())
		if !ok {
			w.err = errValue
			return 0, false
		}
		if !w.looseOnly || id < inlineInt {
			return id, true
		}
	}
}

// Values lists the values in a range.
func (v *view) Values(s plan.Span) plan.Cursor {
	return &valueCursor{v: v, walk: valueWalk{sp: s.(*span)}}
}

// A valueCursor is a valueWalk as a plan.Cursor.
type valueCursor struct {
	v    *view
	walk valueWalk
	id   Node
	rows int
}

func (c *valueCursor) Seek(Quad)                { c.walk.begun = false }
func (c *valueCursor) SeekSpan(Quad, plan.Span) { c.walk.begun = false }
func (c *valueCursor) Quad() Quad               { return Quad{plan.Object: c.id} }
func (c *valueCursor) Err() error               { return c.walk.err }

// Next moves to the next value.
func (c *valueCursor) Next(ctx context.Context) bool {
	if c.rows++; c.rows&63 == 1 && c.walk.err == nil {
		c.walk.err = ctx.Err()
	}
	if c.walk.err != nil {
		return false
	}
	if c.walk.it == nil {
		if c.walk.err = c.walk.begin(c.v); c.walk.err != nil {
			return false
		}
	}
	var ok bool
	c.id, ok = c.walk.next()
	return ok
}
