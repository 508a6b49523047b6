package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

func init() {
	register(Query{
		Name:    "articles",
		Summary: "which articles are stored, those without events too",
		Example: "articles --from 2024-05-15 --to 2024-05-17",
		Params: []Param{
			{Name: "on", Value: "DATE", Summary: "articles published on this day, or in this month or year"},
			{Name: "from", Value: "DATE", Summary: "articles published from this day, month or year on"},
			{Name: "to", Value: "DATE", Summary: "articles published up to this day, month or year, itself included"},
			paramSource, paramLimit,
		},
		answer: articles,
	})
}

var articleColumns = []Column{
	{Name: "published", Title: "Published"},
	{Name: "source", Title: "Source"},
	{Name: "title", Title: "Title"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "article", Title: "Article"},
	{Name: "loaded", Title: "Loaded"},
	{Name: "url", Title: "URL"},
	{Name: "copy_of", Title: "Copy of"},
}

// articles lists the stored articles by day of publication, then by ID. It is
// the one question whose times are those of publication.
func articles(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	w := &walk{}
	sc, err := lookUp(ctx, v, Filter{Source: f.Source}, w)
	if err != nil {
		return nil, err
	}
	iris, err := v.Articles(ctx)
	if err != nil {
		return nil, err
	}
	w.step("schema:NewsArticle <-rdf:type- %s", plural(len(iris), "article"))
	var infos []graph.ArticleInfo
	for _, iri := range iris {
		info, err := v.Article(ctx, iri)
		if err != nil {
			return nil, err
		}
		if day, known := info.Document().PublishedDay(); f.timed() && (!known || day.Before(f.From) || !f.To.IsZero() && !day.Before(f.To)) {
			continue
		}
		if sc.sources == nil || sc.sources[vocab.SourceIRI(info.Source)] {
			infos = append(infos, info)
		}
	}
	slices.SortFunc(infos, func(a, b graph.ArticleInfo) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	m, err := compile(v, &scope{Filter: Filter{Status: anyStatus, MinConfidence: f.MinConfidence}})
	if err != nil {
		return nil, err
	}
	a := &Answer{Columns: articleColumns, Steps: w.steps, Reports: each(nil), Statements: statements(ctx, v, each(nil))}
	for i, info := range infos {
		if f.Limit > 0 && i == f.Limit {
			a.Steps = append(a.Steps, fmt.Sprintf("first %d of %s", i, plural(len(infos), "article")))
			break
		}
		events, err := shown(ctx, v, m, info.IRI)
		if err != nil {
			return nil, err
		}
		copyOf := ""
		if info.CopyOf != "" {
			first, err := v.Article(ctx, info.CopyOf)
			if err != nil {
				return nil, err
			}
			copyOf = first.ID
		}
		a.Rows = append(a.Rows, Row{Cells: []string{
			dayCell(info.Published), info.Source, info.Title, strconv.Itoa(events), info.ID,
			info.Loaded.Format(time.RFC3339), info.URL, copyOf,
		}})
	}
	if len(a.Rows) == 0 {
		a.Empty = fmt.Sprintf("none of %s stored was published then and there", plural(len(iris), "article"))
		if len(iris) == 0 {
			a.Empty = nothingLoaded(v)
		}
	}
	return a, nil
}

// shown counts the events of an article that a matcher shows.
func shown(ctx context.Context, v *graph.View, m *matcher, article quad.IRI) (n int, err error) {
	p, err := v.Node(vocab.DerivedFrom)
	if err != nil || p == 0 {
		return 0, err
	}
	label, err := v.Node(article)
	if err != nil {
		return 0, err
	}
	var events []graph.Node
	if err := v.Scan(ctx, graph.Quad{1: p, 2: label}, func(q graph.Quad) bool { events = append(events, q[0]); return true }); err != nil {
		return 0, err
	}
	var g graph.Glance
	for _, e := range events {
		if err := v.Glance(ctx, e, label, &g); err != nil {
			return n, err
		}
		ok, err := m.shows(ctx, &g)
		if err != nil {
			return n, err
		}
		if ok {
			n++
		}
	}
	return n, nil
}
