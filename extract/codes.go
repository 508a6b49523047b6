package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

type kindOfEvent struct {
	category event.Category
	mode     event.Mode
}

// crosswalk reads rules/crosswalk.tsv once.
var crosswalk = sync.OnceValue(func() map[kindOfEvent]event.Codes {
	data, err := ruleData.ReadFile("rules/crosswalk.tsv")
	if err != nil {
		panic("extract: " + err.Error())
	}
	table := map[kindOfEvent]event.Codes{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i := range f {
			if f[i] == "-" {
				f[i] = ""
			}
		}
		table[kindOfEvent{event.Category(f[0]), event.Mode(f[1])}] = event.Codes{PLOVER: f[2], CAMEO: f[3], ACLED: f[4]}
	}
	return table
})

// codesOf is the row of the crosswalk for a category and a mode, or that of the
// category alone.
func codesOf(c event.Category, m event.Mode) event.Codes {
	if codes, ok := crosswalk()[kindOfEvent{c, m}]; ok {
		return codes
	}
	return crosswalk()[kindOfEvent{c, ""}]
}

// codes are those of the rule that fired, of the crosswalk where it names none,
// and of what is only offered, refused or threatened the codes for that.
func (s *ruleSet) codes(e *event.Event) event.Codes {
	codes := codesOf(e.Category, e.Mode)
	if own := s.ownCodes[e.Rule]; own != (event.Codes{}) {
		codes = own
	}
	if c, ok := unfulfilled[e.Status][e.Category]; ok {
		codes.PLOVER = c.PLOVER
		if c.CAMEO != "" {
			codes.CAMEO = c.CAMEO
		}
	}
	return codes
}

// unfulfilled are the codes of what has not been done: PLOVER counts an offer of
// aid as an agreement, its refusal as a rejection. So does CAMEO, but for what is
// planned: those who "will meet" are coded as those who meet, and only plans of
// violence are threats. An empty code leaves that of the event.
var unfulfilled = func() map[event.Status]map[event.Category]event.Codes {
	offered, refused, threatened := event.Codes{PLOVER: "AGREE"}, event.Codes{PLOVER: "REJECT", CAMEO: "120"}, event.Codes{PLOVER: "THREATEN", CAMEO: "130"}
	m := map[event.Status]map[event.Category]event.Codes{event.Planned: {}, event.Denied: {}, event.Threatened: {}}
	for _, c := range []event.Category{event.Visit, event.Retreat, event.Concede, event.Support, event.Cooperate, event.Evacuation, event.Meeting, event.Aid} {
		m[event.Planned][c] = offered
	}
	for _, c := range []event.Category{event.Aid, event.Retreat, event.Concede, event.Support, event.Cooperate, event.Agree, event.Meeting} {
		m[event.Denied][c] = refused
	}
	for _, c := range []event.Category{event.Assault, event.Offensive, event.Capture, event.Clash, event.Coerce, event.Sanction} {
		m[event.Threatened][c] = threatened
		m[event.Planned][c] = threatened
	}
	for _, c := range []event.Category{event.Coerce, event.Sanction} {
		m[event.Planned][c] = event.Codes{PLOVER: "THREATEN"}
	}
	return m
}()

// settle completes the events of a document where that takes all of them: what
// is to come is planned, a suicide bomber makes a suicide bombing, and ACLED's
// type depends on who fights whom.
func (x *Extractor) settle(r *Reading, events []event.Event) []event.Event {
	events = slices.DeleteFunc(events, func(e event.Event) bool { return isEmpty(&e) && r.isUncountedNoun(e.Trigger.Start) })
	published, dated := r.Document.PublishedDay()
	for i := range events {
		e := &events[i]
		if t := e.Time; dated && t != nil && e.Status == event.Actual && t.Basis == event.BasisText && t.From > published.Format("2006-01-02") {
			e.Status = event.Planned
		}
		e.Mode = modeInSentence(e)
		e.Codes = x.rules.codes(e)
		ownClaims(e, x.rules.says[e.Rule])
		if e.Category == event.Explosion && e.Mode != "" {
			e.Codes.ACLED = codesOf(event.Assault, e.Mode).ACLED
		}
	}
	for i := range events {
		switch sub := subEvent(&events[i], events); sub {
		case "":
		case noType:
			events[i].Codes.ACLED = ""
		default:
			events[i].Codes.ACLED = sub
		}
	}
	return events
}

// isUncountedNoun reports whether the word at an offset is a noun without a
// number before it: "attacks", not "57 attacks".
func (r *Reading) isUncountedNoun(start int) bool {
	i, _ := slices.BinarySearchFunc(r.Sentences, start, func(s text.Sentence, start int) int { return cmp.Compare(s.End, start+1) })
	if i == len(r.Sentences) || r.Trees[i] == nil {
		return false
	}
	words := r.Trees[i].Words
	for w := range words {
		if words[w].Start == start {
			return words[w].UPOS == syntax.NOUN && (w == 0 || words[w-1].UPOS != syntax.NUM)
		}
	}
	return false
}

// isEmpty reports whether nothing is told of an attack but its word: not who,
// whom, what, where or how. "Acts of violence and attacks" tell no event.
func isEmpty(e *event.Event) bool {
	told := len(e.Weapons) + len(e.Targets) + len(e.Recipients) + len(e.Actors) + len(e.Places) + len(e.Evidences)
	if told > 0 || e.Killed != nil || e.Injured != nil {
		return false
	}
	return e.Category == event.Assault && e.Mode == ""
}
