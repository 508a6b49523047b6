package eval

import (
	"math"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// A Gold is one event as coded by hand. Its JSON is a line of
// testdata/gold/NAME.jsonl, which testdata/README.md describes.
type Gold struct {
	Category Choice `json:"category"`
	Mode     Choice `json:"mode,omitempty"`
	Status   Choice `json:"status"`
	// Optional events excuse a prediction and never demand one.
	Optional bool    `json:"optional,omitempty"`
	Trigger  Trigger `json:"trigger"`
	// Also quotes parts of further sentences that tell the same event.
	Also []event.Quote `json:"also,omitempty"`

	Actors     []Name   `json:"actors,omitempty"`
	Recipients []Name   `json:"recipients,omitempty"`
	Targets    []Name   `json:"targets,omitempty"`
	Weapons    []Weapon `json:"weapons,omitempty"`
	Places     []Place  `json:"places,omitempty"`
	Time       *When    `json:"time,omitempty"`
	// Killed and Injured are nil where nothing is said.
	Killed  *Count  `json:"killed,omitempty"`
	Injured *Count  `json:"injured,omitempty"`
	Claims  []Claim `json:"claims,omitempty"`

	// open holds the names of slots about which the coder says nothing.
	open map[string]bool
}

// A Choice is one word or several of which any is right: "assault|clash".
type Choice string

// all returns the words of the choice, none for an empty one.
func (c Choice) all() []string {
	if c == "" {
		return nil
	}
	return strings.Split(string(c), "|")
}

// First returns the word that the coder prefers.
func (c Choice) First() string {
	first, _, _ := strings.Cut(string(c), "|")
	return first
}

// Has reports whether word is one of the choice; an empty choice has only "".
func (c Choice) Has(word string) bool {
	return slices.Contains(strings.Split(string(c), "|"), word)
}

// A Trigger is the word that names an event. Near is a longer piece of the
// document that holds it and occurs there once, so that a person can say
// which one is meant; the span follows from it.
type Trigger struct {
	event.Quote
	Near string `json:"near"`
}

// A Weapon is a weapon of an event.
type Weapon struct {
	Name  Name   `json:"name"`
	Class Choice `json:"class"`
	Count *Count `json:"count,omitempty"`
	Fate  Choice `json:"fate"`
	// Owner and Supplier are asked for where the coder gave them.
	Owner    Name `json:"owner,omitempty"`
	Supplier Name `json:"supplier,omitempty"`
}

// A Place is where an event happened. Within and Country (ISO 3166-1 alpha-2)
// place it in the world; both are empty for the high seas.
type Place struct {
	Name    Name   `json:"name"`
	Within  string `json:"within,omitempty"`
	Country string `json:"country,omitempty"`
}

// A When is the time of an event as the days [From, To), written 2006-01-02;
// an empty end is open. Or is a second reading that is also right. Where From
// and To are both empty the time is not known to the day.
type When struct {
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Or    *When  `json:"or,omitempty"`
	Basis Choice `json:"basis,omitempty"`

	// fits, where set, decides instead: for a time that a coder described.
	fits func(from, to string) bool
}

// A Claim is one on whose word the article reports an event.
type Claim struct {
	Name   Name   `json:"name"`
	Stance Choice `json:"stance"`
}

// A Count is a number as [min, max]; nil is an open end.
type Count [2]*float64

// Equal reports whether the count is the same as r. Nothing is said by a nil
// Count and by a nil Range alike.
func (c *Count) Equal(r *event.Range) bool {
	if c == nil || r == nil {
		return c == nil && r == nil
	}
	own := c.asRange()
	return own.Min == r.Min && own.Max == r.Max
}

// asRange is the count as events have it: an open end is infinite.
func (c *Count) asRange() event.Range {
	r := event.Range{Min: math.Inf(-1), Max: math.Inf(1)}
	if c[0] != nil {
		r.Min = *c[0]
	}
	if c[1] != nil {
		r.Max = *c[1]
	}
	return r
}
