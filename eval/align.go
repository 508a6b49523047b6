package eval

import (
	"cmp"
	"slices"

	"github.com/annals-kg/annals/event"
)

// groups are categories that readers often take for one another. An event of
// one can stand for a gold event of the same group; the slot "category" then
// still tells them apart.
var groups = [][]event.Category{
	{event.Assault, event.Clash, event.Explosion, event.Fire, event.Offensive, event.Casualties},
	{event.Interception},
	{event.Capture, event.Retreat},
	{event.Debris},
	{event.Kidnapping, event.Hijacking, event.Arrest, event.Coerce},
	{event.Protest, event.Riot},
	{event.Visit, event.Meeting, event.Agree, event.Cooperate},
	{event.Aid, event.Support, event.Mobilise},
	{event.Sanction},
	{event.Accuse, event.Threaten, event.Reject, event.Request, event.Statement, event.Concede},
	{event.Evacuation},
	{event.Accident},
	{event.Robbery},
}

// conflict are the categories of physical conflict, which are reported apart
// from the political rest.
var conflict = []event.Category{
	event.Assault, event.Interception, event.Clash, event.Offensive, event.Capture, event.Retreat,
	event.Debris, event.Explosion, event.Fire, event.Kidnapping, event.Hijacking, event.Arrest,
	event.Protest, event.Riot, event.Casualties, event.Accident,
}

func groupOf(c event.Category) int {
	return slices.IndexFunc(groups, func(g []event.Category) bool { return slices.Contains(g, c) })
}

// compatible reports whether an event of category c can stand for g.
func compatible(c event.Category, g *Gold) bool {
	return slices.ContainsFunc(g.Category.all(), func(w string) bool {
		return w == string(c) || groupOf(c) >= 0 && groupOf(c) == groupOf(event.Category(w))
	})
}

// align pairs events with gold one to one and returns for each event the index
// of its gold, or -1. An event can stand for a gold event if one of its
// spans touches one that the coder marked and the categories are of one group;
// of several the pair with most slots right wins.
func align(events []event.Event, golds []Gold) []int {
	type pair struct {
		i, j  int
		score float64
	}
	var pairs []pair
	for i := range events {
		for j := range golds {
			p, g := &events[i], &golds[j]
			if !compatible(p.Category, g) || !meet(p, g) {
				continue
			}
			score := 0.0
			for _, s := range slots {
				score += float64(compareSlot(s, p, g).Right)
			}
			if !g.Optional {
				score += 0.5
			}
			if p.Trigger.Overlaps(g.Trigger.Span) {
				score += 0.25
			}
			pairs = append(pairs, pair{i, j, score})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	match := make([]int, len(events))
	for i := range match {
		match[i] = -1
	}
	taken := make([]bool, len(golds))
	for _, x := range pairs {
		if match[x.i] < 0 && !taken[x.j] {
			match[x.i], taken[x.j] = x.j, true
		}
	}
	return match
}

func meet(p *event.Event, g *Gold) bool {
	for _, s := range g.spans() {
		if p.Trigger.Overlaps(s) || touches(p.Evidences, s) {
			return true
		}
	}
	return false
}
