package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// An Added is what Add did with an article.
type Added string

// What Add can do with an article.
const (
	New     Added = "new"     // it was not known and is stored now
	Same    Added = "same"    // it was there; nothing was written
	Copied  Added = "copied"  // it is stored, and repeats an article that was there; see vocab.CopyOf
	Revised Added = "revised" // it said something else before; that is kept as superseded
)

// Add stores articles, each as one set: all its quads or none. When it returns
// they are on disk, and a process that is killed or a machine that stops takes
// none of them back. The result has one entry an article, in order; on an error
// it is as long as what is stored, and the rest may be added again.
//
// An article that the store holds already, word for word with the same events,
// changes nothing; nor does an earlier version of it that comes again, so that
// two versions in one folder do not take turns; see Holds. One whose content is
// new is stored beside the earlier reading, which no question sees from then on.
func (s *Store) Add(ctx context.Context, articles []Article) ([]Added, error) {
	if s.readOnly {
		return nil, ErrReadOnly
	}
	s.adding.Lock()
	defer s.adding.Unlock()
	done := make([]Added, 0, len(articles))
	for _, a := range articles {
		added, err := s.add(ctx, a)
		if err != nil {
			// What came before is whole; it is certain once it is on disk.
			if syncErr := s.sync(done); syncErr != nil {
				return nil, errors.Join(err, syncErr)
			}
			return done, err
		}
		done = append(done, added)
	}
	if err := s.sync(done); err != nil {
		return nil, err
	}
	return done, nil
}

// sync waits until what was added is on disk: once for all articles of an Add.
func (s *Store) sync(done []Added) error {
	for _, added := range done {
		if added != Same {
			return s.qs.Sync()
		}
	}
	return nil
}

func (s *Store) add(ctx context.Context, a Article) (Added, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if a.Document == nil || a.Document.ID == "" {
		return "", errors.New("graph: an article without a document ID; give it one")
	}
	if err := checkEvents(a); err != nil {
		return "", err
	}
	digest, err := a.Digest()
	if err != nil {
		return "", err
	}
	last, known, err := s.lastReading(ctx, a.Document.ID)
	if err != nil {
		return "", err
	}
	label, revision := vocab.ArticleIRI(a.Document.ID, last+1), last+1
	if last > 0 {
		if held, err := s.heldBy(ctx, a.Document, last, known, digest); held || err != nil {
			return Same, err
		}
	}
	quads := articleQuads(a, label)
	say := func(s, p quad.IRI, o quad.Value) {
		quads = append(quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: label})
	}
	say(label, vocab.Digest, quad.String(digest))
	if a.Rules != "" {
		say(label, vocab.Rules, quad.String(a.Rules))
	}
	added := New
	var before quad.IRI
	if revision > 1 {
		before = vocab.ArticleIRI(a.Document.ID, last)
		say(label, vocab.RevisionOf, before)
		say(before, vocab.Type, vocab.Superseded)
		added = Revised
	}
	loaded, err := s.after(ctx, before)
	if err != nil {
		return "", err
	}
	say(label, vocab.Loaded, loaded)
	if first, err := s.firstOf(ctx, a.Document); err != nil {
		return "", err
	} else if first != "" {
		say(label, vocab.CopyOf, first)
		if added == New {
			added = Copied
		}
	}
	if err := s.write(quads); err != nil {
		return "", fmt.Errorf("graph: article %s not stored: %w", a.Document.ID, err)
	}
	s.mu.Lock()
	if added == Revised {
		s.superseded[vocab.ArticleIRI(a.Document.ID, last)] = true
	}
	s.changed()
	s.mu.Unlock()
	return added, s.remember(a.Document, label)
}

// write adds one set of quads, all or none; sync makes it last.
func (s *Store) write(quads []quad.Quad) error {
	deltas := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = cayley.Delta{Quad: q, Action: cayley.Add}
	}
	return s.qs.ApplyLater(deltas, cayley.IgnoreOpts{IgnoreDup: true})
}

// lastReading returns the number of the latest reading of a document, zero
// where there is none, and its digest.
func (s *Store) lastReading(ctx context.Context, document string) (revision int, digest string, err error) {
	for n := 1; ; n++ {
		iri := vocab.ArticleIRI(document, n)
		if n > 1 && !s.isSuperseded(vocab.ArticleIRI(document, n-1)) {
			return n - 1, digest, nil
		}
		if s.isSuperseded(iri) {
			continue
		}
		hops, err := s.Out(ctx, iri, vocab.Digest)
		if err != nil {
			return 0, "", err
		}
		if len(hops) == 0 {
			return n - 1, digest, nil
		}
		digest = literal(hops[0].Node)
	}
}

func (s *Store) isSuperseded(article quad.IRI) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.superseded[article]
}

// Holds reports whether what is known of a document under a digest, of which this
// is the beginning, need not be added: it is the latest reading, or an earlier
// one of another version of the document. What the same version said under
// other rules or settings is no version of its own: going back to them is a change.
func (s *Store) Holds(ctx context.Context, d *text.Document, digest string) (bool, error) {
	last, known, err := s.lastReading(ctx, d.ID)
	if err != nil || last == 0 {
		return false, err
	}
	return s.heldBy(ctx, d, last, known, digest)
}

// heldBy is Holds for a document whose last reading has the digest known.
func (s *Store) heldBy(ctx context.Context, d *text.Document, last int, known, digest string) (bool, error) {
	if strings.HasPrefix(known, digest) {
		return true, nil
	}
	if _, dated := d.PublishedDay(); !dated && text.IsDigestID(d.ID) {
		// The same words without the day that the store knows say less.
		days, err := s.Out(ctx, vocab.ArticleIRI(d.ID, last), vocab.PublishedOn)
		if err != nil || len(days) > 0 {
			return len(days) > 0, err
		}
	}
	all := View{s: s, src: s.src, all: true, hidden: map[Node]bool{}} // also what is superseded
	for n := last - 1; n > 0; n-- {
		hops, err := all.Out(ctx, vocab.ArticleIRI(d.ID, n), vocab.Digest)
		if err != nil {
			return false, err
		}
		if len(hops) > 0 && strings.HasPrefix(literal(hops[0].Node), digest) {
			same, err := s.says(ctx, vocab.ArticleIRI(d.ID, last), d)
			return !same, err
		}
	}
	return false, nil
}

// says reports whether an article is a reading of this version of a document.
func (s *Store) says(ctx context.Context, article quad.IRI, d *text.Document) (bool, error) {
	info, err := s.Article(ctx, article)
	if err != nil {
		return false, err
	}
	prints, err := s.Out(ctx, article, vocab.Print)
	if err != nil {
		return false, err
	}
	print := ""
	if len(prints) > 0 {
		print = literal(prints[0].Node)
	}
	return info.Title == d.Title && info.URL == d.URL && info.Published.Equal(d.Published) && print == text.PrintOf(d.Text).String(), nil
}

// Digest is a digest of all that an article says: of its document and events,
// not of when it was loaded. It is made once: an article that was asked for it
// must not be changed.
func (a *Article) Digest() (string, error) {
	if a.digest != "" {
		return a.digest, nil
	}
	h := sha256.New()
	enc := json.NewEncoder(h)
	if err := enc.Encode(a.Document); err != nil {
		return "", fmt.Errorf("graph: article %s: %w", a.Document.ID, err)
	}
	for i := range a.Events {
		if err := enc.Encode(&a.Events[i]); err != nil {
			return "", fmt.Errorf("graph: article %s: %w", a.Document.ID, err)
		}
	}
	a.digest = hex.EncodeToString(h.Sum(nil)[:16])
	return a.digest, nil
}

// loadedLiteral is a time of loading: xsd:dateTime, UTC.
func loadedLiteral(t time.Time) quad.Value {
	return quad.TypedString{Value: quad.String(t.UTC().Format(time.RFC3339Nano)), Type: vocab.XSDDateTime}
}
