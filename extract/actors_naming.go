package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// A naming is what a document has named so far, so that later short forms
// point to the first naming.
type naming struct {
	byName  map[string]event.Ref // surname or acronym, folded
	offices map[string]event.Ref // head noun of an office: who was last called so
	bodies  map[string]event.Ref // noun of a body: the last one
	state   *lexicon.State       // whose bodies were last spoken of
	groups  []event.Ref          // named groups and bodies, the last one last
	// People of the sentence before and of this one, for pronouns.
	before, now []event.Ref
	// speaker is whose words the text gives.
	speaker event.Ref
}

func newNaming() *naming {
	return &naming{byName: map[string]event.Ref{}, offices: map[string]event.Ref{}, bodies: map[string]event.Ref{}}
}

func (n *naming) nextSentence() {
	if len(n.now) > 0 {
		n.before = append(n.before[:0], n.now...)
	}
	n.now = n.now[:0]
}

// person remembers somebody by surname and by office. The office is among
// items [start, k] of the reader.
func (n *naming) person(ref *event.Ref, r *actorReader, start, k int) {
	known := event.Ref{ID: ref.ID, Name: ref.Name, Type: ref.Type, Country: ref.Country, Office: ref.Office}
	if i := strings.LastIndexAny(known.Name, " -"); i > 0 {
		if surname := lexicon.Fold(known.Name[i+1:]); len(surname) > 2 {
			n.byName[surname] = known
		}
	}
	for i := start; i <= k && i < len(r.items); i++ {
		if it := r.items[i]; it.kind == officeItem && !r.entries.Offices[it.index].Title {
			n.offices[strings.ToLower(r.headWord(it))] = known
		}
	}
	n.now = append(n.now, known)
}

// office returns who was last called by an office, if that one's country does
// not contradict.
func (n *naming) office(noun, country string) (event.Ref, bool) {
	known, ok := n.offices[noun]
	if !ok || country != "" && known.Country != "" && country != known.Country {
		return event.Ref{}, false
	}
	return known, true
}

// group remembers a named group or body.
func (n *naming) group(ref *event.Ref) {
	n.groups = append(n.groups, event.Ref{ID: ref.ID, Name: ref.Name, Type: ref.Type, Country: ref.Country})
}

// described remembers a body that was described.
func (n *naming) described(ref *event.Ref, head *lexicon.Head) {
	if head.Body && ref.ID != "" {
		n.group(ref)
	}
}

// lastOf returns the last named group or body that a weak head may point to.
func (n *naming) lastOf(head *lexicon.Head) (event.Ref, bool) {
	for i := len(n.groups) - 1; i >= 0; i-- {
		g := n.groups[i]
		switch head.Noun {
		case "ministry", "department":
			if strings.Contains(strings.ToLower(g.Name), "ministry") || strings.Contains(strings.ToLower(g.Name), "department") {
				return g, true
			}
		case "group", "movement", "organization", "faction":
			if g.Type == "armed-group" || g.Type == "organisation" {
				return g, true
			}
		default:
			if strings.Contains(strings.ToLower(g.Name), head.Noun) {
				return g, true
			}
		}
	}
	return event.Ref{}, false
}

// pronoun makes a mention of a pronoun at word i whose person is plain, and
// returns the word behind it; i where it makes none.
func (r *actorReader) pronoun(i int) int {
	switch r.folded(i) {
	case "he", "she":
	case "i", "we":
		if !r.shout && r.words.Words[i].Len() <= 2 && !r.words.Words[i].Dots {
			r.spoken = append(r.spoken, i)
		}
		return i
	default:
		return i
	}
	candidate, ok := onlyOne(r.naming.now)
	if !ok && len(r.naming.now) == 0 {
		candidate, ok = onlyOne(r.naming.before)
	}
	if !ok {
		return i
	}
	r.emit(i, i+1, event.Ref{ID: candidate.ID, Name: candidate.Name, Type: "person", Country: candidate.Country, Office: candidate.Office})
	if len(r.naming.now) == 0 {
		r.naming.now = append(r.naming.now, candidate)
	}
	return i + 1
}

// onlyOne returns the one person among refs, if there is only one.
func onlyOne(refs []event.Ref) (event.Ref, bool) {
	if len(refs) == 0 {
		return event.Ref{}, false
	}
	for _, ref := range refs[1:] {
		if ref.ID != refs[0].ID {
			return event.Ref{}, false
		}
	}
	return refs[0], true
}
