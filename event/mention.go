package event

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// A Kind says what sort of thing a mention names.
type Kind string

// The kinds of mentions.
const (
	KindPlace    Kind = "place"
	KindActor    Kind = "actor"
	KindWeapon   Kind = "weapon"
	KindTarget   Kind = "target" // a thing hit that is neither actor nor place
	KindTime     Kind = "time"
	KindQuantity Kind = "quantity"
	KindTrigger  Kind = "trigger" // the word that names an event
)

// A Ref is a thing of the world as one piece of text names it. It stands in a
// Mention and in the roles of an Event. Fields that its kind lacks are zero.
type Ref struct {
	Kind Kind `json:"kind"`
	text.Span
	// Text is exactly the slice of the document that the span covers. It is
	// empty, and the span zero, where a role is implied and not written.
	Text string `json:"text"`

	ID EntityID `json:"id,omitempty"`
	// Name is the canonical name; for a pronoun or short form that of the
	// thing it stands for.
	Name string `json:"name,omitempty"`

	// Type of an actor: person, organisation, armed-group, military,
	// government, state, population. Type of a time: DATE, TIME, DURATION, SET.
	Type string `json:"type,omitempty"`
	// Head is the head noun of an actor: "guerrillas".
	Head string `json:"head,omitempty"`
	// Office of a person: "governor of the Rostov region".
	Office string `json:"office,omitempty"`
	// Country of an actor or place: ISO 3166-1 alpha-2.
	Country string `json:"country,omitempty"`

	// Feature of a place: country, admin1, admin2, city, town, village, sea,
	// strait, river, facility, area ...
	Feature string `json:"feature,omitempty"`
	// Admin1 is the name of the region that a place lies in.
	Admin1 string `json:"admin1,omitempty"`
	// Lat and Lon are WGS 84 degrees; both nil where the place is unknown.
	Lat *float64 `json:"lat,omitempty"`
	Lon *float64 `json:"lon,omitempty"`
	// Precision is set where the point is not the place's own: "region" for
	// the centroid of the region it lies in.
	Precision string `json:"precision,omitempty"`
	// Alternatives are the losing candidates, best first.
	Alternatives []EntityID `json:"alternatives,omitempty"`

	// Class of a weapon or target: drone, missile; energy, housing.
	Class string `json:"class,omitempty"`
	// Count is how many.
	Count *Range `json:"count,omitempty"`
	// Fate of a weapon.
	Fate Fate `json:"fate,omitempty"`
	// Owner and Supplier of a weapon, by name.
	Owner    string `json:"owner,omitempty"`
	Supplier string `json:"supplier,omitempty"`

	// Stance of a claimant.
	Stance Stance `json:"stance,omitempty"`
	// Channel through which a claimant spoke: "Telegram".
	Channel string `json:"channel,omitempty"`

	// Implied marks a role that the text implies and does not state.
	Implied bool `json:"implied,omitempty"`
}

// A Mention is a Ref found in a document, before it plays a role. Times,
// quantities and triggers have fields of their own.
type Mention struct {
	Document string `json:"document"`
	Ref

	// Time, for KindTime. Type, Value ... go into the record flat.
	Value       string               `json:"value,omitempty"`
	From        string               `json:"from,omitempty"` // ISO 8601, empty is open
	To          string               `json:"to,omitempty"`
	Granularity temporal.Granularity `json:"granularity,omitempty"`
	EDTF        string               `json:"edtf,omitempty"`

	// Quantity, for KindQuantity.
	Unit     string `json:"unit,omitempty"`
	Quantity *Range `json:"-"` // "min" and "max" of the record

	// Trigger, for KindTrigger.
	Category Category `json:"category,omitempty"`
	Mode     Mode     `json:"mode,omitempty"`
}

// A Range is a number as a text gives it: [Min, Max], both ends included.
// "At least seven" is [7, +Inf], "nearly 50" is [-Inf, 50]; an infinite end
// is null in JSON. Text is the wording.
type Range struct {
	Min, Max float64
	Text     string
}

// Exactly is the range that holds n alone.
func Exactly(n float64, wording string) *Range { return &Range{Min: n, Max: n, Text: wording} }

// AtLeast is the range [n, +Inf].
func AtLeast(n float64, wording string) *Range {
	return &Range{Min: n, Max: math.Inf(1), Text: wording}
}

// AtMost is the range [-Inf, n].
func AtMost(n float64, wording string) *Range {
	return &Range{Min: math.Inf(-1), Max: n, Text: wording}
}

// Add returns the sum of two ranges; an open end stays open.
func (r Range) Add(o Range) Range { return Range{Min: r.Min + o.Min, Max: r.Max + o.Max} }

// String writes the range for people: "9", "7 or more", "up to 50", "10-15".
func (r Range) String() string {
	switch {
	case math.IsInf(r.Min, 0) && math.IsInf(r.Max, 0):
		return "some"
	case r.Min == r.Max:
		return digits(r.Min)
	case math.IsInf(r.Max, 0):
		return digits(r.Min) + " or more"
	case math.IsInf(r.Min, 0):
		return "up to " + digits(r.Max)
	}
	return digits(r.Min) + "-" + digits(r.Max)
}

// digits writes a number without an exponent: 3700000, 2.5.
func digits(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

type rangeRecord struct {
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"`
	Text string   `json:"text,omitempty"`
}

func (r Range) record() rangeRecord {
	rec := rangeRecord{Text: r.Text}
	if !math.IsInf(r.Min, 0) {
		rec.Min = &r.Min
	}
	if !math.IsInf(r.Max, 0) {
		rec.Max = &r.Max
	}
	return rec
}

// MarshalJSON writes {"min","max","text"} with null for an open end.
func (r Range) MarshalJSON() ([]byte, error) { return json.Marshal(r.record()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Range) UnmarshalJSON(b []byte) error {
	var rec rangeRecord
	if err := json.Unmarshal(b, &rec); err != nil {
		return err
	}
	*r = Range{Min: math.Inf(-1), Max: math.Inf(1), Text: rec.Text}
	if rec.Min != nil {
		r.Min = *rec.Min
	}
	if rec.Max != nil {
		r.Max = *rec.Max
	}
	return nil
}
