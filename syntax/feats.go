package syntax

// Feats is what the grammar around a word says of it: a set of bits.
type Feats uint16

// The features of verbs and nouns.
const (
	Passive    Feats = 1 << iota // "was shelled", "shelled by rebels"
	Past                         // "shelled", "had shelled", "was shelling"
	Present                      // "shells", "is shelling", "has shelled"
	Future                       // "will shell"
	Modal                        // "may shell", "would shell"
	Negated                      // "did not shell", "never shelled"
	Perfect                      // "has shelled", "had been shelled"
	Finite                       // carries a tense itself or through its auxiliary
	Infinitive                   // "to shell"
	Participle                   // "shelling", "shelled" without auxiliary
	Plural                       // "rebels"
	Singular                     // "rebel"
)

// Has reports whether all the bits of g are set.
func (f Feats) Has(g Feats) bool { return f&g == g }

// Feats reads voice, tense, mood, negation and number of word i off its tag and
// its auxiliaries. A passive without auxiliary ("the town shelled by rebels",
// "Two killed in raid") counts as Passive where its relations or a by-agent say so.
func (t *Tree) Feats(i int) Feats {
	w := &t.Words[i]
	var f Feats
	switch w.XPOS {
	case TagNN, TagNNP:
		f |= Singular
	case TagNNS, TagNNPS:
		f |= Plural
	case TagVBD:
		f |= Past | Finite
	case TagVBZ:
		f |= Present | Finite | Singular
	case TagVBP:
		f |= Present | Finite
	}
	aux := false
	for j := range t.Children(i) {
		c := &t.Words[j]
		switch c.Rel {
		case RelAux, RelAuxPass, RelCop:
			aux = true
			f |= auxFeats(c)
			if c.Rel == RelAuxPass {
				f |= Passive
			}
		case RelNsubjPass, RelCsubjPass, RelOblAgent:
			f |= Passive
		case RelMark:
			if c.XPOS == TagTO {
				f |= Infinitive
			}
		case RelAdvmod, RelDet, RelCc:
			if negative(c.Lemma) {
				f |= Negated
			}
		}
	}
	if f.Has(Future) || f.Has(Modal) {
		f &^= Present | Past
	}
	if !aux && (w.XPOS == TagVBN || w.XPOS == TagVBG) {
		f |= Participle
		if w.XPOS == TagVBN && (w.Rel == RelAcl || w.Rel == RelAmod) {
			f |= Passive
		}
	}
	return f
}

// auxFeats is what one auxiliary adds to its verb.
func auxFeats(c *Word) Feats {
	var f Feats
	switch c.XPOS {
	case TagVBD:
		f = Past | Finite
	case TagVBZ, TagVBP:
		f = Present | Finite
	case TagMD:
		f = Modal | Finite
		if c.Lemma == "will" || c.Lemma == "shall" {
			f = Future | Finite
		}
	}
	if c.Lemma == "have" {
		f |= Perfect
	}
	return f
}

// negative reports whether a lemma denies what it modifies.
func negative(lemma string) bool {
	switch lemma {
	case "not", "n't", "never", "no", "neither", "nor":
		return true
	}
	return false
}
