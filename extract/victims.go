package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// Those who died are often named sentences later: "the victims were identified as
// X, 32, and Y", "police named the dead man as X".

// victimNouns stand for those whom an attack took.
var victimNouns = wordSet("victim victims dead deceased casualties")

// victimReach is how many sentences back the deed may stand.
const victimReach = 12

// nameTheDead gives the last deed told before a sentence that names its victims
// those names.
func nameTheDead(r *Reading, drafts []*draft) {
	for s := range r.Sentences {
		sentence := &r.Sentences[s]
		for i, tok := range sentence.Tokens {
			if i == 0 || !victimNouns[strings.ToLower(tok.Of(r.Document.Text))] {
				continue
			}
			names := r.namesBehind(sentence.Span, tok.Span)
			if len(names) == 0 {
				continue
			}
			host := deadlyBefore(drafts, s)
			if host == nil {
				return
			}
			for _, ref := range names {
				if !host.has(recipientRole, ref) && !host.has(actorRole, ref) {
					host.Recipients = append(host.Recipients, ref)
				}
			}
			if host.view.sentence != s && !slices.Contains(host.Evidences, sentence.Span) {
				host.Evidences = append(host.Evidences, sentence.Span)
			}
			break
		}
	}
}

// namesBehind lists the persons as whom the words behind a noun name it: "the
// victims were named as X and Y"; none where they do not.
func (r *Reading) namesBehind(sentence, noun text.Span) []event.Ref {
	s := r.Document.Text
	around := strings.ToLower(s[sentence.Start:sentence.End])
	if !strings.Contains(around, "named") && !strings.Contains(around, "identified") {
		return nil
	}
	var names []event.Ref
	last := noun.End
	mentions := mentionsIn(r.Mentions, text.Span{Start: noun.End, End: sentence.End})
	for i := range mentions {
		m := &mentions[i]
		if m.Kind != event.KindActor || m.Type != "person" || m.Head != "" || m.Start < last {
			continue
		}
		between := s[last:m.Start]
		switch {
		case len(names) == 0:
			if len(between) > culpritGap || !strings.HasSuffix(between, " as ") || strings.Contains(between, " not ") {
				return nil
			}
		case strings.Trim(strings.ReplaceAll(between, "and", ""), " ,()0123456789") != "":
			return names
		}
		names, last = append(names, m.Ref), m.End
	}
	return names
}

// deadlyBefore is the last deed told up to a sentence that took lives; nil if there
// is none near.
func deadlyBefore(drafts []*draft, sentence int) *draft {
	for _, d := range slices.Backward(drafts) {
		far := sentence - d.view.sentence
		switch {
		case far < 0:
		case far > victimReach:
			return nil
		case d.Status == event.Actual && violent(d.Category) && d.Killed != nil && d.Killed.Max > 0:
			return d
		}
	}
	return nil
}
