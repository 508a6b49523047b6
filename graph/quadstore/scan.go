package quadstore

import (
	"bytes"
	"context"
	"errors"

	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/plan"
)

// Scan calls f for each quad with the bound parts of p, 0 standing for any, in
// the order of the index that serves it best, until f returns false. It sees the
// store as it was when it began.
func (s *Store) Scan(ctx context.Context, p Quad, f func(Quad) bool) error {
	sh := s.pattern(p)
	prefix := sh.appendPrefix(make([]byte, 0, 40))
	if s.isClosed() {
		return ErrClosed
	}
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: prefixEnd(prefix)})
	if err != nil {
		return err
	}
	for valid := it.First(); valid; valid = it.Next() {
		q, ok := sh.order.cutKey(it.Key())
		if !ok {
			return errors.Join(errValue, it.Close())
		}
		if sh.holds(q) && !f(q) {
			break
		}
		if err := ctx.Err(); err != nil {
			return errors.Join(err, it.Close())
		}
	}
	return errors.Join(it.Error(), it.Close())
}

// ScanDistinct is Scan for callers to whom one label is as good as another: of
// quads that differ in the label alone f sees only the first.
func (s *Store) ScanDistinct(ctx context.Context, p Quad, f func(Quad) bool) error {
	sh := s.pattern(p)
	if sh.order.kind == 'l' {
		return s.Scan(ctx, p, f)
	}
	prefix := sh.appendPrefix(make([]byte, 0, 40))
	if s.isClosed() {
		return ErrClosed
	}
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: prefixEnd(prefix)})
	if err != nil {
		return err
	}
	const near = 4 // labels that are stepped over before a seek pays
	var last []byte
	same := 0
	for valid := it.First(); valid; {
		key := it.Key()
		q, ok := sh.order.cutKey(key)
		if !ok {
			return errors.Join(errValue, it.Close())
		}
		triple := key[:len(key)-len(appendID(nil, q[plan.Label]))]
		if bytes.Equal(triple, last) {
			if same++; same > near {
				valid = it.SeekGE(prefixEnd(last))
			} else {
				valid = it.Next()
			}
			continue
		}
		last, same = append(last[:0], triple...), 0
		if sh.holds(q) && !f(q) {
			break
		}
		if err := ctx.Err(); err != nil {
			return errors.Join(err, it.Close())
		}
		valid = it.Next()
	}
	return errors.Join(it.Error(), it.Close())
}
