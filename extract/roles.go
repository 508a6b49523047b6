package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
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
		if a.prep == "at" && (d.Category == event.Accuse || d.Category == event.Threaten) {
			a.function = fnAim // "voiced its anger at Argentina"
		}
		if kinds := table[a.function]; kinds != nil {
			d.tried++
			if d.place(a, kinds) {
				d.filled++
			}
		}
	}
	d.grounds()
	d.owners()
	d.lateAccuser()
	if l.rule.Frame == "protest" && len(d.Recipients) == 0 {
		d.protested(args)
	}
	if l.rule.Frame == "transfer" && len(d.Recipients) == 0 {
		d.addressee()
	}
	if politicalFrames[l.rule.Frame] {
		d.dropOwn()
		if !slices.ContainsFunc(d.Recipients, isKnownParty) {
			d.furtherParty()
		}
	} else if l.rule.Frame == "seizure" && d.Category == event.Concede && len(d.Recipients) == 0 {
		d.furtherParty() // "released a Turkish ship"
	}
	d.completeCountries()
	d.Status = v.status(t.token, l)
	d.Claims = v.claims(t.token)
	d.Time = v.timeOf(t.token)
	if l.rule.isHarm() {
		d.harm()
	}
	if d.Mode == "" {
		d.Mode = d.modeOfWeapons()
	}
	return d
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

// placesBeside adds the names that no table knows and that stand in one list with
// a place: "bombs fell on Hammuriyeh, Arbin and Saqba".
func (d *draft) placesBeside(a argument, kinds map[event.Kind]role) {
	v := d.view
	if kinds[event.KindPlace] != placeRole || a.function != fnAim && a.function != fnLocation && a.function != fnObject {
		return
	}
	all := v.conjuncts(nil, a.word)
	known := slices.IndexFunc(all, func(c int) bool {
		m := v.mention(c, event.KindPlace)
		return m != nil && m.Feature != "country" && m.Type != "adjective"
	})
	if len(all) < 2 || known < 0 {
		return
	}
	beside := v.mention(all[known], event.KindPlace).Ref
	for _, c := range all {
		if v.words[c].UPOS != syntax.PROPN || len(v.heads[c]) > 0 || v.cover[c] >= 0 || v.unknownName(c) != c+1 {
			continue
		}
		d.add(placeRole, v.unknownPlace(v.words[c].Span, beside))
	}
}

// preferences are the kinds that a word is taken for, by function: a city that
// acts is its government, a city that is hit is a place.
var preferences = map[function][]event.Kind{
	fnSubject:  {event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace},
	fnLocation: {event.KindPlace, event.KindTarget, event.KindWeapon, event.KindActor},
	fnModifier: {event.KindWeapon, event.KindActor, event.KindTarget, event.KindPlace},
}

var usualPreference = []event.Kind{event.KindWeapon, event.KindTarget, event.KindPlace, event.KindActor}

func (d *draft) placeWord(w int, a argument, kinds map[event.Kind]role) bool {
	v := d.view
	order := preferences[a.function]
	if order == nil {
		order = usualPreference
	}
	if a.function != fnLocation && v.mention(w, event.KindActor) != nil && v.isPerson(w) {
		order = preferences[fnSubject]
	}
	for _, k := range order {
		m := v.mention(w, k)
		if m == nil || kinds[k] == noRole {
			continue
		}
		if k == event.KindPlace && a.function == fnObject && personObjects[d.rule.Name] && m.Type != "adjective" {
			continue // "Gilda Flores was abducted": her name is a town's as well
		}
		r := kinds[k]
		switch {
		case k == event.KindTarget && a.function == fnLocation && (onPeople[d.rule.Name] || thoroughfares[v.lemma(w)]):
			continue // "shot in a parking lot": where, not what
		case k == event.KindTarget && a.function == fnLocation && d.rule.Undergoer && m.Class == "hospital":
			return true // "died in hospital": where they were brought
		case k == event.KindActor && a.function == fnModifier && labels[v.lemma(w)] && m.ID == "":
			continue // "a terrorist attack" names nobody
		}
		if k == event.KindWeapon && r == weaponRole && a.function == fnLocation {
			continue
		}
		if k == event.KindPlace && (r == actorRole || r == recipientRole) && !isGovernmentSeat(m) {
			if r == recipientRole && m.Type != "adjective" && politicalFrames[d.rule.Frame] {
				d.add(placeRole, m.Ref) // "withdrew its observers from Sinai"
			}
			continue
		}
		if k == event.KindWeapon && r == weaponRole && isAttacker(m) {
			d.add(actorRole, event.Ref{Kind: event.KindActor, Span: m.Span, Text: m.Text, Name: strings.ToLower(m.Text), Head: v.lemma(w), ID: unnamed(m.Text), Type: "person", Count: m.Count})
			return true
		}
		ref := v.whole(w, m)
		if k == event.KindWeapon && r == weaponRole && a.function == fnModifier && ref.Count != nil && indefinites[strings.ToLower(ref.Count.Text)] {
			ref.Count = nil // "a missile strike" counts strikes
		}
		d.add(r, ref)
		if k == event.KindWeapon && r == weaponRole && a.function == fnSubject {
			d.crew(w)
		}
		// A state that is attacked is both whom and where.
		if r == placeRole && a.function != fnLocation {
			if state := v.mention(w, event.KindActor); state != nil && kinds[event.KindActor] != noRole {
				d.add(kinds[event.KindActor], state.Ref)
			} else if m.Feature == "country" && kinds[event.KindActor] != noRole {
				d.add(kinds[event.KindActor], stateOf(m.Ref))
			}
		}
		if r == targetRole && (a.function == fnObject || a.function == fnAim) {
			d.holders(w)
		}
		d.nestedPlaces(w, k == event.KindActor)
		return true
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnSubject && v.words[w].UPOS == syntax.NOUN && !v.isPerson(w) && !(politicalFrames[d.rule.Frame] && bodyNouns[v.lemma(w)]) {
		n := len(d.Actors)
		d.crew(w) // "its planes", "a jet of the coalition"
		if len(d.Actors) > n {
			return true
		}
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnModifier && sideWords[v.lemma(w)] {
		d.add(r, v.described(w))
		return true
	}
	if r := kinds[event.KindActor]; r != noRole && a.function != fnLocation {
		if ref, ok := v.standsFor(w); ok {
			if !d.has(r, ref) && !slices.ContainsFunc(*d.list(r), func(old event.Ref) bool { return old.Text == ref.Name }) {
				d.add(r, ref)
			}
			return true
		}
	}
	if r := kinds[event.KindActor]; r != noRole && a.function != fnLocation && (politicalFrames[d.rule.Frame] || d.rule.Frame == "seizure" && a.function == fnSubject) {
		ref, ok := v.body(w)
		if !ok && (r == actorRole || a.function != fnModifier && a.function != fnInstrument) {
			ref, ok = v.party(w)
		}
		if ok {
			d.add(r, ref)
			return true
		}
	}
	if a.function == fnObject && personObjects[d.rule.Name] && v.mention(w, event.KindTime, event.KindWeapon) == nil && (v.words[w].UPOS == syntax.PROPN || v.words[w].UPOS == syntax.NOUN && v.child(w, syntax.RelFlat, syntax.RelAppos) >= 0) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "person", Span: sp, Text: name, Name: name, Country: v.countryBeside(w)})
		return true
	}
	if r := kinds[event.KindActor]; r == actorRole && a.function == fnSubject && d.verb && personSubjects[d.rule.Name] && v.isSomebody(w) && !animals[v.lemma(w)] {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(actorRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w)})
		return true
	}
	if r := kinds[event.KindActor]; r == recipientRole && a.function == fnObject && d.verb && personObjects[d.rule.Name] && v.isSomebody(w) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w), Country: v.countryBeside(w)})
		return true
	}
	if d.rule.isHarm() && (a.function == fnObject || a.function == fnSubject && d.rule.Undergoer) && v.isCounted(w) {
		sp := v.nounPhrase(w)
		name := sp.Of(v.reading.Document.Text)
		d.add(recipientRole, event.Ref{Kind: event.KindActor, Type: "population", Span: sp, Text: name, Name: name, Head: v.lemma(w), Country: v.countryBeside(w)})
		return true
	}
	if a.prep == "at" && d.rule.Frame == "launch" && d.manyOf(w) {
		return true
	}
	if a.function == fnLocation && kinds[event.KindPlace] == placeRole {
		if p, ok := v.unknownSite(w, a.prep); ok {
			d.add(placeRole, p)
			return true
		}
	}
	if a.function == fnObject && kinds[event.KindPlace] == placeRole {
		if p, ok := d.shelledName(w); ok {
			d.add(placeRole, p)
			return true
		}
	}
	if v.mention(w, event.KindTime, event.KindQuantity) == nil && kinds[event.KindTarget] == targetRole && (a.function == fnObject || a.function == fnAim) && d.verb && v.words[w].UPOS == syntax.NOUN {
		d.nestedPlaces(w, false)
		if d.manyOf(w) {
			return true
		}
		if isThing(v, w) {
			sp := v.nounPhrase(w)
			name := strings.ToLower(sp.Of(v.reading.Document.Text))
			d.add(targetRole, event.Ref{Kind: event.KindTarget, Span: sp, Text: sp.Of(v.reading.Document.Text), Name: name, ID: event.EntityID("target/~" + strings.ReplaceAll(name, " ", "-"))})
			d.holders(w)
			return true
		}
	}
	if a.function == fnLocation && d.rule.Frame != "talk" && (v.words[w].UPOS == syntax.NOUN || v.words[w].UPOS == syntax.ADV) && v.mention(w, event.KindTime, event.KindQuantity) == nil {
		d.nestedPlaces(w, false) // "at a post south of Baquba"
	}
	return false
}

var indefinites = wordSet("a an another one")

// isAttacker reports whether a weapon's mention is who carries it: "a suicide
// car bomber".
func isAttacker(m *event.Mention) bool {
	t := strings.ToLower(m.Text)
	return strings.Contains(t, "suicide") && endsIn(t, "bomber", "bombers", "attacker", "attackers")
}

// sideWords name a side before a nominal trigger: "a rebel attack".
var sideWords = wordSet("rebel enemy insurgent militant jihadist terrorist guerrilla guerilla separatist government army police militia coalition")

// described is an actor whom a bare word describes.
func (v *view) described(w int) event.Ref {
	form := v.words[w].Form
	name := strings.ToLower(form)
	if name != "army" && name != "police" && name != "coalition" {
		name = lexicon.Plural(name)
	}
	return event.Ref{Kind: event.KindActor, Span: v.words[w].Span, Text: form, Name: name, Head: v.lemma(w), ID: unnamed(form), Type: "armed-group"}
}

// forceNouns are forces that act through what is named behind them: "air force
// jets".
var forceNouns = wordSet("force army navy police coalition government rebel militia military")

// describedPhrase is an actor whom a noun and the words before it describe.
func (v *view) describedPhrase(w int) event.Ref {
	sp := v.nounPhrase(w)
	name := sp.Of(v.reading.Document.Text)
	return event.Ref{Kind: event.KindActor, Span: sp, Text: name, Name: strings.ToLower(name), Head: v.lemma(w), ID: unnamed(name), Type: "military"}
}

// personObjects are rules of deeds that only people suffer: what their object
// names is someone, even if no table knows the name.
var personObjects = wordSet("kidnap assassinate murder shoot shoot-dead gun-down stab rape arrest kill")

// personSubjects are rules of deeds that only people do.
var personSubjects = wordSet("kidnap assassinate murder shoot shoot-dead gun-down open-fire stab rape ambush torch rob hijack attack")

// fightingBodies are bodies whose nouns end as abstract ones do.
var fightingBodies = wordSet("coalition faction organisation organization garrison contingent")

// animals attack as well.
var animals = wordSet("dog bear shark lion tiger leopard elephant crocodile wolf snake hippo bull cow swarm bee virus disease")

// isSomebody reports whether a common noun that no table knows may name persons:
// "abducted a district chief".
func (v *view) isSomebody(w int) bool {
	if v.words[w].UPOS != syntax.NOUN || len(v.lemma(w)) < 4 || abstractOrMeasure(v.lemma(w)) && !fightingBodies[v.lemma(w)] || featureNouns[v.lemma(w)] || partitives[v.lemma(w)] {
		return false
	}
	if v.words[w].XPOS == syntax.TagNN && v.child(w, syntax.RelDet, syntax.RelNummod, syntax.RelNmodPoss) < 0 {
		return false
	}
	return v.mention(w, event.KindWeapon, event.KindTarget, event.KindPlace, event.KindTime, event.KindQuantity) == nil
}

var (
	// onPeople are rules of deeds whose site is not what they are aimed at.
	onPeople = wordSet("kidnap assassinate murder shoot shoot-dead stab rape arrest beat")
	// thoroughfares are sites that nobody aims at.
	thoroughfares = wordSet("street avenue road highway spot neighborhood neighbourhood square corner roadside intersection")
	// labels are what an attack is called rather than who made it.
	labels = wordSet("terrorist terror narcoterrorist")
)

// noThings are common nouns that news verbs take and that are no things hit.
var noThings = wordSet("visit trip mission night week month year time front line move order group side start hand head face case thing place point ground attack strike offensive fire force power position sight target note role goal deal talks record mark peak level rate price control gains gain swath suburb charge custody advantage majority half rest base lead access pressure number share section area zone")

// abstractEndings mark nouns that nobody can hit.
var abstractEndings = []string{"tion", "sion", "ness", "ment", "ance", "ence", "ism", "ship", "acy"}

// isThing reports whether a common noun that no table knows may be a thing hit.
func isThing(v *view, w int) bool {
	lem := v.lemma(w)
	if v.words[w].XPOS != syntax.TagNN && v.words[w].XPOS != syntax.TagNNS || partitives[lem] || featureNouns[lem] || len(lem) < 4 || v.isPerson(w) || noThings[lem] {
		return false
	}
	return !endsIn(lem, abstractEndings...) || lem == "equipment" || lem == "apartment" || lem == "settlement" || lem == "detachment"
}

// nounPhrase is the noun at w with the words before it that are part of its name.
func (v *view) nounPhrase(w int) text.Span {
	sp := v.words[w].Span
	for _, k := range v.kids[w] {
		switch v.words[k].Rel {
		case syntax.RelCompound, syntax.RelAmod, syntax.RelFlat:
			if k < w {
				sp = sp.Cover(v.words[k].Span)
			}
		}
	}
	return sp
}

// stateOf is the state that a country is.
func stateOf(country event.Ref) event.Ref {
	return event.Ref{
		Kind: event.KindActor, Span: country.Span, Text: country.Text, Name: country.Name, Country: country.Country, Type: "state",
		ID: event.EntityID("actor/" + strings.ToLower(strings.ReplaceAll(country.Name, " ", "-"))),
	}
}

// whole is the ref of a mention with the body that its people belong to:
// "soldiers of the 14th Brigade" are known by the brigade.
func (v *view) whole(w int, m *event.Mention) event.Ref {
	ref := m.Ref
	if m.Kind != event.KindActor || m.ID != "" || m.Head == "" {
		return ref
	}
	for _, k := range v.kids[w] {
		if v.words[k].Rel.Base() != syntax.RelNmod || v.preposition(k) != "of" && v.preposition(k) != "from" {
			continue
		}
		if body := v.mention(k, event.KindActor); body != nil && body.Type != "person" && body.ID != "" && body.Start > m.End {
			ref.Span = m.Cover(body.Span)
			ref.Text = ref.Span.Of(v.reading.Document.Text)
			ref.ID, ref.Name, ref.Country = body.ID, body.Name, body.Country
			break
		}
	}
	return ref
}

// crew adds those who act through a weapon that is the subject: "a jet of the
// coalition", "air force jets".
func (d *draft) crew(w int) {
	v := d.view
	for _, k := range v.kids[w] {
		rel := v.words[k].Rel
		if rel == syntax.RelCompound || rel == syntax.RelNmodPoss || rel == syntax.RelAmod || rel.Base() == syntax.RelNmod && (v.preposition(k) == "of" || v.preposition(k) == "from") {
			if m := v.mention(k, event.KindActor); m != nil {
				d.add(actorRole, m.Ref)
			} else if rel == syntax.RelCompound && forceNouns[v.lemma(k)] || v.words[k].UPOS == syntax.NOUN && v.lemma(k) == "coalition" {
				d.add(actorRole, v.describedPhrase(k))
			} else if ref, ok := v.standsFor(k); ok && rel == syntax.RelNmodPoss {
				d.add(actorRole, ref)
			}
		}
	}
}

// holders adds those whose thing is attacked as who undergoes it: "an army
// convoy", "a convoy of Kenyan troops", "Hezbollah positions".
func (d *draft) holders(w int) {
	v := d.view
	if table := frames[d.rule.Frame]; table[fnObject][event.KindActor] != recipientRole || !hostile(d.Category) {
		return
	}
	for _, k := range v.kids[w] {
		rel := v.words[k].Rel
		if rel != syntax.RelCompound && rel != syntax.RelNmodPoss && rel != syntax.RelAmod && (rel.Base() != syntax.RelNmod || v.preposition(k) != "of") {
			continue
		}
		m := v.mention(k, event.KindActor)
		if m == nil || d.acts(m.Ref) {
			continue
		}
		switch m.Type {
		case "military", "armed-group":
			d.add(recipientRole, v.whole(k, m))
		}
	}
}

// isGovernmentSeat reports whether a place may stand for its state.
func isGovernmentSeat(m *event.Mention) bool {
	return m.Feature == "country" || m.Feature == "capital"
}

// nestedPlaces adds the places that a phrase names inside: "a depot in Rostov",
// "residents of the village of X in Y region". Of an actor only a place that a
// preposition of place adds counts: "rebels near Goma", not "rebels of the FARC".
func (d *draft) nestedPlaces(w int, actor bool) {
	v := d.view
	for _, k := range v.kids[w] {
		if v.cover[k] >= 0 && v.cover[k] == v.cover[w] {
			continue // within the actor's own name
		}
		switch v.words[k].Rel {
		case syntax.RelNmod, syntax.RelObl:
		case syntax.RelCompound, syntax.RelNmodPoss, syntax.RelAppos, syntax.RelNmodUnmarked:
			if actor {
				continue
			}
		default:
			continue
		}
		fn := prepositions[firstWord(v.preposition(k))]
		if fn == fnOrigin || fn == fnGoal || fn == fnInstrument || actor && fn != fnLocation {
			continue
		}
		for _, c := range v.conjuncts(nil, k) {
			if m := v.mention(c, event.KindPlace); m != nil && m.Type != "adjective" && (v.words[k].Rel != syntax.RelNmodPoss || m.Feature != "country") {
				d.add(placeRole, m.Ref)
			} else if p, ok := v.unknownSite(c, v.preposition(k)); ok && m == nil {
				d.add(placeRole, p)
			}
			d.nestedPlaces(c, false)
		}
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

// modeOfWeapons names the manner of an assault by its first weapon.
func (d *draft) modeOfWeapons() event.Mode {
	if d.Category != event.Assault && d.Category != event.Interception {
		return ""
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
