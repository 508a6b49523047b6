package eval

import (
	"github.com/annals-kg/annals/event"
)

// A Bin tells how often records of one range of confidence are right: they
// have a gold event and its category. Records that stand for optional events
// are left out.
type Bin struct {
	From    float64 `json:"from"` // the confidence is in [From, To), in the last bin [From, To]
	To      float64 `json:"to"`
	Records int     `json:"records"`
	Right   int     `json:"right"`
}

// binEdges are closer where records are many and the user's threshold lies.
var binEdges = []float64{0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1}

func newBins() []Bin {
	bins := make([]Bin, len(binEdges)-1)
	for i := range bins {
		bins[i] = Bin{From: binEdges[i], To: binEdges[i+1]}
	}
	return bins
}

// countBin adds a record with its gold, which is empty where there is none.
func countBin(bins []Bin, p *event.Event, g *Gold) {
	i := 0
	for i < len(bins)-1 && p.Confidence >= bins[i].To {
		i++
	}
	bins[i].Records++
	bins[i].Right += one(g.Category.Has(string(p.Category)))
}

// A Verdict is what the gold says of a record.
type Verdict uint8

const (
	Wrong    Verdict = iota // no event of the gold, or one of another category
	Right                   // an event of the gold, of its category
	Optional                // an event that the gold does not ask for
)

// Judge tells of each record of a case whether it is right.
func Judge(c *Case, events []event.Event) []Verdict {
	out := make([]Verdict, len(events))
	for i, j := range align(events, c.Events) {
		switch {
		case j < 0:
		case c.Events[j].Optional:
			out[i] = Optional
		case c.Events[j].Category.Has(string(events[i].Category)):
			out[i] = Right
		}
	}
	return out
}
