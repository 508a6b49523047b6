package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// weapons appends the weapons that the sentence names, by system or by kind,
// with how many there are and whose they are: "10 US-supplied Ukrainian
// missiles" has the count 10, the owner Ukraine and the supplier United
// States. The mention is the weapon's name without those. No two overlap.
func (l *lookup) weapons(dst []event.Mention) []event.Mention {
	for i := 0; i < l.len(); {
		to, ref := l.weapon(i)
		if to == i {
			i++
			continue
		}
		dst = append(dst, event.Mention{Ref: ref})
		i = to
	}
	return dst
}

// weapon reads the weapon that begins at word i, and returns the word behind
// it; i where none begins.
func (l *lookup) weapon(i int) (int, event.Ref) {
	if to := l.shipName(i, navies); to > i {
		return to, l.ship(i, to, event.KindWeapon, "warship")
	}
	if to, ref := l.knownShip(i); to > i {
		return to, ref
	}
	j := i
	for j < l.len() && (j == i || !l.apart(j)) { // "anti-radar", "long-range"
		adj, ok := l.longest(j, lexicon.SenseWeaponAdj)
		if f, is := l.longest(j, lexicon.SenseWeapon); !ok || is && f.To >= adj.To {
			break
		}
		j = adj.To
	}
	if j >= l.len() || j > i && l.apart(j) {
		return i, event.Ref{}
	}
	f, ok := l.longest(j, lexicon.SenseWeapon)
	if !ok {
		return i, event.Ref{}
	}
	w := &l.entries.Weapons[f.Index]
	to, plural := f.To, f.Plural
	weak := w.Weak || w.Common && to == j+1 && !l.digit(to-1)
	for to < l.len() && !l.apart(to) { // "Hammer guided bombs", "ATACMS missiles"
		next, ok := l.longest(to, lexicon.SenseWeapon)
		adj, isAdj := l.longest(to, lexicon.SenseWeaponAdj)
		if isAdj && (!ok || adj.To > next.To) && adj.To < l.len() && !l.apart(adj.To) {
			if after, is := l.longest(adj.To, lexicon.SenseWeapon); is && l.entries.Weapons[after.Index].Noun {
				next, ok = after, true
			}
		}
		if end := l.shipName(to, navies); end > to { // "the destroyer USS Mason"
			ref := l.ship(to, end, event.KindWeapon, w.Class)
			ref.Span = l.words.SpanOf(i, end)
			ref.Text = ref.Span.Of(l.text)
			return end, ref
		}
		if !ok {
			break
		}
		n := &l.entries.Weapons[next.Index]
		if !n.Noun && w.Noun { // "missile systems Patriot"
			w = n
		} else if w.Noun && n.Noun && !n.Weak {
			w = n // "drone missile"
		}
		to, plural = next.To, next.Plural
		weak = weak && w.Weak
	}
	if weak && !l.inCompany(i, j, to) || l.partOfName(j, to) || l.folded(j) == "mine" && to == j+1 && !l.specified(j) || l.covered(j) > to || l.verbAt(i, to) {
		return i, event.Ref{}
	}
	ref := event.Ref{Kind: event.KindWeapon, Span: l.words.SpanOf(i, to), ID: w.ID, Name: w.Name, Class: w.Class}
	ref.Text = ref.Span.Of(l.text)
	l.quantify(&ref, i, plural)
	return to, ref
}

// shipName returns the end of the name of a ship that begins with one of the
// prefixes at word i, such as "USS Mason"; i where there is none.
func (l *lookup) shipName(i int, prefixes map[string]bool) int {
	if i+1 >= l.len() || !prefixes[l.words.Words[i].Of(l.text)] {
		return i
	}
	to := i + 1
	for to < l.len() && to < i+5 && !l.apart(to) && l.upper(to) && !l.possessive(to) && !l.is(to, lexicon.SenseStop) {
		to++
	}
	if to == i+1 {
		return i
	}
	if l.shout {
		to = min(to, i+3)
	}
	return to
}

// ship returns the mention of the ship whose kind and name are words [i, to).
func (l *lookup) ship(i, to int, kind event.Kind, class string) event.Ref {
	ref := event.Ref{Kind: kind, Span: l.words.SpanOf(i, to), Class: class}
	ref.Text = ref.Span.Of(l.text)
	ref.Name = tidy(ref.Text)
	ref.ID = event.EntityID(string(kind) + "/~" + lexicon.Slug(ref.Name))
	if l.ships == nil {
		l.ships = map[string]event.Ref{}
	}
	if name := l.folded(to - 1); len(name) > 2 && !l.digit(to-1) {
		l.ships[name] = ref
	}
	if to+1 < l.len() && strings.TrimSpace(l.between(to)) == "(" && !l.apart(to+1) && l.digit(to+1) { // "USS Mason (DDG 87)"
		l.ships[l.folded(to)+" "+l.folded(to+1)] = ref
	}
	return ref
}

// knownShip returns the mention of a ship named before by the last word of its
// name or by its number, and the word behind; i where there is none.
func (l *lookup) knownShip(i int) (int, event.Ref) {
	if len(l.ships) == 0 || l.shout || !l.upper(i) {
		return i, event.Ref{}
	}
	known, to := l.ships[l.folded(i)], i+1
	if known.Kind == "" && i+1 < l.len() && l.digit(i+1) && !l.apart(i+1) {
		known, to = l.ships[l.folded(i)+" "+l.folded(i+1)], i+2
	}
	if known.Kind != event.KindWeapon {
		return i, event.Ref{}
	}
	known.Span = l.words.SpanOf(i, to)
	known.Text = known.Span.Of(l.text)
	return to, known
}

// navies are the prefixes of the names of warships, merchants those of others.
var (
	navies    = wordSet("USS HMS FS HMAS HMCS HMNZS INS IRIS KRI BRP ROKS TCG ARA BAP USNS USCGC RFS ITS FGS HNLMS HDMS ORP ENS PNS SLNS BNS NRP HSwMS")
	merchants = wordSet("MV MT MSC SS MS RV FV")
)

// inCompany reports whether a word that names a weapon only in company has
// some: an adjective of weapons before it or, for the name of a system, a number
// or the adjective of a state, or a plural of its own.
func (l *lookup) inCompany(i, j, to int) bool {
	if j > i {
		return true
	}
	f, ok := l.longest(j, lexicon.SenseWeapon)
	if !ok || l.entries.Weapons[f.Index].Noun || f.To != to {
		return ok && f.To != to
	}
	if f.Plural || i == 0 || l.apart(i) {
		return f.Plural
	}
	_, _, counted := l.countEnding(i)
	return counted || l.stateEnding(i) != nil
}

// quantify fills in the count, owner and supplier of the weapon that begins at
// word i from the words before it.
func (l *lookup) quantify(ref *event.Ref, i int, plural bool) {
	const reach = 8 // words between the count and the weapon
	j := i
	for j > 0 && i-j < reach && !l.apart(j) {
		k := j - 1
		word := l.folded(k)
		if l.possessive(k) {
			k--
			l.own(ref, k)
			j = k
			break
		}
		if k > 0 && l.folded(k-1) == "of" && determiner(word) && !l.apart(k) { // "two of the drones"
			j = k - 1
			if from, r, ok := l.countEnding(j); ok && j > 0 {
				r.Text = l.words.SpanOf(from, j).Of(l.text)
				ref.Count = &r
			}
			return
		}
		if from, r, ok := l.countEnding(j); ok {
			of := from - 1
			if of > 0 && determiner(l.folded(of)) { // where it does not count as part of the number
				of--
			}
			if of > 0 && l.folded(of) == "of" {
				end := of
				if l.folded(of-1) == "out" {
					end--
				}
				if first, part, ok := l.countEnding(end); ok && part.Min <= r.Min { // "36 of the 42 drones", "36 out of 42 drones"
					from, r, j = first, part, end
				}
			}
			r.Text = l.words.SpanOf(from, j).Of(l.text)
			ref.Count = &r
			return
		}
		if l.words.Words[j].Joint == lexicon.Hyphened && suppliedSuffixes[l.folded(j)] || suppliedSuffixes[word] && l.words.Words[k].Joint == lexicon.Hyphened {
			if s := l.stateEnding(k); s != nil {
				ref.Supplier = s.Name
			}
			j = k - 1
			for j > 0 && l.words.Words[j].Joint == lexicon.Hyphened {
				j--
			}
			continue
		}
		if nextWords[word] && k > 0 && l.folded(k-1) == "a" { // "a third Patriot system"
			ref.Count = event.Exactly(1, l.words.SpanOf(k-1, j).Of(l.text))
			return
		}
		if l.is(k, lexicon.SenseStop) && word != "other" && word != "more" && word != "new" && word != "old" && word != "long" && word != "launched" && word != "captured" && word != "fired" {
			break
		}
		if deedForms[word] {
			break // "Israel intercepts missile": not its own
		}
		l.own(ref, k)
		j = k
	}
	if ref.Count == nil && j == i && !plural && l.folded(i-1) == "no" {
		ref.Count = event.Exactly(0, "no")
	}
}

// deedForms are what is done to weapons or with them: who stands before is no owner.
var deedForms = wordSet("intercepts downs destroys fires launches shoots")

// own sets the owner of a weapon if word k ends an adjective or a name of a
// state or group.
func (l *lookup) own(ref *event.Ref, k int) {
	if ref.Owner != "" || k < 0 {
		return
	}
	if s := l.stateEnding(k + 1); s != nil {
		ref.Owner = s.Name
		return
	}
	for from := k; from >= 0 && from > k-4; from-- {
		for _, f := range l.at(from) {
			if f.To == k+1 && f.Kind == lexicon.SenseActor {
				ref.Owner = l.entries.Actors[f.Index].Name
				return
			}
		}
	}
}

// stateEnding returns the state whose name or adjective ends before word to.
func (l *lookup) stateEnding(to int) *lexicon.State {
	for from := to - 1; from >= 0 && from >= to-4; from-- {
		for _, f := range l.at(from) {
			if f.To == to && (f.Kind == lexicon.SenseState || f.Kind == lexicon.SenseDemonym) {
				return &l.entries.States[f.Index]
			}
		}
	}
	return nil
}

// countEnding returns the number that ends before word to, and where it begins.
func (l *lookup) countEnding(to int) (int, event.Range, bool) {
	if to > 0 && (l.digit(to-1) || numberEnds[l.folded(to-1)] || strings.HasPrefix(l.between(to), "+")) {
		for from := max(0, to-7); from < to; from++ {
			if from > 0 && l.possessive(from) {
				continue
			}
			if r, end := lexicon.NumberAt(&l.words, l.text, from); end == to {
				return from, r, true
			}
		}
	}
	return 0, event.Range{}, false
}

// numberEnds are the words that a number can end in.
var numberEnds = wordSet("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
	"nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens scores several various " +
	"hundreds thousands millions billions tens both another a an few couple pair single of more handful bn mn so")

// suppliedSuffixes tell, hyphened to a state, that a weapon comes from there.
var suppliedSuffixes = wordSet("supplied made built provided donated designed manufactured given produced delivered sourced origin")
