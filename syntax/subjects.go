package syntax

// subjects gives verbs the subjects that the network hung elsewhere. A list longer
// than a sentence has none.
func (t *Tree) subjects() {
	if len(t.Words) > MaxTokens {
		return
	}
	t.ownSubjects()
	t.frontedPlaces()
	t.saidSubjects()
	t.knownAs()
	t.orders()
}

// setSubject hangs a noun on a verb as its subject, in the passive where it has one.
func (t *Tree) setSubject(noun, verb int) {
	n := &t.Words[noun]
	n.Head, n.Rel = verb, RelNsubj
	if t.Child(verb, RelAuxPass) >= 0 {
		n.Rel = RelNsubjPass
	}
}

// ownSubjects gives a verb its subject, which the network joined to what stands before
// it: "jets bombed the town and rebels shelled a base" told that rebels were bombed.
// Two joined verbs have an "and" or a comma right between them; here "and" stands before
// the noun that the second follows.
func (t *Tree) ownSubjects() {
	for i := 4; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.UPOS != VERB {
			continue
		}
		noun := i - 1
		for noun > 0 && t.Words[noun].Head == i && (t.Words[noun].UPOS == AUX || t.Words[noun].UPOS == ADV) {
			noun--
		}
		last := noun
		for t.Words[noun].Rel != RelConj && t.Words[noun].Head >= 0 && t.Words[noun].Head < last && noun > 2 {
			noun = t.Words[noun].Head
		}
		n := &t.Words[noun]
		if n.Rel != RelConj || noun > last || n.Head > noun || n.UPOS != NOUN && n.UPOS != PROPN && n.UPOS != PRON || w.XPOS != TagVBD && w.XPOS != TagVBZ && w.XPOS != TagVBP && last == i-1 {
			continue
		}
		subject := t.Child(i, RelNsubj)
		first := w.Head
		switch {
		case t.Child(i, RelNsubjPass, RelMark, RelExpl) >= 0:
			continue
		case subject >= 0:
			if first = t.Child(subject, RelAcl); first < 0 || t.Child(first, RelObj) < first {
				continue // a participle that took the object which only a finite verb has
			}
		case w.Rel != RelConj:
			first = t.Child(i, RelCcomp) // "the army shelled Homs" as what was attacked
		}
		if first < 0 || subject < 0 && t.Words[first].Rel != RelConj && t.Child(first, RelNsubj, RelNsubjPass) < 0 {
			continue // "clashes between farmers and soldiers left", read as a verb
		}
		and := t.Child(noun, RelCc)
		if own := t.Child(i, RelCc); own >= 0 {
			and = own
		}
		if first > i-3 || n.Head <= first || and < n.Head || and > noun || !t.Dominates(first, n.Head) || t.comma(n.Head, i) {
			continue
		}
		if w.Head != first {
			t.Words[first].Head, t.Words[first].Rel = w.Head, w.Rel
			w.Head, w.Rel = first, RelConj
		}
		if subject >= 0 {
			t.Words[first].XPOS, t.Words[subject].Head = TagVBD, first
		}
		t.setSubject(noun, i)
		t.Words[and].Head = i
	}
}

// frontedPlaces gives a verb without a subject the name that the network set beside the
// place before it: "In the Lviv region, Ada Brill, its governor, said".
func (t *Tree) frontedPlaces() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel != RelAppos || w.UPOS != PROPN && w.UPOS != NOUN || w.Head < 0 {
			continue
		}
		place := &t.Words[w.Head]
		verb := place.Head
		if place.Rel != RelObl || verb < i || w.Head > i || t.Child(w.Head, RelCase) != 0 {
			continue
		}
		switch v := &t.Words[verb]; v.XPOS {
		case TagVBD, TagVBZ, TagVBP:
			if (v.Rel == RelRoot || v.Rel == RelCcomp) && t.Child(verb, RelNsubj, RelNsubjPass, RelExpl, RelCsubj) < 0 {
				t.setSubject(i, verb)
			}
		}
	}
}

// saidSubjects gives what is said its subject, which the network made a second one of
// the saying: "the mayor said the shelling of the town, which went on, was heavy".
func (t *Tree) saidSubjects() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelNsubj || w.Head < 0 || w.Head > i || !reportVerbs[t.Words[w.Head].Lemma] {
			continue
		}
		first, said := t.Child(w.Head, RelNsubj), t.Child(w.Head, RelCcomp)
		if first < 0 || first > w.Head || said < i || t.Child(said, RelNsubj, RelNsubjPass, RelExpl) >= 0 {
			continue
		}
		t.setSubject(i, said)
	}
}

// knownAs gives a verb its subject back behind what that is called, which the network
// took for a clause: "gangs known locally as bandits have seized students".
func (t *Tree) knownAs() {
	for as := 2; as+2 < len(t.Words); as++ {
		if t.Words[as].Rel != RelMark || lower(t.Words[as].Form) != "as" {
			continue
		}
		verb := t.Words[as].Head
		called := as - 1
		for called > 0 && t.Words[called].UPOS == ADV {
			called--
		}
		c := &t.Words[called]
		name := as + 1
		for name < verb && t.Words[name].Head != verb && t.Words[name].Head != called {
			name++
		}
		if name >= verb || t.Words[name].Rel.Base() != RelNsubj || c.XPOS != TagVBN && c.XPOS != TagVBD || !callVerbs[c.Lemma] || t.Child(called, RelAux, RelAuxPass) >= 0 || t.comma(as, verb) {
			continue
		}
		noun := t.Child(called, RelNsubj, RelNsubjPass)
		if noun < 0 || noun > called {
			continue
		}
		if v := &t.Words[verb]; c.Head != verb {
			v.Head, v.Rel = c.Head, c.Rel
		}
		for k := range noun {
			if t.Words[k].Head == called {
				t.Words[k].Head = verb
			}
		}
		t.setSubject(noun, verb)
		c.Head, c.Rel, c.XPOS = noun, RelAcl, TagVBN
		t.Words[name].Head, t.Words[name].Rel = called, RelObl
		t.Words[as].Head, t.Words[as].Rel, t.Words[as].UPOS = name, RelCase, ADP
	}
}

// callVerbs have "as" before what somebody is called.
var callVerbs = map[string]bool{"know": true, "describe": true, "identify": true, "name": true, "brand": true, "designate": true, "regard": true}

// orders gives a verb of asking what is asked, which the network hung on whom it asks:
// "asked the rebels to withdraw".
func (t *Tree) orders() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelAcl || w.XPOS != TagVB || w.Head < 0 {
			continue
		}
		whom := &t.Words[w.Head]
		if whom.Rel != RelIobj || whom.Head < 0 || !askVerbs[t.Words[whom.Head].Lemma] {
			continue
		}
		w.Head, w.Rel = whom.Head, RelXcomp
	}
}

// askVerbs have whom somebody asks, and to do what.
var askVerbs = map[string]bool{
	"ask": true, "tell": true, "urge": true, "order": true, "beg": true, "instruct": true, "advise": true, "implore": true, "command": true,
	"direct": true, "press": true, "remind": true, "warn": true, "persuade": true, "request": true,
}
