package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
)

// declare reads from the words of the whole document whose war on whom it is about:
// "Russia's invasion of Ukraine", or "the Russian invasion" where most of the fighting
// is told of Ukraine. Such phrases are no events of the day, yet they tell who shells
// whom where the text does not repeat it. It looks at nothing where groups without a
// state fight, for there anybody may have done it.
func (s *sides) declare(r *Reading, drafts []*draft) {
	if s.rebels || len(s.torn) > 0 || irregularTalk(r.Document.Text) {
		return
	}
	ground := s.battleground(drafts)
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Country == "" || s.states[m.Country].ID == "" || m.Kind != event.KindActor && m.Kind != event.KindPlace || m.Kind == event.KindPlace && m.Feature != "country" && m.Type != "adjective" {
			continue
		}
		behind, open, ok := warBehind(r.Document.Text[m.End:], m.Text == m.Name)
		if !ok {
			continue
		}
		on := ""
		if open {
			on = ground
		}
		for k := i + 1; k < len(r.Mentions) && r.Mentions[k].Start <= m.End+behind+objectReach; k++ {
			if o := &r.Mentions[k]; o.Start >= m.End+behind && o.Country != "" && o.Country != m.Country {
				on = o.Country
				break
			}
		}
		s.meet(event.Offensive, m.Country, on, 2)
	}
}

// objectReach is how many bytes behind "invasion" the name of the invaded may begin.
const objectReach = len(" against the ")

// warBehind returns the offset behind the noun of war of the phrase that a name opens,
// such as 22 in "'s full-scale invasion of", and whether it says by itself who began
// it, as "the Russian invasion" does. A bare name ("the Ukraine war", "Ukraine
// invasion: ...") may be that of the ground and needs its "'s".
func warBehind(s string, bare bool) (behind int, open, ok bool) {
	const most = 48
	s, _, _ = strings.Cut(s[:min(len(s), most)], "\n")
	at := 0
	for _, p := range []string{"'s", "’s", "s'", "-led"} {
		if strings.HasPrefix(s, p) {
			at, bare = len(p), false
		}
	}
	for range 4 {
		if bare || at >= len(s) || s[at] != ' ' {
			return 0, false, false
		}
		at++
		end := at
		for end < len(s) && s[end] != ' ' && s[end] != ',' && s[end] != '.' {
			end++
		}
		switch w := strings.ToLower(s[at:end]); {
		case w == "invasion", w == "aggression", w == "onslaught":
			return end, true, true
		case w == "war", w == "occupation":
			return end, false, true
		case !warAdjectives[w]:
			return 0, false, false
		}
		at = end
	}
	return 0, false, false
}

// warAdjectives stand between an aggressor and its war.
var warAdjectives = wordSet("full-scale all-out large-scale brutal unprovoked illegal armed military ongoing bloody renewed unjustified criminal grinding")

// battleground is the country on whose ground most of the drafts tell fighting.
func (s *sides) battleground(drafts []*draft) string {
	count := map[string]int{}
	best := ""
	for _, d := range drafts {
		if !hostile(d.Category) {
			continue
		}
		for _, p := range d.Places {
			if p.Country == "" {
				continue
			}
			count[p.Country]++
			if n := count[p.Country]; n > count[best] || n == count[best] && p.Country < best {
				best = p.Country
			}
		}
	}
	return best
}

// irregularTalk reports whether a document speaks of fighters without a state.
func irregularTalk(s string) bool {
	for _, w := range []string{"insurgen", "militant", "jihad", "Taliban", "gunm", "terrorist attack"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
