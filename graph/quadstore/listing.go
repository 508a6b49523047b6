package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2"
)

// A scan lists a shape in the order of its keys, or backward. It sees the store
// as it was at its first Next.
type scan struct {
	sh   *shape
	it   *pebble.Iterator
	rows int
	done bool
	err  error

	found bool // whether it is at a result: quad, or of a shape of nodes node
	quad  Quad
	node  Node
	ref   cayley.Ref // the result, once it was asked for
}

func (sc *scan) String() string                   { return sc.sh.String() }
func (sc *scan) TagResults(map[string]cayley.Ref) {}
func (sc *scan) NextPath(context.Context) bool    { return false }
func (sc *scan) Err() error                       { return sc.err }

// Result is the quad or the value that the scan is at.
func (sc *scan) Result() cayley.Ref {
	switch {
	case !sc.found:
		return nil
	case sc.ref != nil:
	case sc.sh.nodes:
		sc.ref = sc.node
	default:
		sc.ref = sc.quad
	}
	return sc.ref
}

// Close ends the scan; closing twice does nothing.
func (sc *scan) Close() error {
	sc.done = true
	if sc.it == nil {
		return sc.err
	}
	s := sc.sh.s
	s.mu.Lock()
	delete(s.open, sc)
	s.mu.Unlock()
	if err := sc.it.Close(); err != nil && sc.err == nil {
		sc.err = err
	}
	sc.it = nil
	return sc.err
}

// start opens the range of keys.
func (sc *scan) start() bool {
	s := sc.sh.s
	prefix := []byte{kindID}
	if !sc.sh.nodes {
		prefix = sc.sh.appendPrefix(nil)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		sc.err = ErrClosed
		return false
	}
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: prefixEnd(prefix)})
	if err != nil {
		sc.err = err
		return false
	}
	sc.it = it
	s.open[sc] = struct{}{}
	return true
}

// appendPrefix writes the beginning of the keys of a shape of quads.
func (sh *shape) appendPrefix(b []byte) []byte {
	b = append(b, sh.order.kind)
	for _, d := range sh.order.dirs[:sh.prefix] {
		b = appendID(b, sh.bound[d])
	}
	return b
}

// Next goes to the next quad or value. A cancelled context is an error.
func (sc *scan) Next(ctx context.Context) bool {
	sc.found, sc.ref = false, nil
	if sc.done || sc.err != nil {
		return false
	}
	var valid bool
	if sc.it == nil {
		if !sc.start() {
			return false
		}
		valid = sc.first()
	} else {
		valid = sc.next()
	}
	for ; valid; valid = sc.next() {
		if sc.rows++; sc.rows&63 == 1 {
			if sc.err = ctx.Err(); sc.err != nil {
				break
			}
		}
		if sc.found, sc.err = sc.look(sc.it.Key()); sc.found {
			return true
		}
		if sc.err != nil {
			break
		}
	}
	if err := sc.it.Error(); err != nil && sc.err == nil {
		sc.err = err
	}
	sc.Close()
	return false
}

func (sc *scan) first() bool {
	if sc.sh.backward {
		return sc.it.Last()
	}
	return sc.it.First()
}

func (sc *scan) next() bool {
	if sc.sh.backward {
		return sc.it.Prev()
	}
	return sc.it.Next()
}

// look reads what a key stands for; found is false for a quad that is hidden, or
// that a part which is not at the beginning of the order excludes.
func (sc *scan) look(key []byte) (found bool, err error) {
	sh := sc.sh
	var ok bool
	if sh.nodes {
		sc.node, _, ok = cutID(key[1:])
		return ok, nil
	}
	if sc.quad, ok = sh.order.cutKey(key); !ok {
		return false, errValue
	}
	if !sh.exact && !sh.holds(sc.quad) {
		return false, nil
	}
	if sh.hides == nil {
		return true, nil
	}
	hidden, err := sh.hides.hidden(sc.quad)
	return !hidden, err
}

// holds reports whether a quad has all the bound parts.
func (sh *shape) holds(q Quad) bool {
	for i, n := range sh.bound {
		if n != 0 && q[i] != n {
			return false
		}
	}
	return true
}
