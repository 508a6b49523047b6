package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// joinHeadings gives what a heading tells to the event below it that tells the
// same in full: "Arrests in Karaj" above "Police have arrested two people in
// Karaj". The event keeps the heading as a further sentence of its own. A heading
// reaches down to the next one.
func joinHeadings(r *Reading, drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for i, h := range drafts {
		if r.Sentences[h.view.sentence].Zone != text.Heading {
			continue
		}
		for _, match := range []headingMatch{sameToll, sameCategory, kindredCategory} {
			if d := h.below(r, drafts[i+1:], match); d != nil {
				d.headedBy(h)
				gone[h] = true
				break
			}
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// A headingMatch is how near an event must be to what a heading tells.
type headingMatch int

const (
	sameToll        headingMatch = iota // it tells the same number of dead
	sameCategory                        // it is of its category
	kindredCategory                     // it is of a kindred one
)

// below is the first event below a heading's that may be the one it announces; nil
// if none is. A toll of a whole country is no single event's that has no toll.
func (d *draft) below(r *Reading, after []*draft, match headingMatch) *draft {
	for _, o := range after {
		if o.view == d.view {
			continue
		}
		for s := d.view.sentence + 1; s <= o.view.sentence; s++ {
			if r.Sentences[s].Zone == text.Heading {
				return nil
			}
		}
		told := d.Killed != nil && o.Killed != nil
		switch {
		case match == sameToll && !told, match == sameCategory && o.Category != d.Category,
			o.Category != d.Category && (!joinable(o.Category, d.Category) || d.Category == event.Casualties && o.view.sentence-d.view.sentence > 1),
			match != sameToll && d.Killed != nil && o.Killed == nil && d.isCountrywide() && !o.isCountrywide(),
			o.Status != d.Status, o.isAnother(), !o.compatiblePlaces(d), told && o.Killed.Min != d.Killed.Min, conflict(o.Injured, d.Injured), (d.Time == nil || d.Time.Basis != event.BasisContext) && o.timesConflict(d): // "nine" is "at least nine" above
			continue
		case known(o.Actors) && known(d.Actors) && !slices.ContainsFunc(o.Actors, func(a event.Ref) bool {
			return slices.ContainsFunc(d.Actors, func(b event.Ref) bool { return sameSide(a, b) })
		}):
			continue
		}
		return o
	}
	return nil
}

// inHeading reports whether a draft is told in a heading, and so of what stands below.
func (d *draft) inHeading() bool {
	return d.view.reading.Sentences[d.view.sentence].Zone == text.Heading
}

// isCountrywide reports whether the only places of a draft are countries.
func (d *draft) isCountrywide() bool {
	return len(d.Places) > 0 && !slices.ContainsFunc(d.Places, func(p event.Ref) bool { return p.Feature != "country" })
}

// headedBy takes from the draft of a heading what is told there alone.
func (d *draft) headedBy(h *draft) {
	if len(d.Places) == 0 {
		d.Places = h.Places
	}
	if len(d.Actors) == 0 {
		d.Actors = h.Actors
	}
	d.Killed, d.Injured = orRange(d.Killed, h.Killed), orRange(d.Injured, h.Injured)
	d.Evidences = append(d.Evidences, h.Evidence.Span)
	d.joined = append(append(d.joined, h), h.joined...)
}
