package graph

import (
	"context"
	"errors"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// copies.go: which article a new one repeats. A copy appears within days of the
// first, so that only the articles published about then are compared; one that
// repeats every word is found whenever it appeared.

// copyDays is how many days before and after its own publication an article may
// repeat another.
const copyDays = 3

// copies remembers the prints of articles by day of publication.
type copies struct {
	days map[time.Time][]printed
	size int // of all days
}

// A printed is an article by its print: 32 bytes, for there are many.
type printed struct {
	text.Print
	article Node
}

// maxPrints bounds what copies remembers. A load that jumps to and fro in more
// articles than that reads many of their prints again and again.
const maxPrints = 500_000

// firstOf returns the article that a document repeats, "" if none.
func (s *Store) firstOf(ctx context.Context, d *text.Document) (quad.IRI, error) {
	p := text.PrintOf(d.Text)
	if p == (text.Print{}) {
		return "", nil
	}
	same, err := s.In(ctx, quad.String(p.String()), vocab.Print)
	if err != nil {
		return "", err
	}
	for _, h := range same {
		if first, err := s.original(ctx, h.Label, d.ID); first != "" || err != nil {
			return first, err
		}
	}
	day, dated := d.PublishedDay()
	if !dated {
		return "", nil
	}
	for n := range 2*copyDays + 1 {
		// The same day first, then the one before, the one after, and so on.
		away := (n + 1) / 2
		if n%2 == 1 {
			away = -away
		}
		near, err := s.printsOf(ctx, day.AddDate(0, 0, away))
		if err != nil {
			return "", err
		}
		for i := range near {
			if !p.Near(near[i].Print) {
				continue
			}
			article, err := s.Value(near[i].article)
			if err != nil {
				return "", err
			}
			iri, _ := article.(quad.IRI)
			if first, err := s.original(ctx, iri, d.ID); first != "" || err != nil {
				return first, err
			}
		}
	}
	return "", nil
}

// original returns the article that one is a copy of, itself if it is none; ""
// if it is not there any more, or is a reading of the document.
func (s *Store) original(ctx context.Context, article quad.IRI, document string) (quad.IRI, error) {
	if s.isSuperseded(article) {
		return "", nil
	}
	info, err := s.Article(ctx, article)
	if err != nil || info.ID == "" || info.ID == document {
		return "", err
	}
	if info.CopyOf != "" {
		first, err := s.Article(ctx, info.CopyOf)
		if err != nil || first.ID == document {
			return "", err
		}
		return info.CopyOf, nil
	}
	return article, nil
}

// printsOf returns the prints of the articles of a day, in the order in which
// they were stored.
func (s *Store) printsOf(ctx context.Context, day time.Time) ([]printed, error) {
	if known, ok := s.copies.days[day]; ok {
		return known, nil
	}
	articles, ok, err := s.pattern(quad.Object, vocab.DayIRI(day.Format(time.DateOnly)), vocab.PublishedOn)
	if err != nil {
		return nil, err
	}
	var prints []printed
	if ok {
		err = s.Scan(ctx, articles, func(q Quad) bool { prints = append(prints, printed{article: q[3]}); return true })
	}
	has, lookupErr := s.Node(vocab.Print)
	if err = errors.Join(err, lookupErr); err != nil || has == 0 {
		return nil, err
	}
	for i := range prints {
		var print Node
		err := s.Scan(ctx, Quad{prints[i].article, has}, func(q Quad) bool { print = q[2]; return false })
		if err != nil {
			return nil, err
		}
		if value, err := s.Value(print); err != nil {
			return nil, err
		} else if p, err := text.ParsePrint(literal(value)); err == nil {
			prints[i].Print = p // the zero Print, where there is none, is near nothing
		}
	}
	if s.copies.days == nil || s.copies.size > maxPrints {
		s.copies = copies{days: map[time.Time][]printed{}}
	}
	s.copies.days[day] = prints
	s.copies.size += len(prints)
	return prints, nil
}

// remember adds an article that was stored to what copies knows, if its day is
// known.
func (s *Store) remember(d *text.Document, article quad.IRI) error {
	day, _ := d.PublishedDay()
	prints, known := s.copies.days[day]
	if !known {
		return nil
	}
	n, err := s.Node(article)
	if err != nil {
		return err
	}
	s.copies.days[day] = append(prints, printed{text.PrintOf(d.Text), n})
	s.copies.size++
	return nil
}

// isThere reports whether the view holds a reading of an article, this one or
// one that replaced it.
func (v *View) isThere(ctx context.Context, article quad.IRI) (bool, error) {
	if v.s.isSuperseded(article) {
		return true, nil
	}
	hops, err := v.Out(ctx, article, vocab.DocID)
	return len(hops) > 0, err
}
