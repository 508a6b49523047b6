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
	// Others are the parts of the event that no argument filled: implied ones,
	// those that stand elsewhere in the article, and who vouches for it.
	Others []Argument `json:"others,omitempty"`
	// Joined are the further words of the article that tell the same event.
	Joined []Joined `json:"joined,omitempty"`
	// Places says what else the places' names might have meant.
	Places []string `json:"places,omitempty"`
}

// A Joined is a word that was read as an event of its own at first.
type Joined struct {
	Trigger event.Quote `json:"trigger"`
	Rule    string      `json:"rule"`
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
	e.Others = made.explainOthers()
	for _, d := range made.joined {
		e.Joined = append(e.Joined, Joined{d.Trigger, d.rule.Name})
	}
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
		kind, why := made.view.whyNot(t, l)
		if kind == accepted {
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
		sp := v.argumentSpan(a)
		out = append(out, Argument{Text: sp.Of(v.reading.Document.Text), Function: a.function.String(), By: a.prep, Role: d.roleOf(sp)})
	}
	return out
}

// argumentSpan is the mention that an argument heads, or its word.
func (v *view) argumentSpan(a argument) text.Span {
	if m := v.mention(a.word, event.KindActor, event.KindWeapon, event.KindTarget, event.KindPlace); m != nil {
		return m.Span
	}
	return v.words[a.word].Span
}

// explainOthers lists what plays a role in a draft and is no argument of it.
func (d *draft) explainOthers() []Argument {
	v := d.view
	sentence := v.reading.Sentences[v.sentence].Span
	filled := func(ref *event.Ref) bool {
		return !ref.Implied && slices.ContainsFunc(d.args, func(a argument) bool { return ref.Overlaps(v.argumentSpan(a)) })
	}
	var out []Argument
	for _, list := range d.cast() {
		for i := range list.refs {
			ref := &list.refs[i]
			from := "in the sentence"
			switch {
			case filled(ref):
				continue
			case ref.Implied:
				from = "implied"
			case !sentence.Contains(ref.Span):
				from = "in another sentence"
			}
			out = append(out, Argument{Text: cmp.Or(ref.Text, ref.Name), Function: from, Role: list.name})
		}
	}
	return out
}

// A castList is a role of a draft with those who play it.
type castList struct {
	name string
	refs []event.Ref
}

// cast lists the roles of a draft.
func (d *draft) cast() [6]castList {
	return [6]castList{{"actor", d.Actors}, {"recipient", d.Recipients}, {"target", d.Targets}, {"weapon", d.Weapons}, {"place", d.Places}, {"claimant", d.Claims}}
}

// roleOf names the role that something at a span plays in a draft, "" for none.
func (d *draft) roleOf(sp text.Span) string {
	for _, list := range d.cast() {
		for i := range list.refs {
			if ref := &list.refs[i]; !ref.Implied && ref.Overlaps(sp) {
				return list.name
			}
		}
	}
	return ""
}
