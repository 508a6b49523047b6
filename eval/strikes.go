package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// A strikesEvent is an event of the corpus "strikes": whole articles coded
// event by event, with byte spans of every sentence that tells it.
type strikesEvent struct {
	Required bool     `json:"required"`
	Trigger  [2]int   `json:"trigger"`
	Spans    [][2]int `json:"spans"`
	Codings  []struct {
		Category   Choice
		Mode       *Choice
		Status     Choice
		Actors     []Name
		Recipients []Name
		Targets    []Name
		Weapons    []Weapon
		Places     []Place
		Time       *struct{ From, To *string }
		TimeBasis  Choice `json:"time_basis"`
		Killed     *Count
		Injured    *Count
		Claims     []Claim
	} `json:"codings"`
}

// ScoreStrikes scores the corpus "strikes" with the same slots as the
// project's own articles; what its coders marked as implied is asked for. It is
// meant for finding faults: each misread slot is a finding. Its sums differ a
// little from those of the corpus's own scorer, which has fewer slots.
func ScoreStrikes(ctx context.Context, fsys fs.FS, name string, extract Extractor) (*Report, error) {
	cases, err := ReadStrikes(fsys, name)
	if err != nil {
		return nil, err
	}
	return Score(ctx, "strikes", cases, extract)
}

// ReadStrikes reads the corpus "strikes" as cases, in its order.
func ReadStrikes(fsys fs.FS, name string) ([]Case, error) {
	var cases []Case
	err := readRows(fsys, name, func(doc text.Document, gold json.RawMessage) error {
		var g struct{ Events []strikesEvent }
		if err := json.Unmarshal(gold, &g); err != nil {
			return err
		}
		c := Case{Document: doc}
		for i := range g.Events {
			e, err := g.Events[i].gold(&doc)
			if err != nil {
				return err
			}
			c.Events = append(c.Events, *e)
		}
		cases = append(cases, c)
		return nil
	})
	return cases, err
}

// gold takes the first coding of an event.
func (s *strikesEvent) gold(doc *text.Document) (*Gold, error) {
	if len(s.Codings) == 0 || len(s.Spans) == 0 {
		return nil, fmt.Errorf("%s: an event without coding or span", doc.ID)
	}
	c := &s.Codings[0]
	g := &Gold{
		Category: c.Category, Status: c.Status, Optional: !s.Required,
		Actors: plain(c.Actors), Recipients: plain(c.Recipients), Targets: plain(c.Targets),
		Weapons: c.Weapons, Places: c.Places, Killed: c.Killed, Injured: c.Injured, Claims: c.Claims,
		open: map[string]bool{"evidence": true},
	}
	if c.Mode != nil {
		g.Mode = *c.Mode
	}
	if c.TimeBasis != Choice(event.BasisNone) {
		g.Time = &When{Basis: c.TimeBasis}
		if c.Time != nil {
			g.Time.From, g.Time.To = deref(c.Time.From), deref(c.Time.To)
		} else if day, known := doc.PublishedDay(); known && c.TimeBasis == Choice(event.BasisPublication) {
			g.Time.From, g.Time.To = day.Format(time.DateOnly), nextDay(day, 1)
		}
	}
	for _, sp := range append([][2]int{s.Trigger}, s.Spans...) {
		if sp[0] < 0 || sp[0] > sp[1] || sp[1] > len(doc.Text) {
			return nil, fmt.Errorf("%s: span %v lies outside the text", doc.ID, sp)
		}
	}
	g.Trigger.Quote = event.QuoteOf(doc.Text, text.Span{Start: s.Trigger[0], End: s.Trigger[1]})
	g.Trigger.Near = g.Trigger.Text
	for _, sp := range s.Spans {
		g.Also = append(g.Also, event.QuoteOf(doc.Text, text.Span{Start: sp[0], End: sp[1]}))
	}
	return g, nil
}

// plain takes the marks of implied names away.
func plain(names []Name) []Name {
	out := make([]Name, len(names))
	for i, n := range names {
		out[i] = Name(strings.TrimSuffix(string(n), "?"))
	}
	return out
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
