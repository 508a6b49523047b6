package quadstore

import (
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// A lookupFilter is what tells, without reading a table, that it lacks a key: a
// Bloom filter of 10 bits for each key that Get is asked for and that may be
// missing, the words of the dictionary above all. Quads are listed and not
// looked up, and of an id that is looked up there is a value, so that a filter
// for these would only take room.
//
// Pebble hands it every key of a table that is written, which makes it the place
// where whoever writes tables lets readers pass.
type lookupFilter struct{ bloom.FilterPolicy }

// Name is written into each table: one with another filter is read without.
func (lookupFilter) Name() string { return "annals.lookup" }

// holds reports whether keys of a kind are in the filter.
func (lookupFilter) holds(kind byte) bool {
	switch kind {
	case kindID, 's', 'o', 'x', 'l':
		return false
	}
	return true
}

// MayContain reports whether a key may be in a table.
func (f lookupFilter) MayContain(t pebble.FilterType, filter, key []byte) bool {
	return len(key) == 0 || !f.holds(key[0]) || f.FilterPolicy.MayContain(t, filter, key)
}

// NewWriter begins the filter of a table.
func (f lookupFilter) NewWriter(t pebble.FilterType) pebble.FilterWriter {
	return &lookupFilterWriter{FilterWriter: f.FilterPolicy.NewWriter(t), turn: newTurn()}
}

type lookupFilterWriter struct {
	pebble.FilterWriter
	keys int
	turn turn
}

// AddKey is called with each key of the table, in their order.
func (w *lookupFilterWriter) AddKey(key []byte) {
	if len(key) > 0 && (lookupFilter{}).holds(key[0]) {
		w.FilterWriter.AddKey(key)
	}
	if w.keys++; w.keys%128 == 0 {
		w.turn.pass()
	}
}
