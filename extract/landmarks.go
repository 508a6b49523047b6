package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// withoutLandmarks drops the places by which another place of the draft is only
// described: Tehran in "in Karaj, west of Tehran", the region of a governor who is
// quoted, and where those stay who struck somewhere else.
func (d *draft) withoutLandmarks() {
	if len(d.Places) < 2 {
		return
	}
	all := slices.Clone(d.Places)
	d.Places = slices.DeleteFunc(d.Places, func(p event.Ref) bool {
		if p.Implied || p.End == 0 {
			return false
		}
		if d.namesTarget(p, all) {
			return true
		}
		if d.isOfficials(p) || d.isHomeOfActor(p, all) {
			return slices.ContainsFunc(all, func(q event.Ref) bool { return q.Start != p.Start && !q.Implied })
		}
		return slices.ContainsFunc(all, func(q event.Ref) bool {
			return q.End > 0 && q.End < p.Start && p.Start-q.End <= nestedReach && !isRegion(q) && !d.isArea(q) && isBearing(unwrapped(d.view.reading.Document.Text[q.End:p.Start]))
		})
	})
}

// namesTarget reports whether a place only is in the name of what is hit, which is
// told to lie in another: "the Shahran oil depot in Tehran".
func (d *draft) namesTarget(p event.Ref, all []event.Ref) bool {
	return slices.ContainsFunc(d.Targets, func(t event.Ref) bool {
		return t.Contains(p.Span) && p.Start == t.Start && slices.ContainsFunc(all, func(q event.Ref) bool {
			return q.Start > t.End && unwrapped(d.view.reading.Document.Text[t.End:q.Start]) == " in "
		})
	})
}

// isBearing reports whether the words between two places tell where the first
// lies from the second: ", west of ", " near ", ", 20 km south-east of ".
func isBearing(s string) bool {
	s = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(s, ",")))
	s = strings.TrimPrefix(s, "(")
	for _, noun := range []string{" the city of", " the town of", " the village of", " the capital"} {
		s = strings.TrimSuffix(s, noun)
	}
	if strings.ContainsAny(s, ".;:()") || strings.Contains(s, " and ") {
		return false
	}
	switch s {
	case "near", "outside", "just outside", "not far from", "close to", "on the outskirts of", "on the edge of":
		return true
	}
	before, found := strings.CutSuffix(s, " of")
	if !found {
		before, found = strings.CutSuffix(s, " from")
	}
	if !found {
		return false
	}
	bearing := false
	for word := range strings.FieldsSeq(before) {
		switch {
		case compassNouns[word]:
			bearing = true
		case word[0] >= '0' && word[0] <= '9', word == "about", word == "some", word == "just", word == "the", word == "to":
		default:
			return false // "Kurdish positions west of"
		}
	}
	return bearing
}

// compassNouns are the bearings of one place from another.
var compassNouns = wordSet("north south east west northeast northwest southeast southwest north-east north-west south-east south-west outside northward southward kilometres kilometers km miles")

// isOfficials reports whether a place only names an office: "the Lviv regional
// governor".
func (d *draft) isOfficials(p event.Ref) bool {
	s := strings.TrimPrefix(d.view.reading.Document.Text[p.End:], " ")
	for range 2 {
		word, rest, _ := strings.Cut(s, " ")
		switch strings.TrimRight(strings.ToLower(word), ",.") {
		case "governor", "mayor", "administration", "prosecutor", "prosecutors", "council", "police", "officials", "authorities":
			return true
		case "regional", "city", "oblast", "region", "province", "provincial", "military", "state", "local", "municipal":
			s = rest
		default:
			return false
		}
	}
	return false
}

// isHomeOfActor reports whether a place hangs on who acts, while another one hangs
// on nobody: "rebels in Yemen attacked Saudi Arabia".
func (d *draft) isHomeOfActor(p event.Ref, all []event.Ref) bool {
	v := d.view
	host := func(p event.Ref) int {
		first, last := v.wordsOf(p.Span)
		if first > last {
			return -1
		}
		return v.words[v.headOf(first, last)].Head
	}
	isActor := func(w int) bool {
		if w < 0 || v.isVerb(w) {
			return false
		}
		return slices.ContainsFunc(d.Actors, func(a event.Ref) bool {
			first, last := v.wordsOf(a.Span)
			return first <= last && v.headOf(first, last) == w
		})
	}
	if !isActor(host(p)) {
		return false
	}
	return slices.ContainsFunc(all, func(q event.Ref) bool {
		return q.Start != p.Start && !q.Implied && q.End > 0 && q.Country != p.Country && !isActor(host(q))
	})
}
