package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// A lookup is a sentence cut into words, with what the lexicon's entries say of
// the phrases that begin at each. It is read again and again, so that its
// memory is used again.
type lookup struct {
	entries *lexicon.Entries
	text    string
	span    text.Span
	words   lexicon.Words
	found   []lexicon.Found
	first   []int32     // found[first[i]:first[i+1]] begin at word i, shorter ones first
	shout   bool        // capitals tell nothing: the sentence has no small letters, or is a title
	title   bool        // the sentence is written Like a Title of News
	sites   []text.Span // of the targets of the sentence that stand in one place
	// ships are those that the document has named, by the last word of the
	// name and by number.
	ships map[string]event.Ref
}

// reset makes the lookup one of a document, in the memory that it has.
func (l *lookup) reset(doc *text.Document) {
	*l = lookup{entries: lexicon.Default(), text: doc.Text, words: l.words, found: l.found, first: l.first, sites: l.sites}
}

// read cuts a sentence and looks its phrases up.
func (l *lookup) read(span text.Span) {
	l.span = span
	shout := isShout(span.Of(l.text))
	l.words.Cut(l.text, span)
	l.title = !shout && l.isTitle()
	l.shout = shout || l.title
	l.found, l.first, l.sites = l.found[:0], l.first[:0], l.sites[:0]
	for i := range l.words.Words {
		l.first = append(l.first, int32(len(l.found)))
		if l.words.Words[i].Joint != lexicon.Glued {
			l.found = l.entries.At(&l.words, l.text, i, shout, l.found)
		}
	}
	l.first = append(l.first, int32(len(l.found)))
}

// isTitle reports whether the sentence is written as the title of news: With a
// Capital for Each Word, but for short ones.
func (l *lookup) isTitle() bool {
	n := len(l.words.Words)
	if n < 4 || strings.HasSuffix(l.span.Of(l.text), ".") {
		return false
	}
	capitals := 0
	for i, w := range l.words.Words {
		switch {
		case l.upper(i):
			capitals++
		case w.Len() > 4 && !l.digit(i) && w.Joint == lexicon.Spaced:
			return false
		}
	}
	return capitals > 3
}

// len is the number of words.
func (l *lookup) len() int { return len(l.words.Words) }

// at returns what begins at word i.
func (l *lookup) at(i int) []lexicon.Found { return l.found[l.first[i]:l.first[i+1]] }

// longest returns the longest phrase at word i that has a sense of that kind.
func (l *lookup) longest(i int, kind lexicon.SenseKind) (lexicon.Found, bool) {
	senses := l.at(i)
	for k := len(senses) - 1; k >= 0; k-- {
		if senses[k].Kind == kind {
			return senses[k], true
		}
	}
	return lexicon.Found{}, false
}

// is reports whether a phrase of that kind begins at word i and is one word long.
func (l *lookup) is(i int, kind lexicon.SenseKind) bool {
	if i < 0 || i >= l.len() {
		return false
	}
	for _, f := range l.at(i) {
		if f.Kind == kind && f.To == i+1 {
			return true
		}
	}
	return false
}

// folded returns the folded form of word i; empty outside the sentence.
func (l *lookup) folded(i int) string {
	if i < 0 || i >= l.len() {
		return ""
	}
	return string(l.words.Folded(i))
}

// upper reports whether word i starts with a capital.
func (l *lookup) upper(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[l.words.Words[i].Start:])
	return unicode.IsUpper(r)
}

// digit reports whether word i starts with a digit.
func (l *lookup) digit(i int) bool {
	c := l.text[l.words.Words[i].Start]
	return '0' <= c && c <= '9'
}

// between returns what stands between word i-1 and word i.
func (l *lookup) between(i int) string {
	from := l.span.Start
	if i > 0 {
		from = l.words.Words[i-1].End
	}
	to := l.span.End
	if i < l.len() {
		to = l.words.Words[i].Start
	}
	return l.text[from:to]
}

// apart reports whether a mark parts word i from the one before it.
func (l *lookup) apart(i int) bool {
	return i <= 0 || i >= l.len() || l.words.Words[i].Joint == lexicon.Apart
}

// verbAt reports whether words [from, to), a noun by the tables, are a verb
// here: "who monitor the fighting", "to house the troops".
func (l *lookup) verbAt(from, to int) bool {
	if to != from+1 || from == 0 || l.apart(from) || !verbHomographs[l.folded(from)] {
		return false
	}
	return verbHeralds[l.folded(from-1)]
}

// verbHeralds are words behind which a verb in its base form stands.
var verbHeralds = wordSet("to who which will would can could may might must should shall not cannot did does do they we i you helped help lets")

// verbHomographs are nouns of the tables that are verbs too.
var verbHomographs = wordSet("press force officer monitor rally target guard man host fire house store shop park market bridge dam post base field crop mass drone arms " +
	"shell bomb mine rocket ship plant school train bus guide escort launch crew staff patrol command hold ally partner hammer stick stone club " +
	"knife gun tank jet light water block site object face wall fence position tent lead head chair coach program guest judge source people " +
	"arm bar camp canal center centre compound court flag march parade harvest home tower van vote visit volunteer witness squat shelter shoot " +
	"torpedo truck tunnel warehouse yard garden dock harbour harbor poison spear bow axe ax square structure front group state fight share " +
	"board fund service network contract minister author model")

// covered returns the end of the longest phrase at word i that makes one
// thing of its words, of which a shorter phrase within is no thing of its own:
// "defence ministry", "square miles", "prime minister".
func (l *lookup) covered(i int) int {
	end := i
	for _, f := range l.at(i) {
		switch f.Kind {
		case lexicon.SenseHead, lexicon.SenseOffice, lexicon.SenseActor, lexicon.SensePerson, lexicon.SenseUnit, lexicon.SenseSeat,
			lexicon.SenseState, lexicon.SenseWeapon, lexicon.SenseWeaponAdj, lexicon.SenseTarget, lexicon.SenseModifier:
			end = max(end, f.To)
		}
	}
	return end
}

// possessive reports whether word i is an "’s".
func (l *lookup) possessive(i int) bool {
	return i > 0 && i < l.len() && l.words.Words[i].Joint == lexicon.Glued
}
