package queries

import (
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

// A happening is what two reports must share to be taken for one event: the day,
// the place, and the category, all attacks being one.
type happening struct {
	day      time.Time
	place    quad.IRI
	name     string // of the place
	category string
}

// happenings lists those of a report; none where its day or place is not told.
func happenings(r *Report) (all []happening) {
	days := daysOf(r, 2)
	category := string(r.Event.Category)
	if isAttack(&r.Event) || r.Event.Category == event.Casualties {
		category = "attack"
	}
	for i := range r.Event.Places {
		if p := &r.Event.Places[i]; len(days) > 0 && p.Feature != "country" {
			all = append(all, happening{days[0], graph.EntityIRI(p, event.KindPlace), nameOf(p), category})
		}
	}
	return all
}

// An occasion is the reports of one happening that may all tell of one event.
type occasion struct {
	reports []*Report
	facts   map[string]bool // what they tell of: weapons, targets, actors, numbers
	// told are the numbers that each voice gives in each article, by kind.
	told map[telling]event.Range
	// hours are those that any names, from the first to the last; zero is none.
	hours graph.Interval
}

// farApart is how far the hours of one event may lie apart in two reports: what was
// at night to one was early in the morning to another.
const farApart = 3 * time.Hour

// A telling is one voice in one article about one kind of number.
type telling struct{ article, voice, about string }

// occasionsOf parts the reports of one happening by what tells events of one day,
// place and category apart: hours that lie far apart, and numbers that one voice
// gives in one article for both. Others may be of one event, which they dispute.
func occasionsOf(reports []*Report) (all []*occasion) {
	for _, r := range reports {
		o := occasionOf(all, r)
		if o == nil {
			o = &occasion{facts: map[string]bool{}, told: map[telling]event.Range{}}
			all = append(all, o)
		}
		o.reports = append(o.reports, r)
		o.hear(r)
	}
	return all
}

// occasionOf is the occasion of which a report tells most likely: of those that it
// may be of, the one with which it has most in common, of equals the first; nil
// where it can be of none.
func occasionOf(all []*occasion, r *Report) (best *occasion) {
	most := -1
	facts := factsOf(r)
	for _, o := range all {
		if !o.admits(r) {
			continue
		}
		shared := 0
		for _, f := range facts {
			if o.facts[f] {
				shared++
			}
		}
		if shared > most {
			best, most = o, shared
		}
	}
	return best
}

// admits reports whether a report may be of an occasion.
func (o *occasion) admits(r *Report) bool {
	if h, ok := hoursOf(r); ok && !o.hours.From.IsZero() && (h.From.Sub(o.hours.To) > farApart || o.hours.From.Sub(h.To) > farApart) {
		return false
	}
	for _, about := range counted {
		n := about.of(&r.Event)
		if n == nil {
			continue
		}
		if m, ok := o.told[telling{r.Article.IRI, claimantsCell(r), about.name}]; ok && (m.Min > n.Max || n.Min > m.Max) {
			return false
		}
	}
	return true
}

// hear notes what a report tells of an occasion.
func (o *occasion) hear(r *Report) {
	for _, f := range factsOf(r) {
		o.facts[f] = true
	}
	for _, about := range counted {
		if n := about.of(&r.Event); n != nil {
			o.told[telling{r.Article.IRI, claimantsCell(r), about.name}] = *n
		}
	}
	if h, ok := hoursOf(r); ok {
		if o.hours.From.IsZero() || h.From.Before(o.hours.From) {
			o.hours.From = h.From
		}
		if h.To.After(o.hours.To) {
			o.hours.To = h.To
		}
	}
}

// hoursOf is when within its day a report's event happened, where it says so.
func hoursOf(r *Report) (i graph.Interval, ok bool) {
	i, ok = graph.TimeOf(&r.Event)
	return i, ok && !i.From.IsZero() && !i.To.IsZero() && i.To.Sub(i.From) < 24*time.Hour
}

// factsOf lists what two reports of one event are likely to share.
func factsOf(r *Report) (facts []string) {
	e := &r.Event
	for kind, refs := range map[string][]event.Ref{"weapon": e.Weapons, "target": e.Targets, "actor": e.Actors, "recipient": e.Recipients} {
		for i := range refs {
			facts = appendNew(facts, kind+" "+nameOf(&refs[i]))
		}
	}
	for _, about := range counted {
		if n := about.of(e); n != nil {
			facts = append(facts, about.name+" "+n.String())
		}
	}
	return facts
}
