package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// sides are the states that fight each other in a document, as its own words
// have it: who is told to attack whom, or on whose ground.
type sides struct {
	// foes counts, by country, how often another is told to fight it.
	foes map[string]map[string]int
	// attacks counts, by the attacker's country, the attacks on another's.
	attacks map[string]map[string]int
	// states are those that the document names, by country.
	states map[string]event.Ref
	// torn are the countries on whose ground armed groups of their own fight: whom
	// its forces attack there nobody can tell from wars with other states.
	torn map[string]bool
	// rebels says that the document tells of rebels: who is shelled at home, and by
	// whom, is then no matter of states.
	rebels bool
	// forces are, by country, those of a state that are told to attack: on its own ground
	// they, and not rebels, have guns and tanks. Under "" stand those of a government of
	// which the document does not say whose it is.
	forces map[string]event.Ref
	// us is the country whose forces and officials speak most.
	us string
	// countries are the grounds of those that it names as countries.
	countries map[string]event.Ref
}

// rebelTalk is how often a document speaks of rebels that tells of them.
const rebelTalk = 2

// groups puts in the place of a state the armed group of its country that
// fights where the state itself does not: the Houthis of Yemen.
func (s *sides) groups(drafts []*draft) {
	fights := map[string]bool{}
	group := map[string]event.Ref{}
	for _, d := range drafts {
		if !hostile(d.Category) {
			continue
		}
		for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
			for _, a := range refs {
				switch on := sideOf(a); {
				case on != "":
					fights[on] = true
				case a.Type == "armed-group" && a.Country != "" && a.ID != "":
					if _, known := group[a.Country]; !known {
						group[a.Country] = implied(a)
					}
				}
			}
		}
	}
	for country, g := range group {
		if !fights[country] {
			s.states[country] = g
		}
	}
}

// sidesOf reads who fights whom from the drafts that name both.
func sidesOf(r *Reading, drafts []*draft) *sides {
	s := &sides{foes: map[string]map[string]int{}, attacks: map[string]map[string]int{}, states: statesOf(r), countries: countriesOf(r), torn: map[string]bool{}, forces: map[string]event.Ref{}}
	s.rebels = strings.Count(r.Document.Text, "rebel")+strings.Count(r.Document.Text, "insurgen") >= rebelTalk
	s.groups(drafts)
	spoken := map[string]int{}
	for _, d := range drafts {
		for _, c := range d.Claims {
			if on := sideOf(c); on != "" {
				spoken[on]++
				if n := spoken[on]; n > spoken[s.us] || n == spoken[s.us] && on < s.us {
					s.us = on
				}
			}
		}
	}
	for _, d := range drafts {
		if !hostile(d.Category) || d.Category == event.Debris {
			continue
		}
		switch d.Status {
		case event.Hypothetical, event.Planned, event.Threatened, event.Denied:
			continue // who might strike whom is at war with nobody yet
		}
		s.tear(d)
		for _, a := range d.Actors {
			by := sideOf(a)
			s.enlist(by, a)
			if by == "" {
				continue
			}
			for _, b := range d.Recipients {
				s.meet(d.Category, by, sideOf(b), 2)
			}
			if d.Category == event.Clash {
				for _, b := range d.Actors {
					s.meet(d.Category, by, sideOf(b), 1)
				}
			}
			for _, p := range d.Places {
				s.meet(d.Category, by, p.Country, 1)
			}
			for _, w := range d.Weapons {
				if state := s.stateNamed(w.Owner); d.Category == event.Interception {
					s.meet(event.Clash, by, state.Country, 1)
				}
			}
		}
	}
	s.declare(r, drafts)
	return s
}

// enlist notes the first forces that are told to attack for a country, and those of
// "the government" of which nobody says whose it is.
func (s *sides) enlist(by string, a event.Ref) {
	if _, known := s.forces[by]; known {
		return
	}
	first, _, _ := strings.Cut(strings.ToLower(a.Text), " ")
	if by != "" && (a.Type == "military" || a.Type == "government") || by == "" && a.Type == "military" && (first == "government" || first == "regime" || first == "army") {
		s.forces[by] = a
	}
}

// gunners are the forces that shell the ground where rebels are about; a ref without
// text where the document names none.
func (s *sides) gunners(ground string) event.Ref {
	if forces, told := s.forces[ground]; told && (s.rebels || s.torn[ground]) {
		return forces
	}
	if s.rebels {
		return s.forces[""]
	}
	return event.Ref{}
}

// meet notes that one country fights another; attacks have a direction.
func (s *sides) meet(c event.Category, by, on string, weight int) {
	if by == "" || on == "" || by == on || s.states[on].ID == "" {
		return
	}
	count := func(m map[string]map[string]int, a, b string) {
		if m[a] == nil {
			m[a] = map[string]int{}
		}
		m[a][b] += weight
	}
	count(s.foes, by, on)
	count(s.foes, on, by)
	switch c {
	case event.Assault, event.Offensive, event.Capture:
		count(s.attacks, by, on)
	case event.Interception:
		count(s.attacks, on, by)
	}
}

// foe is the state that a country fights: the only one, or the one named at
// least twice as often as any other.
func (s *sides) foe(country string) (event.Ref, bool) {
	best, first, second := "", 0, 0
	for c, n := range s.foes[country] {
		switch {
		case n > first || n == first && c < best:
			best, first, second = c, n, first
		case n > second:
			second = n
		}
	}
	if first == 0 || first < 2*second {
		return event.Ref{}, false
	}
	return s.states[best], true
}

// attacker is the state that attacks a country in the document and is not
// attacked there by it as often.
func (s *sides) attacker(country string) (event.Ref, bool) {
	foe, ok := s.foe(country)
	if !ok || s.attacks[foe.Country][country] < 2 || s.attacks[country][foe.Country] >= s.attacks[foe.Country][country] {
		return event.Ref{}, false
	}
	return foe, true
}

// sideOf is the country that an actor fights for; "" where it is none's, as of
// armed groups, or of those whom nobody fights for.
func sideOf(a event.Ref) string {
	if isEnemy(a) {
		return a.Country // "Russian invaders"
	}
	switch a.Type {
	case "population", "armed-group", "organisation", "person":
		return ""
	}
	return a.Country
}

// statesOf are the states that the document names in any way, by country.
func statesOf(r *Reading) map[string]event.Ref {
	out := map[string]event.Ref{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Country == "" || m.Kind != event.KindPlace && m.Kind != event.KindActor {
			continue
		}
		if _, known := out[m.Country]; known || m.Kind == event.KindPlace && m.Feature != "country" && m.Type != "adjective" || m.Kind == event.KindActor && sideOf(m.Ref) == "" {
			continue
		}
		if state, ok := stateOfCountry(m.Country); ok {
			out[m.Country] = state
		}
	}
	return out
}

// stateOfCountry is the state of a country code.
func stateOfCountry(code string) (event.Ref, bool) {
	state, _, ok := stateAndCapital(code)
	return state, ok
}

// stateAndCapital is the state of a country code and the name of its capital.
func stateAndCapital(code string) (state event.Ref, capital string, ok bool) {
	all := lexicon.Default().States
	i := slices.IndexFunc(all, func(s lexicon.State) bool { return s.Code == code })
	if i < 0 || code == "" {
		return event.Ref{}, "", false
	}
	return event.Ref{Kind: event.KindActor, ID: all[i].ID, Name: all[i].Name, Country: code, Type: "state"}, all[i].Capital, true
}

// stateNamed is the state of that name among those that the document names.
func (s *sides) stateNamed(name string) event.Ref {
	if name == "" {
		return event.Ref{}
	}
	codes := make([]string, 0, len(s.states))
	for c := range s.states {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	for _, c := range codes {
		if s.states[c].Name == name {
			return s.states[c]
		}
	}
	return event.Ref{}
}

// imply names the states that fight where the text leaves one of them out:
// who is attacked by a side known to fight another, and who attacks.
func (s *sides) imply(d *draft) {
	if !hostile(d.Category) && d.Category != event.Retreat || d.Category == event.Debris {
		return
	}
	s.nameEnemies(d)
	ground := ""
	if i := slices.IndexFunc(d.Places, func(p event.Ref) bool { return p.Country != "" }); i >= 0 {
		ground = d.Places[i].Country
	}
	if len(d.Actors) == 0 {
		s.implyActor(d, ground)
	}
	if len(d.Actors) == 0 {
		return
	}
	if len(d.Recipients) == 0 {
		s.implyRecipient(d, ground)
	}
}

// tear notes the country in which a group of its own fights.
func (s *sides) tear(d *draft) {
	for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
		for _, a := range refs {
			if a.Type != "armed-group" || isEnemy(a) {
				continue
			}
			for _, p := range d.Places {
				if p.Country != "" && (a.Country == "" || a.Country == p.Country) {
					s.torn[p.Country] = true
				}
			}
		}
	}
}

// implyRecipient names who is attacked where nobody is named.
func (s *sides) implyRecipient(d *draft, ground string) {
	by := cmp.Or(sideOf(d.Actors[0]), d.Actors[0].Country)
	if by == "" || d.Actors[0].Type == "population" {
		return
	}
	foe, ok := s.foe(by)
	switch {
	case ground != "" && ground != by && s.foes[by][ground] > 0:
		d.Recipients = append(d.Recipients, implied(s.states[ground]))
	case (s.torn[by] || s.rebels) && (ground == "" || ground == by):
	case ok && (ground == "" || ground == by || ground == foe.Country) && (sideOf(d.Actors[0]) != "" || isEnemy(d.Actors[0])):
		d.Recipients = append(d.Recipients, implied(foe))
	case d.Category != event.Interception && ground != "" && ground != by:
		if i := slices.IndexFunc(d.Places, func(p event.Ref) bool { return p.Feature == "country" }); i >= 0 {
			d.Recipients = append(d.Recipients, implied(stateOf(d.Places[i])))
		}
	}
}

// nameEnemies gives "the enemy" the country of the speaker's foe, or else of
// whoever attacks most in the document.
func (s *sides) nameEnemies(d *draft) {
	us := s.us
	for _, c := range slices.Backward(d.Claims) {
		us = cmp.Or(sideOf(c), us)
	}
	if len(d.Actors) > 0 && len(d.Recipients) == 0 && isEnemy(d.Actors[0]) && s.states[us].ID != "" {
		d.Recipients = append(d.Recipients, implied(s.states[us]))
	}
	them, ok := s.foe(us)
	if !ok {
		them, ok = s.aggressor()
	}
	if !ok {
		return
	}
	for _, refs := range [][]event.Ref{d.Actors, d.Recipients} {
		for i := range refs {
			if refs[i].Country == "" && isEnemy(refs[i]) {
				refs[i].Country = them.Country
			}
		}
	}
}

// isEnemy reports whether an actor is told as the other side, whoever that is.
func isEnemy(a event.Ref) bool {
	switch a.Head {
	case "enemy", "invader", "occupier", "occupant", "invaders", "occupiers", "occupants":
		return true
	}
	return false
}

// aggressor is the state that is told to attack another more often than any
// other does.
func (s *sides) aggressor() (event.Ref, bool) {
	best, most := "", 0
	for by, on := range s.attacks {
		for _, n := range on {
			if n > most || n == most && by < best {
				best, most = by, n
			}
		}
	}
	ref, ok := s.states[best]
	return ref, ok
}

// implyActor names who attacks where nobody is named: the foe of who is
// attacked, or of those on whose ground only others attack.
func (s *sides) implyActor(d *draft, ground string) {
	switch d.Category {
	case event.Assault, event.Offensive, event.Interception, event.Capture, event.Clash:
	default:
		return
	}
	for _, b := range d.Recipients {
		if on := sideOf(b); on != "" {
			if foe, ok := s.foe(on); ok {
				d.Actors = append(d.Actors, implied(foe))
			}
			return
		}
	}
	if ground == "" || d.Mode == event.ModeChemical || d.Mode == event.ModeSuicideBombing {
		return // a deed that nobody is charged with lightly
	}
	if d.Mode == event.ModeArtillery {
		if forces := s.gunners(ground); forces.Text != "" {
			d.Actors = append(d.Actors, implied(forces))
			return
		}
	}
	foe, ok := s.attacker(ground)
	switch {
	case !ok || s.rebels:
	case d.Category == event.Interception:
		d.Actors = append(d.Actors, implied(s.states[ground]))
	default:
		d.Actors = append(d.Actors, implied(foe))
	}
}
