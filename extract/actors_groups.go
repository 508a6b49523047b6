package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// described makes a mention of the phrase that ends in the head or office at
// item k: "masked gunmen", "Russia’s Defence Ministry", "the governor". It
// returns the word behind it, or 0 where the phrase names no actor.
func (r *actorReader) described(k int) int {
	items := r.items
	it := items[k]
	if it.kind == officeItem {
		f, also := r.longest(it.from, lexicon.SenseHead)
		if !also || f.To != it.to || !r.entries.Offices[it.index].Weak {
			return r.office(k)
		}
		it.kind, it.index = headItem, int(f.Index) // "journalists": people rather than a post
		items[k] = it
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
			} else if s := r.seatBehind(to); s != nil && strings.HasSuffix(head.Noun, "ministry") {
				owner.id, owner.state, owner.country = s.ID, s, s.Code
			}
		}
		if before := r.folded(max(0, items[start].from-1)); owner.id != "" || before != "his" && before != "her" { // "claimed his army had"
			r.body(&ref, head, owner)
		}
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
	switch {
	case ref.Type == "military" && (owner.armed && ref.ID == owner.id || ref.ID == "" && r.rebellious(start, k)):
		ref.Type = "armed-group" // "Houthi forces", "rebel troops"
	case head.Noun == "commando" && owner.state != nil:
		ref.Type = "military" // those of a state
	}
	if ref.Country == "" && start == 0 {
		ref.Country = r.possessor(items[start].from)
	}
	if _, weapon := r.weaponAt(to); !weapon { // "a hundred government rockets" are not as many governments
		r.count(&ref, items[start].from)
	}
	if !r.emit(items[start].from, to, ref) {
		return to
	}
	if n := len(r.dst) - 1; head.Body && ref.ID == "" && r.dst[n].ID == "" {
		r.open = append(r.open, openBody{n, head})
	}
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

// taken reports whether the noun of item it is part of a verb, "was taken
// prisoner", or of another word, "first-person view".
func (r *actorReader) taken(it item) bool {
	switch r.folded(it.from) {
	case "person":
		return it.from > 0 && r.words.Words[it.from].Joint == lexicon.Hyphened
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
	linked := false
	j := to
	for j < r.len() && !r.apart(j) {
		switch r.folded(j) {
		case "of", "for":
			linked = true
			j++
			continue
		case "the", "and":
			j++
			continue
		}
		if r.upper(j) && !r.possessive(j) && linked && !r.is(j, lexicon.SenseStop) {
			to = j + 1
			j++
			continue
		}
		break
	}
	return to
}

// describesThing reports whether a word for a body only describes what stands
// behind it: "American military aid", "police station".
func (r *actorReader) describesThing(it item, head *lexicon.Head) bool {
	if it.to >= r.len() || r.apart(it.to) {
		return false
	}
	for k := it.from; k < it.to; k++ {
		for _, f := range r.at(k) {
			if f.To > it.to && (f.Kind == lexicon.SenseTarget || f.Kind == lexicon.SenseWeapon) {
				return true
			}
		}
	}
	next := r.folded(it.to)
	if attributiveBodies[r.folded(it.to-1)] && !r.shout && !r.upper(it.to) && len(r.at(it.to)) == 0 && !r.possessive(it.to) && !endsIn(next, "ed", "ing", "ly") && !r.acting(it.to) {
		if !strings.HasSuffix(next, "s") || it.from == 0 || !determiner(r.folded(it.from-1)) {
			return true // "political and military dimensions"
		}
	}
	if head.Body || strings.HasSuffix(next, "s") && !attributive[r.folded(it.to-1)] {
		return thingsOfBodies[next]
	}
	if !attributive[r.folded(it.to-1)] || r.upper(it.to) && !r.shout {
		return false
	}
	if _, thing := r.longest(it.to, lexicon.SenseTarget); thing {
		return true // "rebel stronghold"
	}
	return thingsOfBodies[next] || thingsOfFighters[next] || !r.is(it.to, lexicon.SenseStop) && !endsIn(next, "ed", "ing", "ly", "s") && !r.possessive(it.to) && len(r.at(it.to)) == 0 && !r.acting(it.to)
}

var thingsOfFighters = wordSet("attack attacks strike strikes assault assaults bombing bombings offensives ambush ambushes incursion incursions " +
	"shelling fire violence threat threats act acts network networks territory advance advances insurgency ranks cell cells movement movements " +
	"claims casualties losses statement statements propaganda ideology weapons")

// acting reports whether word i, right behind a body, is what the body does: a past
// tense that no noun has, "sent", or a present one, "faces the".
func (r *actorReader) acting(i int) bool {
	next := r.folded(i)
	return pastTenses[next] || actsOfBodies[next] || actsAfter[next] ||
		strings.HasSuffix(next, "s") && !thingsOfBodies[next] && i+1 < r.len() && !r.apart(i+1) && determiner(r.folded(i+1))
}

// pastTenses are those of irregular verbs, but for the ones that are nouns as well.
var pastTenses = func() map[string]bool {
	nouns := wordSet("cut set cast burst bid split spread shed hurt put shot run cost")
	set := map[string]bool{}
	for _, forms := range irregular {
		for past := range strings.SplitSeq(forms[0], "/") {
			set[past] = !nouns[past]
		}
	}
	return set
}()

// attributiveBodies are words for bodies that are adjectives as often.
var attributiveBodies = wordSet("military intelligence press security government media state")

// attributive are nouns for people that often describe a thing instead: "the
// terrorist threat", "rebel territory".
var attributive = wordSet("terrorist insurgent rebel guerrilla militant extremist civilian separatist enemy opposition peasant student prisoner " +
	"criminal fighter bomber hostage worker refugee migrant jihadist paramilitary subversive commando sniper press union party company service")

// actsOfBodies are verbs of what a body does, with the ending that a plural has.
var actsOfBodies = wordSet("gives provides sends delivers says wants denies confirms begins launches seizes kills arrests accuses claims admits offers takes brings holds")

var thingsOfBodies = wordSet("aid assistance support operation operations action actions equipment vehicle vehicles convoy convoys aircraft plane planes jet jets " +
	"helicopter helicopters ship ships vessel vessels boat boats ties relations spending budget service dictatorship rule occupation takeover " +
	"coup intervention campaign offensive exercise exercises drill drills buildup strength power capability capabilities target targets infrastructure " +
	"uniform uniforms truck trucks base bases camp camps position positions building buildings compound facility facilities site sites installation " +
	"installations hardware hospital school academy parade law court checkpoint checkpoints car cars custody raid raids report reports file files " +
	"plan plans policy resources solution victory activity activities gear training supplies aviation radar escalation confrontation")

// headWord returns the last word of a head phrase.
func (r *actorReader) headWord(it item) string { return r.words.Words[it.to-1].Of(r.text) }

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

// nearWords may stand before the name of a group, which they do not belong to:
// "fighters of the local Taliban".
var nearWords = wordSet("local same new newly nearby rival powerful regional feared banned outlawed secretive")

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
		if nearWords[r.folded(j)] {
			j++
		}
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
