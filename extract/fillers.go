package extract

import (
	"cmp"
	_ "embed"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// The fillers of an event are who takes part in it, what it is done with and
// what to. Rules find them by grammar. A logistic regression then adds those that
// stand where no rule looks, such as victims named two sentences later, and in
// wire reports drops those that hardly are any. It rates pairs of an event and a
// mention near it by what both are and what lies between. Like those of the
// confidence, its weights are hashed.
const (
	wireWeights   = 1 << 18 // hashed features of a pair of a wire report
	proseWeights  = 1 << 17 // and of one of another text
	fillerWeights = wireWeights + proseWeights
	fillerScale   = 1000 // weights are kept in thousandths

	fillerHosts = 4   // events of its own sentence that a mention is paired with
	likelyHost  = 0.4 // confidence from which an event of a wire report is given fillers
)

// fillerTable holds the weights as 16-bit numbers, little endian.
// TestTrainFillers makes it.
//
//go:embed fillers_weights.bin
var fillerTable string

func fillerWeight(i uint32) int {
	return int(int16(uint16(fillerTable[2*i]) | uint16(fillerTable[2*i+1])<<8))
}

// A fillerScope is which pairs an article has and what is made of them.
type fillerScope struct {
	floor float64 // confidence of an event from which it is paired
	reach int     // sentences from a mention back to its event
	ahead int     // and, where none is before it, on to it
	bound float64 // log odds from which a pair is a filler
	stays float64 // and from which one of the rules stays
}

// Wire reports, in capitals, are most of what weights are learnt from. In other
// texts they fill only roles that are empty, with what is likely, and drop nothing.
var (
	wireScope  = fillerScope{floor: 0.08, reach: 15, ahead: 3, bound: -0.8, stays: -1.3}
	proseScope = fillerScope{floor: 0.2, reach: 6, ahead: 1, bound: 0.7}
)

func scopeOf(wire bool) *fillerScope {
	if wire {
		return &wireScope
	}
	return &proseScope
}

// learntRoles are the roles that the weights fill, roleNames what they are
// called in features.
var (
	learntRoles = []role{actorRole, recipientRole, targetRole, weaponRole}
	roleNames   = [...]string{"none", "actor", "recipient", "target", "place", "weapon"}
)

// A pair is a mention and an event in which it may play a role.
type pair struct {
	draft    *draft
	mention  *event.Mention
	sentence int // of the mention
	role     role
	filled   bool // rules gave it the role
	features fillerFeatures
	score    float64
}

// attach adds fillers to the drafts of an article and drops some, as the
// weights have it; where they are learnt, it only shows the pairs.
func (x *Extractor) attach(r *Reading, drafts []*draft, wire bool) {
	if x.observe != nil || !slices.ContainsFunc(drafts, func(d *draft) bool { return d.takesFillers(wire) }) {
		return // the confidence is learnt from what rules find
	}
	p := newPairer(r, drafts, wire)
	if x.paired != nil {
		p.each(func(q *pair) { x.paired(q, wire) })
		return
	}
	p.emptyOnly = !wire
	var found []pair
	top := map[*draft]float64{}
	p.each(func(q *pair) {
		sum := 0
		for _, f := range q.features {
			sum += fillerWeight(fillerFeature(f, q.role, wire))
		}
		q.score, q.features = float64(sum)/fillerScale, nil
		if best, rated := top[q.draft]; !rated || q.score > best {
			top[q.draft] = q.score
		}
		if q.filled || q.score >= p.scope.bound {
			found = append(found, *q)
		}
	})
	if wire {
		p.rate(top)
		p.drop(found)
	}
	p.add(found)
}

// drop takes away what rules found and the scores of the thing speak against
// wherever it is named.
func (p *pairer) drop(found []pair) {
	filled := map[*draft][]*pair{}
	likely := map[thingRole]bool{}
	for i := range found {
		q := &found[i]
		if q.filled {
			filled[q.draft] = append(filled[q.draft], q)
		}
		if q.score >= p.scope.stays {
			likely[thingRole{p.thing(&q.mention.Ref), q.role}] = true
		}
	}
	for _, d := range p.drafts {
		for _, r := range learntRoles {
			list := d.list(r)
			*list = slices.DeleteFunc(*list, func(ref event.Ref) bool {
				rated, keep := false, false // by any mention within the ref
				for _, q := range filled[d] {
					if q.role == r && q.mention.Overlaps(ref.Span) {
						rated, keep = true, keep || likely[thingRole{p.thing(&q.mention.Ref), r}]
					}
				}
				return rated && !keep
			})
		}
	}
}

// A thingRole is a thing in a role.
type thingRole struct {
	thing *thing
	role  role
}

// add makes fillers of the best pair of each thing and role, if the thing has
// that role nowhere. In wire reports only incidents are given any, and who has a
// part in another event may have one in them; what that is done with or to may not.
func (p *pairer) add(found []pair) {
	takes := func(d *draft) bool { return !p.wire || d.isIncident() }
	taken := map[thingRole]bool{}
	for _, d := range p.drafts {
		for _, r := range learntRoles {
			for i := range *d.list(r) {
				if takes(d) || d.Confidence >= likelyHost && (r == targetRole || r == weaponRole) {
					taken[thingRole{p.thing(&(*d.list(r))[i]), r}] = true
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	for i := range found {
		q := &found[i]
		key := thingRole{p.thing(&q.mention.Ref), q.role}
		if q.filled || q.score < p.scope.bound || !takes(q.draft) || taken[key] || q.draft.plays(&q.mention.Ref) || !p.wire && !q.draft.isEmpty(q.role) {
			continue
		}
		taken[key] = true
		q.draft.dropImplied(q.role)
		q.draft.add(q.role, q.mention.Ref)
		q.draft.alsoTold(p.reading.Sentences[q.sentence].Span)
	}
}

// dropImplied takes away who was only implied in a role that the text fills.
func (d *draft) dropImplied(r role) {
	list := d.list(r)
	*list = slices.DeleteFunc(*list, func(ref event.Ref) bool { return ref.Implied })
}

// alsoTold adds a sentence to those that tell the event.
func (d *draft) alsoTold(s text.Span) {
	if s == d.Evidence.Span || slices.Contains(d.Evidences, s) {
		return
	}
	d.Evidences = append(d.Evidences, s)
	slices.SortFunc(d.Evidences, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// plays reports whether a thing has a role in the draft that the text states.
func (d *draft) plays(ref *event.Ref) bool {
	for _, r := range learntRoles {
		for i := range *d.list(r) {
			old := &(*d.list(r))[i]
			if !old.Implied && (old.Overlaps(ref.Span) || thingKey(old) == thingKey(ref)) {
				return true
			}
		}
	}
	return false
}

// isIncident reports whether a draft is likely and tells of an incident that was
// done or tried.
func (d *draft) isIncident() bool {
	return d.Confidence >= likelyHost && incidentOf(&d.Event) != "" && (d.Status == event.Actual || d.Status == event.Attempted)
}

// takesFillers reports whether mentions are paired with the draft. Wire reports,
// as they were coded, say of attacks and crimes alone who took part.
func (d *draft) takesFillers(wire bool) bool {
	if d.Confidence < scopeOf(wire).floor {
		return false
	}
	switch d.Category {
	case event.Assault, event.Explosion, event.Kidnapping, event.Robbery, event.Hijacking, event.Fire:
		return true
	case event.Casualties, event.Arrest, event.Clash, event.Offensive:
		return !wire
	}
	return false
}
