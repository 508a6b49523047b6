package syntax

// Verbs of what people do with words: those that report, and those that may follow
// what was reported, "said the army had fired and urged people to leave".
var (
	reportVerbs = map[string]bool{"say": true, "add": true, "report": true, "confirm": true, "claim": true, "announce": true, "note": true}
	urgeVerbs   = map[string]bool{"call": true, "urge": true, "condemn": true, "denounce": true, "accuse": true, "blame": true, "demand": true,
		"appeal": true, "vow": true, "threaten": true, "warn": true, "reject": true}
	// meetVerbs are of deeds that people with a word of their own do: "said the envoy
	// had met the rebels and urged them to talk".
	meetVerbs = map[string]bool{"meet": true, "speak": true, "talk": true, "write": true, "telephone": true, "phone": true, "visit": true, "address": true,
		"issue": true, "hold": true, "tell": true, "send": true, "arrive": true}
)

// sayers joins a verb of words to the one that reports, where the network joined it
// to what is reported and so gave it another's subject: "the mayor said police had
// fired on the crowd and urged residents to stay at home".
func (t *Tree) sayers() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelConj || w.XPOS != TagVBD && w.XPOS != TagVBN || !urgeVerbs[w.Lemma] || w.Head >= i || t.hasBefore(i, RelNsubj, RelNsubjPass, RelAux, RelAuxPass, RelMark) {
			continue
		}
		c := w.Head
		for c >= 0 && (t.Words[c].Rel == RelConj && !meetVerbs[t.Words[c].Lemma] || t.Words[c].Rel == RelAcl) {
			c = t.Words[c].Head
		}
		if c < 0 || t.Words[c].Rel != RelCcomp || urgeVerbs[t.Words[c].Lemma] || meetVerbs[t.Words[c].Lemma] || reportVerbs[t.Words[c].Lemma] {
			continue
		}
		if s := t.Words[c].Head; s < c && t.Words[s].XPOS == TagVBD && reportVerbs[t.Words[s].Lemma] && t.hasBefore(s, RelNsubj) {
			w.Head, w.XPOS = s, TagVBD
		}
	}
}

// hasBefore reports whether a word with one of the relations hangs on word i and
// stands before it.
func (t *Tree) hasBefore(i int, rels ...Rel) bool {
	k := t.Child(i, rels...)
	return k >= 0 && k < i
}
