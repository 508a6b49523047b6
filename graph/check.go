package graph

import (
	"fmt"
	"math"

	"github.com/annals-kg/annals/event"
)

// checkEvents refuses what could not be read back as it was given: events
// without a name, of the same name, of another document, or with numbers that
// are none.
func checkEvents(a Article) error {
	seen := make(map[event.ID]bool, len(a.Events))
	for i := range a.Events {
		e := &a.Events[i]
		where := fmt.Sprintf("graph: article %s: event %d (%s)", a.Document.ID, i+1, e.ID)
		switch {
		case e.ID == "":
			return fmt.Errorf("%s: has no ID; make one with event.NewID", where)
		case seen[e.ID]:
			return fmt.Errorf("%s: its ID comes twice; tell them apart by the part number of event.NewID", where)
		case e.Document != a.Document.ID:
			return fmt.Errorf("%s: is of document %q", where, e.Document)
		case math.IsNaN(e.Confidence) || math.IsInf(e.Confidence, 0):
			return fmt.Errorf("%s: confidence is %g, want [0, 1]", where, e.Confidence)
		}
		for _, r := range []*event.Range{e.Killed, e.Injured, e.Missing, e.Captured, e.Displaced, e.Area} {
			if r != nil && (math.IsNaN(r.Min) || math.IsNaN(r.Max)) {
				return fmt.Errorf("%s: a count of people is no number", where)
			}
		}
		for _, refs := range roles(e) {
			for j := range *refs {
				r := &(*refs)[j]
				if r.Count != nil && (math.IsNaN(r.Count.Min) || math.IsNaN(r.Count.Max)) {
					return fmt.Errorf("%s: count of %q is no number", where, r.Text)
				}
				if r.Lat != nil && !inRange(*r.Lat, 90) || r.Lon != nil && !inRange(*r.Lon, 360) {
					return fmt.Errorf("%s: %q lies nowhere on earth", where, r.Text)
				}
			}
		}
		seen[e.ID] = true
	}
	return nil
}
