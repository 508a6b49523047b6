package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// damageReach is how many sentences back the attack may stand whose damage a
// sentence lists.
const damageReach = 2

// damageWords tell in the passive what an attack did to things.
var damageWords = wordSet("damaged destroyed shattered gutted wrecked burned burnt ruined smashed")

// damage gives the things that a sentence lists as damaged to the event told
// before where it may have hit them: "Two shops and a gas pipeline were damaged".
func (r *Reading) damage(s int, d *draft) {
	end := r.passive(s, damageWords)
	span := r.Sentences[s].Span
	if end >= 0 && s > lastSentence(r, d) { // else it tells of the hurt as well: "and two were taken to a hospital"
		end = span.End
	}
	if end < 0 || s-lastSentence(r, d) > damageReach || d.Status != event.Actual || d.total {
		return
	}
	switch d.Category {
	case event.Assault, event.Explosion, event.Fire, event.Debris:
	default:
		return
	}
	var there draft
	var things []event.Ref
	i, _ := slices.BinarySearchFunc(r.Mentions, span.Start, func(m event.Mention, at int) int { return m.Start - at })
	for ; i < len(r.Mentions) && r.Mentions[i].Start < end; i++ {
		switch m := &r.Mentions[i]; m.Kind {
		case event.KindTarget:
			if len(things) == 0 || m.Start >= things[len(things)-1].End {
				things = append(things, m.Ref)
			}
		case event.KindPlace:
			if m.Type != "adjective" && m.Feature != "country" {
				there.Places = append(there.Places, m.Ref)
			}
		}
	}
	if len(things) == 0 || !there.compatiblePlaces(d) {
		return
	}
	for _, t := range things {
		if !d.has(targetRole, t) {
			d.Targets = append(d.Targets, t)
		}
	}
	d.goOn(r, s)
}

// goOn keeps a sentence that goes on about an event.
func (d *draft) goOn(r *Reading, s int) {
	if span := r.Sentences[s].Span; s > lastSentence(r, d) {
		d.Evidences = append(d.Evidences, span)
	}
}

// armsWords tell in the passive what an attack was made with.
var armsWords = wordSet("used fired launched involved deployed dropped employed")

// arms gives the weapons that a sentence counts to the event told before that was
// made with them: "Fourteen missiles were used in the attack".
func (r *Reading) arms(s int, d *draft) {
	if d.Category != event.Assault || d.Status != event.Actual || d.total || s-lastSentence(r, d) > damageReach || r.passive(s, armsWords) < 0 {
		return
	}
	span := r.Sentences[s].Span
	i, _ := slices.BinarySearchFunc(r.Mentions, span.Start, func(m event.Mention, at int) int { return m.Start - at })
	for ; i < len(r.Mentions) && r.Mentions[i].Start < span.End; i++ {
		m := &r.Mentions[i]
		if m.Kind != event.KindWeapon || m.Count == nil {
			continue
		}
		k := slices.IndexFunc(d.Weapons, func(w event.Ref) bool { return w.Class == m.Class || sameThing(w, m.Ref) })
		switch {
		case k < 0 && len(d.Weapons) == 0:
			w := m.Ref
			w.Fate = event.Launched
			d.Weapons = append(d.Weapons, w)
		case k >= 0 && d.Weapons[k].Count == nil:
			d.Weapons[k].Count = m.Count
		default:
			continue
		}
		d.goOn(r, s)
	}
}

// passive is where the last of the words stands in a sentence behind "was" or
// "were"; -1 if none does.
func (r *Reading) passive(s int, words map[string]bool) int {
	tokens := r.Sentences[s].Tokens
	for i := len(tokens) - 1; i > 0; i-- {
		if !words[strings.ToLower(tokens[i].Of(r.Document.Text))] {
			continue
		}
		for k := i - 1; k >= max(0, i-3); k-- {
			switch strings.ToLower(tokens[k].Of(r.Document.Text)) {
			case "was", "were", "been":
				return tokens[i].Start
			}
		}
	}
	return -1
}
