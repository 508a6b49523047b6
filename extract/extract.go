// Package extract reads a text.Document into event.Events: sentences, then
// mentions of places, times, actors, weapons, targets and quantities, then the
// words that name events, then the trees of the sentences that hold one, and
// last the events with their roles. Each stage is one file.
package extract

import (
	"context"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// Stages names what an article goes through, in order, as `annals explain
// --after` knows them.
var Stages = []string{"document", "sentences", "mentions", "syntax", "events"}

// Options are the extractor's settings. The zero value is the default.
type Options struct {
	// RuleFiles are further event rules, read after the built-in ones: paths
	// of YAML files of the same form. A rule with the name of a built-in one
	// takes its place.
	RuleFiles []string
	// MinConfidence is the confidence in [0, 1] below which an event is not among
	// Reading.Events but Reading.Doubtful; with 0 all are events.
	MinConfidence float64
	// Country chooses whose country a disputed place is shown in: its
	// sovereign's (the default) or that of those who hold it on the day of
	// publication.
	Country lexicon.View
	// Gazetteer knows the places; nil stands for the one carried. A user's own
	// goes over that with Gazetteer.With.
	Gazetteer *lexicon.Gazetteer
}

// An Extractor reads documents. It is safe for concurrent use.
type Extractor struct {
	options Options
	rules   *ruleSet
	// observe is set where the weights of the confidence are learnt.
	observe func(event.ID, []uint32)
	// weights are those of the confidence; empty for the carried ones.
	weights string
	// paired is set where the weights of fillers are learnt.
	paired func(q *pair, shout bool)
	// drafted is told each draft that becomes an event, for explaining it.
	drafted func(*draft)
}

// New returns an Extractor. It fails where a rule file cannot be read, and
// names the file, the rule and what is wrong with it.
func New(o Options) (*Extractor, error) {
	rules, err := loadRules(o.RuleFiles)
	if err != nil {
		return nil, err
	}
	return &Extractor{options: o, rules: rules}, nil
}

// A Reading is what each stage made of a document.
type Reading struct {
	Document *text.Document
	// Sentences are sorted and never overlap.
	Sentences []text.Sentence
	// Mentions are sorted by Start, longer ones first; mentions of different
	// kinds may overlap.
	Mentions []event.Mention
	// Trees has one entry a sentence, nil where no event word made it worth
	// parsing.
	Trees []*syntax.Tree
	// All are the events that were coded, sorted by the start of their trigger.
	// Events are those of them that Options.MinConfidence shows, Doubtful the
	// others.
	All, Events, Doubtful []event.Event
}

// Extract reads a document through all stages. The error is that of ctx, or of
// the parser's weights if they cannot be loaded.
func (x *Extractor) Extract(ctx context.Context, doc *text.Document) (*Reading, error) {
	r, err := x.Mentions(ctx, doc)
	if err != nil {
		return nil, err
	}
	triggers := x.triggers(r)
	if len(triggers) == 0 {
		return r, nil
	}
	if err := x.parse(ctx, r, triggers); err != nil {
		return nil, err
	}
	r.All = x.code(r, triggers)
	for i := range r.All {
		if r.All[i].Doubtful(x.options.MinConfidence) {
			r.Doubtful = append(r.Doubtful, r.All[i])
		} else {
			r.Events = append(r.Events, r.All[i])
		}
	}
	return r, ctx.Err()
}

// Mentions reads a document as far as its mentions: no trees, no events.
func (x *Extractor) Mentions(ctx context.Context, doc *text.Document) (*Reading, error) {
	r := &Reading{Document: doc, Sentences: sentences(doc)}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.Mentions = mentions(doc, r.Sentences, &x.options)
	r.Trees = make([]*syntax.Tree, len(r.Sentences))
	return r, ctx.Err()
}

// Parse parses every sentence of a reading that is not parsed yet.
func (x *Extractor) Parse(ctx context.Context, r *Reading) error {
	return x.parseSentences(ctx, r, func(int) bool { return true })
}

// parse parses the sentences in which a trigger fired.
func (x *Extractor) parse(ctx context.Context, r *Reading, triggers []trigger) error {
	return x.parseSentences(ctx, r, func(i int) bool {
		_, found := slices.BinarySearchFunc(triggers, i, func(t trigger, i int) int { return t.sentence - i })
		return found
	})
}

func (x *Extractor) parseSentences(ctx context.Context, r *Reading, wanted func(int) bool) error {
	parser, err := syntax.Default()
	if err != nil {
		return err
	}
	for i := range r.Sentences {
		if r.Trees[i] != nil || !wanted(i) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		r.Trees[i] = new(syntax.Tree)
		parser.Parse(r.Trees[i], r.Document.Text, r.Sentences[i].Tokens)
	}
	return nil
}
