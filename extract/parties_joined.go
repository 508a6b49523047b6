package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// partiesJoined adds the parties coordinated with the one that a word heads.
func (d *draft) partiesJoined(w int) {
	v := d.view
	for _, c := range v.conjuncts(nil, w)[1:] {
		if m := v.mention(c, event.KindActor, event.KindPlace); m != nil && !d.acts(m.Ref) && !v.inside[c] && (m.Kind == event.KindActor || m.Feature == "country") {
			d.add(recipientRole, v.whole(c, m))
		}
	}
}

// modifiersJoined adds the parties that are joined before one noun: "Danish and
// Peruvian negotiators" are two sides.
func (d *draft) modifiersJoined(w int, r role) {
	v := d.view
	for _, k := range v.kids[w] {
		rel := v.words[k].Rel
		if k > w || rel != syntax.RelAmod && rel != syntax.RelCompound && rel != syntax.RelNmodDesc || v.child(k, syntax.RelConj) < 0 {
			continue
		}
		for _, c := range v.conjuncts(nil, k) {
			if c > w || v.cover[c] >= 0 && v.cover[c] == v.cover[w] {
				continue
			}
			if state, ok := v.stateNamedAt(c); ok && !d.has(r, state) {
				d.add(r, state)
			}
		}
	}
}

// stateNamedAt is the state, the union of states or the group that a word before a
// noun names: "Danish", "EU".
func (v *view) stateNamedAt(w int) (event.Ref, bool) {
	for _, i := range v.heads[w] {
		if m := &v.reading.Mentions[i]; m.Kind == event.KindActor && m.Head == "" && (m.Type == "state" || m.Type == "organisation" || m.Type == "armed-group" && m.ID != "") {
			return m.Ref, true
		}
	}
	if m := v.mention(w, event.KindPlace); m != nil && m.Country != "" && (m.Type == "adjective" || m.Feature == "country") {
		if state, ok := stateOfCountry(m.Country); ok {
			state.Span, state.Text = m.Span, m.Text
			return state, true
		}
	}
	return event.Ref{}, false
}
