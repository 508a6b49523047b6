package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// finish turns the drafts of a document, in the order of their triggers, into
// its events: it joins what tells one event, parts what tells several, carries
// times over, and names, codes and rates the result.
func (x *Extractor) finish(r *Reading, drafts []*draft) []event.Event {
	drafts = joinStances(drafts)
	drafts = joinPredicates(withoutRanks(drafts))
	drafts = joinCasualties(drafts)
	drafts = joinBare(joinRepeats(drafts))
	losses(drafts)
	drafts = distribute(drafts)
	carryPlaces(r, drafts)
	carryTimes(r, drafts)
	implyWeapons(drafts)
	imply(drafts)
	implyRecipients(r, drafts)
	drafts = joinRetellings(r, joinHeadings(r, drafts))
	drafts = joinDenials(drafts)
	nameCulprits(r, drafts)
	checkSums(drafts)
	for _, d := range drafts {
		d.broader()
		if !hitsThings(d.Category) {
			d.Targets = nil
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

// hitsThings reports whether the things named in an event of a category are what
// it is done to: ships that are sent and homes that people leave are not.
func hitsThings(c event.Category) bool {
	switch c {
	case event.Evacuation, event.Mobilise, event.Arrest, event.Kidnapping, event.Concede, event.Visit, event.Meeting:
		return false
	}
	return true
}

func sortRefs(e *event.Event) {
	for _, list := range [][]event.Ref{e.Actors, e.Recipients, e.Targets, e.Places, e.Weapons} {
		slices.SortStableFunc(list, func(a, b event.Ref) int { return cmp.Compare(a.Start, b.Start) })
	}
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
			case !d.verb && joinable(d.Category, verb.Category) && slices.ContainsFunc(verb.args, func(a argument) bool {
				return (a.function == fnSubject || a.function == fnObject || a.function == fnInstrument) && v.argues(a, d.word)
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
			case !d.verb && rel == syntax.RelAcl && verb.Category == event.Assault && d.Category == event.Assault && d.Status == verb.Status && v.isPerson(v.inner(head)) && slices.ContainsFunc(d.args, func(a argument) bool { return v.inner(a.word) == v.inner(head) }):
				d.absorb(verb) // "the killing of a constable, who was gunned down"
				gone[verb] = true
			case purpose && d.verb && d.word == head && d.Category == event.Assault && joinable(d.Category, verb.Category) && len(d.Weapons) > 0:
				verb.absorb(d)
				verb.Status = d.Status
				gone[d] = true
			case alike && d.verb && d.word == head && d.Category == verb.Category && len(verb.Places) == 0 && !verb.rule.isHarm() && !d.rule.isHarm() && d.Status == verb.Status && !d.isOtherFire(verb):
				d.absorb(verb) // "fired rockets and set fields ablaze": one deed
				gone[verb] = true
			}
			if gone[verb] {
				break
			}
		}
	}
	joinDefused(drafts, gone)
	joinFired(drafts, gone)
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

// joinable reports whether a verb of category b may tell what an event of
// category a did.
func joinable(a, b event.Category) bool {
	return a == b || violent(a) && violent(b)
}

// absorb takes over from another draft of the same event what this one lacks.
func (d *draft) absorb(o *draft) {
	d.joined = append(append(d.joined, o), o.joined...)
	for _, r := range []role{actorRole, recipientRole, targetRole, placeRole} {
		for _, ref := range *o.list(r) {
			if !d.has(r, ref) {
				d.add(r, ref)
			}
		}
	}
	for _, w := range o.Weapons {
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
	if o.Evidence.Span != d.Evidence.Span && !slices.Contains(d.Evidences, o.Evidence.Span) {
		d.Evidences = append(d.Evidences, o.Evidence.Span)
	}
	d.filled += o.filled
}

func orRange(a, b *event.Range) *event.Range {
	if a != nil {
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

// joinCasualties gives the casualties that a clause tells to the event that
// caused them: the one it is tied to in its sentence, else the last of the
// sentences before. Casualties without one stay events of their own, unless
// there were none.
func joinCasualties(drafts []*draft) []*draft {
	into := map[*draft]*draft{} // what took over a draft; itself for one that is dropped
	for i, c := range drafts {
		if !c.rule.isHarm() {
			continue
		}
		if c.verb && c.Status == event.Actual && c.view.isPerfect(c.word) && c.view.sinceLong(c.word) {
			c.Status = event.Habitual // "18,000 people have died since 1980"
			continue
		}
		if host := c.woundedIn(drafts[:i], into); host != nil {
			host.succumbed(c)
			into[c] = host
			continue
		}
		host := c.hostInSentence(sameSentence(drafts, i))
		for host != nil && into[host] != nil && into[host] != host {
			host = into[host]
		}
		if host == nil && len(c.Weapons) == 0 && len(c.Actors) == 0 {
			host = c.hostBefore(drafts[:i], into)
		}
		switch {
		case host != nil && host != c && into[host] == nil:
			host.absorb(c)
			into[c] = host
		case c.casualty != nil && c.casualty.Max == 0:
			into[c] = c
		case len(c.Weapons) > 0 || len(c.Actors) > 0:
			if c.Category == event.Casualties {
				c.Category = event.Assault
				c.Mode = c.modeOfWeapons()
			}
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return into[d] != nil })
}

// woundReach is how many sentences back the attack may stand of whose wounds
// somebody dies.
const woundReach = 12

// woundedIn is the attack told before, of whose wounds the dead of c died: "the
// fourth victim succumbed to his wounds"; nil where c tells of no such death.
func (c *draft) woundedIn(before []*draft, into map[*draft]*draft) *draft {
	v := c.view
	if !c.verb || v.lemma(c.word) != "succumb" && v.lemma(c.word) != "die" {
		return nil
	}
	ofWounds := false
	for w := c.word + 1; w < min(len(v.words), c.word+6); w++ {
		lem := v.lemma(w)
		ofWounds = ofWounds || (lem == "wound" || lem == "injury") && (v.lower(c.word+1) == "of" || v.lower(c.word+1) == "from" || v.lower(c.word+1) == "to")
	}
	if !ofWounds {
		return nil
	}
	var best *draft
	for i := len(before) - 1; i >= 0 && v.sentence-before[i].view.sentence <= woundReach; i-- {
		h := before[i]
		if into[h] != nil || !violent(h.Category) || h.rule.isHarm() || h.Status != event.Actual || !c.compatiblePlaces(h) {
			continue
		}
		if h.Killed != nil || h.Injured != nil {
			return h
		}
		if best == nil {
			best = h
		}
	}
	return best
}

// succumbed tells of an attack that one of its victims died later.
func (d *draft) succumbed(c *draft) {
	d.Killed = orRange(d.Killed, c.Killed)
	if d.view != c.view && !slices.Contains(d.Evidences, c.Evidence.Span) {
		d.Evidences = append(d.Evidences, c.Evidence.Span)
	}
}

// hostReach is the longest way through the tree, in arcs, from a casualty to
// its cause in the same sentence.
const hostReach = 6

// hostInSentence is the nearest event among drafts, all of one sentence, that may
// have caused the casualties of d.
func (d *draft) hostInSentence(drafts []*draft) *draft {
	var best *draft
	bestCost := hostReach + 1
	for _, h := range drafts {
		if h == d || !violent(h.Category) || h.Status != event.Actual && h.Status != d.Status {
			continue
		}
		if h.rule.isHarm() && (h.word > d.word || h.Category != event.Casualties && !h.verb) {
			continue
		}
		if !d.compatiblePlaces(h) || len(d.Weapons) > 0 && (d.timesConflict(h) || h.Category == event.Fire && d.hasOwnPlace()) {
			continue // "setting off a fire, while a missile killed three in Odesa"
		}
		cost := d.view.distance(d.word, h.word)
		if h.rule.isHarm() {
			cost += 2
		}
		if cost < bestCost {
			best, bestCost = h, cost
		}
	}
	return best
}

// sentencesBack is how far back the cause of casualties may stand.
const sentencesBack = 2

// hostBefore is the last event told before that may have caused the casualties
// of d; into holds the drafts that others took over.
func (d *draft) hostBefore(before []*draft, into map[*draft]*draft) *draft {
	for i := len(before) - 1; i >= 0; i-- {
		h := before[i]
		if into[h] != nil || h.view == d.view || !violent(h.Category) || h.Status != event.Actual {
			continue
		}
		if d.view.sentence-h.view.sentence > sentencesBack {
			return nil
		}
		if conflict(d.Killed, h.Killed) || conflict(d.Injured, h.Injured) || !d.compatiblePlaces(h) {
			return nil
		}
		if h.Category == event.Fire || h.Category == event.Debris {
			if c := h.causeBeside(before[:i], into); c != nil && !conflict(d.Killed, c.Killed) && !conflict(d.Injured, c.Injured) && d.compatiblePlaces(c) {
				return c
			}
		}
		return h
	}
	return nil
}

// causeBeside is the attack of the same sentence that a fire or debris came from;
// nil where it tells none.
func (d *draft) causeBeside(before []*draft, into map[*draft]*draft) *draft {
	for _, c := range slices.Backward(before) {
		if c.view != d.view {
			return nil
		}
		if into[c] == nil && c.Category == event.Assault && c.Status == event.Actual {
			return c
		}
	}
	return nil
}

// compatiblePlaces reports whether two drafts may tell of one place: one of
// them names none, or they share one, or one lies in the region of the other.
func (d *draft) compatiblePlaces(o *draft) bool {
	if len(d.Places) == 0 || len(o.Places) == 0 {
		return true
	}
	for _, p := range d.Places {
		for _, q := range o.Places {
			if sameThing(p, q) || p.Admin1 != "" && (p.Admin1 == q.Name || p.Admin1 == q.Admin1 && (isRegion(p) || isRegion(q))) || q.Admin1 != "" && q.Admin1 == p.Name ||
				p.Country == q.Country && p.Country != "" && (isVast(p) || isVast(q)) {
				return true
			}
		}
	}
	return false
}

// isVast reports whether a place is a country or a part of one that only the
// compass names: "southern Russia".
func isVast(p event.Ref) bool {
	first, _, several := strings.Cut(p.Name, " ")
	return p.Feature == "country" || several && p.Admin1 == "" && strings.HasSuffix(first, "ern")
}

func isRegion(p event.Ref) bool { return p.Feature == "admin1" }

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
