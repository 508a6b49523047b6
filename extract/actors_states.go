package extract

import (
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// stateActs reports whether the name of a state, or of a capital, stands for
// those who rule there rather than for the place: it is the subject of a verb,
// or what somebody acts with or against.
func (r *actorReader) stateActs(it item, capital bool) bool {
	before, after := r.folded(it.from-1), r.folded(it.to)
	if it.from > 0 && r.apart(it.from) {
		before = ""
	}
	if before == "the" {
		before = r.folded(it.from - 2)
	}
	if r.paired(it) {
		return true
	}
	if r.isInitials(it) && !r.apart(it.to) && attackNouns[after] {
		return true // "in a US strike"
	}
	if locative[before] || before == "of" {
		return false
	}
	if r.possessive(it.to) {
		return !capital || seatDeeds[r.folded(it.to+1)] || seatDeeds[r.folded(it.to+2)] && !endsIn(r.folded(it.to+1), "est", "first", "worst")
	}
	if r.apart(it.to) {
		after = ""
	}
	if strings.HasSuffix(after, "ly") && !r.apart(it.to+1) && !r.upper(it.to) { // "strongly condemns"
		after = r.folded(it.to + 1)
		if strings.HasSuffix(after, "s") || strings.HasSuffix(after, "ed") {
			return true
		}
	}
	if actsAfter[after] || !capital && len(after) > 4 && strings.HasSuffix(after, "ed") && !r.upper(it.to) {
		return true
	}
	if capital {
		return addressed[before]
	}
	if actsBefore[before] {
		return true
	}
	if after == "and" && r.coordinated(it.to+1) {
		return true
	}
	return strings.HasSuffix(after, "s") && !strings.HasSuffix(after, "ss") && len(after) > 3 && !r.upper(it.to) && len(r.at(it.to)) == 0
}

// isInitials reports whether a state is named by the initials that serve as its
// adjective too: "US", "U.K.".
func (r *actorReader) isInitials(it item) bool {
	name := r.folded(it.from)
	return it.to == it.from+1 && (name == "us" || name == "uk")
}

var (
	locative = wordSet("in into across over near from throughout inside outside within at through around to toward towards onto off via beyond " +
		"northern southern eastern western central northeastern northwestern southeastern southwestern northeast northwest southeast southwest " +
		"north south east west along between neighboring neighbouring occupied mainland")
	// seatDeeds are what is a government's, and not its capital's.
	seatDeeds = wordSet("attack attacks strike strikes airstrikes bombardment invasion offensive aggression assault assaults retaliation blockade annexation occupation war " +
		"demand demands claim claims response decision refusal rejection offer proposal threat threats accusation accusations warning warnings sanctions support policy stance position " +
		"allies ally forces troops soldiers drones missiles jets")
	addressed  = wordSet("told urged accused blamed accuses blames accusing blaming warned")
	actsBefore = wordSet("by against told urged accused blamed accuses blames accusing blaming")
	actsAfter  = wordSet("has have had is was will would said says say could may might should must can did does also wants want seeks seek plans " +
		"hit struck shot fired launches launched took takes began begins attacks denies denied claims claimed agreed rejects rejected vows vowed " +
		"warns warned calls confirms accuses blames sent sends gave gives made makes lost loses won withdrew fought fights hopes needs continues " +
		"insists believes condemns urges imposes backs supports retaliates targets occupies controls bombs bombards shells strikes kills " +
		"accused blamed asked urged condemned imposed signed demanded offered ordered deployed pledged refused expelled recalled suspended summoned " +
		"responded retaliated backed declared ended backs wanted sought approved announced threatened called told tells left led held met meets kept keeps put faces faced announces declares threatens responds prepares remains stands")
)

// paired reports whether a hyphen joins the name of a state to that of another or
// of a group, before what the two do: "Chad-Sudan talks", not "the Chad-Sudan border".
func (r *actorReader) paired(it item) bool {
	to := it.to
	switch {
	case to < r.len() && r.words.Words[to].Joint == lexicon.Hyphened:
		f, ok := r.longest(to, lexicon.SenseState)
		if !ok {
			f, ok = r.longest(to, lexicon.SenseActor)
		}
		if !ok {
			return false
		}
		to = f.To
	case it.from > 0 && r.words.Words[it.from].Joint == lexicon.Hyphened && r.upper(it.from-1):
		other := false
		for from := it.from - 1; from >= max(0, it.from-3) && !other; from-- {
			for _, f := range r.at(from) {
				other = other || f.To == it.from && (f.Kind == lexicon.SenseState || f.Kind == lexicon.SenseActor)
			}
		}
		if !other {
			return false
		}
	default:
		return false
	}
	switch r.folded(to) {
	case "border", "frontier", "line", "crossing", "boundary":
		if next := r.folded(to + 1); r.apart(to+1) || !strings.HasSuffix(next, "s") && next != "war" && next != "dispute" && next != "fighting" { // "border clashes"
			return false
		}
	}
	return to < r.len() && !r.apart(to) && !r.upper(to)
}

// coordinated reports whether the name of a state that acts begins at word j,
// behind "Russia and".
func (r *actorReader) coordinated(j int) bool {
	if j < r.len() && r.folded(j) == "the" {
		j++
	}
	if j >= r.len() {
		return false
	}
	f, ok := r.longest(j, lexicon.SenseState)
	if !ok || r.apart(f.To) {
		return false
	}
	after := r.folded(f.To)
	return actsAfter[after] || strings.HasSuffix(after, "ed")
}

// adjective reports whether the name of a state that is an adjective too ("US",
// "UK") is one here.
func (r *actorReader) adjective(it item) bool {
	if it.to >= r.len() || r.apart(it.to) || r.possessive(it.to) || r.shout || r.upper(it.to) || r.is(it.to, lexicon.SenseStop) {
		return false
	}
	for _, f := range r.at(it.from) {
		if f.Kind == lexicon.SenseDemonym && f.To == it.to {
			return true
		}
	}
	return false
}

// inList reports whether the name of a state stands in a list of three or
// more that is not one of places: "strikes by Australia, Bahrain and Canada".
func (r *actorReader) inList(it item) bool {
	if it.from > 0 && r.list > 0 && r.listJoint(r.list) == it.from {
		r.listed++
	} else {
		before := r.folded(it.from - 1)
		if before == "the" {
			before = r.folded(it.from - 2)
		}
		r.listed = 1
		r.listPlaces = it.from > 0 && !r.apart(it.from) && (locative[before] || before == "of")
	}
	r.list = it.to
	if r.listPlaces {
		return false
	}
	ahead := 0
	for to := it.to; r.listed+ahead < 3; ahead++ {
		j := r.listJoint(to)
		if j < 0 {
			break
		}
		f, ok := r.longest(j, lexicon.SenseState)
		if !ok {
			break
		}
		to = f.To
	}
	return r.listed+ahead >= 3
}

// listJoint returns where the next member of a list begins behind word to, or
// -1 where no comma or "and" stands there.
func (r *actorReader) listJoint(to int) int {
	j := to
	comma := j < r.len() && r.apart(j) && strings.TrimSpace(r.between(j)) == ","
	if j < r.len() && r.folded(j) == "and" && (comma || !r.apart(j)) {
		comma = true
		j++
	}
	if !comma {
		return -1
	}
	if j < r.len() && r.folded(j) == "the" {
		j++
	}
	if j >= r.len() {
		return -1
	}
	return j
}
