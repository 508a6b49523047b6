package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
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
	for i := word; i >= 0; i = v.words[i].Head {
		h := v.words[i].Head
		if h < 0 {
			break
		}
		if i == word && v.words[word].Rel == syntax.RelObj && v.isVerb(h) && v.lower(word) != "itself" && v.lower(word) != "themselves" {
			continue // "commandos shot them": not the commandos
		}
		if s := v.child(h, syntax.RelNsubj); s >= 0 && s < word && s != i && !v.dominates(s, word) {
			s = v.antecedent(s, h) // "the charity, which said it was"
			if m := v.mention(s, event.KindActor); m != nil && agrees(v.lower(word), &m.Ref) {
				return as(m.Ref)
			}
			if ref, ok := v.party(s); ok && (v.political || speechVerbs[v.lemma(h)]) && v.words[s].UPOS == syntax.PROPN {
				return as(ref)
			}
		}
	}
	if v.topic != nil && v.opensWith(word) {
		return as(*v.topic)
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

// opensWith reports whether a word is the "it" that a sentence begins with, as its
// subject or before its subject: "It threatened", "Its premier".
func (v *view) opensWith(word int) bool {
	f := v.lower(word)
	return word <= 1 && (f == "it" || f == "its") && (word == 0 || v.words[0].UPOS == syntax.CCONJ || v.words[0].UPOS == syntax.ADV)
}

// topicFor is the subject of the sentence that v shows, for the sentence right
// behind it: nil where that is another, or where the subject is no state, body
// or group.
func (v *view) topicFor(sentence int) *event.Ref {
	if v == nil || v.sentence != sentence-1 {
		return nil
	}
	root := slices.IndexFunc(v.words, func(w syntax.Word) bool { return w.Head < 0 })
	if root < 0 {
		return nil
	}
	s := v.subject(root)
	if s < 0 {
		return nil
	}
	if m := v.mention(s, event.KindActor); m != nil {
		if m.Type == "person" || m.Type == "population" {
			return nil
		}
		return &m.Ref
	}
	if ref, ok := v.standsFor(s); ok && ref.Type != "person" {
		return &ref
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
