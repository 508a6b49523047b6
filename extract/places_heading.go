package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// headingPlace is the place that heads a sentence, as in the lists of a day's
// attacks: "- Sumy: a shell hit a school". What stands behind happened there. A
// country may as well be who says it, and capitals the name of a speaker.
func (v *view) headingPlace() (event.Ref, bool) {
	if p, ok := v.cityLabel(); ok {
		return p, true
	}
	s := v.reading.Sentences[v.sentence].Span
	words := s.Of(v.reading.Document.Text)
	head, _, found := strings.Cut(words, ":")
	if !found {
		return event.Ref{}, false
	}
	name := strings.TrimLeft(head, "-–—*•▪‣·●◦+0123456789.) \t")
	if isShout(name) {
		return event.Ref{}, false
	}
	span := text.Span{Start: s.Start + len(head) - len(name), End: s.Start + len(strings.TrimRight(head, " \t"))}
	for _, mentions := range v.heads {
		for _, i := range mentions {
			if m := &v.reading.Mentions[i]; m.Kind == event.KindPlace && m.Span == span && m.Feature != "country" && m.Feature != "continent" {
				return m.Ref, true
			}
		}
	}
	return event.Ref{}, false
}

// cityLabel is the place with a colon that heads the paragraph, as papers of South
// Asia and situation reports have it: "PESHAWAR: A car blew up in a bazaar". One in
// capitals must be a city: it may as well be a speaker.
func (v *view) cityLabel() (event.Ref, bool) {
	r := v.reading
	first := v.sentence
	for first > 0 && r.Sentences[first-1].Paragraph == r.Sentences[v.sentence].Paragraph {
		first--
	}
	s := r.Sentences[first].Span
	head, _, found := strings.Cut(s.Of(r.Document.Text)+" ", ": ")
	name := strings.TrimLeft(head, labelMarks)
	shout := isShout(name)
	if !found || len(name) > maxNameLabel || !shout && r.Sentences[first].Zone != text.Label {
		return event.Ref{}, false
	}
	start := s.Start + len(head) - len(name)
	mentions := mentionsIn(r.Mentions[:v.known], text.Span{Start: start, End: start + 1})
	for i := range mentions {
		switch m := &mentions[i]; {
		case m.End != s.Start+len(head):
		case m.Kind == event.KindActor && m.Type == "person":
			return event.Ref{}, false
		case m.Kind == event.KindPlace && m.Feature != "country" && m.Feature != "continent" && (!shout || m.Feature == "city" || m.Feature == "capital"):
			return m.Ref, true
		}
	}
	return event.Ref{}, false
}

// maxNameLabel is how long a name that heads a paragraph may be, in bytes.
const maxNameLabel = 24

// labelMarks stand before the label of a list's entry.
const labelMarks = "-–—*•▪‣·●◦ \t"
