package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// manyTurns makes a document a transcript: who speaks then goes on until
// another does.
const manyTurns = 3

// turns returns who speaks each sentence by the name and colon that its
// paragraph opens with, nil where there is none: "HORVAK: They shelled us.", or
// the headline "Police: two killed in blast".
func turns(r *Reading) []*event.Ref {
	out := make([]*event.Ref, len(r.Sentences))
	count, paragraph := 0, -1
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			if out[i] = turn(r, i); out[i] != nil {
				count++
			}
		} else if i > 0 {
			out[i] = out[i-1]
		}
	}
	if count < manyTurns {
		return out
	}
	for i := range out {
		if out[i] == nil && i > 0 {
			out[i] = out[i-1]
		}
	}
	return out
}

// turn returns who sentence i names before a colon, nil where it does not open
// so.
func turn(r *Reading, i int) *event.Ref {
	s := &r.Sentences[i]
	said := s.Of(r.Document.Text)
	colon := strings.IndexByte(said[:min(len(said), 60)], ':')
	alone := s.Zone == text.Label && colon == len(said)-1
	if colon <= 0 || !alone && (colon+1 >= len(said) || said[colon+1] != ' ' && said[colon+1] != '\n') {
		return nil
	}
	at, _ := slices.BinarySearchFunc(r.Mentions, s.Start, func(m event.Mention, start int) int { return m.Start - start })
	place := false
	for ; at < len(r.Mentions) && r.Mentions[at].Start == s.Start; at++ {
		m := &r.Mentions[at]
		place = place || m.Kind == event.KindPlace
		if m.Kind != event.KindActor || m.End != s.Start+colon {
			continue
		}
		switch m.Type {
		case "person", "organisation", "government", "military":
			ref := m.Ref
			if ref.Name == "" {
				ref.Name = tidy(ref.Text)
			}
			return &ref
		}
	}
	// "IVO PETRO: ..." in a text of small letters is a name that no table has.
	name := said[:colon]
	if n := len(strings.Fields(name)); n == 0 || n > 3 || !isShout(name) || strings.ContainsAny(name, "0123456789,;()") || isShout(said[colon:]) || place {
		return nil
	}
	return &event.Ref{Kind: event.KindActor, Span: text.Span{Start: s.Start, End: s.Start + colon}, Text: name, Name: tidy(name), ID: unnamed(name), Type: "person"}
}
