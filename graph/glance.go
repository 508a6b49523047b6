package graph

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// A Glance is what the quads of an event say of it, as numbers: enough to tell
// whether it is asked for, at a fraction of what reading it back costs.
type Glance struct {
	Event, Article Node
	quads          []Quad
}

// Glance looks at an event as an article tells it. One that the article does not
// tell has nothing in it. g is what is filled, so that it can be used again.
func (v *View) Glance(ctx context.Context, event, article Node, g *Glance) error {
	g.Event, g.Article, g.quads = event, article, g.quads[:0]
	return v.src.Scan(ctx, Quad{event}, func(q Quad) bool {
		if q[3] == article {
			g.quads = append(g.quads, q)
		}
		return true
	})
}

// Empty reports whether the article does not tell the event.
func (g *Glance) Empty() bool { return len(g.quads) == 0 }

// Objects yields what the event has of a predicate, in the order of numbers.
func (g *Glance) Objects(predicate Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := range g.quads {
			if g.quads[i][1] == predicate && !yield(g.quads[i][2]) {
				return
			}
		}
	}
}

// one returns the first object of a predicate, zero where there is none.
func (g *Glance) one(predicate Node) Node {
	for n := range g.Objects(predicate) {
		return n
	}
	return 0
}

// Read reads the event of a glance back as it was given to Add. article tells
// what the store knows of g.Article.
func (v *View) Read(ctx context.Context, g *Glance, article *ArticleInfo) (*event.Event, error) {
	iri, err := v.src.Value(g.Event)
	if err != nil {
		return nil, err
	}
	node, _ := iri.(quad.IRI)
	id, ok := vocab.EventID(node)
	tail, err := v.object(g, vocab.Record)
	if err != nil {
		return nil, err
	}
	record, isTyped := tail.(quad.TypedString)
	if !ok || !isTyped {
		return nil, fmt.Errorf("%w %q", ErrNoEvent, vocab.Short(node))
	}
	return decodeRecord(string(record.Value), event.ID(id), article.ID, func(text.Span) (string, error) {
		return v.words(ctx, g)
	})
}

// words returns the sentence that the event of a glance rests on.
func (v *View) words(ctx context.Context, g *Glance) (string, error) {
	predicate, err := v.src.Lookup(vocab.Evidence)
	if err != nil {
		return "", err
	}
	value, err := v.src.Lookup(vocab.Value)
	if err != nil {
		return "", err
	}
	evidence := g.one(predicate)
	if evidence == 0 || value == 0 {
		return "", nil
	}
	var sentence Node
	if err := v.src.Scan(ctx, Quad{evidence, value}, func(q Quad) bool { sentence = q[2]; return q[3] != g.Article }); err != nil {
		return "", err
	}
	words, err := v.src.Value(sentence)
	s, _ := words.(quad.String)
	return string(s), err
}

func (v *View) object(g *Glance, predicate quad.IRI) (quad.Value, error) {
	p, err := v.src.Lookup(predicate)
	if err != nil {
		return nil, err
	}
	return v.src.Value(g.one(p))
}
