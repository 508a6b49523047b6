package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// claims lists who the sentence says reports the event at word, outermost
// speaker last; empty is the outlet's own voice.
func (v *view) claims(word int) []event.Ref {
	out := []event.Ref{}
	add := func(subject int, stance event.Stance) {
		if v.isNobody(subject) {
			return
		}
		for _, c := range v.conjuncts(nil, subject) {
			if ref, ok := v.speaker(c); ok && !slices.ContainsFunc(out, func(old event.Ref) bool { return old.Span == ref.Span }) {
				ref.Stance = stance
				out = append(out, ref)
			}
		}
	}
	speakers, verb := v.trailingSpeech(word)
	for _, s := range speakers {
		add(s, v.stanceOf(verb))
	}
	told := true // the event is what the word stands for, and no more than a part of it
	held := true // every step up so far was to what is wanted or done, not to when or why
	for i := word; i >= 0; i = v.words[i].Head {
		for _, k := range v.kids[i] {
			switch {
			case i == word && v.words[k].Rel == syntax.RelAclRelcl && namingVerbs[v.lemma(k)]:
				// "an explosion that the mayor described as an accident"
				if s := v.subject(k); s > word && s < k && !relativePronouns[v.lower(s)] && !v.namesElse(k) {
					add(s, v.stanceOf(k))
				}
			case i == word && v.words[k].Rel == syntax.RelAclRelcl && speechVerbs[v.lemma(k)] && v.child(k, syntax.RelCcomp) > k:
				// "the killings, which witnesses said were carried out by soldiers"
				if s := v.subject(k); s > word && s < k && !relativePronouns[v.lower(s)] {
					add(s, v.stanceOf(k))
				}
			case v.words[k].Rel.Base() == syntax.RelParataxis && speechVerbs[v.lemma(k)] && k != word,
				v.words[k].Rel.Base() == syntax.RelAdvcl && speechVerbs[v.lemma(k)] && v.markedBy(k, "as") && !v.dominates(k, word) && v.child(k, syntax.RelXcomp, syntax.RelCcomp, syntax.RelObj) < 0: // not "as the US vowed to help"
				if s := v.subject(k); s >= 0 && (s > word) == (k > word) {
					add(s, v.stanceOf(k))
				} else if s := v.agent(k); s >= 0 { // "as reported by the staff"
					add(s, v.stanceOf(k))
				}
			}
		}
		h := v.words[i].Head
		if rel := v.words[i].Rel.Base(); h < 0 || (rel == syntax.RelAdvcl || rel == syntax.RelCcomp) && v.markedBy(i, "as", "while") {
			break // "shot down, just as X was visiting": the outlet's own voice
		}
		lem := v.lemma(h)
		v.nounClaims(i, told, add)
		switch rel := v.words[i].Rel.Base(); {
		case (beliefVerbs[lem] || speechVerbs[lem]) && v.passiveSource(h, i) >= 0:
			add(v.passiveSource(h, i), event.Says)
		case speakingOf[lem] && rel == syntax.RelObl && told && v.preposition(i) == "of":
			if s := v.speechSubject(h); s >= 0 && s < h {
				add(s, event.Says) // "witnesses spoke of heavy shelling"
			}
		case beliefVerbs[lem] && rel == syntax.RelCcomp && v.words[h].UPOS == syntax.VERB:
			if s := v.speechSubject(h); s >= 0 && s < word && (v.mention(v.inner(s), event.KindActor) != nil || sayingPronouns[v.lower(s)] || records[v.lemma(s)]) {
				add(s, event.Says)
			}
		case held && pressVerbs[lem] && (rel == syntax.RelCcomp || (rel == syntax.RelXcomp || rel == syntax.RelAdvcl && v.markedBy(i, "to")) && v.child(h, syntax.RelObj, syntax.RelIobj, syntax.RelObl) >= 0) && v.words[h].UPOS == syntax.VERB && !v.isPassive(h):
			if s := v.speechSubject(h); s >= 0 && s < h && v.mention(v.inner(s), event.KindWeapon, event.KindTarget) == nil {
				add(s, event.Says)
			}
		case speechVerbs[lem] && (rel == syntax.RelCcomp || rel == syntax.RelParataxis || rel == syntax.RelXcomp && held || rel == syntax.RelObj && stances[lem] != "" && i == word):
			// A speaker before the event whose verb stands behind it is no speaker
			// but the event's own subject, wrongly hung.
			if s := v.speechSubject(h); s >= 0 && (s > word) == (h > word) {
				add(s, v.stanceOf(h))
			} else if s := v.sharedSpeaker(h); s >= 0 && s < word {
				add(s, v.stanceOf(h))
				return out
			}
		case (tellingVerbs[lem] || namingVerbs[lem] || lem == "claim" && gains[v.lemma(i)]) && rel == syntax.RelObj && (i == word || told) && !v.isPassive(h):
			if s := v.speechSubject(h); s >= 0 && s < word {
				add(s, event.Says) // "state television reported a series of explosions"
			}
		case rel == syntax.RelConj && speechVerbs[lem] && !speechVerbs[v.lemma(i)] && v.child(h, syntax.RelCcomp) >= 0 && v.child(i, syntax.RelNsubj) >= 0:
			// "said that five were downed and three were shot down", with the
			// second clause hung beside the saying: it is said as well.
			if s := v.speechSubject(h); s >= 0 && s < word {
				add(s, v.stanceOf(h))
			}
		case rel == syntax.RelAcl && v.isReportBehindTime(i):
			if s := v.speechSubject(v.words[h].Head); s >= 0 && s < h {
				add(s, v.stanceOf(v.words[h].Head))
			}
		case speechVerbs[lem] && h < i && i != word && (rel == syntax.RelObj || rel == syntax.RelIobj) && len(out) == 0:
			// "told the paper they had heard a blast", with what is said hung on
			// the paper.
			if s := v.speechSubject(h); s >= 0 && s < h {
				add(s, v.stanceOf(h))
			}
		case countVerbs[lem] && rel == syntax.RelObj && i == word:
			if s := v.speechSubject(h); s >= 0 && s < word && v.mention(v.inner(s), event.KindActor) != nil {
				add(s, event.Says) // "the bureau counted 130 kidnappings"
			}
		case (lem == "blame" || lem == "accuse") && rel != syntax.RelNsubj:
			if s := v.subject(h); s >= 0 {
				add(s, event.Blames)
			}
		}
		rel := v.words[i].Rel.Base()
		told = told && (rel == syntax.RelConj || rel == syntax.RelNmod && partitives[lem] && v.preposition(i) == "of")
		held = held && (rel == syntax.RelXcomp || rel == syntax.RelConj || rel == syntax.RelCcomp || rel == syntax.RelObj || rel == syntax.RelAdvcl && v.markedBy(i, "from", "to"))
	}
	for w := range v.words { // wherever it hangs, "according to X" speaks for the sentence, and so does "citing X"
		if p := v.preposition(w); p == "according to" || p == "per" && v.mention(w, event.KindActor) != nil || v.isCited(w) {
			add(w, event.Says)
		}
	}
	if len(out) == 0 {
		if verb := v.saidThat(word); verb >= 0 {
			add(v.subject(verb), v.stanceOf(verb))
		}
	}
	open, inside := v.inQuote(word)
	if len(out) == 0 && inside {
		if verb := v.leadIn(open); verb >= 0 {
			add(v.subject(verb), v.stanceOf(verb))
		}
	}
	if len(out) == 0 && inside && open == 0 && v.quoter != nil {
		ref := *v.quoter
		ref.Stance = event.Says
		out = append(out, ref)
	}
	if len(out) == 0 && v.quoted != nil {
		ref := *v.quoted
		ref.Stance = event.Says
		out = append(out, ref)
	}
	return out
}

// nameReach is how many words behind "said" the head of the speaker's name may
// stand.
const nameReach = 6

// sayingReach is how many words may stand between a verb of saying and its
// "that".
const sayingReach = 7

// saidThat finds the verb of saying before the "that" which opens a clause above
// a word, wherever the parser hung the clause: "said later in the day that". -1
// where there is none.
func (v *view) saidThat(word int) int {
	for i := word; i >= 0; i = v.words[i].Head {
		for _, k := range v.kids[i] {
			if v.lower(k) != "that" || v.words[k].Rel != syntax.RelMark && !v.isClauseAfterName(i) {
				continue
			}
			for s := k - 1; s >= max(0, k-sayingReach); s-- {
				if v.words[s].UPOS == syntax.VERB {
					if speechVerbs[v.lemma(s)] && v.subject(s) >= 0 && v.subject(s) < s {
						return s
					}
					return -1
				}
			}
			return -1
		}
	}
	return -1
}

// namesElse reports whether a verb of naming has an object of its own, and not
// the word that its relative clause is of: "a rally where she called him a liar".
func (v *view) namesElse(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel == syntax.RelObj && k < verb+3 && !relativePronouns[v.lower(k)] && v.preposition(k) == "" {
			return true
		}
	}
	return false
}

// isClauseAfterName reports whether a relative clause with a subject of its own
// hangs on a name, which needs none: "said in New York that a bomb had gone off".
func (v *view) isClauseAfterName(word int) bool {
	h := v.words[word].Head
	return h >= 0 && v.words[word].Rel == syntax.RelAclRelcl && v.words[h].UPOS == syntax.PROPN && v.child(word, syntax.RelNsubj) >= 0
}

// subject is the subject of a verb, -1 where it has none: of several the one
// next to the verb, since the parser parts "state news agency SANA said".
func (v *view) subject(verb int) int {
	best := -1
	inverted := verb > 0 && v.words[verb].XPOS != syntax.TagVBG && (v.words[verb-1].Form == "," || isQuote(v.words[verb-1].Form)) // "..., says Ada Brill"
	for _, k := range v.kids[verb] {
		if v.words[k].Rel == syntax.RelNsubj && (best < 0 || k < verb || inverted && k <= verb+nameReach) {
			best = k
		}
	}
	if c := v.child(verb, syntax.RelCcomp); best < 0 && c > verb {
		for _, k := range v.kids[c] {
			if v.isMisplacedSpeaker(k, c) {
				return k
			}
		}
	}
	if lem := v.lemma(verb); best < 0 && invertedVerbs[lem] { // "..., said the mayor"
		for _, k := range v.kids[verb] {
			if k <= verb || k > verb+nameReach || v.preposition(k) != "" || v.words[k].UPOS != syntax.NOUN && v.words[k].UPOS != syntax.PROPN {
				continue
			}
			if verb > 0 && (v.words[verb-1].Form == "," || isQuote(v.words[verb-1].Form)) {
				return k
			}
		}
	}
	return best
}

// agent is who does what a passive verb tells, -1 where nobody is named.
func (v *view) agent(verb int) int {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelObl && v.preposition(k) == "by" {
			return k
		}
	}
	return -1
}

// speechSubject returns who says, also where verbs of saying are joined: "said
// on Tuesday that ... and added that ...".
func (v *view) speechSubject(verb int) int {
	for i := verb; i >= 0; i = v.words[i].Head {
		if s := v.subject(i); s >= 0 {
			return v.antecedent(s, i)
		}
		if s := v.child(i, syntax.RelExpl); s >= 0 && s < i && speechVerbs[v.lemma(i)] && !v.isPassive(i) {
			return s // "It also claimed that ...": somebody, though hung like weather
		}
		if v.words[i].Rel == syntax.RelAcl || v.words[i].Rel == syntax.RelAclRelcl {
			return v.words[i].Head
		}
		if rel := v.words[i].Rel; rel != syntax.RelConj && rel != syntax.RelXcomp && rel != syntax.RelAdvcl {
			return -1
		}
	}
	return -1
}

// sharedSpeaker returns who says where a verb of saying was hung on what another
// one reports: "denied that the village was lost and said that ..."; -1 elsewhere.
func (v *view) sharedSpeaker(verb int) int {
	h := v.words[verb].Head
	if v.words[verb].Rel != syntax.RelConj || h < 0 || speechVerbs[v.lemma(h)] || v.subject(verb) >= 0 || v.words[h].Rel.Base() != syntax.RelCcomp {
		return -1
	}
	if up := v.words[h].Head; up >= 0 && speechVerbs[v.lemma(up)] {
		return v.subject(up)
	}
	return -1
}

// stanceOf is the stance of who says by a verb: who has not confirmed doubts.
func (v *view) stanceOf(verb int) event.Stance {
	switch s := stances[v.lemma(verb)]; {
	case s == "":
		return event.Says
	case s == event.Confirms && v.verbNegated(verb):
		return event.Doubts
	default:
		return s
	}
}

// speaker is the claimant that the phrase at word names: an actor, a seat of
// government that speaks for its state, or whoever the words describe.
func (v *view) speaker(word int) (event.Ref, bool) {
	if k := v.issuedBy(word); k >= 0 {
		word = k
	}
	w := v.inner(word)
	if v.isNobody(word) || firstPersons[v.lower(word)] {
		return event.Ref{}, false
	}
	if m := v.mention(w, event.KindActor); m != nil {
		return v.introduced(w, m), true
	}
	if v.mention(w, event.KindWeapon) != nil && v.words[w].UPOS == syntax.NOUN || speechless[v.lemma(w)] {
		return event.Ref{}, false // "a bomb said to have gone off"
	}
	if m := v.mention(w, event.KindPlace); m != nil {
		ref := m.Ref
		return event.Ref{Kind: event.KindActor, Span: ref.Span, Text: ref.Text, Name: ref.Name, Country: ref.Country, Type: "government"}, true
	}
	switch v.words[word].UPOS {
	case syntax.PRON:
		if noSpeakers[v.lower(word)] {
			return event.Ref{}, false
		}
		before := cmp.Or(v.speaksOn(word), v.goesOnAbout(word), v.before)
		if before == nil {
			switch form := v.lower(word); form {
			case "he", "she":
				return event.Ref{Kind: event.KindActor, Type: "person", Span: v.words[word].Span, Text: v.words[word].Form}, true // somebody
			}
			return event.Ref{}, false
		}
		ref := *before
		ref.Name = cmp.Or(ref.Name, ref.Text) // "officials", not "they"
		ref.Span = v.words[word].Span
		ref.Text = v.words[word].Form
		return ref, true
	case syntax.NOUN, syntax.PROPN, syntax.ADJ:
		switch v.lemma(word) {
		case "village", "town", "settlement", "area", "district":
			return event.Ref{}, false // of "denied that the village had fallen and said"
		}
	default:
		return event.Ref{}, false
	}
	if m := v.nameBehind(word); m != nil {
		return m.Ref, true
	}
	sp := v.words[word].Span
	for _, k := range v.kids[word] {
		switch v.words[k].Rel {
		case syntax.RelCompound, syntax.RelAmod, syntax.RelFlat, syntax.RelNummod:
			sp = sp.Cover(v.words[k].Span)
		}
	}
	s := v.reading.Document.Text
	for sp.Start > 1 && s[sp.Start-1] == '-' && s[sp.Start-2] != ' ' { // "Hamas-run television"
		sp.Start = strings.LastIndexAny(s[:sp.Start-1], " \n\"(") + 1
	}
	name := sp.Of(s)
	return event.Ref{Kind: event.KindActor, Span: sp, Text: name, Name: name, Head: v.lemma(word), ID: unnamed(name)}, true
}

// nameBehind is the person whose name stands behind the title that a noun is,
// which no table has: "nominee Ada Brill", "the head of the Tambov region Ada
// Brill", "a spokesman for the command, Ada Brill,"; nil where none does.
func (v *view) nameBehind(noun int) *event.Mention {
	named := func(of int, comma bool) *event.Mention {
		for _, k := range v.kids[of] {
			if k > of && v.words[k].Rel.Base() == syntax.RelAppos && (comma || v.words[k-1].Form != ",") {
				if m := v.mention(k, event.KindActor); m != nil && m.Type == "person" && v.words[k].UPOS == syntax.PROPN {
					return m
				}
			}
		}
		return nil
	}
	if m := named(noun, false); m != nil {
		return m
	}
	for _, k := range v.kids[noun] {
		if k < noun || v.words[k].Rel.Base() != syntax.RelNmod {
			continue
		}
		if p := v.preposition(k); p != "of" && p != "for" {
			continue
		}
		whole := v.mention(k, event.KindActor)
		if m := named(k, whole == nil || whole.Type != "person"); m != nil {
			return m
		}
	}
	return nil
}

// introduced is the speaker whom a description introduces by name: "an activist
// group, the Observatory for Human Rights,", "State news agency Sana".
func (v *view) introduced(w int, m *event.Mention) event.Ref {
	if n := v.nameBehind(w); n != nil && m.ID == "" {
		return n.Ref
	}
	ref := m.Ref
	named := text.Span{}
	for _, k := range v.kids[w] {
		switch v.words[k].Rel.Base() {
		case syntax.RelAppos:
			n := v.mention(k, event.KindActor)
			if n != nil && n.Start >= m.End && (n.Type == "person" || n.ID != "" && m.ID == "") {
				return n.Ref
			}
			if v.words[k].UPOS == syntax.PROPN && k > w {
				named = v.nounPhrase(k)
				for _, f := range v.kids[k] {
					if v.words[f].Rel.Base() == syntax.RelFlat {
						named = named.Cover(v.words[f].Span)
					}
				}
			}
		case syntax.RelFlat, syntax.RelCompound:
			if v.words[k].UPOS == syntax.PROPN {
				ref.Span = ref.Span.Cover(v.words[k].Span)
			}
		}
	}
	switch {
	case m.ID != "":
		return m.Ref
	case named.Len() > 0:
		ref.Span = named
	case v.words[w].UPOS == syntax.PROPN:
		ref.Span = ref.Span.Cover(v.words[w].Span)
	}
	if ref.Span != m.Span {
		ref.Text = ref.Span.Of(v.reading.Document.Text)
		ref.Name, ref.ID = ref.Text, unnamed(ref.Text)
	}
	return ref
}

// unnamed is the ID of an actor that no table knows.
func unnamed(name string) event.EntityID {
	return event.EntityID("actor/~" + strings.Join(strings.Fields(strings.ToLower(name)), "-"))
}

// isReportBehindTime reports whether a clause that the parser made an attribute of
// a time is what is said: "said later in the day that its drones had struck". It
// has an object and "that" as another.
func (v *view) isReportBehindTime(verb int) bool {
	h := v.words[verb].Head
	if v.words[h].Rel.Base() != syntax.RelObl || v.words[h].Head < 0 || !speechVerbs[v.lemma(v.words[h].Head)] || v.child(verb, syntax.RelNsubj, syntax.RelNsubjPass) < 0 {
		return false
	}
	that := v.child(verb, syntax.RelObj, syntax.RelMark)
	return that >= 0 && that == h+1 && v.lower(that) == "that"
}

// speechless are what takes lives, is said to do things or is told, but says nothing itself.
var speechless = wordSet("information conflict war attack strike violence fighting clash offensive unrest battle explosion blast fire")
