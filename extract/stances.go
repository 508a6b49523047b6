package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
)

// stanceReach is how many sentences back a denial may point.
const stanceReach = 4

// joinStances gives those who confirm, deny or doubt what was told before to
// the event that they speak of: one that their own sentence tells, else the last
// one before. "Ankara denied having fired" makes no event.
func joinStances(drafts []*draft) []*draft {
	out := drafts[:0:0]
	for i, d := range drafts {
		if d.rule.Stance == "" {
			out = append(out, d)
			continue
		}
		speaker := d.speaker()
		if speaker == nil || slices.ContainsFunc(sameSentence(drafts, i), func(o *draft) bool {
			return o.rule.Stance == "" && d.view.dominates(d.word, o.word)
		}) {
			continue // the clause below tells its own event, and its claims know who speaks
		}
		for j := len(out) - 1; j >= 0; j-- {
			e := out[j]
			if d.view.sentence-e.view.sentence > stanceReach {
				break
			}
			if e.view == d.view && e.word > d.word || !violent(e.Category) && e.Category != event.Capture && e.Category != event.Interception && e.Category != event.Kidnapping {
				continue
			}
			ref := *speaker
			ref.Stance = d.rule.Stance
			e.Claims = append(e.Claims, ref)
			if d.rule.Stance == event.Confirms && len(e.Actors) == 0 {
				e.Actors = append(e.Actors, ref)
			}
			if e.view != d.view {
				e.Evidences = append(e.Evidences, d.Evidence.Span)
			}
			break
		}
	}
	return out
}

// speaker is who takes a stance.
func (d *draft) speaker() *event.Ref {
	for _, a := range d.args {
		if a.function == fnSubject {
			if ref, ok := d.view.speaker(a.word); ok {
				return &ref
			}
		}
	}
	return nil
}
