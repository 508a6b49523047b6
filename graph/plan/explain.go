package plan

import (
	"context"
	"fmt"
	"strings"
)

// Explain tells the steps that answer a query, in their order: "way 1: quads ?2
// ?3! ?4 within a range", where an exclamation mark stands for a place whose value
// is known by then.
func Explain(ctx context.Context, s Viewer, q Query) ([]string, error) {
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	var lines []string
	for i := range q.Ways {
		p := planner{ctx: ctx, view: v, way: &q.Ways[i], distinct: q.Distinct}
		steps, ok, err := p.order()
		if err != nil {
			return nil, err
		}
		if !ok {
			lines = append(lines, fmt.Sprintf("way %d: nothing", i+1))
		}
		for j := range steps {
			lines = append(lines, fmt.Sprintf("way %d: %s", i+1, steps[j].text()))
		}
	}
	return lines, nil
}

var stepNames = [...]string{
	stepSet: "each of a set", stepValues: "each value of a range", stepQuads: "quads", stepSub: "each answer of a query",
	stepIsIn: "is in a set", stepWithin: "is in a range", stepIs: "is an answer", stepNot: "is no answer",
}

func (s *step) text() string {
	var b strings.Builder
	b.WriteString(stepNames[s.kind])
	if s.kind != stepQuads {
		fmt.Fprintf(&b, " ?%d", s.variable)
		return b.String()
	}
	for at, v := range s.pattern {
		switch {
		case v == 0:
			b.WriteString(" _")
		case s.bound[at]:
			fmt.Fprintf(&b, " ?%d!", v)
		default:
			fmt.Fprintf(&b, " ?%d", v)
		}
	}
	if len(s.spans) > 0 {
		b.WriteString(" within a range")
	}
	if s.once {
		b.WriteString(", once")
	}
	return b.String()
}
