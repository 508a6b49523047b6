package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// pronoun makes a mention of a pronoun at word i whose person is plain, and
// returns the word behind it; i where it makes none.
func (r *actorReader) pronoun(i int) int {
	pronoun := "he"
	switch string(r.words.Folded(i)) {
	case "he", "him":
	case "she":
		pronoun = "she"
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

// someone is a person with what the text tells of the pronoun: "he" or "she".
type someone struct {
	event.Ref
	pronoun string
}

// mentioned notes that somebody known was named by surname alone.
func (n *naming) mentioned(ref event.Ref) {
	n.now = append(n.now, someone{ref, pronounOf("", ref.Name)})
}

// unnamed notes somebody who is only described, for pronouns.
func (n *naming) unnamed(ref *event.Ref) {
	if isEnemy(*ref) {
		return // "the enemy" is many
	}
	someone := someone{Ref: event.Ref{Name: tidy(ref.Text), Type: "person", Country: ref.Country, Office: ref.Office}}
	switch {
	case isFeminine(ref.Head):
		someone.pronoun = "she"
	case isMasculine(ref.Head):
		someone.pronoun = "he"
	}
	n.now = append(n.now, someone)
}

// isFeminine reports whether the head of a description is that of a woman,
// isMasculine whether it is that of a man.
func isFeminine(head string) bool {
	return endsIn(head, "woman", "girl", "mother", "daughter", "sister", "wife", "widow", "nun")
}

func isMasculine(head string) bool {
	return !isFeminine(head) && !strings.HasSuffix(head, "person") && endsIn(head, "man", "boy", "father", "son", "brother", "husband", "priest")
}

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

// speakers finds out who speaks in the sentence and makes mentions of the
// words "I" and "we" that stand for them in quotations. Who speaks is named next
// to a verb of saying, or before a colon at the end of a sentence; behind
// somebody whom no name is given, those words stand for nobody known.
func (r *actorReader) speakers() {
	speaker := r.naming.speaker
	said := false
	for k := r.first; k < len(r.dst) && !said; k++ {
		ref := &r.dst[k].Ref
		if ref.Type == "state" && ref.Head == "" {
			continue
		}
		before, after := r.wordBefore(ref.Span), r.wordBehind(ref.Span)
		switch {
		case saysWords[before] || saysWords[after]:
			said = true
		case ref.ID == "" || ref.Type == "population":
			continue
		default:
			said = strings.HasSuffix(strings.TrimRight(r.span.Of(r.text), "\"”’ \n"), ":")
		}
		if said && (ref.ID == "" || ref.Type == "population") {
			speaker = event.Ref{}
		} else if said {
			speaker = event.Ref{ID: ref.ID, Name: ref.Name, Type: ref.Type, Country: ref.Country, Office: ref.Office}
		}
	}
	r.naming.speaker = speaker
	if speaker.ID == "" {
		return
	}
	for _, i := range r.spoken {
		if r.folded(i) == "i" && speaker.Type != "person" || !isQuoted(r.text, r.words.Words[i].Start) {
			continue
		}
		r.append(r.words.SpanOf(i, i+1), speaker)
	}
}

// isQuoted reports whether a quotation is open at an offset of the text, or what
// follows a colon: it looks back as far as its paragraph goes, at most 2,000 bytes.
func isQuoted(s string, at int) bool {
	s = s[max(0, at-2000):at]
	s = s[strings.LastIndexByte(s, '\n')+1:]
	return strings.Count(s, `"`)%2 == 1 || strings.Contains(s, ": ") ||
		strings.LastIndex(s, "“") > strings.LastIndex(s, "”") || strings.LastIndex(s, "‘") > strings.LastIndex(s, "’ ")
}

// wordBefore returns the folded word that ends before a span, across a mark of
// quotation or a comma.
func (r *actorReader) wordBefore(sp text.Span) string {
	for i := r.wordAt(sp.Start) - 1; i >= 0; i-- {
		if w := r.folded(i); w != "the" && w != "a" {
			return w
		}
	}
	return ""
}

// wordBehind returns the folded word that begins behind a span.
func (r *actorReader) wordBehind(sp text.Span) string {
	i := r.wordAt(sp.End)
	if i < r.len() && r.apart(i) {
		return ""
	}
	return r.folded(i)
}

// wordAt returns the first word that starts at or behind an offset.
func (r *actorReader) wordAt(offset int) int {
	low, high := 0, r.len()
	for low < high {
		mid := (low + high) / 2
		if r.words.Words[mid].Start < offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
