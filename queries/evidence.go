package queries

import (
	"context"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/text"
)

func init() {
	register(Query{
		Name:    "evidence",
		Summary: "the sentences that events rest on; --event takes an ID that events and claims give",
		Example: "evidence --place Dubovoye --on 2024-05-15",
		Params:  filterParams,
		answer:  evidenceOf,
	})
}

var evidenceColumns = []Column{
	{Name: "event", Title: "Event"},
	{Name: "part", Title: "Part"},
	{Name: "start", Title: "Start", Number: true},
	{Name: "end", Title: "End", Number: true},
	{Name: "sentence", Title: "Sentence"},
	{Name: "kind", Title: "Kind"},
	{Name: "claimants", Title: "According to"},
	{Name: "article", Title: "Article"},
	{Name: "source", Title: "Source"},
	{Name: "published", Title: "Published"},
	{Name: "url", Title: "URL"},
	{Name: "rule", Title: "Rule"},
	{Name: "confidence", Title: "Confidence", Number: true},
}

// evidenceOf lists the sentences of each event in the order of the text: the one
// that holds the trigger ("main") and the further ones that tell the same.
// start and end are bytes of the article's text.
func evidenceOf(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	sel, reports, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, r := range reports {
		spans := append([]text.Span{r.Event.Evidence.Span}, r.Event.Evidences...)
		slices.SortStableFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
		for _, span := range spans {
			part, sentence := "further", ""
			if span == r.Event.Evidence.Span {
				part, sentence = "main", r.Event.Evidence.Text
			} else if sentence, err = v.Sentence(ctx, quad.IRI(r.Article.IRI), span); err != nil {
				return nil, err
			}
			cited := evidence(r)
			for i := range cited {
				cited[i].Start, cited[i].End, cited[i].Sentence = span.Start, span.End, sentence
			}
			rows = append(rows, Row{Cells: []string{
				string(r.Event.ID), part, strconv.Itoa(span.Start), strconv.Itoa(span.End), sentence, kindCell(r), claimantsCell(r), r.Article.ID,
				r.Article.Source, dayCell(r.Article.Published), r.Article.URL, r.Event.Rule, strconv.FormatFloat(r.Event.Confidence, 'f', 2, 64),
			}, Evidence: cited})
		}
	}
	return sel.answer(ctx, v, evidenceColumns, rows, reports)
}
