package extract

import (
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
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

// countAll counts all those whom the phrases joined at a word name: "two nurses and
// a driver"; nil where none is counted.
func (v *view) countAll(word int) *event.Range {
	var sum *event.Range
	all := v.conjuncts(nil, word)
	if k := v.middleOfList(word); k >= 0 {
		all = append(all, k)
	}
	if len(all) > 1 { // "killing two women, a medic and a teacher said"
		speakers, _ := v.trailingSpeech(word)
		all = slices.DeleteFunc(all, func(c int) bool { return slices.Contains(speakers, c) })
	}
	for i, c := range all {
		n := v.countOf(c)
		switch {
		case n == nil, slices.ContainsFunc(all[:i], func(b int) bool { return v.areOne(b, c) }):
		case sum == nil:
			sum = n
		default:
			total := sum.Add(*n)
			total.Text = sum.Text + " and " + n.Text
			sum = &total
		}
	}
	return sum
}

// areOne reports whether two words name the same person: "the mayor, X, and two guards".
func (v *view) areOne(a, b int) bool {
	m, n := v.mention(a, event.KindActor), v.mention(b, event.KindActor)
	return m != nil && n != nil && m.Type == "person" && (m == n || m.ID != "" && m.ID == n.ID)
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

// predicated returns the number of those of whom an adjective of harm is said:
// "all 22 were unhurt", "leaving nine dead", "two dead".
func (v *view) predicated(word int) *event.Range {
	switch v.lower(word) {
	case "dead", "wounded", "injured", "hurt", "unhurt", "unharmed", "uninjured", "unscathed":
	default:
		return nil
	}
	if s := v.child(word, syntax.RelNsubj); s >= 0 {
		if n := v.countAll(s); n != nil {
			return n
		}
		if unhurtWords[v.lower(word)] && v.words[s].XPOS == syntax.TagNNS {
			return event.Exactly(1, v.words[s].Form) // how many is not asked: none was hurt
		}
	}
	// "three dead", "three people dead", "nine others wounded".
	for k := word - 1; k >= max(0, word-3); k-- {
		if n := v.bareNumber(k); n != nil {
			return n
		}
		if !v.isPerson(k) && v.words[k].UPOS != syntax.NOUN && v.words[k].UPOS != syntax.ADJ {
			break
		}
	}
	if h := v.words[word].Head; h >= 0 && v.isVerb(h) {
		if o := v.child(h, syntax.RelObj); o >= 0 && o < word {
			return v.countAll(o)
		}
	}
	return nil
}

// countOf returns how many the phrase at word is: its quantity, or one for a
// single person; nil for a bare plural.
func (v *view) countOf(word int) *event.Range {
	r := v.reading
	if k := v.child(word, syntax.RelNmod); k >= 0 && v.preposition(k) == "of" {
		if n := v.countAll(k); n != nil && v.lemma(word) == "life" {
			return n // "the lives of nine people"
		}
		if n := v.bareNumber(k); n != nil && groupNouns[v.lemma(word)] {
			return n // "a family of four"
		}
	}
	if h := v.words[word].Head; h >= 0 && newsNouns[v.lemma(h)] && v.preposition(word) == "of" {
		if det := v.child(h, syntax.RelDet); det >= 0 && v.lower(det) == "no" {
			return event.Exactly(0, v.words[det].Form+" "+v.words[h].Form) // "no reports of casualties"
		}
	}
	for w := range v.words {
		if w != word && (v.words[w].Head != word || v.words[w].Rel != syntax.RelNummod && v.words[w].Rel != syntax.RelAmod && v.words[w].Rel != syntax.RelDet && v.words[w].Rel != syntax.RelAdvmod) {
			continue
		}
		for _, m := range v.heads[w] {
			if q := &r.Mentions[m]; q.Kind == event.KindQuantity && q.Quantity != nil {
				return withText(*q.Quantity, q.Text)
			}
		}
	}
	if m := v.mention(word, event.KindActor); m != nil && m.Count != nil {
		return withText(*m.Count, m.Count.Text)
	}
	if n := v.bareNumber(word); n != nil {
		return n
	}
	for _, k := range v.kids[word] {
		if v.words[k].Rel == syntax.RelNummod {
			if n := v.bareNumber(k); n != nil {
				return n
			}
			if n, ok := number(v.words[k].Form); ok {
				return event.Exactly(n, v.words[k].Form)
			}
		}
	}
	switch v.lower(word) {
	case "nobody", "none", "no-one":
		return event.Exactly(0, v.words[word].Form)
	case "him", "her":
		if v.words[word].XPOS == syntax.TagPRP {
			return event.Exactly(1, v.words[word].Form)
		}
	case "another":
		if v.words[word].Rel.Base() == syntax.RelNsubj {
			return event.Exactly(1, v.words[word].Form) // "and another was wounded"
		}
	}
	if m := v.mention(word, event.KindActor); m != nil && m.Type == "person" && v.child(word, syntax.RelFlat, syntax.RelAppos) == word+1 {
		return event.Exactly(1, m.Text) // "engineer X", the first of "soldiers X and Y"
	}
	switch v.words[word].XPOS {
	case syntax.TagNN:
		if det := v.child(word, syntax.RelDet); det >= 0 {
			few := max(1, fewNouns[v.lemma(word)])
			switch v.lower(det) {
			case "a", "an", "one", "another", "the":
				if groupNouns[v.lemma(word)] || v.lower(det) == "the" && few == 1 {
					break // "a crowd": of how many?
				}
				return event.Exactly(few, v.words[det].Form+" "+v.words[word].Form)
			case "no":
				return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
			}
		}
		if (v.isPerson(word) || kinNouns[v.lemma(word)] || culpritNouns[v.lemma(word)]) && !groupNouns[v.lemma(word)] && (v.child(word, syntax.RelDet, syntax.RelNmodPoss) >= 0 || v.leftmost(word) == 0) {
			return event.Exactly(1, v.phraseText(word)) // "his bodyguard", "the driver"; of a title "Militia leader killed"
		}
		if v.isSomeoneNamed(word) {
			return event.Exactly(1, v.phraseText(word)) // "gang boss Omar Haddad"
		}
	case syntax.TagNNS:
		if det := v.child(word, syntax.RelDet); det >= 0 && v.lower(det) == "no" {
			return event.Exactly(0, v.words[det].Form+" "+v.words[word].Form)
		}
	case syntax.TagNNP, syntax.TagJJ:
		m := v.mention(word, event.KindActor)
		if m != nil && m.Type == "person" {
			return event.Exactly(1, m.Text)
		}
		if v.isSomeoneNamed(word) {
			return event.Exactly(1, v.words[word].Form)
		}
		if det := v.child(word, syntax.RelDet); det >= 0 && (v.lower(det) == "a" || v.lower(det) == "an") {
			return event.Exactly(1, v.words[det].Form+" "+v.words[word].Form) // "a Pakistani"
		}
	case syntax.TagCD:
		if n, ok := number(v.words[word].Form); ok {
			return event.Exactly(n, v.words[word].Form)
		}
	}
	return nil
}

// kinNouns name one person by whose kin they are.
var kinNouns = wordSet("mother father grandmother grandfather son daughter brother sister wife husband uncle aunt nephew niece cousin baby grandson granddaughter fiancee fiance stepson stepfather twin")

// fewNouns are singular and mean two or three.
var fewNouns = map[string]float64{"couple": 2, "pair": 2, "duo": 2, "trio": 3}

// groupNouns are singular and mean many.
var groupNouns = wordSet("family crowd group population crew team army police public people staff unit force gang band militia enemy patrol column convoy community brigade battalion military party delegation mob public garrison")

// bareNumber reads the number that a word is or ends: "two dozen", "at least
// nine", "scores"; nil if it is none.
func (v *view) bareNumber(word int) *event.Range {
	form := v.lower(word)
	if !numberEnds[form] && (form == "" || form[0] < '0' || form[0] > '9') || form == "a" || form == "an" || form == "another" {
		return nil
	}
	s := v.reading.Document.Text
	var words lexicon.Words
	words.Cut(s, v.reading.Sentences[v.sentence].Span)
	for i := range words.Words {
		if words.Words[i].Start != v.words[word].Start {
			continue
		}
		for from := max(0, i-6); from <= i; from++ {
			if r, end := lexicon.NumberAt(&words, s, from); end > i {
				r.Text = words.SpanOf(from, end).Of(s)
				return &r
			}
		}
	}
	return nil
}

func withText(r event.Range, wording string) *event.Range {
	if r.Text == "" {
		r.Text = wording
	}
	return &r
}

// phraseText is the text of the phrase at word.
func (v *view) phraseText(word int) string {
	sp := v.words[word].Span
	for _, k := range v.kids[word] {
		switch v.words[k].Rel {
		case syntax.RelDet, syntax.RelAmod, syntax.RelNummod, syntax.RelCompound:
			sp = sp.Cover(v.words[k].Span)
		}
	}
	return sp.Of(v.reading.Document.Text)
}
