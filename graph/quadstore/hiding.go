package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/plan"
)

// A hider reports whether the quads with a label are hidden.
type hider func(label Node) (bool, error)

// Hiding returns the store without the quads whose label is hidden, for paths and
// query languages. A value that only hidden quads have is still a node, at which
// nothing begins or ends. hides is called from several goroutines, and often.
func (s *Store) Hiding(hides func(label Node) (bool, error)) cayley.QuadStore {
	return &hiding{s, hides}
}

// A hiding is a Store of which some quads are not seen.
type hiding struct {
	*Store
	hides hider
}

var _ plan.Viewer = (*hiding)(nil)

// View is Store.View; its cursors pass over what is hidden.
func (h *hiding) View() (plan.View, error) {
	v, err := h.Store.view()
	if err != nil {
		return nil, err
	}
	v.hides = h.hides
	return v, nil
}

// QuadIterator lists the quads that have a value in a direction.
func (h *hiding) QuadIterator(d quad.Direction, r cayley.Ref) cayley.Iterator {
	n, ok := r.(Node)
	if !ok {
		return h.Store.QuadIterator(d, r)
	}
	var p Quad
	p[slot(d)] = n
	return h.listing(p)
}

// QuadsAllIterator lists all quads.
func (h *hiding) QuadsAllIterator() cayley.Iterator { return h.listing(Quad{}) }

func (h *hiding) listing(p Quad) cayley.Iterator {
	sh := h.pattern(p)
	sh.hides = h.hides
	return sh.AsLegacy()
}

// hidden reports whether a quad is; one without a label never is.
func (hides hider) hidden(q Quad) (bool, error) {
	if hides == nil || q[plan.Label] == 0 {
		return false, nil
	}
	return hides(q[plan.Label])
}

// Close does nothing: whoever opened the store closes it.
func (h *hiding) Close() error { return nil }

// ApplyDeltas refuses: what is hidden cannot be changed unseen.
func (h *hiding) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter refuses, as ApplyDeltas does.
func (h *hiding) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }

// Stats is Store.Stats: what is hidden is counted, and the size no more than near.
func (h *hiding) Stats(ctx context.Context, _ bool) (cayley.Stats, error) {
	st, err := h.Store.Stats(ctx, true)
	st.Nodes.Exact, st.Quads.Exact = false, false
	return st, err
}
