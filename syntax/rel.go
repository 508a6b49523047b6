package syntax

import "strings"

// A Rel is the relation of a word to its head, as Universal Dependencies v2
// names it for English: a main relation, at times with a subtype.
// Source: https://universaldependencies.org/en/dep/.
type Rel uint8

// The relations. The zero Rel is that of the root.
const (
	RelRoot        Rel = iota // head of the sentence
	RelNsubj                  // subject
	RelNsubjPass              // subject of a passive
	RelNsubjOuter             // subject of an outer copular clause
	RelObj                    // direct object
	RelIobj                   // indirect object
	RelCsubj                  // clause as subject
	RelCsubjPass              // clause as subject of a passive
	RelCsubjOuter             // clause as subject of an outer copular clause
	RelCcomp                  // clausal complement: what is said
	RelXcomp                  // open complement
	RelObl                    // oblique: with a preposition
	RelOblAgent               // by-agent of a passive
	RelOblUnmarked            // oblique without preposition: "Monday"
	RelVocative
	RelExpl
	RelDislocated
	RelAdvcl      // adverbial clause
	RelAdvclRelcl // relative clause on a clause
	RelAdvmod     // adverb
	RelDiscourse
	RelAux          // auxiliary
	RelAuxPass      // auxiliary of the passive
	RelCop          // copula
	RelMark         // subordinator, infinitive to
	RelNmod         // noun on noun, with a preposition
	RelNmodPoss     // possessor
	RelNmodUnmarked // noun on noun without preposition
	RelNmodDesc     // title or descriptor on a name
	RelAppos        // apposition
	RelNummod       // number
	RelAcl          // clause on a noun
	RelAclRelcl     // relative clause
	RelAmod         // adjective
	RelDet          // determiner
	RelDetPredet
	RelCase // preposition, possessive 's
	RelConj // later part of a coordination
	RelCc   // coordinating conjunction
	RelCcPreconj
	RelFixed       // later word of a fixed phrase
	RelFlat        // later word of a name
	RelCompound    // noun before its noun
	RelCompoundPrt // particle of a verb
	RelList
	RelParataxis  // clause beside: "he said"
	RelOrphan     // left after an elided head
	RelGoeswith   // later part of a broken word
	RelReparandum // speech repaired
	RelPunct      // punctuation
	RelDep
	// NumRels is the number of relations.
	NumRels = iota
)

var relNames = [NumRels]string{
	RelRoot:         "root",
	RelNsubj:        "nsubj",
	RelNsubjPass:    "nsubj:pass",
	RelNsubjOuter:   "nsubj:outer",
	RelObj:          "obj",
	RelIobj:         "iobj",
	RelCsubj:        "csubj",
	RelCsubjPass:    "csubj:pass",
	RelCsubjOuter:   "csubj:outer",
	RelCcomp:        "ccomp",
	RelXcomp:        "xcomp",
	RelObl:          "obl",
	RelOblAgent:     "obl:agent",
	RelOblUnmarked:  "obl:unmarked",
	RelVocative:     "vocative",
	RelExpl:         "expl",
	RelDislocated:   "dislocated",
	RelAdvcl:        "advcl",
	RelAdvclRelcl:   "advcl:relcl",
	RelAdvmod:       "advmod",
	RelDiscourse:    "discourse",
	RelAux:          "aux",
	RelAuxPass:      "aux:pass",
	RelCop:          "cop",
	RelMark:         "mark",
	RelNmod:         "nmod",
	RelNmodPoss:     "nmod:poss",
	RelNmodUnmarked: "nmod:unmarked",
	RelNmodDesc:     "nmod:desc",
	RelAppos:        "appos",
	RelNummod:       "nummod",
	RelAcl:          "acl",
	RelAclRelcl:     "acl:relcl",
	RelAmod:         "amod",
	RelDet:          "det",
	RelDetPredet:    "det:predet",
	RelCase:         "case",
	RelConj:         "conj",
	RelCc:           "cc",
	RelCcPreconj:    "cc:preconj",
	RelFixed:        "fixed",
	RelFlat:         "flat",
	RelCompound:     "compound",
	RelCompoundPrt:  "compound:prt",
	RelList:         "list",
	RelParataxis:    "parataxis",
	RelOrphan:       "orphan",
	RelGoeswith:     "goeswith",
	RelReparandum:   "reparandum",
	RelPunct:        "punct",
	RelDep:          "dep",
}

// String returns the relation as treebanks write it: "nsubj:pass".
func (r Rel) String() string {
	if int(r) < len(relNames) {
		return relNames[r]
	}
	return "dep"
}

// Base returns the main relation: RelNsubj for RelNsubjPass.
func (r Rel) Base() Rel {
	if int(r) < len(relBases) {
		return relBases[r]
	}
	return RelDep
}

// ParseRel returns the relation of that name. An unknown subtype gives its main
// relation, an unknown relation RelDep and false.
func ParseRel(name string) (Rel, bool) {
	if r, ok := relByName[name]; ok {
		return r, true
	}
	main, _, _ := strings.Cut(name, ":")
	if r, ok := relByName[main]; ok {
		return r, true
	}
	return RelDep, false
}

var (
	relByName = func() map[string]Rel {
		m := make(map[string]Rel, NumRels)
		for r, name := range relNames {
			m[name] = Rel(r)
		}
		return m
	}()
	relBases = func() (bases [NumRels]Rel) {
		for r, name := range relNames {
			main, _, _ := strings.Cut(name, ":")
			bases[r] = relByName[main]
		}
		return bases
	}()
)
