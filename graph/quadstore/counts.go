package quadstore

import "encoding/binary"

// counts are the size of the store.
type counts struct {
	quads, values int64
	lastID        Node
}

// A predicate is how often a predicate is used.
type predicate struct {
	quads int64
	loose int64 // those whose object is a loose value; see inlineID
}

func (p predicate) plus(q predicate) predicate {
	return predicate{p.quads + q.quads, p.loose + q.loose}
}

func (p predicate) encode() []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(max(p.quads, 0))), uint64(max(p.loose, 0)))
}

func decodePredicate(b []byte) (p predicate, ok bool) {
	quads, n := binary.Uvarint(b)
	if n <= 0 {
		return p, false
	}
	loose, m := binary.Uvarint(b[n:])
	return predicate{int64(quads), int64(loose)}, m > 0 && n+m == len(b)
}

func (c counts) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(c.quads))
	b = binary.AppendUvarint(b, uint64(c.values))
	return binary.AppendUvarint(b, uint64(c.lastID))
}

func (c *counts) decode(b []byte) bool {
	var n [3]uint64
	for i := range n {
		v, used := binary.Uvarint(b)
		if used <= 0 {
			return false
		}
		n[i], b = v, b[used:]
	}
	*c = counts{int64(n[0]), int64(n[1]), Node(n[2])}
	return len(b) == 0
}
