package extract

import (
	"cmp"
	_ "embed"
	"math"
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
	fillerWeights = 1 << 18 // hashed features of a pair
	fillerScale   = 1000    // weights are kept in thousandths

	fillerFloor = 0.2 // confidence of an event from which it takes fillers
	fillerReach = 6   // sentences from a mention back to its event
	fillerHosts = 4   // events of its own sentence that a mention is paired with
)

// fillerTable holds the weights as 16-bit numbers, little endian.
// TestTrainFillers makes it.
//
//go:embed fillers_weights.bin
var fillerTable string

func fillerWeight(i uint32) int {
	return int(int16(uint16(fillerTable[2*i]) | uint16(fillerTable[2*i+1])<<8))
}

// fillerBounds are the log odds at which pairs of a role are made fillers, and
// under which what a rule found is dropped.
type fillerBounds struct{ add, drop float64 }

// Reports in capitals are most of what the weights were learnt from; in other
// texts they fill only roles that are empty, with what is likely, and drop nothing.
var (
	wireBounds  = [...]fillerBounds{actorRole: {-1, -1.2}, recipientRole: {-0.8, -1}, targetRole: {-0.8, -1}, weaponRole: {-0.8, -1}}
	proseBounds = [...]fillerBounds{actorRole: {0.7, -99}, recipientRole: {0.7, -99}, targetRole: {0.7, -99}, weaponRole: {0.7, -99}}
)

// learntRoles are the roles that the weights fill, roleNames what they are
// called in features.
var (
	learntRoles = []role{actorRole, recipientRole, targetRole, weaponRole}
	roleNames   = [...]string{"none", "actor", "recipient", "target", "place", "weapon"}
)

// A wire report's events are rated anew by what may fill them: the log odds of
// an event are a sum of these, each with a weight that stands behind those of the
// pairs.
const (
	rateAlways  = iota
	rateBefore  // the log odds before
	rateFiller  // the score of its likeliest filler
	rateArticle // the score of the likeliest filler of any event of the article
	rateWeights

	rateLowest = -4 // scores below are as low
)

// rating is what an event's new log odds are made of.
func rating(confidence, filler, article float64) [rateWeights]float64 {
	return [rateWeights]float64{
		rateAlways: 1, rateBefore: math.Log(confidence / (1 - confidence)),
		rateFiller: max(rateLowest, filler), rateArticle: max(rateLowest, article),
	}
}

// rate gives events their confidence by the scores of their likeliest fillers.
func (p *pairer) rate(top map[*draft]float64) {
	article := math.Inf(-1)
	for _, score := range top {
		article = max(article, score)
	}
	for d, filler := range top {
		odds := 0.0
		for i, x := range rating(d.Confidence, filler, article) {
			odds += x * float64(fillerWeight(uint32(fillerWeights+i))) / fillerScale
		}
		d.Confidence = confidenceOf(odds)
	}
}

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
	bounds := &proseBounds
	p.emptyOnly = !wire
	if wire {
		bounds = &wireBounds
	}
	var found []pair
	top := map[*draft]float64{}
	p.each(func(q *pair) {
		sum := 0
		for _, f := range q.features {
			sum += fillerWeight(fillerFeature(f, q.role, false))
			if wire {
				sum += fillerWeight(fillerFeature(f, q.role, true))
			}
		}
		q.score, q.features = float64(sum)/fillerScale, nil
		if best, rated := top[q.draft]; !rated || q.score > best {
			top[q.draft] = q.score
		}
		if q.filled || q.score >= bounds[q.role].add || wire && q.score >= bounds[q.role].drop {
			found = append(found, *q)
		}
	})
	if wire {
		p.drop(found, bounds)
		p.rate(top)
	}
	p.add(found, bounds, wire)
}

// drop takes away what rules found and the scores of the thing speak against
// wherever it is named.
func (p *pairer) drop(found []pair, bounds *[6]fillerBounds) {
	filled := map[*draft][]*pair{}
	likely := map[thingRole]bool{}
	for i := range found {
		q := &found[i]
		if q.filled {
			filled[q.draft] = append(filled[q.draft], q)
		}
		if q.score >= bounds[q.role].drop {
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
				if !rated || keep {
					return false
				}
				p.thing(&ref).roles[r]--
				return true
			})
		}
	}
}

// A thingRole is a thing in a role.
type thingRole struct {
	thing *thing
	role  role
}

// add makes fillers of the best pair of each thing and role, if rules gave the
// thing that role nowhere.
func (p *pairer) add(found []pair, bounds *[6]fillerBounds, wire bool) {
	slices.SortStableFunc(found, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	for i := range found {
		q := &found[i]
		t := p.thing(&q.mention.Ref)
		if q.filled || q.score < bounds[q.role].add || t.roles[q.role] > 0 || q.draft.plays(&q.mention.Ref) || !wire && !q.draft.isEmpty(q.role) {
			continue
		}
		t.roles[q.role]++
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

// takesFillers reports whether mentions are paired with the draft. Wire reports,
// as they were coded, say of attacks and crimes alone who took part.
func (d *draft) takesFillers(wire bool) bool {
	if d.Confidence < fillerFloor {
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
