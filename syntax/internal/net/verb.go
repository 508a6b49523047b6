package net

// Tags are the tags that findVerb and headlineVerb ask for, as the lower bytes
// of classes.
type Tags struct {
	Finite     []uint8 // of verbs that carry a tense, modals and imperatives too
	Past       uint8   // "they fled"
	Participle uint8   // "they were seen"
	Base       uint8   // "to go"
	To         uint8   // before an infinitive
	Noun       uint8   // a common noun in the singular: what follows "a plan to" is its attribute
	Stop       uint8   // at the end of a sentence
	Marks      []uint8 // inside a sentence: commas, colons, brackets
	Subject    []uint8 // of words that may be a subject
	Passive    uint8   // the relation of a passive subject
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
