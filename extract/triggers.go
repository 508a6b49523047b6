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
	all := make([]int, 0, len(r.Mentions)) // of all sentences, one behind the other
	s := 0
	for i := range r.Mentions {
		for s < len(r.Sentences) && r.Sentences[s].End <= r.Mentions[i].Start {
			s++
		}
		if s < len(r.Sentences) && r.Sentences[s].Contains(r.Mentions[i].Span) {
			n := len(out[s])
			all = append(all, i)
			out[s] = all[len(all)-n-1 : len(all) : len(all)]
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
	spoke := -1            // and in which sentence
	next := 0              // the first sentence that was not looked at
	for i, t := range triggers {
		if i == 0 || t.sentence != triggers[i-1].sentence {
			for ; next < t.sentence; next++ {
				if s := spokeIn(r, next, bySentence[next], 0, speaker); s != nil {
					speaker, spoke = s, next
				}
			}
			next = t.sentence + 1
			topic := v.topicFor(r, t.sentence, bySentence)
			v = newView(r, t.sentence, bySentence[t.sentence])
			v.topic = topic
			v.known = known
			v.standIns()
			if v.quoted = turns[t.sentence]; v.quoted == nil && quotes[t.sentence] {
				v.quoted = speaker
			}
			if opensQuote(r.Sentences[t.sentence].Of(r.Document.Text)) {
				if spoke >= 0 && spoke == t.sentence-1 && r.Sentences[spoke].Paragraph == r.Sentences[t.sentence].Paragraph {
					v.quoter = speaker
				} else {
					v.quoter = spokenAfter(r, t.sentence, bySentence)
				}
			}
			v.before, v.ago = speaker, t.sentence-spoke
			if s := v.saying(); s != nil {
				speaker, spoke = s, t.sentence
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
	if v.isNamed(t.token) {
		return nil
	}
	for _, l := range t.lemmas {
		if v.isModalAdjective(t.token, l) {
			w.UPOS, w.XPOS = syntax.VERB, syntax.TagVB
		}
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
		if l.rule.Suppress || (politicalFrames[l.rule.Frame] || l.rule.Category == event.Concede) && v.isAsked(t.token) {
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

// behindPreposition reports whether a preposition opens the phrase that a word ends,
// wherever the tree hangs it: "on a bicycle".
func (v *view) behindPreposition(word int) bool {
	w := word - 1
	for w > 0 && (v.words[w].UPOS == syntax.DET || v.words[w].UPOS == syntax.ADJ) {
		w--
	}
	return w > 0 && v.words[w].UPOS == syntax.ADP && v.lower(w) != "of" // not "dozens of missiles"
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

// flatReach is how many words a phrase may stand from its verb where the tree
// is no help.
const flatReach = 8

// flatArguments reads the arguments of a verb that the parser took for another
// word by their order: who stands before it acts, what stands behind undergoes.
func (v *view) flatArguments(verb int) []argument {
	var out []argument
	adjective := v.words[verb].UPOS == syntax.ADJ && injuryForms[v.lower(verb)] // "six men injured"
	passive := verb > 0 && v.lemma(verb-1) == "be" || adjective
	for k := verb - 1; k >= max(0, verb-flatReach) && v.words[k].Form != ","; k-- {
		if adjective && v.words[k].UPOS == syntax.NUM {
			break // "six men dead and two injured": not the six
		}
		if v.mention(k, event.KindActor, event.KindWeapon, event.KindTarget) != nil && len(v.heads[k]) > 0 && v.preposition(k) == "" && !v.behindPreposition(k) {
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
			if adjective && fn == fnObject {
				return out // nothing undergoes it behind
			}
			out = append(out, argument{function: fn, prep: prep, word: k})
		}
	}
	return out
}
