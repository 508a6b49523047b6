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
	// People of the last sentence that had any and of this one, for pronouns;
	// age counts the sentences since.
	before, now []someone
	age         int
	// Groups and people in the plural of the sentence before and of this one.
	crowdBefore, crowd []event.Ref
	// speaker is whose words the text gives.
	speaker event.Ref
}

// someone is a person with what the text tells of the pronoun: "he" or "she".
type someone struct {
	event.Ref
	pronoun string
}

func newNaming() *naming {
	return &naming{byName: map[string]event.Ref{}, offices: map[string]event.Ref{}, bodies: map[string]event.Ref{}}
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

// mentioned notes that somebody known was named by surname alone.
func (n *naming) mentioned(ref event.Ref) {
	n.now = append(n.now, someone{ref, pronounOf("", ref.Name)})
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

// pronounOf returns the pronoun for who has a title or, failing that, a
// forename; empty where neither tells.
func pronounOf(title, name string) string {
	switch title {
	case "mr", "sir", "lord", "king", "father", "prince", "brother", "sheikh", "ayatollah", "imam", "don":
		return "he"
	case "mrs", "ms", "miss", "lady", "dame", "queen", "sister", "spokeswoman", "princess", "congresswoman", "chairwoman":
		return "she"
	}
	first, _, full := strings.Cut(name, " ")
	first = lexicon.Fold(first)
	switch {
	case !full || first == "":
		return ""
	case feminine[first]:
		return "she"
	case strings.HasSuffix(first, "a") && !masculine[first]:
		return "she"
	case strings.HasSuffix(first, "a"), strings.HasSuffix(first, "e"), strings.HasSuffix(first, "y"), strings.HasSuffix(first, "i"):
		return ""
	}
	return "he"
}

var (
	masculine = wordSet("luca nikita ilya ilia joshua mustafa moussa musa isa andrea nikola mykola mykyta danila sasha yahya zakaria elisha hamza " +
		"taha reza muqtada moqtada ezra ibrahima issa bola abdalla mirza bela attila rafa sava kuzma foma raila akira khalifa abba baba agha nana")
	feminine = wordSet("elizabeth mary ann anne jane joan jean susan karen carol helen ruth sarah deborah rachel margaret janet ellen kathleen " +
		"lauren megan erin allison alison catherine katherine kathryn caroline christine jacqueline madeleine pauline yvonne michelle nicole " +
		"danielle isabel carmen dolores mercedes raquel pilar ines beatriz luz gladys doris iris agnes lourdes maribel marisol liz kate joyce " +
		"alice grace claire marie julie sophie valerie stephanie melanie natalie leslie annie bonnie connie debbie kimberly emily amy betty " +
		"nancy wendy cindy judy lucy molly sally tracy dorothy beverly hilary hillary rosemary gwen jill sharon heather jennifer esther " +
		"fatemeh masoumeh leyen ingrid astrid brigitte margot ursel karoline condoleezza delcy hannah leah sarah deborah judith meredith edith " +
		"brenda svitlana kristin kirsten karin gretchen maureen eileen colleen doreen noreen shannon robyn marilyn carolyn evelyn lynn gail tamar " +
		"noor nour miriam maryam mariam zainab khadijah amal hanan")
)

// many notes a mention of several people or of a group, for "they". Only a
// few of a sentence matter.
func (n *naming) many(ref *event.Ref) {
	if len(n.crowd) >= 4 {
		return
	}
	known := event.Ref{ID: ref.ID, Name: ref.Name, Type: ref.Type, Country: ref.Country, Head: ref.Head}
	if known.Name == "" {
		known.Name = tidy(ref.Text)
	}
	n.crowd = append(n.crowd, known)
}

// they returns the one group that "they" may stand for.
func (n *naming) they() (event.Ref, bool) {
	crowd := n.crowd
	if len(crowd) == 0 {
		crowd = n.crowdBefore
	}
	if len(crowd) == 0 {
		return event.Ref{}, false
	}
	for _, ref := range crowd[1:] {
		if ref.ID != crowd[0].ID || ref.ID == "" && ref.Name != crowd[0].Name {
			return event.Ref{}, false
		}
	}
	return crowd[0], true
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

// unnamed notes somebody who is only described, for pronouns.
func (n *naming) unnamed(ref *event.Ref) {
	someone := someone{Ref: event.Ref{Name: tidy(ref.Text), Type: "person", Country: ref.Country, Office: ref.Office}}
	switch {
	case endsIn(ref.Head, "woman", "girl", "mother", "daughter", "sister", "wife", "widow", "nun"):
		someone.pronoun = "she"
	case endsIn(ref.Head, "man", "boy", "father", "son", "brother", "husband", "priest"):
		someone.pronoun = "he"
	}
	n.now = append(n.now, someone)
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

// pronoun makes a mention of a pronoun at word i whose person is plain, and
// returns the word behind it; i where it makes none.
func (r *actorReader) pronoun(i int) int {
	pronoun := r.folded(i)
	switch pronoun {
	case "he", "she":
	case "him":
		pronoun = "he"
	case "they", "them":
		ref, ok := r.naming.they()
		if !ok {
			return i
		}
		r.emit(i, i+1, ref)
		return i + 1
	case "i", "we":
		if !r.shout && r.words.Words[i].Len() <= 2 && !r.words.Words[i].Dots {
			r.spoken = append(r.spoken, i)
		}
		return i
	default:
		return i
	}
	candidate, ok, some := onlyOne(r.naming.now, pronoun)
	if !ok && !some && r.naming.age <= 3 {
		candidate, ok, _ = onlyOne(r.naming.before, pronoun)
	}
	if !ok {
		return i
	}
	r.emit(i, i+1, event.Ref{ID: candidate.ID, Name: candidate.Name, Type: "person", Country: candidate.Country, Office: candidate.Office})
	if len(r.naming.now) == 0 {
		candidate.pronoun = pronoun
		r.naming.now = append(r.naming.now, candidate)
	}
	return i + 1
}

// onlyOne returns the one person among people that a pronoun may stand for, if
// there is only one, and whether there are any.
func onlyOne(people []someone, pronoun string) (one someone, ok, some bool) {
	for _, p := range people {
		switch {
		case p.pronoun != "" && p.pronoun != pronoun:
		case !some:
			one, ok, some = p, true, true
		case p.ID != one.ID || p.Name != one.Name:
			ok = false
		}
	}
	return one, ok, some
}
