package net

import "math"

// Tags are the tags that this file asks for, as the lower bytes of classes, and
// the relations.
type Tags struct {
	Finite      []uint8 // of verbs that carry a tense, modals and imperatives too
	Past        uint8   // "they fled"
	Participle  uint8   // "they were seen"
	Base        uint8   // "to go"
	To          uint8   // before an infinitive
	Noun        uint8   // a common noun in the singular: what follows "a plan to" is its attribute
	Stop        uint8   // at the end of a sentence
	Marks       []uint8 // inside a sentence: commas, colons, brackets
	Subject     []uint8 // of words that may be a subject
	Passive     uint8   // the relation of a passive subject
	Active      uint8   // of any other subject
	Agent       uint8   // of the actor of a passive: "by police"
	Aux         uint8   // of an auxiliary
	AuxPassive  uint8   // of that of a passive
	Joined      uint8   // of what is joined by "and"
	Clause      []uint8 // of the heads of clauses that are complete: main, reported, joined ones
	Oblique     uint8   // of a noun with a preposition
	Case        uint8   // of its preposition
	Compound    uint8   // of a noun before a noun
	Adverbial   uint8   // of an adverb
	Hyphen      uint8   // within a word
	Gerund      uint8   // "killing"
	Object      uint8   // the relation of an object
	Attribute   uint8   // of an adjective before its noun
	Reported    uint8   // of a clause that is said or thought
	Modal       uint8   // "will", "might"
	Copula      uint8   // the relation of "be" before a predicate
	Participial uint8   // the relation of a participle behind its noun
	Name        uint8   // a proper noun in the singular
	Plural      uint8   // a common noun in the plural
}

// certain is added to the score of what is known.
const certain = 1000

// doubt is how much likelier another tag may be than the past tense, in the log
// of the odds, of a word that findVerb still takes for one.
const doubt = 3

// findVerb returns the verb of a sentence that has a stop and seems to have no
// verb with a tense, or -1. Written out sentences have one, and regular verbs
// have one form for past tense and participle: "Fighters surrendered on Monday."
// The likeliest word after a subject becomes the past tense.
func (m *Model) findVerb(s *State) int {
	n := len(s.Tags)
	if n < 3 || uint8(s.Tags[n-1]) != m.Known.Stop {
		return -1
	}
	best, verb, class := float32(-doubt), -1, uint16(0)
	subject := false
	for i, t := range s.Tags {
		tag := uint8(t)
		if contains(m.Known.Finite, tag) {
			return -1
		}
		if subject {
			y := s.y[i*m.heads.cols:]
			own, past := float32(-certain), float32(-certain)
			var pastClass uint16
			for k, c := range m.Classes {
				switch {
				case c == t:
					own = y[k]
				case uint8(c) == m.Known.Past && y[k] > past:
					past, pastClass = y[k], c
				}
			}
			if past-own > best {
				best, verb, class = past-own, i, pastClass
			}
		}
		subject = subject || contains(m.Known.Subject, tag)
	}
	if verb >= 0 {
		s.Tags[verb] = class
	}
	return verb
}

// headlineVerb returns the participle or infinitive that tells what happened in
// a headline without a verb with a tense, or -1: "Peace deal signed in Doha",
// "NATO to send tanks". The tree in s takes it for an attribute of its root.
func (m *Model) headlineVerb(s *State) int {
	if s.style&Telegraphic == 0 {
		return -1
	}
	root, verb, common := -1, -1, false
	for i, t := range s.Tags {
		tag := uint8(t)
		infinitive := tag == m.Known.Base && i > 0 && uint8(s.Tags[i-1]) == m.Known.To
		switch {
		case contains(m.Known.Finite, tag) && !infinitive:
			return -1
		case s.Heads[i] < 0:
			if root, common = i, tag == m.Known.Noun; !contains(m.Known.Subject, tag) {
				return -1
			}
		case root < 0 || verb >= 0:
		case contains(m.Known.Marks, tag):
			root = len(s.Tags) // what follows is no attribute: "Minister: troops sent"
		case s.Heads[i] == root && (infinitive && !common || tag == m.Known.Participle):
			verb = i
		}
	}
	return verb
}

// activate makes clauses active that have a subject and no auxiliary of the
// passive: "He said the bomber killed six policemen." Rare subjects and verbs
// let the network take such a clause for one of a headline, whose passives have
// none. A participle without any auxiliary becomes a verb of the past tense; the
// relations of what hangs on the verb are chosen anew.
func (m *Model) activate(s *State) {
	if s.style&Telegraphic != 0 {
		return
	}
	for h, t := range s.Tags {
		participle := uint8(t) == m.Known.Participle
		if !participle && uint8(t) != m.Known.Past || !m.wantsAuxiliary(s, h) {
			continue
		}
		passive := s.has(h, m.Known.Passive)
		aux := s.has(h, m.Known.Aux)
		if !passive && (aux || !participle || !s.has(h, m.Known.Active)) {
			continue
		}
		if participle && !aux {
			s.Tags[h] = m.best(s, h, m.Known.Past)
		}
		for d, head := range s.Heads {
			if head != h {
				continue
			}
			y := s.out[d*m.out.cols:][:m.out.cols]
			y[m.Known.Passive] = float32(math.Inf(-1))
			y[m.Known.Agent] = float32(math.Inf(-1))
			if d > h && s.Rels[d] == m.Known.Oblique && !s.has(d, m.Known.Case) {
				y[m.Known.Oblique] = float32(math.Inf(-1))
			}
			s.Rels[d] = uint8(1 + argmax(y[1:]))
		}
	}
}

// agree makes tags and relations fit each other: what has a passive subject or
// auxiliary is a participle, and no noun is compounded with a finite verb or an
// adverb of it, "a convoy struck a mine", but for one joined by a hyphen, which is
// no subject either: "police baton-charged them".
func (m *Model) agree(s *State) {
	for d, h := range s.Heads {
		if h < 0 {
			continue
		}
		switch r := s.Rels[d]; {
		case r == m.Known.Case && d < h && s.Rels[h] == m.Known.Compound && s.Heads[h] == h+1 && uint8(s.Tags[h+1]) == m.Known.Name && !s.has(h+1, m.Known.Case):
			s.Heads[d] = s.Heads[h] // "of Qassem Soleimani"
		case s.isPair(m, d):
			s.Heads[d], s.Rels[d] = d+3, m.Known.Compound
			if s.Heads[d+2] != d {
				s.Heads[d+2], s.Rels[d+2] = d+3, m.Known.Compound
			}
		case r == m.Known.Attribute && d < h && s.Heads[h] != d && (uint8(s.Tags[d]) == m.Known.Past || uint8(s.Tags[d]) == m.Known.Participle) && s.has(d, m.Known.Active):
			m.promote(s, d, h)
		case r == m.Known.Active && d > 0 && h == d+2 && uint8(s.Tags[d+1]) == m.Known.Hyphen && s.Heads[d-1] == d && s.Rels[d-1] == m.Known.Compound:
			s.Heads[d-1], s.Rels[d-1], s.Rels[d] = h, r, m.Known.Compound
		case r == m.Known.Aux && uint8(s.Tags[d]) == m.Known.Modal && uint8(s.Tags[h]) == m.Known.Noun && d < h && s.has(h, m.Known.Active) && !s.has(h, m.Known.Copula):
			s.Tags[h] = m.best(s, h, m.Known.Base) // "rebels might one day attack"
		case (r == m.Known.Passive || r == m.Known.AuxPassive) && uint8(s.Tags[h]) == m.Known.Past:
			s.Tags[h] = m.best(s, h, m.Known.Participle)
		case (r == m.Known.Compound || r == m.Known.Adverbial && uint8(s.Tags[d]) == m.Known.Noun) && d < h && !contains(m.Known.Marks, uint8(s.Tags[d+1])) && uint8(s.Tags[h]) != m.Known.Base && contains(m.Known.Finite, uint8(s.Tags[h])):
			y := s.out[d*m.out.cols:][:m.out.cols]
			y[m.Known.Compound], y[m.Known.Adverbial] = float32(math.Inf(-1)), float32(math.Inf(-1))
			s.Rels[d] = uint8(1 + argmax(y[1:]))
		}
	}
}

// reclaim gives back the first of two subjects before a verb to the clause that
// stands between them: to the verb above, "police said four were killed", or to the
// one that is said, "gunmen killed four, police said".
func (m *Model) reclaim(s *State) {
	for d, h := range s.Heads {
		if h >= 0 && h < d && s.Rels[d] == m.Known.Object {
			m.reclaimObject(s, d, h)
			continue
		}
		if h <= d+1 || !m.isSubject(s, d) {
			continue
		}
		next := d + 1
		for next < h && (s.Heads[next] != h || !m.isSubject(s, next)) {
			next++
		}
		for v := d + 1; v < next && next < h; v++ {
			t := uint8(s.Tags[v])
			if s.Heads[v] == d && s.Rels[v] == m.Known.Participial && (t == m.Known.Past || t == m.Known.Participle) {
				s.Heads[v], s.Rels[v] = h, m.Known.Reported // "troops crossed the river, the mayor said"
				s.Tags[v] = m.best(s, v, m.Known.Past)
				s.Heads[d], s.Rels[d] = v, m.Known.Active
				break
			}
			if v == s.Heads[h] && contains(m.Known.Finite, t) ||
				s.Heads[v] == h && s.Rels[v] == m.Known.Reported && (t == m.Known.Past || t == m.Known.Participle) && !s.has(v, m.Known.Active) && !s.has(v, m.Known.Passive) {
				s.Heads[d] = v
				break
			}
		}
	}
}

// reclaimObject makes the object of a verb of saying the subject of what is said,
// where that has none: "police said air strikes in Gao killed four".
func (m *Model) reclaimObject(s *State, d, verb int) {
	for c := d + 1; c < len(s.Heads); c++ {
		if s.Heads[c] != verb || s.Rels[c] != m.Known.Reported {
			continue
		}
		if t := uint8(s.Tags[c]); t != m.Known.Base && contains(m.Known.Finite, t) && !s.has(c, m.Known.Active) && !s.has(c, m.Known.Passive) {
			s.Heads[d], s.Rels[d] = c, m.Known.Active
			if s.has(c, m.Known.AuxPassive) {
				s.Rels[d] = m.Known.Passive
			}
		}
		return
	}
}

func (m *Model) isSubject(s *State, d int) bool {
	return s.Rels[d] == m.Known.Active || s.Rels[d] == m.Known.Passive
}

// isPair reports whether two names joined by a hyphen begin at word d, before the
// noun that both belong to and beside it in the tree: "Chad-Sudan talks".
func (s *State) isPair(m *Model, d int) bool {
	if d+3 >= len(s.Heads) || uint8(s.Tags[d]) != m.Known.Name || !contains(m.Known.Marks, uint8(s.Tags[d+1])) || uint8(s.Tags[d+2]) != m.Known.Name {
		return false
	}
	t := uint8(s.Tags[d+3])
	return (t == m.Known.Noun || t == m.Known.Plural) && (s.Heads[d] == d+3 || s.Heads[d] == s.Heads[d+3]) && m.isSubject(s, d)
}

// promote makes a verb with a subject that was taken for an attribute of the noun
// behind it the head of the clause, and the noun its object: "the army shelled Gao".
func (m *Model) promote(s *State, verb, noun int) {
	s.Heads[verb], s.Rels[verb] = s.Heads[noun], s.Rels[noun]
	s.Heads[noun], s.Rels[noun] = verb, m.Known.Object
	if uint8(s.Tags[verb]) == m.Known.Participle {
		s.Tags[verb] = m.best(s, verb, m.Known.Past)
	}
	if h := s.Heads[verb]; h >= 0 {
		s.Rels[verb] = m.Known.Reported
	}
	for d, h := range s.Heads {
		if h == noun && (d < verb || s.Rels[d] == m.Known.Active) {
			s.Heads[d] = verb
		}
	}
}

// rejoin joins verbs to verbs and gives each its own object: "killing ten people
// and wounding eight others", where the second verb was joined to the first one's
// object, or its object was.
func (m *Model) rejoin(s *State) {
	for v, n := range s.Heads {
		if s.Rels[v] != m.Known.Joined || n < 0 || n > v || !m.isActive(s, v) || s.has(v, m.Known.Object) {
			continue
		}
		u := n
		if s.Rels[n] == m.Known.Object && s.Heads[n] >= 0 && s.Heads[n] < n && contains(m.Known.Subject, uint8(s.Tags[n])) {
			u = s.Heads[n]
		} else if n = s.objectBefore(m, u, v); n < 0 {
			continue
		}
		if t := uint8(s.Tags[u]); t != uint8(s.Tags[v]) && (t != m.Known.Past || uint8(s.Tags[v]) != m.Known.Participle) || s.has(u, m.Known.AuxPassive) {
			continue
		}
		object := -1
		for d := v + 1; d < len(s.Heads); d++ {
			switch {
			case s.Heads[d] != n || s.Rels[d] != m.Known.Joined:
			case object < 0:
				object, s.Heads[d], s.Rels[d] = d, v, m.Known.Object
			default:
				s.Heads[d] = object
			}
		}
		s.Heads[v] = u
		if object >= 0 && s.Tags[v] != s.Tags[u] && uint8(s.Tags[u]) == m.Known.Past {
			s.Tags[v] = m.best(s, v, m.Known.Past)
		}
	}
}

// isActive reports whether a word has the form of a past tense, participle or gerund.
func (m *Model) isActive(s *State, w int) bool {
	t := uint8(s.Tags[w])
	return t == m.Known.Past || t == m.Known.Participle || t == m.Known.Gerund
}

// objectBefore returns the object of verb u that stands between it and word v, or -1.
func (s *State) objectBefore(m *Model, u, v int) int {
	for n := u + 1; n < v; n++ {
		if s.Heads[n] == u && s.Rels[n] == m.Known.Object {
			return n
		}
	}
	return -1
}

// wantsAuxiliary reports whether word h is the head of a complete clause that
// has no auxiliary of the passive, nor one to share: "three were killed and four
// wounded".
func (m *Model) wantsAuxiliary(s *State, h int) bool {
	for contains(m.Known.Clause, s.Rels[h]) && !s.has(h, m.Known.AuxPassive) {
		if s.Rels[h] != m.Known.Joined {
			return true
		}
		h = s.Heads[h]
		if s.has(h, m.Known.AuxPassive) {
			return false
		}
		if !contains(m.Known.Clause, s.Rels[h]) {
			return true
		}
	}
	return false
}

// best returns the likeliest class of word h that has a tag.
func (m *Model) best(s *State, h int, tag uint8) uint16 {
	best, top := s.Tags[h], float32(math.Inf(-1))
	for k, c := range m.Classes {
		if y := s.y[h*m.heads.cols+k]; uint8(c) == tag && y > top {
			best, top = c, y
		}
	}
	return best
}

// has reports whether a word with that relation hangs on word h.
func (s *State) has(h int, rel uint8) bool {
	for d, head := range s.Heads {
		if head == h && s.Rels[d] == rel {
			return true
		}
	}
	return false
}

// force makes the scores those of trees with that root and no arc across it.
func (s *State) force(root, ld int) {
	s.scores[root*ld] += certain
	for i := range s.feats {
		row := s.scores[i*ld+1:][:len(s.feats)]
		for j := range row {
			if (i < root) != (j < root) && i != root && j != root {
				row[j] -= certain
			}
		}
	}
}

func contains(tags []uint8, t uint8) bool {
	for _, x := range tags {
		if x == t {
			return true
		}
	}
	return false
}
