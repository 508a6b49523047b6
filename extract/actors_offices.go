package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

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
	} else if p := r.sameAsKnown(from, to); p != nil {
		ref.ID, ref.Name, ref.Country, ref.Office = p.ID, p.Name, p.Country, p.Office
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

// sameAsKnown returns the person known by the last of words [from, to) alone who
// has the first of them too: "Vladimir V. Putin".
func (r *actorReader) sameAsKnown(from, to int) *lexicon.Person {
	if f, ok := r.longest(to-1, lexicon.SensePerson); ok && f.To == to && to > from+1 {
		if p := &r.entries.Persons[f.Index]; strings.HasPrefix(lexicon.Fold(p.Name), r.folded(from)+" ") {
			return p
		}
	}
	return nil
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

// office makes a mention of the office at item k without a name: "the
// mayHold reports whether somebody known by an office may be who the phrase that
// ends at word to means, whose office ends at word end: not "the governor of Samara"
// where the governor of Sumy was named, nor who is called by another name behind.
func (r *actorReader) mayHold(known *event.Ref, end, to int) bool {
	if to > end && strings.Contains(known.Office, " of ") && !strings.Contains(lexicon.Fold(known.Office), r.folded(to-1)) {
		return false
	}
	if r.between(to) != ", " || to >= r.len() || !r.upper(to) {
		return true
	}
	behind := r.personalName(to)
	return behind <= to+1 || strings.HasSuffix(lexicon.Fold(known.Name), r.folded(behind-1))
}

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
	another := r.items[start].from > 0 && (r.folded(r.items[start].from-1) == "a" || r.folded(r.items[start].from-1) == "an") // "a Kremlin spokesman"
	if known, ok := r.naming.office(ref.Head, own.country); ok && !another && r.mayHold(&known, it.to, to) && r.singular(it) && (start < k || to > it.to || it.from > 0 && determiner(r.folded(it.from-1)) && r.folded(it.from-1) != "a") {
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
	if ref.ID == "" && o.Weak && start == k && to == it.from+1 {
		return 0 // "head" alone
	}
	r.count(&ref, from)
	if r.emit(from, to, ref) && ref.ID == "" && r.singular(it) {
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
