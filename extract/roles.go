package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// A draft is an event on its way: its record, and where it stands in the tree.
type draft struct {
	event.Event
	view *view
	rule *rule
	verb bool
	word int // the trigger
	args []argument
	// casualty is the role in harm that the trigger tells: killed, injured ...
	casualty *event.Range
	// share marks a part of a total that its sentence deals out to places.
	share bool
	// total marks what was so dealt out; its places are its shares'.
	total bool
	// joined are the drafts that it absorbed.
	joined []*draft
	// filled counts the arguments that found a role, of tried.
	filled, tried int
}

// fill makes the draft of a trigger that a rule accepts.
func (v *view) fill(t trigger, l lemma, args []argument) *draft {
	doc := v.reading.Document
	s := v.reading.Sentences[v.sentence]
	d := &draft{view: v, rule: l.rule, verb: l.verb, word: t.token, args: args}
	d.Document = doc.ID
	d.Category, d.Mode, d.Rule = l.rule.Category, l.rule.Mode, l.rule.Name
	d.Trigger = event.QuoteOf(doc.Text, v.triggerSpan(t.token, l))
	d.Evidence = event.QuoteOf(doc.Text, s.Span)
	table := frames[l.rule.Frame]
	if l.verb && l.rule.Frame == "attack" {
		args = d.struckMine(args)
	}
	for _, a := range args {
		if a.prep == "on" && l.rule.Frame == "talk" && !l.verb {
			continue // "talks on Mali" are not with Mali
		}
		if a.prep == "on" && d.Rule == "criticise" && v.isBehindAttack(a.word) {
			continue // "condemned the attack on the school" accuses no school
		}
		if a.prep == "at" && (d.Category == event.Accuse || d.Category == event.Threaten) {
			a.function = fnAim // "voiced its anger at Argentina"
		}
		if a.prep == "at" && l.verb && l.rule.Frame == "attack" && v.isPerson(v.inner(a.word)) && v.mention(v.inner(a.word), event.KindPlace) == nil {
			a.function = fnAim // "shot at protesters"
		}
		if a.prep == "with" && l.rule.isHarm() && v.isTogether(a.word) {
			a.function = fnObject // "was killed along with his wife"
		}
		if a.function == fnSubject && a.prep == "by" && v.isNobody(a.word) {
			continue // "was not claimed by any group"
		}
		if kinds := table[a.function]; kinds != nil {
			d.tried++
			if d.place(a, kinds) {
				d.filled++
			}
		}
	}
	d.grounds()
	d.loser()
	d.owners()
	d.lateAccuser()
	d.lateAgent()
	if d.Category == event.Concede && d.rule.Frame == "seizure" {
		d.handedTo()
	}
	if d.Category == event.Arrest { // "took away the bodies and nine villagers"
		d.Recipients = slices.DeleteFunc(d.Recipients, func(r event.Ref) bool { return r.Head == "bodies" || r.Head == "corpses" })
	}
	if l.rule.Frame == "protest" && len(d.Recipients) == 0 {
		d.protested(args)
	}
	if l.rule.Frame == "clash" && !l.verb && len(d.Actors) == 0 {
		d.Actors, d.Recipients = d.Recipients, nil // "were killed in clashes with rebels"
	}
	if l.rule.Frame == "receipt" {
		d.givers(args)
	}
	if l.rule.Frame == "transfer" && len(d.Recipients) == 0 {
		d.addressee()
	}
	d.dropOwn()
	d.leftBehind(args)
	if politicalFrames[l.rule.Frame] {
		d.proposers(args)
		if !slices.ContainsFunc(d.Recipients, isKnownParty) && !d.facedDirectly(args) && (l.rule.Frame != "talk" || l.verb || len(d.Actors) < 2) {
			d.furtherParty()
		}
		d.disagreed()
		d.measured()
	} else if l.rule.Frame == "seizure" && d.Category == event.Concede && len(d.Recipients) == 0 {
		d.furtherParty() // "released a Turkish ship"
	}
	d.completeCountries()
	d.Status = v.status(t.token, l)
	d.Claims = v.claims(t.token)
	d.dropSpeaker()
	d.speaksItself()
	d.Time = v.timeOf(t.token)
	if l.rule.isHarm() {
		d.harm()
	}
	if d.Mode == "" {
		d.Mode = d.modeOfWeapons()
	}
	return d
}

// dropSpeaker takes who is named as the speaker behind the event's clause from
// those who act and suffer in it, where the tree hung him: "set it on fire, the
// governor, Ivan Melnyk, wrote".
func (d *draft) dropSpeaker() {
	speakers, verb := d.view.trailingSpeech(d.word)
	speaks := func(ref event.Ref) bool {
		return ref.Kind == event.KindActor && slices.ContainsFunc(speakers, func(s int) bool { return s < verb && ref.Overlaps(d.view.words[s].Span) })
	}
	d.Actors = slices.DeleteFunc(d.Actors, speaks)
	d.Recipients = slices.DeleteFunc(d.Recipients, speaks)
}

// loser is the one whom a capture takes a place from where the tree hangs him on
// the place: "recaptured the district from the rebels".
func (d *draft) loser() {
	if !d.verb || d.rule.Frame != "capture" || len(d.Recipients) > 0 {
		return
	}
	v := d.view
	for _, a := range d.args {
		if a.function != fnObject {
			continue
		}
		for _, k := range v.kids[a.word] {
			if v.words[k].Rel.Base() != syntax.RelNmod || v.preposition(k) != "from" {
				continue
			}
			if m := v.mention(k, event.KindActor); m != nil && !d.acts(m.Ref) {
				d.add(recipientRole, v.whole(k, m))
			}
		}
	}
}

// facedDirectly reports whether the one whom a verb is said to, or of, is its
// object already: what is told of them names others, whom it is not done to, as in
// "accused the judges of serving a company".
func (d *draft) facedDirectly(args []argument) bool {
	if !d.verb || d.Category != event.Accuse || len(d.Recipients) == 0 {
		return false
	}
	return slices.ContainsFunc(args, func(a argument) bool {
		return a.function == fnObject && slices.ContainsFunc(d.Recipients, func(r event.Ref) bool { return r.Overlaps(d.view.words[a.word].Span) })
	})
}

// leftBehind adds where those are drawn from that go: "withdrew its troops from
// the valley", where the parser hung the valley on the troops.
func (d *draft) leftBehind(args []argument) {
	if d.rule.Frame != "motion" || d.Category != event.Retreat || len(d.Places) > 0 {
		return
	}
	v := d.view
	for _, a := range args {
		if a.function != fnObject {
			continue
		}
		for _, k := range v.kids[v.inner(a.word)] {
			if v.preposition(k) != "from" {
				continue
			}
			if m := v.mention(k, event.KindPlace); m != nil {
				d.add(placeRole, m.Ref)
			}
		}
	}
}

// struckMine turns round what drives onto a mine: "a truck hit a roadside bomb".
func (d *draft) struckMine(args []argument) []argument {
	v := d.view
	subject, object := -1, -1
	for i, a := range args {
		switch a.function {
		case fnSubject:
			subject = i
		case fnObject:
			if m := v.mention(v.inner(a.word), event.KindWeapon); m != nil && (isClass(m.Class, "mine") || isClass(m.Class, "device") || isClass(m.Class, "explosive") || isClass(m.Class, "bomb")) {
				object = i
			}
		}
	}
	if subject < 0 || object < 0 {
		return args
	}
	if d.rule.Name != "hit-mine" {
		m := v.mention(v.inner(args[subject].word), event.KindWeapon, event.KindTarget)
		if m == nil || !isClass(m.Class, "vehicle") && !isClass(m.Class, "ship") && !isClass(m.Class, "military vehicle") && !isClass(m.Class, "tank") {
			return args
		}
	}
	args = slices.Clone(args)
	args[subject].function, args[object].function = fnObject, fnInstrument
	return args
}

// addressee makes whom a gift is promised to its recipient: "assured Kyiv that
// the shells are on their way".
func (d *draft) addressee() {
	v := d.view
	for i := d.word; i >= 0; i = v.words[i].Head {
		h := v.words[i].Head
		if h < 0 || !speechVerbs[v.lemma(h)] || v.words[i].Rel.Base() != syntax.RelCcomp {
			continue
		}
		for _, rel := range []syntax.Rel{syntax.RelObj, syntax.RelIobj} {
			if o := v.child(h, rel); o >= 0 {
				if m := v.mention(o, event.KindActor); m != nil {
					d.add(recipientRole, m.Ref)
				}
			}
		}
	}
}

// triggerSpan is the trigger with its particle where that stands next to it.
func (v *view) triggerSpan(word int, l lemma) text.Span {
	sp := v.words[word].Span
	if l.particle != "" && word+1 < len(v.words) && v.lower(word+1) == l.particle {
		sp = sp.Cover(v.words[word+1].Span)
	}
	if o := v.child(word, syntax.RelObj); o > word && l.particle != "" && politicalFrames[l.rule.Frame] && v.lower(o) == l.particle {
		sp = sp.Cover(v.words[o].Span) // "renewed its appeal"
	}
	return sp
}

// place puts the words of an argument into the roles that the frame has for
// their kinds, and reports whether any fitted.
func (d *draft) place(a argument, kinds map[event.Kind]role) bool {
	v, fitted := d.view, false
	for _, c := range v.conjuncts(nil, a.word) {
		w := v.inner(c)
		for _, w := range v.conjuncts(nil, w) {
			if d.placeWord(w, a, kinds) {
				fitted = true
			}
		}
		if w != c {
			d.nestedPlaces(c, false)
		}
	}
	d.placesBeside(a, kinds)
	return fitted
}

// isBehindAttack reports whether the preposition of a word stands right behind a noun
// of violence, whose aim the word then is, wherever the parser hung it. The
// condemned attack on a country is left to that country's side.
func (v *view) isBehindAttack(word int) bool {
	k := v.child(word, syntax.RelCase)
	return k > 0 && k < word && violentNouns[v.lower(k-1)] && v.mention(word, event.KindPlace) == nil
}

// stateOf is the state that a country is.
func stateOf(country event.Ref) event.Ref {
	return event.Ref{
		Kind: event.KindActor, Span: country.Span, Text: country.Text, Name: country.Name, Country: country.Country, Type: "state",
		ID: event.EntityID("actor/" + strings.ToLower(strings.ReplaceAll(country.Name, " ", "-"))),
	}
}

// add puts a ref into a role, once.
func (d *draft) add(r role, ref event.Ref) {
	list := d.list(r)
	for i := range *list {
		if (*list)[i].Span == ref.Span && !ref.Implied || ref.Implied && (*list)[i].ID == ref.ID {
			return
		}
	}
	if r == weaponRole && ref.Fate == "" {
		ref.Fate = d.rule.Fate
	}
	*list = append(*list, ref)
}

func (d *draft) list(r role) *[]event.Ref {
	switch r {
	case actorRole:
		return &d.Actors
	case recipientRole:
		return &d.Recipients
	case targetRole:
		return &d.Targets
	case weaponRole:
		return &d.Weapons
	}
	return &d.Places
}

// owners makes the owner of the weapons the one who attacks with them or, where
// they are stopped, the one who undergoes it.
func (d *draft) owners() {
	role := actorRole
	switch d.rule.Frame {
	case "interception":
		role = recipientRole
	case "attack", "launch", "debris", "occurrence", "harm":
	default:
		return
	}
	if len(*d.list(role)) > 0 {
		return
	}
	for _, w := range d.Weapons {
		if w.Owner != "" {
			d.add(role, d.view.ownerRef(w))
		}
	}
}

// ownerRef returns the actor that owns a weapon: the adjective beside it where
// there is one, else an implied ref.
func (v *view) ownerRef(w event.Ref) event.Ref {
	first, last := v.wordsOf(w.Span)
	for i := max(0, first-6); i <= last; i++ {
		if m := v.mention(i, event.KindActor); m != nil && m.Name == w.Owner {
			return m.Ref
		}
	}
	return event.Ref{Kind: event.KindActor, ID: event.EntityID("actor/" + strings.ToLower(strings.ReplaceAll(w.Owner, " ", "-"))), Name: w.Owner, Type: "state", Implied: true}
}

// modeOfWeapons names the manner of an assault by its first weapon, or by its gas,
// whatever brought it.
func (d *draft) modeOfWeapons() event.Mode {
	if d.Category != event.Assault && d.Category != event.Interception {
		return ""
	}
	if slices.ContainsFunc(d.Weapons, func(w event.Ref) bool { return modeOf(w.Class) == event.ModeChemical }) {
		return event.ModeChemical
	}
	aircraft := slices.ContainsFunc(d.Weapons, func(w event.Ref) bool { return isClass(w.Class, "aircraft") || isClass(w.Class, "helicopter") })
	for _, w := range d.Weapons {
		if m := modeOf(w.Class); m != "" {
			if m == event.ModeBombing && (aircraft || d.Rule == "fire-at" && d.view.lemma(d.word) == "drop") {
				return event.ModeAirstrike // "two jets dropped bombs"
			}
			return m
		}
	}
	return ""
}

// modes of an assault by weapon class; the first class that fits wins.
var classModes = []struct {
	class string
	mode  event.Mode
}{
	{"drone", event.ModeDrone}, {"missile", event.ModeMissile}, {"rocket", event.ModeRocket}, {"artillery", event.ModeArtillery},
	{"mortar", event.ModeArtillery}, {"howitzer", event.ModeArtillery}, {"guided bomb", event.ModeAirstrike}, {"aircraft", event.ModeAirstrike}, {"helicopter", event.ModeAirstrike},
	{"bomb", event.ModeBombing}, {"explosive", event.ModeBombing}, {"mine", event.ModeMine}, {"grenade", event.ModeGrenade},
	{"small arms", event.ModeShooting}, {"firearm", event.ModeShooting}, {"machine gun", event.ModeShooting}, {"rifle", event.ModeShooting}, {"blade", event.ModeStabbing}, {"incendiary", event.ModeArson},
	{"riot control agent", ""}, {"chemical", event.ModeChemical}, {"tank", event.ModeGround}, {"vehicle", event.ModeVehicle}, {"ship", event.ModeNaval},
}

func modeOf(class string) event.Mode {
	for _, c := range classModes {
		if isClass(class, c.class) {
			return c.mode
		}
	}
	return ""
}
