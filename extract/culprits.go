package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// Who did it is often named long after the deed: "police identified the attacker
// as X", "the bomber, Y, had lived in Tunis".

// culpritNouns stand for the one who did what was told.
var culpritNouns = wordSet("attacker gunman bomber shooter assailant suspect killer perpetrator hijacker assassin knifeman stabber")

// culpritReach is how many sentences back the deed may stand.
const culpritReach = 8

// culpritGap is how many bytes may stand between the noun and the name.
const culpritGap = 60

// nameCulprits gives the deeds told in an article those who are named as having
// done them.
func nameCulprits(r *Reading, drafts []*draft) {
	for s := range r.Sentences {
		host := deedBefore(drafts, s)
		if host == nil {
			continue
		}
		sentence := &r.Sentences[s]
		for _, tok := range sentence.Tokens {
			if !culpritNouns[strings.ToLower(tok.Of(r.Document.Text))] {
				continue
			}
			person := r.namedBehind(sentence.Span, tok.Span)
			if person == nil {
				continue
			}
			if !host.has(actorRole, person.Ref) && !host.has(recipientRole, person.Ref) {
				ref := person.Ref
				host.Actors = append(host.Actors, ref)
				if host.view.sentence != s && !slices.Contains(host.Evidences, sentence.Span) {
					host.Evidences = append(host.Evidences, sentence.Span)
				}
			}
			break
		}
	}
}

// namedBehind is the person whom the words behind a noun name as the one that it
// stands for; nil if they name nobody.
func (r *Reading) namedBehind(sentence, noun text.Span) *event.Mention {
	s := r.Document.Text
	mentions := mentionsIn(r.Mentions, text.Span{Start: noun.End, End: min(sentence.End, noun.End+culpritGap)})
	for i := range mentions {
		m := &mentions[i]
		if m.Kind != event.KindActor {
			continue
		}
		if m.Type != "person" || m.Head != "" && !strings.Contains(m.Text, " ") {
			return nil
		}
		between := strings.ToLower(s[noun.End:m.Start])
		before := strings.ToLower(s[sentence.Start:noun.Start])
		switch {
		case between == " ", between == ", ":
			return m
		case strings.HasSuffix(between, " as ") && (strings.Contains(between, "named") || strings.Contains(between, "identified")) && !strings.Contains(between, " not "):
			return m
		case between == " as " && (strings.Contains(before, "named") || strings.Contains(before, "identified")):
			return m
		case between == " was ":
			return m
		}
		return nil
	}
	return nil
}

// deedBefore is the last deed told up to a sentence whose doer nobody has named;
// nil if there is none near.
func deedBefore(drafts []*draft, sentence int) *draft {
	for _, d := range slices.Backward(drafts) {
		far := sentence - d.view.sentence
		switch {
		case far < 0:
			continue
		case far > culpritReach:
			return nil
		case d.Status != event.Actual && d.Status != event.Attempted || d.Category != event.Assault && d.Category != event.Explosion && d.Category != event.Kidnapping && d.Category != event.Hijacking:
			continue
		}
		if slices.ContainsFunc(d.Actors, func(a event.Ref) bool {
			return a.Type == "person" && !culpritNouns[a.Head] || a.Type == "military" || a.Type == "government" || a.Type == "state"
		}) {
			continue
		}
		return d
	}
	return nil
}
