package quadstore

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/plan"
)

// The first byte of a key: its kind.
const (
	kindMeta      = 'm'
	kindValue     = 'v'
	kindID        = 'i'
	kindPredicate = 'p'
)

// An order is one of the sorted copies of the quads.
type order struct {
	kind byte
	dirs [4]int // places of a Quad
}

// The four orders: each set of bound parts that leaves out at most the label is
// the beginning of one, and so is each set with the label that goes by subject.
var orders = [4]order{
	{'s', [4]int{plan.Subject, plan.Predicate, plan.Object, plan.Label}},
	{'o', [4]int{plan.Predicate, plan.Object, plan.Subject, plan.Label}},
	{'x', [4]int{plan.Object, plan.Subject, plan.Predicate, plan.Label}},
	{'l', [4]int{plan.Label, plan.Subject, plan.Predicate, plan.Object}},
}

// Quad is a reference to a quad: the ids of subject, predicate, object and
// label; a label of 0 is none.
type Quad = plan.Quad

// Node is a reference to a value: its id. 0 is none.
type Node = plan.Node

// slot is where a direction stands in a Quad.
func slot(d quad.Direction) int { return int(d) - int(quad.Subject) }

// The orders that are chosen by name.
var orderByPredicate, orderByLabel = &orders[1], &orders[3]

// idLength is how many bytes an id takes in a key.
func idLength(n Node) int { return 1 + (bits.Len64(uint64(n)|1)-1)/7 }

// appendID writes an id so that the bytes of two ids compare as they do: as many
// leading one bits as further bytes follow, then the number, the greatest byte
// first.
func appendID(b []byte, n Node) []byte {
	more := (bits.Len64(uint64(n)|1) - 1) / 7 // of 0 to 8 further bytes
	switch {
	case more == 0:
		return append(b, byte(n))
	case more >= 8:
		return binary.BigEndian.AppendUint64(append(b, 0xFF), uint64(n))
	}
	b = append(b, byte(0xFF<<(8-more))|byte(n>>(8*more)))
	for i := more - 1; i >= 0; i-- {
		b = append(b, byte(n>>(8*i)))
	}
	return b
}

// cutID reads an id from the beginning of b.
func cutID(b []byte) (n Node, rest []byte, ok bool) {
	if len(b) == 0 {
		return 0, nil, false
	}
	more := bits.LeadingZeros8(^b[0])
	if len(b) < 1+more {
		return 0, nil, false
	}
	if len(b) >= 8 && more < 8 { // all at once: most ids are read so
		n = Node(binary.BigEndian.Uint64(b) << more >> (64 - 8*(1+more) + more))
		return n, b[1+more:], true
	}
	if more < 8 {
		n = Node(b[0] & (0x7F >> more))
	}
	for _, c := range b[1 : 1+more] {
		n = n<<8 | Node(c)
	}
	return n, b[1+more:], true
}

// appendKey writes the key of a quad in an order.
func (o *order) appendKey(b []byte, q Quad) []byte {
	b = append(b, o.kind)
	for _, d := range o.dirs {
		b = appendID(b, q[d])
	}
	return b
}

// cutKey reads the quad of a key of that order.
func (o *order) cutKey(key []byte) (q Quad, ok bool) {
	rest := key[1:]
	for _, d := range o.dirs {
		if q[d], rest, ok = cutID(rest); !ok {
			return Quad{}, false
		}
	}
	return q, len(rest) == 0
}

const (
	longestKey = 128 // of an ordered form that is its own key
	longPrefix = 113 // with 16 bytes of hash longer than any that is its own
)

// appendValueKey writes the dictionary key of a value's ordered form.
func appendValueKey(b, ordered []byte) []byte {
	b = append(b, kindValue)
	if len(ordered) <= longestKey {
		return append(b, ordered...)
	}
	sum := sha256.Sum256(ordered)
	return append(append(b, ordered[:longPrefix]...), sum[:16]...)
}

// prefixEnd is the least key above all that begin with prefix.
func prefixEnd(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}
