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
	several map[string]bool      // noun of a body: more than one state's were named
	state   *lexicon.State       // whose bodies were last spoken of
	groups  []event.Ref          // named groups and bodies, the last one last
	// People of the last sentence that had any and of this one, for pronouns;
	// age counts the sentences since.
	before, now []someone
	age         int
	// Groups and people in the plural of the sentence before and of this one.
	crowdBefore, crowd []event.Ref
	// speaker is whose words the text gives.
	speaker event.Ref
}

func newNaming() *naming {
	return &naming{byName: map[string]event.Ref{}, offices: map[string]event.Ref{}, bodies: map[string]event.Ref{}, several: map[string]bool{}}
}

func (n *naming) nextSentence() {
	if len(n.crowd) > 0 {
		n.crowdBefore = append(n.crowdBefore[:0], n.crowd...)
	} else {
		n.crowdBefore = n.crowdBefore[:0]
	}
	n.crowd = n.crowd[:0]
	n.age++
	if len(n.now) > 0 {
		n.before = append(n.before[:0], n.now...)
		n.age = 1
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
	pronoun := pronounOf(r.folded(r.wordAt(ref.Start)), known.Name)
	n.now = append(n.now, someone{known, pronoun})
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
	if (ref.Type == "person" || ref.Type == "population") && ref.Count == nil && !strings.HasSuffix(ref.Head, "s") && lexicon.Plural(ref.Head) != ref.Head {
		n.unnamed(ref)
	}
}

// lastOf returns the last named group or body that a weak head may point to.
func (n *naming) lastOf(head *lexicon.Head) (event.Ref, bool) {
	const reach = 64 // groups to look back over
	for i := len(n.groups) - 1; i >= max(0, len(n.groups)-reach); i-- {
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
