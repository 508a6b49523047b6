package quadstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"maps"
	"math/bits"
	"slices"

	"github.com/annals-kg/annals/graph/plan"
)

// A Problem is something wrong with a store.
type Problem struct {
	Where string // "order posl", "dictionary", "counts", a file's name
	What  string
}

func (p Problem) String() string { return p.Where + ": " + p.What }

// maxProblems is how many problems of one place are named.
const maxProblems = 10

// Check reads the whole store once and tells what is wrong with it: blocks that
// do not have the checksum that was written with them, quads that are in one
// order and not in another, quads of which a part has no value, values whose two
// entries disagree or that no quad has, counts that are not what is counted.
// Problems come in a fixed order. The error is of ctx, or of what keeps the rest
// from being checked at all.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	if s.isClosed() {
		return nil, ErrClosed
	}
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	c := &checker{ctx: ctx, s: s, v: v.(*view), seed: maphash.MakeSeed(), byPred: map[Node]predicate{}, inline: map[Node]bool{}}
	if err := c.readCounts(); err != nil {
		return c.problems, err
	}
	c.used = make([]uint64, c.counts.lastID/64+1)
	c.orders()
	c.dictionary()
	c.compareCounts()
	return c.problems, ctx.Err()
}

// A checker gathers what it sees.
type checker struct {
	ctx      context.Context
	s        *Store
	v        *view
	seed     maphash.Seed
	problems []Problem
	told     map[string]int // problems by place

	// What the store says, and what was seen.
	counts counts
	says   map[Node]predicate
	seen   counts
	byPred map[Node]predicate

	loose  map[Node]bool
	used   []uint64 // a bit for each id of the dictionary that a quad has
	inline map[Node]bool
	unread bool // a part could not be read: what depends on it is not told
}

func (c *checker) add(where, format string, args ...any) {
	if c.told == nil {
		c.told = map[string]int{}
	}
	if c.told[where]++; c.told[where] > maxProblems {
		if c.told[where] == maxProblems+1 {
			c.problems = append(c.problems, Problem{where, "and more"})
		}
		return
	}
	c.problems = append(c.problems, Problem{where, fmt.Sprintf(format, args...)})
}

// each calls f for every key of a kind.
func (c *checker) each(where string, kind byte, f func(key, value []byte)) (ok bool) {
	it, err := c.v.take(kind)
	if err == nil {
		defer c.v.give(kind, it)
		n := 0
		for valid := it.First(); valid; valid = it.Next() {
			if n++; n&1023 == 0 && c.ctx.Err() != nil {
				return false
			}
			var value []byte
			if value, err = it.ValueAndErr(); err != nil {
				break
			}
			f(it.Key(), value)
		}
		if err == nil {
			err = it.Error()
		}
	}
	if err != nil {
		c.unread = true
		c.add(where, "cannot be read to its end: %v", damaged(err))
	}
	return err == nil
}

// readCounts reads what the store says of itself, as of the view.
func (c *checker) readCounts() error {
	c.says = map[Node]predicate{}
	c.each("counts", kindMeta, func(key, value []byte) {
		if bytes.Equal(key, keyCounts) && !c.counts.decode(value) {
			c.add("counts", "cannot be read")
		}
	})
	c.each("counts", kindPredicate, func(key, value []byte) {
		id, rest, ok := cutID(key[1:])
		p, okCounts := decodePredicate(value)
		if !ok || len(rest) > 0 || !okCounts {
			c.add("counts", "those of a predicate cannot be read: key %x", key)
			return
		}
		c.says[id] = p
	})
	c.loose = map[Node]bool{}
	w := valueWalk{sp: &span{low: []byte{tagInt}, high: []byte{tagTime + 1}}, looseOnly: true}
	if err := w.begin(c.v); err != nil {
		return err
	}
	defer w.end(c.v)
	for id, ok := w.next(); ok; id, ok = w.next() {
		c.loose[id] = true
	}
	if c.counts.lastID >= inlineInt {
		return fmt.Errorf("quadstore: the last id is %d, which cannot be", c.counts.lastID)
	}
	return c.ctx.Err()
}

// A sum of hashes is the same whatever the order in which it was made.
type sum struct{ n, low, high uint64 }

func (t *sum) add(h uint64) {
	var carry uint64
	t.n++
	t.low, carry = bits.Add64(t.low, h, 0)
	t.high += carry + bits.RotateLeft64(h*0x9E3779B97F4A7C15, 31)
}

func (c *checker) hash(q Quad) uint64 {
	var b [32]byte
	for i, n := range q {
		binary.LittleEndian.PutUint64(b[8*i:], uint64(n))
	}
	return maphash.Bytes(c.seed, b[:])
}

var orderNames = [len(orders)]string{"order spol", "order posl", "order ospl", "order lspo"}

// orders reads the four orders; each has the same quads.
func (c *checker) orders() {
	var sums [len(orders)]sum
	var whole [len(orders)]bool
	for i := range orders {
		o := &orders[i]
		whole[i] = c.each(orderNames[i], o.kind, func(key, _ []byte) {
			q, ok := o.cutKey(key)
			if !ok {
				c.add(orderNames[i], "a key that is none: %x", key)
				return
			}
			sums[i].add(c.hash(q))
			if i == 0 {
				c.quad(q)
			}
		})
	}
	for i := range orders[1:] {
		if i++; whole[0] && whole[i] && sums[i] != sums[0] {
			c.differences(0, i)
			c.differences(i, 0)
		}
	}
	c.seen.quads = int64(sums[0].n)
}

// quad notes the ids of a quad.
func (c *checker) quad(q Quad) {
	for i, n := range q {
		switch {
		case n == 0 && i != plan.Label:
			c.add(orderNames[0], "a quad without all of its parts: %v", q)
		case n >= inlineInt:
			if _, ok := inlineValue(n); !ok {
				c.add(orderNames[0], "a quad with an id that stands for nothing: %s", c.text(q))
			}
			c.inline[n] = true
		case n > c.counts.lastID:
			c.add(orderNames[0], "a quad with an id that was never given: %s", c.text(q))
		case n > 0:
			c.used[n/64] |= 1 << (n % 64)
		}
	}
	p := predicate{quads: 1}
	if c.loose[q[plan.Object]] {
		p.loose = 1
	}
	c.byPred[q[plan.Predicate]] = c.byPred[q[plan.Predicate]].plus(p)
}

// differences names quads that one order has and another lacks.
func (c *checker) differences(a, b int) {
	c.each(orderNames[a], orders[a].kind, func(key, _ []byte) {
		q, ok := orders[a].cutKey(key)
		if !ok || c.told[orderNames[b]] > maxProblems {
			return
		}
		if _, there, err := c.v.get(orders[b].appendKey(nil, q)); err == nil && !there {
			c.add(orderNames[b], "lacks %s", c.text(q))
		}
	})
}

// text is a quad in words.
func (c *checker) text(q Quad) string {
	text := ""
	for i, n := range q {
		v, err := c.s.Value(n)
		switch {
		case i == plan.Label && n == 0:
			continue
		case err != nil || v == nil:
			text += fmt.Sprintf("?%d ", n)
		default:
			text += v.String() + " "
		}
	}
	return text + "."
}

// dictionary reads both halves of the dictionary.
func (c *checker) dictionary() {
	const where = "dictionary"
	var ids, values sum
	pair := func(key []byte, id Node) uint64 {
		return maphash.Bytes(c.seed, appendID(bytes.Clone(key), id))
	}
	missing := slices.Clone(c.used)
	inline := maps.Clone(c.inline)
	wholeIDs := c.each(where, kindID, func(key, ordered []byte) {
		id, rest, ok := cutID(key[1:])
		v, err := decodeValue(ordered)
		if !ok || len(rest) > 0 || err != nil {
			c.add(where, "an entry that cannot be read: key %x", key)
			return
		}
		ids.add(pair(appendValueKey(nil, ordered), id))
		switch {
		case id >= inlineInt:
			if inlineID(v) != id {
				c.add(where, "%v has the id of another value", v)
			}
			if !inline[id] {
				c.add(where, "no quad has %v", v)
			}
			delete(inline, id)
		case id == 0 || id > c.counts.lastID:
			c.add(where, "%v has an id that was never given: %d", v, id)
		case c.used[id/64]&(1<<(id%64)) == 0:
			c.add(where, "no quad has %v", v)
		default:
			missing[id/64] &^= 1 << (id % 64)
		}
	})
	wholeValues := c.each(where, kindValue, func(key, value []byte) {
		id, rest, ok := cutID(value)
		if !ok || len(rest) > 0 {
			c.add(where, "an entry that cannot be read: key %x", key)
			return
		}
		values.add(pair(key, id))
	})
	c.seen.values = int64(ids.n)
	if !wholeIDs {
		return
	}
	for i, word := range missing {
		for ; word != 0; word &= word - 1 {
			c.add(where, "no value for id %d, which quads have", 64*i+bits.TrailingZeros64(word))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(inline)) {
		v, _ := inlineValue(id)
		c.add(where, "no entry for %v, which quads have", v)
	}
	if wholeValues && ids != values {
		c.halves()
	}
}

// halves names values whose two entries disagree.
func (c *checker) halves() {
	const where = "dictionary"
	c.each(where, kindID, func(key, ordered []byte) {
		id, _, _ := cutID(key[1:])
		found, _, err := c.v.get(appendValueKey(nil, ordered))
		if other, _, _ := cutID(found); err == nil && other != id {
			v, _ := decodeValue(ordered)
			c.add(where, "%v has the id %d one way and %d the other", v, id, other)
		}
	})
	c.each(where, kindValue, func(key, value []byte) {
		id, _, _ := cutID(value)
		ordered, _, err := c.v.get(appendID([]byte{kindID}, id))
		if err == nil && !bytes.Equal(appendValueKey(nil, ordered), key) {
			c.add(where, "the id %d is found by a value that it does not have: key %x", id, key)
		}
	})
}

// compareCounts compares what the store says of itself with what was counted.
func (c *checker) compareCounts() {
	if c.unread || c.ctx.Err() != nil {
		return
	}
	if c.seen.quads != c.counts.quads {
		c.add("counts", "%d quads are counted; the store says %d", c.seen.quads, c.counts.quads)
	}
	if c.seen.values != c.counts.values {
		c.add("counts", "%d values are counted; the store says %d", c.seen.values, c.counts.values)
	}
	for _, p := range slices.Sorted(maps.Keys(c.byPred)) {
		if c.byPred[p] != c.says[p] {
			v, _ := c.s.Value(p)
			c.add("counts", "%v: %d quads are counted, %d of them loose; the store says %d and %d", v, c.byPred[p].quads, c.byPred[p].loose, c.says[p].quads, c.says[p].loose)
		}
		delete(c.says, p)
	}
	for _, p := range slices.Sorted(maps.Keys(c.says)) {
		c.add("counts", "predicate %d has no quads; the store says %d", p, c.says[p].quads)
	}
}
