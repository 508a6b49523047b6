package syntax

// gerundVerbs have what somebody does as their object: "denied shelling the town".
var gerundVerbs = map[string]bool{"deny": true, "admit": true, "stop": true, "resume": true, "halt": true, "cease": true, "avoid": true, "continue": true}

// gerunds makes the deed the object of such a verb, and the noun behind it that of
// the deed, where a bare plural let the network take it for an attribute of the
// noun: "denied shelling civilians".
func (t *Tree) gerunds() {
	for i := 1; i+1 < len(t.Words); i++ {
		w := &t.Words[i]
		if w.XPOS != TagVBG || w.Rel != RelAmod && w.Rel != RelCompound || w.Head <= i || !gerundVerbs[t.Words[i-1].Lemma] {
			continue
		}
		noun := &t.Words[w.Head]
		switch noun.Lemma {
		case "report", "claim", "allegation", "accusation", "charge", "rumour", "rumor", "campaign", "operation", "attack":
			continue // "denied bombing allegations"
		}
		if noun.Head != i-1 || noun.Rel != RelObj || t.Words[i-1].UPOS != VERB {
			continue
		}
		noun.Head, noun.Rel = i, RelObj
		w.Head, w.Rel, w.UPOS = i-1, RelXcomp, VERB
	}
}
