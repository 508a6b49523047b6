package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// ErrNoEvent says that the store has no such event.
var ErrNoEvent = errors.New("graph: no such event")

// An ArticleInfo is what the store knows of an article besides its events.
type ArticleInfo struct {
	IRI       quad.IRI
	ID        string // the document's
	Title     string
	Author    string
	Place     string // where it was written, as its dateline says
	Source    string
	URL       string
	Published time.Time // zero: unknown
	Loaded    time.Time // UTC
	// CopyOf is the article that this one repeats, "" if it is none that the
	// view holds.
	CopyOf quad.IRI
}

// Document returns the article as the loader gave it, without its text.
func (a *ArticleInfo) Document() *text.Document {
	return &text.Document{ID: a.ID, Title: a.Title, Author: a.Author, Place: a.Place, Source: a.Source, URL: a.URL, Published: a.Published}
}

// Event reads an event back as it was given to Add, and says which article
// reports it. An unknown one is ErrNoEvent.
func (v *View) Event(ctx context.Context, iri quad.IRI) (*event.Event, quad.IRI, error) {
	articles, err := v.Out(ctx, iri, vocab.DerivedFrom)
	if err != nil {
		return nil, "", err
	}
	if len(articles) == 0 {
		return nil, "", fmt.Errorf("%w %q", ErrNoEvent, vocab.Short(iri))
	}
	article := articles[0].Label
	document, err := v.Out(ctx, article, vocab.DocID)
	if err != nil || len(document) == 0 {
		return nil, "", fmt.Errorf("%w %q: its article has no ID: %w", ErrNoEvent, vocab.Short(iri), err)
	}
	e, err := v.EventOf(ctx, iri, &ArticleInfo{IRI: article, ID: literal(document[0].Node)})
	return e, article, err
}

// EventOf is Event for callers who know the article.
func (v *View) EventOf(ctx context.Context, iri quad.IRI, article *ArticleInfo) (*event.Event, error) {
	tails, err := v.Out(ctx, iri, vocab.Record)
	if err != nil {
		return nil, err
	}
	id, ok := vocab.EventID(iri)
	for _, h := range tails {
		if tail, isTyped := h.Node.(quad.TypedString); ok && isTyped && h.Label == article.IRI {
			return decodeRecord(string(tail.Value), event.ID(id), article.ID, func(span text.Span) (string, error) {
				return v.Sentence(ctx, article.IRI, span)
			})
		}
	}
	return nil, fmt.Errorf("%w %q", ErrNoEvent, vocab.Short(iri))
}

// Sentence returns the words of an evidence: the bytes of span in an article,
// "" where the store does not hold them.
func (v *View) Sentence(ctx context.Context, article quad.IRI, span text.Span) (string, error) {
	hops, err := v.Out(ctx, vocab.EvidenceIRI(article, span.Start, span.End), vocab.Value)
	if err != nil || len(hops) == 0 {
		return "", err
	}
	words, _ := hops[0].Node.(quad.String)
	return string(words), nil
}

// Sentences lists the sentences of an article that its events rest on, sorted by
// where they begin: all of its text that is stored.
func (v *View) Sentences(ctx context.Context, article quad.IRI) ([]event.Quote, error) {
	quads, err := v.AllStatements(ctx, article)
	if err != nil {
		return nil, err
	}
	var sentences []event.Quote
	for _, q := range quads {
		iri, _ := q.Subject.(quad.IRI)
		words, _ := q.Object.(quad.String)
		if start, end, ok := vocab.EvidenceSpan(article, iri); ok && q.Predicate == vocab.Value && len(words) == end-start {
			sentences = append(sentences, event.Quote{Span: text.Span{Start: start, End: end}, Text: string(words)})
		}
	}
	slices.SortFunc(sentences, func(a, b event.Quote) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return sentences, nil
}

// maxArticles bounds how many articles a store remembers for Article, some 300
// bytes each.
const maxArticles = 1 << 13

// Article tells what the store knows of an article; an unknown one has no ID.
// What a view of now has read is remembered until the store changes.
func (v *View) Article(ctx context.Context, iri quad.IRI) (ArticleInfo, error) {
	if v.hidden == nil || !v.moment.Until.IsZero() {
		return v.readArticle(ctx, iri)
	}
	s := v.s
	s.mu.RLock()
	info, known := s.articles[iri]
	known = known && s.version == v.version
	s.mu.RUnlock()
	if known {
		return info, nil
	}
	info, err := v.readArticle(ctx, iri)
	if err != nil || info.ID == "" {
		return info, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == v.version {
		if s.articles == nil || len(s.articles) >= maxArticles {
			s.articles = map[quad.IRI]ArticleInfo{}
		}
		s.articles[iri] = info
	}
	return info, nil
}

func (v *View) readArticle(ctx context.Context, iri quad.IRI) (ArticleInfo, error) {
	info := ArticleInfo{IRI: iri}
	facts, err := v.Facts(ctx, iri)
	if err != nil {
		return info, err
	}
	for _, q := range facts {
		switch q.Predicate {
		case vocab.DocID:
			info.ID = literal(q.Object)
		case vocab.Headline:
			info.Title = literal(q.Object)
		case vocab.WrittenIn:
			info.Place = literal(q.Object)
		case vocab.Author:
			info.Author = literal(q.Object)
		case vocab.CopyOf:
			first, _ := q.Object.(quad.IRI)
			if there, err := v.isThere(ctx, first); err != nil {
				return info, err
			} else if there {
				info.CopyOf = first
			}
		case vocab.URL:
			info.URL = literal(q.Object)
		case vocab.Published:
			info.Published = readTime(literal(q.Object))
		case vocab.Loaded:
			info.Loaded = readTime(literal(q.Object))
		case vocab.Publisher:
			if info.Source, err = v.Label(ctx, q.Object); err != nil {
				return info, err
			}
		}
	}
	return info, nil
}

// Articles lists the articles of the store, sorted by IRI.
func (v *View) Articles(ctx context.Context) ([]quad.IRI, error) {
	return v.Members(ctx, vocab.Article)
}

// Members lists the things of a class, each once, sorted.
func (v *View) Members(ctx context.Context, class quad.IRI) ([]quad.IRI, error) {
	return v.Subjects(ctx, class, vocab.Type)
}

// Nodes are the IRIs that hops lead to, each once, sorted.
func Nodes(hops []Hop) []quad.IRI {
	iris := make([]quad.IRI, 0, len(hops))
	for _, h := range hops {
		if iri, ok := h.Node.(quad.IRI); ok {
			iris = append(iris, iri)
		}
	}
	slices.Sort(iris)
	return slices.Compact(iris)
}

// Label is the name of a thing for people: the least of those that articles
// give it, or the short form of its IRI.
func (v *View) Label(ctx context.Context, node quad.Value) (string, error) {
	names, err := v.distinct(ctx, quad.Subject, node, vocab.Label, quad.Object)
	if err != nil {
		return "", err
	}
	best := ""
	for _, n := range names {
		if name := literal(n); best == "" || cmp.Less(name, best) {
			best = name
		}
	}
	if iri, ok := node.(quad.IRI); ok && best == "" {
		best = vocab.Short(iri)
	}
	return best, nil
}

// literal is the text of a literal, "" of an IRI.
func literal(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.Int:
		return string(v.TypedString().Value)
	}
	return ""
}

// readTime reads what timeLiteral and loadedLiteral write, in its own zone.
func readTime(s string) time.Time {
	for _, layout := range [...]string{time.DateOnly, time.RFC3339Nano} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
