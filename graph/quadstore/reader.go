package quadstore

import (
	"bytes"
	"context"
	"errors"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// A Reader reads the store as it was when the reader was made. It keeps Pebble
// iterators open, one for each kind of key so that none leaves its tables, and
// seeks with them, which costs a fraction of what a new one does: for callers who
// look many things up in a row. It is not safe for concurrent use and must be
// closed.
type Reader struct {
	s     *Store
	first *pebble.Iterator // nil once closed
	// kinds are clones of first, by the first byte of their keys.
	kinds [128]*pebble.Iterator
}

// NewReader opens a reader.
func (s *Store) NewReader() (*Reader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	it, err := s.db.NewIter(nil)
	if err != nil {
		return nil, err
	}
	return s.reader(it), nil
}

// reader is a Reader of the state that an iterator reads. s.mu is held.
func (s *Store) reader(it *pebble.Iterator) *Reader {
	r := &Reader{s: s, first: it}
	s.open[r] = struct{}{}
	return r
}

// Clone opens another reader of the same state, for another goroutine.
func (r *Reader) Clone() (*Reader, error) {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	if r.first == nil || r.s.closed {
		return nil, ErrClosed
	}
	it, err := r.first.Clone(pebble.CloneOptions{})
	if err != nil {
		return nil, err
	}
	return r.s.reader(it), nil
}

// Close ends the reader; closing twice does nothing.
func (r *Reader) Close() error {
	if r.first == nil {
		return nil
	}
	r.s.mu.Lock()
	delete(r.s.open, r)
	r.s.mu.Unlock()
	err := r.first.Close()
	for _, it := range r.kinds {
		if it != nil {
			err = errors.Join(err, it.Close())
		}
	}
	r.first = nil
	return err
}

// of returns the iterator for a kind of keys.
func (r *Reader) of(kind byte) (*pebble.Iterator, error) {
	if r.first == nil {
		return nil, ErrClosed
	}
	if it := r.kinds[kind]; it != nil {
		return it, nil
	}
	it, err := r.first.Clone(pebble.CloneOptions{IterOptions: &pebble.IterOptions{LowerBound: []byte{kind}, UpperBound: []byte{kind + 1}}})
	r.kinds[kind] = it
	return it, err
}

// Scan is Store.Scan.
func (r *Reader) Scan(ctx context.Context, p Quad, f func(Quad) bool) error {
	sh := r.s.pattern(p)
	prefix := sh.appendPrefix(make([]byte, 0, 40))
	// Quads are gathered before f is called, since f may move the iterator by
	// looking up more.
	var found [64]Quad
	for from := prefix; from != nil; {
		it, err := r.of(prefix[0])
		if err != nil {
			return err
		}
		n := 0
		var last []byte
		valid := it.SeekGE(from)
		for ; valid && bytes.HasPrefix(it.Key(), prefix); valid = it.Next() {
			if n == len(found) {
				last = append([]byte(nil), it.Key()...)
				break
			}
			q, ok := sh.order.cutKey(it.Key())
			if !ok {
				return errValue
			}
			if sh.holds(q) {
				found[n] = q
				n++
			}
		}
		if err := errors.Join(it.Error(), ctx.Err()); err != nil {
			return err
		}
		for _, q := range found[:n] {
			if !f(q) {
				return nil
			}
		}
		from = last
	}
	return nil
}

// ScanDistinct is Store.ScanDistinct.
func (r *Reader) ScanDistinct(ctx context.Context, p Quad, f func(Quad) bool) error {
	sh := r.s.pattern(p)
	if sh.order.kind == 'l' {
		return r.Scan(ctx, p, f)
	}
	prefix := sh.appendPrefix(make([]byte, 0, 40))
	var last Quad
	next := append(make([]byte, 0, 40), prefix...)
	for {
		it, err := r.of(prefix[0])
		if err != nil {
			return err
		}
		valid := it.SeekGE(next)
		// A few more labels of the last triple cost less than a seek each.
		for valid && bytes.HasPrefix(it.Key(), prefix) {
			q, ok := sh.order.cutKey(it.Key())
			if !ok {
				return errValue
			}
			if sh.holds(q) && !(q[0] == last[0] && q[1] == last[1] && q[2] == last[2]) {
				last = q
				break
			}
			valid = it.Next()
		}
		if err := errors.Join(it.Error(), ctx.Err()); err != nil {
			return err
		}
		if !valid || !bytes.HasPrefix(it.Key(), prefix) {
			return nil
		}
		key := it.Key()
		next = prefixEnd(key[:len(key)-len(appendID(nil, last[3]))])
		if !f(last) || next == nil {
			return nil
		}
	}
}

// Value is Store.Value.
func (r *Reader) Value(id Node) (quad.Value, error) {
	if id == 0 {
		return nil, nil
	}
	if v, ok := inlineValue(id); ok {
		return v, nil
	}
	if v, ok := r.s.names.value(id); ok {
		return v, nil
	}
	it, err := r.of(kindID)
	if err != nil {
		return nil, err
	}
	var buf [10]byte
	key := appendID(append(buf[:0], kindID), id)
	if !it.SeekGE(key) || !bytes.Equal(it.Key(), key) {
		return nil, it.Error()
	}
	b, err := it.ValueAndErr()
	if err != nil {
		return nil, err
	}
	v, err := decodeValue(b)
	if err == nil {
		r.s.names.putValue(id, v, len(b))
	}
	return v, err
}

// Lookup is Store.Lookup.
func (r *Reader) Lookup(v quad.Value) (Node, error) { return r.s.Lookup(v) }
