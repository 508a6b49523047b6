// Package text is what is written: a Document goes in as one piece of UTF-8,
// and everything said about it later points back into it by byte offsets.
package text

import "time"

// A Span is the half-open range [Start, End) of bytes in a Document's Text.
// Both ends lie on rune boundaries. The zero Span is empty and means "nowhere".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the slice of s that the span covers. It copies nothing.
func (p Span) Of(s string) string { return s[p.Start:p.End] }

// Len is the span's length in bytes.
func (p Span) Len() int { return p.End - p.Start }

// IsZero reports whether the span points nowhere.
func (p Span) IsZero() bool { return p == Span{} }

// Contains reports whether q lies within p; equal spans contain each other.
func (p Span) Contains(q Span) bool { return p.Start <= q.Start && q.End <= p.End }

// Overlaps reports whether p and q share a byte.
func (p Span) Overlaps(q Span) bool { return p.Start < q.End && q.Start < p.End }

// Cover returns the smallest span that contains both p and q.
func (p Span) Cover(q Span) Span {
	return Span{Start: min(p.Start, q.Start), End: max(p.End, q.End)}
}

// A Document is one article as a loader read it.
type Document struct {
	// ID names the document among all others. A loader that finds none in its
	// input sets it to a digest of what the document says; see DigestID.
	ID string
	// Text is the body as plain, valid UTF-8, with "\n" as the line end.
	// Every Span of the program that has no other frame points into it.
	Text string
	// Title is the headline where the input keeps it apart from the body.
	Title string
	// Author is who wrote it, as the input names them, several parted by ", ";
	// empty where unknown.
	Author string
	// Source is the newspaper or feed that the article comes from.
	Source string
	// URL is where the article was published, empty where unknown.
	URL string
	// Place is where the article was written, as its dateline says: "KYIV"; empty
	// where there is none.
	Place string `json:",omitempty"`
	// Published is the instant or day of publication in the zone in which it
	// was given; the zero Time means unknown. See PublishedDay.
	Published time.Time
}

// PublishedDay returns the day of publication at midnight UTC, taken in the
// zone of Published, and whether it is known. It is the document creation time
// (DCT) against which relative dates are read.
func (d *Document) PublishedDay() (time.Time, bool) {
	if d.Published.IsZero() {
		return time.Time{}, false
	}
	y, m, day := d.Published.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC), true
}

// A Sentence is one sentence of a Document with its tokens.
type Sentence struct {
	Span
	// Index counts the sentences of the document from zero.
	Index int
	// Paragraph counts the paragraphs of the document from zero.
	Paragraph int
	// Zone tells prose from the rest: see the Zone constants.
	Zone Zone
	// Tokens are sorted by Start and never overlap; clitics are tokens of
	// their own ("do" + "n't", "Kyiv" + "'s").
	Tokens []Token
}

// A Token is a word, a number or a mark, as English Universal Dependencies
// split them.
type Token struct {
	Span
}

// A Zone is the part that a sentence plays in its document.
type Zone uint8

// The zones of a document.
const (
	Prose    Zone = iota // running text
	Heading              // a headline, title or section heading
	Dateline             // "KYIV, May 15 (Reuters) -"
	Caption              // a picture's caption or credit
	Listing              // a table row or list entry
	Label                // the topic or day, with its colon, that heads an item
)

var zoneNames = [...]string{"prose", "heading", "dateline", "caption", "listing", "label"}

func (z Zone) String() string { return zoneNames[z] }
