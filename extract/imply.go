package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// imply names who acted where the text only implies it: whoever else the
// article says has weapons of that class, or for an interception the side of
// who reports it.
func imply(drafts []*draft) {
	owners := map[string][]event.Ref{} // by kind of weapon, each owner once
	own := func(class string, ref event.Ref) {
		class = kindOfWeapon(class)
		if !slices.ContainsFunc(owners[class], func(o event.Ref) bool { return sameSide(o, ref) }) {
			owners[class] = append(owners[class], ref)
		}
	}
	for _, d := range drafts {
		for _, w := range d.Weapons {
			if w.Owner != "" {
				own(w.Class, d.view.ownerRef(w))
			}
			if d.Category == event.Assault && len(d.Actors) > 0 {
				own(w.Class, d.Actors[0])
			}
		}
	}
	var interceptor *event.Ref
	for i, d := range drafts {
		role := actorRole
		switch d.Category {
		case event.Interception:
			role = recipientRole
			for _, c := range d.Claims {
				if len(d.Actors) == 0 && (c.Type == "military" || c.Type == "government" || c.Type == "state") && !unarmed[strings.ToLower(lastField(c.Text))] && !standsApart(drafts, sideOf(c)) {
					d.Actors = append(d.Actors, implied(c))
				}
			}
			if len(d.Actors) == 0 && interceptor != nil {
				d.Actors = append(d.Actors, implied(*interceptor))
			}
			if len(d.Actors) > 0 {
				interceptor = &d.Actors[0]
			}
		case event.Arrest:
			for _, c := range d.Claims {
				if head := strings.ToLower(c.Text); len(d.Actors) == 0 && (strings.HasSuffix(head, "police") || strings.HasSuffix(head, "army") || strings.HasSuffix(head, "military")) {
					d.Actors = append(d.Actors, implied(c)) // "police said 62 people had been arrested"
				}
			}
			if i > 0 && len(d.Actors) == 0 {
				d.seizedBy(drafts[i-1])
			}
			continue
		case event.Assault, event.Debris:
		default:
			continue
		}
		if len(*d.list(role)) > 0 {
			continue
		}
		for k, w := range d.Weapons {
			var rivals []event.Ref
			for _, o := range owners[kindOfWeapon(w.Class)] {
				if role == actorRole || len(d.Actors) == 0 || !sameSide(o, d.Actors[0]) {
					rivals = append(rivals, o)
				}
			}
			if role == actorRole {
				rivals = slices.DeleteFunc(rivals, func(o event.Ref) bool { return d.isHome(o.Country) })
			}
			if len(rivals) > 1 && role == actorRole {
				rivals = slices.DeleteFunc(rivals, func(o event.Ref) bool { return o.Country == "" || d.suffers(o.Country) })
			}
			if len(rivals) == 1 && w.Owner == "" {
				d.add(role, implied(rivals[0]))
				if rivals[0].Type == "state" {
					d.Weapons[k].Owner = rivals[0].Name
				}
			}
		}
	}
}

// seizedBy makes those forces arrest people in the passive that the draft right
// before tells of, in the sentence or the one before: "soldiers freed nine hostages.
// Four rebels were captured." Who speaks for them there speaks of it here.
func (d *draft) seizedBy(o *draft) {
	v := d.view
	r := v.reading
	if !d.verb || !v.isPassive(d.word) || v.sentence-o.view.sentence > 1 || o.Status != event.Actual || r.Sentences[v.sentence].Paragraph != r.Sentences[o.view.sentence].Paragraph {
		return
	}
	for _, a := range o.Actors {
		if d.has(recipientRole, a) {
			continue // "the officers involved in the shooting were arrested"
		}
		if a.Type == "military" || policeNouns[a.Head] || strings.HasSuffix(strings.ToLower(a.Text), "police") {
			d.Actors = append(d.Actors, implied(a))
		}
	}
	if len(d.Actors) == 0 || len(d.Claims) > 0 {
		return
	}
	for _, c := range o.Claims {
		if c.Stance == event.Says && (c.Type == "military" || sameSide(c, d.Actors[0])) {
			c = implied(c)
			c.Stance = event.Says
			d.Claims = append(d.Claims, c)
		}
	}
}

// policeNouns are those who arrest.
var policeNouns = wordSet("police soldier soldiers troops officer officers policeman policemen agents agent detectives detective guards")

// standsApart reports whether a country has no part in the fighting that drafts
// tell between others: what its officials report is not its doing.
func standsApart(drafts []*draft, country string) bool {
	others := false
	for _, d := range drafts {
		if !hostile(d.Category) {
			continue
		}
		for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
			for _, a := range refs {
				switch side := sideOf(a); {
				case side == "":
				case side == country:
					return false
				default:
					others = true
				}
			}
		}
		for _, p := range d.Places {
			if p.Country == country {
				return false
			}
		}
	}
	return others && country != ""
}

// kindOfWeapon is the kind under which texts speak of a class of weapons again:
// the "drones" of the second sentence are the loitering munitions of the first.
func kindOfWeapon(class string) string {
	for _, kind := range airborne {
		if isClass(class, kind) {
			return kind
		}
	}
	return class
}

// implyWeapons arms what came of a launch with what was launched, of which the
// text leaves open how many hit: "launched 94 drones at the country, hitting a
// depot".
func implyWeapons(drafts []*draft) {
	for i, d := range drafts {
		if d.Category != event.Assault || len(d.Weapons) > 0 || !d.verb || d.view.words[d.word].XPOS != syntax.TagVBG {
			continue
		}
		head := d.view.words[d.word].Head
		for _, launch := range sameSentence(drafts, i) {
			if launch.word != head || launch.rule.Frame != "launch" || !d.view.isOwnOutcome(d.word, head) {
				continue
			}
			for _, w := range launch.Weapons {
				w = implied(w)
				w.Count, w.Fate = nil, event.Hit
				d.Weapons = append(d.Weapons, w)
			}
			if d.Mode == "" {
				d.Mode = d.modeOfWeapons()
			}
		}
	}
}

// suffers reports whether an attack happens on the ground of a country or, where
// no ground is told, is reported by its officials.
func (d *draft) suffers(country string) bool {
	for _, p := range d.Places {
		if p.Country != "" {
			return p.Country == country
		}
	}
	return slices.ContainsFunc(d.Claims, func(c event.Ref) bool { return sideOf(c) == country })
}

// isHome reports whether a draft is told of a country's own ground, and nobody of
// another country tells it, as those do who hold that ground: whom nothing but his
// weapons implies does not attack his own.
func (d *draft) isHome(country string) bool {
	i := slices.IndexFunc(d.Places, func(p event.Ref) bool { return p.Country != "" })
	if country == "" || i < 0 || d.Places[i].Country != country {
		return false
	}
	return !slices.ContainsFunc(d.Claims, func(c event.Ref) bool { return cmp.Or(sideOf(c), c.Country, country) != country })
}

// implyRecipients names the states that fight each other where the text leaves
// one of them out, and who is visited.
func implyRecipients(r *Reading, drafts []*draft) {
	for _, d := range drafts {
		d.disown()
	}
	fighting := sidesOf(r, drafts)
	for _, d := range drafts {
		if d.Category == event.Visit && len(d.Recipients) == 0 && len(d.Actors) > 0 {
			d.host(fighting.countries)
		}
		fighting.imply(d)
	}
}

// countriesOf are the countries that the document names, by code.
func countriesOf(r *Reading) map[string]event.Ref {
	out := map[string]event.Ref{}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Kind == event.KindPlace && m.Feature == "country" {
			if _, known := out[m.Country]; !known {
				out[m.Country] = m.Ref
			}
		}
	}
	return out
}

// host makes the state that is visited the recipient of a visit, where the
// document names it.
func (d *draft) host(countries map[string]event.Ref) {
	for _, p := range d.Places {
		if p.Country == "" || p.Country == d.Actors[0].Country {
			continue
		}
		if country, ok := countries[p.Country]; ok {
			d.Recipients = append(d.Recipients, implied(stateOf(country)))
			return
		}
	}
}

// nameVictims names people hit at home for what they are: civilians.
func (d *draft) nameVictims() {
	if !slices.ContainsFunc(d.Targets, func(t event.Ref) bool { return t.Class == "housing" || t.Class == "residential area" }) {
		return
	}
	for i := range d.Recipients {
		if r := &d.Recipients[i]; r.Type == "population" && r.Name == "" && r.Head == "people" {
			r.Name = "civilians"
		}
	}
}

// hostile reports whether one side does the events of a category to another.
func hostile(c event.Category) bool {
	switch c {
	case event.Assault, event.Offensive, event.Capture, event.Interception, event.Clash, event.Debris:
		return true
	}
	return false
}

// sameSide reports whether two actors are one, or of one country.
func sameSide(a, b event.Ref) bool {
	return sameThing(a, b) || a.Country != "" && a.Country == b.Country
}

// implied is a ref that the text does not state where it is used.
func implied(ref event.Ref) event.Ref {
	if ref.Name == "" {
		ref.Name = strings.ToLower(ref.Text)
	}
	ref.Span.Start, ref.Span.End, ref.Text, ref.Stance = 0, 0, "", ""
	ref.Implied = true
	return ref
}

// disown takes the state from defenders whom the text gives none, where they
// shoot down what is said to be that state's own: "it said that air defences had
// destroyed nine Ukrainian drones". They are those of whose word it is.
func (d *draft) disown() {
	if d.Category != event.Interception {
		return
	}
	for i := range d.Actors {
		a := &d.Actors[i]
		if a.Country == "" || a.Implied || a.Type != "military" || strings.ToLower(a.Text) != a.Text {
			continue
		}
		if !slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return r.Country == a.Country && !r.Implied }) {
			continue
		}
		country := ""
		for _, c := range d.Claims {
			if c.Country != a.Country && (c.Type == "government" || c.Type == "military" || c.Type == "state") {
				country = c.Country
			}
		}
		a.ID, a.Name, a.Country = "", "", country
	}
}

// unarmed are speakers of whom nobody knows which force they speak for.
var unarmed = wordSet("officials official authorities governor mayor")
