package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/temporal"
)

// carryTimes gives the events without a time of their own the last one told
// before them, or else marks that only the day of publication is known.
// Habitual, planned and hypothetical events take none.
func carryTimes(r *Reading, drafts []*draft) {
	var last *event.Time
	for _, d := range drafts {
		switch {
		case d.Time != nil && d.Time.From == "" && last != nil && isLater(d.Time.Text):
			carried := *last // "hours later" is the same day, as far as anybody says
			carried.Start, carried.End, carried.Text, carried.Basis = d.Time.Start, d.Time.End, d.Time.Text, event.BasisContext
			d.Time = &carried
		case d.Time != nil:
			if d.Status == event.Actual && days(d.Time) > 0 && days(d.Time) <= carriedDays && d.Time.Granularity <= temporal.Week {
				last = d.Time
			}
		case d.Status != event.Actual && d.Status != event.Denied && d.Status != event.Attempted:
			d.Time = &event.Time{Basis: event.BasisNone}
		case last != nil && narrated(d.Category):
			carried := *last
			carried.Basis, carried.Start, carried.End, carried.Text = event.BasisContext, 0, 0, ""
			d.Time = &carried
		default:
			d.Time = publicationTime(r)
		}
	}
}

// carriedDays is the longest time that is carried to other events, in days.
const carriedDays = 8

// days is the length of a time in days; 0 where an end is open.
func days(t *event.Time) int {
	if len(t.From) < 10 || len(t.To) < 10 {
		return 0
	}
	from, err1 := time.Parse(time.DateOnly, t.From[:10])
	to, err2 := time.Parse(time.DateOnly, t.To[:10])
	if err1 != nil || err2 != nil {
		return 0
	}
	return max(1, int(to.Sub(from).Hours()/24))
}

// isLater reports whether a time is told in hours or minutes after another.
func isLater(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "hour") || strings.Contains(s, "minute") || s == "later" || s == "earlier"
}

// narrated reports whether events of a category are told in the order of a
// story; what people say to each other is the news of its own day.
func narrated(c event.Category) bool {
	switch c {
	case event.Accuse, event.Threaten, event.Request, event.Reject, event.Support, event.Statement, event.Concede, event.Aid, event.Sanction, event.Agree:
		return false
	}
	return true
}

// publicationTime is the article's own day, marked as such.
func publicationTime(r *Reading) *event.Time {
	day, ok := r.Document.PublishedDay()
	if !ok {
		return &event.Time{Basis: event.BasisNone}
	}
	value := day.Format("2006-01-02")
	return &event.Time{
		Value: value, From: value, To: day.AddDate(0, 0, 1).Format("2006-01-02"),
		Granularity: temporal.Day, EDTF: value, Basis: event.BasisPublication,
	}
}

// imply names who acted where the text only implies it: whoever else the
// article says has weapons of that class, or for an interception the side of
// who reports it.
func imply(drafts []*draft) {
	owners := map[string][]event.Ref{} // by weapon class, each owner once
	own := func(class string, ref event.Ref) {
		if !slices.ContainsFunc(owners[class], func(o event.Ref) bool { return sameSide(o, ref) }) {
			owners[class] = append(owners[class], ref)
		}
	}
	for _, d := range drafts {
		for _, w := range d.Weapons {
			if w.Owner != "" {
				own(w.Class, d.view.ownerRef(w))
			}
			if d.Category == event.Assault && len(d.Actors) > 0 {
				own(w.Class, d.Actors[0])
			}
		}
	}
	var interceptor *event.Ref
	for _, d := range drafts {
		role := actorRole
		switch d.Category {
		case event.Interception:
			role = recipientRole
			for _, c := range d.Claims {
				if len(d.Actors) == 0 && (c.Type == "military" || c.Type == "government" || c.Type == "state") {
					d.Actors = append(d.Actors, implied(c))
				}
			}
			if len(d.Actors) == 0 && interceptor != nil {
				d.Actors = append(d.Actors, implied(*interceptor))
			}
			if len(d.Actors) > 0 {
				interceptor = &d.Actors[0]
			}
		case event.Assault, event.Debris:
		default:
			continue
		}
		if len(*d.list(role)) > 0 {
			continue
		}
		for _, w := range d.Weapons {
			var rivals []event.Ref
			for _, o := range owners[w.Class] {
				if role == actorRole || len(d.Actors) == 0 || !sameSide(o, d.Actors[0]) {
					rivals = append(rivals, o)
				}
			}
			if len(rivals) == 1 && w.Owner == "" {
				d.add(role, implied(rivals[0]))
			}
		}
	}
}

// implyRecipients names the state that undergoes an attack from another: the
// one on whose ground it happens, or else the only one that the article has the
// attacker's side fight.
func implyRecipients(drafts []*draft) {
	foes := map[string]map[string]event.Ref{} // by the attacker's country, the states attacked
	meet := func(country string, foe event.Ref) {
		if country == "" || foe.Country == "" || foe.Country == country {
			return
		}
		if foes[country] == nil {
			foes[country] = map[string]event.Ref{}
		}
		if foe.Type != "state" {
			return
		}
		foes[country][foe.Country] = foe
	}
	for _, d := range drafts {
		for _, a := range d.Actors {
			for _, r := range d.Recipients {
				if hostile(d.Category) {
					meet(a.Country, r)
					if a.Type == "state" {
						meet(r.Country, a)
					}
				}
			}
		}
	}
	for _, d := range drafts {
		if len(d.Recipients) > 0 || len(d.Actors) == 0 || !hostile(d.Category) || d.Category == event.Interception {
			continue
		}
		country := d.Actors[0].Country
		if country == "" || d.Actors[0].Type == "population" {
			continue
		}
		onGround := slices.IndexFunc(d.Places, func(p event.Ref) bool { return p.Country != "" })
		switch {
		case onGround >= 0 && d.Places[onGround].Country != country:
			if foe, ok := foes[country][d.Places[onGround].Country]; ok {
				d.Recipients = append(d.Recipients, implied(foe))
			} else if d.Places[onGround].Feature == "country" {
				d.Recipients = append(d.Recipients, implied(stateOf(d.Places[onGround])))
			}
		case onGround < 0 && len(foes[country]) == 1:
			for _, foe := range foes[country] {
				d.Recipients = append(d.Recipients, implied(foe))
			}
		}
	}
}

// hostile reports whether one side does the events of a category to another.
func hostile(c event.Category) bool {
	switch c {
	case event.Assault, event.Offensive, event.Capture, event.Interception, event.Clash, event.Debris:
		return true
	}
	return false
}

// sameSide reports whether two actors are one, or of one country.
func sameSide(a, b event.Ref) bool {
	return sameThing(a, b) || a.Country != "" && a.Country == b.Country
}

// implied is a ref that the text does not state where it is used.
func implied(ref event.Ref) event.Ref {
	ref.Span.Start, ref.Span.End, ref.Text, ref.Stance = 0, 0, "", ""
	ref.Implied = true
	return ref
}

// carryPlaces gives the events that hang no place on their own words one from
// around them: a place of their clause that the tree puts elsewhere, else the
// region that a quoted official governs, else the place of the event told right
// before. What is not said in the sentence is marked as implied.
func carryPlaces(r *Reading, drafts []*draft) {
	bySentence := map[int][]*draft{}
	for _, d := range drafts {
		bySentence[d.view.sentence] = append(bySentence[d.view.sentence], d)
	}
	for i, d := range drafts {
		if len(d.Places) > 0 || !violent(d.Category) && d.Category != event.Interception && d.Category != event.Capture && d.Category != event.Protest && d.Category != event.Retreat && d.Category != event.Kidnapping && d.Category != event.Arrest {
			continue
		}
		if d.nearbyPlace(bySentence[d.view.sentence]); len(d.Places) > 0 {
			continue
		}
		if p := officialPlace(r, d.Claims); p != nil {
			d.Places = append(d.Places, implied(*p))
			continue
		}
		if d.Status != event.Actual || i == 0 {
			continue
		}
		before := drafts[i-1]
		near := d.view.sentence-before.view.sentence <= 1 && r.Sentences[d.view.sentence].Paragraph == r.Sentences[before.view.sentence].Paragraph
		if near && violent(before.Category) == violent(d.Category) && len(before.Places) == 1 && before.Places[0].Feature != "country" {
			d.Places = append(d.Places, implied(before.Places[0]))
		}
	}
}

// nearbyPlace adds the place in the sentence that a preposition of place brings
// in and that no other event of the sentence stands between.
func (d *draft) nearbyPlace(others []*draft) {
	v := d.view
	best, bestGap := -1, 0
	for w := range v.words {
		m := v.mention(w, event.KindPlace)
		if m == nil || m.Type == "adjective" || v.inside[w] || v.cover[w] >= 0 && v.reading.Mentions[v.cover[w]].Head != "" {
			continue
		}
		if fn := prepositions[firstWord(v.preposition(w))]; fn != fnLocation && fn != fnAim || v.isSpeakers(w) {
			continue
		}
		between := slices.ContainsFunc(others, func(o *draft) bool {
			return o != d && (o.word > d.word && o.word < w || o.word < d.word && o.word > w && o.verb)
		})
		gap := w - d.word
		if gap < 0 {
			gap = -gap
		}
		if !between && (best < 0 || gap < bestGap) {
			best, bestGap = w, gap
		}
	}
	if best >= 0 {
		for _, c := range v.conjuncts(nil, best) {
			if m := v.mention(c, event.KindPlace); m != nil {
				d.add(placeRole, m.Ref)
			}
		}
	}
}

// isSpeakers reports whether a phrase hangs on a verb of saying or on a
// speaker: "said in Geneva that ...".
func (v *view) isSpeakers(w int) bool {
	h := v.words[w].Head
	return h >= 0 && (speechVerbs[v.lemma(h)] && v.child(h, syntax.RelCcomp) >= 0 || v.words[h].Rel.Base() == syntax.RelNsubj && v.words[h].Head >= 0 && speechVerbs[v.lemma(v.words[h].Head)])
}

// officialPlace is the place that a claimant speaks for: the region of its
// governor, the city of its mayor; nil if none.
func officialPlace(r *Reading, claims []event.Ref) *event.Ref {
	for _, c := range claims {
		if c.ID == "" || c.Type != "person" && c.Type != "government" {
			continue
		}
		for i := range r.Mentions {
			m := &r.Mentions[i]
			if m.Kind != event.KindActor || m.ID != c.ID || !localOffice(m.Text) {
				continue
			}
			for j := range r.Mentions {
				p := &r.Mentions[j]
				if p.Kind == event.KindPlace && m.Contains(p.Span) && p.Feature != "country" && p.Type != "adjective" {
					return &p.Ref
				}
			}
		}
	}
	return nil
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

// retellReach is how many sentences may lie between two tellings of an event.
const retellReach = 12

// backReference is how many sentences back "the attack" may point.
const backReference = 5

// joinRetellings joins the drafts that tell one event in several sentences. Two
// strikes on one town stay two.
func joinRetellings(r *Reading, drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for j, d := range drafts {
		for i := j - 1; i >= 0; i-- {
			e := drafts[i]
			if d.view.sentence-e.view.sentence > retellReach {
				break
			}
			if gone[e] || e.view == d.view || !e.retoldBy(d) {
				continue
			}
			e.absorb(d)
			gone[d] = true
			break
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// retoldBy weighs whether d tells e again.
func (d *draft) retoldBy(o *draft) bool {
	if d.Category != o.Category && !(violent(d.Category) && violent(o.Category) && joinable(d.Category, o.Category)) || d.Status != o.Status || !d.compatiblePlaces(o) {
		return false
	}
	if conflict(d.Killed, o.Killed) || conflict(d.Injured, o.Injured) || d.timesConflict(o) || o.isAnother() {
		return false
	}
	score := 0
	if d.Category == o.Category {
		score++
	}
	for _, p := range o.Places {
		if p.Feature != "country" && d.has(placeRole, p) {
			score += 2
			break
		}
	}
	if len(o.Targets) > 0 && slices.ContainsFunc(o.Targets, func(t event.Ref) bool { return d.has(targetRole, t) }) {
		score++
	}
	if len(d.Actors) > 0 && len(o.Actors) > 0 {
		if slices.ContainsFunc(o.Actors, func(a event.Ref) bool { return d.has(actorRole, a) }) {
			score++
		} else {
			score -= 2
		}
	}
	for _, w := range o.Weapons {
		for _, u := range d.Weapons {
			switch {
			case !isClass(w.Class, u.Class) && !isClass(u.Class, w.Class):
			case w.Count != nil && u.Count != nil && sameRange(w.Count, u.Count) && w.Count.Min > 1:
				score += 2
			case w.Count != nil && u.Count != nil:
				return false
			}
		}
	}
	if same(d.Killed, o.Killed) || same(d.Injured, o.Injured) {
		score += 2
	}
	if !o.verb && o.isDefinite() && o.view.sentence-d.view.sentence <= backReference && len(o.Places) == 0 {
		score += 4 // "the attack": the last one that nothing speaks against
	}
	return score >= 4
}

func conflict(a, b *event.Range) bool { return a != nil && b != nil && !sameRange(a, b) }
func same(a, b *event.Range) bool     { return a != nil && b != nil && sameRange(a, b) }
func sameRange(a, b *event.Range) bool {
	return a.Min == b.Min && a.Max == b.Max
}

// timesConflict reports whether both tell a time of their own and the two
// share no instant.
func (d *draft) timesConflict(o *draft) bool {
	a, b := d.Time, o.Time
	if a == nil || b == nil || a.Basis != event.BasisText || b.Basis != event.BasisText || a.From == "" || b.From == "" || a.To == "" || b.To == "" {
		return false
	}
	return a.To <= b.From || b.To <= a.From
}

// isAnother reports whether the trigger says that it is a further event.
func (d *draft) isAnother() bool {
	for _, k := range d.view.kids[d.word] {
		switch d.view.lower(k) {
		case "another", "second", "third", "other", "similar", "separate", "previous", "earlier", "later", "new":
			return true
		}
	}
	return false
}

// isDefinite reports whether a nominal trigger points back: "the attack",
// "Monday's attack".
func (d *draft) isDefinite() bool {
	if poss := d.view.child(d.word, syntax.RelNmodPoss); poss >= 0 && d.view.mention(poss, event.KindTime) != nil {
		return true
	}
	det := d.view.child(d.word, syntax.RelDet)
	if det < 0 {
		return false
	}
	f := strings.ToLower(d.view.words[det].Form)
	return f == "the" || f == "this" || f == "that"
}

// stanceReach is how many sentences back a denial may point.
const stanceReach = 4

// joinStances gives those who confirm, deny or doubt what was told before to
// the event that they speak of: one that their own sentence tells, else the last
// one before. "Ankara denied having fired" makes no event.
func joinStances(drafts []*draft) []*draft {
	out := drafts[:0:0]
	for i, d := range drafts {
		if d.rule.Stance == "" {
			out = append(out, d)
			continue
		}
		speaker := d.speaker()
		if speaker == nil || slices.ContainsFunc(sameSentence(drafts, i), func(o *draft) bool {
			return o.rule.Stance == "" && d.view.dominates(d.word, o.word)
		}) {
			continue // the clause below tells its own event, and its claims know who speaks
		}
		for j := len(out) - 1; j >= 0; j-- {
			e := out[j]
			if d.view.sentence-e.view.sentence > stanceReach {
				break
			}
			if e.view == d.view && e.word > d.word || !violent(e.Category) && e.Category != event.Capture && e.Category != event.Interception && e.Category != event.Kidnapping {
				continue
			}
			ref := *speaker
			ref.Stance = d.rule.Stance
			e.Claims = append(e.Claims, ref)
			if d.rule.Stance == event.Confirms && len(e.Actors) == 0 {
				e.Actors = append(e.Actors, ref)
			}
			if e.view != d.view {
				e.Evidences = append(e.Evidences, d.Evidence.Span)
			}
			break
		}
	}
	return out
}

// speaker is who takes a stance.
func (d *draft) speaker() *event.Ref {
	for _, a := range d.args {
		if a.function == fnSubject {
			if ref, ok := d.view.speaker(a.word); ok {
				return &ref
			}
		}
	}
	return nil
}
