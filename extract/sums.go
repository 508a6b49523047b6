package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
)

// What does not add up.
const (
	// flagExceedLaunched: more weapons of a class were shot down, suppressed or
	// hit something than the article says were launched.
	flagExceedLaunched = "weapons-exceed-launched"
	// flagPartsExceed: the shares that a sentence deals out to places are more
	// than its total.
	flagPartsExceed = "parts-exceed-total"
)

// fatesReach is how many events after a launch may tell what became of it.
const fatesReach = 60

// checkSums flags the events whose weapons do not add up: a launch against what
// became of it until the next launch of that class, and a total against its
// shares.
func checkSums(drafts []*draft) {
	for i, total := range drafts {
		if len(total.Weapons) == 0 || total.share {
			continue
		}
		var shares []*draft
		sum := event.Range{}
		for _, d := range sameSentence(drafts, i) {
			if d.share && d.word == total.word && len(d.Weapons) > 0 && d.Weapons[0].Count != nil {
				shares = append(shares, d)
				sum = sum.Add(*d.Weapons[0].Count)
			}
		}
		if len(shares) > 0 && exceeds(&sum, total.Weapons[0].Count) {
			for _, d := range append(shares, total) {
				d.flag(flagPartsExceed)
			}
		}
	}
	for i, launch := range drafts {
		if launch.Category != event.Assault || launch.Status != event.Actual {
			continue
		}
		for _, w := range launch.Weapons {
			if w.Fate == event.Launched && w.Count != nil && w.Class != "" {
				launch.checkFates(drafts[i+1:min(len(drafts), i+1+fatesReach)], w)
			}
		}
	}
}

// checkFates compares what was launched with what the article tells of it
// afterwards.
func (d *draft) checkFates(after []*draft, launched event.Ref) {
	// What is told of one region is a part of what is told of all.
	var all, regional, hit event.Range
	var fates []*draft
	for _, o := range after {
		if o.share || o.Status != event.Actual || d.timesConflict(o) || len(d.Actors) > 0 && len(o.Actors) > 0 && sameSide(d.Actors[0], o.Actors[0]) != (o.Category == event.Assault) {
			continue
		}
		for _, w := range o.Weapons {
			if w.Count == nil || !isClass(w.Class, launched.Class) {
				continue
			}
			switch w.Fate {
			case event.Launched:
				after = nil
			case event.ShotDown, event.Suppressed:
				if slices.ContainsFunc(o.Places, func(p event.Ref) bool { return p.Feature != "country" }) {
					regional = regional.Add(*w.Count)
				} else {
					all = all.Add(*w.Count)
				}
				fates = append(fates, o)
			case event.Hit: // single hits are told beside all of them
				if w.Count.Min > hit.Min {
					hit = *w.Count
				}
			}
		}
		if after == nil {
			break // another volley
		}
	}
	sum := all
	if regional.Min > sum.Min {
		sum = regional
	}
	sum = sum.Add(hit)
	if len(fates) == 0 || !exceeds(&sum, launched.Count) {
		return
	}
	d.flag(flagExceedLaunched)
	for _, o := range fates {
		o.flag(flagExceedLaunched)
	}
}

// exceeds reports whether even the least of a is more than the most of b.
func exceeds(a, b *event.Range) bool { return b != nil && a.Min > b.Max }

func (d *draft) flag(name string) {
	if !slices.Contains(d.Flags, name) {
		d.Flags = append(d.Flags, name)
	}
}
