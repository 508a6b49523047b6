package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// modeWords tell the manner of an attack where they describe its noun: "air
// raid", "a chemical attack", "a hand-grenade attack".
var modeWords = map[string]event.Mode{
	"air": event.ModeAirstrike, "aerial": event.ModeAirstrike, "airstrike": event.ModeAirstrike, "bomber": event.ModeAirstrike,
	"drone": event.ModeDrone, "uav": event.ModeDrone, "missile": event.ModeMissile, "rocket": event.ModeRocket,
	"artillery": event.ModeArtillery, "mortar": event.ModeArtillery, "tank": event.ModeArtillery, "shelling": event.ModeArtillery,
	"suicide": event.ModeSuicideBombing, "bomb": event.ModeBombing, "bombing": event.ModeBombing, "dynamite": event.ModeBombing,
	"chemical": event.ModeChemical, "gas": event.ModeChemical, "chlorine": event.ModeChemical, "sarin": event.ModeChemical, "poison": event.ModeChemical,
	"gun": event.ModeShooting, "sniper": event.ModeShooting, "shooting": event.ModeShooting, "machine-gun": event.ModeShooting, "machinegun": event.ModeShooting,
	"knife": event.ModeStabbing, "machete": event.ModeStabbing, "stabbing": event.ModeStabbing,
	"arson": event.ModeArson, "grenade": event.ModeGrenade, "mine": event.ModeMine, "landmine": event.ModeMine,
	"cyber": event.ModeCyber, "naval": event.ModeNaval, "ground": event.ModeGround, "infantry": event.ModeGround,
	"acid": event.ModeChemical, "vehicle": event.ModeVehicle, "car-ramming": event.ModeVehicle, "sexual": event.ModeSexual,
}

// modeOfWords gives an attack without a mode the one that the words around its
// trigger tell: a modifier of the noun, or who acts.
func (d *draft) modeOfWords() {
	if d.Category != event.Assault || d.Mode != "" {
		return
	}
	for _, a := range d.args {
		switch a.function {
		case fnModifier:
			if m := modeWords[d.view.lemma(a.word)]; m != "" {
				d.Mode = m
				return
			}
		case fnSubject:
			if d.view.lemma(a.word) == "hacker" {
				d.Mode = event.ModeCyber
				return
			}
			if m := d.view.mention(a.word, event.KindActor); d.rule.Name == "set-ablaze" && m != nil && m.Type != "military" && m.Type != "state" {
				d.Mode = event.ModeArson // "men set fire to two lorries"
				return
			}
		}
	}
	if d.verb {
		return
	}
	// "the air strike" whose modifier the parser hung elsewhere.
	if w := d.word - 1; w >= 0 && d.view.words[w].UPOS != syntax.PUNCT {
		d.Mode = modeWords[strings.TrimSuffix(d.view.lower(w), "-")]
	}
}

// modeInSentence is an event's mode where its sentence tells more of it than
// its roles: "a suicide bomber blew up a lorry", "jets ... bombed".
func modeInSentence(e *event.Event) event.Mode {
	switch e.Category {
	case event.Assault, event.Explosion:
	default:
		return e.Mode
	}
	switch trigger := strings.ToLower(e.Trigger.Text); {
	case e.Mode != "" && e.Mode != event.ModeBombing && e.Mode != event.ModeVehicle:
		return e.Mode
	case strings.HasSuffix(trigger, "self"), strings.HasSuffix(trigger, "selves"), said(e, "suicide bomb", "suicide attack", "suicide car", "suicide vest"):
		return event.ModeSuicideBombing
	case e.Mode == event.ModeBombing && strings.HasPrefix(trigger, "bomb") && said(e, "warplane", "fighter jet", "air force", " jets", "aircraft", "air strike", "airstrike", "air raid", "helicopter", "planes"):
		return event.ModeAirstrike
	}
	if e.Mode == event.ModeBombing && len(e.Weapons) == 1 { // "blown up by a missile"
		switch m := modeOf(e.Weapons[0].Class); m {
		case event.ModeMissile, event.ModeRocket, event.ModeDrone, event.ModeMine, event.ModeGrenade:
			return m
		}
	}
	if e.Mode == "" {
		if e.Category == event.Assault && len(e.Weapons) == 0 && said(e, "sexually "+strings.ToLower(e.Trigger.Text)) {
			return event.ModeSexual
		}
		if e.Category == event.Assault && isWithCharges(e) {
			return event.ModeBombing
		}
		for _, w := range e.Weapons {
			switch w.Class {
			case "improvised explosive device":
				return event.ModeBombing
			case "suicide vest":
				return event.ModeSuicideBombing
			}
			if e.Category != event.Explosion {
				continue
			}
			switch m := modeOf(w.Class); m {
			case event.ModeBombing, event.ModeMine, event.ModeGrenade, event.ModeMissile, event.ModeRocket, event.ModeDrone:
				return m
			}
		}
	}
	return e.Mode
}

// isWithCharges reports whether an attack is made with nothing but bombs and
// explosives, and not by an army, whose bombs may fall from the air.
func isWithCharges(e *event.Event) bool {
	return len(e.Weapons) > 0 && !slices.ContainsFunc(e.Weapons, func(w event.Ref) bool {
		return w.Class != "bomb" && w.Class != "explosive"
	}) && !slices.ContainsFunc(e.Actors, func(a event.Ref) bool { return a.Type == "military" || a.Type == "state" })
}
