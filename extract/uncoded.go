package extract

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// An Uncoded sentence looks like it tells an event, and no event shown has it
// as evidence.
type Uncoded struct {
	Document string `json:"document"`
	// Score is how much it looks like an event: see Extractor.Uncoded.
	Score int `json:"score"`
	// Sentence is the sentence, and Trigger the word that might have named the
	// event; it is empty where no rule knows any word.
	Sentence event.Quote  `json:"sentence"`
	Trigger  *event.Quote `json:"trigger,omitempty"`
	// Rule is the one that came nearest.
	Rule   string `json:"rule,omitempty"`
	Reason string `json:"reason"`
}

// minScore is the score from which a sentence is listed; docs/rules.md tells how
// many of them are events.
const minScore = 6

// Uncoded lists the sentences of a reading that look like events and are not
// told by any of its events, each once, those that look most like one first,
// with the reason for the word that came nearest. It parses nothing anew.
//
// A word of violence counts 3, one of politics between two parties 2, one
// whose form or grammar is wrong and one of everyday less; arms count 2, and so does a number of
// dead or wounded; armed people, a place, a target, a day and a second party 1.
func (x *Extractor) Uncoded(r *Reading) []Uncoded {
	bySentence := mentionsOf(r)
	told := r.told()
	best := make([]Uncoded, len(r.Sentences))
	offer := func(s, score int, trigger *event.Quote, rule, reason string) {
		if score > best[s].Score && !told[s] {
			best[s] = Uncoded{r.Document.ID, score, event.QuoteOf(r.Document.Text, r.Sentences[s].Span), trigger, rule, reason}
		}
	}
	signs := make([]int, len(r.Sentences))
	for s := range r.Sentences {
		if signs[s] = r.signs(bySentence[s]); r.Sentences[s].Zone != text.Dateline && r.Sentences[s].Zone != text.Label && r.armed(bySentence[s]) {
			offer(s, signs[s]+1, nil, "", "it names arms or armed people, but no rule knows its words")
		}
	}
	for i := range r.Doubtful {
		e := &r.Doubtful[i]
		if s := r.sentenceAt(e.Trigger.Start); s >= 0 {
			offer(s, signs[s]+doubtfulScore, &e.Trigger, e.Rule, fmt.Sprintf("confidence %.2f is below %.2f", e.Confidence, x.options.MinConfidence))
		}
	}
	var v *view
	for _, t := range x.triggers(r) {
		if told[t.sentence] || r.Trees[t.sentence] == nil || t.token >= len(r.Trees[t.sentence].Words) {
			continue
		}
		if v == nil || v.sentence != t.sentence {
			v = newView(r, t.sentence, bySentence[t.sentence])
		}
		quote := event.QuoteOf(r.Document.Text, v.words[t.token].Span)
		for _, l := range t.lemmas {
			if l.rule.Suppress {
				continue // that it did not apply is no reason
			}
			kind, why := v.whyNot(t, l)
			score := refusalScore[kind]
			if everyday[v.lemma(t.token)] {
				score -= 2
			}
			if politicalFrames[l.rule.Frame] {
				score--
				if r.parties(bySentence[t.sentence]) < 2 {
					score = 0 // "gave", "wanted": common words that need two sides to tell an event
				}
			}
			if kind == accepted {
				why = "too little is told of it, or its words mean something else in a text without violence"
			}
			if score > 0 {
				offer(t.sentence, signs[t.sentence]+score, &quote, l.rule.Name, why)
			}
		}
	}
	out := slices.DeleteFunc(best, func(u Uncoded) bool { return u.Score < minScore })
	slices.SortStableFunc(out, func(a, b Uncoded) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// doubtfulScore is what an event below the threshold counts, and refusalScore
// what a word of a rule does, by why it told no event. What a rule keeps from
// being an event, and half of a phrase, counts nothing.
const doubtfulScore = 4

var refusalScore = [...]int{accepted: 3, condition: 3, wrongForm: 2, qualifies: 2, unreal: 1, suppressed: 0, partOfName: 0, lacksWord: 0}

// everyday are words that name an event by what stands with them alone: that a
// rule lacks it is no surprise.
var everyday = wordSet("use take hold find send arrive cause bring lose end drop go reach get give leave drive cut ready willing want expect call provide offer down fly travel head return come work deal concern gather target fall land spark carry seek begin start")

// told marks the sentences that an event shown rests on.
func (r *Reading) told() []bool {
	told := make([]bool, len(r.Sentences))
	mark := func(sp text.Span) {
		for s := max(0, r.sentenceAt(sp.Start)); s < len(r.Sentences) && r.Sentences[s].Start < sp.End; s++ {
			told[s] = told[s] || r.Sentences[s].Overlaps(sp)
		}
	}
	for i := range r.Events {
		mark(r.Events[i].Evidence.Span)
		for _, sp := range r.Events[i].Evidences {
			mark(sp)
		}
	}
	return told
}

// signs counts what among some mentions makes a sentence look like an event, each
// kind once.
func (r *Reading) signs(mentions []int) int {
	const (
		arms = 1 << iota
		armed
		place
		target
		day
		people
	)
	found := 0
	for _, i := range mentions {
		m := &r.Mentions[i]
		switch {
		case m.Kind == event.KindWeapon:
			found |= arms
		case m.Kind == event.KindActor && isArmed(m):
			found |= armed
		case m.Kind == event.KindActor && m.Type == "population" && m.Count != nil:
			found |= people
		case m.Kind == event.KindPlace && m.Type != "adjective":
			found |= place
		case m.Kind == event.KindTarget:
			found |= target
		case m.Kind == event.KindTime:
			found |= day
		}
	}
	n := 0
	for bit, worth := range map[int]int{arms: 2, armed: 1, place: 1, target: 1, day: 1, people: 2} {
		if found&bit != 0 {
			n += worth
		}
	}
	return n
}

func isArmed(m *event.Mention) bool { return m.Type == "armed-group" || m.Type == "military" }

// armed reports whether arms or armed people are among some mentions, with a
// place or a target.
func (r *Reading) armed(mentions []int) bool {
	armed, hit := false, false
	for _, i := range mentions {
		m := &r.Mentions[i]
		armed = armed || m.Kind == event.KindWeapon || m.Kind == event.KindActor && isArmed(m)
		hit = hit || m.Kind == event.KindPlace || m.Kind == event.KindTarget
	}
	return armed && hit
}

// parties counts the actors among some mentions.
func (r *Reading) parties(mentions []int) (n int) {
	for _, i := range mentions {
		if r.Mentions[i].Kind == event.KindActor {
			n++
		}
	}
	return n
}

// sentenceAt is the index of the sentence that holds an offset, -1 if none.
func (r *Reading) sentenceAt(offset int) int {
	i, _ := slices.BinarySearchFunc(r.Sentences, offset, func(s text.Sentence, offset int) int { return cmp.Compare(s.End, offset+1) })
	if i < len(r.Sentences) && r.Sentences[i].Start <= offset {
		return i
	}
	return -1
}
