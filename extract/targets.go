package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// targets appends the things of the sentence that can be hit and are neither
// actor nor place: "fuel depot", "Belbek air base", "two houses". A mention has
// the words in capitals before it, and a count where one is said. No two
// overlap.
func (l *lookup) targets(dst []event.Mention) []event.Mention {
	end := 0   // of the last target
	cover := 0 // of a longer phrase that began before word i
	for i := 0; i < l.len(); i++ {
		if to := l.shipName(i, merchants); to > i {
			dst = append(dst, event.Mention{Ref: l.ship(i, to, event.KindTarget, "ship")})
			i, end, cover = to-1, to, max(cover, to)
			continue
		}
		f, ok := l.longest(i, lexicon.SenseTarget)
		inside := ok && f.To <= cover
		cover = max(cover, l.covered(i))
		if !ok || inside || f.To < l.covered(i) || l.verbAt(i, f.To) {
			continue
		}
		for f.To < l.len() && !l.apart(f.To) { // "power plant building"
			next, ok := l.longest(f.To, lexicon.SenseTarget)
			if !ok {
				break
			}
			if next.To-next.From == 1 && l.entries.Targets[next.Index].Class == "building" {
				next.Index = f.Index // a building says less than what it is of
			}
			next.From, f = f.From, next
		}
		t := &l.entries.Targets[f.Index]
		if f.To < l.len() && l.words.Words[f.To].Joint == lexicon.Hyphened && l.upper(i) {
			continue // "Port-au-Prince"
		}
		if f.To < l.len() && l.words.Words[f.To].Joint == lexicon.Hyphened && l.folded(f.To) == "to" {
			continue // "house-to-house"
		}
		if l.partOfName(i, f.To) || bareNouns[l.folded(i)] && f.To == i+1 && !f.Plural && !l.specified(i) {
			continue
		}
		if t.Class == "residential area" && f.To+1 < l.len() && l.folded(f.To) == "of" && l.upper(f.To+1) {
			continue // "the village of X" is a place
		}
		from := l.targetStart(i, end)
		ref := event.Ref{Kind: event.KindTarget, Span: l.words.SpanOf(from, f.To), ID: t.ID, Name: t.Name, Class: t.Class}
		ref.Text = ref.Span.Of(l.text)
		l.quantify(&ref, from, f.Plural)
		ref.Owner, ref.Supplier = "", ""
		dst = append(dst, event.Mention{Ref: ref})
		if t.Site {
			l.sites = append(l.sites, ref.Span)
		}
		i, end = f.To-1, f.To
	}
	return dst
}

// partOfName reports whether a noun in capitals is the first part of a longer
// name of a body: "World Monuments Fund".
func (l *lookup) partOfName(from, to int) bool {
	if l.shout || to >= l.len() || l.apart(to) || !l.upper(from) || !l.upper(to) {
		return false
	}
	f, ok := l.longest(to, lexicon.SenseHead)
	return ok && l.entries.Heads[f.Index].Name
}

// bareNouns name a thing only behind a word that says which: "the home", "a
// military post", but "went home", "post a video".
var bareNouns = wordSet("home post position site center centre bar club field object property launch court business mass stall mission flat block hall " +
	"building structure facility compound plant park square door window wall ceiling gate street road crossing junction branch administration harvest " +
	"equipment metro subway transportation state prison jail college university school church market train office shelter library farm animal stock")

// specified reports whether the word before word i says which thing is meant.
func (l *lookup) specified(i int) bool {
	if i == 0 || l.apart(i) {
		return false
	}
	if next := l.folded(i + 1); l.folded(i) == "home" && (next == "to" || next == "of") && !l.apart(i+1) {
		return false
	}
	if next := l.folded(i + 1); l.folded(i) == "mass" && !l.apart(i+1) && next != "in" && next != "at" {
		return false // "a mass killing"
	}
	switch before := l.folded(i - 1); {
	case determiner(before), l.possessive(i - 1), numberEnds[before], l.digit(i - 1):
		return true
	case l.shout:
		return !l.is(i-1, lexicon.SenseStop)
	case l.upper(i - 1):
		return true
	}
	return l.folded(i) != "home" && !l.is(i-1, lexicon.SenseStop) && !endsIn(l.folded(i-1), "ed", "ly", "ing")
}

// targetStart returns the first word of the name that stands before the noun
// at word i, but not before word end.
func (l *lookup) targetStart(i, end int) int {
	if l.shout {
		return i
	}
	from := i
	for from > end && from > i-5 && !l.apart(from) && !l.possessive(from-1) && l.upper(from-1) && !l.is(from-1, lexicon.SenseStop) &&
		!l.is(from-1, lexicon.SenseDemonym) && !l.is(from-1, lexicon.SenseActor) && l.words.Words[from].Joint != lexicon.Glued {
		from--
	}
	if from < i && from == 0 && !strings.ContainsAny(l.folded(0), "0123456789") && len(l.at(0)) == 0 && i == 1 {
		return i // the sentence's first word has its capital from there
	}
	return from
}
