package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
	"github.com/annals-kg/annals/graph/vocab"
)

// ErrNoArticle says that the store has no such article.
var ErrNoArticle = errors.New("graph: no such article")

// A Forgotten tells what Forget took back.
type Forgotten struct {
	Document string `json:"document"`
	Readings int    `json:"readings"` // the last one and those it replaced
	Quads    int    `json:"quads"`
}

// Forget takes back all that the readings of a document said, in one
// transaction: when it returns, none of it is on disk. What other articles say
// stays, and so do the things that both speak of. An unknown document is
// ErrNoArticle; name is its ID or the IRI of one of its readings.
func (s *Store) Forget(ctx context.Context, name string) (Forgotten, error) {
	if s.readOnly {
		return Forgotten{}, ErrReadOnly
	}
	s.adding.Lock()
	defer s.adding.Unlock()
	document, labels, err := s.readings(ctx, name)
	if err != nil {
		return Forgotten{}, err
	}
	if len(labels) == 0 {
		return Forgotten{}, fmt.Errorf("%w: %q; give a document's ID, as annals query articles lists them", ErrNoArticle, name)
	}
	n, err := s.qs.RemoveLabels(ctx, labels...)
	if err != nil {
		return Forgotten{}, fmt.Errorf("graph: article %s not forgotten: %w", document, err)
	}
	s.copies = copies{}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range labels {
		delete(s.superseded, vocab.ArticleIRI(document, i+1))
	}
	s.changed()
	return Forgotten{document, len(labels), n}, nil
}

// readings returns the labels of the readings of a document, the first one
// first, none where it is not known.
func (s *Store) readings(ctx context.Context, name string) (document string, labels []Node, err error) {
	for _, document = range documentsOf(name) {
		for {
			label, err := s.qs.Lookup(vocab.ArticleIRI(document, len(labels)+1))
			if err != nil {
				return "", nil, err
			}
			said := false
			if label != 0 {
				err = s.qs.Scan(ctx, quadstore.Quad{3: label}, func(quadstore.Quad) bool { said = true; return false })
			}
			if err != nil {
				return "", nil, err
			}
			if !said {
				break
			}
			labels = append(labels, label)
		}
		if len(labels) > 0 {
			return document, labels, nil
		}
	}
	return "", nil, nil
}

// documentsOf lists the document IDs that a name may stand for: itself, and
// where it is the IRI of a reading, long or short, that reading's document.
func documentsOf(name string) []string {
	documents := []string{name}
	rest := strings.TrimPrefix(name, vocab.Base)
	if id, ok := strings.CutPrefix(rest, vocab.Short(vocab.ArticleIRI("", 1))); ok {
		id, _, _ = strings.Cut(id, "/")
		documents = append(documents, vocab.Unescape(id))
	}
	return documents
}

// after returns the time at which an article is stamped as loaded: now, and
// never before the reading that it replaces, should the clock have jumped back.
func (s *Store) after(ctx context.Context, before quad.IRI) (quad.Value, error) {
	now := s.now().UTC()
	if before != "" {
		hops, err := s.Out(ctx, before, vocab.Loaded)
		if err != nil {
			return nil, err
		}
		for _, h := range hops {
			if t := readTime(literal(h.Node)); !now.After(t) {
				now = t.UTC().Add(1)
			}
		}
	}
	return loadedLiteral(now), nil
}
