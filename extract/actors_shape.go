package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// selfStyled makes a mention of the name that a group gives itself, where "a
// group calling itself" ends at word i, and returns the word behind it; i
// where it makes none.
func (r *actorReader) selfStyled(i int) int {
	if w := r.folded(i); w != "itself" && w != "themselves" || !callingWords[r.folded(i-1)] {
		return i
	}
	from := i + 1
	if from < r.len() && r.folded(from) == "the" {
		from++
	}
	to := from
	for to < r.len() && to < from+7 && (to == from || !r.apart(to)) {
		if r.folded(to) == "of" || r.folded(to) == "for" || r.folded(to) == "the" || r.folded(to) == "and" {
			to++
			continue
		}
		if r.is(to, lexicon.SenseStop) || !r.shout && !r.upper(to) {
			break
		}
		to++
	}
	for to > from && r.is(to-1, lexicon.SenseStop) {
		to--
	}
	if to == from {
		return i
	}
	if f, ok := r.longest(from, lexicon.SenseActor); ok && f.To >= to {
		return i // the table knows it
	}
	name := tidy(r.words.SpanOf(from, to).Of(r.text))
	ref := event.Ref{ID: unknownID(name), Name: name, Type: "armed-group"}
	r.naming.group(&ref)
	r.emit(from, to, ref)
	return to
}

var callingWords = wordSet("calling calls called call identifying identified naming named styling")

// bracketed reads the acronym that stands alone in brackets at word i, as in
// "the Security Service of Ukraine (SBU)": it stands for the mention before
// it, or for as many words as their first letters bear out, which then are
// the name of a body.
func (r *actorReader) bracketed(i int) {
	before := strings.TrimSpace(r.between(i))
	if before != "(" && before != "[" {
		return
	}
	end := r.words.Words[i].End
	acronym := r.words.Words[i].Of(r.text)
	if end >= len(r.text) || r.text[end] != ')' && r.text[end] != ']' || len(acronym) < 2 || len(acronym) > 10 || hasSmallLetter(acronym) {
		return
	}
	folded := r.folded(i)
	if n := len(r.dst); n > r.first {
		if last := &r.dst[n-1].Ref; last.End == r.words.Words[i-1].End && last.Type != "person" && last.Type != "state" && last.Type != "population" {
			known := event.Ref{ID: last.ID, Name: last.Name, Type: last.Type, Country: last.Country}
			if known.Name != "" {
				r.naming.byName[folded] = known
				return
			}
		}
	}
	if _, known := r.longest(i, lexicon.SenseActor); known || len(acronym) < 3 {
		return
	}
	from := r.initials(i, folded)
	if from < 0 {
		return
	}
	name := tidy(r.words.SpanOf(from, i).Of(r.text))
	ref := event.Ref{ID: unknownID(name), Name: name, Type: "organisation"}
	for j := from; j < i; j++ {
		if f, ok := r.longest(j, lexicon.SenseHead); ok && r.entries.Heads[f.Index].Name {
			ref.Type = r.entries.Heads[f.Index].Type
		}
	}
	for len(r.dst) > r.first && r.dst[len(r.dst)-1].End > r.words.Words[from].Start {
		r.drop() // parts of the name
	}
	r.naming.group(&ref)
	r.naming.byName[folded] = ref
	r.emit(from, i, ref)
}

// initials returns the first of the words before word i whose first letters
// make up the acronym, little words aside; -1 where they do not.
func (r *actorReader) initials(i int, acronym string) int {
	k := len(acronym)
	for j := i - 1; j >= 0 && j >= i-12 && k > 0; j-- {
		w := r.folded(j)
		if w == "" {
			return -1
		}
		if w[0] == acronym[k-1] && !littleWords[w] {
			k--
			if k == 0 {
				if r.upper(j) {
					return j
				}
				return -1
			}
		} else if !littleWords[w] {
			return -1
		}
		if r.apart(j) {
			return -1
		}
	}
	return -1
}

var littleWords = wordSet("of the for and in to on de la y del against")

func hasSmallLetter(s string) bool { return strings.ToUpper(s) != s }
