package extract

import (
	"strings"

	"github.com/annals-kg/annals/syntax"
)

// rankedOver reports whether a time only says among which events one is ranked, "one
// of the biggest raids of the winter", or before which it lies.
func (v *view) rankedOver(w int) bool {
	h := v.words[w].Head
	if h < 0 {
		return false
	}
	if strings.HasPrefix(v.preposition(w), "ahead") {
		return true // "stepped up its raids ahead of winter"
	}
	if v.preposition(w) == "since" && (v.lower(h) == "first" || v.lower(h) == "second" || v.lower(h) == "third" || strings.HasSuffix(v.lower(h), "th")) {
		return true // "a wave of missiles, the tenth since Friday"
	}
	return (v.preposition(w) == "of" || v.preposition(w) == "since" && !v.goesOnWhen(w)) && v.words[h].UPOS == syntax.NOUN && v.isRankedBy(h)
}

// goesOnWhen reports whether "when" goes on from the time at w: "the worst since 2016,
// when police foiled a plot".
func (v *view) goesOnWhen(w int) bool {
	k := w + 1
	if k < len(v.words) && v.words[k].Form == "," {
		k++
	}
	return k < len(v.words) && v.lower(k) == "when"
}

// timeCost is how far a time at w is from dating the event at word: 0 is its
// own modifier; 9 and more is not at all.
func (v *view) timeCost(w, word, clause int) int {
	if at := v.clause(w); v.words[at].Rel == syntax.RelAcl && at != word && at != clause && issueVerbs[v.lemma(at)] {
		return 9 // "criticised the report published on Thursday"
	}
	if v.dominates(word, w) {
		// Below another clause of its own the time dates that clause.
		at := v.clause(w)
		if v.ofWhom(w, word) && v.modifies(w) {
			return 9 // "killed a commander who took part in the October 7 attack"
		}
		if at == word || at == clause || v.words[at].Head == word && happenVerbs[v.lemma(at)] {
			return 0 // "the attack, which took place on Monday,"
		}
		if v.inAside(at, word) || v.isSaidBelow(at, word) {
			return 9
		}
		return 4
	}
	if h := v.words[w].Head; v.words[w].Rel == syntax.RelNmodPoss && h >= 0 && h != word && asidePrepositions[v.preposition(h)] {
		return 9 // "is ready to talk following Thursday's sentence"
	}
	at := v.clause(w)
	if v.political && v.words[at].Rel == syntax.RelAdvcl && at != clause && v.markedBy(at, "after", "before") {
		return 9 // "called on them to leave, after they had ignored it on Sunday"
	}
	if at == clause {
		if followVerbs[v.lemma(at)] && word < at && at < w {
			return 9 // "the marches follow the death last month of a blogger"
		}
		return 1
	}
	if v.dominates(at, word) {
		// Above: shared unless a speech verb stands between.
		cost := 2
		for i := word; i != at; i = v.words[i].Head {
			h := v.words[i].Head
			switch rel := v.words[i].Rel.Base(); {
			case rel == syntax.RelCcomp && i == clause && h == at && speechVerbs[v.lemma(h)] && v.isUnderWay(i):
				cost += 3 // "said on Friday they were surrounding the town"
			case rel == syntax.RelCcomp, rel == syntax.RelParataxis, rel == syntax.RelObj && speechVerbs[v.lemma(h)]:
				return 9
			case rel == syntax.RelAclRelcl, rel == syntax.RelAcl:
				cost += 3
			case rel == syntax.RelAdvcl, rel == syntax.RelConj:
				cost++
			}
		}
		return cost
	}
	if v.dominates(clause, w) {
		if v.inAside(at, clause) {
			return 9
		}
		return 4
	}
	// A sister clause: "X struck on Monday and Y fell".
	for i := at; i >= 0; i = v.words[i].Head {
		if v.words[i].Rel == syntax.RelConj && v.words[i].Head == clause {
			return 6
		}
	}
	return 9
}

// isUnderWay reports whether a verb tells what was going on: "were surrounding".
func (v *view) isUnderWay(verb int) bool {
	if v.words[verb].XPOS != syntax.TagVBG || v.isPerfect(verb) {
		return false
	}
	for _, k := range v.kids[verb] {
		switch v.lower(k) {
		case "is", "are", "was", "were":
			return v.words[k].Rel.Base() == syntax.RelAux
		}
	}
	return false
}

// modifies reports whether a time stands before a noun as its attribute: "the October
// 7 attack".
func (v *view) modifies(w int) bool {
	switch h := v.words[w].Head; v.words[w].Rel {
	case syntax.RelCompound, syntax.RelAmod, syntax.RelNmodPoss, syntax.RelNmodUnmarked, syntax.RelNmodDesc:
		return h > w && (v.words[h].UPOS == syntax.NOUN || v.words[h].UPOS == syntax.NUM && v.modifies(h))
	}
	return false
}

// isSaidBelow reports whether a clause lies, below another, in what somebody says:
// "rejected the offer and said it would strike on Sunday". Its time is its own.
func (v *view) isSaidBelow(clause, top int) bool {
	for i := clause; i >= 0 && i != top; i = v.words[i].Head {
		if h := v.words[i].Head; v.words[i].Rel.Base() == syntax.RelCcomp && h != top && h >= 0 && speechVerbs[v.lemma(h)] {
			return true
		}
	}
	return false
}

// issueVerbs tell when a paper that an event is about came out.
var issueVerbs = wordSet("publish issue release print post broadcast air")

// followVerbs put what their subject names behind what their object names.
var followVerbs = wordSet("follow precede mark commemorate")

// happenVerbs say of what a noun names when and where it was.
var happenVerbs = wordSet("take happen occur begin start unfold")

// inAside reports whether a clause lies, below another, in a relative clause that
// a comma parts from it, "the war, which broke out in April, has forced ...", or
// that tells what others did to a thing it speaks of, or is
// joined to it with a subject of its own: "X asked for arms, and Y last week
// promised some". Its time is its own.
func (v *view) inAside(clause, top int) bool {
	for i := clause; i >= 0 && i != top; i = v.words[i].Head {
		if v.words[i].Rel == syntax.RelConj && i == clause && top >= 0 && v.child(i, syntax.RelNsubj, syntax.RelNsubjPass) >= 0 {
			return true
		}
		if v.words[i].Rel != syntax.RelAclRelcl {
			continue
		}
		if o := v.child(i, syntax.RelObj); v.words[i].Head != top && o >= 0 && o < v.child(i, syntax.RelNsubj) {
			return true // "broke the truce that they signed on Tuesday"
		}
		for k := v.words[i].Head + 1; k < i; k++ {
			if v.words[k].Form == "," {
				return true
			}
		}
	}
	return false
}
