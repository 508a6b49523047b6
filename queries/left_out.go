package queries

import (
	"context"

	"github.com/annals-kg/annals/graph"
)

// leftOut counts the candidates that the filter lets through but for their
// status or confidence. It reads records only where a time is asked for.
func (sel *selection) leftOut(ctx context.Context) (LeftOut, error) {
	left := LeftOut{MinConfidence: sel.scope.minConfidence()}
	v, err := sel.store.At(ctx, sel.moment)
	if err != nil {
		return left, err
	}
	defer v.Close()
	m, err := compile(v, sel.scope)
	if err != nil || m.status == nil && m.minConfidence == 0 {
		return left, err
	}
	articles, err := sel.articles(v)
	if err != nil {
		return left, err
	}
	for _, a := range articles {
		if err := sel.glances(ctx, v, m, a.node, a.iri, func(g *graph.Glance, info *graph.ArticleInfo) error {
			count := &left.Status
			if m.ofStatus(g) {
				if sure, err := m.isSure(g); err != nil || sure {
					return err
				}
				count = &left.Doubtful
			}
			if sel.scope.timed() {
				r, err := report(ctx, v, g, info)
				if err != nil || !sel.scope.during(r) {
					return err
				}
			}
			*count++
			return nil
		}); err != nil {
			return left, err
		}
	}
	return left, nil
}
