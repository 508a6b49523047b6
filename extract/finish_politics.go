package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// joinWords drops what a deed of politics only speaks of: its own words ("lodged a
// protest"), the measure that it lifts, the talks that it puts off, and what
// somebody is accused of, unless that is violence.
func joinWords(drafts []*draft, gone map[*draft]bool) {
	for i, deed := range drafts {
		if !deed.verb || gone[deed] || !politicalFrames[deed.rule.Frame] && deed.Category != event.Visit {
			continue
		}
		for _, d := range sameSentence(drafts, i) {
			if d == deed || gone[d] || !deed.saysOf(d) {
				continue
			}
			if deed.Category != event.Accuse && len(deed.Recipients) == 0 {
				for _, r := range d.Recipients { // "postponed talks with Mali"
					if !deed.acts(r) {
						deed.add(recipientRole, r)
					}
				}
			}
			gone[d] = true
		}
	}
}

// saysOf reports whether a draft is part of what the verb of d says.
func (d *draft) saysOf(part *draft) bool {
	v := d.view
	w := &v.words[part.word]
	if part.verb && part.Category == event.Meeting && d.Category == event.Meeting { // "telephoned him to discuss the hostages"
		return w.Head == d.word && w.Rel == syntax.RelAdvcl && v.markedTo(part.word)
	}
	if part.verb {
		return d.Category == event.Accuse && w.Head == d.word && politicalFrames[part.rule.Frame] && v.markedBy(part.word, "of", "for")
	}
	if d.Trigger.Contains(part.Trigger.Span) {
		return part.Category == event.Protest || part.Category == event.Agree
	}
	if part.Category == event.Visit {
		prep := v.preposition(part.word)
		return d.Category == event.Visit && w.Head == d.word && (prep == "for" || prep == "on") // "arrived for a visit"
	}
	if w.Head != d.word || w.Rel != syntax.RelObj {
		return false
	}
	switch part.Category {
	case event.Meeting:
		return d.Category == event.Reject || d.Category == event.Agree
	case event.Sanction:
		return d.Category == event.Concede
	case event.Agree: // "accepted a ceasefire"
		return d.Category == event.Concede || d.Category == event.Agree || d.Category == event.Reject
	}
	return false
}
