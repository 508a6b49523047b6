package quadstore

import (
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// OpenTuned is Open with other options for Pebble, and nothing happens when nothing
// is written.
func OpenTuned(path string, o Options, tune func(*pebble.Options)) (*Store, error) {
	o.tune, o.pause = tune, time.Hour
	return Open(path, o)
}

// Flush writes what is in memory to tables.
func (s *Store) Flush() error {
	_, err := s.flush()
	return err
}

// Paused is what happens when nothing was written for a while.
func (s *Store) Paused() { s.paused() }

// LogBytes is how much whoever opens the store has to read from logs.
func (s *Store) LogBytes() uint64 { return s.db.Metrics().WAL.Size }

// For the tests of Check: stores with something wrong.

// Tamper writes keys behind the store's back.
func (s *Store) Tamper(f func(*pebble.Batch) error) error {
	b := s.db.NewBatch()
	if err := f(b); err != nil {
		return err
	}
	return b.Commit(pebble.Sync)
}

// OrderKey is the key of a quad in the n-th order.
func OrderKey(n int, q Quad) []byte { return orders[n].appendKey(nil, q) }

// ValueKey and IDKey are the two keys of a value.
func ValueKey(v quad.Value) []byte {
	ordered, err := appendValue(nil, v)
	if err != nil {
		panic(err)
	}
	return appendValueKey(nil, ordered)
}
func IDKey(n Node) []byte { return appendID([]byte{kindID}, n) }

// CountsKey holds the counts.
func CountsKey() []byte { return keyCounts }
