package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
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
	if it.from > 0 && !r.apart(it.from) {
		if f, ok := r.longest(to-1, lexicon.SensePerson); ok && f.To == to && to > it.from+1 {
			return true // a namesake of somebody known: "Xxx Trump"
		}
	}
	if it.from+1 < to && r.officeEnds(it.from) {
		return true // "the mayor, Xxx Yyy"
	}
	// "Xxx Yyy said", "Xxx Yyy, the governor of"
	if !r.apart(to) {
		return saysWords[r.folded(to)] && it.from+1 < to
	}
	return r.officeBehindComma(to)
}

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

// knownPerson makes a mention of the person that item k names, with the title
// before.
func (r *actorReader) knownPerson(k int) int {
	it := r.items[k]
	p := &r.entries.Persons[it.index]
	from := r.titleStart(k)
	ref := event.Ref{ID: p.ID, Name: p.Name, Type: "person", Country: p.Country, Office: p.Office}
	r.officeBefore(r.items[from].from, &ref)
	r.emit(r.items[from].from, it.to, ref)
	r.naming.person(&r.dst[len(r.dst)-1].Ref, r, from, k)
	return it.to
}

// officeBefore gives the person named at word from to the office whose mention
// ends right before the comma there: "the prime minister, X".
func (r *actorReader) officeBefore(from int, person *event.Ref) {
	if !r.officeEnds(from) {
		return
	}
	last := &r.dst[len(r.dst)-1].Ref
	if n := len(r.naming.now); n > 0 && r.naming.now[n-1].ID == "" {
		r.naming.now = r.naming.now[:n-1] // the office was theirs
	}
	last.ID, last.Name = person.ID, person.Name
	if person.Office == "" {
		person.Office = last.Office
	}
	if person.Country == "" {
		person.Country = last.Country
	}
	r.naming.offices[last.Head] = event.Ref{ID: person.ID, Name: person.Name, Type: "person", Country: person.Country, Office: person.Office}
}

// titleStart returns the first of the items before item k that belong to the
// title of the person there; k where there is none.
func (r *actorReader) titleStart(k int) int {
	if k == 0 {
		return k
	}
	switch r.items[k-1].kind {
	case officeItem:
	case headItem:
		if r.entries.Heads[r.items[k-1].index].Body {
			return k
		}
	default:
		return k
	}
	from := k - 1
	for from > 0 {
		switch r.items[from-1].kind {
		case personItem:
			return from
		case possessiveItem:
			if from < 2 {
				return from
			}
		}
		from--
	}
	return from
}

// namedPerson makes a mention of the person whose name is words [from, to),
// with the items before item k, and that item if it is an office.
func (r *actorReader) namedPerson(k, from, to int) int {
	start := k
	if r.items[k].kind == officeItem {
		start = r.titleStart(k + 1)
	} else {
		start = r.titleStart(k)
	}
	name := tidy(r.words.SpanOf(from, to).Of(r.text))
	ref := event.Ref{Type: "person", Name: name}
	last := r.folded(to - 1)
	if known, ok := r.naming.byName[last]; ok && known.Type == "person" && (to == from+1 || sameName(known.Name, name)) {
		ref.ID, ref.Name, ref.Country, ref.Office = known.ID, known.Name, known.Country, known.Office
	} else {
		ref.ID = unknownID(name)
	}
	o := r.ownerOf(start, k)
	if ref.Country == "" {
		ref.Country = o.country
	}
	if ref.Office == "" && start <= k && r.items[k].kind == officeItem && !r.entries.Offices[r.items[k].index].Title {
		ref.Office = tidy(r.words.SpanOf(r.items[start].from, r.items[k].to).Of(r.text))
	}
	r.officeBefore(r.items[start].from, &ref)
	r.emit(r.items[start].from, to, ref)
	r.naming.person(&r.dst[len(r.dst)-1].Ref, r, start, k)
	return to
}

// officeEnds reports whether the mention of one person's office ends right
// before the comma before word from.
func (r *actorReader) officeEnds(from int) bool {
	if from == 0 || len(r.dst) <= r.first || strings.TrimSpace(r.between(from)) != "," {
		return false
	}
	last := &r.dst[len(r.dst)-1].Ref
	return last.Type == "person" && last.Head != "" && last.End == r.words.Words[from-1].End && !strings.HasSuffix(last.Head, "s")
}

// sameName reports whether a full name and a later one with the same last word
// may be one person's: their first letters are the same, or the later one is
// the end of the full one ("al Hadi").
func sameName(full, later string) bool {
	full, later = lexicon.Fold(full), lexicon.Fold(later)
	return full != "" && later != "" && (full[0] == later[0] || strings.HasSuffix(full, " "+later))
}

// office makes a mention of the office at item k without a name: "the
// governor", "Ukrainian president", "two ministers".
func (r *actorReader) office(k int) int {
	it := r.items[k]
	o := &r.entries.Offices[it.index]
	if o.Title && !(o.Military && it.from > 0 && (determiner(r.folded(it.from-1)) || numberEnds[r.folded(it.from-1)])) {
		return 0
	}
	start := 0
	for start < k && r.items[start].kind == possessiveItem {
		start++
	}
	own := r.ownerOf(start, k)
	to := it.to
	if end, of := r.ofPhrase(to); end > to {
		to = end
		if of.id != "" {
			own = of
		}
	}
	ref := event.Ref{Type: "person", Head: strings.ToLower(r.headWord(it)), Country: own.country}
	if known, ok := r.naming.office(ref.Head, own.country); ok && r.singular(it) && (start < k || to > it.to || it.from > 0 && determiner(r.folded(it.from-1)) && r.folded(it.from-1) != "a") {
		ref.ID, ref.Name, ref.Country, ref.Office = known.ID, known.Name, known.Country, known.Office
	}
	from := r.items[start].from
	text := tidy(r.words.SpanOf(from, to).Of(r.text))
	if last := r.lastPerson(from); last != nil && r.singular(it) { // "X, the governor of Y"
		ref.ID, ref.Name = last.ID, last.Name
		if last.Office == "" {
			last.Office = text
		}
		if last.Country == "" {
			last.Country = ref.Country
		}
		ref.Office = last.Office
		r.naming.person(last, r, start, k)
	}
	if ref.ID == "" && r.day != "" && ref.Country != "" && r.singular(it) && r.plainOffice(it, o) {
		if p, ok := r.entries.Holder(o.Name, ref.Country, r.day); ok {
			ref.ID, ref.Name, ref.Office = p.ID, p.Name, p.Office
		}
	}
	if ref.Office == "" {
		ref.Office = text
	}
	r.count(&ref, from)
	r.emit(from, to, ref)
	if ref.ID == "" && r.singular(it) {
		r.naming.unnamed(&r.dst[len(r.dst)-1].Ref)
	}
	return to
}

// plainOffice reports whether item it names the office itself, and no deputy's
// or former holder's.
func (r *actorReader) plainOffice(it item, o *lexicon.Office) bool {
	for k := it.from; k < it.to; k++ {
		if notInOffice[r.folded(k)] {
			return false
		}
	}
	return it.from == 0 || !notInOffice[r.folded(it.from-1)] && (it.from < 2 || !notInOffice[r.folded(it.from-2)])
}

var notInOffice = wordSet("deputy vice former ex acting interim caretaker late then elect designate future next previous first ousted deposed a an shadow assistant new another")

func (r *actorReader) singular(it item) bool {
	return !strings.HasSuffix(r.folded(it.to-1), "s") && !strings.HasSuffix(r.folded(it.to-1), "men")
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
	if attributiveBodies[r.folded(it.to-1)] && !r.shout && !r.upper(it.to) && len(r.at(it.to)) == 0 && !r.possessive(it.to) && !endsIn(next, "ed", "ing", "ly") {
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
	return thingsOfBodies[next] || thingsOfFighters[next] || !r.is(it.to, lexicon.SenseStop) && !endsIn(next, "ed", "ing", "ly", "s") && !r.possessive(it.to) && len(r.at(it.to)) == 0
}

var thingsOfFighters = wordSet("attack attacks strike strikes assault assaults bombing bombings offensives ambush ambushes incursion incursions " +
	"shelling fire violence threat threats act acts network networks territory advance advances insurgency ranks cell cells movement movements " +
	"claims casualties losses statement statements propaganda ideology weapons")

// attributiveBodies are words for bodies that are adjectives as often.
var attributiveBodies = wordSet("military intelligence press security government media state")

// attributive are nouns for people that often describe a thing instead: "the
// terrorist threat", "rebel territory".
var attributive = wordSet("terrorist insurgent rebel guerrilla militant extremist civilian separatist enemy opposition peasant student prisoner " +
	"fighter bomber hostage worker refugee migrant jihadist paramilitary subversive commando sniper press union party company service")

var thingsOfBodies = wordSet("aid assistance support operation operations action actions equipment vehicle vehicles convoy convoys aircraft plane planes jet jets " +
	"helicopter helicopters ship ships vessel vessels boat boats ties relations spending budget service dictatorship rule occupation takeover " +
	"coup intervention campaign offensive exercise exercises drill drills buildup strength power capability capabilities target targets infrastructure " +
	"uniform uniforms truck trucks base bases camp camps position positions building buildings compound facility facilities site sites installation " +
	"installations hardware hospital school academy parade law court checkpoint checkpoints car cars custody raid raids report reports file files " +
	"plan plans policy resources solution victory activity activities gear training supplies aviation radar escalation confrontation")

// lastPerson returns the person whose mention ends right before the comma that
// stands before word from, or nil.
func (r *actorReader) lastPerson(from int) *event.Ref {
	j := from
	for j > 0 && !r.apart(j) && (determiner(r.folded(j-1)) || r.is(j-1, lexicon.SenseModifier)) {
		j--
	}
	if j == 0 || len(r.dst) == 0 || strings.TrimSpace(r.between(j)) != "," {
		return nil
	}
	last := &r.dst[len(r.dst)-1].Ref
	if last.Type == "person" && last.Kind == event.KindActor && last.End == r.words.Words[j-1].End {
		return last
	}
	return nil
}

// emit appends the mention of words [from, to).
func (r *actorReader) emit(from, to int, ref event.Ref) {
	ref.Kind = event.KindActor
	ref.Span = r.words.SpanOf(from, to)
	ref.Text = ref.Span.Of(r.text)
	r.dst = append(r.dst, event.Mention{Ref: ref})
	switch ref.Type {
	case "armed-group", "military", "population", "organisation":
		r.naming.many(&ref)
	case "person", "government":
		if strings.HasSuffix(ref.Head, "s") || strings.HasSuffix(ref.Head, "men") {
			r.naming.many(&ref)
		}
	}
}

// tidy returns a name with single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// unknownID is the ID of an actor that no table knows.
func unknownID(name string) event.EntityID { return event.EntityID("actor/~" + lexicon.Slug(name)) }
