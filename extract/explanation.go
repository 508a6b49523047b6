package extract

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// An Explanation says how an event came about.
type Explanation struct {
	Event event.Event `json:"event"`
	// File is the rule's, and Word the trigger as its rule lists it.
	File string `json:"file"`
	Word string `json:"word"`
	// Arguments are the phrases of the sentence that belong to the trigger, in
	// the order of the text.
	Arguments []Argument `json:"arguments"`
	// Lost are the rules of the same word that lost, and those never asked.
	Lost []Alternative `json:"lost,omitempty"`
	// Joined are the words of the same sentence that were read as the same event
	// or as others; Places what else the places' names might have meant.
	Places []string `json:"places,omitempty"`
}

// An Argument is a phrase that belongs to a trigger: its function and the roles
// that it filled, "" for none.
type Argument struct {
	Text     string `json:"text"`
	Function string `json:"function"`
	By       string `json:"preposition,omitempty"`
	Role     string `json:"role,omitempty"`
}

// An Alternative is a reading that lost, and why.
type Alternative struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// Explain reads a document and says how the event with an ID came about; nil
// where the document has none such.
func (x *Extractor) Explain(ctx context.Context, doc *text.Document, id event.ID) (*Explanation, error) {
	var made *draft
	y := *x
	y.drafted = func(d *draft) {
		if d.ID == id {
			made = d
		}
	}
	r, err := y.Extract(ctx, doc)
	if err != nil || made == nil {
		return nil, err
	}
	i := slices.IndexFunc(r.All, func(e event.Event) bool { return e.ID == id })
	if i < 0 {
		return nil, nil
	}
	e := &Explanation{Event: r.All[i], File: cmp.Or(made.rule.file, "built in")}
	e.Arguments = made.explainArguments()
	t := trigger{sentence: made.view.sentence, token: made.word}
	for _, other := range y.triggers(r) {
		if other.sentence == t.sentence && other.token == t.token {
			t.lemmas = other.lemmas
		}
	}
	won := false
	for _, l := range t.lemmas {
		if l.rule == made.rule && !won {
			won = true
			e.Word = l.inWords()
			continue
		}
		why := made.view.whyNot(t, l)
		if why == "" {
			why = "another rule came first"
		}
		if a := (Alternative{l.rule.Name, why}); !slices.Contains(e.Lost, a) {
			e.Lost = append(e.Lost, a)
		}
	}
	for _, p := range r.All[i].Places {
		m := slices.IndexFunc(r.Mentions, func(m event.Mention) bool { return m.Kind == event.KindPlace && m.Span == p.Span })
		if m >= 0 && len(r.Mentions[m].Alternatives) > 0 {
			e.Places = append(e.Places, fmt.Sprintf("%s: %s rather than %v", p.Text, p.ID, r.Mentions[m].Alternatives))
		}
	}
	return e, nil
}

// inWords is a lemma as its rule lists it, roughly.
func (l lemma) inWords() string {
	kind := "noun"
	if l.verb {
		kind = "verb"
	}
	switch {
	case l.particle != "":
		return kind + " with " + l.particle
	case l.before != "":
		return kind + " behind " + l.before
	}
	return kind
}

// explainArguments lists the arguments of a draft with the roles they filled.
func (d *draft) explainArguments() []Argument {
	v := d.view
	args := slices.Clone(d.args)
	slices.SortStableFunc(args, func(a, b argument) int { return a.word - b.word })
	var out []Argument
	for _, a := range args {
		sp := v.words[a.word].Span
		if m := v.mention(a.word, event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace); m != nil {
			sp = m.Span
		}
		out = append(out, Argument{Text: sp.Of(v.reading.Document.Text), Function: a.function.String(), By: a.prep, Role: d.roleOf(sp)})
	}
	return out
}

// roleOf names the role that something at a span plays in a draft, "" for none.
func (d *draft) roleOf(sp text.Span) string {
	for _, list := range []struct {
		name string
		refs []event.Ref
	}{{"actor", d.Actors}, {"recipient", d.Recipients}, {"target", d.Targets}, {"weapon", d.Weapons}, {"place", d.Places}} {
		for _, ref := range list.refs {
			if ref.Overlaps(sp) {
				return list.name
			}
		}
	}
	return ""
}
