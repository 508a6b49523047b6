package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// The people of a crowd, and those who act as one.
var (
	protesters = wordSet("protester protestor demonstrator marcher striker picketer student fan supporter activist crowd opposition youth")
	crowds     = wordSet("protester protestor demonstrator marcher striker picketer fan student crowd")
	mobs       = wordSet("mob villager local resident neighbour neighbor vigilante crowd farmer herder youth")
)

// subEvent is the ACLED sub-event type that depends on who is involved, as its
// codebook has it; "" leaves the crosswalk's.
func subEvent(e *event.Event, all []event.Event) string {
	switch e.Category {
	case event.Assault, event.Casualties, event.Clash, event.Coerce, event.Arrest, event.Explosion:
		if sub := crowdType(e); sub != "" {
			return sub
		}
	}
	if e.Rule == "fire-gas" || e.Rule == "use-force-on-crowd" || e.Rule == "charge-with-batons" || e.Rule == "charge-with-batons-at" {
		if harmed(e) || e.Killed == nil && e.Injured == nil && said(e, "injured", "wounded", "killed") {
			return "Excessive force against protesters"
		}
		return "Protest with intervention"
	}
	switch e.Category {
	case event.Casualties:
		if len(e.Actors) == 0 && len(e.Weapons) == 0 && said(e, disasters...) && !said(e, "attack", "gunm", "bomb", "shot", "shell", "clash", "militant", "rebel", "soldier", "police", "strike") {
			return noType
		}
		if sub := meansOfHarm(e); sub != "" {
			return sub
		}
		if e.Codes.ACLED == "Attack" && anyArmed(e.Recipients) && !anyHead(e.Recipients, protesters) {
			return "Armed clash"
		}
	case event.Explosion:
		if said(e, controlledBlasts...) {
			return "Disrupted weapons use"
		}
		if e.Codes.ACLED == codesOf(event.Explosion, "").ACLED {
			return besideExplosion(e, all)
		}
	case event.Arrest:
		if len(e.Actors) > 0 && e.Codes.ACLED == codesOf(event.Arrest, "").ACLED && !slices.ContainsFunc(e.Actors, func(a event.Ref) bool { return a.Type != "armed-group" || governs(a.Name) }) {
			return "Abduction/forced disappearance" // who is no state's
		}
	case event.Assault:
		switch {
		case e.Rule == "defuse":
			return "Disrupted weapons use"
		case triggeredBy(e, "raid") && !harmed(e) && len(e.Weapons) == 0 && outcome(e, all) == codesOf(event.Arrest, "").ACLED:
			return "Arrests"
		case e.Codes.ACLED == "Armed clash" && said(e, "suicide bomb", "suicide vest", "suicide car", "blew himself", "blew herself", "blew themselves"),
			said(e, "explosives-laden", "explosive-laden", "laden with explosives", "packed with explosives") && said(e, "rammed", "drove", "driven by", "was driven", "were driven") && !said(e, "defused"),
			said(e, "explosives strapped", "explosives tied"), said(e, "detonated his", "detonated her", "detonated their", "triggered his", "triggered her", "triggered their", "set off his", "set off her") && said(e, "vest", "belt", "explosives"):
			return "Suicide bomb"
		case len(e.Weapons) > 0 && said(e, "chlorine", "sarin", "mustard gas", "mustard agent", "nerve agent", "nerve gas", "poison gas", "toxic gas", "toxic agent", "toxic substance", "poisonous gas", "asphyxiating"):
			return "Chemical weapon"
		case said(e, controlledBlasts...):
			return "Disrupted weapons use"
		case e.Rule == "storm" && len(e.Recipients) == 0 && anyHead(e.Actors, protesters):
			return "Violent demonstration"
		case (setsFire(e) || e.Rule == "burn-alive" || e.Rule == "set-person-alight") && len(e.Recipients) > 0 && len(e.Targets) == 0 && anyHead(e.Actors, mobs), said(e, "lynch") && !anyArmed(e.Actors):
			return "Mob violence"
		case setsFire(e) && anyHead(e.Actors, protesters), setsFire(e) && said(e, "rioter", "protest", "demonstrat", "barricad", "blocked the", "blocked a", "roadblock"):
			return "Violent demonstration"
		case (setsFire(e) || e.Rule == "destroy" && said(e, "razed")) && len(e.Weapons) == 0 && !harmed(e):
			return "Looting/property destruction"
		case e.Codes.ACLED != "Air/drone strike" && e.Status == event.Actual && said(e, "explosive vest", "explosives vest", "explosive belt", "explosives belt"):
			return "Suicide bomb"
		case said(e, "sexually assault", "sexually abus"):
			return "Sexual violence"
		case (e.Mode == event.ModeMissile || e.Mode == event.ModeRocket || e.Mode == event.ModeArtillery) && said(e, "warplane", "fighter jet", " jets", "air force", "aircraft", "helicopter"):
			return "Air/drone strike"
		case e.Mode == event.ModeShooting && slices.ContainsFunc(e.Weapons, func(w event.Ref) bool { return isClass(w.Class, "helicopter") || isClass(w.Class, "aircraft") }):
			return "Air/drone strike"
		case e.Mode == "" && !said(e, "on the ground", "ground forces") && slices.ContainsFunc(e.Actors, func(a event.Ref) bool { return strings.HasSuffix(strings.ToLower(a.Text), "air force") }):
			return "Air/drone strike"
		case e.Mode == event.ModeSuicideBombing && !(e.Status == event.Attempted && said(e, "foil", "thwart", "intercept", "prevent")):
			return ""
		case e.Mode == "" && (e.Rule == "strike" || e.Rule == "destroy" || triggeredBy(e, "raid", "strafe")) && said(e, "warplane", "fighter jet", "jets", "planes", "military aircraft", "coalition aircraft", "enemy aircraft", "its aircraft", "their aircraft", "our aircraft"):
			return "Air/drone strike"
		case e.Status == event.Attempted && e.Mode == event.ModeSuicideBombing, e.Status == event.Attempted && len(e.Weapons) > 0 && e.Killed == nil && e.Injured == nil:
			return "Disrupted weapons use"
		case e.Rule != "set-ablaze" && anyHead(e.Actors, crowds) && said(e, "police") && anyForces(e.Recipients):
			return "Violent demonstration"
		case anyHead(e.Actors, protesters) && said(e, "threw", "throw", "hurl", "lobb"):
			return "Violent demonstration"
		case (e.Mode == event.ModeDrone || e.Mode == event.ModeMissile || e.Mode == event.ModeRocket) && !harmed(e) && said(e, "repelled an attack", "repelled a", "repulsed a", "fended off", "thwarted"):
			return "Disrupted weapons use"
		case e.Codes.ACLED != "Attack" && e.Codes.ACLED != "Armed clash":
			return ""
		case e.Codes.ACLED == "Attack" && len(e.Weapons) == 0 && said(e, "artillery fire", "mortar fire", "rocket fire", "tank fire", "shellfire", "shell fire"):
			return "Shelling/artillery/missile attack"
		case len(e.Weapons) == 0 && said(e, "defenders", "repelled", "repulsed", "beat back", "beaten back") && !said(e, "drone", "missile", "rocket"):
			return "Armed clash"
		case anyHead(e.Recipients, protesters) && anyForces(e.Actors) && !said(e, "waiting", "queue", "flour", "food", "aid"):
			return "Excessive force against protesters"
		case anyHead(e.Actors, mobs) && !anyArmed(e.Actors):
			return "Mob violence"
		case e.Mode != event.ModeAssassination && (anyArmed(e.Recipients) || anyArmedSite(e.Targets)) && !anyHead(e.Actors, protesters):
			return "Armed clash"
		}
	case event.Clash:
		if said(e, rivals...) && !said(e, "police", "protest", "demonstrat", "militia", "gunm", "rebel", "fighters") {
			return "Mob violence"
		}
		if crowd := append(e.Actors[:len(e.Actors):len(e.Actors)], e.Recipients...); anyHead(crowd, protesters) || anyForces(crowd) && tellsOfProtesters(e) {
			if !anyArmed(crowd) && !anyForces(crowd) && !said(e, "protest", "demonstrat", "rally", "march", "police", "forces", "troops") {
				return "Mob violence"
			}
			return "Violent demonstration"
		} else if anyHead(crowd, mobs) && !anyArmed(crowd) || !anyArmed(crowd) && said(e, "communities", "sticks", "machetes", "iron bars") && !said(e, "police", "soldiers", "militia", "gunm", "rebel") {
			return "Mob violence"
		}
	case event.Capture:
		if unopposed(e, all) {
			return "Non-violent transfer of territory"
		}
		if anyForces(e.Actors) && !foreign(e) {
			return "Government regains territory"
		}
	case event.Retreat:
		if said(e, "pushed", "drove", "driven out", "forced out", "ousted", "dislodged") && anyForces(e.Recipients) {
			return "Government regains territory"
		}
		if e.Rule == "retreat" && !said(e, takenAfter...) {
			return "Change to group/activity"
		}
	case event.Robbery:
		if anyHead(e.Actors, protesters) {
			return "Violent demonstration"
		}
	case event.Coerce:
		if anyHead(e.Recipients, crowds) && !said(e, violence...) && (said(e, dispersal...) || said(e, "turned back", "pushed back", "scattered")) {
			return "Protest with intervention"
		}
		if e.Rule == "seize-weapons" {
			return "Disrupted weapons use"
		}
	case event.Fire:
		if said(e, "set fire", "set on fire", "set ablaze", "set alight", "arson", "torch", "mob", "protest", "riot", "gunmen", "rebels", "militants", "attackers", "burned down by", "soldiers", "unknown", "unidentified") {
			return "Looting/property destruction"
		}
	case event.Offensive:
		if said(e, "unopposed", "without a fight", "without firing", "without resistance", "peacefully") {
			return "Non-violent transfer of territory"
		}
		if sub := outcome(e, all); sub != "" || !said(e, "now control", "now hold", "now in control", "control it now") {
			return sub
		}
		if anyForces(e.Actors) && !foreign(e) {
			return "Government regains territory"
		}
		return "Non-state actor overtakes territory"
	case event.Agree, event.Concede:
		if (e.Status == event.Actual || e.Status == event.Planned) && e.Codes.ACLED == "" && said(e, "agreed to stop fighting", "agreed to end", "to end the fighting", "to stop the fighting", "prisoner swap", "prisoner exchange", "in exchange for", "end to hostilities", "end of hostilities", "stop hostilities", "cease hostilities", "ceasefire", "cease-fire", "truce", "peace deal", "peace agreement", "peace accord", "peace pact", "power-sharing", "power sharing", "demilitari", "cessation of hostilities", "disarm") {
			return "Agreement"
		}
	case event.Riot:
		if e.Rule == "deface" && anyHead(e.Actors, mobs) && said(e, "suspected", "accused", "alleged", "suspicion") {
			return "Mob violence"
		}
		if (e.Rule == "deface" || e.Rule == "daub") && !said(e, "protest", "demonstrat", "rally", "march", "rioters") {
			return "Looting/property destruction"
		}
		if said(e, "loot") && !said(e, "protest", "demonstrat", "rally", "march", "unrest", "police", "activist", "barricad") {
			return "Mob violence"
		}
		if said(e, "each other", "two groups", "rival groups", "two communities", "rival communities") && !said(e, "protest", "demonstrat", "rally", "march", "police", "parties") {
			return "Mob violence"
		}
	case event.Protest:
		return protestType(e, all)
	}
	return ""
}

// rivals are crowds of which neither speaks for the state.
var rivals = []string{"rival fans", "rival football fans", "rival supporters", "rival groups of", "supporters of two", "supporters of rival", "supporters of both", "between supporters", "activists of two", "followers of two", "members of two families", "members of two communities", "residents of two", "people of two"}

// controlledBlasts make harmless what somebody had laid.
var controlledBlasts = []string{"controlled explosion", "controlled detonation", "controlled blast"}

// setsFire reports whether an event is of things or people set on fire.
func setsFire(e *event.Event) bool {
	return e.Rule == "torch" || e.Rule == "set-ablaze" || e.Rule == "burn-down" || e.Rule == "burn-down-homes"
}

// harmed reports whether anybody was killed or wounded: "nobody was hurt" is a
// count of none.
func harmed(e *event.Event) bool {
	return e.Killed != nil && !none(e.Killed) || e.Injured != nil && !none(e.Injured)
}

func none(c *event.Range) bool { return c.Max == 0 }

// governs reports whether an armed group of that name does, so that those it takes
// away are arrested.
func governs(name string) bool {
	switch name {
	case "Taliban", "Hamas", "Houthis", "Hezbollah", "Syrian Democratic Forces":
		return true
	}
	return false
}

// noType is the type of what ACLED does not code.
const noType = "-"

// disasters are what kills without an attacker.
var disasters = []string{"earthquake", "quake", "tremor", "volcan", "flood", "landslide", "mudslide", "cyclone", "hurricane", "typhoon", "tornado", "tsunami", "avalanche", "lightning", "heatwave", "cholera", "measles", "ebola"}

// takenAfter tells that somebody took what was left.
var takenAfter = []string{"in the hands of", "into the hands of", "leaving it to", "leaving them to", "leaving the town to", "without a fight", "hand over", "handed over", "handing over", "handover", "in the face of", "advanc", "took over", "take over", "taken over", "took control", "take control", "taking control", "under the control", "under control", "cede", "entered", "moved in", "seize", "captur", "surrender"}

// unopposed reports whether a place was taken that its holders had left.
func unopposed(e *event.Event, all []event.Event) bool {
	if said(e, "fighting", "clash", "battle", "fierce", "assault", "attack", "offensive") {
		return false
	}
	if said(e, "deserted", "without a fight", "without fighting", "without firing", "unopposed", "without resistance") {
		return true
	}
	left := said(e, "withdrawal of", "withdrew", "after its withdrawal", "pulled out", "pullout", "abandoned", "vacated", "had left", "handed over", "handover")
	at, _ := slices.BinarySearchFunc(all, e.Trigger.Start-retreatReach, func(o event.Event, start int) int { return cmp.Compare(o.Trigger.Start, start) })
	for ; at < len(all) && all[at].Trigger.Start <= e.Trigger.Start+retreatReach; at++ {
		switch o := &all[at]; o.Category {
		case event.Retreat:
			left = left || o.Status == event.Actual && o.Rule == "retreat"
		case event.Clash, event.Assault, event.Offensive:
			return false
		}
	}
	return left
}

// retreatReach is how far, in bytes, a retreat may be told from who came after it.
const retreatReach = 300

// meansOfHarm is the type that the sentence of an event of casualties gives it
// by what killed; "" where it does not say.
func meansOfHarm(e *event.Event) string {
	switch {
	case e.Codes.ACLED != "Attack":
	case said(e, "suicide bomb", "suicide attack", "suicide car", "suicide vest", "kamikaze attack", "explosives strapped", "explosives tied"):
		return "Suicide bomb"
	case said(e, "airstrike", "air strike", "air raid", "warplane", "drone", " jets", "aerial"):
		return "Air/drone strike"
	case said(e, "shelling", "shelled", "artillery", "rocket", "mortar", "missile"):
		return "Shelling/artillery/missile attack"
	case said(e, "grenade"):
		return "Grenade"
	case said(e, "explosi", "bomb", "blast", "landmine", "land mine", "roadside", " ied", "(ied"):
		return "Remote explosive/landmine/IED"
	}
	return ""
}

// besideExplosion is the type of an attack that the sentence of an explosion
// tells as its cause: "explosions rocked the town as rockets were fired".
func besideExplosion(e *event.Event, all []event.Event) string {
	if len(e.Weapons) == 0 && len(e.Actors) == 0 && said(e, "gas leak", "gas cylinder", "boiler", "transformer", "chemical plant", "ammonium nitrate", "fireworks", "fertiliser", "fertilizer") {
		return noType
	}
	if said(e, "kamikaze", "suicide") && !said(e, "drone") {
		return "Suicide bomb"
	}
	at, _ := slices.BinarySearchFunc(all, e.Evidence.Start, func(o event.Event, start int) int { return cmp.Compare(o.Trigger.Start, start) })
	for ; at < len(all) && all[at].Evidence.Span == e.Evidence.Span; at++ {
		if o := &all[at]; o.Category == event.Assault && o.Status == event.Actual && (o.Mode == event.ModeRocket || o.Mode == event.ModeMissile || o.Mode == event.ModeArtillery || o.Mode == event.ModeDrone || o.Mode == event.ModeAirstrike) {
			return codesOf(o.Category, o.Mode).ACLED
		}
	}
	return ""
}

// outcome is the type of the capture or arrest in which an advance or a raid ends by
// the words of its own sentence, "rebels entered the town and took the barracks"; ""
// where it tells of none.
func outcome(e *event.Event, all []event.Event) string {
	at, _ := slices.BinarySearchFunc(all, e.Trigger.Start+1, func(o event.Event, start int) int { return cmp.Compare(o.Trigger.Start, start) })
	for ; at < len(all) && all[at].Evidence.Span == e.Evidence.Span; at++ {
		if o := &all[at]; (o.Category == event.Capture || o.Category == event.Arrest) && o.Status == event.Actual && slices.EqualFunc(o.Actors, e.Actors, func(a, b event.Ref) bool { return a.Span == b.Span }) {
			return cmp.Or(subEvent(o, all), o.Codes.ACLED)
		}
	}
	return ""
}

// said reports whether a word of the sentence of an event begins with one of
// the words: "riot" is in "rioters", but in neither "patriot" nor "non-riotous".
func said(e *event.Event, words ...string) bool {
	return saidWhere(e, nil, words...)
}

// saidWhere is said of those words alone before which the text pleases.
func saidWhere(e *event.Event, pleases func(before string) bool, words ...string) bool {
	sentence := strings.ToLower(e.Evidence.Text)
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(sentence[at:], w)
			if i < 0 {
				break
			}
			at += i
			if beginsWord(sentence, at) && !isEquipment(sentence[at:]) && (pleases == nil || pleases(sentence[:at])) {
				return true
			}
			at += len(w)
		}
	}
	return false
}

// isEquipment reports whether a "riot" is of those who are sent against one.
func isEquipment(s string) bool {
	rest, ok := strings.CutPrefix(s, "riot ")
	return ok && (strings.HasPrefix(rest, "police") || strings.HasPrefix(rest, "gear") || strings.HasPrefix(rest, "squad") || strings.HasPrefix(rest, "shield") || strings.HasPrefix(rest, "control"))
}

// beginsWord reports whether a word of s begins at byte i and is not denied
// right before it: "non-violent", "without violence".
func beginsWord(s string, i int) bool {
	for _, denial := range []string{"non-", " without ", " without any ", " no "} {
		if strings.HasSuffix(s[:i], denial) {
			return false
		}
	}
	return i == 0 || s[i] == ' ' || s[i] == '(' || s[i-1] < 'a' || s[i-1] > 'z'
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

// triggeredBy reports whether the trigger of an event begins with one of the stems.
func triggeredBy(e *event.Event, stems ...string) bool {
	trigger := strings.ToLower(e.Trigger.Text)
	return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(trigger, stem) })
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
		if r.Type == "military" || r.Type == "armed-group" && !strings.HasSuffix(r.Text, "mob") {
			return true
		}
		for f := range strings.FieldsSeq(strings.ToLower(r.Text)) {
			if armedPeople[strings.TrimSuffix(f, "s")] {
				return true
			}
		}
	}
	return false
}

// armedPeople are words for people who bear arms, without their plural.
var armedPeople = wordSet("police policemen policeman soldier troop militant insurgent rebel fighter gunman gunmen terrorist guerrilla jihadist militiaman militiamen personnel guard officer")

// armedSites are words for the sites of those who bear arms, without their plural.
var armedSites = wordSet("military army base airbase checkpoint police barrack outpost position camp")

func anyArmedSite(refs []event.Ref) bool {
	for _, r := range refs {
		for _, words := range []string{r.Class, strings.ToLower(r.Text)} {
			armed := false
			for w := range strings.FieldsFuncSeq(words, func(c rune) bool { return c == ' ' || c == '-' || c == '/' }) {
				armed = armed || armedSites[strings.TrimSuffix(w, "s")]
				if w == "refugee" || w == "displacement" || w == "displaced" || w == "summer" {
					armed = false
					break
				}
			}
			if armed {
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
