package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
)

// eventID is how the id of an event looks, as extract and explain print it.
var eventID = regexp.MustCompile(`^[0-9a-f]{20}$`)

// errFound ends the reading of articles once the event is found.
var errFound = errors.New("found")

// explainEvent finds the event of an id among the articles of r and prints how
// it came about.
func (a *app) explainEvent(ctx context.Context, r *reader, id, format string) error {
	var found *extract.Explanation
	tally, err := r.each(ctx, func(reading *extract.Reading) error {
		if !slices.ContainsFunc(reading.All, func(e event.Event) bool { return string(e.ID) == id }) {
			return nil
		}
		var err error
		if found, err = r.extractor.Explain(ctx, reading.Document, event.ID(id)); err == nil {
			err = errFound
		}
		return err
	})
	switch {
	case errors.Is(err, errFound):
		return a.printExplanation(found, nil, format)
	case err != nil:
		return fmt.Errorf("explain: %w", err)
	}
	return fmt.Errorf("explain: no event %s in %s; annals extract prints the ids, for the same articles and --published", id, tally)
}

// printExplanation prints an event and how it came about. stored is the event as
// the database holds it, and where it is from; nil where it was read just now.
func (a *app) printExplanation(e *extract.Explanation, stored *storedEvent, format string) error {
	if format == "json" {
		return encoder(a.stdout).Encode(struct {
			*extract.Explanation
			Stored *storedEvent `json:"stored,omitempty"`
		}{e, stored})
	}
	told := &e.Event
	if stored != nil {
		told = &stored.Event
	}
	if err := eventText(a.stdout, 1, told); err != nil {
		return err
	}
	if stored != nil {
		if err := stored.text(a.stdout); err != nil {
			return err
		}
	}
	if e.Event.ID == "" {
		return nil
	}
	return explanationText(a.stdout, e)
}

// explanationText prints an explanation for reading, without the event.
func explanationText(w io.Writer, e *extract.Explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "    %q fired rule %s (%s) as a %s.\n\n", oneLine(e.Event.Trigger.Text), e.Event.Rule, e.File, e.Word)
	lines := func(name string, lines []string) {
		for _, line := range lines {
			fmt.Fprintf(&b, "    %-10s  %s\n", name, line)
			name = ""
		}
	}
	var arguments, others, joined, lost []string
	for _, arg := range e.Arguments {
		function := arg.Function
		if arg.By != "" {
			function += " by \"" + arg.By + "\""
		}
		arguments = append(arguments, fmt.Sprintf("%s: %s → %s", oneLine(arg.Text), function, cmp.Or(arg.Role, "no role")))
	}
	for _, other := range e.Others {
		others = append(others, fmt.Sprintf("%s: %s → %s", oneLine(other.Text), other.Function, other.Role))
	}
	for _, j := range e.Joined {
		joined = append(joined, fmt.Sprintf("%q at byte %d, rule %s", oneLine(j.Trigger.Text), j.Trigger.Start, j.Rule))
	}
	for _, l := range e.Lost {
		lost = append(lost, fmt.Sprintf("rule %s: %s", l.Rule, l.Reason))
	}
	lines("arguments", arguments)
	lines("others", others)
	lines("joined", joined)
	lines("lost", append(lost, e.Places...))
	_, err := io.WriteString(w, b.String())
	return err
}
