package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/internal/registry"
)

func init() {
	register(Query{
		Name:    "claims",
		Summary: "who says what: each claimant with the stance taken, events of any status",
		Example: "claims --on 2024-05-15",
		Params: append(slices.Clone(filterParams), Param{
			Name: "stance", Value: "STANCE", Summary: "claims of this stance", Values: stanceNames,
		}),
		answer: claims,
	})
}

var stanceNames = []string{
	string(event.Says), string(event.Confirms), string(event.Denies), string(event.Blames), string(event.Doubts),
}

var claimColumns = []Column{
	{Name: "claimant", Title: "Claimant"},
	{Name: "stance", Title: "Stance"},
	{Name: "event", Title: "Event"},
	{Name: "kind", Title: "Kind"},
	{Name: "status", Title: "Status"},
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "places", Title: "Places"},
	{Name: "source", Title: "Source"},
	{Name: "sentence", Title: "Sentence"},
}

// claims lists who vouches for what, by claimant and then in the order of time.
// What an outlet reports in its own voice has the outlet as claimant, in
// brackets. Unlike the other questions this one asks for events of any status,
// since what is denied is no fact.
func claims(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	stance := strings.ToLower(args["stance"])
	if stance != "" && !slices.Contains(stanceNames, stance) {
		return nil, fmt.Errorf("%w: --stance: %w", ErrArgument, registry.Unknown("stance", args["stance"], stanceNames))
	}
	sel, all, err := orderedAny(ctx, v, args)
	if err != nil {
		return nil, err
	}
	var rows []Row
	var reports []*Report
	for _, r := range all {
		before := len(rows)
		who := r.Event.Claims
		if len(who) == 0 {
			who = []event.Ref{{Name: claimantsCell(r), Stance: event.Says}}
		}
		for i := range who {
			c := &who[i]
			took := cmp.Or(c.Stance, event.Says)
			if stance != "" && string(took) != stance || sel.scope.claimants != nil && !sel.scope.claimants[graph.EntityIRI(c, event.KindActor)] {
				continue
			}
			e := evidence(r)[i]
			rows = append(rows, Row{
				Cells: []string{
					nameOf(c), string(took), string(r.Event.ID), kindCell(r), string(r.Event.Status), whenCell(r), basisCell(r),
					namesOf(r.Event.Places), r.Article.Source, r.Event.Evidence.Text,
				},
				Evidence: []Evidence{e},
			})
		}
		if len(rows) > before {
			reports = append(reports, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Cells[0], b.Cells[0]) })
	return sel.answer(ctx, v, claimColumns, rows, reports)
}
