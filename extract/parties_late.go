package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// lateAccuser makes who accuses the actor of an accusation whose "by" stands far
// behind: "was accused of taking public funds by members of the government".
func (d *draft) lateAccuser() {
	v := d.view
	if d.Category != event.Accuse || !d.verb || len(d.Actors) > 0 || !v.isPassive(d.word) {
		return
	}
	for w := d.word + 1; w < len(v.words); w++ {
		m := v.mention(w, event.KindActor)
		if m == nil || v.preposition(w) != "by" || !v.dominates(d.word, w) {
			continue
		}
		if m.Type == "government" || m.Type == "state" || v.isPerson(w) || bodyNouns[v.lemma(w)] {
			d.add(actorRole, v.whole(w, m))
			return
		}
	}
}

// lateAgent makes the actor of a passive whose "by" the parser hung on what stands
// between, a place, a time or a state such as "captivity": "were released from
// prison by the militia".
func (d *draft) lateAgent() {
	v := d.view
	if !d.verb || len(d.Actors) > 0 || !v.isPassive(d.word) || frames[d.rule.Frame][fnSubject][event.KindActor] != actorRole {
		return
	}
	for _, k := range v.kids[d.word] {
		if k < d.word || v.words[k].Rel.Base() != syntax.RelObl {
			continue
		}
		if v.mention(k, event.KindPlace, event.KindTime) == nil && !custodies[v.lemma(k)] {
			continue
		}
		for _, g := range v.kids[k] {
			if v.preposition(g) != "by" {
				continue
			}
			if m := v.mention(g, event.KindActor); m != nil {
				d.add(actorRole, v.whole(g, m))
			} else if ref, ok := v.party(g); ok && politicalFrames[d.rule.Frame] || ok && d.rule.Frame == "seizure" {
				d.add(actorRole, ref)
			}
		}
	}
}

// handedTo adds to whom somebody is handed over, a state or a body: "handed over two
// soldiers to Lebanon"; the dead receive nothing.
func (d *draft) handedTo() {
	v := d.view
	for w := d.word + 1; w < len(v.words); w++ {
		if v.preposition(w) != "to" || v.clause(w) != d.word || !v.dominates(d.word, w) {
			continue // wherever below the verb: "the bodies of two hostages to Israel"
		}
		m := v.mention(v.inner(w), event.KindActor)
		if p := v.mention(v.inner(w), event.KindPlace); m == nil && p != nil && isGovernmentSeat(p) && !d.acts(p.Ref) {
			d.add(recipientRole, p.Ref)
		}
		if m == nil || d.acts(m.Ref) {
			continue
		}
		switch m.Type {
		case "state", "government", "military", "armed-group", "organisation":
			d.add(recipientRole, v.whole(w, m))
		}
	}
	if len(d.Recipients) > 1 {
		d.Recipients = slices.DeleteFunc(d.Recipients, func(r event.Ref) bool {
			return r.Head == "bodies" || r.Head == "corpses" || r.Head == "body" || r.Head == "remains"
		})
	}
}

// custodies are where people are held.
var custodies = wordSet("captivity prison jail custody detention home house hospital street arrest court")
