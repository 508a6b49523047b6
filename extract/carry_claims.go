package extract

import (
	"github.com/annals-kg/annals/event"
)

// countReach is how many sentences behind it a staff's count of the day goes on.
const countReach = 2

// carryClaims lets the military that told of one deed of the war stand for what
// the paragraph goes on to tell without a speaker: "The staff counted 120 clashes.
// Near Kupiansk, six attacks were beaten back." One that denies tells of nothing more.
func carryClaims(r *Reading, drafts []*draft) {
	for i, d := range drafts {
		if i == 0 || len(d.Claims) > 0 || !hostile(d.Category) || d.Status != event.Actual && d.Status != event.Attempted {
			continue
		}
		e := drafts[i-1]
		if e.view == d.view || d.view.sentence-e.view.sentence > countReach || !hostile(e.Category) || len(e.Claims) != 1 || e.Claims[0].Type != "military" || e.Claims[0].Stance != event.Says || d.view.lower(0) == "separately" ||
			r.Sentences[d.view.sentence].Paragraph != r.Sentences[e.view.sentence].Paragraph {
			continue
		}
		d.Claims = append(d.Claims, implied(e.Claims[0]))
		d.Claims[0].Stance = event.Says
	}
}
