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
