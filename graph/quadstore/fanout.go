package quadstore

import (
	"context"

	"github.com/annals-kg/annals/graph/plan"
)

// A fan is how many quads of a predicate a subject and an object of it have.
type fan struct {
	quads               int64 // of the predicate when this was learnt
	ofSubject, ofObject float64
}

type fanKey struct {
	predicate Node
	distinct  bool
}

// Fanout looks at a few quads of a predicate, spread over its objects, and keeps
// what it learns until there are twice as many.
func (v *view) Fanout(ctx context.Context, predicate Node, distinct bool) (ofSubject, ofObject float64, err error) {
	key := fanKey{predicate, distinct}
	quads := v.Quads(predicate)
	v.s.mu.RLock()
	known, ok := v.s.fans[key]
	v.s.mu.RUnlock()
	if ok && quads <= 2*known.quads+16 {
		return known.ofSubject, known.ofObject, nil
	}
	f := fan{quads: quads, ofSubject: 1, ofObject: 1}
	samples, err := v.sample(predicate)
	if err != nil {
		return 0, 0, err
	}
	const most = 64
	if len(samples) > 0 {
		subjects, objects := 0, 0
		for _, q := range samples {
			n, err := v.Count(ctx, Quad{plan.Subject: q[plan.Subject], plan.Predicate: predicate}, distinct, most)
			if err != nil {
				return 0, 0, err
			}
			subjects += n
			if n, err = v.Count(ctx, Quad{plan.Predicate: predicate, plan.Object: q[plan.Object]}, distinct, most); err != nil {
				return 0, 0, err
			}
			if objects += n; n == most {
				objects += 15 * most // no one knows how many more
			}
		}
		f.ofSubject, f.ofObject = float64(max(subjects, 1))/float64(len(samples)), float64(max(objects, 1))/float64(len(samples))
	}
	v.s.mu.Lock()
	v.s.fans[key] = f
	v.s.mu.Unlock()
	return f.ofSubject, f.ofObject, nil
}

// sample returns quads of a predicate at even distances between its objects' ids:
// those of the dictionary, and those that are values by themselves.
func (v *view) sample(predicate Node) ([]Quad, error) {
	const each = 8
	c := cursor{v: v}
	c.seek(Quad{plan.Predicate: predicate}, orderByPredicate, 1)
	if c.err != nil {
		return nil, c.err
	}
	defer func() { v.give(c.kind, c.it) }()
	var samples []Quad
	for _, zone := range [][2]Node{{1, inlineInt}, {inlineInt, inlineEnd}} {
		first, ok := c.at(zone[0], zone[1], true)
		if !ok {
			continue
		}
		last, ok := c.at(zone[0], zone[1], false)
		if !ok {
			continue
		}
		from, width := first[plan.Object], last[plan.Object]-first[plan.Object]
		for i := range Node(each) {
			if q, ok := c.at(from+width/each*i, zone[1], true); ok && (len(samples) == 0 || samples[len(samples)-1][plan.Object] != q[plan.Object]) {
				samples = append(samples, q)
			}
		}
	}
	return samples, c.it.Error()
}

// at returns the first or the last quad of the cursor's predicate whose object is
// an id of [from, to).
func (c *cursor) at(from, to Node, first bool) (q Quad, ok bool) {
	if first {
		ok = c.it.SeekGE(appendID(append([]byte{}, c.prefix...), from))
	} else {
		ok = c.it.SeekLT(appendID(append([]byte{}, c.prefix...), to))
	}
	if !ok {
		return q, false
	}
	q, ok = c.o.cutKey(c.it.Key())
	return q, ok && q[plan.Predicate] == c.want[plan.Predicate] && q[plan.Object] >= from && q[plan.Object] < to
}

// A tally is a count that took more than a few steps.
type tally struct {
	n     int
	all   bool  // there are no more
	quads int64 // of the predicate when they were counted
}

type tallyKey struct {
	q        Quad
	distinct bool
}

// mostTallies is how many are kept before they are counted again.
const mostTallies = 1 << 12

// Count counts quads up to a limit. What was long to count is kept until the
// predicate has an eighth more quads, or fewer: plans need no more.
func (v *view) Count(ctx context.Context, q Quad, distinct bool, limit int) (n int, err error) {
	distinct = distinct && q[plan.Label] == 0
	key := tallyKey{q, distinct}
	quads := v.Quads(q[plan.Predicate])
	v.s.mu.RLock()
	known, ok := v.s.tallies[key]
	v.s.mu.RUnlock()
	if ok && quads >= known.quads && quads <= known.quads+known.quads/8 && (known.all || limit <= known.n) {
		return min(known.n, limit), nil
	}
	c := cursor{v: v, distinct: distinct}
	c.Seek(q)
	if n, err = c.count(ctx, limit); err != nil || c.moves < 48 {
		return n, err
	}
	v.s.mu.Lock()
	defer v.s.mu.Unlock()
	if len(v.s.tallies) >= mostTallies {
		clear(v.s.tallies)
	}
	v.s.tallies[key] = tally{n: n, all: n < limit, quads: quads}
	return n, nil
}
