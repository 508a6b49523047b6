package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// distribute parts an event whose sentence deals out counts to places: "nine
// drones over Belgorod, five over Kursk and three over Bryansk" tells three,
// "21 drones: twelve over Kursk, nine over Bryansk" tells three too, of which
// the first is the total. A list without counts of its own stays one event with
// several places.
func distribute(drafts []*draft) []*draft {
	out := make([]*draft, 0, len(drafts))
	for i, d := range drafts {
		out = append(out, d.parts(sameSentence(drafts, i))...)
	}
	return out
}

// A deal is a bare number and the places that it is dealt to.
type deal struct {
	word   int // the number
	count  *event.Range
	places []event.Ref
}

// parts returns the draft, followed by one for each number that its sentence
// deals out to places; the draft keeps the places that are no deal's.
func (d *draft) parts(siblings []*draft) []*draft {
	whole := []*draft{d}
	if d.Category == event.Clash {
		return append(whole, d.clashParts()...)
	}
	if part := d.casualtyParts(); len(part) > 0 {
		return append(whole, part...)
	}
	if len(d.Weapons) == 0 || d.Category != event.Interception && d.Category != event.Assault {
		return whole
	}
	var deals []deal
	for _, o := range d.view.deals() {
		if d.takes(o.word, siblings) {
			deals = append(deals, o)
		}
	}
	if len(deals) == 0 || d.Weapons[0].Count == nil {
		return whole
	}
	rest := *d
	rest.Places, rest.total = nil, true
	for _, p := range d.Places {
		if !dealt(deals, p) {
			rest.Places = append(rest.Places, p)
		}
	}
	out := []*draft{&rest}
	for _, o := range deals {
		part := *d
		weapon := d.Weapons[0]
		weapon.Span, weapon.Text, weapon.Count = d.view.words[o.word].Span, d.view.words[o.word].Form, o.count
		part.Weapons, part.Places = []event.Ref{weapon}, o.places
		part.share = true
		part.Killed, part.Injured, part.Targets = nil, nil, nil
		out = append(out, &part)
	}
	return out
}

// casualtyParts are the shares of a deed that took its victims in several places, by
// a verb or a number for each: "shelling killed two people in Nikopol and wounded four
// in Kherson", "strikes killed nine in Khan Younis and four in Rafah".
func (d *draft) casualtyParts() []*draft {
	if d.Category != event.Assault || d.Killed == nil && d.Injured == nil || len(d.Places) < 2 {
		return nil
	}
	v := d.view
	harms := d.harms()
	var out []*draft
	for i, c := range harms {
		if i == 0 || v.words[c.word].Rel != syntax.RelConj || !c.isIn(isTown) || !harms[0].isIn(isTown) || sharesPlace(harms[0], c) {
			continue
		}
		part := d.shareIn(c.Places)
		part.Recipients, part.Killed, part.Injured = c.Recipients, c.Killed, c.Injured
		d.Recipients = slices.DeleteFunc(slices.Clone(d.Recipients), func(r event.Ref) bool {
			return slices.ContainsFunc(c.Recipients, func(q event.Ref) bool { return q.Span == r.Span })
		})
		if d.Killed == c.Killed {
			d.Killed = nil
		}
		if d.Injured == c.Injured {
			d.Injured = nil
		}
		out = append(out, part)
	}
	for _, o := range v.deals() {
		before := v.lower(o.word - 1)
		if o.word < d.word || before != "and" && before != "," || v.lower(o.word+1) == "of" || len(d.Places) < 2 {
			continue
		}
		k := len(harms) - 1
		for k >= 0 && harms[k].word > o.word {
			k--
		}
		if k < 0 || harms[k].casualty == nil || harms[k].casualty.Max == 0 {
			continue
		}
		injured := harms[k].Killed == nil
		total := d.Killed
		if injured {
			total = d.Injured
		}
		if total == nil {
			continue
		}
		part := d.shareIn(o.places)
		part.Recipients, part.Killed, part.Injured = nil, o.count, nil
		rest := total
		if first, _, summed := strings.Cut(total.Text, " and "); summed { // the share was counted in
			rest = event.Exactly(total.Min-o.count.Min, first)
		}
		if injured {
			part.Killed, part.Injured, d.Injured = nil, o.count, rest
		} else {
			d.Killed = rest
		}
		out = append(out, part)
	}
	return out
}

// isIn reports whether a draft has places, all of them of a kind.
func (d *draft) isIn(kind func(event.Ref) bool) bool {
	return len(d.Places) > 0 && !slices.ContainsFunc(d.Places, func(p event.Ref) bool { return !kind(p) })
}

// isTown reports whether a place is one in which no other of a list can lie.
func isTown(p event.Ref) bool { return !isRegion(p) && !isVast(p) && !isUnplaced(p) }

// shareIn takes some of its places from a draft and returns their share of it.
func (d *draft) shareIn(places []event.Ref) *draft {
	part := *d
	part.Places, part.Targets, part.share = places, nil, true
	d.Places = slices.DeleteFunc(slices.Clone(d.Places), func(p event.Ref) bool { return dealt([]deal{{places: places}}, p) })
	return &part
}

// harms are the drafts of dead or wounded that a draft is or has taken over, of its
// own sentence, by their words.
func (d *draft) harms() []*draft {
	var out []*draft
	for _, o := range append([]*draft{d}, d.joined...) {
		if o.view == d.view && o.rule.isHarm() {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b *draft) int { return a.word - b.word })
	return out
}

// clashParts are the shares that a count of clashes deals out: "142 engagements,
// 38 of them near Pokrovsk".
func (d *draft) clashParts() []*draft {
	v := d.view
	if d.verb || v.words[d.word].XPOS != syntax.TagNNS || v.child(d.word, syntax.RelNummod) < 0 {
		return nil
	}
	var out []*draft
	for _, o := range v.deals() {
		if o.word < d.word {
			continue
		}
		part := *d
		part.Places, part.share = o.places, true
		part.Killed, part.Injured, part.Targets = nil, nil, nil
		d.Places = slices.DeleteFunc(slices.Clone(d.Places), func(p event.Ref) bool {
			return slices.ContainsFunc(o.places, func(q event.Ref) bool { return sameThing(p, q) })
		})
		d.total = true
		out = append(out, &part)
	}
	return out
}

// takes reports whether a number belongs to the draft: of the events with
// weapons in its sentence the last that is told before it.
func (d *draft) takes(word int, siblings []*draft) bool {
	if d.Weapons[0].Start > d.view.words[word].Start {
		return false
	}
	for _, o := range siblings {
		if o != d && len(o.Weapons) > 0 && o.word > d.word && o.word < word {
			return false
		}
	}
	return true
}

func dealt(deals []deal, p event.Ref) bool {
	for _, o := range deals {
		for _, q := range o.places {
			if sameThing(p, q) {
				return true
			}
		}
	}
	return false
}

// dealHeralds are what may stand before a number that is dealt out.
var dealHeralds = wordSet(", ; : - – — and including while with or another plus with of")

// dealFillers may stand between the number and its preposition.
var dealFillers = wordSet("more others other of them these the drones missiles were was being shot down downed destroyed intercepted each")

// deals finds the bare numbers of the sentence before a place: "five over
// Kursk", "eleven more in the Odesa region". It goes by the order of the words,
// since parsers get lists of them wrong.
func (v *view) deals() []deal {
	var out []deal
	for i := range v.words {
		if v.words[i].UPOS != syntax.NUM && !numberEnds[v.lower(i)] || i == 0 || !dealHeralds[v.lower(i-1)] || v.covered(v.words[i].Span) {
			continue
		}
		n, ok := number(v.words[i].Form)
		if !ok {
			continue
		}
		j := i + 1
		for j < len(v.words) && dealFillers[v.lower(j)] {
			j++
		}
		if j >= len(v.words) || prepositions[v.lower(j)] != fnLocation {
			continue
		}
		if places := v.placesFrom(j + 1); len(places) > 0 {
			out = append(out, deal{word: i, count: event.Exactly(n, v.words[i].Form), places: places})
		}
	}
	return out
}

// placeGlue stands between the places of one list.
var placeGlue = wordSet("the and , region regions oblast oblasts district districts province provinces of a as well")

// placesFrom lists the places that stand side by side from a word on.
func (v *view) placesFrom(word int) []event.Ref {
	var out []event.Ref
	for word < len(v.words) {
		var m *event.Mention
		for w := word; w < min(len(v.words), word+4); w++ {
			if p := v.placeStarting(word, w); p != nil {
				m = p
				break
			}
		}
		if m == nil {
			if !placeGlue[v.lower(word)] {
				return out
			}
			word++
			continue
		}
		out = append(out, m.Ref)
		_, last := v.wordsOf(m.Span)
		word = last + 1
	}
	return out
}

// placeStarting is the place that begins at word first and that word head heads.
func (v *view) placeStarting(first, head int) *event.Mention {
	for _, i := range v.heads[head] {
		if m := &v.reading.Mentions[i]; m.Kind == event.KindPlace && m.Type != "adjective" && m.Start <= v.words[first].Start && m.End > v.words[first].Start {
			return m
		}
	}
	return nil
}

// covered reports whether a span lies in a mention that is not a bare number.
func (v *view) covered(sp text.Span) bool {
	for w := range v.heads {
		for _, m := range v.heads[w] {
			mention := &v.reading.Mentions[m]
			if mention.Overlaps(sp) && (mention.Kind != event.KindQuantity || mention.Span != sp) {
				return true
			}
		}
	}
	return false
}
