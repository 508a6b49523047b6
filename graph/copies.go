package graph

import (
	"context"
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

// A printed is an article by its print.
type printed struct {
	text.Print
	article quad.IRI
}

// maxPrints bounds what copies remembers, 40 bytes each and the names.
const maxPrints = 200_000

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
			if first, err := s.original(ctx, near[i].article, d.ID); first != "" || err != nil {
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
	articles, err := s.In(ctx, vocab.DayIRI(day.Format(time.DateOnly)), vocab.PublishedOn)
	if err != nil {
		return nil, err
	}
	prints := make([]printed, 0, len(articles))
	for _, a := range articles {
		hops, err := s.Out(ctx, a.Label, vocab.Print)
		if err != nil {
			return nil, err
		}
		for _, h := range hops {
			if p, err := text.ParsePrint(literal(h.Node)); err == nil {
				prints = append(prints, printed{p, a.Label})
			}
		}
	}
	if s.copies.days == nil || s.copies.size > maxPrints {
		s.copies = copies{days: map[time.Time][]printed{}}
	}
	s.copies.days[day] = prints
	s.copies.size += len(prints)
	return prints, nil
}

// add remembers an article that was stored, if its day is remembered.
func (c *copies) add(d *text.Document, article quad.IRI) {
	day, _ := d.PublishedDay()
	if prints, known := c.days[day]; known {
		c.days[day] = append(prints, printed{text.PrintOf(d.Text), article})
		c.size++
	}
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
