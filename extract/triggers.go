package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// particleReach is how many tokens behind a verb its particle may stand:
// "shot the two drones down".
const particleReach = 9

// reachOf is particleReach, but for a duty: between "said that" and "must"
// stands whoever has it.
func reachOf(particle string) int {
	if particle == "must" || particle == "should" {
		return 2 * particleReach
	}
	return particleReach
}

// A trigger is a word that may name an event, before the tree is known.
type trigger struct {
	sentence, token int
	lemmas          []lemma // those that its form allows, most demanding first
}

// triggers finds the words of the reading that may name events, sorted by
// sentence and token. Only their sentences are parsed.
func (x *Extractor) triggers(r *Reading) []trigger {
	var out []trigger
	var buf [64]byte
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Zone == text.Dateline || s.Zone == text.Label {
			continue
		}
		for j, tok := range s.Tokens {
			word, ok := lowerInto(buf[:0], tok.Of(r.Document.Text))
			if !ok {
				continue
			}
			if lemmas := x.rules.forms[string(word)]; len(lemmas) > 0 && anyParticle(r, s, j, lemmas) {
				out = append(out, trigger{sentence: i, token: j, lemmas: lemmas})
			}
		}
	}
	return out
}

// lowerInto appends s in lower case to dst; false where s is too long for a
// trigger or not ASCII, as none is.
func lowerInto(dst []byte, s string) ([]byte, bool) {
	if len(s) > cap(dst) {
		return dst, false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return dst, false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst, true
}

// anyParticle reports whether one of the lemmas needs no particle or finds its
// own within reach.
func anyParticle(r *Reading, s *text.Sentence, at int, lemmas []lemma) bool {
	for _, l := range lemmas {
		if l.particle == "" {
			return true
		}
		first, _, _ := strings.Cut(l.particle, " ")
		for _, tok := range s.Tokens[at+1 : min(len(s.Tokens), at+1+reachOf(first))] {
			if strings.EqualFold(tok.Of(r.Document.Text), first) {
				return true
			}
		}
	}
	return false
}

// mentionsOf returns the indexes of the mentions of each sentence.
func mentionsOf(r *Reading) [][]int {
	out := make([][]int, len(r.Sentences))
	s := 0
	for i := range r.Mentions {
		for s < len(r.Sentences) && r.Sentences[s].End <= r.Mentions[i].Start {
			s++
		}
		if s < len(r.Sentences) && r.Sentences[s].Contains(r.Mentions[i].Span) {
			out[s] = append(out[s], i)
		}
	}
	return out
}

// code turns the triggers of a parsed reading into events.
func (x *Extractor) code(r *Reading, triggers []trigger) []event.Event {
	bySentence, quotes, turns := mentionsOf(r), openQuotes(r), turns(r)
	known := len(r.Mentions)
	defer func() { r.Mentions = r.Mentions[:known] }() // stand-ins are of no further use
	var drafts []*draft
	var v *view
	var speaker *event.Ref // who spoke last
	next := 0              // the first sentence that was not looked at
	for i, t := range triggers {
		if i == 0 || t.sentence != triggers[i-1].sentence {
			for ; next < t.sentence; next++ {
				if s := spokeIn(r, next, bySentence[next]); s != nil {
					speaker = s
				}
			}
			next = t.sentence + 1
			v = newView(r, t.sentence, bySentence[t.sentence])
			v.known = known
			v.standIns()
			if v.quoted = turns[t.sentence]; v.quoted == nil && quotes[t.sentence] {
				v.quoted = speaker
			}
			v.before = speaker
			if s := v.saying(); s != nil {
				speaker = s
			}
		}
		if t.token >= len(v.words) {
			continue
		}
		if d := v.draft(t); d != nil {
			drafts = append(drafts, d)
		}
	}
	drafts = tolls(figurative(r, drafts))
	events := x.finish(r, drafts)
	return x.settle(r, events)
}

// draft reads one trigger: the first lemma that the tree and the conditions
// allow makes a draft; nil where none does, or where one suppresses it.
func (v *view) draft(t trigger) *draft {
	w := &v.words[t.token]
	if v.inside[t.token] && w.UPOS == syntax.PROPN || v.named(w.Span) {
		return nil // part of a name: "Lord's Resistance Army", "March"
	}
	for _, l := range t.lemmas {
		if !v.isForm(t.token, l) || v.isWrongForm(t.token, l) {
			continue
		}
		args := v.argumentsOf(t, l)
		if v.isBarePassive(t.token, l, args) {
			args = undergone(args)
		}
		if !v.holds(l.rule, t.token, args) {
			continue
		}
		if l.rule.Suppress || politicalFrames[l.rule.Frame] && v.isAsked(t.token) {
			return nil
		}
		if l.rule.Category == event.Explosion && l.verb && v.verbNegated(t.token) {
			return nil // "one of them did not explode"
		}
		if l.rule.Undergoer {
			args = undergone(args)
		}
		d := v.fill(t, l, args)
		if d.Category != event.Threaten && v.neverWas(t.token) && !(l.rule.isHarm() && v.isWithout(t.token)) || d.isPenalty() || d.isRanked() {
			return nil
		}
		d.lethal(l)
		d.modeOfWords()
		return d
	}
	return nil
}

// argumentsOf lists the arguments of a trigger read as a lemma, by the order of
// the words where the tree is no help.
func (v *view) argumentsOf(t trigger, l lemma) []argument {
	if l.verb && (v.words[t.token].UPOS != syntax.VERB || v.isHiddenRoot(t.token)) {
		return v.flatArguments(t.token)
	}
	return v.withoutWhole(v.arguments(t.token, l))
}

// barePassives are done to people, and need an object where they are not passive.
var barePassives = wordSet("kill injure wound hurt maim kidnap abduct arrest detain behead execute murder")

// isBarePassive reports whether a verb of harm is a passive without its "were",
// as headlines and notes have it: "One soldier killed, four wounded".
func (v *view) isBarePassive(word int, l lemma, args []argument) bool {
	if !l.verb || l.form != pastForm && l.form != participle || !barePassives[v.lemma(word)] || v.child(word, syntax.RelAux) >= 0 || v.words[word].Rel == syntax.RelAclRelcl ||
		v.words[word].Rel == syntax.RelConj && v.child(word, syntax.RelNsubj) < 0 {
		return false
	}
	person := false
	for _, a := range args {
		switch a.function {
		case fnObject:
			return false
		case fnSubject:
			w := v.inner(a.word)
			person = person || a.prep == "" && (v.isCounted(w) || v.words[w].UPOS == syntax.NUM || v.isPerson(w) && v.countOf(w) != nil)
		}
	}
	return person
}

// undergone turns the subjects of a verb such as "die" into those who undergo it.
func undergone(args []argument) []argument {
	out := slices.Clone(args)
	for i := range out {
		if out[i].function == fnSubject {
			out[i].function = fnObject
		}
	}
	return out
}

// named reports whether a span lies in the name of a time, a place or a weapon.
func (v *view) named(sp text.Span) bool {
	for w := range v.heads {
		for _, i := range v.heads[w] {
			m := &v.reading.Mentions[i]
			if m.Contains(sp) && (m.Kind == event.KindTime || m.Kind == event.KindPlace || m.Kind == event.KindWeapon) {
				if m.Kind == event.KindWeapon && m.End == sp.End && m.Start < sp.Start && strings.EqualFold(sp.Of(v.reading.Document.Text), "fire") {
					continue // "came under small-arms fire"
				}
				return true
			}
		}
	}
	return false
}

// isForm reports whether the word stands in the text as the lemma wants it: as
// a verb with its particle, or as a noun that is not a mere modifier.
func (v *view) isForm(word int, l lemma) bool {
	w := &v.words[word]
	if l.before != "" && !v.follows(word, l.before) {
		return false
	}
	if !l.verb {
		switch w.UPOS {
		case syntax.NOUN, syntax.PROPN:
		case syntax.ADJ, syntax.VERB:
			// "the dead", "the wounded", "the shelling of": tagged by their shape.
			if w.UPOS == syntax.VERB && l.before == "" && (w.XPOS != syntax.TagVBG || v.child(word, syntax.RelDet, syntax.RelNmodPoss, syntax.RelAmod) < 0) {
				return false
			}
		default:
			return false
		}
		// "attack drone", "bomb attack site": a modifier names no event.
		return w.Rel != syntax.RelCompound || w.Head < 0 || v.words[w.Head].UPOS == syntax.VERB
	}
	switch {
	case w.UPOS == syntax.VERB:
	case l.form == pastForm && w.UPOS != syntax.AUX && (onlyVerb(v.lower(word)) || l.particle != "" && word+1 < len(v.words) && v.lower(word+1) == l.particle): // "a missile struck", tagged as a noun
	case l.form == pastForm && w.UPOS == syntax.NOUN && v.harmsBehind(word): // "gunmen shot and wounded a priest"
	case w.UPOS == syntax.ADJ && l.form == pastForm && w.Rel != syntax.RelAmod: // "was wounded" tagged as an adjective
	case w.UPOS == syntax.NOUN && (l.form == participle || v.child(word, syntax.RelNsubj) >= 0) && v.child(word, syntax.RelObj) >= 0:
	default:
		return false
	}
	if (w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound) && !v.isHiddenRoot(word) {
		return false // "the downed drone", "destroyed buildings": scenery
	}
	if l.particle == "" {
		return true
	}
	first, rest, _ := strings.Cut(l.particle, " ")
	reach := reachOf(first)
	if first == "on" || first == "for" || first == "to" || first == "from" {
		if rest == "" && l.particle != "from" {
			reach = 1 // what follows later is another phrase's
		}
	}
	if first == "no" && word+2 < len(v.words) && v.lower(word+2) != "to" && v.words[word+2].UPOS != syntax.PUNCT {
		return false // "said no more than 150 were killed" refuses nothing
	}
	if first == "off" && v.lemma(word) == "go" {
		reach = 1 // "went missing as they tried to get off" is no blast
	}
	for k := word + 1; k < min(len(v.words), word+1+reach); k++ {
		if v.lower(k) != first || rest != "" && !v.precedes(k, rest) {
			continue
		}
		switch v.words[k].UPOS {
		case syntax.ADP, syntax.ADV, syntax.ADJ, syntax.NOUN, syntax.AUX:
			return true
		}
		if v.words[k].Head == word || rest != "" {
			return true
		}
	}
	return false
}

// harmsBehind reports whether a word is joined to a verb of harm behind it, and
// so is a verb as well.
func (v *view) harmsBehind(word int) bool {
	return word+2 < len(v.words) && v.lower(word+1) == "and" && v.words[word+2].UPOS == syntax.VERB && (deathForms[v.lower(word+2)] || injuryForms[v.lower(word+2)])
}

// onlyVerb reports whether a form of a verb's past is no noun as well.
func onlyVerb(form string) bool {
	switch form {
	case "struck", "blew", "blown", "shelled", "fought", "fired", "captured", "targeted", "damaged", "destroyed", "killed", "wounded", "injured",
		"attacked", "bombed", "intercepted", "downed", "raided", "seized", "abducted", "kidnapped", "arrested", "detained", "exploded", "clashed",
		"stormed", "ambushed", "launched", "hurled", "tore", "slammed", "ploughed", "executed", "torched", "stabbed", "murdered", "massacred", "beheaded", "looted", "hijacked":
		return true
	}
	return false
}

// isHiddenRoot reports whether a verb is the sentence's own although the parser
// hung it on its subject: "Rebels seized nine villagers". A noun phrase right
// behind it tells it from a headline's passive, "Bridge destroyed in raid".
func (v *view) isHiddenRoot(word int) bool {
	w := &v.words[word]
	if w.XPOS == syntax.TagVBD && (w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound) {
		return true // no past tense is an adjective: "forces advanced northwest of the town"
	}
	if w.XPOS == syntax.TagVBN && word > 0 && w.Head > word && v.lemma(word-1) == "have" && v.child(word, syntax.RelAux) < 0 {
		return true // "had halted aid", read as "had aid that was halted"
	}
	if w.XPOS == syntax.TagVBN && w.Rel == syntax.RelAmod && word > 0 && w.Head > word && v.words[word-1].XPOS == syntax.TagNNS && v.words[word-1].Head != w.Head && onlyVerb(v.lower(word)) {
		return true // "warplanes bombed targets", read as "warplanes, bombed targets"
	}
	if w.XPOS == syntax.TagVBN && w.Rel == syntax.RelCcomp && word > 0 && v.words[word-1].Head == w.Head && v.words[word-1].XPOS == syntax.TagNNS && onlyVerb(v.lower(word)) {
		return true // "gangs torched four stations, the union said", with both hung on the saying
	}
	if w.Rel != syntax.RelAcl || w.XPOS != syntax.TagVBN || w.Head < 0 || w.Head > word || word+1 >= len(v.words) {
		return false
	}
	h := w.Head
	for v.words[h].Rel == syntax.RelConj && v.words[h].Head >= 0 && !v.isVerb(v.words[h].Head) {
		h = v.words[h].Head // "troops and mercenaries killed nine herders"
	}
	switch up := v.words[h].Head; {
	case v.child(h, syntax.RelNsubj, syntax.RelCop) >= 0:
		return false
	case up < 0:
	case v.preposition(h) != "" || v.mention(word+1, event.KindTime) != nil || v.named(v.words[word+1].Span):
		return false
	case v.words[h].Rel.Base() != syntax.RelNsubj && v.words[h].Rel != syntax.RelCcomp || !speechVerbs[v.lemma(up)]:
		return false // below another verb it modifies
	}
	if countHeralds[v.lower(word+1)] && word+2 < len(v.words) {
		return true
	}
	switch v.words[word+1].UPOS {
	case syntax.DET, syntax.NUM, syntax.NOUN, syntax.PROPN, syntax.ADJ, syntax.PRON:
		return true
	}
	return false
}

// countHeralds open a number: "at least nine".
var countHeralds = wordSet("at about some nearly almost around up more over")

// flatReach is how many words a phrase may stand from its verb where the tree
// is no help.
const flatReach = 8

// flatArguments reads the arguments of a verb that the parser took for another
// word by their order: who stands before it acts, what stands behind undergoes.
func (v *view) flatArguments(verb int) []argument {
	var out []argument
	passive := verb > 0 && v.lemma(verb-1) == "be"
	for k := verb - 1; k >= max(0, verb-flatReach) && v.words[k].Form != ","; k-- {
		if v.mention(k, event.KindActor, event.KindWeapon, event.KindTarget) != nil && len(v.heads[k]) > 0 && v.preposition(k) == "" {
			for v.words[k].Rel == syntax.RelConj && v.words[k].Head >= 0 && !v.isVerb(v.words[k].Head) {
				k = v.words[k].Head // "troops and mercenaries": both
			}
			out = append(out, argument{function: subjectOf(passive), word: k})
			break
		}
	}
	prep := ""
	for k := verb + 1; k < min(len(v.words), verb+1+2*flatReach) && v.words[k].Form != "."; k++ {
		switch {
		case v.words[k].Form == "," && len(out) > 0 && v.saysBehind(k):
			return out
		case v.words[k].UPOS == syntax.ADP && prepositions[v.lower(k)] != fnNone:
			prep = v.lower(k)
		case len(v.heads[k]) > 0 && v.mention(k, event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace) != nil:
			fn := fnObject
			if prep != "" {
				fn = prepositions[prep]
			}
			if prep == "by" && passive {
				fn = fnSubject
			}
			out = append(out, argument{function: fn, prep: prep, word: k})
		}
	}
	return out
}

// saysBehind reports whether the words behind a comma only tell who says what
// stands before it.
func (v *view) saysBehind(comma int) bool {
	for k := comma + 1; k < len(v.words); k++ {
		if v.words[k].Form == "," {
			return false
		}
		if speechVerbs[v.lemma(k)] {
			return k+2 >= len(v.words) || v.words[k+1].UPOS == syntax.PUNCT || v.words[k+1].UPOS == syntax.ADP
		}
	}
	return false
}

// precedes reports whether the words behind a word are the given ones.
func (v *view) precedes(word int, after string) bool {
	for f := range strings.FieldsSeq(after) {
		word++
		if word >= len(v.words) || v.lower(word) != f {
			return false
		}
	}
	return true
}

// follows reports whether the words before a word are the given ones.
func (v *view) follows(word int, before string) bool {
	fields := strings.Fields(before)
	if len(fields) > word {
		return false
	}
	for i, f := range fields {
		if v.lower(word-len(fields)+i) != f {
			return false
		}
	}
	return true
}
