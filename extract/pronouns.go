package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// pronouns that may stand for an actor, by whether they are plural.
var pronouns = map[string]bool{
	"he": false, "she": false, "it": false, "its": false, "his": false, "her": false, "him": false,
	"they": true, "them": true, "their": true, "itself": false, "themselves": true,
}

// standsFor resolves a pronoun that the mentions leave open to an actor: who
// says what it stands in ("police said they had arrested"), else the subject of
// the clauses before it, else who spoke last.
func (v *view) standsFor(word int) (event.Ref, bool) {
	if v.words[word].UPOS != syntax.PRON {
		return event.Ref{}, false
	}
	if _, known := pronouns[v.lower(word)]; !known {
		return event.Ref{}, false
	}
	if v.lower(word) == "it" && v.words[word].Rel == syntax.RelObj && v.thingBefore(word) {
		return event.Ref{}, false // "struck a warehouse and set it on fire"
	}
	as := func(ref event.Ref) (event.Ref, bool) {
		named := ref.Text
		ref.Span, ref.Text = v.words[word].Span, v.words[word].Form
		ref.Stance, ref.Name = "", cmp.Or(ref.Name, named)
		return ref, true
	}
	if m := v.undergoer(word); m != nil {
		return as(m.Ref)
	}
	if m := v.countedBefore(word); m != nil {
		return as(m.Ref)
	}
	if ref, _ := v.subjectAbove(word); ref != nil {
		return as(*ref)
	}
	if s := v.speaksOn(word); s != nil {
		return as(*s)
	}
	if t := v.goesOnAbout(word); t != nil {
		return as(*t)
	}
	if _, in := v.inQuote(word); !in && v.quoted == nil && // who is quoted speaks of others
		v.before != nil && v.ago <= speakerReach && !v.before.Implied && agrees(v.lower(word), v.before) {
		return as(*v.before)
	}
	switch v.lower(word) {
	case "he", "she":
		return as(event.Ref{Kind: event.KindActor, Type: "person"}) // somebody, if nobody known
	}
	return event.Ref{}, false
}

// subjectAbove is who a pronoun stands for as the subject of a clause above its own,
// "police said they had arrested", and the word that names them; nil for nobody.
func (v *view) subjectAbove(word int) (*event.Ref, int) {
	if n := v.words[word].Head; v.words[word].Rel == syntax.RelNmodPoss && n >= 0 && v.words[n].Rel == syntax.RelConj {
		s := v.words[n].Head // "Mr X and his aides"
		if m := v.mention(s, event.KindActor); m != nil && agrees(v.lower(word), &m.Ref) {
			return &m.Ref, s
		}
	}
	for i := word; i >= 0; i = v.words[i].Head {
		h := v.words[i].Head
		if h < 0 {
			break
		}
		if i == v.words[word].Head && v.words[word].Rel == syntax.RelObj && v.markedTo(i) && v.words[i].Rel == syntax.RelAdvcl {
			if o := v.child(h, syntax.RelObj); o >= 0 { // "telephoned the king to thank him": the king, and not who does both
				if m := v.mention(o, event.KindActor); m != nil && agrees(v.lower(word), &m.Ref) {
					return &m.Ref, o
				}
			}
			continue
		}
		if i == word && v.words[word].Rel == syntax.RelObj && v.isVerb(h) && v.lower(word) != "itself" && v.lower(word) != "themselves" {
			continue // "commandos shot them": not the commandos
		}
		if s := v.child(h, syntax.RelNsubj); s >= 0 && s < word && s != i && !v.dominates(s, word) {
			s = v.antecedent(s, h) // "the charity, which said it was"
			if !pronouns[v.lower(word)] && v.words[s].XPOS == syntax.TagNNS {
				continue // "officials said ... it": not they
			}
			if m := v.mention(s, event.KindActor); m != nil && agrees(v.lower(word), &m.Ref) {
				return &m.Ref, s
			}
			if ref, ok := v.party(s); ok && (v.political || speechVerbs[v.lemma(h)]) && v.words[s].UPOS == syntax.PROPN {
				return &ref, s
			}
			if ref, ok := v.body(s); ok && v.political && speechVerbs[v.lemma(h)] && v.lower(word) == "it" {
				return &ref, s // "the administration announced it was sending"
			}
		}
	}
	return nil, -1
}

// undergoer is whom "them" means as the object of a verb joined to another. Where one
// subject does both, those whom the other verb names behind it: "officers traded fire
// with the assailants and killed two of them". Where each verb has its own, the subject
// of the other: "rebels attacked the base and soldiers killed nine of them". Nil if
// none is named.
func (v *view) undergoer(word int) *event.Mention {
	if v.lower(word) != "them" {
		return nil
	}
	o := word
	if v.words[o].Rel == syntax.RelNmod && v.preposition(o) == "of" {
		o = v.words[o].Head
	}
	if v.words[o].Rel != syntax.RelObj {
		return nil
	}
	verb := v.words[o].Head
	if v.words[verb].Rel != syntax.RelConj {
		return nil
	}
	first := v.words[verb].Head
	if v.child(verb, syntax.RelNsubj) >= 0 {
		if s := v.child(first, syntax.RelNsubj); s >= 0 {
			if m := v.mention(s, event.KindActor); m != nil && agrees("them", &m.Ref) {
				return m
			}
		}
		return nil
	}
	if v.child(verb, syntax.RelNsubjPass) >= 0 {
		return nil
	}
	for _, k := range v.kids[first] {
		if k < first || k > verb || v.words[k].Rel.Base() != syntax.RelObl && v.words[k].Rel != syntax.RelObj {
			continue
		}
		if m := v.mention(k, event.KindActor); m != nil && agrees("them", &m.Ref) {
			return m
		}
	}
	return nil
}

// countedBefore is whom the sentence before counts last, where this one opens with
// some of them: "killed at least 17 farmers. Seven of them died in one house"; nil
// where it counts nobody.
func (v *view) countedBefore(word int) *event.Mention {
	h := v.words[word].Head
	if v.lower(word) != "them" || v.sentence == 0 || h != 0 || v.words[h].UPOS != syntax.NUM || v.preposition(word) != "of" {
		return nil
	}
	before := v.reading.Sentences[v.sentence-1].Span
	var last *event.Mention
	inside := mentionsIn(v.reading.Mentions[:v.known], before)
	for _, q := range inside {
		if q.Kind != event.KindQuantity {
			continue
		}
		for i := range inside {
			if m := &inside[i]; m.Kind == event.KindActor && q.Contains(m.Span) && agrees("them", &m.Ref) {
				last = m
			}
		}
	}
	return last
}

// speaksOn is who spoke in the sentence before, where a word is the pronoun that goes
// on for them: "Kyiv has said ... It said on Tuesday"; nil elsewhere.
func (v *view) speaksOn(word int) *event.Ref {
	h := v.words[word].Head
	if h < 0 || !v.opensWith(word) || !speechVerbs[v.lemma(h)] || v.before == nil || v.ago > 1 || v.before.Type == "person" || v.before.Implied || !agrees(v.lower(word), v.before) {
		return nil
	}
	return v.before
}

// goesOnAbout is who the sentence before is about, where a word is the pronoun that
// stands for them at the beginning of this one; nil elsewhere.
func (v *view) goesOnAbout(word int) *event.Ref {
	switch {
	case !v.opensWith(word):
		return nil
	case !pronouns[v.lower(word)]:
		return v.topic.one
	case v.words[word].Rel == syntax.RelNsubjPass:
		return nil // "They were released": those of whom something was told, not those who did it
	}
	return v.topic.many
}

// opensWith reports whether a word is the "it" or "they" that a sentence begins
// with, as its subject or before its subject: "It threatened", "Its premier".
func (v *view) opensWith(word int) bool {
	first := 0
	for first < word && (v.words[first].UPOS == syntax.CCONJ || v.words[first].UPOS == syntax.ADV || isQuote(v.words[first].Form)) {
		first++
	}
	switch v.lower(word) {
	case "it", "its", "they", "their":
		return word == first && word <= 2
	}
	return false
}

// A topic is who the sentence right before is about, for the pronoun that the next
// begins with: one state, body or group for "it", several people for "they". nil
// stands for nobody known.
type topic struct {
	one, many *event.Ref
}

// topicFor is the topic of the sentence that v shows, for the sentence right behind
// it, or that of the sentence between the two, where nothing of it was parsed.
func (v *view) topicFor(r *Reading, sentence int, mentions [][]int) topic {
	if v == nil || v.sentence != sentence-1 {
		return topic{one: openingActor(r, sentence-1, mentions)}
	}
	root := slices.IndexFunc(v.words, func(w syntax.Word) bool { return w.Head < 0 })
	if root < 0 {
		return topic{}
	}
	s := v.subject(root)
	if s < 0 {
		return topic{}
	}
	var t topic
	if m := v.mention(s, event.KindActor); m != nil {
		if m.Type != "person" && m.Type != "population" {
			t.one = &m.Ref
		}
	} else if ref, ok := v.standsFor(s); ok && ref.Type != "person" {
		t.one = &ref
	}
	if c := v.child(root, syntax.RelCcomp); c >= 0 && speechVerbs[v.lemma(root)] && !v.isMany(s) {
		s = v.subject(c) // "the attackers came at dusk, the mayor said"
	}
	if s >= 0 && v.isMany(s) {
		if m := v.mention(s, event.KindActor); m != nil {
			t.many = &m.Ref
		} else if ref, ok := v.standsFor(s); ok {
			t.many = &ref
		}
	}
	return t
}

// isMany reports whether a noun or pronoun is one of several people.
func (v *view) isMany(w int) bool {
	return v.words[w].XPOS == syntax.TagNNS || pronouns[v.lower(w)]
}

// openingActor is the body or group with which a sentence opens that was not parsed:
// "The junta, which took power in May, did not comment".
func openingActor(r *Reading, sentence int, mentions [][]int) *event.Ref {
	if sentence < 0 || len(mentions[sentence]) == 0 {
		return nil
	}
	tokens := r.Sentences[sentence].Tokens
	for _, i := range mentions[sentence] {
		m := &r.Mentions[i]
		if len(tokens) < 2 || m.Start > tokens[1].Start {
			break
		}
		if m.Kind != event.KindActor || m.Type == "person" || m.Type == "population" || r.Sentences[sentence].End <= m.End {
			continue
		}
		next, _ := slices.BinarySearchFunc(tokens, m.End, func(t text.Token, at int) int { return t.Start - at })
		if next < len(tokens) && tokens[next].Of(r.Document.Text) != "'s" && tokens[next].Of(r.Document.Text) != "’s" {
			return &m.Ref
		}
	}
	return nil
}

// speakerReach is how many sentences later a pronoun may still act for who spoke last.
const speakerReach = 3

// agrees reports whether a pronoun may stand for an actor: "he" for no state or
// body, "it" for no person.
func agrees(pronoun string, ref *event.Ref) bool {
	switch pronoun {
	case "he", "him", "his":
		if isFeminine(ref.Head) {
			return false
		}
	case "she", "her":
		if isMasculine(ref.Head) {
			return false
		}
	}
	switch pronoun {
	case "he", "she", "him", "his", "her":
		return ref.ID == "" || ref.Type == "" || ref.Type == "person" || ref.Type == "population"
	case "it", "its", "itself":
		return ref.Type != "person"
	case "they", "them", "their", "themselves":
		return !isSingle(ref)
	}
	return true
}

// isSingle reports whether an actor is one person: by name, or "an official".
func isSingle(ref *event.Ref) bool {
	if ref.Type != "person" || ref.Count != nil && ref.Count.Max != 1 {
		return false
	}
	last := strings.ToLower(lastField(ref.Text))
	return ref.ID != "" || !strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "men") && !strings.HasSuffix(last, "people")
}

// thingBefore reports whether the sentence names a weapon, or a thing that may be
// hit, before a word.
func (v *view) thingBefore(word int) bool {
	for w := range word {
		if v.mention(w, event.KindTarget, event.KindWeapon) != nil {
			return true
		}
	}
	return false
}
