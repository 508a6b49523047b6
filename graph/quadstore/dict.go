package quadstore

import (
	"context"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A nameCache keeps values and ids that were looked up lately. It is safe for
// concurrent use.
type nameCache struct {
	mu     sync.RWMutex
	values map[Node]quad.Value
	ids    map[string]Node // by ordered form
	// forgotten counts the transactions that forgot values: what was looked up
	// before one of them may not be kept after it.
	forgotten uint64
}

// cacheSize is how many entries each half of the cache holds before it is
// emptied; long values are not kept.
const (
	cacheSize   = 1 << 15
	cacheLength = 160
)

func newNameCache() *nameCache {
	return &nameCache{values: map[Node]quad.Value{}, ids: map[string]Node{}}
}

func (c *nameCache) value(id Node) (quad.Value, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.values[id]
	return v, ok
}

// id also tells how many transactions forgot values so far.
func (c *nameCache) id(ordered []byte) (id Node, ok bool, forgotten uint64) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	id, ok = c.ids[string(ordered)]
	return id, ok, c.forgotten
}

func (c *nameCache) putValue(id Node, v quad.Value, length int) {
	if length > cacheLength {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.values) >= cacheSize {
		clear(c.values)
	}
	c.values[id] = v
}

func (c *nameCache) putID(ordered []byte, id Node, forgotten uint64) {
	if len(ordered) > cacheLength {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.forgotten != forgotten {
		return
	}
	if len(c.ids) >= cacheSize {
		clear(c.ids)
	}
	c.ids[string(ordered)] = id
}

// forget drops values that no quad has any more.
func (c *nameCache) forget(ordered [][]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forgotten++
	for _, o := range ordered {
		delete(c.ids, string(o))
	}
}

// Lookup returns the id of a value, 0 where no quad has it.
func (s *Store) Lookup(v quad.Value) (Node, error) {
	if v == nil {
		return 0, nil
	}
	ordered, err := appendValue(make([]byte, 0, 96), v)
	if err != nil {
		return 0, nil // a value of no known type is in no quad
	}
	return s.lookup(ordered)
}

func (s *Store) lookup(ordered []byte) (Node, error) {
	id, ok, forgotten := s.names.id(ordered)
	if ok {
		return id, nil
	}
	if s.isClosed() {
		return 0, ErrClosed
	}
	b, err := s.get(appendValueKey(make([]byte, 0, longestKey+2), ordered))
	if err != nil || b == nil {
		return 0, err
	}
	if id, _, ok = cutID(b); !ok {
		return 0, errValue
	}
	s.names.putID(ordered, id, forgotten)
	return id, nil
}

// Value returns the value of an id, nil where there is none.
func (s *Store) Value(id Node) (quad.Value, error) {
	if id == 0 {
		return nil, nil
	}
	if v, ok := inlineValue(id); ok {
		return v, nil
	}
	if v, ok := s.names.value(id); ok {
		return v, nil
	}
	if s.isClosed() {
		return nil, ErrClosed
	}
	b, err := s.get(appendID([]byte{kindID}, id))
	if err != nil || b == nil {
		return nil, err
	}
	v, err := decodeValue(b)
	if err == nil {
		s.names.putValue(id, v, len(b))
	}
	return v, err
}

func (s *Store) isClosed() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.closed
}

// ValueOf returns the reference to a value, nil where no quad has it.
func (s *Store) ValueOf(v quad.Value) cayley.Ref {
	id, err := s.Lookup(v)
	if err != nil || id == 0 {
		return nil
	}
	return id
}

// NameOf returns the value of a reference, nil where there is none.
func (s *Store) NameOf(r cayley.Ref) quad.Value {
	switch r := r.(type) {
	case cayley.PreFetchedValue:
		return r.NameOf()
	case Node:
		v, err := s.Value(r)
		if err != nil {
			return nil
		}
		return v
	}
	return nil
}

var _ cayley.BatchQuadStore = (*Store)(nil)

// ValuesOf returns the values of references; unlike NameOf it tells of errors.
func (s *Store) ValuesOf(ctx context.Context, refs []cayley.Ref) ([]quad.Value, error) {
	values := make([]quad.Value, len(refs))
	for i, r := range refs {
		switch r := r.(type) {
		case cayley.PreFetchedValue:
			values[i] = r.NameOf()
		case Node:
			v, err := s.Value(r)
			if err != nil {
				return values, err
			}
			values[i] = v
		}
	}
	return values, ctx.Err()
}

// RefsOf returns the references to values; one that no quad has is an error.
func (s *Store) RefsOf(ctx context.Context, values []quad.Value) ([]cayley.Ref, error) {
	refs := make([]cayley.Ref, len(values))
	for i, v := range values {
		id, err := s.Lookup(v)
		switch {
		case err != nil:
			return nil, err
		case id == 0:
			return nil, cayley.ErrNodeNotExists
		}
		refs[i] = id
	}
	return refs, ctx.Err()
}

// Quad returns the quad of a reference.
func (s *Store) Quad(r cayley.Ref) quad.Quad {
	q, ok := r.(Quad)
	if !ok {
		return quad.Quad{}
	}
	return quad.Quad{Subject: s.NameOf(q[0]), Predicate: s.NameOf(q[1]), Object: s.NameOf(q[2]), Label: s.NameOf(q[3])}
}

// QuadDirection returns a part of a quad, nil for a label that it lacks.
func (s *Store) QuadDirection(r cayley.Ref, d quad.Direction) cayley.Ref {
	q, ok := r.(Quad)
	if !ok {
		return nil
	}
	if n := q[slot(d)]; n != 0 {
		return n
	}
	return nil
}
