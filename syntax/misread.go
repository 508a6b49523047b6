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

// twoClauses hangs on its noun the participle behind it, where the network took it and
// the verb that the noun is the subject of for two clauses of what is said: "said two
// drones launched from Gao were shot down".
func (t *Tree) twoClauses() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel != RelCcomp || w.Head > i || w.XPOS != TagVBD && w.XPOS != TagVBN {
			continue
		}
		noun := t.Child(i, RelNsubj, RelNsubjPass)
		if noun < 0 || noun > i || t.Child(i, RelObj, RelAux, RelAuxPass, RelCc) >= 0 {
			continue
		}
		for j := i + 1; j < len(t.Words); j++ {
			v := &t.Words[j]
			if v.UPOS == PUNCT || v.UPOS == CCONJ {
				break
			}
			if v.Head != w.Head || v.Rel != RelCcomp || t.Child(j, RelNsubj, RelNsubjPass) >= 0 {
				continue
			}
			t.setSubject(noun, j)
			w.Head, w.Rel, w.XPOS = noun, RelAcl, TagVBN
			break
		}
	}
}

// armed makes the verb of what is said of the participle with an object that the
// network hung on what somebody is armed with: "said men armed with guns killed nine".
func (t *Tree) armed() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if f := lower(w.Form); f != "armed" && f != "dressed" {
			continue
		}
		who, above := w.Head, -1
		if s := t.Child(i, RelNsubj); s == i-1 && w.Rel == RelCcomp && w.Head < s {
			who, above = s, w.Head
		} else if who == i-1 && t.Words[who].Rel == RelObj && t.Words[who].Head < who {
			above = t.Words[who].Head
		}
		if above < 0 || !reportVerbs[t.Words[above].Lemma] {
			continue
		}
		for k := i + 2; k < len(t.Words) && t.Words[k].UPOS != PUNCT; k++ {
			v := &t.Words[k]
			if v.Rel == RelAcl && (v.XPOS == TagVBN || v.XPOS == TagVBD) && t.Dominates(i, k) && t.Child(k, RelObj) > k && t.Child(k, RelAux, RelAuxPass, RelMark) < 0 {
				v.Head, v.Rel, v.XPOS = above, RelCcomp, TagVBD
				w.Head, w.Rel = who, RelAcl
				t.Words[who].Head, t.Words[who].Rel = k, RelNsubj
				break
			}
		}
	}
}

// agents gives back to a participle its agent, which the network took for the subject
// of the verb behind it: "missiles fired by the army hit a market".
func (t *Tree) agents() {
	for i := 1; i+2 < len(t.Words); i++ {
		w := &t.Words[i]
		if w.XPOS != TagVBN && w.XPOS != TagVBD || lower(t.Words[i+1].Form) != "by" || w.Rel != RelCcomp && w.Rel != RelAdvcl && w.Rel != RelCsubj && w.Rel != RelParataxis && w.Rel != RelRoot {
			continue
		}
		noun, agent := t.Child(i, RelNsubj, RelNsubjPass), t.Words[i+1].Head
		if noun < 0 || noun > i || agent <= i || t.comma(i, agent) || t.Child(i, RelAux, RelAuxPass, RelObj, RelMark) >= 0 {
			continue
		}
		verb := t.Words[agent].Head
		if t.Words[agent].Rel.Base() == RelObl && verb == i {
			verb = t.bareVerb(agent, i)
		} else if t.Words[agent].Rel.Base() != RelNsubj {
			continue
		}
		if verb < agent {
			continue
		}
		v := &t.Words[verb]
		if v.UPOS != VERB || v.Head == i && v.Rel != RelCcomp && v.Rel != RelParataxis && v.Rel != RelConj {
			continue
		}
		if v.Head == i {
			v.Head, v.Rel = w.Head, w.Rel
		}
		rel := RelNsubj
		if t.Words[agent].Rel == RelNsubjPass {
			rel = RelNsubjPass
		}
		t.Words[noun].Head, t.Words[noun].Rel = verb, rel
		t.Words[agent].Head, t.Words[agent].Rel = i, RelObl
		w.Head, w.Rel, w.XPOS = noun, RelAcl, TagVBN
		for k := verb + 1; k < len(t.Words); k++ {
			if t.Words[k].Head == i {
				t.Words[k].Head = verb
			}
		}
	}
}

// bareVerb is the finite verb right behind an agent that has no subject and stands
// beside the clause at i, or below it; -1 where there is none.
func (t *Tree) bareVerb(agent, i int) int {
	for k := agent + 1; k < min(len(t.Words), agent+3); k++ {
		w := &t.Words[k]
		if w.XPOS != TagVBD {
			continue
		}
		if w.Head != i && (w.Head != t.Words[i].Head || w.Rel != t.Words[i].Rel) || t.Child(k, RelNsubj, RelNsubjPass, RelCc, RelMark) >= 0 || t.comma(agent, k) {
			return -1
		}
		return k
	}
	return -1
}

// amongThem gives a passive its subject, which the network left without a part, where
// one of those is named between: "six people, among them a girl, were killed".
func (t *Tree) amongThem() {
	for i := 1; i+2 < len(t.Words); i++ {
		if lower(t.Words[i].Form) != "among" || lower(t.Words[i+1].Form) != "them" {
			continue
		}
		all := t.Words[i+1].Head
		if all < 0 || all > i || t.Words[all].Head < i {
			continue
		}
		verb := t.Words[all].Head
		one := t.Child(verb, RelNsubj, RelNsubjPass)
		if one < i || one > verb || t.Words[all].Rel.Base() == RelNsubj {
			continue
		}
		t.Words[all].Rel = t.Words[one].Rel
		t.Words[one].Head, t.Words[one].Rel = i+1, RelAppos
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

// appeals are words behind "called" that leave it no passive: "the opposition called on".
var appeals = map[string]bool{"on": true, "upon": true, "for": true}

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
		moves := w.XPOS == TagVBN && i == root+1 && (movers[w.Lemma] || w.Lemma == "call" && i+1 < len(t.Words) && appeals[lower(t.Words[i+1].Form)])
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
// knew neither and made a complement of it, "troops captured Beledweyne", a number that
// counts nothing told, "wounding more than 20", and a noun right behind it that the "than"
// before its number made an oblique: "killed more than a dozen people".
func (t *Tree) bareObjects() {
	for i := 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel == RelXcomp && w.UPOS == PROPN && w.Head == i-1 && t.Words[i-1].UPOS == VERB && t.Child(i-1, RelObj) < 0 && t.Child(i, RelCase, RelCop) < 0 {
			w.Rel = RelObj
		}
		if w.Rel == RelObl && w.XPOS == TagCD && w.Head >= 0 && w.Head < i && lower(t.Words[i-1].Form) == "than" && t.Words[w.Head].UPOS == VERB && t.Child(w.Head, RelObj) < 0 && t.Child(i, RelCase) < 0 {
			w.Rel = RelObj
		}
		if w.Rel == RelObl && w.UPOS == NOUN && w.Head >= 0 && w.Head < i && t.isCountedMoreThan(i, w.Head) && t.Words[w.Head].UPOS == VERB && t.Child(w.Head, RelObj, RelAuxPass) < 0 && t.Child(i, RelCase) < 0 {
			w.Rel = RelObj
		}
	}
}

// isCountedMoreThan reports whether the phrase of the noun at i begins with "more than"
// or "fewer than" right behind a verb, or its particle.
func (t *Tree) isCountedMoreThan(i, verb int) bool {
	at := verb + 1
	if at < i && t.Words[at].Rel == RelCompoundPrt {
		at++
	}
	if at+2 >= i || lower(t.Words[at+1].Form) != "than" || t.Child(i, RelNummod) < 0 {
		return false
	}
	switch lower(t.Words[at].Form) {
	case "more", "fewer", "less":
		return true
	}
	return false
}

// joinedObjects joins to the object of a verb the second one behind "and", which the
// network hung beside it: "killing a nurse and three patients".
func (t *Tree) joinedObjects() {
	for i := 2; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.Rel != RelObj || w.Head < 0 || w.Head > i || t.Child(i, RelCc) < 0 || t.Child(i, RelCc) > i {
			continue
		}
		if o := t.Child(w.Head, RelObj); o > w.Head && o < i {
			w.Head, w.Rel = o, RelConj
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
