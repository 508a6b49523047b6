package net

// Tags are the tags that findVerb asks for, as the lower bytes of classes.
type Tags struct {
	Finite  []uint8 // of verbs that carry a tense, modals too
	Past    uint8   // "they fled"
	Stop    uint8   // at the end of a sentence
	Subject []uint8 // of words that may be a subject
	Passive uint8   // the relation of a passive subject
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
