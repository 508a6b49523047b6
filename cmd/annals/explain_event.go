package main

import (
	"context"
	"encoding/json"
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

// explainEvent finds the event of an id among the articles of r and prints how
// it came about.
func (a *app) explainEvent(ctx context.Context, r *reader, id, format string) error {
	var found *extract.Explanation
	tally, err := r.each(ctx, func(reading *extract.Reading) error {
		if found != nil {
			return nil
		}
		if !slices.ContainsFunc(reading.All, func(e event.Event) bool { return string(e.ID) == id }) {
			return nil
		}
		var err error
		found, err = r.extractor.Explain(ctx, reading.Document, event.ID(id))
		return err
	})
	switch {
	case err != nil:
		return fmt.Errorf("explain: %w", err)
	case found == nil:
		return fmt.Errorf("explain: no event %s in %s; annals extract prints the ids, for the same articles and --published", id, tally)
	case format == "json":
		out := json.NewEncoder(a.stdout)
		out.SetEscapeHTML(false)
		err = out.Encode(found)
	default:
		err = explanationText(a.stdout, found)
	}
	if err != nil {
		return err
	}
	return a.finish(tally)
}

// explanationText prints an explanation for reading.
func explanationText(w io.Writer, e *extract.Explanation) error {
	if err := eventText(w, 1, &e.Event); err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "    %q fired rule %s (%s) as a %s.\n\n", oneLine(e.Event.Trigger.Text), e.Event.Rule, e.File, e.Word)
	for i, arg := range e.Arguments {
		name := ""
		if i == 0 {
			name = "arguments"
		}
		role := arg.Role
		if role == "" {
			role = "no role"
		}
		function := arg.Function
		if arg.By != "" {
			function += " by \"" + arg.By + "\""
		}
		fmt.Fprintf(&b, "    %-10s  %s: %s → %s\n", name, oneLine(arg.Text), function, role)
	}
	for i, lost := range e.Lost {
		name := ""
		if i == 0 {
			name = "lost"
		}
		fmt.Fprintf(&b, "    %-10s  rule %s: %s\n", name, lost.Rule, lost.Reason)
	}
	for _, p := range e.Places {
		fmt.Fprintf(&b, "    %-10s  %s\n", "", p)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
