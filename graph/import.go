package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// What Import can do with an article besides what Add can.
const (
	Completed Added = "completed" // the same reading was there in part; now there is more of it
	Older     Added = "older"     // the store has a reading that was loaded later; nothing was written
)

// ErrForeign says that quads are not those of an article that a Store wrote.
var ErrForeign = errors.New("graph: not an article of annals")

// Import stores what another store says of one article: the quads that
// Statements returns, whole or of some events. All have the article's IRI as
// their label; none else is taken, and no quad that hides another article.
//
// The same reading again changes nothing, or adds the events that were missing.
// Another reading of the same document becomes its latest if it was loaded
// later, and keeps the time when it was loaded. Quads that are not of this kind
// are ErrForeign.
func (s *Store) Import(ctx context.Context, quads []quad.Quad) (Added, error) {
	if s.readOnly {
		return "", ErrReadOnly
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	in, err := readArticle(quads)
	if err != nil {
		return "", err
	}
	s.adding.Lock()
	defer s.adding.Unlock()
	last, known, err := s.lastReading(ctx, in.document)
	if err != nil {
		return "", err
	}
	before := vocab.ArticleIRI(in.document, last)
	added, label := New, vocab.ArticleIRI(in.document, last+1)
	switch {
	case last == 0:
	case known == in.digest:
		added, label = Completed, before
	default:
		added = Revised
		if stored, err := s.Article(ctx, before); err != nil {
			return "", err
		} else if !stored.Loaded.Before(readTime(in.loaded)) {
			return Older, nil
		}
	}
	if quads, err = s.missing(ctx, in.relabelled(quads, label), added == Completed); err != nil {
		return "", err
	}
	if len(quads) == 0 {
		return Same, nil
	}
	if added == Revised {
		for _, q := range [...]quad.Quad{
			{Subject: label, Predicate: vocab.RevisionOf, Object: before},
			{Subject: before, Predicate: vocab.Type, Object: vocab.Superseded},
		} {
			q.Label = label
			quads = append(quads, q)
		}
	}
	if err := s.write(quads); err != nil {
		return "", fmt.Errorf("graph: article %s not stored: %w", in.document, err)
	}
	s.copies = copies{} // it is read again when it is asked
	s.mu.Lock()
	if added == Revised {
		s.superseded[before] = true
	}
	s.changed()
	s.mu.Unlock()
	return added, nil
}

// Sync waits until what Import stored is on disk.
func (s *Store) Sync() error {
	if s.readOnly {
		return ErrReadOnly
	}
	return s.qs.Sync()
}

// missing are the quads that the store lacks; where all are asked for, all.
// An article that is there keeps the time when it was loaded and by which rules.
func (s *Store) missing(ctx context.Context, quads []quad.Quad, some bool) ([]quad.Quad, error) {
	if !some {
		return quads, nil
	}
	var lacking []quad.Quad
	for _, q := range quads {
		if q.Predicate == vocab.Loaded || q.Predicate == vocab.Rules {
			continue
		}
		var p Quad
		for i, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			n, err := s.Node(v)
			if err != nil {
				return nil, err
			}
			p[i] = n
		}
		found := false
		if p[0] != 0 && p[1] != 0 && p[2] != 0 && p[3] != 0 {
			if err := s.Scan(ctx, p, func(Quad) bool { found = true; return false }); err != nil {
				return nil, err
			}
		}
		if !found {
			lacking = append(lacking, q)
		}
	}
	return lacking, nil
}

// An imported is what the quads of an article say of it.
type imported struct {
	label                    quad.IRI
	document, digest, loaded string
}

// relabelled are the quads with another label, which the names of the article
// and its sentences follow. What they say of other readings is left out.
func (in *imported) relabelled(quads []quad.Quad, label quad.IRI) []quad.Quad {
	rename := func(v quad.Value) quad.Value {
		iri, ok := v.(quad.IRI)
		if rest, found := strings.CutPrefix(string(iri), string(in.label)); ok && found && (rest == "" || rest[0] == '#') {
			return label + quad.IRI(rest)
		}
		return v
	}
	out := make([]quad.Quad, 0, len(quads)+2)
	for _, q := range quads {
		if q.Predicate == vocab.RevisionOf || q.Object == vocab.Superseded {
			continue
		}
		out = append(out, quad.Quad{Subject: rename(q.Subject), Predicate: q.Predicate, Object: rename(q.Object), Label: label})
	}
	return out
}

// readArticle checks that quads are those of one article and that its events
// can be read back.
func readArticle(quads []quad.Quad) (*imported, error) {
	if len(quads) == 0 {
		return nil, fmt.Errorf("%w: no statement", ErrForeign)
	}
	in := &imported{}
	in.label, _ = quads[0].Label.(quad.IRI)
	sentences := map[quad.IRI]string{}
	records := map[quad.IRI]string{}
	events := map[quad.IRI]bool{}
	for _, q := range quads {
		subject, ok := q.Subject.(quad.IRI)
		if q.Label != quads[0].Label || !ok {
			return nil, fmt.Errorf("%w: %s: a statement without its article", ErrForeign, in.label)
		}
		switch q.Predicate {
		case vocab.Value:
			sentences[subject] = literal(q.Object)
		case vocab.Record:
			records[subject] = literal(q.Object)
		case vocab.DerivedFrom:
			events[subject] = q.Object == in.label
		}
		if subject == in.label {
			switch q.Predicate {
			case vocab.DocID:
				in.document = literal(q.Object)
			case vocab.Digest:
				in.digest = literal(q.Object)
			case vocab.Loaded:
				in.loaded = literal(q.Object)
			}
		}
	}
	first := vocab.ArticleIRI(in.document, 1)
	switch {
	case in.document == "" || in.digest == "" || in.loaded == "":
		return nil, fmt.Errorf("%w: %s has no identifier, digest or time of loading", ErrForeign, in.label)
	case in.label != first && !strings.HasPrefix(string(in.label), string(first)+"/"):
		return nil, fmt.Errorf("%w: %s is not the name of document %q", ErrForeign, in.label, in.document)
	}
	a := Article{Document: &text.Document{ID: in.document}}
	for iri, ours := range events {
		id, named := vocab.EventID(iri)
		record, has := records[iri]
		if !ours || !named || !has {
			return nil, fmt.Errorf("%w: event %s has no record", ErrForeign, iri)
		}
		e, err := decodeRecord(record, event.ID(id), in.document, func(span text.Span) (string, error) {
			return sentences[vocab.EvidenceIRI(in.label, span.Start, span.End)], nil
		})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrForeign, err)
		}
		a.Events = append(a.Events, *e)
	}
	if err := checkEvents(a); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	return in, nil
}
