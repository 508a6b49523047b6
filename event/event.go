// Package event is who did what to whom, where, when and with what, on whose
// word: the nouns that every later station shares. Its JSON is the project's
// public record format.
package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// An ID names an event record by its content; see NewID.
type ID string

// An EntityID names a thing of the world: "geonames:703883", "actor/russia",
// "weapon/shahed-136". A thing that no table knows is named by its words:
// "actor/~the-local-militia".
type EntityID string

// An Event is one report of one event by one article: a claim, not a fact.
// What is not said is the zero value, never today and never none.
type Event struct {
	ID       ID     `json:"id"`
	Document string `json:"document"`

	Category Category `json:"category"`
	Mode     Mode     `json:"mode,omitempty"`
	Codes    Codes    `json:"codes"`
	Status   Status   `json:"status"`
	// Trigger is the word or words that name the event.
	Trigger Quote `json:"trigger"`

	// The roles, each in the order of the text.
	Actors     []Ref `json:"actors,omitempty"`
	Recipients []Ref `json:"recipients,omitempty"`
	Targets    []Ref `json:"targets,omitempty"`
	Places     []Ref `json:"places,omitempty"`
	Weapons    []Ref `json:"weapons,omitempty"`

	Time *Time `json:"time,omitempty"`

	Killed    *Range `json:"killed,omitempty"`
	Injured   *Range `json:"injured,omitempty"`
	Missing   *Range `json:"missing,omitempty"`
	Captured  *Range `json:"captured,omitempty"`
	Displaced *Range `json:"displaced,omitempty"`
	// Area is what was taken or lost, in square kilometres.
	Area *Range `json:"area,omitempty"`
	// Damage is the wording of material damage ("significant damage").
	Damage string `json:"damage,omitempty"`

	// Claims are those on whose word the article reports the event, each with
	// a Stance; empty means the outlet's own voice.
	Claims []Ref `json:"claims"`

	// Evidence is the sentence that holds the trigger, word for word.
	Evidence Quote `json:"evidence"`
	// Evidences are the further sentences of the article that tell the same
	// event, sorted by Start.
	Evidences []text.Span `json:"evidences,omitempty"`

	// Confidence is the chance in [0, 1] that a careful reader agrees with the
	// record's category and roles; 0 is that nobody said.
	Confidence float64 `json:"confidence"`
	// Rule names the rule that fired.
	Rule string `json:"rule"`
	// Flags name what does not add up: "weapons-exceed-launched".
	Flags []string `json:"flags,omitempty"`
}

// DefaultMinConfidence is the confidence below which a program that was told
// nothing does not show an event: fewer than half of those below it are right.
const DefaultMinConfidence = 0.4

// Doubtful reports whether an event is not to be shown to those who ask for that
// confidence at least. One whose confidence nobody gave is shown.
func (e *Event) Doubtful(min float64) bool { return 0 < e.Confidence && e.Confidence < min }

// A Quote is a span with its words: Text is exactly that slice of the document.
type Quote struct {
	text.Span
	Text string `json:"text"`
}

// QuoteOf returns the quote of span in s.
func QuoteOf(s string, span text.Span) Quote { return Quote{Span: span, Text: span.Of(s)} }

// Codes are the event's codes in the field's other ontologies; empty where
// they have none for it.
type Codes struct {
	PLOVER string `json:"plover,omitempty"`
	CAMEO  string `json:"cameo,omitempty"`
	ACLED  string `json:"acled,omitempty"`
}

// A Basis tells what an event's time rests on.
type Basis string

// The bases of a time.
const (
	BasisText        Basis = "text"        // a time expression of the trigger's sentence
	BasisContext     Basis = "context"     // carried from another sentence
	BasisPublication Basis = "publication" // nothing said: the article's own day, and marked so
	BasisNone        Basis = "none"        // unknown
)

// A Time is when an event happened, as far as the article tells.
type Time struct {
	// Value is the TIMEX3 value: "2024-05-15", "2024-W20", "PAST_REF".
	Value string `json:"value,omitempty"`
	// From and To bound the interval [from, to) as ISO 8601; empty is open.
	From        string               `json:"from,omitempty"`
	To          string               `json:"to,omitempty"`
	Granularity temporal.Granularity `json:"granularity,omitempty"`
	EDTF        string               `json:"edtf,omitempty"`
	// Start, End and Text are the expression in the document, absent where
	// there is none.
	Start int    `json:"start,omitempty"`
	End   int    `json:"end,omitempty"`
	Text  string `json:"text,omitempty"`
	Basis Basis  `json:"basis"`
}

// NewID names an event by what it is made of: the document, the trigger, the
// category and a part number that tells apart several events of one trigger
// ("nine over Kursk and three over Bryansk").
func NewID(document string, trigger text.Span, category Category, part int) ID {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%d\x00%s\x00%d", document, trigger.Start, trigger.End, category, part))
	return ID(hex.EncodeToString(h[:10]))
}
