package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// maxNameWords bounds a personal name: "Ibrahim Abdel Rahman al Hadi".
const maxNameWords = 5

// personalName returns the end of the personal name that begins at word j, or
// j where none does.
func (r *actorReader) personalName(j int) int {
	end, n := j, 0
	for k := j; k < r.len() && n < maxNameWords; {
		if k > j && r.apart(k) || r.possessive(k) {
			break
		}
		if next := r.behindParticles(k); next > k && (n > 0 || !r.shout) && r.nameWord(next, n) {
			k = next
			continue
		}
		if !r.nameWord(k, n) {
			break
		}
		k++
		n++
		end = k
	}
	return end
}

// behindParticles returns the word behind the one or two particles at word k
// ("al" and "abu al"), which are not parted from it; k where there are none.
func (r *actorReader) behindParticles(k int) int {
	next := k
	for next < k+2 && next+1 < r.len() && !r.apart(next+1) && personParticles[r.folded(next)] && !(r.upper(next) && r.nameWord(next, 1) && !r.shout) {
		next++
	}
	return next
}

// nameWord reports whether word k may be word number n of a personal name.
func (r *actorReader) nameWord(k, n int) bool {
	if r.digit(k) || !r.shout && !r.upper(k) {
		return false
	}
	for _, f := range r.at(k) {
		if f.To > k+1 && f.Kind != lexicon.SensePerson {
			if f.Kind == lexicon.SenseStop || f.Kind == lexicon.SenseForename || r.shout && f.Kind == lexicon.SenseUnit {
				continue
			}
			return false
		}
		switch f.Kind {
		case lexicon.SenseForename:
			return true
		case lexicon.SenseActor:
			if !r.shout || n < 2 || f.Shape != lexicon.Acronym {
				return false
			}
		case lexicon.SenseStop, lexicon.SenseState, lexicon.SenseDemonym, lexicon.SensePeople, lexicon.SenseOffice, lexicon.SenseHead,
			lexicon.SenseCapital:
			return false
		case lexicon.SenseModifier, lexicon.SenseTarget, lexicon.SenseWeapon, lexicon.SenseWeaponAdj, lexicon.SenseUnit:
			if r.shout || n == 0 {
				return false
			}
		}
	}
	if !r.shout {
		return true
	}
	w := r.folded(k)
	return len(w) > 2 && !endsIn(w, "ed", "ing", "ly", "tion", "ment", "ness", "ity", "sion", "ence", "ance") || len(w) == 1
}

// personByShape reports whether words [it.from, to), which look like a
// personal name without a title, are one.
func (r *actorReader) personByShape(it item, to int) bool {
	if it.kind == forenameItem {
		if it.from > 0 && !r.apart(it.from) && atPlace[r.folded(it.from-1)] && !r.possessive(to) {
			return false // "near Tal Afar"
		}
		return !r.startsBody(it.from, to) && !r.bodyFollows(to)
	}
	if r.shout || to-it.from > 4 || r.startsBody(it.from, to) || r.bodyFollows(to) {
		return false
	}
	for j := it.from + 1; j+1 < to; j++ {
		if f, ok := r.longest(j, lexicon.SensePerson); ok && f.To == to {
			return false // a whole name follows
		}
	}
	if it.from > 0 && !r.apart(it.from) {
		if f, ok := r.longest(to-1, lexicon.SensePerson); ok && f.To == to && to > it.from+1 {
			return true // a namesake of somebody known: "Xxx Trump"
		}
	}
	if it.from+1 < to && r.officeEnds(it.from) {
		return true // "the mayor, Xxx Yyy"
	}
	if it.from+1 < to && r.introduced(it.from, to) {
		return true
	}
	// "Xxx Yyy said", "Xxx Yyy, the governor of"
	if !r.apart(to) {
		return saysWords[r.folded(to)] && it.from+1 < to
	}
	return r.officeBehindComma(to)
}

// introduced reports whether words [from, to) open the sentence and it says of
// them what somebody is: "Xxx Yyy (born 1961) is a general".
func (r *actorReader) introduced(from, to int) bool {
	if from > 0 {
		return false
	}
	j := to
	if j < r.len() && r.apart(j) {
		if mark := strings.TrimSpace(r.between(j)); !strings.HasPrefix(mark, "(") && mark != "," {
			return false
		}
		for j < r.len() && j < to+30 && r.folded(j) != "is" && r.folded(j) != "was" {
			j++
		}
	}
	if j+2 >= r.len() || r.folded(j) != "is" && r.folded(j) != "was" || r.apart(j+1) {
		return false
	}
	if a := r.folded(j + 1); a != "a" && a != "an" && a != "the" {
		return false
	}
	for k := j + 2; k < r.len() && k < j+8 && (k == j+2 || !r.apart(k)); k++ {
		if f, ok := r.longest(k, lexicon.SenseOffice); ok && !r.entries.Offices[f.Index].Title || ok && r.entries.Offices[f.Index].Military {
			return true
		}
		if f, ok := r.longest(k, lexicon.SenseHead); ok {
			t := r.entries.Heads[f.Index].Type
			return t == "population" || t == "armed-group" || t == "person"
		}
	}
	return false
}

// speaks reports whether the name at item it, which no table knows, is that of
// somebody by what it does: "Horobets said", "told Horobets".
func (r *actorReader) speaks(it item) bool {
	if it.kind != nameItem || r.shout || it.to != it.from+1 || !r.upper(it.from) || r.words.Words[it.from].Len() < 3 ||
		len(r.at(it.from)) > 0 || r.apart(it.to) || r.words.Words[it.from].Joint == lexicon.Hyphened {
		return false
	}
	if !speechAlone[r.folded(it.to)] {
		return false
	}
	if it.from == 0 || r.apart(it.from) {
		return true
	}
	before := r.folded(it.from - 1)
	return !r.upper(it.from-1) && !determiner(before) && !atPlace[before] && before != "of" && before != "from"
}

var speechAlone = wordSet("said told added tweeted recalled testified replied explained insisted")

// atPlace are words behind which a name without a title is a place's.
var atPlace = wordSet("in near at outside around inside into across throughout")

// bodyFollows reports whether a word in capitals goes on behind word to, so
// that what stands before is no whole name.
func (r *actorReader) bodyFollows(to int) bool {
	if r.shout || r.apart(to) || to >= r.len() || !r.upper(to) {
		return false
	}
	for _, f := range r.at(to) {
		if f.Kind == lexicon.SenseHead || f.Kind == lexicon.SenseTarget {
			return true
		}
	}
	return false
}

var saysWords = wordSet("said says told added wrote tweeted posted claimed announced argued testified")

// officeBehindComma reports whether ", the governor" or ", spokesman for"
// stands behind word to.
func (r *actorReader) officeBehindComma(to int) bool {
	if to >= r.len() || strings.TrimSpace(r.between(to)) != "," {
		return false
	}
	j := to
	for n := 0; j < r.len() && n < 5; n++ {
		if n > 0 && r.apart(j) {
			return false
		}
		if f, ok := r.longest(j, lexicon.SenseOffice); ok && !r.entries.Offices[f.Index].Title {
			return true
		}
		if determiner(r.folded(j)) {
			j++
			continue
		}
		it := r.item(j)
		if it.kind == noItem {
			return false
		}
		j = it.to
	}
	return false
}

// sameName reports whether a full name and a later one with the same last word
// may be one person's: their first letters are the same, or the later one is
// the end of the full one ("al Hadi").
func sameName(full, later string) bool {
	full, later = lexicon.Fold(full), lexicon.Fold(later)
	return full != "" && later != "" && (full[0] == later[0] || strings.HasSuffix(full, " "+later))
}
