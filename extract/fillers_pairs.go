package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// A pairer makes the pairs of an article.
type pairer struct {
	reading *Reading
	wire    bool // the article is a wire report in capitals
	scope   *fillerScope
	// emptyOnly leaves out the pairs of roles that something fills.
	emptyOnly bool
	drafts    []*draft
	mentions  [][]int    // by sentence
	views     []*view    // by sentence; nil where it was not parsed
	hosts     [][]*draft // by sentence: its drafts that take fillers
	things    map[string]*thing
	best      float64        // the highest confidence of a draft
	buffer    fillerFeatures // room for those of one pair
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

func newPairer(r *Reading, drafts []*draft, wire bool) *pairer {
	n := len(r.Sentences)
	p := &pairer{reading: r, wire: wire, scope: scopeOf(wire), drafts: drafts, mentions: mentionsOf(r), views: make([]*view, n), hosts: make([][]*draft, n), things: map[string]*thing{}}
	for _, d := range drafts {
		s := d.view.sentence
		p.views[s] = d.view
		p.best = max(p.best, d.Confidence)
		if d.takesFillers(p.wire) && len(p.hosts[s]) < fillerHosts {
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
	rated := map[slot]bool{}
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
				if p.emptyOnly && !slices.ContainsFunc(roles, d.isEmpty) {
					continue
				}
				features := p.features(d, s, m)
				for _, r := range roles {
					if p.emptyOnly && !d.isEmpty(r) {
						continue
					}
					filled := false
					for i := range *d.list(r) {
						if old := &(*d.list(r))[i]; !old.Implied && old.Overlaps(m.Span) {
							filled = true
							rated[slot{d, r, old.Start}] = true
						}
					}
					f(&pair{draft: d, mention: m, sentence: s, role: r, filled: filled, features: features})
				}
			}
		}
	}
	if !p.emptyOnly {
		p.eachUnnamed(rated, f)
	}
}

// isEmpty reports whether nothing fills a role of the draft, not even by implication.
func (d *draft) isEmpty(r role) bool { return len(*d.list(r)) == 0 }

// A slot is a role of a draft, filled by the words that start at an offset.
type slot struct {
	draft *draft
	role  role
	start int
}

// eachUnnamed calls f with the fillers of rules that no mention was paired for:
// pronouns, "terrorist" of an attack, things that only the verb tells to be hit.
func (p *pairer) eachUnnamed(rated map[slot]bool, f func(*pair)) {
	for _, d := range p.drafts {
		if !d.takesFillers(p.wire) {
			continue
		}
		for _, r := range learntRoles {
			for i := range *d.list(r) {
				ref := &(*d.list(r))[i]
				if ref.Implied || rated[slot{d, r, ref.Start}] {
					continue
				}
				if s := p.reading.sentenceAt(ref.Start); s >= 0 {
					m := &event.Mention{Ref: *ref}
					f(&pair{draft: d, mention: m, sentence: s, role: r, filled: true, features: p.features(d, s, m)})
				}
			}
		}
	}
}

// hostsOf appends the drafts that the mentions of a sentence are paired with:
// its own, the surest of the last sentence before that has one and, where
// neither is, that of the next one.
func (p *pairer) hostsOf(dst []*draft, sentence int) []*draft {
	dst = append(dst, p.hosts[sentence]...)
	for s := sentence - 1; s >= max(0, sentence-p.scope.reach); s-- {
		if d := surest(p.hosts[s]); d != nil {
			dst = append(dst, d)
			break
		}
	}
	for next := sentence + 1; len(dst) == 0 && next <= sentence+p.scope.ahead && next < len(p.hosts); next++ {
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

// fillerFeature is the weight of a feature in a role, in wire reports or in
// other texts.
func fillerFeature(f uint32, r role, wire bool) uint32 {
	f = (f ^ uint32(r)) * 16777619
	if wire {
		f = (f ^ 0x5f) * 16777619
		return (f ^ f>>15) % wireWeights
	}
	return wireWeights + (f^f>>15)%proseWeights
}
