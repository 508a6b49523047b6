package syntax

import (
	"strings"

	"github.com/annals-kg/annals/syntax/internal/lemma"
)

// gerundVerbs have what somebody does as their object: "denied shelling the town".
var gerundVerbs = map[string]bool{"deny": true, "admit": true, "stop": true, "resume": true, "halt": true, "cease": true, "avoid": true, "continue": true}

// gerunds makes the deed the object of such a verb, and the noun behind it that of
// the deed, where a bare plural or a name let the network take it for an attribute
// of the noun: "denied shelling civilians", "accused Moscow of shelling Sumy".
func (t *Tree) gerunds(lemmas lemma.Table) {
	for i := 1; i+1 < len(t.Words); i++ {
		w := &t.Words[i]
		if !isDeed(w) || w.Rel != RelAmod && w.Rel != RelCompound || w.Head <= i {
			continue
		}
		noun, before := &t.Words[w.Head], &t.Words[i-1]
		switch noun.Lemma {
		case "report", "claim", "allegation", "accusation", "charge", "rumour", "rumor", "campaign", "operation", "attack", "raid", "run", "mission", "plot", "spree", "offence", "offense":
			continue // "denied bombing allegations"
		}
		switch {
		case noun.Head == i-1 && noun.Rel == RelObj && before.UPOS == VERB && gerundVerbs[before.Lemma]:
			w.Head, w.Rel = i-1, RelXcomp
		case before.Lemma == "of" && before.Head == w.Head && noun.Head >= 0 && t.Words[noun.Head].Lemma == "accuse" && noun.Rel.Base() == RelObl:
			w.Head, w.Rel = noun.Head, RelAdvcl
			before.Head, before.Rel, before.UPOS = i, RelMark, SCONJ
		default:
			continue
		}
		w.UPOS, w.XPOS = VERB, TagVBG
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		noun.Head, noun.Rel = i, RelObj
	}
}

// isDeed reports whether a word has the form of a gerund, be it tagged a noun.
func isDeed(w *Word) bool {
	return w.XPOS == TagVBG || w.XPOS == TagNN && len(w.Form) > len("thing") && strings.HasSuffix(w.Form, "ing")
}

// shelters hangs on a noun the gerund that says what it holds, where the network made
// one name of the two and gave the verb both objects: "hit a tent sheltering families".
func (t *Tree) shelters(lemmas lemma.Table) {
	for i := 1; i+1 < len(t.Words); i++ {
		w, n := &t.Words[i], &t.Words[i-1]
		if w.Rel != RelObj || w.XPOS != TagNN || !isDeed(w) || n.UPOS != NOUN || n.Head != i || n.Rel != RelCompound {
			continue
		}
		for k := i + 1; k < len(t.Words); k++ {
			if o := &t.Words[k]; o.Head != w.Head || o.Rel != RelObj {
				continue
			}
			for j := range i {
				if t.Words[j].Head == i {
					t.Words[j].Head = i - 1
				}
			}
			n.Head, n.Rel = w.Head, RelObj
			w.Head, w.Rel, w.UPOS, w.XPOS = i-1, RelAcl, VERB, TagVBG
			w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
			t.Words[k].Head = i
			break
		}
	}
}

// carriers gives a verb without an object the noun behind it, which the network set
// before a gerund that only tells more of it: "brought down a drone heading for Gao".
func (t *Tree) carriers() {
	for i := 2; i+1 < len(t.Words); i++ {
		w, n := &t.Words[i], &t.Words[i-1]
		if w.XPOS != TagVBG || w.Rel != RelAdvcl || w.Head < 0 || w.Head >= i-1 || n.UPOS != NOUN || n.Head != i || n.Rel != RelCompound && n.Rel != RelNsubj {
			continue
		}
		verb := w.Head
		if t.Words[verb].UPOS != VERB || t.Child(verb, RelObj, RelAuxPass) >= 0 || t.Child(i, RelMark) >= 0 {
			continue
		}
		first, _ := t.Subtree(i - 1)
		if first == i-1 && n.XPOS != TagNNS {
			first = i - 1
			for first-1 > verb && t.Words[first-1].Head >= i-1 && t.Words[first-1].Head <= i {
				first--
			}
			if first == i-1 {
				continue // "hit upon boat building"
			}
		}
		if before := first - 1; before != verb && (t.Words[before].Head != verb || t.Words[before].Rel != RelCompoundPrt) {
			continue
		}
		for k := first; k < i-1; k++ {
			if t.Words[k].Head == i {
				t.Words[k].Head = i - 1
			}
		}
		n.Head, n.Rel = verb, RelObj
		w.Head, w.Rel = i-1, RelAcl
	}
}

// deedsAsNouns makes a noun of a gerund that stands alone as a subject: "Fighting broke
// out between Gao and Kidal".
func (t *Tree) deedsAsNouns(lemmas lemma.Table) {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel != RelCsubj || w.XPOS != TagVBG || w.Head <= i || t.Child(i, RelObj, RelObl, RelXcomp, RelCcomp, RelAdvcl, RelAux, RelAuxPass, RelCop) >= 0 {
			continue
		}
		w.Rel, w.UPOS, w.XPOS = RelNsubj, NOUN, TagNN
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
	}
}
