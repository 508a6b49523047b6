package quadstore

import (
	"bytes"
	"context"
	"errors"

	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/plan"
)

// A view is one state of the store. It is for one goroutine.
type view struct {
	s *Store
	// base holds the state; its clones read it.
	base *pebble.Iterator
	// idle are iterators by kind of key that nobody uses.
	idle   map[byte][]*pebble.Iterator
	all    []*pebble.Iterator
	labels map[Node]bool // whether few quads have a label, where that was asked
	hides  hider         // of quads that cursors pass over; nil is none
	closed bool
}

var _ plan.Viewer = (*Store)(nil)

// View returns the store as it is now, for plans.
func (s *Store) View() (plan.View, error) {
	v, err := s.view()
	if err != nil {
		return nil, err
	}
	return v, nil
}

func (s *Store) view() (*view, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	base, err := s.db.NewIter(nil)
	if err != nil {
		return nil, err
	}
	v := &view{s: s, base: base, idle: map[byte][]*pebble.Iterator{}, all: []*pebble.Iterator{base}}
	s.open[v] = struct{}{}
	return v, nil
}

// Close ends the view; closing twice does nothing.
func (v *view) Close() error {
	v.s.mu.Lock()
	closed := v.closed
	v.closed = true
	delete(v.s.open, v)
	v.s.mu.Unlock()
	if closed {
		return nil
	}
	var err error
	for _, it := range v.all {
		err = errors.Join(err, it.Close())
	}
	return err
}

// take returns an iterator over the keys of a kind.
func (v *view) take(kind byte) (*pebble.Iterator, error) {
	if n := len(v.idle[kind]); n > 0 {
		it := v.idle[kind][n-1]
		v.idle[kind] = v.idle[kind][:n-1]
		return it, nil
	}
	it, err := v.base.Clone(pebble.CloneOptions{IterOptions: &pebble.IterOptions{LowerBound: []byte{kind}, UpperBound: []byte{kind + 1}}})
	if err == nil {
		v.all = append(v.all, it)
	}
	return it, err
}

func (v *view) give(kind byte, it *pebble.Iterator) {
	if it != nil {
		v.idle[kind] = append(v.idle[kind], it)
	}
}

// get returns the value of a key, and whether it is there.
func (v *view) get(key []byte) (value []byte, there bool, err error) {
	it, err := v.take(key[0])
	if err != nil {
		return nil, false, err
	}
	defer v.give(key[0], it)
	if !it.SeekGE(key) || !bytes.Equal(it.Key(), key) {
		return nil, false, it.Error()
	}
	b, err := it.ValueAndErr()
	return bytes.Clone(b), err == nil, err
}

// A cursor lists quads of one order. It is a plan.Cursor.
type cursor struct {
	v        *view
	o        *order // chosen when it is sought
	fixed    [4]bool
	distinct bool
	hides    hider

	it     *pebble.Iterator
	kind   byte // of it
	prefix []byte
	want   Quad
	span   *span // of the object, where not nil
	quad   Quad
	steps  int    // since it was sought; two say as much as more
	key    []byte // room for one
	done   bool
	err    error
	rows   int

	moves int    // of the iterator
	last  []byte // the triple of the key before, for distinct
	same  int

	// walk, where a range of objects is listed, is how far that has come.
	walk spanWalk
}

// Cursor returns a cursor; it chooses its order when it is sought.
func (v *view) Cursor(_, fixed [4]bool, distinct bool) plan.Cursor {
	return &cursor{v: v, fixed: fixed, distinct: distinct, hides: v.hides}
}

// fewInLabel is how many quads a label may have for its own order to serve a
// question that another order could serve as well.
const fewInLabel = 2048

// orderFor chooses the order in which most bound places come first, of equals
// that in which most of them are fixed: what is sought then lies close together.
func (v *view) orderFor(q Quad, fixed [4]bool) (*order, int, error) {
	best, most, mostFixed := &orders[0], 0, 0
	for i := range orders {
		n, f := 0, 0
		for n < 4 && q[orders[i].dirs[n]] != 0 {
			if f == n && fixed[orders[i].dirs[n]] {
				f++
			}
			n++
		}
		if n > most || n == most && f > mostFixed {
			best, most, mostFixed = &orders[i], n, f
		}
	}
	if label := q[plan.Label]; label != 0 && q[plan.Subject] == 0 && best != orderByLabel {
		few, known := v.labels[label]
		if !known {
			n, err := v.Count(context.Background(), Quad{plan.Label: label}, false, fewInLabel)
			if err != nil {
				return nil, 0, err
			}
			if few = n < fewInLabel; v.labels == nil {
				v.labels = map[Node]bool{}
			}
			v.labels[label] = few
		}
		if few {
			return orderByLabel, 1, nil
		}
	}
	return best, most, nil
}

// Seek begins a listing.
func (c *cursor) Seek(q Quad) {
	o, n, err := c.v.orderFor(q, c.fixed)
	if err != nil {
		c.err = err
		return
	}
	c.span, c.walk = nil, spanWalk{}
	c.seek(q, o, n)
}

// seek lists the quads of an order whose first n places are those of q.
func (c *cursor) seek(q Quad, o *order, n int) {
	c.o, c.want, c.steps, c.done, c.same = o, q, 0, false, 0
	c.last = c.last[:0]
	c.prefix = append(c.prefix[:0], o.kind)
	for _, d := range o.dirs[:n] {
		c.prefix = appendID(c.prefix, q[d])
	}
	if c.it == nil || c.kind != o.kind {
		c.v.give(c.kind, c.it)
		c.kind = o.kind
		c.it, c.err = c.v.take(o.kind)
	}
}

func (c *cursor) Quad() Quad { return c.quad }
func (c *cursor) Err() error { return c.err }

// Next moves to the next quad.
func (c *cursor) Next(ctx context.Context) bool {
	for c.err == nil && !c.done {
		if c.rows++; c.rows&63 == 1 {
			if c.err = ctx.Err(); c.err != nil {
				return false
			}
		}
		found := c.next()
		if found && c.span != nil {
			if found, c.err = c.span.Within(c.quad[plan.Object]); !found {
				continue
			}
		}
		if found || !c.walk.on {
			return found
		}
		if !c.walkOn() {
			return false
		}
	}
	return false
}

// next moves to the next quad with the prefix, whatever the range says.
func (c *cursor) next() bool {
	if c.it == nil {
		return false
	}
	c.moves++
	const near = 4 // labels that are stepped over before a seek pays
	var valid bool
	switch {
	case c.steps == 0:
		c.steps = 1
		valid = c.it.SeekGE(c.from())
	case c.distinct && c.same > near:
		c.same = 0
		valid = c.it.SeekGE(prefixEnd(c.last))
	case c.steps == 1:
		// Most listings have one quad. Pebble seeks from where an iterator is to
		// what lies near before it, unless it was stepped with Next.
		if c.steps = 2; !c.it.Valid() {
			return false
		}
		c.key = append(append(c.key[:0], c.it.Key()...), 0)
		valid = c.it.SeekGE(c.key)
	default:
		valid = c.it.Next()
	}
	for valid {
		key := c.it.Key()
		if !c.inside(key) {
			return false
		}
		var ok bool
		if c.quad, ok = c.o.cutKey(key); !ok {
			c.err = errValue
			return false
		}
		if c.hides != nil {
			hidden, err := c.hides.hidden(c.quad)
			if err != nil {
				c.err = err
				return false
			}
			if hidden {
				valid = c.it.Next()
				continue
			}
		}
		if c.distinct && c.o != orderByLabel {
			triple := key[:len(key)-idLength(c.quad[plan.Label])]
			if bytes.Equal(triple, c.last) {
				c.moves++
				if c.same++; c.same > near {
					c.same = 0
					valid = c.it.SeekGE(prefixEnd(c.last))
				} else {
					valid = c.it.Next()
				}
				continue
			}
			c.last, c.same = append(c.last[:0], triple...), 0
		}
		if holds(c.want, c.quad) {
			return true
		}
		valid = c.it.Next()
	}
	c.err = c.it.Error()
	return false
}

// holds reports whether a quad has all the bound places of another.
func holds(bound, q Quad) bool {
	for i, n := range bound {
		if n != 0 && q[i] != n {
			return false
		}
	}
	return true
}

// CountSpan counts quads whose object lies in a range, up to a limit.
func (v *view) CountSpan(ctx context.Context, q Quad, s plan.Span, distinct bool, limit int) (n int, err error) {
	c := cursor{v: v, distinct: distinct && q[plan.Label] == 0}
	c.SeekSpan(q, s)
	return c.count(ctx, limit)
}

func (c *cursor) count(ctx context.Context, limit int) (n int, err error) {
	for n < limit && c.Next(ctx) {
		n++
	}
	c.v.give(c.kind, c.it)
	c.it = nil
	c.walk.end(c.v)
	return n, c.err
}

// Quads is how many quads there are, or those of one predicate.
func (v *view) Quads(predicate Node) int64 {
	v.s.mu.RLock()
	defer v.s.mu.RUnlock()
	if predicate == 0 {
		return v.s.counts.quads
	}
	return v.s.byPred[predicate].quads
}
