package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// nestedReach is how many bytes may stand between a place and what it lies in.
const nestedReach = 30

// broader drops the places in which another place of the draft lies: "in Lyman
// in the Donetsk region" happened in Lyman.
func (d *draft) broader() {
	if len(d.Places) < 2 {
		return
	}
	var once []event.Ref
	for _, p := range d.Places {
		if !slices.ContainsFunc(once, func(q event.Ref) bool { return p.ID != "" && p.ID == q.ID }) {
			once = append(once, p)
		}
	}
	d.Places = once
	d.withoutLandmarks()
	d.withoutAreas()
	d.Places = slices.DeleteFunc(slices.Clone(d.Places), func(p event.Ref) bool {
		return slices.ContainsFunc(d.Places, func(q event.Ref) bool {
			if q.Feature == "" && (p.Feature == "country" || isRegion(p)) && p.Start > q.End && p.Start-q.End < nestedReach {
				between := strings.ToLower(unwrapped(d.view.reading.Document.Text[q.End:p.Start]))
				if strings.HasPrefix(between, " in ") && !strings.Contains(between, " and ") {
					return true // "a village in the Donetsk region" that no table knows
				}
			}
			if d.contains(p, q) || d.isRegionOf(p, q) {
				return true
			}
			switch p.Feature {
			case "country":
				return q.Feature != "country" && q.Country == p.Country
			case "admin1":
				return q.Feature != "admin1" && q.Feature != "country" && q.Admin1 == p.Name && q.Country == p.Country
			}
			return false
		})
	})
}

// isRegionOf reports whether p, written behind "in" after q, names the part of the
// country in which q lies: "Lyman in Donetsk", which is no city there, and "Izium in
// eastern Ukraine".
func (d *draft) isRegionOf(p, q event.Ref) bool {
	if p.Start <= q.End || p.Start-q.End >= nestedReach || p.Country == "" || p.Country != q.Country {
		return false
	}
	if between := unwrapped(d.view.reading.Document.Text[q.End:p.Start]); !strings.HasPrefix(between, " in ") && !strings.Contains(between, " district in ") || strings.Contains(between, " and ") {
		return false
	}
	return isVast(p) && isPrecise(q) || p.Name != "" && strings.HasPrefix(q.Admin1, p.Name+" ")
}

// contains reports whether p is written behind q as what q lies in: "in Sebba,
// Yagha province", "the village of Bourasso (Kossi)".
func (d *draft) contains(p, q event.Ref) bool {
	switch {
	case q.End > p.Start:
		return false
	case p.Name != "" && p.Name == q.Admin1: // "Saravena, Arauca": the region, whose capital bears its name
	case p.Feature != "country" && p.Feature != "admin1" && p.Feature != "admin2" && !d.isArea(p):
		return false
	case q.Feature == p.Feature || q.Feature == "country":
		return false
	}
	s := d.view.reading.Document.Text
	glue := strings.TrimPrefix(unwrapped(s[q.End:p.Start]), ")")
	rest := unwrapped(s[p.End:min(len(s), p.End+nestedReach)])
	return (glue == ", " || glue == " (" || glue == " in ") && !strings.HasPrefix(rest, " and ") && !strings.HasPrefix(rest, ", and ")
}

// roundNouns make the name before them an area round about: "the Donetsk direction".
var roundNouns = wordSet("direction sector axis front territory region district county province state oblast area township governorate town village city port suburb")

// withoutAreas drops what is named as an area where a place in it is named as
// well: "in the Donetsk direction ... near Chasiv Yar", "southern Idlib". Areas in
// a list with places stay, and so do those over which weapons were stopped.
func (d *draft) withoutAreas() {
	if d.Category == event.Interception || len(d.Places) < 2 {
		return
	}
	s := d.view.reading.Document.Text
	d.Places = slices.DeleteFunc(slices.Clone(d.Places), func(p event.Ref) bool {
		return !p.Implied && d.isArea(p) && slices.ContainsFunc(d.Places, func(q event.Ref) bool {
			if q.Implied || q.Start == p.Start || d.isArea(q) || q.Feature == "country" || isRegion(q) || q.Country != "" && p.Country != "" && q.Country != p.Country ||
				q.Admin1 != "" && p.Admin1 != "" && q.Admin1 != p.Admin1 { // "in northern Sumy Oblast, near Pokrovsk, and"
				return false
			}
			from, to := min(p.End, q.End), max(p.Start, q.Start)
			return from >= to || to-from > nestedReach || !strings.Contains(s[from:to], " and ") && strings.TrimSpace(s[from:to]) != ","
		})
	})
}

// longestNoun is how far behind a place its kind is looked for, in bytes: more
// than the longest of roundNouns with " of " behind it.
const longestNoun = 40

// isArea reports whether a place is named as an area: by a noun behind it or a
// part of the compass before it.
func (d *draft) isArea(p event.Ref) bool {
	first, _, several := strings.Cut(strings.ToLower(p.Name), " ")
	if several && (strings.HasSuffix(first, "ern") || first == "central") {
		return true
	}
	rest := strings.TrimPrefix(d.view.reading.Document.Text[p.End:], " ")
	rest = strings.ToLower(rest[:min(len(rest), longestNoun)])
	noun := rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz"))]
	if !roundNouns[noun] {
		return false
	}
	if noun == "town" || noun == "village" || noun == "city" || noun == "port" || noun == "suburb" {
		return strings.HasPrefix(rest[len(noun):], " of ") // "the Bryansk town of Klintsy"
	}
	return true
}
