package queries

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A selection is the reports that a filter lets through, not yet read.
type selection struct {
	store  *graph.Store
	moment graph.Moment
	scope  *scope
	walk   *walk
	// events are the candidates by article: a superset of what the filter
	// lets through, found over the narrowest index that it names.
	events map[graph.Node][]graph.Node
	// read counts records; answers of one selection may be read side by side.
	read atomic.Int64
	// copies counts articles passed over since they repeat another, each once
	// however often the reports are ranged over; copied are those.
	copies atomic.Int64
	copied sync.Map
}

func newSelection(v *graph.View) *selection {
	return &selection{store: v.Store(), moment: v.Moment(), walk: &walk{}, events: map[graph.Node][]graph.Node{}}
}

// find looks up a filter's names and gathers candidates.
func find(ctx context.Context, v *graph.View, f Filter) (*selection, error) {
	sel := newSelection(v)
	var err error
	if sel.scope, err = lookUp(ctx, v, f, sel.walk); err != nil {
		return nil, err
	}
	g := gatherer{v: v, sel: sel}
	return sel, g.gather(ctx)
}

// reports reads the candidates and yields those that the filter lets through,
// sorted by article and then by place in the text. It may be ranged over again,
// after the view of find is closed.
func (sel *selection) reports(ctx context.Context) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		v, err := sel.store.At(ctx, sel.moment)
		if err != nil {
			yield(nil, err)
			return
		}
		defer v.Close()
		sel.each(ctx, v, yield)
	}
}

// each is reports over a view that is open.
func (sel *selection) each(ctx context.Context, v *graph.View, yield func(*Report, error) bool) {
	articles, err := sel.articles(v)
	if err != nil {
		yield(nil, err)
		return
	}
	sel.of(ctx, v, articles, yield)
}

// of is each for some of the articles.
func (sel *selection) of(ctx context.Context, v *graph.View, articles []source, yield func(*Report, error) bool) {
	m, err := compile(v, sel.scope)
	if err != nil {
		yield(nil, err)
		return
	}
	for _, a := range articles {
		batch, err := sel.ofArticle(ctx, v, m, a.node, a.iri)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, r := range batch {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// A source is an article with candidates.
type source struct {
	node graph.Node
	iri  quad.IRI
}

// articles lists the articles that have candidates, sorted by IRI.
func (sel *selection) articles(v *graph.View) ([]source, error) {
	articles := make([]source, 0, len(sel.events))
	for node := range sel.events {
		value, err := v.Value(node)
		if err != nil {
			return nil, err
		}
		iri, _ := value.(quad.IRI)
		articles = append(articles, source{node, iri})
	}
	slices.SortFunc(articles, func(a, b source) int { return cmp.Compare(a.iri, b.iri) })
	return articles, nil
}

// ofArticle reads the candidates of one article.
func (sel *selection) ofArticle(ctx context.Context, v *graph.View, m *matcher, node graph.Node, iri quad.IRI) ([]*Report, error) {
	var batch []*Report
	err := sel.glances(ctx, v, m, node, iri, func(g *graph.Glance, info *graph.ArticleInfo) error {
		if ok, err := m.wants(g); err != nil || !ok {
			return err
		}
		sel.read.Add(1)
		r, err := report(ctx, v, g, info)
		if err == nil && sel.scope.during(r) {
			batch = append(batch, r)
		}
		return err
	})
	slices.SortFunc(batch, func(a, b *Report) int {
		return cmp.Or(
			cmp.Compare(a.Event.Trigger.Start, b.Event.Trigger.Start),
			cmp.Compare(firstPlace(a), firstPlace(b)),
			cmp.Compare(a.Event.ID, b.Event.ID),
		)
	})
	return batch, err
}

// glances calls see with each candidate of one article that the filter lets
// through by what it names. Status, confidence and time are for see.
func (sel *selection) glances(ctx context.Context, v *graph.View, m *matcher, node graph.Node, iri quad.IRI, see func(*graph.Glance, *graph.ArticleInfo) error) error {
	var info graph.ArticleInfo
	var g graph.Glance
	for _, e := range sel.events[node] {
		if err := v.Glance(ctx, e, node, &g); err != nil {
			return err
		}
		if ok, err := m.lets(ctx, &g); err != nil {
			return err
		} else if !ok {
			continue
		}
		if info.IRI == "" { // most articles of a day have nothing that is asked for
			var err error
			if info, err = v.Article(ctx, iri); err != nil {
				return err
			}
			if sel.scope.sources != nil && !sel.scope.sources[vocab.SourceIRI(info.Source)] {
				return nil
			}
			// A copy bears no witness of its own: it counts only for those who
			// ask for its source or for one event of it.
			if info.CopyOf != "" && sel.scope.sources == nil && sel.scope.Event == "" {
				if _, known := sel.copied.LoadOrStore(iri, true); !known {
					sel.copies.Add(1)
				}
				return nil
			}
		}
		if err := see(&g, &info); err != nil {
			return err
		}
	}
	return nil
}

// report reads the event of a glance.
func report(ctx context.Context, v *graph.View, g *graph.Glance, info *graph.ArticleInfo) (*Report, error) {
	e, err := v.Read(ctx, g, info)
	if err != nil {
		return nil, err
	}
	return &Report{
		IRI: string(vocab.EventIRI(string(e.ID))), Event: *e,
		Article: Article{IRI: string(info.IRI), ID: info.ID, Title: info.Title, Source: info.Source, URL: info.URL, Published: info.Published},
	}, nil
}

// firstPlace orders events of one trigger as the text lists their places.
func firstPlace(r *Report) int {
	if len(r.Event.Places) == 0 {
		return 0
	}
	return r.Event.Places[0].Start
}

// during reports whether a report's event happened in the asked time.
func (sc *scope) during(r *Report) bool {
	if !sc.timed() {
		return true
	}
	i, ok := happened(r)
	return ok && sc.Filter.during(i, r.Event.Time.Granularity)
}

// wantsWeapon reports whether a weapon is among those asked for.
func (sc *scope) wantsWeapon(w *event.Ref) bool {
	return sc.weapons == nil || sc.weapons[graph.EntityIRI(w, event.KindWeapon)]
}

// counted notes a step with the number of candidates that it led to, each once.
func (sel *selection) counted(format string, args ...any) {
	n := 0
	for article, events := range sel.events {
		slices.Sort(events)
		sel.events[article] = slices.Compact(events)
		n += len(sel.events[article])
	}
	sel.walk.step(format+"%s in %s", append(args, plural(n, "event"), plural(len(sel.events), "article"))...)
}

// sorted lists a set of nodes.
func (set nodes) sorted() []quad.IRI { return slices.Sorted(maps.Keys(set)) }
