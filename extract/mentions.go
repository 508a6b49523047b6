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
func mentions(doc *text.Document, sentences []text.Sentence, o *Options) []event.Mention {
	var all []event.Mention
	all = places(doc, sentences, o, all)
	all = times(doc, sentences, all)
	all = actors(doc, sentences, all)
	all = weapons(doc, sentences, all)
	all = targets(doc, sentences, all)
	all = quantities(doc, sentences, all)
	for i := range all {
		all[i].Document = doc.ID
	}
	slices.SortStableFunc(all, compareMentions)
	return all
}

func compareMentions(a, b event.Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
}
