package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// isPerfect reports whether a verb is in a perfect tense.
func (v *view) isPerfect(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux {
			switch v.lower(k) {
			case "has", "have", "'ve", "'s":
				return true
			}
		}
	}
	return false
}

// isPluperfect reports whether a verb is in the past perfect.
func (v *view) isPluperfect(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux && v.lower(k) == "had" {
			return true
		}
	}
	return false
}

// isLongPast reports whether a phrase tells of months or years: "over the past
// months", "for years".
func (v *view) isLongPast(word int) bool {
	switch v.lemma(word) {
	case "month", "year", "week", "decade":
		prep := v.preposition(word)
		if prep == "for" {
			return true
		}
		return (prep == "over" || prep == "for" || prep == "in" || prep == "during") && v.words[word].XPOS == syntax.TagNNS
	}
	return false
}

// isSinceLong reports whether a phrase tells since when, and that is longer
// ago than the days of the news: "since the invasion", "since November".
func (v *view) isSinceLong(word int) bool {
	if v.preposition(word) != "since" {
		return false
	}
	if v.lemma(word) == "beginning" || v.lemma(word) == "start" {
		return !v.namesRecent(word + 1)
	}
	return !recent[v.lemma(word)]
}

// namesRecent reports whether the next few words name a part of the day's news:
// "since the beginning of the day".
func (v *view) namesRecent(from int) bool {
	for k := from; k < min(len(v.words), from+5); k++ {
		if f := v.lower(k); recent[f] || f == "day" || f == "shift" {
			return true
		}
	}
	return false
}

// sinceLong reports whether "since" follows a verb, wherever the tree hangs it.
func (v *view) sinceLong(verb int) bool {
	for k := verb + 1; k+1 < len(v.words); k++ {
		if v.lower(k) == "since" {
			if v.isRankedBefore(verb, k) {
				return false // "dismissed the first shipment since the invasion"
			}
			return !v.namesRecent(k+1) && v.lower(k+1) != "then"
		}
	}
	return false
}

// isRankedBefore reports whether one of the words between a verb and a "since" says
// that something is the first or most of its kind since then.
func (v *view) isRankedBefore(verb, since int) bool {
	for k := verb + 1; k < since; k++ {
		if v.words[k].XPOS == syntax.TagJJS || ordinalWords[v.lower(k)] {
			return true
		}
	}
	return false
}

// recent are the times that are part of the day's news.
var recent = wordSet("monday tuesday wednesday thursday friday saturday sunday yesterday morning night dawn midnight noon evening hour weekend early late last")

// isEvery reports whether a phrase tells of each day, night or the like.
func (v *view) isEvery(word int) bool {
	det := v.child(word, syntax.RelDet)
	return det >= 0 && (v.lower(det) == "every" || v.lower(det) == "each" && v.mention(word, event.KindTime) != nil) // not "for each family"
}

// isRate reports whether what follows a verb is told by the day or the like: "lose up
// to 100 men a day".
func (v *view) isRate(verb int) bool {
	for k := verb + 2; k < len(v.words) && v.words[k].UPOS != syntax.PUNCT; k++ {
		switch v.lower(k) {
		case "day", "night", "week", "month":
		default:
			continue
		}
		switch v.lower(k - 1) {
		case "every", "each", "per":
			return true
		case "a":
			return v.preposition(k) == "" && v.lower(k-2) != "in" && v.lower(k-2) != "for" && v.lower(k-2) != "than" && (k+1 == len(v.words) || v.lower(k+1) != "after" && v.lower(k+1) != "before" && v.lower(k+1) != "earlier" && v.lower(k+1) != "later" && v.lower(k+1) != "ago")
		}
	}
	return false
}

// habitualPredicate reports whether a predicate speaks of its subject in
// general, in the present: "are an answer to".
func (v *view) habitualPredicate(word int) bool {
	cop := v.child(word, syntax.RelCop)
	return cop >= 0 && v.lower(cop) == "are" && v.words[word].UPOS == syntax.NOUN && v.preposition(word) != "under" // "are under way"
}
