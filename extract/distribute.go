package extract

import (
	"cmp"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// distribute parts an event whose sentence deals out counts to places: "nine
// drones over Belgorod, five over Kursk and three over Bryansk" tells three.
// A list without counts of its own stays one event with several places.
func distribute(drafts []*draft) []*draft {
	out := make([]*draft, 0, len(drafts))
	for _, d := range drafts {
		out = append(out, d.parts()...)
	}
	return out
}

// A share is some weapons and the places they are dealt to.
type share struct{ weapons, places []event.Ref }

func (d *draft) parts() []*draft {
	if len(d.Weapons) == 0 || len(d.Places) < 2 {
		return []*draft{d}
	}
	shares := d.shares()
	if len(shares) < 2 {
		return []*draft{d}
	}
	out := make([]*draft, len(shares))
	for i, s := range shares {
		part := *d
		part.Weapons, part.Places = s.weapons, s.places
		if i > 0 {
			part.Killed, part.Injured = nil, nil
			part.Targets = nil
		}
		out[i] = &part
	}
	return out
}

// shares reads the weapons, bare counts and places of the event in the order
// of the text and cuts them where a count follows a place, or a place follows a
// count where the places come first. Fewer than two shares mean no dealing out.
func (d *draft) shares() []share {
	type item struct {
		text.Span
		weapon, place *event.Ref
	}
	var items []item
	for i := range d.Weapons {
		items = append(items, item{d.Weapons[i].Span, &d.Weapons[i], nil})
	}
	for i := range d.Places {
		items = append(items, item{d.Places[i].Span, nil, &d.Places[i]})
	}
	for w, n := range d.view.bareCounts() {
		weapon := d.Weapons[0]
		weapon.Span = d.view.words[w].Span
		weapon.Text = d.view.words[w].Form
		weapon.Count = n
		items = append(items, item{weapon.Span, &weapon, nil})
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(a.Start, b.Start) })
	for len(items) > 0 && items[0].place != nil && items[len(items)-1].place != nil {
		items = items[1:] // a place before the first count belongs to no share
	}
	var shares []share
	placesFirst := len(items) > 0 && items[0].place != nil
	var last item
	for i, it := range items {
		opens := i == 0 || placesFirst && it.place != nil && last.weapon != nil || !placesFirst && it.weapon != nil && last.place != nil
		if opens {
			shares = append(shares, share{})
		}
		s := &shares[len(shares)-1]
		if it.weapon != nil {
			s.weapons = append(s.weapons, *it.weapon)
		} else {
			s.places = append(s.places, *it.place)
		}
		last = it
	}
	for _, s := range shares {
		if len(s.weapons) == 0 || len(s.places) == 0 || s.weapons[0].Count == nil {
			return nil
		}
	}
	return shares
}

// bareCounts are the numbers of the sentence that stand for the weapon named
// before: "five" in "nine drones over Belgorod, five over Kursk".
func (v *view) bareCounts() map[int]*event.Range {
	counts := map[int]*event.Range{}
	for i := range v.words {
		if v.words[i].UPOS != syntax.NUM || v.covered(v.words[i].Span) {
			continue
		}
		if i+1 < len(v.words) {
			next := v.lower(i + 1)
			if prepositions[next] != fnLocation && next != "more" && next != "others" && next != "other" {
				continue
			}
		}
		if n, ok := number(v.words[i].Form); ok {
			counts[i] = event.Exactly(n, v.words[i].Form)
		}
	}
	return counts
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
