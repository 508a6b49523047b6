package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// An owner is who a described body or group belongs to.
type owner struct {
	id      event.EntityID
	name    string // of a group
	state   *lexicon.State
	country string
	group   bool // a named group, not a state
	armed   bool // and one that bears arms
}

// ownerOf finds the owner among items [from, to): the last group or state.
func (r *actorReader) ownerOf(from, to int) owner {
	var o owner
	for k := from; k < to; k++ {
		switch it := r.items[k]; it.kind {
		case actorItem:
			a := &r.entries.Actors[it.index]
			o = owner{id: a.ID, name: a.Name, country: a.Country, group: true, armed: a.Type == "armed-group"}
		case stateItem, demonymItem, peopleItem, capitalItem, seatItem:
			s := &r.entries.States[it.index]
			o = owner{id: s.ID, state: s, country: s.Code}
		case nameItem:
			if known, ok := r.naming.byName[r.folded(it.from)]; ok && known.Type != "person" {
				o = owner{id: known.ID, name: known.Name, country: known.Country, group: true, armed: known.Type == "armed-group"}
			}
		}
	}
	return o
}

// seatBehind is the state whose capital stands behind word to, "the ministry in
// Moscow"; nil where none does.
func (r *actorReader) seatBehind(to int) *lexicon.State {
	if to+1 >= r.len() || r.apart(to) || r.folded(to) != "in" || r.apart(to+1) {
		return nil
	}
	f, ok := r.longest(to+1, lexicon.SenseCapital)
	if !ok {
		return nil
	}
	return &r.entries.States[f.Index]
}

// ofPhrase reads "of Ukraine", "of the Rostov region" behind word to, and
// returns its end and the state that it names, if any.
func (r *actorReader) ofPhrase(to int) (int, owner) {
	if r.apart(to) || r.folded(to) != "of" && r.folded(to) != "for" {
		return to, owner{}
	}
	j := to + 1
	for j < r.len() && !r.apart(j) && (r.folded(j) == "the" || r.folded(j) == "occupied") {
		j++
	}
	if j >= r.len() || r.apart(j) {
		return to, owner{}
	}
	var o owner
	end := j
	for j < r.len() && (j == end || !r.apart(j)) {
		it := r.item(j)
		switch it.kind {
		case stateItem, capitalItem, seatItem:
			s := &r.entries.States[it.index]
			o = owner{id: s.ID, state: s, country: s.Code}
		case actorItem:
			a := &r.entries.Actors[it.index]
			o = owner{id: a.ID, name: a.Name, country: a.Country, group: true, armed: a.Type == "armed-group"}
		case nameItem, demonymItem, forenameItem:
		default:
			if end == j && regionNouns[r.folded(j)] && end > to+1 {
				return j + 1, o
			}
			return r.bodyEnd(r.ofEnd(to, end)), o
		}
		j = it.to
		end = j
		if o.id != "" {
			break
		}
	}
	if end < r.len() && !r.apart(end) && regionNouns[r.folded(end)] {
		end++
	}
	return r.bodyEnd(r.ofEnd(to, end)), o
}

// bodyEnd returns the end of the body whose first words end at word end: "the
// US military", "the Azov regiment", "the UN’s nuclear watchdog". It is end where
// the words name all of it.
func (r *actorReader) bodyEnd(end int) int {
	j, most := end, end+1
	if j < r.len() && r.possessive(j) {
		j, most = j+1, j+4
	}
	for ; j < min(most, r.len()) && !r.apart(j); j++ {
		if to := r.bodyNoun(j); to > j {
			for next := r.bodyNoun(to); next > to; next = r.bodyNoun(to) {
				to = next // "the House Intelligence Committee"
			}
			return to
		} else if r.is(j, lexicon.SenseStop) && r.item(j).to == j {
			break
		}
	}
	return end
}

// bodyNoun returns the end of the noun for a body, a post or a region at word j, j
// where none stands there.
func (r *actorReader) bodyNoun(j int) int {
	switch {
	case j >= r.len() || r.apart(j):
	case headlessBodies[r.folded(j)] || regionNouns[r.folded(j)]:
		return j + 1
	default:
		if it := r.item(j); it.kind == headItem && !r.deed(j) {
			return it.to
		}
	}
	return j
}

// headlessBodies are bodies that no table of heads holds alone.
var headlessBodies = wordSet("watchdog railways railway fund programme program office commission committee court bank department bureau directorate " +
	"staff team division wing arm branch battalion brigade regiment fleet corps delegation mission embassy administration unit service federation union")

// ofEnd is end, or to where the phrase names nothing.
func (r *actorReader) ofEnd(to, end int) int {
	if end > to+1 && !determiner(r.folded(end-1)) {
		return end
	}
	return to
}

var regionNouns = wordSet("region oblast province state district republic city department governorate county territory canton prefecture krai municipality commune parliament senate council army")

func determiner(word string) bool {
	switch word {
	case "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our":
		return true
	}
	return false
}

// body fills in which body of which state a phrase means. Without a state it
// is the last one of its kind in the document, or one of the state whose
// bodies the document speaks of.
func (r *actorReader) body(ref *event.Ref, head *lexicon.Head, o owner) {
	if o.group {
		ref.ID, ref.Name, ref.Country = bodyID(o.id, head), o.name+" "+head.Noun, o.country
		r.naming.bodies[head.Noun] = *ref
		return
	}
	if o.state == nil {
		if last, ok := r.naming.bodies[head.Noun]; ok {
			ref.ID, ref.Name, ref.Country = last.ID, last.Name, last.Country
			return
		}
		if o.state = r.naming.state; o.state == nil {
			return
		}
	} else {
		r.naming.state = o.state
	}
	ref.ID = bodyID(o.state.ID, head)
	ref.Name = o.state.Adjective + " " + head.Noun
	ref.Country = o.state.Code
	if last, ok := r.naming.bodies[head.Noun]; ok && last.ID != ref.ID {
		r.naming.several[head.Noun] = true
	}
	r.naming.bodies[head.Noun] = *ref
}

// An openBody is a mention of a state's body, by its place in the mentions.
type openBody struct {
	mention int
	head    *lexicon.Head
}

// settle gives the bodies of no known state to the only one of their kind that
// the document names with its state, or to the state that the document is
// about, if it names one far more often than all others together.
func (r *actorReader) settle(dst []event.Mention) {
	if len(r.open) == 0 {
		return
	}
	rest := r.open[:0]
	for _, o := range r.open {
		if known, ok := r.naming.bodies[o.head.Noun]; ok && !r.naming.several[o.head.Noun] {
			ref := &dst[o.mention].Ref
			ref.ID, ref.Name, ref.Country = known.ID, known.Name, known.Country
		} else {
			rest = append(rest, o)
		}
	}
	r.open = rest
	most, total := -1, 0
	for i, n := range r.named {
		total += n
		if most < 0 || n > r.named[most] || n == r.named[most] && i < most {
			most = i
		}
	}
	if most < 0 || r.named[most] < 3 || r.named[most]*3 < total*2 {
		return
	}
	s := &r.entries.States[most]
	for _, o := range r.open {
		ref := &dst[o.mention].Ref
		ref.ID, ref.Name, ref.Country = bodyID(s.ID, o.head), s.Adjective+" "+o.head.Noun, s.Code
	}
}

func bodyID(of event.EntityID, head *lexicon.Head) event.EntityID {
	return of + event.EntityID("/"+lexicon.Slug(head.Noun))
}
