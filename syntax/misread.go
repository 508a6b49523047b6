package syntax

import "github.com/annals-kg/annals/syntax/internal/lemma"

// phrasals makes a verb of what the network tagged a noun and yet gave a subject, an
// object and a particle, as no noun has them: "the army wound up two days of drills".
func (t *Tree) phrasals(lemmas lemma.Table) {
	for i := range t.Words {
		if t.Words[i].Rel != RelCompoundPrt {
			continue
		}
		h := t.Words[i].Head
		w := &t.Words[h]
		if w.XPOS != TagNN || t.Child(h, RelNsubj) < 0 || t.Child(h, RelObj) < 0 {
			continue
		}
		w.UPOS, w.XPOS = VERB, TagVBD
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
	}
}

// lateParticiples makes a verb of what the network took for an attribute behind its
// noun, which then had an object of its own: "the shelling wounded four people".
func (t *Tree) lateParticiples(lemmas lemma.Table) {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		h := i - 1
		if w.XPOS != TagVBN || w.Rel != RelAmod || w.Head != h || t.Words[h].UPOS != NOUN || t.Child(h, RelObj) < 0 {
			continue
		}
		w.UPOS, w.XPOS = VERB, TagVBD
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		t.govern(i, h)
	}
}

// reducedRelatives hangs on its noun the participle between a noun and its passive,
// which the network took for a clause with a subject: "two drones launched from Gao
// were shot down" told nothing of what was shot down.
func (t *Tree) reducedRelatives() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelAdvcl || w.Head < i || w.XPOS != TagVBD && w.XPOS != TagVBN {
			continue
		}
		noun, aux := t.Child(i, RelNsubj, RelNsubjPass), t.Child(w.Head, RelAuxPass)
		if noun < 0 || noun > i || aux < i || aux > w.Head || t.Child(w.Head, RelNsubj, RelNsubjPass) >= 0 || t.Child(i, RelMark, RelAux, RelAuxPass) >= 0 || t.comma(i, aux) {
			continue
		}
		n := &t.Words[noun]
		n.Head, n.Rel = w.Head, RelNsubjPass
		w.Head, w.Rel, w.XPOS = noun, RelAcl, TagVBN
	}
}

// mainPassives gives a passive its sentence back where the network hung it as an
// infinitive in the relative clause before it: "two men who tried to flee were shot,
// police said" told of an attempt. Its subject is the noun of that clause.
func (t *Tree) mainPassives() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelXcomp || w.Head > i || w.XPOS != TagVBN {
			continue
		}
		aux := t.Child(i, RelAuxPass)
		if aux < 0 || t.Child(i, RelMark, RelNsubj, RelNsubjPass) >= 0 {
			continue
		}
		switch t.Words[aux].XPOS {
		case TagVBD, TagVBZ, TagVBP:
		default:
			continue
		}
		clause := w.Head
		for clause >= 0 && t.Words[clause].Rel == RelXcomp {
			clause = t.Words[clause].Head
		}
		if clause < 0 || t.Words[clause].Rel != RelAclRelcl {
			continue
		}
		noun := t.Words[clause].Head
		n := &t.Words[noun]
		if noun > clause || n.Rel != RelNsubj || n.Head < i {
			continue
		}
		w.Head, w.Rel = n.Head, RelCcomp
		n.Head, n.Rel = i, RelNsubjPass
	}
}

// comma reports whether a comma stands between two words.
func (t *Tree) comma(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if t.Words[i].XPOS == TagComma {
			return true
		}
	}
	return false
}

// takesPlace hangs on "take" what the network hung on the noun of "take place":
// "clashes took place between the army and the rebels".
func (t *Tree) takesPlace() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		h := w.Head
		if w.Rel != RelObj || h != i-1 || t.Words[h].Lemma != "take" || lower(w.Form) != "place" {
			continue
		}
		for k := i + 1; k < len(t.Words); k++ {
			if t.Words[k].Head == i && t.Words[k].Rel.Base() == RelNmod {
				t.Words[k].Head, t.Words[k].Rel = h, RelObl
			}
		}
	}
}

// hyphenedVerbs gives a verb its subject where the network compounded it with the word
// that is hyphened to the verb: "Iran test-fired two missiles".
func (t *Tree) hyphenedVerbs() {
	for i := 2; i+1 < len(t.Words); i++ {
		if t.Words[i].XPOS != TagHYPH {
			continue
		}
		v, m, s := i+1, i-1, i-2
		if x := t.Words[v].XPOS; x != TagVBD && x != TagVBZ && x != TagVBP || t.Words[m].Head != v || t.Words[m].UPOS != NOUN ||
			t.Words[s].Head != m || t.Words[s].Rel != RelCompound || t.Child(v, RelNsubj, RelNsubjPass) >= 0 {
			continue
		}
		t.Words[s].Head, t.Words[s].Rel, t.Words[m].Rel = v, RelNsubj, RelCompound
		for k := range s {
			if t.Words[k].Head == m {
				t.Words[k].Head = s
			}
		}
	}
}

// movers are verbs of troops on their way, which have no passive: "tanks rolled into".
var movers = map[string]bool{"roll": true, "advance": true, "surge": true, "pour": true, "march": true, "retreat": true, "swarm": true, "rush": true}

// finiteClauses makes a finite verb that the network hung on the noun before it, as
// only a participle may hang, the verb of the sentence: "two men armed with machine
// guns killed the judge" was two men, no deed.
func (t *Tree) finiteClauses() {
	root := t.Root()
	if root < 0 {
		return
	}
	noun := &t.Words[root]
	if noun.UPOS != NOUN && noun.UPOS != PROPN || t.Child(root, RelNsubj, RelCop) >= 0 {
		return
	}
	for i := root + 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		moves := w.XPOS == TagVBN && i == root+1 && movers[w.Lemma]
		goesOn := t.closesRelative(root, i)
		if w.XPOS != TagVBD && !moves && !goesOn || w.Rel != RelAcl && !goesOn || t.Child(i, RelNsubj) >= 0 {
			continue
		}
		w.XPOS = TagVBD
		t.govern(i, root)
		return
	}
}

// closesRelative reports whether word i goes on with the sentence of the noun at root
// behind a relative clause between commas, to which the network hung it: "the
// attacker, who was on foot, struck near a bank".
func (t *Tree) closesRelative(root, i int) bool {
	w := &t.Words[i]
	if w.XPOS != TagVBD && w.XPOS != TagVBN || t.Words[i-1].XPOS != TagComma || t.Words[root+1].XPOS != TagComma || w.Rel != RelAcl && w.Rel != RelConj || w.Head <= root {
		return false
	}
	clause := &t.Words[w.Head]
	return clause.Rel == RelAclRelcl && clause.Head == root && t.Child(i, RelNsubj, RelNsubjPass, RelAux, RelAuxPass, RelCc) < 0
}

// bareObjects gives a verb as its object the name right behind it, where the network
// knew neither and made a complement of it, "troops captured Beledweyne", and a number
// that counts nothing told: "wounding more than 20".
func (t *Tree) bareObjects() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel == RelXcomp && w.UPOS == PROPN && w.Head == i-1 && t.Words[i-1].UPOS == VERB && t.Child(i-1, RelObj) < 0 && t.Child(i, RelCase, RelCop) < 0 {
			w.Rel = RelObj
		}
		if w.Rel == RelObl && w.XPOS == TagCD && w.Head >= 0 && w.Head < i && lower(t.Words[i-1].Form) == "than" && t.Words[w.Head].UPOS == VERB && t.Child(w.Head, RelObj) < 0 && t.Child(i, RelCase) < 0 {
			w.Rel = RelObj
		}
	}
}

// wholeNames joins to the first word of a name, or to the noun right before it, what
// the network joined to a later one: of "soldiers X, Y and Z" all three were killed,
// of "killed teacher X and her sons" the sons too.
func (t *Tree) wholeNames() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelConj || w.Head < 0 || t.Words[w.Head].UPOS != PROPN {
			continue
		}
		for w.Head > 0 {
			name := &t.Words[w.Head]
			if name.Rel != RelFlat && (name.Rel != RelAppos || name.Head != w.Head-1) {
				break
			}
			w.Head = name.Head
		}
	}
}

// sharedPassives makes the number before a participle its subject where the passive of
// the clause before goes on in it: "nine people were killed and 25 taken hostage".
func (t *Tree) sharedPassives() {
	for i := 1; i < len(t.Words); i++ {
		w, n := &t.Words[i], &t.Words[i-1]
		if w.XPOS != TagVBN || w.Rel != RelConj || w.Head < 0 || n.XPOS != TagCD || n.Head != i || n.Rel != RelCompound && n.Rel != RelNummod && n.Rel != RelDep && n.Rel != RelOblUnmarked {
			continue
		}
		if t.Child(w.Head, RelAuxPass) >= 0 && t.Child(i, RelNsubj, RelNsubjPass) < 0 {
			n.Rel = RelNsubjPass
		}
	}
}

// govern puts word i, a verb behind its noun, in the place of the noun, which
// becomes its subject. What hung on the noun behind the verb hangs on the verb.
func (t *Tree) govern(i, noun int) {
	w, n := &t.Words[i], &t.Words[noun]
	w.Head, w.Rel = n.Head, n.Rel
	n.Head, n.Rel = i, RelNsubj
	for k := i + 1; k < len(t.Words); k++ {
		if t.Words[k].Head == noun {
			t.Words[k].Head = i
		}
	}
}
