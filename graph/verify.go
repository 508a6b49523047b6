package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/quadstore"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// A Problem is something wrong with a store.
type Problem struct {
	Where string `json:"where"` // "order posl", "dictionary", "counts", "article night"
	What  string `json:"what"`
}

// A Checked tells what Check looked at and what is wrong with it.
type Checked struct {
	Articles int       `json:"articles"` // with those that were replaced
	Events   int       `json:"events"`
	Quads    int64     `json:"quads"`
	Problems []Problem `json:"problems"`
}

// maxArticleProblems is how many articles with a problem are named.
const maxArticleProblems = 20

// Check reads the whole store: that every index holds the same quads and every
// value its entries (see quadstore.Store.Check), and that every article is
// whole: each of its events can be read back, and the quads of the event are
// those that Add writes for what was read. An error is of ctx or of what kept
// Check from going on; what is wrong is in Problems, in a fixed order.
func (s *Store) Check(ctx context.Context) (Checked, error) {
	checked := Checked{Problems: []Problem{}}
	size, err := s.qs.Stats(ctx, true)
	if err != nil {
		return checked, err
	}
	checked.Quads = size.Quads.Size
	problems, err := s.qs.Check(ctx)
	for _, p := range problems {
		checked.Problems = append(checked.Problems, Problem(p))
	}
	if err != nil {
		return checked, err
	}
	labels, err := s.labels(ctx)
	if err != nil {
		return checked.unreadable(err), ctx.Err()
	}
	wrong := 0
	for _, label := range labels {
		events, what, err := s.checkArticle(ctx, label)
		if ctx.Err() != nil {
			return checked, ctx.Err()
		}
		if err != nil {
			what = append(what, err.Error())
		}
		checked.Articles++
		checked.Events += events
		if len(what) == 0 {
			continue
		}
		if wrong++; wrong > maxArticleProblems {
			continue
		}
		for _, w := range what {
			checked.Problems = append(checked.Problems, Problem{vocab.Short(label), w})
		}
	}
	if wrong > maxArticleProblems {
		checked.Problems = append(checked.Problems, Problem{"articles", fmt.Sprintf("and %d more", wrong-maxArticleProblems)})
	}
	return checked, nil
}

// unreadable adds that articles could not be listed.
func (c Checked) unreadable(err error) Checked {
	c.Problems = append(c.Problems, Problem{"articles", "cannot be listed: " + err.Error()})
	return c
}

// labels lists the IRIs of all readings, in the order of their numbers.
func (s *Store) labels(ctx context.Context) ([]quad.IRI, error) {
	pattern, ok, err := s.pattern(quad.Object, vocab.Article, vocab.Type)
	if err != nil || !ok {
		return nil, err
	}
	var nodes []Node
	if err := s.qs.Scan(ctx, pattern, func(q quadstore.Quad) bool { nodes = append(nodes, q[0]); return true }); err != nil {
		return nil, err
	}
	labels := make([]quad.IRI, 0, len(nodes))
	for _, n := range nodes {
		v, err := s.qs.Value(n)
		if err != nil {
			return nil, err
		}
		if iri, ok := v.(quad.IRI); ok {
			labels = append(labels, iri)
		}
	}
	return labels, nil
}

// checkArticle compares what an article said with what its events say that it
// should have said.
func (s *Store) checkArticle(ctx context.Context, label quad.IRI) (events int, wrong []string, err error) {
	said, err := s.Said(ctx, label)
	if err != nil {
		return 0, nil, err
	}
	a, own, err := s.readSaid(label, said)
	if err != nil {
		return len(a.Events), nil, err
	}
	for _, p := range []quad.IRI{vocab.DocID, vocab.Digest, vocab.Loaded} {
		if n := own[p]; n != 1 {
			wrong = append(wrong, fmt.Sprintf("has %d quads %s; want one", n, vocab.Short(p)))
		}
	}
	// What rests on the text of the article, which is not stored, is left to
	// the orders' own check.
	want := articleQuads(a, label)
	for _, q := range want {
		if q.Subject == label || q.Predicate == vocab.Value {
			continue
		}
		if _, there := slices.BinarySearchFunc(said, q, compareQuads); !there {
			wrong = append(wrong, "lacks "+q.NQuad())
		}
	}
	for _, q := range said {
		if _, ok := vocab.EventID(firstPart(q.Subject)); !ok {
			continue
		}
		if _, there := slices.BinarySearchFunc(want, q, compareQuads); !there {
			wrong = append(wrong, "says what no event of its does: "+q.NQuad())
		}
	}
	if len(wrong) > 5 {
		wrong = append(wrong[:5], fmt.Sprintf("and %d more", len(wrong)-5))
	}
	return len(a.Events), wrong, nil
}

// firstPart is the IRI of an event or of a use of it, without the use.
func firstPart(v quad.Value) quad.IRI {
	iri, _ := v.(quad.IRI)
	for i := range len(iri) {
		if iri[i] == '#' {
			return iri[:i]
		}
	}
	return iri
}

// readSaid reads an article and its events back from its quads alone. own counts
// the quads of the article itself by predicate.
func (s *Store) readSaid(label quad.IRI, said []quad.Quad) (a Article, own map[quad.Value]int, err error) {
	info := ArticleInfo{IRI: label}
	own = map[quad.Value]int{}
	words := map[quad.Value]string{}
	names := map[quad.Value]string{}
	var publisher quad.Value
	for _, q := range said {
		switch q.Predicate {
		case vocab.Value:
			words[q.Subject] = literal(q.Object)
		case vocab.Label:
			names[q.Subject] = literal(q.Object)
		}
		if q.Subject != label {
			continue
		}
		own[q.Predicate]++
		switch q.Predicate {
		case vocab.DocID:
			info.ID = literal(q.Object)
		case vocab.Headline:
			info.Title = literal(q.Object)
		case vocab.URL:
			info.URL = literal(q.Object)
		case vocab.Published:
			info.Published = readTime(literal(q.Object))
		case vocab.Publisher:
			publisher = q.Object
		}
	}
	info.Source = names[publisher]
	a.Document = info.Document()
	for _, q := range said {
		if q.Predicate != vocab.Record {
			continue
		}
		id, ok := vocab.EventID(firstPart(q.Subject))
		if !ok {
			return a, own, fmt.Errorf("%v has a record and is no event", q.Subject)
		}
		e, err := decodeRecord(literal(q.Object), event.ID(id), info.ID, func(span text.Span) (string, error) {
			return words[vocab.EvidenceIRI(label, span.Start, span.End)], nil
		})
		if err != nil {
			return a, own, err
		}
		a.Events = append(a.Events, *e)
	}
	return a, own, nil
}
