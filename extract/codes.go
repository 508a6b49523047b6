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

// settle completes the events of a document where that takes all of them: what
// is to come is planned, a suicide bomber makes a suicide bombing, and ACLED's
// type depends on who fights whom.
func settle(r *Reading, events []event.Event) []event.Event {
	events = slices.DeleteFunc(events, func(e event.Event) bool { return isEmpty(&e) && r.isUncountedNoun(e.Trigger.Start) })
	published, dated := r.Document.PublishedDay()
	for i := range events {
		e := &events[i]
		if t := e.Time; dated && t != nil && e.Status == event.Actual && t.Basis == event.BasisText && t.From > published.Format("2006-01-02") {
			e.Status = event.Planned
		}
		e.Mode = modeInSentence(e)
		e.Codes = codesOf(e.Category, e.Mode)
		if e.Category == event.Explosion && e.Mode != "" {
			e.Codes.ACLED = codesOf(event.Assault, e.Mode).ACLED
		}
	}
	for i := range events {
		if sub := subEvent(&events[i], events); sub != "" {
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

// The people of a crowd, and those who act as one.
var (
	protesters = wordSet("protester demonstrator marcher striker picketer student fan supporter activist crowd opposition youth")
	mobs       = wordSet("mob villager local resident vigilante crowd farmer herder youth")
)

// subEvent is the ACLED sub-event type that depends on who is involved, as its
// codebook has it; "" leaves the crosswalk's.
func subEvent(e *event.Event, all []event.Event) string {
	switch e.Category {
	case event.Assault:
		switch {
		case e.Mode == event.ModeSuicideBombing:
			return ""
		case e.Status == event.Attempted && len(e.Weapons) > 0 && e.Killed == nil && e.Injured == nil:
			return "Disrupted weapons use"
		case e.Rule == "fire-gas":
			return "Protest with intervention"
		case e.Codes.ACLED != "Attack" && e.Codes.ACLED != "Armed clash":
			return ""
		case anyHead(e.Recipients, protesters) && anyForces(e.Actors):
			return "Excessive force against protesters"
		case anyHead(e.Actors, mobs) && !anyArmed(e.Actors):
			return "Mob violence"
		case e.Mode != event.ModeAssassination && (anyArmed(e.Recipients) || anyArmedSite(e.Targets)) && !anyHead(e.Actors, protesters):
			return "Armed clash"
		}
	case event.Clash:
		if crowd := append(e.Actors[:len(e.Actors):len(e.Actors)], e.Recipients...); anyHead(crowd, protesters) {
			return "Violent demonstration"
		} else if anyHead(crowd, mobs) && !anyArmed(crowd) {
			return "Mob violence"
		}
	case event.Capture:
		if anyForces(e.Actors) && !foreign(e) {
			return "Government regains territory"
		}
	case event.Coerce:
		if e.Rule == "seize-weapons" {
			return "Disrupted weapons use"
		}
	case event.Protest:
		return protestType(e, all)
	}
	return ""
}

// protestReach is how far, in bytes, a protest's own violence may be told from it.
const protestReach = 600

// protestType is what became of a protest by the events told around it.
func protestType(e *event.Event, all []event.Event) string {
	out := ""
	if said(e, "violence", "violent", "scuffle", "riot", "clash", "stones", "pelt", "barricade", "torch", "vandal", "looting", "set fire") {
		return "Violent demonstration"
	}
	// Events are sorted by the start of their trigger.
	near, _ := slices.BinarySearchFunc(all, e.Trigger.Start-protestReach, func(o event.Event, start int) int { return cmp.Compare(o.Trigger.Start, start) })
	for i := near; i < len(all) && all[i].Trigger.Start <= e.Trigger.Start+protestReach; i++ {
		o := &all[i]
		if o.Status != event.Actual {
			continue
		}
		switch {
		case o.Category == event.Riot, o.Category == event.Clash, o.Category == event.Assault && anyHead(o.Actors, protesters):
			return "Violent demonstration"
		case o.Category == event.Assault && anyForces(o.Actors):
			out = "Excessive force against protesters"
		case (o.Category == event.Arrest || o.Category == event.Coerce) && out == "":
			out = "Protest with intervention"
		}
	}
	return out
}

// said reports whether the sentence of an event holds one of the words.
func said(e *event.Event, words ...string) bool {
	sentence := strings.ToLower(e.Evidence.Text)
	for _, w := range words {
		if strings.Contains(sentence, w) {
			return true
		}
	}
	return false
}

func anyHead(refs []event.Ref, heads map[string]bool) bool {
	for _, r := range refs {
		for f := range strings.FieldsSeq(strings.ToLower(r.Text)) {
			if heads[f] || heads[strings.TrimSuffix(f, "s")] {
				return true
			}
		}
	}
	return false
}

// anyForces reports whether one of the refs is a state or its forces.
func anyForces(refs []event.Ref) bool {
	for _, r := range refs {
		switch r.Type {
		case "military", "government", "state":
			return true
		}
	}
	return false
}

// anyArmed reports whether one of the refs bears arms.
func anyArmed(refs []event.Ref) bool {
	for _, r := range refs {
		if r.Type == "military" || r.Type == "armed-group" || strings.Contains(strings.ToLower(r.Text), "police") {
			return true
		}
	}
	return false
}

func anyArmedSite(refs []event.Ref) bool {
	for _, r := range refs {
		for _, word := range []string{"military", "base", "checkpoint", "police", "barracks", "outpost", "position", "camp"} {
			if strings.Contains(r.Class, word) || strings.Contains(strings.ToLower(r.Text), word) {
				return true
			}
		}
	}
	return false
}

// foreign reports whether who takes a place is of another country than the place.
func foreign(e *event.Event) bool {
	for _, a := range e.Actors {
		for _, p := range e.Places {
			if a.Country != "" && p.Country != "" && a.Country != p.Country {
				return true
			}
		}
	}
	return false
}
