package extract

import (
	"cmp"
	"slices"

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
	l := newLookup(doc)
	places, people := newPlaceFinder(doc, sentences, o, &l.words), newActorReader(doc, l)
	var actors, things []event.Mention // the reader of actors goes back over its own
	for i := range sentences {
		l.read(sentences[i].Span)
		places.findIn(i, l.shout)
		actors = people.sentence(actors)
		things = l.weapons(things)
		things = l.targets(things)
		things = l.quantities(things)
	}
	people.settle(actors)

	all := slices.Concat(actors, things)
	all = places.places(all)
	all = times(doc, sentences, all)
	for i := range all {
		all[i].Document = doc.ID
	}
	return sorted(all)
}

// sorted returns the mentions in order. They are large, so that their places in
// the order are found first and each is moved once.
func sorted(mentions []event.Mention) []event.Mention {
	order := make([]int32, len(mentions))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(compareMentions(&mentions[i], &mentions[j]), cmp.Compare(i, j))
	})
	out := make([]event.Mention, len(mentions))
	for to, from := range order {
		out[to] = mentions[from]
	}
	return out
}

func compareMentions(a, b *event.Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
}
