package queries

import (
	"slices"
	"time"

	"github.com/annals-kg/annals/event"
)

// groups are reports under keys, the keys in the order in which they came.
type groups[K comparable] struct {
	order []K
	of    map[K][]*Report
}

// groupBy puts each report under each of its keys.
func groupBy[K comparable](reports []*Report, keys func(*Report) []K) groups[K] {
	g := groups[K]{of: map[K][]*Report{}}
	for _, r := range reports {
		all := keys(r)
		for i, k := range all {
			if slices.Contains(all[:i], k) {
				continue
			}
			if g.of[k] == nil {
				g.order = append(g.order, k)
			}
			g.of[k] = append(g.of[k], r)
		}
	}
	return g
}

// rests lists the sentences that reports rest on.
func rests(reports []*Report) []Evidence {
	var all []Evidence
	for _, r := range reports {
		all = append(all, evidence(r)...)
	}
	return all
}

// daysOf lists the days of UTC that a report's event touches, from the first; nil
// where it is told more coarsely than in days, or lasts longer than most.
func daysOf(r *Report, most int) []time.Time {
	i, ok := happened(r)
	if !ok || i.From.IsZero() || i.To.IsZero() || !i.From.Before(i.To) {
		return nil
	}
	first, last := i.From.Truncate(24*time.Hour), i.To.Add(-1).Truncate(24*time.Hour)
	if int(last.Sub(first).Hours()/24) >= most {
		return nil
	}
	var days []time.Time
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		days = append(days, d)
	}
	return days
}

// Days lists the days on which a report's event counts, as the question tempo has
// it: each day of UTC that it touches; none where it is told more coarsely or
// lasts longer than a week.
func Days(r *Report) []time.Time { return daysOf(r, longestDays) }

// Sides are the countries of those who did what a report tells, in the order of
// the text: ISO 3166-1 codes, or "unknown" where none is known.
func Sides(r *Report) []string {
	var sides []string
	for i := range r.Event.Actors {
		sides = appendNew(sides, r.Event.Actors[i].Country)
	}
	if len(sides) == 0 {
		return []string{"unknown"}
	}
	return sides
}

// attackCategories are the categories of events that do harm to what they hit.
var attackCategories = []event.Category{
	event.Assault, event.Clash, event.Offensive, event.Debris, event.Explosion, event.Fire, event.Kidnapping, event.Riot,
}

func isAttack(e *event.Event) bool { return slices.Contains(attackCategories, e.Category) }
