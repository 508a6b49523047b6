package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

func isQuote(s string) bool {
	switch s {
	case `"`, "”", "''", "’":
		return true
	}
	return false
}

// saying returns who speaks in the sentence: the subject of its topmost verb of
// saying; nil where nobody does.
func (v *view) saying() *event.Ref {
	for i := range v.words {
		if v.words[i].UPOS != syntax.VERB || !speechVerbs[v.lemma(i)] && !rebuttals[v.lemma(i)] {
			continue
		}
		if s := v.subject(i); s >= 0 {
			if ref, ok := v.speaker(v.antecedent(s, i)); ok {
				return &ref
			}
		}
	}
	return nil
}

// spokeIn returns who speaks in a sentence that was not parsed: the actor named
// right before its first verb of saying, or right behind it.
func spokeIn(r *Reading, sentence int, mentions []int) *event.Ref {
	for _, tok := range r.Sentences[sentence].Tokens {
		if !plainSpeech[strings.ToLower(tok.Of(r.Document.Text))] {
			continue
		}
		var best *event.Mention
		for _, i := range mentions {
			m := &r.Mentions[i]
			switch {
			case m.Kind != event.KindActor:
			case m.End <= tok.Start:
				best = m
			case best == nil && m.Start-tok.End <= 2:
				best = m
			}
		}
		if best == nil {
			return nil
		}
		ref := best.Ref
		return &ref
	}
	return nil
}

// openQuotes tells of each sentence whether it begins inside a quotation that its
// paragraph opened before it.
func openQuotes(r *Reading) []bool {
	out := make([]bool, len(r.Sentences))
	curly, straight := 0, 0
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if i == 0 || s.Paragraph != r.Sentences[i-1].Paragraph {
			curly, straight = 0, 0
		}
		out[i] = curly > 0 || straight%2 == 1
		t := s.Of(r.Document.Text)
		curly += strings.Count(t, "“") - strings.Count(t, "”")
		straight += strings.Count(t, `"`)
	}
	return out
}
