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
	to := 0
	for k := range items { // those before a head that made no mention too
		to = max(to, r.single(k))
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

// single makes a mention of an item that stands alone, if it is one, and
// returns the word behind it.
func (r *actorReader) single(k int) int {
	it := r.items[k]
	switch it.kind {
	case actorItem:
		a := &r.entries.Actors[it.index]
		ref := event.Ref{ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country}
		r.naming.group(&ref)
		if r.emit(it.from, it.to, ref) && a.Type == "military" {
			r.speaksFor(r.words.SpanOf(it.from, it.to).Of(r.text), a.Country)
		}
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
		if r.speaks(it) {
			name := tidy(r.words.SpanOf(it.from, it.to).Of(r.text))
			if _, known := r.naming.byName[r.folded(it.from)]; !known {
				r.emit(it.from, it.to, event.Ref{ID: unknownID(name), Name: name, Type: "person"})
				break
			}
		}
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

// speaksFor makes the state that the name of a force begins with the one whose bodies
// are named next: behind "Ukraine's Air Force", "air defences" are its.
func (r *actorReader) speaksFor(name, country string) {
	if country == "" || r.naming.state != nil && r.naming.state.Code == country {
		return
	}
	for i := range r.entries.States {
		if s := &r.entries.States[i]; s.Code == country {
			if strings.HasPrefix(name, s.Name) || s.Adjective != "" && strings.HasPrefix(name, s.Adjective) {
				r.naming.state = s
			}
			return
		}
	}
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
