package quadstore

import (
	"errors"

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
	for n := range tx.removed {
		if kept[n] {
			continue
		}
		used, err := tx.used(n)
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

// used reports whether a stored quad that the transaction leaves has a value.
func (tx *transaction) used(n Node) (bool, error) {
	for _, o := range orders {
		prefix := appendID([]byte{o.kind}, n)
		it, err := tx.s.db.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: prefixEnd(prefix)})
		if err != nil {
			return false, err
		}
		found := false
		for it.First(); it.Valid() && !found; it.Next() {
			q, ok := o.cutKey(it.Key())
			if !ok {
				it.Close()
				return false, errValue
			}
			there, touched := tx.quads[q]
			found = !touched || there
		}
		if err := errors.Join(it.Error(), it.Close()); err != nil || found {
			return found, err
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
