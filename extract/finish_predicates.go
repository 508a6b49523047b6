package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// joinPredicates joins a nominal event with the verb that says what it did: "a
// drone attack hit the depot" is one event, and so is what one subject does in
// one place: "fired rockets and set fields ablaze". A strike that was stopped is
// none of its own: "shot down missiles targeting Crimea".
func joinPredicates(drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for i, verb := range drafts {
		if !verb.verb {
			continue
		}
		v := verb.view
		rel, head := v.words[verb.word].Rel.Base(), v.words[verb.word].Head
		onWeapon := verb.Category == event.Assault && rel == syntax.RelAcl && !v.isPerson(v.inner(head))
		// "used drones to attack the port": what the weapons are used for.
		purpose := (rel == syntax.RelXcomp || rel == syntax.RelAdvcl) && v.words[verb.word].XPOS == syntax.TagVB && v.markedTo(verb.word)
		alike := rel == syntax.RelConj && !politicalFrames[verb.rule.Frame] || rel == syntax.RelAdvcl && v.words[verb.word].XPOS == syntax.TagVBG
		for _, d := range sameSentence(drafts, i) {
			switch {
			case d == verb || gone[d]:
			case !d.verb && d.Category == verb.Category && verb.Trigger.Contains(d.Trigger.Span):
				verb.absorb(d) // "hold talks" and "talks"
				gone[d] = true
			case !d.verb && joinable(d.Category, verb.Category) && slices.ContainsFunc(verb.args, func(a argument) bool {
				return (a.function == fnSubject || a.function == fnObject || a.function == fnInstrument && !d.rule.isHarm()) && v.argues(a, d.word)
			}), !d.verb && joinable(d.Category, verb.Category) && verb.rule.Frame == "attack" && v.isPassive(verb.word) && v.words[d.word].Head == verb.word && (v.preposition(d.word) == "in" || v.preposition(d.word) == "during"):
				if v.isOf(sufferVerbs, verb.word) { // "repelled an attack": not theirs
					verb.Recipients, verb.Actors = append(verb.Actors, verb.Recipients...), nil
				}
				d.absorb(verb)
				gone[verb] = true
			case onWeapon && slices.ContainsFunc(d.args, func(a argument) bool { return v.inner(a.word) == head }):
				if d.Category == event.Interception {
					for _, p := range verb.Places {
						d.add(placeRole, p)
					}
				} else if len(d.Actors) == 0 { // "struck by a missile fired by rebels"
					d.Actors = append(d.Actors, verb.Actors...)
				}
				gone[verb] = true
			case !d.verb && rel == syntax.RelAcl && verb.Category == event.Assault && d.Category == event.Assault && d.Status == verb.Status && (head == d.word && v.isOfWhom(verb.word) || v.isPerson(v.inner(head)) && slices.ContainsFunc(d.args, func(a argument) bool { return v.inner(a.word) == v.inner(head) })):
				verb.absorb(d) // "nobody claimed the killing of a constable, who was gunned down"
				gone[d] = true
			case !d.verb && d.Category == event.Riot && (verb.Category == event.Riot || verb.rule.Name == "set-ablaze" && verb.word > d.word) && verb.compatiblePlaces(d) && d.Status == verb.Status:
				d.absorb(verb) // "turned into a riot, when youths burned a bus and looted a shop"
				gone[verb] = true
			case purpose && d.verb && d.word == head && !v.isForOthers(verb.word, head) && d.Category == event.Assault && joinable(d.Category, verb.Category) && len(d.Weapons) > 0:
				verb.absorb(d)
				verb.Status = d.Status
				gone[d] = true
			case alike && d.verb && d.word == head && d.Category == verb.Category && len(verb.Places) == 0 && !verb.rule.isHarm() && !d.rule.isHarm() && d.Status == verb.Status && !d.isOtherFire(verb) && !d.isOthersDeed(verb) && !d.isBesideArson(verb) && !v.isLaterDeed(verb.word):
				d.absorb(verb) // "fired rockets and set fields ablaze": one deed
				gone[verb] = true
			}
			if gone[verb] {
				break
			}
		}
	}
	joinDefused(drafts, gone)
	joinHeralds(drafts, gone)
	joinFired(drafts, gone)
	joinWords(drafts, gone)
	// What is only threatened is told by the threat.
	for i, threat := range drafts {
		if threat.Category != event.Threaten {
			continue
		}
		for _, d := range sameSentence(drafts, i) {
			if d != threat && d.Status != event.Actual && threat.view.dominates(threat.word, d.word) {
				gone[d] = true
			}
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// isLaterDeed reports whether a joined verb is told as done later: "opened fire on a
// bus and later raided a clinic".
func (v *view) isLaterDeed(verb int) bool {
	for _, k := range v.kids[verb] {
		if f := v.lower(k); k < verb && (f == "later" || f == "afterwards" || f == "subsequently") {
			return true
		}
	}
	return false
}

// isOfWhom reports whether the clause of a verb tells of a person by "who".
func (v *view) isOfWhom(verb int) bool {
	s := v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass)
	return s >= 0 && v.lower(s) == "who"
}

// isOthersDeed reports whether two drafts name who did it, and name others: "was
// captured by rebels and retaken by the army".
func (d *draft) isOthersDeed(o *draft) bool {
	return len(d.Actors) > 0 && len(o.Actors) > 0 && !slices.ContainsFunc(o.Actors, func(a event.Ref) bool { return d.acts(a) })
}

// isBesideArson reports whether a joined verb tells that something else was burned:
// "attacked the barracks and set fire to a school".
func (d *draft) isBesideArson(o *draft) bool {
	return o.Mode == event.ModeArson && d.Mode != event.ModeArson && len(d.Targets) > 0 && len(o.Targets) > 0 && !d.sharesTarget(o)
}

// joinDefused joins the bomb that was made harmless with the attempt that it was
// laid for: "tried to blow up the hotel, but police defused the device".
func joinDefused(drafts []*draft, gone map[*draft]bool) {
	for i, d := range drafts {
		if d.rule.Name != "defuse" {
			continue
		}
		for _, o := range sameSentence(drafts, i) {
			if o != d && !gone[o] && o.Category == event.Assault && o.word < d.word && o.Status == event.Attempted {
				d.Actors = nil
				o.absorb(d)
				gone[d] = true
				break
			}
		}
	}
}

// joinHeralds joins a verb that only says that somebody struck with what it was: "the
// militants struck again on Monday, attacking a camp".
func joinHeralds(drafts []*draft, gone map[*draft]bool) {
	for i, d := range drafts {
		if !d.verb || d.Category != event.Assault || d.hasOwnPlace() || len(d.Targets)+len(d.Weapons)+len(d.Recipients) > 0 {
			continue
		}
		for _, o := range sameSentence(drafts, i) {
			w := &d.view.words[o.word]
			if o != d && !gone[o] && o.verb && o.Category == event.Assault && w.Rel == syntax.RelAdvcl && w.Head == d.word && w.XPOS == syntax.TagVBG {
				o.absorb(d)
				gone[d] = true
				break
			}
		}
	}
}

// joinFired joins what tells only who fired a weapon with what the weapon did,
// wherever the tree hangs it: "shells fired by the rebels slammed into a clinic".
func joinFired(drafts []*draft, gone map[*draft]bool) {
	for i, d := range drafts {
		v := d.view
		if !d.verb || d.rule.Frame != "launch" || v.words[d.word].XPOS != syntax.TagVBN || d.word == 0 || v.child(d.word, syntax.RelAux) >= 0 || v.mention(d.word-1, event.KindWeapon) == nil {
			continue
		}
		for _, o := range sameSentence(drafts, i) {
			if o == d || gone[o] || !o.verb || o.word < d.word || o.Category != event.Assault || o.rule.Frame != "attack" || len(o.Actors) > 0 {
				continue
			}
			o.Actors = append(o.Actors, d.Actors...)
			if len(o.Weapons) == 0 {
				o.Weapons = append(o.Weapons, d.Weapons...)
			}
			if o.Mode == "" {
				o.Mode = d.Mode
			}
			gone[d] = true
			break
		}
	}
}

// isOtherFire reports whether a joined verb tells of fire of its own beside a
// counted launch: "used 612 drones and fired on the positions of the troops".
func (d *draft) isOtherFire(verb *draft) bool {
	counted := slices.ContainsFunc(d.Weapons, func(w event.Ref) bool { return w.Count != nil })
	return counted && len(verb.Weapons) == 0 && len(verb.Targets)+len(verb.Recipients) > 0 && verb.rule.Name != "set-ablaze"
}

// argues reports whether an argument is a word, or a list that has it: "launched
// a missile and drone strike".
func (v *view) argues(a argument, word int) bool {
	for _, c := range v.conjuncts(nil, a.word) {
		if c == word || v.inner(c) == word {
			return true
		}
	}
	return false
}

// isForOthers reports whether what is given at verb above is for others to use: "sent
// missiles for Ukrainian jets to hit radars".
func (v *view) isForOthers(verb, above int) bool {
	if !giveVerbs[v.lemma(above)] {
		return false
	}
	for k := above + 1; k < verb; k++ {
		if v.lower(k) == "for" && (v.words[k].Head == verb || v.words[v.words[k].Head].Head == above) {
			return true
		}
	}
	return false
}

// joinable reports whether a verb of category b may tell what an event of
// category a did.
func joinable(a, b event.Category) bool {
	return a == b || violent(a) && violent(b)
}
