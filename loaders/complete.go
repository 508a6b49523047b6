package loaders

import (
	"strings"
	"time"

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
	d.Source, _ = mend(d.Source)
	d.URL, _ = mend(d.URL)
	if d.ID, _ = mend(d.ID); d.ID == "" {
		d.ID = digestID(d)
	}
	dateline(d)
	d.Title, _ = mend(d.Title)
	d.Author, _ = mend(d.Author)
	if d.Published.IsZero() {
		d.Published = o.Published
	}
	if d.Source == "" {
		d.Source = o.Source
	}
	if d.URL == "" {
		d.URL = o.URL
	}
	return d
}

// digestID names a document that bears no ID by its text, and by the day, source
// and address if it bears them itself: the same words on another day or in
// another newspaper are another article. What the user or a dateline adds does
// not count, so that it may be corrected.
func digestID(d *text.Document) string {
	day := ""
	if !d.Published.IsZero() {
		day = d.Published.Format(time.RFC3339Nano)
	}
	if day+d.Source+d.URL == "" {
		return text.DigestID(d.Text)
	}
	return text.DigestID(strings.Join([]string{d.Text, day, d.Source, d.URL}, "\x00"))
}
