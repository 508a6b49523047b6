package syntax

import (
	"strings"

	"github.com/annals-kg/annals/syntax/internal/lemma"
)

// deeds are verbs whose present has the form of a noun. The network, which knows
// them best in the past tense, takes "jets bomb" for two nouns.
var deeds = map[string]bool{"attack": true, "bomb": true, "fire": true, "strike": true, "shell": true, "raid": true, "target": true, "kill": true,
	"wound": true, "stab": true, "storm": true, "ambush": true, "rocket": true, "level": true, "murder": true, "torch": true, "launch": true, "intercept": true, "rock": true}

// witness are verbs of who sees a deed done.
var witness = map[string]bool{"see": true, "watch": true, "witness": true, "film": true, "hear": true}

// forces are plurals that do such deeds.
var forces = map[string]bool{"forces": true, "troops": true, "soldiers": true, "jets": true, "warplanes": true, "planes": true, "aircraft": true, "helicopters": true,
	"gunships": true, "drones": true, "missiles": true, "rockets": true, "tanks": true, "warships": true, "rebels": true, "militants": true, "fighters": true,
	"gunmen": true, "insurgents": true, "guerrillas": true, "terrorists": true, "jihadists": true, "separatists": true, "bandits": true, "pirates": true,
	"settlers": true, "police": true, "marines": true, "rioters": true, "attackers": true, "assailants": true, "bombers": true, "militiamen": true}

// presents makes verbs of the present tense of what the network took for nouns,
// as headlines and daily records have it: "Hamas fires rockets at Ashkelon".
func (t *Tree) presents(lemmas lemma.Table) {
	for i := 1; i+1 < len(t.Words); i++ {
		switch w := &t.Words[i]; w.XPOS {
		case TagVBP, TagVBZ:
			if w.Rel == RelCompound && w.Head > i {
				t.present(i, w.Head, w.XPOS, lemmas) // "forces bomb missile dumps"
			}
		case TagNNP, TagNNPS: // in a title: "Crowds Storm Parliament"
			if !t.isSubject(i-1, i) || t.Child(i, RelObj) < i {
				continue
			}
			fallthrough
		case TagNN, TagNNS:
			low := lower(w.Form)
			base := strings.TrimSuffix(low, "s")
			if !deeds[base] && !t.isSubject(i-1, i) || !t.actsBefore(i, base != low) || t.Words[i+1].XPOS == TagVBD || t.Words[i+1].XPOS == TagVBN {
				continue
			}
			tag := TagVBP
			if base != low {
				tag = TagVBZ
			}
			if o := t.deedObject(i); o > 0 || t.firesAt(i) {
				t.present(i, o, tag, lemmas)
			}
		}
	}
}

// infinitives makes a verb of the deed behind "to" that the network compounded with the
// town behind it: "are continuing to assault Bakhmut".
func (t *Tree) infinitives(lemmas lemma.Table) {
	for i := 1; i+1 < len(t.Words); i++ {
		w, to := &t.Words[i], &t.Words[i-1]
		if w.XPOS != TagNN || w.Rel != RelCompound || w.Head <= i || lower(to.Form) != "to" || to.Head != w.Head || !deeds[lower(w.Form)] && lower(w.Form) != "assault" {
			continue
		}
		o := w.Head
		name := &t.Words[o]
		if name.UPOS != PROPN || name.Head < 0 || name.Head > i || t.Words[name.Head].UPOS != VERB {
			continue
		}
		w.UPOS, w.XPOS, w.Head, w.Rel = VERB, TagVB, name.Head, RelXcomp
		w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
		to.Head, to.Rel = i, RelMark
		name.Head, name.Rel = i, RelObj
	}
}

// isSubject reports whether the network hung word s as a subject on word i.
func (t *Tree) isSubject(s, i int) bool { return t.Words[s].Head == i && t.Words[s].Rel == RelNsubj }

// actsBefore reports whether the noun before word i may be the subject of the
// form of a verb: a singular of one in s, a plural of one without.
func (t *Tree) actsBefore(i int, singular bool) bool {
	switch p := &t.Words[i-1]; p.XPOS {
	case TagNN:
		return singular || forces[lower(p.Form)]
	case TagNNP:
		return singular || strings.HasSuffix(p.Form, "s")
	case TagNNS, TagNNPS:
		return !singular
	}
	return false
}

// deedObject is the noun behind word i that a deed there has as its object, by
// what no noun has behind it: a number or an article. -1 where there is none, and
// the word is a noun.
func (t *Tree) deedObject(i int) int {
	w := &t.Words[i]
	switch w.Rel.Base() {
	case RelRoot, RelCcomp, RelConj, RelParataxis, RelAppos:
	case RelObj:
		if w.Head >= 0 && witness[t.Words[w.Head].Lemma] {
			for k := i + 1; k < len(t.Words); k++ {
				if t.Words[k].Head == w.Head && t.Words[k].Rel == RelObj {
					return k // "saw police fire live rounds"
				}
			}
		}
		if w.Head != i-1 {
			return -1
		}
	case RelCompound, RelNsubj:
		if h := w.Head; h > i && h < i+4 && t.modifiesDeed(i, h) {
			return h // "jets attack targets"
		}
		return -1
	default:
		return -1
	}
	s := t.Child(i, RelNsubj)
	for k := range t.Children(i) {
		switch t.Words[k].Rel {
		case RelCop, RelNmodPoss:
			return -1
		case RelCase:
			if s < 0 || s > k {
				return -1 // but "a bomb on a bus kills two"
			}
		case RelObj:
			if k > i {
				return k
			}
		}
	}
	j := i + 1
	switch lower(t.Words[j].Form) {
	case "at", "about", "around", "nearly", "almost", "some", "over", "up":
		for j < min(i+4, len(t.Words)-1) && t.Words[j].XPOS != TagCD {
			j++
		}
		if t.Words[j].XPOS != TagCD {
			return -1
		}
	}
	switch o := &t.Words[j]; {
	case o.XPOS == TagCD || o.Lemma == "a" || o.Lemma == "an" || o.Lemma == "the":
		h := o.Head
		if h <= j || h > j+5 || t.Words[h].UPOS != NOUN && t.Words[h].UPOS != PROPN {
			if o.XPOS == TagCD && h == i {
				return j // "wounds four"
			}
			return -1
		}
		switch t.Words[h].Lemma {
		case "day", "week", "month", "year", "hour", "minute", "night", "time", "mile", "kilometre", "kilometer":
			return -1 // "two rebel attacks the same day"
		}
		return h
	case o.UPOS == PROPN && o.Rel == RelFlat && o.Head == i:
		return j // "troops shell Kherson"
	}
	return -1
}

// firesAt reports whether word i, a noun without an object, has a subject and tells
// at whom: "troops fire on posts".
func (t *Tree) firesAt(i int) bool {
	w := &t.Words[i]
	if w.Head >= 0 && w.Rel != RelCcomp && w.Rel != RelConj || !t.isSubject(i-1, i) || t.Child(i, RelCop, RelCase) >= 0 {
		return false
	}
	next := lower(t.Words[i+1].Form)
	return next == "on" || next == "at" || next == "into"
}

// modifiesDeed reports whether word i, which the network compounded with the noun
// at h, is rather the verb between two nouns: "Hamas fires rockets", "jets attack
// targets". The survivors of the "Paris attacks survivors" are attacked by nobody.
func (t *Tree) modifiesDeed(i, h int) bool {
	p := &t.Words[i-1]
	if p.Head != i && p.Head != h || t.Words[h].UPOS == VERB || t.Child(h, RelCop) >= 0 || t.Child(h, RelCase) >= 0 && !t.opensWithAs(h, i) {
		return false
	}
	if w := &t.Words[i]; strings.HasSuffix(w.Form, "s") {
		return p.UPOS == NOUN && t.Words[h].Rel == RelRoot || w.Lemma == "fire" || w.Lemma == "shell" || w.Lemma == "intercept"
	}
	return forces[lower(p.Form)] || p.UPOS == PROPN && t.Words[i].Lemma == "fire"
}

// opensWithAs reports whether the phrase of the noun at h begins before word i with
// "as", which then opens a clause: "nine killed as rebels shell market".
func (t *Tree) opensWithAs(h, i int) bool {
	k := t.Child(h, RelCase)
	return k >= 0 && k < i && lower(t.Words[k].Form) == "as"
}

// present makes the verb of a clause of word i: its subject, else the noun before
// it, is its subject, and word o behind it its object, if o is not negative.
func (t *Tree) present(i, o int, tag Tag, lemmas lemma.Table) {
	last := i - 1
	if t.Words[last].UPOS != NOUN && t.Words[last].UPOS != PROPN {
		return
	}
	if t.Words[last].Rel == RelFlat && t.Words[last].Head < last {
		last = t.Words[last].Head
	}
	s := last
	if k := t.Child(i, RelNsubj); k >= 0 && k < last {
		s = k // "a bomb on a bus kills two", where the bus is only its place
	}
	top := i
	for range 3 {
		if h := t.Words[top].Head; h >= 0 && (h == s || h == o || h == i) {
			top = h
		}
	}
	head, rel := t.Words[top].Head, t.Words[top].Rel
	if head >= 0 && (head == s || head == o || head == i) || head >= 0 && (t.Dominates(s, head) || o >= 0 && t.Dominates(o, head) || t.Dominates(i, head)) {
		return
	}
	w := &t.Words[i]
	w.UPOS, w.XPOS, w.Head, w.Rel = VERB, tag, head, rel
	if rel == RelObj && head >= 0 && witness[t.Words[head].Lemma] {
		w.Rel = RelCcomp
		for k := o + 1; o >= 0 && k < len(t.Words); k++ {
			if t.Words[k].Head == head && t.Words[k].Rel == RelObl {
				t.Words[k].Head = i
			}
		}
	}
	w.Lemma = lemmaOf(lemmas, w.Form, w.UPOS, w.XPOS, false)
	if head > o && o >= 0 && rel.Base() == RelNsubj && t.Words[head].XPOS == TagVBN && t.Child(head, RelAux, RelAuxPass) < 0 {
		p := &t.Words[head] // "intercepts missile fired from Yemen": the missile was
		w.Head, w.Rel = p.Head, p.Rel
		p.Head, p.Rel = o, RelAcl
	}
	for k := range t.Words {
		c := &t.Words[k]
		if k == i || k == s || k == o || k == last || c.Head < 0 || c.Head != i && c.Head != o && c.Head != s {
			continue
		}
		switch {
		case k < i && c.Rel == RelCase && lower(c.Form) == "as":
			c.Head, c.Rel, w.Rel = i, RelMark, RelAdvcl
		case k < i && c.Head != s:
			c.Head = i
			switch c.Rel.Base() {
			case RelDet, RelAmod, RelCompound, RelNummod, RelFlat, RelNmod, RelCase:
				c.Head = last
			}
		case o >= 0 && k > o && c.Head == o && (c.Rel == RelAdvcl || c.Rel == RelPunct || c.Rel == RelParataxis), k > i && c.Head == s:
			c.Head = i
		}
		if k > i && c.Head == i && c.Rel == RelNmod {
			c.Rel = RelObl
		}
	}
	if last != s {
		t.Words[last].Head, t.Words[last].Rel = s, RelNmod
	}
	t.Words[s].Head, t.Words[s].Rel = i, RelNsubj
	if o >= 0 {
		t.Words[o].Head, t.Words[o].Rel = i, RelObj
	}
}

// reported lists verbs whose object may be a whole clause, "said drones launched
// from Iraq", so that the noun behind them is no object.
var reported = map[string]bool{"say": true, "report": true, "announce": true, "claim": true, "confirm": true, "believe": true, "think": true, "know": true,
	"fear": true, "hope": true, "feel": true, "tell": true, "warn": true, "note": true, "add": true, "allege": true, "insist": true, "state": true, "declare": true,
	"suggest": true, "show": true, "mean": true, "ensure": true, "reveal": true, "see": true, "hear": true, "find": true, "learn": true, "admit": true, "deny": true,
	"write": true, "explain": true, "estimate": true, "indicate": true, "understand": true, "assume": true, "argue": true, "recall": true, "acknowledge": true}

// launchedThings gives a verb the noun behind it as its object, and the noun the participle
// behind that, where the network made a clause of the two: "intercepted three drones
// launched from Iraq".
func (t *Tree) launchedThings() {
	for i := 2; i+1 < len(t.Words); i++ {
		w := &t.Words[i]
		if w.XPOS != TagVBN && w.XPOS != TagVBD || w.Rel != RelCcomp && w.Rel != RelAcl || w.Head < 0 || w.Head >= i-1 || t.Words[i+1].UPOS != ADP {
			continue
		}
		v, n := &t.Words[w.Head], &t.Words[i-1]
		if v.UPOS != VERB || reported[v.Lemma] || n.UPOS != NOUN || n.Head != i && n.Head != w.Head || n.Rel.Base() != RelNsubj ||
			t.Child(w.Head, RelObj) >= 0 || t.Child(i, RelAux, RelAuxPass, RelMark, RelObj) >= 0 {
			continue
		}
		n.Head, n.Rel = w.Head, RelObj
		w.Head, w.Rel, w.XPOS = i-1, RelAcl, TagVBN
	}
}
