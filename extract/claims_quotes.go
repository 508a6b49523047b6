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
// right before its first verb of saying, or right behind it; of both only what
// stands at or behind the offset from, and nothing in the quotation that ends
// before. With a pronoun before the verb it is who spoke last.
func spokeIn(r *Reading, sentence int, mentions []int, from int, last *event.Ref) *event.Ref {
	s := r.Document.Text
	tokens := r.Sentences[sentence].Tokens
	for t, tok := range tokens {
		if tok.Start < from || !plainSpeech[strings.ToLower(tok.Of(s))] {
			continue
		}
		if t > 0 && sayingPronouns[strings.ToLower(tokens[t-1].Of(s))] {
			return last
		}
		for _, q := range tokens[:t] {
			if isQuote(q.Of(s)) {
				from = max(from, q.End)
			}
		}
		var best *event.Mention
		for _, i := range mentions {
			m := &r.Mentions[i]
			switch {
			case m.Kind != event.KindActor || m.Start < from:
			case m.End <= tok.Start:
				best = m
			case best == nil && m.Start-tok.End <= len(" the "):
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

// openQuotes tells of each sentence whether it begins inside a quotation that was
// opened before it, in its paragraph or by one that closed no quotation.
func openQuotes(r *Reading) []bool {
	out := make([]bool, len(r.Sentences))
	curly, straight := 0, 0
	for i := range r.Sentences {
		s := &r.Sentences[i]
		t := s.Of(r.Document.Text)
		open := curly > 0 || straight%2 == 1
		if i == 0 || s.Paragraph != r.Sentences[i-1].Paragraph {
			open = open && opensQuote(t) // a long quotation opens each of its paragraphs
			curly, straight = 0, 0
		}
		out[i] = open
		curly += strings.Count(t, "“") - strings.Count(t, "”")
		straight += strings.Count(t, `"`)
	}
	return out
}

// opensQuote reports whether a sentence begins with a quotation.
func opensQuote(sentence string) bool {
	return strings.HasPrefix(sentence, "“") || strings.HasPrefix(sentence, `"`)
}

// quoteEnd is where in a sentence the quotation ends that was open before it; -1
// where it goes on.
func quoteEnd(sentence string) int {
	if i := strings.Index(sentence, "”"); i >= 0 || strings.Contains(sentence, "“") {
		return i
	}
	return strings.IndexByte(sentence, '"')
}

// spokenAfter returns who is said behind its end to speak the quotation that
// sentence i opens: "“They shelled us. We ran,” the mayor said."; nil where it
// does not go on, or nobody is.
func spokenAfter(r *Reading, i int, mentions [][]int) *event.Ref {
	if t := r.Sentences[i].Of(r.Document.Text); strings.Contains(t, "”") || strings.Count(t, `"`) > 1 {
		return nil
	}
	for k := i + 1; k < len(r.Sentences) && k <= i+quoteReach && r.Sentences[k].Paragraph == r.Sentences[i].Paragraph; k++ {
		s := &r.Sentences[k]
		if end := quoteEnd(s.Of(r.Document.Text)); end >= 0 {
			return spokeIn(r, k, mentions[k], s.Start+end, nil)
		}
	}
	return nil
}

// quoteReach is how many sentences behind its first a quotation may end.
const quoteReach = 4

// inQuote reports whether a quotation that its sentence opens stands around a
// word, and where it opens.
func (v *view) inQuote(word int) (open int, ok bool) {
	open = -1
	for i := range v.words[:word] {
		switch v.words[i].Form {
		case "“", "``":
			open = i
		case "”", "''":
			open = -1
		case `"`:
			if open >= 0 {
				open = -1
			} else {
				open = i
			}
		}
	}
	return open, open >= 0
}

// introReach is how many words may stand between the verb that opens a quotation
// and the colon or comma before it.
const introReach = 8

// leadIn returns the verb that leads to the quotation which opens at a word, as in
// "she continued, “They shelled us”" and "the senator scolded him: “...”"; -1
// where there is none.
func (v *view) leadIn(open int) int {
	if open < 2 {
		return -1
	}
	reach := introReach
	switch v.words[open-1].Form {
	case ":":
	case ",":
		reach = 1
	default:
		return -1
	}
	for i := open - 2; i >= max(0, open-1-reach); i-- {
		if v.words[i].UPOS == syntax.VERB {
			if s := v.subject(i); s >= 0 && s < i {
				return i
			}
		}
	}
	return -1
}

// partsQuote reports whether a verb and its speaker stand between two halves of
// a quotation: "“They came back,” he said, “and shelled us.”"
func (v *view) partsQuote(verb int) bool {
	s := v.subject(verb)
	return s > 0 && s < verb && isQuote(v.words[s-1].Form)
}
