package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

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
	d.Actors = slices.DeleteFunc(d.Actors, func(a event.Ref) bool { // "the militant group Hezbollah" is one
		return a.ID == "" && (a.Type == "armed-group" || a.Type == "organisation") && slices.ContainsFunc(d.Actors, func(b event.Ref) bool {
			return b.ID != "" && b.Type == a.Type && b.Start == a.End+1
		})
	})
	d.Recipients = slices.DeleteFunc(d.Recipients, func(ref event.Ref) bool {
		first, last := v.wordsOf(ref.Span)
		if first > last {
			return false
		}
		return d.isOwn(v.headOf(first, last), ref)
	})
}
