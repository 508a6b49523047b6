package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// A view is one parsed sentence as the rules see it: its tree, the children of
// each word, and the mentions by the word that heads them.
type view struct {
	reading  *Reading
	sentence int
	words    []syntax.Word
	kids     [][]int // children of each word, in the order of the text
	heads    [][]int // indexes into reading.Mentions, by the word that heads the mention
	inside   []bool  // by word: lies in a longer actor's name, as "Rostov" in "governor of Rostov"
	cover    []int   // by word: the actor's mention that covers it, -1 for none
	known    int     // how many mentions the document has; those behind are stand-ins
	// quoted is who speaks where the sentence begins inside a quotation or lies
	// in the turn of somebody.
	quoted *event.Ref
	// quoter is who speaks the quotation that the sentence begins with, where
	// another sentence tells.
	quoter *event.Ref
	// political says that the rule at hand is one of politics, where whoever bears
	// a name may act.
	political bool
	// topic is who the sentence right before is about.
	topic topic
	// before is who spoke last before the sentence, nil where nobody did.
	before *event.Ref
	ago    int // sentences since
}

// newView builds the view of a sentence; mentions are the indexes of those
// that lie in it.
func newView(r *Reading, sentence int, mentions []int) *view {
	words := r.Trees[sentence].Words
	v := &view{
		reading: r, sentence: sentence, words: words,
		kids: make([][]int, len(words)), heads: make([][]int, len(words)), inside: make([]bool, len(words)),
		cover: make([]int, len(words)), known: len(r.Mentions),
	}
	for i := range v.cover {
		v.cover[i] = -1
	}
	v.linkKids()
	for _, m := range mentions {
		if r.Mentions[m].Type == typeDescribed {
			continue
		}
		first, last := v.wordsOf(r.Mentions[m].Span)
		if first > last {
			continue
		}
		head := v.headOf(first, last)
		v.heads[head] = append(v.heads[head], m)
		if r.Mentions[m].Kind == event.KindActor {
			for w := first; w <= last; w++ {
				v.inside[w] = v.inside[w] || w != head
				v.cover[w] = m
			}
		}
	}
	v.liftPlaces()
	return v
}

// linkKids fills kids out of one piece of memory, of which each word takes as
// much as it has children.
func (v *view) linkKids() {
	count, rest := make([]int, len(v.words)), make([]int, len(v.words))
	for i := range v.words {
		if h := v.words[i].Head; h >= 0 {
			count[h]++
		}
	}
	for h, n := range count {
		v.kids[h], rest = rest[:0:n], rest[n:]
	}
	for i := range v.words {
		if h := v.words[i].Head; h >= 0 {
			v.kids[h] = append(v.kids[h], i)
		}
	}
}

// featureNouns name a kind of place beside the place's own name: "the Kursk
// region", "the village of Synkivka".
var featureNouns = wordSet("region oblast province district city town village area peninsula county state department governorate settlement port neighbourhood neighborhood suburb municipality township island strip sector front direction territory republic canton prefecture commune hamlet border camp capital outskirt outskirts axis edge fringe periphery locality hub stronghold bastion quarter hill height ridge forest jungle mountain valley desert bush countryside")

// overlooks are verbs of what lies near a place.
var overlooks = wordSet("overlook surround")

// liftPlaces makes a feature noun head the place whose name it carries, so that
// the rest need not care which of the two is the head.
func (v *view) liftPlaces() {
	for w := range v.words {
		if !featureNouns[v.lemma(w)] || v.mention(w, event.KindPlace) != nil {
			continue
		}
		for _, k := range v.kids[w] {
			rel := v.words[k].Rel
			named := rel == syntax.RelCompound || rel == syntax.RelAmod || rel == syntax.RelFlat || rel == syntax.RelAppos || rel == syntax.RelNmodPoss || rel == syntax.RelNmodDesc ||
				rel.Base() == syntax.RelNmod && v.preposition(k) == "of"
			if rel == syntax.RelAcl && overlooks[v.lemma(k)] {
				if o := v.child(k, syntax.RelObj); o >= 0 { // "the hills overlooking Masisi"
					k, named = o, true
				}
			}
			if !named || rel == syntax.RelNmodPoss && k < w-2 && v.mention(w-1, event.KindPlace) != nil {
				continue // "Nigeria's Zamfara state" is Zamfara
			}
			lifted := false
			for _, c := range v.conjuncts(nil, k) {
				for _, m := range v.heads[c] {
					if p := &v.reading.Mentions[m]; p.Kind == event.KindPlace && p.Type != "adjective" && (p.Feature != "river" || rel != syntax.RelCompound) { // not "Danube ports"
						v.heads[w] = append(v.heads[w], m)
						lifted = true
					}
				}
			}
			if lifted {
				v.heads[w] = slices.DeleteFunc(v.heads[w], func(m int) bool { return v.reading.Mentions[m].Kind == event.KindTarget })
				break
			}
		}
	}
}

// wordsOf returns the first and last word that a span touches; first > last
// where it touches none.
func (v *view) wordsOf(sp text.Span) (first, last int) {
	first, last = len(v.words), -1
	for i := range v.words {
		if v.words[i].Overlaps(sp) {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// headOf returns the word among first..last that hangs outside of them; of
// several the last, since English names end in their head.
func (v *view) headOf(first, last int) int {
	head := last
	for i := last; i >= first; i-- {
		if h := v.words[i].Head; (h < first || h > last) && v.words[i].UPOS != syntax.PUNCT {
			head = i
			if v.words[i].Rel != syntax.RelDep {
				break
			}
		}
	}
	return head
}

// mention returns the first mention of one of the kinds, in that order of
// preference, that word heads; nil if none. Any word of an actor's name stands
// for the actor.
func (v *view) mention(word int, kinds ...event.Kind) *event.Mention {
	for _, k := range kinds {
		for _, m := range v.heads[word] {
			if v.reading.Mentions[m].Kind == k {
				return &v.reading.Mentions[m]
			}
		}
		if k == event.KindActor && v.cover[word] >= 0 {
			return &v.reading.Mentions[v.cover[word]]
		}
	}
	return nil
}

func (v *view) lower(word int) string {
	form := strings.ToLower(v.words[word].Form)
	if len(form) > len("’") && strings.IndexByte(form, "’"[0]) >= 0 {
		return strings.ReplaceAll(form, "’", "'") // "n’t"
	}
	return form
}

// lemma is the word's lemma in lower case; "fire" of "cease-fire" has that of
// the whole word.
func (v *view) lemma(word int) string {
	lem := strings.ToLower(v.words[word].Lemma)
	if lem == "fire" && word > 1 && v.words[word-1].Form == "-" && v.lower(word-2) == "cease" {
		return "ceasefire"
	}
	return lem
}

// child returns the first child with one of the relations, or -1.
func (v *view) child(word int, rels ...syntax.Rel) int {
	for _, k := range v.kids[word] {
		for _, rel := range rels {
			if v.words[k].Rel == rel || v.words[k].Rel.Base() == rel {
				return k
			}
		}
	}
	return -1
}

// preposition returns the preposition that a noun hangs by, in lower case,
// with the rest of a fixed one: "over", "out of", "according to"; "" if none.
func (v *view) preposition(word int) string {
	for _, k := range v.kids[word] {
		if v.words[k].Rel != syntax.RelCase || v.words[k].UPOS == syntax.PART || v.words[k].XPOS == syntax.TagRP || k > word {
			continue // a particle is the verb's: "shot down 17 of the drones"
		}
		prep := v.lower(k)
		for _, f := range v.kids[k] {
			if v.words[f].Rel == syntax.RelFixed {
				prep += " " + v.lower(f)
			}
		}
		return prep
	}
	return v.listPreposition(word)
}

// listPreposition is the preposition of a list that the parser hung on the noun
// which ends it: "on" of "on the Kupiansk, Lyman and Kramatorsk directions".
func (v *view) listPreposition(word int) string {
	if v.words[word].UPOS != syntax.PROPN || v.words[word].Rel != syntax.RelObl && v.words[word].Rel != syntax.RelNmod && v.words[word].Rel != syntax.RelRoot {
		return ""
	}
	for _, k := range v.kids[word] {
		if v.words[k].Rel != syntax.RelConj || v.words[k].XPOS != syntax.TagNNS {
			continue
		}
		for _, c := range v.kids[k] {
			if v.words[c].Rel == syntax.RelCase && c < word {
				return v.lower(c)
			}
		}
	}
	return ""
}

// isVerb reports whether a word heads a clause as a verb or participle.
func (v *view) isVerb(word int) bool {
	return v.words[word].UPOS == syntax.VERB || v.words[word].UPOS == syntax.AUX
}

// isPassive reports whether a verb is in the passive voice.
func (v *view) isPassive(word int) bool {
	for _, k := range v.kids[word] {
		switch v.words[k].Rel {
		case syntax.RelAuxPass, syntax.RelNsubjPass, syntax.RelCsubjPass:
			return true
		case syntax.RelOblAgent:
			if v.words[word].XPOS != syntax.TagVBD || v.child(word, syntax.RelNsubj) < 0 {
				return true
			} // else "spoke by phone", "stood by its ally"
		}
	}
	if v.lower(word) == "hurt" && v.child(word, syntax.RelObj, syntax.RelCcomp) < 0 {
		return true // "leaving seven workers hurt": its forms are all alike
	}
	if v.words[word].XPOS != syntax.TagVBN || v.child(word, syntax.RelAux) >= 0 || v.child(word, syntax.RelNsubj) >= 0 {
		return false
	}
	if h := v.words[word].Head; v.words[word].Rel == syntax.RelConj && h >= 0 && v.words[h].UPOS == syntax.VERB {
		if v.child(word, syntax.RelObj) > word {
			return false // "a bomb, which was hidden in a bin, injured nine"
		}
		return v.isPassive(h) // "have killed or kidnapped", "was found and detained"
	}
	// A bare past participle that modifies is passive: "the drones downed over Kursk".
	return true
}

// clause returns the nearest verb at or above a word, or the root.
func (v *view) clause(word int) int {
	for i := word; ; i = v.words[i].Head {
		if v.isVerb(i) || v.words[i].Head < 0 {
			return i
		}
	}
}

// dominates reports whether a word is an ancestor of another, or the same.
func (v *view) dominates(a, b int) bool {
	for b >= 0 {
		if a == b {
			return true
		}
		b = v.words[b].Head
	}
	return false
}

// distance is the number of arcs between two words.
func (v *view) distance(a, b int) int {
	depth := func(w int) int {
		n := 0
		for ; v.words[w].Head >= 0; w = v.words[w].Head {
			n++
		}
		return n
	}
	da, db, n := depth(a), depth(b), 0
	for a != b {
		if da >= db {
			a, da = v.words[a].Head, da-1
		} else {
			b, db = v.words[b].Head, db-1
		}
		n++
	}
	return n
}

// conjuncts appends the word and all later parts of its coordination.
func (v *view) conjuncts(dst []int, word int) []int {
	dst = append(dst, word)
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelConj && !v.isVerb(k) {
			dst = v.conjuncts(dst, k)
		}
	}
	return dst
}

// partitives are nouns that stand for the thing behind their "of".
var partitives = map[string]bool{
	"number": true, "wave": true, "series": true, "group": true, "barrage": true, "salvo": true, "volley": true, "swarm": true,
	"dozen": true, "hundred": true, "thousand": true, "score": true, "couple": true, "handful": true, "some": true, "one": true,
	"most": true, "many": true, "several": true, "two": true, "three": true, "lot": true, "range": true, "string": true,
	"majority": true, "part": true, "rest": true, "half": true, "fragment": true, "shrapnel": true, "wreckage": true, "debris": true, "remains": true,
	"remnant": true, "spate": true, "flurry": true, "batch": true, "amount": true, "quantity": true, "worth": true, "array": true, "variety": true, "consignment": true, "shipment": true, "round": true, "stockpile": true, "dozens": true, "pair": true, "total": true, "all": true, "any": true, "none": true, "body": true,
	"five": true, "four": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true, "more": true, "least": true,
	"hail": true, "torrent": true, "element": true, "squadron": true, "sound": true, "noise": true, "burst": true, "member": true, "whole": true, "entirety": true, "bulk": true, "life": true, "people": true, "village": true, "city": true, "town": true, "territory": true, "use": true, "launch": true,
}

// leftovers are what is left of weapons: "debris from a drone".
var leftovers = wordSet("debris fragment wreckage shrapnel remains remnant")

// inner follows partitives to the noun that matters: "a wave of drones".
func (v *view) inner(word int) int {
	for range 3 {
		if len(v.heads[word]) > 0 && v.mention(word, event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace) != nil || !partitives[v.lemma(word)] && v.words[word].UPOS != syntax.NUM {
			return word
		}
		next := -1
		for _, k := range v.kids[word] {
			if prep := v.preposition(k); v.words[k].Rel.Base() == syntax.RelNmod && (prep == "of" || firstWord(prep) == "out" || prep == "from" && leftovers[v.lemma(word)]) {
				next = k
			}
		}
		if h := v.words[word].Head; next < 0 && h >= 0 && v.words[word].UPOS == syntax.NUM && word+2 < len(v.words) && v.lower(word+1) == "out" {
			for _, k := range v.kids[h] {
				if k > word && v.words[k].Rel.Base() == syntax.RelObl && firstWord(v.preposition(k)) == "out" {
					next = k // "45 out of 50 drones"
				}
			}
		}
		if next < 0 {
			return word
		}
		word = next
	}
	return word
}
