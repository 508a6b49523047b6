package quadstore

import (
	"bytes"
	"maps"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// forget removes each value whose last quad the transaction removed.
func (tx *transaction) forget() error {
	// The store as it will be: what is there, changed by what the transaction
	// did to quads.
	kept := map[Node]bool{}
	for q, there := range tx.quads {
		for _, n := range q {
			kept[n] = kept[n] || there
		}
	}
	it, err := tx.s.db.NewIter(nil)
	if err != nil {
		return err
	}
	defer it.Close()
	for _, n := range slices.Sorted(maps.Keys(tx.removed)) {
		if kept[n] {
			continue
		}
		used, err := tx.used(it, n)
		if err != nil {
			return err
		}
		if used {
			continue
		}
		ordered, err := tx.ordered(n)
		if err != nil {
			return err
		}
		if ordered == nil {
			continue
		}
		if err := tx.batch.Delete(appendValueKey(nil, ordered), nil); err != nil {
			return err
		}
		if err := tx.batch.Delete(appendID([]byte{kindID}, n), nil); err != nil {
			return err
		}
		tx.counts.values--
		tx.gone = append(tx.gone, ordered)
	}
	return nil
}

// used reports whether a stored quad that the transaction leaves has a value. It
// moves it.
func (tx *transaction) used(it *pebble.Iterator, n Node) (bool, error) {
	var buf [10]byte
	for i := range orders {
		o := &orders[i]
		prefix := appendID(append(buf[:0], o.kind), n)
		for valid := it.SeekGE(prefix); valid && bytes.HasPrefix(it.Key(), prefix); valid = it.Next() {
			q, ok := o.cutKey(it.Key())
			if !ok {
				return false, errValue
			}
			if there, touched := tx.quads[q]; !touched || there {
				return true, nil
			}
		}
		if err := it.Error(); err != nil {
			return false, err
		}
	}
	return false, nil
}

// ordered returns the ordered form of a value by id.
func (tx *transaction) ordered(n Node) ([]byte, error) {
	for ordered, id := range tx.added {
		if id == n {
			return []byte(ordered), nil
		}
	}
	return tx.s.get(appendID([]byte{kindID}, n))
}
