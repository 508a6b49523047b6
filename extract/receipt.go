package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// givers adds to an event told by whom it reaches, "received money from Norway",
// "faces criticism from the EU", those from whom it comes, where they hang on what
// is given.
func (d *draft) givers(args []argument) {
	v := d.view
	for _, a := range args {
		if a.function != fnObject || a.prep != "" {
			continue
		}
		for _, c := range v.conjuncts(nil, a.word) {
			for _, k := range v.kids[c] {
				if prep := v.preposition(k); v.words[k].Rel.Base() != syntax.RelNmod || prep != "from" && prep != "by" {
					continue
				}
				for _, from := range v.conjuncts(nil, k) {
					if ref, ok := v.giver(from); ok {
						d.add(actorRole, ref)
					}
				}
			}
		}
	}
}

// giver is the party that a word heads, known or not.
func (v *view) giver(w int) (event.Ref, bool) {
	if m := v.mention(w, event.KindActor); m != nil {
		return v.whole(w, m), true
	}
	if ref, ok := v.body(w); ok {
		return ref, true
	}
	return v.party(w)
}
