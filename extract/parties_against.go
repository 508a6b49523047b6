package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// proposers adds from whom that came which is taken or turned down: "rejected a
// call from Ghana for its rivals to disarm", "a plan put forward by the premier".
func (d *draft) proposers(args []argument) {
	v := d.view
	if d.Category != event.Reject && d.Category != event.Agree {
		return
	}
	add := func(w int) {
		if m := v.mention(w, event.KindActor); m != nil && !d.acts(m.Ref) {
			d.add(recipientRole, v.whole(w, m))
		}
	}
	for _, a := range args {
		if a.function != fnObject || v.words[a.word].UPOS != syntax.NOUN || v.mention(a.word, event.KindActor) != nil {
			continue
		}
		for _, k := range v.kids[a.word] {
			switch rel := v.words[k].Rel; {
			case rel == syntax.RelNmod && (v.preposition(k) == "from" || v.preposition(k) == "by"):
				add(k)
			case rel.Base() == syntax.RelAcl && v.isPassive(k):
				for _, g := range v.kids[k] {
					if v.preposition(g) == "by" {
						add(g)
					}
				}
			}
		}
	}
}

// disagreed makes the second of two who failed to agree the one whom the first
// turned down: each did it to the other.
func (d *draft) disagreed() {
	if d.Rule == "fail-to-agree" && len(d.Actors) > 1 && len(d.Recipients) == 0 {
		d.Recipients = append(d.Recipients, d.Actors[1:]...)
	}
}

// measured adds who is under a measure that is named before its aim is: "imposed
// sanctions over the arrests, such as bans on travel, on nine generals".
func (d *draft) measured() {
	v := d.view
	g := v.words[d.word].Head
	if d.Category != event.Sanction || d.verb || len(d.Recipients) > 0 || g < 0 || v.words[d.word].Rel != syntax.RelObj {
		return
	}
	for w := d.word + 1; w < len(v.words); w++ {
		if prep := v.preposition(w); prep != "on" && prep != "against" && prep != "to" || !v.dominates(g, w) {
			continue
		}
		if m := v.mention(w, event.KindActor); m != nil && !d.acts(m.Ref) {
			d.add(recipientRole, v.whole(w, m))
			return
		}
		if m := v.mention(w, event.KindPlace); m != nil && m.Feature == "country" {
			d.add(recipientRole, m.Ref)
			return
		}
	}
}

// adverseNouns are those who are against the party behind their "of".
var adverseNouns = wordSet("opponent critic rival foe enemy adversary detractor")

// embassies are the grounds of a foreign state.
var embassies = wordSet("embassy consulate mission")

// protested adds whom a protest is against by the phrase that only describes
// them, "against Spanish trawlers", or by whose ground it stands on, "in front of
// the Greek embassy".
func (d *draft) protested(args []argument) {
	v := d.view
	for _, a := range args {
		if a.function == fnSubject && adverseNouns[v.lemma(a.word)] {
			for _, k := range v.kids[a.word] {
				if m := v.mention(k, event.KindActor); m != nil && v.preposition(k) == "of" {
					d.add(recipientRole, v.whole(k, m))
				}
			}
		}
		if m := v.mention(a.word, event.KindActor); m == nil && a.function == fnObject {
			for _, k := range v.kids[a.word] { // "protesting Peru's tax", "a ban by the mayor"
				if rel := v.words[k].Rel; rel == syntax.RelNmodPoss || rel == syntax.RelAmod || rel == syntax.RelCompound || rel == syntax.RelNmod && v.preposition(k) == "by" {
					if m := v.mention(k, event.KindActor); m != nil && !d.acts(m.Ref) {
						d.add(recipientRole, v.whole(k, m))
					} else if ref, ok := v.body(k); ok {
						d.add(recipientRole, ref)
					} else if ref, ok := v.party(k); ok && v.words[k].UPOS == syntax.NOUN {
						d.add(recipientRole, ref)
					}
				}
			}
		}
		if m := v.mention(a.word, event.KindActor); m != nil {
			if embassies[v.lemma(a.word)] && a.function == fnLocation {
				d.add(recipientRole, m.Ref)
			}
			continue
		}
		if a.prep != "against" && !embassies[v.lemma(a.word)] {
			continue
		}
		for _, k := range v.kids[a.word] {
			switch v.words[k].Rel {
			case syntax.RelAmod, syntax.RelCompound, syntax.RelNmodPoss, syntax.RelNmod, syntax.RelNmodDesc:
				if m := v.mention(k, event.KindActor); m != nil && !d.acts(m.Ref) {
					d.add(recipientRole, v.whole(k, m))
				}
			}
		}
	}
}
