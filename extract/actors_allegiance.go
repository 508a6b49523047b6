package extract

import "github.com/annals-kg/annals/lexicon"

// allegiances gives forces of which nothing else tells the country that of those
// they fight for: "forces loyal to Gaddafi", "pro-Gaddafi forces".
func (r *actorReader) allegiances() {
	for k := r.first; k < len(r.dst); k++ {
		ref := &r.dst[k].Ref
		if ref.Country != "" || ref.ID != "" || ref.Type != "military" && ref.Type != "armed-group" {
			continue
		}
		if from := r.wordAt(ref.Start); r.folded(from) == "pro" && ref.Type == "military" && from+1 < r.len() {
			ref.Country = r.countryAt(from + 1) // but "pro-Russian militants" are not of Russia
			continue
		}
		to := r.wordAt(ref.End)
		if to+2 >= r.len() || r.apart(to) || !loyalWords[r.folded(to)] || r.folded(to+1) != "to" {
			continue
		}
		if k+1 < len(r.dst) {
			if lord := &r.dst[k+1].Ref; r.wordAt(lord.Start)-to <= loyalReach {
				ref.Country = lord.Country
			}
		}
	}
}

// loyalReach is how many words behind "loyal" the name begins of those they obey.
const loyalReach = 4

var loyalWords = wordSet("loyal faithful answering allegiant beholden")

// countryAt is the country of the person or state whose name begins at word i.
func (r *actorReader) countryAt(i int) string {
	for _, f := range r.at(i) {
		switch f.Kind {
		case lexicon.SensePerson:
			return r.entries.Persons[f.Index].Country
		case lexicon.SenseState, lexicon.SenseDemonym:
			return r.entries.States[f.Index].Code
		}
	}
	return ""
}
