package extract

import (
	"cmp"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// described is an actor whom a bare word describes.
func (v *view) described(w int) event.Ref {
	form := v.words[w].Form
	name := strings.ToLower(form)
	if name != "army" && name != "police" && name != "coalition" {
		name = lexicon.Plural(name)
	}
	return event.Ref{Kind: event.KindActor, Span: v.words[w].Span, Text: form, Name: name, Head: v.lemma(w), ID: unnamed(form), Type: "armed-group"}
}

// forceNouns are forces that act through what is named behind them: "air force
// jets".
var forceNouns = wordSet("junta regime force army navy police coalition government rebel militia military")

// describedPhrase is an actor whom a noun and the words before it describe.
func (v *view) describedPhrase(w int) event.Ref {
	sp := v.nounPhrase(w)
	name := sp.Of(v.reading.Document.Text)
	return event.Ref{Kind: event.KindActor, Span: sp, Text: name, Name: strings.ToLower(name), Head: v.lemma(w), ID: unnamed(name), Type: "military"}
}

// personObjects are rules of deeds that only people suffer: what their object
// names is someone, even if no table knows the name.
var personObjects = wordSet("kidnap assassinate murder shoot shoot-dead gun-down stab rape arrest sentence kill")

// personSubjects are rules of deeds that only people do.
var personSubjects = wordSet("kidnap assassinate murder shoot shoot-dead gun-down open-fire stab rape ambush torch rob hijack attack")

// fightingBodies are bodies whose nouns end as abstract ones do.
var fightingBodies = wordSet("coalition faction organisation organization garrison contingent")

// animals attack as well.
var animals = wordSet("dog bear shark lion tiger leopard elephant crocodile wolf snake hippo bull cow swarm bee virus disease")

// isSomebody reports whether a common noun that no table knows may name persons:
// "abducted a district chief".
func (v *view) isSomebody(w int) bool {
	if v.words[w].UPOS != syntax.NOUN || len(v.lemma(w)) < 4 || abstractOrMeasure(v.lemma(w)) && !fightingBodies[v.lemma(w)] || featureNouns[v.lemma(w)] || partitives[v.lemma(w)] || attemptNouns[v.lemma(w)] {
		return false
	}
	if v.words[w].XPOS == syntax.TagNN && v.child(w, syntax.RelDet, syntax.RelNummod, syntax.RelNmodPoss) < 0 {
		return false
	}
	return v.mention(w, event.KindWeapon, event.KindTarget, event.KindPlace, event.KindTime, event.KindQuantity) == nil
}

// noThings are common nouns that news verbs take and that are no things hit.
var noThings = wordSet("visit trip mission night week month year time front line life move order group side start hand head face case thing place point ground attack strike offensive fire force power position sight target note role goal deal talks record mark peak level rate price control gains gain swath suburb charge custody advantage majority half rest hole base lead access pressure number share section area zone bullet")

// abstractEndings mark nouns that nobody can hit.
var abstractEndings = []string{"tion", "sion", "ness", "ment", "ance", "ence", "ism", "ship", "acy"}

// settlements are hit as things are where several are told without their names.
var settlements = wordSet("town city district township community")

// isThing reports whether a common noun that no table knows may be a thing hit.
func isThing(v *view, w int) bool {
	lem := v.lemma(w)
	if v.words[w].XPOS != syntax.TagNN && v.words[w].XPOS != syntax.TagNNS || len(lem) < 4 || v.isPerson(w) || noThings[lem] || v.mention(w, event.KindWeapon) != nil {
		return false
	}
	if settlements[lem] && v.words[w].XPOS == syntax.TagNNS {
		return true // "shelled rebel-held towns"
	}
	if partitives[lem] || featureNouns[lem] {
		return false
	}
	return !endsIn(lem, abstractEndings...) || lem == "equipment" || lem == "apartment" || lem == "settlement" || lem == "detachment"
}

// nounPhrase is the noun at w with the words before it that are part of its name.
func (v *view) nounPhrase(w int) text.Span {
	sp := v.words[w].Span
	for _, k := range v.kids[w] {
		switch v.words[k].Rel {
		case syntax.RelCompound, syntax.RelAmod, syntax.RelFlat:
			if k < w {
				sp = sp.Cover(v.words[k].Span)
			}
		}
	}
	return sp
}

// whole is the ref of a mention with the body that its people belong to:
// "soldiers of the 14th Brigade" are known by the brigade.
func (v *view) whole(w int, m *event.Mention) event.Ref {
	ref := m.Ref
	if m.Kind != event.KindActor || m.Head == "" {
		return ref
	}
	for _, k := range v.kids[w] {
		switch v.words[k].Rel {
		case syntax.RelNmod:
			// "the chairman of the bank Omar Saleh", without a comma
			if a := v.child(k, syntax.RelAppos); a > k && v.preposition(k) != "" && v.mention(k, event.KindPlace) != nil && isOne(m) {
				// "the commander in Mali, General Omar Saleh", with the name hung on Mali
				if named := v.mention(a, event.KindActor); named != nil && named.ID != "" && named.Type == "person" {
					return describedAs(named, m)
				}
			}
			if named := v.mention(k, event.KindActor); named != nil && named.ID != "" && named.Type == "person" && named.Start > m.End && v.preposition(k) == "" && isOne(m) && v.lower(k-1) != "," {
				return describedAs(named, m)
			}
		case syntax.RelCompound, syntax.RelAmod, syntax.RelNmodDesc, syntax.RelAppos:
			// "the "Islamic State" militant group", "the suspect, Omar Saleh"
			named := v.mention(k, event.KindActor)
			if named == nil || named.ID == "" || named.Head != "" || v.cover[k] == v.cover[w] {
				continue
			}
			if group := named.Type == "armed-group" && m.Type == "armed-group" && named.End < m.Start; group || named.Type == "person" && v.words[k].Rel == syntax.RelAppos && named.Start > m.End && isOne(m) {
				return describedAs(named, m)
			}
		}
	}
	if named := v.identified(w); named != nil && isOne(m) {
		return named.Ref
	}
	if m.ID != "" {
		return ref
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel.Base() != syntax.RelNmod || v.preposition(k) != "of" && v.preposition(k) != "from" {
			continue
		}
		if body := v.mention(k, event.KindActor); body != nil && body.Type != "person" && body.ID != "" && body.Start > m.End {
			ref.Span = m.Cover(body.Span)
			ref.Text = ref.Span.Of(v.reading.Document.Text)
			ref.ID, ref.Name, ref.Country = body.ID, body.Name, body.Country
			break
		}
	}
	return ref
}

// describedAs is the ref of a name with the country of the phrase beside it where
// it has none: "the Danish commander in Mali, General Omar Saleh".
func describedAs(named, by *event.Mention) event.Ref {
	ref := named.Ref
	ref.Country = cmp.Or(ref.Country, by.Country)
	return ref
}

// identified is the person as whom a participle names the noun at w, nil for none:
// "the suspect, identified by police as Omar Saleh".
func (v *view) identified(w int) *event.Mention {
	for _, k := range v.kids[w] {
		if lem := v.lemma(k); v.words[k].Rel.Base() != syntax.RelAcl || k < w || lem != "identify" && lem != "name" {
			continue
		}
		for i := k + 1; i < min(len(v.words), k+nameReach); i++ {
			if m := v.mention(i, event.KindActor); v.lower(i-1) == "as" && m != nil && m.Type == "person" {
				return m
			}
		}
	}
	return nil
}

// apposed adds the persons whom an apposition names: "two brothers, Amin and Karim
// Saleh".
func (d *draft) apposed(w int, r role) {
	v := d.view
	if v.words[w].XPOS != syntax.TagNNS || r != actorRole && r != recipientRole {
		return
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel != syntax.RelAppos || k < w {
			continue
		}
		for _, c := range v.conjuncts(nil, k) {
			if m := v.mention(c, event.KindActor); m != nil && m.Type == "person" && v.words[c].UPOS == syntax.PROPN {
				d.add(r, m.Ref)
			}
		}
	}
}

// isOne reports whether a described actor may be one person.
func isOne(m *event.Mention) bool {
	return (m.Type == "person" || m.Type == "population" || m.Type == "armed-group" || m.Type == "military") && (m.Count == nil || m.Count.Max == 1) && !groupNouns[m.Head]
}
