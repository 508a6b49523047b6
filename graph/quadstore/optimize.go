package quadstore

import (
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	cshape "github.com/cayleygraph/cayley/graph/shape"
)

var _ cshape.Optimizer = (*Store)(nil)

// OptimizeShape serves quads with any parts bound to known values from the order
// in which those parts come first.
func (s *Store) OptimizeShape(sh cshape.Shape) (cshape.Shape, bool) {
	if sh, ok := sh.(cshape.QuadsAction); ok {
		return s.optimizeQuads(sh)
	}
	return sh, false
}

// optimizeQuads turns a filter on several parts, which Cayley would serve by one
// part and check for the others, into one scan.
func (s *Store) optimizeQuads(a cshape.QuadsAction) (cshape.Shape, bool) {
	if len(a.Filter) < 2 {
		return a, false
	}
	var p indexScan
	for d, r := range a.Filter {
		n, ok := r.(Node)
		if !ok {
			return a, false
		}
		p[slot(d)] = n
	}
	return a.SimplifyFrom(p), true
}

var errForeign = errors.New("quadstore: a plan for another store")

// indexScan is a shape of Cayley's for the quads with some parts bound.
type indexScan Quad

// BuildIterator makes the scan.
func (p indexScan) BuildIterator(qs cayley.QuadStore) cayley.Iterator {
	s, ok := cayley.Unwrap(qs).(*Store)
	if !ok {
		return iterator.NewError(errForeign)
	}
	return s.pattern(Quad(p)).AsLegacy()
}

// Optimize leaves the scan as it is.
func (p indexScan) Optimize(cshape.Optimizer) (cshape.Shape, bool) { return p, false }
