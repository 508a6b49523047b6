package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// oblique is the argument that a prepositional phrase makes.
func (v *view) oblique(word int, passive bool) argument {
	prep := v.preposition(word)
	if v.isAtLeast(word) && (prep == "at" || prep == "") {
		return argument{function: fnObject, word: word} // "killed at least 12"
	}
	a := argument{function: prepositions[firstWord(prep)], prep: prep, word: word}
	switch prep {
	case "by":
		if h := v.words[word].Head; !passive && h >= 0 && v.words[h].XPOS == syntax.TagVBG && v.words[h].Rel == syntax.RelAdvcl && h < v.words[h].Head && v.subject(h) < 0 && v.lower(h+1) == "by" {
			passive = true // "Shelling by the militia killed nine": a noun taken for a verb
		}
		if passive && v.mention(v.inner(word), event.KindActor, event.KindWeapon, event.KindPlace) != nil {
			a.function = fnSubject
		}
	case "to":
		if v.isUpTo(word) {
			a.function, a.prep = fnObject, "" // "kidnapped up to 16 advisers"
		}
	case "out of":
		a.function = fnOrigin
	case "from":
		if v.isAway(word) {
			a.function = fnLocation
		}
	case "on":
		if frontNouns[v.lemma(word)] || v.namesEndInPlural(word+1) {
			a.function = fnLocation
		}
	case "between":
		if v.isBetweenTowns(word) {
			a.function = fnLocation
		}
	case "because of", "due to", "according to", "instead of", "ahead of", "as", "in response to":
		a.function = fnNone
	case "":
		if p := v.particleBefore(word); p != "" {
			a.function, a.prep = prepositions[p], p // "called on both sides", with the "on" taken for the verb's
		} else if n := len(v.heads[word]); n > 0 && v.heads[word][n-1] >= v.known {
			a.function = fnObject // "shot down 17 of them"
		} else if in := v.inner(word); in != word && v.words[word].UPOS == syntax.NUM && v.mention(in, event.KindActor, event.KindWeapon, event.KindTarget) != nil {
			a.function = fnObject // "shot down 17 of the drones"
		} else if v.mention(word, event.KindPlace) != nil || directions[v.lemma(word)] {
			a.function = fnLocation
		}
	}
	return a
}

// isBetweenTowns reports whether a phrase tells of the ground between two towns, not of
// two parties: "shelling between Vuhledar and Marinka".
func (v *view) isBetweenTowns(word int) bool {
	m := v.mention(word, event.KindPlace)
	return v.preposition(word) == "between" && m != nil && !isGovernmentSeat(m) && !isRegion(m.Ref)
}

// isAway reports whether a distance stands before the preposition of a phrase: "15 miles
// from Gao".
func (v *view) isAway(word int) bool {
	k := v.child(word, syntax.RelOblUnmarked)
	return k >= 0 && k < word && v.child(k, syntax.RelNummod) >= 0
}

// particleBefore is the preposition right before a phrase that the parser took for
// the verb's particle; "" if none.
func (v *view) particleBefore(word int) string {
	h := v.words[word].Head
	if h < 0 || word < h {
		return ""
	}
	first := word
	for _, k := range v.kids[word] {
		first = min(first, k)
	}
	if first-1 <= h || v.words[first-1].Rel != syntax.RelCompoundPrt || v.words[first-1].Head != h {
		return ""
	}
	switch p := v.lower(first - 1); p {
	case "on", "at", "with", "to", "for":
		return p
	}
	return ""
}

// isUpTo reports whether the "to" of a phrase belongs to its number.
func (v *view) isUpTo(word int) bool {
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelCase && v.lower(k) == "to" {
			return k > 0 && k+1 < len(v.words) && v.lower(k-1) == "up" && v.words[k+1].UPOS == syntax.NUM
		}
	}
	return false
}

// isAtLeast reports whether the "at" of a phrase belongs to its number, which the
// parser took for a place: "killed at least 12".
func (v *view) isAtLeast(word int) bool {
	if (v.words[word].UPOS == syntax.NOUN || v.words[word].XPOS == syntax.TagNNPS) && v.preposition(word) == "" && v.mention(word, event.KindTime) == nil {
		word = max(0, v.child(word, syntax.RelNummod)) // "killed at least six policemen"
	}
	if word < 2 || v.words[word].UPOS != syntax.NUM {
		return false
	}
	f := v.lower(word - 1)
	return (f == "least" || f == "most") && v.lower(word-2) == "at" || f == "as" && v.lower(word-2) == "many"
}

// bearingWords tell, before "of" and a place, where near it.
var bearingWords = wordSet("north south east west northeast northwest southeast southwest north-east north-west south-east south-west outside inside northward southward upstream downstream")

// frontNouns are where, not at what, behind "on": "on the Lyman axis".
var frontNouns = wordSet("direction axis front frontline sector flank outskirt outskirts road highway border side bank coast island section line edge fringe periphery")

func firstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}
