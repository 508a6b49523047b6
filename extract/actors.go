package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// newActorReader returns a reader of the sentences that l reads one by one.
func newActorReader(doc *text.Document, l *lookup) *actorReader {
	r := &actorReader{lookup: l, naming: newNaming(), named: map[int]int{}}
	if day, ok := doc.PublishedDay(); ok {
		r.day = day.Format(time.DateOnly)
	}
	return r
}

// An actorReader reads the actors that the sentences name or describe, one
// sentence after the other: states, bodies, groups, persons by name or by
// office, and people by description. It collects the pieces of a noun phrase
// from left to right and then asks what they make. Later short forms and
// pronouns carry the ID and Name of the first naming in the document. No two
// mentions overlap.
type actorReader struct {
	*lookup
	naming *naming
	day    string // of publication, ISO 8601; empty where unknown
	items  []item
	dst    []event.Mention
	first  int // of this sentence in dst
	// list is the end of the last state's name, for lists of them, and how
	// many the list has; listPlaces tells that it is one of places.
	list, listed int
	listPlaces   bool
	// spoken are the words "I" and "we" of the sentence.
	spoken []int
	// open are the mentions of bodies of which no state is known yet, and
	// named how often the document names each state, by index.
	open  []openBody
	named map[int]int
}

// An item is a piece of an actor's noun phrase: words [from, to).
type item struct {
	from, to int
	kind     itemKind
	index    int // of the entry
	// name is where the name ends of an item that a suffix makes a modifier:
	// "Houthi" of "Houthi-held"; 0 for others.
	name int
}

type itemKind uint8

// The kinds of items. Where a phrase may be several, the later kind wins.
const (
	noItem itemKind = iota
	nameItem
	modifierItem
	forenameItem
	capitalItem
	demonymItem
	peopleItem
	stateItem
	seatItem
	headItem
	officeItem
	actorItem
	personItem
	possessiveItem // "’s"
)

// itemKinds gives the kind of item that a sense makes.
var itemKinds = [...]itemKind{
	lexicon.SenseState: stateItem, lexicon.SenseDemonym: demonymItem, lexicon.SensePeople: peopleItem,
	lexicon.SenseCapital: capitalItem, lexicon.SenseSeat: seatItem, lexicon.SenseActor: actorItem,
	lexicon.SensePerson: personItem, lexicon.SenseOffice: officeItem, lexicon.SenseHead: headItem,
	lexicon.SenseModifier: modifierItem, lexicon.SenseForename: forenameItem, lexicon.SenseStop: noItem,
	lexicon.SenseWeapon: noItem, lexicon.SenseWeaponAdj: noItem, lexicon.SenseTarget: noItem, lexicon.SenseUnit: noItem,
}

// sentence appends the actors of the sentence that the lookup holds.
func (r *actorReader) sentence(dst []event.Mention) []event.Mention {
	r.dst = dst
	r.naming.nextSentence()
	r.list, r.listed, r.spoken = 0, 0, r.spoken[:0]
	r.first = len(dst)
	for i := 0; i < r.len(); {
		if i > 0 && r.apart(i) {
			r.bracketed(i)
		}
		i = max(r.phrase(i), i+1)
	}
	r.allegiances()
	r.speakers()
	return r.dst
}

// phrase reads the noun phrase that begins at word i, if one does, and returns
// the word behind what it made of it.
func (r *actorReader) phrase(i int) int {
	if to := r.pronoun(i); to > i {
		return to
	}
	if to := r.selfStyled(i); to > i {
		return to
	}
	r.collect(i)
	if len(r.items) == 0 {
		return i + 1
	}
	return r.classify()
}

// collect fills items with the pieces that may form one phrase from word i on.
func (r *actorReader) collect(i int) {
	const most = 24 // items of one phrase: what follows is read as another
	r.items = r.items[:0]
	for j := i; j < r.len() && len(r.items) < most; {
		if j > i && r.apart(j) {
			return
		}
		last := len(r.items) - 1
		if r.possessive(j) {
			if last < 0 || !ownsBodies[r.items[last].kind] {
				return
			}
			r.items = append(r.items, item{from: j, to: j + 1, kind: possessiveItem})
			j++
			continue
		}
		if last >= 0 && r.words.Words[j].Joint == lexicon.Hyphened && boundSuffixes[r.folded(j)] {
			if partySuffixes[r.folded(j)] {
				r.party(r.items[last])
			}
			r.items[last] = item{from: r.items[last].from, to: j + 1, kind: modifierItem, name: j}
			j++
			continue
		}
		it := r.item(j)
		if it.kind == noItem || it.kind == modifierItem && r.deed(j) {
			return
		}
		if last >= 0 && r.words.Words[j].Joint == lexicon.Hyphened && boundPrefixes[r.folded(j-1)] {
			it.kind = modifierItem // "anti-Taliban"
		}
		switch it.kind {
		case stateItem, demonymItem, peopleItem, capitalItem, seatItem:
			r.named[it.index]++
		}
		r.items = append(r.items, it)
		j = it.to
	}
}

// deed reports whether word j, which may tell of what kind somebody is, is the
// verb of whom the word before names: "rebels captured Colonel X", "the police
// have detained activists", "shot dead two teachers".
func (r *actorReader) deed(j int) bool {
	if j == 0 || r.apart(j) || r.words.Words[j].Joint == lexicon.Hyphened {
		return false
	}
	before := r.folded(j - 1)
	if r.folded(j) == "dead" {
		return before == "shot"
	}
	if !deedWords[r.folded(j)] {
		return false
	}
	if doerWords[before] {
		return true
	}
	for k := j - 1; k >= max(0, j-4); k-- {
		if k == j-1 && r.is(k, lexicon.SenseModifier) {
			continue // "alleged militants", "state prosecutors"
		}
		for _, f := range r.at(k) {
			switch f.Kind {
			case lexicon.SenseHead, lexicon.SenseOffice, lexicon.SenseActor, lexicon.SenseState, lexicon.SensePerson:
				if f.To == j {
					return true
				}
			}
		}
	}
	return false
}

var (
	deedWords = wordSet("wounded injured captured detained kidnapped abducted imprisoned jailed")
	doerWords = wordSet("they he she we who have has had having also then later reportedly allegedly")
)

// ownsBodies are the kinds of items whose "’s" may lead on to a body or people
// of theirs within one mention: "Russia’s Defence Ministry".
var ownsBodies = [possessiveItem + 1]bool{stateItem: true, capitalItem: true, actorItem: true, nameItem: true, seatItem: true}

// boundSuffixes make a modifier of the name that they are hyphened to.
var boundSuffixes = wordSet("run led backed held controlled based aligned linked affiliated installed appointed supported allied occupied " +
	"trained supplied made style speaking born owned type designed built imposed brokered mediated dominated majority wide era " +
	"funded sponsored inspired administered governed flagged donated provided manufactured produced registered area related")

var boundPrefixes = wordSet("pro anti non ex trans counter")

// partySuffixes are those of boundSuffixes behind which the name is still that
// of somebody who does something: "the Houthi-held port".
var partySuffixes = wordSet("led backed held controlled run occupied installed appointed allied aligned linked affiliated supported trained funded")

// item returns the piece at word j: the longest known phrase, or a name by its
// shape.
func (r *actorReader) item(j int) item {
	best := item{from: j, to: j}
	stop := false
	for _, f := range r.at(j) {
		stop = stop || f.Kind == lexicon.SenseStop
		kind := itemKinds[f.Kind]
		if kind == headItem && f.To > j+1 && !r.shout && !r.upper(j) && r.upper(f.To-1) && r.is(f.To-1, lexicon.SenseActor) {
			continue // "the local People's Army"
		}
		if kind == personItem && f.To == j+1 && !r.knownAlone(j, &r.entries.Persons[f.Index]) {
			continue
		}
		if kind != noItem && (f.To > best.to || f.To == best.to && kind > best.kind) {
			best = item{from: j, to: f.To, kind: kind, index: int(f.Index)}
		}
	}
	switch {
	case best.kind == demonymItem && r.shout && r.is(j, lexicon.SenseForename) && r.bareWord(best.to):
		best.kind = forenameItem // "GERMAN" before a surname
		return best
	case best.kind == personItem && best.to == j+1 && r.nameGoesOn(best.to):
		return item{from: j, to: j + 1, kind: forenameItem} // "Petro" before a surname
	case best.kind != noItem:
		return best
	case stop:
		return best
	case r.shout:
		if _, known := r.naming.byName[string(r.words.Folded(j))]; known {
			return item{from: j, to: j + 1, kind: nameItem}
		}
		return best
	case r.nameShape(j) || boundPrefixes[r.folded(j)] && j+1 < r.len() && r.words.Words[j+1].Joint == lexicon.Hyphened:
		return item{from: j, to: j + 1, kind: nameItem}
	}
	return best
}

// bareWord reports whether word j, not parted from the one before it, is one
// that no table knows.
func (r *actorReader) bareWord(j int) bool { return j < r.len() && !r.apart(j) && len(r.at(j)) == 0 }

// nameGoesOn reports whether word j, not parted from the one before it, is a
// further part of a name by its shape.
func (r *actorReader) nameGoesOn(j int) bool {
	return r.bareWord(j) && !r.shout && r.upper(j) && !r.possessive(j)
}

// knownAlone reports whether the single name at word j can be that person's: the
// news of the day knows them, and the name is no place's ("LA URIBE").
func (r *actorReader) knownAlone(j int, p *lexicon.Person) bool {
	if !p.Known(r.day) {
		return false
	}
	if r.shout && !r.apart(j) {
		switch r.folded(j - 1) {
		case "la", "el", "los", "las", "san", "santa", "villa", "de":
			return false
		}
	}
	return true
}

// nameShape reports whether word j looks like a part of a name, in a text with
// small letters: a capital, an ordinal before one ("47th Brigade"), or a
// particle between two ("Abdel al-Sisi", "Staffan de Mistura").
func (r *actorReader) nameShape(j int) bool {
	if r.upper(j) {
		return true
	}
	next := j+1 < r.len() && !r.apart(j+1) && (r.upper(j+1) || r.digit(j) && r.namesBody(j+1))
	return next && (personParticles[r.folded(j)] || r.digit(j) && ordinalNumber(r.words.Words[j].Of(r.text)))
}

// namesBody reports whether a word that ends names of bodies stands at word j.
func (r *actorReader) namesBody(j int) bool {
	f, ok := r.longest(j, lexicon.SenseHead)
	return ok && r.entries.Heads[f.Index].Name
}

var personParticles = wordSet("al el de del della di da dos du la le bin ibn bint van von der den ter abu ul ud ad ash as an ar ed al-din y zu dal")

// ordinalNumber reports whether s is a number such as "47th".
func ordinalNumber(s string) bool {
	n := len(s)
	return n > 2 && endsIn(s, "st", "nd", "rd", "th") && '0' <= s[n-3] && s[n-3] <= '9'
}

// emit appends the mention of words [from, to). It takes the place of those
// within it; one that a longer mention covers already, or that only ends the name
// of a weapon, "the toxic agent", is left out: it reports whether it appended one.
func (r *actorReader) emit(from, to int, ref event.Ref) bool {
	if ref.ID == "" && from > 0 && r.endsWeapon(from-1, to) {
		return false
	}
	span := r.words.SpanOf(from, to)
	for len(r.dst) > r.first && r.dst[len(r.dst)-1].End > span.Start {
		if !span.Contains(r.dst[len(r.dst)-1].Span) || r.dst[len(r.dst)-1].Span == span {
			return false
		}
		r.drop()
	}
	r.append(span, ref)
	ref.Text = span.Of(r.text)
	switch ref.Type {
	case "armed-group", "military", "population", "organisation":
		r.naming.many(&ref)
	case "person", "government":
		if strings.HasSuffix(ref.Head, "s") || strings.HasSuffix(ref.Head, "men") {
			r.naming.many(&ref)
		}
	}
	return true
}

// append appends a mention as it is.
func (r *actorReader) append(span text.Span, ref event.Ref) {
	if ref.ID != "" {
		span.Start -= articleBefore(r.text, span.Start)
	}
	ref.Kind, ref.Span, ref.Text = event.KindActor, span, span.Of(r.text)
	r.dst = append(r.dst, event.Mention{Ref: ref})
}

// articleBefore is the length of an Arabic article that is joined to the name at
// an offset by a hyphen and stands outside it: 3 for "al-Nusra Front".
func articleBefore(s string, at int) int {
	const n = len("al-")
	if at < n || s[at-1] != '-' || at > n && s[at-n-1] != ' ' && s[at-n-1] != '\n' {
		return 0
	}
	switch s[at-n : at] {
	case "al-", "Al-", "AL-", "el-", "El-", "as-", "ar-", "ad-", "an-", "at-", "az-":
		return n
	}
	return 0
}

// endsWeapon reports whether the name of a weapon begins at word from and ends at
// word to: "jet fighters".
func (r *actorReader) endsWeapon(from, to int) bool {
	for _, f := range r.at(from) {
		if f.Kind == lexicon.SenseWeapon && f.To == to {
			return true
		}
	}
	return false
}

// drop takes the last mention back.
func (r *actorReader) drop() {
	r.dst = r.dst[:len(r.dst)-1]
	for len(r.open) > 0 && r.open[len(r.open)-1].mention >= len(r.dst) {
		r.open = r.open[:len(r.open)-1]
	}
}

// tidy returns a name with single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// unknownID is the ID of an actor that no table knows.
func unknownID(name string) event.EntityID { return event.EntityID("actor/~" + lexicon.Slug(name)) }
