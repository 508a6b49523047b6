package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

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
		if host := c.operationBefore(drafts[:i], into); host != nil {
			host.succumbed(c)
			into[c] = host
			continue
		}
		var host *draft
		apart := c.isGrievance() || c.isFollowed() || c.isOfLong()
		if !apart && !c.isInToldAttack() {
			host = c.hostInSentence(sameSentence(drafts, i))
		}
		for host != nil && into[host] != nil && into[host] != host {
			host = into[host]
		}
		if host == nil && len(c.Weapons) == 0 && len(c.Actors) == 0 && !apart {
			host = c.hostBefore(drafts[:i], into)
		}
		switch {
		case c.isOfThoseTold():
			into[c] = c
		case host != nil && into[host] == nil && c.killsAndWrecks(host):
			c.Category, c.Mode = host.Category, host.Mode
			c.absorb(host)
			into[host] = c
		case host != nil && host != c && into[host] == nil:
			if host.Category == event.Clash && len(host.Actors) > 0 && len(host.Recipients) > 0 {
				c.Recipients = slices.DeleteFunc(c.Recipients, isFighters) // the two sides are told
			}
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

// isOfLong reports whether the dead are those of weeks, months or years, and so of no
// one event: "have died over the past twelve months".
func (c *draft) isOfLong() bool {
	v := c.view
	if !c.verb || !v.isPerfect(c.word) {
		return false
	}
	for k := c.word + 2; k < len(v.words); k++ {
		if v.isLongPast(k) && (periodWords[v.lower(k-1)] || periodWords[v.lower(k-2)]) {
			return true
		}
	}
	return false
}

// isFollowed reports whether a death is what another event comes after: "the killing
// follows the death of a councillor".
func (c *draft) isFollowed() bool {
	h := c.view.words[c.word].Head
	return h >= 0 && !c.verb && followVerbs[c.view.lemma(h)] && h < c.word
}

// isFighters reports whether a ref stands for nameless fighters.
func isFighters(ref event.Ref) bool {
	return ref.ID == "" && (ref.Type == "military" || ref.Type == "armed-group")
}

// isOfThoseTold reports whether the hurt or dead are only named as known, in what is
// done about them: "a helicopter sent to collect the wounded".
func (c *draft) isOfThoseTold() bool {
	v := c.view
	det := v.child(c.word, syntax.RelDet)
	return !c.verb && c.Killed == nil && c.Injured == nil && det >= 0 && v.lower(det) == "the" && v.words[c.word].Rel.Base() == syntax.RelObj
}

// killsAndWrecks reports whether who killed goes on to what the host tells, "killed
// eleven rebels and destroyed a camp": the killing comes first.
func (c *draft) killsAndWrecks(host *draft) bool {
	v := c.view
	return host.view == v && c.verb && host.verb && c.rule.Name != "toll" && len(c.Actors) > 0 && host.Category == event.Assault && host.Status == c.Status &&
		v.words[host.word].Rel == syntax.RelConj && v.words[host.word].Head == c.word && v.child(host.word, syntax.RelNsubj, syntax.RelNsubjPass) < 0
}

// isInToldAttack reports whether the casualties are those of an attack told before:
// "nobody was hurt in that strike".
func (c *draft) isInToldAttack() bool {
	v := c.view
	for _, k := range v.kids[c.word] {
		if det := v.child(k, syntax.RelDet); v.words[k].Rel.Base() == syntax.RelObl && attackNouns[v.lower(k)] && det >= 0 {
			return v.lower(det) == "that" || v.lower(det) == "this"
		}
	}
	return false
}

// operationNouns name with "the" what forces were told to do.
var operationNouns = wordSet("operation rescue mission sweep")

// operationBefore is the release or arrest told before in which those of c died: "a
// soldier was killed in the operation"; nil where c speaks of none.
func (c *draft) operationBefore(before []*draft, into map[*draft]*draft) *draft {
	v := c.view
	for _, k := range v.kids[c.word] {
		prep, det := v.preposition(k), v.child(k, syntax.RelDet)
		if !operationNouns[v.lower(k)] || prep != "in" && prep != "during" || det < 0 || v.lower(det) != "the" {
			continue
		}
		for _, h := range slices.Backward(before) {
			if v.sentence-h.view.sentence > sentencesBack {
				return nil
			}
			if into[h] == nil && h.Status == event.Actual && (h.Category == event.Concede && h.rule.Frame == "seizure" || h.Category == event.Arrest) {
				return h
			}
		}
	}
	return nil
}

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
	there := c.placed(before)
	for i := len(before) - 1; i >= 0 && v.sentence-before[i].view.sentence <= woundReach; i-- {
		h := before[i]
		if into[h] != nil || !violent(h.Category) || h.rule.isHarm() || h.Status != event.Actual || there.isElsewhere(h, before[:i]) {
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
	d.Killed, d.Injured = orRange(d.Killed, c.Killed), orRange(d.Injured, c.Injured)
	if d.view != c.view && !slices.Contains(d.Evidences, c.Evidence.Span) {
		d.Evidences = append(d.Evidences, c.Evidence.Span)
	}
}

// isGrievance reports whether a death is what people rose about: "ransacked an office
// over the death of a trader".
func (d *draft) isGrievance() bool {
	return !d.verb && d.view.lemma(d.word) == "death" && d.view.preposition(d.word) == "over"
}

// actsApart reports whether the clause of d, joined to that of h, names others who act:
// neither they nor somebody whom a pronoun means do what h tells.
func (d *draft) actsApart(h *draft) bool {
	v := d.view
	w := &v.words[d.word]
	subject := v.child(d.word, syntax.RelNsubj)
	if w.Rel != syntax.RelConj || w.Head != h.word || subject < 0 || v.words[subject].UPOS == syntax.PRON || len(h.Actors)+len(h.Weapons) == 0 {
		return false
	}
	m := v.mention(subject, event.KindActor)
	return m != nil && m.Type != "population" && d.has(actorRole, m.Ref) && !h.has(actorRole, m.Ref) && !h.has(recipientRole, m.Ref)
}

// hostInSentence is the nearest event among drafts, all of one sentence, that may
// have caused the casualties of d.
func (d *draft) hostInSentence(drafts []*draft) *draft {
	var best *draft
	bestCost := hostReach + 1
	for _, h := range drafts {
		if h == d || !violent(h.Category) || h.Status != event.Actual && h.Status != d.Status {
			continue
		}
		if w := &d.view.words[d.word]; d.verb && !h.verb && len(d.Actors) > 0 && w.Rel == syntax.RelConj && d.view.child(d.word, syntax.RelNsubj, syntax.RelNsubjPass) >= 0 {
			continue // "died in an air raid, and a third was killed by a sniper"
		}
		if d.verb && h.verb && d.actsApart(h) {
			continue // "jets bombed the market and snipers killed a boy"
		}
		if d.view.ofWhom(h.word, d.word) {
			continue // "killed a rebel who led the attack on the town in May"
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
		if cost < bestCost || best != nil && cost == bestCost && h.word < d.word && d.view.words[d.word].Rel == syntax.RelAdvcl {
			best, bestCost = h, cost // of two as near, the one right before "killing nine"
		}
	}
	return best
}

// ofWhom reports whether a word stands in what a relative clause tells of somebody
// whom the phrase of another word names.
func (v *view) ofWhom(word, top int) bool {
	for i := word; i >= 0 && i != top; i = v.words[i].Head {
		if h := v.words[i].Head; v.words[i].Rel == syntax.RelAclRelcl && h >= 0 && v.dominates(top, h) && v.mention(h, event.KindActor) != nil && v.child(i, syntax.RelNsubj) >= 0 && v.lower(v.child(i, syntax.RelNsubj)) == "who" && !v.isPassive(i) {
			return true
		}
	}
	return false
}

// hostBefore is the last event told before that may have caused the casualties
// of d; into holds the drafts that others took over.
func (d *draft) hostBefore(before []*draft, into map[*draft]*draft) *draft {
	if d.inHeading() {
		return nil // it is of what stands below
	}
	there := d.placed(before)
	for i := len(before) - 1; i >= 0; i-- {
		h := before[i]
		if into[h] != nil || h.view == d.view || !violent(h.Category) || h.Status != event.Actual {
			continue
		}
		if d.view.sentence-h.view.sentence > sentencesBack {
			return nil
		}
		if conflict(d.Killed, h.Killed) || conflict(d.Injured, h.Injured) || d.isOfAnotherDay(h) || there.isElsewhere(h, before[:i]) || d.isTollOfPart(h) {
			return nil
		}
		if h.isCrowdControl() {
			if riot := d.riotBefore(before[:i], into); riot != nil {
				return riot
			}
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

// placed is the draft with the place that its sentence gives it, if its own words
// give none.
func (d *draft) placed(before []*draft) *draft {
	if len(d.Places) > 0 {
		return d
	}
	there := *d
	beside := []*draft{&there}
	for i := len(before) - 1; i >= 0 && before[i].view == d.view; i-- {
		beside = append(beside, before[i])
	}
	there.nearbyPlace(beside)
	there.Places = slices.DeleteFunc(there.Places, func(p event.Ref) bool { // the hurt are brought there from anywhere
		name := strings.ToLower(p.Text)
		return strings.Contains(name, "hospital") || strings.Contains(name, "clinic") || strings.Contains(name, "morgue")
	})
	return &there
}

// isElsewhere reports whether a draft that is placed cannot lie where h does, before
// which the others were told.
func (d *draft) isElsewhere(h *draft, before []*draft) bool {
	return len(d.Places) > 0 && !d.compatiblePlaces(h.placed(before))
}

// isOfAnotherDay reports whether harm came on a day of its own on which h had not
// begun or, unless people died of it later, was over.
func (d *draft) isOfAnotherDay(h *draft) bool {
	if !d.timesConflict(h) {
		return false
	}
	return d.Time.To <= h.Time.From || d.verb && !laterVerbs[d.view.lemma(d.word)]
}

// laterVerbs tell of deaths that may come days after their cause.
var laterVerbs = wordSet("die succumb find recover pull discover")

// isCrowdControl reports whether a draft tells only of the gas, sticks or rubber
// bullets by which a crowd was driven off.
func (d *draft) isCrowdControl() bool {
	return len(d.Weapons) > 0 && d.Killed == nil && !slices.ContainsFunc(d.Weapons, func(w event.Ref) bool {
		return !isClass(w.Class, "riot control agent") && !isClass(w.Class, "blunt") && !strings.HasPrefix(strings.ToLower(w.Text), "rubber")
	})
}

// riotReach is how many sentences behind a riot those may stand that tell who came
// to harm in it.
const riotReach = 6

// riotBefore is the riot told before in which the people of d came to harm, on
// whichever side they stood; nil where there is none.
func (d *draft) riotBefore(before []*draft, into map[*draft]*draft) *draft {
	for _, h := range slices.Backward(before) {
		if d.view.sentence-h.view.sentence > riotReach {
			return nil
		}
		if h.Category == event.Riot && into[h] == nil && h.Status == event.Actual && d.compatiblePlaces(h) && !conflict(d.Killed, h.Killed) && !conflict(d.Injured, h.Injured) {
			return h
		}
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
	// A country told beside a town in it allows nothing: "in Atbara in northern Sudan".
	precise, other := slices.ContainsFunc(d.Places, isPrecise), slices.ContainsFunc(o.Places, isPrecise)
	for _, p := range d.Places {
		for _, q := range o.Places {
			if precise && isVast(p) && q.Feature != "area" || other && isVast(q) && p.Feature != "area" {
				continue
			}
			if sameThing(p, q) || p.Admin1 != "" && (p.Admin1 == q.Name || p.Admin1 == q.Admin1 && (isRegion(p) || isRegion(q))) || q.Admin1 != "" && q.Admin1 == p.Name ||
				p.Country == q.Country && p.Country != "" && (isVast(p) || isVast(q)) || isRegion(p) && isUnplaced(q) || isRegion(q) && isUnplaced(p) {
				return true
			}
		}
	}
	return false
}

// isTollOfPart reports whether casualties are those of one place, told in a paragraph
// of their own, and not of an event of which only the country is told: "In Sumy
// Oblast, three people were killed over the past day".
func (d *draft) isTollOfPart(h *draft) bool {
	r := d.view.reading
	return d.hasOwnPlace() && len(h.Places) > 0 && r.Sentences[d.view.sentence].Paragraph != r.Sentences[h.view.sentence].Paragraph &&
		!slices.ContainsFunc(h.Places, func(p event.Ref) bool { return p.Feature != "country" })
}

// isVast reports whether a place is a country or a part of one that only the
// compass names: "southern Russia".
func isVast(p event.Ref) bool {
	first, _, several := strings.Cut(p.Name, " ")
	return p.Feature == "country" || several && p.Admin1 == "" && (strings.HasSuffix(first, "ern") || first == "central")
}

// isPrecise reports whether a place is less than that.
func isPrecise(p event.Ref) bool { return !isVast(p) }

// isUnplaced reports whether a place is in no gazetteer, so that it may lie in any
// region.
func isUnplaced(p event.Ref) bool { return p.Country == "" && p.Admin1 == "" && p.Lat == nil }

func isRegion(p event.Ref) bool { return p.Feature == "admin1" }
