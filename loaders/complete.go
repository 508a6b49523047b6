package loaders

import (
	"strings"

	"github.com/annals-kg/annals/text"
)

// dateline gives a document what its dateline says, if it has one: the place, and
// the agency and day where nothing better is known.
func dateline(d *text.Document) {
	origin, found := text.FindOrigin(d.Text)
	if !found {
		return
	}
	d.Place = origin.Place
	if d.Source == "" {
		d.Source = origin.Source
	}
	if day, whole := origin.Date(); whole && d.Published.IsZero() {
		d.Published = day
	}
}

// complete gives an article what all must have, from o where the input has it
// not: a day, a source, an address and an ID. Where the text is none it tells
// o.Skip and returns nil. The place of the article in the input is at.
func (o Options) complete(d *text.Document, at string) *text.Document {
	if len(d.Text) > o.maxBytes() {
		o.skip(at, SkipTooLong, "%d bytes of text; raise load.max_article_mb", len(d.Text))
		return nil
	}
	mended, bad := mend(d.Text)
	if strings.TrimSpace(mended) == "" {
		o.skip(at, SkipEmpty, "")
		return nil
	}
	o.repaired(at, bad)
	d.Text = mended
	dateline(d)
	d.Title, _ = mend(d.Title)
	d.Author, _ = mend(d.Author)
	if d.Published.IsZero() {
		d.Published = o.Published
	}
	if d.Source, _ = mend(d.Source); d.Source == "" {
		d.Source = o.Source
	}
	if d.URL, _ = mend(d.URL); d.URL == "" {
		d.URL = o.URL
	}
	if d.ID, _ = mend(d.ID); d.ID == "" {
		d.ID = text.DigestID(d.Text)
	}
	return d
}
