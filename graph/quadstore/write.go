package quadstore

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"

	"github.com/annals-kg/annals/graph/plan"
)

// ApplyDeltas does additions and removals in their order, all of them or none,
// and returns when they are on disk. An addition of what is there is
// graph.ErrQuadExists and a removal of what is not graph.ErrQuadNotExist, each in
// a DeltaError, unless o says to ignore it.
func (s *Store) ApplyDeltas(in []cayley.Delta, o cayley.IgnoreOpts) error {
	return s.apply(in, o, pebble.Sync)
}

// ApplyLater is ApplyDeltas without the wait for the disk: the change is whole
// or not there after a crash, and certain only once Sync has returned.
func (s *Store) ApplyLater(in []cayley.Delta, o cayley.IgnoreOpts) error {
	return s.apply(in, o, pebble.NoSync)
}

// Sync returns when all that was applied before is on disk.
func (s *Store) Sync() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.guard(func() error { return s.db.LogData(nil, pebble.Sync) })
}

func (s *Store) apply(in []cayley.Delta, o cayley.IgnoreOpts, wo *pebble.WriteOptions) error {
	return s.transact(wo, len(in), func(tx *transaction) error {
		turn := newTurn()
		for i := range in {
			if i%8 == 7 {
				turn.pass()
			}
			if err := tx.do(&in[i], o); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveLabels removes all quads with the labels, in one transaction that is on
// disk when it returns, and tells how many there were. Values that no other quad
// has go with them.
func (s *Store) RemoveLabels(ctx context.Context, labels ...Node) (n int, err error) {
	err = s.transact(pebble.Sync, 0, func(tx *transaction) error {
		n = 0
		for _, label := range labels {
			if label == 0 {
				continue
			}
			var quads []Quad
			if err := s.Scan(ctx, Quad{plan.Label: label}, func(q Quad) bool { quads = append(quads, q); return true }); err != nil {
				return err
			}
			for _, q := range quads {
				object, err := s.Value(q[plan.Object])
				if err != nil {
					return err
				}
				if err := tx.drop(q, object); err != nil {
					return err
				}
				n++
			}
		}
		return nil
	})
	return n, err
}

// transact makes one transaction of what f does to about so many quads.
func (s *Store) transact(wo *pebble.WriteOptions, quads int, f func(*transaction) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.isClosed() {
		return ErrClosed
	}
	if s.readOnly {
		return ErrReadOnly
	}
	if err := checkFree(s.path, s.minFree); err != nil {
		return err
	}
	tx := &transaction{s: s, batch: s.db.NewBatch(), counts: s.counts, added: make(map[string]Node, quads), quads: make(map[Quad]bool, quads), byPred: map[Node]predicate{}}
	defer tx.batch.Close()
	if err := f(tx); err != nil {
		return err
	}
	if tx.batch.Empty() {
		return nil
	}
	if err := tx.finish(); err != nil {
		return err
	}
	if err := s.guard(func() error { return tx.batch.Commit(wo) }); err != nil {
		return err
	}
	s.wrote()
	if len(tx.gone) > 0 {
		s.names.forget(tx.gone)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts = tx.counts
	for p, n := range tx.byPred {
		s.byPred[p] = s.byPred[p].plus(n)
	}
	return nil
}

// guard runs a write. What Pebble calls fatal breaks the store.
func (s *Store) guard(write func() error) (err error) {
	if broken := s.broken.Load(); broken != nil {
		return *broken
	}
	defer func() {
		if p := recover(); p != nil {
			why, ok := p.(fatal)
			if !ok {
				panic(p)
			}
			s.fail(errors.New(string(why)))
			err = *s.broken.Load()
		}
	}()
	return write()
}

// A transaction gathers one batch. Nothing of the store changes until it is
// committed.
type transaction struct {
	s      *Store
	batch  *pebble.Batch
	counts counts
	added  map[string]Node // new values by ordered form
	quads  map[Quad]bool   // what the transaction made of quads: there or not
	byPred map[Node]predicate
	// removed are the values of removed quads, by id: candidates to forget.
	removed map[Node]bool
	gone    [][]byte // ordered forms of forgotten values

	buf, key []byte
}

func (tx *transaction) do(d *cayley.Delta, o cayley.IgnoreOpts) error {
	if !isValid(d.Quad) {
		return fmt.Errorf("quadstore: a quad without all of its parts: %v", d.Quad)
	}
	switch d.Action {
	case cayley.Add:
		return tx.add(d, o.IgnoreDup)
	case cayley.Delete:
		return tx.remove(d, o.IgnoreMissing)
	}
	return &cayley.DeltaError{Delta: *d, Err: cayley.ErrInvalidAction}
}

func (tx *transaction) add(d *cayley.Delta, ignore bool) error {
	var q Quad
	fresh := false
	for i, v := range [4]quad.Value{d.Quad.Subject, d.Quad.Predicate, d.Quad.Object, d.Quad.Label} {
		if v == nil {
			continue
		}
		id, isNew, err := tx.intern(v)
		if err != nil {
			return err
		}
		q[i] = id
		fresh = fresh || isNew
	}
	there, known := tx.quads[q]
	if !known && !fresh {
		var err error
		if there, err = tx.s.has(q); err != nil {
			return err
		}
	}
	if there {
		if ignore {
			return nil
		}
		return &cayley.DeltaError{Delta: *d, Err: cayley.ErrQuadExists}
	}
	tx.quads[q] = true
	for i := range orders {
		tx.key = orders[i].appendKey(tx.key[:0], q)
		if err := tx.batch.Set(tx.key, nil, nil); err != nil {
			return err
		}
	}
	tx.counts.quads++
	tx.count(q, d.Quad.Object, 1)
	return nil
}

// count notes that a predicate has n quads more.
func (tx *transaction) count(q Quad, object quad.Value, n int64) {
	more := predicate{quads: n}
	if isLoose(object, q[plan.Object]) {
		more.loose = n
	}
	tx.byPred[q[plan.Predicate]] = tx.byPred[q[plan.Predicate]].plus(more)
}

// intern returns the id of a value and gives a new one its own. fresh is true
// for a value that no quad had before this transaction.
func (tx *transaction) intern(v quad.Value) (id Node, fresh bool, err error) {
	ordered, err := appendValue(tx.buf[:0], v)
	if err != nil {
		return 0, false, err
	}
	tx.buf = ordered
	if id, ok := tx.added[string(ordered)]; ok {
		return id, true, nil
	}
	if id, err = tx.s.lookup(ordered); err != nil || id != 0 {
		return id, false, err
	}
	tx.counts.values++
	if id = inlineID(v); id == 0 {
		tx.counts.lastID++
		id = tx.counts.lastID
	}
	tx.added[string(ordered)] = id
	if err := tx.batch.Set(appendValueKey(tx.key[:0], ordered), appendID(nil, id), nil); err != nil {
		return 0, false, err
	}
	return id, true, tx.batch.Set(appendID([]byte{kindID}, id), ordered, nil)
}

func (tx *transaction) remove(d *cayley.Delta, ignore bool) error {
	var q Quad
	there := true
	for i, v := range [4]quad.Value{d.Quad.Subject, d.Quad.Predicate, d.Quad.Object, d.Quad.Label} {
		if v == nil {
			continue
		}
		ordered, err := appendValue(tx.buf[:0], v)
		if err != nil {
			return err
		}
		tx.buf = ordered
		id, ok := tx.added[string(ordered)]
		if !ok {
			if id, err = tx.s.lookup(ordered); err != nil {
				return err
			}
		}
		q[i] = id
		there = there && id != 0
	}
	if there {
		was, known := tx.quads[q]
		if !known {
			var err error
			if was, err = tx.s.has(q); err != nil {
				return err
			}
		}
		there = was
	}
	if !there {
		if ignore {
			return nil
		}
		return &cayley.DeltaError{Delta: *d, Err: cayley.ErrQuadNotExist}
	}
	return tx.drop(q, d.Quad.Object)
}

// drop removes a quad that is there.
func (tx *transaction) drop(q Quad, object quad.Value) error {
	tx.quads[q] = false
	for i := range orders {
		tx.key = orders[i].appendKey(tx.key[:0], q)
		if err := tx.batch.Delete(tx.key, nil); err != nil {
			return err
		}
	}
	tx.counts.quads--
	tx.count(q, object, -1)
	if tx.removed == nil {
		tx.removed = map[Node]bool{}
	}
	for _, n := range q {
		if n != 0 {
			tx.removed[n] = true
		}
	}
	return nil
}

// finish forgets the values that no quad has any more and writes the counts.
func (tx *transaction) finish() error {
	if len(tx.removed) > 0 {
		if err := tx.forget(); err != nil {
			return err
		}
	}
	for p, n := range tx.byPred {
		tx.s.mu.RLock()
		sum := tx.s.byPred[p].plus(n)
		tx.s.mu.RUnlock()
		key := appendID([]byte{kindPredicate}, p)
		var err error
		if sum.quads <= 0 {
			err = tx.batch.Delete(key, nil)
		} else {
			err = tx.batch.Set(key, sum.encode(), nil)
		}
		if err != nil {
			return err
		}
	}
	return tx.batch.Set(keyCounts, tx.counts.encode(), nil)
}

// has reports whether a quad is stored.
func (s *Store) has(q Quad) (bool, error) {
	_, closer, err := s.db.Get(orders[0].appendKey(nil, q))
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return true, closer.Close()
}

// NewQuadWriter returns a writer whose every WriteQuads is a transaction of its
// own. Quads that are there already are passed over.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) { return quadWriter{s}, nil }

type quadWriter struct{ s *Store }

func (w quadWriter) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

func (w quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	deltas := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = cayley.Delta{Quad: q, Action: cayley.Add}
	}
	if err := w.s.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
		return 0, err
	}
	return len(quads), nil
}

func (w quadWriter) Close() error { return nil }
