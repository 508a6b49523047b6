package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// tellingNouns are what somebody said or wrote, and tell it in a clause or
// behind "of": "the ministry's claim that", "reports by residents of".
var tellingNouns = wordSet("report claim announcement statement allegation assertion admission acknowledgement acknowledgment confirmation denial testimony account suggestion insistence declaration disclosure revelation assessment finding conclusion assurance complaint rumour rumor accusation charge")

// nounStances are those of the nouns that do more than tell.
var nounStances = map[string]event.Stance{
	"admission": event.Confirms, "acknowledgement": event.Confirms, "acknowledgment": event.Confirms, "confirmation": event.Confirms, "denial": event.Denies,
}

// givingVerbs have a telling noun as the object of who tells: "made a statement
// that".
var givingVerbs = wordSet("make issue repeat publish release give offer voice renew file submit level")

// papers are what speaks for whoever issued them: "a statement from the ministry
// said".
var papers = wordSet("statement report post tweet release communique communiqué bulletin message document letter dispatch memo note summary video")

// nounClaims adds who vouches for word by a noun that it hangs on: whose report it
// is, and who denies, doubts or confirms that report. told says that the word
// stands for the event itself.
func (v *view) nounClaims(word int, told bool, add func(speaker int, stance event.Stance)) {
	noun := v.words[word].Head
	if v.words[noun].UPOS != syntax.NOUN || !tellingNouns[v.lemma(noun)] {
		return
	}
	switch rel := v.words[word].Rel; {
	case rel == syntax.RelAcl && (v.words[word].XPOS != syntax.TagVBN || v.child(word, syntax.RelAux) >= 0), rel == syntax.RelCcomp:
	case rel == syntax.RelAclRelcl && noun < word && v.hasThat(word) && v.child(word, syntax.RelNsubj, syntax.RelNsubjPass) >= 0: // "a claim that" parsed as if of the claim
	case rel.Base() == syntax.RelNmod && told && v.preposition(word) == "of":
	default:
		return
	}
	if s := v.teller(noun); s >= 0 && s != word {
		stance := event.Says
		if st := nounStances[v.lemma(noun)]; st != "" {
			stance = st
		}
		add(s, stance)
	}
	h := v.words[noun].Head
	if h < 0 || v.words[noun].Rel != syntax.RelObj || !v.isVerb(h) {
		return
	}
	if st := stances[v.lemma(h)]; st != "" && st != event.Blames {
		if s := v.speechSubject(h); s >= 0 && s < noun {
			add(s, v.stanceOf(h))
		}
	}
}

// hasThat reports whether "that" opens the clause of a verb, as whatever the
// parser took it for.
func (v *view) hasThat(verb int) bool {
	for _, k := range v.kids[verb] {
		if v.lower(k) == "that" {
			return k < verb && v.words[k].Rel != syntax.RelNsubj && v.words[k].Rel != syntax.RelNsubjPass
		}
	}
	return false
}

// teller is whose a telling noun is: its possessor, who it is by or from, the actor
// named before it, or who makes it; -1 where nobody is named.
func (v *view) teller(noun int) int {
	for _, k := range v.kids[noun] {
		switch v.words[k].Rel.Base() {
		case syntax.RelNmod:
			if p := v.preposition(k); p == "by" || p == "from" || v.words[k].Rel == syntax.RelNmodPoss && v.words[k].UPOS != syntax.PRON {
				return k
			}
		case syntax.RelCompound, syntax.RelAmod:
			if v.mention(k, event.KindActor) != nil {
				return k
			}
		}
	}
	h := v.words[noun].Head
	if h >= 0 && v.words[noun].Rel == syntax.RelObj && givingVerbs[v.lemma(h)] {
		if s := v.speechSubject(h); s >= 0 && s < noun {
			return s
		}
	}
	return -1
}

// issuedBy is who speaks by a paper: "a post by the governor"; -1 for none.
func (v *view) issuedBy(word int) int {
	if v.words[word].UPOS != syntax.NOUN || !papers[v.lemma(word)] {
		return -1
	}
	for _, k := range v.kids[word] {
		if p := v.preposition(k); (p == "by" || p == "from" || v.words[k].Rel == syntax.RelNmodPoss && v.words[k].UPOS != syntax.PRON) && v.mention(k, event.KindTime) == nil {
			return k
		}
	}
	return -1
}

// passiveSource is who holds what a passive verb says of its subject: "is said by
// the envoy to have fled"; -1 where nobody does.
func (v *view) passiveSource(verb, said int) int {
	if v.words[said].Rel.Base() != syntax.RelXcomp || !v.isPassive(verb) {
		return -1
	}
	if s := v.agent(verb); s >= 0 {
		return s
	}
	for _, k := range v.kids[said] {
		if k > verb && k < said && v.preposition(k) == "by" {
			return k
		}
	}
	return -1
}

// isCited reports whether a word names whom a report relies on: "the army said,
// citing witnesses", "clashes broke out, as reported by the staff".
func (v *view) isCited(word int) bool {
	h := v.words[word].Head
	if h <= 0 {
		return false
	}
	switch v.words[word].Rel.Base() {
	case syntax.RelObj:
		lem := v.lemma(h)
		return v.words[h].XPOS == syntax.TagVBG && v.words[h-1].Form == "," && (lem == "cite" || lem == "quote") && v.words[h].Head >= 0 && speechVerbs[v.lemma(v.words[h].Head)]
	case syntax.RelObl:
		return h > 1 && v.words[h].XPOS == syntax.TagVBN && v.lower(h-1) == "as" && v.words[h-2].Form == "," && speechVerbs[v.lemma(h)] && v.preposition(word) == "by"
	}
	return false
}
