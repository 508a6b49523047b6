package extract

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

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
	fillerWeights = 1 << 16 // hashed features of a pair
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
	wireBounds  = [...]fillerBounds{actorRole: {-0.7, -1.5}, recipientRole: {-0.5, -1}, targetRole: {-0.5, -1}, weaponRole: {-0.5, -1}}
	proseBounds = [...]fillerBounds{actorRole: {0.7, -99}, recipientRole: {0.7, -99}, targetRole: {0.7, -99}, weaponRole: {0.7, -99}}
)

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
	if x.observe != nil || !slices.ContainsFunc(drafts, (*draft).takesFillers) {
		return // the confidence is learnt from what rules find
	}
	p := newPairer(r, drafts)
	if x.paired != nil {
		p.each(func(q *pair) { x.paired(q, wire) })
		return
	}
	bounds := &proseBounds
	if wire {
		bounds = &wireBounds
	}
	var found []pair
	p.each(func(q *pair) {
		sum := 0
		for _, f := range q.features {
			sum += fillerWeight(fillerFeature(f, q.role, false))
			if wire {
				sum += fillerWeight(fillerFeature(f, q.role, true))
			}
		}
		q.score, q.features = float64(sum)/fillerScale, nil
		if q.filled || q.score >= bounds[q.role].add {
			found = append(found, *q)
		}
	})
	if wire {
		p.drop(found, bounds)
	}
	p.add(found, bounds, wire)
}

// drop takes away what rules found and the scores speak against.
func (p *pairer) drop(found []pair, bounds *[6]fillerBounds) {
	filled := map[*draft][]*pair{}
	for i := range found {
		if q := &found[i]; q.filled {
			filled[q.draft] = append(filled[q.draft], q)
		}
	}
	for _, d := range p.drafts {
		for _, r := range learntRoles {
			list := d.list(r)
			*list = slices.DeleteFunc(*list, func(ref event.Ref) bool {
				rated, keep := false, false // by any mention within the ref
				for _, q := range filled[d] {
					if q.role == r && q.mention.Overlaps(ref.Span) {
						rated, keep = true, keep || q.score >= bounds[r].drop
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

// add makes fillers of the best pair of each thing and role, if rules gave the
// thing that role nowhere.
func (p *pairer) add(found []pair, bounds *[6]fillerBounds, wire bool) {
	slices.SortStableFunc(found, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	for i := range found {
		q := &found[i]
		t := p.thing(&q.mention.Ref)
		if q.filled || q.score < bounds[q.role].add || t.roles[q.role] > 0 || q.draft.plays(&q.mention.Ref) || !wire && len(*q.draft.list(q.role)) > 0 {
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

// takesFillers reports whether mentions are paired with the draft.
func (d *draft) takesFillers() bool {
	if d.Confidence < fillerFloor {
		return false
	}
	switch d.Category {
	case event.Assault, event.Explosion, event.Kidnapping, event.Robbery, event.Hijacking, event.Fire, event.Casualties, event.Arrest, event.Clash, event.Offensive:
		return true
	}
	return false
}

// A pairer makes the pairs of an article.
type pairer struct {
	reading  *Reading
	drafts   []*draft
	mentions [][]int    // by sentence
	views    []*view    // by sentence; nil where it was not parsed
	hosts    [][]*draft // by sentence: its drafts that take fillers
	things   map[string]*thing
	best     float64        // the highest confidence of a draft
	buffer   fillerFeatures // room for those of one pair
}

// A thing is what one or several mentions of an article name.
type thing struct {
	mentions int
	first    int    // its first sentence
	roles    [6]int // how often rules gave it which
	claims   int    // how often it vouches for something
}

// thingKey is the same for refs that name one thing.
func thingKey(ref *event.Ref) string {
	if ref.ID != "" {
		return string(ref.ID)
	}
	return strings.ToLower(cmp.Or(ref.Name, ref.Text))
}

func newPairer(r *Reading, drafts []*draft) *pairer {
	n := len(r.Sentences)
	p := &pairer{reading: r, drafts: drafts, mentions: mentionsOf(r), views: make([]*view, n), hosts: make([][]*draft, n), things: map[string]*thing{}}
	for _, d := range drafts {
		s := d.view.sentence
		p.views[s] = d.view
		p.best = max(p.best, d.Confidence)
		if d.takesFillers() && len(p.hosts[s]) < fillerHosts {
			p.hosts[s] = append(p.hosts[s], d)
		}
		for _, r := range learntRoles {
			for i := range *d.list(r) {
				p.thing(&(*d.list(r))[i]).roles[r]++
			}
		}
		for i := range d.Claims {
			p.thing(&d.Claims[i]).claims++
		}
	}
	for s := range r.Sentences {
		for _, m := range p.mentions[s] {
			if len(rolesOf(&r.Mentions[m])) == 0 {
				continue
			}
			t := p.thing(&r.Mentions[m].Ref)
			if t.mentions == 0 {
				t.first = s
			}
			t.mentions++
		}
	}
	return p
}

func (p *pairer) thing(ref *event.Ref) *thing {
	k := thingKey(ref)
	t := p.things[k]
	if t == nil {
		t = new(thing)
		p.things[k] = t
	}
	return t
}

// rolesOf are the roles that a mention may play.
func rolesOf(m *event.Mention) []role {
	switch m.Kind {
	case event.KindTarget:
		return targetRoles
	case event.KindWeapon:
		return weaponRoles
	case event.KindActor:
		switch m.Type {
		case "person", "population", "military", "armed-group":
			return partyRoles
		}
		return actorRoles // bodies and states suffer by grammar alone
	}
	return nil
}

var partyRoles, actorRoles, targetRoles, weaponRoles = []role{actorRole, recipientRole}, []role{actorRole}, []role{targetRole}, []role{weaponRole}

// each calls f with every pair of the article, in the order of the mentions.
// The pair and its features hold until f returns.
func (p *pairer) each(f func(*pair)) {
	var hosts []*draft
	for s := range p.reading.Sentences {
		if hosts = p.hostsOf(hosts[:0], s); len(hosts) == 0 {
			continue
		}
		if p.views[s] == nil && p.reading.Trees[s] != nil {
			p.views[s] = newView(p.reading, s, p.mentions[s])
		}
		for _, i := range p.mentions[s] {
			m := &p.reading.Mentions[i]
			roles := rolesOf(m)
			if len(roles) == 0 {
				continue
			}
			for _, d := range hosts {
				features := p.features(d, s, m)
				for _, r := range roles {
					filled := slices.ContainsFunc(*d.list(r), func(old event.Ref) bool { return !old.Implied && old.Overlaps(m.Span) })
					f(&pair{draft: d, mention: m, sentence: s, role: r, filled: filled, features: features})
				}
			}
		}
	}
}

// hostsOf appends the drafts that the mentions of a sentence are paired with:
// its own, the surest of the last sentence before that has one and, where
// neither is, that of the next sentence.
func (p *pairer) hostsOf(dst []*draft, sentence int) []*draft {
	dst = append(dst, p.hosts[sentence]...)
	for s := sentence - 1; s >= max(0, sentence-fillerReach); s-- {
		if d := surest(p.hosts[s]); d != nil {
			dst = append(dst, d)
			break
		}
	}
	if next := sentence + 1; len(dst) == 0 && next < len(p.hosts) {
		if d := surest(p.hosts[next]); d != nil {
			dst = append(dst, d)
		}
	}
	return dst
}

// surest is the first draft of the highest confidence, nil of none.
func surest(drafts []*draft) *draft {
	var best *draft
	for _, d := range drafts {
		if best == nil || d.Confidence > best.Confidence {
			best = d
		}
	}
	return best
}

// fillerFeature is the weight of a feature in a role, in any text or in wire
// reports alone.
func fillerFeature(f uint32, r role, wire bool) uint32 {
	f = (f ^ uint32(r)) * 16777619
	if wire {
		f = (f ^ 0x5f) * 16777619
	}
	return (f ^ f>>15) % fillerWeights
}
