package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// countryBeside is the country that the phrase of a word names: "the mayor of
// Nablus", "American missionaries", "a court in Guyana"; "" if none.
func (v *view) countryBeside(w int) string {
	for _, prepositional := range []bool{false, true} {
		for _, k := range v.kids[w] {
			rel := v.words[k].Rel
			if prepositional != (rel.Base() == syntax.RelNmod && v.preposition(k) != "") && rel != syntax.RelAppos {
				continue
			}
			switch {
			case prepositional && rel.Base() == syntax.RelNmod:
				switch v.preposition(k) {
				case "of", "in", "from", "for":
				default:
					continue
				}
			case rel == syntax.RelAppos, rel == syntax.RelAmod, rel == syntax.RelCompound, rel == syntax.RelNmodPoss, rel == syntax.RelNmodDesc:
			default:
				continue
			}
			if m := v.mention(k, event.KindPlace, event.KindActor); m != nil && m.Country != "" {
				return m.Country
			}
			if c := v.countryBeside(k); c != "" {
				return c
			}
		}
	}
	return ""
}

// completeCountries gives the parties of a draft the country that their own
// phrase names, where they have none.
func (d *draft) completeCountries() {
	v := d.view
	for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
		for i := range refs {
			if refs[i].Country != "" || refs[i].Implied || refs[i].Kind != event.KindActor {
				continue
			}
			if first, last := v.wordsOf(refs[i].Span); first <= last {
				head := v.headOf(first, last)
				refs[i].Country = v.countryBeside(head)
				if owner := v.child(head, syntax.RelNmodPoss); refs[i].Country == "" && refs[i].Type == "military" && owner >= 0 && ownPronouns[v.lower(owner)] {
					if ref, ok := v.standsFor(owner); ok { // "said its forces had struck"
						refs[i].Country = ref.Country
					}
				}
			}
		}
	}
}
