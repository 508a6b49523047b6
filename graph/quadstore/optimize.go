package quadstore

import (
	"slices"

	cshape "github.com/cayleygraph/cayley/graph/shape"

	"github.com/annals-kg/annals/graph/plan"
)

var _ cshape.Optimizer = (*Store)(nil)

// OptimizeShape turns what a plan can say into a plan; Cayley does the rest with
// the plans of the parts.
func (s *Store) OptimizeShape(sh cshape.Shape) (cshape.Shape, bool) {
	switch sh := sh.(type) {
	case plan.Shape, cshape.Fixed, cshape.AllNodes, cshape.Null:
		return sh, false
	case cshape.QuadsAction:
		// One scan either way, if nothing is made of it further up.
		if len(sh.Filter) < 2 {
			return sh, false
		}
	}
	if q, ok := plan.FromShape(sh); ok {
		if len(q.Ways) == 0 {
			return nil, true
		}
		return plan.Shape{Query: q}, true
	}
	if union, ok := sh.(cshape.Union); ok {
		return withoutNull(union)
	}
	return sh, false
}

// withoutNull leaves out the alternatives that have no answer. Cayley v0.7.7 does
// so for stores that have no optimiser, and panics where it meets one later.
func withoutNull(union cshape.Union) (cshape.Shape, bool) {
	some := slices.DeleteFunc(slices.Clone(union), cshape.IsNull)
	switch len(some) {
	case len(union):
		return union, false
	case 0:
		return nil, true
	case 1:
		return some[0], true
	}
	return some, true
}
