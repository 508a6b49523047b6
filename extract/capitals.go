package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
)

// stateOfSeat is the state that a capital speaks for, and whether a place is one:
// "Ankara still refuses" tells of Turkey.
func stateOfSeat(m *event.Mention) (event.Ref, bool) {
	state, capital, ok := stateAndCapital(m.Country)
	if !ok || capital == "" || !strings.EqualFold(m.Name, capital) && !strings.EqualFold(m.Text, capital) {
		return event.Ref{}, false
	}
	state.Span, state.Text = m.Span, m.Text
	return state, true
}

// speaksForState reports whether a capital in this place of a clause is its
// government rather than its ground: what acts, and in politics what is told,
// dealt with or turned against. Who goes to a capital or meets there is left alone.
func (d *draft) speaksForState(a argument, r role) bool {
	if r == actorRole {
		return a.function == fnSubject
	}
	switch a.function {
	case fnObject, fnCompany, fnInstrument, fnAim:
		return politicalFrames[d.rule.Frame]
	case fnOrigin:
		return d.Category == event.Request
	case fnGoal:
		return a.prep == "" || d.rule.Frame == "address" || d.rule.Frame == "talk"
	}
	return false
}
