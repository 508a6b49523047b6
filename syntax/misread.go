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
		if w.XPOS != TagNN || !t.has(h, RelNsubj) || !t.has(h, RelObj) {
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
		if w.XPOS != TagVBN || w.Rel != RelAmod || w.Head != h || t.Words[h].UPOS != NOUN || !t.has(h, RelObj) {
			continue
		}
		noun := &t.Words[h]
		w.UPOS, w.XPOS, w.Head, w.Rel = VERB, TagVBD, noun.Head, noun.Rel
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		noun.Head, noun.Rel = i, RelNsubj
		for k := i + 1; k < len(t.Words); k++ {
			if t.Words[k].Head == h {
				t.Words[k].Head = i
			}
		}
	}
}

// finiteClauses makes the verb of a sentence of a finite one that the network hung on
// a noun before it, as only participles may be: "two men armed with machine guns
// killed the judge" was two men, no deed.
func (t *Tree) finiteClauses() {
	root := t.Root()
	if root < 0 {
		return
	}
	noun := &t.Words[root]
	if noun.UPOS != NOUN && noun.UPOS != PROPN || t.has(root, RelNsubj) || t.has(root, RelCop) {
		return
	}
	for i := root + 1; i < len(t.Words); i++ {
		w := &t.Words[i]
		if w.XPOS != TagVBD || w.Rel != RelAcl || t.has(i, RelNsubj) {
			continue
		}
		w.Head, w.Rel = -1, noun.Rel
		noun.Head, noun.Rel = i, RelNsubj
		for k := i + 1; k < len(t.Words); k++ {
			if t.Words[k].Head == root {
				t.Words[k].Head = i
			}
		}
		return
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

// has reports whether a word hangs on word head by a relation.
func (t *Tree) has(head int, rel Rel) bool {
	for i := range t.Words {
		if t.Words[i].Head == head && t.Words[i].Rel == rel {
			return true
		}
	}
	return false
}
