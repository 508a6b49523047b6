package lexicon

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/annals-kg/annals/event"
)

// A View is whose country a disputed place is shown in.
type View uint8

// The views. Where nothing is asserted of a place both show its country as the
// gazetteer has it.
const (
	DeJure  View = iota // its sovereign's
	DeFacto             // that of those who hold it
)

// ViewOf returns the view of that name: "de-jure", "de-facto"; empty is DeJure.
func ViewOf(name string) (View, error) {
	switch name {
	case "", "de-jure":
		return DeJure, nil
	case "de-facto":
		return DeFacto, nil
	}
	return DeJure, fmt.Errorf("no view %q of countries; there are: de-jure, de-facto", name)
}

func (v View) String() string {
	if v == DeFacto {
		return "de-facto"
	}
	return "de-jure"
}

// A Holding is one dated assertion about a place.
type Holding struct {
	View    View   // DeJure asserts sovereignty, DeFacto control
	Country string // ISO 3166-1 alpha-2
	// From and To are the first day and the day after the last, at midnight
	// UTC; a zero To is open.
	From, To time.Time
	Note     string
}

// On reports whether the assertion holds on a day. The zero day stands for the
// last one known.
func (h *Holding) On(day time.Time) bool {
	if day.IsZero() {
		return h.To.IsZero()
	}
	return !day.Before(h.From) && (h.To.IsZero() || day.Before(h.To))
}

//go:embed data/places_holders.tsv
var holdersTable string

var holdings = sync.OnceValue(func() map[event.EntityID][]Holding {
	out, err := readHoldings(holdersTable)
	if err != nil {
		panic(err) // the program carries a broken table
	}
	return out
})

func readHoldings(table string) (map[event.EntityID][]Holding, error) {
	out := map[event.EntityID][]Holding{}
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 7 || len(c[3]) != 2 {
			return nil, fmt.Errorf("lexicon: places_holders.tsv:%d: want 7 columns, the fourth a country code", n)
		}
		h := Holding{Country: c[3], Note: c[6]}
		switch c[2] {
		case "sovereignty":
		case "control":
			h.View = DeFacto
		default:
			return nil, fmt.Errorf("lexicon: places_holders.tsv:%d: %q is neither sovereignty nor control", n, c[2])
		}
		var err error
		if h.From, err = time.Parse(time.DateOnly, c[4]); err != nil {
			return nil, fmt.Errorf("lexicon: places_holders.tsv:%d: %w", n, err)
		}
		if c[5] != "" {
			if h.To, err = time.Parse(time.DateOnly, c[5]); err != nil {
				return nil, fmt.Errorf("lexicon: places_holders.tsv:%d: %w", n, err)
			}
		}
		out[event.EntityID(c[0])] = append(out[event.EntityID(c[0])], h)
	}
	return out, nil
}

// Holdings returns what is asserted of p: of itself, else of its first
// division, else of its country. The order is that of the table.
func (g *Gazetteer) Holdings(p *Place) []Holding {
	if h := holdings()[p.ID()]; h != nil {
		return h
	}
	for _, row := range []int32{g.RegionOf(p), g.CountryOf(p)} {
		if row >= 0 && row != p.Row {
			in := g.Place(row)
			if h := holdings()[in.ID()]; h != nil {
				return h
			}
		}
	}
	return nil
}

// Holder returns the country in which view shows p on a day, its Country where
// nothing is asserted. The zero day stands for the last one known.
func (g *Gazetteer) Holder(p *Place, view View, day time.Time) string {
	for _, h := range g.Holdings(p) {
		if h.View == view && h.On(day) {
			return h.Country
		}
	}
	return p.Country
}
