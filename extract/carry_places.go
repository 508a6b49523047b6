package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// carryPlaces gives the events that hang no place on their own words one from
// around them: a place of their clause that the tree puts elsewhere, else the
// region that a quoted official governs, else the place of the event told right
// before. What is not said in the sentence is marked as implied.
func carryPlaces(r *Reading, drafts []*draft) {
	officials := officialPlaces(r)
	bySentence := map[int][]*draft{}
	for _, d := range drafts {
		bySentence[d.view.sentence] = append(bySentence[d.view.sentence], d)
	}
	for i, d := range drafts {
		// These are carried from no sentence before.
		if (d.Category == event.Robbery || d.rule.Name == "clear-protest-camp" || d.rule.Name == "use-force-on-crowd") && len(d.Places) == 0 {
			d.nearbyPlace(bySentence[d.view.sentence])
		}
		if len(d.Places) > 0 || !violent(d.Category) && d.Category != event.Interception && d.Category != event.Capture && d.Category != event.Protest && d.Category != event.Retreat && d.Category != event.Kidnapping && d.Category != event.Arrest && d.Category != event.Evacuation && (d.Category != event.Concede || d.rule.Frame != "seizure") {
			continue
		}
		if p := d.ownGround(); p != nil {
			d.Places = append(d.Places, p.Ref)
			continue
		}
		if p, ok := d.view.headingPlace(); ok {
			if d.pointsBack() {
				p = implied(p)
			}
			d.Places = append(d.Places, p)
			continue
		}
		if p, ok := d.groundOfTarget(drafts[:i]); ok {
			d.Places = append(d.Places, implied(p))
			continue
		}
		if d.pointsBack() || d.total || !d.verb && datingPrepositions[d.view.preposition(d.word)] && d.isDefinite() {
			continue // "the attacks" lie where they were told before
		}
		if d.nearbyPlace(bySentence[d.view.sentence]); len(d.Places) > 0 {
			continue
		}
		if p, ok := officialPlace(officials, d.Claims); ok {
			d.Places = append(d.Places, implied(p))
			continue
		}
		if d.Status != event.Actual && d.Status != event.Attempted {
			continue
		}
		if d.inHeading() {
			continue // what stands above is not what it is of
		}
		if p, ok := d.placeBefore(r, drafts[:i]); ok {
			d.Places = append(d.Places, p)
		}
	}
}

// ownGround is the named place that the words of a draft mean without its name: "the
// shelling of the city"; nil where they mean none.
func (d *draft) ownGround() *event.Mention {
	mentions := d.view.ownMentions()
	for _, a := range d.args {
		if a.function != fnObject && a.function != fnAim && a.function != fnLocation {
			continue
		}
		for i := range mentions {
			if m := &mentions[i]; meansGround(m) && m.Contains(d.view.words[a.word].Span) {
				return m
			}
		}
	}
	return nil
}

// groundOfTarget is where the thing stands that a draft tells as known, "the
// depot", "it", by the draft before that told of it.
func (d *draft) groundOfTarget(before []*draft) (event.Ref, bool) {
	v := d.view
	known := func(t event.Ref) bool {
		first, last := v.wordsOf(t.Span)
		if first > last {
			return false
		}
		head := v.headOf(first, last)
		det := v.child(head, syntax.RelDet)
		return v.lower(head) == "it" || det >= 0 && v.lower(det) == "the" && v.child(head, syntax.RelNmod, syntax.RelNmodPoss) < 0
	}
	if d.Status != event.Actual || !slices.ContainsFunc(d.Targets, known) {
		return event.Ref{}, false
	}
	for _, o := range slices.Backward(before) {
		if v.sentence-o.view.sentence > retellReach {
			break
		}
		if places := o.narrowest(); o.sharesTarget(d) && len(places) == 1 && places[0].Feature != "country" {
			return places[0], true
		}
	}
	return event.Ref{}, false
}

// struckState is the country at which a side strikes where no place is told: the
// strikes of one state on another come down there.
func (d *draft) struckState(towns map[string]int) (event.Ref, bool) {
	if d.Category != event.Assault && d.Category != event.Offensive || len(d.Recipients) != 1 {
		return event.Ref{}, false
	}
	if slices.ContainsFunc(d.Targets, func(t event.Ref) bool { return ofForces[t.Class] }) {
		return event.Ref{}, false // forces may be anywhere
	}
	to := d.Recipients[0]
	if to.Implied && len(d.Weapons) == 0 && len(d.Actors) > 0 {
		if own := d.Actors[0].Country; own != "" && towns[own] > towns[to.Country] {
			return event.Ref{}, false // an army that fights at home strikes there
		}
	}
	if to.Type != "state" && to.Type != "government" || to.Country == "" || len(d.Actors) > 0 && d.Actors[0].Country == to.Country {
		return event.Ref{}, false
	}
	to.Kind, to.Type, to.Feature = event.KindPlace, "", "country"
	return to, true
}

// townsOf counts the places of an article below a country, by country.
func townsOf(r *Reading) map[string]int {
	towns := map[string]int{}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Kind == event.KindPlace && m.Type != typeAdjective && m.Feature != "country" && m.Country != "" {
			towns[m.Country]++
		}
	}
	return towns
}

// narrowest are the places of a draft without those in which the others lie.
func (d *draft) narrowest() []event.Ref {
	narrow := *d
	narrow.broader()
	return narrow.Places
}

// placeBefore is the place of the event told right before, in the paragraph or
// by the same side, or farther back where the sentence speaks of "the town". It is
// implied where the sentence has no such words for it.
func (d *draft) placeBefore(r *Reading, before []*draft) (event.Ref, bool) {
	if p := d.view.groundMeant(); p != nil && onGround(d.Category) {
		return p.Ref, true
	}
	if p, ok := d.siteMeant(before); ok {
		return p, true
	}
	pointing, town := d.view.pointsToGround()
	chained := false // by "the blast" of the paragraph, of which nothing was said yet
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		back := d.view.sentence - o.view.sentence
		if back > groundReach || !pointing && back > storyReach {
			break
		}
		if len(o.Places) == 0 && (o.view != d.view || o.verb) && !pointing && back <= 1 && i == len(before)-1 && len(o.Actors) > 0 && len(d.Actors) > 0 && !sameSide(o.Actors[0], d.Actors[0]) {
			break // another side's deed, told without a place, parts the two
		}
		near := pointing || chained || back <= storyReach && d.isSecondOf() || r.Sentences[d.view.sentence].Paragraph == r.Sentences[o.view.sentence].Paragraph || len(d.Actors) > 0 && len(o.Actors) > 0 && sameSide(d.Actors[0], o.Actors[0])
		if places := o.narrowest(); town && len(places) == 1 && !places[0].Implied && o.isArea(places[0]) {
			continue // "the other side of town" lies in no district
		} else if near && (onGround(o.Category) == onGround(d.Category) || d.Category == event.Arrest || d.Category == event.Kidnapping) && len(places) > 0 {
			if len(places) == 1 && places[0].Feature != "country" {
				return implied(places[0]), true
			}
			break
		}
		chained = chained || near && d.view.words[d.word].Rel.Base() != syntax.RelAdvcl && violent(o.Category) && len(o.Places) == 0 && o.pointsBack()
	}
	return event.Ref{}, false
}

// siteMeant is the site told before of which the sentence speaks by its noun alone:
// "the same forest", behind "the Rugu forest".
func (d *draft) siteMeant(before []*draft) (event.Ref, bool) {
	v := d.view
	for w := 1; w < len(v.words); w++ {
		noun := v.lower(w)
		if !siteNouns[noun] || v.lower(w-1) != "the" && v.lower(w-1) != "same" {
			continue
		}
		for _, o := range slices.Backward(before) {
			if v.sentence-o.view.sentence > retellReach {
				break
			}
			for _, p := range o.Places {
				if strings.HasSuffix(p.Name, " "+noun) {
					return implied(p), true
				}
			}
		}
	}
	return event.Ref{}, false
}

// isSecondOf reports whether a draft tells of a second one of those told before: "a
// second attacker was shot dead".
func (d *draft) isSecondOf() bool {
	v := d.view
	s := v.child(d.word, syntax.RelNsubj, syntax.RelNsubjPass)
	if s < 0 || !d.verb {
		return false
	}
	for _, k := range v.kids[s] {
		if f := v.lower(k); f == "second" || f == "third" || f == "other" {
			return v.words[k].Rel == syntax.RelAmod
		}
	}
	return false
}

// pointsToGround reports whether the sentence speaks of a place told before, "in
// the centre of the town", "the same forest", and whether that is a town.
func (v *view) pointsToGround() (points, town bool) {
	for w := 1; w < len(v.words); w++ {
		if v.lower(w) == "town" && (v.lower(w-1) == "of" || v.lower(w-1) == "in" || v.lower(w-1) == "outside" || v.lower(w-1) == "across") {
			return true, true // "on the other side of town"
		}
		if featureNouns[v.lemma(w)] && (v.lower(w-1) == "the" || v.lower(w-1) == "same") && v.words[w].XPOS == syntax.TagNN && v.mention(w, event.KindPlace) == nil && !(w+1 < len(v.words) && v.lower(w+1) == "of") {
			return true, v.lemma(w) == "town" || v.lemma(w) == "city"
		}
	}
	return false, false
}

// groundMeant is the described place of the sentence of which the article has
// named what it stands for, "the town"; nil where there is none, or several.
func (v *view) groundMeant() *event.Mention {
	var found *event.Mention
	mentions := v.ownMentions()
	for i := range mentions {
		m := &mentions[i]
		if !meansGround(m) {
			continue
		}
		if found != nil && found.ID != m.ID {
			return nil
		}
		found = m
	}
	return found
}

// meansGround reports whether a mention stands for a town or the like named before.
func meansGround(m *event.Mention) bool {
	return m.Type == typeDescribed && m.ID != "" && m.Feature != "country" && m.Feature != "admin1"
}

// ownMentions are the mentions that begin in the sentence, without stand-ins.
func (v *view) ownMentions() []event.Mention {
	return mentionsIn(v.reading.Mentions[:v.known], v.reading.Sentences[v.sentence].Span)
}

// mentionsIn are those of sorted mentions that begin in a span.
func mentionsIn(all []event.Mention, span text.Span) []event.Mention {
	at := func(m event.Mention, at int) int { return m.Start - at }
	from, _ := slices.BinarySearchFunc(all, span.Start, at)
	to, _ := slices.BinarySearchFunc(all, span.End, at)
	return all[from:to]
}

// onGround reports whether events of a category are told of the same ground as
// fighting is.
func onGround(c event.Category) bool {
	return violent(c) || c == event.Capture || c == event.Retreat
}

// isDweller reports whether a speaker is somebody who saw what happened where he
// lives or works: "people in Kalach said", "fishermen near the shoal told".
func (v *view) isDweller(w int) bool {
	if v.words[w].UPOS != syntax.NOUN || v.words[w].XPOS != syntax.TagNNS {
		return false
	}
	m := v.mention(w, event.KindActor)
	return m == nil || m.ID == "" && m.Type != "government" && m.Type != "organisation"
}

// officialPlaces are the places that the document's officials speak for, by who
// they are: the region of its governor, the city of its mayor.
func officialPlaces(r *Reading) map[event.EntityID]event.Ref {
	out := map[event.EntityID]event.Ref{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != event.KindActor || m.ID == "" || !localOffice(m.Text) {
			continue
		}
		if _, known := out[m.ID]; known {
			continue
		}
		// Mentions are sorted by start, so what lies within follows.
		for j := i + 1; j < len(r.Mentions) && r.Mentions[j].Start < m.End; j++ {
			if p := &r.Mentions[j]; p.Kind == event.KindPlace && m.Contains(p.Span) && p.Feature != "country" && p.Type != "adjective" {
				out[m.ID] = p.Ref
				break
			}
		}
	}
	return out
}

// officialPlace is the place that one of the claimants speaks for.
func officialPlace(places map[event.EntityID]event.Ref, claims []event.Ref) (event.Ref, bool) {
	for _, c := range claims {
		if c.Type == "person" || c.Type == "government" {
			if p, ok := places[c.ID]; ok {
				return p, true
			}
		}
	}
	return event.Ref{}, false
}

// localOffice reports whether an actor's name holds an office of a region or town.
func localOffice(name string) bool {
	name = strings.ToLower(name)
	for _, office := range []string{"governor", "mayor", "regional", "district", "prefect", "administration", "provincial", "municipal", "local"} {
		if strings.Contains(name, office) {
			return true
		}
	}
	return false
}
