package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// politicalFrames are the frames of what parties say to or do with one another.
var politicalFrames = map[string]bool{"relation": true, "talk": true, "address": true, "transfer": true}

// ownActs are what those who warn say that they themselves will do.
var ownActs = wordSet("tolerate respond retaliate act punish defend allow accept permit prosecute protect hesitate")

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
				undergoes := w == d.word && v.isPassive(w)                                        // "American ships were released"
				demanded := v.words[w].Rel.Base() == syntax.RelCcomp && v.words[w].Head == d.word // "demanded that Germany pay"
				if demanded && d.Category == event.Threaten && ownActs[v.lemma(w)] {
					continue // "warned that the government would not tolerate violence"
				}
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
		if state, ok := d.stateThere(w, m); ok {
			d.add(recipientRole, state)
			d.partiesJoined(w)
			return
		}
		switch fn := prepositions[firstWord(v.preposition(w))]; {
		case fn == fnLocation:
			d.add(placeRole, m.Ref)
		case isGovernmentSeat(m), (fn == fnGoal || fn == fnAim || fn == fnCompany || fn == fnInstrument) && d.Category != event.Visit:
			d.add(recipientRole, m.Ref)
			d.partiesJoined(w)
			return
		default:
			d.add(placeRole, m.Ref)
		}
	}
}

// missionNouns are what one state has in another's capital.
var missionNouns = wordSet("embassy consulate mission legation ambassador envoy consul diplomat")

// stateThere is the state that a capital stands for below a political trigger:
// "relations with Damascus", "turned down an offer from Seoul", "closed its embassy in Doha".
func (d *draft) stateThere(w int, capital *event.Mention) (event.Ref, bool) {
	v := d.view
	state, ok := stateOfSeat(capital)
	if !ok || d.acts(state) {
		return state, false
	}
	h := v.words[w].Head
	switch prep := firstWord(v.preposition(w)); prep {
	case "with":
		return state, d.Category != event.Visit
	case "by":
		return state, true // "condemned the decision by Canberra"
	case "from":
		return state, d.Category == event.Sanction || d.Category == event.Reject || d.Category == event.Request
	case "in", "to":
		if h == d.word { // where the parser hung it on the verb
			h = v.child(d.word, syntax.RelObj)
		}
		if h < 0 || !missionNouns[v.lemma(h)] {
			return state, false
		}
		switch d.Category {
		case event.Sanction, event.Support:
			d.Recipients = slices.DeleteFunc(d.Recipients, func(r event.Ref) bool { return missionNouns[r.Head] })
			return state, true
		}
	}
	return state, false
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

// acts reports whether a party is one of those who act.
func (d *draft) acts(ref event.Ref) bool {
	return slices.ContainsFunc(d.Actors, func(a event.Ref) bool {
		return a.Span.Overlaps(ref.Span) || a.ID != "" && a.ID == ref.ID
	})
}
