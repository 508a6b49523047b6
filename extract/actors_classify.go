package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// classify makes mentions of the items and returns the word to go on from.
func (r *actorReader) classify() int {
	items := r.items
	for k, it := range items {
		switch it.kind {
		case personItem:
			return r.knownPerson(k)
		case officeItem:
			if k+1 < len(items) && items[k+1].kind == personItem {
				continue
			}
			if to := r.personalName(it.to); to > it.to && !r.apart(it.to) && !r.startsBody(it.to, to) {
				return r.namedPerson(k, it.to, to)
			}
		case forenameItem, nameItem:
			if k > 0 && (items[k-1].kind == nameItem || items[k-1].kind == forenameItem) {
				continue
			}
			if to := r.personalName(it.from); to > it.from+1 && r.personByShape(it, to) {
				return r.namedPerson(k, it.from, to)
			}
		}
	}
	last := len(items) - 1
	for last >= 0 && items[last].kind != headItem && items[last].kind != officeItem {
		last--
	}
	if last >= 0 {
		if to := r.described(last); to > 0 {
			return to
		}
	}
	to := items[0].to
	for k := range items {
		if k > last { // those before a head that made no mention go with it
			to = max(to, r.single(k))
		}
	}
	for k := 0; k <= last; k++ {
		r.single(k)
	}
	return to
}

// startsBody reports whether words [from, to) that look like a personal name
// end in the name of a body: "Governor Wentworth Foundation".
func (r *actorReader) startsBody(from, to int) bool {
	for j := from; j < to; j++ {
		if f, ok := r.longest(j, lexicon.SenseHead); ok && r.entries.Heads[f.Index].Name {
			return true
		}
	}
	return false
}

// described makes a mention of the phrase that ends in the head or office at
// item k: "masked gunmen", "Russia’s Defence Ministry", "the governor". It
// returns the word behind it, or 0 where the phrase names no actor.
func (r *actorReader) described(k int) int {
	items := r.items
	it := items[k]
	if it.kind == officeItem {
		return r.office(k)
	}
	head := &r.entries.Heads[it.index]
	if r.verbAt(it.from, it.to) || r.describesThing(it, head) || k == 0 && r.taken(it) || k == 0 && r.folded(it.from) == "intelligence" && it.to == it.from+1 {
		return 0
	}
	start := 0
	for start < k && items[start].kind == possessiveItem {
		start++
	}
	owner := r.ownerOf(start, k)
	if head.Weak && start == k && it.to == it.from+1 {
		return r.laterGroup(it, head)
	}
	to := it.to
	ref := event.Ref{Type: head.Type, Head: strings.ToLower(r.headWord(it)), Country: owner.country}
	start = r.unhyphened(start, k)
	numbered := k > start && ordinalNumber(r.words.Words[items[k-1].from].Of(r.text)) // "the 30th brigade"
	named := head.Name && !r.shout && start < k && (r.upper(it.from) && r.nameLike(items[k-1]) || numbered)
	if head.Proper && !named && !r.shout && !owner.group {
		return 0
	}
	switch {
	case head.Body:
		if owner.id == "" {
			if end, of := r.ofPhrase(to); of.id != "" {
				to, owner = end, of
			}
		}
		r.body(&ref, head, owner)
	case named:
		to = r.longerName(to)
		for start < k && !r.upper(items[start].from) && !r.digit(items[start].from) {
			start++ // "opposition" before the name
		}
		span := r.words.SpanOf(items[start].from, to)
		ref.Name = tidy(span.Of(r.text))
		ref.ID = unknownID(ref.Name)
		r.naming.group(&ref)
	case owner.group:
		ref.ID, ref.Name = owner.id, owner.name
	case owner.id != "" || owner.country != "":
		ref.Country = owner.country
	}
	if !head.Body && !named && !owner.group {
		if end, group := r.ofGroup(to, head); end > to {
			to = end
			ref.ID, ref.Name, ref.Country = group.ID, group.Name, group.Country
		}
	}
	if ref.Type == "military" && ref.ID == "" && r.rebellious(start, k) {
		ref.Type = "armed-group"
	}
	if ref.Country == "" && start == 0 {
		ref.Country = r.possessor(items[start].from)
	}
	if _, weapon := r.weaponAt(to); !weapon { // "a hundred government rockets" are not as many governments
		r.count(&ref, items[start].from)
	}
	r.emit(items[start].from, to, ref)
	r.naming.described(&r.dst[len(r.dst)-1].Ref, head)
	return to
}

// rebellious reports whether one of items [from, to) says that the forces
// behind it are no state's: "rebel forces".
func (r *actorReader) rebellious(from, to int) bool {
	for k := from; k < to; k++ {
		for j := r.items[k].from; j < r.items[k].to; j++ {
			if rebelWords[r.folded(j)] {
				return true
			}
		}
	}
	return false
}

var rebelWords = wordSet("rebel rebels guerrilla insurgent militant separatist opposition jihadist islamist terrorist subversive mercenary militia " +
	"anti-government paramilitary secessionist partisan resistance")

// possessor returns the country of the actor whose mention and "’s" end before
// word from: "LY" for the forces of "Gaddafi’s forces".
func (r *actorReader) possessor(from int) string {
	if len(r.dst) <= r.first || !r.possessive(from-1) || from < 2 {
		return ""
	}
	if last := &r.dst[len(r.dst)-1].Ref; last.End == r.words.Words[from-2].End {
		return last.Country
	}
	return ""
}

// weaponAt reports whether a weapon's name begins at word i, not parted from
// the word before.
func (r *actorReader) weaponAt(i int) (lexicon.Found, bool) {
	if i >= r.len() || r.apart(i) {
		return lexicon.Found{}, false
	}
	return r.longest(i, lexicon.SenseWeapon)
}

// taken reports whether the noun of item it is part of a verb: "was taken
// prisoner".
func (r *actorReader) taken(it item) bool {
	switch r.folded(it.from) {
	case "prisoner", "hostage", "captive":
		switch r.folded(it.from - 1) {
		case "take", "takes", "took", "taken", "taking", "held", "hold", "holding":
			return true
		}
	}
	return false
}

// unhyphened returns the first of items [start, k] that does not hang by a
// hyphen on a word that is no item: "boy" in "12-year-old boy".
func (r *actorReader) unhyphened(start, k int) int {
	for start < k && r.items[start].from > 0 && r.words.Words[r.items[start].from].Joint == lexicon.Hyphened {
		start++
	}
	return start
}

// count fills in how many people the description that begins at word from is of.
func (r *actorReader) count(ref *event.Ref, from int) {
	var counted event.Ref
	r.quantify(&counted, from, true)
	ref.Count = counted.Count
}

// nameLike reports whether an item may be the first part of a body's name.
func (r *actorReader) nameLike(it item) bool {
	switch it.kind {
	case nameItem, forenameItem, demonymItem, stateItem, capitalItem, actorItem:
		return true
	case possessiveItem:
		return false
	}
	return r.upper(it.from)
}

// longerName returns the end of a name that may go on behind word to with
// "of" or "for" and words in capitals: "Council for Peace".
func (r *actorReader) longerName(to int) int {
	j := to
	for j < r.len() && !r.apart(j) {
		switch r.folded(j) {
		case "of", "for", "the", "and":
			j++
			continue
		}
		if r.upper(j) && !r.possessive(j) && j > to && !r.is(j, lexicon.SenseStop) {
			to = j + 1
			j++
			continue
		}
		break
	}
	return to
}

// An owner is who a described body or group belongs to.
type owner struct {
	id      event.EntityID
	name    string // of a group
	state   *lexicon.State
	country string
	group   bool // a named group, not a state
}

// ownerOf finds the owner among items [from, to): the last group or state.
func (r *actorReader) ownerOf(from, to int) owner {
	var o owner
	for k := from; k < to; k++ {
		switch it := r.items[k]; it.kind {
		case actorItem:
			a := &r.entries.Actors[it.index]
			o = owner{id: a.ID, name: a.Name, country: a.Country, group: true}
		case stateItem, demonymItem, peopleItem, capitalItem, seatItem:
			s := &r.entries.States[it.index]
			o = owner{id: s.ID, state: s, country: s.Code}
		case nameItem:
			if known, ok := r.naming.byName[r.folded(it.from)]; ok && known.Type != "person" {
				o = owner{id: known.ID, name: known.Name, country: known.Country, group: true}
			}
		}
	}
	return o
}

// ofPhrase reads "of Ukraine", "of the Rostov region" behind word to, and
// returns its end and the state that it names, if any.
func (r *actorReader) ofPhrase(to int) (int, owner) {
	if r.apart(to) || r.folded(to) != "of" && r.folded(to) != "for" {
		return to, owner{}
	}
	j := to + 1
	for j < r.len() && !r.apart(j) && (r.folded(j) == "the" || r.folded(j) == "occupied") {
		j++
	}
	if j >= r.len() || r.apart(j) {
		return to, owner{}
	}
	var o owner
	end := j
	for j < r.len() && (j == end || !r.apart(j)) {
		it := r.item(j)
		switch it.kind {
		case stateItem, capitalItem, seatItem:
			s := &r.entries.States[it.index]
			o = owner{id: s.ID, state: s, country: s.Code}
		case actorItem:
			a := &r.entries.Actors[it.index]
			o = owner{id: a.ID, name: a.Name, country: a.Country, group: true}
		case nameItem, demonymItem, forenameItem:
		default:
			if end == j && regionNouns[r.folded(j)] && end > to+1 {
				return j + 1, o
			}
			return r.ofEnd(to, end), o
		}
		j = it.to
		end = j
		if o.id != "" {
			break
		}
	}
	if end < r.len() && !r.apart(end) && regionNouns[r.folded(end)] {
		end++
	}
	return r.ofEnd(to, end), o
}

// ofEnd is end, or to where the phrase names nothing.
func (r *actorReader) ofEnd(to, end int) int {
	if end > to+1 && !determiner(r.folded(end-1)) {
		return end
	}
	return to
}

var regionNouns = wordSet("region oblast province state district republic city department governorate county territory canton prefecture krai municipality commune parliament senate council army")

func determiner(word string) bool {
	switch word {
	case "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our":
		return true
	}
	return false
}

// body fills in which body of which state a phrase means. Without a state it
// is the last one of its kind in the document, or one of the state whose
// bodies the document speaks of.
func (r *actorReader) body(ref *event.Ref, head *lexicon.Head, o owner) {
	if o.group {
		ref.ID, ref.Name, ref.Country = bodyID(o.id, head), o.name+" "+head.Noun, o.country
		r.naming.bodies[head.Noun] = *ref
		return
	}
	if o.state == nil {
		if last, ok := r.naming.bodies[head.Noun]; ok {
			ref.ID, ref.Name, ref.Country = last.ID, last.Name, last.Country
			return
		}
		if o.state = r.naming.state; o.state == nil {
			return
		}
	} else {
		r.naming.state = o.state
	}
	ref.ID = bodyID(o.state.ID, head)
	ref.Name = o.state.Adjective + " " + head.Noun
	ref.Country = o.state.Code
	r.naming.bodies[head.Noun] = *ref
}

func bodyID(of event.EntityID, head *lexicon.Head) event.EntityID {
	return of + event.EntityID("/"+lexicon.Slug(head.Noun))
}

// laterGroup makes a mention of a weak head alone where "the" points back:
// "the group", "the ministry".
func (r *actorReader) laterGroup(it item, head *lexicon.Head) int {
	if to := r.membersOf(it, head); to > 0 {
		return to
	}
	if head.Noun == "member" && r.folded(it.to) == "of" && !r.apart(it.to) {
		ref := event.Ref{Type: head.Type, Head: strings.ToLower(r.headWord(it))}
		r.count(&ref, it.from)
		r.emit(it.from, it.to, ref)
		return it.to
	}
	if it.from == 0 || !determiner(r.folded(it.from-1)) || strings.HasPrefix(r.folded(it.from-1), "a") || !r.singular(it) {
		return 0
	}
	known, ok := r.naming.lastOf(head)
	if !ok {
		if r.shout || !r.upper(it.from) { // "the Coalition" is a name, "the group" points nowhere
			return 0
		}
		known = event.Ref{Type: head.Type}
	}
	ref := event.Ref{ID: known.ID, Name: known.Name, Type: known.Type, Country: known.Country, Head: head.Noun}
	r.emit(it.from, it.to, ref)
	return it.to
}

// membersOf makes a mention of "members of the X" and the like, where the weak
// head stands alone.
func (r *actorReader) membersOf(it item, head *lexicon.Head) int {
	end, group := r.ofGroup(it.to, head)
	if end == it.to {
		return 0
	}
	ref := event.Ref{ID: group.ID, Name: group.Name, Type: group.Type, Country: group.Country, Head: strings.ToLower(r.headWord(it))}
	r.count(&ref, it.from)
	r.emit(it.from, end, ref)
	return end
}

// ofGroup reads "of the X" behind word to, where X is a named group, an army or
// a police and the head before is one of its people or parts: "guerrillas of
// the X", "members of the armed forces". It returns its end, or to.
func (r *actorReader) ofGroup(to int, head *lexicon.Head) (int, event.Ref) {
	if head.Type == "population" && head.Noun != "member" || head.Type == "government" && !head.Weak {
		return to, event.Ref{}
	}
	j := to
	switch r.folded(j) {
	case "of", "from":
		j++
	case "belonging":
		j += 2
	default:
		return to, event.Ref{}
	}
	if j >= r.len() || r.apart(to) || r.apart(j) {
		return to, event.Ref{}
	}
	if r.folded(j) == "the" {
		j++
	}
	if j >= r.len() || r.apart(j) {
		return to, event.Ref{}
	}
	var state *lexicon.State
	it := r.item(j)
	if it.kind == demonymItem && it.to < r.len() && !r.apart(it.to) {
		state = &r.entries.States[it.index]
		it = r.item(it.to)
	}
	switch it.kind {
	case actorItem:
		a := &r.entries.Actors[it.index]
		ref := event.Ref{ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country}
		r.naming.group(&ref)
		return it.to, ref
	case nameItem:
		if known, ok := r.naming.byName[r.folded(it.from)]; ok && known.Type != "person" {
			return it.to, event.Ref{ID: known.ID, Name: known.Name, Type: known.Type, Country: known.Country}
		}
	case headItem:
		h := &r.entries.Heads[it.index]
		if h.Type != "military" && h.Noun != "police" || head.Noun != "member" && !h.Body || r.describesThing(it, h) {
			break
		}
		ref := event.Ref{Type: h.Type}
		if h.Body {
			r.body(&ref, h, owner{state: state})
		}
		return it.to, ref
	}
	return to, event.Ref{}
}

// headWord returns the last word of a head phrase.
func (r *actorReader) headWord(it item) string { return r.words.Words[it.to-1].Of(r.text) }

// single makes a mention of an item that stands alone, if it is one, and
// returns the word behind it.
func (r *actorReader) single(k int) int {
	it := r.items[k]
	switch it.kind {
	case actorItem:
		a := &r.entries.Actors[it.index]
		ref := event.Ref{ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country}
		r.naming.group(&ref)
		r.emit(it.from, it.to, ref)
	case seatItem:
		s := &r.entries.States[it.index]
		r.naming.state = s
		r.emit(it.from, it.to, event.Ref{ID: s.ID, Name: s.Name, Type: "government", Country: s.Code})
	case peopleItem:
		s := &r.entries.States[it.index]
		if r.pluralPeople(it) {
			r.emit(it.from, it.to, event.Ref{ID: s.ID + "/people", Name: s.Name + ": people", Type: "population", Country: s.Code, Head: strings.ToLower(r.headWord(it))})
			break
		}
		fallthrough
	case demonymItem:
		s := &r.entries.States[it.index]
		r.emit(it.from, it.to, event.Ref{ID: s.ID, Name: s.Name, Type: "state", Country: s.Code})
	case stateItem, capitalItem:
		s := &r.entries.States[it.index]
		listed := it.kind == stateItem && r.inList(it)
		if listed || r.stateActs(it, it.kind == capitalItem) || it.kind == stateItem && r.adjective(it) {
			r.emit(it.from, it.to, event.Ref{ID: s.ID, Name: s.Name, Type: "state", Country: s.Code})
		}
	case nameItem, forenameItem:
		if known, ok := r.naming.byName[r.folded(it.from)]; ok && (!r.shout || it.kind == nameItem) {
			from := it.from
			for known.Type == "person" && from > 0 && !r.apart(from) && (r.shout || r.upper(from-1)) && !r.is(from-1, lexicon.SenseStop) && hasWord(known.Name, r.folded(from-1)) {
				from-- // "Lopez Uzcategui"
			}
			r.emit(from, it.to, event.Ref{ID: known.ID, Name: known.Name, Type: known.Type, Country: known.Country, Office: known.Office})
			if known.Type == "person" {
				r.naming.mentioned(known)
			}
		}
	}
	return it.to
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

// party makes a mention of the name that a suffix makes a modifier, where it
// is one of a group or state.
func (r *actorReader) party(it item) {
	switch it.kind {
	case actorItem:
		a := &r.entries.Actors[it.index]
		r.emit(it.from, it.to, event.Ref{ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country})
	case stateItem, demonymItem, peopleItem:
		s := &r.entries.States[it.index]
		r.emit(it.from, it.to, event.Ref{ID: s.ID, Name: s.Name, Type: "state", Country: s.Code})
	}
}

// hasWord reports whether a name has the folded word among its own.
func hasWord(name, word string) bool {
	for w := range strings.FieldsSeq(lexicon.Fold(name)) {
		if w == word {
			return true
		}
	}
	return false
}

// pluralPeople reports whether a noun for a people is in the plural.
func (r *actorReader) pluralPeople(it item) bool {
	w := r.folded(it.to - 1)
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "men")
}

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
	if locative[before] || before == "of" {
		return false
	}
	if r.possessive(it.to) {
		return !capital
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
	if capital || actsBefore[before] {
		return !capital
	}
	if after == "and" && r.coordinated(it.to+1) {
		return true
	}
	return strings.HasSuffix(after, "s") && !strings.HasSuffix(after, "ss") && len(after) > 3 && !r.upper(it.to) && len(r.at(it.to)) == 0
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

var (
	locative = wordSet("in into across over near from throughout inside outside within at through around to toward towards onto off via beyond " +
		"northern southern eastern western central northeastern northwestern southeastern southwestern northeast northwest southeast southwest " +
		"north south east west along between neighboring neighbouring occupied mainland")
	actsBefore = wordSet("by against told urged accused blamed accuses blames accusing blaming")
	actsAfter  = wordSet("has have had is was will would said says say could may might should must can did does also wants want seeks seek plans " +
		"hit struck shot fired launches launched took takes began begins attacks denies denied claims claimed agreed rejects rejected vows vowed " +
		"warns warned calls confirms accuses blames sent sends gave gives made makes lost loses won withdrew fought fights hopes needs continues " +
		"insists believes condemns urges imposes backs supports retaliates targets occupies controls bombs bombards shells strikes kills " +
		"told tells left led held met meets kept keeps put faces faced announces declares threatens responds prepares remains stands")
)
