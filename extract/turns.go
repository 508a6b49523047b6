package extract

import (
	"cmp"
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
// the headlines "Police: two killed in blast" and "Two killed in blast: police".
func turns(r *Reading) []*event.Ref {
	out := make([]*event.Ref, len(r.Sentences))
	count, paragraph := 0, -1
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			if out[i] = turn(r, i); out[i] != nil {
				count++
			} else {
				out[i] = credit(r, i)
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

// creditReach is how many bytes a headline's source may take at its end.
const creditReach = 30

// headlineSources are sources that a headline gives without a name.
var headlineSources = wordSet("police official officials minister ministry report reports source sources army military mayor governor media witness witnesses president spokesman spokeswoman prosecutor prosecutors residents activists")

// credit returns the source that a headline gives at its end, nil where it gives
// none: "Gunmen kill two in Gao: minister", "Drones hit Tambov depot - governor".
func credit(r *Reading, i int) *event.Ref {
	s := &r.Sentences[i]
	said := s.Of(r.Document.Text)
	if last := said[max(0, len(said)-1):]; last < "A" || last > "z" || i+1 < len(r.Sentences) && r.Sentences[i+1].Paragraph == s.Paragraph {
		return nil // prose ends in a stop, or goes on
	}
	tail := said[max(0, len(said)-creditReach):]
	at := -1
	for _, sep := range []string{": ", " - ", " – ", " — "} {
		if k := strings.LastIndex(tail, sep); k >= 0 {
			at = max(at, k+len(sep))
		}
	}
	if at < 0 {
		return nil
	}
	span := text.Span{Start: s.End - len(tail) + at, End: s.End}
	name := span.Of(r.Document.Text)
	k, _ := slices.BinarySearchFunc(r.Mentions, span.Start, func(m event.Mention, start int) int { return m.Start - start })
	for ; k < len(r.Mentions) && r.Mentions[k].Start == span.Start; k++ {
		if m := &r.Mentions[k]; m.Kind == event.KindActor && m.Span == span {
			ref := m.Ref
			ref.Name = cmp.Or(ref.Name, tidy(ref.Text))
			return &ref
		}
	}
	if !headlineSources[strings.ToLower(name)] {
		return nil
	}
	return &event.Ref{Kind: event.KindActor, Span: span, Text: name, Name: name, ID: unnamed(name)}
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
