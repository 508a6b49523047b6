package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// finish turns the drafts of a document, in the order of their triggers, into
// its events: it joins what tells one event, parts what tells several, carries
// times over, and names, codes and rates the result.
func (x *Extractor) finish(r *Reading, drafts []*draft) []event.Event {
	drafts = joinStances(drafts)
	joinBlame(drafts)
	drafts = joinPredicates(withoutRanks(drafts))
	drafts = joinCasualties(drafts)
	drafts = joinBare(joinRepeats(drafts))
	losses(drafts)
	drafts = distribute(drafts)
	carryPlaces(r, drafts)
	carryClaims(r, drafts)
	carryTimes(r, drafts)
	implyWeapons(drafts)
	imply(drafts)
	implyRecipients(r, drafts)
	drafts = joinRetellings(r, joinHeadings(r, drafts))
	drafts = joinDenials(drafts)
	nameCulprits(r, drafts)
	nameTheDead(r, drafts)
	checkSums(drafts)
	towns := townsOf(r)
	for _, d := range drafts {
		if p, ok := d.struckState(towns); ok && len(d.Places) == 0 {
			d.Places = append(d.Places, implied(p))
		}
		d.broader()
		if slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return !r.Implied }) {
			d.Recipients = slices.DeleteFunc(d.Recipients, func(r event.Ref) bool { return r.Implied })
		}
		d.Targets = slices.DeleteFunc(d.Targets, func(t event.Ref) bool { return !hitsThing(d.Category, t) })
		if strings.HasPrefix(d.rule.Name, "come-under") { // "crews came under a second strike, wounding two of them"
			d.Actors = slices.DeleteFunc(d.Actors, func(a event.Ref) bool { return d.has(recipientRole, a) })
		}
		if d.Mode == event.ModeVehicle { // "drove a car into a crowd": the car is what it is done with
			d.wieldVehicle()
		}
		if len(d.Weapons) > 1 { // "a military truck struck a roadside bomb": the truck is hit
			d.Weapons = slices.DeleteFunc(d.Weapons, func(w event.Ref) bool {
				return slices.ContainsFunc(d.Targets, func(t event.Ref) bool { return t.Span == w.Span })
			})
		}
	}
	drafts = slices.DeleteFunc(drafts, (*draft).isSetting)
	sequels(r, drafts)
	events := make([]event.Event, 0, len(drafts))
	parts := map[event.Quote]int{}
	b := backgroundOf(r, cmp.Or(x.weights, confidenceWeights))
	b.observe = x.observe
	for i, d := range drafts {
		e := &d.Event
		e.ID = event.NewID(e.Document, e.Trigger.Span, e.Category, parts[e.Trigger])
		parts[e.Trigger]++
		e.Codes = codesOf(e.Category, e.Mode)
		e.Confidence = d.confidence(b, i, len(sameSentence(drafts, i)))
	}
	x.attach(r, drafts, b.shout)
	for _, d := range drafts {
		e := &d.Event
		sortRefs(e)
		if x.drafted != nil {
			x.drafted(d)
		}
		events = append(events, *e)
	}
	slices.SortStableFunc(events, func(a, b event.Event) int { return cmp.Compare(a.Trigger.Start, b.Trigger.Start) })
	return events
}

// hitsThing reports whether a thing named in an event of a category is what it is
// done to: ships that are sent, homes that people leave and the suburbs and roads
// on which troops move are not.
func hitsThing(c event.Category, t event.Ref) bool {
	switch c {
	case event.Evacuation, event.Mobilise, event.Arrest, event.Kidnapping, event.Concede, event.Visit, event.Meeting, event.Offensive, event.Retreat, event.Casualties:
		return false
	case event.Clash:
		return t.Class != "residential area" && t.Class != "road" && t.Class != "building" && t.Class != "crops"
	}
	return true
}

func sortRefs(e *event.Event) {
	e.Actors, e.Recipients, e.Targets = withoutPronouns(e.Actors), withoutPronouns(e.Recipients), withoutPronouns(e.Targets)
	for _, list := range [][]event.Ref{e.Actors, e.Recipients, e.Targets, e.Places, e.Weapons} {
		slices.SortStableFunc(list, func(a, b event.Ref) int { return cmp.Compare(a.Start, b.Start) })
	}
	slices.SortFunc(e.Evidences, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// wieldVehicle makes the vehicle that is driven into people the weapon.
func (d *draft) wieldVehicle() {
	v := d.view
	d.Targets = slices.DeleteFunc(d.Targets, func(t event.Ref) bool {
		first, last := v.wordsOf(t.Span)
		if !d.verb || first > last {
			return false
		}
		h := v.headOf(first, last)
		if v.words[h].Rel != syntax.RelObj || v.words[h].Head != d.word {
			return false
		}
		t.Kind = event.KindWeapon
		if !slices.ContainsFunc(d.Weapons, func(w event.Ref) bool { return w.Overlaps(t.Span) }) {
			d.Weapons = append(d.Weapons, t)
		}
		return true
	})
}

// withoutPronouns drops from a role the pronouns that stand for somebody whom it
// names as well: "Ukraine launched one of its biggest attacks".
func withoutPronouns(refs []event.Ref) []event.Ref {
	if len(refs) < 2 {
		return refs
	}
	return slices.DeleteFunc(slices.Clone(refs), func(p event.Ref) bool {
		if _, known := pronouns[strings.ToLower(p.Text)]; !known {
			return false
		}
		return slices.ContainsFunc(refs, func(q event.Ref) bool {
			_, pronoun := pronouns[strings.ToLower(q.Text)]
			return (!pronoun || q.Start < p.Start) && q.Start != p.Start && !q.Implied && (sameThing(p, q) || p.Name == q.Text || p.Kind == event.KindTarget && lastWord(p.Name) == lastWord(q.Name))
		})
	})
}

// violent categories tell of one and the same event under several words: a
// strike, the explosion it made, the fire it lit.
func violent(c event.Category) bool {
	switch c {
	case event.Assault, event.Explosion, event.Fire, event.Clash, event.Offensive, event.Debris, event.Accident, event.Casualties, event.Riot, event.Hijacking:
		return true
	}
	return false
}

// sameSentence returns the drafts around drafts[i] that stand in its sentence,
// itself included. Drafts are in the order of the text.
func sameSentence(drafts []*draft, i int) []*draft {
	from, to := i, i+1
	for from > 0 && drafts[from-1].view == drafts[i].view {
		from--
	}
	for to < len(drafts) && drafts[to].view == drafts[i].view {
		to++
	}
	return drafts[from:to]
}

// absorb takes over from another draft of the same event what this one lacks.
func (d *draft) absorb(o *draft) {
	d.joined = append(append(d.joined, o), o.joined...)
	for _, r := range []role{actorRole, recipientRole, targetRole, placeRole} {
		for _, ref := range *o.list(r) {
			if r == actorRole && len(d.Actors) > 0 && actingPronouns[strings.ToLower(ref.Text)] {
				continue // "gunmen ... they": told already
			}
			if r == actorRole && len(d.Actors) > 0 && d.Category != o.Category && d.suffered(ref) {
				continue // "rebels killed ten soldiers ... ten soldiers died in clashes with rebels"
			}
			if !d.has(r, ref) && !(r == actorRole && isForceOf(ref, d.Actors)) && !(r == recipientRole && d.hasCounted(ref)) {
				d.add(r, ref)
			}
		}
	}
	for _, w := range o.Weapons {
		if slices.ContainsFunc(d.Weapons, func(u event.Ref) bool { return sameThing(u, w) && (w.Count == nil || u.Count != nil) }) {
			continue
		}
		if i := slices.IndexFunc(d.Weapons, func(u event.Ref) bool { return sameWeapons(u, w) }); i < 0 {
			d.Weapons = append(d.Weapons, w)
		} else if len(w.Class) > len(d.Weapons[i].Class) {
			d.Weapons[i] = w // "ATACMS missiles" tell more than "missiles"
		}
	}
	d.Killed, d.Injured = orRange(d.Killed, o.Killed), orRange(d.Injured, o.Injured)
	d.Missing, d.Captured = orRange(d.Missing, o.Missing), orRange(d.Captured, o.Captured)
	if d.Time == nil || o.Time != nil && o.Time.Basis == event.BasisText && (d.Time.Basis == event.BasisPublication || d.Time.Basis == event.BasisNone || d.Time.Basis == event.BasisContext && o.verb) {
		d.Time = o.Time
	}
	if d.Mode == "" {
		d.Mode = o.Mode
	}
	for _, c := range o.Claims {
		if o.view != d.view && len(o.Places)+len(o.Targets)+len(o.Weapons)+len(o.Recipients) == 0 && o.Killed == nil && o.Injured == nil {
			break // a mere mention of the event makes nobody its witness
		}
		if !slices.ContainsFunc(d.Claims, func(old event.Ref) bool { return sameThing(old, c) && old.Stance == c.Stance }) {
			d.Claims = append(d.Claims, c)
		}
	}
	for _, sp := range append([]text.Span{o.Evidence.Span}, o.Evidences...) {
		if sp != d.Evidence.Span && !slices.Contains(d.Evidences, sp) {
			d.Evidences = append(d.Evidences, sp)
		}
	}
	d.filled += o.filled
}

// suffered reports whether the recipients hold those whom a ref describes.
func (d *draft) suffered(ref event.Ref) bool {
	return slices.ContainsFunc(d.Recipients, func(b event.Ref) bool {
		return sameThing(ref, b) || ref.ID == "" && b.ID == "" && ref.Head != "" && ref.Head == b.Head && ref.Type == "military"
	})
}

// isForceOf reports whether an actor is only the nameless forces of a state that
// acts already: "Russia ... its forces".
func isForceOf(ref event.Ref, actors []event.Ref) bool {
	return ref.Type == "military" && ref.ID == "" && ref.Country != "" && slices.ContainsFunc(actors, func(a event.Ref) bool {
		return a.Type == "state" && a.Country == ref.Country
	})
}

func orRange(a, b *event.Range) *event.Range {
	if a != nil && (b == nil || !isVague(a)) {
		return a
	}
	return b
}

// sameWeapons reports whether two refs may name the same weapons: one thing, or
// as many of a class and of a kind of that class.
func sameWeapons(a, b event.Ref) bool {
	if sameThing(a, b) {
		return true
	}
	counts := a.Count == nil || b.Count == nil || sameRange(a.Count, b.Count)
	return counts && (isClass(a.Class, b.Class) || isClass(b.Class, a.Class)) && (a.Class != b.Class || a.Name == b.Name)
}

// hasCounted reports whether the recipients hold those whom "people" means by their
// number: "five civilians ... five people".
func (d *draft) hasCounted(ref event.Ref) bool {
	if ref.Count == nil || ref.ID != "" || strings.ToLower(lastField(ref.Text)) != "people" {
		return false
	}
	return slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return r.Count != nil && sameRange(r.Count, ref.Count) })
}

// has reports whether a role already holds the same thing.
func (d *draft) has(r role, ref event.Ref) bool {
	return slices.ContainsFunc(*d.list(r), func(old event.Ref) bool { return sameThing(old, ref) })
}

// sameThing reports whether two refs name one thing: by ID, or by name where
// they have none.
func sameThing(a, b event.Ref) bool {
	if a.ID != "" && b.ID != "" {
		return a.ID == b.ID
	}
	return a.Name != "" && a.Name == b.Name || a.Text != "" && a.Text == b.Text
}

// woundReach is how many sentences back the attack may stand of whose wounds
// somebody dies.
const woundReach = 12

// hostReach is the longest way through the tree, in arcs, from a casualty to
// its cause in the same sentence.
const hostReach = 6

// sentencesBack is how far back the cause of casualties may stand.
const sentencesBack = 2

// pointsBack reports whether a nominal trigger is told as known: "the attack",
// "Monday's attack".
func (d *draft) pointsBack() bool {
	if d.verb || d.Killed != nil || d.Injured != nil || len(d.Evidences) > 0 {
		return false
	}
	return d.isDefinite()
}

func (d *draft) hasOwnPlace() bool {
	return slices.ContainsFunc(d.Places, func(p event.Ref) bool { return !p.Implied })
}

// isSetting reports whether a nominal event of which little is told is only the
// ground of another: "in other attacks, crews shot down nine drones".
func (d *draft) isSetting() bool {
	v := d.view
	h := v.words[d.word].Head
	if d.rule.Name == "murder" && slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return !r.Implied }) {
		return false // "implicated in the murder of two nuns"
	}
	return !d.verb && d.Category == event.Assault && d.Mode == "" && len(d.Evidences) == 0 && h >= 0 && v.isVerb(h) && v.words[d.word].Rel.Base() == syntax.RelObl && !d.hasOwnPlace() && len(d.Targets)+len(d.Weapons) == 0 && d.Killed == nil && d.Injured == nil && !(v.isOf(sufferVerbs, h) && v.preposition(d.word) == "under")
}

// backgroundPrepositions hang an event on a sentence that tells another.
var backgroundPrepositions = wordSet("since before despite until till like of about for amid against following")

// isBackground reports whether the event is only pointed at: "since the
// invasion", "the ability to attack".
func (d *draft) isBackground() bool {
	v := d.view
	if d.Killed != nil || d.Injured != nil || len(d.Evidences) > 0 {
		return false
	}
	if d.verb {
		return v.words[d.word].XPOS == syntax.TagVB && v.markedTo(d.word) && d.Status == event.Planned
	}
	if v.words[d.word].Rel.Base() != syntax.RelNmod && v.words[d.word].Rel.Base() != syntax.RelObl {
		return v.words[d.word].Rel == syntax.RelNmodPoss
	}
	h := v.words[d.word].Head
	return backgroundPrepositions[firstWord(v.preposition(d.word))] && (h < 0 || !partitives[v.lemma(h)])
}
