package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// What words of harm tell of: deaths, injuries, both, missing, captured,
// displaced persons.
var (
	deathWords  = wordSet("kill martyr die succumb death dead fatality murder assassinate slay massacre execute perish behead lynch slaughter assassination killing eliminate neutralise neutralize liquidate")
	injuryWords = wordSet("injure wound hurt injury wounded maim wounding")
	bothWords   = wordSet("casualty casualties victim harm hurt")
	unhurtWords = wordSet("unhurt unharmed uninjured unscathed")
	// lethalWords are verbs of attack whose object is dead, whatever their frame.
	lethalWords = wordSet("decapitate crucify strangle murder assassinate massacre execute behead lynch slaughter butcher slay")
)

// formsOf lists all forms of verbs and nouns, so that a wrong lemma does no harm.
func formsOf(lemmas map[string]bool) map[string]bool {
	set := map[string]bool{}
	for l := range lemmas {
		set[l] = true
		for _, f := range verbForms(l) {
			set[f.text] = true
		}
		for _, f := range nounForms(l) {
			set[f] = true
		}
	}
	return set
}

var deathForms, injuryForms, lethalForms = formsOf(deathWords), formsOf(injuryWords), formsOf(lethalWords)

// harm sets the casualties that the trigger tells of, from the number of those
// who undergo it. "No casualties" is a number too: none.
func (d *draft) harm() {
	v := d.view
	n := d.victims()
	if d.Status == event.Denied && v.isUnknown(d.word) {
		d.Status, d.casualty = event.Actual, event.Exactly(0, v.phraseText(d.word)) // and says nothing of the number
		return
	}
	if d.Status == event.Denied {
		zero := event.Exactly(0, v.phraseText(d.word))
		n, d.Status = zero, event.Actual
	}
	if n == nil {
		return
	}
	d.casualty = n
	switch lem, form := v.lemma(d.word), v.lower(d.word); {
	case unhurtWords[lem]:
		zero := event.Exactly(0, n.Text)
		d.casualty, d.Killed, d.Injured = zero, zero, zero
	case lem == "body" || lem == "corpse" || lem == "remains":
		d.Killed = n
	case v.isEither(d.word):
		// "killed or wounded 40 people", "182 killed and wounded": how many of each is not said
	case deathForms[form], injuryForms[form] && v.isFatal(d.word):
		d.Killed = n
	case lem == "take" && v.toHospital(d.word):
		d.Injured = n
	case (lem == "lose" || lem == "lay" || lem == "attain" || lem == "breathe" || lem == "find" || lem == "fall" || lem == "claim" || lem == "take" || lem == "cost") && !v.saysWounded():
		d.Killed = n
	case lem == "suffer" || lem == "sustain" || lem == "receive" || lem == "treat" || lem == "hospitalise" || lem == "hospitalize" || lem == "rush" || lem == "admit":
		d.Injured = n
	case injuryForms[form]:
		d.Injured = n
	case bothWords[lem] && n.Max == 0:
		zero := *n
		d.Killed, d.Injured = n, &zero
	}
	if d.Injured != nil && n.Max == 0 && v.lemma(d.word) == "hurt" {
		d.Killed = n // nobody hurt is nobody dead
	}
}

// toHospital reports whether a verb brings people to hospital.
func (v *view) toHospital(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.lemma(k) == "hospital" {
			return true
		}
	}
	return false
}

// isFatal reports whether a verb of violence says that its victims died of it:
// "was fatally wounded".
func (v *view) isFatal(verb int) bool {
	for _, k := range v.kids[verb] {
		if f := v.lower(k); f == "fatally" || f == "mortally" {
			return true
		}
	}
	return false
}

// saysWounded reports whether the sentence counts wounded among its losses: "lost
// 182 men killed and wounded".
func (v *view) saysWounded() bool {
	for w := range v.words {
		if f := v.lower(w); f == "wounded" || f == "injured" {
			return true
		}
	}
	return false
}

// lethal sets the number of the dead where the attack itself says that its
// victims died: "shot dead", "murdered".
func (d *draft) lethal(l lemma) {
	if d.rule.isHarm() || d.Killed != nil || d.Category != event.Assault || !d.verb {
		return
	}
	if d.Status != event.Actual && d.Status != event.Denied {
		return
	}
	if lem := d.view.lemma(d.word); l.particle == "dead" || l.particle == "alive" || d.view.isToDeath(d.word) || d.view.isFatal(d.word) || l.particle == "down" && (lem == "gun" || lem == "mow") || lethalForms[d.view.lower(d.word)] {
		d.Killed = d.victims()
	}
}

// isEither reports whether a verb of harm stands beside the other one, "killed
// and wounded scores": how many of each is not said.
func (v *view) isEither(verb int) bool {
	harm := func(w int) int {
		switch {
		case w < 0 || w >= len(v.words):
		case deathForms[v.lower(w)]:
			return 1
		case injuryForms[v.lower(w)]:
			return 2
		}
		return 0
	}
	joined := func(w int) bool {
		return w > 0 && w < len(v.words) && (v.lower(w) == "and" || v.lower(w) == "or")
	}
	return joined(verb+1) && harm(verb)+harm(verb+2) == 3 || joined(verb-1) && harm(verb)+harm(verb-2) == 3
}

// isToDeath reports whether a verb of violence ends in the death of its victims:
// "hacked to death", "stabbed four people to death".
func (v *view) isToDeath(verb int) bool {
	for w := verb + 2; w < min(len(v.words), verb+particleReach); w++ {
		if v.lower(w) == "death" && v.lower(w-1) == "to" {
			return true
		}
	}
	return false
}

// newsNouns with "no" tell of what was not.
var newsNouns = wordSet("report word sign indication record information news")

// victims counts those who undergo the trigger: its object's number, or its own
// where it is a noun ("three deaths"); nil where nothing is said.
func (d *draft) victims() *event.Range {
	v := d.view
	if !d.verb || v.words[d.word].UPOS == syntax.ADJ {
		if n := v.predicated(d.word); n != nil {
			return n
		}
	}
	if !d.verb {
		if n := v.countOf(d.word); n != nil && (!bodyWords[v.lemma(d.word)] || d.rule.Name == "bodies-recovered") {
			return n
		}
	}
	if k := v.child(d.word, syntax.RelNummod, syntax.RelOblUnmarked); d.verb && k >= 0 && k < d.word { // "four were killed and three wounded"
		if n := v.bareNumber(k); n != nil {
			return n
		}
	}
	for _, a := range d.args {
		if a.function != fnObject || a.prep == amongPrep || !d.verb && a.prep != "of" {
			continue
		}
		if sum := v.countAll(a.word); sum != nil {
			return sum
		}
	}
	return nil
}

// knowingVerbs say, negated, that nobody knows or tells.
var knowingVerbs = wordSet("know say tell give clear aware specify provide mention disclose")

// isUnknown reports whether what is denied of casualties is that anybody knows of
// them: "they did not know of any casualties".
func (v *view) isUnknown(word int) bool {
	h := v.words[word].Head
	return h >= 0 && knowingVerbs[v.lemma(h)] && v.verbNegated(h)
}

var bodyWords = wordSet("body corpse remains")

// fewNouns are singular and mean two or three.
var fewNouns = map[string]float64{"couple": 2, "pair": 2, "duo": 2, "trio": 3}

// groupNouns are singular and mean many.
var groupNouns = wordSet("family crowd group population crew team army police public people staff unit force gang band militia enemy patrol column convoy community brigade battalion military party delegation mob public garrison")
