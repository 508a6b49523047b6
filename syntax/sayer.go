package syntax

import "github.com/annals-kg/annals/syntax/internal/lemma"

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
		if w.Rel == RelConj && (w.XPOS == TagVBP || w.XPOS == TagVBZ) && w.Lemma == "say" {
			t.alsoSay(i)
			continue
		}
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

// alsoSay joins "say" to the verb of thinking above what it was joined to: "officials
// believe the gains are modest but say they last".
func (t *Tree) alsoSay(i int) {
	c := t.Words[i].Head
	if c < 0 || c > i || t.Words[c].Rel != RelCcomp || t.hasBefore(i, RelNsubj, RelAux, RelMark) {
		return
	}
	if up := t.Words[c].Head; up >= 0 && up < c && t.Words[up].XPOS == t.Words[i].XPOS && t.hasBefore(up, RelNsubj) {
		t.Words[i].Head = up
	}
}

// hasBefore reports whether a word with one of the relations hangs on word i and
// stands before it.
func (t *Tree) hasBefore(i int, rels ...Rel) bool {
	k := t.Child(i, rels...)
	return k >= 0 && k < i
}

// asClauses gives a verb behind "as" the subject that the network took for a phrase of
// manner: "withdrew, as the president, X, conceded that they had lost".
func (t *Tree) asClauses() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelAdvcl || w.XPOS != TagVBD && w.XPOS != TagVBZ || t.Child(i, RelNsubj, RelNsubjPass, RelMark, RelAuxPass) >= 0 {
			continue
		}
		k := t.Child(i, RelObl)
		if k < 0 || k > i {
			continue
		}
		as := t.Child(k, RelCase)
		if as < 0 || as > k || lower(t.Words[as].Form) != "as" {
			continue
		}
		t.Words[k].Rel = RelNsubj
		t.Words[as].Head, t.Words[as].Rel = i, RelMark
	}
}

// withinThat hangs on the verb of what is said the phrases behind its "that" which the
// network hung on the saying: "said that on Monday the army shelled the town".
func (t *Tree) withinThat() {
	for c := range t.Words {
		if t.Words[c].Rel != RelCcomp || t.Words[c].Head > c {
			continue
		}
		that := t.Child(c, RelMark)
		if that < 0 || lower(t.Words[that].Form) != "that" {
			continue
		}
		for k := that + 1; k < c; k++ {
			if w := &t.Words[k]; w.Head == t.Words[c].Head && w.Rel.Base() == RelObl {
				w.Head = c
			}
		}
	}
}

// doingSayers hangs on its noun what those who say something are doing, where the
// network made a clause of it: "troops fighting to retake the town said".
func (t *Tree) doingSayers() {
	for i := 1; i < len(t.Words); i++ {
		w, s := &t.Words[i], &t.Words[i-1]
		if w.Rel == RelCcomp && w.Head > i && w.XPOS == TagVBG && s.Head == w.Head && s.Rel == RelNsubj && t.Child(i, RelNsubj, RelMark, RelAux) < 0 && !t.comma(i, w.Head) {
			w.Head, w.Rel = i-1, RelAcl
		}
	}
}

// mediaReport makes the verb that ends a sentence of what the network took for a noun
// behind a comma: "nine were killed, Iranian state media report."
func (t *Tree) mediaReport(lemmas lemma.Table) {
	i := len(t.Words) - 1
	if i > 0 && t.Words[i].XPOS == TagPeriod {
		i--
	}
	root := t.Root()
	if i < 3 || root < 0 {
		return
	}
	w, s := &t.Words[i], &t.Words[i-1]
	form, tag := lower(w.Form), TagVBP
	if form == "reports" && s.Form != "" && s.Form[0] >= 'A' && s.Form[0] <= 'Z' { // "the Lagos Independent reports"
		tag = TagVBZ
	} else if form != "report" && form != "say" || s.Rel != RelCompound || s.UPOS != NOUN && s.UPOS != PROPN {
		return
	}
	if w.UPOS != NOUN || s.Head != i || w.Rel != RelAppos && w.Rel != RelConj && w.Rel != RelNmodUnmarked && w.Rel != RelParataxis {
		return
	}
	first := i - 1
	for first > 0 && t.Words[first-1].XPOS != TagComma && t.Dominates(i, first-1) {
		first--
	}
	if first == 0 || t.Words[first-1].XPOS != TagComma {
		return
	}
	for k := first; k < i-1; k++ {
		if t.Words[k].Head == i {
			t.Words[k].Head = i - 1
		}
	}
	w.UPOS, w.XPOS, w.Head, w.Rel = VERB, tag, root, RelParataxis
	w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
	s.Rel = RelNsubj
}

// asked are participles of how people were heard, "residents reached by phone".
var asked = map[string]bool{"reach": true, "contact": true, "interview": true, "quote": true, "ask": true, "cite": true, "question": true}

// heardSayers makes those who were reached the subject of what they said, where the
// network made a clause of them: "residents reached by phone said the army had left".
func (t *Tree) heardSayers() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel != RelCcomp || w.Head < i || !asked[w.Lemma] || w.XPOS != TagVBD && w.XPOS != TagVBN || t.comma(i, w.Head) {
			continue
		}
		noun := t.Child(i, RelNsubj, RelNsubjPass)
		if noun < 0 || noun > i || !reportVerbs[t.Words[w.Head].Lemma] || t.Child(w.Head, RelNsubj, RelNsubjPass) >= 0 || t.Child(i, RelObj, RelMark, RelAux, RelAuxPass) >= 0 {
			continue
		}
		t.Words[noun].Head, t.Words[noun].Rel = w.Head, RelNsubj
		w.Head, w.Rel, w.XPOS = noun, RelAcl, TagVBN
	}
}
