package extract

import (
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// An Uncoded sentence looks like it tells an event, and no event shown has it
// as evidence.
type Uncoded struct {
	Document string `json:"document"`
	// Sentence is the sentence, and Trigger the word that might have named the
	// event; it is empty where no rule knows any word.
	Sentence event.Quote  `json:"sentence"`
	Trigger  *event.Quote `json:"trigger,omitempty"`
	// Rule is the one that came nearest.
	Rule   string `json:"rule,omitempty"`
	Reason string `json:"reason"`
}

// Uncoded lists the sentences of a reading that look like events and are not
// told by any of its events, in their order, each once with the reason for its
// first word. It parses nothing anew.
func (x *Extractor) Uncoded(r *Reading) []Uncoded {
	told := make([]bool, len(r.Sentences))
	mark := func(sp text.Span) {
		for i := range r.Sentences {
			told[i] = told[i] || r.Sentences[i].Overlaps(sp)
		}
	}
	for i := range r.Events {
		mark(r.Events[i].Evidence.Span)
		for _, sp := range r.Events[i].Evidences {
			mark(sp)
		}
	}
	var out []Uncoded
	say := func(sentence int, trigger *event.Quote, rule, reason string) {
		if !told[sentence] {
			told[sentence] = true
			out = append(out, Uncoded{r.Document.ID, event.QuoteOf(r.Document.Text, r.Sentences[sentence].Span), trigger, rule, reason})
		}
	}
	for i := range r.Doubtful {
		e := &r.Doubtful[i]
		if s := r.sentenceAt(e.Trigger.Start); s >= 0 {
			say(s, &e.Trigger, e.Rule, fmt.Sprintf("confidence %.2f is below %.2f", e.Confidence, x.options.MinConfidence))
		}
	}
	bySentence := mentionsOf(r)
	var v *view
	for _, t := range x.triggers(r) {
		if told[t.sentence] || r.Trees[t.sentence] == nil || t.token >= len(r.Trees[t.sentence].Words) {
			continue
		}
		if v == nil || v.sentence != t.sentence {
			v = newView(r, t.sentence, bySentence[t.sentence])
		}
		if isPolitical(t) && !severalParties(r, bySentence[t.sentence]) {
			continue // "gave", "wanted": common words that need two sides to tell an event
		}
		quote := event.QuoteOf(r.Document.Text, v.words[t.token].Span)
		rule, reason := t.lemmas[0].rule.Name, ""
		for _, l := range t.lemmas {
			why := v.whyNot(t, l)
			if why == "" {
				rule, reason = l.rule.Name, "too little is told of it, or its words mean something else in a text without violence"
				break
			}
			if reason == "" {
				rule, reason = l.rule.Name, why
			}
		}
		say(t.sentence, &quote, rule, reason)
	}
	for s, mentions := range bySentence {
		if told[s] || r.Sentences[s].Zone == text.Dateline {
			continue
		}
		armed, hit := false, false
		for _, i := range mentions {
			m := &r.Mentions[i]
			armed = armed || m.Kind == event.KindWeapon || m.Kind == event.KindActor && (m.Type == "armed-group" || m.Type == "military")
			hit = hit || m.Kind == event.KindPlace || m.Kind == event.KindTarget || m.Kind == event.KindQuantity
		}
		if armed && hit {
			say(s, nil, "", "it names arms or armed people, but no rule knows its words")
		}
	}
	slices.SortStableFunc(out, func(a, b Uncoded) int { return a.Sentence.Start - b.Sentence.Start })
	return out
}

// isPolitical reports whether all that a word may mean is politics.
func isPolitical(t trigger) bool {
	return !slices.ContainsFunc(t.lemmas, func(l lemma) bool { return !politicalFrames[l.rule.Frame] })
}

// severalParties reports whether two actors are among some mentions.
func severalParties(r *Reading, mentions []int) bool {
	n := 0
	for _, i := range mentions {
		if r.Mentions[i].Kind == event.KindActor {
			n++
		}
	}
	return n > 1
}

// sentenceAt is the index of the sentence that holds an offset, -1 if none.
func (r *Reading) sentenceAt(offset int) int {
	return slices.IndexFunc(r.Sentences, func(s text.Sentence) bool { return s.Start <= offset && offset < s.End })
}
