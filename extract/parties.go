package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// politicalFrames are the frames of what parties say to or do with one another.
var politicalFrames = map[string]bool{"relation": true, "talk": true, "address": true, "transfer": true}

// furtherParty fills the recipient of a political event whose other party
// stands deeper in the sentence: "rejected a Senegalese plan", "refused to meet
// the envoy". It is the first party below the trigger, in the order of the text,
// that does not act itself.
func (d *draft) furtherParty() {
	v := d.view
	var below []int
	var walk func(w int)
	walk = func(w int) {
		for _, k := range v.kids[w] {
			switch rel := v.words[k].Rel; rel.Base() {
			case syntax.RelNsubj:
				undergoes := w == d.word && v.isPassive(w)                                             // "American ships were released"
				demanded := v.words[w].Rel.Base() == syntax.RelCcomp && v.words[w].Head == d.word      // "demanded that Germany pay"
				feared := d.Category == event.Threaten && w != d.word && v.markedBy(w, "if", "unless") // "threatened to leave if Germany stays"
				if !undergoes && !demanded && !feared {
					continue
				}
			case syntax.RelParataxis, syntax.RelMark, syntax.RelPunct:
				continue
			case syntax.RelNmod:
				if rel == syntax.RelNmodPoss && d.Rule == "express-support" && v.words[w].Head == d.word {
					continue // "voiced Malawi's support": those who give it
				}
			case syntax.RelAdvcl:
				if v.child(k, syntax.RelMark) >= 0 && !v.markedTo(k) && (d.Category != event.Threaten || !v.markedBy(k, "if", "unless")) {
					continue // "after rebels attacked": another event's parties
				}
			case syntax.RelConj:
				if v.isVerb(k) {
					continue
				}
			case syntax.RelObl:
				if prep := firstWord(v.preposition(k)); w == d.word && prepositions[prep] == fnNone && prep != "about" && prep != "regarding" && prep != "concerning" {
					continue
				}
			}
			below = append(below, k)
			walk(k)
		}
	}
	walk(d.word)
	slices.Sort(below)
	below = d.addressedFirst(below)
	defer d.namelessParty(below)
	for _, w := range below {
		if v.inside[w] {
			continue // its head comes as well
		}
		if m := v.mention(w, event.KindActor); m != nil {
			if v.words[w].Rel == syntax.RelCompound && m.Type == "population" && m.ID == "" {
				continue // "the migrant crisis"
			}
			if len(d.Recipients) > 0 && m.Type == "population" {
				continue // "urged both sides to exchange all prisoners"
			}
			if ref := v.whole(w, m); !d.acts(m.Ref) && !d.isOwn(w, ref) && !slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return r.Overlaps(m.Span) }) {
				d.add(recipientRole, ref)
				if isKnownParty(ref) {
					d.partiesJoined(w)
					return
				}
			}
			continue
		}
		m := v.mention(w, event.KindPlace)
		if m == nil || m.Type == "adjective" || d.acts(m.Ref) {
			continue
		}
		switch fn := prepositions[firstWord(v.preposition(w))]; {
		case fn == fnLocation:
			d.add(placeRole, m.Ref)
		case isGovernmentSeat(m), (fn == fnGoal || fn == fnAim || fn == fnCompany) && d.Category != event.Visit:
			d.add(recipientRole, m.Ref)
			d.partiesJoined(w)
			return
		default:
			d.add(placeRole, m.Ref)
		}
	}
}

// proposers adds from whom that came which is taken or turned down: "rejected a
// call from Ghana for its rivals to disarm", "a plan put forward by the premier".
func (d *draft) proposers(args []argument) {
	v := d.view
	if d.Category != event.Reject && d.Category != event.Agree {
		return
	}
	add := func(w int) {
		if m := v.mention(w, event.KindActor); m != nil && !d.acts(m.Ref) {
			d.add(recipientRole, v.whole(w, m))
		}
	}
	for _, a := range args {
		if a.function != fnObject || v.words[a.word].UPOS != syntax.NOUN || v.mention(a.word, event.KindActor) != nil {
			continue
		}
		for _, k := range v.kids[a.word] {
			switch rel := v.words[k].Rel; {
			case rel == syntax.RelNmod && (v.preposition(k) == "from" || v.preposition(k) == "by"):
				add(k)
			case rel.Base() == syntax.RelAcl && v.isPassive(k):
				for _, g := range v.kids[k] {
					if v.preposition(g) == "by" {
						add(g)
					}
				}
			}
		}
	}
}

// disagreed makes the second of two who failed to agree the one whom the first
// turned down: each did it to the other.
func (d *draft) disagreed() {
	if d.Rule == "fail-to-agree" && len(d.Actors) > 1 && len(d.Recipients) == 0 {
		d.Recipients = append(d.Recipients, d.Actors[1:]...)
	}
}

// measured adds who is under a measure that is named before its aim is: "imposed
// sanctions over the arrests, such as bans on travel, on nine generals".
func (d *draft) measured() {
	v := d.view
	g := v.words[d.word].Head
	if d.Category != event.Sanction || d.verb || len(d.Recipients) > 0 || g < 0 || v.words[d.word].Rel != syntax.RelObj {
		return
	}
	for w := d.word + 1; w < len(v.words); w++ {
		if prep := v.preposition(w); prep != "on" && prep != "against" && prep != "to" || !v.dominates(g, w) {
			continue
		}
		if m := v.mention(w, event.KindActor); m != nil && !d.acts(m.Ref) {
			d.add(recipientRole, v.whole(w, m))
			return
		}
		if m := v.mention(w, event.KindPlace); m != nil && m.Feature == "country" {
			d.add(recipientRole, m.Ref)
			return
		}
	}
}

// addressingPrepositions lead, in politics of a category, to whom it is done,
// before any other party that is named on the way: "filed a suit in a Dutch court
// against Bolivia", "discussed Syria with France".
var addressingPrepositions = map[event.Category]map[string]bool{
	event.Accuse:   wordSet("against"),
	event.Sanction: wordSet("against on"),
	event.Meeting:  wordSet("with between"),
	event.Agree:    wordSet("with between"),
	event.Support:  wordSet("for with"),
}

// addressedFirst puts the words that hang by a preposition of the category before
// the others.
func (d *draft) addressedFirst(words []int) []int {
	prepositions := addressingPrepositions[d.Category]
	if prepositions == nil {
		return words
	}
	v := d.view
	if o := v.child(d.word, syntax.RelObj); o >= 0 && d.Category != event.Support && d.Category != event.Meeting {
		for _, k := range v.kids[o] { // "condemned Bolivia's war against them"
			if rel := v.words[k].Rel; (rel == syntax.RelNmodPoss || rel == syntax.RelAmod || rel == syntax.RelCompound || rel == syntax.RelNmod && (v.preposition(k) == "by" || v.preposition(k) == "of" || v.preposition(k) == "from")) && v.mention(k, event.KindActor) != nil {
				return words
			}
		}
	}
	var first, rest []int
	for _, w := range words {
		addressed := false
		for c := w; c >= 0 && c != d.word && !v.isVerb(c); c = v.words[c].Head {
			if v.words[c].UPOS != syntax.ADJ && prepositions[v.preposition(c)] {
				addressed = true
				break
			}
		}
		if addressed {
			first = append(first, w)
		} else {
			rest = append(rest, w)
		}
	}
	return append(first, rest...)
}

// partiesJoined adds the parties coordinated with the one that a word heads.
func (d *draft) partiesJoined(w int) {
	v := d.view
	for _, c := range v.conjuncts(nil, w)[1:] {
		if m := v.mention(c, event.KindActor, event.KindPlace); m != nil && !d.acts(m.Ref) && !v.inside[c] && (m.Kind == event.KindActor || m.Feature == "country") {
			d.add(recipientRole, v.whole(c, m))
		}
	}
}

// modifiersJoined adds the parties that are joined before one noun: "Danish and
// Peruvian negotiators" are two sides.
func (d *draft) modifiersJoined(w int, r role) {
	v := d.view
	for _, k := range v.kids[w] {
		rel := v.words[k].Rel
		if k > w || rel != syntax.RelAmod && rel != syntax.RelCompound && rel != syntax.RelNmodDesc || v.child(k, syntax.RelConj) < 0 {
			continue
		}
		for _, c := range v.conjuncts(nil, k) {
			if c > w || v.cover[c] >= 0 && v.cover[c] == v.cover[w] {
				continue
			}
			if state, ok := v.stateNamedAt(c); ok && !d.has(r, state) {
				d.add(r, state)
			}
		}
	}
}

// stateNamedAt is the state, the union of states or the group that a word before a
// noun names: "Danish", "EU".
func (v *view) stateNamedAt(w int) (event.Ref, bool) {
	for _, i := range v.heads[w] {
		if m := &v.reading.Mentions[i]; m.Kind == event.KindActor && m.Head == "" && (m.Type == "state" || m.Type == "organisation" || m.Type == "armed-group" && m.ID != "") {
			return m.Ref, true
		}
	}
	if m := v.mention(w, event.KindPlace); m != nil && m.Country != "" && (m.Type == "adjective" || m.Feature == "country") {
		if state, ok := stateOfCountry(m.Country); ok {
			state.Span, state.Text = m.Span, m.Text
			return state, true
		}
	}
	return event.Ref{}, false
}

// namelessParty fills a recipient that is still empty with the first of some words
// that names a party which no table knows: "an inquiry into Kempinski".
func (d *draft) namelessParty(words []int) {
	for _, w := range words {
		if len(d.Recipients) > 0 {
			return
		}
		ref, ok := d.view.body(w)
		if !ok && d.view.words[w].UPOS == syntax.PROPN {
			ref, ok = d.view.party(w)
		}
		if ok && !d.acts(ref) {
			d.add(recipientRole, ref)
		}
	}
}

// isKnownParty reports whether a party is more than somebody: its name or its
// country is known.
func isKnownParty(ref event.Ref) bool {
	return ref.Country != "" || ref.ID != "" && !strings.HasPrefix(string(ref.ID), "actor/~")
}

// ownForces are those who go where their own side sends them: nobody does
// anything to them by recalling, sending or mobilising them.
var ownForces = wordSet("ambassador envoy diplomat consul peacekeeper observer expert team force troop soldier army navy police policeman reservist personnel contingent unit fleet warship military medic doctor inspector monitor adviser advisor delegation delegate")

// sendingCategories tell where somebody's own people go.
var sendingCategories = []event.Category{event.Mobilise, event.Sanction, event.Agree, event.Aid, event.Reject, event.Threaten, event.Retreat, event.Concede, event.Visit}

// isOwn reports whether the party that a word heads belongs to those who act:
// "withdrew its troops", "mobilised the army".
func (d *draft) isOwn(w int, ref event.Ref) bool {
	v := d.view
	sends := sendingVerbs[v.lemma(d.word)]
	if !sends && !slices.Contains(sendingCategories, d.Category) || !ownForces[v.lemma(w)] && ref.Type != "military" {
		return false
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel == syntax.RelNmodPoss {
			return ownPronouns[v.lower(k)]
		}
	}
	return !isKnownParty(ref) && (sends || d.Category == event.Mobilise || d.Category == event.Aid || d.Category == event.Sanction && v.lemma(d.word) != "expel")
}

// sendingVerbs have as an object those who are sent.
var sendingVerbs = wordSet("send dispatch deploy")

var ownPronouns = wordSet("its their his her our")

// dropOwn takes those who only go where they are sent from the recipients.
func (d *draft) dropOwn() {
	v := d.view
	if len(d.Actors) == 0 {
		return
	}
	d.Recipients = slices.DeleteFunc(d.Recipients, func(ref event.Ref) bool {
		first, last := v.wordsOf(ref.Span)
		if first > last {
			return false
		}
		return d.isOwn(v.headOf(first, last), ref)
	})
}

// adverseNouns are those who are against the party behind their "of".
var adverseNouns = wordSet("opponent critic rival foe enemy adversary detractor")

// embassies are the grounds of a foreign state.
var embassies = wordSet("embassy consulate mission")

// protested adds whom a protest is against by the phrase that only describes
// them, "against Spanish trawlers", or by whose ground it stands on, "in front of
// the Greek embassy".
func (d *draft) protested(args []argument) {
	v := d.view
	for _, a := range args {
		if a.function == fnSubject && adverseNouns[v.lemma(a.word)] {
			for _, k := range v.kids[a.word] {
				if m := v.mention(k, event.KindActor); m != nil && v.preposition(k) == "of" {
					d.add(recipientRole, v.whole(k, m))
				}
			}
		}
		if m := v.mention(a.word, event.KindActor); m == nil && a.function == fnObject {
			for _, k := range v.kids[a.word] { // "protesting Peru's tax", "a ban by the mayor"
				if rel := v.words[k].Rel; rel == syntax.RelNmodPoss || rel == syntax.RelAmod || rel == syntax.RelCompound || rel == syntax.RelNmod && v.preposition(k) == "by" {
					if m := v.mention(k, event.KindActor); m != nil && !d.acts(m.Ref) {
						d.add(recipientRole, v.whole(k, m))
					} else if ref, ok := v.body(k); ok {
						d.add(recipientRole, ref)
					} else if ref, ok := v.party(k); ok && v.words[k].UPOS == syntax.NOUN {
						d.add(recipientRole, ref)
					}
				}
			}
		}
		if m := v.mention(a.word, event.KindActor); m != nil {
			if embassies[v.lemma(a.word)] && a.function == fnLocation {
				d.add(recipientRole, m.Ref)
			}
			continue
		}
		if a.prep != "against" && !embassies[v.lemma(a.word)] {
			continue
		}
		for _, k := range v.kids[a.word] {
			switch v.words[k].Rel {
			case syntax.RelAmod, syntax.RelCompound, syntax.RelNmodPoss, syntax.RelNmod, syntax.RelNmodDesc:
				if m := v.mention(k, event.KindActor); m != nil && !d.acts(m.Ref) {
					d.add(recipientRole, v.whole(k, m))
				}
			}
		}
	}
}

// lateAccuser makes who accuses the actor of an accusation whose "by" stands far
// behind: "was accused of taking public funds by members of the government".
func (d *draft) lateAccuser() {
	v := d.view
	if d.Category != event.Accuse || !d.verb || len(d.Actors) > 0 || !v.isPassive(d.word) {
		return
	}
	for w := d.word + 1; w < len(v.words); w++ {
		m := v.mention(w, event.KindActor)
		if m == nil || v.preposition(w) != "by" || !v.dominates(d.word, w) {
			continue
		}
		if m.Type == "government" || m.Type == "state" || v.isPerson(w) || bodyNouns[v.lemma(w)] {
			d.add(actorRole, v.whole(w, m))
			return
		}
	}
}

// lateAgent makes the actor of a passive whose "by" the parser hung on what stands
// between, a place, a time or a state such as "captivity": "were released from
// prison by the militia".
func (d *draft) lateAgent() {
	v := d.view
	if !d.verb || len(d.Actors) > 0 || !v.isPassive(d.word) || frames[d.rule.Frame][fnSubject][event.KindActor] != actorRole {
		return
	}
	for _, k := range v.kids[d.word] {
		if k < d.word || v.words[k].Rel.Base() != syntax.RelObl {
			continue
		}
		if v.mention(k, event.KindPlace, event.KindTime) == nil && !custodies[v.lemma(k)] {
			continue
		}
		for _, g := range v.kids[k] {
			if v.preposition(g) != "by" {
				continue
			}
			if m := v.mention(g, event.KindActor); m != nil {
				d.add(actorRole, v.whole(g, m))
			} else if ref, ok := v.party(g); ok && politicalFrames[d.rule.Frame] || ok && d.rule.Frame == "seizure" {
				d.add(actorRole, ref)
			}
		}
	}
}

// custodies are where people are held.
var custodies = wordSet("captivity prison jail custody detention home house hospital street arrest court")

// countryBeside is the country that the phrase of a word names: "the mayor of
// Nablus", "American missionaries", "a court in Guyana"; "" if none.
func (v *view) countryBeside(w int) string {
	for _, prepositional := range []bool{false, true} {
		for _, k := range v.kids[w] {
			rel := v.words[k].Rel
			if prepositional != (rel.Base() == syntax.RelNmod && v.preposition(k) != "") && rel != syntax.RelAppos {
				continue
			}
			switch {
			case prepositional && rel.Base() == syntax.RelNmod:
				switch v.preposition(k) {
				case "of", "in", "from", "for":
				default:
					continue
				}
			case rel == syntax.RelAppos, rel == syntax.RelAmod, rel == syntax.RelCompound, rel == syntax.RelNmodPoss, rel == syntax.RelNmodDesc:
			default:
				continue
			}
			if m := v.mention(k, event.KindPlace, event.KindActor); m != nil && m.Country != "" {
				return m.Country
			}
			if c := v.countryBeside(k); c != "" {
				return c
			}
		}
	}
	return ""
}

// completeCountries gives the parties of a draft the country that their own
// phrase names, where they have none.
func (d *draft) completeCountries() {
	v := d.view
	for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
		for i := range refs {
			if refs[i].Country != "" || refs[i].Implied || refs[i].Kind != event.KindActor {
				continue
			}
			if first, last := v.wordsOf(refs[i].Span); first <= last {
				head := v.headOf(first, last)
				refs[i].Country = v.countryBeside(head)
				if owner := v.child(head, syntax.RelNmodPoss); refs[i].Country == "" && refs[i].Type == "military" && owner >= 0 && ownPronouns[v.lower(owner)] {
					if ref, ok := v.standsFor(owner); ok { // "said its forces had struck"
						refs[i].Country = ref.Country
					}
				}
			}
		}
	}
}

// acts reports whether a party is one of those who act.
func (d *draft) acts(ref event.Ref) bool {
	return slices.ContainsFunc(d.Actors, func(a event.Ref) bool {
		return a.Span.Overlaps(ref.Span) || a.ID != "" && a.ID == ref.ID
	})
}
