package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// tollReach is how many sentences may lie between a toll and its event.
const tollReach = 12

// tollWords is how many words may lie between the word for a toll and its number.
const tollWords = 24

// tollPeriod is how many words behind the word for a toll its span of time stands.
const tollPeriod = 8

// periodWords say of a number of days that they have just gone by.
var periodWords = wordSet("past last previous preceding")

// tolls gives the number that a sentence calls the toll to the event that it
// sums up: the last one told before it that took lives, else the first one after
// it, since live reports tell the newest first. What else its sentence tells of
// the dead is part of that number.
func tolls(drafts []*draft) []*draft {
	gone := map[*draft]bool{}
	for i, d := range drafts {
		if d.rule.Name != "toll" {
			continue
		}
		n := d.tollNumber()
		if n != nil && d.sumsUpPeriod() {
			d.Killed, d.Injured = n, d.woundedToo()
			continue
		}
		gone[d] = true
		if injuryForms[d.view.lower(d.word)] {
			d.wounded(drafts[:i], n)
			continue
		}
		host := d.tollHost(drafts, i, n)
		if n == nil || host == nil {
			continue
		}
		if !d.isLowerClaim(host, n) {
			host.Killed = n
		}
		if host.view != d.view {
			host.Evidences = append(host.Evidences, d.Evidence.Span)
		}
		for _, o := range sameSentence(drafts, i) {
			if o != host && o.rule.isHarm() && o.rule.Name != "toll" {
				gone[o] = true
			}
		}
	}
	return slices.DeleteFunc(drafts, func(d *draft) bool { return gone[d] })
}

// isLowerClaim reports whether a toll is what another says against a higher number
// told before, "police put the toll at 19", and not the news that it was revised.
func (d *draft) isLowerClaim(host *draft, n *event.Range) bool {
	if host.view == d.view || host.Killed == nil || n.Max >= host.Killed.Min {
		return false
	}
	for i := range d.view.words {
		switch d.view.lemma(i) {
		case "revise", "lower", "correct", "cut", "reduce", "down":
			return false
		}
	}
	return true
}

// wounded gives a number of wounded to the last event before it that may have hurt
// them: "put the number of wounded at 34".
func (d *draft) wounded(before []*draft, n *event.Range) {
	for _, h := range slices.Backward(before) {
		if n == nil || d.view.sentence-h.view.sentence > tollReach {
			return
		}
		if h.rule.Name != "toll" && !h.rule.isHarm() && violent(h.Category) && h.Status == event.Actual && h.Injured == nil && d.compatiblePlaces(h) {
			h.Injured = n
			if h.view != d.view {
				h.Evidences = append(h.Evidences, d.Evidence.Span)
			}
			return
		}
	}
}

// tollNumber is the number that the toll stands at: the first one behind it
// that "to", "at" or the like brings in.
func (d *draft) tollNumber() *event.Range {
	v := d.view
	for i := d.word + 1; i < min(len(v.words), d.word+tollWords); i++ {
		if v.words[i].UPOS == syntax.PUNCT && v.words[i].Form != ":" {
			return nil
		}
		if n := v.bareNumber(i); n != nil && !v.countsTime(i) {
			switch v.lower(i - 1) {
			case "to", "at", "of", "is", "was", "reached", "past", "least", "than", ":", "some", "nearly", "about", "exceeded", "passed":
				return n
			}
		}
	}
	return nil
}

// countsTime reports whether a number is of days or hours.
func (v *view) countsTime(number int) bool {
	h := v.words[number].Head
	return v.mention(number, event.KindTime) != nil || h >= 0 && v.mention(h, event.KindTime) != nil
}

// woundedToo is the number of wounded that a sentence tells beside its toll: "put
// the toll at 33, with 104 wounded".
func (d *draft) woundedToo() *event.Range {
	v := d.view
	for w := d.word + 2; w < len(v.words); w++ {
		if injuryForms[v.lower(w)] {
			return v.bareNumber(w - 1)
		}
	}
	return nil
}

// sumsUpPeriod reports whether a toll is of all that happened in a span of time,
// no one event's: "the toll of the past 24 hours", "the overall toll since 2023".
func (d *draft) sumsUpPeriod() bool {
	v := d.view
	if injuryForms[v.lower(d.word)] {
		return false
	}
	for i := d.word + 1; i < min(len(v.words), d.word+tollWords); i++ {
		if det := v.lower(i - 1); spanWords[v.lower(i)] && i-d.word < tollPeriod && (det == "this" || det == "the" && v.preposition(i) == "in") {
			return true // "the number of dead in the week to 41"
		}
		if t := v.mention(i, event.KindTime); t == nil {
			continue
		}
		switch {
		case v.preposition(i) == "since":
			return true
		case i-d.word < tollPeriod && periodWords[v.lower(i-1)]: // "past day"
			return true
		case i-d.word < tollPeriod && i > 1 && periodWords[v.lower(i-2)]: // "past 24 hours"
			return true
		}
	}
	return false
}

var spanWords = wordSet("week month year war conflict uprising offensive campaign")

// tollHost is the event that a toll sums up; nil if none is near.
func (d *draft) tollHost(drafts []*draft, at int, n *event.Range) *draft {
	fits := func(h *draft) bool {
		far := d.view.sentence - h.view.sentence
		return h.rule.Name != "toll" && violent(h.Category) && h.Status == event.Actual && far <= tollReach && -far <= tollReach && d.compatiblePlaces(h)
	}
	for _, h := range drafts[at+1:] { // "the toll from Monday's attack rose to five"
		if h.view != d.view {
			break
		}
		if fits(h) && !h.rule.isHarm() && d.view.dominates(d.word, h.word) && (h.Time != nil || !h.isDefinite()) {
			return h
		}
	}
	for _, h := range slices.Backward(drafts[:at]) { // "a block that was hit on Sunday, taking the toll there to nine"
		if h.view != d.view {
			break
		}
		if fits(h) && !h.rule.isHarm() && h.verb {
			return h
		}
	}
	for _, deadly := range []bool{true, false} {
		if deadly { // the deadliest that the toll may have grown from
			var best *draft
			for i := at - 1; i >= 0 && d.view.sentence-drafts[i].view.sentence <= tollReach; i-- {
				if h := drafts[i]; fits(h) && h.Killed != nil && h.view != d.view && n != nil && h.Killed.Min < n.Min && (best == nil || h.Killed.Min > best.Killed.Min) {
					best = h
				}
			}
			if best != nil {
				return best
			}
		}
		for i := at - 1; i >= 0; i-- {
			if fits(drafts[i]) && (!deadly || drafts[i].Killed != nil && drafts[i].view != d.view) {
				return drafts[i]
			}
		}
		for _, h := range drafts[at+1:] {
			if fits(h) && h.view != d.view && (!deadly || h.Killed != nil) {
				return h
			}
		}
	}
	for _, h := range drafts[at+1:] { // "the toll from the attack rose to five", and nothing else tells of the attack
		if h.view == d.view && fits(h) && !h.rule.isHarm() && d.view.dominates(d.word, h.word) {
			return h
		}
	}
	return nil
}
