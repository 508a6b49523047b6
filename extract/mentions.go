package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// mentions finds what the sentences name. The result is sorted by start, the
// longer of two with the same start first; mentions of one kind do not
// overlap, those of different kinds may.
//
// Each sentence is cut into words and looked up once, and read by all that look
// for names; times have rules of their own.
func mentions(doc *text.Document, sentences []text.Sentence, o *Options) []event.Mention {
	b := buffers.Get().(*mentionBuffers)
	defer b.release()
	l := &b.lookup
	l.reset(doc)
	places, people := newPlaceFinder(doc, sentences, o, &l.words), newActorReader(doc, l)
	places.toponyms = b.toponyms
	actors, things := b.actors, b.things // apart: the reader of actors goes back over its own
	for i := range sentences {
		l.read(sentences[i].Span)
		places.findIn(i, l.shout && !l.title, l.title)
		a, t := len(actors), len(things)
		actors = people.sentence(actors)
		things = l.weapons(things)
		things = l.targets(things)
		things = l.quantities(things)
		places.describeIn(i, l, actors[a:], things[t:])
	}
	people.settle(actors)

	b.toponyms, b.actors, b.things = places.toponyms, actors, things
	b.places = places.places(b.places)
	named := withoutForces(doc.Text, b.places, actors)
	named = withoutWeapons(named, things)
	all := make([]event.Mention, 0, len(actors)+len(things)+len(named)+len(sentences)) // a time each
	all = append(append(append(all, actors...), things...), named...)
	all = times(doc, sentences, places, all)
	for i := range all {
		all[i].Document = doc.ID
	}
	inOrder(all)
	return all
}

// mentionBuffers are the memory in which mentions gathers what it finds in one
// document after the other. Mentions are large.
type mentionBuffers struct {
	lookup                 lookup
	toponyms               []toponym
	actors, things, places []event.Mention
}

var buffers = sync.Pool{New: func() any { return new(mentionBuffers) }}

// release empties the buffers, so that they hold on to no document, and gives
// them back.
func (b *mentionBuffers) release() {
	b.lookup.text, b.lookup.ships = "", nil
	clear(b.toponyms)
	clear(b.actors)
	clear(b.things)
	clear(b.places)
	b.toponyms, b.actors, b.things, b.places = b.toponyms[:0], b.actors[:0], b.things[:0], b.places[:0]
	buffers.Put(b)
}

// inOrder sorts mentions. They are large, so that their places in the order are
// found first and each is moved once.
func inOrder(mentions []event.Mention) {
	from := make([]int32, len(mentions)) // what is to stand at each place; -1 once it does
	for i := range from {
		from[i] = int32(i)
	}
	slices.SortFunc(from, func(i, j int32) int {
		return cmp.Or(compareMentions(&mentions[i], &mentions[j]), cmp.Compare(i, j))
	})
	for start := range from {
		if from[start] < 0 || int(from[start]) == start {
			continue
		}
		first, to := mentions[start], start
		for int(from[to]) != start {
			next := int(from[to])
			mentions[to], from[to] = mentions[next], -1
			to = next
		}
		mentions[to], from[to] = first, -1
	}
}

func compareMentions(a, b *event.Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
}

// withoutWeapons returns the places without the names that begin those of weapons:
// "Molotov cocktails". What a weapon is of is its origin: "Iranian drones". Both
// are sorted by start, the places but for the described ones.
func withoutWeapons(places, things []event.Mention) []event.Mention {
	return slices.DeleteFunc(places, func(p event.Mention) bool {
		if p.Type == typeAdjective || p.Type == typeDescribed {
			return false
		}
		n, _ := slices.BinarySearchFunc(things, p.Start, func(t event.Mention, start int) int { return cmp.Compare(t.End, start+1) })
		return n < len(things) && things[n].Kind == event.KindWeapon && things[n].Contains(p.Span) && things[n].Len() > p.Len()
	})
}

// withoutForces returns the places without the names within those of armed
// forces and groups, which are no places there: "the Iraqi army", "US Marines".
// Both are sorted by start, the places but for the described ones.
func withoutForces(s string, places, actors []event.Mention) []event.Mention {
	return slices.DeleteFunc(places, func(p event.Mention) bool {
		n, _ := slices.BinarySearchFunc(actors, p.Start, func(a event.Mention, start int) int { return cmp.Compare(a.End, start+1) })
		if n == len(actors) || !actors[n].Contains(p.Span) || actors[n].Len() == p.Len() {
			return false
		}
		a := &actors[n]
		switch {
		case a.Type == "armed-group" && a.ID != "" && !strings.HasPrefix(string(a.ID), "actor/~"):
			return true // "the Islamic State of Iraq and the Levant"
		case a.Type != "military" && a.Type != "armed-group" || p.Type == typeDescribed || p.Feature != "country" && a.Type == "military":
			return false
		case p.Type == typeAdjective:
			return true
		}
		ahead := strings.TrimSuffix(strings.TrimRight(s[a.Start:p.Start], " "), " the")
		owner := strings.HasPrefix(s[p.End:], "'s") || strings.HasPrefix(s[p.End:], "’s")
		return p.End < a.End && !owner && !endsIn(ahead, " of", " in", " from", " near")
	})
}
