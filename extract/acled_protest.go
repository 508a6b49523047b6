package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// crowdType is what became of a crowd of protesters in the sentence of an event
// of force; "" where it tells of none. What the forces did to them goes before
// what they did, as only deadly force makes it theirs.
func crowdType(e *event.Event) string {
	if e.Category == event.Arrest && atProtest(e) && !said(e, violence...) {
		return "Protest with intervention"
	}
	if !said(e, "protest", "demonstrat", "rally", "rallies", "marchers", "marching", "sit-in", "vigil", "picket", "procession", "slogans", "chant", "burning tyres", "burning tires", "blocked a road", "blocked the road") && !strings.Contains(e.Evidence.Text, " march ") || said(e, "protested the attack", "in protest at the killing") {
		return ""
	}
	force := said(e, "police", "security forces", "troops", "soldiers", "army", "authorities", "officers", "guards", "regime", "gendarmes", "israeli")
	deadly := harmed(e) || said(e, "live ammunition", "live rounds", "live fire", "opened fire", "fired on", "fired at", "gunshot", "shot", "beat", "violently", "brutal") ||
		e.Killed == nil && e.Injured == nil && said(e, "killed", "wounded", "injured")
	violent := said(e, violence...)
	switch {
	case e.Category == event.Arrest && !violent:
		return ""
	case e.Category == event.Assault && anyHead(e.Actors, protesters) && violent:
		return "Violent demonstration"
	case force && deadly && !said(e, "clash", "scuffle") && e.Category != event.Arrest:
		return "Excessive force against protesters"
	case violent:
		return "Violent demonstration"
	case force && said(e, dispersal...), e.Category == event.Coerce && force && said(e, "prevented a", "prevented the", "stopped a", "blocked a"):
		return "Protest with intervention"
	}
	return ""
}

// tellsOfProtesters reports whether the sentence of a clash with the police names
// people of the street and nobody else who might have fought: a parse may miss the side.
func tellsOfProtesters(e *event.Event) bool {
	return said(e, "protest", "demonstrat", "activists", "students", "supporters", "strikers", "marchers") &&
		!said(e, "militant", "gunm", "rebel", "insurg", "armed", "fighters", "troops", "soldiers", "terrorist")
}

// dispersal is what the police do to a crowd that did no harm.
var dispersal = []string{"tear gas", "teargas", "water cannon", "disperse", "broke up", "broken up", "break up", "baton", "pepper spray", "rubber bullets"}

// hindrance is how they keep it from gathering or going on.
var hindrance = []string{"stopped a", "stopped the", "blocked a", "blocked the", "prevented a", "prevented the", "banned the", "banned a", "cleared"}

// violence is what makes a riot of a protest.
var violence = []string{"stones", "rocks", "pelt", "torch", "set fire", "petrol bomb", "molotov", "vandal", "looting", "riot", "barricade", "thrown", "threw", "clash", "scuffle", "projectile", "dynamite", "smashed", "firecracker", "firework"}

// atProtest reports whether an arrest is told as made at a protest, rather than
// for one, or one as made for it.
func atProtest(e *event.Event) bool {
	return saidWhere(e, func(before string) bool {
		words := strings.Fields(before[max(0, len(before)-40):])
		for i := len(words) - 1; i > 0 && i >= len(words)-3; i-- { // "at an unauthorised picket"
			switch words[i] {
			case "a", "an", "the":
				return words[i-1] == "at" || words[i-1] == "during" || words[i-1] == "from"
			}
		}
		return false
	}, "protest", "demonstration", "rally", "march", "sit-in", "picket", "vigil") ||
		said(e, "with a poster", "with a placard", "with placards", "holding a sign", "who had gathered", "as they gathered", "gathered outside", "who were demonstrating", "who were protesting", "took part in a demonstration", "took part in a protest", "took part in a march", "taking part in a")
}

// protestReach is how far, in bytes, a protest's own violence may be told from it.
const protestReach = 600

// protestType is what became of a protest by the events told around it.
func protestType(e *event.Event, all []event.Event) string {
	out := ""
	if said(e, "live rounds", "live ammunition", "opened fire on", "violently suppress", "violently dispers") {
		return "Excessive force against protesters"
	}
	if saidOutcome(e, "violence", "violent", "scuffle", "riot", "clash", "stones", "pelt", "barricade", "torch", "vandal", "looting", "set fire", "dynamite", "on fire", "stoned", "smash", "ransack", "ablaze", "petrol bomb", "molotov", "burned down", "burnt down") {
		return "Violent demonstration"
	}
	// Events are sorted by the start of their trigger.
	near, _ := slices.BinarySearchFunc(all, e.Trigger.Start-protestReach, func(o event.Event, start int) int { return cmp.Compare(o.Trigger.Start, start) })
	for i := near; i < len(all) && all[i].Trigger.Start <= e.Trigger.Start+protestReach; i++ {
		o := &all[i]
		if o.Status != event.Actual || isCause(e, o) {
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
	if out == "" && (said(e, dispersal...) || said(e, hindrance...)) && said(e, "police", "security forces", "troops", "soldiers", "officers", "gendarmes") {
		return "Protest with intervention"
	}
	return out
}

// isCause reports whether an event is what a protest is about: told as such in
// its sentence, or in a sentence before it without a word of a protest.
func isCause(protest, o *event.Event) bool {
	if o.Trigger.Start < protest.Evidence.Start {
		return o.Category != event.Riot && !said(o, "protest", "demonstrat", "rally", "rallies", "march", "sit-in", "vigil", "picket", "crowd", "riot", "strike")
	}
	at := o.Trigger.Start - protest.Evidence.Start
	return at <= len(protest.Evidence.Text) && afterCause(strings.ToLower(protest.Evidence.Text[:at]))
}

// afterCause reports whether what follows the text is what people protest
// against: "marched against the ...", "for victims of last week's ...".
func afterCause(text string) bool {
	text = text[max(strings.LastIndexAny(text, ",;:"), strings.LastIndex(text, " when "), strings.LastIndex(text, " as "), strings.LastIndex(text, " turned "), len(text)-60, 0):]
	for _, cause := range []string{" against ", " over ", " to end ", " end to ", "condemn", "denounc", "victims of ", "anniversary", "in response to", "in protest at", "in memory of", "commemorat", "protesting ", "to protest "} {
		if strings.Contains(text, cause) {
			return true
		}
	}
	return false
}

// saidOutcome reports whether a word of the sentence of a protest begins with one
// of the words, and is not what the protest is about.
func saidOutcome(e *event.Event, words ...string) bool {
	return saidWhere(e, func(before string) bool {
		return !afterCause(before) && !strings.HasSuffix(before, " with ") // "blocked the road with stones"
	}, words...)
}
