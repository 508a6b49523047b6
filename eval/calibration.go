package eval

import (
	"github.com/annals-kg/annals/event"
)

// A Bin tells how often records of one range of confidence are right: they
// have a gold event, its category, and every actor, recipient and place.
// Records that stand for optional events are left out.
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
	right := g.Category.Has(string(p.Category))
	for _, s := range slots {
		switch s.name {
		case "actors", "recipients", "places":
			t := compareSlot(s, p, g)
			right = right && t.Wrong+t.Missed == 0
		}
	}
	bins[i].Right += one(right)
}
