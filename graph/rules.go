package graph

import (
	"context"
	"slices"

	"github.com/annals-kg/annals/graph/vocab"
)

// Rules lists the event rules by which the articles of the view were read, sorted:
// more than one where they were loaded by different versions, none where nobody
// said. It looks at each article.
func (v *View) Rules(ctx context.Context) ([]string, error) {
	said, err := v.Node(vocab.Rules)
	if err != nil || said == 0 {
		return nil, err
	}
	found := map[Node]bool{}
	if err := v.Scan(ctx, Quad{1: said}, func(q Quad) bool { found[q[2]] = true; return true }); err != nil {
		return nil, err
	}
	var rules []string
	for n := range found {
		value, err := v.Value(n)
		if err != nil {
			return nil, err
		}
		rules = append(rules, literal(value))
	}
	slices.Sort(rules)
	return rules, nil
}
